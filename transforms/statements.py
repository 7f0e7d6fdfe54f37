"""The same statement in several articles: exact, in part, or lightly edited.

Outlets quote the same sentence at different lengths and with small changes. Two quotes are the same statement when most
runs of three words of the shorter one stand in the other. Runs of function words alone (“that there was no”) prove
nothing. What stands in marks is the speaker's; what does not is the reporter's wording, so of a mixed quote the words in
marks are compared, and indirect speech must be nearer and of one speaker. Fewer words prove less, so short quotes must have
the same speaker too. Only runs that occur in the new quotes are looked up among the stored ones, as one hashed join in
Polars, so that a night's few thousand quotes against a million stored ones take seconds.
"""

from __future__ import annotations

import polars as pl

from .ids import stable_id

RUN = 3
"""Words in a run."""

SHARED = 0.5
"""Share of the shorter quote's runs that the other must hold. One word changed in ten leaves 5 of 8 runs."""

SHARED_INDIRECT = 0.6
"""The same where one of the two is indirect speech, of one known speaker: reports of different things he said share their
frame (“he did not want to …”). With few words one must hold the other."""

SHARED_ALONE = 0.8
"""The same where the speakers are not known to be one: different people share set phrases (“… to serve as president of …”)."""

SURE = 8
"""From so many words on the words alone decide; below that, the speaker must be known and one."""

LEAST = 4
"""Quotes of fewer words, or of function words alone, are the same only when identical, not indirect, and of one known
speaker."""

COMMON = 200
"""A run of words found in more quotes than this (slogans, “in a statement that”) is no evidence and is passed by."""

CHUNK = 100_000
"""Stored quotes looked at together: bounds the memory at about 250 MB."""

FUNCTION_WORDS = (
    "a about after again against all also am an and any are as at be because been before being both but by can cant could "
    "couldnt did didnt do does doesnt doing dont down each even for from had has hasnt have having he her here hers him his "
    "how i if im in into is isnt it its ive just may me might more most must my no nor not of off on one only or other our "
    "ours out over own she should so some such than that thats the their theirs them then there theres these they theyre "
    "thing things this those to too two under until up upon us very was wasnt way we were weve what when where whether which while who whom "
    "whose why will with wont would wouldnt you your yours"
).split()
"""English pronouns, articles, auxiliaries, prepositions, conjunctions, adverbs of degree, and the nouns of set
phrases (“one way or the other”), as `_plain` writes them."""

_A, _B = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F  # odd 64-bit constants (golden ratio; xxHash's second prime)

STORED = pl.Schema(dict.fromkeys(("quote_id", "statement_id", "kind", "text", "speaker_id"), pl.String))

STATEMENTS = pl.Schema({"quote_id": pl.String, "statement_id": pl.String})


def _plain(text: pl.Expr) -> pl.Expr:
    """Lower-case words parted by single spaces; apostrophes dropped, so that don’t and don't are one word, and what an
    editor put in: “[W]e”, “he [Lee] said”."""
    return (
        text.fill_null("")
        .str.replace_all(r"\[(\p{L}{1,2})\](\p{L})", "$1$2")
        .str.replace_all(r"\[[^\[\]]{0,80}\]", " ")
        .str.to_lowercase()
        .str.replace_all(r"['’‘`]", "")
        .str.replace_all(r"[^\p{L}\p{N}]+", " ")
        .str.strip_chars(" ")
    )


def _in_marks(text: pl.Expr) -> pl.Expr:
    """The words of a mixed quote that stand in marks; single ones where there are no double ones."""
    double = text.str.extract_all(r"[“„\"«][^“”„\"«»]+").list.join(" ")
    single = text.str.extract(r"(?s)(?:^|[\s(])[‘'`](.+)['’]").fill_null("")
    return pl.when(double.str.len_chars() > 0).then(double).otherwise(single)


def _words(plain: pl.Expr) -> pl.Expr:
    return pl.when(plain == "").then(0).otherwise(plain.str.count_matches(" ") + 1)


def _runs(frame: pl.DataFrame) -> pl.DataFrame:
    """Columns row, run: the distinct telling runs of words of every row of `frame` (columns row, plain), hashed."""
    words = (
        frame.filter(pl.col("words") >= LEAST)
        .select("row", word=pl.col("plain").str.split(" "))
        .explode("word")
        .select("row", h=pl.col("word").hash(seed=17), tells=~pl.col("word").is_in(FUNCTION_WORDS))
    )
    return (
        words.select(
            "row",
            run=pl.col("h")
            + pl.col("h").shift(-1) * pl.lit(_A, pl.UInt64)
            + pl.col("h").shift(-2) * pl.lit(_B, pl.UInt64),
            tells=pl.col("tells") | pl.col("tells").shift(-1) | pl.col("tells").shift(-2),
            last=pl.col("row").shift(1 - RUN),
        )
        .filter((pl.col("row") == pl.col("last")) & pl.col("tells"))
        .select("row", "run")
        .unique()
    )


