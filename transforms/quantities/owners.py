"""Whose a figure is: who pledges, asks or fears it, and of a plain fact who has it, paid it or won it.

A sentence names more actors than its figure has. Of a plain fact somebody is the actor only where he is the subject of the
verb whose object the figure is (“Norway spent 5 percent”, “the firm, which had $3 million”): not who stands in another
clause, behind a preposition, in a list, or receives what the verb does (“the quake in Chile killed 12 people”, “police
watched by 30 officers”, “stole the records of 147 million people”).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from .links import PREPOSITIONS
from .measure import Quantity
from .nouns import STOP, is_plural
from .number_words import STARTERS
from .words import Words


@dataclass(slots=True)
class Mention:
    start: int
    end: int
    kind: str
    entity: int


class Mentions:
    """The mentions of one article by place."""

    def __init__(self, rows: list[dict]):
        self.all = sorted(
            (Mention(r["start_char"], r["end_char"], r["kind"], r["entity"]) for r in rows if r["entity"] is not None),
            key=lambda m: (m.start, -m.end),
        )
        self._starts = [m.start for m in self.all]

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions that begin in [start, end) and end in it."""
        out = []
        for k in range(bisect_left(self._starts, start), len(self.all)):
            if self.all[k].start >= end:
                break
            if self.all[k].end <= end:
                out.append(self.all[k])
        return out

    def over(self, start: int, end: int) -> int | None:
        """The entity of the widest mention that overlaps [start, end)."""
        best = None
        for m in self.all:
            if m.start >= end:
                break
            if m.end > start and (best is None or m.end - m.start > best.end - best.start):
                best = m
        return best.entity if best else None


def subject_of(text: str, mentions: Mentions, start: int, verb: int) -> int | None:
    """The entity of the mention that is the subject of the cue at character `verb`, in the text from character `start` on."""
    start = max(start, text.rfind(";", start, verb) + 1)
    relative = _RELATIVE_CUE.search(text, max(start, verb - 40), verb)
    if relative:  # the event, which is expected to
        return next((m.entity for m in mentions.within(start, relative.start()) if m.end == relative.start()), None)
    fallback = None
    found = mentions.within(start, verb)
    for m in reversed(found):
        if any(o is not m and o.start <= m.start and m.end <= o.end for o in found):
            continue  # inside a longer mention
        if m.kind == "pronoun" and text[m.start : m.end].lower() in _NO_SUBJECTS:
            continue
        if text[m.end : m.end + 2] in ("’s", "'s", "’ ", "' "):
            if verb - m.end < 14 and " " not in text[m.end + 3 : verb].strip():
                return m.entity  # Australia’s goal is to build
            continue
        before = text[max(start, m.start - 24) : m.start].lower().split()
        last = before[-1].lstrip('[(“"') if before else ""
        if len(before) > 2 and last.isalpha() and before[-2] in ("the", "a", "an") and before[-3] in PREPOSITIONS:
            continue  # in the puffy Senate
        if last in ("the", "a", "an") and len(before) > 1:
            last = before[-2]
        if last == "of":
            head = next(
                (
                    o
                    for o in reversed(found)
                    if o.end <= m.start and text[o.end : m.start].strip().lower() in ("of", "of the")
                ),
                None,
            )
            if head:
                return head.entity
            fallback = fallback or m.entity
            continue
        if last in PREPOSITIONS:
            fallback = fallback or (m.entity if last in ("at", "by") else None)
            continue
        if m.kind == "name" and (_MODIFIED.match(text, m.end, verb) or _COMPOUND.match(text, m.end, verb)):
            continue  # cocoa futures, the Nasdaq composite, Clinton's Iowa staff of
        return m.entity
    return fallback


_RELATIVE_CUE = re.compile(r",? (?:which|who|that)(?: (?:is|are|was|were|has|have|had|been|be|also|now))+ $")
_COMPOUND = re.compile(r" [a-z]+ (?:of|in|for|is|are|was|were|has|have|had)\b")
_MODIFIED = re.compile(r" (?:futures|composite|index|crude|prices|shares|stock|bonds|exports|imports|sales|yields)\b")

_NO_SUBJECTS = frozenset("his her its their our my your him them us me whose himself herself itself themselves".split())
_ABOUT = frozenset(
    "about nearly almost some roughly around more less fewer than at least most only just over up under".split()
)
_DETERMINERS = frozenset("the a an its his her their our this that these those some most many both all".split())
_OPENS = frozenset(", . : ; — – ― ( “ \" ‘ • and or but nor as that when while because since after before if where so than then "
                   "though although whereas until once whether yet".split())  # fmt: skip
