"""One person, one row: the entities of a run's articles as actors that hold across articles and runs.

Seed actors keep their seed id. Countries are one by ISO code, bodies, places and qualified groups by name (and country,
where two are stated). People are merged only where a name of two words or more is the same, or one is the other with a
middle initial, and country, role, body or company agree; a name alone is enough only while exactly one actor has it
and nothing contradicts. Surnames alone stay with their article unless exactly one full-named actor shares country or
role. Unnamed sources and unqualified groups (“officials”) stay with their article.

An actor of earlier runs that a seed row has come to mean gives his id to it; ids given up stay resolvable as aliases.

Nothing depends on the order of rows: entities with a country are taken first, then those with a telling role, ties
broken by article. Ids are hashes of type, name and country; a second of the same name takes its role into the hash.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from .actor_evidence import (
    VAGUE,
    Actor,
    Called,
    EntityEvidence,
    agreement,
    apart,
    conflict,
    precedence,
    qualified,
    same_but_middle,
)
from .actor_frames import ACTOR_ALIASES, ACTOR_NAMES, ACTOR_ROLES, ACTORS, LINKS, Canonical, Known
from .ids import stable_id
from .reference.clusters import is_full, person_words
from .reference.knowledge import fold


def canonicalise(
    articles: pl.DataFrame,
    entities: pl.DataFrame,
    roles: pl.DataFrame,
    mentions: pl.DataFrame,
    known: Known,
    seeds: Mapping[str, pl.DataFrame],
) -> Canonical:
    """The actors of a run. Frames are those of `transforms.schemas` for every article of it; `known` is the warehouse's."""
    return _Run(articles, entities, roles, mentions, known, seeds).canonical()


