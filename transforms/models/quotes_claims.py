"""What the second quote model claims: for each candidate cue its content and its source, and how sure both are.

A claim is the model's best sequence of labels, put right where the model itself says that another end is likelier to be
near the true one; and quoted regions that no likely claim holds are asked about on their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pycrfsuite

from ..attribution.passage import Passage
from .quotes_arguments import Reading, argument_features, window
from .quotes_extents import Extent, extent, likelier

Range = tuple[int, int]

ASKED = 0.3
"""Tokens to which the first model gives at least this probability of being a cue's head are asked about: on development
data it finds as much as the 0.1 of training and is a third faster."""

LEAST = 0.2
"""Candidates to which the second model gives less are dropped."""

SURE = 0.5
"""Where the first model gives the head so much, its own labels stand in for content the second model does not find."""

HELD = 0.6
"""A quoted region is asked about where no claim so probable holds half of it,"""

FAINT, TRIED = 0.003, 2
"""with so many cues of its sentence, the likeliest to the first model, that have at least this probability there."""


@dataclass(slots=True)
class Claim:
    """What the second model makes of one candidate cue; token ranges are half open, within the passage."""

    head: int
    cue: Range
    content: list[Range]
    source: Range | None
    probability: float  # that the head is a cue at all
    first: float  # the same in the first model's eyes
    inside: float  # mean probability of the words taken as content, given that it is; 0 where the first model gave them
    source_inside: float
    extent: Extent | None = None  # where the second model gave the content
    region: bool = False  # made for a quoted region that no likely claim holds


@dataclass(slots=True)
class _View:
    """The second model's reading of the window around a candidate cue."""

    tokens: list[int]
    at: int  # of the head among them
    labels: list[str]
    probability: float
    content: list[float]  # probability of content, by token, given that the head is a cue
    source: list[float]


def claims(tagger: pycrfsuite.Tagger, p: Passage, r: Reading) -> list[Claim]:
    """What every candidate cue of the passage attributes to whom, in reading order (where the two models differ about the
    content of a cue, one claim by each), then claims to quoted regions that those leave out."""
    out: list[Claim] = []
    for head, x in enumerate(r.head):
        if x < ASKED:
            continue
        claim = _claim(tagger, p, r, head)
        if claim is None:
            continue
        out.append(claim)
        other = _first_view(p, r, head, claim.probability) if claim.inside else None
        if other is not None and other.content != claim.content:
            out.append(replace(other, source=claim.source, source_inside=claim.source_inside))
    return [*out, *_to_regions(tagger, p, r, out)]


def _view(tagger: pycrfsuite.Tagger, p: Passage, r: Reading, head: int, least: float) -> _View:
    """Without marginals where the cue's probability is under `least`."""
    tokens = window(p, head)
    tagger.set(argument_features(p, r, head, tokens))
    at = tokens.index(head)
    labels = tagger.tag()  # before any marginal: CRFsuite's Viterbi writes over the scores that marginals are made of
    probability = tagger.marginal("H", at) + tagger.marginal("h", at)
    if probability < least or probability <= 0.0:
        return _View(tokens, at, labels, probability, [], [])
    n = range(len(tokens))
    content = [min(1.0, tagger.marginal("C", i) / probability) for i in n]
    source = [min(1.0, (tagger.marginal("S", i) + tagger.marginal("s", i)) / probability) for i in n]
    return _View(tokens, at, labels, probability, content, source)


def _claim(tagger: pycrfsuite.Tagger, p: Passage, r: Reading, head: int) -> Claim | None:
    v = _view(tagger, p, r, head, LEAST)
    if not v.content:
        return _first_view(p, r, head, v.probability)
    if v.labels[v.at] == "N" or "C" not in v.labels:
        v.labels = _forced(v)
    content, sources, cues = _runs(v.tokens, v.labels)
    if not content:
        return _first_view(p, r, head, v.probability)
    inside, source_inside = _inside(v)
    content, half = likelier(p, head, content, v.tokens, v.content)
    return Claim(
        head,
        next((c for c in cues if c[0] <= head < c[1]), (head, head + 1)),
        content,
        _nearest(sources, head),
        v.probability,
        r.head[head],
        inside,
        source_inside,
        extent(content, v.tokens, v.content, half),
    )


