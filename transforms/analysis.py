"""All engines over one batch of articles: from texts to the frames that are staged.

Each engine is built once in a process and called once for each batch; this module is the only place that knows their
order. Everything here holds inside one article version: what needs the whole run or the warehouse is in `settle`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

import polars as pl

from . import schemas
from .attributions import AttributionFinder
from .figures import FigureFinder
from .names import NameFinder
from .paragraphs import paragraphs
from .references import ReferenceResolver
from .sentences import sentences
from .time_expressions import TimeFinder


class SeedTables(Protocol):
    """What the engines need of the seeds: tables by name, and trained models as bytes."""

    def __getitem__(self, name: str) -> pl.DataFrame: ...

    def get(self, name: str, default: pl.DataFrame | None = None) -> pl.DataFrame | None: ...

    def model(self, name: str) -> bytes: ...


STAGED: Mapping[str, pl.Schema] = {
    "articles": schemas.ARTICLES,
    "paragraphs": schemas.PARAGRAPHS,
    "sentences": schemas.SENTENCES,
    "time_expressions": schemas.TIME_EXPRESSIONS,
    "attributions": schemas.ATTRIBUTIONS,
    "mentions": schemas.MENTIONS,
    "entities": schemas.ENTITIES,
    "roles": schemas.ROLES,
    "speakers": schemas.SPEAKERS,
    "figures": schemas.FIGURES,
}
"""The frames an analysis returns, with their columns."""


class Analysis:
    """The engines of one process. Call it with a frame of articles (`schemas.ARTICLES`, any number of rows)."""

    def __init__(self, seeds: SeedTables):
        self._furniture = seeds["furniture_lines"]
        self._times = TimeFinder(seeds)
        self._names = NameFinder(seeds, seeds.model("names"))
        self._attributions = AttributionFinder(seeds, seeds.model("quotes"))
        self._references = ReferenceResolver(seeds)
        self._figures = FigureFinder(seeds)

    def __call__(self, articles: pl.DataFrame) -> dict[str, pl.DataFrame]:
        """The frames of `STAGED` for these articles."""
        found = paragraphs(articles, self._furniture)
        text = articles, found, sentences(articles, found)
        times = self._times(*text)
        names = self._names(*text)
        attributions = self._attributions(*text, names, times)
        references = self._references(*text, names, attributions)
        figures = self._figures(*text, times, attributions, references.mentions, references.entities)
        return {
            "articles": articles,
            "paragraphs": found,
            "sentences": text[2],
            "time_expressions": times,
            "attributions": attributions,
            "mentions": references.mentions,
            "entities": references.entities,
            "roles": references.roles,
            "speakers": references.speakers,
            "figures": figures,
        }


def isolate(
    analyse: Callable[[pl.DataFrame], dict[str, pl.DataFrame]], articles: pl.DataFrame
) -> tuple[dict[str, pl.DataFrame], list[tuple[str, int, str]]]:
    """`analyse` on a batch; where it raises, on each article alone, so that one bad text loses nothing but itself.

    Returns the frames and (article_id, version, reason) for each article that could not be analysed.
    """
    try:
        return analyse(articles), []
    except Exception as error:
        if articles.height == 1:
            article_id, version = articles.select("article_id", "version").row(0)
            empty = {name: pl.DataFrame(schema=schema) for name, schema in STAGED.items()}
            return empty, [(article_id, version, f"{type(error).__name__}: {error}")]
    parts, failed = [], []
    for i in range(articles.height):
        frames, reasons = isolate(analyse, articles[i : i + 1])
        parts.append(frames)
        failed.extend(reasons)
    return {name: pl.concat([p[name] for p in parts]) for name in STAGED}, failed
