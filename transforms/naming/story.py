"""A document's story as one list of tokens, and names as ranges of it: what the name rules work on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..documents import Document
from ..gazetteers import fold
from ..tokens import tokenise


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens start to end (half open) of a `Story`; type is person, organization, country or place."""

    start: int
    end: int
    type: str
    rule: str

    def of_type(self, type: str, rule: str | None = None) -> Name:
        return replace(self, type=type, rule=rule or self.rule)


@dataclass(frozen=True, slots=True)
class Story:
    """The tokens of the story's sentences in reading order.

    `spans` are character spans in the article's text; `sentences` are token ranges; `opens` marks the first word of each
    sentence, where a capital says nothing.
    """

    text: str
    words: list[str]
    folded: list[str]
    spans: list[tuple[int, int]]
    sentences: list[tuple[int, int]]
    opens: frozenset[int]

    @classmethod
    def of(cls, document: Document) -> Story:
        words: list[str] = []
        spans: list[tuple[int, int]] = []
        sentences: list[tuple[int, int]] = []
        opens = set()
        for sentence in document.story_sentences():
            piece = document.text[sentence.start : sentence.end]
            first = len(words)
            for s, e in tokenise(piece):
                words.append(piece[s:e])
                spans.append((sentence.start + s, sentence.start + e))
            sentences.append((first, len(words)))
            opens.update(range(first, 1 + next((i for i in range(first, len(words)) if words[i][0].isalnum()), first)))
        return cls(document.text, words, [fold(w) for w in words], spans, sentences, frozenset(opens))

    def capital(self, i: int) -> bool:
        """Whether token i begins with a capital."""
        return self.words[i][:1].isupper()

    def touching(self, i: int) -> bool:
        """Whether token i follows the one before it without a space."""
        return i > 0 and self.spans[i - 1][1] == self.spans[i][0]

    def key(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(self.folded[start:end])


def merge(base: Iterable[Name], stronger: Iterable[Name]) -> list[Name]:
    """Both lists in reading order; where they overlap only the stronger stay."""
    kept = sorted(stronger, key=lambda n: n.start)
    taken = {i for n in kept for i in range(n.start, n.end)}
    kept += [n for n in base if taken.isdisjoint(range(n.start, n.end))]
    return sorted(kept, key=lambda n: n.start)
