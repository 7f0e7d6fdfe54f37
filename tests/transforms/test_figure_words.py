"""The word lists of figures are the analysts': what the table says is what the engine knows."""

from __future__ import annotations

import polars as pl
import pytest
from onrecord.transforms import schemas
from onrecord.transforms.figures import FigureFinder
from onrecord.transforms.quantities.lexicon import Lexicon

from tests.support import corpus, seed_tables


def edited(*rows: tuple[str, str, str | None], without: str = "") -> dict[str, pl.DataFrame]:
    """The seeds with these rows (kind, word, value) more and without one kind."""
    table = seed_tables()["figure_words"]
    added = pl.DataFrame(rows, table.schema, orient="row")
    return {**seed_tables(), "figure_words": pl.concat([table.filter(pl.col("kind") != without), added])}


def surfaces(text: str, seeds: dict[str, pl.DataFrame]) -> list[str]:
    c = corpus(text)
    none = [
        schemas.frame([], s)
        for s in (schemas.TIME_EXPRESSIONS, schemas.ATTRIBUTIONS, schemas.MENTIONS, schemas.ENTITIES)
    ]
    return FigureFinder(seeds)(c.articles, c.paragraphs, c.sentences, *none)["surface"].to_list()


def test_a_label_that_an_analyst_adds_is_one():
    text = "He was held in annexe 14 of the jail."
    assert surfaces(text, edited()) == ["14"]
    assert surfaces(text, edited(("labels", "annexe", None))) == []


def test_a_minor_unit_says_how_many_make_one():
    assert Lexicon.from_seeds(seed_tables()).minor_money["cent"] == "100"
    with pytest.raises(ValueError, match="no value for minor_money groat"):
        Lexicon.from_seeds(edited(("minor_money", "groat", None)))


@pytest.mark.parametrize(
    ("seeds", "kind"),
    [(edited(without="weather"), "weather"), (edited(("lables", "annexe", None)), "lables")],
)
def test_a_kind_that_is_missing_or_misspelt_is_named(seeds, kind):
    with pytest.raises(ValueError, match=f"figure_words: kinds missing or unknown: {kind}"):
        Lexicon.from_seeds(seeds)


def test_rows_are_sorted_each_once_and_in_lower_case():
    rows = [tuple(c or "" for c in row) for row in seed_tables()["figure_words"].iter_rows()]
    assert rows == sorted(set(rows))
    assert all(word == word.lower() and word for _, word, _ in rows)
