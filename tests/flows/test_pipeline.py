"""The whole run: pages in, rows out, whatever happens to single pages."""

from __future__ import annotations

import gzip
import json
import shutil
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest
from onrecord import seeds
from onrecord.flows.running import jobs
from onrecord.flows.running.requests import IngestRequest, ReprocessRequest
from onrecord.transforms import analysis, stories

STORY = (
    "President Ana Holt of Freedonia said on Friday that the ministry would spend $3 million on roads.\n"
    "“We are done with waiting,” she told reporters in Oslo. “It costs 5 percent of gross domestic product.”\n"
    "Holt, who has led the party since 2019, praised the European Union."
)


def ingest(warehouse: Path, *inputs: Path, published: date | None = date(2025, 8, 17)):
    return jobs.ingest(IngestRequest(inputs=[str(i) for i in inputs], published=published), str(warehouse))


def rows(warehouse: Path, query: str) -> list[tuple]:
    with duckdb.connect(str(warehouse / "onrecord.duckdb"), read_only=True) as db:
        return db.execute(query).fetchall()


def whole(warehouse: Path) -> dict[str, list]:
    with duckdb.connect(str(warehouse / "onrecord.duckdb"), read_only=True) as db:
        names = [n for (n,) in db.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        return {n: sorted(map(repr, db.execute(f'SELECT * FROM "{n}"').fetchall())) for n in names}


def json_lines(path: Path, items: list[dict]) -> Path:
    path.write_text("".join(json.dumps(i, ensure_ascii=False) + "\n" for i in items), encoding="utf8")
    return path


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf8")
    return path


def test_every_table_is_filled_and_every_offset_gives_its_surface(tmp_path, story):
    report = ingest(tmp_path / "w", story)
    assert report.exit_code == 0 and report.state == "completed"
    w = tmp_path / "w"
    assert all(report.rows.values()), report.rows
    assert rows(w, "SELECT text FROM articles") == [(STORY,)]
    for table in ("mentions", "figures", "time_expressions"):
        wrong = f"""SELECT f.surface FROM {table} f JOIN article_versions v USING (article_id, version)
                    WHERE v.text[f.start_char + 1 : f.end_char] <> f.surface"""
        assert rows(w, wrong) == []
    said = "SELECT speaker, text FROM quotes WHERE kind <> 'indirect'"
    assert any("Holt" in (speaker or "") and "done with waiting" in text for speaker, text in rows(w, said))
    assert rows(w, "SELECT failing_rows FROM checks WHERE severity = 'error' AND failing_rows > 0") == []


def test_checks_hold_where_nobody_is_named(tmp_path):
    path = tmp_path / "bare.txt"
    path.write_text("Up 5 percent.")
    assert ingest(tmp_path / "w", path).exit_code == 0
    assert rows(tmp_path / "w", "SELECT (SELECT count(*) FROM figures), (SELECT count(*) FROM actors)") == [(1, 0)]


def test_the_same_input_again_changes_nothing_but_the_runs_own_rows(tmp_path, story):
    w = tmp_path / "w"
    ingest(w, story)
    before = whole(w)
    report = ingest(w, story)
    after = whole(w)
    assert report.articles == {"unchanged": 1}
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"runs", "fetches", "checks"}


def test_ids_are_the_same_on_another_machine_and_in_another_order(tmp_path):
    items = [
        dict(url=f"https://news.example/{i}", text=STORY.replace("Holt", name), published_at="2025-08-17")
        for i, name in enumerate(["Holt", "Ray", "Lind"])
    ]
    ingest(tmp_path / "one", json_lines(tmp_path / "a.jsonl", items))
    ingest(tmp_path / "two", json_lines(tmp_path / "b.jsonl", items[::-1]))
    one, two = whole(tmp_path / "one"), whole(tmp_path / "two")
    for table in ("mentions", "figures", "actors", "time_expressions", "paragraphs", "role_statements"):
        assert one[table] == two[table], table
    ids = "SELECT quote_id, speaker_id, statement_id IS NOT NULL FROM quotes ORDER BY ALL"
    assert rows(tmp_path / "one", ids) == rows(tmp_path / "two", ids)


