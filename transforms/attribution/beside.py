"""Quoted speech with a cue right beside it that the models passed over: He concluded: “…”; “…,” joked the mayor."""

from __future__ import annotations

from ..models.quotes_arguments import Reading
from ..models.quotes_claims import Claim
from .linker import characters, source_of
from .marks import Region
from .passage import Passage
from .record import Attribution
from .repairs import inverted
from .terms import speaker_before

BEFORE, AFTER = 10, 9
"""Words between a cue and the quotation after it, or before it."""

SCORE = 0.5
"""Measured on development data."""

_VERBS = ("VBD", "VBD+VBN", "VBZ", "VBG", "VB", "JJ+VBD+VBN", "NNS+VBZ", "NN+VB", "NN+VBG", "JJ+VBG", "VBN")


def beside(p: Passage, r: Reading, region: Region, tokens: tuple[int, int], found: list[Attribution]) -> bool:
    """Whether a cue beside the region was found; the region then is added to the attribution of that cue in `found`, or
    as a new one."""
    a, b = tokens
    head = _before(p, r, a)
    if head is None:
        head = _after(p, r, b)
    inner = characters(p, a, b)
    if head is None or inner is None:
        return False
    cue = p.spans[head]
    for other in found:
        if other.cue and other.cue[0] < cue[1] and cue[0] < other.cue[1]:
            return False
    claim = Claim(head, (head, head + 1), [(a, b)], None, SCORE, r.head[head], 1.0, 0.0)
    inverted(p, claim)
    participle = p.words[head].lower.endswith("ing") and p.words[head - 1].shape[0] != "X"  # “before asking”
    first = p.sentence_start[p.sentence[head]]
    speaker = None if claim.source or participle else speaker_before(p, head, first)
    if speaker is None or not any(c.isalnum() for c in p.text[speaker[0] : speaker[1]]):
        source = claim.source or source_of(p, r, claim)
        speaker = characters(p, *source) if source else None
    if speaker is None:
        return False
    found.append(Attribution([inner], cue, speaker, "beside", SCORE))
    return True


def _is_cue(p: Passage, r: Reading, i: int) -> bool:
    w = p.words[i]
    return p.region[i] < 0 and (r.head[i] >= 0.3 or (w.kind == "speech" and w.cls in _VERBS))


def _before(p: Passage, r: Reading, a: int) -> int | None:
    if a < 1:
        return None
    if p.words[a - 1].kind == "speech" and _is_cue(p, r, a - 1):  # He said “…”
        return a - 1
    if a < 2 or p.words[a - 1].lower not in (",", ":"):
        return None
    first = p.sentence_start[p.sentence[a - 1]]
    for i in range(a - 2, max(first, a - 2 - BEFORE) - 1, -1):
        if p.region[i] >= 0:
            return None
        if _is_cue(p, r, i):
            return i
    return None


def _after(p: Passage, r: Reading, b: int) -> int | None:
    closing = p.words[b - 2].lower if b >= 2 else ""
    if closing not in (",", "?", "!"):
        return None
    for i in range(b, min(len(p), b + AFTER)):
        if p.region[i] >= 0 or p.words[i].lower in (".", ";", ":"):
            return None
        if _is_cue(p, r, i):
            return i
    return None
