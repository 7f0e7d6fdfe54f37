"""Each kind of problem is found, at the line and column where it is, and nothing else is."""

from __future__ import annotations

import polars as pl
import pytest
from onrecord.transforms.seed_checks import COLUMNS, is_exclusive, problems

SOUND = {
    "actors": [
        ("Q1", "Ada Berg", "person", "NOR", "Q1", "prime minister of Norway", "f"),
        ("o:ole-vik", "Ole Vik", "person", "NOR", None, None, "m"),
        ("o:fjord-bank", "Fjord Bank", "organization", "NOR", None, "bank", None),
    ],
    "actor_names": [("Q1", "A. Berg", None), ("o:fjord-bank", "Fjord", "yes")],
    "actor_roles": [
        ("Q1", "prime minister of Norway", None, "NOR", "2021-10-14", None),
        ("o:ole-vik", "prime minister of Norway", None, "NOR", "2013-10-16", "2021-10-14"),
    ],
    "demonyms": [("Norwegian", "NOR", "adjective")],
    "titles": [("Dr.", "academic", None)],
    "nicknames": [("Bill", "William")],
    "publishers": [("news.example", "News", "NOR", "en", "Europe/Oslo", None)],
    "sources": [("feed", "https://news.example/rss", "news.example", "world", "no", None)],
    "common_words": [("fjord",), ("the",)],
}


def tables(**changed: list[tuple]) -> dict[str, pl.DataFrame]:
    rows = SOUND | changed
    return {
        name: pl.DataFrame(rows[name], schema=dict.fromkeys(COLUMNS[name], pl.String), orient="row") for name in rows
    }


def found(**changed: list[tuple]) -> list[tuple]:
    return problems(tables(**changed)).rows()


def with_row(name: str, *row: str | None) -> dict[str, list[tuple]]:
    return {name: [*SOUND[name], row]}


def test_sound_tables_have_no_problem():
    assert found() == []


@pytest.mark.parametrize(
    ("changed", "column", "says"),
    [
        (with_row("actors", "Q1", "Ada Other", "person", "NOR", "Q1", None, "f"), "actor_id", "same actor_id"),
        (with_row("actors", "Berg", "Ada Bern", "person", None, None, None, None), "actor_id", "neither a Wikidata"),
        (with_row("actors", "o:x", None, "person", None, None, None, None), "name", "empty"),
        (with_row("actors", "o:x", " X", "person", None, None, None, None), "name", "spaces"),
        (with_row("actors", "o:x", "The", "organization", None, None, None, None), "name", "common word"),
        (with_row("actors", "o:x", "X", "party", None, None, None, None), "type", "not one of"),
        (with_row("actors", "o:x", "X", "person", "UK", None, None, None), "country", "alpha-3"),
        (with_row("actors", "o:x", "X", "person", None, "42", None, None), "wikidata_id", "not a Wikidata id"),
        (with_row("actors", "Q7", "X", "person", None, "Q8", None, None), "wikidata_id", "though actor_id is Q7"),
        (with_row("actors", "o:x", "X", "person", None, "Q1", None, None), "wikidata_id", "also that of Q1"),
        (with_row("actors", "o:x", "X", "person", None, None, None, "w"), "gender", "not one of"),
        (with_row("actors", "o:x", "X", "place", None, None, None, "f"), "gender", "has no gender"),
        (with_row("actor_names", "o:nobody", "N.", None), "actor_id", "no actor o:nobody"),
        (with_row("actor_names", "Q1", "A. Berg", None), "actor_id", "same actor_id, name"),
        (with_row("actor_names", "Q1", "Ada Berg", None), "name", "already"),
        (with_row("actor_names", "o:fjord-bank", "The", None), "name", "common word"),
        (with_row("actor_names", "Q1", "Berg", "no"), "ambiguous", "not one of yes"),
        (with_row("actor_names", "o:ole-vik", "Ada Berg", "yes"), "name", "of Q1 is also the name of o:ole-vik"),
        (with_row("actor_roles", "o:nobody", "senator", None, None, None, None), "actor_id", "no actor"),
        (with_row("actor_roles", "Q1", "chair", "o:none", None, None, None), "organization_id", "no actor"),
        (with_row("actor_roles", "Q1", "chair", "o:ole-vik", None, None, None), "organization_id", "is a person"),
        (with_row("actor_roles", "Q1", "mayor of Oslo", None, None, "2025-2-1", None), "valid_from", "not a date"),
        (
            with_row("actor_roles", "Q1", "mayor", None, None, "2020-01-01", "2019-01-01"),
            "valid_to",
            "before it begins",
        ),
        (
            with_row("actor_roles", "o:ole-vik", "prime minister of Norway", None, "NOR", "2022-01-01", None),
            "valid_from",
            "Q1 holds it at the same time",
        ),
        (with_row("demonyms", "Norse", "NO", "adjective"), "country", "alpha-3"),
        (with_row("demonyms", "Norse", None, "noun"), "kind", "not one of"),
        (with_row("titles", "Dr.", "honorific", None), "title", "same title"),
        (with_row("nicknames", "Bill", "Bill"), "name", "of itself"),
        (with_row("publishers", "News.example", "N", None, None, None, None), "site", "host name"),
        (with_row("publishers", "n.example", "N", None, None, "Oslo", None), "time_zone", "IANA"),
        (with_row("sources", "rss", "https://b.example", None, None, "no", None), "kind", "not one of"),
        (with_row("sources", "feed", "https://b.example", None, None, None, None), "enabled", "empty"),
    ],
)
def test_each_problem_is_found_alone(changed, column, says):
    rows = found(**changed)
    (name,) = changed
    assert [(r[0], r[2]) for r in rows] in ([(name, column)], [("actor_names", column)])
    assert says in rows[0][3]
    assert rows[0][1] in (len(SOUND[name]) + 2, 0)


def test_two_of_one_name_are_no_problem_once_marked():
    namesake = with_row("actors", "o:ada-berg-2", "Ada Berg", "person", "SWE", None, None, "f")
    assert {r[2] for r in found(**namesake)} == {"name"}
    marked = {"actor_names": [*SOUND["actor_names"], ("Q1", "Ada Berg", "yes"), ("o:ada-berg-2", "Ada Berg", "yes")]}
    assert found(**namesake, **marked) == []


def test_one_name_may_be_of_two_types():
    assert found(**with_row("actors", "o:ada-berg", "Ada Berg", "place", "NOR", None, None, None)) == []


def test_a_missing_column_is_said_once():
    short = tables()
    short["titles"] = short["titles"].drop("gender")
    assert problems(short).rows() == [("titles", 0, "gender", "the column gender is missing")]


@pytest.mark.parametrize(
    ("role", "alone"),
    [
        ("president of Ukraine", True),
        ("U.S. secretary of state", True),
        ("secretary general of NATO", True),
        ("governor of Ohio", True),
        ("pope", True),
        ("vice president of the United States", False),
        ("deputy foreign minister of Russia", False),
        ("U.S. senator from Ohio", False),
        ("associate justice of the U.S. Supreme Court", False),
        ("executive vice president of the European Commission", False),
        ("co-leader of Alternative for Germany", False),
    ],
)
def test_which_offices_one_person_holds_alone(role, alone):
    assert is_exclusive(role) is alone
