"""Commands that read the published database: sql, show, status, dictionary."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..commands import common


class Format(StrEnum):
    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def register(app: typer.Typer) -> None:
    app.command("sql", rich_help_panel="Questions")(sql)
    app.command("show", rich_help_panel="Questions")(show)
    app.command("status", rich_help_panel="Questions")(status)
    app.command("dictionary", rich_help_panel="Questions")(dictionary)


def sql(
    query: Annotated[
        str | None, typer.Argument(help="A query; none: a prompt, or what comes through the pipe.")
    ] = None,
    warehouse: common.Warehouse = None,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", show_default="table on a terminal, csv when piped", help="How rows are printed."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Ask the published database, read-only. The pipeline may run meanwhile.

    Examples:

    - onrecord sql "SELECT speaker, text, said_on, url FROM who_said_what LIMIT 20"

    - onrecord sql "FROM said_by('Rutte')" --json

    - onrecord sql < question.sql > answer.csv

    - onrecord sql
    """
    from ..showing import asking

    chosen = "json" if as_json else (format.value if format else "table" if sys.stdout.isatty() else "csv")
    with common.errors_said():
        from onrecord.warehouse import read

        connection = read.connect(common.paths(warehouse))
        try:
            if query is None and sys.stdin.isatty():
                asking.prompt(connection, common.console(), chosen)
                return
            asking.answer(
                connection, sys.stdin.read() if query is None or query == "-" else query, chosen, common.console()
            )
        except asking.QueryError as error:
            common.stop(str(error))
        finally:
            connection.close()


def show(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="Its id, its address, or a part of address or title.")
    ],
    warehouse: common.Warehouse = None,
    as_json: common.AsJson = False,
) -> None:
    """Show an article with its quotes, speakers and figures marked in the text.

    Examples:

    - onrecord show n0123456789abcdef

    - onrecord show harbour-bridge | less
    """
    with common.errors_said():
        import json

        from onrecord.warehouse import read

        from ..showing import asking
        from ..showing.marking import print_article

        connection = read.connect(common.paths(warehouse))
        try:
            found = asking.find(connection, article)
            if not found:
                common.stop(f"no article with the id, address or title {article!r}")
            if len(found) > 1:
                lines = [f"  {a['article_id']}  {a['title'] or a['url']}" for a in found[:20]]
                more = [f"  and {len(found) - 20} more"] if len(found) > 20 else []
                common.stop("\n".join([f"{len(found)} articles match {article!r}:", *lines, *more]), common.USAGE)
            whole = asking.article(connection, found[0]["article_id"])
        finally:
            connection.close()
        if as_json:
            print(json.dumps(whole, default=asking.plain, ensure_ascii=False))
        else:
            dim = [
                (p["start_char"], p["end_char"]) for p in whole["paragraphs"] if p["role"] in ("credit", "furniture")
            ]
            print_article(common.console(), whole["article"], whole["quotes"], whole["figures"], dim)


def status(warehouse: common.Warehouse = None, as_json: common.AsJson = False) -> None:
    """Show the last runs, the rows in each table, and where the files are.

    Examples:

    - onrecord status

    - onrecord status --json
    """
    with common.errors_said():
        import json

        from onrecord.warehouse import read

        from ..showing import asking

        paths = common.paths(warehouse)
        connection = read.connect(paths)
        try:
            found = asking.status(connection, paths)
        finally:
            connection.close()
        if as_json:
            print(json.dumps(found, default=asking.plain, ensure_ascii=False))
        else:
            asking.print_status(found, common.console())


def dictionary(
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it there.")] = None,
) -> None:
    """Print the data dictionary (Markdown): every table, view, macro and column with what it means.

    Examples:

    - onrecord dictionary

    - onrecord dictionary --output dictionary.md
    """
    with common.errors_said():
        from onrecord.warehouse import dictionary as written

        connection = written.empty()
        try:
            text = written.markdown(connection)
        finally:
            connection.close()
        if output is None:
            print(text)
        else:
            try:
                output.write_text(text, encoding="utf-8")
            except OSError as error:
                common.stop(f"{output}: {error.strerror}")
