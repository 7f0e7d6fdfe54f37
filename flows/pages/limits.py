"""A limit on the time that one page may take, so that one strange page does not hold up a night's run."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeLimit(Exception):
    """The time was up."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises TimeLimit inside the block when `seconds` have passed. Works where signals do: in the main thread of a
    process (so in the workers of a process pool) on Unix; elsewhere there is no limit."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeLimit

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
