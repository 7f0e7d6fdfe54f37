"""Which year and which day a date without one means: what reading the dates of real pages taught."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from onrecord.transforms.time_expressions import TimeFinder
from onrecord.transforms.times.context import is_narrative

from tests import support


@cache
def finder() -> TimeFinder:
    return TimeFinder(support.seed_tables())


def first(text: str, published: date) -> dict[str, date]:
    c = support.corpus(text, published=published)
    found = finder()(c.articles, c.paragraphs, c.sentences)
    return {r["surface"]: r["date_start"] for r in found.iter_rows(named=True)}


DAY = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("The quartet plays Haydn at the Armory (March 13).", "March 13", date(2024, 3, 13)),
        ("Egg hunt at the mill, April 20, free entry.", "April 20", date(2024, 4, 20)),
        ("The gala at the museum, Nov. 20, drew crowds.", "Nov. 20", date(2023, 11, 20)),
        ("Beijing threatened to retaliate unless Ottawa backed down by April 9.", "April 9", date(2024, 4, 9)),
        ("She will stay on until we select a new leader in November.", "November", date(2024, 11, 1)),
        ("She stayed on until the party chose a new leader in November.", "November", date(2023, 11, 1)),
        ("Members in 38 towns cast votes by mail and in person on Jan. 8.", "Jan. 8", date(2024, 1, 8)),
        ("The agency may have to let go 1,200 clerks by April.", "April", date(2024, 4, 1)),
        ("The council votes on the plan Jan. 8.", "Jan. 8", date(2025, 1, 8)),
    ],
)
def test_the_year_of_a_date_without_one(text, surface, expected):
    assert first(text, DAY)[surface] == expected


def test_an_essay_with_old_years_tells_no_history():
    essay = " ".join(f"The school built in {y} had painters of note." for y in range(1901, 1913))
    chronicle = " ".join(f"On May 3, {y}, the army crossed the river." for y in range(1901, 1913))
    assert not is_narrative(essay, DAY)
    assert is_narrative(chronicle, DAY)
    assert first(f"{essay} The show (March 13) marks a hundred years.", DAY)["March 13"] == date(2024, 3, 13)
