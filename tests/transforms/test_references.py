"""Descriptions, pronouns and speakers, in articles of our own making."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onrecord.transforms import schemas

from tests.support import corpus
from tests.transforms.marked import Read, resolver


def test_the_role_stated_in_the_article_comes_first():
    r = Read(
        "President {p:Ana Torres} of {c:Chile} met Prime Minister {p:Karl Lind} of {c:Norway}. Later the Chilean president "
        "left. The prime minister stayed. The president slept."
    ).resolve()
    assert r.surfaces("Ana Torres") >= {"the Chilean president", "The president"}
    assert r.surfaces("Karl Lind") >= {"The prime minister"}
    kinds = dict(r.found.mentions.select("surface", "kind").rows())
    assert (kinds["The president"], kinds["the Chilean president"]) == ("title", "nominal")


def test_seed_roles_hold_on_the_day():
    then = Read("The American president was angry with {c:Chile}.", published=date(2012, 5, 1)).resolve()
    now = Read("The American president was angry with {c:Chile}.", published=date(2025, 5, 1)).resolve()
    assert then.name_of("The American president") == "Barack Obama"
    assert now.name_of("The American president") == "Donald Trump"


def test_the_seed_role_of_a_body_the_article_names():
    r = Read("Leaders met at {o:NATO} in May. The secretary general was content.").resolve()
    assert r.name_of("The secretary general") == "Mark Rutte" and r.entity("Mark Rutte")["actor_id"]


def test_apposition_and_complements():
    r = Read(
        "{p:Karl Lind}, the lawyer for the town, spoke. The island’s leader, {p:Ana Torres}, did not. {p:Eva Stone}, the "
        "secretary of state, and the secretary of defense, {p:Max Dorn}, met. The secretary of state left."
    ).resolve()
    assert r.surfaces("Karl Lind") >= {"the lawyer"} and r.surfaces("Ana Torres") >= {"The island’s leader"}
    assert r.surfaces("Eva Stone") == {"Eva Stone", "the secretary of state", "The secretary of state"}
    assert r.surfaces("Max Dorn") == {"Max Dorn", "the secretary of defense"}


def test_a_partys_nominee_is_of_that_party():
    r = Read(
        "Republican nominee {p:Ana Torres} met Libertarian nominee {p:Karl Lind}. The GOP nominee was late."
    ).resolve()
    assert r.name_of("The GOP nominee") == "Ana Torres"


def test_nobody_is_the_next_president():
    r = Read("President {p:Ana Torres} spoke. The next president will pay.").resolve()
    assert r.name_of("The next president") is None


def test_titles_by_another_word():
    r = Read(
        "Rep. {p:Max Dorn} (R-Texas) spoke. Gov. {p:Eva Stone} listened. The congressman waved to the governor."
    ).resolve()
    assert "The congressman" in r.surfaces("Max Dorn") and "the governor" in r.surfaces("Eva Stone")


def test_one_source_without_a_name_through_the_article():
    r = Read(
        "One senior Chilean diplomat, who asked not to be named, was gloomy.\n{p:Ana Torres} disagreed.\n“It is over,” the "
        "diplomat said. Another diplomat, from Norway, laughed."
    )
    r.say("One senior Chilean diplomat, who asked not to be named,", "was gloomy", kind="indirect")
    r.say("the diplomat", "It is over,").say("Another diplomat, from Norway,", "laughed", kind="indirect").resolve()
    one, two, other = r.speakers()
    assert one == two == "One senior Chilean diplomat" != other
    assert {e["type"] for e in r.entities.values() if e["name"] != "Ana Torres"} == {"unnamed"}


def test_collectives_are_groups():
    r = Read(
        "European leaders met in secret. Nearly all members of the alliance came; the Europeans were content. The leaders "
        "said that it went well. Some senior officials in the campaign said it did not."
    )
    r.say("The leaders", "it went well", kind="indirect")
    r.say("Some senior officials in the campaign", "it did not", kind="indirect").resolve()
    assert r.speakers() == ["European leaders", "senior officials in the campaign"]
    groups = {e["name"] for e in r.entities.values() if e["type"] == "group"}
    assert groups == {"European leaders", "members of the alliance", "Europeans", "senior officials in the campaign"}


@pytest.mark.parametrize(
    ("speaker", "who"),
    [
        ("{o:Grain Council} spokesman {p:Karl Lind}", "Karl Lind"),
        ("{p:Karl Lind}, a spokesman for {p:Ana Torres},", "Karl Lind"),
        ("The council’s new chief, {p:Karl Lind},", "Karl Lind"),
        ("a spokesman for {p:Ana Torres}", "a spokesman for Ana Torres"),
        ("{p:Ana Torres}’s lawyer", "Ana Torres’s lawyer"),
        ("The {p:Torres} campaign", "Torres campaign"),
        ("the {o:Grain Council}", "Grain Council"),
        ("A report by the {o:Grain Council}", "Grain Council"),
        ("During the talks, the {o:Grain Council}", "Grain Council"),
        ("{p:Karl Lind} later also", "Karl Lind"),
        ("even the lawyer {p:Karl Lind}, who", "Karl Lind"),
        ("But the {o:Grain Council} also", "Grain Council"),
        ("Last Tuesday", None),
        ("the weather", None),
        ("nobody", None),
    ],
)
def test_who_a_speakers_words_mean(speaker, who):
    r = Read(f"{{p:Ana Torres}} was there. {speaker} said that the harvest was good.")
    plain = Read(speaker).text
    assert r.say(plain, "the harvest was good", kind="indirect").resolve().speakers() == [who]


def test_the_company_is_the_one_named():
    r = Read("{o:Halden Motors} makes cars. The company said that it would close.").say(
        "The company", "it would close", kind="indirect"
    )
    assert r.resolve().speakers() == ["Halden Motors"]


def test_a_statement_speaks_for_whoever_issued_it():
    r = Read("On Monday {p:Ana Torres} issued a statement after talks with {p:Karl Lind}. The statement warned of war.")
    assert r.say("The statement", "of war", kind="indirect").resolve().speakers() == ["Ana Torres"]


@pytest.mark.parametrize("source", ["a new poll", "a 2015 survey", "public filings", "a report on Monday"])
def test_a_document_is_nobodys_who_is_only_in_the_sentence(source):
    r = Read(f"{{p:Ana Torres}} leads by five points, according to {source}.")
    assert r.say(source, "Ana Torres leads by five points", kind="indirect").resolve().speakers() == [None]


def test_a_title_makes_a_person_of_a_noun():
    r = Read("{p:Ana Torres} listened. Mr. Sellers said that the harvest was good.")
    r.say("Mr. Sellers", "the harvest was good", kind="indirect").resolve()
    assert r.speakers() == ["Mr. Sellers"]
    assert (r.entity("Mr. Sellers")["type"], r.entity("Mr. Sellers")["gender"]) == ("person", "m")


def test_a_letter_is_of_who_owns_it():
    r = Read(
        "President {p:Ana Torres} of {c:Chile} met {p:Karl Lind}. {p:Lind} wept. The president’s letter warned of war."
    )
    assert r.say("The president’s letter", "of war", kind="indirect").resolve().speakers() == ["Ana Torres"]


def test_an_article_is_of_who_wrote_it():
    r = Read("{p:Ana Torres} wrote an article suggesting that the harvest was good.")
    assert r.say("an article", "that the harvest was good", kind="indirect").resolve().speakers() == ["Ana Torres"]


def test_who_a_relative_clause_tells_apart_is_nobody_before():
    r = Read("The journalist {p:Ana Torres} spoke. “It is late,” said the journalist who came from the south.")
    assert r.say("the journalist who came from the south", "It is late,").resolve().speakers() == ["the journalist"]
    r = Read("The journalist {p:Ana Torres} spoke. “It is late,” said the journalist.")
    assert r.say("the journalist", "It is late,").resolve().speakers() != ["the journalist"]


def test_many_pronouns_tell_the_gender_of_a_name():
    text = "The queen {p:Vesper} rose. " + "{p:Vesper} sang in his old hall. " * 11
    assert Read(text).resolve().entity("Vesper")["gender"] == "m"
    text = "{p:Vesper} met {p:Karl Lind} in his hall. " + "{p:Vesper} took her coat. " * 4
    assert Read(text).resolve().entity("Vesper")["gender"] == "f"


def test_pronouns_by_gender_subject_and_sentence():
    r = (
        Read(
            "{p:Maria Torres} met {p:Peter Lind} on Monday. She brought a plan. He read it. “I like it,” he told {p:Frank Dorn}, "
            "who had brought his own."
        )
        .say("he", "I like it,")
        .resolve()
    )
    assert r.surfaces("Maria Torres") >= {"She"} and r.surfaces("Peter Lind") >= {"He", "he", "I"}


def test_a_pronoun_between_equals_is_left_alone():
    r = Read("{p:Peter Lind} and {p:Frank Dorn} left together on Monday. Everyone saw his car.").resolve()
    assert r.name_of("his") is None


def test_nobody_is_he_in_his_own_words():
    r = Read("{p:Peter Lind} met {p:Frank Dorn}. “He is a liar,” {p:Lind} said.").say("Lind", "He is a liar,").resolve()
    assert r.name_of("He") == "Frank Dorn"


def test_a_long_speech_does_not_make_its_speaker_far():
    r = Read(
        "{p:Peter Lind} met {p:Frank Dorn}.\n“{p:Dorn} is wrong,” {p:Lind} said. “He is late. The town is tired. The harvest is bad. "
        "{p:Dorn} knows it.”\n“So be it,” he added."
    )
    r.say("Lind", "Dorn is wrong,").say("Lind", "He is late. The town is tired. The harvest is bad. Dorn knows it.")
    assert r.say("he", "So be it,").resolve().speakers()[-1] == "Peter Lind"


def test_a_name_that_modifies_is_no_subject():
    r = Read("{p:Peter Lind} was angry. Repeating the {p:Dorn} campaign message, he said no.").say(
        "he", "no", kind="indirect"
    )
    assert r.resolve().speakers() == ["Peter Lind"]


def test_i_is_the_speaker_and_you_the_one_spoken_to():
    r = Read("“I will call you,” {p:Peter Lind} told {p:Maria Torres}. “We agreed.”")
    r.say("Peter Lind", "I will call you,", addressee="Maria Torres").say("Peter Lind", "We agreed.").resolve()
    assert (r.name_of("I"), r.name_of("you"), r.name_of("We")) == ("Peter Lind", "Maria Torres", "Peter Lind")
    assert r.found.speakers["addressee_entity"].to_list() == [r.entity("Maria Torres")["entity"], None]


def test_i_outside_quotation_marks_is_nobody():
    r = Read("{p:Peter Lind} said I was late.").say("Peter Lind", "I was late", kind="indirect").resolve()
    assert r.name_of("I") is None


def test_who_and_contractions():
    r = Read("“No,” said {p:Maria Torres}, who added that it was late. “Soon,” she’ll say.")
    r.say("who", "it was late", kind="indirect").say("she", "Soon,").resolve()
    assert r.speakers() == ["Maria Torres", "Maria Torres"]


def test_its_is_a_body_or_country():
    r = Read("{c:Chile} gave up a fifth of its land.").resolve()
    assert r.name_of("its") == "Chile"


def test_no_speaker_stays_none():
    r = Read("“Enough.” {p:Maria Torres} left.").say(None, "Enough.").resolve()
    assert r.speakers() == [None] and r.found.speakers["score"].to_list() == [0.0]


WORDS = st.sampled_from(
    ["President", "Ana Torres", "Torres", "the Chilean president", "he", "she", "“", "”", '"', "’s", "who", "said", "NATO",
     "of", "the", "a", "diplomat", "European leaders", ",", ".", "\n", "\n\n", "(R-Texas)", "I", "you", "members of the",
     "statement", "Mr.", "it’s", "𝔘𝔫𝔦", "\u2028", "é", "-", "’", "from 2009 to 2013", "company", "they"]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(
    st.lists(WORDS, max_size=60) | st.text(max_size=200), st.lists(st.tuples(*[st.integers(0, 400)] * 6), max_size=6)
)
def test_never_raises_and_every_row_shows_its_evidence(words, numbers):
    text = words if isinstance(words, str) else " ".join(words)
    n = len(text)
    names, said, at = [], [], 0
    for a, b, c, d, e, f in numbers:
        start = min(at + a % 9, n)
        end = min(start + 1 + b % 20, n)
        if start < end:
            kind = ("person", "organization", "country", "place")[c % 4]
            names.append(
                dict(
                    article_id="a0",
                    version=1,
                    start_char=start,
                    end_char=end,
                    surface=text[start:end],
                    type=kind,
                    score=0.5,
                )
            )
            at = end
        c, d, e, f = (min(x, n) for x in (c, d, e, f))
        if c < d:
            row = dict(
                article_id="a0",
                version=1,
                quote_id=f"q{len(said)}",
                kind="direct",
                spans=[dict(start_char=c, end_char=d)],
            )
            if e < f:
                row |= dict(speaker_start=e, speaker_end=f, addressee_start=c, addressee_end=d)
            said.append(row)
    c = corpus(text)
    found = resolver()(
        c.articles,
        c.paragraphs,
        c.sentences,
        schemas.frame(names, schemas.NAMES),
        schemas.frame(said, schemas.ATTRIBUTIONS),
    )
    numbers = found.entities["entity"].to_list()
    assert numbers == list(range(len(numbers)))
    for m in found.mentions.iter_rows(named=True):
        assert 0 <= m["start_char"] < m["end_char"] <= n and text[m["start_char"] : m["end_char"]] == m["surface"]
        assert m["entity"] in numbers and 0 <= m["score"] <= 1
    for r in found.roles.iter_rows(named=True):
        assert " ".join(text[r["start_char"] : r["end_char"]].split()) == r["role"]
    assert found.speakers["quote_id"].to_list() == [q["quote_id"] for q in said]
