"""Who said what, in sentences made up for the purpose, one for each way of saying it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onrecord.transforms import schemas
from onrecord.transforms.attribution.passage import passage
from onrecord.transforms.attribution.record import Attribution
from onrecord.transforms.attribution.speakers import tidy
from onrecord.transforms.attributions import AttributionFinder
from onrecord.transforms.documents import documents

from tests.support import Corpus, corpus, seed_tables


@cache
def finder() -> AttributionFinder:
    seeds = seed_tables()
    return AttributionFinder(seeds, seeds.model("quotes"))


@dataclass(frozen=True)
class Said:
    kind: str
    text: str
    speaker: str | None
    cue: str | None
    addressee: str | None
    venue: str | None
    said_on: str | None
    precision: str | None


def times(texts: tuple[str, ...], stated: dict[str, tuple[str, str]]) -> pl.DataFrame:
    rows = []
    for i, text in enumerate(texts):
        for surface, (first, granularity) in stated.items():
            at = text.find(surface)
            while at >= 0:
                rows.append(
                    dict(article_id=f"a{i}", version=1, start_char=at, end_char=at + len(surface), surface=surface,
                         type="DATE", granularity=granularity, date_start=date.fromisoformat(first), score=1.0)
                )  # fmt: skip
                at = text.find(surface, at + 1)
    return schemas.frame(sorted(rows, key=lambda r: r["start_char"]), schemas.TIME_EXPRESSIONS)


def run(given: Corpus, stated: pl.DataFrame) -> pl.DataFrame:
    names = schemas.frame([], schemas.NAMES)
    return finder()(given.articles, given.paragraphs, given.sentences, names, stated)


def found(text: str, **stated: tuple[str, str]) -> list[Said]:
    frame = run(corpus(text), times((text,), {k.replace("_", " "): v for k, v in stated.items()}))
    out = []
    for r in frame.iter_rows(named=True):

        def words(name: str, row: dict = r) -> str | None:
            start = row[f"{name}_start"]
            return None if start is None else text[start : row[f"{name}_end"]]

        out.append(
            Said(
                r["kind"],
                " … ".join(text[s["start_char"] : s["end_char"]] for s in r["spans"]),
                words("speaker"),
                words("cue"),
                words("addressee"),
                r["venue"],
                str(r["said_on"]) if r["said_on"] else None,
                r["said_on_precision"],
            )
        )
    return out


def one(text: str, **stated: tuple[str, str]) -> Said:
    rows = found(text, **stated)
    assert len(rows) == 1, rows
    return rows[0]


TUESDAY = ("2025-08-12", "day")

DIRECT = [
    # text, content, speaker
    ("“The bridge will open in May,” Maria Chen said.", "The bridge will open in May", "Maria Chen"),
    ("“The bridge will open in May,” said Maria Chen.", "The bridge will open in May", "Maria Chen"),
    ('"We have no plans to close the school," she said.', "We have no plans to close the school", "she"),
    ("Mr. Okafor said, “The bridge will open in May.”", "The bridge will open in May.", "Mr. Okafor"),
    ("''The river has never been this high,'' Mr. Okafor said.", "The river has never been this high", "Mr. Okafor"),
    ("‘The river has never been this high,’ the mayor said.", "The river has never been this high", "the mayor"),
    ("«The river has never been this high», the mayor said.", "The river has never been this high", "the mayor"),
    ("“It’s a long way home,’’ he added.", "It’s a long way home", "he"),
    (
        "“The bridge will open in May,” said Paul Okafor, a retired engineer who built three dams.",
        "The bridge will open in May",
        "Paul Okafor, a retired engineer who built three dams",
    ),
    ("He concluded: “The wall will hold.”", "The wall will hold.", "He"),
    ("“Will the wall hold?” the mayor asked.", "Will the wall hold?", "the mayor"),
    (
        "“I was there,” the farmer said. “I saw the water come over the wall.”",
        "I was there … I saw the water come over the wall.",
        "the farmer",
    ),
    (
        "“If the rain goes on,” Ms. Chen said, “we will have to leave the valley.”",
        "If the rain goes on … we will have to leave the valley.",
        "Ms. Chen",
    ),
]


@pytest.mark.parametrize(("text", "content", "speaker"), DIRECT)
def test_direct(text: str, content: str, speaker: str) -> None:
    said = one(text)
    assert (said.kind, said.text) == ("direct", content)
    assert (said.speaker or "").startswith(speaker)


INDIRECT = [
    ("The minister said that taxes would fall next year.", "that taxes would fall next year", "The minister", "said"),
    ("Ms. Chen said the bridge would not open before May.", "the bridge would not open before May", "Ms. Chen", "said"),
    (
        "The bridge will not open before May, according to the city’s chief engineer.",
        "The bridge will not open before May",
        "the city’s chief engineer",
        "according to",
    ),
    (
        "The bridge will not open before May, officials said.",
        "The bridge will not open before May",
        "officials",
        "said",
    ),
    ("Critics argue that the plan would cost too much.", "that the plan would cost too much", "Critics", "argue"),
]


@pytest.mark.parametrize(("text", "content", "speaker", "cue"), INDIRECT)
def test_indirect(text: str, content: str, speaker: str, cue: str) -> None:
    said = one(text)
    assert (said.kind, said.text.removeprefix("that ")) == ("indirect", content.removeprefix("that "))
    assert said.speaker == speaker
    assert said.cue is not None
    assert said.cue.lower() in cue or cue in said.cue.lower()


def test_mixed() -> None:
    said = one("The governor said the storm was “the worst in a century” and asked people to stay at home.")
    assert said.kind == "mixed"
    assert "the worst in a century" in said.text
    assert said.speaker == "The governor"


def test_a_term_of_somebody() -> None:
    rows = found("Mr. Okafor wants to leave what he called an “obsolete” alliance.")
    assert ("mixed", "he", "called") in [(r.kind, r.speaker, r.cue) for r in rows if "obsolete" in r.text]
    rows = found("The plan is that of three northern countries that call themselves a “coalition of the willing.”")
    assert [r.speaker for r in rows if "coalition of the willing" in r.text] == ["three northern countries"]
    assert [r.kind for r in rows if "coalition of the willing" in r.text] == ["mixed"]


def test_a_relative_clause_is_no_part_of_the_speaker() -> None:
    said = one("One senior diplomat, who spoke on condition of anonymity, said that the talks had failed.")
    assert said.speaker == "One senior diplomat"


@pytest.mark.parametrize(
    "text",
    [
        "She wrote “The Long Road Home,” a novel about the valley, in 2009.",
        "The film “Night Train” opens on Friday in two hundred theaters.",
        "The so-called “green” fuel is made from palm oil in two plants on the coast.",
        "The workers’ canteen and the boys’ club were closed in the ’90s.",
        "The road from the harbor to the old town is four miles long and steep.",
        "Employers added 175,000 jobs in April, fewer than the 240,000 that had been hoped for.",
        "",
    ],
)
def test_nobody_said_it(text: str) -> None:
    assert found(text) == []


def test_a_broadcast_is_a_venue_and_no_quote() -> None:
    rows = found("“We are not leaving,” Ms. Chen told Ann Lee on CBS’s “Face the Nation.”")
    assert [r.text for r in rows] == ["We are not leaving"]
    assert rows[0].addressee == "Ann Lee"
    assert rows[0].venue == "CBS’s Face the Nation"


@pytest.mark.parametrize(
    ("text", "speaker", "tidied"),
    [
        ("In 2017, Ms. Lee told me that the wall was safe.", "2017, Ms. Lee", "Ms. Lee"),
        ("Ms. Lee last year explained that the wall was safe.", "Ms. Lee last year", "Ms. Lee"),
        ("Ms. Lee, meanwhile, has claimed that the wall was safe.", "meanwhile, has", "Ms. Lee"),
        ("It was a meeting in which they told of the wall.", "which they", "they"),
        ("A Port Alder-Times investigation told of the wall.", "Times investigation", "A Port Alder-Times investigation"),
        ("PORT ALDER -- The mayor told of the wall.", "PORT ALDER -- The mayor", "The mayor"),
        ("The mayor downplayed the news, and told of the wall.", "The mayor downplayed the news, and", "The mayor"),
        ("Mr. Ray resigned when the mayor told of the wall.", "Mr. Ray resigned when the mayor", "the mayor"),
        ("Ms. Lee, a lawyer in Port Alder, told of the wall.", "Ms. Lee, a lawyer in Port Alder", "Ms. Lee, a lawyer in Port Alder"),
        ("As Ms. Lee, a lawyer, told the court, the wall is safe.", "Ms. Lee, a lawyer", "Ms. Lee, a lawyer"),
        ("A poll released last year told of the wall.", "A poll released last year", "A poll released last year"),
        ("The man who saw the wall told of it.", "The man who saw the wall", "The man who saw the wall"),
        ("ALDER — Two northern states filed a suit, and told of it.", "ALDER", "Two northern states"),
        ("By last year, Ms. Lee told of the wall.", "last year", "Ms. Lee"),
        ("They left, with the mayor, who told of the wall.", "They left, with the mayor", "the mayor"),
        ("Perhaps the farmers told of the wall.", "Perhaps the farmers", "the farmers"),
    ],
)  # fmt: skip
def test_a_speaker_is_a_noun_phrase(text: str, speaker: str, tidied: str) -> None:
    c = corpus(text)
    document = next(documents(c.articles, c.paragraphs, c.sentences))
    spans = [(s.start, s.end) for s in document.sentences]
    p = passage(document, document.paragraphs[0], finder()._words, spans)
    cue = next((text.find(w), text.find(w) + len(w)) for w in ("told", "explained", "claimed") if w in text)
    at, time = text.find(speaker), text.find("last year")
    a = Attribution([(cue[1] + 1, len(text))], cue, (at, at + len(speaker)), "", 1.0)
    found_at = tidy(p, a, [(time, time + 9)] if time >= 0 else [])
    assert text[slice(*found_at)] == tidied


def test_a_shared_speaker() -> None:
    rows = found("Ms. Chen said the wall was safe, adding that it had been checked in spring.")
    assert [r.speaker for r in rows] == ["Ms. Chen", "Ms. Chen"]
    assert rows[1].cue == "adding"


def test_speech_over_paragraphs_is_one_row() -> None:
    text = "“We lost the house,” Ms. Chen said. “Then we lost the boat.\n“And in the end we lost the farm.”"
    said = one(text)
    assert said.text == "We lost the house … Then we lost the boat. … And in the end we lost the farm."
    assert (said.kind, said.speaker) == ("direct", "Ms. Chen")


def test_a_paragraph_that_introduces_the_next() -> None:
    rows = found("Ms. Chen was asked about the wall. She said:\n“It has been checked twice since spring.”")
    assert [r.speaker for r in rows if "checked twice" in r.text] == ["She"]


def test_a_quotation_alone_goes_on_with_the_speaker() -> None:
    text = "“We lost the house,” Ms. Chen said.\n“It was all that my parents had left to us.”"
    assert {r.speaker for r in found(text)} == {"Ms. Chen"}


def test_a_quotation_alone_is_of_the_one_before() -> None:
    said = one("“We lost the house,” Ms. Chen said.\n“It was all that my parents had left to us.”")
    assert said.text == "We lost the house … It was all that my parents had left to us."
    rows = found("Ms. Chen called the wall “a bad joke.”\n“It was all that my parents had left to us.”")
    assert [(r.text, r.speaker) for r in rows][1:] == [("It was all that my parents had left to us.", "Ms. Chen")]


@pytest.mark.parametrize(
    "text",
    [
        "“We lost the house,” Ms. Chen said. The crowd grew silent and some wept.\n“{}.”",  # somebody in the crowd
        "“Did you lose the house?” the judge asked.\n“{}.”",  # the one who was asked
        "“We lost the house,” Ms. Chen said.\n‘{}’\nShe was born in the valley.",  # a heading
        "“{}, and more than that,” Ms. Chen said.\n“{}.”",  # a line pulled out of the text
        "“We lost the house, and that was all.” — Ana Holt\n“{}.”",  # the next signature is missing
    ],
)
def test_a_quotation_alone_that_is_of_nobody_before(text: str) -> None:
    words = "It was all that my parents had left to us"
    assert len([r for r in found(text.replace("{}", words)) if words in r.text]) == text.count("{}") - 1


def test_a_dialogue_alternates() -> None:
    text = "“Did you lose the house?” Ms. Holt asked.\n“We did,” Mr. Ray answered. “Did you hear of it?”\n“I heard of nothing else that week.”"
    assert [r.speaker for r in found(text) if "nothing else" in r.text] == ["Ms. Holt"]


def test_an_open_quotation_is_of_the_next_paragraph() -> None:
    said = one("“We lost the house.\n“We lost the boat as well,” Ms. Chen said.")
    assert (said.text, said.speaker) == ("We lost the house. … We lost the boat as well", "Ms. Chen")


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Ms. Chen was blunt. She had this to say about it:", "She"),
        ("He was blunt about it:", "He"),
        ("The mayor tweeted on Friday.", "The mayor"),
        ("Ana Holt, director of the harbor museum:", "Ana Holt"),
    ],
)
def test_a_line_introduces_the_next(line: str, speaker: str) -> None:
    text = f"{line}\n“It has been checked twice since spring, and it will hold.”"
    at = text.find("Ana Holt")
    names = [
        dict(
            article_id="a0",
            version=1,
            start_char=at,
            end_char=at + 8,
            surface="Ana Holt",
            type="person",
            rule="",
            score=1.0,
        )
    ]
    c = corpus(text)
    frame = finder()(c.articles, c.paragraphs, c.sentences, schemas.frame(names if at >= 0 else [], schemas.NAMES), times((), {}))  # fmt: skip
    rows = [r for r in frame.iter_rows(named=True) if "checked twice" in text[r["spans"][0]["start_char"] :][:40]]
    assert [text[r["speaker_start"] : r["speaker_end"]] for r in rows] == [speaker]


def test_a_line_that_introduces_nobody() -> None:
    for line in (
        "Key points of the report:",
        "Most people share their thoughts.",
        "It was not expected to be a smooth vote.",
    ):
        assert not found(f"{line}\n“It has been checked twice since spring, and it will hold.”"), line


@pytest.mark.parametrize(
    "text",
    [
        "The term “kitchen sink” comes from an old phrase.",
        "Many people prefer to use the label “plain food” for it.",
    ],
)
def test_a_noun_names_nobody(text: str) -> None:
    assert not [r for r in found(text) if r.cue in ("term", "label")]


def test_a_signature_after_a_point() -> None:
    (said,) = found('"It was the best of evenings, and I was there". - Ana Holt')
    assert (said.cue, said.speaker) == ("-", "Ana Holt")


def test_addressee() -> None:
    said = one("The minister told reporters that taxes would fall next year.")
    assert (said.addressee, said.speaker) == ("reporters", "The minister")
    assert one("Ms. Chen said that taxes would fall next year.").addressee is None


@pytest.mark.parametrize(
    ("words", "addressee"),
    [
        ("told one person close to her", "one person close to her"),
        ("told a news briefing", "a news briefing"),
        ("told a meeting being held in a church", "a meeting"),
        ("told ABC’s “Good Morning America” on Monday", "ABC’s “Good Morning America”"),
        ("told members of the council", "members of the council"),
        ("told reporters outside the hall", "reporters"),
    ],
)
def test_addressee_is_a_noun_phrase(words: str, addressee: str) -> None:
    said = [r for r in found(f"“The wall is safe,” Ms. Chen {words}.") if r.text == "The wall is safe"]
    assert [r.addressee for r in said] == [addressee]


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("“The wall is safe,” Ms. Chen said at a news conference in Brussels.", "news conference in Brussels"),
        ("“The wall is safe,” Ms. Chen said in a statement.", "statement"),
        ("“The wall is safe,” Ms. Chen wrote on her social media site.", "social media site"),
        ("“The wall is safe,” Ms. Chen said.", None),
        ("“The wall is safe,” Ms. Chen said in a statement posted late in the day.", "statement"),
        ("At an appearance on CNN, Ms. Chen said that the wall was safe.", "appearance on CNN"),
        ("Ms. Chen said in a letter that the wall was safe.", "letter"),
        ("“The wall is safe,” said Ms. Chen and Bo Ray in a joint statement.", "joint statement"),
        ("“The wall is safe,” Ms. Chen told CNN’s Ann Lee.", "CNN"),
        ("“The wall is safe,” Ms. Chen told Fox News host Ann Lee.", "Fox News"),
        ("“The wall is safe,” the engineer told the inquest.", "inquest"),
        ("“The wall is safe,” said Ms. Chen, who took part in the debate.", None),
        ("The governor had a bad night in his debate last week, but Ms. Chen said that the wall was safe.", None),
        ("“The wall is safe,” Ms. Chen said; the case is due for trial.", None),
        ("“The wall is safe,” Ms. Chen said in order to calm the crowd.", None),
        ("On her way out of the hearing room, Ms. Chen said that the wall was safe.", None),
        ("“The wall is safe,” Ms. Chen said, while there are hints in her report of more.", None),
    ],
)
def test_venue(text: str, venue: str | None) -> None:
    assert one(text).venue == venue


def test_said_on_beside_the_cue_and_at_the_head_of_the_sentence() -> None:
    for text in (
        "“The wall is safe,” Ms. Chen said on Tuesday.",
        "“The wall is safe,” Ms. Chen said Tuesday in a statement.",
        "On Tuesday, Ms. Chen said that the wall was safe.",
    ):
        said = one(text, Tuesday=TUESDAY)
        assert (said.said_on, said.precision) == ("2025-08-12", "day"), text


@pytest.mark.parametrize(
    "text",
    [
        "“The wall is safe,” said Ms. Chen, who led the works until 2019.",
        "Ms. Chen said that the wall had been checked in 2019.",
        "“The wall broke in 2019,” Ms. Chen said.",
        "“The wall is safe,” Ms. Chen said.",
        "“The wall is safe,” said Ms. Chen, the governor’s 2019 campaign manager.",
        "Ms. Chen, who ran the governor’s 2019 campaign, said that the wall was safe.",
        "With the vote of 2019, which came when the engineers said that the wall was safe, the works ended.",
        "The wall is old, built in 2019, and she says that it will break.",
        "Having left the valley in 2019, Ms. Chen said that the wall was safe.",
        "The woman who filmed the flood in 2019 said that the wall was safe.",
    ],
)
def test_said_on_is_never_guessed(text: str) -> None:
    rows = found(text, **{"2019": ("2019-01-01", "year")})
    assert rows
    assert [r.said_on for r in rows] == [None] * len(rows)


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Chen on Tuesday said that the wall was safe.",
        "Ms. Chen hinted on Tuesday that she may leave, telling reporters that the wall was safe.",
        "Speaking in Port Alder on Tuesday, Ms. Chen said that the wall was safe.",
        "At a rally in Port Alder on Tuesday, Ms. Chen said that the wall was safe.",
        "In Port Alder on Tuesday, after talks with those who built it, Ms. Chen said that the wall was safe.",
        "A poll released on Tuesday found that most people think the wall safe.",
    ],
)
def test_said_on_in_the_clause_of_the_saying(text: str) -> None:
    assert {r.said_on for r in found(text, Tuesday=TUESDAY)} == {"2025-08-12"}


def test_said_on_is_the_time_nearest_in_meaning() -> None:
    text = "She also spoke of the flood on Monday, telling the council on Tuesday that the wall was safe."
    rows = found(text, Monday=("2025-08-11", "day"), Tuesday=TUESDAY)
    assert [r.said_on for r in rows if "the wall was safe" in r.text] == ["2025-08-12"]


def test_said_on_of_a_season_is_its_year() -> None:
    text = "Ms. Chen said last spring that the wall was safe."
    rows = times((text,), {"last spring": ("2025-03-01", "month")}).with_columns(date_end=date(2025, 5, 31))
    frame = run(corpus(text), rows)
    assert frame.select("said_on", "said_on_precision").rows() == [(date(2025, 1, 1), "year")]


def test_said_on_of_a_document_is_when_it_was_issued() -> None:
    text = (
        "On Tuesday, after a night of talks, Ms. Chen issued a statement that praised the crew for its “calm and steady hands.”"
        "\nThe statement said that the bridge would open in May."
    )
    rows = found(text, Tuesday=TUESDAY)
    assert [(r.said_on, r.precision) for r in rows] == [TUESDAY] * 2


def test_said_on_goes_on_with_the_speaker() -> None:
    text = "“The wall is safe,” Ms. Chen said on Tuesday.\n“It was built to last,” she said.\n“No,” Mr. Okafor said."
    assert [r.said_on for r in found(text, Tuesday=TUESDAY)] == ["2025-08-12", "2025-08-12", None]


def test_said_on_is_not_after_publication() -> None:
    assert one("Ms. Chen said Friday the wall was safe.", Friday=("2025-08-22", "day")).said_on is None


def test_rows_are_in_order_and_scored() -> None:
    given = corpus(*(c[0] for c in DIRECT))
    frame = run(given, schemas.frame([], schemas.TIME_EXPRESSIONS))
    assert frame.schema == schemas.ATTRIBUTIONS
    assert frame["article_id"].unique(maintain_order=True).to_list() == [f"a{i}" for i in range(len(DIRECT))]
    assert frame["score"].is_between(0, 1).all()
    assert frame["quote_id"].is_unique().all()
    assert frame.equals(run(given, schemas.frame([], schemas.TIME_EXPRESSIONS)))


PIECES = st.sampled_from(
    ["“", "”", '"', "‘", "’", "``", "''", "«", "»", " ", "\n", "\n\n", ".", ", ", ":", " said ", " told reporters ",
     " according to ", "Ms. Chen", "he", " that ", "the wall is safe", "—", "…", "\u2028", "\x85", "é", "😀", "1", "\t"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_gives_rows_inside_it(text: str) -> None:
    frame = run(corpus(text), schemas.frame([], schemas.TIME_EXPRESSIONS))
    for r in frame.iter_rows(named=True):
        last = 0
        for s in r["spans"]:
            assert last <= s["start_char"] < s["end_char"] <= len(text)
            last = s["end_char"]
        for name in ("cue", "speaker", "addressee"):
            start, end = r[f"{name}_start"], r[f"{name}_end"]
            assert (start is None) == (end is None)
            assert start is None or 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    "signature, name",
    [
        ("— Ana Holt", "Ana Holt"),
        ("-- Ana Holt, a teacher in Port Alder", "Ana Holt"),
        ("―\u00a0María de la Cruz.", "María de la Cruz"),
        ("– Bo Ray Jr.", "Bo Ray Jr"),
        ("- J. R.", "J. R."),
    ],
)
def test_a_quotation_with_a_signature(signature, name):
    (said,) = found(f"“It was the best of evenings, and I was there.” {signature}")
    assert (said.kind, said.speaker) == ("direct", name)
    assert said.text == "It was the best of evenings, and I was there."


def test_a_signature_after_mispaired_marks():
    text = "“It was over.” And that was “the best of evenings’, and so had we all.” ― Ana Holt"
    (said,) = found(text)
    assert (said.speaker, said.text.split(".")[0]) == ("Ana Holt", "It was over")
    assert not [s for s in found("“It was late,” Bo Ray said. “We all went home early.” ― Ana Holt") if s.cue == "―"]


def test_a_dash_that_signs_nothing():
    assert not [s for s in found("“Night and Day” — The Musical") if s.cue == "—"]
    assert not [s for s in found("“It was the best of evenings” — and so it went on.") if s.cue == "—"]


def test_a_transcript():
    text = "HOLT: Will you come back next year?\nRAY: We will, and with more boats.\nHOLT (laughing): Good.\nRAY: “Goodbye, then.”"
    assert [(s.speaker, s.text) for s in found(text)] == [
        ("HOLT", "Will you come back next year?"),
        ("RAY", "We will, and with more boats."),
        ("HOLT", "Good."),
        ("RAY", "Goodbye, then."),
    ]


def test_a_label_alone_is_no_transcript():
    text = "UPDATE: The bridge is closed.\nUPDATE: The bridge is open.\nThe mayor slept."
    assert not [s for s in found(text) if s.cue == ":"]


POST = "We will come back with more boats, and soon."


@pytest.mark.parametrize(
    "text",
    [
        POST + " pic.twitter.com/aBcDe1 — Ana Holt (@aholt) May 5, 2023",
        POST + " https://t.co/aBcDe1\n— Ana Holt (@aholt) May 5, 2023",
    ],
)
def test_an_embedded_post(text: str) -> None:
    (said,) = found(text, **{"May 5, 2023": ("2023-05-05", "day")})
    assert (said.kind, said.text, said.speaker, said.said_on) == ("direct", POST, "Ana Holt", "2023-05-05")


def test_a_dash_and_a_handle_alone_are_no_post() -> None:
    assert not found("Reporting by — Ana Holt (@aholt) in Port Alder")


def test_a_turn_is_word_for_word() -> None:
    text = "HOLT: Will you come back next year?\nRAY: We will.\nHOLT: Good for you.\nRAY: Goodbye, then."
    assert {s.kind for s in found(text)} == {"direct"}


def test_labels_of_things_are_no_speakers() -> None:
    text = "Water: Twice a week, and more in May.\nSoil: Loose and dry.\nWater: Less in winter.\nSoil: None of it wet."
    assert not [s for s in found(text) if s.cue == ":"]


def with_names(text: str, *names: str) -> list[tuple[str, str | None]]:
    """(content, speaker) of the attributions of a text in which these are names of persons."""
    at = [(text.index(n), n) for n in names]
    rows = [dict(article_id="a0", version=1, start_char=i, end_char=i + len(n), surface=n, type="person", rule="", score=1.0)
            for i, n in at]  # fmt: skip
    c = corpus(text)
    frame = finder()(c.articles, c.paragraphs, c.sentences, schemas.frame(rows, schemas.NAMES), times((), {}))
    out = []
    for r in frame.iter_rows(named=True):
        speaker = None if r["speaker_start"] is None else text[r["speaker_start"] : r["speaker_end"]]
        out.append((" … ".join(text[s["start_char"] : s["end_char"]] for s in r["spans"]), speaker))
    return out


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Added Ray: “The wall will hold for a hundred years.”", "Ray"),
        ("Ray on the radio: “The wall will hold for a hundred years.”", "Ray"),
        ("Ray laughed. “The wall will hold for a hundred years.”", "Ray"),
    ],
)
def test_speech_beside_a_person(text: str, speaker: str) -> None:
    assert with_names(text, "Ray") == [("The wall will hold for a hundred years.", speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "Ray laughed. “The Wall of a Hundred Years” is a film.",
        "Ray, B., et al. “The walls of the old harbor and how they were built.”",
        "The wall was old. “The wall will hold for a hundred years.”",
    ],
)
def test_words_beside_a_person_that_are_not_his(text: str) -> None:
    assert not [w for w, _ in with_names(text, *(["Ray"] if "Ray" in text else []))]
