"""The word “one”: a count of one (“one soldier was killed”) or a mere way to bring something up (“one dealer said”).

It counts beside another number (“three women and one man”), behind a word that limits (“only one”, “at least one”) and
where something was done to one; a person who speaks and a reason, sense or sign that is introduced are not counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import nouns, number_words
from .units import Unit
from .words import Words

if TYPE_CHECKING:
    from .measure import Quantity

_PARTICIPLES = frozenset(
    "built made held written born brought bought drawn given known led sold sent taught told won".split()
)
_NOT_AFTER = frozenset(
    "no the this that each every any which another some not other last next wrong right first".split()
)
_LIMITS = frozenset("only just least than exactly most single nor".split())


def one(x: Words, q: Quantity, j: int) -> bool:
    """Whether the word “one” before token j counts a noun; gives q that noun."""
    i = q.ni
    if x.low(j) in ("to", "or") and number_words.SMALL.get(x.low(j + 1), 0) > 1:
        return True  # one to two years
    limited = x.low(i - 1) in _LIMITS
    person = x.low(j) == "person" and (limited or not x.known.suffered.isdisjoint(x.lw[max(0, i - 2) : j + 5]))
    if x.low(i - 1) in _NOT_AFTER or x.ends(i, ("according", "to")) or x.low(j) in ("of", "-", "’s", "'s", "’", "'"):
        return False
    if x.low(j) in x.known.never_counted and not person:
        return False
    if x.low(i - 1) in x.known.word_labels and x.low(i - 1) != "category":
        return False
    noun = nouns.head(x, j, one=True, longest=4)
    while (
        noun is not None
        and noun > j
        and ((x.w[noun][0].isupper() and x.w[noun - 1][0].islower()) or x.lw[noun] in x.known.irregular_pasts)
    ):
        noun -= 1  # one advantage Sanders has
    if (
        noun is None
        or noun - j > 2
        or x.low(noun + 1) == "-"
        or x.lw[noun].endswith(("ed", "ing", "ly"))
        or x.lw[noun] in _PARTICIPLES
        or nouns.is_plural(x.lw[noun])
    ):
        return x.n <= 2
    if not limited and (x.low(noun + 1) in x.known.reporting or x.low(noun + 1) in x.known.telling):
        return False  # one company says
    if i == 1 and x.low(0) in ("at", "in", "on") and "," in x.lw[noun : noun + 4]:
        return False  # At one shop in Leeds, the queue
    if not limited and not _beside_number(x, i, noun):
        if "another" in x.lw[noun : noun + 8]:
            return False
        done = x.low(i - 1).endswith(("ed", "ing")) or x.low(noun + 1) in ("was", "were", "is", "has", "dead", "died")
        if x.lw[noun] in x.known.introduced and not (
            done and x.known.suffered.intersection(x.lw[max(0, i - 2) : noun + 6])
        ):
            return False
    q.unit, q.noun, q.j, q.rule = Unit(nouns.singular(x, noun, j), "count"), noun, noun + 1, "count"
    return True


def _beside_number(x: Words, i: int, noun: int) -> bool:
    """Whether another number stands in the same list: “two men and one woman”, “one goal and three assists”."""
    if x.low(i - 1) in ("and", "or", ",", "plus", "but") and any(_numeral(w) for w in x.lw[max(0, i - 7) : i - 1]):
        return True
    k = noun + 1
    return x.low(k) in ("and", "or", "to", "in") and any(_numeral(x.low(m)) for m in (k + 1, k + 2))


def _numeral(w: str) -> bool:
    return w[:1].isdecimal() or (w in number_words.SMALL and w != "one") or w in number_words.TENS
