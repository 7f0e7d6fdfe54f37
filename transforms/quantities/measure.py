"""Quantities of one sentence: each number with its sign, unit, `per` and counted noun, and pairs that are one range.

`read` is the whole of it: words in, a list of `Quantity` out, in reading order and without overlaps.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from . import ages, cardinals, codes, counted, guards, nouns, number_words, numbers, spellings, temperature
from .cardinals import Number
from .units import Unit, UnitTable
from .words import Words

_LETTERS = {"m": 10**6, "mm": 10**6, "b": 10**9, "t": 10**12, "k": 10**3}


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
    falling: bool = False  # a range written from high to low

    @property
    def kind(self) -> str:
        return self.unit.kind


def read(x: Words, table: UnitTable, owned: list[tuple[int, int]]) -> list[Quantity]:
    """Quantities of the sentence `x`. `owned`: half-open spans of dates, times and sets, in which no number is a figure."""
    web = guards.web_spans(x.text)
    table_row = codes.table_row(x.text)
    out: list[Quantity] = []
    i = 0
    while i < x.n:
        t = x.lw[i]
        if t.endswith("fold") and t[:-4] in number_words.FOLDS:
            out.append(_fold(x, i))
            i += 1
            continue
        if not (
            t[0].isdecimal()
            or t in number_words.STARTERS
            or t in ("a", "an", ".", "minus", "negative", "age", "aged", "point")
        ):
            i += 1
            continue
        if t in ("a", "an") and x.low(i + 1) not in number_words.STARTERS:
            q = _and_a_half(x, i, table) if x.low(i + 2) == "and" else None
            if q is None and x.low(i + 1) in ("decade", "century") and x.low(i + 2) not in ("ago", "earlier", "later"):
                q = _a_period(x, i, table)
            if q:
                out.append(q)
            i = q.j if q else i + 1
            continue
        step = guards.skip(x, i)
        if step is None and owned and any(a < x.e[i] and x.s[i] < b for a, b in owned):
            step = i + 1 if not _measured_range(x, i, table) else None
        if step is None and web and any(a < x.e[i] and x.s[i] < b for a, b in web):
            step = i + 1
        if step is not None:
            i = step
            continue
        n = numbers.number(x, i) if not _name_part(x, i) else None
        if n is None or (n.value is None and n.low is None):
            i += 1
            continue
        q = _measure(x, n, table, out[-1].j if out else 0)
        if q is None or (table_row and q.kind == "plain"):
            i = max(i + 1, min(n.j, i + 1) if n.form == "fraction" else n.j)
            continue
        out.append(q)
        if q.noun is not None and any(w[0].isdecimal() for w in x.w[n.j : q.noun]):
            out += _inside(x, n.j, q.noun, table)  # eight million 250ml bottles
        i = max(q.j, n.j, i + 1)
    return out


def _name_part(x: Words, i: int) -> bool:
    """Whether the number word at token i is part of a compound that is no number: “all-in-one”, “a top-four place”."""
    if x.lw[i] == "zero" and x.low(i + 1) == "-" and x.low(i + 2)[:1].isalpha():
        return True  # zero-waste
    if x.low(i - 1) not in ("-", "‑") or not x.glued(i) or not x.glued(i - 1) or x.w[i][0].isdecimal():
        return False
    word = x.low(i - 2)
    if word.isdecimal() and x.w[i][0].isupper():
        return True  # 7-Eleven
    if word == "one" and x.lw[i] == "two" and x.low(i + 1) in ("punch", "combination"):
        return True
    if x.low(i + 1) == "-" and x.glued(i + 1):
        return False  # a production-four-door record
    return word[:1].isalpha() and word not in number_words.STARTERS and word not in _BEFORE_HYPHEN


_BEFORE_HYPHEN = frozenset("a to or and than mid sub pre post non ex every per under over just nearly almost".split())
"""What a hyphen ties to a number that is one all the same (“five-to-ten”, “mid-thirties”)."""


def _measured_range(x: Words, i: int, table: UnitTable) -> bool:
    """Whether “2000 - 2500 calories” stands at token i: what looked like a year is the low end of a range."""
    if not guards.year_like(x.w[i]) or x.low(i + 1) not in ("-", "–", "to", "x", "×", "by"):
        return False
    found = table.after(x, i + 3) if x.at(i + 2).isdecimal() else None
    return found is not None and found[0].plain and found[0].kind != "duration"


def _inside(x: Words, i: int, end: int, table: UnitTable) -> list[Quantity]:
    """Measurements within a counted noun phrase, tokens [i, end): they are figures of their own."""
    out = []
    while i < end:
        n = numbers.number(x, i) if x.w[i][0].isdecimal() and guards.skip(x, i) is None else None
        q = _measure(x, n, table) if n and n.j <= end else None
        if q and q.explicit and q.j <= end and q.kind not in ("count", "plain"):
            out.append(q)
        i = max(i + 1, n.j if n else 0)
    return out


def _and_a_half(x: Words, i: int, table: UnitTable) -> Quantity | None:
    """“a year and a half”, “an hour and a quarter” at token i."""
    unit, part = table.words.get((x.low(i + 1),)), cardinals.and_fraction(x, i + 2)
    if not unit or not part or unit.kind not in ("duration", "length", "mass", "volume"):
        return None
    value = 1 + part[0]
    return Quantity(i, part[1], i, part[1], Number(i, part[1], value, "words", value), value, None, None, unit,
                    explicit=True, rule="unit")  # fmt: skip


def _a_period(x: Words, i: int, table: UnitTable) -> Quantity:
    """“a decade late”: the periods long enough that “a” counts them."""
    one = Fraction(1)
    return Quantity(i, i + 2, i, i + 2, Number(i, i + 2, one, "words", one), one, None, None, table.words[(x.low(i + 1),)],
                    explicit=True, rule="unit")  # fmt: skip


def _fold(x: Words, i: int) -> Quantity:
    """“sixfold”: a multiple in one word."""
    value = Fraction(number_words.FOLDS[x.lw[i][:-4]])
    return Quantity(i, i + 1, i, i + 1, Number(i, i + 1, value, "words", value), value, None, None, counted.RATIO,
                    explicit=True, rule="times")  # fmt: skip


def _measure(x: Words, n: Number, table: UnitTable, floor: int = 0) -> Quantity | None:
    """The quantity of the number n; no sign before it is looked for before token `floor`, where another quantity ends."""
    i, j = n.i, n.j
    q = Quantity(i, j, i, j, n, n.value, n.low, n.high, counted.PLAIN, rule=n.form)
    first = x.lw[i]
    if n.form == "words" and i and counted.name_in_words(x, i, j, None):
        return None
    if first == "one" and x.low(i - 1) == "not":
        return None  # not one cent more
    if x.low(i - 1) in ("-", "−", "–") and x.glued(i) and n.value is not None and _minus(x, i):
        q.value, q.i = -n.value, i - 1
        n.lead = -n.lead if n.lead is not None else None
        n.negative = True
    elif x.low(i - 1) == "+" and x.glued(i):
        q.sign, q.i = "+", i - 1
    found = table.sign(x, q.i) or (table.sign(x, i) if q.i < i else None)
    if found and q.i > 1 and x.at(q.i - 1) in ("$", "€") and x.at(found[1] - 1)[:1].isdecimal() and not x.glued(i):
        found = None  # 10 $ 30 cent
    if found and found[1] < floor:
        found = None  # 17 USD 25
    if found:
        q.unit, q.i, q.signed, q.explicit, q.rule = found[0], found[1], True, True, "currency sign"
        if (
            x.low(q.i - 1) in ("-", "−")
            and x.glued(q.i)
            and not x.glued(q.i - 1)
            and q.value is not None
            and not n.negative
        ):
            q.value, q.i, n.negative = -q.value, q.i - 1, True
        if not found[0].plain and x.w[q.i][0] == "M" and len(x.w[q.i]) == 4 and q.value is not None:
            _multiply(q, 10**6)
        _letter_multiplier(x, q)
        _trailing_money(x, q, table)
    elif not _unit_after(x, q, table) and not ages.age(x, q) and not counted.count(x, q, table):
        return None
    if n.form == "half" and not q.explicit:
        return None
    bare_scale = n.j == n.i + 1 and (first in number_words.SCALES or first == "hundred")
    if bare_scale and not ((q.explicit and x.low(i - 1) not in ("per", "-")) or x.n <= 2):
        return None
    temperature.read(x, q)
    _per(x, q, table)
    return q


def _minus(x: Words, i: int) -> bool:
    """Whether the hyphen at token i - 1 is a minus: white space, a bracket or a money sign stands before it."""
    if i - 1 == 0:
        return True
    before = x.at(i - 2)
    if before in ("$", "£", "€"):
        return True
    if before[:1].isdecimal() and x.at(i)[:1].isdecimal():
        return False  # 75 -300mm: a range
    if before.isupper() and len(before) > 1:  # COVID -19
        return False
    return not x.glued(i - 1) and x.low(i - 1) != "–"


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


def _trailing_money(x: Words, q: Quantity, table: UnitTable) -> None:
    """Words after a signed amount that say the same once more: “$500 US”, “$10 dollars”, “$5 million Canadian”."""
    q.j = max(q.j, q.nj)
    t = x.low(q.j)
    if q.unit.name == "USD" and t in x.known.dollars_of and x.low(q.j + 1) not in ("dollar", "dollars"):
        after = x.at(q.j + 1)
        if t in ("us", "u.s.", "u.s", "american", "canadian", "australian"):
            lonely = (
                not after
                or not after[0].isalnum()
                or after.lower() in ("per", "a", "an", "on", "in", "for", "to", "from", "bail", "by", "at")
            )
            if not lonely or x.at(q.j) == "us":
                return
        q.unit = table.codes.get(x.known.dollars_of[t], q.unit)
        q.j += 1
        return
    found = table.after(x, q.j)
    next_one = found and found[0].name != q.unit.name and x.at(found[1])[:1].isdecimal()  # RMB 10 USD 20
    if (
        found
        and not next_one
        and found[0].kind == "currency"
        and found[0].name not in x.known.minor_money
        and found[0].plain
    ):
        q.unit = found[0] if found[0].name != "USD" or q.unit.name == "USD" else q.unit
        q.j = found[1]


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
    if x.low(k) in ("straight", "consecutive", "full", "whole", "more", "additional", "long") and table.after(x, k + 1):
        k += 1 if table.after(x, k + 1)[0].kind == "duration" else 0  # 31 straight days
    if x.low(n.j - 1) == "half" and x.low(k) in ("a", "an"):
        k += 1  # half a percentage point
    if x.low(k) == "or" and x.low(k + 1) in ("more", "fewer", "less", "so") and table.after(x, k + 2):
        k += 2  # two or more years
    if n.form == "digits" and _feet_and_inches(x, q, table):
        return True
    if x.lw[n.i] == "one" and x.low(k) in ("day", "night", "time") and not hyphen and x.low(n.i - 1) not in _ONE_SPAN:
        return False
    letter = x.low(k)
    alone = letter == "m" and n.scale == 1 and q.value is not None and x.s[k] - x.e[k - 1] <= 1 and not hyphen
    if alone and _million(x, k, table, x.at(k)):
        _multiply(q, 10**6)
        q.nj = q.j = j = k = k + 1
        n.j = j
    if n.form in ("fraction", "half") and x.low(k) == "of" and x.low(k + 1) in ("a", "an"):
        k += 2  # a quarter of a percentage point
    found = table.after(x, k)
    if found is None and x.low(k) in ("musd", "meur", "mgbp", "maud", "mcad") and q.value is not None:
        _multiply(q, 10**6)
        found = table.codes[x.low(k)[1:].upper()], k + 1
    if found is None:
        return False
    unit, end = found
    if not spellings.fits(x, q, unit, k, end, hyphen):
        if unit.kind == "currency" and (mass := table.words.get((x.low(k),))):
            unit = mass
        else:
            return False
    q.unit, q.j, q.explicit, q.rule = unit, end, True, "unit"
    if unit.kind == "currency":
        q.rule = "currency word"
        if (
            x.low(end) in number_words.SCALES and n.scale == 1 and q.value is not None and x.w[k].isupper()
        ):  # 75 USD million
            _multiply(q, number_words.SCALES[x.low(end)])
            q.j = end + 1
    elif unit.kind == "duration":
        _age_after(x, q)
        if (
            q.unit.kind == "duration"
            and unit.name in ("year", "hour", "month", "week", "day", "decade")
            and q.value is not None
        ):
            added = cardinals.and_fraction(x, q.j)
            if added and q.value.denominator == 1 and n.form == "words":  # a year and a half
                q.value += added[0]
                q.j = added[1]
    elif unit.kind in ("percent", "percentage_point", "basis_point"):
        q.rule = "percent"
    return True


def _feet_and_inches(x: Words, q: Quantity, table: UnitTable) -> bool:
    """“5'10"”: the height of a person; makes q that."""
    j, inches = q.nj, x.at(q.nj + 1)
    if (
        x.at(j) not in ("'", "’")
        or x.at(j + 2) not in ('"', "”", "''")
        or not all(x.glued(k) for k in (j, j + 1, j + 2))
    ):
        return False
    if not inches.isdecimal() or int(inches) > 11 or q.value is None:
        return False
    q.value += Fraction(int(inches), 12)
    q.unit, q.j, q.explicit, q.rule = table.words[("foot",)], j + 3, True, "unit"
    return True


