"""Every quantity in the story with what it means: value, unit, base, subject, direction, status, whose, when, part of what.

Pure rules over the words of one sentence at a time (`quantities`); the time expressions own dates and times, attributions
give the quotation a figure stands in, mentions give whose it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

import polars as pl

from . import ids, schemas
from .documents import Document, by_article, documents
from .quantities import measure, numbers
from .quantities.context import Context
from .quantities.measure import Quantity
from .quantities.units import UnitTable
from .quantities.words import Words

_NINTH = Decimal(1).scaleb(-9)
_LIMIT = Decimal(10) ** 28


def decimal(value: Fraction | None) -> Decimal | None:
    """The exact value, rounded half to even at nine decimals where a fraction (1/3) has no end; None where it does not fit."""
    if value is None or abs(value) >= _LIMIT:
        return None
    scaled = value * 10**9
    whole = round(scaled)
    return Decimal(whole).scaleb(-9) if whole else Decimal(0)


class FigureFinder:
    """Built once from the seeds (`units`, `currencies`, `approximation_cues`, `direction_cues`, `status_cues`)."""

    def __init__(self, seeds: Mapping[str, pl.DataFrame]):
        self.units = UnitTable(seeds)
        self.context = Context(seeds)

    def __call__(
        self,
        articles: pl.DataFrame,
        paragraphs: pl.DataFrame,
        sentences: pl.DataFrame,
        time_expressions: pl.DataFrame,
        attributions: pl.DataFrame,
        mentions: pl.DataFrame,
        entities: pl.DataFrame,
    ) -> pl.DataFrame:
        """The figures (`schemas.FIGURES`) of every article, in order of `articles` and then of offset."""
        times, quotes = by_article(time_expressions), by_article(attributions)
        rows: list[dict] = []
        for doc in documents(articles, paragraphs, sentences):
            rows += self._document(doc, times.get(doc.key, []), quotes.get(doc.key, []))
        return schemas.frame(rows, schemas.FIGURES)

    def _document(self, doc: Document, times: list[dict], quotes: list[dict]) -> list[dict]:
        owned = [(t["start_char"], t["end_char"]) for t in times if t["type"] in ("DATE", "TIME", "SET")]
        rows = []
        for sentence in doc.story_sentences():
            text = doc.text[sentence.start : sentence.end]
            if not _may_hold(text):
                continue
            x = Words(text)
            mine = [
                (a - sentence.start, b - sentence.start) for a, b in owned if a < sentence.end and b > sentence.start
            ]
            for q in measure.read(x, self.units, mine):
                row = self._row(doc, sentence.start, x, q)
                if row:
                    rows.append(row)
        spans = [(s["start_char"], s["end_char"], a["quote_id"]) for a in quotes for s in a["spans"]]
        for row in rows:
            row["quote_id"] = next((i for a, b, i in spans if a <= row["start_char"] and row["end_char"] <= b), None)
        return rows

    def _row(self, doc: Document, offset: int, x: Words, q: Quantity) -> dict | None:
        value, low, high = decimal(q.value), decimal(q.low), decimal(q.high)
        if value is None and (low is None or high is None):
            return None
        start, end = offset + x.s[q.i], offset + x.e[q.j - 1]
        base = self.context.base(x, q)
        return dict(
            article_id=doc.article_id,
            version=doc.version,
            figure_id=ids.figure_id(doc.article_id, doc.version, start, end),
            start_char=start,
            end_char=end,
            surface=doc.text[start:end],
            value=value,
            value_low=low,
            value_high=high,
            approximation=self.context.approximation(x, q),
            unit=q.unit.name,
            unit_kind=q.unit.kind,
            per=q.per,
            base=base[0] if base else None,
            direction=self.context.direction(x, q),
            status="actual",
            rule=q.rule,
            score=0.9 if q.explicit else 0.8,
        )


_STARTER = frozenset(numbers.STARTERS)


def _may_hold(text: str) -> bool:
    """Whether a sentence has a digit or a number word at all: most have none."""
    if any(c.isdecimal() for c in text):
        return True
    return not _STARTER.isdisjoint(text.lower().replace("-", " ").replace("(", " ").replace("“", " ").split()) or any(
        c in numbers.VULGAR for c in text
    )
