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
    "; but while whereas although though because when since after before until where who which whose : — – ― --".split()
)
"""Words beyond which another clause governs; “who” and “which” only where the verb follows at once."""
_FACTS = frozenset(
    """was were is are spent gave paid took got lost won rose fell grew dropped climbed jumped killed sold bought sent
    found showed became began left held raised cut added reached totaled totalled earned received built
    lasted remained stood counted recorded posted reported hit exceeded surpassed injured wounded""".split()
)
_REACH = 28
_NEAR = 12
"""How many words to the left of a measured figure, and of a count or a duration, its governing verb may stand."""


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
        word = x.low(q.noun) if q.noun is not None else x.low(q.j)
        if word in self.after and (q.noun is None or x.low(q.noun - 1) not in ("on", "in")):
            return Found(self.after[word], None, "noun after")
        measured = q.kind in _MEASURED
        adjunct = q.kind == "duration" and x.low(q.i - 1) in _ADJUNCT
        commas = 0
        for k in range(q.i - 1, max(-1, q.i - (_REACH if measured else _NEAR)), -1):
            t = x.lw[k]
            for phrase, status in self.before.get(t, ()):
                start = k + 1 - len(phrase)
                if start < 0 or not x.starts(start, phrase) or not _meant(x, start, phrase, status, q):
                    continue
                if adjunct and status not in ("estimate", "history"):
                    continue  # within two years: the figure is no pledge
                return self._promote(x, start, phrase, status)
            commas += t == ","
            if t in _BARRIERS or commas > (2 if measured else 1):
                break
            if t in _FACTS and x.low(k + 1) not in self.before:
                helper = x.low(k - 1) if x.low(k - 1) != "have" else x.low(k - 2)  # may have paid
                if helper not in _BEFORE_INFINITIVE:
                    break
        return Found("actual", None, "default")

    def _promote(self, x: Words, start: int, phrase: tuple[str, ...], status: str) -> Found:
        """“would”, “will” and “must” take the status of the verb that they depend on: “vowed that it would cut”."""
        if phrase[0] in _MODALS:
            for k in range(start - 1, max(-1, start - 9), -1):
                if x.lw[k] in _BARRIERS:
                    break
                for other, upper in self.before.get(x.lw[k], ()):
                    begin = k + 1 - len(other)
                    if begin >= 0 and x.starts(begin, other) and upper in ("pledge", "threat", "demand", "target"):
                        return Found(upper, begin, "cue: " + " ".join(other))
        return Found(status, start, "cue: " + " ".join(phrase))


_MEASURED = ("percent", "currency", "percentage_point", "basis_point")
_MODALS = frozenset("will would could may might should must".split())
_ADJUNCT = frozenset("within in over for during after next first past last".split())
_BEFORE_INFINITIVE = frozenset("to would will could should must may might be been".split())
_NOUN_BEFORE = frozenset("the a an in of this its their his her".split())
_ALSO_NOUNS = frozenset("project projects demand order orders offer plan face request promise pledge commit".split())
_BACK_THEN = frozenset("earlier ago last previous before prior".split())


def _meant(x: Words, start: int, phrase: tuple[str, ...], status: str, q: Quantity) -> bool:
    """Whether the cue at token `start` is the verb or noun it is listed as, and governs q."""
    word, after = phrase[0], x.low(start + len(phrase))
    distance = q.i - start - len(phrase)
    if word in _MODALS and len(phrase) == 1:
        if not x.at(start)[0].islower() or x.low(start - 1) in _NOUN_BEFORE or not after[:1].isalpha():
            return False
        if status == "demand":
            return distance < (5 if q.kind != "count" else 3)
        return distance < (10 if q.kind in _MEASURED else 5)
    if len(phrase) == 1 and word in _ALSO_NOUNS and x.low(start - 1) in _NOUN_BEFORE:
        return distance <= 2 and status in ("pledge", "demand")
    if (
        status == "pledge"
        and after in ("delegates", "delegate", ":", "the", "by")
        and (after != "the" or word == "offered")
    ):
        return False
    if word in ("compared", "versus"):
        return distance <= 3 and bool(_BACK_THEN.intersection(x.lw[q.j : q.j + 6]) or x.low(q.j) == "in")
    if word in ("up", "down", "once", "earlier", "previously", "formerly") or phrase == ("had", "been"):
        return distance <= 3
    if phrase[-1] == "of" and word in ("target", "goal"):
        return not (x.low(start - 1) == "the" and x.low(start - 2) in ("was", "is", "were", "been", "be", "became"))
    if word in ("seeks", "seeking", "sought") and len(phrase) == 1:
        return after != "to"
    if word in ("required", "ordered"):
        return after != "by"
    return True
