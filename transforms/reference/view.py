"""A document as the reference rules read it: words, the sentence each is in, and whether it stands inside quote marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from ..documents import STORY_ROLES, Document
from ..tokens import Span, tokenise

_OPEN, _CLOSE, _EITHER = frozenset(("“", "«", "``", "„")), frozenset(("”", "»", "''")), '"'


_CONTRACTED = re.compile(r"(?:i|you|he|she|it|we|they|who)(?=[’'](?:ll|d|re|ve|m)$)", re.I)


def _contractions(text: str, tokens: Sequence[Span]) -> list[Span]:
    """`tokens` with “she’ll” in two: the pronoun is a word of its own."""
    out = []
    for start, end in tokens:
        if 3 <= end - start < 8 and (m := _CONTRACTED.match(text[start:end])):
            out += (start, start + m.end()), (start + m.end(), end)
        else:
            out.append((start, end))
    return out


class View:
    """Parallel lists over the tokens of the story: start, end, word, lower, sentence, quoted."""

    def __init__(self, document: Document):
        self.document = document
        self.text = text = document.text
        tokens = _contractions(text, tokenise(text)) if "’" in text or "'" in text else tokenise(text)
        self.starts = [s for s, _ in tokens]
        self.ends = [e for _, e in tokens]
        self.words = [text[s:e] for s, e in tokens]
        self.lower = [w.lower() for w in self.words]
        story = {p.paragraph for p in document.paragraphs if p.role in STORY_ROLES}
        self.sentence_starts = [s.start for s in document.sentences]
        self.sentence_ends = [s.end for s in document.sentences]
        self.sentence_paragraph = [s.paragraph for s in document.sentences]
        self.in_story = [s.paragraph in story for s in document.sentences]
        self.quoted = self._quoted()
        self.narration: list[int] = []
        self.count_narration()

    def _quoted(self) -> list[bool]:
        """Whether each token stands inside double quote marks; an open mark closes with its paragraph at the latest."""
        breaks = [p.start for p in self.document.paragraphs]
        out, inside, following = [], False, 0
        for start, word in zip(self.starts, self.words, strict=True):
            while following < len(breaks) and start >= breaks[following]:
                inside, following = False, following + 1
            if word in _OPEN:
                inside = True
            elif word in _CLOSE:
                inside = False
            elif word == _EITHER:
                inside = not inside
            out.append(inside)
        return out

    def count_narration(self) -> None:
        """Sets `narration`: for each sentence, how many up to it have words outside quotation marks."""
        told = [False] * len(self.sentence_starts)
        at = -1
        for start, word, quoted in zip(self.starts, self.words, self.quoted, strict=True):
            while at + 1 < len(told) and start >= self.sentence_starts[at + 1]:
                at += 1
            if at >= 0 and not quoted and word[0].isalpha():
                told[at] = True
        self.narration = list(accumulate(told))

    def token(self, char: int) -> int:
        """The index of the first token that ends after `char`."""
        return bisect_right(self.ends, char)

    def tokens(self, start: int, end: int) -> range:
        """The indices of the tokens that start within [start, end)."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def sentence(self, char: int) -> int:
        """The index of the sentence that `char` is in; -1 before the first."""
        return bisect_right(self.sentence_starts, char) - 1

    def sentence_token(self, token: int) -> int:
        """The first token of the sentence that `token` is in."""
        at = self.sentence(self.starts[token])
        return bisect_left(self.starts, self.sentence_starts[at]) if at >= 0 else 0

    def story(self, char: int) -> bool:
        """Whether `char` is in the story (not in credits or furniture)."""
        at = self.sentence(char)
        return at >= 0 and self.in_story[at]
