from __future__ import annotations

import gzip
import os
from datetime import UTC, date, datetime, timedelta

import polars as pl
import pytest
from onrecord.flows import settings
from onrecord.flows.discovering import discover
from onrecord.flows.discovering.discover import Discoverer, Source
from onrecord.flows.fetching.fetch import Fetcher
from onrecord.flows.pages.page import Candidate, Kind, Known, Outcome, Page

from .site import site

AT = datetime(2025, 8, 20, tzinfo=UTC)
RSS = b"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>T</title>
<item><title>A &amp; B</title><link>/a</link><dc:creator>Ann Lee</dc:creator><pubDate>Sun, 17 Aug 2025 12:00:00 +0200</pubDate></item>
<item><title>B</title><guid isPermaLink="true">https://news.example/b</guid><pubDate>Mon, 18 Aug 2025 12:00:00 GMT</pubDate>
<atom:updated>2025-08-19T12:00:00Z</atom:updated></item>
<item><title>no address</title></item></channel></rss>"""
SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://news.example/old</loc><lastmod>2025-08-01</lastmod></url>
<url><loc>https://news.example/new</loc><lastmod>2025-08-19T10:00:00+02:00</lastmod>
 <news:news><news:publication_date>2025-08-18</news:publication_date><news:title>New  one</news:title></news:news>
 <image:image><image:loc>https://news.example/picture.jpg</image:loc><image:title>A picture</image:title></image:image></url>
</urlset>"""


def table(**columns):
    base = dict(
        kind=["feed"],
        url=["https://news.example/feed"],
        site=["news.example"],
        section=["World"],
        enabled=["yes"],
        note=[None],
    )
    return pl.DataFrame(base | columns, schema=dict.fromkeys(base, pl.String))


def found(served, kind, path, known=None, limit=None):
    with Fetcher(settings.load(timeout=2, retries=0), known or {}) as fetcher:
        return list(Discoverer(fetcher, limit, AT)([Source(kind, f"{served.root}{path}", "news.example", "World")]))


def urls(items):
    return [i.url for i in items if isinstance(i, Candidate)]


def test_a_feed_gives_addresses_with_what_it_says_of_them():
    a, b = discover.feed(RSS, "https://news.example/feed")
    assert (a.url, a.given.title, a.given.authors) == ("https://news.example/a", "A & B", ("Ann Lee",))
    assert (a.given.published_at, a.given.published_source) == (datetime(2025, 8, 17, 10, tzinfo=UTC), "feed")
    assert (b.url, b.given.modified_at) == ("https://news.example/b", datetime(2025, 8, 19, 12, tzinfo=UTC))


def test_a_sitemap_gives_addresses_and_dates_and_no_pictures():
    pages, children = discover.sitemap(SITEMAP, "https://news.example/sitemap.xml")
    assert children == [] and [p.url for p in pages] == ["https://news.example/old", "https://news.example/new"]
    new = pages[1].given
    assert (new.title, new.published_at, new.published_source) == ("New one", date(2025, 8, 18), "sitemap")
    assert new.modified_at == datetime(2025, 8, 19, 8, tzinfo=UTC)
    assert discover.sitemap(gzip.compress(SITEMAP), "x") == (pages, children)


@pytest.mark.parametrize("body", [b"<html><body>404", b"", b"\x1f\x8bno gzip", b"hello\nworld"])
def test_what_is_no_sitemap_is_refused(body):
    with pytest.raises(ValueError, match=r"sitemap|gzip"):
        discover.sitemap(body, "x")


def test_the_newest_pages_of_an_index_come_first_and_no_more_than_allowed():
    index = b'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/one.xml</loc></sitemap><sitemap><loc>/gone.xml</loc></sitemap></sitemapindex>'
    with site(
        {
            "/i": lambda h: (200, {"Content-Type": "text/xml"}, index),
            "/one.xml": lambda h: (200, {"Content-Type": "text/xml"}, SITEMAP),
        }
    ) as s:
        items = found(s, "sitemap", "/i", limit=1)
    assert urls(items) == ["https://news.example/new"]
    lists = {i.url.rpartition("/")[2]: i for i in items if isinstance(i, Page)}
    assert {n: p.outcome for n, p in lists.items()} == {
        "i": Outcome.OK,
        "one.xml": Outcome.OK,
        "gone.xml": Outcome.NOT_FOUND,
    }
    assert lists["one.xml"].kind is Kind.LIST