_UNIT_AFTER_SPACED = frozenset("year month day week foot inch mile hour".split())


_ONE_SPAN = frozenset(
    "for in than least just only within about after per every last next past under over took takes".split()
)
"""What stands before “one day” where it is a length of time and not some day."""


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
    q.unit = ages.AGE if q.unit.name == "year" else Unit(f"{q.unit.name} old", "age")
    q.j, q.rule = end, "age"


def _per_name(x: Words, k: int, table: UnitTable) -> str:
    """The divisor at token k in its canonical spelling (“mmBTU”, “km”, “litre”), else as a singular."""
    found = table.symbols.get((x.at(k),)) or table.words.get((x.low(k),))
    return found.name if found and not found.per else nouns.lemma(x.low(k))


def _per(x: Words, q: Quantity, table: UnitTable) -> None:
    """What follows “per”, “a”, “an” or a slash: the divisor of a rate."""
    if q.unit.per:
        q.per = q.unit.per
        return
    j = q.j
    if x.low(j) == "of" and q.explicit and q.kind not in ("percent", "currency", "duration", "age"):
        k = j + 1  # 5.2 million tons of carbon dioxide a year
        while k < j + 5 and x.low(k)[:1].isalpha() and x.low(k) not in ("a", "an", "per"):
            k += 1
        if x.low(k) in ("a", "per") and x.low(k + 1) in ("second", "minute", "hour", "day", "week", "month", "year"):
            q.per = x.low(k + 1)
        return
    if x.low(j) == "or" and x.low(j + 1) in ("more", "less", "so") and x.low(j + 2) in ("a", "an", "per"):
        j += 2
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
        and x.low(k) in x.known.per_a
        and not (q.kind == "duration" and x.low(k) not in ("day", "week", "year", "month", "night"))
    ):
        if q.kind == "duration" and x.low(k) == q.unit.name:
            return
        if x.low(k + 1) in ("ago", "later", "earlier", "before", "after", "old"):
            return
        if x.lw[q.nj - 1] == "half" and q.kind == "ratio":  # half a vote
            q.unit, q.noun, q.j = Unit(nouns.lemma(x.low(k)), "count"), k, k + 1
            return
        q.per, q.j = _per_name(x, k, table), k + 1
    elif t in ("per", "each", "every") and x.low(k)[:1].isalnum():
        if t == "per":
            end = k + 1
            trained = x.low(k).endswith("ed") and x.low(k + 1)[:1].isalpha() and x.low(k + 1) not in nouns.STOP
            if x.low(k) in ("square", "cubic") or trained:  # per trained employee
                end = k + 2
            elif x.low(k)[0].isdecimal():
                noun = nouns.head(x, k + 1)
                end = noun + 1 if noun is not None else k + 1
            q.per = " ".join([*x.lw[k : end - 1], _per_name(x, end - 1, table)])
            q.j = end
        elif x.low(k) in x.known.per_a and q.kind != "plain" and x.low(k) not in ("game", "time"):
            q.per, q.j = x.low(k), k + 1
    elif t == "/" and x.glued(j) and x.low(k)[:1].isalpha() and q.explicit:
        q.per, q.j = x.known.after_slash.get(x.low(k)) or _per_name(x, k, table), k + 1
