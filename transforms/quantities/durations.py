"""Durations that hold no number word of their own (“a decade”, “nearly a quarter-century”, “a year”): taken from the
DURATION rows of the time expressions, which are figures too."""

from __future__ import annotations

import re
from bisect import bisect_left
from fractions import Fraction

from .cardinals import Number
from .measure import Quantity
from .units import Unit
from .words import Words

_PERIOD = re.compile(r"P(T?)(\d+(?:\.\d+)?)(DE|CE|ML|[YMWDHSQ])")
_NAMES = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second", "Q": "quarter", "DE": "decade",
          "CE": "century", "ML": "millennium"}  # fmt: skip


_BOUNDS = frozenset("about nearly almost more than over just at least well past the roughly around less under".split())
_SPAN_BEFORE = frozenset("for over in within than about nearly almost after least only just last lasted took take takes half until "
                         "spent roughly up another".split())  # fmt: skip


def _tells_a_length(x: Words, i: int, j: int, period: re.Match) -> bool:
    """Whether tokens [i, j) count something: “a decade”, “nearly a quarter-century”; not “the last month”, “of a year”."""
    k = i
    while k < j and x.lw[k] in _BOUNDS:
        k += 1
    if x.low(k) not in ("a", "an", "half", "quarter", "one"):
        return False
    longer = period.group(2) != "1" or period.group(3) in ("DE", "CE")
    return longer or k > i or x.low(i - 1) in _SPAN_BEFORE


def merge(x: Words, found: list[Quantity], times: list[tuple[int, int, dict]]) -> list[Quantity]:
    """`found` and a quantity for each DURATION row (first char, end char, row) that overlaps none of them."""
    out = list(found)
    for a, b, row in times:
        if row["type"] != "DURATION" or any(x.s[q.i] < b and a < x.e[q.j - 1] for q in found):
            continue
        m = _PERIOD.fullmatch(row["timex"] or "")
        i, j = bisect_left(x.s, a), bisect_left(x.s, b)
        if not m or i >= j or x.s[i] != a:
            continue
        if not _tells_a_length(x, i, j, m):
            continue
        name = "minute" if m.group(1) and m.group(3) == "M" else _NAMES[m.group(3)]
        value = Fraction(m.group(2))
        while j - i > 1 and x.lw[i] in _BOUNDS:
            i += 1
        number = Number(i, j, value, "words", value)
        out.append(
            Quantity(i, j, i, j, number, value, None, None, Unit(name, "duration"), explicit=True, rule="duration")
        )
    out.sort(key=lambda q: (q.i, q.j))
    return out
