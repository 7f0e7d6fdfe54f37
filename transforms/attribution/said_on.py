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
_JOINS = frozenset({"and", "but", "or", ";", ":"})
_HEADS = frozenset(
    "on in at during around about early earlier late later last this next just only as by via over for from speaking "
    "appearing addressing testifying writing talking campaigning tweeting asked pressed questioned again".split()
)
"""Words that can begin what stands before the subject and says when or where something was said."""

_SKIPPED = frozenset(
    {"and", "but", "so", "then", "yet", "also", "still", "meanwhile", "however", ",", "(", "–", "—", "-"}
)
_ADJUNCTS = frozenset("after before at in on during with following as speaking amid".split())
_ASKED = frozenset("asked pressed questioned".split())
_NOUN = frozenset("of into for against about to behind toward".split())
"""After an inverted speaker these go on with his description (“said Mr. Lee, head of the inquiry into …”)."""

_PAPERS = frozenset(
    "study poll survey report statement letter analysis memo editorial article ruling paper review audit decision verdict assessment release "
    "post tweet email speech interview note filing order opinion census estimate forecast".split()
)
"""What speaks and bears its own date: “a 2014 study by …”, “the April survey”."""

_CARRIES = frozenset({"he", "she", "they", "it"})
_DOCUMENTS = frozenset("statement letter report memo post tweet email message speech ruling order document".split())
_ISSUES = frozenset("issued issues released releases published sent posted wrote delivered made gave".split())
"""Verbs whose own time dates the document that follows: On Sunday Ms. Lee issued a statement that commended …"""

_BACK = frozenset("meeting time point event interview conference rally hearing occasion summit debate session".split())
_REACH = 25
"""Words between cue and time expression at most, content and speaker not counted."""

_NEXT = 4
"""Characters between two paragraphs that follow each other."""

_SIGNATURE = 80
"""Characters between the dash of a signature and its day."""

_OBJECT = 40
"""Characters after a cue within which its object is looked for: issued a long awaited statement."""

_BACK_TO = 4
"""“The statement” is looked for among so many attributions before."""

_HEAD = 12
"""A time that begins within so many words of its sentence can stand at its head."""

_BESIDE = 8
"""Words between a subject and a time that still belongs to its verb: Mr. Lee hinted on Tuesday that …, telling …"""

_LONGER = {"month": 31, "week": 7}
"""Days that a month or week has at most; what covers more (a quarter, a season) dates by its year."""


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
        if row["type"] not in ("DATE", "TIME") or not precision or not first or (published and first > published):
            continue
        last = row.get("date_end")
        if last and (last - first).days >= _LONGER.get(precision, 400):
            precision = "year"
        if precision in ("month", "year"):
            first = first.replace(day=1, month=1 if precision == "year" else first.month)
        out.append(Time(row["start_char"], row["end_char"], first, precision))
    return sorted(out, key=lambda t: t.start)


def _inside(p: Passage, position: int) -> int:
    """Index of the token that holds or follows a character."""
    return next((i for i, (_, e) in enumerate(p.spans) if e > position), len(p) - 1)


def _range(p: Passage, span: tuple[int, int]) -> tuple[int, int]:
    return _inside(p, span[0]), _inside(p, span[1] - 1) + 1


def _clause(p: Passage, a: Attribution, cue: int, t: Time) -> int | None:
    """How far the time is from the saying, 0 the nearest: after the cue, at the subject, at the head of the sentence. None
    where it belongs to something else."""
    at, last = _inside(p, t.start), _inside(p, t.end - 1)
    first = p.sentence_start[p.sentence[cue]]
    before = p.words[at - 1].lower if at > first else ""
    if before in _NOT_AFTER or (before in ("the", "a") and at - 2 >= first and p.words[at - 2].lower in _NOT_AFTER):
        return None
    speaker = _range(p, a.speaker) if a.speaker else None
    if speaker and speaker[0] <= at < speaker[1]:
        return 1 if _paper(p, speaker, at) else None
    held = [*a.content, *([a.speaker] if a.speaker else [])]

    def between(left: int, right: int) -> list[str]:
        free = (i for i in range(left, right) if not any(s < p.spans[i][1] and p.spans[i][0] < e for s, e in held))
        return [p.words[i].lower for i in free if p.region[i] < 0]

    if at > cue:
        words = between(cue + 1, at)
        commas = words.count(",")
        if len(words) > _REACH or not _RELATIVE.isdisjoint(words) or ";" in words or "but" in words:
            return None
        if speaker and cue < speaker[0] < at and words[:1] and words[0] in _NOUN:
            return None
        return 0 if commas == 0 or (commas == 1 and len(words) <= 3) else None
    if speaker and _issued(p, speaker[0]):
        return 2 if _at_head(p, first, at) else None
    if _relative(p, a, cue):
        return None
    if speaker and speaker[1] <= at:
        words = between(speaker[1], at)
        return 1 if len(words) <= _BESIDE and _RELATIVE.isdisjoint(words) and _JOINS.isdisjoint(words) else None
    start = speaker[0] if speaker and speaker[0] <= cue else cue
    if at + 1 >= start - 2 and start == cue and not (_JOINS | _RELATIVE).intersection(between(last + 1, cue)):
        return 1
    words = between(last + 1, start)
    if _at_head(p, first, at) and _leads(words):
        return 2
    again = speaker is not None and p.words[start].lower in _CARRIES and words.count("and") == 1 and words[-1] == "and"
    if not again or at - first > _BESIDE or not _RELATIVE.isdisjoint(words):
        return None
    return None if any(p.words[i].lower == "," for i in range(first, at)) else 3  # Ms. Lee left Monday, and she said …


