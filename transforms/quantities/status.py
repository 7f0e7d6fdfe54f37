"""Whether a figure is a fact, an estimate, a pledge, a target, a demand, a threat or history: from the verb that governs it.

The nearest cue to the left within the clause decides (“had committed to spend 5 percent”), or a noun right after (“its 2
percent target”); a finite verb of fact on the way ends the search (“after promising reform it spent $5 million”). The cues
are `seeds/status_cues.csv`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ..tokens import tokenise
from .measure import Quantity
from .words import Words

_BARRIERS = frozenset(
    "; but while whereas although though because when since after before until where who which".split()
)
"""Words beyond which another clause governs; “who” and “which” only where the verb follows at once."""
_FACTS = frozenset(
    """was were is are spent gave paid took got lost won rose fell grew dropped climbed jumped killed sold bought sent
    found showed became began left held raised cut added reached totaled totalled earned cost costs received built
    lasted remained stood counted recorded posted reported hit exceeded surpassed injured wounded""".split()
)
_MODALS = frozenset("will would could may might should must".split())
_REACH = 28
"""How many words to the left of a figure its governing verb may stand."""


@dataclass(frozen=True, slots=True)
class Found:
    status: str
    cue: int | None  # first token of the cue; None for the default
    rule: str


class Status:
    """The cue table by last word (before) and first word (after)."""

    def __init__(self, seeds: Mapping[str, pl.DataFrame]):
        self.before: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.after: dict[str, str] = {}
        for row in seeds["status_cues"].iter_rows(named=True):
            for form in row["cue"].split("|"):
                phrase = tuple(form[a:b].lower() for a, b in tokenise(form))
                if row["position"] == "after":
                    self.after[form] = row["status"]
                else:
                    self.before.setdefault(phrase[-1], []).append((phrase, row["status"]))
        for cues in self.before.values():
            cues.sort(key=lambda c: -len(c[0]))

    def find(self, x: Words, q: Quantity) -> Found:
        """The status of q in its sentence, with the token where its cue begins."""
        j = q.j
        if x.low(j) in self.after and q.kind != "count":
            return Found(self.after[x.low(j)], None, "noun after")
        if q.noun is not None and x.low(q.noun) in self.after and x.low(q.noun - 1) not in ("on", "in"):
            return Found(self.after[x.low(q.noun)], None, "noun after")
        k = q.i - 1
        while k >= max(0, q.i - _REACH):
            t = x.lw[k]
            for phrase, status in self.before.get(t, ()):
                start = k + 1 - len(phrase)
                if start >= 0 and x.starts(start, phrase) and self._meant(x, start, phrase, status, q):
                    return self._promote(x, start, phrase, status)
            if t in _BARRIERS and not (t in ("who", "which") and k < q.i - 12):
                break
            if t in _FACTS and not (t in ("is", "are", "was", "were") and x.low(k + 1) in self.before):
                if x.low(k - 1) not in ("to", "would", "will", "could", "should", "must", "may", "might", "be"):
                    break
            k -= 1
        return Found("actual", None, "default")

    def _meant(self, x: Words, start: int, phrase: tuple[str, ...], status: str, q: Quantity) -> bool:
        word = phrase[0]
        near = q.i - start - len(phrase) <= 2
        if word == "may":
            return x.at(start)[0].islower() and x.low(start + 1)[:1].isalpha()
        if word == "will" and len(phrase) == 1:
            return x.at(start)[0].islower() and x.low(start - 1) not in ("the", "a", "his", "her", "of", "political")
        if word in (
            "project",
            "projects",
            "demand",
            "order",
            "orders",
            "offer",
            "plan",
            "face",
            "request",
            "target",
            "targets",
            "once",
            "earlier",
            "against",
            "promise",
        ):
            if (
                x.low(start - 1) in ("the", "a", "an", "in", "of", "this", "its", "their", "his", "her")
                and len(phrase) == 1
            ):
                return near and word in ("target", "offer", "demand")
            if word in ("once", "earlier", "against"):
                return near
        if phrase == ("had",):
            nxt = x.low(start + 1)
            return nxt.endswith("ed") or nxt in (
                "fallen",
                "risen",
                "grown",
                "spent",
                "lost",
                "won",
                "paid",
                "been",
                "cost",
                "sold",
                "made",
                "held",
            )
        if word in ("seeks", "seeking", "sought") and len(phrase) == 1:
            return x.low(start + 1) not in ("to",)
        if word in ("required", "ordered") and status == "demand":
            return x.low(start + 1) != "by"
        if word in _MODALS and len(phrase) == 1:
            reach = 10 if q.kind in ("percent", "currency", "percentage_point", "basis_point") else 5
            if status == "demand":
                reach = 5 if q.kind != "count" else 3
            return q.i - start <= reach
        return True

    def _promote(self, x: Words, start: int, phrase: tuple[str, ...], status: str) -> Found:
        """“would”, “will” and “should” take the status of the verb that they depend on: “vowed that it would cut”."""
        if (status == "estimate" and phrase[0] in ("would", "will", "could", "may", "might")) or phrase == ("must",):
            for k in range(start - 1, max(-1, start - 9), -1):
                if x.lw[k] in _BARRIERS or x.lw[k] in (".", ";"):
                    break
                for other, upper in self.before.get(x.lw[k], ()):
                    begin = k + 1 - len(other)
                    if begin >= 0 and x.starts(begin, other) and upper in ("pledge", "threat", "demand", "target"):
                        return Found(upper, begin, "cue: " + " ".join(other))
        return Found(status, start, "cue: " + " ".join(phrase))