def _inside(v: _View) -> tuple[float, float]:
    """Mean probability of the words labelled as content, and the highest of those labelled as source."""
    within = [x for x, y in zip(v.content, v.labels, strict=True) if y == "C"]
    by = [x for x, y in zip(v.source, v.labels, strict=True) if y in "Ss"]
    return sum(within) / len(within) if within else 0.0, max(by, default=0.0)


def _nearest(sources: Sequence[Range], head: int) -> Range | None:
    return min(sources, key=lambda s: min(abs(s[0] - head), abs(s[1] - 1 - head)), default=None)


def _forced(v: _View) -> list[str]:
    """Labels for a cue that the best sequence does not take for one: each word's own best, given that it is."""
    most = max(v.content)
    if most * v.probability < 0.1:
        return ["N"] * len(v.tokens)
    out = [
        "C" if c > 0.5 * most and c > s else "S" if s > 0.4 else "O" for c, s in zip(v.content, v.source, strict=True)
    ]
    out[v.at] = "H"
    return out


def _to_regions(tagger: pycrfsuite.Tagger, p: Passage, r: Reading, found: Sequence[Claim]) -> Iterator[Claim]:
    """Claims to the quoted regions of a passage that no likely claim holds."""
    held = {i for claim in found if claim.probability >= HELD for a, b in claim.content for i in range(a, b)}
    for a, b in p.outer_tokens:
        if sum(i in held for i in range(a, b)) * 2 >= b - a:
            continue
        near = range(p.sentence_start[p.sentence[a]], p.sentence_start[p.sentence[b - 1] + 1])
        heads = [i for i in near if p.region[i] < 0 and r.head[i] >= FAINT]
        for head in sorted(heads, key=lambda i: -r.head[i])[:TRIED]:
            yield _to_region(tagger, p, r, head, (a, b))


def _to_region(tagger: pycrfsuite.Tagger, p: Passage, r: Reading, head: int, region: Range) -> Claim:
    """What the second model attributes to a cue, given that the region belongs to it."""
    v = _view(tagger, p, r, head, 0.0)
    own = [region[0] <= t < region[1] for t in v.tokens]
    enough = max((c for c, inside in zip(v.content, own, strict=False) if inside), default=0.0) / 2
    if v.content:
        v.labels = [
            "C" if inside or (c > enough and c > s) else "S" if s > 0.4 else "O"
            for inside, c, s in zip(own, v.content, v.source, strict=True)
        ]
        v.labels[v.at] = "H"
    else:
        v.labels = ["O"] * len(v.tokens)
        v.content = v.source = [0.0] * len(v.tokens)
    content, sources, _ = _runs(v.tokens, v.labels)
    if not any(s <= region[0] and region[1] <= e for s, e in content):
        content = [region]
    inside, source_inside = _inside(v)
    cue = head, head + 1
    return Claim(
        head, cue, content, _nearest(sources, head), v.probability, r.head[head], inside, source_inside, None, True
    )


def _first_view(p: Passage, r: Reading, head: int, probability: float) -> Claim | None:
    """The content that the first model labels right after the cue, or before it, where the second finds none though the
    first is sure of the cue."""
    if r.head[head] < SURE:
        return None
    first, last = p.sentence_start[p.sentence[head]], p.sentence_start[p.sentence[head] + 1]
    i = next((i for i in range(head + 1, min(head + 4, last)) if r.labels[i] in "BC"), None)
    if i is not None:
        end = i + 1
        while end < last and r.labels[end] == "C":
            end += 1
        content = i, end
    else:
        j = next((j for j in range(head - 1, max(head - 6, first) - 1, -1) if r.labels[j] in "BC"), None)
        if j is None:
            return None
        start = j
        while start > first and r.labels[start - 1] in "BC":
            start -= 1
        content = start, j + 1
    return Claim(head, (head, head + 1), [content], None, probability, r.head[head], 0.0, 0.0)


def _runs(tokens: list[int], labels: list[str]) -> tuple[list[Range], ...]:
    """Token ranges of content, of sources and of cues. What `window` cut out of a quotation goes with its ends."""
    out: dict[str, list[Range]] = {"C": [], "S": [], "Q": []}
    before = ""
    for t, label in zip(tokens, labels, strict=True):
        kind = "C" if label == "C" else "S" if label in "Ss" else "Q" if label in "QqHh" else ""
        if kind:
            if kind == before:
                out[kind][-1] = out[kind][-1][0], t + 1
            else:
                out[kind].append((t, t + 1))
        before = kind
    return out["C"], out["S"], out["Q"]
