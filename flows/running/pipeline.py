"""The tail that every flow shares: archive, clean, tell versions apart, analyse, load, check, publish, report.

A run takes pages in batches, so that a million lines never lie in memory at once; what a batch yields is staged as
Parquet, and only the whole run is loaded, in one transaction. Prefect tasks are batches too: a task costs milliseconds to
hundreds of them (`steps`). The build database is held for the whole run, because version numbers are given out on the way.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from typing import Any

import polars as pl
from onrecord import seeds
from onrecord.transforms import analysis, stories, versions
from onrecord.transforms.ids import stable_id
from onrecord.transforms.settle import settle
from onrecord.transforms.units import unit_factors
from onrecord.warehouse.archive import PageArchive
from onrecord.warehouse.build import Build
from onrecord.warehouse.database import open_build
from onrecord.warehouse.known import known, row_counts
from onrecord.warehouse.paths import Paths
from onrecord.warehouse.publish import publish
from onrecord.warehouse.staging import Staging

from ..pages.clean import Cleaned
from ..pages.page import FINE, Outcome, Page
from ..settings import Settings
from . import archiving
from .report import Failure, RunReport
from .steps import step
from .workers import Failures, Workers

log = logging.getLogger(__name__)

Place = tuple[str, int] | None
"""Where a page is archived: file and offset; None where it had no body."""

FETCHES = pl.Schema(
    {
        "fetch_id": pl.String, "run_id": pl.String, "url": pl.String, "final_url": pl.String,
        "requested_at": pl.Datetime("us"), "status": pl.Int32, "etag": pl.String, "last_modified": pl.String,
        "bytes": pl.Int64, "content_sha256": pl.String, "warc_file": pl.String, "warc_offset": pl.Int64,
        "outcome": pl.String, "error": pl.String, "article_id": pl.String, "version": pl.Int32,
    }
)  # fmt: skip


@dataclass
class Batch:
    """Pages with the place of each in the archive."""

    pages: list[Page]
    places: list[Place]
    before: dict[Place, dict] = field(default_factory=dict)
    """What earlier runs made of a page (rows of `warehouse.known.archived`), by place, when it is worked out again: a page
    that gave a version gives that version again, whatever its text is now."""


@step("archive")
def archive_pages(archive: PageArchive, pages: list[Page]) -> list[Place]:
    """Keeps every page that has a body, before anything else happens to it."""
    kept = [p for p in pages if p.body]
    places = iter(archive.append(archiving.kept(p) for p in kept))
    return [next(places) if p.body else None for p in pages]


@step("clean")
def clean_pages(workers: Workers, pages: list[Page]) -> Cleaned:
    return workers.clean(pages)


@step("analyse")
def analyse_articles(workers: Workers, articles: pl.DataFrame) -> tuple[dict[str, pl.DataFrame], Failures]:
    return workers.analyse(articles)


@step("load")
def load_run(run: Run, build: Build) -> None:
    run.load(build)


@step("publish", retries=2, retry_delay_seconds=5)
def publish_run(paths: Paths) -> None:
    """Retried: a full disk or a busy file system may pass."""
    publish(paths)


def code_version() -> str:
    return metadata.version("onrecord")


class Run:
    """One run: what it was asked, what it has staged, and what became of every page."""

    def __init__(self, kind: str, settings: Settings, parameters: dict[str, Any], flow_run_id: str | None = None):
        self.kind, self.settings, self.parameters, self.flow_run_id = kind, settings, parameters, flow_run_id
        self.started_at = datetime.now(UTC)
        self.run_id = f"{self.started_at:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
        self.paths = Paths(settings.warehouse)
        self.seeds = seeds.load(settings.seeds)
        self.staging = Staging(self.paths, self.run_id)
        self.archive = PageArchive(self.paths)
        self.assigned = pl.DataFrame(schema=versions.STORED)
        self.fetches: list[dict] = []
        self.counts = dict(new=0, revised=0, unchanged=0, reanalysed=0)
        self.batches = 0
        self.added: dict[str, int] = {}

    def take(self, build: Build, workers: Workers, batch: Batch) -> None:
        """One batch from pages to staged frames."""
        self.batches += 1
        cleaned = clean_pages(workers, batch.pages)
        ids = list(cleaned.article_ids)
        fixed = {
            i: batch.before[place]
            for i, place in enumerate(batch.places)
            if ids[i] is not None and batch.before.get(place, {}).get("version") is not None
        }
        found = self._versions(build, cleaned.articles, ids, fixed)
        fresh = found.filter(~pl.col("known"))
        failed: Failures = []
        if fresh.height:
            frames, failed = analyse_articles(workers, fresh.select(list(analysis.STAGED["articles"])))
            bad = {(a, v) for a, v, _ in failed}
            keep = [k not in bad for k in fresh.select("article_id", "version").iter_rows()]
            self.staging.write(self.batches, frames | {"articles": fresh.filter(keep)})
        self._note(cleaned, batch, ids, found, failed)

    def _versions(
        self, build: Build, articles: pl.DataFrame, ids: list[str | None], fixed: dict[int, dict]
    ) -> pl.DataFrame:
        """`articles` with their versions; those in `fixed` (by page) keep the identity that the warehouse gave them."""
        pages = [i for i, article_id in enumerate(ids) if article_id is not None]
        again = [n for n, i in enumerate(pages) if i in fixed]
        stored = pl.concat([build.stored_versions(articles["article_id"]), self.assigned])
        stored = stored.unique(["article_id", "version"], keep="last", maintain_order=True)
        found = versions.assign(articles[[n for n, i in enumerate(pages) if i not in fixed]], stored)
        if again:
            rows = [fixed[pages[n]] for n in again]
            for n, row in zip(again, rows, strict=True):
                ids[pages[n]] = row["article_id"]
            kept = ("article_id", "version", "revises", "change", "is_latest")
            identity = [pl.Series(k, [row[k] for row in rows], dtype=versions.SCHEMA[k]) for k in kept]
            same = articles[again].with_columns(*identity, pl.lit(False).alias("known"))
            found = pl.concat([found, same.select(found.columns)])
        self._count(found, {tuple(k) for k in stored.select("article_id", "version").iter_rows()})
        self.assigned = pl.concat([self.assigned, found.select(list(versions.STORED))])
        return found

    def _count(self, found: pl.DataFrame, stored: set[tuple[str, int]]) -> None:
        for article_id, version, revises, unchanged in found.select(
            "article_id", "version", "revises", "known"
        ).iter_rows():
            if unchanged:
                kind = "unchanged"
            elif (article_id, version) in stored:
                kind = "reanalysed"
            else:
                kind = "new" if revises is None else "revised"
            self.counts[kind] += 1

    def _note(
        self, cleaned: Cleaned, batch: Batch, ids: list[str | None], found: pl.DataFrame, failed: Failures
    ) -> None:
        """The row of `fetches` for each page: its old one, where it was fetched by an earlier run."""
        by_text = {(a, s): v for a, s, v in found.select("article_id", "content_sha256", "version").iter_rows()}
        texts = iter(cleaned.articles["content_sha256"])
        reasons = {(a, v): reason for a, v, reason in failed}
        for page, place, article_id in zip(cleaned.pages, batch.places, ids, strict=True):
            version = by_text.get((article_id, next(texts))) if article_id is not None else None
            if (article_id, version) in reasons:
                page = page.failed(Outcome.BROKEN, f"{page.url}: {reasons[article_id, version]}")
                article_id = version = None
            before = batch.before.get(place, {})
            self.fetches.append(
                dict(
                    fetch_id=before.get("fetch_id") or stable_id("r", self.run_id, len(self.fetches)),
                    run_id=before.get("run_id") or self.run_id, url=page.url,
                    final_url=page.final_url, requested_at=page.requested_at.astimezone(UTC).replace(tzinfo=None),
                    status=page.status, etag=page.etag, last_modified=page.last_modified,
                    bytes=len(page.body) if page.body else None,
                    content_sha256=hashlib.sha256(page.body).hexdigest() if page.body else None,
                    warc_file=place[0] if place else None, warc_offset=place[1] if place else None,
                    outcome=page.outcome.value, error=page.error, article_id=article_id, version=version,
                )
            )  # fmt: skip

    def load(self, build: Build) -> None:
        """Settles everything staged and loads it in one transaction."""
        schema = analysis.STAGED | {"articles": versions.SCHEMA}
        staged = {name: self.staging.read(name, schema[name]) for name in schema}
        staged["articles"] = versions.one_latest(staged["articles"])
        fingerprints = stories.fingerprints(staged["articles"].filter("is_latest"))
        tables = settle(staged, fingerprints, known(build, fingerprints), self.seeds)
        tables["articles"] = tables["articles"].drop("known")
        if not self._knowledge_is_loaded(build):
            tables["unit_factors"] = unit_factors(self.seeds).rename({"offset": "si_offset"})
        self.added = build.load(tables, self._row(self.state), pl.DataFrame(self.fetches, schema=FETCHES))

    @property
    def state(self) -> str:
        """How a run that loads ends."""
        fine = {o.value for o in FINE}
        return "completed" if all(f["outcome"] in fine for f in self.fetches) else "failed_some"

    def _knowledge_is_loaded(self, build: Build) -> bool:
        """Whether the last run that loaded had the same code and seeds: Pint's table takes two seconds to make."""
        last = build.query(
            "SELECT code_version, seeds_version FROM runs WHERE state <> 'failed' ORDER BY ended_at DESC LIMIT 1"
        )
        return last.rows() == [(code_version(), self.seeds.digest())]

    def fail(self, build: Build, error: BaseException) -> None:
        """Keeps that the run failed as a whole and why; it loads nothing else."""
        row = self._row("failed") | dict(error=f"{type(error).__name__}: {error}")
        build.load({}, row, pl.DataFrame(schema=FETCHES))

    def _row(self, state: str) -> dict[str, Any]:
        """The run's row in `runs`."""
        return dict(
            run_id=self.run_id, flow_run_id=self.flow_run_id, flow=self.kind,
            started_at=self.started_at.replace(tzinfo=None), ended_at=datetime.now(UTC).replace(tzinfo=None),
            state=state, code_version=code_version(), seeds_version=self.seeds.digest(), parameters=self.parameters,
            **{f"articles_{k}": n for k, n in self.counts.items()},
        )  # fmt: skip

    def report(self, build: Build) -> RunReport:
        """What the run did, once it is loaded and checked."""
        order = [o.value for o in Outcome]
        outcomes = {o: n for o in order if (n := sum(f["outcome"] == o for f in self.fetches))}
        fine = {o.value for o in FINE}
        checks = build.query(
            f"SELECT \"check\", failing_rows, severity FROM checks WHERE run_id = '{self.run_id}' "
            'AND coalesce(failing_rows, 1) > 0 ORDER BY severity, "check"'
        )
        return RunReport(
            run_id=self.run_id, state=self.state, database=str(self.paths.published), started_at=self.started_at,
            ended_at=datetime.now(UTC), outcomes=outcomes, rows=row_counts(build),
            added={"articles": self.counts["new"]} | self.added,
            failures=[Failure(f["url"], f["outcome"], f["error"] or "") for f in self.fetches if f["outcome"] not in fine],
            checks=dict(checks.select("check", "failing_rows").iter_rows()),
            check_errors=checks.filter(pl.col("severity") == "error")["check"].to_list(),
            articles={k: n for k, n in self.counts.items() if n},
        )  # fmt: skip


def execute(run: Run, batches: Callable[[Build], Iterable[Batch]]) -> RunReport:
    """Carries out a run over the batches that `batches` makes of what the warehouse knows.

    A run that fails as a whole is kept in `runs` with its reason, published with the next one; what it archived waits for
    `reprocess`. A data check that fails is reported and does not hold back the rest.
    """
    with ExitStack() as stack:
        build = stack.enter_context(open_build(run.paths, f"{run.kind} {run.run_id}"))
        workers = stack.enter_context(Workers(run.seeds, run.settings.workers))
        stack.callback(run.staging.remove)
        try:
            for batch in batches(build):
                run.take(build, workers, batch)
            load_run(run, build)
        except BaseException as error:
            run.fail(build, error)
            raise
        build.run_checks(run.run_id)
        report = run.report(build)
    publish_run(run.paths)
    return report
