"""One writer at a time.

`flock` and not a lock file's existence: the kernel frees it when its holder dies, however that happens. The file's
content (pid and time) only serves the sentence that a refused process gets.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from .errors import WarehouseBusy


@contextmanager
def writer(lock: Path, purpose: str) -> Iterator[None]:
    """Holds `lock` while the block runs; WarehouseBusy names the process that holds it already."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WarehouseBusy(f"{lock.parent}: {_holder(lock)}; try again when it is done") from None
        note = dict(pid=os.getpid(), since=datetime.now(UTC).isoformat(timespec="seconds"), purpose=purpose)
        os.ftruncate(file, 0)
        os.pwrite(file, json.dumps(note).encode(), 0)
        yield
    finally:
        os.close(file)  # frees the lock too


def _holder(lock: Path) -> str:
    try:
        note = json.loads(lock.read_text())
        return f"process {note['pid']} is writing here since {note['since']} ({note['purpose']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process is writing here"
