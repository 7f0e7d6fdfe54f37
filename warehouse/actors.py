"""Actors in the build database: new ones, merged ones, and those that nothing speaks of any more."""

from __future__ import annotations

import duckdb

from .replace import changed, replace

REFERENCES = {
    "mentions": ("actor_id",),
    "quotes": ("speaker_id", "addressee_id"),
    "figures": ("actor_id",),
    "role_statements": ("actor_id", "organization_id"),
}
"""Every column of a fact table that holds an actor's id."""


def merge(db: duckdb.DuckDBPyConnection) -> int:
    """Takes in incoming_actor_aliases: old ids give way to new ones everywhere. The number of aliases that are new.

    What is said last holds: where an id that was given up is the target of a new alias, it lives again. Chains (a is b, b
    is c) are followed to their end, so that one look-up suffices; a ring of aliases alone is left out.
    """
    changed(db, "DELETE FROM incoming_actor_aliases WHERE old_actor_id = actor_id")
    changed(db, "DELETE FROM actor_aliases WHERE old_actor_id IN (SELECT actor_id FROM incoming_actor_aliases)")
    changed(
        db,
        """CREATE OR REPLACE TEMP TABLE links AS SELECT old_actor_id, actor_id, reason FROM incoming_actor_aliases
        UNION ALL SELECT old_actor_id, actor_id, reason FROM actor_aliases
        ANTI JOIN incoming_actor_aliases USING (old_actor_id)""",
    )
    changed(
        db,
        """CREATE OR REPLACE TEMP TABLE incoming_actor_aliases AS
        WITH RECURSIVE chain AS (
            SELECT old_actor_id, actor_id, reason, 1 AS steps FROM links
            UNION ALL
            SELECT c.old_actor_id, l.actor_id, c.reason, c.steps + 1
            FROM chain c JOIN links l ON l.old_actor_id = c.actor_id WHERE c.steps < 20
        )
        SELECT old_actor_id, actor_id, reason FROM chain c
        WHERE NOT EXISTS (FROM links l WHERE l.old_actor_id = c.actor_id) AND old_actor_id <> actor_id
        QUALIFY row_number() OVER (PARTITION BY old_actor_id ORDER BY steps, actor_id) = 1""",
    )
    renamed = replace(db, "actor_aliases", ("old_actor_id",), scope="actor_aliases")
    for table in REFERENCES:
        repoint(db, table, table)
    changed(db, "DELETE FROM actors WHERE actor_id IN (SELECT old_actor_id FROM actor_aliases)")
    return renamed


def repoint(db: duckdb.DuckDBPyConnection, rows: str, table: str) -> None:
    """Ids that were given up become the new ones in `rows`, which has the columns of `table`."""
    for column in REFERENCES.get(table, ()):
        changed(db, f"UPDATE {rows} r SET {column} = a.actor_id FROM actor_aliases a WHERE r.{column} = a.old_actor_id")


def add(db: duckdb.DuckDBPyConnection) -> int:
    """Takes in incoming_actors, but for ids that were given up and actors that no row coming in or stored refers to. The
    number of actors that are new or changed. To be called when the incoming_… tables of the facts are there."""
    changed(
        db,
        "DELETE FROM incoming_actors WHERE actor_id IN (SELECT old_actor_id FROM actor_aliases) "
        f"OR actor_id NOT IN ({_used('', 'incoming_')})",
    )
    return replace(db, "actors", ("actor_id",))


def spell_speakers(db: duckdb.DuckDBPyConnection, quotes: str) -> int:
    """`speaker` is the canonical name of `speaker_id` in every row of `quotes`; the number of rows that changed."""
    return changed(
        db,
        f"""UPDATE {quotes} q SET speaker = s.name FROM
        (SELECT DISTINCT speaker_id, a.name FROM {quotes} LEFT JOIN actors a ON a.actor_id = speaker_id) s
        WHERE q.speaker_id IS NOT DISTINCT FROM s.speaker_id AND q.speaker IS DISTINCT FROM s.name""",
    )


def drop_unused(db: duckdb.DuckDBPyConnection) -> int:
    """Removes actors that no fact refers to any more; their number."""
    return changed(db, f"DELETE FROM actors WHERE actor_id NOT IN ({_used('')})")


def _used(*prefixes: str) -> str:
    """A query of all actor ids that the fact tables refer to, by prefix of the tables' names."""
    columns = [(p + table, c) for p in prefixes for table, cs in REFERENCES.items() for c in cs]
    return " UNION ".join(f"SELECT {c} FROM {table} WHERE {c} IS NOT NULL" for table, c in columns)
