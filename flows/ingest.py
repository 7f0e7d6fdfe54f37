"""`ingest`: articles that somebody hands over, addresses and files in any mix."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.warehouse.build import Build
from prefect import flow
from prefect.runtime import flow_run

from . import inputs
from . import settings as configuration
from .fetch import Fetcher
from .pipeline import Batch, Run, execute
from .report import RunReport
from .requests import Again, IngestRequest
from .sources import gather, known_addresses


def _name() -> str:
    asked = flow_run.parameters.get("request")
    given = asked.inputs if isinstance(asked, IngestRequest) else (asked or {}).get("inputs", [])
    more = f" and {len(given) - 1} more" if len(given) > 1 else ""
    return f"ingest {given[0] if given else 'nothing'}{more}"[:120]


@flow(name="ingest", flow_run_name=_name, description="Bring articles on record: web addresses, files, folders.")
def ingest(request: IngestRequest, warehouse: str | None = None) -> RunReport:
    """Fetches or reads the inputs and loads what they say.

    warehouse: folder of the warehouse; by default what the settings say. Raises InputError for an input that is not
    there and WarehouseBusy where another run has the warehouse.
    """
    settings = configuration.load(warehouse=warehouse)
    inputs.check(request.inputs)
    run = Run("ingest", settings, request.model_dump(mode="json"), flow_run.id)

    def batches(build: Build) -> Iterator[Batch]:
        known = {} if request.again is Again.ALWAYS else known_addresses(build)
        with Fetcher(settings, known, allow_local=request.allow_local) as fetcher:
            items = inputs.read(request.inputs, request.published, settings.max_bytes)
            yield from gather(run, fetcher, items, request.limit)

    return execute(run, batches)
