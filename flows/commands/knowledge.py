"""Commands about the seeds: what we know beforehand."""

from __future__ import annotations

import typer

seeds = typer.Typer(help="Check the seed tables, or bring a file into them.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    app.add_typer(seeds, name="seeds", rich_help_panel="Knowledge")
