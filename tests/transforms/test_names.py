"""Names as newspapers write them, found in sentences of our own."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onrecord.transforms import schemas
from onrecord.transforms.names import NameFinder

from tests.support import corpus, seed_tables

TYPES = {"person", "organization", "country", "place"}


@cache
def finder() -> NameFinder:
    return NameFinder(seed_tables(), seed_tables().model("names"))


def names(text: str) -> list[tuple[str, str]]:
    """(surface, type) of the names of a text, in reading order."""
    c = corpus(text)
    found = finder()(c.articles, c.paragraphs, c.sentences)
    return list(zip(found["surface"].to_list(), found["type"].to_list(), strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Trump met Prime Minister Keir Starmer on Monday.",
            [("Trump", "person"), ("Keir Starmer", "person")],
        ),
        ("Ursula von der Leyen arrived in Brussels.", [("Ursula von der Leyen", "person"), ("Brussels", "place")]),
        (
            "The talks in Geneva will go on, Russia’s foreign minister said.",
            [("Geneva", "place"), ("Russia", "country")],
        ),
    ],
)
def test_styles(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


ODD = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from(list(" \n.,;:-—'’“”\"()/[]@#ABCabc019é\u2028\r\t"))),
    max_size=200,
) | st.lists(
    st.sampled_from(
        "President Putin ’s 's U.S. ( ) - / REUTERS Reuters By Reporting by and , . “ ” von der IAEA WASHINGTON \n".split(
            " "
        )
    ),
    max_size=30,
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(ODD)
def test_any_text(text: str) -> None:
    c = corpus(text)
    found = finder()(c.articles, c.paragraphs, c.sentences)
    assert found.schema == schemas.NAMES
    last = 0
    for row in found.iter_rows(named=True):
        assert last <= row["start_char"] < row["end_char"] <= len(text)
        assert text[row["start_char"] : row["end_char"]] == row["surface"]
        assert row["type"] in TYPES
        assert 0 <= row["score"] <= 1
        last = row["end_char"]