class _Run:
    def __init__(self, articles, entities, roles, mentions, known: Known, seeds):
        self.known, self.mentions, self.role_rows = known, mentions, roles
        self.days = {
            (a, v): p or (f.date() if f else None)
            for a, v, p, f in articles.select("article_id", "version", "published_on", "fetched_at").iter_rows()
        }
        self.seeds = {r["actor_id"]: r for r in seeds["actors"].iter_rows(named=True)} if "actors" in seeds else {}
        self.seed_roles: dict[str, list[str]] = {}
        if "actor_roles" in seeds:
            for actor_id, role in seeds["actor_roles"].select("actor_id", "role").iter_rows():
                self.seed_roles.setdefault(actor_id, []).append(role)
        self.seed_names: dict[str, set[str]] = {}
        if "actor_names" in seeds:
            for r in seeds["actor_names"].iter_rows(named=True):
                if not r.get("ambiguous"):
                    self.seed_names.setdefault(r["actor_id"], set()).add(fold(r["name"]))
        self.aliases = dict(known.actor_aliases.select("old_actor_id", "actor_id").iter_rows())
        self.reasons: dict[str, str] = {}
        self.actors: dict[str, Actor] = {}  # by id
        self.people: dict[tuple[str, str], list[Actor]] = {}  # by first and last word
        self.surnames: dict[str, list[Actor]] = {}
        self.links: dict[tuple[str, int, int], Actor] = {}
        self.new: list[Actor] = []
        self.counts: dict[tuple, int] = {}  # how often a version has had an actor that stays with its article
        self.called = Called(seeds)
        self._known()
        self.entities = self._evidence(entities, roles)

    # what there is

    def _known(self) -> None:
        frames = self.known
        names: dict[str, list[str]] = {}
        for actor_id, name in frames.actor_names.select("actor_id", "name").iter_rows():
            names.setdefault(actor_id, []).append(name)
        roles: dict[str, set[str]] = {}
        for actor_id, role in frames.actor_roles.select("actor_id", "role").iter_rows():
            roles.setdefault(actor_id, set()).update(self.called(role))
        for r in frames.actors.sort("actor_id").iter_rows(named=True):
            actor = Actor(r["type"], r["name"], r["actor_id"], r["wikidata_id"], r["country"], r["description"])
            actor.seed = r["actor_id"] in self.seeds
            actor.roles = roles.get(r["actor_id"], set())
            self.actors[actor.actor_id] = actor
            if actor.type == "person":
                self._name_person(actor, [r["name"], *names.get(r["actor_id"], ())])

    def _name_person(self, actor: Actor, names: Iterable[str]) -> None:
        for name in names:
            words = person_words(name)
            if not is_full(words):
                continue
            key = " ".join(words)
            if key in actor.names:
                continue
            actor.names.add(key)
            for table, at in ((self.people, (words[0], words[-1])), (self.surnames, words[-1])):
                found = table.setdefault(at, [])
                if actor not in found:
                    found.append(actor)
        actor.lone = not actor.names

    def _evidence(self, entities: pl.DataFrame, roles: pl.DataFrame) -> list[EntityEvidence]:
        stated: dict[tuple[str, int, int], set[str]] = {}
        for a, v, e, role in roles.select("article_id", "version", "entity", "role").iter_rows():
            stated.setdefault((a, v, e), set()).update(self.called(role))
        out, beside = [], {}
        for r in entities.iter_rows(named=True):
            key = r["article_id"], r["version"], r["entity"]
            names = frozenset(fold(n) for n in (*(r["names"] or ()), r["name"] or "") if n)
            if r["type"] in ("person", "organization"):
                full = max(names, key=lambda n: (len(n), n), default="")
                if " " in full:
                    beside.setdefault(key[:2], set()).add(full)
            out.append(
                EntityEvidence(key, self.days.get(key[:2]), r, names, frozenset(stated.get(key, ())), frozenset())
            )
        for e in out:
            e.context = frozenset(beside.get(e.key[:2], set()) - e.names)
        return out

    # the order of things

    def canonical(self) -> Canonical:
        people = []
        for e in self.entities:
            row = e.row
            if row["actor_id"]:
                actor = self.links[e.key] = self._seed(row)
                if actor.type == "person":
                    self._name_person(actor, [actor.name, *(row["names"] or ())])
                    actor.roles |= e.roles
                    actor.context |= e.context
                    actor.articles.add(e.key[:2])
            elif row["type"] == "person":
                people.append(e)
        self.called_bodies = self._called_bodies()
        self._adopt_local()
        self._people(people)
        self._bodies([e for e in self.entities if not e.row["actor_id"] and e.row["type"] in ("organization", "place")])
        for e in self.entities:
            if e.key in self.links:
                continue
            row, article = e.row, e.key[0]
            name = row["name"] or ""
            if row["type"] == "country":
                self.links[e.key] = self._actor(("country", row["country"] or fold(name)), row)
            elif row["type"] in ("group", "organization") and qualified(name, row["country"]):
                self.links[e.key] = self._actor((row["type"], fold(name), row["country"] or ""), row)
            else:  # unnamed sources, unqualified groups and bodies stay with their article
                part = (row["type"], fold(name), article)
                n = self.counts[part, e.key[1]] = self.counts.get((part, e.key[1]), 0) + 1
                self.links[e.key] = self._actor((*part, *((n,) if n > 1 else ())), row)
        self._adopt_lone()
        return self._frames()

    def _seed(self, row: dict) -> Actor:
        actor = self.actors.get(row["actor_id"])
        known = self.seeds.get(row["actor_id"], {})
        if actor is None:
            actor = self.actors[row["actor_id"]] = Actor(row["type"], row["name"], row["actor_id"], seed=True)
        if not actor.seed or not actor.roles:
            actor.roles = actor.roles.union(*(self.called(r) for r in self.seed_roles.get(row["actor_id"], ())))
        actor.seed = True
        actor.name = known.get("name") or actor.name
        actor.type = known.get("type") or actor.type
        actor.country = known.get("country") or actor.country or row["country"]
        actor.wikidata_id = known.get("wikidata_id") or actor.wikidata_id
        actor.description = known.get("description") or actor.description or row["description"]
        return actor

    def _actor(self, parts: tuple, row: dict) -> Actor:
        """The actor of that identity, made where there is none."""
        actor_id = self._resolve(stable_id("a", *parts))
        actor = self.actors.get(actor_id)
        if actor is None:
            actor = self.actors[actor_id] = Actor(row["type"], row["name"] or "", actor_id)
        self._describe(actor, row)
        return actor.root()

    def _describe(self, actor: Actor, row: dict) -> None:
        if actor.seed:
            return
        actor.country = actor.country or row["country"]
        actor.description = actor.description or row["description"]

    def _resolve(self, actor_id: str) -> str:
        seen = set()
        while actor_id in self.aliases and actor_id not in seen:
            seen.add(actor_id)
            actor_id = self.aliases[actor_id]
        return actor_id

    # people

    def _people(self, entities: list[EntityEvidence]) -> None:
        full, lone = [], []
        for e in entities:
            names = {" ".join(w) for n in e.names if is_full(w := person_words(n))}
            e.names = frozenset(names)
            (full if names else lone).append(e)
        full.sort(key=lambda e: (not e.row["country"], not e.roles - VAGUE, -max(map(len, e.names)), *e.key))
        for e in full:
            self._full(e)
        self._name_new()
        for e in sorted(lone, key=lambda e: e.key):
            self._lone(e)

    def _full(self, e: EntityEvidence) -> None:
        candidates = {}
        for name in e.names:
            words = name.split()
            for actor in self.people.get((words[0], words[-1]), ()):
                actor = actor.root()
                same = bool(e.names & actor.names)
                if same or any(same_but_middle(name, other) for other in actor.names):
                    candidates[id(actor)] = (actor, same)
        candidates = {k: (a, same) for k, (a, same) in candidates.items() if e.key[:2] not in a.articles}
        fitting = [(a, exact) for a, exact in candidates.values() if not conflict(e, a)]
        strengths = [(agreement(e, a, same), same, a) for a, same in fitting]
        best = max(((strength, same) for strength, same, _ in strengths if strength), default=None)
        agreeing = sorted((a for strength, same, a in strengths if (strength, same) == best), key=precedence)
        exact = [a for a, same in candidates.values() if same]
        if not agreeing and len(exact) == 1 and not conflict(e, exact[0]):
            actor = exact[0]
            if not (e.roles - VAGUE and actor.roles - VAGUE) or len(e.context & actor.context) >= 2:
                agreeing = [actor]
        if any(apart(agreeing[0], other) for other in agreeing[1:]):
            agreeing = [a for a in agreeing if a.country == e.row["country"]]
        if not agreeing and e.roles:  # nothing more is known of him than of the entity
            twins = (a for a in exact if a.country == e.row["country"] and e.roles <= a.roles)
            agreeing = sorted(twins, key=precedence)[:1]
        if agreeing:
            actor = agreeing[0]
            for other in agreeing[1:]:
                self._merge(other, actor)
        else:
            actor = Actor("person", e.row["name"] or "")
            if exact and not (e.row["country"] or e.roles):
                actor.actor_id = self._resolve(stable_id("a", "person", fold(e.row["name"]), e.key[0]))
                if actor.actor_id in self.actors:
                    actor = self.actors[actor.actor_id].root()
                else:
                    self.actors[actor.actor_id] = actor
            else:
                self.new.append(actor)
        self._take(e, actor)

    def _take(self, e: EntityEvidence, actor: Actor) -> None:
        self._name_person(actor, (n for n in sorted(e.names)))
        actor.roles |= e.roles
        actor.context |= e.context
        actor.articles.add(e.key[:2])
        if not actor.seed and len(fold(e.row["name"] or "").split()) > len(fold(actor.name).split()):
            actor.name = e.row["name"]
        self._describe(actor, e.row)
        self.links[e.key] = actor

    def _merge(self, old: Actor, new: Actor) -> None:
        new.names |= old.names
        new.roles |= old.roles
        new.context |= old.context
        new.articles |= old.articles
        new.country = new.country or old.country
        new.description = new.description or old.description
        if not new.seed and len(fold(old.name).split()) > len(fold(new.name).split()):
            new.name = old.name
        old.merged = new
        for name in old.names:
            words = name.split()
            for table, at in ((self.people, (words[0], words[-1])), (self.surnames, words[-1])):
                table[at] = list(dict.fromkeys(a.root() for a in table.get(at, ())))

    def _name_new(self) -> None:
        """Ids for the people of this run that have none. The first of a name and country takes both; the next its role."""
        new = [a for a in self.new if a.merged is None]
        for actor in sorted(new, key=lambda a: (fold(a.name), a.country or "", sorted(a.roles), sorted(a.context))):
            for parts in self._identities(actor):
                actor_id = stable_id("a", "person", *parts)
                if actor_id not in self.actors and actor_id not in self.aliases:
                    actor.actor_id = actor_id
                    self.actors[actor_id] = actor
                    break

    def _identities(self, actor: Actor) -> Iterable[tuple]:
        name = fold(actor.name)
        yield name, actor.country or ""
        for role in sorted(r for r in actor.roles if not r.startswith("=")):
            yield name, actor.country or "", role
        n = 2
        while True:
            yield name, actor.country or "", n
            n += 1

    def _lone(self, e: EntityEvidence) -> None:
        word = " ".join(person_words(e.row["name"] or ""))
        actor = self._by_surname(word, e.row["country"], e.roles, e.key[:2])
        if actor is None:
            parts = "person", word, e.key[0], e.row["gender"] or ""
            n = self.counts[parts, e.key[1]] = self.counts.get((parts, e.key[1]), 0) + 1
            actor = self._actor((*parts, *((n,) if n > 1 else ())), e.row)
        actor.roles |= e.roles
        actor.articles.add(e.key[:2])
        actor.lone = not actor.names
        self.links[e.key] = actor

    def _by_surname(
        self, word: str, country: str | None, roles: Iterable[str], article: tuple[str, int] | None = None
    ) -> Actor | None:
        """The one full-named actor of that surname who shares country or role, and is not in the article by his full
        name; None where there is none, or several."""
        found = {id(a.root()): a.root() for a in self.surnames.get(word, ())}
        found = {k: a for k, a in found.items() if not a.lone and article not in a.articles}
        agreeing = [
            a
            for a in found.values()
            if not (country and a.country and country != a.country)
            and ((country and country == a.country) or any(r[0] != "=" for r in (a.roles & set(roles)) - VAGUE))
        ]
        return agreeing[0] if len(agreeing) == 1 else None

    def _adopt_local(self) -> None:
        """Actors of earlier runs that a new seed row means: their ids become aliases of the seed's."""
        for actor_id in sorted({e.row["actor_id"] for e in self.entities if e.row["actor_id"]}):
            seed, names = self.actors[actor_id], self.seed_names.get(actor_id, set())
            if seed.type == "person":
                firsts = {(n.split()[0], n.split()[-1]) for n in seed.names}
                found = [a.root() for at in sorted(firsts) for a in self.people.get(at, ())]
                found = [a for a in found if a.names & seed.names]
            else:
                names = {fold(seed.name), *names}
                found = [a.root() for n in sorted(names) for a in self.called_bodies.get((seed.type, n), ())]
            for local in found:
                if local is seed or local.seed or local.merged is not None or apart(seed, local):
                    continue
                shared = bool(local.country and local.country == seed.country) or bool(
                    (local.roles & seed.roles) - VAGUE
                )
                if shared or seed.type != "person":
                    self._merge(local, seed)

    def _called_bodies(self) -> dict[tuple[str, str], list[Actor]]:
        """The known bodies, places and countries by type and each folded name. One that no text ever named (“the court”)
        is its article's alone and is called by nobody else."""
        called: dict[tuple[str, str], list[Actor]] = {}
        names = {}
        for actor_id, name in self.known.actor_names.select("actor_id", "name").iter_rows():
            names.setdefault(actor_id, set()).add(fold(name))
        for actor in self.actors.values():
            known_by_name = actor.seed or actor.type == "country" or actor.actor_id in names
            if actor.type in ("organization", "place", "country") and known_by_name:
                for name in {fold(actor.name), *names.get(actor.actor_id, ())}:
                    called.setdefault((actor.type, name), []).append(actor)
        return called

    def _adopt_lone(self) -> None:
        """Surnames of earlier runs whose bearer now has a full name: the old id becomes an alias."""
        for actor in sorted(
            (a for a in self.actors.values() if a.lone and not a.seed and a.type == "person"), key=lambda a: a.actor_id
        ):
            if actor.merged is None and (actor.country or actor.roles):
                found = self._by_surname(" ".join(person_words(actor.name)), actor.country, actor.roles)
                if found is not None:
                    self._merge(actor, found)

    # bodies and places

    def _bodies(self, entities: list[EntityEvidence]) -> None:
        """One row for one name and country; a name without a country joins the only one of that name."""
        called = self.called_bodies
        named = [e for e in entities if e.row["names"] and fold(e.row["name"] or "")]
        for e in sorted(named, key=lambda e: (e.row["country"] is None, -len(fold(e.row["name"])), *e.key)):
            row, kind = e.row, e.row["type"]
            found = {id(a.root()): a.root() for n in sorted(e.names) for a in called.get((kind, n), ())}
            same = [a for a in found.values() if a.country and a.country == row["country"]]
            if not same:
                fitting = [a for a in found.values() if not (a.country and row["country"])]
                same = fitting if len(found) == 1 or len({a.country for a in found.values()}) == 1 else []
            if same:
                same.sort(key=precedence)
                actor = same[0]
                for other in same[1:]:
                    if not apart(actor, other):
                        self._merge(other, actor)
                if not actor.seed and len(fold(row["name"])) > len(fold(actor.name)):
                    actor.name = row["name"]
                self._describe(actor, row)
            else:
                actor = self._actor((kind, fold(row["name"]), row["country"] or ""), row)
            for name in e.names:
                if actor not in called.setdefault((kind, name), []):
                    called[kind, name].append(actor)
            self.links[e.key] = actor

    # frames

    def _frames(self) -> Canonical:
        for actor in self.actors.values():
            root = actor.root()
            if root is not actor and actor.actor_id and root.actor_id and actor.actor_id != root.actor_id:
                self.aliases[actor.actor_id] = root.actor_id
        ids = {key: actor.root().actor_id for key, actor in self.links.items()}
        links = pl.DataFrame([(*k, i) for k, i in ids.items()], schema=LINKS, orient="row").sort(
            "article_id", "version", "entity"
        )
        used = {i: self.actors[i] for i in sorted(set(ids.values()))}
        rows = [(i, a.name, a.type, a.wikidata_id, a.country, a.description) for i, a in used.items()]
        actors = pl.DataFrame(rows, schema=ACTORS, orient="row")
        day = pl.DataFrame(
            [(a, v, d) for (a, v), d in self.days.items()],
            schema={"article_id": pl.String, "version": pl.Int32, "day": pl.Date}, orient="row",
        )  # fmt: skip
        key = ["article_id", "version"]
        names = (
            self.mentions.filter(pl.col("kind") == "name")
            .join(links, on=[*key, "entity"])
            .join(day, on=key)
            .group_by("actor_id", pl.col("surface").alias("name"))
            .agg(
                pl.len().cast(pl.Int64).alias("mentions"),
                pl.min("day").alias("first_seen"),
                pl.max("day").alias("last_seen"),
            )
            .sort("actor_id", "name")
        )
        bodies = links.select(
            *key, pl.col("entity").alias("organization_entity"), pl.col("actor_id").alias("organization_id")
        )
        roles = (
            self.role_rows.join(links, on=[*key, "entity"])
            .join(bodies, on=[*key, "organization_entity"], how="left")
            .join(day, on=key)
            .group_by("actor_id", "role", "organization_id")
            .agg(pl.min("day").alias("first_stated"), pl.max("day").alias("last_stated"))
            .sort("actor_id", "role", "organization_id")
        )
        reasons = {}
        if "reason" in self.known.actor_aliases.columns:
            reasons = dict(self.known.actor_aliases.select("old_actor_id", "reason").iter_rows())
        rows = [
            (old, self._resolve(old), reasons.get(old) or "one actor under both names") for old in sorted(self.aliases)
        ]
        aliases = pl.DataFrame(rows, schema=ACTOR_ALIASES, orient="row").filter(
            pl.col("old_actor_id") != pl.col("actor_id")
        )
        return Canonical(links, actors, names.select(ACTOR_NAMES.names()), roles.select(ACTOR_ROLES.names()), aliases)
