"""One record of a file that holds many articles (a JSON line, a Parquet row, a WARC response) as a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from .page import Given, Kind, Outcome, Page, now

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def moment(value: object) -> datetime | date | None:
    """A publication date as people write it: a day stays a day, a time without offset is taken as UTC.

    Takes dates, datetimes, ISO 8601 and RFC 2822 (feeds); ValueError names a value that is none of these."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return value
    text = str(value).strip()
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
        found = datetime.fromisoformat(text)
    except ValueError:
        try:
            found = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError):
            raise ValueError(f"{text!r} is no date (say 2025-08-17 or 2025-08-17T09:30:00+02:00)") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _line(value: object) -> str | None:
    text = " ".join(str(value).split()) if value is not None else ""
    return text.encode("utf-8", "replace").decode("utf-8") or None


def page_of_record(record: object, where: str, published: datetime | date | None, max_bytes: int) -> Page:
    """The page of a JSON line or Parquet row: url, title, published_at and either text or html; optional authors,
    section. Without url the place in the file (`where`) stands in its stead. Failures name place and field."""
    at = now()

    def failed(outcome: Outcome, error: str, url: str | None = None) -> Page:
        return Page(url or where, at, outcome=outcome, error=f"{where}: {error}", fetched_at=at, location=where)

    if not isinstance(record, Mapping):
        return failed(Outcome.UNREADABLE, f"a JSON {type(record).__name__} where an object with url and text is wanted")
    fields: Mapping[str, Any] = record
    url = fields.get("url")
    if url is not None and not isinstance(url, str):
        return failed(Outcome.UNREADABLE, "url is not text")
    url = (url or "").strip() or None
    body = {name: fields.get(name) for name in ("text", "html")}
    for name, value in body.items():
        if value is not None and not isinstance(value, str):
            return failed(Outcome.UNREADABLE, f"{name} is not text", url)
    name = "html" if body["text"] is None and body["html"] is not None else "text"
    if body[name] is None:
        return failed(Outcome.UNREADABLE, "neither text nor html", url)
    content = body[name].encode("utf-8", "replace")  # lone surrogates are no characters and cannot be stored
    if len(content) > max_bytes:
        return failed(Outcome.TOO_LARGE, f"{name} is larger than {max_bytes:,} bytes", url)
    authors = fields.get("authors") or ()
    if isinstance(authors, str):
        authors = (authors,)
    try:
        given = Given(
            title=_line(fields.get("title")),
            published_at=moment(fields.get("published_at")),
            published_default=published,
            authors=tuple(a for a in map(_line, authors) if a),
            section=_line(fields.get("section")),
        )
    except (ValueError, TypeError) as error:
        return failed(Outcome.UNREADABLE, f"published_at or authors: {error}", url)
    return Page(
        url or where, at, Kind(name), content, fetched_at=at, given=given, charset="utf-8",
        content_type="text/html" if name == "html" else "text/plain", location=where,
    )  # fmt: skip


def page_of_warc(record: Any, where: str, published: datetime | date | None, max_bytes: int) -> Page | None:
    """The page of a warcio record: an HTTP response or a resource that holds HTML or plain text. None for records that
    are no page (requests, metadata, pictures)."""
    if record.rec_type not in ("response", "resource"):
        return None
    url = record.rec_headers.get_header("WARC-Target-URI") or where
    stamp = record.rec_headers.get_header("WARC-Date")
    try:
        at = moment(stamp) if stamp else now()
    except ValueError:
        at = now()
    assert isinstance(at, datetime)
    http = record.http_headers if record.rec_type == "response" else None
    declared = (http.get_header("Content-Type") if http else record.rec_headers.get_header("Content-Type")) or ""
    mime = declared.partition(";")[0].strip().lower()
    kind = {"text/html": Kind.HTML, "application/xhtml+xml": Kind.HTML, "text/plain": Kind.TEXT}.get(mime)
    if kind is None and (mime or http is None):
        return None
    status = int(http.get_statuscode()) if http and http.get_statuscode().isdigit() else None
    page = Page(
        url, at, kind or Kind.HTML, fetched_at=at, status=status, content_type=mime or None,
        charset=charset(declared), headers=dict(http.headers) if http else {},
        etag=http.get_header("ETag") if http else None,
        last_modified=http.get_header("Last-Modified") if http else None,
        given=Given(published_default=published), location=where,
    )  # fmt: skip
    if status is not None and status != 200:
        return None if status < 400 else page.failed(Outcome.NOT_FOUND, f"{where}: the archived answer was {status}")
    try:
        body = record.content_stream().read(max_bytes + 1)
    except Exception as error:  # warcio lets any decoder's error through
        return page.failed(Outcome.UNREADABLE, f"{where}: {error}")
    if len(body) > max_bytes:
        return page.failed(Outcome.TOO_LARGE, f"{where}: larger than {max_bytes:,} bytes")
    return replace(page, body=body)


def charset(content_type: str) -> str | None:
    """The charset that a Content-Type names."""
    found = re.search(r"charset=\s*[\"']?([\w.:-]+)", content_type, re.IGNORECASE)
    return found[1] if found else None
