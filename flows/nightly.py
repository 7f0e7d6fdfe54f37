"""`nightly`: what the schedule runs, over the sources of seeds/sources.csv."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.warehouse.build import Build
from prefect import flow
from prefect.runtime import flow_run

from . import settings as configuration
from .discover import Discoverer, sources
from .fetch import Fetcher
from .pipeline import Batch, Run, execute
from .report import RunReport
from .requests import Again, NightlyRequest
from .sources import gather, known_addresses


def _name() -> str:
    started = flow_run.scheduled_start_time
    return f"nightly {started:%Y-%m-%d %H:%M}" if started else "nightly"


@flow(name="nightly", flow_run_name=_name, description="Bring on record what the sources published since last time.")
def nightly(request: NightlyRequest | None = None, warehouse: str | None = None) -> RunReport:
    """Discovers, fetches and loads. Raises ValueError for a row of sources.csv that cannot be meant."""
    request = request or NightlyRequest()
    settings = configuration.load(warehouse=warehouse)
    run = Run("nightly", settings, request.model_dump(mode="json"), flow_run.id)
    wanted = sources(run.seeds["sources"], request.sources)

    def batches(build: Build) -> Iterator[Batch]:
        known = {} if request.again is Again.ALWAYS else known_addresses(build)
        with Fetcher(settings, known) as fetcher:
            yield from gather(run, fetcher, Discoverer(fetcher, request.limit)(wanted))

    return execute(run, batches)
