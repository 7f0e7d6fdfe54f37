"""What a new run wants to know of the runs before it, as frames with the columns that the transforms name."""

from __future__ import annotations

import polars as pl
from onrecord.transforms import actors, statements
from onrecord.transforms.settle import Known

from .build import Build


def known_actors(build: Build) -> actors.Known:
    """Every actor with names and roles as stated, and every id that was given up."""
    return actors.Known(
        _frame(build, "actors", actors.ACTORS),
        _frame(build, "actor_names", actors.ACTOR_NAMES),
        _frame(build, "actor_roles", actors.ACTOR_ROLES),
        _frame(build, "actor_aliases", actors.ACTOR_ALIASES),
    )


def known(build: Build, fingerprints: pl.DataFrame) -> Known:
    """What `transforms.settle` takes to settle the articles with these fingerprints (`stories.FINGERPRINTS`)."""
    return Known(known_actors(build), _frame(build, "quotes", statements.STORED), build.stored_stories(fingerprints))


def _frame(build: Build, table: str, schema: pl.Schema) -> pl.DataFrame:
    columns = ", ".join(f'"{name}"' for name in schema)
    return build.query(f'SELECT {columns} FROM "{table}"').cast(dict(schema))


def fetched(build: Build) -> pl.DataFrame:
    """url, first_fetched_at, fetched_at, etag, last_modified of every address that gave a page, by its last answer."""
    return build.query(
        """SELECT url, min(requested_at) AS first_fetched_at, max(requested_at) AS fetched_at,
                  arg_max(etag, requested_at) FILTER (outcome <> 'not_modified') AS etag,
                  arg_max(last_modified, requested_at) FILTER (outcome <> 'not_modified') AS last_modified
           FROM fetches WHERE outcome IN ('ok', 'not_modified', 'duplicate') GROUP BY url"""
    )


def archived(build: Build) -> pl.DataFrame:
    """What became of every page in the archive, the last word on each.

    fetch_id, run_id, warc_file, warc_offset, and article_id, version, revises, change, is_latest of the version that it
    gave; `seen` marks those that gave a version which an earlier page gave already.
    """
    return build.query(
        """SELECT fetch_id, f.run_id, warc_file, warc_offset, article_id, version, v.revises, v.change, v.is_latest,
                  version IS NOT NULL AND row_number() OVER (
                      PARTITION BY article_id, version ORDER BY requested_at, warc_file, warc_offset) > 1 AS seen
           FROM fetches f LEFT JOIN article_versions v USING (article_id, version) WHERE warc_file IS NOT NULL"""
    )


PUBLIC = (
    "articles article_versions paragraphs actors actor_names actor_roles mentions quotes figures time_expressions stories "
    "fetches runs checks"
).split()
"""The public tables, in the order of the contract with the analysts."""


def row_counts(build: Build) -> dict[str, int]:
    """Rows in each public table."""
    counts = ", ".join(f'(SELECT count(*) FROM "{name}") AS "{name}"' for name in PUBLIC)
    return build.query(f"SELECT {counts}").row(0, named=True)
