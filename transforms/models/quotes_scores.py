"""Fits the weights of an attribution's score (part of `onrecord train quotes`).

Logistic regression on what `attribution.evidence` says of every claim, over articles that the models claiming it had not
seen: only so is a score of 0.9 worth nine in ten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from ..attribution import linker
from ..attribution.passage import Passage
from ..attribution.record import Attribution, Span
from ..attribution.scores import BIAS
from ..attributions import kind_of
from .quotes import QuoteModel
from .quotes_corpus import Gold, tokens_of

ALIKE = 0.5
"""A claim is right where words in common over words in either is at least this (as PolNeAR's scorer has it), and the
speaker shares a word with the annotated one, or neither is there."""

SEEN = 15
"""A feature that fewer claims have gets no weight."""

RIDGE = 10.0
"""Strength of the quadratic penalty; 3 gives the same joint score on unseen articles and quoted regions a little worse."""

_STEPS = 60

Example = tuple[Mapping[str, float], bool]


def _words(p: Passage, spans: Iterable[Span]) -> set[int]:
    """The tokens in the spans that are words and no marks."""
    return {i for i in tokens_of(p, spans) if p.words[i].lower[0].isalnum()}


def right(p: Passage, a: Attribution, found: Iterable[Gold]) -> bool:
    """Whether an annotated attribution has nearly this content and this speaker."""
    content, speaker = _words(p, a.content), _words(p, [a.speaker] if a.speaker else [])
    for gold in found:
        other = _words(p, gold.content)
        if content & other and len(content & other) >= ALIKE * len(content | other):
            who = _words(p, gold.source)
            if who & speaker or not (who or speaker):
                return True
    return False


def examples(model: QuoteModel, passages: Iterable[tuple[Passage, list[Gold]]]) -> Iterator[Example]:
    """Features and truth of every claim the model makes in passages, given with the gold of their article."""
    for p, found in passages:
        near = [g for g in found if g.content[0][0] < p.end and p.start < g.content[-1][1]]
        r = model.read(p)
        claims = model.claims(p, r)
        for a in linker.candidates(p, r, claims, lambda content, p=p: kind_of(p.text, content, p.outer)):
            yield a.notes, right(p, a, near)


def fit(data: Iterable[Example]) -> dict[str, float]:
    """Weight by feature (`BIAS` among them), by Newton's method. ValueError where the models claim nothing at all."""
    rows = list(data)
    if not rows:
        raise ValueError("the models claim no attribution in the corpus: there is nothing to fit their score on")
    counts = Counter(name for features, _ in rows for name in features)
    names = [BIAS, *sorted(name for name, n in counts.items() if n >= SEEN)]
    column = {name: i for i, name in enumerate(names)}
    x, y = np.zeros((len(rows), len(names))), np.array([truth for _, truth in rows], float)
    x[:, 0] = 1.0
    for i, (features, _) in enumerate(rows):
        for name, value in features.items():
            if name in column:
                x[i, column[name]] = value
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + RIDGE * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(names))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}
