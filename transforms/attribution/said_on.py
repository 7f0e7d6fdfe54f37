"""When it was said: the time expression of the attribution's own clause, never one of what was said.

A date is taken where the text states it for the saying: beside the cue, at the head of its sentence, or, for “he said”
and “the statement said” that go on with the speaker of the attribution before, that one's date. Times in relative
clauses (“who served from 2009 to 2013”), after prepositions of duration, and later than publication are not such.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .passage import Passage
from .record import Attribution

PRECISIONS = {"time": "day", "day": "day", "week": "week", "month": "month", "year": "year", "quarter": "month"}
"""Granularity of a time expression → said_on_precision. What is coarser than a year dates no statement."""

_NOT_AFTER = frozenset("from since until till by before after between for of through to than within".split())
_RELATIVE = frozenset("who which that whom whose where when because if whether while although".split())
_CARRIES = frozenset({"he", "she", "they", "it"})
_DOCUMENTS = frozenset("statement letter report memo post tweet email message speech ruling order document".split())
_BACK = frozenset("meeting time point event interview conference rally hearing occasion summit debate session".split())
_REACH = 25
"""Words between cue and time expression at most, content and speaker not counted."""

_NEXT = 4
"""Characters between two paragraphs that follow each other."""

_BACK_TO = 4
"""“The statement” is looked for among so many attributions before."""

_HEAD = 8
"""A time that begins within so many words of its sentence stands at its head."""


@dataclass(frozen=True, slots=True)
class Time:
    start: int
    end: int
    first: date
    precision: str


Said = tuple[date, str]


def times_of(rows: list[dict], published: date | None) -> list[Time]:
    """The time expressions that can date a statement: DATE and TIME with a first day, not after publication."""
    out = []
    for row in rows:
        precision = PRECISIONS.get(row["granularity"] or "")
        first = row["date_start"]
        if row["type"] in ("DATE", "TIME") and precision and first and not (published and first > published):
            out.append(Time(row["start_char"], row["end_char"], first, precision))
    return sorted(out, key=lambda t: t.start)


def _inside(p: Passage, position: int) -> int:
    """Index of the token that holds or follows a character."""
    return next((i for i, (_, e) in enumerate(p.spans) if e > position), len(p) - 1)


def _clause(p: Passage, a: Attribution, cue: int, t: Time) -> bool:
    """Whether the time belongs to the cue's clause."""
    at, last = _inside(p, t.start), _inside(p, t.end - 1)
    first = p.sentence_start[p.sentence[cue]]
    before = p.words[at - 1].lower if at > first else ""
    if before in _NOT_AFTER or (before in ("the", "a") and at - 2 >= first and p.words[at - 2].lower in _NOT_AFTER):
        return False
    held = [*a.content, *([a.speaker] if a.speaker else [])]
    left, right = (last + 1, cue) if last < cue else (cue + 1, at)
    between = [i for i in range(left, right) if not any(s < p.spans[i][1] and p.spans[i][0] < e for s, e in held)]
    subordinate = any(p.words[i].lower in _RELATIVE for i in between)
    if last < cue:
        if _relative(p, a, cue):
            return False
        if at - first <= _HEAD:  # “On Sunday, …” holds for the main clause, however far its verb
            return True
        return len(between) <= _REACH and not subordinate and all(p.words[i].lower != "," for i in between)
    commas = sum(p.words[i].lower == "," for i in between)
    return len(between) <= _REACH and not subordinate and (commas == 0 or (commas == 1 and len(between) <= 3))


def _relative(p: Passage, a: Attribution, cue: int) -> bool:
    """Whether the cue is the verb of a relative clause (“countries that call themselves …”)."""
    if a.speaker and p.text[a.speaker[0] : a.speaker[1]].lower().split(" ")[-1] in _RELATIVE:
        return True
    return p.words[cue].lower in _RELATIVE or (cue > 0 and p.words[cue - 1].lower in ("who", "which", "that"))


def said_on(p: Passage, a: Attribution, times: list[Time]) -> Said | None:
    """The day (first day of the week, month, year) stated for the saying, and its precision."""
    if a.cue is None:
        return None
    cue = _inside(p, a.cue[0])
    sentence = p.sentence[cue]
    lo, hi = p.spans[p.sentence_start[sentence]][0], p.spans[p.sentence_start[sentence + 1] - 1][1]
    near = [
        t
        for t in times
        if lo <= t.start
        and t.end <= hi
        and not any(s < t.end and t.start < e for s, e in a.content)
        and _clause(p, a, cue, t)
    ]
    if not near:
        return None
    best = min(near, key=lambda t: t.start - a.cue[1] if t.start >= a.cue[1] else a.cue[0] - t.end)
    return best.first, best.precision


def pointed_back(p: Passage, a: Attribution, before: list[Time]) -> Said | None:
    """For “At that meeting, …”: the last time stated before the sentence, where the sentence begins by pointing back."""
    if a.cue is None or not before:
        return None
    sentence = p.sentence[_inside(p, a.cue[0])]
    first = p.sentence_start[sentence]
    words = [p.words[i].lower for i in range(first, min(first + 4, p.sentence_start[sentence + 1]))]
    if (
        len(words) >= 3
        and words[0] in ("at", "in", "during", "on")
        and words[1] in ("that", "the")
        and words[2] in _BACK
    ):
        if words[1] == "the" and words[2] not in ("meeting", "time"):
            return None
        return before[-1].first, before[-1].precision
    return None


def goes_on(text: str, a: Attribution, before: Attribution) -> bool:
    """Whether the attribution continues the one before it, so that its date holds: no cue, the same speaker again, or a
    pronoun."""
    if a.cue is None:
        return True
    if a.speaker is None:
        return False
    return a.speaker == before.speaker or text[a.speaker[0] : a.speaker[1]].lower() in _CARRIES


def document_of(text: str, a: Attribution) -> str | None:
    """“statement” for “the statement said”: the noun of a document that speaks, which was mentioned before."""
    words = text[a.speaker[0] : a.speaker[1]].lower().split() if a.speaker else []
    return words[1] if len(words) == 2 and words[0] == "the" and words[1] in _DOCUMENTS else None


def date_all(text: str, found: list[tuple[Passage, Attribution]], times: list[Time], shown: set[int]) -> None:
    """Sets `said_on` of the attributions of an article, in reading order.

    `shown` holds the ids of those that become rows; the others are too unsure for that, but date “he said” after them
    (On Sunday, the secretary disputed the idea. ⏎ “It is wrong,” he said.).
    """
    dated: Attribution | None = None
    place: Passage | None = None
    seen: list[Attribution] = []
    for p, a in found:
        said = said_on(p, a, times)
        if id(a) not in shown:
            if said:
                a.said_on, dated, place = said, a, p
            continue
        if said is None:
            start = p.spans[p.sentence_start[p.sentence[_inside(p, (a.cue or a.content[0])[0])]]][0]
            said = pointed_back(p, a, [t for t in times if t.end <= start])
        near = place is not None and (place is p or p.start - place.end < _NEXT)
        if said is None and (noun := document_of(text, a)):
            same = (
                b
                for b in reversed(seen[-_BACK_TO:])
                if b.said_on and b.cue and noun in text[b.cue[0] : b.cue[1]].lower()
            )
            said = next((b.said_on for b in same), None)
        if said is None and dated is not None and near and goes_on(text, a, dated):
            said = dated.said_on
        a.said_on = said
        dated, place = (a, p) if said else (None, None)
        seen.append(a)