def test_only_what_is_new_changed_or_young_is_taken_again():
    old, week = AT - timedelta(days=60), AT - timedelta(days=6)
    with site({"/feed": lambda h: (200, {"Content-Type": "application/rss+xml"}, RSS)}) as s:
        feed = lambda known: urls(found(s, "feed", "/feed", known))  # noqa: E731
        a, b = f"{s.root}/a", "https://news.example/b"
        assert feed({}) == [a, b]
        assert feed({a: Known(old, old), b: Known(old, datetime(2025, 8, 19, 13, tzinfo=UTC))}) == []
        assert feed({a: Known(old, old), b: Known(old, datetime(2025, 8, 19, 11, tzinfo=UTC))}) == [b]
        assert feed({a: Known(week, AT), b: Known(old, AT)}) == [a]


def test_an_unchanged_or_broken_feed_offers_nothing_and_says_so():
    answers = {
        "/feed": lambda h: (304, {}, b""),
        "/html": lambda h: (200, {"Content-Type": "text/html"}, b"<html><p>x"),
    }
    with site(answers) as s:
        (same,), (broken,), (missing,) = found(s, "feed", "/feed"), found(s, "feed", "/html"), found(s, "feed", "/x")
    assert (same.outcome, broken.outcome, missing.outcome) == (
        Outcome.NOT_MODIFIED,
        Outcome.UNREADABLE,
        Outcome.NOT_FOUND,
    )


def test_a_feed_is_asked_for_changes_only_once_its_pages_are_old():
    def feed(headers):
        unchanged = headers.get("if-none-match") == '"1"'
        return (304, {}, b"") if unchanged else (200, {"Content-Type": "application/rss+xml"}, RSS)

    old = AT - timedelta(days=60)
    with site({"/feed": feed}) as s:
        known = {
            f"{s.root}/feed": Known(old, AT, etag='"1"'),
            f"{s.root}/a": Known(old, AT),
            "https://news.example/b": Known(old, AT),
        }
        (same,) = found(s, "feed", "/feed", known)
        assert same.outcome is Outcome.NOT_MODIFIED
        known[f"{s.root}/a"] = Known(AT - timedelta(days=2), AT)
        assert urls(found(s, "feed", "/feed", known)) == [f"{s.root}/a"]


def test_a_feed_on_the_web_does_not_make_local_addresses_trusted():
    with site({"/feed": lambda h: (200, {"Content-Type": "application/rss+xml"}, RSS)}) as s:
        assert all(
            c.trusted for c in found(s, "feed", "/feed") if isinstance(c, Candidate)
        )  # a local feed is the user's
    given = next(iter(discover.feed(RSS, "https://news.example/feed")))
    assert not given.trusted


def test_a_watched_folder_gives_new_and_changed_files_only(tmp_path):
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "b.jsonl").write_text('{"text": "Two."}\n')
    first = list(discover.folder(tmp_path, {}, 10**6))
    assert [(p.kind, p.body) for p in first] == [(Kind.TEXT, b"One."), (Kind.LIST, b""), (Kind.TEXT, b"Two.")]
    later = datetime.now(UTC) + timedelta(seconds=5)
    known = {p.url: Known(later, later) for p in first}
    assert list(discover.folder(tmp_path, known, 10**6)) == []
    os.utime(tmp_path / "a.txt", (later.timestamp() + 9,) * 2)
    assert [p.body for p in discover.folder(tmp_path, known, 10**6)] == [b"One."]
    (gone,) = discover.folder(tmp_path / "nowhere", {}, 10**6)
    assert gone.outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (dict(kind=["rss"]), "line 2: kind 'rss'"),
        (dict(url=[None]), "line 2"),
        (dict(enabled=["maybe"]), "neither yes nor no"),
    ],
)
def test_a_source_that_cannot_be_meant_is_named(columns, said):
    with pytest.raises(ValueError, match=said):
        discover.sources(table(**columns))


def test_disabled_sources_are_read_only_where_asked_for():
    off = table(enabled=["no"])
    assert discover.sources(off) == []
    assert [s.url for s in discover.sources(off, ["news.example"])] == ["https://news.example/feed"]
    with pytest.raises(ValueError, match=r"'other\.example'"):
        discover.sources(off, ["other.example"])
