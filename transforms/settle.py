"""From what was found in each article to rows of the warehouse: the step that sees the whole run.

Engines number actors within an article; here they become actor ids that hold across articles, quotes get the statement
they repeat, and articles the story they tell. Everything it needs of the warehouse comes in as frames (`Known`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import polars as pl

from . import actors, quotes, statements, stories
from .ids import mention_id

KEY = ["article_id", "version"]


class Known(NamedTuple):
    """What the warehouse holds already; every frame may be empty, none may lack its columns."""

    actors: actors.Known
    statements: pl.DataFrame  # statements.STORED
    stories: pl.DataFrame  # stories.STORED


def settle(
    staged: Mapping[str, pl.DataFrame], fingerprints: pl.DataFrame, known: Known, seeds: Mapping[str, pl.DataFrame]
) -> dict[str, pl.DataFrame]:
    """The rows to load, by table. `staged` holds the frames of `analysis.STAGED` for every article of the run,
    `fingerprints` those of the latest versions (`stories.FINGERPRINTS`)."""
    articles = staged["articles"]
    canonical = actors.canonicalise(
        articles, staged["entities"], staged["roles"], staged["mentions"], known.actors, seeds
    )
    links = canonical.links
    found = quotes.quotes(articles, staged["attributions"], staged["speakers"], links, canonical.actors)
    found = found.join(statements.assign(found, known.statements), on="quote_id", how="left", maintain_order="left")
    return {
        "articles": articles,
        "story_ids": stories.assign(articles.filter("is_latest"), fingerprints, known.stories),
        "story_fingerprints": fingerprints,
        "paragraphs": staged["paragraphs"],
        "sentences": staged["sentences"],
        "time_expressions": staged["time_expressions"],
        "actors": canonical.actors,
        "actor_aliases": canonical.aliases,
        "role_statements": role_statements(staged["roles"], links),
        "mentions": mentions(staged["mentions"], links),
        "quotes": found,
        "figures": figures(staged["figures"], links),
    }


def _link(frame: pl.DataFrame, links: pl.DataFrame, entity: str, actor: str) -> pl.DataFrame:
    """`frame` with the column `entity` replaced by the actor id it stands for, as `actor`."""
    by = links.select(*KEY, pl.col("entity").alias(entity), pl.col("actor_id").alias(actor))
    return frame.join(by, on=[*KEY, entity], how="left", maintain_order="left").drop(entity)


def mentions(found: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """Rows of `mentions`; a mention that no entity claims says nothing about an actor and is left out."""
    linked = _link(found, links, "entity", "actor_id").filter(pl.col("actor_id").is_not_null())
    at = linked.select(*KEY, "start_char", "end_char", "kind").iter_rows()
    return linked.with_columns(pl.Series("mention_id", [mention_id(*row) for row in at], dtype=pl.String))


def figures(found: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """Rows of `figures`."""
    return _link(found, links, "actor_entity", "actor_id")


def role_statements(found: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """Rows of `role_statements`: each place where a text states somebody's role; `actor_roles` is summed up from them."""
    linked = _link(_link(found, links, "entity", "actor_id"), links, "organization_entity", "organization_id")
    return linked.filter(pl.col("actor_id").is_not_null())
