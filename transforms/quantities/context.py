"""What the words around a quantity say about it: bound or approximation, direction, base and subject."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ..tokens import tokenise
from . import nouns
from .measure import Quantity
from .words import Words


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(text[a:b].lower() for a, b in tokenise(text))


_THROUGH = frozenset("a an just only well even still slightly far much by to at of another additional further".split())
"""Words that may stand between an approximation cue and its number."""
_BEFORE_OVER = frozenset(
    "for of lasted lasting took takes take in after than just well been is was be by spent spend spends serve served at".split()
)
_HANDED = frozenset("hand hands handed handing turn turns turned turning sign signed".split())
"""Verbs whose particle “over” is (“handed over three notes”)."""
_BETWEEN = frozenset(
    """by another an a additional further of about around roughly approximately some nearly almost close more less than at
    least as much many up over well just only slightly fewer under estimated the sharp record modest whopping total even
    it anywhere between from still extra annual annualized yearly rate pace""".split()
)
"""Words that may stand between a verb of change and the amount."""
_NOT_BASE = frozenset(
    """we they he she i you in on at by for with from to into onto over under after before between during against since through
    is are was were be been being has have had will would could should can may might must do does did and or but that which
    who whom whose when where while because if than as says said say or so yet was not also now ago who’s compared versus according including only just even still then there here""".split()
)


class Context:
    """Cue tables by their first or last word, built once from the seeds."""

    def __init__(self, seeds: Mapping[str, pl.DataFrame]):
        self.before: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.after: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for row in seeds["approximation_cues"].iter_rows(named=True):
            phrase = _phrase(row["cue"])
            if row["position"] == "before":
                self.before.setdefault(phrase[-1], []).append((phrase, row["approximation"]))
            else:
                self.after.setdefault(phrase[0], []).append((phrase, row["approximation"]))
        for table in (self.before, self.after):
            for cues in table.values():
                cues.sort(key=lambda c: -len(c[0]))
        self.verbs: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        self.nouns: dict[str, str] = {}
        moves: set[str] = set()
        for row in seeds["direction_cues"].iter_rows(named=True):
            for form in row["cue"].split("|"):
                if row["type"] == "noun":
                    self.nouns[form] = row["direction"]
                    self.nouns[form + "s"] = row["direction"]
                    continue
                phrase = _phrase(form)
                self.verbs.setdefault(phrase[-1], []).append((phrase, row["direction"], row["type"]))
                if row["type"] != "adverb":
                    moves.add(phrase[-1])
        for cues in self.verbs.values():
            cues.sort(key=lambda c: -len(c[0]))
        self.moves = frozenset(moves)

    def approximation(self, x: Words, q: Quantity) -> str:
        """exact, about, almost, at_least, at_most, more_than or less_than."""
        j = q.j
        for phrase, value in self.after.get(x.low(j), ()):
            if x.starts(j, phrase) and (phrase != ("plus",) or x.glued(j)) and (phrase != ("+",) or x.glued(j)):
                return value
        if x.low(q.nj) in self.after:
            for phrase, value in self.after[x.low(q.nj)]:
                if x.starts(q.nj, phrase) and (phrase[0] == "or" or (phrase[0] in ("+", "-") and x.glued(q.nj))):
                    return value
        k = q.i
        for _ in range(3):
            t = x.low(k - 1)
            for phrase, value in self.before.get(t, ()):
                if x.ends(k, phrase) and self._meant(x, k, phrase, q):
                    return value
            if t in _THROUGH:
                k -= 1
                continue
            return "exact"
        return "exact"

    def _meant(self, x: Words, k: int, phrase: tuple[str, ...], q: Quantity) -> bool:
        if phrase == ("over",) and x.low(k - 2) in _HANDED:
            return False
        if phrase == ("over",) or phrase == ("under",):
            if q.kind == "duration":
                return x.low(k - 2) in _BEFORE_OVER
            return x.low(k - 2) not in ("won", "victory", "win", "lead", "advantage", "points", "control")
        if phrase == ("around",) and q.kind == "duration":
            return True
        if phrase == ("above",) or phrase == ("below",):
            return q.kind != "ordinal"
        if phrase == ("up", "to"):
            return x.low(k - 3) not in ("go", "goes", "went", "gone", "add", "adds", "added", "live", "lives", "owned")
        if phrase in (("better", "than"),):
            return q.kind in ("ratio", "percent")
        return True

    def direction(self, x: Words, q: Quantity) -> str | None:
        """up or down where the quantity is the amount of a change; None for a level."""
        if q.sign == "+":
            return "up"
        if q.kind in ("percent", "percentage_point", "basis_point") and x.low(q.j) in ("higher", "lower"):
            return "up" if x.low(q.j) == "higher" else "down"
        k = q.i
        seen_by = False
        for _ in range(7):
            t = x.low(k - 1)
            for phrase, direction, kind in self.verbs.get(t, ()):
                if x.ends(k, phrase) and self._moves(x, k - len(phrase), phrase, kind, q):
                    return direction
            if t in self.nouns and x.low(k) in ("of", "by") and (q.kind != "count" or k + 1 == q.i):
                return self.nouns[t]
            if t in _BETWEEN or t.endswith("ly"):
                seen_by = seen_by or t == "by"
                rate = t == "at" and any(x.low(m) in ("rate", "pace") for m in range(k, min(q.i, k + 4)))
                if (t == "at" and x.low(k) not in ("least", "most") and not rate) or (t == "from"):
                    break
                k -= 1
                continue
            break
        if seen_by or x.low(q.i - 1) == "by":
            for m in range(q.i - 2, max(-1, q.i - 11), -1):
                t = x.low(m)
                if t in (",", ";", "and", "but", "that", "which"):
                    break
                for phrase, direction, kind in self.verbs.get(t, ()):
                    if x.ends(m + 1, phrase) and kind != "adverb":
                        return direction
        if q.kind == "percent" and x.low(q.j) in ("below", "above", "from"):  # cut emissions 55 percent below
            for m in range(q.i - 1, max(-1, q.i - 6), -1):
                t = x.low(m)
                if not t[:1].isalpha() or t in _NOT_BASE:
                    break
                for phrase, direction, kind in self.verbs.get(t, ()):
                    if x.ends(m + 1, phrase) and kind != "adverb":
                        return direction
        t = x.low(q.j)
        if q.kind in ("percent", "percentage_point", "basis_point", "ratio") or q.unit.name == "point":
            if t in ("higher", "lower"):
                return "up" if t == "higher" else "down"
            if t in ("more", "less", "fewer") and x.low(q.j + 1) == "than":
                return "up" if t == "more" else "down"
            if q.kind != "ratio" and t in x.known.change_after:
                return self.nouns.get(t)
        return None

    def shared(self, x: Words, p: Quantity, q: Quantity, direction: str | None) -> bool:
        """Whether q restates p in another unit (“190 points, or 0.6%”, “8.9 ksi (61.4 MPa)”) and takes p's bound and direction."""
        gap = x.lw[p.j : q.i]
        if gap == ["("]:
            return p.unit.name != q.unit.name or p.kind == "currency"
        return direction is not None and gap in ([",", "or"], ["or"]) and p.unit.name != q.unit.name

    def _moves(self, x: Words, start: int, phrase: tuple[str, ...], kind: str, q: Quantity) -> bool:
        measured = (
            q.kind in ("percent", "currency", "percentage_point", "basis_point", "ratio")
            or q.unit.name in x.known.changed_counts
        )
        if phrase[0] in ("lower", "higher") and x.low(start + 1) == "than":
            return False  # strength lower than 8.90 ksi: a bound
        if phrase[0].startswith("s") and q.kind == "currency" and "into" in x.lw[q.j : q.j + 2]:
            return False  # sink $30 billion into
        if kind == "points":
            return measured
        if kind == "rate":
            return measured and q.kind != "currency"
        if kind == "adverb":
            if phrase == ("up",) and x.low(start + 1) == "to":
                return False
            if q.kind == "count" and not measured:
                return start + 1 == q.i and x.low(start - 1) in ("is", "was", "were", "are", ",", "")
            return q.kind not in ("age", "duration") and x.low(start - 1) not in x.known.with_up
        if phrase == ("up",) and x.low(start - 1) in x.known.with_up:
            return False
        if q.kind in ("length", "mass") and phrase[0] not in x.known.growth and x.low(q.i - 1) != "by":
            return False  # jumped 2.09 meters, sank two miles off the coast
        return q.kind != "age"

    def base(self, x: Words, q: Quantity) -> tuple[str, int, int] | None:
        """What a percentage or share is taken of: (text, first token, token after it)."""
        if q.kind not in ("percent", "ratio", "percentage_point") and q.number.form not in ("fraction", "ratio"):
            return None
        j = q.j
        if x.low(j) == "of":
            return noun_phrase(x, j + 1)
        if q.number.form == "ratio" and x.low(j)[:1].isalpha():  # one in five residents
            found = noun_phrase(x, j)
            k = next((k for k in range(found[1], found[2]) if nouns.is_plural(x.lw[k])), None) if found else None
            while k is not None and x.lw[k] in nouns.MODIFYING and k + 1 < found[2] and nouns.is_plural(x.lw[k + 1]):
                k += 1
            if k is not None and x.low(q.ni) in ("one", "1") and found[2] == k + 2:
                return x.text[x.s[found[1]] : x.e[k]], found[1], k + 1  # one in five adults smokes
            plural = k is not None or (found and any(w in nouns.INVARIANT for w in x.lw[found[1] : found[2]]))
            return found if plural or "-" in x.w[q.ni : q.nj] else None  # not: 1 in 6 view the president
        if x.low(j - 1) == "half" and x.low(j) in ("the", "its", "their", "his", "her", "our", "all", "those", "these"):
            return noun_phrase(x, j)
        return None


