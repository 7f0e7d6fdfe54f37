"""Durations (“for two hours”) and sets (“every Monday”)."""

from __future__ import annotations

import re

from . import moments
from .context import Context
from .lexicon import COUNT, UNIT_ANY, UNITS, count
from .moments import Moment
from .rule import Part, RuleBook

book = RuleBook()

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


@book.rule(
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


@book.rule(
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
            return [
                (m.start(), m.start("half2"), moments.duration(unit, number)),
                (m.start("months"), m.end(), moments.duration(UNITS[m["unit2"].lower()], count(m["months"]))),
            ]
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


@book.rule(
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


@book.rule(
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


@book.rule(
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
