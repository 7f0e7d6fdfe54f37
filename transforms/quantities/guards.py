"""Numbers that are no figures: years, clock times, dates, names of models, roads and jerseys, scores, telephone numbers,
addresses, versions and web addresses.

`transforms.time_expressions` is the arbiter of dates and times and owns the spans of its rows; what is here holds where
that frame is empty or silent. Each rule looks at the token i of a number and its neighbours.
"""

from __future__ import annotations

import re

from . import codes
from .cardinals import slash
from .nouns import STOP
from .words import Words

MONTHS = frozenset(
    "january february march april may june july august september october november december jan jan. feb feb. mar mar. apr "
    "apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec.".split()
)
_WEB = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\b\w+\.(?:com|org|net|gov|edu|co\.uk)(?:/\S*)?")
_PHONE = re.compile(
    r"\+\d[\d\s().–-]{7,}\d|\(\d{3}\)\s?\d{3}[-.\s]\d{4}|(?:1[-.\s])?\d{3}[-.\s]\d{3}[-.\s]\d{4}(?!\d)|\b\d{3}-\d{4}\b(?!-)"
    r"|\b0\d{2,4}\s\d{3,4}\s?\d{3,4}\b|\b1-800-[\w-]+|\d{3}-\d{2}-\d{4}"
)
_STREET = re.compile(
    r"\d{1,5}[A-Z]?\s(?:(?:North|South|East|West|N\.|S\.|E\.|W\.|[NSEW])\s)?(?:[A-Z][\w’'.-]*\s|\d+(?:st|nd|rd|th)\s){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Way|Place|Pl|Square|Court|Ct|Highway|Hwy|Parkway"
    r"|Pkwy|Terrace|Plaza|Broadway)\b"
)
_DATE = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{1,4}\b|\d{4}-\d{2}\b(?!-)")
_YEAR_BEFORE = frozenset(
    """in since until till by of from during before after between through mid early late summer winter spring autumn fall
    the year and to for around circa ’s 's election elections world cup olympics season fiscal calendar class
    already as back monday tuesday wednesday thursday friday saturday sunday""".split()
)


def web_spans(text: str) -> list[tuple[int, int]]:
    """Half-open spans of web and mail addresses and of chains of digits."""
    chains = codes.spans(text)
    if "://" not in text and "www." not in text and "@" not in text and ".co" not in text and ".org" not in text:
        return chains
    return chains + [m.span() for m in _WEB.finditer(text)]


def year_like(written: str) -> bool:
    """Whether a token of digits reads as a year."""
    return len(written) == 4 and written.isdecimal() and "1500" <= written <= "2199"


