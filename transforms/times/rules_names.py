"""Calendar names that stand alone: months, seasons, weekdays."""

from __future__ import annotations

import re
from datetime import date, timedelta

from . import moments
from .context import Context
from .lexicon import DAY_PARTS, MOD, MONTH, PART, SEASON, WEEKDAY, WEEKDAYS, YEAR, part_of
from .moments import Moment, narrowed
from .rule import Part, RuleBook
from .rules_dates import month_number, shared_year

book = RuleBook()

_WHICH = (
    r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?|[Tt]hat|[Tt]he (?:following|previous|next)|[Pp]ast) )?"
)
_MONTH_LEFT = re.compile(
    r"(?:\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id|[Oo]f|[Ff]rom|[Tt]o|[Tt]hrough|and|or"
    r"|[Tt]he|[Bb]etween|[Dd]uring|[Bb]efore|[Aa]fter|[Ff]or|[Aa]s|that|a|[Tt]hroughout|previous|following)\s|[-–(,]\s?)$"
)
_TITLE_LEFT = re.compile(r"(?:Mr|Ms|Mrs|Miss|Dr|Sen|Rep|Theresa|Prime Minister)\.?\s$")
_NAMEY = frozenset(("May", "March", "April", "June", "August", "MAY", "MARCH"))


@book.rule(
    "month_year",
    rf"(?P<mod>(?i:{MOD}))?{_WHICH}(?P<month>{MONTH})(?:,? of,?|,)? ?(?:(?P<year>{YEAR})|(?P<rel>(?i:that (?:same )?year|the (?:same|following|previous|next) year"
    rf"|(?:of )?(?:last|this|next) year)\b))",
    0.97,
)
def month_year(m: re.Match[str], c: Context) -> Moment | None:
    mo = month_number(m["month"])
    if m["year"]:
        y: int | None = int(m["year"])
    else:
        rel = m["rel"].lower()
        base = c.published if re.search(r"last|this|next year", rel) and "the" not in rel.split() else c.told
        step = -1 if "last" in rel or "previous" in rel else 1 if "next" in rel or "following" in rel else 0
        y = base.year + step if base else None
    if y is None or not moments.valid(y):
        return Moment(f"XXXX-{mo:02}", "DATE", "month")
    return narrowed(moments.month(y, mo), part_of(m["mod"]))


@book.rule(
    "month",
    rf"(?P<mod>(?i:{MOD}))?{_WHICH}(?P<month>{MONTH})(?!['’]?\w| ?\d{{1,2}}(?:st|nd|rd|th)?\b(?!,\d{{3}}|[.:]\d|%))",
    0.9,
)
def month(m: re.Match[str], c: Context) -> Moment | None:
    mo, which = month_number(m["month"]), (m["which"] or "").lower()
    after = c.after(m.end())
    if not m["mod"] and not which:
        if (
            len(m["month"].rstrip(".")) <= 3
            and m["month"] in {"May", "Mar", "Jan", "Jun", "Dec"}
            and not m["month"].endswith(".")
            and m["month"] != "May"
        ):
            return None
        left = c.before(m.start())
        if _TITLE_LEFT.search(left):
            return None
        if not _MONTH_LEFT.search(left):
            if m["month"] in _NAMEY:
                return None
            if left.strip() and re.match(r"\s[A-Z]", after) and re.search(r"[A-Za-z]\s$", left):
                return None
        elif (
            m["month"] in _NAMEY
            and re.match(r"(?:\s[A-Z][a-z]|\s(?:had|has|said|told|was|is|and (?:his|her))\b)", after)
            and not re.search(r"\b[Ii]n\s$", left)
        ):
            return None
    if m["month"] == "March" and re.match(r"\s(?:on|for)\s[A-Z]", after) and which != "last":
        return None
    return narrowed_month(m, c, mo, which)


