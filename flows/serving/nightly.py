"""`nightly` as a Prefect flow: what the schedule runs, over the sources of seeds/sources.csv."""

from __future__ import annotations

from prefect import flow
from prefect.runtime import flow_run

from ..running import jobs
from ..running.report import RunReport
from ..running.requests import NightlyRequest


def _name() -> str:
    started = flow_run.scheduled_start_time
    return f"nightly {started:%Y-%m-%d %H:%M}" if started else "nightly"


@flow(name="nightly", flow_run_name=_name, description="Bring on record what the sources published since last time.")
def nightly(request: NightlyRequest | None = None, warehouse: str | None = None) -> RunReport:
    """See `jobs.nightly`.

    Args:
        request: Which sources, and how many pages of each.
        warehouse: Folder of the warehouse on the machine that runs the pipeline; the form comes with that of `onrecord serve`.
    """
    return jobs.nightly(request, warehouse, flow_run.id)
