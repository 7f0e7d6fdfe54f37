"""Which seed actor an entity is: by its longest exact alias, the type agreeing; surnames alone need more evidence.

A surname, or an alias that several share, is taken only where the article's title, a role valid on its date, its country
or its full name speaks for exactly one of them.
"""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date

from .clusters import Entity, is_full
from .knowledge import SUFFIXES, Knowledge, SeedActor, fold

_TYPES = {
    "person": ("person",), "country": ("country",), "place": ("place", "country", "organization"),
    "organization": ("organization", "place"),
}  # fmt: skip
"""The types of seed actors an entity can be: the White House is a place to one and a body to the other."""

_ACTS = re.compile(r", by (?:its|their) ")
"""In the description of a place that acts: “the Russian government, by its seat”. Other places are no bodies: a name finder
means a team by Los Angeles."""


def link(entity: Entity, knowledge: Knowledge, day: date | None, countries: set[str], words: Container[str]) -> None:
    """Sets the entity's actor_id, seed name, country, gender and description where a seed actor is meant.

    `countries`: the codes of the countries the article is about; `words`: its words in lower case. Both are weak evidence
    for people known by a surname alone.
    """
    if entity.actor_id:
        return
    if entity.type == "country":
        found = knowledge.country_actors.get(entity.country or "")
        if found:
            adopt(entity, found)
        else:
            entity.name = knowledge.country_names.get(entity.country or "")
        return
    types = _TYPES.get(entity.type, ())
    for words_in_name, name in sorted(((len(fold(n).split()), n) for n in entity.names), key=lambda p: (-p[0], p[1])):
        if entity.type == "person" and words_in_name < (2 if is_full(entity.key) else 1):
            break  # his full name is nobody's we know: neither is his surname
        found = _alias(name, knowledge, entity.type)
        if entity.type == "organization":
            found = [a for a in found if a.type != "place" or _ACTS.search(a.description or "")]
        candidates = next((some for t in types if (some := [a for a in found if a.type == t])), [])
        if entity.type == "person" and words_in_name == 1:
            candidates = list(dict.fromkeys([*candidates, *knowledge.surnames.get(fold(name), ())]))
        if not candidates:
            continue
        weak = entity.type == "person" and words_in_name == 1
        unsure = {a.actor_id for a in candidates if weak or (a.actor_id, fold(name)) in knowledge.ambiguous}
        best = _choose(entity, candidates, day, countries, words, unsure, knowledge)
        if best:
            adopt(entity, best)
            return


def link_described(entity: Entity, knowledge: Knowledge) -> None:
    """Sets the seed actor of a body that a description names in full: the Clinton campaign."""
    key = fold(entity.name or "")
    found = [a for a in knowledge.aliases.get(key, ()) if a.type == entity.type]
    if len(found) == 1 and (found[0].actor_id, key) not in knowledge.ambiguous:
        adopt(entity, found[0])


def _alias(name: str, knowledge: Knowledge, type: str) -> list[SeedActor]:
    key = fold(name)
    found = knowledge.aliases.get(key)
    if not found and type == "person":
        words = key.split()
        if len(words) > 2:  # without middle initials: Vladimir V. Putin
            key = " ".join(w for i, w in enumerate(words) if i == 0 or i == len(words) - 1 or len(w) > 1)
            found = knowledge.aliases.get(key)
        if not found and words and words[-1] in SUFFIXES:
            found = [
                a for a in knowledge.aliases.get(" ".join(key.split()[:-1]), ()) if words[-1] != "jr" or "Jr" in a.name
            ]
    return list(found or ())


def _choose(
    entity: Entity,
    candidates: list[SeedActor],
    day: date | None,
    countries: set[str],
    words: Container[str],
    unsure: set[str],
    knowledge: Knowledge,
) -> SeedActor | None:
    stated = {noun for title in entity.titles for noun in knowledge.called(title)}
    scored = []
    for actor in candidates:
        if entity.gender and actor.gender and entity.gender != actor.gender:
            continue
        weak, held = actor.actor_id in unsure, False
        evidence = base = 0.0 if weak else 3.0
        for role in actor.roles:
            holds = role.holds(day)
            held = held or holds
            called = knowledge.called(role.role)
            if stated & called:
                past = day is not None and role.valid_to is not None and role.valid_to < day
                evidence = max(evidence, base + (3.0 if holds else 2.5 if past else 0.5))
            elif weak and holds and any(noun in words for noun in called):  # “the president”, and a president's surname
                evidence = max(evidence, 1.5)
        if actor.country and entity.country:
            evidence += 2 if actor.country == entity.country else -3
        elif actor.country in countries and actor.roles:
            evidence += 1 if held else 0.5
        scored.append((evidence + 0.5 * held, actor.actor_id, actor))
    scored.sort(key=lambda s: (-s[0], s[1]))
    if not scored or scored[0][0] < (3 if scored[0][1] in unsure else 2):
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < (0.5 if scored[0][0] >= 3 else 1):
        return None
    return scored[0][2]


def adopt(entity: Entity, actor: SeedActor) -> None:
    entity.actor_id, entity.name, entity.type = actor.actor_id, actor.name, actor.type
    entity.country = entity.country or actor.country
    entity.gender = entity.gender or actor.gender
    entity.description = entity.description or actor.description
