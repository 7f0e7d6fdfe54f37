"""The day a feast falls on in a year, from the rules in seeds/holidays.csv.

A rule is a fixed day (`12-25`), days from Easter (`easter -2`), or the n-th weekday of a month with days added
(`11 thu 4`, `05 mon -1` for the last, `11 mon 1 +1`).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from .moments import add_months

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FIXED = re.compile(r"(\d\d)-(\d\d)")
_EASTER = re.compile(r"easter ([+-]?\d+)")
_NTH = re.compile(rf"(\d\d) ({'|'.join(_DAYS)}) (-1|[1-5])(?: ([+-]\d+))?")


def check(name: str, rule: str) -> None:
    """ValueError naming the feast whose rule is none of the three forms."""
    if not any(p.fullmatch(rule or "") for p in (_FIXED, _EASTER, _NTH)):
        raise ValueError(f"holidays.csv: the rule {rule!r} of {name!r} is not MM-DD, easter N or MM day N")


def on(rule: str, year: int) -> date | None:
    """The day of the feast in `year`; None outside the Gregorian calendar's years 1583 to 9998."""
    if not 1583 <= year <= 9998:
        return None
    if m := _FIXED.fullmatch(rule):
        return date(year, int(m[1]), int(m[2]))
    if m := _EASTER.fullmatch(rule):
        return easter(year) + timedelta(int(m[1]))
    m = _NTH.fullmatch(rule)
    assert m is not None  # check() has seen every rule
    month, weekday, nth, extra = int(m[1]), _DAYS.index(m[2]), int(m[3]), int(m[4] or 0)
    if nth > 0:
        first = date(year, month, 1)
        found = first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    else:
        last = add_months(date(year, month, 1), 1) - timedelta(1)
        found = last - timedelta((last.weekday() - weekday) % 7)
    return found + timedelta(extra)


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)
