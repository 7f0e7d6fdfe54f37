"""How far a claimed content reaches: what the second quote model's probabilities say about its ends.

The model's best sequence is the likeliest single one. Where a sentence offers many places to stop, another end can be
likelier to have most words in common with the true content; where that is clearly so, it is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..attribution.passage import Passage

Range = tuple[int, int]

GAIN = 0.2
"""So much likelier must another end be: with less more contents are half right and fewer right to the word."""

_FAINT = 0.03
"""Ends that the content reaches with less probability are not looked at."""

_MARKS = frozenset(",;:.!?–—(…")

_JOINS = frozenset("and but while though although because as when if after before since unless until".split())
"""Words before which a content may end without a mark. Others would leave half a clause (“had tried” to evade the court)."""


@dataclass(slots=True, frozen=True)
class Extent:
    """Probabilities of being content, given that the cue is one."""

    weakest: float  # the least of a content word
    share: float  # of all such probability in the window, what lies within the content
    outside: float  # what lies outside, by the words inside, at most 1
    first: float
    last: float
    before: float  # of the word right before the content
    beyond: float  # of the word right after it
    half: float | None  # chance of having half its words in common with the true content; None where not worked out


def extent(content: Sequence[Range], tokens: Sequence[int], probability: Sequence[float], half: float | None) -> Extent:
    """Of content (token ranges) in a window whose `tokens` have these probabilities of being content."""
    of = dict(zip(tokens, probability, strict=True))
    within = [of[i] for a, b in content for i in range(a, b) if i in of]
    total, inside = sum(probability), sum(within)
    first, last = content[0][0], content[-1][1]
    return Extent(
        min(within),
        inside / max(total, 0.01),
        min(1.0, max(0.0, total - inside) / len(within)),
        of.get(first, 0.0),
        of.get(last - 1, 0.0),
        of.get(first - 1, 0.0),
        of.get(last, 0.0),
        half,
    )


def likelier(
    p: Passage, head: int, content: list[Range], tokens: Sequence[int], probability: Sequence[float]
) -> tuple[list[Range], float | None]:
    """The content, with its far end (as seen from the cue) moved where another is likelier by GAIN; and the chance that
    at least half of its words and of the true content's are common to both, None for whole quotations.

    A reach of the content to a word is taken for as probable as the least probable word up to there.
    """
    of = dict(zip(tokens, probability, strict=True))
    forward = content[-1][0] > head
    if not forward and content[-1][1] > head:
        return content, None
    part = content[-1] if forward else content[0]
    if p.region[part[0]] >= 0 and p.region[part[0]] == p.region[part[1] - 1]:
        return content, None
    rest = sum(_words(p, a, b) for a, b in content if (a, b) != part)
    ends, counts, chances = _ends(p, of, part, forward, head, tokens, rest)
    own = part[1] - 1 if forward else part[0]
    if own not in ends:
        return content, None

    def half(k: int) -> float:
        n = counts[k]
        return sum(x for x, m in zip(chances, counts, strict=True) if 2 * min(n, m) >= max(n, m))

    at = ends.index(own)
    present = half(at)
    if present + GAIN >= 1.0:
        return content, present
    others = (k for k, i in enumerate(ends) if counts[k] != counts[at] and _may_end(p, i, forward))
    best = max(((half(k), k) for k in others), default=(0.0, at))
    if best[0] <= present + GAIN:
        return content, present
    if forward:
        return [*content[:-1], (part[0], ends[best[1]] + 1)], best[0]
    return [(ends[best[1]], part[1]), *content[1:]], best[0]


def _words(p: Passage, a: int, b: int) -> int:
    return sum(p.words[i].lower[0].isalnum() for i in range(a, b))


def _ends(
    p: Passage, of: Mapping[int, float], part: Range, forward: bool, head: int, tokens: Sequence[int], rest: int
) -> tuple[list[int], list[int], list[float]]:
    """The words at which the part may end, the words of the whole content up to there, and the chance of each."""
    ends: list[int] = []
    counts: list[int] = []
    reach: list[float] = []
    n, now, base = rest, 1.0, 0.0
    for i in range(part[0], tokens[-1] + 1) if forward else range(part[1] - 1, tokens[0] - 1, -1):
        word = p.words[i].lower[0].isalnum()
        if i in of:
            base = base or max(of[i], 1e-6)
            now = min(now, of[i] / base)
            if now < _FAINT or i == head:
                break
            ends.append(i)
            counts.append(n + word)
            reach.append(now)
        n += word
    chances = [x - y for x, y in zip(reach, [*reach[1:], 0.0], strict=True)]
    return ends, counts, chances


def _may_end(p: Passage, i: int, forward: bool) -> bool:
    """Whether a content may end with word i (begin with it, where not forward): a mark is next, or what joins clauses."""
    if not p.words[i].lower[0].isalnum():
        return False
    k = i + 1 if forward else i - 1
    if not 0 <= k < len(p):
        return True
    word = p.words[k].lower
    return word in _MARKS or (forward and word in _JOINS) or (word == "-" and not _glued(p, k))


def _glued(p: Passage, k: int) -> bool:
    """Whether token k touches the words on both sides: the hyphens of “81-year-old”."""
    return 0 < k < len(p) - 1 and p.spans[k - 1][1] == p.spans[k][0] and p.spans[k][1] == p.spans[k + 1][0]
