"""From pages to articles: the text, and what the page says of it.

The body is trafilatura's; the metadata is read by our own modules, JSON-LD first (`bylines`, `dates`, `identity`), because
a wrong day or author is a false row. Nothing is cut from the text here: captions, credits and promos that
stay in it are labelled later by `transforms.paragraphs`. A page that is no article keeps its reason and never stops a batch.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from zoneinfo import ZoneInfo

import polars as pl
from onrecord.transforms import ids, schemas

from . import bylines, dates, identity
from .body import body_text
from .limits import TimeLimit, time_limit
from .markup import Markup, NotHtml, parse, words
from .page import Kind, Outcome, Page

PAGE_SECONDS = 20.0
"""Longest time that one page may take; the slowest of 500 news pages took 2 s."""

LEAST_WORDS = 8
"""A page whose text is shorter holds no article but what is left of its navigation; news flashes are longer."""

STUB_WORDS = 200
"""A page that says it is not free and holds fewer words than this is a teaser: teasers of the large papers run to 60 to 150 words."""

WALL_WORDS = 120
"""A page with a subscription prompt among its paragraphs and fewer words than this is a teaser."""

WESTERN = frozenset(
    "Unknown English French German Spanish Portuguese Italian Dutch Swedish Norwegian Danish Finnish Indonesian".split()
)
"""charset_normalizer's names of languages that Windows-1252 writes; Unknown where it cannot tell."""

LEAST_TELLING = 8
"""Bytes beyond ASCII below which a guess at the language is a guess."""

_BREAKS_OFF = re.compile(r"(?:\.\.\.|…|[\w,])[\"'”’]?\s*$")
_WALL = re.compile(r"paywall|regwall|meteredcontent|subscribe-wall|subscriber-only", re.IGNORECASE)


@dataclass(frozen=True)
class Cleaned:
    """`articles`: `schemas.ARTICLES` with a null version, in the order of the pages, at most one row for an article id and
    text. `pages`: the pages handed in, in their order, with the outcome that each now has. `article_ids`: beside each
    page the id of its article, None where there is none."""

    articles: pl.DataFrame
    pages: list[Page]
    article_ids: list[str | None]


Result = tuple[Page, dict | None]


def collect(results: Sequence[Result]) -> Cleaned:
    """What was read of the pages of a batch, in one frame and without duplicates."""
    results = _without_duplicates(results)
    articles = schemas.frame([row for _, row in results if row], schemas.ARTICLES)
    return Cleaned(articles, [page for page, _ in results], [row["article_id"] if row else None for _, row in results])


