"""Quoted speech without a verb of saying, given to the person its sentence or the sentence before is about.

    Added Mr. Lee: “It will hold.”                 an inverted cue before a colon
    Rep. Ana Holt on the radio: “It will hold.”    a name before a colon
    Ms. Chen laughed. “It will hold.”              the subject of the sentence before, and no other speaker after

Only whole sentences are speech of that kind: quoted words inside somebody else's sentence are not.
"""

from __future__ import annotations

from ..models.quotes_claims import Claim
from .linker import characters
from .marks import Region
from .passage import Passage
from .record import Attribution, Span
from .repairs import subject

LABELLED, JUXTAPOSED = 0.7, 0.55
"""Scores by hand-read pages: the corpora seldom mark the second."""

_LABEL_WORDS = 12
"""Words between the beginning of a sentence and its colon at most."""

_LEAST = 4
_PERSONS = frozenset(("he", "she"))
_VERBS = ("VBD", "VBZ", "VBP", "NNS+VBZ", "JJ+VBD")
_FINAL = frozenset(".?!…")


def juxtaposed(
    p: Passage, region: Region, tokens: tuple[int, int], inner: Span, people: list[Span]
) -> Attribution | None:
    """The attribution of a region that nobody claims; None where no person is named for it. `people`: names of persons."""
    a, b = tokens
    text = p.text
    first = p.sentence_start[p.sentence[a]]
    if a > first and p.words[a - 1].lower == ":":
        return _labelled(p, first, a - 1, inner, people)
    if region.single or text[inner[0]].islower() or len(text[inner[0] : inner[1]].split()) < _LEAST:
        return None
    if not _FINAL.intersection(text[inner[1] - 1 : region.end]) or (
        b < len(p) and p.sentence[b] == p.sentence[b - 1] and a != first
    ):
        return None
    if b < len(p) and text[inner[1] - 1 : region.end].rstrip("”\"'’").endswith(","):
        return None
    return _of_sentence_before(p, a, inner, people)


def _labelled(p: Passage, first: int, colon: int, inner: Span, people: list[Span]) -> Attribution | None:
    if colon - first > _LABEL_WORDS or any(p.region[i] >= 0 for i in range(first, colon)):
        return None
    start = first
    cue = p.spans[colon]
    if p.words[first].kind == "speech" and p.words[first].lower.endswith(("ed", "said", "says", "wrote")):
        start, cue = first + 1, p.spans[first]
    named = next((n for n in people if p.spans[start][0] <= n[0] and n[1] <= p.spans[colon][0]), None)
    if named is None:
        return None
    if any(p.words[i].shape == "x" and p.words[i].cls.startswith(_VERBS) for i in range(start, colon)):
        return None  # a sentence of its own
    before = [i for i in range(start, colon) if p.spans[i][0] < named[0]]
    if any(p.words[i].shape == "x" and p.words[i].tag not in ("determiner",) for i in before):
        return None  # more than a title stands before the name
    return Attribution([inner], cue, (p.spans[start][0], named[1]), "labelled", LABELLED)


def _of_sentence_before(p: Passage, a: int, inner: Span, people: list[Span]) -> Attribution | None:
    at = a - 1
    if at < 0 or p.words[at].lower not in (".", "!") or p.region[at] >= 0:
        return None
    begin = p.sentence_start[p.sentence[at]]
    if any(p.region[i] >= 0 for i in range(begin, at)):
        return None
    if not any(p.words[i].shape == "x" and p.words[i].cls.startswith(_VERBS) for i in range(begin, at)):
        return None  # a name in a bibliography
    source = subject(p, Claim(at, (at, at + 1), [], None, JUXTAPOSED, JUXTAPOSED, 0.0, 0.0))
    speaker = characters(p, *source) if source else None
    if source is None or speaker is None or source[0] - begin > 2:
        return None
    if p.words[source[0]].lower not in _PERSONS and not any(s < speaker[1] and speaker[0] < e for s, e in people):
        return None
    return Attribution([inner], None, speaker, "juxtaposed", JUXTAPOSED)
