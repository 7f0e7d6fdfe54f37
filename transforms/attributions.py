"""Who said what: every attributed statement of a batch of articles, direct, mixed and indirect."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from . import schemas
from .attribution import regions as quoted
from .attribution.cues import cues
from .attribution.marks import Region, regions
from .attribution.record import Attribution, Span
from .documents import Document, by_article, documents
from .ids import quote_id


def kind_of(text: str, content: list[Span], marked: list[Region]) -> str:
    """direct where (nearly) every letter stands between marks, indirect where none does, else mixed."""
    outer = [(r.start, r.end) for r in marked if r.depth == 0]
    total = inside = 0
    for s, e in content:
        within = [(max(s, a), min(e, b)) for a, b in outer if a < e and s < b]
        for i in range(s, e):
            if text[i].isalnum():
                total += 1
                inside += any(a <= i < b for a, b in within)
    share = inside / total if total else 0.0
    return "direct" if share >= 0.95 else "indirect" if share <= 0.02 else "mixed"


class AttributionFinder:
    """Finds the attributions of articles. Built once in a process from the seeds and the model's bytes."""

    def __init__(self, seeds: Mapping[str, pl.DataFrame], model: bytes = b""):
        self._cues = cues(seeds["cues"])

    def __call__(
        self,
        articles: pl.DataFrame,
        paragraphs: pl.DataFrame,
        sentences: pl.DataFrame,
        names: pl.DataFrame,
        time_expressions: pl.DataFrame,
    ) -> pl.DataFrame:
        """The attributions of every article (`schemas.ATTRIBUTIONS`), by article, then by offset."""
        name_rows, rows = by_article(names), []
        for document in documents(articles, paragraphs, sentences):
            found = self._find(document, [(n["start_char"], n["end_char"]) for n in name_rows.get(document.key, ())])
            rows.extend(found)
        return schemas.frame(rows, schemas.ATTRIBUTIONS)

    def _find(self, document: Document, names: list[Span]) -> list[dict]:
        text, out, last = document.text, [], None
        for p in document.story():
            marked = regions(text, p.start, p.end)
            here = [n for n in names if p.start <= n[0] and n[1] <= p.end]
            for a in quoted.attribute(text, p.start, p.end, marked, here, self._cues, last):
                out.append(self._row(document, a, marked))
                last = a
        return out

    def _row(self, document: Document, a: Attribution, marked: list[Region]) -> dict:
        return dict(
            article_id=document.article_id,
            version=document.version,
            quote_id=quote_id(document.article_id, document.version, a.content),
            kind=kind_of(document.text, a.content, marked),
            spans=[dict(start_char=s, end_char=e) for s, e in a.content],
            cue_start=a.cue[0] if a.cue else None,
            cue_end=a.cue[1] if a.cue else None,
            speaker_start=a.speaker[0] if a.speaker else None,
            speaker_end=a.speaker[1] if a.speaker else None,
            rule=a.rule,
            score=a.score,
        )
