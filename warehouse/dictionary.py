"""The data dictionary as Markdown, from the comments in the database: the SQL is its one source.

python -m onrecord.warehouse.dictionary > docs/dictionary.md
"""

from __future__ import annotations

import sys

import duckdb
from onrecord import sql

from .database import make_views, migrate
from .replace import rows, transaction

HEAD = """# Data dictionary

What stands in the published database, `onrecord.duckdb`. Made from the comments in the database itself
(`python -m onrecord.warehouse.dictionary > docs/dictionary.md`); `DESCRIBE` and `duckdb_columns()` show the same to who
has only the file. Times are UTC. Offsets count Unicode characters from 0, half open: `text[start_char + 1 : end_char]`.
"""


def empty() -> duckdb.DuckDBPyConnection:
    """A database in memory with the schema and no rows."""
    connection = duckdb.connect()
    with transaction(connection):
        migrate(connection)
        make_views(connection)
    return connection


def markdown(connection: duckdb.DuckDBPyConnection) -> str:
    """The dictionary of a database with the schema of `sql/`: tables, views, macros, checks, in the order of `sql/`."""
    columns: dict[str, list[tuple[str, str, str]]] = {}
    for table, *column in rows(
        connection,
        "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() WHERE NOT internal "
        "ORDER BY table_name, column_index",
    ):
        columns.setdefault(table, []).append(tuple(column))
    comments = dict(
        rows(
            connection,
            "SELECT table_name, comment FROM duckdb_tables() WHERE NOT internal "
            "UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal",
        )
    )
    views = [view.name for view in sql.views()]
    tables = [migration.name for migration in sql.migrations() if migration.name in comments]
    out = [HEAD]
    for heading, names in (("Tables", ["articles", *tables]), ("Views", [v for v in views if v != "articles"])):
        out.append(f"## {heading}\n")
        for name in names:
            out.append(f"### {name}\n\n{comments[name]}\n\n| column | type | meaning |\n|---|---|---|")
            out.extend(f"| `{c}` | {_type(kind)} | {_cell(comment)} |" for c, kind, comment in columns[name])
            out.append("")
    out.append("## Table macros\n")
    macros = "SELECT function_name, parameters, comment FROM duckdb_functions() WHERE function_type = 'table_macro' AND NOT internal ORDER BY function_name"
    out.extend(f"- `{name}({', '.join(given)})`: {_cell(comment)}" for name, given, comment in rows(connection, macros))
    out.append(
        "\n## Checks\n\nRun after every load; a row that one of them returns is a problem.\n\n| check | severity | a row means |\n|---|---|---|"
    )
    out.extend(f"| `{c.name}` | {c.fields['severity']} | {_cell(c.description)} |" for c in sql.checks())
    return "\n".join(out) + "\n"


def _type(kind: str) -> str:
    return f"`{kind}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    with empty() as database:
        sys.stdout.write(markdown(database))
