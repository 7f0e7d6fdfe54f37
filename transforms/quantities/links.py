"""When a figure holds and what it is part of: its ties to time expressions and to other figures."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from .guards import MONTHS
from .measure import Quantity
from .nouns import STOP
from .words import Words

PREPOSITIONS = frozenset("in on at by with from for to during between under against through into near outside inside "
                          "over after before than about as across behind within toward throughout".split())  # fmt: skip
_DEADLINE = frozenset("by until till before within".split())
_PART_OPENERS = (
    ("of", "that"), ("of", "those"), ("of", "these"), ("of", "this"), ("of", "them"), ("of", "which"), ("of", "whom"),
    ("of", "the", "total"), ("of", "that", "amount"), ("of", "that", "total"), ("among", "them"), ("among", "those"),
    ("of", "it"), ("of", "that", "sum"), ("of", "the", "sum"),
)  # fmt: skip


_QUOTING = frozenset("saying adding citing according warning telling".split())
_COMPARED = frozenset("since than compared versus but while whereas when once after".split())
"""Words between a figure and a date by which the date is that of something else."""


_ACTS = frozenset("is was will would could has had sold rose fell won lost spent paid made".split())
"""Verbs between a figure and a date, with another figure between them too, by which the date is that one's."""
_FINITE = frozenset("will would can could may might is are was were has have had says plans aims expects wants".split())


def _other_clause(gap: list[str]) -> bool:
    """Whether the words between a figure and a date begin another clause: “…, and Canada promised to send one by May”."""
    for k in range(len(gap) - 2):
        if gap[k] == "," and gap[k + 1] in ("and", "but", "while", "whereas"):
            return any(w in _FINITE or (w.endswith("ed") and len(w) > 4) for w in gap[k + 2 : k + 7])
    return False


def _restated(gap: list[str]) -> bool:
    """Whether a figure and a date are parted by its level alone: “by 27 percent, to about 80,000, last year”."""
    return gap[:1] == [","] and gap[1:2] in (["to"], ["or"]) and gap.count(",") == 2 and len(gap) < 12


def own_subject(x: Words, q: Quantity) -> bool:
    """Whether q is the subject of a clause of its own: “…, and one in four posts is vacant”."""
    k = q.i - 1
    while x.low(k) in _ABOUT:
        k -= 1
    if x.low(k) not in ("and", "but") or x.low(k - 1) not in (",", ";"):
        return False
    return any(x.low(m) in _BEING for m in range(q.j, q.j + 4)) and "," not in x.lw[q.j : q.j + 3]


_ABOUT = frozenset("about nearly almost some roughly around more than at least only just over".split())
_BEING = frozenset("is are was were has have had will would could remain remained died".split())


def _compared(x: Words, j: int, gap: list[str]) -> bool:
    """Whether the words between a figure that ends before token j and a date compare it: the date is that of another level.
    “from” does before a number (“$47 from $60 in May”) or alone behind “up”; not in “from its partners next year”."""
    if gap and gap[-1] in ("effective", "starting", "beginning"):
        return False
    for k, word in enumerate(gap):
        if word == "from":
            follows = x.low(j + k + 1)
            money = not follows[:1].isalnum() and x.low(j + k + 2)[:1].isdecimal()
            numeral = follows[:1].isdecimal() or money or follows in ("a", "about", "nearly", "just", "the")
            if (numeral and k + 1 < len(gap)) or gap[k - 1 : k] in (["up"], ["down"]):
                return True
        elif word in _COMPARED:
            return True
    return False


