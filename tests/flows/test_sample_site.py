"""The sample outlets: served as a news site serves, and pages that clean well, for a stranger's first run rests on them."""

from __future__ import annotations

import json
import re
import socket
import urllib.error
import urllib.request
from datetime import UTC, datetime
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from onrecord import seeds
from onrecord.flows.pages.clean import Cleaner
from onrecord.flows.pages.page import Kind, Outcome, Page
from onrecord.flows.sample import site as sample_site

OUTLETS = ("harbor-ledger", "meridian-post", "northern-wire")
PAGES = sorted(
    str(f.relative_to(sample_site.FOLDER))
    for f in sample_site.FOLDER.glob("*/*.html")
    if f.name != "index.html" and ".r2." not in f.name
)
BROKEN, WALLED = "harbor-ledger/harbor-dredging.html", "meridian-post/empty-houses.html"


def get(url: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
            return answer.status, answer.read(), dict(answer.headers)
    except urllib.error.HTTPError as error:
        return error.code, error.read(), dict(error.headers)


@pytest.fixture(scope="module")
def base():
    with sample_site.serve() as address:
        yield address


@pytest.fixture(scope="module")
def cleaned(base):
    when = datetime(2026, 11, 24, tzinfo=UTC)
    pages = [Page(f"{base}/{p}", when, Kind.HTML, get(f"{base}/{p}")[1], final_url=f"{base}/{p}") for p in PAGES]
    result = Cleaner(seeds.load())(pages)
    return {page.url.removeprefix(base + "/"): page for page in result.pages}, {
        row["url"].removeprefix(base + "/"): row for row in result.articles.iter_rows(named=True)
    }


def test_there_are_enough_pages_of_three_outlets():
    assert len(PAGES) >= 10 and {p.split("/")[0] for p in PAGES} == set(OUTLETS)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/harbor-ledger/bridge.html?utm_source=feed", "text/html; charset=utf-8"),
        ("/harbor-ledger/feed.xml", "application/rss+xml; charset=utf-8"),
        ("/northern-wire/sitemap.xml", "application/xml; charset=utf-8"),
        ("/meridian-post/photo.svg", "image/svg+xml"),
    ],
)
def test_a_file_comes_with_its_type_and_the_address_filled_in(base, path, kind):
    status, body, headers = get(base + path)
    assert (status, headers["Content-Type"]) == (200, kind)
    assert b"{base}" not in body and int(headers["Content-Length"]) == len(body)


@pytest.mark.parametrize(
    "path", ["/nothing.html", "/harbor-ledger/bridge.r2.html", "/../actors.csv", "/%2e%2e/actors.csv", "/%00"]
)
def test_what_is_not_on_the_site_is_not_found(base, path):
    assert get(base + path)[0] == 404


def test_an_unchanged_page_is_not_sent_again(base):
    _, body, headers = get(f"{base}/harbor-ledger/bridge.html")
    assert body and get(f"{base}/harbor-ledger/bridge.html", **{"If-None-Match": headers["ETag"]})[:2] == (304, b"")
    assert get(f"{base}/harbor-ledger/bridge.html", **{"If-None-Match": '"older"'})[0] == 200


def test_the_second_revision_lies_at_the_same_address():
    with sample_site.serve() as first:
        url, other = f"{first}/harbor-ledger/bridge.html", f"{first}/harbor-ledger/ferry-strike.html"
        before, untouched, etag = get(url)[1], get(other)[1], get(url)[2]["ETag"]
    with sample_site.serve(revision=2, port=int(first.rpartition(":")[2])) as second:
        status, after, _ = get(url, **{"If-None-Match": etag})
        assert second == first and status == 200 and get(other)[1] == untouched
        assert b"$437 million" in after and b"$437 million" not in before
        feed = get(f"{second}/harbor-ledger/feed.xml")[1]
    assert b"2026-11-18T16:05:00-05:00" in feed
    with pytest.raises(ValueError, match="revisions 1 and 2"), sample_site.serve(revision=3):
        pass


def test_only_this_machine_can_ask_and_the_port_is_free_afterwards():
    with sample_site.serve() as address:
        assert address.startswith("http://127.0.0.1:")
        port = int(address.rpartition(":")[2])
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.parametrize("outlet", OUTLETS)
def test_feed_and_sitemap_name_every_page_of_the_outlet(base, outlet):
    pages = {f"{base}/{p}" for p in PAGES if p.startswith(outlet)}
    feed = ElementTree.fromstring(get(f"{base}/{outlet}/feed.xml")[1])
    assert {link.text for link in feed.iterfind("./channel/item/link")} == pages
    sitemap = ElementTree.fromstring(get(f"{base}/{outlet}/sitemap.xml")[1])
    assert {loc.text for loc in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")} == pages
    assert f"Sitemap: {base}/{outlet}/sitemap.xml" in get(f"{base}/robots.txt")[1].decode()


def test_every_link_of_a_page_leads_somewhere(base):
    for path in (p for p in PAGES if p != BROKEN):
        text = get(f"{base}/{path}")[1].decode()
        for link in re.findall(r'(?:href|src)="([^"#]+)', text):
            if link.startswith("https://"):
                assert ".example/" in link, (path, link)
            else:
                assert get(urljoin(f"{base}/{path}", link))[0] == 200, (path, link)


def test_pages_state_who_wrote_them_and_when_in_json_ld(base):
    for path in (p for p in PAGES if p != BROKEN):
        text = get(f"{base}/{path}")[1].decode()
        block = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        article = json.loads(block[1])["@graph"][0]
        assert article["@type"] == "NewsArticle" and datetime.fromisoformat(article["datePublished"]).tzinfo
        assert article["author"][0]["name"] and article["headline"] in text


def test_the_pages_clean_well(cleaned):
    pages, articles = cleaned
    assert {p for p, page in pages.items() if page.outcome is not Outcome.OK} == {BROKEN, WALLED}
    assert pages[WALLED].outcome is Outcome.PAYWALL
    for path, row in articles.items():
        assert row["word_count"] >= 250, path
        assert row["published_source"] == "json-ld" and row["language"] == "en"
        assert row["site"] == f"{path.split('/')[0]}.example"
        for furniture in ("cookie", "Most Read", "inbox", "Skip to content", "Related Content", "All rights"):
            assert furniture not in row["text"], (path, furniture)
    assert articles["harbor-ledger/bridge.html"]["authors"] == ["Nora Whitfield", "Caleb Osei"]


def test_the_syndicated_copy_is_the_same_story_with_its_tail_cut(cleaned):
    _, articles = cleaned
    whole, copy = (
        articles["northern-wire/storm-edda.html"]["text"],
        articles["meridian-post/storm-edda-coast.html"]["text"],
    )
    shared = [p for p in copy.splitlines() if p in whole]
    assert len(shared) >= 6 and copy.splitlines()[-1] in whole
    assert whole.splitlines()[-3] not in copy
