"""When a page was published and changed: the moment in UTC, the day as the publisher states it, and who said so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from .markup import Markup, words
from .page import Given
from .records import moment

_PUBLISHED = (
    "article:published_time", "og:published_time", "article:published", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "datepublished", "dc.date.issued", "dcterms.created", "dcterms.issued", "dcterms.date",
    "dc.date", "dc.date.created", "pubdate", "publish-date", "publication_date", "publishdate", "published_time_telegram",
    "citation_publication_date", "originalpublicationdate", "date", "bt:pubdate", "article.published",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "lastmod",
    "last-modified",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stamp:
    """`at` in UTC (naive, as the warehouse holds it), `on` the day in the publisher's own time zone."""

    at: datetime
    on: date
    source: str


def stamp(value: datetime | date, source: str, zone: ZoneInfo | None = None) -> Stamp:
    """The stamp of a moment or day. A moment with an offset of its own keeps that day; one in UTC is on the day that
    the publisher's time zone has then; a bare day is midnight UTC of that day."""
    if not isinstance(value, datetime):
        return Stamp(datetime.combine(value, time()), value, source)
    local = value.astimezone(zone) if zone and value.utcoffset() == timedelta(0) else value
    return Stamp(value.astimezone(UTC).replace(tzinfo=None), local.date(), source)


def published(page: Markup, given: Given, fetched: datetime, zone: ZoneInfo | None, url: str | None) -> Stamp | None:
    """When the page was first published. In this order: the date handed in with it, JSON-LD, meta elements, the feed or
    sitemap, the first `time` element marked as publication, htmldate's search, `--published`. A date that lies
    more than two days after the fetch is a mistake and passed by."""
    latest = fetched + timedelta(days=2)
    handed = given.published_at if given.published_source == "given" else None
    node = page.article()
    for value, source in (
        (handed, "given"),
        (_stated(node.get("datePublished"), zone) or _stated(node.get("dateCreated"), zone), "json-ld"),
        (next(filter(None, (_stated(page.meta(n), zone) for n in _PUBLISHED)), None), "meta"),
        (given.published_at, given.published_source),
        (_of_time_element(page, zone), "time"),
    ):
        if value is not None and _plausible(value, latest):
            return stamp(value, source, zone)
    if (found := _searched(page, latest, url)) is not None:
        return stamp(found, "htmldate", zone)
    return stamp(given.published_default, "given", zone) if given.published_default else None


def modified(page: Markup, given: Given, fetched: datetime, zone: ZoneInfo | None) -> datetime | None:
    """When the page says it last changed, in UTC (naive)."""
    for value in (
        _stated(page.article().get("dateModified"), zone),
        next(filter(None, (_stated(page.meta(n), zone) for n in _MODIFIED)), None),
        given.modified_at,
    ):
        if value is not None and _plausible(value, fetched + timedelta(days=2)):
            return stamp(value, "", zone).at
    return None


def _plausible(value: datetime | date, latest: datetime) -> bool:
    day = value.date() if isinstance(value, datetime) else value
    return date(1700, 1, 1) <= day <= latest.date()


def _stated(value: Any, zone: ZoneInfo | None) -> datetime | date | None:
    text = words(value)
    if not text or len(text) < 8:
        return None
    try:
        found = moment(text)
    except (ValueError, OverflowError):
        return None
    if isinstance(found, datetime) and zone and not _has_offset(text):
        return found.replace(tzinfo=zone)
    return found


def _has_offset(text: str) -> bool:
    clock = text[10:]
    return clock.endswith(("Z", "z", "GMT", "UTC")) or "+" in clock or "-" in clock


def _of_time_element(page: Markup, zone: ZoneInfo | None) -> datetime | date | None:
    for element in page.tree.iter("time"):
        marks = " ".join((element.get(a) or "") for a in ("itemprop", "class", "pubdate", "data-testid")).lower()
        if element.get("datetime") and ("publish" in marks or "pubdate" in marks or element.get("pubdate") is not None):
            return _stated(element.get("datetime"), zone)
    return None


def _searched(page: Markup, latest: datetime, url: str | None) -> date | None:
    from htmldate import find_date

    try:
        text = find_date(
            page.tree, extensive_search=True, original_date=True, url=url, max_date=latest.date().isoformat()
        )
        return date.fromisoformat(text) if text else None
    except Exception:  # htmldate raises various errors on odd pages; no date is then known
        return None
