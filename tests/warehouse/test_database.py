"""Opening the build database brings its schema, views and macros to those of the code."""

from __future__ import annotations

import pytest
from onrecord import sql
from onrecord.warehouse.database import open_build
from onrecord.warehouse.paths import Paths
from onrecord.warehouse.replace import rows

from tests.warehouse import example


def names(build) -> set[str]:
    found = build.query(
        "SELECT view_name AS name FROM duckdb_views() WHERE NOT internal UNION ALL "
        "SELECT function_name FROM duckdb_functions() WHERE function_type = 'table_macro' AND NOT internal"
    )
    return set(found["name"])


def test_views_and_macros_that_are_no_more_go(tmp_path):
    wanted = {statement.name for statement in (*sql.views(), *sql.macros())}
    with open_build(Paths(tmp_path)) as build:
        rows(build._db, "CREATE VIEW old AS SELECT 1 AS i")
        rows(build._db, "CREATE MACRO older(x) AS TABLE SELECT x AS i")
        rows(build._db, "CREATE OR REPLACE VIEW coverage AS SELECT 1 AS wrong")
    with open_build(Paths(tmp_path)) as build:
        assert names(build) == wanted
        assert "wrong" not in build.table("coverage").columns


def test_a_new_migration_is_applied_once_and_keeps_the_rows(tmp_path, monkeypatch):
    paths = example.copy(tmp_path)
    added = sql.Statement("add_mood", 900, "ALTER TABLE quotes ADD COLUMN mood VARCHAR;", "", {})
    both = (*sql.migrations(), added)
    monkeypatch.setattr(sql, "migrations", lambda: both)
    for _ in range(2):
        with open_build(paths) as build:
            assert build.table("quotes")["mood"].to_list() == [None] * 8
            assert build.query("SELECT name FROM schema_migrations WHERE number = 900").height == 1


def test_a_migration_that_fails_leaves_the_schema_as_it_was(tmp_path, monkeypatch):
    paths = example.copy(tmp_path)
    with open_build(paths) as build:
        before = build.table("schema_migrations")
    with monkeypatch.context() as patch:
        broken = sql.Statement("broken", 900, "CREATE TABLE extra (i INTEGER); SELECT * FROM nowhere;", "", {})
        both = (*sql.migrations(), broken)
        patch.setattr(sql, "migrations", lambda: both)
        with pytest.raises(Exception, match="nowhere"), open_build(paths):
            pass
    with open_build(paths) as build:
        assert build.table("schema_migrations").equals(before)
        assert build.query("SELECT 1 FROM duckdb_tables() WHERE table_name = 'extra'").is_empty()
