"""Quantities of one sentence: each number with its sign, unit, `per` and counted noun, and pairs that are one range.

`read` is the whole of it: words in, a list of `Quantity` out, in reading order and without overlaps.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from . import guards, nouns, numbers
from .numbers import Number
from .units import Unit, UnitTable
from .words import Words

AGE = Unit("year old", "age")
COUNT_UNIT = Unit("", "plain")
_MINOR = {"cent": 100, "penny": 100, "mao": 10, "kopek": 100}
_LETTERS = {"m": 10**6, "mm": 10**6, "b": 10**9, "t": 10**12, "k": 10**3}
_PER_A = frozenset(
    """second minute hour day night week weekend month quarter season year decade century fortnight barrel gallon liter
    litre pound ton tonne ounce share piece head person bottle bushel kilo kilogram kilometer mile meter foot plate seat
    ticket unit game match dozen carton pack acre hectare dose bag box case shift pint cup glass vote trip ride household
    visit session word page pair pop carat therm kilowatt megawatt megabyte gigabyte million thousand billion""".split()
)
"""What may follow “a” as the divisor of a rate (“2,400 a year”, “$58 a barrel”)."""
_NOT_HYPHEN_NOUN = frozenset(
    """time way off sided plus something ever fold third thirds faced handed legged liner stop timer to and or in on a an
    odd ish some size sized dimensional pronged hit star old style time-only half quarter quarters fifth fifths ly upmanship
    stroke touch tonne nil all love""".split()
)
_MONEY_WORDS = frozenset(
    """£ sterling pay paid pays cost costs price prices priced profit profits loss losses revenue sales fine fined worth
    fee fees tax salary bonus budget debt invest investment fund funding deal grant loan bill spend spent spending raise
    donated earn earned wages charge charged buy bought sold pence compensation damages euro euros dollars
    share shares bid""".split()
)


@dataclass(slots=True)
class Quantity:
    """Tokens [i, j) of a quantity, the number itself in [ni, nj); value or low and high as exact fractions."""

    i: int
    j: int
    ni: int
    nj: int
    number: Number
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    unit: Unit
    per: str | None = None
    noun: int | None = None
    signed: bool = False  # money sign before the number
    explicit: bool = False  # a unit of its own, not a counted noun
    sign: str = ""  # "+" where a plus is written
    rule: str = "plain"
    extra: dict = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return self.unit.kind


def read(x: Words, table: UnitTable, owned: list[tuple[int, int]]) -> list[Quantity]:
    """Quantities of the sentence `x`. `owned`: half-open spans of dates, times and sets, in which no number is a figure."""
    web = guards.web_spans(x.text)
    out: list[Quantity] = []
    i = 0
    while i < x.n:
        t = x.lw[i]
        if not (
            t[0].isdecimal()
            or t in numbers.STARTERS
            or t in ("a", "an", ".", "minus", "negative", "age", "aged", "point")
        ):
            i += 1
            continue
        if t in ("a", "an") and x.low(i + 1) not in numbers.STARTERS:
            i += 1
            continue
        step = guards.skip(x, i)
        if step is None and owned and any(a < x.e[i] and x.s[i] < b for a, b in owned):
            step = i + 1
        if step is None and web and any(a < x.e[i] and x.s[i] < b for a, b in web):
            step = i + 1
        if step is not None:
            i = step
            continue
        n = numbers.number(x, i)
        if n is None or (n.value is None and n.low is None):
            i += 1
            continue
        q = _measure(x, n, table)
        if q is None:
            i = max(i + 1, min(n.j, i + 1) if n.form == "fraction" else n.j)
            continue
        out.append(q)
        i = max(q.j, n.j, i + 1)
    return _ranges(x, _sums(x, out), table)


def _measure(x: Words, n: Number, table: UnitTable) -> Quantity | None:
    i, j = n.i, n.j
    q = Quantity(i, j, i, j, n, n.value, n.low, n.high, COUNT_UNIT, rule=n.form)
    first = x.lw[i]
    if x.low(i - 1) in ("-", "−", "–") and x.glued(i) and n.value is not None and _minus(x, i):
        q.value, q.i = -n.value, i - 1
        n.lead = -n.lead if n.lead is not None else None
        n.negative = True
    elif x.low(i - 1) == "+" and x.glued(i):
        q.sign, q.i = "+", i - 1
    found = table.sign(x, q.i) or (table.sign(x, i) if q.i < i else None)
    if found and not (found[0].name == "GBP" and False):
        q.unit, q.i, q.signed, q.explicit, q.rule = found[0], found[1], True, True, "currency sign"
        if (
            x.low(q.i - 1) in ("-", "−")
            and x.glued(q.i)
            and not x.glued(q.i - 1)
            and q.value is not None
            and not n.negative
        ):
            q.value, q.i, n.negative = -q.value, q.i - 1, True
        _letter_multiplier(x, q)
        _trailing_money(x, q, table)
        _hyphen_noun_end(x, q)
    elif not _unit_after(x, q, table) and not _age_before(x, q):
        if not _count(x, q):
            return None
    if n.form == "half" and not q.explicit:
        return None
    if first in numbers.SCALES or first == "hundred":
        if n.j == n.i + 1 and not (q.explicit and x.low(i - 1) not in ("per", "-") or x.n <= 2):
            return None
    _per(x, q)
    return q


def _minus(x: Words, i: int) -> bool:
    """Whether the hyphen at token i - 1 is a minus: white space, a bracket or a money sign stands before it."""
    if i - 1 == 0:
        return True
    before = x.at(i - 2)
    if before in ("$", "£", "€"):
        return True
    return (
        not x.glued(i - 1) and x.low(i - 1) != "–" and not (before[-1:].isdecimal() and x.low(i - 1) == "-" and False)
    )


def _letter_multiplier(x: Words, q: Quantity) -> None:
    """“$5m”, “£2.7m”, “$1t”: the letter after money."""
    t = x.low(q.nj)
    if (
        t in _LETTERS
        and x.s[q.nj] - x.e[q.nj - 1] <= (1 if t in ("m", "mm") else 0)
        and q.value is not None
        and q.number.scale == 1
    ):
        _multiply(q, _LETTERS[t])
        q.nj = q.j = q.nj + 1
        q.number.j = q.nj


def _multiply(q: Quantity, by: int) -> None:
    q.number.lead, q.number.scale = q.value, by
    q.value *= by


_NATIONS = {
    "us": "USD", "u.s.": "USD", "u.s": "USD", "canadian": "CAD", "australian": "AUD", "american": "USD", "cdn": "CAD", "aud": "AUD",
    "usd": "USD", "cad": "CAD", "nzd": "NZD", "hkd": "HKD", "sgd": "SGD",
}  # fmt: skip


def _trailing_money(x: Words, q: Quantity, table: UnitTable) -> None:
    """Words after a signed amount that say the same once more: “$500 US”, “$10 dollars”, “$5 million Canadian”."""
    q.j = max(q.j, q.nj)
    t = x.low(q.j)
    if q.unit.name == "USD" and t in _NATIONS and x.low(q.j + 1) not in ("dollar", "dollars"):
        after = x.at(q.j + 1)
        if t in ("us", "u.s.", "u.s", "american", "canadian", "australian"):
            lonely = (
                not after
                or not after[0].isalnum()
                or after.lower() in ("per", "a", "an", "on", "in", "for", "to", "from", "bail", "by", "at")
            )
            if not lonely or x.at(q.j) == "us":
                return
        q.unit = table.codes.get(_NATIONS[t], q.unit)
        q.j += 1
        return
    found = table.after(x, q.j)
    if found and found[0].kind == "currency" and found[0].name not in _MINOR and found[0].plain:
        q.unit = found[0] if found[0].name != "USD" or q.unit.name == "USD" else q.unit
        q.j = found[1]


def _hyphen_noun_end(x: Words, q: Quantity) -> None:
    """“$3-a-share” and “$10-million-a-year” are left to `_per`; nothing else follows money."""


def _unit_after(x: Words, q: Quantity, table: UnitTable) -> bool:
    """A unit after the number: sets unit, end and rule. Handles hyphens, brackets, letters for millions, and ages."""
    j = q.nj
    n = q.number
    hyphen = x.low(j) in ("-", "‑") and x.glued(j) and x.glued(j + 1)
    k = j + 1 if hyphen or (x.low(j) == "-" and x.low(j + 1) in _UNIT_AFTER_SPACED) else j
    if x.low(k) in ("(", "[", "{", "<") and x.low(k + 2) in (")", "]", "}", ">"):
        found = table.after(x, k + 1)
        if found and found[1] == k + 2 and found[0].kind not in ("duration", "currency"):
            q.unit, q.j, q.explicit, q.rule = found[0], k + 3, True, "unit"
            return True
    letter = x.low(k)
    if letter in ("m", "mm") and n.scale == 1 and q.value is not None and x.s[k] - x.e[k - 1] <= 1 and not hyphen:
        if _million(x, k, table, x.at(k)):
            _multiply(q, 10**6)
            q.nj = q.j = j = k = k + 1
            n.j = j
    found = table.after(x, k)
    if found is None and x.low(k) in ("musd", "meur", "mgbp", "maud", "mcad") and q.value is not None:
        _multiply(q, 10**6)
        found = table.codes[x.low(k)[1:].upper()], k + 1
    if found is None and x.low(k) == "of" and False:
        return False
    if found is None:
        return False
    unit, end = found
    if not _fits(x, q, unit, k, end, hyphen):
        if unit.kind == "currency" and (mass := table.words.get((x.low(k),))):
            unit = mass
        else:
            return False
    q.unit, q.j, q.explicit, q.rule = unit, end, True, "unit"
    if unit.kind == "currency":
        q.rule = "currency word"
        if x.low(end) in numbers.SCALES and n.scale == 1 and q.value is not None and x.w[k].isupper():  # 75 USD million
            _multiply(q, numbers.SCALES[x.low(end)])
            q.j = end + 1
    elif unit.kind == "duration":
        _age_after(x, q)
        if (
            q.unit.kind == "duration"
            and unit.name in ("year", "hour", "month", "week", "day", "decade")
            and q.value is not None
        ):
            added = numbers._and_fraction(x, q.j)
            if added and q.value.denominator == 1 and n.form == "words":  # a year and a half
                q.value += added[0]
                q.j = added[1]
    elif unit.kind in ("percent", "percentage_point", "basis_point"):
        q.rule = "percent"
    return True


_UNIT_AFTER_SPACED = frozenset("year month day week foot inch mile hour".split())


def _million(x: Words, k: int, table: UnitTable, written: str) -> bool:
    """Whether the “m” at token k stands for million: a unit or a plural follows (“12.3m tonnes”, “1.5m people”)."""
    nxt = x.low(k + 1)
    if table.after(x, k + 1) and nxt not in ("in", "x", "c", "f", "a", "h", "t") and not x.glued(k + 1):
        return True
    if not x.glued(k):
        return False
    noun = nouns.head(x, k + 1, longest=3)
    if noun is not None:
        return nxt not in ("long", "high", "tall", "wide", "deep", "away", "north", "south", "east", "west")
    return written == "M"


def _fits(x: Words, q: Quantity, unit: Unit, k: int, end: int, hyphen: bool) -> bool:
    """Whether the unit found at tokens [k, end) is meant, for spellings that are also other words."""
    word, written = x.low(k), x.at(k)
    n = q.number
    glued = x.glued(k)
    if n.form == "ratio":
        return False
    if (
        n.form == "fraction"
        and unit.kind in ("percent",)
        and not hyphen
        and q.value is not None
        and q.value.denominator > 2
    ):
        return True
    if unit.kind == "currency":
        if word in ("pound", "pounds"):
            return _pounds_are_money(x, q)
        if word == "p":
            return glued and written == "p"
        if not unit.plain:
            size = q.value if q.value is not None else q.high
            return size is not None and abs(size) >= 1000 and not guards.year_like(x.at(q.nj - 1)) or end - k > 1
        if written in ("kr", "kn", "Ft"):
            return True
        return True
    if len(written) == 1 and written.isalpha():
        if word == "s":
            return "." in x.w[q.nj - 1] and glued
        if written in ("C", "F"):
            return glued or x.low(k - 1) in ("°", "degrees")
        if written in ("A", "V", "K", "N", "J", "W", "L", "t", "h", "l", "g", "m"):
            following = x.at(end)
            if written == "A" and not glued and following[:1].isalpha():
                return False
            return glued or (not following[:1].isalpha() or following.islower()) and n.form == "digits"
        return True
    if word in ("pm", "am"):
        return False
    if word == "in" or word == "in.":
        return x.at(k) == "in." and n.form == "digits" and not guards.year_like(x.w[n.i])
    if word == "bar" or word == "bars":
        return glued or n.form == "digits" and x.low(end) in ("", ",", ".", "of", "and")
    if word in ("second", "seconds"):
        return not (word == "second" and not hyphen and q.value != 1 and x.low(end)[:1].isalpha() and n.form == "words")
    if word in (
        "stone",
        "turn",
        "turns",
        "feet",
        "foot",
        "yard",
        "yards",
        "hands",
        "degree",
        "degrees",
        "cup",
        "cups",
        "min",
    ):
        if (
            word in ("degree", "degrees")
            and x.low(end) in ("in", "from")
            and q.value is not None
            and q.value < 10
            and n.form == "words"
        ):
            return False
        if word == "cup" or word == "cups":
            return x.low(end) in ("of", "") or not x.low(end)[:1].isalpha() or x.low(end) in ("olive", "sugar", "flour")
        return not (word == "stone" and q.value is not None and q.value > 60)
    if word in (
        "bp",
        "mp",
        "pp",
        "mt",
        "ct",
        "kt",
        "cal",
        "ha",
        "hl",
        "cl",
        "mi",
        "bu",
        "cc",
        "mo",
        "pt",
        "pts",
        "ms",
        "ns",
        "dm",
        "nm",
    ):
        return n.form == "digits" and (glued or written.islower() or word in ("pp", "bp", "mt"))
    return True


def _pounds_are_money(x: Words, q: Quantity) -> bool:
    size = q.value if q.value is not None else q.high
    if x.low(q.nj + 1) == "sterling" or (size is not None and size >= 10**6):
        return True
    words = set(x.lw)
    if words & {
        "weigh",
        "weighs",
        "weighed",
        "weight",
        "weighing",
        "pounds-force",
        "lb",
        "lbs",
        "kilograms",
        "kilos",
        "kg",
        "heavier",
        "torque",
        "thrust",
    }:
        return False
    return bool(words & _MONEY_WORDS) and x.low(q.nj + 1) not in ("of", "heavier", "lighter")


def _age_after(x: Words, q: Quantity) -> None:
    """“42-year-old”, “ten months old”, “3 years of age”: the unit becomes an age."""
    j = q.j
    k = j + 1 if x.low(j) == "-" else j
    if x.low(k) in ("old", "olds"):
        end = k + 1
    elif x.starts(j, ("of", "age")):
        end = j + 2
    else:
        return
    q.unit = AGE if q.unit.name == "year" else Unit(f"{q.unit.name} old", "age")
    q.j, q.rule = end, "age"


def _age_before(x: Words, q: Quantity) -> bool:
    """“aged 42”, “age 87”, “the age of 21”, “at 35”, “Nick Hague, 44,”, “87 yo”."""
    n, i = q.number, q.ni
    if q.value is None or q.value.denominator != 1 or not 0 < q.value <= 120:
        return False
    if x.low(n.j) in ("yo", "y.o.", "y/o"):
        q.unit, q.j, q.explicit, q.rule = AGE, n.j + 1, True, "age"
        return True
    before = x.low(i - 1)
    start = None
    if before in ("aged", "age", "ages") and x.low(i - 2) not in ("of", "under", "middle"):
        start = i - 1
    elif before == "of" and x.low(i - 2) in ("age", "ages"):
        start = i
    elif before in ("over", "under") and x.low(i - 2) in ("age", "aged"):
        start = i
    elif before == "," and n.form == "digits" and x.low(n.j) in (",", ".", ";", ")", "", "and") and 1 < q.value:
        name = x.at(i - 2)
        if (
            name[:1].isupper()
            and name[1:2].islower()
            and name.lower() not in guards.MONTHS
            and not (x.low(n.j) == "," and x.at(n.j + 1)[:1].isdecimal())
            and x.low(i - 2) not in guards.SCORE_WORDS
        ):
            if x.at(i - 3)[:1].isupper() or x.at(i - 3) in (".", "-", "’", "'") or x.low(n.j) == ",":
                start = i
    if start is None:
        return False
    if nouns.head(x, n.j, longest=2) is not None and before != "," and before != "of":
        return False
    q.unit, q.explicit, q.rule = AGE, True, "age"
    q.i = start if start == i - 1 else q.i
    return True


_ONE_BEFORE = frozenset(
    "no the this that each every any which another some only not other last next wrong right first".split()
)
_ONE_NOUNS = frozenset("day time point side hand thing person way another reason morning night evening moment word more "
                       "instance example".split())  # fmt: skip


def _count(x: Words, q: Quantity) -> bool:
    """The counted noun, or a plain number; False where the number is no figure at all."""
    n, i, j = q.number, q.ni, q.nj
    hyphen = x.low(j) in ("-", "‑") and x.glued(j) and x.glued(j + 1)
    one = q.value == 1 and n.form == "words"
    if n.form in ("ratio", "fraction"):
        q.unit, q.rule = Unit("", "ratio"), n.form
        return True
    if hyphen and x.at(j + 1)[:1].isalpha():
        word = x.low(j + 1)
        if word in _NOT_HYPHEN_NOUN or (n.form == "digits" and x.at(j + 1)[:1].isupper()) or one:
            if word == "fold":
                q.unit, q.j, q.explicit, q.rule = Unit("", "ratio"), j + 2, True, "times"
                return True
            if word == "plus" and n.form == "digits":
                q.j = j + 2
                return _count_after(x, q, j + 2)
            if word == "odd":
                q.j = j + 2
                return _count_after(x, q, j + 2)
            if x.at(j + 1)[:1].isupper() and not one and nouns.head(x, j) is not None and n.form == "words":
                return _count_after(x, q, j)
            return False
        q.unit, q.j, q.noun, q.explicit, q.rule = Unit(nouns.lemma(word), "count"), j + 2, j + 1, True, "hyphen noun"
        return True
    return _count_after(x, q, j)


def _count_after(x: Words, q: Quantity, j: int) -> bool:
    n, i = q.number, q.ni
    one = q.value == 1 and n.form == "words"
    token = x.low(j)
    if one:
        if x.low(i - 1) in _ONE_BEFORE or token in _ONE_NOUNS or x.low(j) in ("of", "-", "’s", "'s", "’", "'"):
            return False
        noun = nouns.head(x, j, one=True, longest=4)
        if noun is None or noun - j > 2 or x.lw[noun].endswith(("ed", "ing", "ly")) or nouns.is_plural(x.lw[noun]):
            return x.n <= 2 or x.lw[i] != "one"
        q.unit, q.noun, q.j, q.rule = Unit(nouns.lemma(x.w[noun]), "count"), noun, noun + 1, "count"
        return True
    if token in ("times", "x") and (token == "times" or x.glued(j)):
        q.unit, q.j, q.rule, q.explicit = Unit("", "ratio"), j + 1, "times", True
        return True
    if n.form == "vague" and token == "of":
        j += 1
        if x.low(j) == "the":
            j += 1
        if x.low(j) in ("dollars", "euros", "pounds"):
            q.unit, q.j, q.explicit, q.rule = (
                {"dollars": Unit("USD", "currency"), "euros": Unit("EUR", "currency")}.get(
                    x.low(j), Unit("GBP", "currency")
                ),
                j + 1,
                True,
                "currency word",
            )
            return True
    elif token == "of" and x.low(j + 1) in ("the", "these", "those", "its", "their", "his", "her", "our", "my"):
        noun = nouns.head(x, j + 2)
        if noun is not None and not guards.label(x, i, True, False):
            q.noun, q.j, q.unit, q.rule = noun, q.nj, Unit(nouns.lemma(x.w[noun]), "count"), "count"
            if n.form == "digits" and guards.bare_year(x, i, False, None):
                return False
            return True
    noun = nouns.head(x, j)
    if n.form == "digits":
        bounded = x.low(i - 1) in (
            "than",
            "about",
            "nearly",
            "almost",
            "roughly",
            "approximately",
            "some",
            "over",
            "around",
            "least",
            "to",
        )
        if guards.bare_year(x, i, bounded, noun):
            return False
        if guards.label(x, i, noun is not None and x.w[noun][0].islower(), False):
            return False
        if x.low(i - 1) in ("-", "–", "—") and x.glued(i) and False:
            return False
        glued = x.at(j) if x.glued(j) else ""
        if glued[:1].isalpha() and noun != j:
            return False
    if n.form == "vague" and noun is None:
        q.unit, q.rule = Unit("", "count"), "vague"
        return x.low(q.nj) != "of" or True
    if (
        noun is not None
        and n.form == "words"
        and x.low(i - 1) in guards._LABELS
        and x.low(i - 1) in ("phase", "page", "chapter", "part", "type")
    ):
        return False
    if noun is not None:
        q.unit, q.noun, q.j, q.rule = Unit(nouns.lemma(x.w[noun]), "count"), noun, noun + 1, "count"
        if q.unit.name in ("point", "points"):
            q.explicit = True
        return True
    if n.form == "words" and x.lw[i] not in numbers.SCALES:
        if x.low(i - 1) in guards._LABELS or q.value == 0:
            return x.n <= 3
        if x.low(i - 1) in (
            "the",
            "these",
            "those",
            "other",
            "last",
            "first",
            "next",
            "us",
            "them",
            "you",
            "one",
            "’",
            "'",
        ):
            return False
    return True


def _per(x: Words, q: Quantity) -> None:
    """What follows “per”, “a”, “an” or a slash: the divisor of a rate."""
    if q.unit.per:
        q.per = q.unit.per
        return
    j = q.j
    t = x.low(j)
    if t == "-" and x.low(j + 1) in ("a", "an", "per") and x.glued(j):
        k = j + 2
        if x.low(k) == "-":
            k += 1
        t = "a"
    else:
        k = j + 1
    if (
        t in ("a", "an")
        and x.low(k) in _PER_A
        and not (q.kind == "duration" and x.low(k) not in ("day", "week", "year", "month", "night"))
    ):
        if q.kind == "duration" and x.low(k) == q.unit.name:
            return
        if x.low(k + 1) in ("ago", "later", "earlier", "before", "after", "old"):
            return
        q.per, q.j = nouns.lemma(x.low(k)), k + 1
    elif t in ("per", "each", "every") and x.low(k)[:1].isalnum():
        if t == "per":
            end = k + 1
            if x.low(k) in ("square", "cubic"):
                end = k + 2
            elif x.low(k)[0].isdecimal():
                noun = nouns.head(x, k + 1)
                end = noun + 1 if noun is not None else k + 1
            q.per = " ".join([*x.lw[k : end - 1], nouns.lemma(x.lw[end - 1])])
            q.j = end
        elif x.low(k) in _PER_A and q.kind != "plain" and x.low(k) not in ("game", "time"):
            q.per, q.j = x.low(k), k + 1
    elif t == "/" and x.glued(j) and x.low(k)[:1].isalpha() and q.explicit:
        q.per, q.j = _SLASH.get(x.low(k), x.low(k)), k + 1


_SLASH = {"h": "hour", "hr": "hour", "s": "second", "sec": "second", "min": "minute", "ms": "millisecond", "l": "liter",
          "kg": "kilogram", "g": "gram", "km": "kilometer", "cm2": "square_centimeter", "m2": "square_meter", "yr": "year",
          "mo": "month", "bbl": "barrel", "mwh": "megawatt_hour", "kwh": "kilowatt_hour", "t": "metric_ton", "lb": "pound",
          "oz": "ounce", "gal": "gallon", "d": "day", "ml": "milliliter", "dl": "deciliter", "m3": "cubic_meter"}  # fmt: skip


def _sums(x: Words, found: list[Quantity]) -> list[Quantity]:
    """Two quantities that are one: “5 dollars and 30 cents”, “6 feet 2 inches”, “15 dollars 50”."""
    out: list[Quantity] = []
    for q in found:
        p = out[-1] if out else None
        if p is not None and p.value is not None and q.value is not None and p.number.scale == 1 and p.explicit:
            gap = x.lw[p.j : q.i]
            near = gap in ([], ["and"]) or (gap == ["-"] and p.unit.name == "foot")
            whole = p.value.denominator == 1 and p.value > 0
            if near and whole and p.kind == "currency" and p.unit.name not in _MINOR:
                if q.unit.name in _MINOR and 0 < q.value < _MINOR[q.unit.name] * (10 if q.unit.name == "mao" else 1):
                    _add(p, q, q.value / _MINOR[q.unit.name])
                    continue
                ends = not x.low(q.j)[:1].isalnum() or x.low(q.j) in ("more",)
                if (
                    not q.explicit
                    and q.noun is None
                    and 0 < q.value < 100
                    and q.value.denominator == 1
                    and ends
                    and not p.signed
                ):
                    _add(p, q, q.value / 100)
                    continue
            if (
                near
                and whole
                and p.unit.name == "foot"
                and 0 <= q.value < 12
                and (
                    q.unit.name == "inch"
                    or (not q.explicit and q.noun is None and (gap == ["-"] or q.number.form == p.number.form))
                )
            ):
                _add(p, q, q.value / 12)
                continue
        out.append(q)
    return out


def _add(p: Quantity, q: Quantity, part: Fraction) -> None:
    p.value += part
    p.j, p.nj = q.j, q.nj
    p.number.j = q.nj


_MOVES = None
_LINKS = frozenset(("to", "-", "–", "—", "and", "or", "through", "‑"))


def _ranges(x: Words, found: list[Quantity], table: UnitTable) -> list[Quantity]:
    """Joins “5 to 10 percent”, “$3 billion to $5 billion”, “between 5% and 6%”, “4.25%-4.5%”; drops scores."""
    out: list[Quantity] = []
    for q in found:
        p = out[-1] if out else None
        verdict = _pair(x, p, q) if p is not None else ""
        if verdict == "range":
            _join(x, p, q)
        elif verdict == "score":
            out.pop()
        else:
            out.append(q)
    return out


def _pair(x: Words, p: Quantity, q: Quantity) -> str:
    """What two neighbouring quantities are: "range", "score" (neither is a figure) or "" (two figures)."""
    gap = x.lw[p.j : q.i]
    if "percent" in (p.kind, q.kind) and p.kind != q.kind and not (p.kind == "plain"):
        return ""
    if p.value is None or q.value is None or len(gap) not in (1, 2, 3):
        return ""
    if "to" in gap and gap[0] in ("to",) or gap[0] in _LINKS or gap == ["-", "to"]:
        link = gap[0] if gap != ["-", "to"] else "to"
    elif gap[:1] == ["-"] and gap[-1] == "to":
        link = "to"
    else:
        return ""
    rest = gap[1:]
    if rest and not (
        link in ("to", "-")
        and set(rest) <= {"-", "to", "about", "nearly", "as", "a", "around", "even", "perhaps", "almost", "just", "$"}
    ):
        return ""
    before = x.low(p.i - 1)
    hyphen = link in ("-", "–", "—", "‑")
    same = p.unit.name == q.unit.name
    open_left = not p.explicit and p.noun is None  # the first number leans on the second's unit
    if not (same or open_left or (p.signed and not q.explicit and q.noun is None)):
        return ""
    if p.explicit and not q.explicit and not p.signed and q.noun is None and link == "to" and p.kind != "age":
        pass
    if link == "and":
        between = any(w == "between" for w in x.lw[max(0, p.i - 4) : p.i])
        return "range" if between else ""
    if link == "or":
        small = p.number.form == q.number.form == "words" and q.value > p.value and q.value - p.value <= 2
        return "range" if small and open_left and q.value < 100 else ""
    if hyphen:
        if q.explicit or p.explicit or q.number.scale > 1:
            return "range" if q.value > p.value or p.signed else ""
        if before in ("ages", "aged", "age", "about", "some", "roughly", "between", "~", "approximately", "around"):
            return "range"
        if (
            q.noun is not None
            and q.value > p.value
            and not (set(x.lw[max(0, p.i - 6) : p.i]) | {x.low(q.noun)}) & guards.SCORE_WORDS
        ):
            return "range"
        return "score"
    if p.signed and not q.signed and not q.explicit and q.noun is not None:
        return ""
    if before == "from" or "between" in x.lw[max(0, p.i - 3) : p.i]:
        return "range"
    if p.value == q.value or q.value < p.value and not _shares(p, q):
        return ""
    own = (p.explicit and q.explicit) or (p.noun is not None and q.noun is not None)
    if own and x.low(p.i - 1) in _CHANGE_FORMS or own and _moved(x, p):
        return ""
    if not own and p.explicit and p.signed and _moved(x, p):
        return "" if not q.signed and False else ("" if q.explicit else "")
    if open_left and p.number.form == "words" and q.number.form == "words" and q.noun is None and not q.explicit:
        return ""
    return "range"


_CHANGE_FORMS: frozenset[str] = frozenset()


def _moved(x: Words, p: Quantity) -> bool:
    """Whether a verb of change stands right before the first quantity (“rose $4 to $78.50”)."""
    k = p.i - 1
    for _ in range(4):
        t = x.low(k)
        if t in MOVES:
            return True
        if t in (
            "by",
            "another",
            "about",
            "nearly",
            "almost",
            "than",
            "more",
            "an",
            "additional",
            "a",
            "roughly",
            "around",
            "further",
            "some",
            "up",
            "down",
            "as",
            "much",
        ) or t.endswith("ly"):
            k -= 1
            continue
        return False
    return False


MOVES: set[str] = set()
"""Verb forms of change, filled from `seeds/direction_cues.csv` by `context.Context`."""


def _shares(p: Quantity, q: Quantity) -> bool:
    """Whether the first number takes the multiplier of the second (“$3 to $5 billion”, “four to five thousand”)."""
    if p.number.scale > 1 or q.number.scale == 1 or q.number.lead is None:
        return False
    return abs(p.value) < 1000 and p.value <= q.number.lead


def _join(x: Words, p: Quantity, q: Quantity) -> None:
    if _shares(p, q):
        p.value *= q.number.scale
    elif (
        p.number.scale > 1
        and q.number.scale == 1
        and q.number.lead is not None
        and q.value < 1000
        and p.number.lead is not None
        and q.value >= p.number.lead
        and not q.explicit
    ):
        q.value *= p.number.scale
    low, high = sorted((p.value, q.value))
    p.low, p.high, p.value = low, high, None
    if not p.explicit or (q.explicit and not p.signed):
        p.unit, p.noun = q.unit, q.noun
        p.explicit = p.explicit or q.explicit
        p.rule = q.rule
    p.per = q.per or p.per
    p.j, p.nj = max(q.j, p.j), q.nj
    p.rule = "range: " + p.rule
