"""What stands around a figure and overrides its verb: a condition, a source that is counted, the level that it fell from."""

from __future__ import annotations

from .measure import Quantity
from .words import Words

_TERMS = (
    ("provided", "that"), ("providing", "that"), ("on", "condition", "that"), ("on", "the", "condition", "that"), ("upon", "the", "condition", "that"),
    ("as", "long", "as"), ("so", "long", "as"), ("only", "if"), ("in", "exchange", "for"), ("in", "return", "for"),
    ("unless",), ("provided",),
)  # fmt: skip
"""What one side asks before it acts."""
_CONCEDES = frozenset({"as", "and", "even"})
"""Before “if” these make no condition: as if, even if a decade late."""
_REACH = 24


def condition(x: Words, q: Quantity) -> tuple[str, int | None] | None:
    """“if Greece agrees to pay 2 billion”: (estimate, None), “provided that it raises $5 million”: (demand, None).

    With the token of the term where it takes no clause (“in exchange for $4 billion”): then whoever acts before it asks."""
    for k in range(q.i - 1, max(-1, q.i - _REACH), -1):
        t = x.lw[k]
        if t in (",", ";", ":", "—", "–", "(") and not (x.w[k - 1][:1].isdecimal() and x.at(k + 1)[:1].isdecimal()):
            return None
        for phrase in _TERMS:
            if t == phrase[0] and x.starts(k, phrase) and k + len(phrase) <= q.i - (phrase[-1] == "as"):
                if phrase == ("provided",) and x.low(k + 1) not in ("it", "they", "he", "she", "the"):
                    continue
                if phrase == ("provided",) and x.low(k - 1) in ("has", "have", "had", "be", "was", "were", "been"):
                    continue
                return "demand", k if phrase[-1] == "for" else None
        if t == "if" and x.low(k - 1) not in _CONCEDES and x.low(k + 1)[:1].isalpha():
            return "estimate", None
    return None


def source(x: Words, q: Quantity) -> bool:
    """Whether q counts those who tell: “according to three officials”, “two people familiar with the talks said”."""
    if q.kind == "plain" and x.low(q.j) in ("said", "say", "told"):
        return True
    if q.kind != "count" or q.noun is None:
        return False
    if x.ends(q.i, ("according", "to")):
        return True
    opens = q.i == 0 or x.low(q.i - 1) == ","
    return (
        opens
        and bool(x.known.speaking.intersection(x.lw[q.j : q.j + 1] + x.lw[q.j + 1 : q.j + 5]))
        and x.low(q.j) != "of"
    )


def earlier_level(x: Words, q: Quantity) -> bool:
    """Whether q is the level before a change whose outcome stands before it: “to 35 percent from 22 percent”."""
    k = q.i - 1
    while x.low(k) in ("about", "nearly", "almost", "some", "roughly", "around", "a", "the"):
        k -= 1
    if x.low(k) != "from" or q.low is not None:
        return False
    if x.low(q.j) != "to" and _up_or_down(x, k):
        return True
    for m in range(k - 1, max(-1, k - 9), -1):
        if x.lw[m] == "to":
            inside = x.lw[m + 1 : k]
            return any(w[0].isdecimal() for w in inside[:4]) or any(w in _NUMERALS for w in inside[:3])
        if x.lw[m] in (",", ";") and m < k - 1:
            return False
    return False


def _up_or_down(x: Words, k: int) -> bool:
    """Whether “up 7 percent” stands before “from” at token k."""
    near = x.lw[max(0, k - 5) : k]
    at = next((m for m in range(len(near) - 1, -1, -1) if near[m] in ("up", "down")), None)
    return at is not None and "," not in near[at:] and any(w[0].isdecimal() for w in near[at:])


_NUMERALS = frozenset("two three four five six seven eight nine ten dozen hundred thousand million billion".split())