def _prepared(frame: pl.DataFrame, offset: int) -> pl.DataFrame:
    """Columns row, speaker_id, kind, plain (the words to compare), words (their number), quoted (they stood in marks)."""
    frame = frame.with_columns(
        pl.int_range(offset, offset + pl.len(), dtype=pl.Int64).alias("row"),
        plain=_plain(pl.col("text")),
        marked=pl.when(pl.col("kind") == "mixed").then(_plain(_in_marks(pl.col("text")))).otherwise(pl.lit("")),
    ).with_columns(core=_words(pl.col("marked")) >= LEAST)
    return frame.select(
        "row",
        "speaker_id",
        "kind",
        plain=pl.when("core")
        .then("marked")
        .when(pl.col("kind") == "direct")
        .then("plain")
        .otherwise(pl.col("plain").str.replace("^that ", "")),
        quoted=pl.col("core") | (pl.col("kind") == "direct"),
    ).with_columns(words=_words(pl.col("plain")))


def assign(quotes: pl.DataFrame, stored: pl.DataFrame) -> pl.DataFrame:
    """The statement of each quote: columns quote_id, statement_id, in the order of `quotes`.

    `quotes` has quote_id, kind, text and speaker_id; `stored` these and statement_id, in the order they were stored in.
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
    runs = _runs(new)
    wanted = runs.select("run").unique()
    sizes = runs.group_by("row").len("runs")
    short = _short(new, runs)
    same = short.select("plain", "speaker_id").unique()
    columns = ["row", "words", "quoted", "speaker_id", "runs"]
    held, shorts, facts = [runs], [short], [new.join(sizes, on="row").select(columns)]
    for at in range(0, stored.height, CHUNK):
        part = _prepared(stored.slice(at, CHUNK), at)
        theirs = _runs(part)
        hits = theirs.join(wanted, on="run", how="semi")
        held.append(hits)
        shorts.append(_short(part.join(same, on=["plain", "speaker_id"], how="semi"), theirs))
        sizes = theirs.join(hits, on="row", how="semi").group_by("row").len("runs")
        facts.append(part.join(sizes, on="row").select(columns))
    everything = pl.concat(held)
    rare = everything.join(everything.group_by("run").len().filter(pl.col("len") <= COMMON), on="run", how="semi")
    counts = pl.concat(facts)
    shared = (
        runs.join(rare.rename({"row": "other"}), on="run")
        .filter(pl.col("other") < pl.col("row"))
        .group_by("row", "other")
        .len("shared")
        .join(counts, on="row")
        .join(counts.rename(lambda name: f"other_{name}").rename({"other_row": "other"}), on="other")
        .with_columns(share=pl.col("shared") / pl.min_horizontal("runs", "other_runs"))
        .filter(_same())
        .select("row", "other", "share", "shared")
    )
    identical = (
        short.join(pl.concat(shorts).rename({"row": "other"}), on=["plain", "speaker_id"])
        .filter(pl.col("other") < pl.col("row"))
        .select("row", "other", share=pl.lit(1.0), shared=pl.lit(1, pl.get_index_type()))
    )
    found = pl.concat([shared, identical], how="vertical_relaxed")
    return found.sort("row", "share", "shared", "other", descending=[False, True, True, False])


def _short(frame: pl.DataFrame, runs: pl.DataFrame) -> pl.DataFrame:
    """The rows that have no telling run, where they can be the same as another at all."""
    return (
        frame.filter((pl.col("words") > 0) & (pl.col("kind") != "indirect") & pl.col("speaker_id").is_not_null())
        .join(runs, on="row", how="anti")
        .select("row", "plain", "speaker_id")
    )


def _same() -> pl.Expr:
    """Whether a pair of quotes that have `share` of their telling runs in common is one statement."""
    one = (pl.col("speaker_id") == pl.col("other_speaker_id")).fill_null(False)
    quoted = pl.col("quoted") & pl.col("other_quoted")
    long = pl.min_horizontal("words", "other_words") >= SURE
    indirect = pl.when(long).then(SHARED_INDIRECT).otherwise(1.0)
    least = pl.when(~one).then(SHARED_ALONE).when(quoted).then(SHARED).otherwise(indirect)
    return (pl.col("share") >= least) & (one | long)
