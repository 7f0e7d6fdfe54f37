"""Views, macros and examples answer what their comments say, on a warehouse small enough to know by heart."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest
from onrecord import sql
from onrecord.warehouse.database import open_build
from onrecord.warehouse.paths import Paths
from onrecord.warehouse.read import connect

from tests.warehouse import example


@pytest.fixture(scope="module")
def database() -> duckdb.DuckDBPyConnection:
    with connect(example.template()) as connection:
        yield connection


def ask(database, query: str) -> list[tuple]:
    return database.execute(query).fetchall()


def test_articles_are_the_latest_versions(database):
    assert ask(database, "SELECT url, version, text FROM articles ORDER BY url") == [
        (example.SUMMIT_URL, 2, example.REVISED), (example.COPY_URL, 1, example.COPY), (example.ROAD_URL, 1, example.ROAD),
    ]  # fmt: skip


def test_who_said_what(database):
    found = ask(database, "SELECT speaker, role, text, kind, said_on, site FROM who_said_what ORDER BY site, text")
    pledge = ("Anna Berg", "president of Nordland", example.PLEDGE, "direct", date(2025, 8, 15))
    assert found == [
        ("one senior diplomat", None, "He knows it", "direct", None, "one.example"),
        (*pledge, "one.example"),
        ("Anna Berg", "president of Nordland", "a fair deal … for all of us", "mixed", None, "one.example"),
        ("Anna Berg", "president of Nordland", "the alliance would stand together", "indirect", None, "one.example"),
        (*pledge, "two.example"),
    ]  # the rows of the first version of the summit are not among them


def test_pledges(database):
    found = ask(
        database,
        "SELECT actor, value, unit, base, subject, deadline, sentence, quoted, site FROM pledges ORDER BY site",
    )
    sentence = example.SUMMIT.split("\n")[1]
    row = ("Nordland", 5, "percent", "gross domestic product", "defense", date(2035, 12, 31), sentence, True)
    assert found == [(*row, "one.example"), (*row, "two.example")]


def test_quote_spread(database):
    found = ask(
        database,
        "SELECT place_in_order, first_site, site, articles, hours_later, same_story, text FROM quote_spread ORDER BY ALL",
    )
    assert found == [
        (1, "one.example", "one.example", 2, 0, True, example.PLEDGE),
        (2, "one.example", "two.example", 2, 24, False, example.PLEDGE),
    ]


def test_figure_timeline(database):
    found = ask(database, "SELECT holds_on, actor, surface, site FROM figure_timeline")
    assert found[0] == (date(2025, 8, 17), "Nordland", "14,000 soldiers", "one.example")
    assert found[-1][0] == date(2035, 1, 1)
    assert not any("12,000" in row[2] for row in found)


def test_article_changes(database):
    found = ask(database, "SELECT event, what, text, actor, change, version, revises FROM article_changes ORDER BY ALL")
    assert found == [
        ("added", "figure", "14,000 soldiers", "Nordland", "added", 2, 1),
        ("added", "quote", "He knows it", "one senior diplomat", "added", 2, 1),
        ("dropped", "figure", "12,000 soldiers", "Nordland", "added", 2, 1),
    ]


def test_actor_profile(database):
    berg = database.sql("FROM actor_profile WHERE name = 'Anna Berg'").pl().row(0, named=True)
    assert berg["names"] == ["Anna Berg", "Berg"]
    assert berg["roles"] == ["president of Nordland"]
    counts = {k: berg[k] for k in ("articles", "mentions", "quotes", "direct_quotes", "figures", "pledges")}
    assert counts == dict(articles=2, mentions=4, quotes=4, direct_quotes=3, figures=0, pledges=0)
    assert (berg["first_seen"], berg["last_seen"]) == (date(2025, 8, 17), date(2025, 8, 18))
    assert ask(database, "SELECT figures, pledges FROM actor_profile WHERE name = 'Nordland'") == [(3, 2)]


def test_coverage(database):
    found = ask(
        database,
        "SELECT site, published_on, articles, revised, quotes, figures, without_quotes_or_figures FROM coverage ORDER BY ALL",
    )
    assert found == [
        ("one.example", date(2025, 8, 17), 1, 1, 4, 3, 0),
        ("two.example", date(2025, 8, 18), 1, 0, 1, 1, 0),
        ("two.example", date(2025, 8, 19), 1, 0, 0, 3, 0),
    ]


def test_figures_normalized(database):
    found = ask(
        database,
        "SELECT surface, normalized_value, normalized_low, normalized_high, normalized_unit FROM figures_normalized "
        f"WHERE url = '{example.ROAD_URL}' ORDER BY surface",
    )
    assert found == [
        ("$3.5 million to $4 million", None, 3.5e6, 4e6, "USD"),
        ("30 degrees Celsius", pytest.approx(303.15), None, None, "kelvin"),
        ("40 miles", pytest.approx(64373.76), None, None, "meter"),
    ]


def test_a_rise_of_degrees_has_no_zero(tmp_path):
    with open_build(Paths(tmp_path)) as build:
        tables = example.tables(build, [example.FIRST[2]])
        tables["figures"] = tables["figures"].with_columns(direction=example.pl.lit("up"))
        build.load(tables, example.run("r1"), example.fetches("r1", []))
        found = build.query("SELECT normalized_value FROM figures_normalized WHERE unit = 'degree_Celsius'")
        assert found["normalized_value"].to_list() == [30.0]


def test_said_by(database):
    texts = {"a fair deal … for all of us", example.PLEDGE, "the alliance would stand together"}
    for name in ("Anna Berg", "berg", "BERG"):
        found = ask(database, f"SELECT text, published_on FROM said_by('{name}')")
        assert {text for text, _ in found} == texts
        assert found[0][1] == date(2025, 8, 18)  # newest first
    assert [row[0] for row in ask(database, "SELECT speaker FROM said_by('diplomat')")] == ["one senior diplomat"]
    assert ask(database, "FROM said_by('nobody')") == []


def test_said_about(database):
    assert {row[0] for row in ask(database, "SELECT text FROM said_about('ALLIANCE')")} == {
        "the alliance would stand together"
    }
    # “He knows it”: the pronoun is Karl Holm
    assert [row[0] for row in ask(database, "SELECT text FROM said_about('Holm')")] == ["He knows it"]


def test_figures_about(database):
    assert ask(database, "SELECT found_in, surface FROM figures_about('Defense')") == [("subject", "5 percent")] * 2
    found = ask(database, "SELECT found_in, surface FROM figures_about('soldier')")
    assert found == [("subject", "14,000 soldiers"), ("unit", "3,000")]
    assert ask(database, "SELECT found_in, surface FROM figures_about('opened')") == [
        ("sentence", "30 degrees Celsius")
    ]


def test_context(database):
    key = ask(database, f"SELECT article_id FROM articles WHERE url = '{example.ROAD_URL}'")[0][0]
    start = example.ROAD.index("mayor")
    (row,) = ask(
        database, f"SELECT before, surface, after, url FROM context('{key}', {start}, {start + 5}, around := 12)"
    )
    assert row == (example.ROAD[start - 12 : start], "mayor", " Karl Holm o", example.ROAD_URL)
    (row,) = ask(database, f"SELECT before, surface FROM context('{key}', 0, 3)")
    assert row == ("", "The")
    # beside other rows, of their own version
    found = ask(
        database,
        "SELECT f.surface = c.surface, c.version FROM figures f, "
        "context(f.article_id, f.start_char, f.end_char, of_version := f.version) c",
    )
    assert len(found) == len(ask(database, "FROM figures"))
    assert {same for same, _ in found} == {True} and {version for _, version in found} == {1, 2}


WITH_ROWS = {
    "latest_statements", "most_quoted", "pledges_with_deadline", "corrections", "first_with_the_quote", "titles_over_time",
    "unnamed_sources", "figures_inside_quotes", "evidence", "reporting_by_day", "sources_in_trouble",
}  # fmt: skip


@pytest.mark.parametrize("query", sql.examples(), ids=lambda e: e.name)
def test_examples_run(database, query):
    assert query.description.endswith(".")
    found = database.execute(query.sql).fetchall()
    if query.name in WITH_ROWS:
        assert found
    assert len(found) < 60


def test_there_are_enough_examples():
    assert len(sql.examples()) >= 8 and {e.name for e in sql.examples()} >= WITH_ROWS
