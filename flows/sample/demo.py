"""The sample outlets through the whole pipeline: two nights, and what was learnt.

Nothing here is special to the samples but the list of sources: it is the nightly job over real HTTP, so what the demo
shows is what the pipeline does.
"""

from __future__ import annotations

import os
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polars as pl
from onrecord import seeds
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..running.report import RunReport
from ..settings import WAREHOUSE
from ..showing import asking
from ..showing.marking import amount
from . import site as sample_site

LONGEST = 240
"""Characters of a sentence that are shown."""

OUTLETS = ("harbor-ledger", "northern-wire", "meridian-post")

NEXT = """\
  onrecord sql                                          a prompt; FROM who_said_what; lists every quote
  onrecord sql "SELECT actor, value, unit, subject, deadline, sentence FROM pledges"
  onrecord sql "FROM quote_spread"                      which outlet had a statement first, and who repeated it
  onrecord show bridge.html                             an article with quotes, speakers and figures marked
  onrecord status                                       runs, rows, files
  onrecord ingest https://…                             your own articles: addresses, files, folders"""


def two_nights(nightly: Callable[[], RunReport], say: Callable[[str], None]) -> list[RunReport]:
    """Serves the samples and runs the nightly job against them, then again after one page was revised."""
    with sample_site.serve(revision=1) as base:
        say(f"three made-up outlets are served at {base}")
        with _sources(base):
            reports = [nightly()]
    with sample_site.serve(revision=2, port=int(base.rpartition(":")[2])) as base, _sources(base):
        say("the next night: one page was revised")
        reports.append(nightly())
    return reports


@contextmanager
def _sources(base: str) -> Iterator[None]:
    """The seeds as they are but for sources.csv, which lists the samples' feeds and sitemaps."""
    with tempfile.TemporaryDirectory(prefix="onrecord-demo-") as name:
        folder = Path(name)
        for path in seeds.FOLDER.iterdir():
            if path.suffix == ".csv" or path.name == "models":
                (folder / path.name).symlink_to(path.resolve())
        (folder / "sources.csv").unlink()
        rows = [
            dict(
                kind=kind,
                url=f"{base}/{outlet}/{file}",
                site=f"{outlet}.example",
                section=None,
                enabled="yes",
                note="sample",
            )
            for outlet in OUTLETS
            for kind, file in (("feed", "feed.xml"), ("sitemap", "sitemap.xml"))
        ]
        pl.DataFrame(rows).write_csv(folder / "sources.csv")
        before = os.environ.get("ONRECORD_SEEDS")
        os.environ["ONRECORD_SEEDS"] = str(folder)
        try:
            yield
        finally:
            os.environ.pop("ONRECORD_SEEDS") if before is None else os.environ.update(ONRECORD_SEEDS=before)


def print_learnt(connection: Any, reports: list[RunReport], database: Path, console: Console) -> None:
    """Who said what, which pledges, what the revision changed, how many rows, where they are, what to try next."""
    _heading(console, "Who said what")
    said = asking.rows(
        connection,
        """WITH best AS (
               SELECT speaker, role, text, kind, site, score FROM who_said_what
               WHERE speaker IS NOT NULL AND speaker_id IS NOT NULL AND length(text) BETWEEN 30 AND 220
               QUALIFY row_number() OVER (
                   PARTITION BY speaker_id
                   ORDER BY kind = 'direct' DESC, role IS NULL, contains(text, '…'), score DESC, quote_id) = 1
           )
           FROM best QUALIFY row_number() OVER (
               PARTITION BY site ORDER BY kind = 'direct' DESC, role IS NULL, score DESC, speaker) <= 3
           ORDER BY site, kind = 'direct' DESC, role IS NULL, score DESC, speaker""",
    )
    for row in said:
        console.print(
            Text.assemble((who(row), "bold cyan"), ": ", (said_text(row), "green"), "  ", (row["site"] or "", "dim")),
            soft_wrap=True,
        )
    _heading(console, "Pledges and targets on record")
    for row in asking.rows(
        connection,
        """SELECT p.* FROM pledges p JOIN figures f USING (figure_id)
           QUALIFY row_number() OVER (
               PARTITION BY coalesce(p.actor_id, p.article_id)
               ORDER BY p.deadline IS NULL, p.score DESC, p.article_id, f.start_char) = 1
           ORDER BY p.actor IS NULL, p.deadline IS NULL, p.score DESC, p.figure_id LIMIT 6""",
    ):
        by = f" by {row['deadline']:%Y-%m-%d}" if row["deadline"] else ""
        line = Text.assemble(
            (row["actor"] or "(actor not named)", "bold cyan"), f" {row['status']}: ", (amount(row), "bold magenta"), by
        )
        console.print(line, soft_wrap=True)
        console.print(Text(f"    {shortened(row['sentence'] or '')}", "dim"), soft_wrap=True)
    changes = asking.rows(
        connection, "SELECT event, what, text, actor FROM article_changes ORDER BY what, event, text LIMIT 8"
    )
    if changes:
        _heading(console, "What the revised page changed")
        for row in changes:
            by = f" ({row['actor']})" if row["actor"] else ""
            console.print(Text(f"{row['event']} {row['what']}{by}: {shortened(row['text'])}"), soft_wrap=True)
    _heading(console, "What is in the warehouse")
    table = Table(box=None, pad_edge=False, show_header=False)
    for name, count in reports[-1].rows.items():
        table.add_row(name, f"{count:,}")
    console.print(table)
    odd = {f.outcome: f for report in reports for f in report.failures}
    for failure in odd.values():
        console.print(Text(f"kept out: {failure.outcome}: {failure.error}", "yellow"), soft_wrap=True)
    console.print(Text(f"\ndatabase: {database}"), soft_wrap=True)
    _heading(console, "Try next")
    console.print(NEXT, markup=False, highlight=False, soft_wrap=True)
    if database.parent != WAREHOUSE.absolute():
        console.print(
            f"  (first: export ONRECORD_WAREHOUSE={database.parent})", markup=False, highlight=False, soft_wrap=True
        )


def who(row: dict[str, Any]) -> str:
    """A speaker with the role that the text gives him, which stands before the name where it is a title: Mayor Ann Lee."""
    if not row["role"]:
        return row["speaker"]
    title = all(word[:1].isupper() for word in row["role"].split())
    return f"{row['role']} {row['speaker']}" if title else f"{row['speaker']}, {row['role']}"


def shortened(text: str) -> str:
    """Text on one line, cut behind a word where it is long."""
    return textwrap.shorten(text, LONGEST, placeholder=" …")


def said_text(row: dict[str, Any]) -> str:
    """What was said, between quote marks only where these are the speaker's own words."""
    return f"“{row['text']}”" if row["kind"] == "direct" else row["text"]


def _heading(console: Console, text: str) -> None:
    console.print(Text(f"\n{text}", "bold"))
