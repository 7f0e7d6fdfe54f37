from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from onrecord.flows.running.steps import server_configured, step


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("PREFECT_API_URL", "PREFECT_PROFILE", "PREFECT_PROFILES_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    return tmp_path


def test_no_server_unless_one_is_named(home, monkeypatch):
    assert not server_configured()
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:4200/api")
    assert server_configured()


def test_the_active_profile_counts(home, monkeypatch):
    text = 'active = "here"\n[profiles.here]\nPREFECT_API_URL = "http://127.0.0.1:4200/api"\n[profiles.ephemeral]\n'
    (home / "profiles.toml").write_text(text)
    assert server_configured()
    monkeypatch.setenv("PREFECT_PROFILE", "ephemeral")
    assert not server_configured()


def test_a_broken_profile_names_no_server(home):
    (home / "profiles.toml").write_text("active = [")
    assert not server_configured()


def test_outside_a_flow_a_step_is_its_function():
    before = "prefect" in sys.modules
    assert step("double")(lambda x: 2 * x)(4) == 8
    assert ("prefect" in sys.modules) == before


def test_small_runs_do_not_import_prefect():
    code = "import sys; import onrecord.flows.running.jobs; sys.exit('prefect' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


IN_A_FLOW = """
from prefect import flow
from prefect.client.orchestration import get_client
from onrecord.flows.running.steps import step

tries = []

@step("double", retries=1)
def double(x):
    tries.append(x)
    if len(tries) == 1:
        raise OSError("passing")
    return 2 * x

@flow
def both():
    return double(4)

assert both() == 8 and tries == [4, 4]
with get_client(sync_client=True) as client:
    names = [t.name for t in client.read_task_runs()]
assert len(names) == 1 and names[0].startswith("double"), names
"""


@pytest.mark.slow
def test_inside_a_flow_a_step_is_a_task_that_retries(tmp_path):
    import os

    keep = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    ours = dict(PREFECT_HOME=str(tmp_path), PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS="180", PREFECT_SERVER_ANALYTICS_ENABLED="false")  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", IN_A_FLOW], env=keep | ours, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_the_flow_itself_runs_without_a_server(tmp_path):
    import os

    story = tmp_path / "story.txt"
    story.write_text("“Yes,” Ana Holt said.")
    code = f"""
from onrecord.flows.serving.ingest import ingest
from onrecord.flows.running.requests import IngestRequest
report = ingest(IngestRequest(inputs=[{str(story)!r}], published="2025-08-17"), warehouse={str(tmp_path / "w")!r})
assert report.exit_code == 0 and report.rows["articles"] == 1, report
import duckdb
assert duckdb.connect(report.database, read_only=True).execute("SELECT flow_run_id IS NOT NULL FROM runs").fetchall() == [(True,)]
"""
    keep = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    ours = dict(PREFECT_HOME=str(tmp_path / "p"), PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS="180", PREFECT_SERVER_ANALYTICS_ENABLED="false")  # fmt: skip
    done = subprocess.run([sys.executable, "-c", code], env=keep | ours, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
