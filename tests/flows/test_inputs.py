from __future__ import annotations

import gzip
import json
from datetime import UTC, date, datetime
from io import BytesIO

import polars as pl
import pytest
from onrecord.flows.pages import inputs
from onrecord.flows.pages.page import Candidate, Kind, Outcome
from onrecord.flows.pages.records import moment
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def read(*given, **more):
    return list(inputs.read([str(g) for g in given], **more))


def test_plain_text_arrives_byte_for_byte(tmp_path):
    body = "\ufeffOne\r\n\r\nTwo “quoted” \x85 three\n\n".encode()
    (tmp_path / "a.txt").write_bytes(body)
    (page,) = read(tmp_path / "a.txt", published=date(2025, 8, 17))
    assert page.kind is Kind.TEXT and page.body == body and page.outcome is Outcome.OK
    assert page.given.published_default == date(2025, 8, 17) and page.given.published_at is None


def test_a_mix_of_addresses_folders_and_files_in_order(tmp_path):
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "x.txt").write_text("never")
    (folder / "a.html").write_text("<p>a")
    (folder / "deep" / "b.html.gz").write_bytes(gzip.compress(b"<p>b"))
    (folder / "style.css").write_text("p {}")
    (folder / "old.pdf").write_bytes(b"%PDF")
    found = read("https://news.example/1", folder)
    assert isinstance(found[0], Candidate) and found[0].url == "https://news.example/1" and found[0].trusted
    assert [(p.url.removeprefix(f"{folder}/"), p.outcome.value, p.body) for p in found[1:]] == [
        ("a.html", "ok", b"<p>a"),
        ("deep/b.html.gz", "ok", b"<p>b"),
        ("old.pdf", "unsupported", b""),
    ]


def test_json_lines_carry_what_is_given(tmp_path):
    lines = [
        {"url": "https://news.example/1", "title": " A\ntitle ", "published_at": "2025-08-17", "text": "Body.\n"},
        {"html": "<p>x", "published_at": "2025-08-17T01:00:00+02:00", "authors": "Ann Lee", "section": "World"},
    ]
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress("\n\n".join(map(json.dumps, lines)).encode()))
    text, html = read(path)
    assert (text.url, text.kind, text.body) == ("https://news.example/1", Kind.TEXT, b"Body.\n")
    assert (text.given.title, text.given.published_at) == ("A title", date(2025, 8, 17))
    assert (html.url, html.kind) == (f"{path}:3", Kind.HTML)
    assert html.given.published_at == datetime(2025, 8, 16, 23, tzinfo=UTC)
    assert (html.given.authors, html.given.section) == (("Ann Lee",), "World")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{not json}", "not JSON"),
        (b'["a list"]', "a JSON list where an object"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
        (b'{"url": "https://news.example/9"}', "neither text nor html"),
        (b'{"text": 7}', "text is not text"),
        (b'{"text": "x", "published_at": "soon"}', "'soon' is no date"),
        (b"[" * 200_000, "not JSON"),
    ],
)
def test_a_broken_line_costs_nothing_else(tmp_path, line, reason):
    good = b'{"text": "good"}'
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join([good, line, good]))
    first, broken, last = read(path)
    assert first.usable and last.usable
    assert broken.outcome is Outcome.UNREADABLE
    assert broken.error.startswith(f"{path}:2: ") and reason in broken.error


def test_a_million_lines_are_not_held_in_memory(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "x"}\n' * 1000)
    stream = inputs.read([str(path)])
    assert next(stream).usable
    path.write_bytes(b"")  # what was not read yet is gone, but for one buffer of the reader's
    assert len(list(stream)) < 999