def skip(x: Words, i: int) -> int | None:
    """The token to go on from where the number at token i is no figure for what it is made of; None where it may be one."""
    token = x.w[i]
    if not token[0].isdecimal():
        return None
    if ":" in token:
        return i + 1
    at = x.s[i]
    if len(token) > 1 or x.at(i - 1) in ("+", "("):
        begin = x.s[i - 1] if x.at(i - 1) in ("+", "(") and x.glued(i) else at
        m = _PHONE.match(x.text, begin) or _DATE.match(x.text, at)
        if m and m.end() > x.e[i]:
            return _after(x, i, m.end())
        if m and token.count(".") > 1:
            return i + 1
    coded = codes.skip(x, i)
    if coded is not None:
        return coded
    if token.count(".") > 1:
        return i + 1
    m = _STREET.match(x.text, at)
    if m:
        return _after(x, i, m.end())
    after = x.low(i + 1)
    if after in ("a.m.", "p.m.", "am", "pm", "o'clock", "o’clock", "noon", "a.m", "p.m", "bst", "gmt"):
        return i + 2
    if (after in ("b.c.", "bc", "bce", "b.c.e.", "ce", "a.d.", "ad") and x.at(i + 1).isupper()) or before_christ(x, i):
        return i + 1
    if _score(x, i):
        tie = x.low(i + 3) == "(" and x.at(i + 4).isdecimal() and x.low(i + 5) == ")"  # 7-6 (5)
        return i + 6 if tie else i + 3
    if before_group(x, i) or (
        token == "911"
        and (x.low(i - 1) in x.known.calling or x.low(i - 1) in ("to", "the", "on", "since", "after", "of"))
    ):
        return i + 1
    if x.low(i - 1) in ("no.", "nos.") and x.low(i + 1) in ("-", "–") and x.at(i + 2).isdecimal():
        return i + 3  # No. 24-1287
    if (
        x.low(i - 1) == "at"
        and token.isdecimal()
        and int(token) <= 12
        and not x.low(i + 1)[:1].isalnum() | (x.low(i + 1) in x.known.not_after_score)
    ):
        return i + 1  # opens at 9
    if (
        x.low(i - 1) == "at"
        and token.isdecimal()
        and int(token) <= 12
        and x.low(i + 1) in ("and", "on", "in", "or", "sharp")
    ):
        return i + 1
    if (
        x.starts(i + 1, ("-", "to", "-"))
        and x.at(i + 4).isdecimal()
        and x.known.decisions.intersection(x.lw[i + 5 : i + 9])
    ):
        return i + 5  # a 5-to-3 decision
    if x.at(i - 1) in ('"', "'") and x.low(i - 2) == "=" and x.glued(i):
        return i + 1  # an attribute of a tag
    before = x.low(i - 1)
    if token.isdecimal() and len(token) <= 2 and int(token) <= 31:
        named = before in MONTHS and (x.at(i - 1)[0].isupper() or before not in ("may", "march") or after in (",", "."))
        if named or (before == "." and x.low(i - 2) + "." in MONTHS):
            return _date_end(x, i)
        if (
            after in ("-", "–", "and", "to")
            and x.at(i + 2).isdecimal()
            and x.low(i + 3) in MONTHS
            and x.at(i + 3)[0].isupper()
        ):
            return i + 4  # 10-18 June
        if after in MONTHS and (
            x.at(i + 1)[0].isupper() or after not in ("may", "march") or before in ("on", "until", "since")
        ):
            return i + 2
    if i and x.glued(i):
        if before in ("#", "@", "_", "=", "\\", "^", "&") and not (before == "=" and x.low(i - 2) == "y"):
            return i + 1
        if (
            before in ("/", ".", "’", "'", "‘")
            and (x.glued(i - 1) or before in ("’", "'", "‘"))
            and x.at(i - 2) not in ("$", ".")
        ):
            return i + 1
        if before == "-" and not x.glued(i - 1) and i > 1 and x.at(i - 2).isupper() and len(x.at(i - 2)) > 2:
            return i + 1  # COVID -19
        if before in ("-", "–") and x.glued(i - 1) and i > 1:
            word = x.low(i - 2)
            if ":" in word:
                return i + 1  # 23:108–117
            if word[-1:].isalpha() and word not in _PREFIXES and not x.text[x.s[i - 2] : x.e[i - 2]].endswith("."):
                return i + 1
        if before[-1:].isalpha() and not before[-1:].isdecimal() and x.s[i] == x.e[i - 1] and len(before) > 3:
            return i + 1
    if x.glued(i + 1):
        slashed = after == "/" and x.at(i + 2)[:1].isdecimal() and x.glued(i + 2)
        if slashed and slash(x, i) is None and not (i and x.at(i - 1).isdecimal()):
            return i + 3  # 9/11, 24/7
        if after == "s" or (after in ("’", "'") and x.low(i + 2) == "s"):
            return i + 2  # 1990s, 20s
        if (
            after in ("g", "d", "k")
            and token in ("2", "3", "4", "5", "6", "8")
            and (after != "g" or x.at(i + 1) == "G")
        ):
            return i + 2  # 5G, 3D, 4K
        if after == "k" and x.low(i + 2) in ("run", "runs", "race", "races", "walk", "runner", "runners"):
            return i + 2  # a 10K race
    if after == ")" and before != "(" and len(token) <= 2 and not _open_bracket(x, i):
        return i + 2  # 1) first
    return None


_PREFIXES = frozenset(
    "foot feet magnitude sub minus pre post mid under over non to in of and or plus up about nearly almost sub- ex all than by at a the every"
    " one two three four five six seven eight nine ten".split()
)


def before_group(x: Words, i: int) -> bool:
    """“the Group of 7”, “S. 1260”, “H.R. 5376”, “ZIP code, 10018”."""
    if x.low(i - 1) == "of" and x.at(i - 2) == "Group":
        return True
    if x.at(i - 1) in ("H.R.", "S.Res.") or (x.at(i - 1) == "." and len(x.at(i - 2)) == 1 and x.at(i - 2) in "SHAB"):
        return x.s[i] > x.e[i - 1]
    return x.low(i - 2) in ("code", "extension", "number") and x.at(i - 1) == ","


def before_christ(x: Words, i: int) -> bool:
    """Whether “A.D.” stands before the number at token i, or before the one that it is paired with."""
    if x.low(i - 1) in ("a.d.",) or x.at(i - 1) == "AD":
        return True
    return x.low(i - 1) in ("and", "to", "-", "–") and i > 2 and (x.low(i - 3) == "a.d." or x.at(i - 3) == "AD")


