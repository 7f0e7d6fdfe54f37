"""Programs with DuckDB 1.5 (the newest command-line client there is) open the published file and run all that is in it."""

from __future__ import annotations

import json
import subprocess
import sys
import venv

import pytest
from onrecord import sql

from tests.warehouse import example

SCRIPT = """
import duckdb, json, sys
path, queries = sys.argv[1], json.load(sys.stdin)
failed = []
with duckdb.connect(path, read_only=True) as db:
    for query in queries:
        try:
            db.execute(query).fetchall()
        except duckdb.Error as error:
            failed.append([query, str(error)])
print(json.dumps([duckdb.__version__, failed]))
"""

CALLS = [
    "FROM said_by('berg')",
    "FROM said_about('alliance')",
    "FROM figures_about('soldier')",
    "FROM context('x', 0, 3)",
]


@pytest.mark.slow
def test_everything_runs_in_duckdb_1_5(tmp_path):
    venv.create(tmp_path / "old", with_pip=True)
    python = tmp_path / "old" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    install = [python, "-m", "pip", "install", "--quiet", "duckdb>=1.5,<1.6"]
    if subprocess.run(install, capture_output=True).returncode:
        pytest.skip("duckdb 1.5 cannot be installed here")
    queries = [f"FROM {s.name}" for s in (*sql.views(), *sql.migrations())] + CALLS
    queries += [s.sql for s in (*sql.examples(), *sql.checks())]
    published = example.copy(tmp_path / "warehouse").published
    ran = subprocess.run(
        [python, "-c", SCRIPT, published], input=json.dumps(queries), capture_output=True, text=True, check=True
    )
    version, failed = json.loads(ran.stdout)
    assert version.startswith("1.5.")
    assert failed == []
