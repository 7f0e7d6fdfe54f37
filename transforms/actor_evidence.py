"""The evidence that two entities are one actor: names, countries, roles, and who else is named beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from .reference.clusters import JUNIOR
from .reference.knowledge import fold, role_nouns


@dataclass(slots=True, eq=False)
class Actor:
    """An actor in the making: its id once it has one, and the evidence so far."""

    type: str
    name: str
    actor_id: str | None = None
    wikidata_id: str | None = None
    country: str | None = None
    description: str | None = None
    names: set[str] = field(default_factory=set)  # folded, of two words or more
    roles: set[str] = field(default_factory=set)  # nouns
    context: set[str] = field(default_factory=set)  # folded names of those the article names beside it
    articles: set[tuple[str, int]] = field(
        default_factory=set
    )  # of this run; no article has two entities of one person
    lone: bool = False  # known by a surname only
    seed: bool = False
    merged: Actor | None = None

    def root(self) -> Actor:
        at = self
        while at.merged is not None:
            at = at.merged
        return at


@dataclass(slots=True, eq=False)
class EntityEvidence:
    key: tuple[str, int, int]
    day: date | None
    row: dict
    names: frozenset[str]
    roles: frozenset[str]
    context: frozenset[str]


class Called:
    """What a role can be called: its nouns, the seeds' synonyms for them, and its kind (“=political”)."""

    def __init__(self, seeds: Mapping[str, pl.DataFrame]):
        self.synonyms: dict[str, set[str]] = {}
        if "role_synonyms" in seeds:
            for role, noun in seeds["role_synonyms"].select("role", "noun").iter_rows():
                self.synonyms.setdefault(role, set()).add(noun)
        self.kinds: dict[str, str] = {}
        if "titles" in seeds:
            rows = seeds["titles"].select("title", "kind").iter_rows()
            self.kinds = {fold(title): f"={kind}" for title, kind in rows if kind not in (None, "honorific")}
        self.known: dict[str, frozenset[str]] = {}

    def __call__(self, role: str) -> frozenset[str]:
        found = self.known.get(role)
        if found is None:
            nouns = role_nouns(role)
            kinds = {self.kinds[n] for n in nouns if n in self.kinds}
            found = self.known[role] = frozenset(nouns).union(kinds, *(self.synonyms.get(n, ()) for n in nouns))
        return found


VAGUE = frozenset(
    "leader official member person head chief man woman candidate expert analyst critic lawmaker legislator politician "
    "executive officer director chairman chair deputy spokesman spokeswoman democrat republican".split()
)
"""Nouns that too many have for sharing one to tell two people of one name to be the same."""


def qualified(name: str, country: str | None) -> bool:
    """Whether a group is named by more than what it is: European leaders, not officials."""
    words = name.split()
    return bool(country) or any(w[:1].isupper() for w in words[1:]) or (len(words) > 1 and words[0][:1].isupper())


def same_but_middle(a: str, b: str) -> bool:
    """Whether two folded names have the same first and last word and middle words that can be the same."""
    x, y = a.split(), b.split()
    if (x[0], x[-1]) != (y[0], y[-1]):
        return False
    if (JUNIOR in x) != (JUNIOR in y):
        return False
    middle_x, middle_y = ([w for w in words[1:-1] if w != JUNIOR] for words in (x, y))
    return not middle_x or not middle_y or middle_x[0][0] == middle_y[0][0]


def conflict(e: EntityEvidence, actor: Actor) -> bool:
    return bool(e.row["country"] and actor.country and e.row["country"] != actor.country)


def agreement(e: EntityEvidence, actor: Actor, exact: bool) -> int:
    """How many of country and role the two share; of one and the same name, two political offices are enough."""
    country = bool(e.row["country"]) and e.row["country"] == actor.country
    shared = (e.roles & actor.roles) - VAGUE
    return country + any(exact or not noun.startswith("=") for noun in shared)


def apart(a: Actor, b: Actor) -> bool:
    return bool(a.country and b.country and a.country != b.country) or (a.seed and b.seed)


def precedence(actor: Actor) -> tuple:
    """Seeds first, then ids the warehouse has, the smallest first."""
    return not actor.seed, actor.actor_id is None, actor.actor_id or "", actor.name
