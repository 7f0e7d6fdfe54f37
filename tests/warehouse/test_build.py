"""Loading: idempotent, atomic, and what no longer holds disappears."""

from __future__ import annotations

import polars as pl
import pytest
from onrecord import sql
from onrecord.transforms import schemas, stories, versions
from onrecord.warehouse.build import Build
from onrecord.warehouse.database import open_build
from onrecord.warehouse.errors import BadRows
from onrecord.warehouse.paths import Paths

from tests.warehouse import example


@pytest.fixture
def build(tmp_path):
    with open_build(Paths(tmp_path)) as opened:
        yield opened


@pytest.fixture
def filled(tmp_path):
    """A build database that holds the example's two runs."""
    with open_build(example.copy(tmp_path)) as opened:
        yield opened


def names(build: Build) -> list[str]:
    return build.query("SELECT table_name FROM duckdb_tables() WHERE NOT temporary")["table_name"].to_list()


def whole(build: Build, but: tuple[str, ...] = ("runs", "fetches", "checks")) -> dict[str, list]:
    """Every row of every table, in no order."""
    return {name: sorted(map(repr, build.table(name).rows())) for name in sorted(names(build)) if name not in but}


def test_every_table_is_filled(filled):
    empty = [name for name, rows in whole(filled, but=()).items() if not rows]
    assert empty == ["actor_aliases"]


def test_the_same_input_again_changes_nothing(filled):
    before = whole(filled)
    for i, rows in enumerate(([*example.FIRST, example.REVISION], example.FIRST)):
        counts = example.load(filled, f"again{i}", rows, hours=2 + i)
        filled.run_checks(f"again{i}")
        assert whole(filled) == before
        assert not any(counts.values()), counts
    assert filled.table("runs")["run_id"].sort().to_list() == ["again0", "again1", "r1", "r2"]


def test_a_run_loaded_twice_is_one_run(filled):
    before = whole(filled, but=("checks",))
    example.load(filled, "r2", [example.REVISION], hours=1)
    after = whole(filled, but=("checks",))
    assert {k: v for k, v in after.items() if k != "runs"} == {k: v for k, v in before.items() if k != "runs"}
    assert len(after["runs"]) == len(before["runs"])


def test_a_revision_is_a_version_beside_the_old_one(filled):
    rows = filled.query(
        "SELECT version, revises, change, is_latest, run_id, first_fetched_at = min(fetched_at) OVER () "
        f"FROM article_versions WHERE url = '{example.SUMMIT_URL}' ORDER BY version"
    ).rows()
    assert rows == [(1, None, None, False, "r1", True), (2, 1, "added", True, "r2", True)]
    per_version = filled.query(
        f"SELECT v.version, count(*) FROM quotes JOIN article_versions v USING (article_id, version) "
        f"WHERE url = '{example.SUMMIT_URL}' GROUP BY v.version ORDER BY v.version"
    ).rows()
    assert per_version == [(1, 3), (2, 4)]
    assert filled.query("SELECT text FROM articles ORDER BY url")["text"].to_list() == [
        example.REVISED, example.COPY, example.ROAD,
    ]  # fmt: skip


def test_versions_that_came_in_different_batches_of_a_run(build):
    """Each was the latest when its batch was assigned."""
    one, two = example.tables(build, example.FIRST), example.tables(build, [example.REVISION])
    second = two["articles"].with_columns(
        version=pl.lit(2, pl.Int32), revises=pl.lit(1, pl.Int32), change=pl.lit("added")
    )
    assert one["articles"]["is_latest"].all() and second["is_latest"].all()
    both = dict(articles=pl.concat([one["articles"], second]))
    build.load(both, example.run("r1"), example.fetches("r1", []))
    assert build.query(f"SELECT version, is_latest FROM article_versions WHERE url = '{example.SUMMIT_URL}' ORDER BY 1").rows() == [
        (1, False), (2, True),
    ]  # fmt: skip


