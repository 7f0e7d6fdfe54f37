"""What a figure is about: the defence that money goes to, the tax that is 25 percent, the sales that rose."""

from __future__ import annotations

from .context import noun_phrase
from .measure import Quantity
from .nouns import STOP
from .numbers import STARTERS
from .words import Words

_COPULA = frozenset(
    "is are was were be been being means represents remains stands stood totaled totalled reached hit became".split()
)
_MEASURED = ("percent", "currency", "percentage_point", "basis_point", "ratio", "plain")
_SUBJECT_PREPOSITIONS = ("on", "for", "in", "to", "against")
_DIRECTION_NOUNS = frozenset(
    "increase decrease rise fall drop decline gain jump cut reduction growth surge loss improvement hike share stake tax "
    "tariff tariffs levy duty fee fine penalty raise discount chance majority interest duties".split()
)
_TIME = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday year years month months week weeks day days quarter decade today yesterday tomorrow
    morning night afternoon evening term time total addition all response turn part fact cash""".split()
)


def subject(x: Words, q: Quantity, base_end: int | None, moves: frozenset[str]) -> str | None:
    """The subject of q: after it (“on defense”, “is infrastructure spending”, “tax on imported vehicles”), or before its verb."""
    if q.kind not in _MEASURED:
        return None
    j = base_end if base_end is not None else q.j
    if x.low(j) == "worth" and x.low(j + 1) == "of":
        return _phrase(x, j + 2)
    if x.low(j) == "of" and base_end is None and q.kind == "currency" and q.per is None:
        return _phrase(x, j + 1)
    if x.low(j) in _COPULA and x.low(j) not in ("reached", "hit"):
        found = noun_phrase(x, j + 1)
        if (
            found
            and not x.lw[found[1]].endswith(("ed", "ly", "er"))
            and x.lw[found[1]] not in STOP
            and found[2] - found[1] > 1
        ):
            return found[0]
    if x.low(j) in _DIRECTION_NOUNS:
        k = j + 1
        if x.low(k) in ("in", "on", "of", "for", "to"):
            found = _phrase(x, k + 1)
            if found:
                return found
        return x.text[x.s[j] : x.e[j]]
    if x.low(j) in ("on", "for", "in") and x.low(j) != "to":
        found = _phrase(x, j + 1)
        if found and (x.low(j) != "in" or (q.kind == "currency" and x.at(j + 1)[:1].islower())):
            return found
    before = _before(x, q, moves)
    if before:
        return before
    if (
        (q.kind == "currency" or _determined(x, q))
        and base_end is None
        and x.low(j)[:1].isalpha()
        and x.low(j) not in STOP
        and q.kind != "plain"
    ):
        return _phrase(x, j)
    return None


def _determined(x: Words, q: Quantity) -> bool:
    """Whether an article or a possessive opens the noun phrase that q stands in (“a 40 percent excise tax”)."""
    return any(
        x.low(k) in ("a", "an", "the", "its", "his", "her", "their", "this", "that", "our", "’s", "'s")
        for k in (q.i - 1, q.i - 2)
    )


def _phrase(x: Words, j: int) -> str | None:
    found = noun_phrase(x, j)
    if not found or x.lw[found[1]] in _TIME or x.lw[found[2] - 1] in _TIME or x.lw[found[1]][:1].isdecimal():
        return None
    return found[0]


_SKIP_BACK = frozenset(
    """by about around nearly almost more than at least up to some roughly approximately over under as much many a an of
    only just another additional further down up less fewer from between to the record total""".split()
)


def _before(x: Words, q: Quantity, moves: frozenset[str]) -> str | None:
    """The noun phrase before “of” (“sales of 5,835”) or before the verb of change or copula (“core inflation rose 0.3%”)."""
    k = q.i - 1
    seen_of = False
    while k >= 0 and (x.lw[k] in _SKIP_BACK or x.lw[k].endswith("ly")):
        seen_of = seen_of or x.lw[k] == "of"
        k -= 1
    if k < 0:
        return None
    if seen_of:
        end = k + 1
        start = _start(x, end)
        named = start < end and not x.lw[start][0].isdecimal() and x.lw[start] not in STARTERS
        return x.text[x.s[start] : x.e[end - 1]] if named else None
    verb = x.lw[k]
    if verb.isalpha() and k >= 1 and (verb in _COPULA or verb in moves):
        end = k
        while end > 0 and (
            x.lw[end - 1]
            in (
                "has",
                "have",
                "had",
                "was",
                "were",
                "is",
                "are",
                "been",
                "be",
                "would",
                "will",
                "could",
                "to",
                "also",
                "expected",
                "then",
                "may",
                "might",
                "should",
            )
            or x.lw[end - 1].endswith("ly")
            or (x.lw[end - 1].endswith("ed") and x.low(end - 2) in _AUXILIARIES)
        ):
            end -= 1
        start = _start(x, end)
        if start < end:
            return x.text[x.s[start] : x.e[end - 1]]
    return None


_AUXILIARIES = frozenset("is are was were been be has have had being".split())


def _start(x: Words, end: int) -> int:
    """The first token of the noun phrase that ends before token `end`."""
    k = end
    while k > 0 and end - k < 6:
        t = x.lw[k - 1]
        if (t in STOP and t not in ("’s", "'s")) or t in ("an", "the", "a"):
            break
        if not t[0].isalnum() and t not in ("-", "&", "’s", "'s", "%"):
            break
        k -= 1
    while k < end and (x.lw[k] in ("-", "’s", "'s", "&") or x.lw[k].endswith("ly")):
        k += 1
    return k
