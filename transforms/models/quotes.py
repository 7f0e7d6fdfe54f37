"""The quote model: two linear-chain CRFs, applied.

The first labels every word of a paragraph as content, cue, head of a cue, source or none; the second reads the words
around each candidate head and says which of them are its content and its source (`quotes_arguments`, `quotes_claims`).
Both are kept, with the classes of words they were trained with and the weights of the score, in one archive, so that no
part is ever used with another's.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

import pycrfsuite

from ..attribution.passage import Passage
from ..attribution.words import Classes
from .quotes_arguments import Reading, reading
from .quotes_claims import Claim, claims
from .quotes_features import clauses, token_features

CANDIDATE = 0.1
"""In training, a token is a candidate where the first model gives at least this probability that it is a cue's head."""


def pack(
    labels: bytes, arguments: bytes, classes: str, weights: Mapping[str, float], facts: Mapping[str, object]
) -> bytes:
    """The archive `QuoteModel` reads. `classes` has lines word, part of speech, fine and coarse cluster, tab-separated;
    `weights` are those of the score, by feature; `facts` about the training are written beside them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, part in (
            ("labels.crf", labels),
            ("arguments.crf", arguments),
            ("classes.tsv", classes.encode()),
            ("weights.json", json.dumps(weights, sort_keys=True, indent=0).encode()),
            ("facts.json", json.dumps(facts, sort_keys=True, indent=1).encode()),
        ):
            archive.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()


def classes_of(model: bytes) -> str:
    """The text of the word classes in a packed model, to train another one with them."""
    with zipfile.ZipFile(io.BytesIO(model)) as archive:
        return archive.read("classes.tsv").decode()


def read_classes(text: str) -> Classes:
    """`classes` as `pack` takes it."""
    out = {}
    for line in text.split("\n"):
        word, part, fine, coarse = line.split("\t") if line else ("", "", "", "")
        if word:
            out[word] = part, fine, coarse
    return out


def read_with(tagger: pycrfsuite.Tagger, p: Passage) -> Reading:
    """A passage as the first model, opened in `tagger`, reads it."""
    found = clauses(p)
    tagger.set(token_features(p, found))
    labels = tagger.tag()
    head = [tagger.marginal("H", i) for i in range(len(p))]
    content = [tagger.marginal("B", i) + tagger.marginal("C", i) for i in range(len(p))]
    return reading(p, found, labels, head, content)


class QuoteModel:
    """A packed model. ValueError where the bytes are none."""

    def __init__(self, packed: bytes):
        try:
            with zipfile.ZipFile(io.BytesIO(packed)) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
            self._labels, self._arguments = pycrfsuite.Tagger(), pycrfsuite.Tagger()
            self._keep = parts["labels.crf"], parts["arguments.crf"]  # the taggers read in these bytes
            self._labels.open_inmemory(self._keep[0])
            self._arguments.open_inmemory(self._keep[1])
            self.classes = read_classes(parts["classes.tsv"].decode())
            self.weights: dict[str, float] = json.loads(parts["weights.json"])
        except (zipfile.BadZipFile, KeyError) as error:
            raise ValueError(f"not a quote model: {error}") from error

    def read(self, p: Passage) -> Reading:
        """The first model's reading of a passage."""
        return read_with(self._labels, p)

    def claims(self, p: Passage, r: Reading) -> list[Claim]:
        """What the passage's candidate cues and quoted regions claim (`quotes_claims.claims`)."""
        return claims(self._arguments, p, r)