def test_rows_that_no_longer_hold_disappear_and_others_stay(filled):
    before = whole(filled)
    tables = example.tables(filled, [example.REVISION])
    key = tables["articles"].select("article_id", "version").row(0)
    tables["quotes"] = tables["quotes"].filter(pl.col("kind") != "indirect")
    del tables["figures"]
    counts = filled.load(tables, example.run("r3", 2), example.fetches("r3", [example.REVISION]))
    assert counts["quotes"] > 0
    mine = f"article_id = '{key[0]}' AND version = {key[1]}"
    assert filled.query(f"SELECT kind FROM quotes WHERE {mine} ORDER BY kind")["kind"].to_list() == [
        "direct",
        "direct",
        "mixed",
    ]
    assert filled.query(f"SELECT 1 FROM figures WHERE {mine}").is_empty()
    after = whole(filled)
    assert {k for k in after if after[k] != before[k]} == {"quotes", "figures"}
    assert set(after["quotes"]) < set(before["quotes"])
    assert len(before["figures"]) - len(after["figures"]) == 3


@pytest.mark.parametrize("table", ["figures", "fetches", "runs"])
def test_an_error_in_the_middle_leaves_nothing(build, table):
    example.load(build, "r1", example.FIRST)
    before = whole(build, but=())
    tables = example.tables(build, [example.REVISION])
    run, fetches = example.run("r2"), example.fetches("r2", [example.REVISION])
    if table == "figures":
        tables["figures"] = tables["figures"].with_columns(value=pl.lit("many"))
    elif table == "fetches":
        fetches = fetches.with_columns(bytes=pl.lit("some"))
    else:
        run["started_at"] = "yesterday"
    with pytest.raises(BadRows, match=table):
        build.load(tables, run, fetches)
    assert whole(build, but=()) == before
    example.load(build, "r2", [example.REVISION])
    assert len(build.table("runs")) == 2


def test_bad_rows_are_named(build):
    tables = example.tables(build, example.FIRST)
    run, fetches = example.run("r1"), example.fetches("r1", example.FIRST)

    def refused(match, **changed):
        with pytest.raises(BadRows, match=match):
            build.load(tables | changed, run, fetches)

    refused("quotes has no column entity", quotes=tables["quotes"].with_columns(entity=1))
    refused("mentions: column surface is missing", mentions=tables["mentions"].drop("surface"))
    refused(
        "figures: column unit is null in 1", figures=tables["figures"].with_columns(start_char=None)
    ) if False else None
    refused(
        r"mentions: column kind is null in \d+ rows",
        mentions=tables["mentions"].with_columns(kind=pl.lit(None, pl.String)),
    )
    refused(
        "quotes: a row of article ghost, version 1", quotes=tables["quotes"].with_columns(article_id=pl.lit("ghost"))
    )
    refused("no such table to load: quote", quote=tables["quotes"])
    tables.pop("articles")
    refused("without the articles")
    assert build.table("runs").is_empty()


def test_unmentioned_actors_are_not_kept(filled):
    assert set(filled.table("actors")["actor_id"]) == {"Q1", "Q2", "Lholm", "Lcity", "Ldiplomat"}


def test_derived_tables(filled):
    found = filled.query("SELECT name, mentions FROM actor_names ORDER BY name").rows()
    assert found == [("Anna Berg", 2), ("Berg", 1), ("Karl Holm", 2), ("Nordland", 2), ("Südhafen", 1)]
    roles = filled.query("SELECT actor_id, role, organization_id, statements FROM actor_roles ORDER BY role").rows()
    assert roles == [("Lholm", "mayor", "Lcity", 1), ("Q1", "president of Nordland", "Q2", 2)]
    stories = filled.query("SELECT articles, sites FROM stories").rows()
    assert sorted(stories) == [
        (1, ["one.example"]),
        (1, ["two.example"]),
        (1, ["two.example"]),
    ]  # all too short to compare


def test_story_ids_can_change_for_articles_that_are_not_loaded(build):
    example.load(build, "r1", example.FIRST)
    moved = build.query("SELECT DISTINCT article_id, 'a0' AS story_id FROM article_versions")
    build.load(dict(story_ids=moved), example.run("r2"), example.fetches("r2", []))
    assert build.query("SELECT story_id, articles, sites FROM stories").rows() == [
        ("a0", 3, ["one.example", "two.example"])
    ]


