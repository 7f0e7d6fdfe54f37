"""Fractions and ratios in words: halves, thirds, “two and a half million”, “one twenty-fifth”, “one in five”."""

from __future__ import annotations

from fractions import Fraction

from .cardinals import Number, and_fraction, cardinal
from .number_words import DENOMINATORS, ORDINAL_UNITS, PLURAL_DENOMINATORS, SCALES, SMALL, TENS
from .words import Words

_BEFORE_SHARE = frozenset("by than about from nearly almost roughly around least over under some up down only just another "
                          "approximately".split())  # fmt: skip


def stands_as_share(x: Words, i: int, j: int) -> bool:
    """Whether “a third” [i, j) is a share and no ordinal: “of” follows, nothing follows, or “by”, “nearly” precede."""
    after = x.low(j)
    if after == "of":
        return True
    if after == "-" and x.glued(j):
        return False
    ends = not after or not after[0].isalnum()
    if i == 0 and ends and j >= x.n - 1:
        return True
    return x.low(i - 1) in _BEFORE_SHARE and (
        ends or after in ("in", "from", "to", "since", "this", "last", "over", "on")
    )


_HALF_BEFORE = _BEFORE_SHARE | frozenset(("more", "less", "fewer", "or"))
_HALF_AFTER = frozenset("of the its his her their our my your that those these all".split())


def half(x: Words, i: int, k: int) -> Number | None:
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


def extend(x: Words, found: Number) -> Number | None:
    """Fractions after a cardinal: “two thirds”, “one and a half”, “one million and a half”, “one in five”."""
    j = found.j
    k = j + 1 if x.low(j) == "-" and (x.low(j + 1) in DENOMINATORS or x.low(j + 1) in PLURAL_DENOMINATORS) else j
    token = x.low(k)
    one = found.value == 1
    if token in PLURAL_DENOMINATORS and (not one) and found.value.denominator == 1:
        if token == "quarters" and x.low(k + 1) in SCALES:
            scale = SCALES[x.low(k + 1)]
            return Number(found.i, k + 2, found.value / 4 * scale, "words", found.value / 4, scale)
        quarters = token == "quarters" and not (
            x.low(k + 1) == "of" or k > j or x.low(found.i - 1) in _BEFORE_SHARE or (found.value == 3 and x.n <= 3)
        )
        if (not quarters and found.form == "words") or (
            found.form == "digits" and x.low(k + 1) == "of" and not quarters
        ):
            d = PLURAL_DENOMINATORS[token]
            return of_scale(x, Number(found.i, k + 1, found.value / d, "fraction"))
    elif token in DENOMINATORS and one and found.form == "words" and found.j == found.i + 1 and x.low(k + 1) != "-":
        return of_scale(x, Number(found.i, k + 1, Fraction(1, DENOMINATORS[token]), "fraction"))
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


def of_scale(x: Words, found: Number) -> Number:
    if x.starts(found.j, ("of", "a")) and x.low(found.j + 2) in SCALES:
        scale = SCALES[x.low(found.j + 2)]
        return Number(found.i, found.j + 3, found.value * scale, "words", found.value, scale)
    return found


def compound_denominator(x: Words, i: int, k: int) -> Number | None:
    """“one twenty-fifth”, “three twenty-firsts” with the numerator in tokens [i, k)."""
    m = k + 1 if x.low(k + 1) != "-" else k + 2
    ordinal = x.low(m)
    singular = ordinal[:-1] if ordinal.endswith("s") else ordinal
    if x.low(k) not in TENS or singular not in ORDINAL_UNITS or k == i:
        return None
    numerator = 1 if x.low(i) in ("a", "one") else SMALL.get(x.low(i)) if k == i + 1 else None
    if (
        not numerator
        or (numerator > 1) != ordinal.endswith("s")
        or (x.low(m + 1)[:1].isalpha() and x.low(m + 1) != "of")
    ):
        return None
    return Number(i, m + 1, Fraction(numerator, TENS[x.low(k)] + ORDINAL_UNITS[singular]), "fraction")


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
