"""The words of dates, and the pieces that patterns are made of.

These words are the calendar itself and English number words, so they are code; what an analyst may want to extend
(holidays, vague references) lies in the seeds. Month and weekday names count only with a capital.
"""

from __future__ import annotations

import re

MONTHS = {
    name.lower(): i + 1
    for i, names in enumerate(
        "January Jan|February Feb|March Mar|April Apr|May|June Jun|July Jul|August Aug|September Sept Sep|October Oct"
        "|November Nov|December Dec".split("|")
    )
    for name in names.split()
}
WEEKDAYS = {w: i for i, w in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "12:00", "midnight": "24:00"}

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = {w: i + 1 for i, w in enumerate(_ONES)} | {w: 10 * i + 20 for i, w in enumerate(_TENS)}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
ORDINALS = {
    w: i + 1
    for i, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split()
    )
}

UNITS = {
    "second": "second", "seconds": "second", "minute": "minute", "minutes": "minute", "hour": "hour", "hours": "hour",
    "day": "day", "days": "day", "night": "night", "nights": "night", "week": "week", "weeks": "week",
    "weekend": "weekend", "weekends": "weekend", "fortnight": "fortnight", "fortnights": "fortnight",
    "month": "month", "months": "month", "year": "year", "years": "year", "decade": "decade", "decades": "decade",
    "century": "century", "centuries": "century", "quarter-century": "quarter-century",
    "half-century": "half-century", "quarter": "quarter", "quarters": "quarter",
}  # fmt: skip


def _any(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


def _capital(words: object) -> str:
    return _any({w.capitalize() for w in words} | {w.upper() for w in words})  # type: ignore[attr-defined]


_FULL = [m for m in MONTHS if len(m) > 4 or m in {"june", "july", "may"}]
_SHORT = [m for m in MONTHS if m not in _FULL]
MONTH = rf"(?:(?:{_capital(_FULL)})\b(?!\.[A-Za-z])|(?:{_capital(_SHORT)})(?:\.|\b))"
WEEKDAY = rf"(?:{_capital(WEEKDAYS)})\b"
WEEKDAY_SHORT = rf"(?:{_capital(WEEKDAYS)}|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![.,:]?\d|%)"
YEAR = r"(?:1\d{3}|20\d\d)\b(?!,\d{3}|\.\d|%)"
ANY_YEAR = r"(?:[1-9]\d{2,3})\b(?!,\d{3}|\.\d|%)"
PART = r"(?:morning|afternoon|evening|night)"
SEASON = r"(?:spring|summer|fall|autumn|winter)\b"

_WORD = rf"(?:(?:{_any(_TENS)})(?:[- ](?:{_any(_ONES[:9])}))?|(?:{_any(_ONES)}))"
NUMBER = (
    rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?(?:[ -](?:hundred|thousand|million|billion))?"
    rf"|(?:{_WORD}|a)[ -](?:hundred|thousand|million|billion|dozen)|{_WORD}|half[- ]a[- ]dozen)"
)
VAGUE = (
    r"(?:several|(?:a |the )?(?:last |next )?few|(?:a )?couple(?: of)?|some|many|countless|numerous|multiple"
    r"|(?:tens|dozens|scores|hundreds|thousands|millions|billions)(?: of (?:thousands|millions))? of)"
)
_HALF = r"(?:[- ]and[- ]a[- ](?:half|quarter))?"
COUNT = rf"(?:{NUMBER}{_HALF}|{VAGUE}(?: more)?|an additional|another)"
UNIT_ONE = (
    r"(?:second|minute|hour|day|night|week(?:end)?|fortnight|month|year|decade|century|quarter-century|half-century)"
)
UNIT_MANY = r"(?:seconds|minutes|hours|days|nights|week(?:end)?s|fortnights|months|years|decades|centuries)"
UNIT_ANY = rf"(?:{UNIT_MANY}|{UNIT_ONE})\b"

EARLY_LATE = {
    "early": "early", "earlier": "early", "beginning": "start", "start": "start", "opening": "start", "mid": "mid",
    "middle": "mid", "late": "late", "later": "late", "end": "end", "close": "end", "latter": "late",
}  # fmt: skip
MOD = (
    r"(?:(?:very )?(?:early|late)(?: in)?[ -]|mid[- ]"
    r"|(?:the )?(?:very )?(?:early part|latter part|beginning|start|middle|end|close) of (?:the )?)"
)
_MOD_WORD = re.compile(r"early|late|mid|beginning|start|end|close|latter", re.IGNORECASE)


def part_of(modifier: str | None) -> str | None:
    """early, mid, late, start or end, for a modifier that MOD matched."""
    found = _MOD_WORD.search(modifier or "")
    return EARLY_LATE[found.group().lower()] if found else None


def count(surface: str) -> str:
    """The number a COUNT states, as decimal digits; X where it states none (“several”)."""
    words = surface.lower().replace("-", " ").replace(",", "")
    if words.startswith("half a dozen"):
        return "6"
    if words in {"a", "an", "one", "another", "an additional", "the"}:
        return "1"
    if words.startswith("half"):
        return "0.5"
    if "couple" in words:
        return "2"
    extra = 0.5 if words.endswith("and a half") else 0.25 if words.endswith("and a quarter") else 0.0
    total, seen = 0.0, False
    for word in words.split(" and a")[0].split():
        if re.fullmatch(r"\d+(?:\.\d+)?", word) and len(word) < 13:
            total, seen = total + float(word), True
        elif word in NUMBERS:
            total, seen = total + NUMBERS[word], True
        elif word in _SCALES:
            total, seen = (total or 1) * _SCALES[word], True
    if not seen:
        return "X"
    total += extra
    return f"{total:.6f}".rstrip("0").rstrip(".")
