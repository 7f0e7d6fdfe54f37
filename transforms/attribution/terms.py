"""What somebody calls something: “what he called an ‘obsolete’ alliance”, “countries that call themselves a ‘coalition’”.

A quoted term is a statement only where a verb of naming stands right before it; the term and the words it names go
together.
"""

from __future__ import annotations

from .marks import Region
from .passage import Passage
from .record import Attribution, Span

_NAMING = frozenset(
    "call calls called calling describe describes described describing dub dubs dubbed dubbing label labels labeled "
    "labelled labeling term terms termed brand brands branded deem deems deemed denounced dismissed derided".split()
)
_BETWEEN = frozenset(
    "a an the as his her its their this that him them it himself herself itself themselves us me so more most very".split()
)
_OBJECTS = frozenset("him them it himself herself itself themselves us me".split())
_AUXILIARIES = frozenset(
    "has have had once also later repeatedly often would will now then could should might simply".split()
)
_RELATIVE = frozenset({"that", "who", "which"})
_STOP = frozenset("of in on at to for with by from as and or but is are was were said it not than then about".split())
_NOUN_FOLLOWS = frozenset(
    "the a an this that these those his her its their my our your any no some same new first second common".split()
)
_LONGEST = 6
SCORE = 0.5
"""Development data seldom marks a term inside what is marked already, so this is a judgement, not a measure."""


def term(p: Passage, region: Region, tokens: tuple[int, int]) -> Attribution | None:
    """The attribution of a quoted term of up to six words, or None where nobody is said to use it."""
    a, b = tokens
    if b - a - 2 > _LONGEST or not region.closed:
        return None
    first = p.sentence_start[p.sentence[a]]
    i = a - 1
    while i >= first and a - i <= 2 * _LONGEST and (p.words[i].lower in _BETWEEN or _name(p, i)):
        i -= 1
    if i < first or p.words[i].lower not in _NAMING or p.region[i] >= 0 or (i > first and p.words[i - 1].lower == "-"):
        return None  # “so-called” is nobody's word
    if i > first and p.words[i - 1].lower in _NOUN_FOLLOWS and p.words[i + 1].lower not in _OBJECTS:
        return None  # the term “…”, a brand “…”: a noun, and nobody's word
    speaker = speaker_before(p, i, first) if i > first else _after(p, b, p.sentence[a])
    if speaker is None or not _agent(p, i, speaker):
        return None
    end = b
    while (
        end < len(p) and end - b < 3 and p.words[end].shape == "x" and p.words[end].cls in ("NN", "NNS", "JJ", "JJ+NN")
    ):
        end += 1
    if end > b:
        begin = a - 1 if p.words[a - 1].lower in ("a", "an", "the") else a
        content: Span = p.spans[begin][0], p.spans[end - 1][1]
    else:
        content = region.inner_start, region.inner_end
    return Attribution([content], p.spans[i], speaker, "term", SCORE)


def _agent(p: Passage, cue: int, speaker: Span) -> bool:
    """Whether the words before the verb do the naming: a pronoun, a name, or a description after “what” or before a
    verb in the present; “a class called …”, “items labeled …” and “so called” name nobody who does."""
    start = next(j for j, (s, _) in enumerate(p.spans) if s >= speaker[0])
    word = p.words[start]
    if word.tag == "pronoun" or (p.words[start - 1].lower in ("what", "which", "whom") and start > 0):
        return True
    if speaker == p.spans[start] and word.shape == "x" and word.cls not in ("NN", "NNS"):
        return False  # “does not only call …”
    if word.lower in ("so", "being", "the") and p.words[cue - 1].lower == "so":
        return False
    if p.words[cue].lower.endswith("ed"):
        return word.shape[0] == "X" and word.tag not in ("determiner", "possessive")
    return True


def _name(p: Passage, i: int) -> bool:
    return p.words[i].shape[0] == "X" or (p.words[i].lower == "." and i > 0 and p.words[i - 1].shape[0] == "X")


def _after(p: Passage, end: int, sentence: int) -> Span | None:
    """The subject that follows a participle at the head of its sentence: Calling it a “scheme,” the mayor …"""
    i, last = end, p.sentence_start[sentence + 1]
    if p.words[end - 1].lower != "," and not (end >= 2 and p.words[end - 2].lower == ","):
        if i >= last or p.words[i].lower != ",":
            return None
        i += 1
    start = i
    while i < last and i - start <= _LONGEST and p.words[i].lower not in _STOP and p.words[i].lower not in _AUXILIARIES:
        if p.words[i].tag == "pronoun" or not (
            _name(p, i)
            or p.words[i].tag in ("determiner", "possessive")
            or p.words[i].cls in ("NN", "NNS", "JJ", "JJ+NN")
        ):
            break
        i += 1
    if i == start and i < last and p.words[i].tag == "pronoun":
        i += 1
    return (p.spans[start][0], p.spans[i - 1][1]) if i > start else None


def speaker_before(p: Passage, cue: int, first: int) -> Span | None:
    """The pronoun, name or description right before the verb; before “that” or “who” the words they stand for."""
    i = cue - 1
    if i >= first and p.words[i].lower in ("is", "was", "are", "were", "be", "been"):
        return None  # “it was labeled …”: by whom is not said
    while i >= first and p.words[i].lower in _AUXILIARIES:
        i -= 1
    if i < first:
        return None
    if p.words[i].tag == "pronoun" and p.words[i].lower != "who":
        return p.spans[i]
    if p.words[i].lower in _RELATIVE:
        i -= 1
        if i >= first and p.words[i].lower == ",":
            i -= 1
    end = i + 1
    while i >= first and end - i <= _LONGEST and p.words[i].shape[0] in "xXd.-" and p.words[i].lower not in _STOP:
        i -= 1
        if p.words[i + 1].tag in ("determiner", "possessive"):
            break
        if p.words[i + 1].lower in ("what", "that", "when", "where", "how"):
            i += 1
            break
    return (p.spans[i + 1][0], p.spans[end - 1][1]) if i + 1 < end else None
