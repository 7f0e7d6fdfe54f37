"""Loading: the rows of one run, put into the build database in one transaction.

All that the warehouse says of an article version is replaced as a set, so that what no longer holds disappears; a set that
is the same as the one stored is not touched, so that the same input twice changes nothing. Derived tables
(`sql/derived`) follow from the others and are worked out in the same transaction. The run's own row comes last.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
import polars as pl
from onrecord import sql
from onrecord.transforms import stories, versions

from . import actors, checks
from .errors import BadRows
from .replace import changed, incoming, replace, rows, transaction

VERSION = ("article_id", "version")

FACTS = ("paragraphs", "sentences", "time_expressions", "mentions", "quotes", "figures", "role_statements")
"""Tables whose rows belong to an article version."""

FIRST_SEEN = ("first_fetched_at", "fetched_at", "run_id")
"""Columns of article_versions that say when a version was first seen: a second sight of it does not change them."""

LOADABLE = ("articles", *FACTS, "actors", "actor_aliases", "story_ids", "story_fingerprints", "unit_factors")


class Build:
    """An open build database (`database.open_build`)."""

    def __init__(self, connection: duckdb.DuckDBPyConnection):
        self._db = connection

    def query(self, query: str) -> pl.DataFrame:
        return self._db.sql(query).pl()

    def table(self, name: str) -> pl.DataFrame:
        """A whole table or view."""
        return self.query(f'SELECT * FROM "{name}"')

    def stored_versions(self, article_ids: pl.Series) -> pl.DataFrame:
        """What transforms.versions.assign wants to know of these articles (versions.STORED)."""
        columns = ", ".join(f"v.{name}" for name in versions.STORED)
        wanted = article_ids.unique().cast(pl.String).to_frame("article_id")
        with self._given("given_ids", wanted):
            found = self.query(f"SELECT {columns} FROM article_versions v SEMI JOIN given_ids USING (article_id)")
        return found.cast(dict(versions.STORED))

    def stored_stories(self, fingerprints: pl.DataFrame) -> pl.DataFrame:
        """What transforms.stories.assign wants to know of the articles that may be near-duplicates of those with these
        fingerprints (stories.FINGERPRINTS), and of those themselves (stories.STORED)."""
        with self._given("given_rows", fingerprints):
            return self.query(
                """WITH near AS (
                    SELECT article_id FROM story_fingerprints SEMI JOIN given_rows USING (fingerprint)
                    UNION SELECT article_id FROM given_rows
                )
                SELECT article_id, site, story_id, fingerprint, whole
                FROM story_fingerprints SEMI JOIN near USING (article_id) JOIN articles USING (article_id)
                WHERE story_id IS NOT NULL"""
            )

    @contextmanager
    def _given(self, name: str, frame: pl.DataFrame) -> Iterator[None]:
        self._db.register(name, frame.to_arrow())
        yield
        self._db.unregister(name)  # not after an error: the transaction that it belongs to is over

    def load(self, tables: dict[str, pl.DataFrame], run: dict[str, Any], fetches: pl.DataFrame) -> dict[str, int]:
        """Loads one run, whole or not at all; the number of rows written or removed by table.

        tables: any of LOADABLE. `articles` holds the versions that were analysed (schemas.ARTICLES with `revises`,
        `change`, `is_latest` from transforms.versions): the facts of exactly these are replaced. Facts carry the columns
        of their table; columns left out are null. `story_ids` (article_id, story_id) may hold any articles,
        `story_fingerprints` those of the latest versions (stories.FINGERPRINTS).
        run: columns of `runs`; run_id, started_at and state at least. fetches: columns of `fetches`.
        Raises BadRows naming the table and column that cannot be taken; then nothing is loaded.
        """
        if unknown := set(tables) - set(LOADABLE):
            raise BadRows(f"no such table to load: {', '.join(sorted(unknown))} (there are {', '.join(LOADABLE)})")
        counts: dict[str, int] = {}
        with transaction(self._db):
            self._load(tables, run["run_id"], counts)
            incoming(self._db, "fetches", fetches, run_id=run["run_id"])
            replace(self._db, "fetches", ("fetch_id",))
            incoming(self._db, "runs", pl.DataFrame([run | dict(rows_loaded=None, outcomes=None)]))
            self._finish_run(counts)
            replace(self._db, "runs", ("run_id",))
        return counts

    def _load(self, tables: dict[str, pl.DataFrame], run_id: str, counts: dict[str, int]) -> None:
        db = self._db
        if "articles" not in tables and (facts := [name for name in FACTS if name in tables]):
            raise BadRows(f"{facts[0]} without the articles that they were read from")
        keys = pl.DataFrame(schema=dict(article_id=pl.String, version=pl.Int32))
        articles = versions.one_latest(tables["articles"]) if "articles" in tables else keys
        incoming(db, "article_versions", articles, run_id=run_id)
        for name in FACTS:
            incoming(db, name, tables.get(name, keys))
            self._all_belong(name)
        if "actor_aliases" in tables:
            incoming(db, "actor_aliases", tables["actor_aliases"])
            counts["actor_aliases"] = actors.merge(db)
        for name in FACTS:
            actors.repoint(db, f"incoming_{name}", name)
        if "actors" in tables:
            incoming(db, "actors", tables["actors"])
            counts["actors"] = actors.add(db)
        actors.spell_speakers(db, "incoming_quotes")
        counts["article_versions"] = self._versions(tables.get("story_ids"))
        for name in FACTS:
            counts[name] = replace(db, name, VERSION, scope="incoming_article_versions")
        incoming(db, "story_fingerprints", tables.get("story_fingerprints", pl.DataFrame(schema=stories.FINGERPRINTS)))
        replace(db, "story_fingerprints", ("article_id",))
        if "unit_factors" in tables:
            incoming(db, "unit_factors", tables["unit_factors"])
            counts["unit_factors"] = replace(db, "unit_factors", ("unit",), scope="unit_factors")
        actors.drop_unused(db)
        counts["quotes"] += actors.spell_speakers(db, "quotes")
        for statement in sql.derived():
            name, key = statement.name, tuple(statement.fields["key"].split(", "))
            changed(db, f"CREATE OR REPLACE TEMP TABLE incoming_{name} AS {statement.query}")
            counts[name] = replace(db, name, key, scope=name)

    def _versions(self, story_ids: pl.DataFrame | None) -> int:
        """Puts incoming_article_versions and the articles' stories in place; the number of rows that changed."""
        db, new = self._db, "incoming_article_versions"
        for column in FIRST_SEEN:
            changed(
                db,
                f"UPDATE {new} i SET {column} = v.{column} FROM article_versions v "
                "WHERE (i.article_id, i.version) = (v.article_id, v.version)",
            )
        changed(
            db,
            f"""UPDATE {new} i SET first_fetched_at = a.first, story_id = a.story FROM (
                SELECT article_id, min(coalesce(first_fetched_at, fetched_at)) AS first, any_value(story_id) AS story
                FROM (SELECT * FROM article_versions UNION ALL SELECT * FROM {new}) GROUP BY article_id
            ) a WHERE i.article_id = a.article_id""",
        )
        if story_ids is not None:
            self._tell_stories(new, story_ids)
        written = replace(db, "article_versions", VERSION)
        written += changed(
            db,
            f"UPDATE article_versions v SET is_latest = false FROM {new} i "
            "WHERE v.article_id = i.article_id AND i.is_latest AND v.is_latest AND v.version <> i.version",
        )
        if story_ids is not None:
            written += self._tell_stories("article_versions", story_ids)
        return written

    def _tell_stories(self, table: str, story_ids: pl.DataFrame) -> int:
        with self._given("given_story_ids", story_ids.select("article_id", "story_id")):
            return changed(
                self._db,
                f"UPDATE {table} v SET story_id = g.story_id FROM given_story_ids g "
                "WHERE v.article_id = g.article_id AND v.story_id IS DISTINCT FROM g.story_id",
            )

    def _all_belong(self, name: str) -> None:
        lost = rows(
            self._db,
            f"SELECT article_id, version FROM incoming_{name} "
            "ANTI JOIN incoming_article_versions USING (article_id, version) LIMIT 1",
        )
        if lost:
            article_id, version = lost[0]
            raise BadRows(
                f"{name}: a row of article {article_id}, version {version}, which is not among the articles loaded"
            )

    def _finish_run(self, counts: dict[str, int]) -> None:
        """What the database itself knows of the run best: its outcomes and how many rows it changed."""
        changed(
            self._db,
            "UPDATE incoming_runs SET rows_loaded = map(?::VARCHAR[], ?::BIGINT[]), outcomes = (SELECT "
            "map(list(outcome), list(n)) FROM (SELECT outcome, count(*) AS n FROM incoming_fetches "
            "GROUP BY outcome ORDER BY outcome))",
            [list(counts), list(counts.values())],
        )

    def run_checks(self, run_id: str) -> pl.DataFrame:
        """Runs every check of `sql/checks`, keeps what each found, and gives it (columns of `checks`), worst first."""
        return checks.run(self._db, run_id)
