"""A paragraph that introduces the quotation in the next one: a cue and a speaker, and no content of their own.

She said:                                    a cue and a colon
The mayor tweeted on Friday.                 no more than a cue
He was blunt about it:                       no cue, but a person and a colon
Ana Holt, director of the harbor museum:     a name as a label
"""

from __future__ import annotations

import re

from ..models.quotes_arguments import Reading
from ..models.quotes_claims import Claim
from . import linker
from .passage import Passage
from .record import Attribution, Span
from .repairs import subject

SCORE, BLUNT = 0.6, 0.45
"""With a cue and without. Three in four of the first are right on development data; the second is a judgement."""

_SHORT = 16
"""Words in a paragraph that only says who speaks next (“The mayor tweeted on Friday.”)."""

_REACH = 12
"""Words between a cue and the end of its paragraph at most."""

_PHRASE = frozenset("the a an this that his her its their of in on for to from".split())
"""Words at whose end no speaker ends: with the cue they make one phrase."""

_PERSONS = frozenset(("he", "she", "they"))
_LABEL = re.compile(r"(?:,[^.:“”\"]{2,100}|[ \u00a0]*\([^()]{2,60}\))?[ \u00a0]*(?P<colon>:)\s*")


def introduction(p: Passage, r: Reading, found: list[Attribution], people: list[Span]) -> Attribution | None:
    """Cue and speaker of a paragraph that introduces the next one; None for others. `people`: names of persons."""
    last = p.words[-1].lower
    if last != ":" and not (last == "." and len(p) <= _SHORT and found == []):
        return None
    if label := _label(p, people):
        return label
    heads = [i for i in range(max(0, len(p) - _REACH), len(p)) if r.head[i] >= 0.3]
    if last == ".":  # “31 voters share their thoughts.” introduces nobody
        heads = [i for i in heads if p.words[i].kind == "speech" and p.words[i].shape == "x"]
    if not heads:
        return _blunt(p, people) if last == ":" else None
    head = heads[-1]
    if any(a.cue and a.cue[0] < p.spans[head][1] and p.spans[head][0] < a.cue[1] for a in found):
        return None
    sources = [s for s in linker.sources(r) if p.sentence[s[0]] == p.sentence[head] and s[0] != head]
    source = sources[-1] if sources else subject(p, _claim(head))
    if source and p.words[source[1] - 1].lower in _PHRASE:
        return None  # Key points of the report:
    speaker = linker.characters(p, *source) if source else None
    if last == "." and speaker is None:
        return None
    return Attribution([], p.spans[head], speaker, "introduced", SCORE)


def _claim(head: int) -> Claim:
    return Claim(head, (head, head + 1), [], None, SCORE, SCORE, 0.0, 0.0)


def _label(p: Passage, people: list[Span]) -> Attribution | None:
    for start, end in people:
        if start == p.start and end < p.end and (m := _LABEL.fullmatch(p.text, end, p.end)):
            return Attribution([], m.span("colon"), (start, end), "introduced", SCORE)
    return None


def _blunt(p: Passage, people: list[Span]) -> Attribution | None:
    """The person who is the subject of the last sentence before a colon."""
    colon = len(p) - 1
    source = subject(p, _claim(colon))
    speaker = linker.characters(p, *source) if source else None
    if source is None or speaker is None:
        return None
    if p.words[source[0]].lower not in _PERSONS and not any(s < speaker[1] and speaker[0] < e for s, e in people):
        return None
    cue = colon - 1 if p.words[colon - 1].kind == "speech" else colon
    return Attribution([], p.spans[cue], speaker, "introduced", BLUNT)
