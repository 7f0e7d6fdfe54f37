"""Pages in batches from what was asked for: read where they are files, fetched where they are addresses, archived both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from onrecord.warehouse.build import Build
from onrecord.warehouse.known import fetched

from ..fetching.fetch import Fetcher
from ..pages.inputs import batches
from ..pages.page import Candidate, Known, Page
from .pipeline import Batch, Run, archive_pages
from .steps import step


def known_addresses(build: Build) -> dict[str, Known]:
    """What the warehouse knows of each address, for conditional requests."""
    return {
        url: Known(_aware(first), _aware(last), etag, modified)
        for url, first, last, etag, modified in fetched(build).iter_rows()
    }


def _aware(stored: datetime) -> datetime:
    return stored.replace(tzinfo=UTC)


@step("fetch")
def fetch_pages(fetcher: Fetcher, candidates: list[Candidate]) -> list[Page]:
    """The pages of these addresses; the fetcher itself retries what is worth it."""
    return list(fetcher.fetch(candidates))


def gather(run: Run, fetcher: Fetcher, items: Iterable[Page | Candidate], limit: int | None = None) -> Iterator[Batch]:
    """Archived batches of the pages behind `items`, at most `limit` pages in all."""
    for group in batches(_first(items, limit), run.settings.batch_size, run.settings.batch_bytes):
        pages = [item for item in group if isinstance(item, Page)]
        candidates = [item for item in group if isinstance(item, Candidate)]
        if candidates:
            pages += fetch_pages(fetcher, candidates)
        yield Batch(pages, archive_pages(run.archive, pages))


def _first(items: Iterable[Page | Candidate], limit: int | None) -> Iterator[Page | Candidate]:
    for number, item in enumerate(items):
        if limit is not None and number >= limit:
            return
        yield item
