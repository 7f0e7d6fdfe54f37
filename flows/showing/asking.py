"""Questions to the published database, and their answers as tables, CSV and JSON."""

from __future__ import annotations

import csv
import json
import sys
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import duckdb
from onrecord.warehouse.paths import Paths
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..running.report import check_line

SHOWN = 200
"""Rows of a table on a terminal; CSV and JSON give all."""

NARROWEST = 10
"""Characters a column of a table needs at least, borders included; where they are not to be had, rows are shown one by
one."""

INTERNAL = ("schema_migrations", "batches")

HELP = """A query ends with ;  Tables: .tables  Columns: DESCRIBE quotes;  Leave: .quit or Ctrl-D
Begin with: FROM who_said_what LIMIT 10;   FROM pledges;   FROM said_by('Name');"""


class QueryError(ValueError):
    """A query that DuckDB refuses; the message is DuckDB's."""


def answer(connection: duckdb.DuckDBPyConnection, query: str, format: str, console: Console) -> int:
    """Runs a query and prints its rows as table, csv or json (an array of objects); gives their number."""
    if not query.strip().strip(";"):
        raise QueryError("the query is empty")
    try:
        cursor = connection.execute(query)
        names = [column[0] for column in cursor.description or ()]
        if format == "csv":
            return _csv(cursor, names)
        if format == "json":
            return _json(cursor, names)
        return _table(cursor, names, console)
    except duckdb.Error as error:
        raise QueryError(str(error)) from error


def _csv(cursor: duckdb.DuckDBPyConnection, names: list[str]) -> int:
    writer, count = csv.writer(sys.stdout, lineterminator="\n"), 0
    writer.writerow(names)
    while rows := cursor.fetchmany(5000):
        count += len(rows)
        writer.writerows([_cell(value, "") for value in row] for row in rows)
    return count


def _json(cursor: duckdb.DuckDBPyConnection, names: list[str]) -> int:
    count, out = 0, sys.stdout
    out.write("[")
    while rows := cursor.fetchmany(5000):
        for row in rows:
            record = json.dumps(dict(zip(names, row, strict=True)), default=plain, ensure_ascii=False)
            out.write((",\n " if count else "\n ") + record)
            count += 1
    out.write("\n]\n" if count else "]\n")
    return count


def _table(cursor: duckdb.DuckDBPyConnection, names: list[str], console: Console) -> int:
    rows = cursor.fetchmany(SHOWN + 1)
    if len(names) * NARROWEST > console.width:
        _records(rows[:SHOWN], names, console)
        return _counted(cursor, len(rows), console)
    table = Table(header_style="bold", row_styles=["", "dim"] if console.is_terminal else None)
    numbers = [all(isinstance(r[i], int | float | Decimal) or r[i] is None for r in rows) for i in range(len(names))]
    for name, number in zip(names, numbers, strict=True):
        table.add_column(Text(name), justify="right" if number and rows else "left", overflow="fold")
    for row in rows[:SHOWN]:
        table.add_row(*(Text(str(_cell(value, "NULL"))) for value in row))
    console.print(table)
    return _counted(cursor, len(rows), console)


def _records(rows: list[tuple], names: list[str], console: Console) -> None:
    """A block of lines for each row: what a table with a column a few characters wide cannot show."""
    width = max(map(len, names))
    for number, row in enumerate(rows, start=1):
        console.print(Text(f"row {number}", "bold"))
        for name, value in zip(names, row, strict=True):
            console.print(Text.assemble((f"{name:<{width}}  ", "dim"), str(_cell(value, "NULL"))), soft_wrap=True)


def _counted(cursor: duckdb.DuckDBPyConnection, count: int, console: Console) -> int:
    """Says how many rows there are, and of how many only the first are shown."""
    if count > SHOWN:
        while more := cursor.fetchmany(10_000):
            count += len(more)
        console.print(f"{count:,} rows, the first {SHOWN} shown (--format csv gives all)")
    else:
        console.print(f"{count} row{'s' * (count != 1)}")
    return count


def _cell(value: Any, null: str) -> Any:
    if value is None:
        return null
    if isinstance(value, list | dict):
        return json.dumps(value, default=plain, ensure_ascii=False)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat(sep=" ") if isinstance(value, datetime) else value


