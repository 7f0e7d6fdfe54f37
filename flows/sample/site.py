"""The sample outlets on loopback: what `onrecord demo` and the tests fetch.

A few lines of the standard library, so that the pages travel over real HTTP with what a news site sends (content types,
ETag and 304, 404) and nothing outside this machine is asked for. The pages lie in `seeds/sample`; `{base}` in them stands
for the server's own address, and `NAME.r2.EXT` is what `NAME.EXT` became in its second revision.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from onrecord import seeds

FOLDER = seeds.FOLDER / "sample"

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}
FEED = "application/rss+xml; charset=utf-8"
FILLED = frozenset({".html", ".xml", ".txt"})
"""Files in which `{base}` is filled in."""


@contextmanager
def serve(revision: int = 1, port: int = 0) -> Iterator[str]:
    """Serves the sample outlets on 127.0.0.1 while the block runs; gives the base address, without a final slash.

    `revision`: 2 serves each page that has a second revision as it then was, at the same address. `port`: 0 takes a free
    one; to show a later night at the same addresses, give the port of the earlier one. OSError where the port is taken,
    ValueError for any other revision.
    """
    if revision not in (1, 2):
        raise ValueError(f"the sample pages have revisions 1 and 2, not {revision}")
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, revision))
    server.daemon_threads = True
    thread = Thread(target=partial(server.serve_forever, poll_interval=0.05), name="sample site", daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def file_of(path: str, revision: int) -> Path | None:
    """The file behind the path of an address, in that revision; None where there is none (or it lies elsewhere)."""
    relative = unquote(path).lstrip("/")
    if not relative or relative.endswith("/"):
        relative += "index.html"
    try:
        file = (FOLDER / relative).resolve()
        if not file.is_relative_to(FOLDER.resolve()) or ".r2." in file.name or not file.is_file():
            return None
    except (ValueError, OSError):  # a null byte, or a name that is too long
        return None
    revised = file.with_name(f"{file.stem}.r2{file.suffix}")
    return revised if revision == 2 and revised.is_file() else file


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "sample-site"

    def __init__(self, revision: int, *args: object):
        self._revision = revision
        super().__init__(*args)

    def do_GET(self) -> None:
        file = file_of(urlsplit(self.path).path, self._revision)
        if file is None:
            self._answer(HTTPStatus.NOT_FOUND, b"Not found\n", {"Content-Type": TYPES[".txt"]})
            return
        body = file.read_bytes()
        if file.suffix in FILLED:
            body = body.replace(b"{base}", f"http://127.0.0.1:{self.server.server_port}".encode())
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        kind = FEED if file.name.startswith("feed.") else TYPES.get(file.suffix, "application/octet-stream")
        headers = {"Content-Type": kind, "ETag": tag, "Cache-Control": "no-cache"}
        asked = [t.strip().removeprefix("W/") for t in self.headers.get("If-None-Match", "").split(",")]
        if tag in asked or "*" in asked:
            self._answer(HTTPStatus.NOT_MODIFIED, b"", headers)
        else:
            self._answer(HTTPStatus.OK, body, headers)

    do_HEAD = do_GET

    def _answer(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the pipeline's own fetches are what is reported."""
