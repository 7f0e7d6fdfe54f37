"""The same statement in several articles."""

from __future__ import annotations

import random

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from onrecord.transforms.statements import STORED, assign

LONG = "We will rebuild the harbour wall before the first of the winter storms arrives in December"


def stored(*rows: tuple[str, str, str, str | None], kind: str = "direct") -> pl.DataFrame:
    return pl.DataFrame([(q, s, kind, t, by) for q, s, t, by in rows], schema=STORED, orient="row")


def fresh(*rows: tuple[str, str, str | None], kind: str = "direct") -> pl.DataFrame:
    schema = dict.fromkeys(("quote_id", "kind", "text", "speaker_id"), pl.String)
    return pl.DataFrame([(q, kind, t, by) for q, t, by in rows], schema=schema, orient="row")


def joined(first: tuple[str, str, str | None], second: tuple[str, str, str | None]) -> bool:
    """Whether two quotes, each its kind, text and speaker, are one statement; asked both ways round."""
    one, two = (fresh((f"q{i}", text, by), kind=kind) for i, (kind, text, by) in enumerate((first, second)))
    there, back = (len(set(ids(pl.concat(pair)))) == 1 for pair in ((one, two), (two, one)))
    assert there == back
    return there


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


def test_editors_brackets_gaps_and_a_split_attribution_do_not_part_a_statement() -> None:
    said = ("direct", "He was the best keeper this club has ever had, and we will miss him dearly", "x")
    for text in (
        "He [Moreno] was the best keeper this club has ever had … and we will miss him dearly",
        "[H]e was the best keeper this club has ever had, [and] we will miss him dearly",
        "the best keeper ... this club has ever had … we will miss him",
        "He’s the best keeper this club has ever had",
    ):
        assert joined(said, ("direct", text, "x")), text


def test_of_a_mixed_quote_the_words_in_marks_decide() -> None:
    said = ("direct", "I am not going to give up my seat on the board over a parking ticket", "x")
    for marked in (
        "“give up my seat on the board”",
        '"give up my seat on the board,"',
        "‘give up my seat on the board’",
    ):
        frame = f"that after three weeks of calls for his removal he did not intend to {marked} in the coming session"
        assert joined(said, ("mixed", frame, "x")), marked
        assert not joined(said, ("mixed", frame, "y"))
    other = "that after three weeks of calls for his removal he did not intend to “hand over the keys” in the coming session"
    assert not joined(("mixed", frame, "x"), ("mixed", other, "x"))


def test_function_words_are_no_evidence() -> None:
    for speaker in ("x", None):
        assert not joined(
            ("direct", "There is no ferry.", speaker), ("direct", "There is no doubt about the dam", speaker)
        )
        assert not joined(("indirect", "that he would not", speaker), ("indirect", "that he would retire", speaker))
    assert joined(("direct", "It is what it is", "x"), ("direct", "“It is what it is,”", "x"))
    assert not joined(("direct", "It is what it is", "x"), ("direct", "It is what it is", "y"))


def test_a_set_phrase_does_not_join_different_people() -> None:
    one = ("direct", "Nobody fitter than her has ever come forward to serve as mayor of the city of Leeds", "x")
    two = ("direct", "He is the idlest man ever to serve as mayor of the city of Leeds", "y")
    assert not joined(one, two)
    assert joined(one, ("direct", one[1].replace("Nobody", "No one"), "y"))


def test_indirect_speech_joins_only_what_says_the_same() -> None:
    levy = "the levy would cost every household in the valley about 40 pounds a year"
    assert joined(("indirect", levy, "x"), ("indirect", f"that {levy}", "x"))
    assert joined(("indirect", levy, None), ("indirect", f"that {levy}", "y"))
    assert not joined(
        ("indirect", "that the levy would cost 40 pounds", "x"), ("indirect", "the levy would cost 40 pounds", "y")
    )
    assert not joined(
        ("indirect", "he didn’t want to sell it", "x"), ("indirect", "he didn’t want to wait for the audit", "x")
    )
    assert not joined(
        ("indirect", "that the dredging can harm the oyster beds", "x"),
        ("indirect", "that the dredging can harm the trade", "x"),
    )
    assert not joined(
        ("indirect", "new limits on trawlers", None), ("indirect", "new limits on trawlers and pots", None)
    )
