"""Reading what `onrecord ingest` is given: web addresses, folders and files, in any mix.

Everything comes as a stream, so a JSON-lines file of a million articles is never in memory. One line, record or file that
cannot be read is one failed page with its reason, and the rest goes on; only a path that does not exist stops the
command before it starts (`check`), since that is a slip of the hand.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import IO, TypeVar

from .page import Candidate, Given, Kind, Outcome, Page, now
from .records import page_of_record

SUFFIXES = {
    ".txt": "text", ".text": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".parquet": "parquet", ".warc": "warc",
}  # fmt: skip
"""What a file holds by its suffix; `.gz` may follow any but .parquet."""

DOCUMENTS = frozenset(".pdf .doc .docx .odt .rtf .epub .json .csv .xml .mht .mhtml .zip .md".split())
"""Files that may well hold articles but that we cannot read: named in a folder too, where other files are passed by."""

MAX_LINE = 50_000_000
"""Longest line of a JSON-lines file, in bytes."""

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]+)://")
T = TypeVar("T")


class InputError(ValueError):
    """An input that does not exist or cannot be meant; the message names it and says what would do."""


def check(inputs: Sequence[str]) -> None:
    """Raises InputError for the first input that is neither a web address nor an existing path."""
    if not inputs:
        raise InputError("no input: name web addresses, folders or files (.txt .html .jsonl .parquet .warc)")
    for given in inputs:
        scheme = _SCHEME.match(given)
        if scheme and scheme[1].lower() not in ("http", "https", "file"):
            raise InputError(f"{given}: {scheme[1]}: addresses cannot be read; http and https can")
        if not _is_web(given) and not _path(given).exists():
            raise InputError(f"{given}: no such file or folder")


def read(
    inputs: Sequence[str], published: datetime | date | None = None, max_bytes: int = 10_000_000
) -> Iterator[Page | Candidate]:
    """Everything the inputs hold, in their order: pages that were read, failures, and addresses still to be fetched.

    `published` is the date for articles whose input bears none. Files larger than `max_bytes` are failures
    (too_large), except the kinds that hold many articles, where it limits each article."""
    check(inputs)
    for given in inputs:
        if _is_web(given):
            yield Candidate(given.strip(), Given(published_default=published), trusted=True)
            continue
        path = _path(given)
        files = list(walk(path)) if path.is_dir() else [path]
        if not files:
            yield _failed(
                path, Outcome.EMPTY, f"no file in this folder is of a kind that is read: {' '.join(SUFFIXES)}"
            )
        for file in files:
            yield from read_file(file, published, max_bytes)


def read_file(path: Path, published: datetime | date | None = None, max_bytes: int = 10_000_000) -> Iterator[Page]:
    """The pages of one file; a single failed page where the file as a whole cannot be read."""
    what, packed = kind(path)
    if what is None:
        kinds = " ".join(SUFFIXES)
        yield _failed(path, Outcome.UNSUPPORTED, f"files of this kind are not read; these are: {kinds}")
        return
    reader = {"text": _whole, "html": _whole, "jsonl": _json_lines, "parquet": _parquet, "warc": _warc}[what]
    try:
        yield from reader(path, what, packed, published, max_bytes)
    except (OSError, EOFError, zlib.error) as error:  # gzip.BadGzipFile is an OSError
        yield _failed(path, Outcome.UNREADABLE, _reason(error))


def batches(items: Iterable[T], size: int, max_bytes: int) -> Iterator[list[T]]:
    """Lists of at most `size` items whose bodies hold about `max_bytes` bytes at most."""
    batch: list[T] = []
    held = 0
    for item in items:
        batch.append(item)
        held += len(getattr(item, "body", b""))
        if len(batch) >= size or held >= max_bytes:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _is_web(given: str) -> bool:
    return given.strip().lower().startswith(("http://", "https://"))


def _path(given: str) -> Path:
    return Path(given.removeprefix("file://")).expanduser()


def kind(path: Path) -> tuple[str | None, bool]:
    """What a file holds by its name (a value of SUFFIXES; None for others), and whether it is packed with gzip."""
    suffixes = [s.lower() for s in path.suffixes[-2:]]
    packed = bool(suffixes) and suffixes[-1] == ".gz"
    if packed:
        suffixes.pop()
    what = SUFFIXES.get(suffixes[-1]) if suffixes else None
    return (None if packed and what == "parquet" else what), packed


def walk(folder: Path) -> Iterator[Path]:
    """The files below a folder that hold articles or may be thought to, by name; hidden ones are passed by."""
    for path in sorted(folder.rglob("*")):
        if any(part.startswith(".") for part in path.relative_to(folder).parts) or path.is_dir():
            continue
        if kind(path)[0] or path.suffix.lower() in DOCUMENTS:
            yield path


def _reason(error: BaseException) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).strip()


def _failed(path: Path, outcome: Outcome, error: str, line: int | None = None) -> Page:
    where = path.as_posix() + (f":{line}" if line else "")
    at = now()
    return Page(where, at, outcome=outcome, error=f"{where}: {error}", fetched_at=at, location=where)


def _open(path: Path, packed: bool) -> IO[bytes]:
    return gzip.open(path, "rb") if packed else path.open("rb")  # type: ignore[return-value]


def _whole(path: Path, what: str, packed: bool, published: datetime | date | None, max_bytes: int) -> Iterator[Page]:
    at = now()
    with _open(path, packed) as file:
        body = file.read(max_bytes + 1)
    if len(body) > max_bytes:
        yield _failed(path, Outcome.TOO_LARGE, f"larger than {max_bytes:,} bytes")
        return
    kind = Kind.HTML if what == "html" else Kind.TEXT
    yield Page(
        path.as_posix(), at, kind, body, fetched_at=at, given=Given(published_default=published),
        content_type="text/html" if kind is Kind.HTML else "text/plain", location=path.as_posix(),
    )  # fmt: skip


def _json_lines(
    path: Path, what: str, packed: bool, published: datetime | date | None, max_bytes: int
) -> Iterator[Page]:
    import json

    with _open(path, packed) as file, io.BufferedReader(file) as lines:  # type: ignore[type-var]
        number = 0
        while line := lines.readline(MAX_LINE):
            number += 1
            if len(line) >= MAX_LINE and not line.endswith(b"\n"):
                yield _failed(path, Outcome.TOO_LARGE, f"line longer than {MAX_LINE:,} bytes", number)
                while (line := lines.readline(MAX_LINE)) and not line.endswith(b"\n"):
                    pass
                continue
            if not line.strip():
                continue
            try:
                record = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
            except UnicodeDecodeError as error:
                yield _failed(path, Outcome.UNREADABLE, f"not UTF-8: {error.reason} at byte {error.start}", number)
                continue
            except (json.JSONDecodeError, RecursionError) as error:
                yield _failed(path, Outcome.UNREADABLE, f"not JSON: {error}", number)
                continue
            yield page_of_record(record, f"{path.as_posix()}:{number}", published, max_bytes)


def _parquet(path: Path, what: str, packed: bool, published: datetime | date | None, max_bytes: int) -> Iterator[Page]:
    import pyarrow
    import pyarrow.parquet

    wanted = ("url", "title", "published_at", "text", "html", "authors", "section", "modified_at")
    number = 0
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            columns = [name for name in file.schema_arrow.names if name in wanted]
            if not {"text", "html"} & set(columns):
                yield _failed(path, Outcome.UNREADABLE, "has neither a column text nor a column html")
                return
            for batch in file.iter_batches(batch_size=500, columns=columns):
                for record in batch.to_pylist():
                    number += 1
                    yield page_of_record(record, f"{path.as_posix()}:{number}", published, max_bytes)
    except pyarrow.ArrowException as error:
        yield _failed(path, Outcome.UNREADABLE, f"not readable as Parquet: {error}", number + 1 if number else None)


def _warc(path: Path, what: str, packed: bool, published: datetime | date | None, max_bytes: int) -> Iterator[Page]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    from .records import page_of_warc

    number = 0
    try:
        with path.open("rb") as file:
            for number, record in enumerate(ArchiveIterator(file), start=1):
                page = page_of_warc(record, f"{path.as_posix()}:{number}", published, max_bytes)
                if page is not None:
                    yield page
    except ArchiveLoadFailed as error:
        yield _failed(path, Outcome.UNREADABLE, f"not readable as WARC after record {number}: {error}")
