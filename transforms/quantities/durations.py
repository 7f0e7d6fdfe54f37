"""Durations that hold no number word of their own (“a decade”, “nearly a quarter-century”, “a year”): taken from the
DURATION rows of the time expressions, which are figures too."""

from __future__ import annotations

import re
from bisect import bisect_left
from fractions import Fraction

from .measure import Quantity
from .numbers import Number
from .units import Unit
from .words import Words

_PERIOD = re.compile(r"P(T?)(\d+(?:\.\d+)?)(DE|CE|ML|[YMWDHSQ])")
_NAMES = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second", "Q": "quarter", "DE": "decade",
          "CE": "century", "ML": "millennium"}  # fmt: skip


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
        name = "minute" if m.group(1) and m.group(3) == "M" else _NAMES[m.group(3)]
        value = Fraction(m.group(2))
        while j - i > 1 and x.lw[i] in (
            "about",
            "nearly",
            "almost",
            "more",
            "than",
            "over",
            "just",
            "at",
            "least",
            "well",
            "past",
            "the",
        ):
            i += 1
        number = Number(i, j, value, "words", value)
        out.append(
            Quantity(i, j, i, j, number, value, None, None, Unit(name, "duration"), explicit=True, rule="duration")
        )
    out.sort(key=lambda q: (q.i, q.j))
    return out
