"""Publishing: analysts see the old file or the new one, whole, and neither side can get in the other's way."""

from __future__ import annotations

import random
import signal
import stat
import subprocess
import sys
import time
from itertools import groupby
from pathlib import Path

import duckdb
import pytest
from onrecord.warehouse import publish as publishing
from onrecord.warehouse.database import open_build
from onrecord.warehouse.errors import NoWarehouse, WarehouseError
from onrecord.warehouse.paths import Paths
from onrecord.warehouse.publish import publish
from onrecord.warehouse.read import connect

from tests.warehouse import example


@pytest.fixture
def paths(tmp_path):
    """A warehouse of its own, filled and published."""
    return example.copy(tmp_path)


def load(paths: Paths, run_id: str) -> None:
    with open_build(paths) as build:
        example.load(build, run_id, example.FIRST, hours=len(run_id))


def count(connection: duckdb.DuckDBPyConnection) -> int:
    return connection.execute("SELECT count(*) FROM runs").fetchall()[0][0]


def test_all_rows_arrive(paths):
    with open_build(paths) as build, connect(paths) as published:
        tables = build.query("SELECT table_name FROM duckdb_tables() WHERE NOT temporary")["table_name"].to_list()
        for table in set(tables):
            got = published.execute(f"FROM {table}").fetchall()
            assert sorted(map(repr, got)) == sorted(map(repr, build.table(table).rows())), table
        views = build.query("SELECT view_name FROM duckdb_views() WHERE NOT internal")["view_name"].to_list()
        for view in views:
            assert len(published.execute(f"FROM {view}").fetchall()) == len(build.table(view)), view


def test_older_clients_can_open_it(paths):
    """DuckDB 1.5 reads storage versions up to its own; 2.0 writes a newer one unless told otherwise."""
    with connect(paths) as published:
        told = "SELECT tags['storage_version'] FROM duckdb_databases() WHERE database_name = 'onrecord'"
        assert published.execute(told).fetchall()[0][0].startswith("v1.5.0")


def test_an_articles_rows_stand_together_in_reading_order(paths):
    with connect(paths) as published:
        for table in ("figures", "mentions", "paragraphs", "sentences"):
            keys = published.execute(f"SELECT article_id, version, start_char FROM {table}").fetchall()
            versions = [key for key, _ in groupby(k[:2] for k in keys)]
            assert len(versions) == len(set(versions)), table
            for _, group in groupby(keys, key=lambda k: k[:2]):
                starts = [start for _, _, start in group]
                assert starts == sorted(starts), table
        days = published.execute("SELECT published_at FROM article_versions WHERE run_id = 'r1'").fetchall()
        assert days == sorted(days)


def test_a_storage_version_that_analysts_cannot_read_is_not_published(tmp_path):
    paths = Paths(tmp_path)
    with duckdb.connect(str(paths.build), config={"storage_compatibility_version": "latest"}) as newer:
        newer.execute("CREATE TABLE t (i INTEGER)").fetchall()
    with pytest.raises(WarehouseError, match="storage version"):
        publish(paths)
    assert not paths.published.exists()


def test_nothing_but_the_file_is_left(paths):
    left = {p.name for p in paths.root.iterdir()}
    assert left == {"archive", "staging", "build.duckdb", "onrecord.duckdb", "lock"}
    assert stat.S_IMODE(paths.published.stat().st_mode) == 0o444


def test_nobody_can_write_to_it(paths):
    with connect(paths) as published, pytest.raises(duckdb.Error, match="read-only"):
        published.execute("DELETE FROM runs")


