"""`reprocess` as a Prefect flow: everything archived cleaned and analysed anew."""

from __future__ import annotations

from prefect import flow
from prefect.runtime import flow_run

from ..running import jobs
from ..running.report import RunReport
from ..running.requests import ReprocessRequest


@flow(name="reprocess", description="Clean and analyse archived pages anew; nothing is fetched.")
def reprocess(request: ReprocessRequest | None = None, warehouse: str | None = None) -> RunReport:
    """See `jobs.reprocess`.

    Args:
        request: Which part of the archive.
        warehouse: Folder of the warehouse on the machine that runs the pipeline; the form comes with that of `onrecord serve`.
    """
    return jobs.reprocess(request, warehouse, flow_run.id)