def time_of(x: Words, q: Quantity, found: list[Quantity], times: list[tuple[int, int, dict]]) -> dict | None:
    """The date that belongs to q: `times` are (first char, end char, row) in the sentence. Nearest by words, after rather than
    before; never one that a comparison, another clause or the act of speaking owns."""
    best, best_cost = None, 40.0
    for a, b, row in times:
        if row["date_start"] is None or row["type"] in ("DURATION", "SET"):
            continue
        i, j = bisect_left(x.s, a), bisect_left(x.s, b)
        if i >= q.j:
            gap, cost = x.lw[q.j : i], float(i - q.j)
            others = sum(1 for o in found if q.j <= o.i < i)
            if gap and gap[-1] in _DEADLINE:
                cost -= 6
            if (
                _other_clause(gap)
                or _compared(x, q.j, gap)
                or (others and not _restated(gap) and ("and" in gap or gap[:1] == [","]))
            ):
                continue
            if x.low(j) in ("’s", "'s") and len(gap) > 5:
                continue  # two of his firms as part of an inquiry into last year's campaign
            if (",", "which") in pairwise(gap) or ("(" in gap[1:] and ")" not in gap):
                continue  # in Indiana, which votes on May 3
            if others and not _ACTS.isdisjoint(gap):
                continue  # at 135 percent, is forecast to climb to 138 percent in 2026
            if x.lw[j - 1] in ("ago", "earlier", "before") and {"more", "less", "fewer", "lower", "higher"} & set(gap):
                continue
        elif j <= q.i:
            gap, cost = x.lw[j : q.i], float(q.i - j) + 4
            others = sum(1 for o in found if j <= o.i < q.i)
            if gap[:2] in ([",", "and"], [",", "but"]) and own_subject(x, q):
                continue  # was paid in May, and $3 million will follow
            if x.low(i - 1) == "of" and x.low(i - 2) == "class":
                continue
            if not _QUOTING.isdisjoint(gap):
                continue  # the attacks of Oct. 7, saying they had
            that = gap.index("that") if "that" in gap else 0
            if that and "," not in gap[:that] and gap[that - 1] not in ("was", "is"):
                continue  # said on Friday that
            if (",", "whose") in pairwise(gap):
                continue
            if (
                {":", "when", "ranging"} & set(gap)
                or ("since", "then") in pairwise(gap)
                or (",", "which") in pairwise(gap)
            ):
                continue  # overturned in 2021 when it was found, since then has covered
            past = x.low(i) == "last" or x.low(j - 1) in ("ago", "yesterday")
            if past and not {"could", "would", "will", "may", "might"}.isdisjoint(gap):
                continue  # the bill passed last week could cost
            if gap[:1] == [","] and {"which", "who", "that", "whose"} & set(x.lw[max(0, i - 4) : i]):
                continue  # which began ten days ago,
            if x.low(i - 1) in ("since", "from") and (others or gap[:1] == [","]):
                continue
            if any(w == "and" and (v in _FINITE or v.endswith("ed")) for w, v in pairwise(gap)):
                continue  # raised $40 million in March and plans to hire 200
            if x.low(q.i - 1) == "from" or {"but", "while", "whereas", "provided"} & set(gap):
                continue  # to 3.9 percent in May from 4.1 percent
            if gap and gap[0] == "and" and others == 0 and x.low(i - 1) == "by":
                continue  # to be electric by 2035 and has set aside
        else:
            continue
        if x.low(i - 1) == "the" and x.low(i) in MONTHS and x.low(j)[:1].isalpha() and x.low(j) not in STOP:
            continue  # in the Feb. 20 primary
        spoken = set(x.lw[max(0, i - 3) : i]) & x.known.reporting and (
            x.low(i - 1) == "on" or x.low(i - 1) in x.known.reporting
        )
        if spoken and not {"that", "it", "would", "will"} & set(gap):
            continue
        if {";", "."} & set(gap):
            continue
        cost += 6 * others + 2 * gap.count(",") + (12 if spoken else 0)
        if cost < best_cost:
            best, best_cost = row, cost
    return best


def opens_part(x: Words, q: Quantity) -> bool:
    """Whether “of that”, “of which”, “including” stands before q and makes it a part of the figure before."""
    k = q.i
    for _ in range(4):
        if x.low(k - 1) in (
            ",",
            "about",
            "some",
            "nearly",
            "more",
            "than",
            "almost",
            "roughly",
            "at",
            "least",
            "up",
            "to",
            "over",
            "only",
            "just",
            "another",
            "(",
            "a",
        ):
            k -= 1
    if x.low(k - 1) == "including":
        return True
    if x.low(q.j) == "of" and x.low(q.j + 1) in ("that", "those", "them", "these", "which", "whom", "it"):
        after = x.low(q.j + 2)
        return not new_group(x, q) and (
            x.low(q.j + 1) not in ("that", "those", "these")
            or not after[:1].isalpha()
            or after in x.known.sums
            or after in STOP
        )
    return any(x.ends(k, p) for p in _PART_OPENERS)


def new_group(x: Words, q: Quantity) -> bool:
    """Whether “of those who”, “of those with” after q names a group of its own rather than one told before."""
    return x.low(q.j) == "of" and x.low(q.j + 1) == "those" and x.low(q.j + 2) in _DEFINING


_DEFINING = frozenset("who whose with in from aged under over at living polled surveyed asked interviewed aged".split())


def may_contain(whole: Quantity, part: Quantity) -> bool:
    """Whether `part` can be a part of `whole`: alike in unit or without one, and not greater."""
    top = whole.value if whole.value is not None else whole.high
    size = part.value if part.value is not None else part.high
    if top is None or size is None:
        return False
    bare = not part.explicit and part.noun is None
    if part.kind in ("percent", "ratio") and part.kind != whole.kind:
        return whole.kind in ("count", "currency", "plain")
    alike = whole.kind == part.kind and (whole.unit.name == part.unit.name or whole.kind == "count")
    return (alike or (bare and whole.kind in ("count", "currency", "plain"))) and size <= top
