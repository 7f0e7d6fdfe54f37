"""Room that replaced rows leave behind is given back, and no row is ever at risk for it."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from onrecord.warehouse import compact as compacting
from onrecord.warehouse.database import connect_file
from onrecord.warehouse.paths import Paths
from onrecord.warehouse.publish import publish
from onrecord.warehouse.replace import rows, transaction

from tests.warehouse import example


@pytest.fixture(scope="module")
def worn(tmp_path_factory) -> Paths:
    """A warehouse in which every row of a larger table was replaced."""
    paths = example.copy(tmp_path_factory.mktemp("worn"))
    wear(paths)
    return paths


@pytest.fixture
def paths(tmp_path, worn, monkeypatch):
    """A copy of it, where free room of any size is worth a copy."""
    monkeypatch.setattr(compacting, "LEAST", 0)
    shutil.copytree(worn.root, tmp_path / "data")
    return Paths(tmp_path / "data")


def wear(paths: Paths) -> None:
    """Fills a table with 7 MB that do not compress, and replaces its rows until more than a third of the file is free. (A
    second time around DuckDB may use the free blocks again and end the file before those that it frees.)"""
    for _ in range(8):
        db = connect_file(paths.build)
        with transaction(db):
            rows(db, "CREATE TABLE IF NOT EXISTS worn (i BIGINT, a UUID, b UUID)")
            rows(db, "DELETE FROM worn")
            rows(db, "INSERT INTO worn SELECT i, uuid(), uuid() FROM range(200000) t(i)")
        rows(db, "CHECKPOINT")
        kept = used(db)
        db.close()
        if size(paths) > 1.52 * kept:
            return
    raise AssertionError(f"{size(paths)} bytes for {kept} in use")


def size(paths: Paths) -> int:
    return paths.build.stat().st_size


def used(db: duckdb.DuckDBPyConnection) -> int:
    return rows(db, "SELECT used_blocks * block_size FROM pragma_database_size()")[0][0]


def whole(path: Path) -> dict[str, list]:
    """Every row in order, and every table with its comment and constraints, column and view."""
    with duckdb.connect(str(path), read_only=True) as db:
        names = [name for (name,) in rows(db, "SELECT table_name FROM duckdb_tables() ORDER BY 1")]
        facts = {
            "": rows(db, "SELECT table_name, comment, sql FROM duckdb_tables() ORDER BY 1"),
            " columns": rows(db, "SELECT table_name, column_name, comment FROM duckdb_columns() ORDER BY ALL"),
            " views": rows(db, "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY 1"),
        }
        texts = {name: db.sql(f'SELECT t::VARCHAR AS line FROM "{name}" t').pl() for name in names}
        return facts | {name: frame["line"].to_list() for name, frame in texts.items()}


def names(paths: Paths) -> set[str]:
    return {p.name for p in paths.root.iterdir()}


def test_publishing_gives_free_room_back_and_keeps_every_row_in_its_place(paths):
    before, was = size(paths), whole(paths.build)
    publish(paths)
    assert size(paths) < 0.7 * before
    assert paths.published.stat().st_size == size(paths)
    assert whole(paths.build) == was == whole(paths.published)
    assert names(paths) == {"archive", "staging", "build.duckdb", "onrecord.duckdb", "lock"}
    with duckdb.connect(str(paths.published), read_only=True) as db:
        told = "SELECT tags['storage_version'] FROM duckdb_databases() WHERE database_name = 'onrecord'"
        assert rows(db, told)[0][0].startswith("v1.5.0")


def test_a_file_without_much_free_room_is_left_as_it_is(paths, monkeypatch):
    with monkeypatch.context() as dear:
        dear.setattr(compacting, "LEAST", 2**25)
        assert not compacting.compact(paths)
    assert compacting.compact(paths)
    assert not compacting.compact(paths)


def test_a_copy_that_fails_or_lacks_rows_is_thrown_away(paths, monkeypatch):
    said = []  # not caplog: Prefect, once loaded, has its own way with loggers
    monkeypatch.setattr(compacting.log, "warning", lambda text, *values: said.append(text % values))
    was, before = whole(paths.build), size(paths)

    def lossy(db, query, parameters=()):
        found = rows(db, query, parameters)
        if query.startswith("COPY"):
            rows(db, "DELETE FROM compacted.worn WHERE i = 7")
        return found

    monkeypatch.setattr(compacting, "rows", lossy)
    publish(paths)
    assert "worn has 199999 rows in the copy, 200000 in the original" in said[-1]

    def full(path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(compacting, "rows", rows)
    monkeypatch.setattr(compacting, "sync", full)
    publish(paths)
    assert "No space left on device" in said[-1]
    assert whole(paths.build) == was == whole(paths.published) and size(paths) == before
    assert names(paths) == {"archive", "staging", "build.duckdb", "onrecord.duckdb", "lock"}


KILLED = """
import sys
from pathlib import Path
from onrecord.warehouse import compact
from onrecord.warehouse.paths import Paths
compact.LEAST, compact.SHARE = 0, -1  # always
print("ready", flush=True)
while compact.compact(Paths(Path(sys.argv[1]))):
    print(1, flush=True)
"""


@pytest.mark.slow
def test_a_kill_at_any_moment_loses_nothing(paths):
    was, done = whole(paths.build), 0
    for i in range(40):
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, str(paths.root)], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout.readline() == "ready\n"
            time.sleep(i * 0.05)
            process.send_signal(signal.SIGKILL)
            done += process.stdout.read().count("1")
        assert whole(paths.build) == was
    assert done > 10
    publish(paths)
    assert whole(paths.published) == was
    assert names(paths) == {"archive", "staging", "build.duckdb", "onrecord.duckdb", "lock"}
