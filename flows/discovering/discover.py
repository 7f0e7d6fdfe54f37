"""What the sources of seeds/sources.csv offer tonight: feeds, sitemaps, single pages, watched folders.

A listed page that is known already is taken again only where its source says that it changed, or within the first days
after its first fetch, when papers still revise. Feeds, sitemaps and files of many articles are pages of kind LIST: they
are fetched, archived and noted like any other, so that the next run can ask for changes only.
"""

from __future__ import annotations

import calendar
import gzip
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urljoin

import polars as pl
from lxml import etree

from ..fetching.fetch import Fetcher
from ..pages import inputs
from ..pages.identity import is_local, site
from ..pages.page import Candidate, Given, Kind, Known, Outcome, Page, now
from ..pages.records import moment

KINDS = ("feed", "sitemap", "page", "folder")
CHILDREN = 20
"""Sitemaps read below a sitemap index, the latest changed first: news sites keep one for each month or day."""

MANY = frozenset({"jsonl", "parquet", "warc"})


@dataclass(frozen=True, slots=True)
class Source:
    kind: str
    url: str
    site: str | None = None
    section: str | None = None


def sources(table: pl.DataFrame, only: Iterable[str] = ()) -> list[Source]:
    """The enabled rows of sources.csv (columns kind, url, site, section, enabled); with `only`, those rows (by url or
    site), enabled or not. ValueError names a row that cannot be meant."""
    wanted = set(only)
    out: list[Source] = []
    for number, row in enumerate(table.iter_rows(named=True), start=2):
        if row["kind"] not in KINDS or not row["url"]:
            raise ValueError(
                f"sources.csv line {number}: kind {row['kind']!r} is none of {', '.join(KINDS)}, or no url"
            )
        enabled = (row["enabled"] or "no").strip().lower()
        if enabled not in ("yes", "no", "true", "false", "1", "0"):
            raise ValueError(f"sources.csv line {number}: enabled is {row['enabled']!r}, neither yes nor no")
        if {row["url"], row["site"]} & wanted if wanted else enabled in ("yes", "true", "1"):
            out.append(Source(row["kind"], row["url"].strip(), row["site"], row["section"]))
    if unknown := wanted - {s.url for s in out} - {s.site for s in out}:
        raise ValueError(f"sources.csv has no source with the url or site {sorted(unknown)[0]!r}")
    return out


class Discoverer:
    """Reads sources through a fetcher. `limit`: pages taken from one source."""

    def __init__(self, fetcher: Fetcher, limit: int | None = None, at: datetime | None = None):
        self._fetcher = fetcher
        self._known = fetcher.known
        self._limit = limit or fetcher.settings.source_limit
        self._recent = (at or now()) - timedelta(days=fetcher.settings.revisit_days)
        self._young = {site(url) for url, known in self._known.items() if known.first_fetched_at >= self._recent}

    def __call__(self, found: Iterable[Source]) -> Iterator[Page | Candidate]:
        """What every source offers: candidates to fetch, pages read (folders), and the lists themselves. A source that
        fails is a failed page; the others go on."""
        for source in found:
            if source.kind == "folder":
                yield from folder(Path(source.url).expanduser(), self._known, self._fetcher.settings.max_bytes)
            elif source.kind == "page":
                yield Candidate(source.url, _given(source), trusted=True)
            else:
                yield from self._listed(source)

    def _listed(self, source: Source) -> Iterator[Page | Candidate]:
        # a list that has not changed since still says which pages are young, so it is not asked for changes only then
        candidate = Candidate(source.url, Given(source=source.url), trusted=True)
        page = self._fetcher.get(candidate, Kind.LIST, conditional=site(source.url) not in self._young)
        if not page.usable:
            yield page
            return
        read = self._feed if source.kind == "feed" else self._sitemap
        offered: list[Candidate] = []
        for item in read(page, source):
            if isinstance(item, Page):
                yield item
            else:
                offered.append(item)
        taken = 0
        for candidate in offered:
            if taken < self._limit and self.wanted(candidate):
                taken += 1
                yield replace(candidate, trusted=is_local(source.url))

    def wanted(self, candidate: Candidate) -> bool:
        """Whether the page is new, changed since its last fetch, or young enough to be asked for again."""
        known = self._known.get(candidate.url)
        if known is None or known.first_fetched_at >= self._recent:
            return True
        changed = candidate.given.modified_at
        return changed is not None and changed > known.fetched_at

    def _feed(self, page: Page, source: Source) -> Iterator[Page | Candidate]:
        try:
            found = list(feed(page.body, page.final_url or page.url, page.headers))
        except ValueError as error:
            yield page.failed(Outcome.UNREADABLE, f"{page.url}: {error}")
            return
        yield page
        for candidate in found:
            yield replace(candidate, given=_given(source, candidate.given))

    def _sitemap(self, page: Page, source: Source) -> Iterator[Page | Candidate]:
        found: list[Candidate] = []
        waiting, read = [page], 0
        while waiting:
            page = waiting.pop(0)
            try:
                offered, children = sitemap(page.body, page.final_url or page.url)
            except ValueError as error:
                yield page.failed(Outcome.UNREADABLE, f"{page.url}: {error}")
                continue
            yield page
            found += offered
            for child in children:
                if read < CHILDREN and self._child_wanted(child):
                    read += 1
                    listed = self._fetcher.get(replace(child, trusted=is_local(source.url)), Kind.LIST)
                    if listed.usable:
                        waiting.append(listed)
                    else:
                        yield listed
        found.sort(key=_newest, reverse=True)
        for candidate in found:
            yield replace(candidate, given=_given(source, candidate.given))

    def _child_wanted(self, child: Candidate) -> bool:
        known, changed = self._known.get(child.url), child.given.modified_at
        return known is None or changed is None or changed > known.fetched_at


