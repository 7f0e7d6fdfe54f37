"""What tests of transforms share: frames from a piece of text, as the pipeline would hand them over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import polars as pl
from onrecord import seeds
from onrecord.transforms import paragraphs, schemas, sentences


@cache
def seed_tables() -> seeds.Seeds:
    return seeds.load()


@dataclass(frozen=True)
class Corpus:
    articles: pl.DataFrame
    paragraphs: pl.DataFrame
    sentences: pl.DataFrame


def corpus(*texts: str, published: date | None = date(2025, 8, 17), title: str = "", prefix: str = "a") -> Corpus:
    """Articles a0, a1, … of these texts, with their paragraphs and sentences."""
    rows = [
        dict(article_id=f"{prefix}{i}", version=1, url=f"https://news.example/{prefix}{i}", title=title, authors=[],
             published_on=published, text=text, word_count=len(text.split()))
        for i, text in enumerate(texts)
    ]  # fmt: skip
    articles = schemas.frame(rows, schemas.ARTICLES)
    found = paragraphs.paragraphs(articles, seed_tables()["furniture_lines"])
    return Corpus(articles, found, sentences.sentences(articles, found))
