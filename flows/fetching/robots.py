"""The robots.txt of each host, read once a run (RFC 9309, by protego)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

MAX_BYTES = 512_000
"""RFC 9309 asks for at least 500 kibibytes to be read."""


class Robots:
    """`ask` gives status and body of an address, status 0 where there is no answer."""

    def __init__(self, user_agent: str, ask: Callable[[str], tuple[int, bytes]]):
        self._user_agent = user_agent
        self._ask = ask
        self._lock = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}
        self._rules: dict[str, Protego | None] = {}

    def refusal(self, url: str) -> str | None:
        """Why the address must not be fetched, as a sentence; None where it may be."""
        rules = self._of(url)
        if rules is None:
            return f"{_root(url)}/robots.txt cannot be read (the site answers 5xx), so the site is left alone"
        return (
            None if rules.can_fetch(url, self._user_agent) else f"{_root(url)}/robots.txt asks us to stay away from it"
        )

    def delay(self, url: str) -> float:
        """Seconds that Crawl-delay asks for; 0 where nothing is known (yet)."""
        rules = self._rules.get(_root(url))
        return float(rules.crawl_delay(self._user_agent) or 0) if rules else 0.0

    def _of(self, url: str) -> Protego | None:
        """The rules of the host; None where it must not be asked at all (its robots.txt fails, RFC 9309 2.3.1.4)."""
        root = _root(url)
        with self._lock:
            turn = self._turns.setdefault(root, threading.Lock())
        with turn:
            if root not in self._rules:
                status, body = self._ask(f"{root}/robots.txt")
                if status >= 500:
                    self._rules[root] = None
                else:  # no answer: the page's own request will say what is wrong; 4xx: there are no rules
                    text = body[:MAX_BYTES].decode("utf-8", "replace") if status == 200 else ""
                    self._rules[root] = Protego.parse(text)
            return self._rules[root]


def _root(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()
