from __future__ import annotations

import pytest
from onrecord.flows.cli import app
from onrecord.warehouse import read
from onrecord.warehouse.paths import Paths
from typer.testing import CliRunner


@pytest.mark.slow
def test_the_demo_tells_what_two_nights_brought(tmp_path):
    done = CliRunner().invoke(app, ["demo", "--warehouse", str(tmp_path)])
    assert done.exit_code == 0, done.output
    told = done.stdout
    for part in ("Who said what", "Pledges and targets on record", "What the revised page changed", "Try next"):
        assert f"\n{part}\n" in told
    assert "kept out: paywall: " in told and "kept out: broken: " in told
    assert f"database: {tmp_path}/onrecord.duckdb" in told
    with read.connect(Paths(tmp_path)) as db:
        said = {text for (text,) in db.execute("SELECT text FROM who_said_what WHERE kind = 'direct'").fetchall()}
        shown = told.split("“")[1].split("”")[0]
        assert shown in said
        assert db.execute("SELECT count(*), max(version) FROM article_versions").fetchone() == (10, 2)
        assert db.execute("SELECT count(DISTINCT run_id) FROM fetches").fetchone() == (2,)
        revised = db.execute("SELECT count(*) FROM fetches WHERE outcome = 'not_modified'").fetchone()
        assert revised[0] >= 8  # the second night asked for changes only
        made_up = db.execute("SELECT DISTINCT site FROM articles ORDER BY 1").fetchall()
        assert made_up == [("harbor-ledger.example",), ("meridian-post.example",), ("northern-wire.example",)]