def test_parquet_in_batches_with_only_the_columns_known(tmp_path):
    path = tmp_path / "a.parquet"
    pl.DataFrame(
        {"url": ["https://news.example/1", None], "text": ["One.", None], "html": [None, "<p>Two."],
         "published_at": [datetime(2025, 8, 17, 12), None], "other": [1, 2]}
    ).write_parquet(path)  # fmt: skip
    one, two = read(path)
    assert (one.kind, one.body, one.given.published_at) == (Kind.TEXT, b"One.", datetime(2025, 8, 17, 12, tzinfo=UTC))
    assert (two.url, two.kind, two.body) == (f"{path}:2", Kind.HTML, b"<p>Two.")
    pl.DataFrame({"a": [1]}).write_parquet(path)
    (page,) = read(path)
    assert page.outcome is Outcome.UNREADABLE and "neither a column text nor a column html" in page.error


@pytest.mark.parametrize("gz", [True, False])
def test_warc_responses_are_pages(tmp_path, gz):
    path = tmp_path / ("a.warc.gz" if gz else "a.warc")
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=gz)
        for number, (kind, status) in enumerate(
            [("text/html; charset=x-sjis", "200 OK"), ("image/png", "200 OK"), ("text/html", "404 No")]
        ):
            http = StatusAndHeaders(status, [("Content-Type", kind), ("ETag", '"e"')], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    f"https://news.example/{number}",
                    "response",
                    payload=BytesIO(b"<p>body"),
                    http_headers=http,
                    warc_headers_dict={"WARC-Date": "2025-08-17T10:00:00Z"},
                )
            )
    page, missing = read(path)
    assert (page.url, page.body, page.status, page.etag) == ("https://news.example/0", b"<p>body", 200, '"e"')
    assert page.charset == "x-sjis" and page.fetched_at == datetime(2025, 8, 17, 10, tzinfo=UTC)
    assert (missing.url, missing.outcome) == ("https://news.example/2", Outcome.NOT_FOUND)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.jsonl.gz", b"no gzip"),
        ("a.html.gz", gzip.compress(b"<p>" * 999)[:20]),
        ("a.parquet", b"PAR1"),
        ("a.warc", b"WARC/9"),
    ],
)
def test_a_broken_file_among_others_is_one_failure_that_names_it(tmp_path, name, body):
    for i in range(99):
        (tmp_path / f"good{i:02}.txt").write_text(f"Story {i}.")
    (tmp_path / name).write_bytes(body)
    found = read(tmp_path)
    failed = [p for p in found if not p.usable]
    assert len(found) == 100 and len(failed) == 1
    assert failed[0].outcome is Outcome.UNREADABLE and failed[0].error.startswith(f"{tmp_path / name}")


def test_too_large_a_file_is_a_failure(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x" * 2001)
    (page,) = read(tmp_path, max_bytes=2000)
    assert page.outcome is Outcome.TOO_LARGE and "2,000 bytes" in page.error


@pytest.mark.parametrize(
    ("given", "said"),
    [([], "no input"), (["nowhere.txt"], "no such file"), (["ftp://news.example/a"], "ftp: addresses cannot be read")],
)
def test_an_input_that_cannot_be_meant_stops_before_anything_is_read(given, said):
    with pytest.raises(inputs.InputError, match=said):
        inputs.check(given)


def test_batches_are_bounded_by_number_and_by_bytes(tmp_path):
    for i, size in enumerate([10, 10, 900, 10]):
        (tmp_path / f"{i}.txt").write_bytes(b"x" * size)
    pages = read(tmp_path)
    assert [len(b) for b in inputs.batches(pages, 3, 10**9)] == [3, 1]
    assert [len(b) for b in inputs.batches(pages, 3, 500)] == [3, 1]
    assert [len(b) for b in inputs.batches(pages, 100, 15)] == [2, 1, 1]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025-08-17", date(2025, 8, 17)),
        ("2025-08-17T10:00:00Z", datetime(2025, 8, 17, 10, tzinfo=UTC)),
        ("2025-08-17 10:00", datetime(2025, 8, 17, 10, tzinfo=UTC)),
        ("Sun, 17 Aug 2025 12:00:00 +0200", datetime(2025, 8, 17, 10, tzinfo=UTC)),
        ("", None),
    ],
)
def test_dates_as_people_write_them(text, value):
    assert moment(text) == value
