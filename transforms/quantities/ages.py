"""Ages that no “years old” says: “aged 42”, “Nick Hague, 44,”, “he was 64 and lived in Ohio”, “died on Monday at 87”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import guards, nouns
from .units import Unit
from .words import Words

if TYPE_CHECKING:
    from .measure import Quantity

AGE = Unit("year old", "age")
_BE = frozenset("is was am be were ’s 's".split())
_ADVERBS = frozenset("now only just already about nearly almost still then not yet barely maybe".split())
_ENDS = frozenset(["", ".", ",", ";", ")", "”", '"', "—", "–", *"and when at but or then in while".split()])
"""What may follow an age that stands as a predicate; before a noun the number would count it."""
_AFTER_NAME = frozenset("has had is was would will who said says told of from and".split())


def age(x: Words, q: Quantity) -> bool:
    """Makes q an age where the words around it say so, without a unit of their own."""
    n = q.number
    if q.value is None or q.value.denominator != 1 or not 0 < q.value <= 120:
        return False
    if x.low(n.j) in ("yo", "y.o.", "y/o"):
        q.unit, q.j, q.explicit, q.rule = AGE, n.j + 1, True, "age"
        return True
    start = _start(x, q)
    if start is None:
        return False
    q.unit, q.explicit, q.rule, q.i = AGE, True, "age", start
    return True


def _start(x: Words, q: Quantity) -> int | None:
    """The token where the age begins; None where q is none."""
    n, i = q.number, q.ni
    before, behind, after = x.low(i - 1), x.low(i - 2), x.low(n.j)
    digits = n.form == "digits"
    if before in ("aged", "age", "ages"):
        if behind in ("under", "middle") or nouns.head(x, n.j, longest=2) is not None:
            return None
        return i - 1
    if (before == "of" and behind in ("age", "ages")) or (before in ("over", "under") and behind in ("age", "aged")):
        return i
    if before == "," and q.value > 1 and (digits or (q.value > 12 and after == ",")):
        return i if _apposition(x, i, n.j, digits) else None
    if before == "now" and behind == "," and digits and not nouns.is_plural(after):
        return i
    if before in ("turn", "turns", "turned", "turning") and not after[:1].isalpha():
        return i
    if digits and after in ("or", "and") and x.low(n.j + 1) in ("older", "younger"):
        return i
    if before in ("over", "under"):
        predicate = behind in ("be", "are", "is", "was", "were") and 30 <= q.value <= 110 and not after[:1].isalnum()
        return (
            i
            if (predicate and "%" not in x.w) or (behind in x.known.aged_people and not nouns.is_plural(after))
            else None
        )
    if before in ("was", "is", "were") and "age" in x.lw[max(0, i - 8) : i] and not after[:1].isalpha():
        return i
    if before == "at" and i == 1 and after == "," and digits and 17 < q.value <= 110:
        return i if x.low(n.j + 1) in ("he", "she", "i") or x.at(n.j + 1)[:1].isupper() else None
    if before == "at" and 12 < q.value <= 110 and not x.known.life_events.isdisjoint(x.lw[:i]):
        return i if after in _ENDS or after in ("because", "after", "of", "from", "on") else None
    return i if _predicate(x, i, n.j) else None


def _predicate(x: Words, i: int, j: int) -> bool:
    """Whether somebody is said to be the number at tokens [i, j): “she was 27 when”, “Harris was 24 and”."""
    if x.low(j) not in _ENDS or (x.low(j) in ("in", "at", "or", "but") and x.at(j + 1)[:1].isdecimal()):
        return False
    k = i - 1
    while x.low(k) in _ADVERBS:
        k -= 1
    if x.low(k) not in _BE:
        return False
    who = x.low(k - 1)
    if who in ("will", "would") and x.low(k) == "be":
        name = x.at(k - 2)
        return _somebody(x, x.low(k - 2)) or (
            k > 3 and name[:1].isupper() and x.at(k - 3)[:1].isupper()
        )  # Justice Ito will be 80
    if _somebody(x, who):
        return True
    named = k > 1 and x.at(k - 1)[:1].isupper() and x.at(k - 1)[1:2].islower() and who not in guards.MONTHS
    return named and (x.low(j) == "when" or x.starts(j, ("at", "the", "time")))


def _somebody(x: Words, w: str) -> bool:
    return w in ("he", "she", "i", "who") or w in x.known.kin


def _apposition(x: Words, i: int, j: int, digits: bool) -> bool:
    """Whether the number at tokens [i, j) stands beside a name or a person: “Nick Hague, 44, has …”, “the singer, 26,”."""
    name, after = x.at(i - 2), x.low(j)
    if after == "," and x.at(j + 1)[:1].isdecimal():
        return False
    if name.lower() in guards.MONTHS or name.lower() in x.known.score_words:
        return False
    if name[:1].isupper() and name[1:2].islower():
        if after not in (",", ".", ";", ")", "", "and") and not (x.at(i - 3)[:1].isupper() and after in _AFTER_NAME):
            return False
        return x.at(i - 3)[:1].isupper() or x.low(i - 3) in (".", "-", "’", "'", "and", ",") or after == ","
    person = name.isalpha() and name.lower() not in nouns.STOP and not nouns.is_plural(name.lower())
    return person and digits and after == "," and x.low(i - 3)[:1].isalpha()
