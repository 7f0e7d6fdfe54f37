"""Attributions and actors, put together into rows of `quotes`."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from onrecord.transforms import schemas
from onrecord.transforms.quotes import QUOTES, quotes

TEXT = "“It rains,” Ana Lima said on Monday, “and it pours.” He nodded."


def at(part: str) -> tuple[int, int]:
    start = TEXT.index(part)
    return start, start + len(part)


def span(part: str) -> dict[str, int]:
    start, end = at(part)
    return dict(start_char=start, end_char=end)


def attribution(quote_id: str = "q1", **fields: object) -> dict:
    row = dict(
        article_id="a", version=1, quote_id=quote_id, kind="direct", spans=[span("It rains,"), span("and it pours.")],
        cue_start=at("said")[0], cue_end=at("said")[1], speaker_start=at("Ana Lima")[0], speaker_end=at("Ana Lima")[1],
        said_on=date(2025, 8, 11), said_on_precision="day", rule="model", score=0.9,
    )  # fmt: skip
    return row | fields


ARTICLES = schemas.frame([dict(article_id="a", version=1, text=TEXT)], schemas.ARTICLES)
LINKS = pl.DataFrame(
    [("a", 1, 0, "x1"), ("a", 1, 1, "x2")], schema={"article_id": pl.String, "version": pl.Int32, "entity": pl.Int32, "actor_id": pl.String}, orient="row"
)  # fmt: skip
ACTORS = pl.DataFrame({"actor_id": ["x1", "x2"], "name": ["Ana Lima", "Bo Ek"]})


def speakers(*rows: dict) -> pl.DataFrame:
    return schemas.frame([dict(article_id="a", version=1) | r for r in rows], schemas.SPEAKERS)


def test_text_cue_and_speaker_are_spelled_out() -> None:
    found = quotes(
        ARTICLES,
        schemas.frame([attribution()], schemas.ATTRIBUTIONS),
        speakers(dict(quote_id="q1", speaker_entity=0, addressee_entity=1, score=0.8)),
        LINKS,
        ACTORS,
    )
    row = found.row(0, named=True)
    assert found.schema == QUOTES
    assert row["text"] == "It rains, … and it pours."
    assert (row["cue"], row["speaker_surface"]) == ("said", "Ana Lima")
    assert (row["speaker_id"], row["speaker"], row["addressee_id"]) == ("x1", "Ana Lima", "x2")
    assert row["said_on"] == date(2025, 8, 11)
    assert row["score"] == pytest.approx(0.72)


def test_an_unknown_speaker_stays_unknown_and_order_is_kept() -> None:
    rows = [
        attribution("q2", speaker_start=None, speaker_end=None, cue_start=None, cue_end=None),
        attribution("q1"),
    ]
    found = quotes(
        ARTICLES,
        schemas.frame(rows, schemas.ATTRIBUTIONS),
        speakers(dict(quote_id="q1", speaker_entity=7), dict(quote_id="q2")),
        LINKS,
        ACTORS,
    )
    assert found["quote_id"].to_list() == ["q2", "q1"]
    assert found["speaker_id"].to_list() == [None, None]
    assert found["speaker_surface"].to_list() == [None, "Ana Lima"]
    assert found["cue"].to_list() == [None, "said"]
    assert found["score"].to_list() == [0.9, 0.9]


def test_nothing_in_nothing_out() -> None:
    empty = schemas.frame([], schemas.ATTRIBUTIONS)
    assert quotes(ARTICLES, empty, speakers(), LINKS, ACTORS).schema == QUOTES
