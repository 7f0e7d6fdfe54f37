"""The data checks of `sql/checks`, run after every load and kept with the run."""

from __future__ import annotations

import duckdb
import polars as pl
from onrecord import sql

from .replace import changed, rows, transaction

SCHEMA = pl.Schema(
    dict(run_id=pl.String, check=pl.String, failing_rows=pl.Int64, severity=pl.String, description=pl.String)
)


def run(db: duckdb.DuckDBPyConnection, run_id: str) -> pl.DataFrame:
    """Runs every check and keeps the results as those of `run_id`. A check that cannot be run is kept with null
    failing_rows and severity error: silence would look like health. Errors with failing rows come first."""
    found = []
    for check in sql.checks():
        severity, description = check.fields["severity"], check.description
        try:
            failing = rows(db, f"SELECT count(*) FROM ({check.query})")[0][0]
        except duckdb.Error as error:
            failing, severity, description = None, "error", f"cannot be run: {error}"
        found.append((run_id, check.name, failing, severity, description))
    with transaction(db):
        changed(db, "DELETE FROM checks WHERE run_id = ?", [run_id])
        for row in found:
            changed(db, "INSERT INTO checks VALUES (?, ?, ?, ?, ?)", row)
    out = pl.DataFrame(found, schema=SCHEMA, orient="row")
    bad = pl.col("failing_rows").fill_null(1) > 0
    return out.sort(~bad, "severity", "check")
