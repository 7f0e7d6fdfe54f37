"""How far a run is, for whoever watches: the steps tell a listener, the command line is one.

Runs under a server have no listener and say the same in their logs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listener = Callable[[str, int, int | None], None]
"""Called with the step's name, how much more is done, and the whole amount where it is known."""

_listener: Listener | None = None
_lock = threading.Lock()


def advance(step: str, done: int = 1, total: int | None = None) -> None:
    """`done` more pages or articles of `step` are through; of `total` in all, where that is known."""
    if _listener is not None:
        with _lock:
            _listener(step, done, total)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Hands the steps' progress to `listener` inside the block, from whatever thread it comes."""
    global _listener
    before, _listener = _listener, listener
    try:
        yield
    finally:
        _listener = before
