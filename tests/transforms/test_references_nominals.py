"""Nominal subjects: who is a mention without a name, whom it means, and that it stays with its article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onrecord.transforms import schemas
from onrecord.transforms.actors import Known, canonicalise

from tests.support import corpus
from tests.transforms.marked import Read, resolver


def entity_of(r: Read, surface: str) -> dict:
    """The entity of the one mention with that surface."""
    (number,) = [e for s, e in r.found.mentions.select("surface", "entity").iter_rows() if s == surface]
    return r.entities[number]


@pytest.mark.parametrize(
    ("text", "surface", "name", "type"),
    [
        ("The central bank cut its rate by a quarter point.", "The central bank", "central bank", "organization"),
        ("Central banks cut rates in May.", "Central banks", "central banks", "group"),
        ("Prosecutors want a longer term.", "Prosecutors", "prosecutors", "group"),
        ("In April employers hired 300 people.", "employers", "employers", "group"),
        ("It was less than economists had expected.", "economists", "economists", "group"),
        ("A spokesman declined to comment.", "A spokesman", "A spokesman", "unnamed"),
        ("The brewer also closed two plants.", "The brewer", "brewer", "organization"),
        ("The district, with 900 students, is short of teachers.", "The district", "district", "organization"),
        ("The museum in the old harbor lost two paintings.", "The museum", "museum", "organization"),
        ("The fine was imposed by the ministry in May.", "the ministry", "ministry", "organization"),
        ("A judge ordered the utility to pay for it.", "the utility", "utility", "organization"),
        ("Sales at the grocer rose in the spring.", "the grocer", "grocer", "organization"),
        ("Police found the van on Friday.", "Police", "police", "organization"),
        ("Poor farmers lost three cows.", "farmers", "farmers", "group"),
        ("The streaming service added many subscribers.", "The streaming service", "streaming service", "organization"),
        ("The 29-year-old suspect fled.", "The 29-year-old suspect", "The 29-year-old suspect", "unnamed"),
        ("The militia holds two towns.", "The militia", "militia", "organization"),
    ],
)
def test_a_subject_has_an_entity(text: str, surface: str, name: str, type: str):
    found = entity_of(Read(text).resolve(), surface)
    assert (found["name"], found["type"], found["names"]) == (name, type, [])


@pytest.mark.parametrize(
    "text",
    [
        "He bought the company founded by his aunt.",  # an object, and a participle
        "She left the union in March.",
        "Cars stood in front of the ministry all day.",
        "The bank deposits rose.",
        "The price of wheat was a worry for farmers.",
        "The rate fell, to the surprise of economists.",
        "He liked other business ventures.",
        "Opposition research was his trade.",
        "This country is great.",
        "The next president will pay.",
        "No person can know.",
        "Links between the coast and attackers in the north of the country were weak.",
        "His brother left.",
        "The New Bank Of The Ministry Was Here",
    ],
)
def test_others_are_no_mentions(text: str):
    assert Read(text).resolve().found.mentions.filter(kind="nominal").is_empty()


def test_one_entity_through_the_article():
    r = Read("The central bank met. Prosecutors had asked. The bank said nothing. The prosecutors left.").resolve()
    assert r.surfaces("central bank") == {"The central bank", "The bank"}
    assert r.surfaces("prosecutors") == {"Prosecutors", "The prosecutors"}


def test_the_body_named_before_is_meant():
    r = Read(
        "{o:Acme Motors} opened a plant. The carmaker hired 300 people. The company will hire more. The ministry paid."
    ).resolve()
    assert r.surfaces("Acme Motors") == {"Acme Motors", "The carmaker", "The company"}
    assert entity_of(r, "The ministry")["name"] == "ministry"


def test_a_body_of_another_field_is_not():
    r = Read("The {o:Harbor Commission} met in May. The carmaker lost. The commission paid.").resolve()
    assert r.surfaces("Harbor Commission") == {"Harbor Commission", "The commission"}
    assert entity_of(r, "The carmaker")["name"] == "carmaker"


def test_two_alike_are_neither():
    r = Read("{o:Acme Motors} and {o:Beta Foods} met. Then, in the spring, the company lost money.").resolve()
    assert entity_of(r, "the company")["name"] == "company"


def test_the_city_is_the_place_named_last():
    r = Read("Crews worked in {l:Chicago} all week. The city spent three million dollars. The county paid.").resolve()
    assert r.surfaces("Chicago") == {"Chicago", "The city"}
    assert entity_of(r, "The county")["type"] == "organization"


def test_apposition_is_no_second_person():
    r = Read("Another host, {p:Ana Torres}, had left. {p:Karl Lind}, a physicist who likes rain, stayed.").resolve()
    assert r.surfaces("Ana Torres") == {"Another host", "Ana Torres"}
    assert r.surfaces("Karl Lind") == {"Karl Lind"}


def test_pronouns_after_nominal_subjects():
    r = Read("The utility had two plants in 2010. It now has one. Prosecutors sued. They also want a fine.").resolve()
    assert r.surfaces("utility") == {"The utility", "It"}
    assert r.surfaces("prosecutors") == {"Prosecutors", "They"}
    assert Read("The utility said that it would close.").resolve().surfaces("utility") == {"The utility", "it"}


@pytest.mark.parametrize(
    "text",
    [
        "The utility closed a plant. It is clear that rain helped.",
        "The utility closed a plant. It takes a year.",
        "The plan of the utility is new. It would save money.",
        "The utility estimates that it would save money.",
        "The utility kept the plant because it had no other.",
        "The utility sued {o:Acme Motors}, and the union met, and it lost.",
    ],
)
def test_it_without_a_clear_antecedent_is_nobody(text: str):
    assert Read(text).resolve().name_of("it", 0) is None and Read(text).resolve().name_of("It", 0) is None


def test_unqualified_bodies_stay_with_their_article():
    texts = "The ministry cut aid. Central banks met.", "The ministry cut taxes. Central banks met again."
    c = corpus(*texts)
    none = schemas.frame([], schemas.NAMES), schemas.frame([], schemas.ATTRIBUTIONS)
    found = resolver()(c.articles, c.paragraphs, c.sentences, *none)
    links = canonicalise(c.articles, found.entities, found.roles, found.mentions, Known.nothing(), {}).links
    assert found.entities.height == 4 and links["actor_id"].n_unique() == 4


PIECES = st.sampled_from(
    "The the bank company ministry it It they city of by , . — “ ” and which prosecutors said has holds closed also A "
    "founded rose, to want \n three police Democrats - ’s in May".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_gives_mentions_that_show_their_evidence(text: str):
    c = corpus(text)
    none = schemas.frame([], schemas.NAMES), schemas.frame([], schemas.ATTRIBUTIONS)
    found = resolver()(c.articles, c.paragraphs, c.sentences, *none)
    numbers = set(found.entities["entity"])
    at = found.mentions.select("start_char", "end_char", "surface", "entity")
    assert all(0 <= s < e <= len(text) and text[s:e] == x and n in numbers for s, e, x, n in at.iter_rows())
    places = [(s, e) for s, e, *_ in at.iter_rows()]
    assert len(set(places)) == len(places)