def _paper(p: Passage, speaker: tuple[int, int], at: int) -> bool:
    """Whether the speaker is a document that the time dates: “a 2014 study”, “a poll released Sunday”."""
    words = [p.words[i].lower for i in range(*speaker)]
    noun = next((k for k, word in enumerate(words) if word in _PAPERS), None)
    if noun is None or (p.words[speaker[0]].shape[0] == "X" and p.words[speaker[0]].tag != "determiner"):
        return False
    return "," not in words[: at - speaker[0]] and _RELATIVE.isdisjoint(words[: at - speaker[0]])


def _at_head(p: Passage, first: int, at: int) -> bool:
    """Whether nothing but when and where stands between the beginning of a sentence and the time."""
    i = first
    while i < at and (p.words[i].lower in _SKIPPED or p.words[i].lower.endswith("ly")):
        i += 1
    words = [p.words[j].lower for j in range(i, at)]
    if not words:
        return True
    if at - i > _HEAD or not (words[0] in _HEADS or (words[0] == "when" and not _ASKED.isdisjoint(words[:3]))):
        return False
    return _RELATIVE.isdisjoint(words[1:]) and "," not in words


def _leads(words: list[str]) -> bool:
    """Whether what stands between a time at the head and the subject only adds to it: no clause of its own, but one
    between commas (On Sunday, after talks with those who came, Ms. Lee said …)."""
    if (words[-1:] and words[-1] in _JOINS) or ";" in words:
        return False
    if len(words) > 2 and words[0] == "," and words[-1] in (",", "—", "–"):
        return words[1] in _ADJUNCTS or _RELATIVE.isdisjoint(words)
    return _RELATIVE.isdisjoint(words)


def _issued(p: Passage, start: int) -> bool:
    """Whether the speaker that begins at token `start` is a document somebody is said to issue."""
    i = start
    while i < len(p) and p.words[i].tag in ("determiner", "possessive"):
        i += 1
    return i < len(p) and start > 0 and p.words[i].lower in _DOCUMENTS and p.words[start - 1].lower in _ISSUES


def _relative(p: Passage, a: Attribution, cue: int) -> bool:
    """Whether the cue is the verb of a relative clause (“countries that call themselves …”)."""
    if a.speaker and p.text[a.speaker[0] : a.speaker[1]].lower().split(" ")[-1] in _RELATIVE:
        return True
    return p.words[cue].lower in _RELATIVE or (cue > 0 and p.words[cue - 1].lower in ("who", "which", "that"))


def said_on(p: Passage, a: Attribution, times: list[Time]) -> Said | None:
    """The day (first day of the week, month, year) stated for the saying, and its precision."""
    if a.cue is None:
        return None
    if a.cue[0] >= p.end:  # the signature of a post, in the paragraph after it
        signed = next((t for t in times if a.cue[1] <= t.start <= a.cue[1] + _SIGNATURE), None)
        return (signed.first, signed.precision) if signed else None
    cue = _inside(p, a.cue[0])
    sentence = p.sentence[cue]
    lo, hi = p.spans[p.sentence_start[sentence]][0], p.spans[p.sentence_start[sentence + 1] - 1][1]
    best: tuple[int, int, Time] | None = None
    for t in times:
        if not (lo <= t.start and t.end <= hi) or any(s < t.end and t.start < e for s, e in a.content):
            continue
        rank = _clause(p, a, cue, t)
        if rank is not None:
            gap = t.start - a.cue[1] if t.start >= a.cue[1] else a.cue[0] - t.end
            if best is None or (rank, gap) < best[:2]:
                best = rank, gap, t
    return (best[2].first, best[2].precision) if best else None


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


def _names(text: str, a: Attribution, noun: str) -> bool:
    """Whether an attribution's cue, its speaker or what stands between cue and content names such a document: “issued a
    statement that …”."""
    before = (a.cue[1], min(a.start, a.cue[1] + _OBJECT)) if a.cue and a.cue[1] < a.start else None
    return any(span is not None and noun in text[slice(*span)].lower().split() for span in (a.cue, a.speaker, before))


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
            said = next((b.said_on for b in reversed(seen[-_BACK_TO:]) if b.said_on and _names(text, b, noun)), None)
        if said is None and dated is not None and near and goes_on(text, a, dated):
            said = dated.said_on
        a.said_on = said
        dated, place = (a, p) if said else (None, None)
        seen.append(a)
