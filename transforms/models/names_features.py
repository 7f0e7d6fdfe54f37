"""What the name model sees of each token: strings, made once for each distinct word and reused.

A word's own features and the ones it lends to its neighbours depend on the word alone, so they are built once and kept;
tagging a token is then the joining of five lists. The word clusters (`models/word_clusters.py`) let the model treat a
company or surname it never saw like the ones it did.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..gazetteers import Gazetteers, fold

CACHE = 100_000
"""Distinct words kept; a batch of 10,000 articles has about as many."""

_LOWER, _UPPER, _DIGIT = re.compile(r"[^\W\d_A-Z]+"), re.compile(r"[A-Z]+"), re.compile(r"\d+")


def shape(word: str) -> str:
    """Aa for Putin, A for NATO and U, AaA for McDonald, A.A. for U.S., 0 for 1949; other characters stand for themselves."""
    return _DIGIT.sub("0", _LOWER.sub("a", _UPPER.sub("A", word)))[:8]


class Features:
    """Feature lists for the tokens of a sentence."""

    def __init__(self, gazetteers: Gazetteers, clusters: Mapping[str, tuple[str, str]]):
        self.gazetteers = gazetteers
        self.clusters = clusters
        self._cache: dict[str, tuple[str, list[str], list[str], list[str], list[str], list[str]]] = {}

    def _of(self, word: str) -> tuple[str, list[str], list[str], list[str], list[str], list[str]]:
        known = self._cache.get(word)
        if known is None:
            if len(self._cache) >= CACHE:
                self._cache.clear()
            known = self._cache[word] = self._make(word)
        return known

    def _make(self, word: str) -> tuple[str, list[str], list[str], list[str], list[str], list[str]]:
        folded = fold(word)
        form = shape(word)
        case = "A" if word[:1].isupper() else "a" if word[:1].islower() else "."
        all_caps = word.isupper() and len(word) > 1
        letters = self.gazetteers.letters(folded)
        fine, coarse = self.clusters.get(folded, ("", ""))
        own = [f"w={folded}", f"s={form}", f"c={case}"]
        if case != ".":
            own += [f"p{n}={folded[:n]}" for n in (2, 3, 4) if len(folded) > n]
            own += [f"e{n}={folded[-n:]}" for n in (1, 2, 3, 4) if len(folded) > n]
            own.append(f"n={min(len(folded), 12)}{case}")
        near = [f"w={folded}", f"s={form}"]
        if letters:
            own.append(f"g={case}{letters}")
            own += [f"g1={case}{letter}" for letter in letters]
            near.append(f"g={case}{letters}")
        if fine:
            own += [f"k={case}{fine}", f"K={case}{coarse}"]
            near += [f"k={case}{fine}", f"K={case}{coarse}"]
        if all_caps:
            own.append("caps")
        far = [f"w={folded}", f"s={form}"] + ([f"K={case}{coarse}"] if fine else [])
        return (
            folded,
            own,
            [f"-1{x}" for x in near],
            [f"+1{x}" for x in near],
            [f"-2{x}" for x in far],
            [f"+2{x}" for x in far],
        )

    def of(self, words: Sequence[str]) -> list[list[str]]:
        """One list of features for each token of a sentence."""
        made = [self._of(w) for w in words]
        n = len(made)
        out = []
        for i, own in enumerate(made):
            row = own[1].copy()
            row += made[i - 1][2] if i else ["bos"]
            row += made[i + 1][3] if i + 1 < n else ["eos"]
            if i > 1:
                row += made[i - 2][4]
            if i + 2 < n:
                row += made[i + 2][5]
            out.append(row)
        for start, end, kind in self.gazetteers.phrases.find([m[0] for m in made]):
            if words[start][:1].islower():
                continue
            many = "" if end - start == 1 else "+"
            out[start].append(f"G=B{kind}{many}")
            for i in range(start + 1, end):
                out[i].append(f"G=I{kind}")
            if start:
                out[start - 1].append(f"G>{kind}{many}")
            if end < n:
                out[end].append(f"G<{kind}{many}")
        return out
