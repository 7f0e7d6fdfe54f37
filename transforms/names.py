"""Named mentions: persons, organisations, countries and places (`schemas.NAMES`).

A sentence model (`models/names.py`) marks candidates; forms that only newspapers have (datelines, credits) and names we
know come first; edges are cleaned to the bare name; and the mentions of one article are made to agree.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from . import schemas
from .documents import Document, documents
from .gazetteers import Gazetteers
from .models.names import NameModel, spans
from .naming import bodies, consistency, known, teams, trimming, wire
from .naming.scores import SCORES, UNKNOWN
from .naming.story import Name, Story, merge


class NameFinder:
    """Finds the names of a batch of articles. Built once from the seed tables and the bytes of the name model."""

    def __init__(self, seeds: Mapping[str, pl.DataFrame], model: bytes):
        self.gazetteers = Gazetteers(seeds)
        self.model = NameModel(model, self.gazetteers)

    def __call__(self, articles: pl.DataFrame, paragraphs: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
        """Rows by article in the order of `articles`, then by offset; names never overlap."""
        rows = [row for document in documents(articles, paragraphs, sentences) for row in self._rows(document)]
        return pl.DataFrame(rows, schema=schemas.NAMES, orient="row")

    def _rows(self, document: Document) -> list[tuple[str, int, int, int, str, str, str, float]]:
        story = Story.of(document)
        out = []
        for name in self.find(story):
            start, end = story.spans[name.start][0], story.spans[name.end - 1][1]
            score = SCORES.get((name.rule, name.type), UNKNOWN)
            out.append((*document.key, start, end, document.text[start:end], name.type, name.rule, score))
        return out

    def find(self, story: Story) -> list[Name]:
        """The names of a story, in reading order."""
        found: list[Name] = []
        for first, end in story.sentences:
            labels = self.model.tag(story.words[first:end])
            found += [Name(first + s, first + e, kind, "crf") for s, e, kind in spans(labels)]
        found = _joined(trimming.trim(story, found, self.gazetteers))
        found = trimming.completed(story, found, self.gazetteers)
        forms = wire.datelines(story, self.gazetteers) + wire.bylines(story)
        found = known.known(story, merge(found, _apart(forms)), self.gazetteers)
        found = teams.teams(story, found, self.gazetteers)
        found = bodies.bodies(story, found, self.gazetteers)
        found = consistency.consistent(story, found, self.gazetteers)
        return [self._typed(story, name) for name in found]

    def _typed(self, story: Story, name: Name) -> Name:
        if name.type in ("place", "country"):
            key = " ".join(story.folded[name.start : name.end])
            return name.of_type("country" if key in self.gazetteers.country_codes else "place")
        return name


def _joined(names: list[Name]) -> list[Name]:
    """Two persons without a word between them are one: a title before the first name had hidden it."""
    out: list[Name] = []
    for name in names:
        last = out[-1] if out else None
        if last and last.type == name.type == "person" and last.end == name.start and last.rule == "title":
            out[-1] = Name(last.start, name.end, "person", name.rule)
        else:
            out.append(name)
    return out


def _apart(names: list[Name]) -> list[Name]:
    """The names without those that overlap an earlier one."""
    out: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not out or name.start >= out[-1].end:
            out.append(name)
    return out
