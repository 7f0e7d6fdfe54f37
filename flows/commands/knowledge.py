"""Commands about the seeds: what we know beforehand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..commands import common

seeds_app = typer.Typer(help="Check the seed tables, or bring your own actors into them.", no_args_is_help=True)

TABLES = ("actors", "actor_names", "actor_roles")
"""The tables that an import adds to."""


def register(app: typer.Typer) -> None:
    app.add_typer(seeds_app, name="seeds", rich_help_panel="Knowledge")


@seeds_app.command("check")
def check(as_json: common.AsJson = False) -> None:
    """Check the seed tables: every problem with its table, line and column (exit code 1 if there are any).

    Examples:

    - onrecord seeds check

    - ONRECORD_SEEDS=my-seeds onrecord seeds check --json
    """
    folder = common.settings().seeds
    with common.errors_said():
        import json

        from onrecord import seeds
        from onrecord.transforms.seed_checks import problems

        tables = seeds.load(folder)
        found = problems(dict(tables))
        if as_json:
            print(json.dumps(found.to_dicts(), ensure_ascii=False))
        else:
            for row in found.iter_rows(named=True):
                print(f"{row['table']}.csv:{row['row']}: {row['column'] or ''}: {row['problem']}")
            print(f"{len(tables)} tables in {folder}: {found.height or 'no'} problem{'s' * (found.height != 1)}")
    raise typer.Exit(1 if found.height else 0)


@seeds_app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A CSV with a column name, or JSON of the Wikidata query service.")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
) -> None:
    """Bring actors of your own into the seed tables: politicians, companies, ministries and how they are called.

    A CSV needs a column name; type, country, aliases (parted by |), description, role, organization, valid_from, valid_to
    and wikidata_id are understood. What our tables say already stays; where the file differs, that is reported.

    Examples:

    - onrecord seeds import ministers.csv --dry-run

    - onrecord seeds import query.json
    """
    folder = common.settings().seeds
    with common.errors_said():
        from onrecord import seeds
        from onrecord.transforms import seed_checks, seed_import

        if not file.exists():
            common.stop(f"{file}: no such file", common.USAGE)
        try:
            text = file.read_text(encoding="utf-8")
            read = seed_import.from_wikidata_json if file.suffix.lower() == ".json" else seed_import.from_csv
            found = read(text)
        except (OSError, UnicodeDecodeError, seed_import.SeedImportError) as error:
            common.stop("\n".join(f"{file}: {line}" for line in str(error).splitlines()))
        tables = dict(seeds.load(folder))
        merged, conflicts = seed_import.merge(tables, found)
        before = set(seed_checks.problems(tables).rows())
        spoiled = [row for row in seed_checks.problems(merged).rows() if row not in before]
        for row in conflicts.iter_rows(named=True):
            print(f"kept {row['name']} ({row['actor_id']}): {row['column']} stays {row['kept']}, not {row['given']}")
        for table, row, column, problem in spoiled:
            print(f"{table}.csv:{row}: {column or ''}: {problem}")
        if spoiled:
            common.stop("the tables would not be sound any more, so nothing was written")
        for name in TABLES:
            print(f"{name}: {merged[name].height - tables[name].height} rows more")
            if not dry_run and not merged[name].equals(tables[name]):
                _write(merged[name], folder / f"{name}.csv")
        print("nothing was written (--dry-run)" if dry_run else f"written to {folder}")


def _write(table, path: Path) -> None:
    """In one step, so that no run reads half a table."""
    fresh = path.with_suffix(".csv.new")
    table.write_csv(fresh)
    fresh.replace(path)