"""What stands before a clause."""
_BREAKS = frozenset(
    "; : — – ― ( ) that when while because where if whether although though whereas unless until".split()
)
_RELATIVES = frozenset("which who that".split())
_HELPING = frozenset("has have had is are was were be been will would can could may might should must did does do ’s 's ’ve 've ’d 'd "
                     "’ll 'll".split())  # fmt: skip
_BEING = frozenset("is are was were be been".split())
_ADVERBS = frozenset("also now still already alone just only never once then all both reportedly each again".split())
_VERBS = frozenset(
    """come comes came go goes went get gets got make makes made take takes took give gives gave leave leaves left lost won
    voted attended show shows showed reported need needs needed want wants wanted began begin begins became become becomes
    end ends ended start starts started have""".split()
)
"""Verbs among the words that no noun phrase runs over."""
_TO_FIGURE = frozenset(
    "to of by at up about around over under than as more less at least most some down out in".split()
)
"""Prepositions between a verb and a figure that is its object all the same (“cut costs by”, “brought in”)."""
_AWAY = frozenset("after before ago earlier later from into since".split())
"""Behind a length of time these make it a distance to another event."""
_TOLD = frozenset("next past last final first the these those their its his her our both all".split())
"""Before a count: what is counted has been told before, and is not had or done here."""
_TAKE_IN = frozenset("take takes took taken taking bring brings brought pull pulls pulled rake raked let".split())
_REACH = 11
"""So many words may stand between a verb and the figure that is its object."""


def holder(x: Words, q: Quantity, offset: int, mentions: Mentions, begin: int, goal: int | None = None) -> int | None:
    """The entity that is the subject of the verb whose object q is; the sentence begins at character `offset` of the text, its
    clause not before character `begin`. `goal` is the token of the verb itself where it is known (a modal)."""
    at = q.i if goal is None else goal
    if q.kind == "age" and x.low(q.i - 1) == ",":
        return next(
            (m.entity for m in mentions.within(begin, offset + x.s[q.i]) if m.end == offset + x.e[q.i - 2]), None
        )
    if x.low(q.i - 1) == "with" and x.low(q.i - 2) == ",":  # the district, with 900,000 pupils, is
        return next(
            (m.entity for m in mentions.within(begin, offset + x.s[q.i]) if m.end == offset + x.e[q.i - 3]), None
        )
    if (
        q.kind == "percent"
        and x.low(q.i - 1) == "to"
        and x.low(q.i - 2) in ("%", "percent")
        and "from" not in x.lw[: q.i]
    ):
        return None  # would beat him 53 percent to 36 percent
    if goal is None and q.kind == "percent" and (share := _of_a_contest(x, q, offset, mentions)) is not None:
        return share
    if q.kind == "count" and x.low(q.i - 1) in _TOLD:
        return None  # in those five states
    first = bisect_left(x.s, begin - offset)
    depth = 0
    for k in range(at - 1, first - 1, -1):
        inside = depth > 0
        depth += (x.lw[k] == ")") - (x.lw[k] == "(")
        if inside or depth > 0:
            continue  # Ms. Ruiz (who has 200 delegates) must win
        verb = _verb(x, k + 1, at, goal) if x.lw[k] in _RELATIVES else None
        if verb is not None:
            who = k - 1 if x.low(k - 1) != "," else k - 2
            ends = (
                [m for m in mentions.within(offset, offset + x.s[k]) if m.end == offset + x.e[who]] if who >= 0 else []
            )
            if ends and x.low(bisect_left(x.s, ends[0].start - offset) - 1) in PREPOSITIONS:
                return None  # a professor at the college who
            return ends[0].entity if ends and (goal is not None or _has_object(x, verb, q)) else None
        if x.lw[k] in _BREAKS:
            first = k + 1
            break
    if first >= at:
        return None
    found = mentions.within(offset + x.s[first], offset + x.s[at])
    for m in reversed(found):
        a, b = bisect_left(x.s, m.start - offset), bisect_left(x.s, m.end - offset)
        if any(o is not m and o.start <= m.start and m.end <= o.end for o in found) or b > at:
            continue
        if (b == a + 1 and x.lw[a] in _NO_SUBJECTS) or (x.low(b) in ("’s", "'s", "’", "'") and goal is None):
            continue
        verb = _verb(x, b, at, goal)
        if verb is not None and goal is None:  # he put on a coat and walked ten minutes
            verb = next(
                (k + 1 for k in range(at - 2, verb, -1) if x.lw[k] in ("and", "but") and _is_verb(x, k + 1)), verb
            )
        if verb is None or not _opens(x, a, first, q.kind in ("percent", "currency")):
            continue
        return m.entity if goal is not None or _has_object(x, verb, q) else None
    return None


