"""How fast figures are found: `python -m tests.benchmarks.bench_figures`; the slow test holds the floor.

The text is news-like prose of our own, one sentence in three with a figure (in the news it is one in four or five).
"""

from __future__ import annotations

import time

import pytest
from onrecord.transforms import figures, schemas

from tests import support
from tests.transforms.test_figures import CASES

FLOOR = 250_000
"""Bytes of text a second on one core, for figures alone."""

_PROSE = (
    "The committee met behind closed doors for most of the afternoon, and members left without speaking to reporters.",
    "Residents said they had been warned about the river, but few expected the water to come over the wall so quickly.",
)


def text() -> str:
    """About 300 KB."""
    lines = [f"{case[0]} {_PROSE[0]} {_PROSE[1]}" for case in CASES if not case[0].startswith("sales")]
    return "\n".join(lines * (300_000 // len("\n".join(lines)) + 1))


def measure() -> tuple[float, int]:
    """(bytes a second, figures) of the better of three runs."""
    found = text()
    c = support.corpus(*[found[i : i + 10_000] for i in range(0, len(found), 10_000)])
    finder = figures.FigureFinder(support.seed_tables())
    none = [s.to_frame() for s in (schemas.TIME_EXPRESSIONS, schemas.ATTRIBUTIONS, schemas.MENTIONS, schemas.ENTITIES)]
    best, rows = 0.0, 0
    for _ in range(3):
        start = time.process_time()
        rows = len(finder(c.articles, c.paragraphs, c.sentences, *none))
        best = max(best, len(found.encode()) / (time.process_time() - start))
    return best, rows


@pytest.mark.slow
def test_speed():
    speed, rows = measure()
    assert rows > 1000
    assert speed >= FLOOR


def main() -> None:
    speed, rows = measure()
    print(f"figures: {speed / 1000:.0f} KB/s, {rows} rows")


if __name__ == "__main__":
    main()
