"""What speaks for and against a claimed attribution: the features that its score weighs.

The second model sees one cue at a time and gives each word a probability; whether the whole holds also depends on the
cue's word, on how content, cue and speaker lie to one another, on what follows, and on rival claims to the same words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..models.quotes_arguments import Reading
from ..models.quotes_claims import Claim
from ..models.quotes_extents import Extent
from .passage import Passage
from .quoted import features as quoted

Range = tuple[int, int]

_FIRST = frozenset(
    "that to for about on how why what if whether the a his her in with it he they and of as by from".split()
)
_FINITE = ("VBD", "VBZ", "VBP", "MD")
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


def _thing(p: Passage, claim: Claim) -> bool:
    """Whether what follows the cue begins as a noun phrase and has no finite verb before its first comma: no words but a
    thing (employers added 175,000 jobs, fewer than had been hoped)."""
    a, b = claim.content[0]
    if a < claim.head or not (p.words[a].tag in ("determiner", "possessive") or p.words[a].lower[0].isdigit()):
        return False
    end = next((i for i in range(a, b) if p.words[i].lower == ","), b)
    return all(p.region[i] < 0 and not p.words[i].cls.startswith(_FINITE) for i in range(a, end))


def _extent(x: Extent, kind: str) -> dict[str, float]:
    half = x.half or 0.0
    return {
        "extent": 1.0,
        "weakest": x.weakest,
        "weakest odds": _log_odds(x.weakest),
        "share": x.share,
        "outside": x.outside,
        "first word": x.first,
        "last word": x.last,
        "word before": x.before,
        "word before odds": _log_odds(x.before),
        "word beyond": x.beyond,
        "word beyond odds": _log_odds(x.beyond),
        "half known": float(x.half is not None),
        "half": half,
        "half odds": _log_odds(half) if x.half is not None else 0.0,
        f"kind={kind} weakest": x.weakest,
        f"kind={kind} share": x.share,
        f"kind={kind} word beyond": x.beyond,
        f"kind={kind} half": half,
    }


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
    if claim.extent:
        out.update(_extent(claim.extent, kind))
    if claim.region:
        out.update(quoted(p, r, claim))
    if _thing(p, claim):
        out["thing"] = out[f"cue={cue} thing"] = out[f"word={word.lemma or word.lower} thing"] = 1.0
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
    return {f"region {k}": v for k, v in out.items()} if claim.region else out


def rivals(claims: Sequence[Claim]) -> list[dict[str, float]]:
    """For each claim: the probability of the surest other one to most of its words (`rival`), and of the surest one in
    whose content its own cue stands (`nested`)."""
    words = [{i for a, b in claim.content for i in range(a, b)} for claim in claims]
    out = []
    for claim, own in zip(claims, words, strict=True):
        rival = nested = 0.0
        for other, theirs in zip(claims, words, strict=True):
            if other.head == claim.head or (other.region and not claim.region):
                continue
            if len(own & theirs) * 2 > min(len(own), len(theirs)):
                rival = max(rival, other.probability)
            if claim.head in theirs:
                nested = max(nested, other.probability)
        out.append(
            {"region rival": rival, "region nested": nested} if claim.region else {"rival": rival, "nested": nested}
        )
    return out
