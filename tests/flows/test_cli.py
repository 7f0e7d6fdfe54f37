from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest
from onrecord import sql
from onrecord.flows.cli import app
from onrecord.flows.running.report import Failure, RunReport
from typer.testing import CliRunner

runner = CliRunner()
COMMANDS = [
    "ingest",
    "run",
    "reprocess",
    "sql",
    "show",
    "status",
    "dictionary",
    "serve",
    "demo",
    "seeds check",
    "seeds import",
]
STORY = "“We will build 5,000 homes by 2030,” Prime Minister Ann Lee said on Monday in London.\n"


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    """A warehouse with one story and one failure."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "in").mkdir()
    (folder / "in" / "story.txt").write_text(STORY)
    (folder / "in" / "broken.jsonl").write_text("{no json\n")
    done = run("ingest", str(folder / "in"), "--published", "2025-08-18", "--json", "-w", str(folder / "data"))
    assert done.exit_code == 3, done.output
    report = json.loads(done.stdout)
    assert report["outcomes"] == {"ok": 1, "unreadable": 1} and report["exit_code"] == 3
    assert report["failures"][0]["error"].startswith(f"{folder}/in/broken.jsonl:1: not JSON")
    return folder / "data"


def run(*arguments, **more):
    return runner.invoke(app, list(arguments), **more)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    done = run(*command.split(), "--help")
    assert done.exit_code == 0 and "Example" in done.output and f"onrecord {command}" in done.output


def test_help_needs_neither_prefect_nor_polars():
    code = "import sys, onrecord.flows.cli; print([m for m in ('prefect', 'polars', 'duckdb', 'httpx', 'trafilatura') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_reading_commands_do_without_prefect_and_polars(warehouse):
    code = (
        "import sys\nfrom onrecord.flows.cli import app\n"
        f"for a in (['status'], ['show', 'story.txt'], ['sql', 'SELECT 1']): app([*a, '-w', {str(warehouse)!r}], standalone_mode=False)\n"
        "print([m for m in ('prefect', 'polars', 'httpx', 'trafilatura') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("\n[]\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["ingest"], 2, "Missing argument"),
        (["ingest", "nowhere.txt"], 2, "nowhere.txt: no such file or folder"),
        (["ingest", "ftp://news.example/a"], 2, "ftp: addresses cannot be read"),
        (["ingest", "https://a.example", "--published", "soon"], 2, "soon"),
        (["ingest", "https://a.example", "--published", "1400-01-01"], 2, "lies outside"),
        (["run", "--source", "nobody.example"], 2, "no source with the url or site 'nobody.example'"),
        (["run"], 2, "no source is enabled"),
        (["sql", "SELECT 1", "-w", "/no/such"], 1, "there is no warehouse in /no/such yet"),
        (["seeds", "import", "/no/such.csv"], 2, "no such file"),
        (["nonsense"], 2, "No such command"),
    ],
)
def test_exit_codes_and_sentences_for_what_cannot_be_done(arguments, code, said):
    done = run(*arguments)
    assert done.exit_code == code and said in " ".join(done.output.replace("│", " ").split())


def test_a_wrong_setting_is_named(monkeypatch):
    monkeypatch.setenv("ONRECORD_TIMEZONE", "Mars/Base")
    done = run("status")
    assert done.exit_code == 2 and "setting timezone: 'Mars/Base' is no time zone" in done.output


def test_the_same_again_changes_nothing_and_is_fine(warehouse):
    done = run("ingest", str(warehouse.parent / "in" / "story.txt"), "--published", "2025-08-18", "-w", str(warehouse))
    assert done.exit_code == 0, done.output
    assert "articles unchanged: 1" in done.stdout and "rows quotes: 1\n" in done.stdout


def test_nothing_that_worked_is_exit_code_one(warehouse):
    done = run("ingest", str(warehouse.parent / "in" / "broken.jsonl"), "-w", str(warehouse))
    assert done.exit_code == 1 and "unreadable: " in done.stdout


def test_sql_answers_as_csv_json_and_table(warehouse):
    query = "SELECT text, word_count, authors, NULL AS nothing, 1.50::DECIMAL(9,2) AS exact, published_at FROM articles"
    (row,) = csv.DictReader(io.StringIO(run("sql", query, "-w", str(warehouse)).stdout))
    assert (row["text"], row["nothing"], row["exact"]) == (STORY, "", "1.5")
    (row,) = json.loads(run("sql", query, "--json", "-w", str(warehouse)).stdout)
    assert (row["text"], row["authors"], row["nothing"], row["exact"]) == (STORY, [], None, 1.5)
    assert row["published_at"] == "2025-08-18T00:00:00"
    table = run("sql", query, "--format", "table", "-w", str(warehouse)).stdout
    assert "word_count" in table and "NULL" in table and "1 row" in table
    piped = run("sql", "-w", str(warehouse), input="SELECT 41 + 1 AS answer")
    assert piped.stdout == "answer\n42\n"
    assert json.loads(run("sql", "SELECT 1 WHERE false", "--json", "-w", str(warehouse)).stdout) == []


@pytest.mark.parametrize(
    "query", ["SELEC 1", "DELETE FROM quotes", "CREATE TABLE t (i INT)", " ", "SELECT 1 // 0 FROM nowhere"]
)
def test_sql_refuses_what_is_wrong_or_writes(warehouse, query):
    done = run("sql", query, "-w", str(warehouse))
    assert done.exit_code == 1 and done.stderr.startswith("onrecord: ") and done.stdout == ""


def test_show_finds_an_article_by_id_address_and_part(warehouse):
    whole = json.loads(run("show", "story.txt", "--json", "-w", str(warehouse)).stdout)
    article = whole["article"]
    assert article["text"] == STORY
    for wanted in (article["article_id"], article["url"], "STORY"):
        done = run("show", wanted, "-w", str(warehouse))
        assert done.exit_code == 0 and "[q1 We will build" in done.stdout
    missing = run("show", "no such thing", "-w", str(warehouse))
    assert missing.exit_code == 1 and "'no such thing'" in missing.stderr


def test_status_has_runs_rows_and_files(warehouse):
    found = json.loads(run("status", "--json", "-w", str(warehouse)).stdout)
    assert found["rows"]["articles"] == 1 and found["runs"][-1]["flow"] == "ingest"
    assert found["files"]["database"]["path"] == str(warehouse / "onrecord.duckdb")
    assert found["files"]["archive"]["files"] >= 1
    assert str(warehouse / "onrecord.duckdb") in run("status", "-w", str(warehouse)).stdout


def test_seeds_import_writes_only_what_is_sound(tmp_path, monkeypatch):
    for name, text in {
        "actors": "actor_id,name,type,country,wikidata_id,description,gender\n",
        "actor_names": "actor_id,name,ambiguous\n",
        "actor_roles": "actor_id,role,organization_id,country,valid_from,valid_to\n",
    }.items():
        (tmp_path / f"{name}.csv").write_text(text)
    monkeypatch.setenv("ONRECORD_SEEDS", str(tmp_path))
    mine = tmp_path / "mine.txt"
    mine.write_text("name,type,country,aliases\nAnn Lee,person,GBR,A. Lee|Annie Lee\n")
    assert "nothing was written" in run("seeds", "import", str(mine), "--dry-run").stdout
    assert (tmp_path / "actors.csv").read_text().count("\n") == 1
    assert run("seeds", "import", str(mine)).exit_code == 0
    assert "Ann Lee,person,GBR" in (tmp_path / "actors.csv").read_text()
    assert (tmp_path / "actor_names.csv").read_text().count("Lee") == 2
    mine.write_text("name,type\nBo,dragon\n")
    done = run("seeds", "import", str(mine))
    assert done.exit_code == 1 and "dragon" in done.stderr


def test_a_folder_with_nothing_to_read_and_one_that_cannot_be_written_are_said(tmp_path, warehouse):
    (tmp_path / "empty").mkdir()
    done = run("ingest", str(tmp_path / "empty"), "-w", str(tmp_path / "data"))
    assert done.exit_code == 1 and "empty: no file in this folder is of a kind that is read" in done.stdout
    (tmp_path / "file").write_text("")
    done = run("ingest", str(warehouse.parent / "in"), "-w", str(tmp_path / "file" / "data"))
    assert done.exit_code == 1 and done.stderr.endswith("file/data cannot be made: Not a directory\n")


def test_reprocessing_nothing_is_no_success(tmp_path):
    done = run("reprocess", "-w", str(tmp_path / "data"))
    assert done.exit_code == 1 and "no page is archived here" in done.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("severity", ["error", "warning"])
def test_a_failed_data_check_is_published_told_and_an_error_ends_with_three(tmp_path, monkeypatch, severity):
    def checks():
        return (sql.Statement("odd_day", 0, "SELECT 1 FROM articles", "A day is odd.", {"severity": severity}),)

    monkeypatch.setattr(sql, "checks", checks)
    story = tmp_path / "story.txt"
    story.write_text(STORY)
    done = run("ingest", str(story), "--json", "-w", str(tmp_path / "data"))
    report = json.loads(done.stdout)
    assert done.exit_code == report["exit_code"] == (3 if severity == "error" else 0)
    assert report["checks"] == {"odd_day": 1} and report["state"] == "completed"
    said = run("status", "-w", str(tmp_path / "data"))
    assert f"check odd_day: 1 failing row ({severity}): A day is odd." in said.stdout
    assert json.loads(run("status", "--json", "-w", str(tmp_path / "data")).stdout)["checks"][0]["check"] == "odd_day"


def test_rows_too_wide_for_the_screen_are_shown_one_by_one(warehouse):
    out = run("sql", "FROM articles", "--format", "table", "-w", str(warehouse)).stdout
    assert "row 1\n" in out and "word_count        " in out and out.endswith("1 row\n")


def test_a_pipe_that_closes_ends_a_command_well(warehouse):
    code = (
        "import os, sys\nfrom onrecord.flows.cli import app\nr, w = os.pipe(); os.close(r); os.dup2(w, 1)\n"
        f"app({['status', '-w', str(warehouse)]!r})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("state", "outcomes", "code"),
    [
        ("completed", {"ok": 3}, 0),
        ("completed", {}, 0),
        ("completed", {"not_modified": 2, "duplicate": 1}, 0),
        ("completed", {"ok": 99, "unreadable": 1}, 3),
        ("completed", {"not_modified": 1, "timeout": 1}, 3),
        ("completed", {"unreadable": 2}, 1),
        ("failed_some", {"ok": 99, "unreadable": 1}, 3),
        ("failed", {"ok": 3}, 1),
    ],
)
def test_exit_codes_of_runs(state, outcomes, code):
    report = RunReport(
        "r1", state, "/d/onrecord.duckdb", outcomes=outcomes, failures=[Failure("u", "timeout", "u: slow")]
    )
    assert report.exit_code == code == json.loads(report.as_json())["exit_code"]
    assert report.lines()[0] == f"run r1: {state}" and "timeout: u: slow" in report.lines()
