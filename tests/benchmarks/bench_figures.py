"""How fast figures are found: `python -m tests.benchmarks.bench_figures`; the slow test holds the floor.

The text is news-like prose of our own, one sentence in three with a figure (in the news it is one in four or five).
"""

from __future__ import annotations

import time

import pytest
from onrecord.transforms import figures, schemas, time_expressions

from tests import support
from tests.transforms.test_figures import CASES

FLOORS = {"figures": 250_000, "figures and dates": 150_000}
"""Bytes of text a second on one core."""

_PROSE = (
    "The committee met behind closed doors for most of the afternoon, and members left without speaking to reporters.",
    "Residents said they had been warned about the river, but few expected the water to come over the wall so quickly.",
)


def text() -> str:
    """About 300 KB."""
    lines = [f"{case[0]} {_PROSE[0]} {_PROSE[1]}" for case in CASES if not case[0].startswith("sales")]
    return "\n".join(lines * (300_000 // len("\n".join(lines)) + 1))


def measure() -> tuple[dict[str, float], int]:
    """Bytes a second of the better of three runs, for figures alone and with the dates they need; and the figures."""
    found = text()
    c = support.corpus(*[found[i : i + 10_000] for i in range(0, len(found), 10_000)])
    story = c.articles, c.paragraphs, c.sentences
    finder, dater = figures.FigureFinder(support.seed_tables()), time_expressions.TimeFinder(support.seed_tables())
    none = [s.to_frame() for s in (schemas.ATTRIBUTIONS, schemas.MENTIONS, schemas.ENTITIES)]
    size, rows, alone, both = len(found.encode()), 0, 0.0, 0.0
    for _ in range(3):
        start = time.process_time()
        times = dater(*story)
        dated = time.process_time()
        rows = len(finder(*story, times, *none))
        end = time.process_time()
        alone, both = max(alone, size / (end - dated)), max(both, size / (end - start))
    return {"figures": alone, "figures and dates": both}, rows


@pytest.mark.slow
def test_speed():
    speeds, rows = measure()
    assert rows > 1000
    assert {name: speed for name, speed in speeds.items() if speed < FLOORS[name]} == {}


def main() -> None:
    speeds, rows = measure()
    for name, speed in speeds.items():
        print(f"{name}: {speed / 1000:.0f} KB/s, {rows} rows")


if __name__ == "__main__":
    main()
