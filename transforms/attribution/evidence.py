"""What speaks for and against a claimed attribution: the features that its score weighs.

The second model sees one cue at a time and gives each word a probability; whether the whole holds also depends on the
cue's word, on how content, cue and speaker lie to one another, on what follows, and on rival claims to the same words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..models.quotes import Claim
from ..models.quotes_arguments import Reading
from .passage import Passage

Range = tuple[int, int]

_FIRST = frozenset(
    "that to for about on how why what if whether the a his her in with it he they and of as by from".split()
)
_LENGTHS = (1, 3, 8, 20, 40)
_FAR = 10.0
"""Words between cue and content, or in a speaker, beyond which more make no difference."""


def _log_odds(x: float) -> float:
    x = min(0.999, max(0.001, x))
    return math.log(x / (1 - x))


def _ends(p: Passage, end: int) -> bool:
    """Whether a content that ends before token `end` ends where a clause may: at a mark, a comma or the sentence's end."""
    return end >= len(p) or not p.words[end].lower[0].isalnum() or not p.words[end - 1].lower[-1].isalnum()


def _next(p: Passage, end: int) -> str:
    """What follows the content: a mark, a short word, or nothing worth telling."""
    if end >= len(p):
        return "$"
    word = p.words[end]
    if not word.lower[0].isalnum():
        return word.lower if len(word.lower) < 3 else ""
    return word.lower if len(word.lower) < 6 and word.shape == "x" else ""


def features(
    p: Passage, r: Reading, claim: Claim, kind: str, found: str, source: Range | None, short: bool
) -> dict[str, float]:
    """Named numbers. `kind` is direct, mixed or indirect, `found` says where the speaker was found (own, near, subject,
    passive, none), `short` whether the content has fewer than twenty characters."""
    word = p.words[claim.head]
    cue = word.kind or ("speech" if word.lower == "according" else "")
    first, last = claim.content[0][0], claim.content[-1][1]
    inside = [r.labels[i] in "BC" for a, b in claim.content for i in range(a, b)]
    bare = [i for a, b in claim.content for i in range(a, b) if p.region[i] < 0 and i != claim.head]
    length = sum(p.words[i].lower[0].isalnum() for a, b in claim.content for i in range(a, b))
    after = first > claim.head
    out = {
        "probability": claim.probability,
        "first": claim.first,
        "inside": claim.inside,
        "fallback": float(claim.inside == 0.0),
        "source": claim.source_inside,
        "odds": _log_odds(claim.probability),
        "first odds": _log_odds(claim.first),
        "inside odds": _log_odds(claim.inside),
        "source odds": _log_odds(claim.source_inside),
        "both": claim.probability * claim.first,
        "whole": claim.probability * claim.inside,
        f"found={found}": 1.0,
        f"kind={kind}": 1.0,
        f"cue={cue}": 1.0,
        f"kind={kind} cue={cue}": 1.0,
        f"kind={kind} probability": claim.probability,
        f"cue={cue} probability": claim.probability,
        f"word={word.lemma or word.lower}": 1.0,
        f"words={next((n for n in _LENGTHS if length <= n), 'more')}": 1.0,
        f"next={_next(p, last)}": 1.0,
        "parts": min(3.0, len(claim.content) - 1.0),
        "short": float(short),
        "ends": float(_ends(p, last)),
        "agree": sum(inside) / len(inside),
        "begun": float(first > 0 and r.labels[first] == "C" and r.labels[first - 1] in "BC"),
        "unended": float(last < len(r.labels) and r.labels[last] == "C"),
        "holds": max((r.head[i] for i in bare), default=0.0),
    }
    if after:
        opening = p.words[first].lower
        out[f"opens={opening if opening in _FIRST else '~'}"] = 1.0
        out["gap"] = min(_FAR, first - claim.cue[1]) / _FAR
    else:
        out["before"] = 1.0
        out["starts"] = float(first == p.sentence_start[p.sentence[first]])
    if source:
        out["speaker words"] = min(_FAR, source[1] - source[0]) / _FAR
        out["speaker named"] = float(p.words[source[0]].shape[0] == "X")
        out["speaker far"] = min(_FAR, max(source[0] - claim.cue[1], claim.cue[0] - source[1], 0)) / _FAR
    return out


def rivals(claims: Sequence[Claim]) -> list[dict[str, float]]:
    """For each claim: the probability of the surest other one to most of its words (`rival`), and of the surest one in
    whose content its own cue stands (`nested`)."""
    words = [{i for a, b in claim.content for i in range(a, b)} for claim in claims]
    out = []
    for claim, own in zip(claims, words, strict=True):
        rival = nested = 0.0
        for other, theirs in zip(claims, words, strict=True):
            if other.head == claim.head:
                continue
            if len(own & theirs) * 2 > min(len(own), len(theirs)):
                rival = max(rival, other.probability)
            if claim.head in theirs:
                nested = max(nested, other.probability)
        out.append({"rival": rival, "nested": nested})
    return out
