"""Dates that count from another: today, last week, the following year, two days later, that month."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from . import moments
from .context import Context
from .lexicon import COUNT, DAY_PARTS, PART, UNIT_ANY, UNITS, count, part_of
from .moments import Moment, narrowed
from .rule import Part, RuleBook

book = RuleBook()

_DEICTIC_UNIT = r"(?:day|week|weekend|month|year|decade|century|quarter|night|morning|afternoon|evening|(?:fiscal|financial|calendar|academic|school) year)"


@book.rule(
    "named_day",
    rf"(?i:(?P<mod>(?:early|late) )?(?P<name>today|yesterday|tomorrow|tonight)\b(?: (?P<part>{PART})\b)?"
    rf"|(?P<two>the day (?:before yesterday|after tomorrow))\b)",
    0.95,
)
def named_day(m: re.Match[str], c: Context) -> Moment | None:
    name = (m["name"] or m["two"]).lower()
    step = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(name, 0)
    left = c.before(m.start())
    if m.group()[0].isupper() and left.strip() and re.search(r"[A-Za-z]\s$", left) and not m["part"]:
        return None  # “USA Today”, “the Today programme”
    if re.search(r"\b(?:brighter|better|bright|new|youth of) $", left):
        return None
    if c.published is None or c.narrative:
        return Moment("PRESENT_REF" if step == 0 else "PAST_REF" if step < 0 else "FUTURE_REF", "DATE", "day")
    found = c.published + timedelta(step)
    if name == "tonight":
        return moments.time(found, "NI")
    return moments.time(found, DAY_PARTS[m["part"].lower()]) if m["part"] else moments.day(found)


@book.rule(
    "last_night",
    r"(?i:(?P<which>last night|this (?:very )?(?:morning|afternoon|evening)|tomorrow night|yesterday evening))\b",
    0.95,
)
def last_night(m: re.Match[str], c: Context) -> Moment | None:
    which = m["which"].lower()
    if re.search(r" (?:Morning|Night|Evening)$", m["which"]):
        return None  # “CBS This Morning”
    step = -1 if which.startswith(("last", "yesterday")) else 1 if which.startswith("tomorrow") else 0
    return moments.time(c.published + timedelta(step) if c.published else None, DAY_PARTS[which.split()[-1]])


@book.rule(
    "part_of_unit",
    r"(?i:(?P<mod>(?:the )?(?:very )?(?:end|beginning|start|middle|close|latter part|early part) of |mid-)(?P<which>(?:this|next|last|that|the(?: same| following| previous| next| past| last)?) )"
    r"(?P<unit>week|month|year|decade|century|quarter|day)"
    r"|(?P<year_end>year['’]s[- ]end|year[- ]end|month[- ]end|month['’]s end|the year['’]s end|end of (?:this |next |last )?year))\b",
    0.9,
)
def part_of_unit(m: re.Match[str], c: Context) -> Moment | None:
    if m["year_end"]:
        unit, which, mod = ("month" if "month" in m["year_end"].lower() else "year"), m["year_end"].lower(), "end"
        which = "next" if "next" in which else "last" if "last" in which else "this"
    else:
        unit, which, mod = m["unit"].lower(), m["which"].lower().strip(), m["mod"]
    if unit == "day":
        return None
    base = c.published if which in {"this", "next", "last", "the"} and not c.narrative else c.told
    step = {
        "last": -1,
        "next": 1,
        "the following": 1,
        "the previous": -1,
        "the next": 1,
        "the past": -1,
        "the last": -1,
    }.get(which, 0)
    found = moments.shift(base, unit, step) if base else None
    return narrowed(found, part_of(mod)) if found else _unknown(unit)


def _unknown(unit: str) -> Moment:
    value = {
        "day": "XXXX-XX-XX",
        "week": "XXXX-WXX",
        "weekend": "XXXX-WXX-WE",
        "month": "XXXX-XX",
        "quarter": "XXXX-QX",
    }
    return Moment(value.get(unit, "XXXX"), "DATE", "day" if unit == "weekend" else unit)


@book.rule(
    "deictic",
    rf"(?i:(?P<mod>(?:earlier|later|early|late|mid)(?: on)?[ -])?"
    rf"(?P<which>last|this past|this coming|this same|this|next|that same|that|the same|the very next|the next|the following|the previous|the prior|the preceding|the past|the last|the coming|the current|past|following|previous|the) "
    rf"(?P<unit>{_DEICTIC_UNIT}))(?!-)\b",
    0.9,
)
def deictic(m: re.Match[str], c: Context) -> Moment | list[Part] | None:
    which, unit = m["which"].lower(), m["unit"].lower()
    after = c.after(m.end())
    if unit in {"night", "morning", "afternoon", "evening"}:
        if which not in {"that", "that same", "the same", "the next", "the following", "the previous"}:
            return None
        base = c.told_day
        step = {"the next": 1, "the following": 1, "the previous": -1}.get(which, 0)
        return moments.time(base + timedelta(step) if base else None, DAY_PARTS[unit])
    if which in {"the", "following", "previous", "past"}:
        if which == "the" and unit == "weekend":
            which = "the weekend"
        elif (
            which == "the"
            and unit in {"year", "month", "week"}
            and re.search(r"\b(?:later|earlier|late|early) $", (m["mod"] or ""))
        ):
            which = "this"
        else:
            return None
    if unit.endswith(" year"):
        unit = "year"
    if which in {"the past", "the last"} and unit != "weekend":
        if which == "the last" and re.match(r"\s+of\b", after):
            return None
        return [(m.start(), m.end(), moments.duration(unit, "1"))] if unit != "day" or which == "the past" else None
    if which in {"last", "this past"} and unit == "day":
        return None
    told = which in {
        "that",
        "that same",
        "the same",
        "the next",
        "the very next",
        "the following",
        "the previous",
        "the prior",
        "the preceding",
    }
    if which == "the next" and unit in {"year", "decade", "century", "quarter"} and not c.narrative:
        return moments.duration(unit, "1")
    base = c.told if told else c.now
    if base is None:
        return _unknown(unit)
    step = 0
    if which in {"last", "the previous", "the prior", "the preceding", "this past", "the past", "the last"}:
        step = -1
    elif which in {"next", "the next", "the very next", "the following", "the coming", "this coming"}:
        step = 1
    if told and unit == "day":
        base = c.told_day
        if base is None:
            return _unknown(unit)
    if unit == "weekend":
        return _weekend(which, base, c, m)
    if unit == "day" and which in {"this", "this same"}:
        return moments.day(base) if c.narrative else None
    found = moments.shift(base, unit, step)
    if found is None:
        return None
    if re.match("earlier|later", (m["mod"] or ""), re.IGNORECASE):
        return _clipped(found, base, m["mod"].lower().startswith("later"))
    return narrowed(found, part_of(m["mod"]))


def _clipped(found: Moment, base: date, later: bool) -> Moment:
    """“earlier this year” ends today, “later this year” begins today; “later that month” begins with what was told."""
    if found.start is None or found.end is None or not found.start <= base <= found.end:
        return found
    return replace(found, start=base) if later else replace(found, end=base)


def _weekend(which: str, base, c: Context, m: re.Match[str]) -> Moment | None:
    weekday = base.weekday()
    if which in {"the weekend", "this"}:
        ahead = c.tense(m.start(), m.end()) == "future"
        step = 0 if ahead or weekday >= 5 or (which == "this" and weekday >= 3) else -1
        return moments.shift(base, "weekend", step)
    if which in {"last", "this past", "the past", "the last", "the previous"}:
        return moments.shift(base, "weekend", -1)
    if which in {"next", "the following"}:
        return moments.shift(base, "weekend", 1)
    return moments.shift(base, "weekend", 0)


@book.rule(
    "counted_past",
    rf"(?i:(?P<which>(?:the |his |her |its |their |these )?(?:past|last|previous|next|coming|following|first|final|prior|preceding|recent)) (?P<count>{COUNT} |)(?P<unit>{UNIT_ANY}))(?!-old|-olds)(?P<own>['’])?",
    0.9,
)
def counted_past(m: re.Match[str], c: Context) -> Moment | list[Part] | None:
    unit = UNITS[m["unit"].lower()]
    plural = m["unit"].lower().endswith("s")
    which = m["which"].lower().split()[-1]
    owner = m["which"].lower().split()[0]
    if not plural and not m["count"]:
        return None
    if not m["count"]:
        if which not in {"coming", "following", "recent", "past", "previous", "next"}:
            return None
        if which == "recent":
            return [(m.start("which") + (4 if owner == "the" else 0), m.end("unit"), Moment("PAST_REF"))]
    if which == "past" and len(m["which"].split()) == 1 and m["count"]:  # “well past three years”
        return [(m.start("count"), m.end("unit"), moments.duration(unit, count(m["count"].strip())))]
    if unit in {"night", "weekend"} and which in {"first", "final"}:
        return None
    start = m.start() if owner == "the" or len(m["which"].split()) == 1 else m.start() + len(owner) + 1
    if which in {"first", "final"}:
        if not m["count"]:
            return None
        start = m.start("count")
    return [(start, m.end("unit"), moments.duration(unit, count(m["count"].strip()) if m["count"] else "X"))]


@book.rule(
    "ago",
    rf"(?i:(?P<about>(?:about|nearly|almost|more than|less than|over|just|only|some|roughly|around|at least) )?(?P<count>{COUNT}|an?|half an?|a quarter of a|many) ?(?P<unit>{UNIT_ANY})(?P<half> and a half)? (?P<dir>ago|earlier|later|from now|hence|afterwards?|before that|after that|previously|beforehand|prior)\b|(?P<bare>{UNIT_ANY}) (?P<bdir>ago|later|earlier)\b"
    rf"|the (?P<next>day|week|month|year|night) (?P<ndir>before|after|earlier)(?=[.,;:]|$| (?:that|by|in|and)\b))",
    0.92,
)
def ago(m: re.Match[str], c: Context) -> Moment | list[Part] | None:
    if m["next"]:
        unit = m["next"].lower()
        number, direction = "1", {"before": "earlier", "earlier": "earlier", "after": "later"}[m["ndir"].lower()]
    elif m["bare"]:
        unit, number, direction = UNITS[m["bare"].lower()], "X", m["bdir"].lower()
        if not m["bare"].lower().endswith("s"):
            return None
    else:
        unit, direction = UNITS[m["unit"].lower()], m["dir"].lower()
        written = m["count"].lower()
        number = "0.5" if written.startswith("half") and "dozen" not in written else count(written)
        if written.startswith("a quarter"):
            number = "0.25"
        if m["half"]:
            number = moments.plain(float(number) + 0.5) if number != "X" else "X"
    past = direction in {"ago", "earlier", "before that", "previously", "beforehand", "prior"}
    base = c.now if direction in {"ago", "from now", "hence"} else c.told
    start = m.end("about") if m["about"] else m.start()
    if m["next"] and unit == "night":
        return moments.time(base + timedelta(-1 if past else 1) if base else None, "NI")
    if number == "X":
        return [(start, m.end(), Moment("PAST_REF" if past else "FUTURE_REF"))]
    told = direction not in {"ago", "from now", "hence"}
    found = _moved(base, unit, float(number) * (-1 if past else 1), c if told else None)
    return [(start, m.end(), found)]


def _moved(base, unit: str, number: float, told: Context | None) -> Moment:
    """`number` units from `base`, in the unit that the phrase counts in: “a week ago” is that day, “three weeks ago”
    the week."""
    unit = {"night": "day", "fortnight": "week"}.get(unit, unit) if unit != "fortnight" else "week"
    factor = {"quarter-century": ("year", 25), "half-century": ("year", 50)}.get(unit)
    if factor:
        unit, number = factor[0], number * factor[1]
    if base is None:
        return Moment("PAST_REF" if number < 0 else "FUTURE_REF", "DATE")
    if unit in {"hour", "minute", "second"}:
        return (
            Moment(moments.day(base).timex, "DATE", "day", base, base)
            if abs(number) < 12
            else Moment("PAST_REF" if number < 0 else "FUTURE_REF")
        )
    if number != int(number):
        finer = {
            "year": ("month", 12),
            "decade": ("year", 10),
            "century": ("year", 100),
            "week": ("day", 7),
            "month": ("week", 4),
            "day": ("day", 1),
        }
        unit, times = finer.get(unit, ("day", 1))
        number = round(number * times)
    if told is not None and unit in {"day", "week"}:
        base = told.told_day
        if base is None:
            return Moment("XXXX-XX-XX", "DATE", "day")
    elif told is not None and told.last is not None:
        rank = ["time", "day", "week", "month", "quarter", "year", "decade", "century"]
        known = told.last.granularity or "day"
        if unit == "month" and rank.index(unit) < rank.index(known):
            return Moment("XXXX-XX", "DATE", "month")
        if unit == "year" and known == "quarter":
            return moments.shift(base, "quarter", int(number) * 4) or _unknown("quarter")
    if unit == "week" and (abs(number) == 1 or told is not None):
        return moments.shift(base, "day", 7 * int(number)) or _unknown("day")
    return moments.shift(base, unit, int(number)) or _unknown(unit)
