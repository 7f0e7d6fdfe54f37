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
        self.later: dict[str, str] = {}
        for row in seeds["status_cues"].iter_rows(named=True):
            for form in row["cue"].split("|"):
                phrase = tuple(form[a:b].lower() for a, b in tokenise(form))
                if row["position"] != "before":
                    (self.after if row["position"] == "after" else self.later)[form] = row["status"]
                else:
                    self.before.setdefault(phrase[-1], []).append((phrase, row["status"]))
        for cues in self.before.values():
            cues.sort(key=lambda c: -len(c[0]))

    def find(self, x: Words, q: Quantity, end: int) -> Found:
        """The status of q, which with its base ends before token `end`, and the token where its cue begins."""
        word = x.low(q.noun) if q.noun is not None else x.low(q.j)
        if word in self.after and (q.noun is None or x.low(q.noun - 1) not in ("on", "in")):
            return Found(self.after[word], None, "noun after")
        measured = q.kind not in _LOOSE
        known = q.kind == "count" and x.low(q.i - 1) in _KNOWN
        adjunct = q.kind == "duration" and x.low(q.i - 1) in _ADJUNCT
        commas = 0
        for k in range(q.i - 1, max(-1, q.i - (_REACH if measured else _NEAR)), -1):
            t = x.lw[k]
            for phrase, status in self.before.get(t, ()):
                start = k + 1 - len(phrase)
                if start < 0 or not x.starts(start, phrase) or not _meant(x, start, phrase, status, q):
                    continue
                if (adjunct or known) and status not in ("estimate", "history"):
                    return Found("actual", None, "adjunct")  # within two years, the two countries: no pledge
                return self._promote(x, start, phrase, status)
            commas += t == ","
            if t in _BARRIERS or commas > (2 if measured else 1):
                break
            if t in _FACTS and x.low(k + 1) not in self.before:
                helper = x.low(k - 1) if x.low(k - 1) != "have" else x.low(k - 2)  # may have paid
                if helper not in _BEFORE_INFINITIVE:
                    break
        if found := self._later(x, end):
            return found
        level = x.low(q.i - 1) == "from" or (x.low(q.i - 1) in _SMALL and x.low(q.i - 2) == "from")
        if level and any(x.lw[m] == "to" for m in range(max(0, q.i - 9), q.i)) and q.low is None:
            return Found("history", None, "from")  # fell to 3.9 percent from 4.1 percent
        return Found("actual", None, "default")

    def _later(self, x: Words, j: int) -> Found | None:
        """A cue after the figure: “could go hungry”, “of whom are believed dead”, “that economists had expected”."""
        for k in range(j, min(x.n, j + 7)):
            t = x.lw[k]
            if t in (",", ";", ".") or (t in _FACTS and t not in ("is", "are", "was", "were")):
                return None
            if t in self.later:
                modal = t in _MODALS
                near = k == j if modal else x.low(k - 1) in _PASSIVE
                return Found(self.later[t], k, "cue after: " + t) if near else None
        return None

    def _promote(self, x: Words, start: int, phrase: tuple[str, ...], status: str) -> Found:
        """“would”, “will” and “must” take the status of the verb that they depend on: “vowed that it would cut”."""
        if phrase in (("would",), ("will",)) and (own := _own_act(x, start)):
            return Found(own, start, "said it would")
        if phrase[0] in _MODALS:
            for k in range(start - 1, max(-1, start - 9), -1):
                if x.lw[k] in _BARRIERS:
                    break
                for other, upper in self.before.get(x.lw[k], ()):
                    begin = k + 1 - len(other)
                    if begin >= 0 and x.starts(begin, other) and upper in ("pledge", "threat", "demand", "target"):
                        return Found(upper, begin, "cue: " + " ".join(other))
        return Found(status, start, "cue: " + " ".join(phrase))


_LOOSE = ("count", "plain", "duration", "age")
"""Kinds that often stand in a clause without being what it is about."""
_KNOWN = frozenset("the these those her his their its our all".split())
"""Before a count: something already known is counted, which nobody promises or demands."""
_SMALL = frozenset("about nearly almost some roughly around a".split())
_PASSIVE = frozenset("is are was were be been had have has being still also".split())
_SAYING = frozenset("said says announced announces told promised confirmed wrote".split())
_INVOLUNTARY = frozenset(
    """be cost take rise fall reach total have need save mean grow become amount exceed lose climb drop increase decrease
    generate produce bring affect lead remain stay last come go range average shrink expand see face miss vote support back prefer consider choose like want""".split()
)
"""Verbs after “would” and “will” that are no one's promise."""


