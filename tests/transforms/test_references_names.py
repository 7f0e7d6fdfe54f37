"""The same person, body or country under each of its names."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.marked import Read


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Josephine Q. Marlowe", "Marlowe"),
        ("Josephine Q. Marlowe", "Josephine Marlowe"),
        ("William Brandt", "Bill Brandt"),
        ("William Brandt", "W. Brandt"),
        ("Ahmad al-Rashidi", "Rashidi"),
        ("Ahmad al-Rashidi", "al-Rashidi"),
        ("Ahmad al-Rashidi", "Ahmad Rashidi"),
        ("Greta von der Aue", "von der Aue"),
        ("Mikhail Kowalenko", "Mikhail Kovalenko"),
        ("Gonzalo Pereira", "Perreira"),
        ("Marc O’Dowd", "O'Dowd"),
        ("Jean-Luc Fabre", "Jean Luc Fabre"),
        ("Ed Norwood Jr.", "Norwood"),
    ],
)
def test_one_person_two_names(first, later):
    r = Read(f"{{p:{first}}} arrived on Monday. Then {{p:{later}}} left.").resolve()
    assert len({*r.found.mentions["entity"]}) == 1
    assert r.entities[0]["names"] == [first, later]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("Anna Keller", "Bernd Keller"),
        ("John A. Doe", "John B. Doe"),
        ("Paul Ryan", "Paul Bryan"),
        ("Anna Keller", "Anna Moser"),
    ],
)
def test_two_people(first, other):
    r = Read(f"{{p:{first}}} arrived on Monday. Then {{p:{other}}} left.").resolve()
    assert len({*r.found.mentions["entity"]}) == 2


def test_the_form_of_address_tells_a_couple_apart():
    r = Read("{p:Bernd Keller} met {p:Anna Keller}. Mrs. {p:Keller} smiled. Mr. {p:Keller} did not.").resolve()
    assert r.name_of("Keller", 0) == "Anna Keller" and r.name_of("Keller", 1) == "Bernd Keller"
    assert (r.entity("Anna Keller")["gender"], r.entity("Bernd Keller")["gender"]) == ("f", "m")


def test_a_bare_surname_goes_on_meaning_the_same():
    r = Read(
        "{p:Bernd Keller} spoke. {p:Keller} was late. His wife, {p:Anna Keller}, waited. {p:Keller} left."
    ).resolve()
    assert r.name_of("Keller", 1) == "Bernd Keller"


def test_a_title_keeps_a_president_from_his_daughter():
    r = Read("President {p:Obama} and his daughter {p:Malia Obama} came. {p:Obama} spoke.", date(2012, 5, 1)).resolve()
    assert r.name_of("Obama", 0) == r.name_of("Obama", 1) == "Barack Obama" != r.name_of("Malia Obama")


def test_a_surname_is_known_by_the_office_and_country_the_article_speaks_of():
    r = Read(
        "Aides of the president were tired. The {o:White House} said Mr. {p:Obama} was not.", date(2012, 5, 1)
    ).resolve()
    assert r.name_of("Obama") == "Barack Obama"


def test_fathers_and_sons():
    r = Read("{p:Walter Dunn} spoke. His son, {p:Walter Dunn Jr.}, slept. {p:Dunn Jr.} woke; {p:Dunn} left.").resolve()
    assert r.surfaces("Walter Dunn") >= {"Walter Dunn", "Dunn"} and r.surfaces("Walter Dunn Jr.") == {
        "Walter Dunn Jr.",
        "Dunn Jr.",
    }
    known = Read("{p:Donald Trump} and {p:Donald Trump Jr.} met {p:Joseph R. Biden Jr.}; {p:Joe Biden} left.").resolve()
    assert len(known.entities) == 3
    one = Read("The suspect, {p:Walter Dunn Jr.}, was held. {p:Walter Dunn} was seen there.").resolve()
    assert len(one.entities) == 1


def test_acronyms_meet_their_full_names():
    r = Read("The {o:Northern Grain Council} (N.G.C.) met. The {o:N.G.C.} said so. {o:NGC} staff agreed.").resolve()
    assert r.surfaces("Northern Grain Council") >= {"Northern Grain Council", "N.G.C.", "NGC"}


def test_a_company_by_its_first_words():
    r = Read(
        "{o:Halden Motors Inc.} lost money. {o:Halden Motors} will close. {o:Halden} declined to comment."
    ).resolve()
    assert len({*r.found.mentions["entity"]}) == 1


def test_countries_by_name_and_abbreviation():
    r = Read(
        "The {c:United States} and the {c:U.S.} and {c:America}; {c:Britain} and the {c:U.K.}; American steel."
    ).resolve()
    assert r.surfaces("United States") == {"United States", "U.S.", "America", "American"}
    assert {e["country"] for e in r.entities.values()} == {"USA", "GBR"}
    assert {e["type"] for e in r.entities.values()} == {"country"}


def test_demonyms_of_two_words_and_of_countries_not_named():
    r = Read(
        "{c:North Korea} and {c:Italy} met. South Korean and North Korean troops; Spanish wine; African-American art."
    ).resolve()
    assert r.surfaces("North Korea") == {"North Korea", "Korean"}
    assert "Spanish" not in r.found.mentions["surface"].to_list()


def test_seats_of_government_have_their_own_row_and_say_what_they_stand_for():
    r = Read("{l:Moscow} rejected the plan of the {o:White House}, and {c:Russia} moved on.").resolve()
    moscow, house = r.entity("Moscow"), r.entity("White House")
    assert moscow["country"] == "RUS" and "Russian government" in moscow["description"]
    assert house["country"] == "USA" and house["entity"] != moscow["entity"] != r.entity("Russia")["entity"]


def test_a_seed_actor_needs_more_than_a_surname():
    known = Read(
        "President {p:Trump} spoke.",
    ).resolve()
    stranger = Read("{p:Trump} plays the flute.").resolve()
    full = Read("{p:Donald J. Trump} spoke.").resolve()
    assert known.entities[0]["actor_id"] == full.entities[0]["actor_id"] == "Q22686"
    assert known.entities[0]["name"] == full.entities[0]["name"] == "Donald Trump"
    assert stranger.entities[0]["actor_id"] is None


def test_an_ambiguous_name_does_not_identify_by_itself():
    fruit = Read("{o:Apple} was late.").resolve()
    both = Read("{o:Apple Inc.} was late. {o:Apple} was sorry.").resolve()
    assert fruit.entities[0]["actor_id"] is None and len(both.entities) == 1
    assert both.entities[0]["actor_id"] == "o:apple-inc"


def test_what_a_place_finder_calls_a_place_can_be_a_body():
    r = Read("The {l:Pentagon} said no.").resolve()
    assert r.entity("Pentagon")["type"] == "organization"


def test_a_word_for_many_is_no_persons_name():
    r = Read("{p:Democrats} said no.").say("Democrats", "no", kind="indirect").resolve()
    assert [e["type"] for e in r.entities.values()] == ["group"]
    allies = Read("The {o:European allies} were there.").resolve()
    assert [e["type"] for e in allies.entities.values()] == ["group"]


def test_people_of_credit_lines_are_no_actors():
    r = Read(
        "{p:Ana Torres} won the vote in the capital on Sunday.\nShe thanked everyone who had come.\n"
        "{p:Karl Lindqvist} contributed reporting from Oslo."
    ).resolve()
    assert [e["name"] for e in r.entities.values()] == ["Ana Torres"]
