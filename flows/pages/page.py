"""One page fetched or read, or the failure to do so: what passes between the first steps of a run.

A page that cannot be used is kept with its reason rather than dropped, so that the warehouse's `fetches` says what became
of every source that was tried. Outcomes are a closed list; the sentence for people is in `error`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum


class Outcome(StrEnum):
    """What became of one attempt at a source (`fetches.outcome`)."""

    OK = "ok"
    NOT_MODIFIED = "not_modified"
    """The server said that nothing changed since the last fetch (304)."""
    NOT_FOUND = "not_found"
    """404 or 410."""
    FORBIDDEN = "forbidden"
    """401, 403, 407 or 451."""
    ROBOTS = "robots"
    """The site's robots.txt asks us to stay away."""
    RATE_LIMITED = "rate_limited"
    """429 to the last try."""
    CLIENT_ERROR = "client_error"
    """Any other 4xx."""
    SERVER_ERROR = "server_error"
    """5xx to the last try."""
    TIMEOUT = "timeout"
    CONNECTION = "connection"
    """No connection: name not found, refused, TLS not valid, broken off."""
    REDIRECTS = "redirects"
    """Too many redirects, or one that leads nowhere."""
    TOO_LARGE = "too_large"
    UNSUPPORTED = "unsupported"
    """A kind of file, address or content that holds no article (a PDF, a picture, ftp:)."""
    UNREADABLE = "unreadable"
    """A file, line or record that cannot be read as what it claims to be."""
    EMPTY = "empty"
    """No article text on the page."""
    PAYWALL = "paywall"
    """Only the teaser of an article for subscribers."""
    BROKEN = "broken"
    """HTML that no extractor could make sense of."""
    DUPLICATE = "duplicate"
    """The same article was read from another page of this run."""


USABLE = frozenset({Outcome.OK})
"""Outcomes whose body goes on to extraction."""

FINE = frozenset({Outcome.OK, Outcome.NOT_MODIFIED, Outcome.DUPLICATE})
"""Outcomes that are no failure: there is nothing for anybody to look after."""


class Kind(StrEnum):
    HTML = "html"
    TEXT = "text"
    LIST = "list"
    """A feed, a sitemap or a file of many articles: it says where articles are and is none itself."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the source said of the article beside its page: a feed's entry, a JSON line's fields, `--published`."""

    title: str | None = None
    published_at: datetime | date | None = None
    """An aware datetime, or a date where only the day is known."""
    published_source: str = "given"
    """given, feed or sitemap: who said so."""
    published_default: datetime | date | None = None
    """`--published`: taken where neither the source nor the page itself bears a date."""
    authors: tuple[str, ...] = ()
    section: str | None = None
    modified_at: datetime | None = None
    """When the feed or sitemap says that the page last changed."""
    source: str | None = None
    """Name of the row in sources.csv."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A web address that is still to be fetched, with what its source said of it."""

    url: str
    given: Given = Given()
    trusted: bool = False
    """Named by the user himself, so that it may lie on this machine or in a private network."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the warehouse knows of an address from earlier runs: the validators for a conditional request, and when it was
    fetched first and last (aware, UTC)."""

    first_fetched_at: datetime
    fetched_at: datetime
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One attempt at a source.

    `url` is the address as handed in: a web address, or where the text came from (`folder/a.txt`,
    `articles.jsonl:12`). `body` holds the bytes as they came (content encoding undone) and is empty on failures; times are
    aware and in UTC.
    """

    url: str
    requested_at: datetime
    kind: Kind | None = None
    body: bytes = b""
    outcome: Outcome = Outcome.OK
    error: str | None = None
    final_url: str | None = None
    fetched_at: datetime | None = None
    status: int | None = None
    content_type: str | None = None
    charset: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None
    last_modified: str | None = None
    given: Given = Given()
    location: str | None = None
    """Where the page was read from when that is not its url: `folder/file.jsonl:12`."""

    @property
    def usable(self) -> bool:
        return self.outcome in USABLE

    @property
    def is_web(self) -> bool:
        """Whether `url` is an address on the web (and not a place in the file system)."""
        return self.url.startswith(("http://", "https://"))

    def failed(self, outcome: Outcome, error: str) -> Page:
        """This page with another outcome; the body stays, so that it can be archived and looked into."""
        return replace(self, outcome=outcome, error=error)


def now() -> datetime:
    return datetime.now(UTC)
