"""Trains the name model (`onrecord train names`).

A corpus is JSON lines of {"text", "ents": [[start, end, label]]}, label person, organization or place. Training is
deterministic: the same corpora, seeds and clusters give the same bytes.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pycrfsuite

from .. import paragraphs, sentences
from ..gazetteers import COUNTRY, DEMONYM, PLACE, Gazetteers, fold
from ..tokens import tokenise
from .names import pack, read_clusters
from .names_features import Features
from .names_templates import Filler

CORPORA: dict[str, float] = {
    "train-gum-news": 2.0,
    "train-wikigold": 1.0,
    "train-redocred": 1.0,
    "train-crossner": 1.0,
    "train-gum": 1.0,
    "train-btc": 1.0,
}
"""Corpora and their weights, chosen on news development data."""

TEMPLATE_ROUNDS = 60
"""How often each template of `names_templates` is filled."""

PARAMETERS: dict[str, object] = {"c1": 0.05, "c2": 0.02, "max_iterations": 70, "feature.minfreq": 2}

Entity = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence: its words and their labels."""

    words: list[str]
    labels: list[str]


def samples(text: str, entities: Sequence[Entity]) -> Iterator[Sample]:
    """The sentences of `text` as training material; an entity that does not begin with a token is left out."""
    for start, end in paragraphs.spans(text):
        for s, e in sentences.split(text, start, end):
            tokens = [(s + a, s + b) for a, b in tokenise(text[s:e])]
            labels = ["O"] * len(tokens)
            for a, b, kind in entities:
                inside = [i for i, (x, y) in enumerate(tokens) if x >= a and y <= b]
                if inside:
                    labels[inside[0]] = f"B-{kind}"
                    for i in inside[1:]:
                        labels[i] = f"I-{kind}"
            yield Sample([text[x:y] for x, y in tokens], labels)


def is_name(surface: str, gazetteers: Gazetteers) -> bool:
    """Whether an annotated span is a name in our sense: begins with a capital or a figure, and is no people or faith
    (“Muslims”, “the Afghans”), which some corpora call persons."""
    words = surface.split()
    if not words or not any(w[0].isupper() for w in words):
        return False
    mask = gazetteers.mask(fold(words[0]))
    return not (len(words) == 1 and mask & DEMONYM and not mask & (COUNTRY | PLACE))


def read(lines: Iterable[str], gazetteers: Gazetteers) -> Iterator[Sample]:
    """The sentences of a corpus."""
    for line in lines:
        if line.strip():
            item = json.loads(line)
            text = item["text"]
            kept = [(s, e, k) for s, e, k in item["ents"] if is_name(text[s:e], gazetteers)]
            yield from samples(text, kept)


def lists(seeds: Mapping[str, pl.DataFrame], gazetteers: Gazetteers) -> dict[str, list[str]]:
    """What the templates' slots are filled with, from the seed tables."""

    def column(table: str, name: str, *kinds: str) -> list[str]:
        frame = seeds[table]
        if kinds:
            frame = frame.filter(pl.col("kind").is_in(kinds))
        return frame[name].unique(maintain_order=True).to_list()

    organizations = column("organizations_extra", "name")
    teams = column("organizations_extra", "name", "team")
    return {
        "given_names": column("given_names", "name"),
        "surnames": column("surnames", "name"),
        "cities": column("places", "name", "city", "capital"),
        "countries": gazetteers.country_names,
        "demonyms": column("demonyms", "demonym", "adjective"),
        "titles": column("titles", "title", "political", "business", "academic", "police"),
        "organizations": [o for o in organizations if " " in o],
        "short_organizations": [o for o in organizations if " " not in o and len(o) > 3],
        "acronyms": [o for o in organizations if o.isupper() and 2 < len(o) < 7],
        "teams": teams,
    }


def train(
    data: Sequence[tuple[Sample, float]],
    gazetteers: Gazetteers,
    clusters: Mapping[str, tuple[str, str]],
    parameters: Mapping[str, object] = PARAMETERS,
    verbose: bool = False,
) -> bytes:
    """The CRF's bytes. A sample's weight is how often it is shown (rounded)."""
    features = Features(gazetteers, clusters)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=dict(parameters), verbose=verbose)
    for sample, weight in data:
        rows = pycrfsuite.ItemSequence(features.of(sample.words))
        for _ in range(max(1, round(weight))):
            trainer.append(rows, sample.labels)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crf"
        trainer.train(str(path))
        return path.read_bytes()


def model(corpora: Mapping[str, Iterable[str]], seeds: Mapping[str, pl.DataFrame], clusters: str) -> bytes:
    """The packed model, from the lines of each corpus in CORPORA, the seed tables, and the text of the word clusters."""
    gazetteers = Gazetteers(seeds)
    data = [(sample, weight) for name, weight in CORPORA.items() for sample in read(corpora[name], gazetteers)]
    for text, entities in Filler(lists(seeds, gazetteers)).texts(TEMPLATE_ROUNDS):
        data += [(sample, 1.0) for sample in samples(text, entities)]
    crf = train(data, gazetteers, read_clusters(clusters), verbose=True)
    return pack(crf, clusters, dict(corpora=CORPORA, parameters=PARAMETERS, sentences=len(data)))
