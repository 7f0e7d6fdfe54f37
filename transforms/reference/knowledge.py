"""The seeds, compiled once for look-up: actors by alias and surname, roles by date, countries, demonyms, titles, nouns.

Aliases are compared in one spelling (`fold`): lower case, no accents, no points, hyphens and apostrophes as spaces kept
apart from letters. Countries that no seed names come from Unicode CLDR (through Babel) and ISO 3166 (through pycountry).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import polars as pl
import pycountry
from babel import Locale

_JOIN = re.compile(r"[.’']")
_BREAK = re.compile(r"[^\w]+")
_STOP = frozenset("the of and for in on at to a an".split())


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """One spelling of a name for comparison; the empty string where nothing is left."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = _BREAK.sub(" ", _JOIN.sub("", plain.casefold())).strip()
    return plain.removeprefix("the ")


def acronym(name: str) -> str:
    """The initials of a name's words, small words left out, folded: International Monetary Fund → imf."""
    return "".join(w[0] for w in fold(name).split() if w not in _STOP)


def _day(value: str | None) -> date | None:
    """A seed's date; a year or a month alone means its first day."""
    if not value:
        return None
    parts = value.split("-")
    return date(int(parts[0]), int(parts[1]) if len(parts) > 1 else 1, int(parts[2]) if len(parts) > 2 else 1)


@dataclass(frozen=True, slots=True)
class SeedRole:
    role: str
    organization_id: str | None
    country: str | None
    valid_from: date | None
    valid_to: date | None

    def holds(self, day: date | None) -> bool:
        """Whether it was held on that day; without a day, whether it is held still."""
        if day is None:
            return self.valid_to is None
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class SeedActor:
    actor_id: str
    name: str
    type: str
    country: str | None
    description: str | None
    gender: str | None
    roles: tuple[SeedRole, ...]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that means a person or people by what they are: number s or p; kind office, source, group, body or people;
    field: what bodies so called do (business, government, … or land), where it says that."""

    noun: str
    number: str
    kind: str
    gender: str | None
    field: str | None = None


def _rows(seeds: Mapping[str, pl.DataFrame], table: str) -> list[dict]:
    return list(seeds[table].iter_rows(named=True)) if table in seeds else []


class Knowledge:
    """What the seeds say, by the keys the rules look up. Tables that are absent count as empty."""

    def __init__(self, seeds: Mapping[str, pl.DataFrame]):
        roles: dict[str, list[SeedRole]] = {}
        for r in _rows(seeds, "actor_roles"):
            roles.setdefault(r["actor_id"], []).append(
                SeedRole(r["role"], r["organization_id"], r["country"], _day(r["valid_from"]), _day(r["valid_to"]))
            )
        self.actors: dict[str, SeedActor] = {}
        self.aliases: dict[str, list[SeedActor]] = {}
        self.surnames: dict[str, list[SeedActor]] = {}
        for r in _rows(seeds, "actors"):
            actor = SeedActor(
                r["actor_id"], r["name"], r["type"], r["country"], r["description"], r.get("gender") or None,
                tuple(roles.get(r["actor_id"], ())),
            )  # fmt: skip
            self.actors[actor.actor_id] = actor
            self._alias(actor, actor.name)
        self.ambiguous: set[tuple[str, str]] = (
            set()
        )  # actor ids with a folded name that does not identify them by itself
        for r in _rows(seeds, "actor_names"):
            if r["actor_id"] in self.actors:
                self._alias(self.actors[r["actor_id"]], r["name"])
                if r.get("ambiguous"):
                    self.ambiguous.add((r["actor_id"], fold(r["name"])))

        self.holders: dict[str, list[tuple[SeedActor, SeedRole]]] = {}
        for actor in self.actors.values():
            for role in actor.roles:
                for noun in role_nouns(role.role):
                    self.holders.setdefault(noun, []).append((actor, role))

        self.countries: dict[str, str] = {}
        self.country_names: dict[str, str] = {}
        self._territories()
        self.country_actors = {a.country: a for a in self.actors.values() if a.type == "country" and a.country}
        for actor in self.country_actors.values():
            self.country_names[actor.country] = actor.name
        for key, found in self.aliases.items():
            for actor in found:
                if actor.type == "country" and actor.country:
                    self.countries[key] = actor.country

        self.demonyms: dict[str, str | None] = {}  # adjectives; of a region (“European”), None
        peoples = []
        for r in _rows(seeds, "demonyms"):
            if r["kind"] == "noun_plural":
                peoples.append(r["demonym"].casefold())
            elif r["kind"] != "noun_singular" or r["demonym"].casefold() not in self.demonyms:
                self.demonyms[r["demonym"].casefold()] = r["country"]

        self.synonyms: dict[str, set[str]] = {}
        for r in _rows(seeds, "role_synonyms"):
            self.synonyms.setdefault(r["role"], set()).add(r["noun"])
        self._called: dict[str, frozenset[str]] = {}
        self.places: dict[str, set[str]] = {}  # kinds: city, region, island, …
        for r in _rows(seeds, "places"):
            self.places.setdefault(fold(r["name"]), set()).add(r["kind"])
        self.titles = {fold(r["title"]): (r["kind"], r["gender"]) for r in _rows(seeds, "titles")}
        self.title_words = max((len(t.split()) for t in self.titles), default=1)
        self.nicknames: dict[str, set[str]] = {}
        for r in _rows(seeds, "nicknames"):
            self.nicknames.setdefault(fold(r["nickname"]), set()).add(fold(r["name"]))
        self.genders = {fold(r["name"]): r["gender"] for r in _rows(seeds, "name_genders")}
        self.nouns = {
            r["noun"]: Noun(r["noun"], r["number"], r["kind"], r["gender"], r.get("field"))
            for r in _rows(seeds, "description_nouns")
        }
        self.fields = {n.noun: n.field for n in self.nouns.values() if n.field}
        for r in _rows(seeds, "organization_words"):
            self.fields[r["word"].lower()] = "business" if r["kind"] == "legal" else r["kind"]
        for people in peoples:
            if people not in self.demonyms and " " not in people:
                self.nouns.setdefault(people, Noun(people, "p", "people", None))

    def _alias(self, actor: SeedActor, name: str) -> None:
        key = fold(name)
        found = self.aliases.setdefault(key, [])
        if actor not in found:
            found.append(actor)
        if actor.type == "person":
            words = [w for w in key.split() if w not in SUFFIXES]
            if words and actor not in self.surnames.setdefault(words[-1], []):
                self.surnames[words[-1]].append(actor)

    def _territories(self) -> None:
        for code, name in Locale("en").territories.items():
            found = pycountry.countries.get(alpha_2=code) if len(code) == 2 and code.isalpha() else None
            if found:
                self.countries[fold(name)] = found.alpha_3
                self.country_names[found.alpha_3] = name
        for found in pycountry.countries:
            for name in (found.name, getattr(found, "common_name", None), getattr(found, "official_name", None)):
                if name and "," not in name:
                    self.countries.setdefault(fold(name), found.alpha_3)
                    self.country_names.setdefault(found.alpha_3, name)
        self.countries.update(_SHORT_COUNTRIES)

    def called(self, role: str) -> frozenset[str]:
        """What its holder can be called: the role's nouns and the seed's synonyms for them."""
        found = self._called.get(role)
        if found is None:
            nouns = role_nouns(role)
            found = self._called[role] = frozenset(nouns).union(*(self.synonyms.get(n, ()) for n in nouns))
        return found

    def country_of_role(self, role: SeedRole) -> str | None:
        """The country that a role is of, where it is a country's: prime minister of Mali."""
        return self.countries.get(fold(role.role.partition(" of ")[2]))

    def given_gender(self, given: str) -> str | None:
        return self.genders.get(fold(given))

    def demonym(self, lower: list[str], i: int) -> str | None:
        """The country (ISO 3166 alpha-3) of the demonym whose last word is i; None for a region's or no demonym.

        “South Korean” is one; the American in “Latin American”, “African-American” is none.
        """
        before = lower[i - 1] if i else ""
        if f"{before} {lower[i]}" in self.demonyms:
            return self.demonyms[f"{before} {lower[i]}"]
        return None if before in _HYPHENATED else self.demonyms.get(lower[i])


