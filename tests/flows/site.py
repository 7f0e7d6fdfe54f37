"""A small web site on loopback for the tests: paths answered by functions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Reply = tuple[int, Mapping[str, str], bytes]
HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass
class Site:
    root: str
    answers: dict[str, Callable[[Mapping[str, str]], Reply]]
    asked: list[str] = field(default_factory=list)


@contextmanager
def site(answers: dict[str, Callable[[Mapping[str, str]], Reply]]) -> Iterator[Site]:
    """Serves `answers` (path to a function of the request's headers); others are 404. Ends with the block."""
    served = Site("", answers)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            reply = served.answers.get(self.path, lambda headers: (404, HTML, b"nothing here"))
            status, headers, body = reply({k.lower(): v for k, v in self.headers.items()})
            try:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except ConnectionError:
                pass  # the reader had enough

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served.root = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
