"""`ingest` as a Prefect flow: articles that somebody hands over, addresses and files in any mix."""

from __future__ import annotations

from prefect import flow
from prefect.runtime import flow_run

from ..running import jobs
from ..running.report import RunReport
from ..running.requests import IngestRequest


def _name() -> str:
    asked = flow_run.parameters.get("request")
    given = asked.inputs if isinstance(asked, IngestRequest) else (asked or {}).get("inputs", [])
    more = f" and {len(given) - 1} more" if len(given) > 1 else ""
    return f"ingest {given[0] if given else 'nothing'}{more}"[:120]


@flow(name="ingest", flow_run_name=_name, description="Bring articles on record: web addresses, files, folders.")
def ingest(request: IngestRequest, warehouse: str | None = None) -> RunReport:
    """See `jobs.ingest`.

    Args:
        request: What to read.
        warehouse: Folder of the warehouse on the machine that runs the pipeline; the form comes with that of `onrecord serve`.
    """
    return jobs.ingest(request, warehouse, flow_run.id)
