"""Every check finds nothing in good rows and something in a row planted for it."""

from __future__ import annotations

import pytest
from onrecord import sql
from onrecord.flows.pages.page import Outcome
from onrecord.warehouse.database import open_build
from onrecord.warehouse.paths import Paths
from onrecord.warehouse.replace import rows

from tests.warehouse import example

ONE_QUOTE = "quote_id = (SELECT min(quote_id) FROM quotes)"
ONE_FIGURE = "figure_id = (SELECT min(figure_id) FROM figures WHERE value IS NOT NULL)"
ONE_MENTION = "mention_id = (SELECT min(mention_id) FROM mentions)"

PLANTED: dict[str, list[str]] = {
    "version_without_content_hash": ["UPDATE article_versions SET content_sha256 = NULL WHERE version = 2"],
    "article_without_date": ["UPDATE article_versions SET published_on = NULL"],
    "article_without_paragraphs": ["DELETE FROM paragraphs WHERE version = 2"],
    "article_without_rows": ["UPDATE article_versions SET word_count = 300; DELETE FROM quotes; DELETE FROM figures; DELETE FROM mentions"],
    "currency_not_iso_4217": ["UPDATE figures SET unit = 'dollar' WHERE unit = 'USD'"],
    "duplicate_keys": [
        f"INSERT INTO {table} FROM {table} LIMIT 1"
        for table in (
            "article_versions", "paragraphs", "sentences", "mentions", "quotes", "figures", "actors", "actor_names",
            "actor_roles", "stories", "runs", "fetches", "unit_factors",
        )
    ],
    "figure_without_unit_kind": [
        f"UPDATE figures SET unit_kind = NULL WHERE {ONE_FIGURE}", f"UPDATE figures SET unit = NULL WHERE {ONE_FIGURE}",
    ],
    "figure_without_value": [
        f"UPDATE figures SET value = NULL WHERE {ONE_FIGURE}", f"UPDATE figures SET value_low = 1 WHERE {ONE_FIGURE}",
        "UPDATE figures SET value_low = 5e6 WHERE unit = 'USD'", "UPDATE figures SET value_high = NULL WHERE unit = 'USD'",
    ],
    "not_one_latest_version": [
        "UPDATE article_versions SET is_latest = true", "UPDATE article_versions SET is_latest = false WHERE version = 2",
    ],
    "offsets_outside_text": [
        f"UPDATE mentions SET end_char = 100000 WHERE {ONE_MENTION}",
        f"UPDATE mentions SET end_char = start_char WHERE {ONE_MENTION}",
        "UPDATE paragraphs SET start_char = -1 WHERE paragraph = 0",
        "UPDATE sentences SET end_char = 100000 WHERE sentence = 0",
        "UPDATE time_expressions SET end_char = 100000",
        "UPDATE role_statements SET end_char = 100000",
        f"UPDATE figures SET start_char = 100000 WHERE {ONE_FIGURE}",
        f"UPDATE quotes SET spans = [{{start_char: 0, end_char: 100000}}] WHERE {ONE_QUOTE}",
        f"UPDATE quotes SET cue_end = NULL WHERE {ONE_QUOTE}",
        f"UPDATE quotes SET speaker_end = 0 WHERE {ONE_QUOTE}",
        f"UPDATE quotes SET addressee_start = 0, addressee_end = 100000 WHERE {ONE_QUOTE}",
    ],
    "page_not_archived": ["UPDATE fetches SET warc_offset = NULL WHERE outcome = 'ok'"],
    "paragraphs_overlap": [
        "UPDATE paragraphs SET end_char = end_char + 2 WHERE paragraph = 0",
        "UPDATE sentences SET start_char = 0 WHERE sentence = 1",
    ],
    "part_of_cycle": [
        f"UPDATE figures SET part_of = figure_id WHERE {ONE_FIGURE}",
        "UPDATE figures f SET part_of = p.figure_id FROM figures p WHERE p.part_of = f.figure_id",
    ],
    "published_after_fetched": ["UPDATE article_versions SET published_at = '2031-01-01' WHERE version = 2"],
    "quote_spans_disorder": [
        "UPDATE quotes SET spans = list_reverse(spans)",
        "UPDATE quotes SET spans = [spans[1], spans[1]]",
        "UPDATE quotes SET spans = []",
    ],
    "quote_text_differs": [
        f"UPDATE quotes SET text = text || '.' WHERE {ONE_QUOTE}", f"UPDATE quotes SET cue = 'sang' WHERE {ONE_QUOTE}",
        f"UPDATE quotes SET speaker_surface = 'I' WHERE {ONE_QUOTE}",
        "UPDATE quotes SET text = replace(text, ' … ', ' ')",
    ],
    "quotes_without_speaker": [
        "INSERT INTO quotes BY NAME SELECT q.* REPLACE ('x' || i AS quote_id, NULL AS speaker_id) "
        "FROM quotes q, range(20) r(i) WHERE kind = 'direct'",
    ],
    "said_after_publication": ["UPDATE quotes SET said_on = '2031-01-01'"],
    "same_content_twice": ["UPDATE article_versions SET content_sha256 = 'x'"],
    "score_out_of_range": [
        f"UPDATE {table} SET score = {score}"
        for table in ("mentions", "quotes", "figures", "time_expressions", "role_statements")
        for score in ("1.1", "-0.1", "NULL", "'nan'")
    ],
    "sentence_outside_paragraph": [
        "UPDATE sentences SET paragraph = 99 WHERE sentence = 0", "UPDATE sentences SET end_char = end_char + 1",
    ],
    "speaker_name_differs": [f"UPDATE quotes SET speaker = 'Somebody' WHERE {ONE_QUOTE}"],
    "surface_differs": [
        f"UPDATE mentions SET surface = 'x' WHERE {ONE_MENTION}", f"UPDATE figures SET surface = 'x' WHERE {ONE_FIGURE}",
        "UPDATE time_expressions SET start_char = start_char + 1",
    ],
    "text_outside_paragraphs": [
        "DELETE FROM paragraphs WHERE paragraph = 0", "DELETE FROM paragraphs WHERE paragraph = 1",
        "UPDATE paragraphs SET end_char = end_char - 3",
    ],
    "time_reversed": [
        "UPDATE time_expressions SET date_end = '2001-01-01'",
        "UPDATE figures SET time_end = '2001-01-01' WHERE time_start IS NOT NULL",
        "UPDATE role_statements SET valid_from = '2025-01-01', valid_to = '2024-01-01'",
        "UPDATE runs SET ended_at = started_at - INTERVAL 1 HOUR",
    ],
    "unknown_actor": [
        "DELETE FROM actors WHERE actor_id = 'Q1'", f"UPDATE mentions SET actor_id = 'ghost' WHERE {ONE_MENTION}",
        f"UPDATE quotes SET addressee_id = 'ghost' WHERE {ONE_QUOTE}", f"UPDATE figures SET actor_id = 'ghost' WHERE {ONE_FIGURE}",
        "UPDATE role_statements SET organization_id = 'ghost'", "INSERT INTO actor_aliases VALUES ('a', 'ghost', NULL)",
    ],
    "unknown_article_version": [
        *(f"UPDATE {table} SET version = 9" for table in ("paragraphs", "quotes", "time_expressions", "role_statements")),
        "UPDATE article_versions SET revises = 7 WHERE version = 2",
    ],
    "unknown_category": [
        "UPDATE quotes SET kind = 'spoken'", "UPDATE figures SET status = 'hope'", "UPDATE fetches SET outcome = 'odd'",
        "UPDATE actors SET type = 'robot'", "UPDATE paragraphs SET role = 'ad'", "UPDATE mentions SET kind = 'emoji'",
        "UPDATE article_versions SET change = 'big' WHERE version = 2", "UPDATE time_expressions SET type = 'date'",
        "UPDATE figures SET approximation = 'roughly'", "UPDATE figures SET direction = 'sideways'",
        "UPDATE quotes SET said_on_precision = 'hour'",
    ],
    "unknown_quote_or_figure": [
        f"UPDATE figures SET quote_id = 'ghost' WHERE {ONE_FIGURE}", f"UPDATE figures SET part_of = 'ghost' WHERE {ONE_FIGURE}",
        "UPDATE figures SET quote_id = (SELECT min(quote_id) FROM quotes WHERE version = 2) WHERE version = 1",
    ],
    "unknown_run": [
        "UPDATE article_versions SET run_id = 'ghost' WHERE version = 2", "DELETE FROM runs WHERE run_id = 'r1'",
    ],
    "unknown_story": ["UPDATE article_versions SET story_id = 'ghost' WHERE version = 2"],
    "without_rule": [
        f"UPDATE {table} SET rule = {rule}"
        for table in ("mentions", "quotes", "figures", "time_expressions", "role_statements")
        for rule in ("NULL", "''")
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    with open_build(example.copy(tmp_path_factory.mktemp("build"))) as build:
        yield build._db


def failing(database, name: str) -> int:
    check = next(c for c in sql.checks() if c.name == name)
    return rows(database, f"SELECT count(*) FROM ({check.query})")[0][0]


def test_every_check_is_tried_and_says_what_it_is():
    assert {c.name for c in sql.checks()} == set(PLANTED)
    for check in sql.checks():
        assert check.fields["severity"] in ("error", "warning")
        assert check.description.endswith(".")


def test_the_outcomes_of_the_flows_are_known_to_it():
    check = next(c for c in sql.checks() if c.name == "unknown_category")
    assert [outcome for outcome in Outcome if f"'{outcome.value}'" not in check.sql] == []


@pytest.mark.parametrize("name", sorted(PLANTED))
def test_a_planted_row_is_found(database, name):
    assert failing(database, name) == 0
    for plant in PLANTED[name]:
        database.begin()
        try:
            rows(database, plant)
            assert failing(database, name) > 0, plant
        finally:
            database.rollback()


def test_a_check_that_cannot_run_is_a_failure(tmp_path, monkeypatch):
    broken = sql.Statement("broken", 0, "SELECT * FROM nowhere;", "Breaks.", dict(severity="warning"))
    monkeypatch.setattr(sql, "checks", lambda: (broken,))
    with open_build(Paths(tmp_path)) as build:
        found = build.run_checks("r1").row(0, named=True)
        assert (found["failing_rows"], found["severity"]) == (None, "error")
        assert "nowhere" in found["description"]
        assert len(build.table("checks")) == 1
