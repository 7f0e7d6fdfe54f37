"""Trains the quote model and the weights of its score (`onrecord train quotes`).

Both models are trained once without each of FOLDS parts of the articles and once on all: the second learns from readings
of texts that the first had not seen, and the score from claims to texts that neither had seen. Deterministic: the same
corpus, seeds and classes give the same bytes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
import polars as pl
import pycrfsuite

from ..attribution.cues import cues
from ..attribution.passage import Passage
from ..attribution.words import Words
from . import quotes_scores
from .quotes import CANDIDATE, QuoteModel, pack, read_classes, read_with
from .quotes_arguments import CLOSED, OPEN, argument_features, window
from .quotes_corpus import Lesson, as_documents, golds, head_counts, lessons, passages
from .quotes_features import clauses, token_features

FOLDS = 3

_COMMON = {"c1": 0.5, "max_iterations": 75, "feature.minfreq": 3, "epsilon": 1e-4}

FIRST: dict[str, object] = {**_COMMON, "c2": 3.0}
SECOND: dict[str, object] = {**_COMMON, "c2": 8.0}
"""CRFsuite's parameters, chosen on a third of the training articles with models trained on the others (the card has the
table). Weaker penalties fit those articles better and unseen ones worse."""

MISSED = 0.02
"""Gold cues to which the first model gives less than this teach the second nothing: it will never be asked about such."""

Sequence = tuple[list[list[str]], list[str]]


def labels(p: Passage, taught: Iterable[Lesson]) -> list[str]:
    """The first model's labels: content B C, source S, cue Q, its head H, else O."""
    taught, out = list(taught), ["O"] * len(p)
    for lesson in taught:
        for i in lesson.content:
            out[i] = "C" if i - 1 in lesson.content else "B"
    for lesson in taught:
        for i in lesson.source:
            out[i] = "S" if out[i] == "O" else out[i]
        for i in lesson.cue:
            out[i] = "Q" if out[i] in "OS" else out[i]
        out[lesson.head] = "H" if out[lesson.head] in "OSQ" else out[lesson.head]
    return out


def argument_labels(tokens: list[int], lesson: Lesson | None) -> list[str] | None:
    """The second model's labels for a window; None where the content lies outside it."""
    if lesson is None:
        return ["N"] * len(tokens)
    if not lesson.content & set(tokens):
        return None
    out, names = [], OPEN
    for i in tokens:
        if i == lesson.head:
            out.append(names[3])
        elif i in lesson.content:
            out.append("C")
            names = CLOSED
        else:
            out.append(names[1] if i in lesson.source else names[2] if i in lesson.cue else names[0])
    return out


def train(data: Iterable[Sequence], parameters: Mapping[str, object]) -> bytes:
    """A CRF's bytes."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params(dict(parameters))
    for features, wanted in data:
        trainer.append(features, wanted)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        return rounded(path.read_bytes())


def rounded(model: bytes, bits: int = 10) -> bytes:
    """A CRFsuite model with its weights rounded to so many bits, which lets it pack to a third.

    The file is a header (of which the 6th number is where the weights are), then a chunk of 20-byte records whose last
    eight bytes are the weight (CRFsuite's crf1d_model.c).
    """
    at = int(np.frombuffer(model, "<u4", 1, 28)[0])
    if model[:4] != b"lCRF" or model[at : at + 4] != b"FEAT":
        raise ValueError("not a CRFsuite model of the format known here")
    n = int(np.frombuffer(model, "<u4", 1, at + 8)[0])
    record = np.dtype([("type", "<u4"), ("from", "<u4"), ("to", "<u4"), ("weight", "<f8")])
    records = np.frombuffer(model, record, n, at + 12).copy()
    fraction, exponent = np.frexp(records["weight"])
    records["weight"] = np.ldexp(np.round(fraction * 2**bits) / 2**bits, exponent)
    return model[: at + 12] + records.tobytes() + model[at + 12 + records.nbytes :]


def tagger(model: bytes) -> pycrfsuite.Tagger:
    out = pycrfsuite.Tagger()
    out.open_inmemory(model)
    return out


def model(
    corpus: Iterable[tuple[str, str, str]],
    seeds: Mapping[str, pl.DataFrame],
    classes: str,
    say: Callable[[str], None] = print,
) -> bytes:
    """The packed model, from articles as (name, text, brat stand-off), the seed tables cues and furniture_lines, and the text
    of the word classes. ValueError where the articles are too few to learn from."""
    words = Words(cues(seeds["cues"]), read_classes(classes))
    articles = [(name, text, golds(brat)) for name, text, brat in corpus]
    counts = head_counts((text, found) for _, text, found in articles)
    papers = as_documents(((name, text) for name, text, _ in articles), seeds["furniture_lines"])
    taught: list[tuple[int, Passage, list[Lesson]]] = [
        (k, p, lessons(p, found, counts))
        for k, (document, (_, _, found)) in enumerate(zip(papers, articles, strict=True))
        for p in passages(document, words)
    ]
    parts = (*range(FOLDS), FOLDS)  # the last leaves nothing out
    first: dict[int, bytes] = {}
    for part in parts:
        first[part] = train(
            ((token_features(p, clauses(p)), labels(p, t)) for k, p, t in taught if k % FOLDS != part), FIRST
        )
        say(f"first model, part {part}: {len(first[part]):,} bytes")
    readers = {part: tagger(found) for part, found in first.items()}

    def windows(part: int) -> Iterator[Sequence]:
        for k, p, t in taught:
            if k % FOLDS == part:
                continue
            r = read_with(readers[k % FOLDS], p)
            by = {lesson.head: lesson for lesson in t}
            heads = {i for i, x in enumerate(r.head) if x >= CANDIDATE} | {h for h in by if r.head[h] >= MISSED}
            for head in sorted(heads):
                tokens = window(p, head)
                if (wanted := argument_labels(tokens, by.get(head))) is not None:
                    yield argument_features(p, r, head, tokens), wanted

    facts = dict(first=FIRST, second=SECOND, folds=FOLDS, articles=len(articles))
    second: dict[int, bytes] = {}
    for part in parts:
        second[part] = train(windows(part), SECOND)
        say(f"second model, part {part}: {len(second[part]):,} bytes")
    shown = (
        example
        for part in range(FOLDS)
        for example in quotes_scores.examples(
            QuoteModel(pack(first[part], second[part], classes, {}, facts)),
            ((p, articles[k][2]) for k, p, _ in taught if k % FOLDS == part),
        )
    )
    return pack(first[FOLDS], second[FOLDS], classes, quotes_scores.fit(shown), facts)
