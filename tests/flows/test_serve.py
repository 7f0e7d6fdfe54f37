from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time

import httpx
import pytest
from onrecord.warehouse import read
from onrecord.warehouse.paths import Paths

pytestmark = pytest.mark.slow


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def until(what, seconds, every=1.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if (found := what()) is not None:
            return found
        time.sleep(every)
    raise AssertionError(f"nothing within {seconds} s")


def ended_with(child, sign):
    """Ends the service; whatever happens it does not outlive the test."""
    child.send_signal(sign)
    try:
        child.wait(60)
    finally:
        child.kill()


def test_a_run_asked_for_over_the_api_ends_in_rows_and_pauses_stay(tmp_path):
    port = free_port()
    api = f"http://127.0.0.1:{port}/api"
    story = tmp_path / "story.txt"
    story.write_text("“We will build 5,000 homes by 2030,” Prime Minister Ann Lee said on Monday in London.\n")
    home = tmp_path / "prefect"
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "ONRECORD_"))}
    environment = {
        **kept,
        "PREFECT_HOME": str(home),
        "ONRECORD_CRON": "15 3 * * *",
        "ONRECORD_TIMEZONE": "Europe/London",
    }
    command = [sys.executable, "-c", "from onrecord.flows.cli import main; main()", "serve", "--port", str(port),
               "--warehouse", str(tmp_path / "data")]  # fmt: skip

    def start(name):
        with (tmp_path / name).open("wb") as log:
            return subprocess.Popen(
                command, env=environment, cwd=tmp_path, stdout=log, stderr=log,
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # background jobs inherit that it is ignored
            )  # fmt: skip

    def deployments(client):
        try:
            found = client.post(f"{api}/deployments/filter", json={}).json()
        except (httpx.HTTPError, ValueError):
            return None
        return {d["name"]: d for d in found} if len(found) == 2 else None

    def ask(client, run, request):
        """Asks for a run; again where the server says that its database is busy (503: clients can retry)."""

        def answer():
            said = client.post(run, json={"parameters": {"request": request}})
            return said if said.status_code != 503 else None

        return until(answer, 60)

    def ended(client, run):
        state = client.get(f"{api}/flow_runs/{run['id']}").json()["state"]
        return state if state["type"] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED") else None

    child = start("serve.log")
    try:
        with httpx.Client(timeout=30, trust_env=False) as client:
            known = until(lambda: deployments(client), 240)
            schedule = known["nightly"]["schedules"][0]["schedule"]
            assert (schedule["cron"], schedule["timezone"]) == ("15 3 * * *", "Europe/London")
            form = json.dumps(known["ingest"]["parameter_openapi_schema"])
            assert "Publication date for articles whose input and page bear none." in form
            run = f"{api}/deployments/{known['ingest']['id']}/create_flow_run"

            nonsense = ask(client, run, {"inputs": []})
            assert nonsense.status_code in (409, 422)
            for day in ("next week", "18/08/2025", "0218-08-18", "2025-13-01"):
                refused = ask(client, run, {"inputs": [str(story)], "published": day})
                assert refused.status_code == 409
                assert "published" in refused.json()["detail"] and day in refused.json()["detail"]
            asked = {"inputs": [str(story)], "published": "2025-08-18"}
            made = ask(client, run, asked).raise_for_status().json()
            state = until(lambda: ended(client, made), 240)
            assert state["type"] == "COMPLETED", f"{state}\n{(tmp_path / 'serve.log').read_text()[-3000:]}"
            by_hand = [
                *command[:3],
                "ingest",
                str(story),
                "--published",
                "2025-08-18",
                "--warehouse",
                str(tmp_path / "data"),
                "--json",
            ]
            done = subprocess.run(by_hand, env={**environment, "PREFECT_API_URL": api}, capture_output=True, text=True)
            assert done.returncode == 0 and json.loads(done.stdout)["articles"] == {"unchanged": 1}, done.stderr
            runs = client.post(f"{api}/flow_runs/filter", json={"sort": "START_TIME_DESC"}).json()
            assert f"ingest {story}" in [r["name"] for r in runs if r["state_type"] == "COMPLETED"]
            assert len([r for r in runs if r["state_type"] == "COMPLETED"]) == 2
            client.patch(f"{api}/deployments/{known['nightly']['id']}", json={"paused": True}).raise_for_status()
    finally:
        ended_with(child, signal.SIGTERM)
    with read.connect(Paths(tmp_path / "data")) as db:
        assert db.execute("SELECT text FROM articles").fetchall() == [(story.read_text(),)]
        assert db.execute("SELECT count(*) FROM quotes").fetchone()[0] >= 1
        assert (made["id"],) in db.execute("SELECT flow_run_id FROM runs").fetchall()
    assert child.returncode == 0
    said = (tmp_path / "serve.log").read_text()
    assert "Traceback" not in said and "Warning" not in said, said[-3000:]
    with pytest.raises(httpx.ConnectError):  # its server has ended with it
        httpx.get(f"{api}/health", trust_env=False)

    child = start("again.log")
    try:
        with httpx.Client(timeout=30, trust_env=False) as client:
            until(lambda: True if "Ctrl-C ends" in (tmp_path / "again.log").read_text() else None, 120)
            known = until(lambda: deployments(client), 30)
            assert known["nightly"]["paused"] is True and known["ingest"]["paused"] is False
            run = f"{api}/deployments/{known['ingest']['id']}/create_flow_run"
            asked = {"inputs": [str(tmp_path / "gone.txt")], "published": "2025-02-31"}
            made = ask(client, run, asked).raise_for_status().json()
            state = until(lambda: ended(client, made), 240)
            assert state["type"] == "FAILED" and len(state["message"]) < 500
            assert f"{tmp_path / 'gone.txt'}: no such file or folder on the machine that runs" in state["message"]
            assert "request.published: Input should be a valid date" in state["message"]
    finally:
        ended_with(child, signal.SIGINT)
    assert child.returncode == 0
