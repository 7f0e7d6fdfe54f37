"""The data checks of `sql/checks`, run after every load and kept with the run."""

from __future__ import annotations

import duckdb
import polars as pl
from onrecord import sql


def run(db: duckdb.DuckDBPyConnection, run_id: str) -> pl.DataFrame:
    """Runs every check and keeps the results as those of `run_id`. A check that cannot be run is kept with null
    failing_rows and severity error: silence would look like health. Errors with failing rows come first."""
    rows = []
    for check in sql.checks():
        severity, description = check.fields["severity"], check.description
        try:
            failing = db.execute(f"SELECT count(*) FROM ({check.query})").fetchall()[0][0]
        except duckdb.Error as error:
            failing, severity, description = None, "error", f"cannot be run: {error}"
        rows.append((run_id, check.name, failing, severity, description))
    db.begin()
    try:
        db.execute("DELETE FROM checks WHERE run_id = ?", [run_id])
        for row in rows:
            db.execute("INSERT INTO checks VALUES (?, ?, ?, ?, ?)", row)
        db.commit()
    except BaseException:
        db.rollback()
        raise
    found = pl.DataFrame(rows, schema=["run_id", "check", "failing_rows", "severity", "description"], orient="row")
    bad = pl.col("failing_rows").fill_null(1) > 0
    return found.sort(~bad, "severity", "check")
