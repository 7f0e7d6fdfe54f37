"""How fast time expressions are found: `python tests/benchmarks/bench_times.py` prints KB of text a second on one core."""

from __future__ import annotations

import random
import time

import pytest
from onrecord.transforms.time_expressions import TimeFinder

from tests.support import corpus, seed_tables

FLOOR = 250
"""KB a second: what two busy cores shared by eight still reach; an idle one does twice that."""

_WITH_TIMES = (
    "The ministry said on Monday that exports had risen 4 percent in the second quarter of 2025 from a year earlier.",
    "“We will not wait until next spring,” the commissioner told reporters late Thursday after two hours of talks.",
    "Since 2019 the city has lost nearly a fifth of its hospitals, and recently the last maternity ward closed.",
    "Voters go to the polls on Sept. 14, three weeks after the debate and a month before the budget is due.",
    "He had served from 2009 to 2013 as mayor and, every Friday night, played chess in the park for decades.",
)
_WITHOUT = (
    "The governor, a former prosecutor with a taste for long sentences, brushed aside the criticism of her own party.",
    "Farmers along the river have complained about the price of diesel, the cost of seed and the silence of the capital.",
    "Neither side would say who had fired first, and the witnesses, most of them traders, had already left the market.",
    "An appeals court upheld the ruling, finding that the company had misled investors about the safety of its brakes.",
    "It is a quarrel about money, but also about memory, and nobody in the chamber seemed in a hurry to settle it.",
    "Analysts described the plan as bold, and then spent the rest of the call asking who was supposed to pay for it.",
)


def article(seed: int, sentences: int = 60) -> str:
    """News-like text in which four sentences of ten hold time expressions, as in the corpora we know."""
    dice = random.Random(seed)
    lines = []
    for _ in range(sentences // 3):
        lines.append(" ".join(dice.choice(_WITH_TIMES if dice.random() < 0.4 else _WITHOUT) for _ in range(3)))
    return "\n".join(lines)


def speed(articles: int = 60) -> tuple[float, int]:
    """KB of text a second of CPU time, best of three, and how many expressions were found."""
    c = corpus(*(article(i) for i in range(articles)))
    finder = TimeFinder(seed_tables())
    size, best, found = c.articles["text"].str.len_chars().sum() / 1000, 0.0, 0
    for _ in range(3):
        started = time.process_time()
        found = finder(c.articles, c.paragraphs, c.sentences).height
        best = max(best, size / (time.process_time() - started))
    return best, found


@pytest.mark.slow
def test_time_expressions_are_found_fast_enough():
    kilobytes, found = speed()
    assert found > 1000
    assert kilobytes >= FLOOR


def main() -> None:
    kilobytes, found = speed()
    print(f"time expressions: {kilobytes:.0f} KB/s on one core ({found} found)")


if __name__ == "__main__":
    main()
