"""The same statement in several articles."""

from __future__ import annotations

import random

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from onrecord.transforms.statements import STORED, assign

LONG = "We will rebuild the harbour wall before the first of the winter storms arrives in December"


def stored(*rows: tuple[str, str, str, str | None]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=STORED, orient="row")


def fresh(*rows: tuple[str, str, str | None]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=dict.fromkeys(("quote_id", "text", "speaker_id"), pl.String), orient="row")


def ids(quotes: pl.DataFrame, known: pl.DataFrame | None = None) -> list[str]:
    return assign(quotes, stored() if known is None else known)["statement_id"].to_list()


def test_exact_partial_and_edited_join_the_stored_statement() -> None:
    known = stored(("q0", "s0", LONG, "x"), ("q9", "s9", "An altogether different sentence about school meals", "x"))
    quotes = fresh(
        ("q1", LONG + ".", "x"),
        ("q2", "“rebuild the harbour wall before the first of the winter storms”", "x"),
        ("q3", LONG.replace("winter", "autumn").replace("We will", "We’ll"), "x"),
        ("q4", "The budget for the harbour has yet to be agreed by the council", "x"),
    )
    found = ids(quotes, known)
    assert found[:3] == ["s0", "s0", "s0"]
    assert found[3] not in ("s0", "s9")


def test_new_quotes_join_each_other_and_the_first_gives_the_id() -> None:
    quotes = fresh(("q1", LONG, None), ("q2", LONG, "x"))
    one, two = ids(quotes)
    assert one == two == ids(fresh(("q1", LONG, None)))[0]


def test_a_stored_quote_keeps_its_statement() -> None:
    known = stored(("q0", "s0", LONG, "x"), ("q1", "s1", LONG, "x"))
    assert ids(fresh(("q1", LONG, "x")), known) == ["s1"]


def test_few_words_need_the_same_speaker() -> None:
    known = stored(("q0", "s0", "Never again", "x"), ("q5", "s5", "a very dark day indeed", "x"))
    quotes = fresh(
        ("q1", "Never again!", "x"),
        ("q2", "never again", "y"),
        ("q3", "never again", None),
        ("q6", "A very dark day indeed.", "x"),
        ("q7", "a very dark day indeed", "y"),
    )
    found = ids(quotes, known)
    assert found[0] == "s0"
    assert "s0" not in found[1:3]
    assert len(set(found[1:3])) == 2
    assert found[3] == "s5"
    assert found[4] != "s5"


def test_the_likest_statement_wins_not_the_first() -> None:
    known = stored(
        ("q0", "s0", "We will rebuild the harbour wall before summer comes to the coast", "x"), ("q1", "s1", LONG, "x")
    )
    assert ids(fresh(("q2", LONG, "x")), known) == ["s1"]


def test_empty_text_is_its_own_statement() -> None:
    assert len(set(ids(fresh(("q1", "", "x"), ("q2", "…", "x"))))) == 2
    assert assign(fresh(), stored()).is_empty()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=8), st.integers(0, 8))
def test_every_quote_gets_one_statement_and_the_same_each_time(texts: list[str], split: int) -> None:
    known = stored(*((f"o{i}", f"s{i}", t, "x") for i, t in enumerate(texts[:split])))
    quotes = fresh(*((f"n{i}", t, "x") for i, t in enumerate(texts[split:])))
    found = assign(quotes, known)
    assert found["quote_id"].to_list() == quotes["quote_id"].to_list()
    assert found["statement_id"].null_count() == 0
    assert found.equals(assign(quotes, known))


def test_order_of_the_store_beyond_one_chunk(monkeypatch) -> None:
    monkeypatch.setattr("onrecord.transforms.statements.CHUNK", 3)
    words = "one two three four five six seven eight nine ten eleven twelve".split()
    draw = random.Random(1)
    rows = [(f"q{i}", f"s{i}", " ".join(draw.sample(words, 10)), "x") for i in range(10)]
    quotes = fresh(*((f"n{q}", text, "x") for q, _, text, _ in rows))
    assert ids(quotes, stored(*rows)) == [s for _, s, _, _ in rows]