def _of_a_contest(x: Words, q: Quantity, offset: int, mentions: Mentions) -> int | None:
    """Whose share it is where only a name tells it: “Ms. Ruiz at 17 percent”, “40 percent for Mr. Ruiz”."""
    k = q.i - 1
    while x.low(k) in _ABOUT and x.low(k) != "at":
        k -= 1
    if x.low(k) in ("at", "with") and k > 0:
        end = offset + x.e[k - 1]
        found = [m for m in mentions.within(offset, end) if m.end == end and m.kind == "name"]
        return found[0].entity if found else None
    if x.low(q.j) == "for" and x.at(q.j + 1)[:1].isupper():
        at = offset + x.s[q.j + 1]
        return next((m.entity for m in mentions.within(at, at + 80) if m.start == at and m.kind == "name"), None)
    return None


def _opens(x: Words, a: int, first: int, measured: bool) -> bool:
    """Whether the phrase that begins at token a begins a clause, its article and one adjective apart."""
    p = a - 1
    while p >= first and x.w[p][0].isupper() and x.lw[p] not in PREPOSITIONS and x.lw[p] not in _OPENS:
        p -= 1  # Ms. Alvarez, Prime Minister
    if x.low(p) == "old" and x.low(p - 1) == "-":
        p -= 5  # the 29-year-old suspect
    if x.low(p) in _DETERMINERS:
        p -= 1
    elif p - 1 >= first and x.low(p - 1) in _DETERMINERS and x.lw[p].isalpha():
        p -= 2
    if p < first:
        return True
    if x.lw[p] == "at" and measured and p > first and x.lw[p - 1] not in STOP:
        return True  # profit at the bank slid 18 percent
    t = x.lw[p]
    if t in PREPOSITIONS or t == "of":
        return False
    return t in _OPENS or t[0].isdecimal() or t in x.known.times or t in x.known.reporting or t in x.known.telling


def _verb(x: Words, b: int, at: int, goal: int | None) -> int | None:
    """The token of the verb of the subject that ends before token b, at or before the figure or modal at token `at`."""
    if goal is not None:
        return goal if _reaches(x, b, goal) else None
    k = _over_asides(x, b, at)
    while k < at and (x.lw[k] in _ADVERBS or x.lw[k].endswith("ly")):
        k += 1
    if k >= at:
        return None
    if _is_verb(x, k):
        return k
    if x.lw[k] in PREPOSITIONS:
        return next((m for m in range(k + 1, min(at, k + 8)) if x.lw[m] in _HELPING or x.lw[m] in x.known.facts), None)
    several = b > 0 and (is_plural(x.lw[b - 1]) or x.lw[b - 1] in ("they", "we", "i", "you"))
    loose = (
        (x.lw[k].endswith("s") or several)
        and x.w[k].isalpha()
        and x.w[k].islower()
        and x.lw[k] not in STOP
        and k > b - 1
        and x.low(b) != ","
    )
    return k if loose and not (k + 1 < at and _is_verb(x, k + 1)) else None


def _reaches(x: Words, b: int, goal: int) -> bool:
    """Whether nothing but asides and adverbs stands between the subject that ends before token b and its modal."""
    k = _over_asides(x, b, goal)
    if k < goal and x.lw[k] in ("’s", "'s"):
        return False
    while k < goal and (x.lw[k] in _ADVERBS or x.lw[k].endswith("ly") or x.lw[k] in _HELPING):
        k += 1
    if k < goal and x.lw[k] in PREPOSITIONS and goal - k < 7 and "," not in x.lw[k:goal]:
        return True
    return k == goal


