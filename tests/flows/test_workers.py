from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

CODE = """
import multiprocessing, time
from datetime import UTC, datetime
from onrecord import seeds
from onrecord.flows.pages.page import Kind, Page
from onrecord.flows.running.workers import INLINE, Workers

if __name__ == "__main__":
    at = datetime.now(UTC)
    pages = [Page(f"{n}.txt", at, Kind.TEXT, b"It is said.", fetched_at=at) for n in range(INLINE + 1)]
    with Workers(seeds.load(seeds.FOLDER), 2) as workers:
        workers.clean(pages)
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
        time.sleep(120)
"""


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.slow
def test_workers_end_with_a_run_that_is_killed(tmp_path):
    (tmp_path / "run.py").write_text(CODE)
    with subprocess.Popen([sys.executable, str(tmp_path / "run.py")], stdout=subprocess.PIPE, text=True) as run:
        workers = [int(pid) for pid in run.stdout.readline().split()]
        assert workers and all(map(alive, workers))
        run.send_signal(signal.SIGKILL)
    until = time.monotonic() + 20
    while any(map(alive, workers)) and time.monotonic() < until:
        time.sleep(0.2)
    assert not any(map(alive, workers))
