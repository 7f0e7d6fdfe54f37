"""Passages of made-up text, and readings of them by no model."""

from __future__ import annotations

from onrecord.transforms.attribution.cues import cues
from onrecord.transforms.attribution.passage import Passage
from onrecord.transforms.attribution.words import Classes, Words
from onrecord.transforms.models.quotes_arguments import Reading, reading
from onrecord.transforms.models.quotes_corpus import as_documents, passages
from onrecord.transforms.models.quotes_features import clauses

from tests.support import seed_tables


def passage(text: str, classes: Classes | None = None) -> Passage:
    tables = seed_tables()
    (document,) = as_documents([("a", text)], tables["furniture_lines"])
    (found,) = passages(document, Words(cues(tables["cues"]), classes))
    return found


def unread(p: Passage) -> Reading:
    return reading(p, clauses(p), ["O"] * len(p), [0.0] * len(p), [0.0] * len(p))