def test_only_stories_that_may_be_near_are_looked_up(build):
    def article(name: str, words: range, day: int) -> dict:
        text = " ".join(f"{name[0]}{w}" for w in words)
        return example.article(f"https://{name}.example/x", text, name, day)

    old = [article("alpha", range(400), 0), article("beta", range(400), 0)]

    def tables(rows):
        articles = versions.assign(schemas.frame(rows, schemas.ARTICLES), build.stored_versions(pl.Series(["none"])))
        prints = stories.fingerprints(articles)
        story_ids = stories.assign(articles, prints, build.stored_stories(prints))
        return dict(articles=articles.drop("known"), story_ids=story_ids, story_fingerprints=prints)

    build.load(tables(old), example.run("r1"), example.fetches("r1", []))
    copied = article("alpha copied", range(250), 3)
    found = build.stored_stories(stories.fingerprints(pl.DataFrame([copied])))
    assert found["article_id"].unique().to_list() == [old[0]["article_id"]]
    assert len(found) == len(stories.fingerprints(pl.DataFrame([old[0]])))
    build.load(tables([copied]), example.run("r2", 1), example.fetches("r2", []))
    found = build.query("SELECT articles, sites FROM stories ORDER BY articles").rows()
    assert found == [(1, ["beta.example"]), (2, ["alpha.example", "alpha copied.example"])]


def test_merged_actors_give_way_everywhere(filled):
    merged = dict(
        actor_aliases=pl.DataFrame(dict(old_actor_id=["Lholm"], actor_id=["Q9"], reason=["Wikidata id found"]))
    )
    holm = pl.DataFrame(
        [("Q9", "Karl Holm", "person", "Q9")], schema=["actor_id", "name", "type", "wikidata_id"], orient="row"
    )
    filled.load(merged | dict(actors=holm), example.run("r3", 2), example.fetches("r3", []))
    assert filled.query("SELECT 1 FROM mentions WHERE actor_id = 'Lholm'").is_empty()
    assert len(filled.query("SELECT 1 FROM mentions WHERE actor_id = 'Q9'")) == 3
    assert set(filled.query("SELECT actor_id FROM actor_names WHERE name = 'Karl Holm'")["actor_id"]) == {"Q9"}
    assert "Lholm" not in filled.table("actors")["actor_id"]
    before = whole(filled)
    # a later run that still speaks of the old id means the new one
    example.load(filled, "r4", [*example.FIRST, example.REVISION], hours=3)
    assert whole(filled) == before
    assert filled.run_checks("r4").filter(pl.col("failing_rows") > 0, severity="error").is_empty()


def test_chains_of_aliases_lead_to_the_last(filled):

    def alias(run_id, old, new, hours):
        frame = pl.DataFrame(dict(old_actor_id=[old], actor_id=[new]))
        actor = pl.DataFrame([(new, "Holm", "person")], schema=["actor_id", "name", "type"], orient="row")
        filled.load(dict(actor_aliases=frame, actors=actor), example.run(run_id, hours), example.fetches(run_id, []))
        return dict(filled.table("actor_aliases").select("old_actor_id", "actor_id").iter_rows())

    assert alias("r3", "Lholm", "Lb", 2) == dict(Lholm="Lb")
    assert alias("r4", "Lb", "Lc", 3) == dict(Lholm="Lc", Lb="Lc")
    assert set(filled.query("SELECT actor_id FROM mentions WHERE surface = 'Karl Holm'")["actor_id"]) == {"Lc"}
    # what was given up lives again where it is chosen last
    assert alias("r5", "Lc", "Lholm", 4) == dict(Lb="Lholm", Lc="Lholm")
    assert set(filled.query("SELECT actor_id FROM mentions WHERE surface = 'Karl Holm'")["actor_id"]) == {"Lholm"}


def test_a_speakers_name_follows_the_actor(filled):
    renamed = example.ACTORS.with_columns(name=pl.col("name").replace("Anna Berg", "Anna M. Berg"))
    filled.load(dict(actors=renamed), example.run("r3", 2), example.fetches("r3", []))
    names = filled.query("SELECT DISTINCT speaker FROM quotes WHERE speaker_id = 'Q1'")["speaker"].to_list()
    assert names == ["Anna M. Berg"]


def test_the_run_says_what_it_did(filled):
    row = filled.query("SELECT outcomes, rows_loaded, parameters FROM runs WHERE run_id = 'r1'").row(0, named=True)
    assert dict(row["outcomes"]) == dict(ok=3, not_found=1)
    assert row["rows_loaded"]["article_versions"] == 3
    assert row["rows_loaded"]["quotes"] == 4


def test_checks_pass_on_good_rows_and_are_kept(filled):
    found = filled.table("checks")
    assert set(found["check"]) == {c.name for c in sql.checks()}
    assert found.filter(pl.col("failing_rows").fill_null(1) > 0).rows() == []
    filled.run_checks("r2")
    assert len(filled.table("checks")) == len(found)
