"""Pages come back from the archive as they went in, whatever becomes of the end of a file."""

from __future__ import annotations

import dataclasses
import gzip
from datetime import UTC, datetime, timedelta

import pytest
from onrecord.warehouse.archive import ArchivedPage, PageArchive
from onrecord.warehouse.errors import ArchiveError
from onrecord.warehouse.paths import Paths
from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

AT = datetime(2025, 8, 17, 9, 30, 0, 123456, tzinfo=UTC)

PAGE = ArchivedPage(
    url="https://news.example/a?q=ü x",
    final_url="https://news.example/a",
    fetched_at=AT,
    status=200,
    content_type="text/html; charset=utf-8",
    headers={"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip", "X-Odd": "é\r\nInjected: 1"},
    body="<p>“Naïve” — \x00 text</p>".encode() * 50,
    given=dict(title="Ein Titel\nzweizeilig", published_at="2025-08-16", authors=["Ann O’Nym"]),
)
FILE = ArchivedPage("folder/a.txt", None, AT + timedelta(days=1), None, "text/plain", {}, b"line\r\n\r\nline \xff", {})
EMPTY = ArchivedPage("https://news.example/b", None, AT + timedelta(days=2), 404, None, {}, b"", {"x": "y" * 100_000})


@pytest.fixture
def paths(tmp_path) -> Paths:
    return Paths(tmp_path)


def test_pages_come_back_whole(paths):
    archive = PageArchive(paths)
    where = archive.append([PAGE, FILE]) + archive.append([EMPTY, PAGE])
    assert [archive.read(*w) for w in where] == [PAGE, FILE, EMPTY, PAGE]
    assert list(PageArchive(paths).records()) == [
        (page, *w) for page, w in zip([PAGE, FILE, EMPTY, PAGE], where, strict=True)
    ]
    assert len({file for file, _ in where}) == 1


def test_records_since(paths):
    archive = PageArchive(paths)
    archive.append([PAGE, FILE, EMPTY])
    assert [page for page, _, _ in archive.records(since=FILE.fetched_at)] == [FILE, EMPTY]


def test_other_tools_read_it(paths):
    """Every record is a gzip member of its own and valid WARC; no header can be smuggled in by a value."""
    archive = PageArchive(paths)
    ((file, offset),) = archive.append([PAGE])
    raw = (paths.archive / file).read_bytes()
    assert gzip.decompress(raw[offset:]).startswith(b"WARC/1.1\r\n")
    with (paths.archive / file).open("rb") as handle:
        kinds = [
            (r.rec_type, r.http_headers and r.http_headers.get_header("Injected"))
            for r in ArchiveIterator(handle, check_digests="raise")
        ]
    assert kinds == [("warcinfo", None), ("response", None)]


def test_a_truncated_tail_spoils_nothing_before_it(paths, caplog):
    caplog.set_level("WARNING", logger="onrecord")  # the command line, tested before, quiets it
    archive = PageArchive(paths)
    where = archive.append([PAGE, FILE, PAGE])
    path = paths.archive / where[0][0]
    whole, last = path.read_bytes(), where[2][1]
    for size in (last, last + 1, last + 11, last + 200, len(whole) - 1, len(whole) - 9):
        path.write_bytes(whole[:size])
        pages = [page for page, _, _ in PageArchive(paths).records()]
        # only the gzip trailer is missing where one byte is: the page is all there
        assert pages[:2] == [PAGE, FILE], size
        assert pages[2:] in ([], [PAGE]), size
        assert archive.read(*where[1]) == FILE
    path.write_bytes(whole[: last + 200])
    with pytest.raises(ArchiveError, match=str(last)):
        archive.read(*where[2])
    later = PageArchive(paths)
    later.append([EMPTY])
    assert [page for page, _, _ in later.records()] == [PAGE, FILE, EMPTY]
    assert f"nothing can be read from byte {last} on" in caplog.text


def test_a_failed_append_leaves_no_half_record(paths, monkeypatch):
    archive = PageArchive(paths)
    archive.append([PAGE])
    write = WARCWriter.write_record

    def fails(self, record, *args):
        self.out.write(b"\x1f\x8b half a record")
        raise OSError("disk full")

    monkeypatch.setattr(WARCWriter, "write_record", fails)
    with pytest.raises(OSError, match="disk full"):
        archive.append([FILE])
    monkeypatch.setattr(WARCWriter, "write_record", write)
    ((file, offset),) = archive.append([EMPTY])
    assert archive.read(file, offset) == EMPTY
    assert [page for page, _, _ in archive.records()] == [PAGE, EMPTY]


def test_files_are_capped_and_in_order(paths):
    archive = PageArchive(paths, max_bytes=1_000)
    pages = [dataclasses.replace(FILE, url=f"f{i}", body=bytes(range(256)) * (i + 1)) for i in range(12)]
    where = archive.append(pages[:5]) + archive.append(pages[5:])
    assert len({file for file, _ in where}) > 3
    assert [page for page, _, _ in archive.records()] == pages


def test_nothing_there(paths):
    archive = PageArchive(paths)
    assert list(archive.records()) == []
    with pytest.raises(ArchiveError, match=r"nowhere\.warc\.gz"):
        archive.read("nowhere.warc.gz", 0)
    ((file, _),) = archive.append([PAGE])
    with pytest.raises(ArchiveError, match="no page"):
        archive.read(file, 0)  # the warcinfo record


def test_a_time_without_zone_is_refused(paths):
    with pytest.raises(ValueError, match=r"news\.example.*time zone"):
        PageArchive(paths).append([dataclasses.replace(PAGE, fetched_at=datetime(2025, 1, 1))])
