"""The frames that go into `actors.canonicalise` and come out of it, with the columns of the warehouse's tables."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

ACTORS = pl.Schema(
    {"actor_id": pl.String, "name": pl.String, "type": pl.String, "wikidata_id": pl.String, "country": pl.String,
     "description": pl.String}
)  # fmt: skip
ACTOR_NAMES = pl.Schema(
    {"actor_id": pl.String, "name": pl.String, "mentions": pl.Int64, "first_seen": pl.Date, "last_seen": pl.Date}
)
ACTOR_ROLES = pl.Schema(
    {
        "actor_id": pl.String,
        "role": pl.String,
        "organization_id": pl.String,
        "first_stated": pl.Date,
        "last_stated": pl.Date,
    }
)
ACTOR_ALIASES = pl.Schema({"old_actor_id": pl.String, "actor_id": pl.String, "reason": pl.String})
LINKS = pl.Schema({"article_id": pl.String, "version": pl.Int32, "entity": pl.Int32, "actor_id": pl.String})


class Known(NamedTuple):
    """What the warehouse holds already, with the columns of its tables; any frame may be empty."""

    actors: pl.DataFrame
    actor_names: pl.DataFrame
    actor_roles: pl.DataFrame
    actor_aliases: pl.DataFrame  # old_actor_id, actor_id

    @classmethod
    def nothing(cls) -> Known:
        """An empty warehouse's."""
        return cls(*(pl.DataFrame(schema=s) for s in (ACTORS, ACTOR_NAMES, ACTOR_ROLES, ACTOR_ALIASES)))


class Canonical(NamedTuple):
    """links: every entity's actor. actors: those, with what is known of them. actor_names and actor_roles: how this run
    calls them. aliases: every id ever given up, with the one that took its place."""

    links: pl.DataFrame
    actors: pl.DataFrame
    actor_names: pl.DataFrame
    actor_roles: pl.DataFrame
    aliases: pl.DataFrame