class Cleaner:
    """Built once in a process from the seeds publishers, function_words and paywall_lines; then called for each batch."""

    def __init__(self, seeds: Mapping[str, pl.DataFrame]):
        self.publishers = identity.publishers(seeds["publishers"])
        self.function_words = {
            row["language"]: frozenset(row["words"].split()) for row in seeds["function_words"].iter_rows(named=True)
        }
        self.walls = [re.compile(p) for p in seeds["paywall_lines"]["pattern"]]

    def __call__(self, pages: Sequence[Page]) -> Cleaned:
        return collect(self.read(pages))

    def read(self, pages: Sequence[Page]) -> list[Result]:
        """Each page with the outcome that it now has and the row of its article, if it holds one."""
        return [self._one(page) for page in pages]

    def _one(self, page: Page) -> tuple[Page, dict | None]:
        if not page.usable or page.kind is Kind.LIST:
            return page, None
        try:
            with time_limit(PAGE_SECONDS):
                return self._text(page) if page.kind is Kind.TEXT else self._html(page)
        except NotHtml as error:
            return page.failed(Outcome.BROKEN, f"{page.url}: {error}"), None
        except TimeLimit:
            return page.failed(Outcome.BROKEN, f"{page.url}: took longer than {PAGE_SECONDS:.0f} s to read"), None
        except Exception as error:  # one page must never stop a batch; the reason is kept
            return page.failed(Outcome.BROKEN, f"{page.url}: {type(error).__name__}: {error}"), None

    def _text(self, page: Page) -> tuple[Page, dict | None]:
        text, note = plain_text(page.body)
        if text is None:
            return page.failed(Outcome.UNREADABLE, f"{page.url}: {note}"), None
        if not text.strip():
            return page.failed(Outcome.EMPTY, f"{page.url}: holds no text"), None
        url = (page.final_url or page.url) if page.is_web else None
        given, known = page.given, identity.publisher(url, self.publishers)
        value = given.published_at or given.published_default
        stamp = (
            dates.stamp(value, given.published_source if given.published_at else "given", _zone(known))
            if value
            else None
        )
        modified = given.modified_at.astimezone(UTC).replace(tzinfo=None) if given.modified_at else None
        row = self._row(
            page, text, canonical_url=identity.canonical_url(None, url), title=given.title, authors=list(given.authors),
            section=given.section, language=identity.language(None, text, self.function_words), stamp=stamp,
            modified_at=modified, known=known,
        )  # fmt: skip
        return (replace(page, error=f"{page.url}: {note}") if note else page), row

    def _html(self, page: Page) -> tuple[Page, dict | None]:
        markup = parse(page.body, page.charset)
        url = (page.final_url or page.url) if page.is_web else None
        text = body_text(markup, url)
        if len(text.split()) < LEAST_WORDS:
            return page.failed(Outcome.EMPTY, f"{page.url}: no article text on the page"), None
        if (reason := self._paywall(markup, text)) is not None:
            return page.failed(Outcome.PAYWALL, f"{page.url}: {reason}"), None
        canonical = identity.canonical_url(markup, url)
        given, known = page.given, identity.publisher(canonical or url, self.publishers)
        fetched, zone = page.fetched_at or page.requested_at, _zone(known)
        row = self._row(
            page, text, canonical_url=canonical,
            title=identity.title(markup, canonical or url, given.title),
            authors=bylines.authors(markup) or list(given.authors),
            section=given.section or identity.section(markup),
            language=identity.language(markup, text, self.function_words),
            stamp=dates.published(markup, given, fetched, zone, canonical or url),
            modified_at=dates.modified(markup, given, fetched, zone), known=known,
        )  # fmt: skip
        return page, row

    def _row(
        self, page: Page, text: str, *, canonical_url: str | None, stamp: dates.Stamp | None, known: identity.Publisher | None, **fields: object
    ) -> dict:  # fmt: skip
        sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return dict(
            fields,
            article_id=ids.stable_id("n", canonical_url or f"sha256:{sha256}"),
            version=None,
            url=page.url,
            canonical_url=canonical_url,
            site=known.site if known else identity.site(canonical_url),
            published_at=stamp.at if stamp else None,
            published_on=stamp.on if stamp else None,
            published_source=stamp.source if stamp else None,
            text=text,
            word_count=len(text.split()),
            content_sha256=sha256,
            fetched_at=(page.fetched_at or page.requested_at).astimezone(UTC).replace(tzinfo=None),
        )

    def _paywall(self, markup: Markup, text: str) -> str | None:
        """Why the page is only a teaser; None where it is an article.

        That a page is not free to read says little alone: many papers say so of all pages and send them whole. It takes a
        prompt to subscribe, a text that breaks off, or a stated length that is not there."""
        count = len(text.split())
        if count >= STUB_WORDS:
            return None
        node = markup.article()
        not_free = str(node.get("isAccessibleForFree", "")).strip().rpartition("/")[2].lower() in ("false", "no")
        if prompt := next((line for line in text.split("\n") if self._asks(line.strip())), None):
            return f"asks to subscribe after {count} words ({prompt[:80]})"
        if not not_free and count >= WALL_WORDS:
            return None
        if self._wall(markup):
            return f"asks to subscribe after {count} words"
        if not_free and _BREAKS_OFF.search(text):
            return f"only for subscribers; breaks off after {count} words"
        try:
            stated = int(float(words(node.get("wordCount")) or 0))
        except ValueError:
            stated = 0
        return f"only for subscribers; {count} of {stated} words" if not_free and stated > 2 * count else None

    def _asks(self, line: str) -> bool:
        return any(p.fullmatch(line) for p in self.walls)

    def _wall(self, markup: Markup) -> bool:
        """Whether the page has an element that is a wall by its name and asks to subscribe by its words."""
        for element in markup.tree.iter("div", "section", "aside", "p"):
            if _WALL.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
                wall = " ".join(element.text_content().split())
                if len(wall) < 2000 and any(p.search(wall) for p in self.walls):
                    return True
        return False


