"""Years, decades, centuries, quarters and fiscal years."""

from __future__ import annotations

import re

from . import moments
from .context import Context
from .lexicon import ANY_YEAR, MOD, ORDINALS, YEAR, _any, part_of
from .moments import Moment, narrowed
from .rule import Part, RuleBook

book = RuleBook()

_ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_any(ORDINALS)})"
_QUARTER = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}


# --- parts of years and years -----------------------------------------------------------------------------------------

_SPORT = re.compile(
    r"\b(?:touchdowns?|yards?|quarterback|rebounds|three-pointers?|goals?|points? lead|tipoff|kickoff|timeout)\b"
)


@book.rule(
    "quarter",
    rf"(?:(?i:(?:the )?(?P<nth>first|second|third|fourth|final|last|1st|2nd|3rd|4th)(?: fiscal| calendar|-)?[ -]?(?P<unit>quarter|half)(?P<s>s?)\b)|Q(?P<q>[1-4])\b|(?P<h>[1H][1H2])(?= (?:19|20)\d\d))"
    rf"(?:(?: of|,)? (?:(?:the )?(?:fiscal |financial )?(?:year )?)?(?P<year>{YEAR})|(?: of)? (?P<rel>(?:this|last|next|the|that)(?: fiscal| following| previous| same)? year)\b)?",
    0.9,
)
def quarter(m: re.Match[str], c: Context) -> Moment | list[Part] | None:
    if m["h"] and m["h"] not in {"H1", "H2", "1H"}:
        return None
    half = bool(m["h"]) or (m["unit"] or "").lower() == "half"
    nth = int(m["q"]) if m["q"] else int(m["h"].strip("H")) if m["h"] else _QUARTER[m["nth"].lower()]
    if half and nth == 4:
        nth = 2
    if (half and nth > 2) or m["s"]:
        return None
    if not m["year"] and not m["rel"]:
        if half or (m["nth"] or "").lower() == "last":
            return None
        if _SPORT.search(c.text, c.start, c.end) or re.match(r"\s+of\b(?! (?:the|this|last) year)", c.after(m.end())):
            return None
    start = m.start() + (
        4
        if m.group()[:4].lower() == "the " and not (m["year"] or m["rel"]) and m.group().endswith(("-quarter",))
        else 0
    )
    if m["year"]:
        y: int | None = int(m["year"])
    elif m["rel"]:
        rel = m["rel"].lower()
        told = rel.startswith("that") or "following" in rel or "previous" in rel or "same" in rel
        base = c.told if told else c.now
        step = -1 if "last" in rel or "previous" in rel else 1 if "next" in rel or "following" in rel else 0
        y = base.year + step if base else None
    else:
        base = c.now
        y = None
        if base is not None:
            ends = nth * 3  # results of a quarter are told after it has ended, or in its last month
            future = c.tense(m.start(), m.end()) == "future"
            y = base.year if (base.month >= ends or future) else base.year - 1
            if future and base.month > ends:
                y = base.year + 1
    if y is None or not moments.valid(y):
        return [(start, m.end(), Moment(f"XXXX-{'H' if half else 'Q'}{nth}", "DATE", "quarter"))]
    return [(start, m.end(), moments.half(y, nth) if half else moments.quarter(y, nth))]


@book.rule(
    "fiscal",
    rf"(?:(?i:(?:fiscal|financial)(?: year)?) (?P<year>{YEAR})(?:[-/–](?P<two>\d\d)\b)?|FY ?['’]?(?P<short>20\d\d|\d\d)\b)",
    0.6,
)
def fiscal(m: re.Match[str], c: Context) -> Moment | None:
    """The days are those of the calendar year of that number: where a fiscal year begins is not stated."""
    y = int(m["year"] or m["short"])
    y = y + 2000 if y < 100 else y
    found = moments.year(y)
    return Moment(f"FY{y}", "DATE", "year", found.start, found.end)


@book.rule(
    "decade",
    r"(?:(?i:(?P<mod>the (?:early|late|mid)(?:dle)?[- ](?:to[- ](?:mid|late)[- ])?|(?:early|late|mid)[- ])|(?:[Tt]he )?))(?P<d>(?:1\d|20)\d0)['’]?s\b"
    r"|(?i:(?P<mod2>(?:early|late|mid)[- ])|the )?['’‘`](?P<two>[2-9]0)s\b"
    r"|(?i:the (?P<mod3>(?:early|late|mid)[- ])?(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b(?= )",
    0.93,
)
def decade(m: re.Match[str], c: Context) -> Moment | list[Part] | None:
    mod = m["mod"] or m["mod2"] or m["mod3"]
    if m["d"]:
        y = int(m["d"])
    elif m["two"]:
        y = 1900 + int(m["two"])
    else:
        if re.search(r"\b(?:temperature|degrees|high|low)", c.text[c.start : c.end]):
            return None
        y = 1900 + 10 * (
            "twenties thirties forties fifties sixties seventies eighties nineties".split().index(m["word"].lower()) + 2
        )
    start = m.start()
    if mod and mod.lower().startswith("the "):
        start += 4
    found = moments.decade(y)
    return [(start, m.end(), narrowed(found, part_of(mod)))]


@book.rule(
    "century",
    rf"(?i:(?:the )?(?P<mod>(?:early|late|mid)[- ](?:to[- ](?:mid|late)[- ])?(?:the )?)?(?P<nth>{_ORDINAL})[- ](?P<unit>century|centuries))(?P<bc> (?:BC|B\.C\.|BCE))?",
    0.9,
)
def century(m: re.Match[str], c: Context) -> Moment | None:
    written = m["nth"].lower()
    n = int(re.match(r"\d+", written)[0]) if written[0].isdigit() else ORDINALS[written]  # type: ignore[index]
    if m["bc"]:
        return Moment(f"BC{n - 1:02}", "DATE", "century")
    return narrowed(moments.century(n), part_of(m["mod"])) if 1 <= n <= 40 else None


