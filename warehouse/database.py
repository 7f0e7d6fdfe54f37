"""The build database: a DuckDB file that only the pipeline opens, one process at a time.

Analysts have a copy (`publish`), so that neither can lock the other out. Opening applies the migrations that the file has
not had yet and makes views and macros anew, so that they always are those of the code.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from onrecord import sql

from .build import Build
from .config import CONFIG
from .errors import WarehouseError
from .lock import writer
from .paths import Paths
from .replace import rows, transaction

STORAGE_VERSION = "v1.5.0"
"""The newest that the DuckDB 1.5 programs open; a file keeps the one that it was made with."""


@contextmanager
def open_build(paths: Paths, purpose: str = "load") -> Iterator[Build]:
    """The build database, for one writer. WarehouseBusy says which process has it; WarehouseError names a file that
    cannot be used. Closed when the block ends, however it ends."""
    paths.create()
    with writer(paths.lock, purpose):
        connection = connect_file(paths.build)
        try:
            with transaction(connection):
                migrate(connection)
                make_views(connection)
            yield Build(connection)
        finally:
            connection.close()


def connect_file(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection for writing; WarehouseError names a file that DuckDB cannot use."""
    try:
        connection = duckdb.connect(str(path), config={**CONFIG, "storage_compatibility_version": STORAGE_VERSION})
    except duckdb.Error as error:
        raise WarehouseError(f"{path} cannot be opened: {error}") from error
    rows(connection, "SET TimeZone = 'UTC'")
    return connection


def migrate(connection: duckdb.DuckDBPyConnection) -> None:
    """Applies the migrations that the database has not had, each with its ledger row. Wants a transaction about it."""
    known = sql.migrations()
    exists = "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'schema_migrations' AND NOT internal"
    done = 0
    if rows(connection, exists)[0][0]:
        done = rows(connection, "SELECT coalesce(max(number), 0) FROM schema_migrations")[0][0]
    if done > known[-1].number:
        raise WarehouseError(
            f"the database has schema {done}, this onrecord knows {known[-1].number}: use a newer onrecord"
        )
    for migration in known:
        if migration.number <= done:
            continue
        rows(connection, migration.sql)
        row = [migration.number, migration.name, datetime.now(UTC).replace(tzinfo=None)]
        rows(connection, "INSERT INTO schema_migrations VALUES (?, ?, ?)", row)


def make_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes every view and macro of `sql/` anew and drops those that it has no more. Wants a transaction about it."""
    kept = {statement.name for statement in (*sql.views(), *sql.macros())}
    own = (
        "SELECT 'VIEW', view_name FROM duckdb_views() WHERE NOT internal UNION ALL "
        "SELECT 'MACRO TABLE', function_name FROM duckdb_functions() WHERE function_type = 'table_macro' AND NOT internal"
    )
    for kind, name in rows(connection, own):
        if name not in kept:
            rows(connection, f'DROP {kind} "{name}"')
    for statement in (*sql.views(), *sql.macros()):
        rows(connection, statement.sql)
