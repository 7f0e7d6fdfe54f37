"""One writer at a time, and a dead one holds nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from onrecord.warehouse.database import open_build
from onrecord.warehouse.errors import WarehouseBusy, WarehouseError
from onrecord.warehouse.lock import writer
from onrecord.warehouse.paths import Paths
from onrecord.warehouse.publish import publish

HOLDER = "import sys; from pathlib import Path; from onrecord.warehouse.lock import writer\nwith writer(Path(sys.argv[1]), 'nightly'):\n    print('held', flush=True); sys.stdin.read()"


@pytest.fixture
def holder(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(Paths(tmp_path).lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_writer_is_told_who_has_it(tmp_path, holder):
    told = rf"process {holder.pid} is writing here since 20.*\(nightly\)"
    with pytest.raises(WarehouseBusy, match=told), open_build(Paths(tmp_path)):
        pass


def test_publishing_waits_its_turn_too(tmp_path, holder):
    (tmp_path / "build.duckdb").touch()
    with pytest.raises(WarehouseBusy, match=str(holder.pid)):
        publish(Paths(tmp_path))


def test_a_killed_writer_holds_nothing(tmp_path, holder):
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    assert str(holder.pid) in Paths(tmp_path).lock.read_text()  # the note is still there, the lock is not
    with open_build(Paths(tmp_path)) as build:
        assert build.table("runs").is_empty()


def test_within_a_process_and_after_an_error(tmp_path):
    lock = Paths(tmp_path).lock
    with pytest.raises(RuntimeError), writer(lock, "a"):
        with pytest.raises(WarehouseBusy, match=str(os.getpid())), writer(lock, "b"):
            pass
        raise RuntimeError
    with writer(lock, "c"):
        pass


def test_an_unreadable_note_still_refuses(tmp_path):
    lock = Paths(tmp_path).lock
    with writer(lock, "a"):
        lock.write_text("{")
        with pytest.raises(WarehouseBusy, match="another process"), writer(lock, "b"):
            pass


def test_a_build_database_that_is_none(tmp_path):
    (tmp_path / "build.duckdb").write_bytes(b"no database at all" * 1000)
    with pytest.raises(WarehouseError, match=r"build\.duckdb cannot be opened"), open_build(Paths(tmp_path)):
        pass
    with writer(Paths(tmp_path).lock, "free again"):
        pass


def test_a_newer_schema_is_refused(tmp_path):
    with open_build(Paths(tmp_path)) as build:
        build._db.execute("INSERT INTO schema_migrations VALUES (999, 'of the future', now())").fetchall()
    with pytest.raises(WarehouseError, match="schema 999"), open_build(Paths(tmp_path)):
        pass


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(WarehouseError, match="file cannot be made"), open_build(Paths(tmp_path / "file")):
        pass
