"""The seeds that come with onrecord: sound, and about whom the news is about."""

from __future__ import annotations

import polars as pl
import pytest
from onrecord import seeds
from onrecord.transforms import seed_checks


@pytest.fixture(scope="module")
def tables() -> seeds.Seeds:
    return seeds.load()


def test_our_own_seeds_have_no_problems(tables):
    found = seed_checks.problems(tables)
    assert found.is_empty(), "\n".join(str(row) for row in found.head(20).iter_rows())


def test_every_table_that_is_checked_is_there(tables):
    assert set(seed_checks.COLUMNS) <= set(tables)


def test_every_row_is_where_a_reader_looks_for_it(tables):
    """Sorted, so that two analysts' edits merge and a duplicate is seen."""
    for name in ("demonyms", "titles", "nicknames", "publishers", "common_words"):
        rows = [tuple(c or "" for c in row) for row in tables[name].iter_rows()]
        assert rows == sorted(rows), name


def test_the_seeds_hold_enough_actors_of_each_type(tables):
    count = dict(tables["actors"].group_by("type").len().iter_rows())
    assert count["person"] >= 1200 and count["organization"] >= 500 and count["country"] >= 200


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("Vladimir V. Putin", "Vladimir Putin"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Joseph R. Biden", "Joseph R. Biden Jr."),
        ("I.M.F.", "International Monetary Fund"),
        ("U.N.", "United Nations"),
        ("Britain", "United Kingdom"),
        ("Radoslaw Sikorski", "Radosław Sikorski"),
        ("Sa’ar", None),
    ],
)
def test_usual_surfaces_lead_to_one_actor(tables, surface, name):
    names = tables["actor_names"].filter(pl.col("name") == surface).join(tables["actors"], on="actor_id")
    assert names["name_right"].to_list() == ([name] if name else [])


def test_who_held_an_office_on_a_day(tables):
    def holder(role: str, day: str) -> list[str]:
        on = tables["actor_roles"].filter(
            pl.col("role") == role,
            pl.col("valid_from") <= day,
            pl.col("valid_to").is_null() | (pl.col("valid_to") > day),
        )
        return on.join(tables["actors"], on="actor_id")["name"].to_list()

    assert holder("president of the United States", "2020-05-01") == ["Donald Trump"]
    assert holder("secretary general of NATO", "2024-09-30") == ["Jens Stoltenberg"]
    assert holder("secretary general of NATO", "2025-06-25") == ["Mark Rutte"]
    assert holder("prime minister of the United Kingdom", "2022-10-01") == ["Liz Truss"]


def test_a_capital_stands_for_its_government(tables):
    moscow = tables["actors"].filter(pl.col("name") == "Moscow").row(0, named=True)
    assert (moscow["type"], moscow["country"]) == ("place", "RUS")
    assert moscow["description"] == "the Russian government, by its seat"


def test_no_source_is_fetched_unless_an_analyst_says_so(tables):
    assert set(tables["sources"]["enabled"]) == {"no"}
