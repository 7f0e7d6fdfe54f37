"""Versions: the same text is the same version, revisions are ordered in time, and each says what it changed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onrecord.transforms import schemas, versions

DAY = datetime(2025, 3, 1)
NONE = pl.DataFrame(schema=versions.STORED)


def row(text: str, fetched: int = 0, modified: int | None = None, article: str = "a", title: str = "T") -> dict:
    return dict(
        article_id=article, title=title, authors=["Ann"], published_on=date(2025, 3, 1), published_at=DAY, text=text,
        content_sha256=f"sha of {text}", fetched_at=DAY + timedelta(days=fetched),
        modified_at=None if modified is None else DAY + timedelta(days=modified),
    )  # fmt: skip


def frame(*rows: dict) -> pl.DataFrame:
    return schemas.frame(list(rows), schemas.ARTICLES)


def keep(stored: pl.DataFrame, assigned: pl.DataFrame) -> pl.DataFrame:
    """What the warehouse would hold afterwards."""
    new = assigned.select(list(versions.STORED))
    old = stored.join(new, on=["article_id", "version"], how="anti")
    latest = new.filter("is_latest")["article_id"].implode()
    old = old.with_columns(is_latest=pl.col("is_latest") & ~pl.col("article_id").is_in(latest))
    return pl.concat([old, new])


def runs(*batches: list[dict]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """(the last assignment, all that is stored afterwards)"""
    stored = NONE
    for batch in batches:
        assigned = versions.assign(frame(*batch), stored)
        stored = keep(stored, assigned)
    return assigned, stored.sort("article_id", "version")


def latest(stored: pl.DataFrame) -> list[str]:
    return stored.filter("is_latest")["text"].to_list()


def test_first_and_unchanged():
    assigned, stored = runs([row("One two.")])
    assert assigned.schema == versions.SCHEMA
    assert assigned.select("version", "revises", "change", "is_latest", "known").rows() == [
        (1, None, None, True, False)
    ]
    assigned, again = runs([row("One two.")], [row("One two.", fetched=3)])
    assert assigned.select("version", "is_latest", "known").rows() == [(1, True, True)]
    assert again.drop("fetched_at").equals(stored.drop("fetched_at"))


def test_another_title_is_no_version_but_is_analysed_anew():
    assigned, _ = runs([row("One two.")], [row("One two.", fetched=1, title="Other")])
    assert assigned.select("version", "known", "title").rows() == [(1, False, "Other")]


def test_what_was_stated_before_is_not_lost():
    bare = row("x", 1) | dict(title=None, authors=[], published_at=None, published_on=None)
    assigned, _ = runs([row("x")], [bare])
    assert assigned["known"].to_list() == [True]
    assert assigned.select("title", "authors", "published_at", "published_on").row(0) == ("T", ["Ann"], DAY, DAY.date())


def test_a_page_that_is_built_anew_every_day_is_known():
    assigned, _ = runs([row("One two.", modified=0)], [row("One two.", fetched=5, modified=5)])
    assert assigned.select("known", "modified_at").rows() == [(True, DAY)]


def test_a_revision():
    assigned, stored = runs([row("One two.")], [row("One two. And three more.", fetched=1)])
    assert assigned.select("version", "revises", "change", "is_latest").rows() == [(2, 1, "added", True)]
    assert latest(stored) == ["One two. And three more."]


def test_revisions_within_a_run_are_ordered_by_the_publishers_time():
    assigned, stored = runs(
        [row("C c c", fetched=1, modified=3), row("A a a", fetched=2, modified=1), row("B b b", fetched=3, modified=2)]
    )
    assert dict(stored.select("text", "version").iter_rows()) == {"A a a": 1, "B b b": 2, "C c c": 3}
    assert latest(stored) == ["C c c"]
    assert assigned["text"].to_list() == ["C c c", "A a a", "B b b"]


def test_without_a_stated_time_they_are_ordered_by_ours():
    _, stored = runs([row("B b", fetched=2), row("A a", fetched=1, modified=9)])
    assert stored["text"].to_list() == ["A a", "B b"]
    assert latest(stored) == ["B b"]


def test_an_old_page_found_late_is_not_the_latest():
    for late in (row("Old words here", fetched=9, modified=1), row("Old words here", fetched=-5)):
        assigned, stored = runs([row("New words here", fetched=2, modified=5 if late["modified_at"] else None)], [late])
        assert assigned.select("version", "is_latest", "revises", "change").rows() == [(2, False, None, None)]
        assert latest(stored) == ["New words here"]
        again, _ = runs([row("New words here", fetched=2, modified=5 if late["modified_at"] else None)], [late], [late])
        assert again["known"].all()


def test_a_page_between_two_versions_revises_the_one_before_it():
    assigned, stored = runs(
        [row("One.", modified=1)], [row("One. Two two. Three three.", modified=9)], [row("One. Two two.", modified=4)]
    )
    assert assigned.select("version", "revises", "change", "is_latest").rows() == [(3, 1, "added", False)]
    assert latest(stored) == ["One. Two two. Three three."]


def test_a_text_that_comes_back_is_the_version_it_was():
    a, b = row("Alpha alpha"), row("Beta beta", fetched=1)
    assigned, stored = runs([a], [b], [a | dict(fetched_at=DAY + timedelta(days=2))])
    assert assigned.select("version", "is_latest", "known").rows() == [(1, False, True)]
    assert latest(stored) == ["Beta beta"]


def test_unless_the_publisher_says_he_went_back():
    a, b, back = row("Alpha alpha", modified=1), row("Beta beta", modified=2), row("Alpha alpha", modified=3)
    assigned, stored = runs([a], [b], [back])
    assert assigned.select("version", "revises", "is_latest").rows() == [(3, 2, True)]
    again = versions.assign(frame(a, b, back), stored)
    assert sorted(again.select("version", "known").rows()) == [(1, True), (2, True), (3, True)]


def test_articles_are_apart_and_doubles_within_a_run_are_dropped():
    assigned, _ = runs([row("X x"), row("X x", fetched=1), row("X x", article="b")])
    assert assigned.select("article_id", "version").rows() == [("a", 1), ("b", 1)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("He said “no”.\n\nThen left.", "He said 'no'\nThen left", "cosmetic"),
        ("THE END IS NEAR", "The end is near.", "cosmetic"),
        ("The goverment recieved it on-line", "The government received it online", "cosmetic"),
        ("It will cost 10 million", "It will cost 11 million", "rewritten"),
        ("They could win", "They would win", "rewritten"),
        ("He claimed it was over", "He claims it was over", "rewritten"),
        ("They agreed to pay", "They agreed not to pay", "added"),
        ("One two three four five", "One two three", "removed"),
        ("A b c d e", "A b c d e f g h i j", "added"),
        ("Two people died in the fire.", "Three people died in the fire. " + "New detail of the night. " * 5, "added"),
        ("First this. Then that was told.", "Then that was told. First this.", "rewritten"),
        ("", "Something", "added"),
        ("Something", "", "removed"),
        ("", "", "cosmetic"),
    ],
)
def test_change(old, new, expected):
    assert versions.change(old, new) == expected


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.lists(
            st.tuples(st.sampled_from("abc"), st.text(max_size=8), st.integers(0, 5), st.none() | st.integers(0, 5)),
            min_size=1, max_size=4,
        ),
        min_size=1, max_size=4,
    )
)  # fmt: skip
def test_any_history(batches):
    """One latest version an article, numbers without gaps, and what was read before is known when it is read again."""
    rows = [[row(text, fetched, modified, article) for article, text, fetched, modified in batch] for batch in batches]
    _, stored = runs(*rows)
    assert stored.filter("is_latest")["article_id"].n_unique() == stored["article_id"].n_unique()
    assert stored.filter("is_latest")["article_id"].is_unique().all()
    for (_,), group in stored.group_by("article_id"):
        assert sorted(group["version"]) == list(range(1, len(group) + 1))
    again = versions.assign(frame(*rows[-1]), stored)
    assert set(again["version"]) <= set(stored["version"])
    assert (
        keep(stored, again)
        .select("article_id", "version", "is_latest")
        .sort("article_id", "version")
        .equals(stored.select("article_id", "version", "is_latest"))
    )
