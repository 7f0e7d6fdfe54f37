"""Word clusters for the name model: words that keep like company, from word vectors (`onrecord train clusters`).

Vectors come in the text form of GloVe, commonest words first: a word and its numbers on each line. Spherical k-means
(Dhillon and Modha, 2001) puts “pfizer” with “sanofi” and “lufthansa” with “qantas”, so that a name the training data never
held is treated like its neighbours. numpy only, and the same start each time; another processor's rounding may still move
a word between two clusters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np

WORDS = 150_000
"""So many of the commonest words are read; those that are words (letters, points, apostrophes) are kept."""

FINE, COARSE, ROUNDS = 1000, 128, 25
_START = 40_000  # centres are first drawn among the commonest words
_WORD = re.compile(r"[a-z][a-z.&'’\u00c0-\u024f]*")


def read(lines: Iterable[str]) -> tuple[list[str], np.ndarray]:
    """The words kept and their vectors, scaled to length one."""

    def rows() -> Iterator[tuple[str, np.ndarray]]:
        for _, line in zip(range(WORDS), lines, strict=False):
            word, *numbers = line.rstrip().split(" ")
            if _WORD.fullmatch(word):
                yield word, np.array(numbers, dtype=np.float32)

    words, vectors = zip(*rows(), strict=True)
    matrix = np.stack(vectors)
    return list(words), matrix / (np.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9)


def cluster(vectors: np.ndarray, count: int, seed: int) -> np.ndarray:
    """The number of its cluster for each row of unit vectors (rows, dimensions)."""
    rng, n = np.random.default_rng(seed), len(vectors)
    head = vectors[:_START]
    centres = head[rng.choice(len(head), min(count, len(head)), replace=False)].copy()
    nearest = np.empty(n, np.int32)
    for _ in range(ROUNDS):
        for at in range(0, n, 8192):
            nearest[at : at + 8192] = np.argmax(vectors[at : at + 8192] @ centres.T, axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        empty = np.bincount(nearest, minlength=len(centres)) == 0
        sums[empty] = vectors[rng.choice(n, empty.sum())]
        centres = sums / (np.linalg.norm(sums, axis=1, keepdims=True) + 1e-9)
    return nearest


def clusters(lines: Iterable[str]) -> str:
    """A line of word, fine and coarse cluster for each word of the vectors, tab-separated."""
    words, vectors = read(lines)
    fine, coarse = cluster(vectors, FINE, 1), cluster(vectors, COARSE, 2)
    return "".join(f"{w}\t{f}\t{c}\n" for w, f, c in zip(words, fine, coarse, strict=True))
