"""Neighbouring quantities that are one: sums (“6 feet 2 inches”) and ranges (“5 to 10 percent”); and scores, which are none.

A range shares what is written once: the unit (“5 to 10 percent”), the multiplier (“$3 to $5 billion”), or both. After a verb
of change two complete amounts are a change and a level (“rose $4 to $78.50”), never a range.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from . import nouns
from .measure import Quantity
from .units import Unit
from .words import Words


def sums(x: Words, found: list[Quantity]) -> list[Quantity]:
    """Two quantities that are one: “5 dollars and 30 cents”, “6 feet 2 inches”, “15 dollars 50”."""
    out: list[Quantity] = []
    for q in found:
        p = out[-1] if out else None
        part = _part(x, p, q) if p is not None else None
        if part is None:
            out.append(q)
            continue
        p.value += part
        p.j, p.nj = q.j, q.nj
        if x.low(p.j) == "in" and p.unit.name == "foot" and not x.low(p.j + 1)[:1].isalpha():
            p.j += 1
    return out


def _part(x: Words, p: Quantity, q: Quantity) -> Fraction | None:
    """What q adds to p in p's unit where the two are one amount."""
    if p.value is None or q.value is None or p.number.scale != 1 or not p.explicit:
        return None
    gap = x.lw[p.j : q.i]
    if gap not in ([], ["and"], ["-"]) or p.value.denominator != 1 or p.value <= 0 or q.value < 0:
        return None
    bare = not q.explicit and q.noun is None and q.value.denominator == 1
    if p.kind == "currency" and p.unit.name not in x.known.minor_money and gap != ["-"]:
        if q.unit.name in x.known.minor_money:
            return q.value / int(x.known.minor_money[q.unit.name]) if q.value < 100 else None
        ends = not x.low(q.j)[:1].isalnum()
        return q.value / 100 if bare and 0 < q.value < 100 and ends and not p.signed else None
    if p.unit.name == "foot" and q.value < 12:
        if q.unit.name == "inch":
            return q.value / 12
        spelt = gap == ["-"] or (gap == [] and x.low(q.j) == "in")
        return q.value / 12 if bare and (spelt or (p.number.form == q.number.form == "words")) else None
    return None


_LINKS = {"to": "to", "-": "-", "–": "-", "—": "-", "‑": "-", "−": "-", "and": "and", "or": "or", "through": "to"}
_SOFT = frozenset("- to about nearly as a around even perhaps almost just roughly maybe".split())
_AGES = ("ages", "aged", "age", "about", "some", "roughly", "between", "~", "approximately", "around", "from")


def ranges(x: Words, found: list[Quantity], moves: frozenset[str]) -> list[Quantity]:
    """Joins the two ends of a range and drops the two ends of a score; `moves` are the verb forms of change."""
    out = _pass(x, _pass(x, found, moves, dashes=True), moves, dashes=False)
    later_levels(x, out)
    sides(x, out)
    lists(x, out)
    of_a_whole(x, out)
    pieces(x, out)
    return out


def _pass(x: Words, found: list[Quantity], moves: frozenset[str], dashes: bool) -> list[Quantity]:
    out: list[Quantity] = []
    for q in found:
        p = out[-1] if out else None
        link = _link(x, p, q) if p is not None else None
        verdict = ""
        if link is not None and (link == "-") == dashes:
            verdict = _dash(x, p, q) if dashes else _word(x, p, q, link, moves)
        if verdict == "range":
            _join(p, q)
        elif verdict == "score":
            out.pop()
        else:
            if verdict == "lean":
                _lean(p, q)
            out.append(q)
    return out


def _link(x: Words, p: Quantity, q: Quantity) -> str | None:
    """“to”, “-”, “and” or “or” where nothing but it (and “to about”, “- to -”) stands between the two."""
    gap = x.lw[p.j : q.i]
    if not 1 <= len(gap) <= 3:
        return None
    if gap[0] == "-" and len(gap) > 1:  # 200,000-to-260,000, a 7- or 8-inch screen
        gap = [w for w in gap if w != "-"] or ["-"]
    link = _LINKS.get(gap[0])
    if link is None or (len(gap) > 1 and (link != "to" or not set(gap[1:]) <= _SOFT)):
        return None
    return link


