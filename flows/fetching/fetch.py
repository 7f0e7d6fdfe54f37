"""Fetching pages as a good guest: robots.txt, a pause between two requests to one host, conditional requests, patience.

Sites are asked side by side, each one page at a time. Every failure is a page with its outcome and a sentence; nothing is
raised for what a site does. Addresses on this machine or in a private network are fetched only where the user named one
himself, so that a feed or redirect cannot lead a server's pipeline into its own network.
"""

from __future__ import annotations

import random
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from queue import SimpleQueue
from urllib.parse import urljoin, urlsplit

import httpx

from ..pages.identity import is_local
from ..pages.page import Candidate, Kind, Known, Outcome, Page, now
from ..pages.records import charset
from ..running import progress
from ..settings import Settings
from .robots import Robots

REDIRECTS = 10
"""Longest chain of redirects followed; browsers follow 20, articles need 3."""

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_LISTS = frozenset(
    "application/rss+xml application/atom+xml application/rdf+xml application/feed+json application/xml text/xml "
    "application/gzip application/x-gzip application/octet-stream text/plain text/html application/json".split()
)
_ACCEPT = {
    Kind.HTML: "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.5",
    Kind.LIST: "application/rss+xml,application/atom+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One response, read to its end or to the limit."""

    status: int
    headers: httpx.Headers
    body: bytes
    too_large: bool = False


class TooSlow(Exception):
    """The page took longer in all than it may."""


class Fetcher:
    """A context that fetches. `known` holds what earlier runs know by address; `allow_local` lets everything lie on this
    machine. `transport`, `sleep` and `clock` are there for tests."""

    def __init__(
        self,
        settings: Settings,
        known: Mapping[str, Known] | None = None,
        allow_local: bool = False,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ):
        self.settings = settings
        self.known = known or {}
        self._allow_local = allow_local
        self._resolves = transport is None
        self._sleep, self._clock = sleep, clock
        self._client = httpx.Client(
            headers={"User-Agent": settings.user_agent, "Accept-Language": "en,*;q=0.5"},
            timeout=settings.timeout,
            follow_redirects=False,
            transport=transport,
        )
        self._robots = Robots(settings.user_agent, self._robots_answer)
        self._lock = threading.Lock()
        self._hosts: dict[str, threading.Lock] = {}
        self._free_at: dict[str, float] = {}
        self._dead: dict[str, Page] = {}

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def fetch(self, candidates: Iterable[Candidate]) -> Iterator[Page]:
        """The pages of all candidates as they come in: hosts side by side, the pages of a host one after another."""
        by_host: dict[str, list[Candidate]] = {}
        once: dict[str, Candidate] = {}
        for candidate in candidates:
            once.setdefault(candidate.url, candidate)  # a feed's word goes before the sitemap's that is read after it
        for candidate in once.values():
            by_host.setdefault(_host(candidate.url), []).append(candidate)
        total = sum(map(len, by_host.values()))
        if not total:
            return
        pages: SimpleQueue[Page | BaseException] = SimpleQueue()
        stop = threading.Event()

        def work(queue: list[Candidate]) -> None:
            for candidate in queue:
                if stop.is_set():
                    return
                try:
                    pages.put(self.get(candidate))
                except BaseException as error:
                    pages.put(error)
                    return

        pool = ThreadPoolExecutor(self.settings.connections, thread_name_prefix="fetch")
        try:
            for queue in by_host.values():
                pool.submit(work, queue)
            for _ in range(total):
                page = pages.get()
                if isinstance(page, BaseException):
                    raise page
                progress.advance("fetch", 1, total)
                yield page
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)

    def get(self, candidate: Candidate, kind: Kind = Kind.HTML, conditional: bool = True) -> Page:
        """One page, after all retries; kind LIST takes feeds and sitemaps. `conditional`: ask for it only if it changed."""
        page = Page(candidate.url, now(), given=candidate.given)
        host = _host(candidate.url)
        if host in self._dead:
            dead = self._dead[host]
            return replace(page.failed(dead.outcome, f"{page.url}: {host} gave no answer before"), fetched_at=now())
        for attempt in range(self.settings.retries + 1):
            page, wait = self._try(candidate, kind, conditional)
            if wait is None or attempt == self.settings.retries:
                break
            pause = wait if wait > 0 else 2**attempt * random.uniform(0.75, 1.25)
            if pause > self.settings.max_wait:
                return replace(page, error=f"{page.error}; asks us to wait {pause:,.0f} s")
            self._sleep(pause)
        if page.outcome is Outcome.CONNECTION:
            self._dead[host] = page
        return page

    def _try(self, candidate: Candidate, kind: Kind, conditional: bool) -> tuple[Page, float | None]:
        """One attempt, redirects followed. The number is how long to wait before another: 0 where nothing says so, None
        where another would be no use."""
        started = now()
        page = Page(candidate.url, started, given=candidate.given)
        local_ok = self._allow_local or (candidate.trusted and self._is_local(candidate.url))
        url = candidate.url

        def end(outcome: Outcome, reason: str, wait: float | None = None) -> tuple[Page, float | None]:
            return replace(page.failed(outcome, f"{page.url}: {reason}"), fetched_at=now()), wait

        for _ in range(REDIRECTS + 1):
            if not _is_web(url):
                return end(Outcome.UNSUPPORTED, f"{url!r} is no web address")
            if not local_ok and self._is_local(url):
                return end(Outcome.FORBIDDEN, f"{url} lies on this machine or in a private network")
            if (refusal := self._robots.refusal(url)) is not None:
                return end(Outcome.ROBOTS, refusal)
            try:
                answer = self._ask(url, kind, self._conditions(candidate.url) if conditional else {})
            except TooSlow:
                return end(Outcome.TIMEOUT, f"took longer than {self.settings.page_seconds:.0f} s", 0)
            except httpx.ConnectTimeout:
                return end(Outcome.CONNECTION, f"no connection within {self.settings.timeout:.0f} s", 0)
            except httpx.TimeoutException as error:
                return end(
                    Outcome.TIMEOUT, f"no answer within {self.settings.timeout:.0f} s ({type(error).__name__})", 0
                )
            except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
                return end(Outcome.UNSUPPORTED, f"{error}")
            except httpx.HTTPError as error:
                lasting = "CERTIFICATE" in str(error).upper()
                return end(Outcome.CONNECTION, f"{error or type(error).__name__}", None if lasting else 0)
            where = answer.headers.get("location")
            if answer.status not in (301, 302, 303, 307, 308) or not where:
                break
            url = urljoin(url, where)
        else:
            return end(Outcome.REDIRECTS, f"more than {REDIRECTS} redirects", None)
        stated = answer.headers.get("content-type", "")
        page = replace(
            page, final_url=url, fetched_at=now(), status=answer.status, headers=dict(answer.headers.multi_items()),
            content_type=stated.partition(";")[0].strip().lower() or None, charset=charset(stated),
            etag=answer.headers.get("etag"), last_modified=answer.headers.get("last-modified"),
        )  # fmt: skip
        return self._judge(page, answer, kind)

    def _judge(self, page: Page, answer: Answer, kind: Kind) -> tuple[Page, float | None]:
        """The page that an answer is, or the failure."""
        status = answer.status

        def end(outcome: Outcome, reason: str, wait: float | None = None) -> tuple[Page, float | None]:
            return page.failed(outcome, f"{page.url}: {reason}"), wait

        if status == 304:
            return replace(page, outcome=Outcome.NOT_MODIFIED), None
        if status == 429:
            return end(Outcome.RATE_LIMITED, "the site says that we ask too often (429)", _retry_after(answer.headers))
        if status >= 500:
            return end(Outcome.SERVER_ERROR, f"the site answered {status}", _retry_after(answer.headers))
        if status in (404, 410):
            return end(Outcome.NOT_FOUND, f"the site answered {status}")
        if status in (401, 402, 403, 407, 451):
            return end(Outcome.FORBIDDEN, f"the site answered {status}")
        if status != 200:
            return end(Outcome.CLIENT_ERROR, f"the site answered {status}")
        if answer.too_large:
            return end(Outcome.TOO_LARGE, f"larger than {self.settings.max_bytes:,} bytes")
        page = replace(page, body=answer.body)
        if not answer.body.strip():
            return end(Outcome.EMPTY, "the page is empty")
        mime = page.content_type
        if kind is Kind.LIST:
            if mime and mime not in _LISTS and not mime.endswith(("+xml", "+json")):
                return end(Outcome.UNSUPPORTED, f"{mime} where a feed or sitemap is wanted")
            return replace(page, kind=Kind.LIST), None
        if mime in _HTML or (mime is None and answer.body.lstrip()[:1] == b"<"):
            return replace(page, kind=Kind.HTML), None
        if mime == "text/plain":
            return replace(page, kind=Kind.TEXT), None
        return end(Outcome.UNSUPPORTED, f"{mime or 'content of unknown type'} is no article page")

    def _conditions(self, url: str) -> dict[str, str]:
        known = self.known.get(url)
        conditions = {"If-None-Match": known and known.etag, "If-Modified-Since": known and known.last_modified}
        return {name: value for name, value in conditions.items() if value}

    def _ask(self, url: str, kind: Kind, headers: Mapping[str, str]) -> Answer:
        """One request when the host's pause is over, its answer read up to the size and time allowed."""
        host = _host(url)
        with self._lock:
            turn = self._hosts.setdefault(host, threading.Lock())
        with turn:
            if (pause := self._free_at.get(host, 0.0) - self._clock()) > 0:
                self._sleep(pause)
            try:
                return self._answer(url, {"Accept": _ACCEPT[kind], **headers})
            finally:
                self._free_at[host] = self._clock() + self._delay(url)

    def _answer(self, url: str, headers: Mapping[str, str]) -> Answer:
        ends = self._clock() + self.settings.page_seconds
        limit = self.settings.max_bytes
        with self._client.stream("GET", url, headers=headers) as response:
            body, held = [], 0
            for chunk in response.iter_bytes(65536):
                body.append(chunk)
                held += len(chunk)
                if held > limit:
                    return Answer(response.status_code, response.headers, b"", too_large=True)
                if self._clock() > ends:
                    raise TooSlow
            return Answer(response.status_code, response.headers, b"".join(body))

    def _robots_answer(self, url: str) -> tuple[int, bytes]:
        """For `Robots`: status and body of a robots.txt; status 0 where the host gives no answer."""
        try:
            for _ in range(6):  # RFC 9309: at least five redirects
                answer = self._ask(url, Kind.HTML, {})
                if answer.status not in (301, 302, 303, 307, 308) or "location" not in answer.headers:
                    return answer.status, answer.body
                url = urljoin(url, answer.headers["location"])
                if self._is_local(url) and not self._allow_local:
                    return 404, b""
            return 404, b""
        except (httpx.HTTPError, httpx.InvalidURL, TooSlow, UnicodeError):
            return 0, b""

    def _delay(self, url: str) -> float:
        """Our pause, or the longer one that the site's robots.txt asks for; none for this machine."""
        if is_local(url):
            return 0.0
        return max(self.settings.host_delay, min(self._robots.delay(url), self.settings.max_wait))

    def _is_local(self, url: str) -> bool:
        """Whether the host is, or its name stands for, this machine or a private network."""
        if is_local(url):
            return True
        if not self._resolves:
            return False
        try:
            found = socket.getaddrinfo(urlsplit(url).hostname, None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError, ValueError):
            return False  # the request itself will say what is wrong (or a proxy knows the name)
        return any(not ip_address(entry[4][0].partition("%")[0]).is_global for entry in found)


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _host(url: str) -> str:
    """Host and port, in lower case."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def _retry_after(headers: httpx.Headers) -> float:
    """Seconds that Retry-After asks for (a number or a date, RFC 9110); 0 where it says nothing that can be read."""
    stated = (headers.get("retry-after") or "").strip()
    if stated.isdigit():
        return float(stated)
    try:
        return max(0.0, (parsedate_to_datetime(stated) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return 0.0
