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
from . import conditions, cues
from .measure import Quantity
from .words import Words

_BARRIERS = frozenset(
    "; but while whereas although though because when since after before until where who which whose : — – ― --".split()
)
"""Words beyond which another clause governs; “who” and “which” only where the verb follows at once."""
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
        for phrases in self.before.values():
            phrases.sort(key=lambda c: -len(c[0]))

    def find(self, x: Words, q: Quantity, end: int) -> Found:
        """The status of q, which with its base ends before token `end`, and the token where its cue begins."""
        if conditions.source(x, q):
            return Found("actual", None, "source")
        word = x.low(q.noun) if q.noun is not None else x.low(q.j)
        if word in self.after and (q.noun is None or x.low(q.noun - 1) not in ("on", "in", "-")):
            return Found(self.after[word], None, "noun after")
        if found := next((self.after[p] for p in self.after if " " in p and x.starts(end, tuple(p.split()))), None):
            return Found(found, None, "phrase after")
        if conditions.earlier_level(x, q):
            return Found("history", None, "from")  # fell to 3.9 percent from 4.1 percent
        known = (q.kind == "count" and x.low(q.i - 1) in _KNOWN) or (
            q.kind == "percent" and x.low(q.i - 1) in ("top", "bottom")
        )
        if x.low(q.i - 1) == "now" or (q.kind == "length" and x.low(q.j) in ("away", "from", "off")):
            return Found("actual", None, "now")
        if q.kind == "duration" and x.low(q.j) in ("ahead", "earlier", "later", "sooner"):
            return Found("actual", None, "ahead")
        known = known or (
            q.kind == "count"
            and x.low(q.i - 1) in ("past", "last", "previous", "next", "first", "final", "coming")
            and x.low(q.i - 2) == "the"
        )
        if relative := self._relative(x, q, end):
            return relative
        if not known and q.kind != "age" and (term := conditions.condition(x, q)):
            return Found(term[0], term[1], "condition")
        measured = q.kind not in _LOOSE
        adjunct = q.kind == "duration" and not cues.ADJUNCT.isdisjoint(x.lw[max(0, q.i - 3) : q.i])
        commas = 0
        reach = _REACH if measured else _NEAR if "-" not in x.w[q.nj : q.j] else _NEAR // 2
        for k in range(q.i - 1, max(-1, q.i - reach), -1):
            t = x.lw[k]
            for phrase, status in self.before.get(t, ()):
                start = k + 1 - len(phrase)
                if start < 0 or not x.starts(start, phrase) or not cues.meant(x, start, phrase, status, q):
                    continue
                if phrase[0].startswith("want") and cues.aimed(x, start, q):
                    status = "target"
                if known and phrase[0] in cues.MODALS:
                    return Found("actual", None, "known")  # a meeting of the two men would be held
                if adjunct and phrase[0] not in cues.MODALS and phrase[-1] != "to":
                    return Found("actual", None, "adjunct")  # believe her years in office, for eight years, will help
                if (adjunct or known) and status not in ("estimate", "history"):
                    return Found("actual", None, "adjunct")  # within two years, the two countries: no pledge
                return self._promote(x, start, phrase, status)
            commas += t == ","
            compared = t == "compared" and x.low(k + 1) in ("with", "to")
            another = t == "and" and x.low(k - 1) == "," and x.low(k + 1) in _SUBJECTS  # agreed to pay, and he put
            resumed = t == "," and x.low(k + 1) in _SUBJECTS and x.low(k + 2) not in x.known.announcing
            resumed = resumed and x.low(k + 2) not in x.known.reporting  # even if they could vote, they make up
            if t in _BARRIERS or compared or another or resumed or commas > (2 if measured else 1):
                break
            if t in x.known.facts and x.low(k + 1) not in self.before:
                helper = x.low(k - 1) if x.low(k - 1) != "have" else x.low(k - 2)  # may have paid
                if helper not in _BEFORE_PAST:
                    believed = next(
                        (
                            m
                            for m in range(k - 1, max(-1, k - 8), -1)
                            if x.lw[m] in x.known.believing and x.low(m - 1) != "to"
                        ),
                        None,
                    )
                    if believed is not None and _BARRIERS.isdisjoint(x.lw[believed:k]):
                        return Found("estimate", believed, "believed")  # experts believe the reef lost
                    break
        if found := (
            self._later(x, end)
            if q.kind != "age" and not known and not adjunct and not x.ends(q.i, ("of", "the")) and not _sized(x, q)
            else None
        ):
            return found
        return Found("actual", None, "default")

    def _relative(self, x: Words, q: Quantity, j: int) -> Found | None:
        """A clause after the figure whose object it is: “the 5.4 percent that ministers have proposed”, “the $5.7 billion he
        has been seeking”."""
        opens = x.low(j) in ("that", "which")
        if not (opens or x.low(j) in ("he", "she", "it", "they", "we", "i")):
            return None
        for k in range(j + 1, min(x.n, j + 7)):
            if not x.lw[k][0].isalpha():
                return None
            cue = next((s for p, s in self.before.get(x.lw[k], ()) if len(p) == 1 and s != "history"), None)
            needed = x.lw[k].startswith(("need", "want")) and q.kind != "currency"  # the 60 votes they need
            if cue and not needed and x.lw[k] not in cues.MODALS and not cues.denied(x, k):
                return Found(cue, k, "relative: " + x.lw[k])
        return None

    def _later(self, x: Words, j: int) -> Found | None:
        """A cue after the figure: “could go hungry”, “of whom are believed dead”, “that economists had expected”."""
        for k in range(j, min(x.n, j + 7)):
            t = x.lw[k]
            if t in (",", ";", ".") or (t in x.known.facts and t not in ("is", "are", "was", "were")):
                return None
            if t in self.later and (x.at(k)[0].islower() or t != "may"):
                modal = t in cues.MODALS
                within = x.low(j) in ("in", "at", "on", "from") and k - j <= 4  # a third of the troops in Iraq will
                near = (k == j or within or (k == j + 1 and x.lw[j] == "more")) if modal else x.low(k - 1) in _PASSIVE
                return Found(self.later[t], k, "cue after: " + t) if near else None
        return None

    def _promote(self, x: Words, start: int, phrase: tuple[str, ...], status: str) -> Found:
        """“would”, “will” and “must” take the status of the verb that they depend on: “vowed that it would cut”."""
        if phrase in (("should",), ("must",)) and cues.outcome(x, start):
            return Found("estimate", start, "outcome")
        going = phrase[-2:] == ("going", "to")
        if (going or phrase in (("would",), ("will",))) and (own := _own_act(x, start, start + len(phrase))):
            return Found(own, start, "said it would")
        if phrase[0] in ("would", "will", "must", "should"):
            for k in range(start - 1, max(-1, start - 9), -1):
                if x.lw[k] in _BARRIERS:
                    break
                for other, upper in self.before.get(x.lw[k], ()):
                    begin = k + 1 - len(other)
                    if (
                        begin >= 0
                        and x.starts(begin, other)
                        and upper in ("pledge", "threat", "demand", "target")
                        and (not cues.denied(x, begin))
                    ):
                        return Found(upper, begin, "cue: " + " ".join(other))
        return Found(status, start, "cue: " + " ".join(phrase))