def _open(p: Quantity) -> bool:
    """Whether p leans on the unit of what follows: it has neither a unit nor a counted noun."""
    return not p.explicit and p.noun is None and p.number.form not in ("ratio",)


def _alike(p: Quantity, q: Quantity) -> bool:
    """Whether the two may be ends of one range by their units."""
    if p.unit.name == q.unit.name or _open(p):
        return p.kind == q.kind or _open(p)
    return (p.signed or p.kind == "age") and _open(q)


def _dash(x: Words, p: Quantity, q: Quantity) -> str:
    if p.value is None or q.value is None or not _alike(p, q):
        return ""
    before = x.low(p.i - 1)
    if q.explicit or p.explicit or q.number.scale > 1:
        return "range" if q.value > p.value or (_shares(p, q)) else ""
    if before in _AGES and q.value > p.value:
        return "range"
    near = set(x.lw[max(0, p.i - 6) : p.i]) | {x.low(q.noun if q.noun is not None else q.j)}
    if q.noun is not None and q.value > p.value and not near & x.known.score_words:
        return "range"
    if q.value > p.value and x.s[q.i] > x.e[p.j - 1] + 1 and not near & x.known.score_words:
        return "range"
    return "score" if x.s[q.i] == x.e[p.j - 1] + 1 else ""


_LISTS = ([","], ["or"], ["and"], [",", "or"], [",", "and"], ["-", ","], ["-", "or"], ["-", "and"], ["nor"])


def sides(x: Words, found: list[Quantity]) -> None:
    """Gives both sides the unit of the last one (“11 by 14 inches”, “1280 x 800 pixels”), in place."""
    for p, q in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        measured = q.explicit and q.kind in ("length", "resolution")
        if measured and _open(p) and p.value is not None and x.lw[p.j : q.i] in (["by"], ["x"], ["×"]):
            p.unit, p.explicit = q.unit, True


def lists(x: Words, found: list[Quantity]) -> None:
    """Gives each number of a list the unit that only the last one has (“at 20 or 25 percent”, “7, 8, 10 percent”), in place."""
    for p, q in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if not _open(p) or p.value is None or not q.explicit or q.signed or p.kind != "plain":
            continue
        small = q.value is not None and p.number.form == q.number.form and p.value < 1000
        if small and x.lw[p.j : q.i] in _LISTS and q.kind != "ratio" and q.rule != "list":
            p.unit, p.per, p.explicit = q.unit, q.per, True


def of_a_whole(x: Words, found: list[Quantity]) -> None:
    """“Ten of the 33 seats”: the part counts what the whole counts, in place; a second age follows a first."""
    for p, q in pairwise(found):
        gap = x.lw[p.j : q.i]
        whole = p.kind == "plain" and p.number.form != "fraction"  # a quarter of the 2,000 soldiers stays a share
        if whole and _open(p) and p.value is not None and q.noun is not None and gap[:1] == ["of"] and len(gap) <= 3:
            p.unit, p.noun = q.unit, q.noun
        listed = gap == [","] and x.low(p.i) in ("ages", "aged")
        if (
            p.kind == "age"
            and (gap in (["and"], [",", "and"]) or listed)
            and _open(q)
            and q.value is not None
            and q.value < 120
            and q.kind == "plain"
        ):
            q.unit, q.explicit = p.unit, True


def pieces(x: Words, found: list[Quantity]) -> None:
    """Gives the number before an amount of money the noun behind it, which it counts (“three $20 bills”), in place."""
    for p, q in pairwise(found):
        if _open(p) and p.kind == "plain" and p.value is not None and q.signed and p.j == q.i and q.per is None:
            noun = nouns.head(x, q.j, one=p.value == 1, longest=3)
            if noun is not None:
                p.unit, p.rule = Unit(nouns.singular(x, noun, q.j), "count"), "count"


def later_levels(x: Words, found: list[Quantity]) -> None:
    """Gives the second level of “from 21 mpg combined to 23” the unit of the first, in place."""
    for p, q in pairwise(found):
        if p.explicit and _open(q) and q.value is not None and x.low(q.i - 1) == "to" and x.low(p.i - 1) == "from":
            q.unit, q.per, q.explicit = p.unit, p.per, True


