"""Whether quoted words stand elsewhere in the story too: a line pulled out of the text is no statement of its own."""

from __future__ import annotations

import re

from ..documents import Document
from .record import Span

LEAST = 5
"""Fewer words may well be said twice."""

_WORD = re.compile(r"\w+")


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


class Repeats:
    """Asked of a span of the document, its first half at least: pulled lines are cut short and mended at their end."""

    def __init__(self, document: Document):
        self._document = document
        self._story: str | None = None

    def __call__(self, span: Span) -> bool:
        words = _plain(self._document.text[span[0] : span[1]]).split()
        if len(words) < LEAST:
            return False
        if self._story is None:
            body = (self._document.text[p.start : p.end] for p in self._document.story() if p.role == "body")
            self._story = f" {' '.join(_plain(text) for text in body)} "
        return self._story.count(f" {' '.join(words[: max(LEAST, (len(words) + 1) // 2)])} ") > 1
