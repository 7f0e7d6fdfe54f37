"""Who is meant: names, titles, descriptions and pronouns of each article as entities, their roles, and who speaks.

Everything here stays within one article version; `actors.canonicalise` carries entities across articles. The parts are
in `transforms/reference/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import polars as pl

from . import schemas
from .documents import Document, by_article, documents
from .reference.clusters import Clusters, NameMention
from .reference.knowledge import Knowledge, fold
from .reference.linking import link, link_described
from .reference.resolution import Resolution, Speaker
from .reference.stated_roles import StatedRoles, read_titles
from .reference.view import View

_FAMILY = frozenset("father son sons sr senior namesake elder dad".split())


class References(NamedTuple):
    """Frames of `schemas.MENTIONS`, `ENTITIES`, `ROLES` and `SPEAKERS`."""

    mentions: pl.DataFrame
    entities: pl.DataFrame
    roles: pl.DataFrame
    speakers: pl.DataFrame


class ReferenceResolver:
    """Built once from the seeds, called once a batch; never raises on text."""

    def __init__(self, seeds: Mapping[str, pl.DataFrame]):
        self.knowledge = Knowledge(seeds)

    def __call__(
        self,
        articles: pl.DataFrame,
        paragraphs: pl.DataFrame,
        sentences: pl.DataFrame,
        names: pl.DataFrame,
        attributions: pl.DataFrame,
    ) -> References:
        """The references of a batch, rows by article and offset. Names outside the story are left out."""
        named, said = by_article(names), by_article(attributions)
        mentions, entities, roles, speakers = [], [], [], []
        for document in documents(articles, paragraphs, sentences):
            clusters, resolution, spoken = self._read(document, named.get(document.key, []), said.get(document.key, []))
            key, text = document.key, document.text
            used = {m.entity for m in resolution.mentions} | {s.addressee for s in spoken} | {s.speaker for s in spoken}
            used |= {r.organization for e in clusters.entities for r in e.roles}
            numbers = {e.number: n for n, e in enumerate(e for e in clusters.entities if e.number in used)}
            for m in resolution.mentions:
                mentions.append(
                    (*key, m.start, m.end, text[m.start : m.end], m.kind, numbers[m.entity], m.rule, m.score)
                )
            for e in clusters.entities:
                if e.number not in used:
                    continue
                entities.append(
                    (
                        *key,
                        numbers[e.number],
                        e.fullest(),
                        e.type,
                        e.country,
                        e.description,
                        e.actor_id,
                        e.names,
                        clusters.gender(e),
                    )
                )
            found = [(r.start, numbers[e.number], r) for e in clusters.entities if e.number in used for r in e.roles]
            for start, number, r in sorted(found, key=lambda f: f[:2]):
                body = numbers[r.organization] if r.organization is not None else None
                roles.append((*key, number, r.role, body, start, r.end, r.valid_from, r.valid_to, r.rule, r.score))
            for s in spoken:
                speaker = numbers[s.speaker] if s.speaker is not None else None
                addressee = numbers[s.addressee] if s.addressee is not None else None
                speakers.append((*key, s.quote_id, speaker, addressee, s.score))
        return References(
            pl.DataFrame(mentions, schema=schemas.MENTIONS, orient="row"),
            pl.DataFrame(entities, schema=schemas.ENTITIES, orient="row"),
            pl.DataFrame(roles, schema=schemas.ROLES, orient="row"),
            pl.DataFrame(speakers, schema=schemas.SPEAKERS, orient="row"),
        )

    def _type(self, name: dict) -> str:
        """The type of a name, acronyms of known bodies set right: nobody is called F.B.I."""
        surface, type = name["surface"], name["type"]
        if type == "person" and surface.upper() == surface:
            known = {a.type for a in self.knowledge.aliases.get(fold(surface), ())}
            if known and "person" not in known:
                return sorted(known)[0]
        return type

    def _collective(self, surface: str) -> bool:
        """Whether what was taken for a name is a word for many people: Democrats, European allies."""
        if surface in ("Democrat", "Republican"):
            return True
        noun = self.knowledge.nouns.get(surface.rsplit(None, 1)[-1].lower() if surface.strip() else "")
        return (
            noun is not None
            and noun.number == "p"
            and (surface[-len(noun.noun)].islower() or noun.noun == surface.lower())
        )

    def _read(
        self, document: Document, named: list[dict], said: list[dict]
    ) -> tuple[Clusters, Resolution, list[Speaker]]:
        view, knowledge = View(document), self.knowledge
        names = [
            NameMention(n["start_char"], n["end_char"], n["surface"], self._type(n), n["score"])
            for n in named
            if view.story(n["start_char"])
            and view.tokens(n["start_char"], n["end_char"])
            and not (self._collective(n["surface"]) and (n["type"] == "person" or " " in n["surface"]))
        ]
        words = set(view.lower)
        clusters = Clusters(knowledge, family=not words.isdisjoint(_FAMILY))
        read_titles(view, knowledge, names)
        clusters.add(names)
        StatedRoles(view, knowledge, names, clusters.entities).read()
        full = [e for e in clusters.entities if e.type != "person" or len(e.key) > 1]
        for entities in (full, clusters.entities):  # surnames last, when the article's countries are known
            countries = {e.country for e in clusters.entities if e.country}
            for entity in entities:
                link(entity, knowledge, document.published, countries, words)
        resolution = Resolution(view, knowledge, clusters, names, said)
        spoken = resolution.run()
        for entity in clusters.entities:  # “the Torres campaign” can be a seed actor too
            if entity.type == "organization" and not entity.names:
                link_described(entity, knowledge)
        return clusters, resolution, spoken