def plain(value: Any) -> Any:
    """For json: dates in ISO 8601, exact numbers as numbers, the rest as text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, timedelta | UUID | Path):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    return str(value)


def prompt(connection: duckdb.DuckDBPyConnection, console: Console, format: str) -> None:
    """Reads queries from the terminal until .quit; a query may span lines and ends with a semicolon."""
    import contextlib

    with contextlib.suppress(ImportError):
        import readline  # noqa: F401 (line editing and history)
    console.print(HELP, markup=False)
    waiting: list[str] = []
    while True:
        try:
            line = input("onrecord> " if not waiting else "     ...> ")
        except EOFError:
            return
        except KeyboardInterrupt:
            console.print()
            waiting.clear()
            continue
        word = line.strip().rstrip(";").lower()
        if not waiting and word in (".quit", ".exit", "quit", "exit"):
            return
        if not waiting and word in (".help", "help", "?"):
            console.print(HELP, markup=False)
            continue
        if not waiting and word in (".tables", ".schema"):
            line = "SELECT table_name AS name, comment FROM duckdb_tables() UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY 1;"
        waiting.append(line)
        if line.rstrip().endswith(";"):
            query = "\n".join(waiting)
            waiting.clear()
            try:
                answer(connection, query, format, console)
            except QueryError as error:
                console.print(Text(str(error), "red"))


def rows(connection: duckdb.DuckDBPyConnection, query: str, *values: object) -> list[dict[str, Any]]:
    """The rows of a query as dictionaries by column."""
    cursor = connection.execute(query, list(values))
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def find(connection: duckdb.DuckDBPyConnection, wanted: str) -> list[dict[str, Any]]:
    """The articles meant: that with the id or address, else those whose address or title holds the words."""
    columns = "article_id, url, title"
    exact = rows(
        connection, f"SELECT {columns} FROM articles WHERE article_id = $1 OR url = $1 OR canonical_url = $1", wanted
    )
    if exact:
        return exact
    query = f"""SELECT {columns} FROM articles
                WHERE contains(lower(url), lower($1)) OR contains(lower(title), lower($1)) OR starts_with(article_id, $1)
                ORDER BY published_at DESC NULLS LAST, article_id"""
    return rows(connection, query, wanted)


def article(connection: duckdb.DuckDBPyConnection, article_id: str) -> dict[str, Any]:
    """An article in its latest version with its paragraphs, quotes and figures in reading order."""
    found = rows(connection, "SELECT * FROM articles WHERE article_id = $1", article_id)[0]
    key = article_id, found["version"]
    where = "WHERE t.article_id = $1 AND t.version = $2"
    return dict(
        article=found,
        paragraphs=rows(
            connection, f"SELECT paragraph, start_char, end_char, role FROM paragraphs t {where} ORDER BY 1", *key
        ),
        quotes=rows(connection, f"SELECT * FROM quotes t {where} ORDER BY spans[1].start_char, quote_id", *key),
        figures=rows(
            connection,
            f"SELECT t.*, a.name AS actor FROM figures t LEFT JOIN actors a USING (actor_id) {where} ORDER BY start_char, end_char",
            *key,
        ),
    )


def counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows by public table, in alphabetical order; articles (a view in some schemas) among them."""
    names = rows(connection, "SELECT table_name AS n FROM duckdb_tables() WHERE NOT internal AND NOT temporary")
    wanted = sorted({r["n"] for r in names} | {"articles"} - set(INTERNAL))
    return {n: connection.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in wanted if n not in INTERNAL}


def status(connection: duckdb.DuckDBPyConnection, paths: Paths) -> dict[str, Any]:
    """The last ten runs, data checks that the latest one failed, rows by table, files with their sizes in bytes."""
    files = sorted(paths.archive.glob("*.warc.gz")) if paths.archive.exists() else []
    return dict(
        runs=rows(connection, "SELECT * FROM runs ORDER BY started_at DESC LIMIT 10"),
        checks=rows(
            connection,
            """SELECT "check", failing_rows, severity, description FROM checks
               WHERE run_id = (SELECT arg_max(run_id, started_at) FROM runs SEMI JOIN checks USING (run_id))
                   AND coalesce(failing_rows, 1) > 0 ORDER BY severity, "check\"""",
        ),
        rows=counts(connection),
        files=dict(
            database=dict(path=str(paths.published), bytes=paths.published.stat().st_size),
            archive=dict(path=str(paths.archive), files=len(files), bytes=sum(f.stat().st_size for f in files)),
        ),
    )


def print_status(found: dict[str, Any], console: Console) -> None:
    """For people on a terminal, plain lines when piped."""
    for run in found["runs"]:
        ended = run["ended_at"]
        took = f"{(ended - run['started_at']).total_seconds():.0f} s" if ended else "not ended"
        pages = ", ".join(f"{n} {name}" for name, n in (run.get("outcomes") or {}).items())
        line = f"{run['started_at']:%Y-%m-%d %H:%M:%S} UTC  {run.get('flow') or 'run'}  {run['state']}  {took}  {pages}  {run['run_id']}"
        console.print(line, markup=False, highlight=False, soft_wrap=True)
        if run.get("error"):
            console.print(f"    {run['error']}", markup=False, highlight=False, soft_wrap=True)
    console.print()
    for check in found["checks"]:
        line = f"{check_line(check['check'], check['failing_rows'], check['severity'])}: {check['description']}"
        console.print(Text(line, "red" if check["severity"] == "error" else "yellow"), soft_wrap=True)
    if not found["checks"]:
        console.print("all data checks pass", highlight=False)
    console.print()
    for name, count in found["rows"].items():
        console.print(f"{name:<18}{count:>12,}", markup=False, highlight=False)
    files = found["files"]
    console.print(
        f"\ndatabase  {files['database']['path']}  ({_size(files['database']['bytes'])})",
        highlight=False,
        soft_wrap=True,
    )
    archive = files["archive"]
    console.print(
        f"archive   {archive['path']}  ({archive['files']} files, {_size(archive['bytes'])})",
        highlight=False,
        soft_wrap=True,
    )


def _size(count: int) -> str:
    for unit in ("bytes", "kB", "MB", "GB"):
        if count < 1000 or unit == "GB":
            return f"{count:,.0f} {unit}"
        count /= 1000  # type: ignore[assignment]
    raise AssertionError
