"""Analyse batches on every core: the engines in worker processes, built once in each.

Workers are spawned, never forked: forking beside Polars' threads can hang. A batch goes to the pool in slices; a slice
that fails is analysed article by article, so that one text that trips an engine costs its own rows and no others. Short
runs stay in this process, where starting a worker would take longer than the work.
"""

from __future__ import annotations

import logging
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType

import polars as pl
from onrecord import seeds
from onrecord.transforms import analysis

log = logging.getLogger(__name__)

SLICE = 40
"""Articles a worker takes at a time: about a second of work, so that progress shows and both cores finish together."""

INLINE = 30
"""Up to so many articles are analysed in this process: a worker takes about two seconds to start."""

_engines: dict[Path | None, analysis.Analysis] = {}

Failures = list[tuple[str, int, str]]


def engines(folder: Path | None) -> analysis.Analysis:
    """The engines of this process for a folder of seeds, built on first use."""
    if folder not in _engines:
        _engines[folder] = analysis.Analysis(seeds.load(folder))
    return _engines[folder]


def _slice(folder: Path | None, articles: pl.DataFrame) -> tuple[dict[str, pl.DataFrame], Failures]:
    return analysis.isolate(engines(folder), articles)


class Analyser:
    """A context that analyses frames of articles with up to `workers` processes (0: as many as there are cores)."""

    def __init__(self, folder: Path | None = None, workers: int = 0):
        self._folder = folder
        self._workers = workers or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Analyser:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def __call__(self, articles: pl.DataFrame) -> tuple[dict[str, pl.DataFrame], Failures]:
        """The staged frames of these articles, and (article_id, version, reason) of each that could not be analysed."""
        if self._workers == 1 or (articles.height <= INLINE and self._pool is None):
            parts = [_slice(self._folder, articles)]
        else:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(
                    self._workers, mp_context=get_context("spawn"), initializer=engines, initargs=(self._folder,)
                )
            slices = [articles[i : i + SLICE] for i in range(0, articles.height, SLICE)]
            parts = list(self._pool.map(_slice, [self._folder] * len(slices), slices))
        frames = {name: pl.concat([p[0][name] for p in parts]) for name in analysis.STAGED}
        failed = [f for p in parts for f in p[1]]
        for article_id, version, reason in failed:
            log.warning("could not analyse %s version %d: %s", article_id, version, reason)
        return frames, failed