def test_an_open_reader_neither_blocks_nor_is_disturbed(paths):
    """In another process, as an analyst is."""
    script = (
        "import duckdb, sys\n"
        f"db = duckdb.connect({str(paths.published)!r}, read_only=True)\n"
        "for line in sys.stdin:\n"
        "    print(db.execute('SELECT count(*), (SELECT count(*) FROM runs) FROM quotes').fetchall()[0], flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as analyst:

        def ask() -> str:
            analyst.stdin.write("\n")
            analyst.stdin.flush()
            return analyst.stdout.readline()

        before = ask()
        assert before.startswith("(")
        load(paths, "r3")
        assert ask() == before
        publish(paths)
        assert ask() == before
        with connect(paths) as fresh:
            assert count(fresh) == 3
        analyst.stdin.close()


def test_a_log_beside_the_file_is_not_applied(paths):
    stray = paths.root / "onrecord.duckdb.wal"
    stray.write_bytes(b"what a careless client left")
    publish(paths)
    assert not stray.exists()
    with connect(paths) as published:
        assert count(published) == 2


def test_a_crash_in_the_middle_leaves_the_old_file(paths, monkeypatch):
    load(paths, "r3")

    def fails(_, target):
        Path(target).write_bytes(b"half")
        raise OSError("disk full")

    monkeypatch.setattr(publishing.shutil, "copyfile", fails)
    with pytest.raises(OSError, match="disk full"):
        publish(paths)
    monkeypatch.undo()
    assert not list(paths.root.glob(".publishing*"))
    with connect(paths) as published:
        assert count(published) == 2
    publish(paths)
    with connect(paths) as published:
        assert count(published) == 3


def test_leftovers_of_a_killed_publisher_are_cleared_away(paths):
    (paths.root / ".publishing-1.duckdb").write_bytes(b"half")
    (paths.root / ".publishing-1.duckdb.wal").write_bytes(b"half")
    publish(paths)
    assert not list(paths.root.glob(".publishing*"))


def test_nothing_to_publish_or_to_read(tmp_path):
    with pytest.raises(WarehouseError, match="nothing has been loaded yet"):
        publish(Paths(tmp_path))
    with pytest.raises(NoWarehouse, match="onrecord ingest"):
        connect(Paths(tmp_path))
    (tmp_path / "onrecord.duckdb").write_bytes(b"no database at all" * 1000)
    with pytest.raises(WarehouseError, match=r"onrecord\.duckdb cannot be opened"):
        connect(Paths(tmp_path))


def test_extensions_are_not_fetched(paths):
    with connect(paths) as published, pytest.raises(duckdb.Error):
        published.execute("SELECT * FROM read_xlsx('x.xlsx')")
    with connect(paths) as published:
        assert published.execute("SELECT current_setting('autoinstall_known_extensions')").fetchall() == [(False,)]


KILLS = 20

WRITER = """
import sys
sys.path.insert(0, {repository!r})
from onrecord.warehouse.paths import Paths
from onrecord.warehouse.publish import publish
from onrecord.warehouse.database import open_build
from tests.warehouse import example
paths, i = Paths({root!r}), int(sys.argv[1])
print("ready", flush=True)
while True:
    with open_build(paths) as build:
        build.load({{}}, example.run(f"k{{i}}", hours=i), example.fetches(f"k{{i}}", example.FIRST))
    publish(paths)
    print(i, flush=True)
    i += 1000
"""

READER = """
import signal
import duckdb, time
n = 0
stop = []
signal.signal(signal.SIGINT, lambda *_: stop.append(1))  # not in the middle of a query
while not stop:
    with duckdb.connect({path!r}, read_only=True) as db:
        runs = db.execute("SELECT count(*) FROM runs").fetchall()[0][0]
        fetches = dict(db.execute("SELECT run_id, count(*) FROM fetches GROUP BY run_id").fetchall())
        # r2 asked for two pages, every other run for four; no run is ever half there
        assert runs == len(fetches) and set(fetches.values()) == {{2, 4}} and fetches["r2"] == 2, (runs, fetches)
        assert db.execute("SELECT count(*) FROM who_said_what").fetchall()[0][0] == {said}
    n += 1
    time.sleep(0.02)
print(n)
"""


@pytest.mark.slow
def test_killed_publishers_never_leave_a_broken_file(paths):
    """kill -9 at random moments of load and publish, with readers that keep opening the file."""
    with connect(paths) as published:
        said = len(published.execute("FROM who_said_what").fetchall())
    reader_script = READER.format(path=str(paths.published), said=said)
    writer_script = WRITER.format(repository=str(Path.cwd()), root=str(paths.root))
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", reader_script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    rng, published = random.Random(), 0
    try:
        for i in range(KILLS):
            with subprocess.Popen(
                [sys.executable, "-c", writer_script, str(i)], stdout=subprocess.PIPE, text=True
            ) as process:
                assert process.stdout.readline() == "ready\n"
                if i % 2:  # let it publish once, and hit what follows
                    published += process.stdout.readline().strip().isdigit()
                time.sleep(rng.uniform(0, 2))
                process.send_signal(signal.SIGKILL)
                published += len(process.stdout.read().split())
            assert all(reader.poll() is None for reader in readers), [r.stderr.read() for r in readers if r.poll()]
    finally:
        for reader in readers:
            reader.send_signal(signal.SIGINT)
        outputs = [reader.communicate(timeout=30) for reader in readers]
    assert all(int(out) > 20 for out, _ in outputs), outputs
    assert published, "no writer was ever quick enough to publish: the kills prove nothing"
    publish(paths)  # the lock is free and the build database opens, whatever the last kill hit
    with connect(paths) as final:
        assert count(final) >= 2 + published
        assert len(final.execute("FROM who_said_what").fetchall()) == said
