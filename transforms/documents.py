"""One article version as the rules see it: its text with paragraphs and sentences, made from the frames.

Transforms take and return frames; inside, rules read one document at a time. `documents` is that bridge, so that no
module has its own way of slicing frames.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

STORY_ROLES = frozenset({"headline", "body", "caption"})
"""Paragraph roles that are the story: rows are found in these and never in credits or furniture."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    paragraph: int
    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Sentence:
    sentence: int
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    article_id: str
    version: int
    text: str
    title: str
    published: date | None
    authors: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]

    @property
    def key(self) -> tuple[str, int]:
        return self.article_id, self.version

    def story(self) -> list[Paragraph]:
        """The paragraphs that are the story."""
        return [p for p in self.paragraphs if p.role in STORY_ROLES]

    def story_sentences(self) -> list[Sentence]:
        """The sentences that lie in the story, in reading order."""
        keep = {p.paragraph for p in self.paragraphs if p.role in STORY_ROLES}
        return [s for s in self.sentences if s.paragraph in keep]


def by_article(frame: pl.DataFrame) -> dict[tuple[str, int], list[dict]]:
    """Rows of any keyed frame as dictionaries, grouped by (article_id, version), in the order they have."""
    out: dict[tuple[str, int], list[dict]] = {}
    for row in frame.iter_rows(named=True):
        out.setdefault((row["article_id"], row["version"]), []).append(row)
    return out


def documents(articles: pl.DataFrame, paragraphs: pl.DataFrame, sentences: pl.DataFrame) -> Iterator[Document]:
    """One Document for each row of `articles`, in its order."""
    paragraph_rows, sentence_rows = by_article(paragraphs), by_article(sentences)
    for row in articles.iter_rows(named=True):
        key = row["article_id"], row["version"]
        yield Document(
            row["article_id"],
            row["version"],
            row["text"] or "",
            row["title"] or "",
            row["published_on"],
            tuple(row["authors"] or ()),
            tuple(
                Paragraph(p["paragraph"], p["start_char"], p["end_char"], p["role"])
                for p in paragraph_rows.get(key, ())
            ),
            tuple(
                Sentence(s["sentence"], s["paragraph"], s["start_char"], s["end_char"])
                for s in sentence_rows.get(key, ())
            ),
        )
