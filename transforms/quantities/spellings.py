"""Spellings of units that are also other words: pounds of money and of weight, “in”, “second”, “mark”, “p”, letters.

`units.UnitTable` says what a spelling can mean; here is whether it means that in its sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import guards
from .units import Unit
from .words import Words

if TYPE_CHECKING:
    from .measure import Quantity


def fits(x: Words, q: Quantity, unit: Unit, k: int, end: int, hyphen: bool) -> bool:
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
            return glued and written == "p" and x.at(k - 1) not in ("480", "720", "1080", "1440", "2160")  # of a screen
        if word == "mark" and q.value != 1:
            return False  # the 1,237 mark
        if not unit.plain:
            size = q.value if q.value is not None else q.high
            return (size is not None and abs(size) >= 1000 and not guards.year_like(x.at(q.nj - 1))) or end - k > 1
        if written in ("kr", "kn", "Ft"):
            return True
        return True
    if written in ("′", "″", "”", '"') and (guards.year_like(x.w[n.i]) or _quoted(x, k)):
        return False
    if word == "bps" and q.value is not None and q.value >= 1000:
        return False  # of a modem
    if x.low(end) == "-" and x.glued(end) and x.at(end + 1)[:1].isdecimal() and written.isupper():
        return False  # 24703 L-202
    if len(written) == 1 and written.isalpha():
        if word == "s":
            return "." in x.w[q.nj - 1] and glued
        if written in ("C", "F"):
            return glued or x.low(k - 1) in ("°", "degrees")
        if written in ("A", "V", "K", "N", "J", "W", "L", "t", "h", "l", "g", "m"):
            following = x.at(end)
            if written == "A" and not glued and following[:1].isalpha():
                return False
            return glued or ((not following[:1].isalpha() or following.islower()) and n.form == "digits")
        return True
    if word in ("pm", "am"):
        return False
    if word == "in" or word == "in.":
        return (
            (x.at(k) == "in." or (glued and written == "in")) and n.form == "digits" and not guards.year_like(x.w[n.i])
        )
    if word == "bar" or word == "bars":
        return glued or (n.form == "digits" and x.low(end) in ("", ",", ".", "of", "and"))
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


def _quoted(x: Words, k: int) -> bool:
    """Whether the mark at token k closes a quotation that began in the sentence."""
    before = x.w[:k]
    return before.count("“") > before.count("”") if x.w[k] == "”" else before.count('"') % 2 == 1


def _pounds_are_money(x: Words, q: Quantity) -> bool:
    size = q.value if q.value is not None else q.high
    if x.low(q.nj + 1) == "sterling" or (size is not None and size >= 10**6):
        return True
    words = set(x.lw)
    if words & x.known.weight_words:
        return False
    return bool(words & x.known.money_words) and x.low(q.nj + 1) not in ("of", "heavier", "lighter")
