"""The columns of every frame that passes between transforms, in one place.

A transform is replaceable when the frame it returns is fixed; these are those fixed points. The warehouse's own tables
(`sql/schema`) add what only the whole run knows (actor ids, statement ids, run ids). Offsets count Unicode characters in
`articles.text` of that article version, half open. `entity` numbers the actors *within one article version*;
`actors.canonicalise` turns them into actor ids that hold across articles.
"""

from __future__ import annotations

import polars as pl

DECIMAL = pl.Decimal(38, 9)
"""Exact values: up to 10^29 with nine decimals. Never a float on the way."""

SPAN = pl.Struct({"start_char": pl.Int32, "end_char": pl.Int32})

_KEY = {"article_id": pl.String, "version": pl.Int32}
_AT = {"start_char": pl.Int32, "end_char": pl.Int32}
_WHY = {"rule": pl.String, "score": pl.Float64}

ARTICLES = pl.Schema(
    {
        "article_id": pl.String,
        "version": pl.Int32,
        "url": pl.String,
        "canonical_url": pl.String,
        "site": pl.String,
        "title": pl.String,
        "authors": pl.List(pl.String),
        "section": pl.String,
        "language": pl.String,
        "published_at": pl.Datetime("us"),  # UTC
        "published_on": pl.Date,  # the day as the publisher states it, in the publisher's own time zone
        "published_source": pl.String,
        "modified_at": pl.Datetime("us"),
        "text": pl.String,
        "word_count": pl.Int32,
        "content_sha256": pl.String,
        "fetched_at": pl.Datetime("us"),
    }
)

PARAGRAPHS = pl.Schema({**_KEY, "paragraph": pl.Int32, **_AT, "role": pl.String})
"""role: headline, body, caption, credit, furniture. No text lies outside a paragraph but white space."""

SENTENCES = pl.Schema({**_KEY, "sentence": pl.Int32, "paragraph": pl.Int32, **_AT})

TIME_EXPRESSIONS = pl.Schema(
    {
        **_KEY,
        **_AT,
        "surface": pl.String,
        "timex": pl.String,  # TIMEX3 value: 2025-08-15, 2025-W33, P4D, PRESENT_REF, 2025-08-15TNI…
        "type": pl.String,  # DATE, TIME, DURATION, SET
        "granularity": pl.String,  # time, day, week, month, quarter, year, decade, century; null where none fits
        "date_start": pl.Date,  # first day it covers; null for durations and sets
        "date_end": pl.Date,  # last day it covers, inclusive
        **_WHY,
    }
)

NAMES = pl.Schema({**_KEY, **_AT, "surface": pl.String, "type": pl.String, **_WHY})
"""Named mentions. type: person, organization, country, place. The span is the bare name: no title, no possessive ’s."""

ATTRIBUTIONS = pl.Schema(
    {
        **_KEY,
        "quote_id": pl.String,  # ids.quote_id(article_id, version, spans)
        "kind": pl.String,  # direct, mixed, indirect
        "spans": pl.List(SPAN),  # content, without quote marks; in reading order, never overlapping
        "cue_start": pl.Int32,
        "cue_end": pl.Int32,
        "speaker_start": pl.Int32,  # the source as mentioned: a full noun phrase, a name, a pronoun; null if none
        "speaker_end": pl.Int32,
        "addressee_start": pl.Int32,
        "addressee_end": pl.Int32,
        "venue": pl.String,  # “news conference in Brussels”, “CBS's Face the Nation”, “social media site”
        "said_on": pl.Date,  # first day of the time stated
        "said_on_precision": pl.String,  # day, week, month, year
        **_WHY,
    }
)

MENTIONS = pl.Schema({**_KEY, **_AT, "surface": pl.String, "kind": pl.String, "entity": pl.Int32, **_WHY})
"""kind: name, title, nominal, pronoun. Every speaker and addressee span that can be resolved is (or holds) a mention."""

ENTITIES = pl.Schema(
    {
        **_KEY,
        "entity": pl.Int32,
        "name": pl.String,  # the fullest name; for a known actor its seed name; for unnamed and group the surface
        "type": pl.String,  # person, organization, country, place, group, unnamed
        "country": pl.String,  # ISO 3166 alpha-3
        "description": pl.String,
        "actor_id": pl.String,  # where a seed row is meant; else null
        "names": pl.List(pl.String),  # distinct name surfaces in the article
        "gender": pl.String,  # f, m, null
    }
)

ROLES = pl.Schema(
    {
        **_KEY,
        "entity": pl.Int32,
        "role": pl.String,  # as stated: “president of Ukraine”
        "organization_entity": pl.Int32,
        **_AT,
        "valid_from": pl.Date,  # only where the text states them (“from 2009 to 2013”)
        "valid_to": pl.Date,
        **_WHY,
    }
)

SPEAKERS = pl.Schema(
    {**_KEY, "quote_id": pl.String, "speaker_entity": pl.Int32, "addressee_entity": pl.Int32, "score": pl.Float64}
)
"""Whom the speaker and the addressee of an attribution are, within the article; score is the reference's own."""

FIGURES = pl.Schema(
    {
        **_KEY,
        "figure_id": pl.String,  # ids.figure_id(article_id, version, start_char, end_char)
        **_AT,
        "surface": pl.String,
        "value": DECIMAL,
        "value_low": DECIMAL,
        "value_high": DECIMAL,
        "approximation": pl.String,
        "unit": pl.String,
        "unit_kind": pl.String,
        "per": pl.String,
        "base": pl.String,
        "subject": pl.String,
        "direction": pl.String,
        "status": pl.String,
        "actor_entity": pl.Int32,
        "time_start": pl.Date,
        "time_end": pl.Date,
        "time_surface": pl.String,
        "part_of": pl.String,
        "quote_id": pl.String,
        **_WHY,
    }
)


def frame(rows: list[dict], schema: pl.Schema) -> pl.DataFrame:
    """A frame of exactly these columns in this order; missing keys become null."""
    return pl.DataFrame(rows, schema=schema, orient="row")
