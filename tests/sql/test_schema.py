"""The schema keeps the contract with analysts and with the transforms, and says of every column what it is."""

from __future__ import annotations

import duckdb
import polars as pl
import pytest
from onrecord.transforms import schemas
from onrecord.warehouse.database import open_build
from onrecord.warehouse.paths import Paths
from onrecord.warehouse.publish import publish
from onrecord.warehouse.read import connect

CONTRACT = {
    "articles": "article_id url canonical_url site title authors section language published_at published_source modified_at "
    "text word_count version content_sha256 story_id first_fetched_at fetched_at run_id",
    "article_versions": "article_id url canonical_url site title authors section language published_at published_source "
    "modified_at text word_count version content_sha256 story_id first_fetched_at fetched_at run_id change",
    "paragraphs": "article_id version paragraph start_char end_char role",
    "actors": "actor_id name type wikidata_id country description",
    "actor_names": "actor_id name mentions first_seen last_seen",
    "actor_roles": "actor_id role organization_id first_stated last_stated",
    "mentions": "mention_id article_id version start_char end_char surface kind actor_id rule score",
    "quotes": "quote_id article_id version kind spans text cue cue_start cue_end speaker_start speaker_end speaker_surface "
    "speaker_id speaker addressee_id venue said_on said_on_precision statement_id rule score",
    "figures": "figure_id article_id version start_char end_char surface value value_low value_high approximation unit "
    "unit_kind per base subject direction status actor_id time_start time_end time_surface part_of quote_id rule score",
    "time_expressions": "article_id version start_char end_char surface timex type date_start date_end",
    "stories": "story_id articles first_published_at sites",
    "fetches": "fetch_id run_id url final_url requested_at status etag last_modified bytes content_sha256 warc_file "
    "warc_offset outcome error",
    "runs": "run_id flow_run_id started_at ended_at state code_version parameters",
    "checks": "run_id check failing_rows severity",
}
"""The tables and columns that analysts were promised."""

VIEWS = {
    "who_said_what": "speaker role text kind said_on site title url",
    "pledges": "actor value unit base subject deadline sentence url",
    "quote_spread": "",
    "figure_timeline": "",
    "article_changes": "",
    "actor_profile": "",
    "coverage": "site",
    "figures_normalized": "",
}
MACROS = {"said_by": "name", "said_about": "term", "figures_about": "term", "context": "article_id start_char end_char"}


@pytest.fixture(scope="module")
def database(tmp_path_factory) -> duckdb.DuckDBPyConnection:
    """A published warehouse without rows."""
    paths = Paths(tmp_path_factory.mktemp("empty"))
    with open_build(paths):
        pass
    publish(paths)
    with connect(paths) as connection:
        yield connection


@pytest.fixture(scope="module")
def columns(database) -> dict[str, dict[str, tuple[str, str | None]]]:
    """Type and comment of every column of every table and view."""
    out: dict[str, dict] = {}
    found = database.execute(
        "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() WHERE NOT internal"
    )
    for table, column, kind, comment in found.fetchall():
        out.setdefault(table, {})[column] = kind, comment
    return out


@pytest.mark.parametrize("table", [*CONTRACT, *VIEWS])
def test_promised_columns_are_there(columns, table):
    missing = set((CONTRACT | VIEWS)[table].split()) - set(columns[table])
    assert not missing


def test_macros_take_what_was_promised(database):
    found = database.execute(
        "SELECT function_name, parameters, comment FROM duckdb_functions() WHERE function_type = 'table_macro' AND NOT internal"
    ).fetchall()
    assert {name for name, _, _ in found} == set(MACROS)
    for name, parameters, comment in found:
        promised = MACROS[name].split()
        assert parameters[: len(promised)] == promised
        assert comment and f"FROM {name}(" in comment


def test_everything_bears_a_comment(database, columns):
    assert [(t, c) for t, many in columns.items() for c, (_, comment) in many.items() if not comment] == []
    bare = database.execute(
        "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL AND NOT internal "
        "UNION ALL SELECT view_name FROM duckdb_views() WHERE comment IS NULL AND NOT internal"
    ).fetchall()
    assert bare == []


TYPES = {
    pl.String: "VARCHAR", pl.Int32: "INTEGER", pl.Float64: "DOUBLE", pl.Date: "DATE", pl.Boolean: "BOOLEAN",
    pl.Datetime("us"): "TIMESTAMP", pl.Decimal(38, 9): "DECIMAL(38,9)", pl.List(pl.String): "VARCHAR[]",
    pl.List(schemas.SPAN): "STRUCT(start_char INTEGER, end_char INTEGER)[]",
}  # fmt: skip

WITHIN_ARTICLE = {"entity", "actor_entity", "organization_entity", "speaker_entity", "addressee_entity"}
"""Columns that count actors within an article: the warehouse has actor ids in their stead."""


@pytest.mark.parametrize(
    ("table", "schema"),
    [
        ("article_versions", schemas.ARTICLES),
        ("paragraphs", schemas.PARAGRAPHS),
        ("sentences", schemas.SENTENCES),
        ("time_expressions", schemas.TIME_EXPRESSIONS),
        ("mentions", schemas.MENTIONS),
        ("quotes", schemas.ATTRIBUTIONS),
        ("figures", schemas.FIGURES),
        ("role_statements", schemas.ROLES),
    ],
)
def test_the_frames_of_the_transforms_fit(columns, table, schema):
    for name, kind in schema.items():
        if name not in WITHIN_ARTICLE:
            assert columns[table][name][0] == TYPES[kind], name


def test_times_are_utc_without_zone_and_values_exact(columns):
    kinds = {kind for many in columns.values() for kind, _ in many.values()}
    assert "TIMESTAMP WITH TIME ZONE" not in kinds
    assert {columns["figures"][c][0] for c in ("value", "value_low", "value_high")} == {"DECIMAL(38,9)"}


def test_views_and_macros_work_without_rows(database):
    for view in VIEWS:
        assert database.execute(f"FROM {view}").fetchall() == []
    assert database.execute("FROM said_by('x')").fetchall() == []
    assert database.execute("FROM context('x', 0, 1)").fetchall() == []
