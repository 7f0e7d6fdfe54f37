"""Every page fetched or read, kept before anything else happens to it, so that all else can be worked out again.

Files are WARC 1.1 (ISO 28500) with one gzip member for each record, which every web archive tool reads and which loses at
most the last record when the machine dies in the middle of one. A page is a `response` record (from the web) or a
`resource` record (from a file). What we were told beside the page (`given`) and what HTTP cannot say stand in its
`WARC-JSON-Metadata` header.
"""

from __future__ import annotations

import json
import logging
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParserException
from warcio.warcwriter import WARCWriter

from .errors import ArchiveError
from .paths import Paths

MAX_BYTES = 1_000_000_000
"""A file that has grown to this is followed by another: the size that the WARC guidelines (IIPC) advise."""

UNREADABLE = (EOFError, ArchiveLoadFailed, StatusAndHeadersParserException, ValueError, KeyError, zlib.error)
"""What a record that was cut short or spoilt raises."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page as it came. `body` has its content encoding undone; `given` is what JSON can hold, told by the source."""

    url: str
    final_url: str | None
    fetched_at: datetime
    """Aware, UTC."""
    status: int | None
    content_type: str | None
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    given: dict[str, Any] = field(default_factory=dict)


class PageArchive:
    """The WARC files below `paths.archive`. Each PageArchive that appends makes files of its own, so that processes never
    write to the same one."""

    def __init__(self, paths: Paths, max_bytes: int = MAX_BYTES):
        self.folder = paths.archive
        self._max_bytes = max_bytes
        self._file: Path | None = None

    def append(self, pages: Iterable[ArchivedPage]) -> list[tuple[str, int]]:
        """Keeps the pages and gives each one's (warc_file, warc_offset). They are on the disk when this returns."""
        out: list[tuple[str, int]] = []
        handle = None
        try:
            for page in pages:
                if handle is None or handle.tell() >= self._max_bytes:
                    if handle is not None:
                        _close(handle)
                    handle = self._open()
                at = handle.tell()
                try:
                    _write(WARCWriter(handle, gzip=True, warc_version="1.1"), page)
                except BaseException:
                    handle.truncate(at)  # half a record would hide those that follow
                    raise
                out.append((self._file.name, at))
        finally:
            if handle is not None:
                _close(handle)
        return out

    def _open(self):
        if self._file is not None and self._file.stat().st_size < self._max_bytes:
            return self._file.open("ab")
        self.folder.mkdir(parents=True, exist_ok=True)
        now = datetime.now(UTC)
        self._file = self.folder / f"onrecord-{now:%Y%m%d%H%M%S%f}-{uuid4().hex[:8]}.warc.gz"
        handle = self._file.open("xb")
        writer = WARCWriter(handle, gzip=True, warc_version="1.1")
        info = dict(software="onrecord", format="WARC File Format 1.1")
        writer.write_record(writer.create_warcinfo_record(self._file.name, info))
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return handle

    def read(self, warc_file: str, warc_offset: int) -> ArchivedPage:
        """The page kept there; ArchiveError where there is none."""
        path = self.folder / Path(warc_file).name
        try:
            with path.open("rb") as handle:
                handle.seek(warc_offset)
                for record in ArchiveIterator(handle):
                    if page := _page(record):
                        return page
                    break
        except (OSError, *UNREADABLE) as error:
            raise ArchiveError(f"{path}: no page can be read at byte {warc_offset}: {error}") from error
        raise ArchiveError(f"{path}: no page begins at byte {warc_offset}")

    def records(self, since: datetime | None = None) -> Iterator[tuple[ArchivedPage, str, int]]:
        """Every page kept (fetched at `since` or later), oldest file first: (page, warc_file, warc_offset). A record that a
        crash cut short ends its file and spoils nothing before it."""
        for path in sorted(self.folder.glob("*.warc.gz")):
            end, reason = 0, "it is cut short"
            with path.open("rb") as handle:
                records = ArchiveIterator(handle)
                try:
                    for record in records:
                        page = _page(record)
                        offset = records.get_record_offset()  # reads the record to its end: only after the page
                        end = offset + records.get_record_length()
                        if page is not None and (since is None or page.fetched_at >= since):
                            yield page, path.name, offset
                except UNREADABLE as error:
                    reason = str(error)
            if end < path.stat().st_size:
                log.warning("%s: nothing can be read from byte %d on: %s", path, end, reason)


def _close(handle) -> None:
    handle.flush()
    os.fsync(handle.fileno())
    handle.close()


def _write(writer: WARCWriter, page: ArchivedPage) -> None:
    if page.fetched_at.tzinfo is None:
        raise ValueError(f"{page.url}: fetched_at has no time zone")
    note = dict(
        url=page.url, final_url=page.final_url, status=page.status, content_type=page.content_type,
        headers=page.headers, given=page.given, length=len(page.body),
    )  # fmt: skip
    headers = {
        "WARC-Date": page.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "WARC-JSON-Metadata": json.dumps(note, ensure_ascii=True, sort_keys=True),
    }
    target = page.final_url or page.url
    if page.status is not None:
        # the body's encoding is undone, so headers that describe how it travelled would be untrue here; `note` has all
        told = [(k, v) for k, v in page.headers.items() if k.lower() not in _TRAVEL and _sendable(k) and _sendable(v)]
        told.append(("Content-Length", str(len(page.body))))
        http = StatusAndHeaders(f"{page.status} ", told, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            _uri(target), "response", payload=BytesIO(page.body), http_headers=http, warc_headers_dict=headers
        )
    else:
        record = writer.create_warc_record(
            _uri(target), "resource", payload=BytesIO(page.body), warc_headers_dict=headers,
            warc_content_type=page.content_type or "application/octet-stream",
        )  # fmt: skip
    writer.write_record(record)


_TRAVEL = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection"})


def _sendable(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _uri(url: str) -> str:
    """WARC-Target-URI may hold no white space or control characters; the url as given is in the metadata."""
    return quote(url, safe=";/?:@&=+$,#%[]!~*'()-._")


def _page(record: ArcWarcRecord) -> ArchivedPage | None:
    """The page of one of our records; None for records that hold none. ValueError where it is cut short."""
    packed = record.rec_headers.get_header("WARC-JSON-Metadata")
    if record.rec_type not in ("response", "resource") or packed is None:
        return None
    note = json.loads(packed)
    body = record.content_stream().read()
    if len(body) != note["length"]:
        raise ValueError(f"{len(body)} of {note['length']} bytes are there")
    fetched = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date"))
    return ArchivedPage(
        note["url"],
        note["final_url"],
        fetched,
        note["status"],
        note["content_type"],
        note["headers"],
        body,
        note["given"],
    )