def seen_adverb(x: Words, k: int) -> bool:
    """Whether “up from” or “down from” stands before token k: then the number is the earlier level."""
    return x.low(k - 2) in ("up", "down", "higher", "lower")


def noun_phrase(x: Words, j: int, of: int = 1, longest: int = 9) -> tuple[str, int, int] | None:
    """The noun phrase that begins at token j without its article: (text, first token, token after it)."""
    if x.low(j) in ("what", "how", "whether", "all") and x.low(j + 1) not in ("the",):
        return None
    while x.low(j) in ("the", "a", "an", "all", "both"):
        j += 1
    if x.low(j) in ("them", "it", "us", "whom"):
        return x.text[x.s[j] : x.e[j]], j, j + 1  # of them deteriorating
    k = j
    while k < x.n and k - j < longest:
        t = x.lw[k]
        if t == "of" and of and k > j:
            of -= 1
            k += 1
            continue
        if (
            t in _NOT_BASE
            or t == "of"
            or (t.endswith("ly") and k > j and t not in ("family", "assembly", "supply", "monopoly"))
        ):
            break
        if t == "-" and not (x.glued(k) and x.glued(k + 1)):
            break
        if not t[0].isalnum() and not (t in ("-", "&", "%", "$") or t in ("’s", "'s", "’", "'")):
            break
        if (
            k > j
            and nouns.is_plural(x.lw[k - 1])
            and not x.w[k - 1].isupper()  # NHS dental practices
            and t[0].islower()
            and not nouns.is_plural(t)
            and x.at(k)[:1].islower()
        ):
            break  # the verb after “respondents”
        k += 1
    while k > j and (x.lw[k - 1] in ("of", "-", "the", "a", "’", "'", "’s", "'s") or x.lw[k - 1].endswith("ly")):
        k -= 1
    if k == j:
        return None
    return x.text[x.s[j] : x.e[k - 1]], j, k
