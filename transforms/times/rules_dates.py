"""Dates by number: clock times, days of months, numeric dates."""

from __future__ import annotations

import re
from datetime import date, timedelta

from . import moments
from .context import Context
from .lexicon import DAY, DAY_PARTS, MONTH, MONTHS, PART, WEEKDAY, WEEKDAY_SHORT, WEEKDAYS, YEAR
from .moments import Moment
from .rule import Part, RuleBook

book = RuleBook()

_ZONE = r"(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|JST|IST|EEST|Eastern(?: [Tt]ime)?|local time)\b"
_HALF_DAY = r"[ap]\.?\s?m\b\.?|[AP]\.?M\b\.?"
_CLOCK = (
    rf"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d){{1,2}}\s?(?:{_HALF_DAY})(?:,? \(?{_ZONE}\)?)?"
    rf"|(?:1[0-2]|[1-9])\s?(?:{_HALF_DAY})(?:,? \(?{_ZONE}\)?)?"
    rf"|(?:[01]?\d|2[0-3])[:.]?[0-5]\d (?:hours )?\(?{_ZONE}\)?"
    rf"|(?:1[0-2]|[1-9]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve) o['’]clock)"
)
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_PREFIXED = "|".join(
    rf"(?<=\b{w} )" for w in ("at", "At", "by", "By", "until", "from", "around", "after", "before", "since")
)


def month_number(surface: str) -> int:
    return MONTHS[surface.rstrip(".").lower()]


def _day(surface: str) -> int:
    return int(re.match(r"\d+", surface)[0])  # type: ignore[index]


def full(y: int, m: int, d: int) -> Moment | None:
    return moments.day(date(y, m, d)) if moments.valid(y, m, d) else None


def _clock(surface: str) -> str | None:
    """24-hour HH:MM of a clock time as written."""
    text = surface.lower().replace(".", ":", 1) if re.match(r"\d{1,2}\.\d\d", surface) else surface.lower()
    numbers = re.match(r"(\d{1,2}):?(\d\d)?", text)
    if numbers:
        hour, minute = int(numbers[1]), int(numbers[2] or 0)
    else:
        word = text.split()[0]
        if word not in _HOURS:
            return None
        hour, minute = _HOURS.index(word) + 1, 0
    tail = text[numbers.end() :] if numbers else ""
    if re.match(r"(?::\d\d)?\s?p", tail) and hour < 12:
        hour += 12
    elif re.match(r"(?::\d\d)?\s?a", tail) and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 else None


@book.rule(
    "iso_date", r"(?P<y>[12]\d{3})-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?:[T ](?P<t>[0-2]\d:[0-5]\d)(?::\d\d)?Z?)?\b", 0.99
)
def iso_date(m: re.Match[str], c: Context) -> Moment | None:
    found = full(int(m["y"]), int(m["m"]), int(m["d"]))
    return moments.time(found.start, m["t"]) if found and m["t"] else found


@book.rule(
    "attack_date",
    r"(?:9/11|7/7)(?![\d/%]|-)|(?P<sept>Sept(?:ember|\.) 11)(?= (?:terror|attack|hijack|commission|memorial|victims|families|conspir|plot))",
    0.95,
)
def attack_date(m: re.Match[str], c: Context) -> Moment | None:
    return moments.day(date(2001, 9, 11) if m.group() != "7/7" else date(2005, 7, 7))


@book.rule(
    "numeric_date", r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})[/.](?P<y>(?:19|20)\d\d|\d\d)(?![\d/%]|\.\d)", 0.8
)
def numeric_date(m: re.Match[str], c: Context) -> Moment | None:
    a, b, y = int(m["a"]), int(m["b"]), int(m["y"])
    if len(m["y"]) == 2:
        if m["sep"] == ".":
            return None
        y += 2000 if y < 70 else 1900
    month_first = m["sep"] == "/"
    return (full(y, a, b) or full(y, b, a)) if month_first else full(y, b, a)


_DAYS_AFTER = r"(?:(?P<sep> ?[-–] ?| and | to | through | or )(?P<more>{day})(?=$|[,.;:)]|\s+(?:in|at|on|to|with|for|by|as|when|after|that|and)\b|\n)(?:, (?P<year2>(?:19|20)\d\d)\b)?)?"


_UNTIL_YEAR = re.compile(
    rf" ?(?:-|–|—| and | to | through | until | or |, ?)+ ?(?:(?P<d1>{DAY}) )?(?P<month>{MONTH})(?: (?P<d2>{DAY}))?(?:,? (?P<year>{YEAR}))"
)


def shared_year(at: int, month: int, c: Context) -> int | None:
    """The year that a second date gives to the first: “June 26 to Aug. 4, 1952”, “August and September 1914”."""
    m = _UNTIL_YEAR.match(c.text, at, c.end)
    if m is None:
        return None
    return int(m["year"]) - (month > month_number(m["month"]))


def _with_more(m: re.Match[str], first: Moment | None, y: int | None, mo: int) -> Moment | list[Part] | None:
    if first is None or not m["more"]:
        return first
    second = full(y, mo, _day(m["more"])) if y else Moment(f"XXXX-{mo:02}-{_day(m['more']):02}", "DATE", "day")
    if second is None:
        return first
    tail = m.end("year") if m["year"] else m.end("day")
    return [(m.start(), tail if tail < m.start("more") else m.end("day"), first), (m.start("more"), m.end(), second)]


_YEAR_WORDS = re.compile(r" of (?P<which>last|this|next|that|the same) year\b")


