"""Which descriptions are mentions because they act: subjects and agents, if they are real descriptions of somebody."""

from __future__ import annotations

from .clauses import NO_VERBS, acts
from .noun_phrases import POSSESSIVE, NounPhrase
from .reading import Reading

_OF_MANY = frozenset("other all both several some many most more multiple various numerous".split())
_ALSO_ACTS = frozenset("service business administration office".split())
"""Nouns that with a possessive mean what somebody does."""

_MARKS = frozenset(',;:—–“"')
_NOBODY_YET = frozenset(("next", "future", "prospective", "would-be", "potential"))


def is_subject(i: int, phrase: NounPhrase, reading: Reading) -> bool:
    """Whether the phrase with head noun i is a subject or an agent; the words of headlines in capitals and of proper names
    are none."""
    view, noun, first = reading.view, phrase.noun, phrase.first
    single, initial = noun.number == "s", i == view.sentence_token(i)
    if view.words[i][0].isupper() and noun.kind != "people" and not initial:
        return False
    bare = single and not phrase.determiner and first == i and noun.noun != "police"
    if bare and not (initial and noun.kind == "body"):
        return False
    if single and (
        phrase.determiner in _OF_MANY or noun.noun == "person" or _NOBODY_YET.intersection(phrase.modifiers)
    ):
        return False  # “other business ventures”; “no person can …”; “the next president will …”
    if single and phrase.determiner in POSSESSIVE and (noun.kind != "body" or noun.noun in _ALSO_ACTS):
        return False  # “his brother” is somebody, but the owner has to be known
    if noun.noun in ("country", "nation") or (noun.field == "land" and phrase.determiner in ("this", "that")):
        return False  # unless it is one the article names
    if phrase.determiner in ("a", "an") and _beside_name(first, reading):
        return False
    plural = noun.number == "p" and noun.kind != "group"  # “opposition research” is no clause
    if plural and not phrase.determiner and _is_adjective(first - 1, reading):
        first -= 1  # “Poor farmers lost …”
    return acts(view, first, i, plural, phrase.definite, reading.knowledge.nouns)


def _is_adjective(i: int, reading: Reading) -> bool:
    """Whether token i, the first of its sentence or after a mark, can only be an adjective to a noun after it."""
    view = reading.view
    if i < 0 or i in reading.inside or not view.words[i].isalpha() or view.lower[i] in reading.knowledge.demonyms:
        return False
    start, word = view.sentence_token(i), view.lower[i]
    if i != start and (view.words[i - 1] not in _MARKS or not view.words[i].islower()):
        return False
    return not (word in NO_VERBS or word in reading.knowledge.nouns or word.endswith(("s", "ly", "ing")))


def _beside_name(first: int, reading: Reading) -> bool:
    """Whether a name and a comma stand before: “Ana Torres, a physicist who …” is no subject, but says who she is."""
    entity = reading.named_at(first - 2) if first > 1 and reading.view.words[first - 1] == "," else None
    return entity is not None and entity.type in ("person", "organization")
