"""Commands that keep something running: serve, demo."""

from __future__ import annotations

from typing import Annotated

import typer

from ..commands import common


def register(app: typer.Typer) -> None:
    app.command("serve", rich_help_panel="Service")(serve)
    app.command("demo", rich_help_panel="Service")(demo)


def serve(
    warehouse: common.Warehouse = None,
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="Port of the Prefect server, where one is started.")
    ] = 4200,
) -> None:
    """Run the nightly schedule and the ingest form, with Prefect's UI, until Ctrl-C.

    Starts a Prefect server on loopback unless PREFECT_API_URL (or a Prefect profile) names one. The schedule is
    ONRECORD_CRON in the time zone ONRECORD_TIMEZONE.

    Examples:

    - onrecord serve

    - ONRECORD_CRON="0 3 * * *" ONRECORD_TIMEZONE=Europe/London onrecord serve --port 4300
    """
    settings = common.settings(warehouse)
    common.prepare_prefect(verbose=True)
    from ..serving.serve import ServeError
    from ..serving.serve import serve as start

    with common.errors_said():
        try:
            start(settings, port, lambda line: print(line, flush=True))
        except ServeError as error:
            common.stop(str(error))


def demo(warehouse: common.Warehouse = None, verbose: common.Verbose = False) -> None:
    """Run the pipeline on the sample articles, two nights, and show what was learnt.

    Serves three made-up outlets on loopback and runs the nightly job against them, then again after one page was revised.

    Example:

    - onrecord demo --warehouse /tmp/try
    """
    settings = common.settings(warehouse)
    out = common.console()
    with common.errors_said():
        from onrecord.warehouse import read
        from onrecord.warehouse.paths import Paths

        from ..sample.demo import print_learnt, two_nights

        nightly = common.job("nightly", verbose)

        def night():
            return common.watch(lambda: nightly(None, warehouse=str(settings.warehouse)), verbose)

        reports = two_nights(night, lambda line: out.print(line, highlight=False))
        paths = Paths(settings.warehouse)
        connection = read.connect(paths)
        try:
            print_learnt(connection, reports, paths.published, out)
        finally:
            connection.close()
