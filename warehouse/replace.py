"""Sets of rows put in the place of others, and only where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import duckdb
import polars as pl

from .errors import BadRows

ORDER = ("published_at", "article_id", "version", "start_char", "actor_id")
"""Rows are laid down in the order of those of these columns that their table has: articles as they were published, and
the rows of an article together, in reading order."""


def rows(db: duckdb.DuckDBPyConnection, query: str, parameters: Sequence[object] = ()) -> list[tuple]:
    """All rows of a query, or the number of rows that a statement changed. Read to the end: a connection with a result
    that is not does nothing else."""
    return db.execute(query, parameters).fetchall()


def changed(db: duckdb.DuckDBPyConnection, statement: str, parameters: Sequence[object] = ()) -> int:
    """The number of rows that a statement changed."""
    return rows(db, statement, parameters)[0][0]


@contextmanager
def transaction(db: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All of the block or nothing of it."""
    db.begin()
    try:
        yield
        db.commit()
    except BaseException:
        db.rollback()
        raise


def columns(db: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str, bool]]:
    """(name, type, may be null) of the columns of a table, in order."""
    return [(name, kind, not required) for _, name, kind, required, _, _ in rows(db, f"PRAGMA table_info('{table}')")]


def incoming(db: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame, **defaults: str) -> None:
    """The temporary table incoming_TABLE: the rows of `frame` with the columns and types of `table`.

    Columns that `frame` lacks take their value in `defaults`, or null. BadRows names what cannot be taken.
    """
    wanted = columns(db, table)
    names = [name for name, _, _ in wanted]
    if unknown := [c for c in frame.columns if c not in names]:
        raise BadRows(f"{table} has no column {unknown[0]}")
    for name, _, nullable in wanted:
        if nullable or name in defaults or frame.is_empty():
            continue
        if name not in frame.columns:
            raise BadRows(f"{table}: column {name} is missing")
        if frame[name].null_count():
            raise BadRows(f"{table}: column {name} is null in {frame[name].null_count()} rows")
    select = []
    for name, kind, _ in wanted:
        value = f'"{name}"' if name in frame.columns else "NULL"
        if name in defaults:
            value = f"coalesce({value}, {_literal(defaults[name])})"
        select.append(f'CAST({value} AS {kind}) AS "{name}"')
    if not frame.columns:
        frame = pl.DataFrame(schema={names[0]: pl.String})
    db.register("given_rows", frame.to_arrow())
    try:
        rows(db, f"CREATE OR REPLACE TEMP TABLE incoming_{table} AS SELECT {', '.join(select)} FROM given_rows")
    except (duckdb.ConversionException, duckdb.BinderException) as error:
        raise BadRows(f"{table}: {error}") from error
    db.unregister("given_rows")


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def replace(db: duckdb.DuckDBPyConnection, table: str, key: tuple[str, ...], scope: str | None = None) -> int:
    """Makes the rows of `table` within a scope those of incoming_TABLE; the number of rows written or removed.

    Rows belong together by `key`; a group that is stored as it comes in is left alone. The scope is the keys in the
    table named `scope` (the table itself: all rows), by default those that come in.
    """
    keys = ", ".join(f'"{k}"' for k in key)
    own = [name for name, _, _ in columns(db, table)]
    names = ", ".join(f'"{name}"' for name in own)
    order = ", ".join(name for name in ORDER if name in own) or "ALL"
    new = f"SELECT {names} FROM incoming_{table}"
    old = f"SELECT {names} FROM {table}"
    if scope != table:
        old += f" SEMI JOIN {scope or f'incoming_{table}'} USING ({keys})"
    different = changed(
        db,
        f"CREATE OR REPLACE TEMP TABLE changed AS SELECT DISTINCT {keys} FROM "
        f"(({new} EXCEPT ALL {old}) UNION ALL ({old} EXCEPT ALL {new}))",
    )
    if not different:
        return 0
    same = " AND ".join(f't."{k}" IS NOT DISTINCT FROM c."{k}"' for k in key)
    removed = changed(db, f"DELETE FROM {table} t USING changed c WHERE {same}")
    fresh = f"SELECT {names} FROM incoming_{table} t SEMI JOIN changed c ON {same} ORDER BY {order}"
    added = changed(db, f"INSERT INTO {table} ({names}) {fresh}")
    return max(removed, added)