def _year_by_weekday(name: str | None, month: int, day: int, c: Context) -> int | None:
    """The year about publication in which the day is that weekday: “Sunday, Aug. 24”."""
    if name is None or c.published is None or c.narrative:
        return None
    wanted = next(i for w, i in WEEKDAYS.items() if w.startswith(name.rstrip(".").lower()[:3]))
    near = (c.published.year + step for step in (0, 1, -1))
    return next((y for y in near if moments.valid(y, month, day) and date(y, month, day).weekday() == wanted), None)


def _day_of_month(m: re.Match[str], c: Context) -> Moment | list[Part] | None:
    mo, d = month_number(m["month"]), _day(m["day"])
    shared = None if m["year"] or m["year2"] or m["more"] else shared_year(m.end(), mo, c)
    if shared:
        return full(shared, mo, d)
    told = None if m["year"] or m["year2"] or m["more"] else _YEAR_WORDS.match(c.text, m.end(), c.end)
    if told:
        base = c.told if told["which"] in {"that", "the same"} else c.published
        step = {"last": -1, "next": 1}.get(told["which"], 0)
        found = full(base.year + step, mo, d) if base else None
        return [(m.start(), told.end(), found)] if found else None
    if m["year"] or m["year2"]:
        y: int | None = int(m["year"] or m["year2"])
    else:
        y = _year_by_weekday(m["wd"], mo, d, c) or c.year_of(mo, d, m.start(), m.end())
    if y is None:
        return _with_more(m, Moment(f"XXXX-{mo:02}-{d:02}", "DATE", "day"), None, mo)
    found = full(y, mo, d)
    if m["part"] and found and found.start:
        return moments.time(found.start, DAY_PARTS[m["part"]])
    return _with_more(m, found, y, mo)


book.rule(
    "month_day",
    rf"(?:(?P<wd>{WEEKDAY_SHORT}),? (?:(?P<part>{PART}),? )?)?(?P<month>{MONTH}) ?(?:the )?(?P<day>{DAY})"
    rf"(?:(?:,? ?|,? of )(?P<year>{YEAR}))?{_DAYS_AFTER.format(day=DAY)}",
    0.97,
)(_day_of_month)
book.rule(
    "day_month",
    rf"(?:(?P<wd>{WEEKDAY_SHORT}),? (?:(?P<part>{PART}),? )?)?(?:the )?(?P<day>{DAY})(?: of)?[ -](?P<month>{MONTH})(?:,? ?(?P<year>{YEAR}))?"
    rf"(?P<sep>)(?P<more>(?!))?(?P<year2>(?!))?",
    0.97,
)(_day_of_month)


@book.rule(
    "day_range",
    rf"(?:the )?(?P<a>{DAY})(?: ?[-–] ?| and | to )(?:the )?(?P<b>{DAY})(?: of)? (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?",
    0.95,
)
def day_range(m: re.Match[str], c: Context) -> list[Part] | None:
    mo, a, b = month_number(m["month"]), _day(m["a"]), _day(m["b"])
    y = int(m["year"]) if m["year"] else c.year_of(mo, b, m.start(), m.end())
    if y is None:
        first, second = (Moment(f"XXXX-{mo:02}-{d:02}", "DATE", "day") for d in (a, b))
    else:
        first, second = full(y, mo, a), full(y, mo, b)  # type: ignore[assignment]
    if a >= b or first is None or second is None:
        return None
    return [(m.start("a"), m.end("a"), first), (m.start("b"), m.end(), second)]


_DAY_AHEAD = re.compile(rf"(?: [a-z’'-]+){{1,4}} on (?P<name>{WEEKDAY})")


@book.rule(
    "clock",
    rf"(?P<clock>{_CLOCK})(?:,?(?: on)? (?P<name>(?:(?P<wd>{WEEKDAY}),? )?(?P<month>{MONTH}) (?P<day>{DAY})(?:, (?P<year>{YEAR}))?|{WEEKDAY}|today|tomorrow|yesterday))?",
    0.95,
)
def clock(m: re.Match[str], c: Context) -> Moment | None:
    written = _clock(m["clock"])
    if written is None:
        return None
    if m["month"]:
        mo, d = month_number(m["month"]), _day(m["day"])
        y = int(m["year"]) if m["year"] else _year_by_weekday(m["wd"], mo, d, c) or c.year_of(mo, d, m.start(), m.end())
        found = full(y, mo, d) if y else None
        return moments.time(found.start if found else None, written)
    if m["name"]:
        return moments.time(_named_day(m["name"], m, c), written)
    ahead = _DAY_AHEAD.match(c.text, m.end(), c.end)  # “the 10 a.m. meeting on Wednesday”
    if ahead:
        low = ahead["name"].lower()
        on = c.weekday(WEEKDAYS[low], ahead.start("name"), ahead.end("name"))
        return moments.time(on, written)
    return moments.time(c.told_day, written)


@book.rule("bare_clock", rf"(?:{_PREFIXED})(?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d)(?![:\d])", 0.8)
def bare_clock(m: re.Match[str], c: Context) -> Moment | None:
    return moments.time(c.told_day, _clock(m["clock"]) or "00:00")


@book.rule(
    "noon",
    rf"(?:(?:{_PREFIXED})|(?=noon [A-Z]))(?P<part>noon|midnight)\b(?:(?: on)? (?P<name>{WEEKDAY}|today|tomorrow|yesterday))?",
    0.85,
)
def noon(m: re.Match[str], c: Context) -> Moment | None:
    return moments.time(_named_day(m["name"], m, c) if m["name"] else c.told_day, DAY_PARTS[m["part"]])


def _named_day(name: str, m: re.Match[str], c: Context) -> date | None:
    low = name.lower()
    if low in WEEKDAYS:
        return c.weekday(WEEKDAYS[low], m.start(), m.end())
    return c.published + timedelta({"yesterday": -1, "today": 0, "tomorrow": 1}[low]) if c.published else None