def _word(x: Words, p: Quantity, q: Quantity, link: str, moves: frozenset[str]) -> str:
    later = link == "to" and x.low(p.i - 1) == "from" and _open(q) and p.explicit
    if p.value is None or not (later or _alike(p, q)):
        return ""
    between = "between" in x.lw[max(0, p.i - 4) : p.i]
    if q.value is None:
        return "lean" if q.low is not None and q.number.form != "vague" and _open(p) and link == "to" else ""
    if link == "and":
        return "range" if between else ""
    if link == "or":
        if _open(p) and q.explicit and x.low(p.j) == "-":  # a 7- or 8-inch screen
            return "lean"
        small = p.number.form == q.number.form == "words" and 0 < q.value - p.value <= 2
        return "range" if small and _open(p) and q.value < 100 else ""
    if p.kind == "age" and _open(q):
        return "range" if p.rule == "age" and q.value > p.value else ""
    if _open(p) and _open(q) and x.known.votes.intersection(x.lw[max(0, p.i - 6) : p.i]):
        return ""  # by a vote of 52 to 47: two tallies
    if (
        p.kind == "percent"
        and x.at(p.i - 1)[:1].isupper()
        and not x.known.contests.isdisjoint(x.lw[max(0, p.i - 9) : p.i])
    ):
        return ""  # lags behind Trump 43% to 48%
    if (
        p.kind == q.kind == "percent"
        and p.explicit
        and not between
        and not _WON.isdisjoint(x.lw[max(0, p.i - 5) : p.i])
    ):
        return ""  # lost the state 36 percent to 51 percent
    if between or x.low(p.i - 1) == "from" or "from" in x.lw[max(0, p.i - 3) : p.i]:
        return "range"
    if q.value <= p.value and not _shares(p, q):
        return ""
    complete = not _open(p) and not (p.signed and not q.signed)
    if complete and not _open(q) and _moved(x, p, moves):
        return ""
    if not _open(p) and _open(q) and not p.signed:
        return ""
    if p.signed and _open(q) and _moved(x, p, moves):
        return ""
    return "range"


_WON = frozenset("won wins win lost loses lose leads led leading trails trailed beat beats".split())
_BEFORE_AMOUNT = frozenset("by another about nearly almost than more an additional a roughly around further some up down as "
                           "much over under least at most another".split())  # fmt: skip


def _moved(x: Words, p: Quantity, moves: frozenset[str]) -> bool:
    """Whether a verb of change stands right before the first quantity (“rose $4 to $78.50”)."""
    for k in range(p.i - 1, max(-1, p.i - 6), -1):
        t = x.low(k)
        if t in moves or t in ("up", "down"):
            return True
        if t not in _BEFORE_AMOUNT and not t.endswith("ly"):
            return False
    return False


def _shares(p: Quantity, q: Quantity) -> bool:
    """Whether the first number takes the multiplier of the second (“$3 to $5 billion”, “four to five thousand”)."""
    if p.number.scale > 1 or q.number.scale == 1 or q.number.lead is None or p.value is None:
        return False
    return abs(p.value) < 1000 and p.value <= q.number.lead


def _lean(p: Quantity, q: Quantity) -> None:
    """Gives p the unit and the multiplier that only q has, where the two stay apart."""
    if q.number.scale > 1 and p.number.scale == 1 and p.value is not None and p.value < 1000:
        p.value *= q.number.scale
    p.unit, p.explicit, p.noun, p.per = q.unit, q.explicit, q.noun, q.per


def _join(p: Quantity, q: Quantity) -> None:
    lead = p.number.lead
    if _shares(p, q):
        p.value *= q.number.scale
    elif p.number.scale > 1 and q.number.scale == 1 and lead is not None and lead <= q.value < 1000 and not q.explicit:
        q.value *= p.number.scale  # $3 billion to 5
    p.low, p.high = sorted((p.value, q.value))
    p.falling = p.value > q.value
    p.value = None
    if _open(p) or (q.explicit and not p.signed):
        p.unit, p.noun, p.rule = q.unit, q.noun, q.rule
        p.explicit = p.explicit or q.explicit
    p.number.scale = max(p.number.scale, q.number.scale)
    p.per = q.per or p.per
    p.j, p.nj = max(q.j, p.j), q.nj
    p.rule = "range: " + p.rule