_SHORT_COUNTRIES = {
    "us": "USA", "usa": "USA", "america": "USA", "united states": "USA", "united states of america": "USA",
    "uk": "GBR", "britain": "GBR", "great britain": "GBR", "uae": "ARE", "holland": "NLD", "drc": "COD",
    "czech republic": "CZE", "turkey": "TUR", "myanmar": "MMR", "burma": "MMR", "ivory coast": "CIV",
    "south korea": "KOR", "north korea": "PRK", "russia": "RUS", "syria": "SYR", "iran": "IRN", "palestine": "PSE",
}  # fmt: skip
"""Journalists' short names that CLDR and ISO 3166 do not have."""

_HYPHENATED = frozenset("- – african asian native latin central south north mexican cuban irish italian".split())

SUFFIXES = frozenset("jr sr ii iii iv".split())

_SUBORDINATE = frozenset("vice deputy lieutenant assistant associate attorney secretary solicitor under".split())
"""Words that make another office of the noun after them: vice president, secretary general."""

HONORIFIC = {
    "mr": "m", "mister": "m", "mrs": "f", "ms": "f", "miss": "f", "mx": None, "dr": None, "prof": None, "sir": "m",
    "lord": "m", "dame": "f", "lady": "f", "madame": "f", "monsieur": "m", "herr": "m", "frau": "f", "st": None,
}  # fmt: skip
"""Forms of address, with their gender: they say how to refer to someone, not what he does."""

_ROLE_HEAD = re.compile(r"\b(?:of|for|to|at|in)\b|,")


@lru_cache(maxsize=16384)
def role_nouns(role: str) -> tuple[str, ...]:
    """The nouns a role can be called by: its words before “of”, the last of them alone, and a general word.

    “president of Ukraine” → president; “prime minister of …” → prime minister, minister; a vice president is no president.
    """
    head = fold(_ROLE_HEAD.split(role, maxsplit=1)[0]) if role else ""
    words = [w for w in head.split() if w not in {"the", "former", "acting", "ex"}]
    return tuple(" ".join(words[i:]) for i in range(len(words)) if i == 0 or words[i - 1] not in _SUBORDINATE)
