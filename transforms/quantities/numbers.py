"""Numbers as newspapers write them, as exact fractions: digits, words, both together, fractions and vague plurals.

text2num reads a delimited phrase of words alone; it knows no “2.4 billion”, “two and a half”, “one in five”, “dozens”
or “10 1/2”, it returns floats for decimals, and it has to be told where the phrase ends. Since the delimiting is the
larger half of the work, the grammar is here as a whole, and values are `Fraction`s until the frame is made.

What the words mean is in `number_words`; `cardinals` reads digits and words, `shares` fractions and ratios, and here is
which of them begins at a token.
"""

from __future__ import annotations

from fractions import Fraction

from . import nouns, shares
from .cardinals import Number, cardinal
from .number_words import DENOMINATORS, PLURALS, SCALES, SMALL, TENS, VULGAR
from .words import Words


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
        return shares.half(x, i, i)
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
    if token in SMALL and (compound := shares.compound_denominator(x, i, i + 1)):
        return compound
    found = cardinal(x, i)
    return shares.extend(x, found) if found else None


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
            return shares.extend(x, found)
        return None
    if token == "half":
        return shares.half(x, i, k)
    if token == "quarter" and x.low(k + 1) in SCALES:
        return Number(i, k + 2, Fraction(SCALES[x.low(k + 1)], 4), "words", Fraction(1, 4), SCALES[x.low(k + 1)])
    if token == "quarter" and (
        x.low(k + 1) in ("point", "percentage") or (x.low(k + 1) == "-" and x.low(k + 2) in ("point", "percentage"))
    ):
        return Number(i, k + 1, Fraction(1, 4), "fraction")
    if token in TENS:
        return shares.compound_denominator(x, i, k)
    if token in DENOMINATORS and shares.stands_as_share(x, i, k + 1):
        return shares.of_scale(x, Number(i, k + 1, Fraction(1, DENOMINATORS[token]), "fraction"))
    return None
