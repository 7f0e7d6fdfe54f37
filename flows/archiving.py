"""Pages to WARC records and back.

What was told beside a page goes into its record, so that `onrecord reprocess` sees exactly what the first run saw. Only
pages with a body are archived: a refused connection has nothing to keep but its row in `fetches`.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from onrecord.warehouse.archive import ArchivedPage

from .pages import Given, Kind, Outcome, Page

_DATES = ("published_at", "published_default", "modified_at")


def to_record(page: Page) -> ArchivedPage:
    """The record of a page that has a body."""
    given = {k: v for k, v in asdict(page.given).items() if v not in (None, (), "")}
    for key in _DATES:
        if key in given:
            given[key] = given[key].isoformat()
    beside = dict(
        given=given, kind=page.kind, charset=page.charset, requested_at=page.requested_at.isoformat(),
        location=page.location, etag=page.etag, last_modified=page.last_modified,
    )  # fmt: skip
    if page.outcome is not Outcome.OK:
        beside |= dict(outcome=page.outcome, error=page.error)
    return ArchivedPage(
        url=page.url,
        final_url=page.final_url,
        fetched_at=page.fetched_at or page.requested_at,
        status=page.status,
        content_type=page.content_type,
        headers=dict(page.headers),
        body=page.body,
        given={k: v for k, v in beside.items() if v is not None},
    )


def from_record(record: ArchivedPage) -> Page:
    """The page as it was when it was archived."""
    beside = record.given
    return Page(
        url=record.url,
        requested_at=datetime.fromisoformat(beside.get("requested_at") or record.fetched_at.isoformat()),
        kind=Kind(beside["kind"]) if beside.get("kind") else None,
        body=record.body,
        outcome=Outcome(beside.get("outcome", Outcome.OK)),
        error=beside.get("error"),
        final_url=record.final_url,
        fetched_at=record.fetched_at,
        status=record.status,
        content_type=record.content_type,
        charset=beside.get("charset"),
        headers=record.headers,
        etag=beside.get("etag"),
        last_modified=beside.get("last_modified"),
        given=_given(beside.get("given", {})),
        location=beside.get("location"),
    )


def _given(stored: dict[str, Any]) -> Given:
    given = dict(stored)
    for key in _DATES:
        if key in given:
            given[key] = _moment(given[key])
    if "authors" in given:
        given["authors"] = tuple(given["authors"])
    return Given(**given)


def _moment(text: str) -> datetime | date:
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