def _over_asides(x: Words, b: int, at: int) -> int:
    """The token after what stands between commas, in brackets, or as a day behind a subject that ends before token b."""
    k = b
    if x.low(k) in (",", "("):
        close = "," if x.lw[k] == "," else ")"
        ends = [m for m in range(k + 1, min(at, k + 25)) if x.lw[m] == close]
        k = next((m + 1 for m in ends if close == ")" or m + 1 == at or _is_verb(x, m + 1)), k)
    if x.low(k) == "on" and x.low(k + 1) in x.known.times:
        k += 2
    elif x.low(k) in x.known.times:
        k += 1
    return k


def _is_verb(x: Words, k: int) -> bool:
    t = x.lw[k]
    return (
        t in _HELPING
        or t in _VERBS
        or t in x.known.facts
        or t in x.known.irregular_pasts
        or (t.endswith("ed") and len(t) > 4 and x.w[k][0].islower())
    )


def _has_object(x: Words, verb: int, q: Quantity) -> bool:
    """Whether q is the object of the verb at token `verb`."""
    k = verb
    while k < q.i and (x.lw[k] in _HELPING or x.lw[k] in _ADVERBS or x.lw[k].endswith("ly")):
        k += 1
    if k >= q.i:
        return x.lw[verb] not in _BEING or q.kind in ("age", "length", "mass")
    gap = x.lw[k + 1 : q.i]
    telling = x.lw[k] in x.known.merely_telling and (x.lw[k] != "added" or len(gap) > 2)
    if telling or len(gap) > _REACH:
        return False
    passive = bool(_BEING.intersection(x.lw[verb:k]))
    if passive and ("by" in gap or x.low(k) in PREPOSITIONS):
        return False
    counted = any(w[0].isdecimal() or w in STARTERS for w in gap)
    third = (q.kind == "percent" or x.lw[k] in x.known.contests) and gap[-1:] == ["with"] and "and" not in gap
    if ("," in gap or "and" in gap) and not counted and not third:
        return False
    first = next((n for n, w in enumerate(gap) if w[0].isdecimal() or w in STARTERS), len(gap))
    for n, w in enumerate(gap):
        if w in _HELPING or w in _BREAKS or w in ("who", "which"):
            return False
        if (
            n < first
            and w in PREPOSITIONS
            and w not in _TO_FIGURE
            and not (third and n == len(gap) - 1)
            and not (n == 0 and w == "for" and q.kind == "currency")
        ):
            return False
    behind = next((w for w in reversed(gap) if w not in _DETERMINERS and w not in _ABOUT), "")
    if third:
        return True  # finished third, with 23 percent
    if q.kind == "percent" and behind == "to" and not {"%", "percent"}.isdisjoint(gap) and "from" not in gap:
        return False  # leads 49 percent to 41 percent
    if q.kind == "duration" and (behind == "of" or not PREPOSITIONS.isdisjoint(gap) or x.low(q.j) in _AWAY):
        return False
    if behind == "of" or x.low(q.i - 2) == "of":
        return q.kind not in ("count", "plain") or not x.known.held_wholes.isdisjoint(x.lw[k : q.i])
    if behind == "in":
        return gap == ["in"] and x.lw[k] in _TAKE_IN
    return not (behind in ("to", "at") and q.kind == "count")


def goes_on(x: Words, p: Quantity, q: Quantity) -> bool:
    """Whether q goes on with p (“by half a point, to 5.75 percent”, “68 percent and 12 seats”), and so belongs to whom p does."""
    gap = [w for w in x.lw[p.j : q.i] if w not in _ABOUT and w != "another"]
    sides = gap == ["to"] and p.kind == q.kind == "percent"  # leads 45 percent to 40 percent
    return q.kind not in ("age", "duration") and tuple(gap) in _GOES_ON and not sides


_GOES_ON = frozenset([("to",), (",", "to"), ("and",), (",", "and"), (",",), ("or",), (",", "or"), ("(",)])


def possessor(x: Words, q: Quantity, offset: int, mentions: Mentions) -> int | None:
    """Whose things q counts where a pronoun right before it says so: “its 800 stores”."""
    if x.low(q.i - 1) not in ("its", "his", "her", "their"):
        return None
    at = offset + x.s[q.i - 1]
    return next((m.entity for m in mentions.within(at, offset + x.e[q.i - 1]) if m.start == at), None)


def no_clause(x: Words, q: Quantity, begin: int) -> bool:
    """Whether a noun phrase and no clause of its own stands between character `begin` of the sentence and q."""
    between = x.lw[bisect_left(x.s, begin) : q.i]
    return not any(w in _HELPING or w in _BREAKS or w in x.known.facts for w in between)