_LOOSE = ("count", "plain", "duration", "age")
"""Kinds that often stand in a clause without being what it is about."""
_SUBJECTS = frozenset("he she it they we i".split())
_KNOWN = frozenset("the these those her his their its our all".split())
"""Before a count: something already known is counted, which nobody promises or demands."""
_PASSIVE = frozenset("is are was were be been had have has being still also".split())


def _sized(x: Words, q: Quantity) -> bool:
    """Whether q only says how large the subject is: “her staff of more than 100 are expected to move”."""
    k = q.i - 1
    while x.low(k) in ("about", "more", "less", "than", "nearly", "almost", "some", "roughly", "over", "at", "least"):
        k -= 1
    if "worth" in x.lw[max(0, q.i - 3) : q.i]:
        return True  # a bag worth $7,000 will be theirs
    return q.kind in ("count", "plain") and x.low(k) == "of" and x.low(k - 1) not in ("total", "loss")


def _own_act(x: Words, start: int, j: int) -> str | None:
    """pledge for “Boeing said it would cut”, “we will build”; None where the act is nobody's own."""
    verb = x.low(j) if not x.low(j).endswith("ly") else x.low(j + 1)
    who = x.low(start - 1) if x.lw[start] not in ("we’re", "we're", "i’m", "i'm") else "we"
    if verb in x.known.involuntary or verb == "not":
        return None
    if who in ("we", "i"):
        return "pledge"
    if who not in ("it", "he", "she", "they"):
        return None
    before = [w for w in x.lw[max(0, start - 6) : start - 1] if w not in ("that", ",")]
    return "pledge" if any(w in x.known.announcing for w in before[-4:]) else None


_BEFORE_INFINITIVE = frozenset("to would will could should must may might be been".split())
_BEFORE_PAST = _BEFORE_INFINITIVE | cues.MAYBE | {"once", "previously", "formerly"}
