"""Rows of `quotes`: attributions with their words, and with actors in place of an article's own entities."""

from __future__ import annotations

import polars as pl

from . import schemas

BREAK = " … "
"""What joins the parts of a quotation that “he said” broke."""

KEY = ["article_id", "version"]

QUOTES = pl.Schema(
    {
        "quote_id": pl.String,
        "article_id": pl.String,
        "version": pl.Int32,
        "kind": pl.String,
        "spans": pl.List(schemas.SPAN),
        "text": pl.String,
        "cue": pl.String,
        "cue_start": pl.Int32,
        "cue_end": pl.Int32,
        "speaker_start": pl.Int32,
        "speaker_end": pl.Int32,
        "speaker_surface": pl.String,
        "speaker_id": pl.String,
        "speaker": pl.String,
        "addressee_start": pl.Int32,
        "addressee_end": pl.Int32,
        "addressee_id": pl.String,
        "venue": pl.String,
        "said_on": pl.Date,
        "said_on_precision": pl.String,
        "rule": pl.String,
        "score": pl.Float64,
    }
)
"""The warehouse's columns but `statement_id`, which `statements.assign` gives."""


def _surfaces(articles: pl.DataFrame, attributions: pl.DataFrame) -> pl.DataFrame:
    """Columns text, cue and speaker_surface, a row for each attribution."""
    texts = {(a, v): t or "" for a, v, t in articles.select(*KEY, "text").iter_rows()}
    rows = []
    columns = ("article_id", "version", "spans", "cue_start", "cue_end", "speaker_start", "speaker_end")
    for article, version, spans, cs, ce, ss, se in attributions.select(*columns).iter_rows():
        text = texts[article, version]
        rows.append(
            (
                BREAK.join(text[s["start_char"] : s["end_char"]] for s in spans),
                None if cs is None else text[cs:ce],
                None if ss is None else text[ss:se],
            )
        )
    return pl.DataFrame(rows, schema=dict.fromkeys(("text", "cue", "speaker_surface"), pl.String), orient="row")


def quotes(
    articles: pl.DataFrame,
    attributions: pl.DataFrame,
    speakers: pl.DataFrame,
    links: pl.DataFrame,
    actors: pl.DataFrame,
) -> pl.DataFrame:
    """The rows (`QUOTES`) of `attributions` (`schemas.ATTRIBUTIONS`), in their order.

    `articles` has article_id, version and text of every article that has attributions (else KeyError); `speakers` is
    `schemas.SPEAKERS`; `links` maps article_id, version and entity to actor_id; `actors` has actor_id and name. The score
    is the attribution's; where the speaker was resolved it is multiplied by the reference's own.
    """
    actor = links.select(*KEY, "entity", "actor_id").unique([*KEY, "entity"], keep="first", maintain_order=True)
    named = actors.select("actor_id", "name").unique("actor_id", keep="first", maintain_order=True)
    said = speakers.select(
        *KEY, "quote_id", "speaker_entity", "addressee_entity", pl.col("score").alias("reference_score")
    ).unique("quote_id", keep="first", maintain_order=True)
    linked = pl.concat([attributions, _surfaces(articles, attributions)], how="horizontal")
    for frame, keys in (
        (said, [*KEY, "quote_id"]),
        (actor.rename({"entity": "speaker_entity", "actor_id": "speaker_id"}), [*KEY, "speaker_entity"]),
        (actor.rename({"entity": "addressee_entity", "actor_id": "addressee_id"}), [*KEY, "addressee_entity"]),
        (named.rename({"actor_id": "speaker_id", "name": "speaker"}), ["speaker_id"]),
    ):
        linked = linked.join(frame, on=keys, how="left", maintain_order="left")
    known = pl.when(pl.col("speaker_id").is_not_null()).then(pl.col("reference_score").fill_null(1.0)).otherwise(1.0)
    return linked.with_columns(score=pl.col("score") * known).select(list(QUOTES)).cast(dict(QUOTES))