def narrowed_month(m: re.Match[str], c: Context, mo: int, which: str) -> Moment | None:
    base = c.told if which.startswith(("that", "the")) else c.now
    if not which and (shared := shared_year(m.end(), mo, c)):
        return narrowed(moments.month(shared, mo), part_of(m["mod"]))
    if base is None:
        return Moment(f"XXXX-{mo:02}", "DATE", "month")
    if which in {"last", "past", "this past", "the previous"}:
        y = base.year if mo < base.month else base.year - 1
    elif which in {"next", "this coming", "the following", "the next"}:
        y = base.year if mo > base.month else base.year + 1
    elif which in {"this", "that"}:
        y = base.year
    else:
        told = c.year_of(mo, None, m.start(), m.end())
        y = told if told is not None else base.year
    return narrowed(moments.month(y, mo), part_of(m["mod"])) if moments.valid(y) else None


# --- seasons --------------------------------------------------------------------------------------------------------


@book.rule(
    "season",
    rf"(?P<mod>(?i:{MOD}))?(?P<which>(?i:last|next|this(?: past| coming)?|that|the(?: following| previous| next| same)?|each|every|in)(?i: late-?| early-?| mid-?)? )?"
    rf"(?P<season>{SEASON}|Spring|Summer|Fall|Autumn|Winter)(?:(?: of|,)? (?P<year>{YEAR})| of (?P<rel>that year|the same year|last year|this year)\b)?",
    0.85,
)
def season(m: re.Match[str], c: Context) -> Moment | list[Part] | None:
    name, which = m["season"].lower(), re.sub(r"\s*(?:late|early|mid)-?", "", (m["which"] or "").lower()).strip()
    if which in {"each", "every"}:
        return Moment(f"XXXX-{moments.SEASONS[name][0]}", "SET", "quarter")
    explicit = m["year"] or m["rel"]
    if m["season"][0].isupper() and not explicit:
        return None
    if not explicit and not which and not m["mod"] and not c.narrative:
        return None  # “a summer job”
    if not explicit and (not which or which in {"the", "in"}) and not m["mod"]:
        if name == "fall" and (
            which != "the"
            or re.match(r"\s+(?:of|in|to|from)\b", c.after(m.end()))
            or not re.search(r"\b[Ii]n\s$", c.before(m.start()))
        ):
            return None
        if name == "spring" and which != "the":
            return None
        if re.match(r"\s+(?:of|from)\b", c.after(m.end())):
            return None
    if (
        name == "fall"
        and not explicit
        and which == "the"
        and not re.search(r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil) $", c.before(m.start()))
    ):
        return None
    begin = m.start() + (len(m["which"]) if which == "in" and m["which"] else 0)
    if which == "in" and not (explicit or c.narrative):
        return None
    first = moments.SEASONS[name][1]
    if m["year"]:
        y = int(m["year"])
    else:
        base = c.told if which.startswith(("that", "the ")) or m["rel"] or c.narrative else c.published
        if base is None:
            return Moment(f"XXXX-{moments.SEASONS[name][0]}", "DATE", "quarter")
        if m["rel"]:
            y = base.year
        elif which in {"last", "this past", "the previous"}:
            y = base.year if base.month >= first + 3 and name != "winter" else base.year - 1
        elif which in {"next", "this coming", "the following", "the next"}:
            y = base.year if base.month < first else base.year + 1
        elif which in {"this", "that", "the same"} or c.narrative:
            y = base.year - 1 if name == "winter" and base.month < 4 else base.year
        else:
            direction = c.tense(m.start(), m.end())
            y = (
                base.year
                if (first <= base.month) != (direction == "future")
                else base.year + (1 if direction == "future" else -1)
            )
            if first <= base.month < first + 3:
                y = base.year
    if not moments.valid(y):
        return None
    return [(begin, m.end(), narrowed(moments.season(y, name), part_of(m["mod"])))]


# --- weekdays -------------------------------------------------------------------------------------------------------

_NOT_A_DAY = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Herald|Post|Independent|Star|People|World|Night (?:Live|Football)|Group|Club"
    r"|Agreement|the 13th|Bloody)\b"
)
_PROPER_LEFT = re.compile(r"\b(?:Bloody|Man|Super|Ruby|Casual|Fat|Holy|Black|Joe|Rick|Happy|Freaky|Sheffield)\s$")


