"""The same statement in several articles: exact, in part, or lightly edited.

Outlets quote the same sentence at different lengths and with small changes. Two quotes are the same statement when most
runs of three words of the shorter one stand in the other; fewer words prove less, so short ones must have the same
speaker too. Only runs of words that occur in the new quotes are looked up among the stored ones, as one hashed join in
Polars, so that a night's few thousand quotes against a million stored ones take seconds.
"""

from __future__ import annotations

import polars as pl

from .ids import stable_id

RUN = 3
"""Words in a run."""

SHARED = 0.5
"""Share of the shorter quote's runs that the other must hold. One word changed in ten leaves 5 of 8 runs."""

SURE = 8
"""From so many words on the words alone decide; below that, two known speakers must be one."""

LEAST = 4
"""Quotes of fewer words are the same only when identical and of the same known speaker."""

COMMON = 200
"""A run of words found in more quotes than this (slogans, “in a statement that”) is no evidence and is passed by."""

CHUNK = 100_000
"""Stored quotes looked at together: bounds the memory at about 250 MB."""

_A, _B = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F  # odd 64-bit constants (golden ratio; xxHash's second prime)

STORED = pl.Schema({"quote_id": pl.String, "statement_id": pl.String, "text": pl.String, "speaker_id": pl.String})

STATEMENTS = pl.Schema({"quote_id": pl.String, "statement_id": pl.String})


def _plain(text: pl.Expr) -> pl.Expr:
    """Lower-case words parted by single spaces; apostrophes dropped, so that don’t and don't are one word."""
    return (
        text.fill_null("")
        .str.to_lowercase()
        .str.replace_all(r"['’‘`]", "")
        .str.replace_all(r"[^\p{L}\p{N}]+", " ")
        .str.strip_chars(" ")
    )


def _runs(frame: pl.DataFrame) -> pl.DataFrame:
    """Columns row, run: the distinct runs of words of every row of `frame` (columns row, plain), hashed."""
    words = (
        frame.select("row", word=pl.col("plain").str.split(" "))
        .explode("word")
        .select("row", h=pl.col("word").hash(seed=17))
    )
    return (
        words.select(
            "row",
            run=pl.col("h")
            + pl.col("h").shift(-1) * pl.lit(_A, pl.UInt64)
            + pl.col("h").shift(-2) * pl.lit(_B, pl.UInt64),
            last=pl.col("row").shift(1 - RUN),
        )
        .filter(pl.col("row") == pl.col("last"))
        .select("row", "run")
        .unique()
    )


def _prepared(frame: pl.DataFrame, offset: int) -> pl.DataFrame:
    return frame.select(
        pl.int_range(offset, offset + pl.len(), dtype=pl.Int64).alias("row"),
        "speaker_id",
        plain=_plain(pl.col("text")),
    ).with_columns(words=pl.when(pl.col("plain") == "").then(0).otherwise(pl.col("plain").str.count_matches(" ") + 1))


def assign(quotes: pl.DataFrame, stored: pl.DataFrame) -> pl.DataFrame:
    """The statement of each quote: columns quote_id, statement_id, in the order of `quotes`.

    `quotes` has quote_id, text and speaker_id; `stored` these and statement_id, in the order in which they were stored.
    A quote that is stored keeps its statement; a new one joins the likest stored statement, or the likest earlier
    new one, the first stored where several are equally like; else it begins a statement, whose id depends on its
    quote_id alone.
    """
    if quotes.is_empty():
        return pl.DataFrame(schema=STATEMENTS)
    known = dict(stored.select("quote_id", "statement_id").iter_rows())
    fresh = quotes.unique("quote_id", keep="first", maintain_order=True).filter(~pl.col("quote_id").is_in(list(known)))
    old, new = stored.height, _prepared(fresh, stored.height)
    pairs = _pairs(new, stored)

    best: dict[int, list[int]] = {}
    for row, other in pairs.select("row", "other").iter_rows():
        best.setdefault(row, []).append(other)
    stored_statements, fresh_ids = stored["statement_id"], fresh["quote_id"].to_list()
    given: list[str] = []
    for i, quote in enumerate(fresh_ids):
        others = best.get(old + i)
        if not others:
            given.append(stable_id("s", quote))
        else:
            given.append(stored_statements[others[0]] if others[0] < old else given[others[0] - old])
    known.update(zip(fresh_ids, given, strict=True))
    ids = quotes["quote_id"].to_list()
    return pl.DataFrame({"quote_id": ids, "statement_id": [known[q] for q in ids]}, schema=STATEMENTS)


def _pairs(new: pl.DataFrame, stored: pl.DataFrame) -> pl.DataFrame:
    """Columns row, other: each new quote with the earlier ones that are the same statement, the likest first."""
    runs = _runs(new.filter(pl.col("words") >= LEAST))
    wanted = runs.select("run").unique()
    short = new.filter((pl.col("words") > 0) & (pl.col("words") < LEAST) & pl.col("speaker_id").is_not_null())
    held, shorts, facts = [runs], [short], [new.select("row", "words", "speaker_id")]
    same = short.select("plain", "speaker_id").unique()
    for at in range(0, stored.height, CHUNK):
        part = _prepared(stored.slice(at, CHUNK), at)
        hits = _runs(part.filter(pl.col("words") >= LEAST)).join(wanted, on="run", how="semi")
        held.append(hits)
        shorts.append(part.join(same, on=["plain", "speaker_id"], how="semi"))
        facts.append(part.select("row", "words", "speaker_id").join(hits.select("row").unique(), on="row", how="semi"))
    everything = pl.concat(held)
    rare = everything.join(everything.group_by("run").len().filter(pl.col("len") <= COMMON), on="run", how="semi")
    counts = pl.concat(facts)
    shared = (
        runs.join(rare.rename({"row": "other"}), on="run")
        .filter(pl.col("other") < pl.col("row"))
        .group_by("row", "other")
        .len("shared")
        .join(counts, on="row")
        .join(counts.rename({"row": "other", "words": "other_words", "speaker_id": "other_speaker"}), on="other")
        .with_columns(least=pl.min_horizontal("words", "other_words"))
        .with_columns(share=pl.col("shared") / (pl.col("least") - RUN + 1))
        .filter(
            (pl.col("share") >= SHARED)
            & ((pl.col("least") >= SURE) | (pl.col("speaker_id") == pl.col("other_speaker")).fill_null(True))
        )
        .select("row", "other", "share", "shared")
    )
    identical = (
        short.join(pl.concat(shorts).rename({"row": "other"}), on=["plain", "speaker_id"])
        .filter(pl.col("other") < pl.col("row"))
        .select("row", "other", share=pl.lit(1.0), shared=pl.lit(1, pl.get_index_type()))
    )
    found = pl.concat([shared, identical], how="vertical_relaxed")
    return found.sort("row", "share", "shared", "other", descending=[False, True, True, False])