def plain_text(body: bytes) -> tuple[str | None, str | None]:
    """The text of these bytes, and a note where they are not UTF-8 (which encoding was taken, or why there is none).

    UTF-8 is decoded as it stands: byte-order mark, line ends and control characters stay, so that encoding the text again
    gives the very bytes. A long UTF-8 text with a few broken bytes stays UTF-8. What else there is in one byte a character
    is Windows-1252, unless there is much of a language that is written otherwise (`_is_of_elsewhere`)."""
    try:
        return body.decode("utf-8"), None
    except UnicodeDecodeError as error:
        at = error.start
    if not body.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\x00" in body:
        return None, f"not text: neither UTF-8 (byte {at}) nor any other encoding"
    nearly = body.decode("utf-8", "replace")
    if (broken := nearly.count("\ufffd")) * 4 <= sum(c > "\x7f" for c in nearly) - broken:
        return nearly, f"not UTF-8 throughout: {broken} broken bytes replaced from byte {at} on"
    from charset_normalizer import from_bytes

    best = from_bytes(body).best()
    encoding = best.encoding if best else None
    if encoding is None or not _is_of_elsewhere(body, encoding, best.language):
        try:
            return body.decode("cp1252"), f"not UTF-8 (byte {at}); read as cp1252"
        except UnicodeDecodeError:
            if encoding is None:
                return None, f"not text: neither UTF-8 (byte {at}) nor any other encoding"
    return body.decode(encoding), f"not UTF-8 (byte {at}); read as {encoding}"


def _is_of_elsewhere(body: bytes, encoding: str, language: str) -> bool:
    """Whether a detected encoding other than Windows-1252 is to be believed: UTF-16 and its like, and those for a language
    that Windows-1252 cannot write, where the text has enough of the bytes that tell. In a short English text with an
    accent, a pound sign or curly quotes every encoding of one byte a character looks as good as the next."""
    if encoding.startswith(("utf_16", "utf_32", "utf_7", "utf_8")):
        return True
    telling = sum(byte > 0x7F for byte in body)
    return language not in WESTERN and telling >= LEAST_TELLING and telling * 25 >= len(body)


def _zone(known: identity.Publisher | None) -> ZoneInfo | None:
    return known.zone if known else None


def _without_duplicates(results: Sequence[Result]) -> list[Result]:
    """One row for an article: where several pages of the batch are the same article, the one at the canonical address
    stands for those fetched from elsewhere (print and AMP views differ in trifles, and are no new versions), and of pages
    with the same text the first. Differing texts handed in under one address all stay: those are versions."""
    at_home = {
        row["article_id"]: page.url
        for page, row in results
        if row and page.status and identity.normal(page.final_url or page.url) == row["canonical_url"]
    }
    seen: dict[tuple[str, str], str] = {}
    out: list[Result] = []
    for page, row in results:
        if row:
            key = row["article_id"], row["content_sha256"]
            home = at_home.get(row["article_id"])
            elsewhere = page.status and identity.normal(page.final_url or page.url) != row["canonical_url"]
            other = home if home and elsewhere else seen.get(key)
            if other is not None:
                page, row = page.failed(Outcome.DUPLICATE, f"{page.url}: the same article as {other}"), None
            else:
                seen[key] = page.url
        out.append((page, row))
    return out