def folder(path: Path, known: Mapping[str, Known], max_bytes: int) -> Iterator[Page]:
    """The pages of the files below a watched folder that are new or were written to since they were last read."""
    if not path.is_dir():
        yield Page(path.as_posix(), now(), outcome=Outcome.NOT_FOUND, error=f"{path}: no such folder", fetched_at=now())
        return
    for file in inputs.walk(path):
        before = known.get(file.as_posix())
        try:
            written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        except OSError:
            written = now()
        if before is not None and written <= before.fetched_at:
            continue
        if inputs.kind(file)[0] in MANY:
            yield Page(file.as_posix(), now(), Kind.LIST, fetched_at=now())
        yield from inputs.read_file(file, max_bytes=max_bytes)


def feed(body: bytes, url: str, headers: Mapping[str, str] | None = None) -> Iterator[Candidate]:
    """The entries of an RSS or Atom feed, in its order. ValueError where it is no feed."""
    import feedparser

    stated = {name.lower(): value for name, value in (headers or {}).items()}
    told = {"content-location": url, **({"content-type": stated["content-type"]} if "content-type" in stated else {})}
    found = feedparser.parse(body, response_headers=told, sanitize_html=False)
    if not found.version and not found.entries:
        raise ValueError(f"no RSS or Atom feed ({found.get('bozo_exception') or 'no entries'})")
    for entry in found.entries:
        link = entry.get("link") or (entry.get("id") if str(entry.get("id", "")).startswith("http") else None)
        if not link:
            continue
        # dict.get: feedparser's own gives the time of publication where there is none of an update
        published, updated = (_utc(dict.get(entry, f"{name}_parsed")) for name in ("published", "updated"))
        names = [a.get("name") for a in entry.get("authors", ()) if a.get("name")]
        yield Candidate(
            urljoin(url, link.strip()),
            Given(
                title=" ".join(entry.get("title", "").split()) or None,
                published_at=published or updated,
                published_source="feed",
                authors=tuple(names),
                modified_at=updated,
            ),
        )


def sitemap(body: bytes, url: str) -> tuple[list[Candidate], list[Candidate]]:
    """The pages of a sitemap (with Google's news extension) and the sitemaps of an index, the latest changed first.
    Takes gzip. ValueError where it is neither XML sitemap nor a list of addresses."""
    if body[:2] == b"\x1f\x8b":
        try:
            body = gzip.decompress(body)
        except (OSError, EOFError, zlib.error) as error:
            raise ValueError(f"not readable as gzip: {error}") from error
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ValueError(f"no sitemap: {error}") from error
    if root is None or etree.QName(root).localname not in ("urlset", "sitemapindex"):
        lines = [line.strip() for line in body.decode("utf-8", "replace").splitlines()]
        found = [Candidate(line) for line in lines if line.startswith(("http://", "https://"))]
        if not found or len(found) < len([line for line in lines if line]):
            raise ValueError("no sitemap (neither urlset nor sitemapindex)")
        return found, []
    out = []
    for element in root:
        if not isinstance(element.tag, str):
            continue
        fields = _fields(element) | {k: v for e in element for k, v in _fields(e, "news").items()}
        if fields.get("loc"):
            changed = _moment(fields.get("lastmod"))
            given = Given(
                title=" ".join(fields.get("title", "").split()) or None,
                published_at=_moment(fields.get("publication_date")),
                published_source="sitemap",
                modified_at=datetime(changed.year, changed.month, changed.day, tzinfo=UTC)
                if isinstance(changed, date) and not isinstance(changed, datetime)
                else changed,
            )
            out.append(Candidate(urljoin(url, fields["loc"]), given))
    if etree.QName(root).localname == "urlset":
        return out, []
    out.sort(key=_newest, reverse=True)
    return [], out


def _fields(element: etree._Element, namespace: str = "") -> dict[str, str]:
    """The texts of the children by name; those of images and videos have names of their own and are left out."""
    named = [(etree.QName(e), e) for e in element if isinstance(e.tag, str)]
    kept = [(q, e) for q, e in named if (namespace or "sitemaps.org") in (q.namespace or "sitemaps.org")]
    return {q.localname: (e.text or "").strip() for q, e in kept}


def _newest(candidate: Candidate) -> datetime:
    given = candidate.given
    value = given.modified_at or given.published_at
    if isinstance(value, datetime):
        return value
    return datetime(value.year, value.month, value.day, tzinfo=UTC) if value else datetime(1, 1, 1, tzinfo=UTC)


def _given(source: Source, given: Given | None = None) -> Given:
    given = given or Given()
    return replace(given, section=given.section or source.section, source=source.url)


def _utc(parsed: object) -> datetime | None:
    """feedparser's time (a struct_time in UTC) as an aware datetime."""
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None  # type: ignore[arg-type]
    except (OverflowError, ValueError, TypeError, OSError):
        return None


def _moment(text: str | None) -> datetime | date | None:
    try:
        return moment(text)
    except (ValueError, OverflowError):
        return None