@book.rule(
    "nth_weekday",
    rf"(?:the )?(?P<nth>first|second|third|fourth|last) (?P<name>{WEEKDAY}) (?:of|in) (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?",
    0.9,
)
def nth_weekday(m: re.Match[str], c: Context) -> Moment | None:
    mo, wanted = month_number(m["month"]), WEEKDAYS[m["name"].lower()]
    y = int(m["year"]) if m["year"] else c.year_of(mo, None, m.start(), m.end())
    if y is None:
        return Moment(f"XXXX-{mo:02}-XX", "DATE", "day")
    whole = moments.month(y, mo)
    if whole.start is None or whole.end is None:
        return None
    if m["nth"] == "last":
        return moments.day(whole.end - timedelta((whole.end.weekday() - wanted) % 7))
    first = whole.start + timedelta((wanted - whole.start.weekday()) % 7)
    return moments.day(first + timedelta(7 * ("first", "second", "third", "fourth").index(m["nth"])))


@book.rule(
    "weekday",
    rf"(?P<mod>(?:early|late|mid)(?: on)?[ -])?(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?|[Tt]hat|[Tt]he (?:following|previous|next)|[Pp]ast|coming|[Ee]very|[Ee]ach|[Ee]very other) )?"
    rf"(?P<name>{WEEKDAY})(?: (?P<part>{PART}s?)\b| at (?P<noon>noon|midnight)\b)?(?:,? (?P<week>last week|next week|this week)\b)?",
    0.95,
)
def weekday(m: re.Match[str], c: Context) -> Moment | None:
    which, wanted = (m["which"] or "").lower(), WEEKDAYS[m["name"].lower()]
    if which.startswith(("every", "each")) or (m["part"] or "").endswith("s"):
        part = f"T{DAY_PARTS[m['part'].rstrip('s')]}" if m["part"] else ""
        return Moment(f"XXXX-WXX-{wanted + 1}{part}", "SET", "day")
    if _NOT_A_DAY.match(c.text, m.end()) or _PROPER_LEFT.search(c.before(m.start())):
        return None
    found = _weekday(m, c, which, wanted)
    part = m["part"] or m["noon"]
    if part:
        return moments.time(found, DAY_PARTS[part])
    return moments.day(found) if found else Moment(f"XXXX-WXX-{wanted + 1}", "DATE", "day")


def _weekday(m: re.Match[str], c: Context, which: str, wanted: int) -> date | None:
    if m["week"]:
        if c.published is None:
            return None
        monday = c.published - timedelta(c.published.weekday())
        return monday + timedelta({"last": -7, "this": 0, "next": 7}[m["week"].split()[0]] + wanted)
    base = c.told if which.startswith(("that", "the")) else c.now
    if not which or base is None:
        return c.weekday(wanted, m.start(), m.end())
    if which in {"last", "past", "this past", "the previous"}:
        return base - timedelta((base.weekday() - wanted - 1) % 7 + 1)
    if which == "next":
        ahead = base + timedelta((wanted - base.weekday() - 1) % 7 + 1)
        same_week = ahead.isocalendar()[:2] == base.isocalendar()[:2]
        return ahead + timedelta(7) if same_week and (ahead - base).days <= 3 else ahead
    if which in {"this", "this coming", "coming", "the following", "the next"}:
        if which == "this" and c.tense(m.start(), m.end()) == "past":
            return base - timedelta((base.weekday() - wanted) % 7)
        return base + timedelta((wanted - base.weekday() - (which != "this")) % 7 + (which != "this"))
    return base - timedelta((base.weekday() - wanted) % 7)  # that Friday


@book.rule("weekdays", rf"(?:{'|'.join(w.capitalize() for w in WEEKDAYS)})s\b", 0.8)
def weekdays(m: re.Match[str], c: Context) -> Moment | None:
    return Moment(f"XXXX-WXX-{WEEKDAYS[m.group()[:-1].lower()] + 1}", "SET", "day")
