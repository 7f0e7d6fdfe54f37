"""The command line: one module for each command in `commands`, put together here.

Nothing heavy is imported before a command needs it (Prefect alone costs three seconds), so that help, `sql`, `show` and
`status` answer at once.
"""

from __future__ import annotations

import typer

from .commands import articles, database, knowledge, service, training

HELP = """Bring on record who said what, and which numbers: news articles in, a DuckDB warehouse out.

Exit codes: 0 all fine, 1 nothing worked, 2 a wrong command line or setting, 3 some inputs failed, or a data check did, and the
rest is in.

ONRECORD_WAREHOUSE (or --warehouse) says where the data lies; other settings: ONRECORD_… in the environment, a .env or an
onrecord.toml in the working folder."""

app = typer.Typer(
    name="onrecord", help=HELP, no_args_is_help=True, rich_markup_mode="markdown", pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


def _version(shown: bool) -> None:
    if shown:
        from importlib.metadata import version

        typer.echo(version("onrecord"))
        raise typer.Exit


@app.callback()
def _main(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    pass


for module in (articles, database, service, knowledge, training):
    module.register(app)


def main() -> None:
    """The console script."""
    app()