def _score(x: Words, i: int) -> bool:
    """Whether “2-1” at token i is a score: two small numbers, no unit after them, and a name or a word of sport near."""
    a, b = x.w[i], x.at(i + 2)
    if not (x.low(i + 1) in ("-", "–") and x.glued(i + 1) and x.glued(i + 2) and a.isdecimal() and b.isdecimal()):
        return False
    if (
        len(a) > 3
        or len(b) > 3
        or (x.glued(i + 3) and x.at(i + 3)[:1].isalnum())
        or x.low(i + 3) in x.known.not_after_score
    ):
        return False
    if int(b) <= int(a):
        return not (i and x.glued(i) and x.low(i - 1) in ("$", "£", "€"))
    if i and x.at(i - 1) in ("$", "£", "€", "(") and x.glued(i) and x.at(i - 1) != "(":
        return False
    near = set(x.lw[max(0, i - 6) : i]) | {x.low(i + 3), x.low(i + 4)}
    return bool(near & x.known.score_words) or (i > 1 and x.at(i - 1)[:1].isupper() and x.low(i - 1) not in MONTHS)


def name_follows(x: Words, i: int, j: int) -> bool:
    """Whether the number at tokens [i, j) begins a name, as in “787 Dreamliner” and “11 Pro”: no noun is counted."""
    word = x.at(j)
    return x.w[i].isdecimal() and word[:1].isupper() and word[1:2].isalpha() and x.low(i - 1) not in ("", ":", "of")


def _open_bracket(x: Words, i: int) -> bool:
    return "(" in x.w[max(0, i - 12) : i]


def _after(x: Words, i: int, char: int) -> int:
    j = i + 1
    while j < x.n and x.s[j] < char:
        j += 1
    return j


def _date_end(x: Words, i: int) -> int:
    """After “September 20-24, 2019”: the end of a day of the month and what belongs to it."""
    j = i + 1
    if x.low(j) in ("-", "–", "to", "and") and x.at(j + 1).isdecimal() and len(x.at(j + 1)) <= 2:
        j += 2
    if x.low(j) == "," and year_like(x.at(j + 1)):
        return j + 2
    return j + 1 if year_like(x.at(j)) else j


def label(x: Words, i: int, counted: bool, measured: bool) -> bool:
    """Whether the number at token i is part of a name: “Game 6”, “Boeing 737”, “S&P 500”, “iPhone 14 Pro”.

    `counted`: a plural noun in lower case follows; `measured`: a unit does, and then only labels before it count.
    """
    if i == 0:
        return False
    before, written = x.low(i - 1), x.at(i - 1)
    if before == "." and i > 1 and x.low(i - 2) in ("no", "nos", "nr", "nrs", "fig", "vol", "pp", "mk"):
        return True
    if measured:
        return before in ("no.", "nos.", "no") and not counted and before != "no"
    if before in x.known.indexes or (before in ("’s", "'s") and x.low(i - 2) == "poor"):
        return True
    if before in x.known.labels:
        if before in x.known.count_labels:
            return not counted
        if before == "no":
            return written == "No" and i > 1
        return True
    if not written[:1].isalpha():
        return False
    inner = written[1:]
    if inner.lower() != inner and written[:1].islower():  # iPhone, iOS
        return True
    if written[:1].isupper() and i == 1 and not counted:
        return before not in STOP and not before.endswith(("ly", "ing", "ed")) and before not in x.known.label_openers
    if written[:1].isupper() and i > 1:
        if (
            counted
            or before in MONTHS
            or before in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
        ):
            return False
        return x.low(i - 2) != "." and before not in (
            "the",
            "a",
            "and",
            "in",
            "of",
            "about",
            "nearly",
            "more",
            "up",
            "down",
        )
    return False


def bare_year(x: Words, i: int, bounded: bool, noun: int | None) -> bool:
    """Whether the four digits at token i, without a unit, are a year."""
    written = x.w[i]
    if not year_like(written):
        return False
    before = x.low(i - 1)
    if before in MONTHS or (before == "." and x.low(i - 2) + "." in MONTHS):
        return True
    if (
        bounded
        and before not in ("around", "over", "to")
        and x.low(i - 2) not in ("in", "since", "until", "from", "by")
    ):
        return False
    likely = "1500" <= written <= "2039"
    if noun is not None and noun - i <= 3:
        if before in _YEAR_BEFORE or (x.at(i - 1)[:1].isupper() and i > 1):
            return likely or before in ("in", "since", "until", "by", "between")
        return "1900" <= written <= "2039" and not (written[2:] == "00" and x.at(noun)[0].islower())
    return likely or before in _YEAR_BEFORE or (year_like(x.at(i + 2)) and x.low(i + 1) in ("and", "to"))
