"""Gold attributions for training: brat stand-off (Content, Cue, Source), as PolNeAR is published, laid over passages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polars as pl

from .. import paragraphs, schemas, sentences
from ..attribution.passage import Passage, passage
from ..attribution.words import Words
from ..documents import Document, documents
from ..tokens import tokenise

Span = tuple[int, int]

_PART = re.compile(r"^(T\d+)\t(\S+) ([\d; ]+)\t", re.M)
_EVENT = re.compile(r"^E\d+\t(.+)$", re.M)
_WEAK = frozenset("in for of on to by with about at".split())


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated attribution, in characters of the article."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A gold attribution in the tokens of a passage."""

    head: int
    cue: frozenset[int]
    content: frozenset[int]
    source: frozenset[int]


def golds(brat: str) -> list[Gold]:
    """The attributions of an article's stand-off file that have content."""
    spans = {
        m.group(1): [tuple(map(int, part.split())) for part in m.group(3).split(";")] for m in _PART.finditer(brat)
    }
    found = []
    for m in _EVENT.finditer(brat):
        parts: dict[str, list[Span]] = {"Content": [], "Cue": [], "Source": []}
        for argument in m.group(1).split():
            role, _, reference = argument.partition(":")
            parts.get(role.rstrip("0123456789"), []).extend(spans.get(reference, []))
        if parts["Content"]:
            found.append(Gold(*(tuple(sorted(parts[k])) for k in ("Content", "Cue", "Source"))))
    return found


def as_documents(texts: Iterable[tuple[str, str]], furniture: pl.DataFrame) -> list[Document]:
    """Documents of (name, text), with paragraphs and sentences as the pipeline gives them."""
    rows = [dict(article_id=name, version=1, title="", authors=[], text=text.rstrip()) for name, text in texts]
    articles = schemas.frame(rows, schemas.ARTICLES)
    found = paragraphs.paragraphs(articles, furniture)
    return list(documents(articles, found, sentences.sentences(articles, found)))


def passages(document: Document, words: Words) -> Iterator[Passage]:
    """The passages of the story."""
    spans: dict[int, list[Span]] = {}
    for s in document.sentences:
        spans.setdefault(s.paragraph, []).append((s.start, s.end))
    for paragraph in document.story():
        p = passage(document, paragraph, words, spans.get(paragraph.paragraph, []))
        if len(p):
            yield p


def head_counts(articles: Iterable[tuple[str, list[Gold]]]) -> Counter[str]:
    """How often each word is a whole cue: which word of a longer cue carries it."""
    out: Counter[str] = Counter()
    for text, found in articles:
        for gold in found:
            if len(gold.cue) == 1:
                cue = text[gold.cue[0][0] : gold.cue[0][1]].lower()
                if len(tokenise(cue)) == 1:
                    out[cue] += 1
    return out


def tokens_of(p: Passage, spans: Iterable[Span]) -> frozenset[int]:
    """The tokens that the character spans touch."""
    starts, out = [s for s, _ in p.spans], set()
    for s, e in spans:
        i = max(0, bisect_left(starts, s) - 1)
        while i < len(p) and p.spans[i][0] < e:
            if min(p.spans[i][1], e) > max(p.spans[i][0], s):
                out.add(i)
            i += 1
    return frozenset(out)


def lessons(p: Passage, found: Iterable[Gold], counts: Counter[str]) -> list[Lesson]:
    """The attributions whose cue begins in the passage; of several with one head the last."""
    out: dict[int, Lesson] = {}
    for gold in found:
        if not gold.cue or not p.start < gold.cue[0][1] or gold.cue[0][0] >= p.end:
            continue
        cue = tokens_of(p, gold.cue)
        if cue:
            strong = [i for i in cue if p.words[i].lower not in _WEAK] or sorted(cue)
            head = max(strong, key=lambda i: (counts[p.words[i].lower], p.words[i].kind != "", i))
            out[head] = Lesson(head, cue, tokens_of(p, gold.content), tokens_of(p, gold.source))
    return list(out.values())
