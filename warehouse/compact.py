"""The build database without the room that replaced rows leave behind.

DuckDB writes new rows before the old ones give way, so a file in which everything was replaced once (`reprocess`) is up to
twice as large as its rows; the free blocks are used again, but given back to the disk only where they end the file, and
every published copy has them too. Its manual's remedy is `COPY FROM DATABASE` into a new file
(https://duckdb.org/docs/2.0/operations_manual/footprint_of_duckdb/reclaiming_space.html). That file lies beside the old one
and takes its place by a rename, once it holds as many rows in every table: a crash at any point leaves the one or the other.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

import duckdb

from .database import STORAGE_VERSION, connect_file
from .errors import WarehouseError
from .paths import Paths, sync
from .replace import rows

log = logging.getLogger(__name__)

SHARE = 1 / 3
"""Free share of the file from which it is copied. Copying 10 MB took 0.6 seconds; a usual night frees less."""

LEAST = 32 * 2**20
"""Bytes below which free room is not worth a copy."""


def compact(paths: Paths) -> bool:
    """Whether the build database had to be copied, and was. Wants the writer's lock, a checkpoint, and no connection.

    What goes wrong (a full disk) is logged and leaves the database as it was."""
    for leftover in paths.root.glob(".compacting-*"):
        leftover.unlink()
    fresh = paths.root / f".compacting-{os.getpid()}.duckdb"
    try:
        db = connect_file(paths.build)
        try:
            ((used,),) = rows(db, "SELECT used_blocks * block_size FROM pragma_database_size()")
            size = paths.build.stat().st_size
            if size - used < max(LEAST, SHARE * size):
                return False
            _copy(db, fresh)
        finally:
            db.close()
        sync(fresh)
        fresh.replace(paths.build)
        sync(paths.root)
    except (duckdb.Error, OSError, WarehouseError) as error:
        log.warning("%s could not be made smaller: %s", paths.build, error)
        return False
    finally:
        fresh.unlink(missing_ok=True)
        Path(f"{fresh}.wal").unlink(missing_ok=True)
    return True


def _copy(db: duckdb.DuckDBPyConnection, fresh: Path) -> None:
    """Everything in the new file `fresh`, in the same order. WarehouseError where a table lacks rows there."""
    ((build,),) = rows(db, "SELECT current_database()")
    path = str(fresh).replace("'", "''")
    rows(db, f"ATTACH '{path}' AS compacted (STORAGE_VERSION '{STORAGE_VERSION}')")
    rows(db, f'COPY FROM DATABASE "{build}" TO compacted')
    rows(db, "CHECKPOINT compacted")
    tables = rows(db, f"SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = '{build}'")
    for schema, table in tables:
        ((before, after),) = rows(
            db,
            f'SELECT (SELECT count(*) FROM "{build}"."{schema}"."{table}"), '
            f'(SELECT count(*) FROM compacted."{schema}"."{table}")',
        )
        if before != after:
            raise WarehouseError(f"{table} has {after} rows in the copy, {before} in the original")
    rows(db, "DETACH compacted")
    if Path(f"{fresh}.wal").exists():
        raise WarehouseError(f"{fresh}.wal is left after a checkpoint")
