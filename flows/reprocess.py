"""`reprocess`: everything archived cleaned and analysed anew, so that better rules and edited seeds reach the past.

Nothing is fetched. A page that gave a version of an article gives that version again, under the same id and number,
whatever its text is now, so that what analysts have noted stays good. Pages that could not be used, or whose run died before
it loaded, are tried like new ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time

from onrecord.warehouse.build import Build
from onrecord.warehouse.known import archived
from prefect import flow
from prefect.runtime import flow_run

from . import settings as configuration
from .archiving import again
from .inputs import batches as grouped
from .pages import Page
from .pipeline import Batch, Run, execute
from .report import RunReport
from .requests import ReprocessRequest


@flow(name="reprocess", description="Clean and analyse archived pages anew; nothing is fetched.")
def reprocess(request: ReprocessRequest | None = None, warehouse: str | None = None) -> RunReport:
    """Works out again what was fetched in the days that `request` names."""
    request = request or ReprocessRequest()
    settings = configuration.load(warehouse=warehouse)
    run = Run("reprocess", settings, request.model_dump(mode="json"), flow_run.id)

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

        for group in grouped(pages(), settings.batch_size, settings.batch_bytes):
            yield Batch(group, [places.pop(id(page)) for page in group], before)

    return execute(run, batches)
