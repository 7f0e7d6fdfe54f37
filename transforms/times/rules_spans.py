"""Years, decades, centuries, quarters and fiscal years; durations and sets."""

from __future__ import annotations

import re

from . import moments
from .context import Context
from .lexicon import ANY_YEAR, COUNT, MOD, ORDINALS, UNIT_ANY, UNITS, YEAR, _any, count, part_of
from .moments import Moment, narrowed
from .rule import Part, RuleBook

years, stretches = RuleBook(), RuleBook()

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


@years.rule(
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
            elif not future and base.month == ends and base.day < 20:
                y = base.year - (0 if base.month - 2 <= base.month else 1)
    if y is None or not moments.valid(y):
        return [(start, m.end(), Moment(f"XXXX-{'H' if half else 'Q'}{nth}", "DATE", "quarter"))]
    return [(start, m.end(), moments.half(y, nth) if half else moments.quarter(y, nth))]


@years.rule(
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


@years.rule(
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


@years.rule(
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


@years.rule("bc_year", r"(?P<y>[1-9]\d{0,3})(?P<era> BC\b| B\.C\.| BCE\b)", 0.9)
def bc_year(m: re.Match[str], c: Context) -> Moment | None:
    return Moment(f"BC{int(m['y']):04}", "DATE", "year")


@years.rule(
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


def year_rules(counted_nouns: frozenset[str]) -> RuleBook:
    """The rule of the bare year, which needs the nouns that make a number of 1900 or 2000 a count (“the 2000
    soldiers”)."""
    book = RuleBook()

    @book.rule("year", rf"(?P<mod>(?i:{MOD}))?(?:(?:the )?year (?=\d))?(?P<y>{YEAR})(?P<ap>['’]s)?", 0.92)
    def bare_year(m: re.Match[str], c: Context) -> Moment | list[Part] | None:
        y, at = int(m["y"]), m.start("y")
        if _bad_left(c.text, at) or (
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
        usual = 1900 <= y <= (c.published.year if c.published else 2030) + 60
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


# --- durations --------------------------------------------------------------------------------------------------------

_RATE_LEFT = re.compile(
    r"(?:\d|\b(?:percent|dollars?|euros?|pounds?|cents?|times|once|twice|million|billion|thousand|hundred|miles|kilometers|barrels|tons|people|deaths|hours|days|nights|[a-z]+s))\s$"
)
_ONE_LEFT = re.compile(
    r"(?:\b(?:[Ff]or|[Ii]n|[Aa]fter|[Ww]ithin|[Aa]bout|[Nn]early|[Aa]lmost|[Tt]han|[Oo]ver|[Uu]nder|[Oo]f|[Aa]nd|[Jj]ust|[Oo]nly|least|[Aa]round|[Rr]oughly|[Aa]pproximately|is|was|took|takes|take|lasted|spent|spend|past|barely|hardly|[Qq]uite|another|once|and by|by|be|[Dd]uring|[Tt]hroughout)\s|[(,]\s?|—)$"
)
_BARE_LEFT = re.compile(
    r"\b(?:[Ff]or|[Ii]n|[Oo]ver|[Ww]ithin|[Aa]fter|[Oo]f|[Tt]ake|[Tt]akes|[Tt]ook|[Ll]ast|lasted|[Ss]pent|[Ss]pend|[Tt]hrough|[Mm]any|more|by|be|[Dd]uring|[Tt]he|mere|just|[Uu]ntil|[Bb]ut|[Ss]everal)\s$"
)
_OLD = re.compile(r"[- ](?:old|of age|olds)\b|['’]?s?[- ]old\b")


@stretches.rule(
    "hyphen_duration",
    rf"(?i:(?P<count>{COUNT}|half|quarter|multi)[- ](?:and-a-half-)?(?P<unit>(?:second|minute|hour|day|night|week|month|year|decade|century)s?)(?P<long>[- ]long)?(?!-old|-olds| old\b|\w))(?=[ -]?)"
    rf"|(?i:(?P<bare>hours|days|weeks|months|years|decades|centuries|day|week|month|year|decade|century|hour|night)[- ]?(?P<blong>long)\b)",
    0.85,
)
def hyphen_duration(m: re.Match[str], c: Context) -> Moment | list[Part] | None:
    if m["bare"]:
        unit = UNITS[m["bare"].lower()]
        return moments.duration(unit, "X" if m["bare"].lower().endswith("s") else "1")
    written, unit = m["count"].lower(), UNITS[m["unit"].lower()]
    if "-" not in m.group() and not m["long"]:
        return None
    if written == "multi" or ("-" not in m.group()[len(written) : len(written) + 1] and not m["long"]):
        return moments.duration(unit, "X") if written == "multi" else None
    if _OLD.match(c.text, m.end()) or c.text[max(0, m.start() - 1) : m.start()] in {"$", "€", "£"}:
        return None
    number = "0.5" if written == "half" else "0.25" if written == "quarter" else count(written)
    if written in {"half", "quarter"} and unit == "century":
        number = "50" if written == "half" else "25"
        unit = "year"
    return moments.duration(unit, number)


_AGE_LEFT = re.compile(r"\b(?:aged|[Aa]t|is|was|turned|age|ages|nearly|be)\s(?:about\s|the age of\s)?$")
_AGE_RIGHT = re.compile(r"[ -]olds?\b|\sof age\b|[ -](?:younger|older)\b|['’] ?(?:old)\b")


@stretches.rule(
    "duration",
    rf"(?i:(?P<a>an?|half an?|half of an?|(?:a )?quarter of an?|three[- ]quarters of an?|one) (?P<quarter>quarter[- ]|half[- ])?(?P<one>second|minute|hour|day|night|week(?:end)?|fortnight|month|year|decade|century|quarter-century|half-century)\b(?P<half> and a (?:half|quarter)\b)?"
    rf"|(?P<count>{COUNT})(?: or (?:more|so|two))? (?:(?:full|whole|more|additional|extra|further|long|consecutive|straight|successive|solid|short|calendar|business|working|trading|academic|school) )?(?P<unit>{UNIT_ANY})(?P<half2> and (?:a half|(?P<months>(?:{COUNT})) (?P<unit2>months|days|minutes|weeks))\b)?"
    rf"|(?P<bare>{UNIT_ANY}))(?!-old|-olds|-long)",
    0.85,
)
def duration(m: re.Match[str], c: Context) -> Moment | list[Part] | None:
    after = c.text[m.end() : m.end() + 24]
    left = c.before(m.start())
    if _AGE_RIGHT.match(after):
        return None
    if m["bare"]:
        return _bare(m, c, left, after)
    if m["a"]:
        written, unit = m["a"].lower(), UNITS[m["one"].lower()]
        if m["one"][0].isupper() or (c.text[m.start() : m.start() + 1] == "A" and left.strip()):
            return None
        if unit == "weekend" or (unit == "second" and written != "one"):
            return None
        if re.match(r"-\w", after):
            return None
        plain_article = written in {"a", "an"} and not m["quarter"] and not m["half"]
        if plain_article and not re.match(
            r"(?:\s(?:ago|later|earlier|before|after|away|or two|or so|from|in (?:jail|prison|office))\b|\sof (?!the))",
            after,
        ):
            if not _ONE_LEFT.search(left):
                return None
            if (
                re.search(r"\b(?:of|is|was|be|by|and|about|take|than)\s$", left)
                and unit in {"day", "night", "year", "month", "week", "weekend", "hour"}
                and not re.search(r"\b(?:less|more|longer|fewer) than $", left)
                and re.search(r"\b(?:is|was|be|by|and|about|take|of)\s$", left)
                and not re.match(r"[.,;]", after)
            ):
                return None
            if re.match(r"\s(?:when|that|where|which)\b", after):
                return None
        if plain_article and _RATE_LEFT.search(left):
            return None
        if (
            written == "one"
            and unit in {"day", "night"}
            and not (_ONE_LEFT.search(left) and not re.search(r"\band\s$", left))
        ):
            return None
        if (
            re.match(r"\sof\b", after)
            and unit == "day"
            and plain_article
            and not re.search(r"\b(?:after|in|for|than)\s$", left)
        ):
            return None
        number = 1.0
        if written.startswith("half"):
            number = 0.5
        elif "three" in written:
            number = 0.75
        elif "quarter of" in written:
            number = 0.25
        if m["quarter"]:
            number *= 0.5 if m["quarter"].lower().startswith("half") else 0.25
        if m["half"]:
            number += 0.25 if m["half"].endswith("quarter") else 0.5
        if number < 1 and unit == "century":
            return moments.duration("year", moments.plain(100 * number))
        if number == 0.5 and unit == "hour":
            return moments.duration("minute", "30")
        return moments.duration(unit, moments.plain(number))
    unit = UNITS[m["unit"].lower()]
    written = m["count"].lower()
    if re.search(r"[$€£#-]$", left) or re.search(r"\d[.,/]$", left):
        return None
    one = not m["unit"].lower().endswith("s") and count(written) != "X" and float(count(written)) > 1
    if one and (unit in {"second", "minute", "century"} or not re.match(r"\s[a-z]", after)):
        return None  # “two minute”, but “a six year plan”
    if (m["unit"][0].isupper() and m["count"][:1].islower()) or (m["unit"][0].isupper() and m["count"][0].isdigit()):
        return None  # “60 Minutes”
    if written in {"another", "some"} and unit == "weekend":
        return None
    if written in {"some", "another"} and m["unit"].lower() in {"day", "second", "night"}:
        return None
    if _AGE_LEFT.search(left) and re.search(r"\b(?:aged|age of|turned)\s$", left):
        return None
    if unit == "second" and not m["unit"].lower().endswith("s"):
        return None
    number = count(written)
    if m["half2"] and number != "X":
        if m["months"]:
            cut = m.start("half2")
            cut_end = m.end("months") + 0
            return (
                [
                    (m.start(), cut, moments.duration(unit, number)),
                    (m.start("months"), m.end(), moments.duration(UNITS[m["unit2"].lower()], count(m["months"]))),
                ]
                if cut_end
                else None
            )
        number = moments.plain(float(number) + 0.5)
    return moments.duration(unit, number)


def _bare(m: re.Match[str], c: Context, left: str, after: str) -> Moment | None:
    """“for decades”, “years of war”, “weeks before”: a plural without a number."""
    written = m["bare"].lower()
    if (
        not written.endswith("s")
        or written in {"seconds", "quarters", "weekends"}
        or (m["bare"][0].isupper() and left.strip())
    ):
        return None
    if (
        re.match(r"\sof\b(?! the week)", after)
        and written != "minutes"
        and not re.search(r"\b(?:the|these|those|his|her|their|early|final|last|first)\s$", left)
    ):
        return moments.duration(UNITS[written], "X")
    if re.match(r"\s(?:before|after|into)\b", after) and not re.search(r"\b(?:these|those)\s$", left):
        return moments.duration(UNITS[written], "X")
    if re.search(
        r"\b(?:[Ff]or|[Ii]n|[Ww]ithin|take|takes|taken|took|last|lasted|[Oo]ver|spent|after|last for)\s$", left
    ) and not re.match(r"\s(?:of|that|when|to come)\b|-", after):
        return moments.duration(UNITS[written], "X")
    return None


# --- sets ---------------------------------------------------------------------------------------------------------------

_EVERY = {
    "daily": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
    "quarterly": "P3M",
    "nightly": "P1D",
    "hourly": "PT1H",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "biannually": "P6M",
    "annual": "P1Y",
}


@stretches.rule(
    "every",
    rf"(?i:(?P<each>every|each)(?P<other> other| single| few)? (?:(?P<count>{COUNT}) )?(?P<unit>second|minute|hour|day|night|week|weekend|month|year|quarter|decade|morning|afternoon|evening|spring|summer|autumn|winter)s?)\b(?!-)",
    0.9,
)
def every(m: re.Match[str], c: Context) -> Moment | None:
    unit = m["unit"].lower()
    if unit in {"morning", "afternoon", "evening", "night"}:
        code = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}[unit]
        return Moment(f"XXXX-XX-XXT{code}", "SET", "day")
    if unit in moments.SEASONS:
        return Moment(f"XXXX-{moments.SEASONS[unit][0]}", "SET", "quarter")
    other = (m["other"] or "").strip().lower()
    number = "2" if other == "other" else "X" if other == "few" else count(m["count"]) if m["count"] else "1"
    found = moments.duration(unit, number)
    return Moment(found.timex, "SET", found.granularity)


@stretches.rule(
    "times_a",
    rf"(?i:(?P<n>once|twice|thrice|(?:{COUNT}) times) (?:a|an|per|every|each) (?P<unit>second|minute|hour|day|night|week|month|year|decade|season))\b",
    0.9,
)
def times_a(m: re.Match[str], c: Context) -> Moment | None:
    unit = m["unit"].lower()
    if unit == "season":
        return None
    found = moments.duration(unit, "1")
    return Moment(found.timex, "SET", found.granularity)


@stretches.rule(
    "adverb_set",
    r"(?i:daily|weekly|monthly|annually|yearly|nightly|hourly|biweekly|fortnightly)\b(?! [A-Z][a-z]+ (?:newspaper|newspapers))",
    0.85,
)
def adverb_set(m: re.Match[str], c: Context) -> Moment | None:
    word = m.group()
    if re.match(r"\s[A-Z]", c.after(m.end())) or (
        word[0].isupper() and (c.before(m.start()).strip() or re.match(r"\s[A-Z]", c.after(m.end())))
    ):
        return None  # the Daily Mail
    return Moment(
        _EVERY[word.lower()],
        "SET",
        {"D": "day", "W": "week", "M": "month", "Y": "year", "H": "time"}[_EVERY[word.lower()][-1]],
    )
