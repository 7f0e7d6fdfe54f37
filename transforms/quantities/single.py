"""The word “one”: a count of one (“one soldier was killed”) or a mere way to bring something up (“one dealer said”).

It counts beside another number (“three women and one man”), behind a word that limits (“only one”, “at least one”) and
where something was done to one; a person who speaks and a reason, sense or sign that is introduced are not counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import guards, nouns, numbers
from .units import Unit
from .words import Words

if TYPE_CHECKING:
    from .measure import Quantity

_NOT_AFTER = frozenset(
    "no the this that each every any which another some not other last next wrong right first".split()
)
_NEVER = frozenset("day time point side hand thing person way another reason morning night evening moment word more instance "
                   "example".split())  # fmt: skip
_LIMITS = frozenset("only just least than exactly most single nor".split())
_INTRODUCED = frozenset(
    """problem sense concern sign question idea study report estimate possibility option theory explanation account version
    exception poll survey provision issue kind type form place respect level aspect advantage lesson case area part
    approach factor story proposal fact extreme passage scene line post message note letter email tactic theme topic
    view opinion image video photo clip picture term challenge aim petition step change voice accord breath benefit
    drawback difference feature key bright glimmer clue hint critic fan dealer analyst trader economist expert
    consultant official source diplomat lawyer attorney banker broker strategist investor adviser aide executive manager
    employee worker resident neighbor neighbour witness survivor victim relative friend colleague member senator
    lawmaker congressman politician minister spokesman spokeswoman reporter journalist writer author reader viewer user
    commenter doctor nurse teacher student parent mother father woman man boy girl voter supporter protester
    demonstrator activist researcher scientist historian observer participant veteran soldier officer commander fighter
    driver passenger customer client owner farmer businessman shopkeeper retailer insider judge juror prosecutor
    detective agent player coach teammate director producer actor""".split()
)
"""Nouns that “one” brings up rather than counts, where nothing else says that it counts."""
_VERBS = frozenset("put held felt ran met paid spent led heard drew wrote spoke stood sat brought bought caught sold found hit cut "
                   "set read cast cost".split())  # fmt: skip


def one(x: Words, q: Quantity, j: int) -> bool:
    """Whether the word “one” before token j counts a noun; gives q that noun."""
    i = q.ni
    limited = x.low(i - 1) in _LIMITS
    person = x.low(j) == "person" and (limited or not _SUFFERED.isdisjoint(x.lw[max(0, i - 2) : j + 5]))
    if x.low(i - 1) in _NOT_AFTER or x.low(j) in ("of", "-", "’s", "'s", "’", "'"):
        return False
    if x.low(j) in _NEVER and not person:
        return False
    if x.low(i - 1) in guards.WORD_LABELS and x.low(i - 1) != "category":
        return False
    noun = nouns.head(x, j, one=True, longest=4)
    while (
        noun is not None
        and noun > j
        and ((x.w[noun][0].isupper() and x.w[noun - 1][0].islower()) or x.lw[noun] in _VERBS)
    ):
        noun -= 1  # one advantage Sanders has
    if (
        noun is None
        or noun - j > 2
        or x.low(noun + 1) == "-"
        or x.lw[noun].endswith(("ed", "ing", "ly"))
        or nouns.is_plural(x.lw[noun])
    ):
        return x.n <= 2
    if not limited and not _beside_number(x, i, noun):
        if "another" in x.lw[noun : noun + 8]:
            return False
        done = x.low(i - 1).endswith(("ed", "ing")) or x.low(noun + 1) in ("was", "were", "is", "has", "dead", "died")
        if x.lw[noun] in _INTRODUCED and not (done and _SUFFERED.intersection(x.lw[max(0, i - 2) : noun + 6])):
            return False
    q.unit, q.noun, q.j, q.rule = Unit(nouns.singular(x, noun, j), "count"), noun, noun + 1, "count"
    return True


_SUFFERED = frozenset("killed dead died injured wounded arrested missing hurt shot injuring killing wounding charged detained "
                      "hospitalized rescued".split())  # fmt: skip


def _beside_number(x: Words, i: int, noun: int) -> bool:
    """Whether another number stands in the same list: “two men and one woman”, “one goal and three assists”."""
    if x.low(i - 1) in ("and", "or", ",", "plus", "but") and any(_numeral(w) for w in x.lw[max(0, i - 7) : i - 1]):
        return True
    k = noun + 1
    return x.low(k) in ("and", "or", "to", "in") and any(_numeral(x.low(m)) for m in (k + 1, k + 2))


def _numeral(w: str) -> bool:
    return w[:1].isdecimal() or (w in numbers.SMALL and w != "one") or w in numbers.TENS
