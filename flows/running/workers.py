"""Cleaning and analysing on every core: cleaner and engines in worker processes, built once in each.

Workers are spawned, never forked: forking beside Polars' threads can hang. Pages and articles go to the pool in slices; a
slice of articles that fails is analysed article by article, so that one text that trips an engine costs its own rows and
no others. Short runs stay in this process, where starting a worker would take longer than the work.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from itertools import repeat
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import TypeVar

import polars as pl
from onrecord import seeds
from onrecord.transforms import analysis

from ..pages.clean import Cleaned, Cleaner, Result, collect
from ..pages.page import Page
from . import progress

log = logging.getLogger(__name__)

SLICE = 40
"""Pages or articles that a worker takes at a time: about a second of work, so that progress shows and all cores finish
together."""

INLINE = 60
"""Up to so many stay in this process: a worker takes about two seconds to start, as long as it takes to do them."""

Failures = list[tuple[str, int, str]]
T = TypeVar("T")
R = TypeVar("R")

Knowledge = tuple[Path, str]
"""A folder of seeds and the digest of what is in it: an edited seed needs other engines."""


@lru_cache(maxsize=1)
def _cleaner(knowledge: Knowledge) -> Cleaner:
    return Cleaner(seeds.load(knowledge[0]))


@lru_cache(maxsize=1)
def _engines(knowledge: Knowledge) -> analysis.Analysis:
    return analysis.Analysis(seeds.load(knowledge[0]))


def _clean(knowledge: Knowledge, pages: Sequence[Page]) -> list[Result]:
    return _cleaner(knowledge).read(pages)


def _analyse(knowledge: Knowledge, articles: pl.DataFrame) -> tuple[dict[str, pl.DataFrame], Failures]:
    return analysis.isolate(_engines(knowledge), articles)


def _end_with_parent() -> None:
    """Ends this worker when the process that started it is gone. One that is killed cannot tell its workers, and these would
    wait for work for ever: each of them holds the writing end of the queue too, so that none sees it close."""
    parent = parent_process()
    if parent is not None:
        Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()


class Workers:
    """A context with up to `processes` workers (0: as many as there are cores), which clean and analyse."""

    def __init__(self, found: seeds.Seeds, processes: int = 0):
        self._knowledge = (found.folder, found.digest())
        self._processes = processes or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def clean(self, pages: Sequence[Page]) -> Cleaned:
        """The articles of these pages, and the pages with the outcome that each now has."""
        parts = self._map("clean", _clean, [pages[i : i + SLICE] for i in range(0, len(pages), SLICE)])
        return collect([result for part in parts for result in part])

    def analyse(self, articles: pl.DataFrame) -> tuple[dict[str, pl.DataFrame], Failures]:
        """The staged frames of these articles, and (article_id, version, reason) of each that could not be analysed."""
        slices = [articles[i : i + SLICE] for i in range(0, articles.height, SLICE)]
        parts = list(self._map("analyse", _analyse, slices or [articles]))
        frames = {name: pl.concat([found[name] for found, _ in parts]) for name in analysis.STAGED}
        failed = [f for _, failures in parts for f in failures]
        for article_id, version, reason in failed:
            log.warning("could not analyse %s, version %d: %s", article_id, version, reason)
        return frames, failed

    def _map(self, step: str, work: Callable[[Knowledge, T], R], slices: Sequence[T]) -> Iterable[R]:
        count = sum(len(s) for s in slices)
        if self._pool is None and self._processes > 1 and count > INLINE:
            self._pool = ProcessPoolExecutor(
                self._processes, mp_context=get_context("spawn"), initializer=_end_with_parent
            )
        results = (
            self._pool.map(work, repeat(self._knowledge), slices)
            if self._pool
            else map(work, repeat(self._knowledge), slices)
        )
        for part, result in zip(slices, results, strict=True):
            progress.advance(step, len(part), None)
            yield result