def _own_act(x: Words, start: int) -> str | None:
    """pledge for “Boeing said it would cut”, “we will build”; None where the act is nobody's own."""
    verb = x.low(start + 1) if not x.low(start + 1).endswith("ly") else x.low(start + 2)
    who = x.low(start - 1)
    if verb in _INVOLUNTARY or verb == "not":
        return None
    if who in ("we", "i"):
        return "pledge"
    if who not in ("it", "he", "she", "they"):
        return None
    before = [w for w in x.lw[max(0, start - 6) : start - 1] if w not in ("that", ",")]
    return "pledge" if any(w in _SAYING for w in before[-4:]) else None


_MODALS = frozenset("will would could may might should must".split())
_ADJUNCT = frozenset("within in over for during after next first past last".split())
_BEFORE_INFINITIVE = frozenset("to would will could should must may might be been".split())
_NOUN_BEFORE = frozenset("the a an in of this its their his her".split())
_ALSO_NOUNS = frozenset("project projects demand order orders offer plan face request promise pledge commit".split())
_COPULAS = frozenset("was is were been be became remains remained".split())
_TALK = frozenset("argue say know see be hear make talk believe think tell keep sure understand".split())
_BACK_THEN = frozenset("earlier ago last previous before prior".split())


def _meant(x: Words, start: int, phrase: tuple[str, ...], status: str, q: Quantity) -> bool:
    """Whether the cue at token `start` is the verb or noun it is listed as, and governs q."""
    word, after = phrase[0], x.low(start + len(phrase))
    distance = q.i - start - len(phrase)
    if word in _MODALS and len(phrase) == 1:
        if not x.at(start)[0].islower() or x.low(start - 1) in _NOUN_BEFORE or not after[:1].isalpha():
            return False
        if status == "demand":
            if x.low(start + 2) in ("noted", "remembered", "said", "pointed"):
                return False
            return distance < (5 if q.kind != "count" else 3)
        return distance < (10 if q.kind not in _LOOSE else 5)
    if len(phrase) == 1 and word in _ALSO_NOUNS and x.low(start - 1) in _NOUN_BEFORE:
        return distance <= 2 and status in ("pledge", "demand")
    if (
        status == "pledge"
        and after in ("delegates", "delegate", ":", "the", "by")
        and (after != "the" or word == "offered")
    ):
        return False
    if word.startswith("agree"):
        return "to" in x.lw[start + 1 : start + 6] or after == "that"
    if word.startswith("ask"):
        return "for" in x.lw[start + 1 : start + 6] or "to" in x.lw[start + 1 : start + 6]
    if word in ("want", "wants", "wanted", "wanting") and len(phrase) == 2:
        return after not in _TALK
    if word in ("want", "wants", "wanted", "need", "needs", "needed") and len(phrase) == 1:
        free = after != "to" and x.low(start - 1) not in _MODALS and word != "needed"
        return free and (
            q.kind == "currency" or (q.kind == "percent" and word[0] == "w") or (distance <= 1 and word[0] == "w")
        )
    if word in ("compared", "versus"):
        return distance <= 3 and bool(_BACK_THEN.intersection(x.lw[q.j : q.j + 6]) or x.low(q.j) == "in")
    if word in ("once", "previously", "formerly"):
        return distance <= 1
    if word in ("up", "down"):
        return distance <= 3
    if phrase == ("had", "been"):
        return distance <= 3 and q.kind != "duration"
    if phrase[-1] == "of" and word in ("target", "goal"):
        return not (x.low(start - 1) == "the" and _COPULAS.intersection(x.lw[max(0, start - 4) : start]))
    if word in ("seeks", "seeking", "sought") and len(phrase) == 1:
        return after != "to"
    if word in ("required", "ordered", "orders", "order"):
        return after != "by" and (word == "required" or ("to" in x.lw[start + 1 : q.i] and distance < 8))
    if word.startswith("threat") and q.kind == "count":
        return "by" not in x.lw[start : q.i]
    return True
