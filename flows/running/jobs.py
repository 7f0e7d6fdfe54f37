"""The three jobs of onrecord as plain functions: ingest, nightly, reprocess.

`flows/serving/` make Prefect flows of them; the command line calls them as they are where
no Prefect server is configured.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time

from onrecord.warehouse.build import Build
from onrecord.warehouse.errors import NoWarehouse
from onrecord.warehouse.known import archived
from onrecord.warehouse.paths import Paths

from .. import settings as configuration
from ..discovering.discover import Discoverer, sources
from ..fetching.fetch import Fetcher
from ..pages import inputs
from ..pages.page import Page
from .archiving import again
from .pipeline import Batch, Run, execute
from .report import RunReport
from .requests import Again, IngestRequest, NightlyRequest, ReprocessRequest
from .sources import gather, known_addresses


def ingest(request: IngestRequest, warehouse: str | None = None, flow_run_id: str | None = None) -> RunReport:
    """Articles that somebody hands over: fetches or reads the inputs and loads what they say.

    warehouse: folder of the warehouse; by default what the settings say. Raises InputError for an input that is not
    there and WarehouseBusy where another run has the warehouse.
    """
    settings = configuration.load(warehouse=warehouse)
    inputs.check(request.inputs)
    run = Run("ingest", settings, request.model_dump(mode="json"), flow_run_id)

    def batches(build: Build) -> Iterator[Batch]:
        known = {} if request.again is Again.ALWAYS else known_addresses(build)
        with Fetcher(settings, known, allow_local=request.allow_local) as fetcher:
            items = inputs.read(request.inputs, request.published, settings.max_bytes)
            yield from gather(run, fetcher, items, request.limit)

    return execute(run, batches)


def nightly(
    request: NightlyRequest | None = None, warehouse: str | None = None, flow_run_id: str | None = None
) -> RunReport:
    """What the sources of seeds/sources.csv published since last time. ValueError for a row that cannot be meant."""
    request = request or NightlyRequest()
    settings = configuration.load(warehouse=warehouse)
    run = Run("nightly", settings, request.model_dump(mode="json"), flow_run_id)
    wanted = sources(run.seeds["sources"], request.sources)

    def batches(build: Build) -> Iterator[Batch]:
        known = {} if request.again is Again.ALWAYS else known_addresses(build)
        with Fetcher(settings, known) as fetcher:
            yield from gather(run, fetcher, Discoverer(fetcher, request.limit)(wanted))

    return execute(run, batches)


def reprocess(
    request: ReprocessRequest | None = None, warehouse: str | None = None, flow_run_id: str | None = None
) -> RunReport:
    """Everything archived cleaned and analysed anew, so that better rules and edited seeds reach the past.

    Nothing is fetched. A page that gave a version of an article gives that version again, under the same id and number,
    whatever its text is now, so that what analysts have noted stays good. Pages that could not be used, or whose run died
    before it loaded, are tried like new ones. NoWarehouse where nothing is archived.
    """
    request = request or ReprocessRequest()
    settings = configuration.load(warehouse=warehouse)
    if not any(Paths(settings.warehouse).archive.glob("*.warc.gz")):
        raise NoWarehouse(f"{settings.warehouse}: no page is archived here, so there is nothing to work out anew")
    run = Run("reprocess", settings, request.model_dump(mode="json"), flow_run_id)

    def batches(build: Build) -> Iterator[Batch]:
        before = {(r["warc_file"], r["warc_offset"]): r for r in archived(build).iter_rows(named=True)}
        places: dict[int, tuple[str, int]] = {}

        def pages() -> Iterator[Page]:
            since = datetime.combine(request.since, time.min, UTC) if request.since else None
            for record, file, offset in run.archive.records(since):
                late = request.until is not None and record.fetched_at.date() > request.until
                if late or before.get((file, offset), {}).get("seen"):
                    continue
                page = again(record)
                places[id(page)] = (file, offset)
                yield page

        for group in inputs.batches(pages(), settings.batch_size, settings.batch_bytes):
            yield Batch(group, [places.pop(id(page)) for page in group], before)

    return execute(run, batches)
