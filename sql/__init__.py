"""The SQL of the warehouse: one file for each table, view, macro, check, derived table and example.

Comments on tables, columns, views and macros are the one source of the data dictionary; here is only what finds the files.
The first lines of a file that begin with `--` are its header: `-- key: value` lines, and text that says what it is for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
_FIELD = re.compile(r"([a-z]+): (.+)")


@dataclass(frozen=True)
class Statement:
    """One SQL file: `name` without number and ending, `sql` whole, `description` and `fields` from its header."""

    name: str
    number: int
    sql: str
    description: str
    fields: dict[str, str]

    @property
    def query(self) -> str:
        """The SQL without header, final semicolon and white space: what can stand inside another statement."""
        lines = self.sql.splitlines()
        while lines and (not lines[0].strip() or lines[0].startswith("--")):
            lines.pop(0)
        return "\n".join(lines).strip().rstrip(";")


def _statement(path: Path) -> Statement:
    number, _, name = path.stem.partition("_") if path.stem[:1].isdigit() else ("0", "", path.stem)
    sql, text, fields = path.read_text(encoding="utf8"), [], {}
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        content = line[2:].strip()
        if found := _FIELD.fullmatch(content):
            fields[found[1]] = found[2]
        elif content:
            text.append(content)
    return Statement(name, int(number), sql, " ".join(text), fields)


@cache
def _folder(name: str) -> tuple[Statement, ...]:
    return tuple(sorted((_statement(p) for p in (FOLDER / name).glob("*.sql")), key=lambda s: (s.number, s.name)))


def migrations() -> tuple[Statement, ...]:
    """What makes the tables, in the order in which it is applied."""
    return _folder("migrations")


def derived() -> tuple[Statement, ...]:
    """Queries whose result is the whole of the table they are named for: tables that follow from others."""
    return _folder("derived")


def views() -> tuple[Statement, ...]:
    return _folder("views")


def macros() -> tuple[Statement, ...]:
    return _folder("macros")


def checks() -> tuple[Statement, ...]:
    """Queries whose rows are problems; `fields["severity"]` is error or warning."""
    return _folder("checks")


def examples() -> tuple[Statement, ...]:
    return _folder("examples")
