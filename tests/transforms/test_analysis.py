"""The whole chain of engines on arbitrary text: nothing raises, and every row points at what it claims."""

from __future__ import annotations

from datetime import date
from functools import cache

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from onrecord.transforms import analysis, schemas

from tests.support import seed_tables

MARKS = [
    "“",
    "”",
    '"',
    "‘",
    "’",
    "'",
    "``",
    "''",
    "«",
    "»",
    "„",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    ". ",
    ", ",
    "—",
    "(",
    ")",
    "\u2028",
]
WORDS = [
    "he", "she said", "Mr. Putin", "President Donald Trump", "NATO", "the diplomat", "according to", "told", "I", "they",
    "European leaders", "Ukraine’s", "U.S.", "von der Leyen", "5 percent", "$3 billion to $5 billion", "two and a half years",
    "one in five", "-", "1/2", "½", "٣", "10,000,000", "1e9", "last Wednesday", "in late 2023", "from 2009 to 2013", "Monday",
    "pledged", "of GDP", "years old", "per", "€", "A$5m", "İstanbul", "ﬁnance", "𝟝", "👩‍👩‍👧", "e\u0301", "\u200b", "\ufeff", "\x00", "ß",
]  # fmt: skip
TEXT = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(MARKS + WORDS), max_size=80).map("".join),
    st.lists(st.sampled_from(MARKS + WORDS), max_size=80).map(" ".join),
)


@cache
def engines() -> analysis.Analysis:
    return analysis.Analysis(seed_tables())


def articles(*texts: str, published: date | None = date(2025, 8, 17)) -> pl.DataFrame:
    rows = [
        dict(article_id=f"a{i}", version=1, text=t, title="", authors=[], published_on=published)
        for i, t in enumerate(texts)
    ]
    return schemas.frame(rows, schemas.ARTICLES)


def check(frames: dict[str, pl.DataFrame], texts: dict[str, str]) -> None:
    for name, found in frames.items():
        assert dict(found.schema) == dict(analysis.STAGED[name]), name
        for row in found.iter_rows(named=True):
            text = texts[row["article_id"]]
            for key in row:
                if key.endswith("start_char") or (key.endswith("_start") and isinstance(row[key], int)):
                    other = key.replace("start_char", "end_char") if "char" in key else key[:-5] + "end"
                    if row[key] is None:
                        assert row[other] is None, (name, key, row)
                        continue
                    assert 0 <= row[key] < row[other] <= len(text), (name, key, row)
            if "surface" in row and name != "attributions":
                assert row["surface"] == text[row["start_char"] : row["end_char"]], (name, row)
            if "score" in row:
                assert row["score"] is None or 0 <= row["score"] <= 1, (name, row)
            for span in row.get("spans") or []:
                assert 0 <= span["start_char"] < span["end_char"] <= len(text), (name, row)
    for name, key in (("attributions", "quote_id"), ("figures", "figure_id")):
        assert frames[name][key].is_unique().all(), name
    assert frames["mentions"].select("article_id", "start_char", "end_char", "kind").is_unique().all()
    known = {tuple(r) for r in frames["entities"].select("article_id", "version", "entity").iter_rows()}
    for name, column in (
        ("mentions", "entity"),
        ("roles", "entity"),
        ("speakers", "speaker_entity"),
        ("figures", "actor_entity"),
    ):
        for row in frames[name].select("article_id", "version", column).drop_nulls(column).iter_rows():
            assert row in known, (name, row)
    quotes = set(frames["attributions"]["quote_id"])
    assert set(frames["figures"]["quote_id"].drop_nulls()) <= quotes
    assert set(frames["speakers"]["quote_id"]) <= quotes
    assert set(frames["figures"]["part_of"].drop_nulls()) <= set(frames["figures"]["figure_id"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXT)
def test_any_text_gives_rows_that_point_at_it(text):
    check(engines()(articles(text)), {"a0": text})


@pytest.mark.slow
@settings(max_examples=2500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXT, st.sampled_from([None, date(2024, 2, 29), date(1, 1, 1), date(9999, 12, 31)]))
def test_very_many_texts_give_rows_that_point_at_them(text, published):
    check(engines()(articles(text, published=published)), {"a0": text})


def test_every_stage_finds_something_in_plain_news():
    text = (
        "President Ana Holt of Freedonia said on Friday that the ministry would spend $3 million on roads.\n"
        "“We are done,” she told reporters in Oslo. “It costs 5 percent of gross domestic product.”"
    )
    frames = engines()(articles(text))
    check(frames, {"a0": text})
    assert all(found.height for found in frames.values()), {n: f.height for n, f in frames.items()}


def test_a_demonym_that_is_addressed_is_one_mention():
    text = (
        "Envoy Ana Holt of the United States came to Chile.\n“We are friends,” she told American and Chilean workers."
    )
    check(engines()(articles(text)), {"a0": text})


def test_a_batch_gives_what_its_articles_give_alone():
    texts = ["“Yes,” Ana Holt said.", "", "Ten ships left on Monday.\n“No,” said Bo Ray."]
    together = engines()(articles(*texts))
    for name, found in together.items():
        alone = pl.concat([engines()(articles(*texts)[i : i + 1])[name] for i in range(3)])
        assert found.equals(alone), name


def test_one_text_that_trips_an_engine_loses_only_itself():
    def brittle(found: pl.DataFrame) -> dict[str, pl.DataFrame]:
        if "trip" in "".join(found["text"]):
            raise ZeroDivisionError("oops")
        return engines()(found)

    frames, failed = analysis.isolate(brittle, articles("One said.", "trip", "“Three,” he said."))
    assert failed == [("a1", 1, "ZeroDivisionError: oops")]
    assert set(frames["articles"]["article_id"]) == {"a0", "a2"}
    assert set(frames["paragraphs"]["article_id"]) == {"a0", "a2"}