def test_one_unreadable_file_among_a_hundred_loses_only_itself(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for i in range(99):
        (folder / f"{i:02}.txt").write_text(
            f"Minister Ana Holt said on Monday that {i + 2} ships left.", encoding="utf8"
        )
    (folder / "broken.html.gz").write_bytes(gzip.compress(b"<html><p>whole")[:-6])
    report = ingest(tmp_path / "w", folder)
    assert report.exit_code == 3
    assert report.outcomes["ok"] == 99 and sum(report.outcomes.values()) == 100
    (failure,) = report.failures
    assert failure.url.endswith("broken.html.gz") and failure.error
    assert rows(tmp_path / "w", "SELECT count(*) FROM articles") == [(99,)]
    kept = rows(tmp_path / "w", "SELECT outcome, error FROM fetches WHERE outcome <> 'ok'")
    assert len(kept) == 1 and "broken.html.gz" in kept[0][1]


def test_a_text_that_trips_an_engine_is_kept_with_its_reason(tmp_path, monkeypatch):
    real = analysis.Analysis.__call__

    def brittle(self, articles: pl.DataFrame):
        if any("tripwire" in t for t in articles["text"]):
            raise ZeroDivisionError("tripped")
        return real(self, articles)

    monkeypatch.setattr(analysis.Analysis, "__call__", brittle)
    items = [dict(url=f"https://news.example/{i}", text=t, published_at="2025-08-17") for i, t in enumerate(["Ana Holt said no.", "A tripwire.", "Bo Ray said yes."])]  # fmt: skip
    report = ingest(tmp_path / "w", json_lines(tmp_path / "a.jsonl", items))
    assert report.exit_code == 3 and report.outcomes == {"ok": 2, "broken": 1}
    assert "tripped" in report.failures[0].error
    assert rows(tmp_path / "w", "SELECT count(*) FROM articles") == [(2,)]


def test_a_revision_is_a_new_version_and_both_keep_their_rows(tmp_path):
    w, url = tmp_path / "w", "https://news.example/story"
    first = dict(url=url, text=STORY, published_at="2025-08-17")
    second = first | dict(
        text=STORY + "\n“It was a mistake,” Holt said on Saturday. She promised 40 new buses by 2027."
    )
    ingest(w, json_lines(tmp_path / "a.jsonl", [first]))
    report = ingest(w, json_lines(tmp_path / "b.jsonl", [second]))
    assert report.articles == {"revised": 1}
    assert rows(w, "SELECT version, change, is_latest FROM article_versions ORDER BY version") == [
        (1, None, False), (2, "added", True),
    ]  # fmt: skip
    assert rows(w, "SELECT count(DISTINCT version) FROM quotes") == [(2,)]
    assert rows(w, "SELECT version FROM articles") == [(2,)]


def test_two_revisions_in_one_run_and_across_batches(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_BATCH_SIZE", "1")
    w, url = tmp_path / "w", "https://news.example/story"
    texts = [STORY, STORY + "\nMore followed.", STORY]
    report = ingest(
        w, json_lines(tmp_path / "a.jsonl", [dict(url=url, text=t, published_at="2025-08-17") for t in texts])
    )
    assert report.articles == {"new": 1, "revised": 1, "unchanged": 1}
    assert rows(w, "SELECT count(*) FROM article_versions") == [(2,)]


def test_stories_are_told_by_the_fingerprints_of_the_latest_texts_worked_out_once(tmp_path, monkeypatch):
    calls = []
    monkeypatch.setattr(
        stories, "fingerprints", lambda a, work_out=stories.fingerprints: calls.append(a) or work_out(a)
    )
    monkeypatch.setenv("ONRECORD_BATCH_SIZE", "1")
    items = [
        dict(url=f"https://news.example/{i}", text=text, published_at="2025-08-17")
        for i, text in (("a", STORY), ("b", STORY.replace("Holt", "Ray")), ("a", STORY + " It met on Sunday to vote."))
    ]
    ingest(tmp_path / "w", json_lines(tmp_path / "a.jsonl", items))
    assert len(calls) == 1
    with duckdb.connect(str(tmp_path / "w" / "onrecord.duckdb"), read_only=True) as db:
        latest = db.sql("SELECT article_id, text FROM articles").pl()
        assert latest["text"].str.ends_with("to vote.").sum() == 1
        stored = db.sql("SELECT * FROM story_fingerprints").pl()
    assert sorted(stored.rows()) == sorted(stories.fingerprints(latest).rows())


def test_a_run_that_dies_loads_nothing_and_reprocess_finds_its_pages(tmp_path, story, monkeypatch):
    w = tmp_path / "w"
    from onrecord.flows.running import pipeline

    def dies(run, build):
        raise OSError("disk full")

    with monkeypatch.context() as m:
        m.setattr(pipeline, "load_run", dies)
        with pytest.raises(OSError, match="disk full"):
            ingest(w, story)
    assert not (w / "onrecord.duckdb").exists()
    assert not list((w / "staging").iterdir())
    report = jobs.reprocess(ReprocessRequest(), str(w))
    assert report.articles == {"new": 1}
    assert rows(w, "SELECT text FROM articles") == [(STORY,)]
    assert rows(w, "SELECT flow, state, error FROM runs ORDER BY started_at") == [
        ("ingest", "failed", "OSError: disk full"), ("reprocess", "completed", None),
    ]  # fmt: skip


def test_reprocess_changes_nothing_when_nothing_changed(tmp_path, story):
    w = tmp_path / "w"
    ingest(w, story)
    ingest(
        w,
        json_lines(
            tmp_path / "a.jsonl",
            [dict(url="https://news.example/1", text=STORY + " He left.", published_at="2025-08-17")],
        ),
    )
    before = whole(w)
    report = jobs.reprocess(ReprocessRequest(), str(w))
    assert report.articles == {"reanalysed": 2}
    after = whole(w)
    assert {name for name in before if before[name] != after[name]} == {"runs", "checks"}


def test_an_edited_seed_reaches_the_past(tmp_path, monkeypatch):
    folder = tmp_path / "seeds"
    shutil.copytree(seeds.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__", "sample"))
    monkeypatch.setenv("ONRECORD_SEEDS", str(folder))
    w = tmp_path / "w"
    text = "Prime Minister Quillon Vasterby of Norway said on Friday that it would rain. “It will,” Vasterby said."
    ingest(
        w, json_lines(tmp_path / "a.jsonl", [dict(url="https://news.example/1", text=text, published_at="2025-08-17")])
    )
    assert (
        rows(w, "SELECT DISTINCT actor_id FROM mentions WHERE surface LIKE '%Vasterby%'")[0][0] != "o:quillon-vasterby"
    )
    line = dict.fromkeys(pl.read_csv(folder / "actors.csv", infer_schema=False).columns, "")
    line |= dict(
        actor_id="o:quillon-vasterby", name="Quillon Vasterby", type="person", country="NOR", description="politician"
    )
    with (folder / "actors.csv").open("a", encoding="utf8") as out:
        out.write(",".join(line.values()) + "\n")
    jobs.reprocess(ReprocessRequest(), str(w))
    found = rows(
        w, "SELECT DISTINCT actor_id, name FROM mentions JOIN actors USING (actor_id) WHERE surface LIKE '%Vasterby%'"
    )
    assert found == [("o:quillon-vasterby", "Quillon Vasterby")]


def test_a_missing_input_is_named_before_anything_starts(tmp_path):
    with pytest.raises(ValueError, match=r"nowhere\.txt"):
        ingest(tmp_path / "w", tmp_path / "nowhere.txt")
    assert not (tmp_path / "w" / "build.duckdb").exists()
