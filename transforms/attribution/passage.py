"""A paragraph as the sequence models read it: tokens with what stands around them.

The models label a paragraph at a time, because a quotation, its cue and its speaker are seldom further apart. Everything
that both models ask about a token again and again (its sentence, the quoted region it lies in, the cue words around it)
is found here once.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..documents import Document, Paragraph
from ..tokens import tokenise
from .marks import Region, begins_inside, regions
from .words import Word, Words

_MARKS = frozenset(["“", "”", '"', "``", "''", "«", "»", "„", "‟", "＂", "‘", "’", "'", "‚", "‹", "›", "`"])


@dataclass(slots=True)
class Passage:
    text: str
    start: int
    end: int
    spans: list[tuple[int, int]]  # tokens, offsets in the article's text
    words: list[Word]
    sentence: list[int]  # ordinal of the token's sentence within the passage
    sentence_start: list[int]  # token index at which each sentence begins; one more for the end
    region: list[int]  # index into `outer` of the quoted region the token lies in (marks included), else -1
    outer: list[Region]  # outermost double-marked regions, and single-marked ones where those look like speech
    outer_tokens: list[tuple[int, int]]  # their token ranges, marks included
    regions: list[Region]  # all regions

    def __len__(self) -> int:
        return len(self.spans)

    def is_mark(self, i: int) -> bool:
        return self.words[i].lower in _MARKS


def passage(document: Document, paragraph: Paragraph, words: Words, sentences: list[tuple[int, int]]) -> Passage:
    """The passage of a paragraph; `sentences` are the half-open character spans of its sentences."""
    text, base = document.text, paragraph.start
    spans = [(s + base, e + base) for s, e in tokenise(text[base : paragraph.end])]
    before = document.paragraphs[paragraph.paragraph - 1] if paragraph.paragraph > 0 else None
    inside = before is not None and begins_inside(text, (before.start, before.end), paragraph.start, paragraph.end)
    found = regions(text, paragraph.start, paragraph.end, inside)
    outer = [r for r in found if r.depth == 0]
    region = [-1] * len(spans)
    ranges: list[tuple[int, int]] = []
    i = 0
    for k, r in enumerate(outer):
        while i < len(spans) and spans[i][1] <= r.start:
            i += 1
        first = i
        while i < len(spans) and spans[i][0] < r.end:
            region[i] = k
            i += 1
        ranges.append((first, i))
    sentence, starts = [], []
    at, limit = -1, paragraph.start
    for i, (s, _) in enumerate(spans):
        while s >= limit and at + 1 < len(sentences):
            at += 1
            limit = sentences[at + 1][0] if at + 1 < len(sentences) else paragraph.end
            starts.append(i)
        sentence.append(max(at, 0))
    if not starts and spans:
        starts = [0]
    starts.append(len(spans))
    return Passage(
        text,
        paragraph.start,
        paragraph.end,
        spans,
        [words(text[s:e]) for s, e in spans],
        sentence,
        starts,
        region,
        outer,
        ranges,
        found,
    )
