"""What a run did, as a value: how it ended, what became of every page, how many rows there are now.

Flows return it, the command line prints it (for people, for pipes, as JSON) and takes its exit code from it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..pages.page import FINE, Outcome

ALL_FINE, FAILED, USAGE, SOME_FAILED = 0, 1, 2, 3
"""Exit codes of every command: all fine, nothing worked, a wrong command line, some inputs or a data check failed and the
rest is in."""

SHOWN = 20
"""Failures printed for people; `--json` gives all."""


@dataclass(frozen=True, slots=True)
class Failure:
    url: str
    outcome: str
    error: str


@dataclass(frozen=True, slots=True)
class RunReport:
    """`outcomes`: pages by outcome; `rows`: rows by public table after the run; `added`: rows that this run added;
    `checks`: failing rows by data check, only those that fail, null for one that could not be run; `state`: completed,
    failed_some (some pages failed and the rest is in), failed (nothing was published)."""

    run_id: str
    state: str
    database: str
    started_at: datetime | None = None
    ended_at: datetime | None = None
    outcomes: Mapping[str, int] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    added: Mapping[str, int] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    checks: Mapping[str, int | None] = field(default_factory=dict)
    check_errors: list[str] = field(default_factory=list)
    """Those of `checks` whose severity is error: rows that cannot be true, as a warning's may be."""
    articles: Mapping[str, int] = field(default_factory=dict)
    """Articles by what they were to the warehouse: new, changed, unchanged."""
    error: str | None = None
    """Why a run failed as a whole."""

    @property
    def exit_code(self) -> int:
        """0 all fine, 1 nothing worked, 3 some pages or a data check of severity error failed and the rest is in."""
        failed = sum(n for outcome, n in self.outcomes.items() if outcome not in _FINE)
        if self.state == "failed" or (failed and sum(self.outcomes.values()) == failed):
            return FAILED
        return SOME_FAILED if failed or self.check_errors else ALL_FINE

    def as_json(self) -> str:
        """One JSON object; times in ISO 8601."""
        return json.dumps({**asdict(self), "exit_code": self.exit_code}, default=str, ensure_ascii=False)

    def print(self, console: Console) -> None:
        """For people on a terminal; plain lines of `name: value` when piped."""
        if console.is_terminal:
            console.print(self.rich())
        else:
            for line in self.lines():
                console.print(line, markup=False, highlight=False, soft_wrap=True)

    def lines(self) -> list[str]:
        out = [f"run {self.run_id}: {self.state}"]
        if self.error:
            out.append(f"error: {self.error}")
        out += [f"pages {name}: {count}" for name, count in self.outcomes.items()]
        out += [f"articles {name}: {count}" for name, count in self.articles.items()]
        out += [f"{f.outcome}: {f.error or f.url}" for f in self.failures]
        out += [self._check(name) for name in self.checks]
        out += [f"rows {name}: {count}{_more(self.added.get(name))}" for name, count in self.rows.items()]
        return [*out, f"database: {self.database}"]

    def _check(self, name: str) -> str:
        return check_line(name, self.checks[name], "error" if name in self.check_errors else "warning")

    def rich(self) -> RenderableType:
        colour = {"completed": "green", "failed_some": "yellow"}.get(self.state, "red")
        parts: list[RenderableType] = [
            Text.assemble(("Run ", "bold"), self.run_id, " ", (self.state.replace("_", " "), colour))
        ]
        if self.error:
            parts.append(Text(self.error, "red"))
        if self.outcomes:
            line = Text("Pages     ")
            line.append(", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in self.outcomes.items()))
            parts.append(line)
        if self.articles:
            parts.append(Text("Articles  " + ", ".join(f"{count:,} {name}" for name, count in self.articles.items())))
        for failure in self.failures[:SHOWN]:
            parts.append(
                Text.assemble(("  " + failure.outcome.replace("_", " "), "yellow"), "  ", failure.error or failure.url)
            )
        if len(self.failures) > SHOWN:
            parts.append(
                Text(f"  and {len(self.failures) - SHOWN:,} more: SELECT url, outcome, error FROM fetches", "dim")
            )
        for name in self.checks:
            parts.append(Text(f"  {self._check(name)}", "red" if name in self.check_errors else "yellow"))
        if self.rows:
            table = Table(box=None, pad_edge=False, show_header=True, header_style="dim")
            table.add_column("table")
            table.add_column("rows", justify="right")
            table.add_column("new", justify="right")
            for name, count in self.rows.items():
                table.add_row(name, f"{count:,}", f"+{n:,}" if (n := self.added.get(name)) else "")
            parts.append(table)
        parts.append(Text(f"Database  {self.database}"))
        return Group(*parts)


def check_line(name: str, failing: int | None, severity: str) -> str:
    """What is said of a data check that fails."""
    found = "could not be run" if failing is None else f"{failing:,} failing row{'s' * (failing != 1)}"
    return f"check {name}: {found} ({severity})"


_FINE = frozenset(o.value for o in FINE)


def _more(added: int | None) -> str:
    return f" (+{added})" if added else ""


def failures(pages: list) -> list[Failure]:
    """The failures among pages, in their order."""
    return [Failure(p.url, p.outcome.value, p.error or "") for p in pages if p.outcome not in FINE]


def outcomes(pages: list) -> dict[str, int]:
    """How many pages had each outcome, in the order of the closed list."""
    return {o.value: n for o in Outcome if (n := sum(p.outcome is o for p in pages))}
