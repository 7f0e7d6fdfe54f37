"""Publishing: the file that analysts open is replaced as a whole, in one step of the file system.

The new file is written beside the old one under another name, in the storage version that DuckDB 1.5 programs still read
(duckdb 2.0 writes one that they refuse), and takes its place by a rename. Whoever has the old file open keeps reading it;
whoever opens it afterwards sees the new one; a crash at any point leaves the one or the other.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from onrecord import sql

from .database import connect_file, make_views
from .errors import WarehouseError
from .lock import writer
from .paths import Paths
from .replace import columns, rows, transaction

STORAGE_VERSION = "v1.5.0"

ORDER = ("published_at", "article_id", "version", "start_char", "run_id", "actor_id")
"""Rows are laid down in the order of those of these columns that their table has, so that the rows of an article stand
together and articles follow each other in time."""

PRIVATE = frozenset({"story_fingerprints"})
"""Tables that only the pipeline needs."""


def publish(paths: Paths) -> Path:
    """Makes the published database that of the build database; the file. WarehouseError where nothing was ever loaded."""
    if not paths.build.exists():
        raise WarehouseError(f"{paths.root}: nothing has been loaded yet, so there is nothing to publish")
    with writer(paths.lock, "publish"):
        for stale in paths.root.glob(".publishing-*"):
            stale.unlink()
        fresh = paths.root / f".publishing-{os.getpid()}.duckdb"
        try:
            _copy(paths.build, fresh)
            _sync(fresh)
            fresh.chmod(0o444)
            # a log left beside the target by anything else would be applied to the new file
            with contextlib.suppress(FileNotFoundError):
                Path(f"{paths.published}.wal").unlink()
            fresh.replace(paths.published)
            _sync(paths.root)
        finally:
            for leftover in (fresh, Path(f"{fresh}.wal")):
                with contextlib.suppress(FileNotFoundError):
                    leftover.unlink()
    return paths.published


def _copy(build: Path, target: Path) -> None:
    db = connect_file(target, storage_compatibility_version=STORAGE_VERSION)
    try:
        rows(db, f"ATTACH '{str(build).replace(chr(39), chr(39) * 2)}' AS build")
        rows(db, "CHECKPOINT build")  # takes in a log that a crash left
        with transaction(db):
            for migration in sql.migrations():
                rows(db, migration.sql)
            for table in PRIVATE:
                rows(db, f"DROP TABLE {table}")
            for (table,) in rows(db, "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()"):
                names = [name for name, _, _ in columns(db, table)]
                order = [name for name in ORDER if name in names] or ["ALL"]
                rows(db, f"INSERT INTO {table} BY NAME FROM build.{table} ORDER BY {', '.join(order)}")
            make_views(db)
        rows(db, "DETACH build")
        rows(db, "CHECKPOINT")
    finally:
        db.close()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
