"""How fast references are resolved, and actors made of them: `python -m tests.benchmarks.bench_references`.

The text is news-like prose of our own, with a name or a description in every sentence and a quotation in every third.
"""

from __future__ import annotations

import time

import polars as pl
import pytest
from onrecord.transforms import actors, references, schemas

from tests import support
from tests.transforms.marked import Read

FLOOR_WORDS = 40_000
"""Words a second on one core, for references alone."""

FLOOR_ENTITIES = 20_000
"""Entities a second on one core, for actors alone."""

STORY = """President {{p:Ana {0}}} of {{c:Chile}} met Prime Minister {{p:Karl {1}}} of {{c:Norway}} in the capital on Monday.
The Chilean president said that the harvest had failed and that her government would ask the {{o:Grain Council}} for help.
“We are out of time,” she told {{p:Karl {1}}}, who had brought his own plan. European leaders were expected on Tuesday.
One senior diplomat, who asked not to be named, was gloomy about it. The diplomat said that nearly all members of the
council had made up their minds long before the meeting, and that the prime minister had known. {{p:{1}}} denied it.
Sen. {{p:Max {2}}}, D-Del., a former spokesman for the {{o:Grain Council}}, wrote in a letter to {{p:{0}}} that he agreed."""
SURNAMES = "Torres Lind Dorn Marlowe Keller Brandt Stone Moser Fabre Pereira Kovalenko Norwood Hale Ruiz Okafor".split()


def stories(number: int) -> list[Read]:
    """So many articles, each of the story three times with other people."""
    out = []
    for n in range(number):
        names = [SURNAMES[(n * k + k) % len(SURNAMES)] + ("" if n % 3 else "son") for k in (1, 2, 4)]
        read = Read("\n".join([STORY.format(*names)] * 3).replace("\n\n", "\n"))
        read.say("The Chilean president", "the harvest had failed", kind="indirect").say("she", "We are out of time,")
        out.append(read.say("The diplomat", "nearly all members", kind="indirect"))
    return out


def measure() -> tuple[float, float, int]:
    """(words a second, entities a second, actors) of the better of three runs."""
    read = stories(300)
    c = support.corpus(*[r.text for r in read])
    keyed = [dict(article_id=f"a{i}") for i in range(len(read))]
    names = schemas.frame([n | k for r, k in zip(read, keyed, strict=True) for n in r.names], schemas.NAMES)
    said = schemas.frame(
        [q | k | dict(quote_id=f"q{i}") for r, k in zip(read, keyed, strict=True) for i, q in enumerate(r.said)],
        schemas.ATTRIBUTIONS,
    )
    resolver = references.ReferenceResolver(support.seed_tables())
    words, fastest, entities = c.articles["word_count"].sum(), 0.0, 0.0
    for _ in range(3):
        start = time.process_time()
        found = resolver(c.articles, c.paragraphs, c.sentences, names, said)
        fastest = max(fastest, words / (time.process_time() - start))
    copies = 30_000 // found.entities.height + 1
    many = [
        pl.concat([f.with_columns(pl.col("article_id") + f"-{i}") for i in range(copies)])
        for f in (c.articles, found.entities, found.roles, found.mentions)
    ]
    start = time.process_time()
    canonical = actors.canonicalise(*many, actors.Known.nothing(), support.seed_tables())
    entities = many[1].height / (time.process_time() - start)
    return fastest, entities, canonical.actors.height


@pytest.mark.slow
def test_speed():
    words, entities, made = measure()
    assert made > 300
    assert words >= FLOOR_WORDS
    assert entities >= FLOOR_ENTITIES


def main() -> None:
    words, entities, made = measure()
    print(f"references: {words:,.0f} words/s; actors: {entities:,.0f} entities/s, {made:,} actors")


if __name__ == "__main__":
    main()
