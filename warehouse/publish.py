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

STORAGE_VERSION = "v1.5.0"

ORDER = ("published_at", "article_id", "version", "start_char", "run_id", "actor_id")
"""Rows are laid down in the order of the first of these that their table has and then the rest: an article's rows stand together."""


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
        db.execute(f"ATTACH '{str(build).replace(chr(39), chr(39) * 2)}' AS build (READ_ONLY)")
        for migration in sql.migrations():
            db.execute(migration.sql)
        for table in PRIVATE:
            db.execute(f"DROP TABLE {table}")
        tables = db.execute(
            "SELECT table_name, list(column_name) FROM duckdb_columns() c JOIN duckdb_tables() t "
            "USING (database_name, table_name) WHERE database_name = 'build' GROUP BY table_name"
        ).fetchall()
        for table, columns in tables:
            if table in PRIVATE:
                continue
            order = [c for c in ORDER if c in columns] or ["ALL"]
            names = ", ".join(f'"{c}"' for c in columns)
            db.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM build.{table} ORDER BY {', '.join(order)}")
        make_views(db)
        db.execute("DETACH build")
        db.execute("CHECKPOINT")
    finally:
        db.close()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
