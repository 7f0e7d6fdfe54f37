"""The quote model: two linear-chain CRFs, applied.

The first labels every word of a paragraph as content, cue, head of a cue, source or none; the second reads the words
around each candidate head and says which of them are its content and its source (`quotes_arguments`). Both are kept, with
the classes of words they were trained with and the weights of the score, in one archive, so that no part is ever used with
another's.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pycrfsuite

from ..attribution.passage import Passage
from ..attribution.words import Classes
from .quotes_arguments import Reading, argument_features, reading, window
from .quotes_features import clauses, token_features

CANDIDATE = 0.1
"""In training, a token is a candidate where the first model gives at least this probability that it is a cue's head."""

ASKED = 0.3
"""The same where the model is applied: on development data it finds as much and is a third faster."""

LEAST = 0.2
"""Candidates to which the second model gives less are dropped."""


SURE = 0.5
"""Where the first model gives the head so much, its own labels stand in for content the second model does not find."""


@dataclass(slots=True)
class Claim:
    """What the second model makes of one candidate cue; token ranges are half open, within the passage."""

    head: int
    cue: tuple[int, int]
    content: list[tuple[int, int]]
    source: tuple[int, int] | None
    probability: float  # that the head is a cue at all
    first: float  # the same in the first model's eyes
    inside: float  # mean probability of the words taken as content, given that it is
    source_inside: float


def pack(
    labels: bytes, arguments: bytes, classes: str, weights: Mapping[str, float], facts: Mapping[str, object]
) -> bytes:
    """The archive `QuoteModel` reads. `classes` has lines word, part of speech, fine and coarse cluster, tab-separated;
    `weights` are those of the score, by feature; `facts` about the training are written beside them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, part in (
            ("labels.crf", labels),
            ("arguments.crf", arguments),
            ("classes.tsv", classes.encode()),
            ("weights.json", json.dumps(weights, sort_keys=True, indent=0).encode()),
            ("facts.json", json.dumps(facts, sort_keys=True, indent=1).encode()),
        ):
            archive.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()


def classes_of(model: bytes) -> str:
    """The text of the word classes in a packed model, to train another one with them."""
    with zipfile.ZipFile(io.BytesIO(model)) as archive:
        return archive.read("classes.tsv").decode()


def read_classes(text: str) -> Classes:
    """`classes` as `pack` takes it."""
    out = {}
    for line in text.split("\n"):
        word, part, fine, coarse = line.split("\t") if line else ("", "", "", "")
        if word:
            out[word] = part, fine, coarse
    return out


def read_with(tagger: pycrfsuite.Tagger, p: Passage) -> Reading:
    """A passage as the first model, opened in `tagger`, reads it."""
    found = clauses(p)
    tagger.set(token_features(p, found))
    labels = tagger.tag()
    head = [tagger.marginal("H", i) for i in range(len(p))]
    content = [tagger.marginal("B", i) + tagger.marginal("C", i) for i in range(len(p))]
    return reading(p, found, labels, head, content)


class QuoteModel:
    """A packed model. ValueError where the bytes are none."""

    def __init__(self, packed: bytes):
        try:
            with zipfile.ZipFile(io.BytesIO(packed)) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
            self._labels, self._arguments = pycrfsuite.Tagger(), pycrfsuite.Tagger()
            self._keep = parts["labels.crf"], parts["arguments.crf"]  # the taggers read in these bytes
            self._labels.open_inmemory(self._keep[0])
            self._arguments.open_inmemory(self._keep[1])
            self.classes = read_classes(parts["classes.tsv"].decode())
            self.weights: dict[str, float] = json.loads(parts["weights.json"])
        except (zipfile.BadZipFile, KeyError) as error:
            raise ValueError(f"not a quote model: {error}") from error

    def read(self, p: Passage) -> Reading:
        """The first model's reading of a passage."""
        return read_with(self._labels, p)

    def claims(self, p: Passage, r: Reading) -> list[Claim]:
        """What every candidate cue of the passage attributes to whom, in reading order; where the two models differ about
        the content of a cue, one claim by each."""
        out: list[Claim] = []
        for head, x in enumerate(r.head):
            if x < ASKED:
                continue
            claim = self._claim(p, r, head)
            if claim is None:
                continue
            out.append(claim)
            other = _first_view(p, r, head, claim.probability) if claim.inside else None
            if other is not None and other.content != claim.content:
                out.append(replace(other, source=claim.source, source_inside=claim.source_inside))
        return out

    def _claim(self, p: Passage, r: Reading, head: int) -> Claim | None:
        tokens = window(p, head)
        tagger = self._arguments
        tagger.set(argument_features(p, r, head, tokens))
        at = tokens.index(head)
        probability = tagger.marginal("H", at) + tagger.marginal("h", at)
        if probability < LEAST:
            return _first_view(p, r, head, probability)
        labels = tagger.tag()
        if labels[at] == "N" or "C" not in labels:
            labels = self._forced(len(tokens), at, probability)
        content, sources, cues = _runs(tokens, labels)
        if not content:
            return _first_view(p, r, head, probability)
        source = min(sources, key=lambda s: min(abs(s[0] - head), abs(s[1] - 1 - head))) if sources else None
        within = [tagger.marginal("C", i) for i, y in enumerate(labels) if y == "C"]
        by = [tagger.marginal("S", i) + tagger.marginal("s", i) for i, y in enumerate(labels) if y in "Ss"]
        return Claim(
            head,
            next((c for c in cues if c[0] <= head < c[1]), (head, head + 1)),
            content,
            source,
            probability,
            r.head[head],
            min(1.0, sum(within) / len(within) / probability) if within else 0.0,
            min(1.0, max(by, default=0.0) / probability),
        )

    def _forced(self, n: int, at: int, probability: float) -> list[str]:
        """Labels for a cue that the best sequence does not take for one: each word's own best, given that it is."""
        tagger = self._arguments
        content = [tagger.marginal("C", i) for i in range(n)]
        enough = 0.5 * max(content)
        if enough < 0.05:
            return ["N"] * n
        out = []
        for i, c in enumerate(content):
            s = tagger.marginal("S", i) + tagger.marginal("s", i)
            out.append("C" if c > enough and c > s else "S" if s > 0.4 * probability else "O")
        out[at] = "H"
        return out


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


def _runs(tokens: list[int], labels: list[str]) -> tuple[list[tuple[int, int]], ...]:
    """Token ranges of content, of sources and of cues. What `window` cut out of a quotation goes with its ends."""
    out: dict[str, list[tuple[int, int]]] = {"C": [], "S": [], "Q": []}
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
