"""Who said what: every attributed statement of a batch of articles, direct, mixed and indirect.

The quote model reads each paragraph and claims content and source for each cue; what lies between and across paragraphs
is put together by rule (`transforms/attribution`): sources shared by several cues, overlapping claims, quotations that go
on, addressee, venue and date.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from . import schemas
from .attribution import layout, leftover, linker, phrases
from .attribution.cues import cues
from .attribution.introductions import introduction
from .attribution.marks import Region
from .attribution.passage import Passage, passage
from .attribution.record import Attribution, Span
from .attribution.repeats import Repeats
from .attribution.said_on import date_all, times_of
from .attribution.scores import Scores
from .attribution.speakers import tidy
from .attribution.thread import Thread, hand_on
from .attribution.words import Words
from .documents import Document, by_article, documents
from .ids import quote_id
from .models.quotes import QuoteModel

LEAST, LEAST_UNSAID, LEAST_QUOTED = 0.5, 0.7, 0.3
"""Attributions scored lower are not rows. What somebody thinks, wants or shows must be surer than what he says, and words
in marks, which are nearly always somebody's, may be less sure: chosen on training articles that the models had not seen,
for the best of speech that costs little of all."""

_KINDS = {**dict.fromkeys(layout.VERBATIM, "direct"), "term": "mixed"}
"""Kind by rule, where it does not follow from the marks: a term is quoted inside the reporter's sentence, never the whole
of what was said."""


def kind_of(text: str, content: list[Span], outer: list[Region]) -> str:
    """direct where (nearly) every letter stands between marks, indirect where none does, else mixed."""
    total = inside = 0
    for s, e in content:
        within = [(max(s, r.start), min(e, r.end)) for r in outer if r.start < e and s < r.end]
        total += sum(c.isalnum() for c in text[s:e])
        inside += sum(c.isalnum() for a, b in within for c in text[a:b])
    share = inside / total if total else 0.0
    return "direct" if share >= 0.95 else "indirect" if share <= 0.02 else "mixed"


def _sure(a: Attribution) -> bool:
    if a.rule == "model-none":
        return False  # of 56 on unseen articles 7 were right: the models missed who speaks
    if "kind=indirect" not in a.notes and a.rule != "model-region":
        return a.score >= LEAST_QUOTED
    said = "cue=speech" in a.notes or a.rule == "model-region"
    return a.score >= (LEAST if said else LEAST_UNSAID)


class AttributionFinder:
    """Finds the attributions of articles. Built once in a process from the seeds and the model's bytes."""

    def __init__(self, seeds: Mapping[str, pl.DataFrame], model: bytes):
        """ValueError where a seed row or the model cannot be used."""
        self._venues = phrases.venues(seeds["venues"])
        self._model = QuoteModel(model)
        self._scores = Scores(self._model.weights)
        self._words = Words(cues(seeds["cues"]), self._model.classes)

    def __call__(
        self,
        articles: pl.DataFrame,
        paragraphs: pl.DataFrame,
        sentences: pl.DataFrame,
        names: pl.DataFrame,
        time_expressions: pl.DataFrame,
    ) -> pl.DataFrame:
        """The attributions of every article (`schemas.ATTRIBUTIONS`), by article, then by offset."""
        times, named, rows = by_article(time_expressions), by_article(names), []
        for document in documents(articles, paragraphs, sentences):
            people = [(n["start_char"], n["end_char"]) for n in named.get(document.key, []) if n["type"] == "person"]
            rows.extend(self._rows(document, times.get(document.key, []), people))
        return schemas.frame(rows, schemas.ATTRIBUTIONS)

    def _rows(self, document: Document, time_rows: list[dict], people: list[Span]) -> list[dict]:
        spans: dict[int, list[Span]] = {}
        for s in document.sentences:
            spans.setdefault(s.paragraph, []).append((s.start, s.end))
        found: list[tuple[Passage, Attribution]] = []
        weak: list[tuple[Passage, Attribution]] = []
        outer: list[Region] = []
        thread, speakers, repeats = Thread(), layout.labels(document, people), Repeats(document)
        for paragraph in document.story():
            p = passage(document, paragraph, self._words, spans.get(paragraph.paragraph, []))
            if not len(p):
                continue
            following = document.paragraphs[paragraph.paragraph + 1 : paragraph.paragraph + 2]
            after = (following[0].start, following[0].end) if following else None
            laid_out = layout.attribute(p, speakers, after)
            here, unsure = ([laid_out], []) if laid_out else self._paragraph(p, thread, repeats, people)
            weak.extend((p, a) for a in unsure)
            found.extend((p, a) for a in here)
            outer.extend(p.outer)
            hand_on(thread, p, here)
        at = [(t["start_char"], t["end_char"]) for t in time_rows]
        every = sorted([*found, *weak], key=lambda x: x[1].start)
        for p, a in every:
            a.speaker = tidy(p, a, at)
        date_all(document.text, every, times_of(time_rows, document.published), {id(a) for _, a in found})
        rows = {row["quote_id"]: row for row in (self._row(document, p, a, outer, at) for p, a in found)}
        return sorted(rows.values(), key=lambda r: (r["spans"][0]["start_char"], r["quote_id"]))

    def _paragraph(
        self, p: Passage, thread: Thread, repeats: Repeats, people: list[Span]
    ) -> tuple[list[Attribution], list[Attribution]]:
        """The attributions of a paragraph, and those too unsure to be rows."""
        r = self._model.read(p)
        every = linker.scored(
            p, r, self._model.claims(p, r), self._scores, lambda content: kind_of(p.text, content, p.outer)
        )
        linked = linker.best(a for a in every if a.rule != "model-region")
        found = [a for a in linked if _sure(a)]
        within = [n for n in people if p.start <= n[0] and n[1] <= p.end]
        here = leftover.attribute(p, r, found, thread, repeats, within)
        here = sorted(
            [*here, *linker.best((a for a in every if a.rule == "model-region" and _sure(a)), here)],
            key=lambda a: a.start,
        )
        thread.introduction = introduction(p, r, found, within)
        return here, [a for a in linked if not _sure(a)]

    def _row(self, document: Document, p: Passage, a: Attribution, outer: list[Region], times: list[Span]) -> dict:
        addressee = phrases.addressee(p, a, times)
        said = a.said_on
        return dict(
            article_id=document.article_id,
            version=document.version,
            quote_id=quote_id(document.article_id, document.version, a.content),
            kind=_KINDS.get(a.rule) or kind_of(document.text, a.content, outer),
            spans=[dict(start_char=s, end_char=e) for s, e in a.content],
            cue_start=a.cue[0] if a.cue else None,
            cue_end=a.cue[1] if a.cue else None,
            speaker_start=a.speaker[0] if a.speaker else None,
            speaker_end=a.speaker[1] if a.speaker else None,
            addressee_start=addressee[0] if addressee else None,
            addressee_end=addressee[1] if addressee else None,
            venue=phrases.venue(p, a, self._venues, times),
            said_on=said[0] if said else None,
            said_on_precision=said[1] if said else None,
            rule=a.rule,
            score=a.score,
        )