@book.rule("bc_year", r"(?P<y>[1-9]\d{0,3})(?P<era> BC\b| B\.C\.| BCE\b)", 0.9)
def bc_year(m: re.Match[str], c: Context) -> Moment | None:
    return Moment(f"BC{int(m['y']):04}", "DATE", "year")


@book.rule(
    "years_between",
    rf"(?P<a>{YEAR})(?P<sep> ?[-–—/] ?)(?P<b>{YEAR}|\d\d(?!\d|[.,]\d|%))",
    0.93,
)
def years_between(m: re.Match[str], c: Context) -> Moment | list[Part] | None:
    a, written = int(m["a"]), m["b"]
    b = int(written) if len(written) == 4 else a - a % 100 + int(written)
    if b <= a or _bad_left(c.text, m.start()) or (len(written) == 2 and b - a > 30):
        return None
    return [(m.start("a"), m.end("a"), moments.year(a)), (m.start("b"), m.end("b"), moments.year(b))]


_PREPOSED = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Bb]efore|[Aa]fter|[Dd]uring|[Tt]hrough|[Tt]hroughout|[Ee]arly|[Ll]ate|[Mm]id|[Cc]irca|as|[Bb]etween"
    r"|spring|summer|fall|autumn|winter|year|election|vintage|[Ll]ate in|[Ee]arly in|about|around)[ -]$"
)
_YEAR_LEFT = re.compile(
    r"(?:\b(?:to|and|or|of|for|the|a|this|its|his|their|our|on|than|over|versus|vs\.?)\s|[(,;:–—-]\s?|^\W*|’s\s|'s\s|\n)$"
)
_BAD_LEFT = re.compile(
    r"(?:[$€£¥#+]|\b(?:No\.?|Nos\.?|Room|Route|Highway|Flight|flight|Boeing|Airbus|Nasdaq|page|pages|p\.|Section|section|Article|total of|number|nearly|almost"
    r"|approximately|roughly|least|most|more than|fewer than|less than|some|only|another|extra|additional|up to|excess of|[Rr]esolution|Unit|Building|lot|ZIP|zip|Class|model)"
    r"\s?|[\d.,:/]|[A-Za-z]-|[A-Za-z\d]/|(?<!\w)[A-Z]{1,3}\$?|[Pp]hone:?\s)$"
)


def _bad_left(text: str, at: int) -> bool:
    return bool(_BAD_LEFT.search(text[max(0, at - 20) : at]))


_NEXT_NOUN = re.compile(
    r"[ -](?:(?:new|more|other|additional|young|U\.S\.|American|Russian|Ukrainian|Israeli|British|armed|foreign|local|full-time|dead|different) )?([A-Za-z]+)"
)
_ADDRESS = re.compile(
    r"\s[A-Z][A-Za-z.]*(?: [A-Z][a-z]+)? (?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Drive|Dr|Lane|Ln|Way|Court|Place|Plaza|Parkway|NW|NE|SW|SE)\b"
)


def bare_years(counted_nouns: frozenset[str]) -> RuleBook:
    """The rule of the bare year, which needs the nouns that make a number of 1900 or 2000 a count (“the 2000
    soldiers”)."""
    book = RuleBook()

    @book.rule("year", rf"(?P<mod>(?i:{MOD}))?(?:(?:the )?year (?=\d))?(?P<y>{YEAR})(?P<ap>['’]s)?", 0.92)
    def bare_year(m: re.Match[str], c: Context) -> Moment | list[Part] | None:
        y, at = int(m["y"]), m.start("y")
        if (not m["mod"] and _bad_left(c.text, at)) or (
            c.text[m.end("y") : m.end("y") + 1] in {"-", "/", "$", "€"}
            and c.text[m.end("y") + 1 : m.end("y") + 2].isdigit()
        ):
            return None
        following = _NEXT_NOUN.match(c.text, m.end("y"), min(len(c.text), m.end("y") + 40))
        if following and following[1] in counted_nouns and not m["ap"]:
            return None
        if _ADDRESS.match(c.text, m.end("y")):
            return None
        left = c.before(at, 20)
        usual = (1000 if c.narrative else 1900) <= y <= (c.published.year if c.published else 2030) + 80
        if not (m["mod"] or _PREPOSED.search(left)):
            if not (usual and (c.narrative or _YEAR_LEFT.search(left) or re.search(r"[A-Za-z’'\"”)]\s$", left))):
                return None
            if following and following[1].endswith(("ers", "ists", "ees")) and following[1].islower():
                return None
        if m["mod"] and y < 1000:
            return None
        start = m.start()
        found = narrowed(moments.year(y), part_of(m["mod"]))
        return [(start, m.end("y"), found)]

    @book.rule("old_year", rf"(?:(?<=\b[Ii]n )|(?<=\bAD ))(?P<y>{ANY_YEAR})(?= (?:AD|CE|A\.D\.)\b)", 0.7)
    def old_year(m: re.Match[str], c: Context) -> Moment | None:
        return moments.year(int(m["y"]))

    @book.rule("short_year", r"(?:(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\bof ))['’‘](?P<y>\d\d)\b(?!s)", 0.7)
    def short_year(m: re.Match[str], c: Context) -> Moment | None:
        y = int(m["y"])
        now = c.published.year % 100 if c.published else 30
        return moments.year(2000 + y if y <= now + 5 else 1900 + y)

    return book
