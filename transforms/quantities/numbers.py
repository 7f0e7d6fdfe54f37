"""Numbers as newspapers write them, as exact fractions: digits, words, both together, fractions and vague plurals.

text2num reads a delimited phrase of words alone; it knows no “2.4 billion”, “two and a half”, “one in five”, “dozens”
or “10 1/2”, it returns floats for decimals, and it has to be told where the phrase ends. Since the delimiting is the
larger half of the work, the grammar is here as a whole, and values are `Fraction`s until the frame is made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from . import nouns
from .words import Words

SMALL = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {"nought": 0, "naught": 0}
TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15,
    "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7,
    "mln": 10**6, "mn": 10**6, "mil": 10**6, "bln": 10**9, "bn": 10**9, "tn": 10**12, "tln": 10**12, "trn": 10**12,
}  # fmt: skip
PLURALS = {"tens": 10, "dozens": 12, "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9,
           "trillions": 10**12}  # fmt: skip
DENOMINATORS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "fifteenth": 15, "sixteenth": 16, "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9,
    "trillionth": 10**12,
}  # fmt: skip
_PLURAL_DENOMINATORS = {d + "s": n for d, n in DENOMINATORS.items() if d != "half"} | {"halves": 2}
FOLDS = {w: i for w, i in SMALL.items() if i > 1} | TENS | {"hundred": 100, "thousand": 1000, "million": 10**6}
"""What stands before -fold in one word (“sixfold”)."""
_ORDINAL_UNITS = {
    w: i for i, w in enumerate("first second third fourth fifth sixth seventh eighth ninth".split(), 1)
}  # fmt: skip
VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
          "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}  # fmt: skip

STARTERS = (
    frozenset(SMALL)
    | frozenset(TENS)
    | frozenset(SCALES)
    | frozenset(PLURALS)
    | frozenset(DENOMINATORS)
    | frozenset(("hundred", "dozen", "half", "halves", "scores", *VULGAR))
)
"""Words that can begin or be a number; a sentence without one and without a digit holds no figure."""

_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_GROUPED = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.\d+)?")
_COMMA_DECIMAL = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}")
_POWER = re.compile(r"(\d+(?:\.\d+)?)(?:\s?[×x*]\s?10\s?\^?\s?|[eE])([+−–-]?\d{1,3})(?![\w.]*\d)")
_RAISED = re.compile(r"\^([+-]{0,2})(\d{1,2})(?![\w.])")
_MAX = Fraction(10) ** 29


@dataclass(slots=True)
class Number:
    """A number in tokens [i, j): `value`, or `low` and `high` of a vague plural; `lead` is it without its last scale."""

    i: int
    j: int
    value: Fraction | None
    form: str  # digits, words, fraction, ratio, vague
    lead: Fraction | None = None
    scale: int = 1
    low: Fraction | None = None
    high: Fraction | None = None
    negative: bool = False


def literal(token: str) -> Fraction | None:
    """The value of a token of digits; None for clock times, lists and other things that are no number."""
    if _PLAIN.fullmatch(token):
        return Fraction(token) if len(token) < 40 else None
    if _GROUPED.fullmatch(token):
        return Fraction(token.replace(",", "")) if len(token) < 40 else None
    if _COMMA_DECIMAL.fullmatch(token) and len(token) < 40:
        return Fraction(token.replace(".", "").replace(",", "."))
    return None


def _digits(x: Words, i: int) -> tuple[Fraction, int] | None:
    """The number written in digits that begins at token i: (value, end token)."""
    token = x.w[i]
    if (
        token == "."
        and x.glued(i + 1)
        and x.at(i + 1).isdecimal()
        and not (x.glued(i) and (x.at(i - 1)[-1:].isalnum() or x.at(i - 1) == "."))
    ):
        return Fraction("0." + x.w[i + 1]), i + 2
    if not token[0].isdecimal() or not token.isascii():
        return None
    power = _POWER.match(x.text, x.s[i])
    if power and power.end() > x.e[i]:
        exponent = int(power.group(2).replace("−", "-").replace("–", "-"))
        j = i + 1
        while j < x.n and x.s[j] < power.end():
            j += 1
        if abs(exponent) <= 40 and x.e[j - 1] == power.end():
            return Fraction(power.group(1)) * Fraction(10) ** exponent, j
    value = literal(token)
    if value is None:
        return None
    j = i + 1
    raised = _RAISED.match(x.text, x.e[i])
    if raised and value and abs(exponent := int(raised.group(2))) <= 60 and len(token) <= 8:
        while j < x.n and x.s[j] < raised.end():
            j += 1
        return value ** (-exponent if "-" in raised.group(1) and raised.group(1).count("-") % 2 else exponent), j
    if token.isdecimal() and len(token) <= 3 and value > 0:  # 1 234 567
        groups, k = [token], j
        while k < x.n and len(x.w[k]) >= 3 and x.w[k][:3].isdecimal() and x.s[k] == x.e[k - 1] + 1:
            if not re.fullmatch(r"\d{3}(?:\.\d+)?", x.w[k]):
                break
            groups.append(x.w[k])
            k += 1
        narrow = len(groups) > 1 and x.text[x.e[i] : x.s[i + 1]] != " "
        if len(groups) > 2 or (len(groups) == 2 and (narrow or groups[1] == "000")):
            value, j = Fraction("".join(groups)), k
    numerator = x.at(j) if j < x.n and x.s[j] > x.e[j - 1] else ""
    if token.isdecimal() and numerator.isdecimal() and slash(x, j):  # 10 1/2
        return value + slash(x, j), j + 3
    if token.isdecimal() and (fraction := slash(x, i)):
        return fraction, i + 3
    if x.at(j) in VULGAR and x.s[j] - x.e[j - 1] <= 1:
        return value + Fraction(*VULGAR[x.w[j]]), j + 1
    return value, j


def slash(x: Words, i: int) -> Fraction | None:
    """The fraction “3/4” at tokens i to i + 3: only halves to sixteenths and such, since 9/11 and 24/7 are none."""
    even = x.glued(i + 1) == x.glued(i + 2)  # 1/4, and 1 / 4 in copy split into words
    if x.at(i + 1) in ("/", "⁄") and even and x.at(i).isdecimal() and x.at(i + 2).isdecimal():
        a, b = int(x.w[i][:6]), int(x.w[i + 2][:6])
        if 0 < a < b and b in (2, 3, 4, 5, 6, 8, 10, 16, 32, 64) and x.at(i + 3) != "/":
            return Fraction(a, b)
    return None


def cardinal(x: Words, i: int) -> Number | None:
    """The longest cardinal that begins at token i, in digits, words or both (“2.4 billion”, “one hundred and three”)."""
    total, current = Fraction(0), None
    j, scale, last_scale, form, lead = i, 1, None, "words", None
    whole = True  # current is made of words, and small words may still be added
    while j < x.n:
        token, k = x.lw[j], j
        if j > i:
            if token == "-" and form == "digits" and x.low(j + 1) == "plus" and x.low(j + 2) in SCALES and x.glued(j):
                k = j + 2  # a $20-plus trillion budget
            elif (token == "-" and x.glued(j) and x.glued(j + 1)) or (
                token == "-" and x.lw[j - 1] in TENS and x.low(j + 1) in SMALL
            ):
                k = j + 1
            elif token in ("”", '"') and form == "digits" and x.glued(j) and x.low(j + 1) in SCALES:
                k = j + 1  # “$5.6” billion
            elif token == "and" and (x.lw[j - 1] == "hundred" or x.lw[j - 1] in SCALES):
                k = j + 1
                after = x.low(k)
                small = after in SMALL or after in TENS or (after.isdecimal() and len(after) <= 3)
                larger = last_scale is not None and SCALES.get(x.low(k + 1), 0) >= last_scale  # 3 million and 4 million
                if not small or larger or (x.low(k + 1) == "hundred" and after.isdecimal()) or and_fraction(x, j):
                    break
            token = x.low(k)
        if token in SMALL or token in TENS:
            v = SMALL.get(token, TENS.get(token))
            if current is None:
                current, whole = Fraction(v), True
            elif (whole and current >= 100 and current % 100 == 0) or (
                whole and current % 100 >= 20 and current % 10 == 0 and 0 < v < 10
            ):
                current += v
            else:
                break
        elif token == "hundred":
            if current is None and j > i and total == 0:
                break
            if current is not None and current >= 1000:
                break
            current = (current if current is not None else 1) * Fraction(100)
            whole = True
        elif token in SCALES or (form == "digits" and k == j and _letter_scale(x, j)):
            s = SCALES.get(token) or _letter_scale(x, j)
            if current is None and total == 0:
                current = Fraction(1)
            if current is None:
                if last_scale is None or j != k:
                    break
                total, lead = total * s, total  # three lakh crore
            elif last_scale is not None and s >= last_scale:
                break
            else:
                lead = current if total == 0 else None
                total += current * s
            current, last_scale, scale, whole = None, s, s, True
        elif token in ("dozen", "dozens", "dzs", "dozs") and (
            current is not None or (j == i and x.low(i - 1) in ("", "a"))
        ):
            current = (current if current is not None else 1) * Fraction(12)
            j = k + 1
            break
        elif token[:1].isdecimal() or token == ".":
            if j > i and not (
                (current is None and total > 0 and len(token) <= 3 and token.isdecimal() and x.lw[j] == "and")
                or (current is not None and x.lw[j] == "and" and x.lw[j - 1] == "hundred" and len(token) <= 2)
                or (current is None and total > 0 and x.low(k + 1) == "hundred")
            ):
                break
            found = _digits(x, k)
            if found is None:
                break
            if current is not None:
                current += found[0]
                whole = False
            else:
                current, form, whole = found[0], "digits" if j == i else form, False
            j = found[1]
            continue
        else:
            break
        j = k + 1
    if j == i:
        return None
    value = total + (current if current is not None else 0)
    if form == "words" and x.low(j) == "point" and (x.low(j + 1) in SMALL or x.low(j + 1) in TENS):
        value, j = _spoken_decimal(x, j, value)
        if x.low(j) in SCALES:
            lead, scale = value, SCALES[x.low(j)]
            value, j = value * scale, j + 1
    if abs(value) >= _MAX:
        return None
    return Number(
        i, j, value, form, lead if lead is not None and current is None else value, scale if current is None else 1
    )


def _spoken_decimal(x: Words, j: int, value: Fraction) -> tuple[Fraction, int]:
    digits, k = "", j + 1
    while x.low(k) in SMALL or x.low(k) in TENS:
        v = SMALL.get(x.low(k), TENS.get(x.low(k)))
        if x.low(k) in TENS and x.low(k + 1) == "-" and SMALL.get(x.low(k + 2), 0) in range(1, 10):
            v, k = v + SMALL[x.low(k + 2)], k + 2
        digits += str(v)
        k += 1
    return value + Fraction(int(digits), 10 ** len(digits)), k


def _letter_scale(x: Words, j: int) -> int | None:
    """k, b and G glued to digits; M and MM where they stand alone. “5m” is left to the unit, which knows metres."""
    token = x.w[j]
    near = x.s[j] - x.e[j - 1] <= 1
    if token in ("k", "K") and near:
        return 10**3
    if token in ("b", "B") and x.glued(j):
        return 10**9
    if token in ("M", "MM", "mm") and x.glued(j) and token != "mm":
        return 10**6
    if token == "MM" and near:
        return 10**6
    return None


def number(x: Words, i: int) -> Number | None:
    """The number that begins at token i, whatever its form; None where none does."""
    token = x.lw[i]
    if token in VULGAR:
        return Number(i, i + 1, Fraction(*VULGAR[token]), "fraction")
    if token in PLURALS or token == "scores":
        return _vague(x, i)
    if token in ("a", "an", "the"):
        if token == "the":
            return None
        return _after_article(x, i)
    if token == "half":
        return _half(x, i, i)
    if token == "quarter" and x.low(i + 1) in SCALES:
        return Number(i, i + 2, Fraction(SCALES[x.low(i + 1)], 4), "words", Fraction(1, 4), SCALES[x.low(i + 1)])
    if token in ("minus", "negative") and i + 1 < x.n:
        if x.low(i - 1) == "or" and x.low(i - 2) == "plus":
            return None  # plus or minus 3 points
        k = i + 2 if x.low(i + 1) == "-" else i + 1
        found = number(x, k) if x.low(k) not in ("a", "an", "minus", "negative") and k < x.n else None
        if found and found.value is not None and found.form != "ratio":
            found.i, found.value, found.negative = i, -found.value, True
            found.lead = -found.lead if found.lead is not None else None
            return found
        return None
    if token in SMALL and (compound := _compound_denominator(x, i, i + 1)):
        return compound
    found = cardinal(x, i)
    return _extend(x, found) if found else None


def _vague(x: Words, i: int) -> Number | None:
    """“dozens”, “hundreds of thousands”: the lowest and the highest number the word can mean."""
    token, j = x.lw[i], i + 1
    if token == "scores":
        if x.low(j) != "of" or x.low(i - 1) in ("the", "test", "their", "his", "her", "these", "those", ")", "with"):
            return None
        if not nouns.is_plural(x.low(j + 1)) and nouns.head(x, j + 1, longest=4) is None:
            return None  # mean scores of stress
        return Number(i, j, None, "vague", low=Fraction(40), high=Fraction(100))
    unit = PLURALS[token]
    scale = 1
    if x.low(j) == "of" and x.low(j + 1) in PLURALS and PLURALS[x.low(j + 1)] >= 1000:
        scale, j = PLURALS[x.low(j + 1)], j + 2
    elif token == "tens":
        return None
    if token == "dozens":
        return Number(i, j, None, "vague", low=Fraction(24), high=Fraction(100)) if scale == 1 else None
    return Number(i, j, None, "vague", low=Fraction(unit * scale), high=Fraction(10 * unit * scale))


def _after_article(x: Words, i: int) -> Number | None:
    """“a million”, “a hundred and six”, “a dozen”, “a quarter”, “a half”, “a third of”."""
    k = i + 1
    token = x.low(k)
    if token == "hundred" or token == "dozen" or token in ("thousand", "million", "billion", "trillion"):
        found = cardinal(x, k)
        if found:
            found.i = i
            return _extend(x, found)
        return None
    if token == "half":
        return _half(x, i, k)
    if token == "quarter" and x.low(k + 1) in SCALES:
        return Number(i, k + 2, Fraction(SCALES[x.low(k + 1)], 4), "words", Fraction(1, 4), SCALES[x.low(k + 1)])
    if token in TENS:
        return _compound_denominator(x, i, k)
    if token in DENOMINATORS and _stands_as_share(x, i, k + 1):
        return _of_scale(x, Number(i, k + 1, Fraction(1, DENOMINATORS[token]), "fraction"))
    return None


_SHARE_BEFORE = frozenset("by than about from nearly almost roughly around least over under some up down only just another "
                          "approximately".split())  # fmt: skip
_NOT_A_SHARE = frozenset("quarter".split())


def _stands_as_share(x: Words, i: int, j: int) -> bool:
    """Whether “a third” [i, j) is a share and no ordinal: “of” follows, nothing follows, or “by”, “nearly” precede."""
    after = x.low(j)
    if after == "of":
        return True
    if after == "-" and x.glued(j):
        return False
    ends = not after or not after[0].isalnum()
    if i == 0 and ends and j >= x.n - 1:
        return True
    return x.low(i - 1) in _SHARE_BEFORE and (
        ends or after in ("in", "from", "to", "since", "this", "last", "over", "on")
    )


_HALF_BEFORE = _SHARE_BEFORE | frozenset(("more", "less", "fewer", "or"))
_HALF_AFTER = frozenset("of the its his her their our my your that those these all".split())


def _half(x: Words, i: int, k: int) -> Number | None:
    """“half a million”, “half a dozen”, “half of”, “half the”, “by half”; [i, k] is “half” with or without “a” before."""
    j = k + 1
    if x.low(j) == "-" and x.glued(j) and x.glued(j + 1):
        j += 1
    m = j + 1 if x.low(j) in ("a", "an") else j
    if x.low(m) == "dozen":
        return Number(i, m + 1, Fraction(6), "words", Fraction(1, 2), 12)
    if x.low(m) in SCALES and len(x.low(m)) > 4:
        return Number(i, m + 1, Fraction(SCALES[x.low(m)], 2), "words", Fraction(1, 2), SCALES[x.low(m)])
    before, after = x.low(i - 1), x.low(k + 1)
    if before in ("first", "second", "the", "each", "other", "this", "last", "latter", "better", "whole", "in", "one"):
        return None
    share = Number(i, k + 1, Fraction(1, 2), "fraction")
    if after in _HALF_AFTER or before in _HALF_BEFORE or (x.n <= 3 and k + 1 >= x.n - 1):
        return share
    if m > j or j > k + 1 or i < k:  # half an hour, half-hour, a half turn: right if a unit follows
        share.j = m
        share.form = "half"
        return share
    return None


def _extend(x: Words, found: Number) -> Number | None:
    """Fractions after a cardinal: “two thirds”, “one and a half”, “one million and a half”, “one in five”."""
    j = found.j
    k = j + 1 if x.low(j) == "-" and (x.low(j + 1) in DENOMINATORS or x.low(j + 1) in _PLURAL_DENOMINATORS) else j
    token = x.low(k)
    one = found.value == 1
    if token in _PLURAL_DENOMINATORS and (not one) and found.value.denominator == 1:
        if token == "quarters" and x.low(k + 1) in SCALES:
            scale = SCALES[x.low(k + 1)]
            return Number(found.i, k + 2, found.value / 4 * scale, "words", found.value / 4, scale)
        quarters = token == "quarters" and not (
            x.low(k + 1) == "of" or k > j or x.low(found.i - 1) in _SHARE_BEFORE or (found.value == 3 and x.n <= 3)
        )
        if (not quarters and found.form == "words") or (
            found.form == "digits" and x.low(k + 1) == "of" and not quarters
        ):
            d = _PLURAL_DENOMINATORS[token]
            return _of_scale(x, Number(found.i, k + 1, found.value / d, "fraction"))
    elif token in DENOMINATORS and one and found.form == "words" and found.j == found.i + 1 and x.low(k + 1) != "-":
        return _of_scale(x, Number(found.i, k + 1, Fraction(1, DENOMINATORS[token]), "fraction"))
    added = and_fraction(x, j)
    if added:
        scale = found.scale if found.scale > 1 else 1
        part, end = added
        after = x.low(end)
        if after in SCALES and len(after) > 3:  # two and a half million
            if scale == 1:
                lead = found.value + part
                return Number(found.i, end + 1, lead * SCALES[after], found.form, lead, SCALES[after])
            return Number(found.i, end + 1, found.value + part * SCALES[after], found.form)
        return Number(found.i, end, found.value + part * scale, found.form)
    return _over(x, found) or _ratio(x, found) or found


def _over(x: Words, found: Number) -> Number | None:
    """“one over three” where nothing but it is said; in a sentence “over” is “more than” or “during”."""
    j = found.j
    other = cardinal(x, j + 1) if x.low(j) == "over" and j + 1 < x.n else None
    if not other or not found.value or not other.value or found.value >= other.value:
        return None
    alone = other.j >= x.n - 1 and (found.value == 1 or found.i == 0)
    return Number(found.i, other.j, found.value / other.value, "fraction") if alone else None


def _of_scale(x: Words, found: Number) -> Number:
    if x.starts(found.j, ("of", "a")) and x.low(found.j + 2) in SCALES:
        scale = SCALES[x.low(found.j + 2)]
        return Number(found.i, found.j + 3, found.value * scale, "words", found.value, scale)
    return found


def and_fraction(x: Words, j: int) -> tuple[Fraction, int] | None:
    """“and a half”, “-and-a-half”, “and three quarters” at token j: (fraction, end)."""
    k = j + 1 if x.low(j) == "-" else j
    if x.low(k) != "and":
        return None
    k += 1
    if x.low(k) == "-":
        k += 1
    if x.low(k) in ("a", "one", "an"):
        m = k + 2 if x.low(k + 1) == "-" else k + 1
        if x.low(m) in DENOMINATORS and (x.low(m) in ("half", "quarter") or x.low(m + 1) != "of"):
            return Fraction(1, DENOMINATORS[x.low(m)]), m + 1
        return None
    if x.low(k) in SMALL or x.low(k) in TENS:
        numerator = cardinal(x, k)
        m = numerator.j + 1 if x.low(numerator.j) == "-" else numerator.j
        if (
            x.low(m) in _PLURAL_DENOMINATORS
            and x.low(m + 1) != "of"
            and (numerator.value < 10 or "hundredth" in x.low(m))
        ):
            return numerator.value / _PLURAL_DENOMINATORS[x.low(m)], m + 1
    return None


def _compound_denominator(x: Words, i: int, k: int) -> Number | None:
    """“one twenty-fifth”, “three twenty-firsts” with the numerator in tokens [i, k)."""
    m = k + 1 if x.low(k + 1) != "-" else k + 2
    ordinal = x.low(m)
    singular = ordinal[:-1] if ordinal.endswith("s") else ordinal
    if x.low(k) not in TENS or singular not in _ORDINAL_UNITS or k == i:
        return None
    numerator = 1 if x.low(i) in ("a", "one") else SMALL.get(x.low(i)) if k == i + 1 else None
    if (
        not numerator
        or (numerator > 1) != ordinal.endswith("s")
        or (x.low(m + 1)[:1].isalpha() and x.low(m + 1) != "of")
    ):
        return None
    return Number(i, m + 1, Fraction(numerator, TENS[x.low(k)] + _ORDINAL_UNITS[singular]), "fraction")


def _ratio(x: Words, found: Number) -> Number | None:
    """“one in five”, “nine out of 10”, “1-in-5”."""
    j = found.j
    hyphen = x.low(j) == "-" and x.glued(j) and x.glued(j + 1)
    k = j + 1 if hyphen else j
    if x.low(k) == "in":
        k, out_of = k + 1, False
    elif x.low(k) == "out" and x.low(k + 1) == "of":
        k, out_of = k + 2, True
    else:
        return None
    if hyphen and x.low(k) == "-":
        k += 1
    if x.low(k) == "every":
        k += 1
    if k >= x.n or x.low(k) in ("a", "an", "half"):
        return None
    other = cardinal(x, k)
    if not other or not found.value or not other.value or not 0 < found.value < other.value:
        return None
    if found.value.denominator != 1 or other.value.denominator != 1 or x.low(other.j) in x.known.played:
        return None
    written = x.text[x.s[k] : x.e[other.j - 1]]
    year = other.form == "digits" and len(written) == 4 and 1500 <= other.value <= 2100
    round_base = (
        found.value == 1 or other.value <= 10 or other.value in (12, 15, 20, 25, 50, 10**2, 10**3, 10**4, 10**5)
    )
    if year or (not out_of and not hyphen and not round_base) or (not out_of and found.value > 20):
        return None
    if x.low(other.j) in ("%", "percent") or x.at(k) in "$£€":
        return None
    return Number(found.i, other.j, found.value / other.value, "ratio")
