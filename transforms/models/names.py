"""The name model: a linear-chain CRF over tokens (python-crfsuite) with BIO labels, and the word clusters it was trained with.

A CRF rather than a network: measured on the same data, a small spaCy network scored three points lower at half the
speed. `onrecord train names` makes the file; this module reads and applies it.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence

import pycrfsuite

from ..gazetteers import Gazetteers
from .names_features import Features

_FORMAT = "onrecord names 1"


class ModelError(ValueError):
    """Bytes that are no name model."""


def pack(crf: bytes, clusters: str, meta: Mapping[str, object]) -> bytes:
    """One file of the CRF, the clusters (lines of word, fine cluster, coarse cluster, tab-separated) and notes.
    The same parts give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as z:
        parts = {
            "format": _FORMAT.encode(),
            "meta.json": json.dumps(meta, sort_keys=True, indent=1).encode(),
            "clusters.tsv": clusters.encode(),
            "crf": crf,
        }
        for name, data in parts.items():
            z.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def unpack(model: bytes) -> tuple[bytes, str, dict[str, object]]:
    """The parts of `pack`; ModelError where the bytes are something else."""
    try:
        with zipfile.ZipFile(io.BytesIO(model)) as z:
            if z.read("format").decode() != _FORMAT:
                raise ModelError(f"not a name model of this version: {z.read('format')[:40]!r}")
            return z.read("crf"), z.read("clusters.tsv").decode(), json.loads(z.read("meta.json"))
    except (zipfile.BadZipFile, KeyError) as error:
        raise ModelError(f"not a name model: {error}") from error


def read_clusters(text: str) -> dict[str, tuple[str, str]]:
    out = {}
    for line in text.splitlines():
        word, fine, coarse = line.split("\t")
        out[word] = fine, coarse
    return out


class NameModel:
    """Labels for the tokens of a sentence: O, B-person, I-person, …"""

    def __init__(self, model: bytes, gazetteers: Gazetteers):
        self._crf, clusters, self.meta = unpack(model)
        self.features = Features(gazetteers, read_clusters(clusters))
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(self._crf)

    def tag(self, words: Sequence[str]) -> list[str]:
        return self._tagger.tag(self.features.of(words)) if words else []


def spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first token, end token, type) of BIO labels; an I- without its B- begins a span."""
    out: list[tuple[int, int, str]] = []
    open_kind, start = "", 0
    for i, label in enumerate([*labels, "O"]):
        mark, _, kind = label.partition("-")
        if open_kind and (mark != "I" or kind != open_kind):
            out.append((start, i, open_kind))
            open_kind = ""
        if mark != "O" and not open_kind:
            open_kind, start = kind, i
    return out
