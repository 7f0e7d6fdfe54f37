"""Stories: copies find each other whatever was cut, other reports do not, and ids stay."""

from __future__ import annotations

import random
import time
from datetime import datetime, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onrecord.transforms import stories

NONE = pl.DataFrame(schema=stories.STORED)


def prose(seed: int, sentences: int = 30) -> list[str]:
    rng = random.Random(seed)
    words = ["".join(rng.choices("abcdefghij", k=rng.randint(3, 8))) for _ in range(400)]
    return [" ".join(rng.choices(words, k=rng.randint(12, 24))).capitalize() + "." for _ in range(sentences)]


def frame(site: str | None = None, **texts: list[str] | str) -> pl.DataFrame:
    """Articles published a day after each other, in this order, each on a site of its own or all on `site`."""
    return pl.DataFrame(
        [
            (name, site or f"{name}.example", text if isinstance(text, str) else " ".join(text), datetime(2025, 1, 1) + timedelta(days=i))
            for i, (name, text) in enumerate(texts.items())
        ],
        schema=dict(article_id=pl.String, site=pl.String, text=pl.String, published_at=pl.Datetime("us")), orient="row",
    )  # fmt: skip


def stored(articles: pl.DataFrame, assigned: pl.DataFrame) -> pl.DataFrame:
    sites = articles.select("article_id", "site")
    return (
        stories.fingerprints(articles)
        .join(assigned, on="article_id")
        .join(sites, on="article_id")
        .select(list(stories.STORED))
    )


def assign(articles: pl.DataFrame, before: pl.DataFrame = NONE) -> dict[str, str]:
    return dict(first_told(articles, before).iter_rows())


def first_told(articles: pl.DataFrame, before: pl.DataFrame = NONE) -> pl.DataFrame:
    return stories.assign(articles, stories.fingerprints(articles), before)


def test_copies_and_cut_tails():
    report = prose(1)
    edited = [*report[:3], "Our own reporter adds a line of hers here, quite unlike all the rest of it.", *report[3:20]]
    found = assign(frame(whole=report, cut=report[:9], edited=edited, other=prose(2)))
    assert found == dict(whole="whole", cut="whole", edited="whole", other="other")


def test_the_first_published_gives_the_id_whatever_the_order():
    report = prose(3)
    articles = frame(z=report[:12], b=report, a=report[:20])
    assert assign(articles) == assign(articles.reverse()) == dict(z="z", b="z", a="z")


def test_repeated_background_is_no_copy():
    background = prose(4, 12)
    found = assign(frame(day1=[*prose(5, 16), *background], day2=[*prose(6, 16), *background]))
    assert found == dict(day1="day1", day2="day2")


def test_a_sites_boilerplate_is_no_copy():
    note, report = prose(7, 8), prose(77)
    stubs = {f"a{i}": [*prose(100 + i, 3), *note] for i in range(4)}
    found = assign(frame(site="one.example", **stubs, b=report, c=["Updated.", *report]))
    assert found == {name: name for name in stubs} | dict(b="b", c="b")


def test_what_many_stories_have_is_boilerplate():
    note = prose(7, 8)
    first = frame(**{f"s{i}": [*prose(200 + i, 20), *note] for i in range(10)})
    before = stored(first, first_told(first))
    assert before["story_id"].n_unique() == 10
    assert assign(frame(stub=[*prose(300, 4), *note]), before) == dict(stub="stub")
    assert assign(frame(stub=[*prose(300, 4), *note]), before.filter(pl.col("article_id") < "s2")) != dict(stub="stub")


def test_short_texts_must_be_the_same_word_for_word():
    text = "Markets closed higher on Friday after a quiet session in New York, the exchange said."
    found = assign(frame(a=text, b=text.upper().replace(",", " —"), c=text.replace("Friday", "Monday"), d="", e=""))
    assert found == dict(a="a", b="a", c="c", d="d", e="e")


def test_against_stored_ones():
    report, other = prose(8), prose(9)
    first = frame(old=report, lone=other)
    before = stored(first, first_told(first))
    assert assign(frame(new=report[:15], fresh=prose(10)), before) == dict(new="old", fresh="fresh")
    assert assign(first, before) == dict(old="old", lone="lone")
    # an article keeps its story even where its new text is another's
    assert assign(frame(lone=report), before) == dict(lone="lone")


def test_existing_stories_never_merge():
    report, other = prose(11), prose(12)
    first = frame(one=report, two=other)
    before = stored(first, first_told(first))
    both = assign(frame(both=[*report, *other[:20]], one=report, two=other), before)
    assert both == dict(both="one", one="one", two="two")


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=8))
def test_any_text(texts):
    articles = frame(**{f"a{i}": t for i, t in enumerate(texts)})
    found = assign(articles)
    assert list(found) == articles["article_id"].to_list()
    assert all(found[s] == s for s in found.values())


@pytest.mark.slow
def test_a_hundred_thousand_stored():
    rng = random.Random(1)
    rows = [(f"s{i}", "x", f"s{i}", rng.getrandbits(64), False) for i in range(100_000) for _ in range(60)]
    before = pl.DataFrame(rows, schema=stories.STORED, orient="row")
    articles = frame(**{f"n{i}": prose(1000 + i) for i in range(200)})
    start = time.perf_counter()
    assert len(assign(articles, before)) == 200
    assert time.perf_counter() - start < 10
