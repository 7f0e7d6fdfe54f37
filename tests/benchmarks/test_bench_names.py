"""The name finder keeps its speed (issue 4: 20,000 words a second on one core)."""

from __future__ import annotations

import pytest

from tests.benchmarks.bench_names import words_per_second


@pytest.mark.slow
def test_names_are_fast_enough() -> None:
    assert words_per_second() >= 20_000
