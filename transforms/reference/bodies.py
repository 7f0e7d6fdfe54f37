"""Which body of the article “the company”, “the bank”, “the ministry” means.

A body can be called by a noun that its name or description holds. By a noun that does not, only where the fields agree:
seed tables description_nouns and organization_words say what bodies of a name do (business, government, …), and a name
that says nothing (Acme) can be a business's only. Between several the most salient is meant, if its lead is clear.
"""

from __future__ import annotations

from .clusters import Entity
from .knowledge import Knowledge, Noun, fold
from .pronouns import Salience
from .reading import Reading

_NEAR, _LATE = 6, 3
"""How many sentences ago a body may have been mentioned, called so itself and not."""

_LEAD = 0.5
_GENERAL = frozenset("company firm corporation business group organization organisation agency conglomerate".split())
"""Nouns for bodies of a field whatever they make; the rest (carmaker, hospital) must not contradict a description."""

_CITIES, _REGIONS = frozenset(("city", "capital")), frozenset(("region", "state", "territory"))
_PLACES = {
    **dict.fromkeys(("city", "town", "village", "municipality"), _CITIES),
    **dict.fromkeys(("state", "province"), _REGIONS),
    **dict.fromkeys(("county", "borough"), frozenset(("county", "borough"))),
}
"""The kinds of places in the seed that a noun means."""


def told(entity: Entity) -> set[str]:
    """The words of a body's names and description, folded."""
    return set(fold(" ".join(filter(None, (entity.description, entity.fullest(), *entity.names)))).split())


def fits(entity: Entity, noun: Noun, words: set[str], knowledge: Knowledge) -> bool:
    """Whether a body can be called by a noun that is none of its `words`."""
    if entity.type != "organization" or not entity.names:
        return False
    if entity.description and noun.noun not in _GENERAL:
        return False
    fields = {knowledge.fields[w] for w in words if w in knowledge.fields} - {"land"}
    if noun.field is None:
        return True
    return noun.field in fields if fields else noun.field in ("business", "society")


def _weight(s: Salience, sentence: int) -> float:
    return 0.1 * min(s.count, 5) - 0.3 * (sentence - s.sentence) + 0.5 * s.subject


def most_likely(i: int, noun: Noun, reading: Reading, acts: bool) -> int | None:
    """The entity of the body that the noun at token i means; None where none can be, or several alike. `acts`: the noun is
    a speaker or a subject, and may mean a body not called so; the only one of the article so far at any distance."""
    sentence = reading.view.sentence(reading.view.starts[i])
    called, late, ever = [], [], []
    for number, s in reading.salience.items():
        entity = reading.clusters.entities[number]
        if entity.type != "organization":
            continue
        words = told(entity)
        if acts and fits(entity, noun, words, reading.knowledge) and not _in_brackets(s, reading):
            ever.append(number)
        if sentence - s.sentence > _NEAR:
            continue
        if noun.noun in words:
            called.append((_weight(s, sentence), number))
        elif acts and sentence - s.sentence <= _LATE and fits(entity, noun, words, reading.knowledge):
            late.append((_weight(s, sentence), number))
    if called:
        return max(called)[1]
    late.sort(reverse=True)
    if not late and len(ever) == 1:
        return ever[0]
    if not late or (len(late) > 1 and (late[0][0] - late[1][0] < _LEAD or _joined(late[0][1], late[1][1], reading))):
        return None
    return late[0][1]


def _in_brackets(s: Salience, reading: Reading) -> bool:
    """Whether a body is named but once and in brackets: the agency of a dateline."""
    return s.count == 1 and s.token > 0 and reading.view.lower[s.token - 1] == "("


def _joined(one: int, other: int, reading: Reading) -> bool:
    """Whether the two were named last in one breath: “Acme and Beta”."""
    early, late = sorted(reading.salience[n].token for n in (one, other))
    return late - early < 8 and reading.view.lower[early + 1] in ("and", "or", ",", "&")


def land(i: int, noun: str, reading: Reading) -> int | None:
    """The entity of “the country”, “the city” at token i: the one named last."""
    sentence = reading.view.sentence(reading.view.starts[i])
    named = [
        (s.token, number)
        for number, s in reading.salience.items()
        if sentence - s.sentence <= _LATE and _is_land(reading.clusters.entities[number], noun, reading.knowledge)
    ]
    return max(named)[1] if named else None


def _is_land(entity: Entity, noun: str, knowledge: Knowledge) -> bool:
    if entity.type == "country":
        return noun == "country"
    kinds = _PLACES.get(noun, frozenset())
    return entity.type == "place" and any(
        not n.isupper() and not kinds.isdisjoint(knowledge.places.get(fold(n), ())) for n in entity.names
    )  # in capitals, the place of a dateline
