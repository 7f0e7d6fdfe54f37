"""Commands that bring articles on record: ingest, run, reprocess."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from ..commands import common


def register(app: typer.Typer) -> None:
    app.command("ingest", rich_help_panel="Articles")(ingest)
    app.command("run", rich_help_panel="Articles")(run)
    app.command("reprocess", rich_help_panel="Articles")(reprocess)


def ingest(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Web addresses, folders and files, in any mix.")],
    warehouse: common.Warehouse = None,
    published: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], metavar="DATE", help="Publication date for inputs that bear none (2025-08-17)."
        ),
    ] = None,
    always: Annotated[
        bool, typer.Option("--always", help="Fetch pages again even if the site says they are unchanged.")
    ] = False,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Stop after N pages.")] = None,
    as_json: common.AsJson = False,
    verbose: common.Verbose = False,
) -> None:
    """Read articles and bring what they say on record.

    Takes web addresses, folders (with all below them), .txt, .html, .jsonl, .parquet and .warc; all but .parquet also with
    .gz. A JSON line or Parquet row has url, title, published_at and either text or html; authors and section if you have them.

    A line or file that cannot be read is reported and costs nothing else (exit code 3). The same input twice changes nothing.

    Examples:

    - onrecord ingest https://news.example/2025/story.html

    - onrecord ingest speech.txt --published 2025-08-17

    - onrecord ingest articles/ dump.jsonl.gz crawl.warc.gz --json
    """
    with common.errors_said():
        from ..pages.inputs import check

        check(inputs)
        settings = common.settings(warehouse)
        from ..running.requests import Again, IngestRequest

        request = IngestRequest(
            inputs=inputs, published=published.date() if published else None, limit=limit,
            again=Again.ALWAYS if always else Again.IF_CHANGED,
        )  # fmt: skip

    def call():
        flow = common.job("ingest", verbose)
        return flow(request, warehouse=str(settings.warehouse))

    raise typer.Exit(common.run_flow(call, as_json, verbose).exit_code)


def run(
    warehouse: common.Warehouse = None,
    source: Annotated[
        list[str] | None,
        typer.Option(metavar="URL|SITE", help="Only this source, even if not enabled; may be repeated."),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="At most N pages from each source.")] = None,
    as_json: common.AsJson = False,
    verbose: common.Verbose = False,
) -> None:
    """Do what the nightly schedule does: read every enabled source of sources.csv and bring what is new on record.

    Examples:

    - onrecord run

    - onrecord run --source theguardian.com --limit 20
    """
    settings = common.settings(warehouse)
    with common.errors_said():
        from onrecord import seeds

        from ..discovering.discover import sources

        try:
            found = sources(seeds.load(settings.seeds)["sources"], source or ())
        except ValueError as error:
            common.stop(str(error), common.USAGE)
        if not found:
            common.stop(
                f"no source is enabled in {settings.seeds / 'sources.csv'}: set enabled to yes in a row", common.USAGE
            )
        from ..running.requests import NightlyRequest

        request = NightlyRequest(sources=source or [], limit=limit)

    def call():
        flow = common.job("nightly", verbose)
        return flow(request, warehouse=str(settings.warehouse))

    raise typer.Exit(common.run_flow(call, as_json, verbose).exit_code)


def reprocess(
    warehouse: common.Warehouse = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Only pages fetched on or after this day."),
    ] = None,
    as_json: common.AsJson = False,
    verbose: common.Verbose = False,
) -> None:
    """Work everything out anew from the page archive, without fetching: after new rules, models or seeds.

    Examples:

    - onrecord reprocess

    - onrecord reprocess --since 2025-08-01
    """
    settings = common.settings(warehouse)

    def call():
        from ..running.requests import ReprocessRequest

        flow = common.job("reprocess", verbose)
        return flow(ReprocessRequest(since=since.date() if since else None), warehouse=str(settings.warehouse))

    raise typer.Exit(common.run_flow(call, as_json, verbose).exit_code)
