"""Points and stretches of the calendar, with their TIMEX3 values.

A moment is what an expression means: the value in the notation of TIMEX3 (ISO-TimeML; XXXX for what is not known,
1998-W33, 1998-FA, 199X), its type, the calendar unit that fits it, and the first and last day it covers. Durations, sets
and vague references cover no days.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta


@dataclass(frozen=True, slots=True)
class Moment:
    timex: str
    type: str = "DATE"
    granularity: str | None = None
    start: date | None = None
    end: date | None = None


SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "fall": ("FA", 9), "autumn": ("FA", 9), "winter": ("WI", 12)}
"""TIMEX3 code and first month of the meteorological season of the northern hemisphere."""

UNIT_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "TH", "minute": "TM", "second": "TS"}


def day(d: date) -> Moment:
    return Moment(d.isoformat(), "DATE", "day", d, d)


def time(d: date | None, clock: str) -> Moment:
    """`clock` is 22:00, or a part of the day: MO, MI, AF, EV, NI, DT."""
    return Moment(f"{d.isoformat() if d else 'XXXX-XX-XX'}T{clock}", "TIME", "time", d, d)


def week(d: date) -> Moment:
    """The ISO week (Monday to Sunday) that holds `d`."""
    iso = d.isocalendar()
    monday = d - timedelta(iso.weekday - 1)
    return Moment(f"{iso.year}-W{iso.week:02}", "DATE", "week", monday, monday + timedelta(6))


def weekend(d: date) -> Moment:
    found = week(d)
    return Moment(found.timex + "-WE", "DATE", "day", found.start + timedelta(5), found.end)


def month(y: int, m: int) -> Moment:
    return Moment(f"{y:04}-{m:02}", "DATE", "month", date(y, m, 1), date(y, m, monthrange(y, m)[1]))


def quarter(y: int, q: int) -> Moment:
    return replace(_months(y, 3 * q - 2, 3), timex=f"{y:04}-Q{q}", granularity="quarter")


def half(y: int, h: int) -> Moment:
    return replace(_months(y, 6 * h - 5, 6), timex=f"{y:04}-H{h}", granularity="year")


def season(y: int, name: str) -> Moment:
    """The season that begins in the year `y`: the winter of 1998 ends in February 1999."""
    code, first = SEASONS[name]
    return replace(_months(y, first, 3), timex=f"{y:04}-{code}", granularity="quarter")


def year(y: int) -> Moment:
    return Moment(f"{y:04}", "DATE", "year", date(y, 1, 1), date(y, 12, 31))


def decade(y: int) -> Moment:
    first = y - y % 10
    return Moment(f"{first // 10:03}X", "DATE", "decade", date(max(first, 1), 1, 1), date(first + 9, 12, 31))


def century(n: int) -> Moment:
    """The n-th century: the 19th is 1801 to 1900, and TIMEX3 writes it 18."""
    return Moment(f"{n - 1:02}", "DATE", "century", date(100 * n - 99, 1, 1), date(100 * n, 12, 31))


def _months(y: int, first: int, count: int) -> Moment:
    last = add_months(date(y, first, 1), count - 1)
    return Moment(
        "", "DATE", None, date(y, first, 1), date(last.year, last.month, monthrange(last.year, last.month)[1])
    )


def add_months(d: date, n: int) -> date:
    """The same day `n` months on, or the last of the month where it has no such day."""
    y, m = divmod(d.year * 12 + d.month - 1 + n, 12)
    return date(y, m + 1, min(d.day, monthrange(y, m + 1)[1]))


def shift(d: date, unit: str, n: int) -> Moment | None:
    """The day, week, month, year … that lies `n` units from the one that holds `d`; None outside the calendar."""
    try:
        match unit:
            case "day":
                return day(d + timedelta(n))
            case "week":
                return week(d + timedelta(7 * n))
            case "weekend":
                return weekend(d + timedelta(7 * n))
            case "month":
                return (lambda e: month(e.year, e.month))(add_months(d.replace(day=1), n))
            case "quarter":
                return (lambda e: quarter(e.year, (e.month + 2) // 3))(add_months(d.replace(day=1), 3 * n))
            case "year":
                return year(d.year + n)
            case "decade":
                return decade(d.year + 10 * n)
            case "century":
                return century((d.year + 99) // 100 + n)
    except (ValueError, OverflowError):
        pass
    return None


def narrowed(found: Moment, part: str | None) -> Moment:
    """The `early`, `mid` or `late` third of a moment, or its `start` or `end` (the first or last month of a year,
    year of a decade or century, else the first or last sixth). The TIMEX3 value stays that of the whole: TIMEX3 puts this into `mod`, not into the value."""
    if part is None or found.start is None or found.end is None or found.start == found.end:
        return found
    start, end, days = found.start, found.end, (found.end - found.start).days + 1
    if found.granularity == "year" and days > 360 and part in {"early", "mid", "late", "start", "end"}:
        first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "start": (1, 1), "end": (12, 12)}[part]
        span = _months(start.year, first, last - first + 1)
        return replace(found, start=span.start, end=span.end)
    if found.granularity in {"decade", "century"} and part in {"start", "end"}:
        return replace(found, start=year(end.year).start) if part == "end" else replace(found, end=year(start.year).end)
    third, sixth = max(1, days // 3), max(1, round(days / 6))
    if part == "early":
        end = start + timedelta(third - 1)
    elif part == "mid":
        start, end = start + timedelta((days - third) // 2), start + timedelta((days - third) // 2 + third - 1)
    elif part == "late":
        start = end - timedelta(third - 1)
    elif part == "start":
        end = start + timedelta(sixth - 1)
    elif part == "end":
        start = end - timedelta(sixth - 1)
    return replace(found, start=start, end=end)


def duration(unit: str, count: str) -> Moment:
    """`count` is a decimal number or X where it is not stated. Decades and centuries are told in years, as in
    TempEval; weeks stay weeks."""
    factor = {"decade": 10, "century": 100, "quarter-century": 25, "half-century": 50, "fortnight": 2}.get(unit)
    if unit == "quarter":
        factor = 3
    base = {"fortnight": "week", "weekend": "day", "night": "day", "quarter": "month", "school year": "year"}.get(
        unit, "year" if factor else unit
    )
    if factor and count != "X":
        count = plain(float(count) * factor)
    letter = UNIT_LETTERS[base]
    timex = f"PT{count}{letter[1]}" if len(letter) > 1 else f"P{count}{letter}"
    if unit == "weekend":
        timex = f"P{count}WE"
    return Moment(timex, "DURATION", _GRANULARITY.get(base))


_GRANULARITY = {"hour": "time", "minute": "time", "second": "time", "day": "day", "week": "week", "month": "month"} | {
    "year": "year"
}


def plain(number: float) -> str:
    """2.0 as 2, 1.5 as 1.5."""
    return f"{number:.6f}".rstrip("0").rstrip(".")


def valid(y: int, m: int = 1, d: int = 1) -> bool:
    return 1 <= y < MAXYEAR and 1 <= m <= 12 and 1 <= d <= monthrange(y, m)[1]
