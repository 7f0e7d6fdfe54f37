from __future__ import annotations

import gzip
import time
from datetime import timedelta
from itertools import pairwise

import httpx
import pytest
from onrecord.flows import settings
from onrecord.flows.fetching.fetch import Fetcher
from onrecord.flows.pages.page import Candidate, Kind, Known, Outcome, now

from .site import HTML, site

STORY = b"<html><body><p>A story.</p></body></html>"


def quick(**more):
    return settings.load(**{"timeout": 1.0, "retries": 2, "max_bytes": 5_000, "page_seconds": 2.0, **more})


def fetch(url, sleeps=None, known=None, trusted=True, **more):
    with Fetcher(quick(**more), known, sleep=(sleeps if sleeps is not None else []).append) as fetcher:
        return fetcher.get(Candidate(url, trusted=trusted))


def test_a_page_comes_with_what_the_server_said():
    reply = (200, {**HTML, "ETag": '"1"', "Last-Modified": "Sun, 17 Aug 2025 10:00:00 GMT"}, STORY)
    with site({"/a": lambda h: reply}) as s:
        page = fetch(f"{s.root}/a")
    assert (page.outcome, page.status, page.body, page.kind) == (Outcome.OK, 200, STORY, Kind.HTML)
    assert (page.etag, page.last_modified, page.charset) == ('"1"', "Sun, 17 Aug 2025 10:00:00 GMT", "utf-8")
    assert page.content_type == "text/html" and page.fetched_at >= page.requested_at


def test_a_known_page_is_asked_for_changes_only():
    def reply(headers):
        return (304, HTML, b"") if headers.get("if-none-match") == '"1"' else (200, HTML, STORY)

    with site({"/a": reply}) as s:
        known = {f"{s.root}/a": Known(now(), now(), etag='"1"')}
        page = fetch(f"{s.root}/a", known=known)
        assert fetch(f"{s.root}/a").outcome is Outcome.OK
    assert (page.outcome, page.status, page.body) == (Outcome.NOT_MODIFIED, 304, b"")


@pytest.mark.parametrize(
    ("status", "headers", "body", "outcome"),
    [
        (404, HTML, b"x", Outcome.NOT_FOUND),
        (410, HTML, b"x", Outcome.NOT_FOUND),
        (403, HTML, b"x", Outcome.FORBIDDEN),
        (418, HTML, b"x", Outcome.CLIENT_ERROR),
        (503, HTML, b"x", Outcome.SERVER_ERROR),
        (429, HTML, b"x", Outcome.RATE_LIMITED),
        (200, HTML, b"x" * 6000, Outcome.TOO_LARGE),
        (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"x" * 10**6), Outcome.TOO_LARGE),
        (200, {"Content-Type": "application/pdf"}, b"%PDF", Outcome.UNSUPPORTED),
        (200, HTML, b" \n", Outcome.EMPTY),
        (302, {"Location": "/a"}, b"", Outcome.REDIRECTS),
    ],
)
def test_every_failure_is_a_page_with_its_outcome_and_a_sentence(status, headers, body, outcome):
    with site({"/a": lambda h: (status, headers, body)}) as s:
        page = fetch(f"{s.root}/a")
        assert page.outcome is outcome and page.error.startswith(f"{s.root}/a: ")


def test_after_429_it_waits_as_long_as_asked_and_comes_back():
    replies = [(429, {"Retry-After": "7"}, b""), (200, HTML, STORY)]
    sleeps = []
    with site({"/a": lambda h: replies.pop(0)}) as s:
        assert fetch(f"{s.root}/a", sleeps).outcome is Outcome.OK
    assert sleeps == [7.0]


def test_a_wait_longer_than_granted_ends_it():
    sleeps = []
    with site({"/a": lambda h: (429, {"Retry-After": "3600"}, b"")}) as s:
        page = fetch(f"{s.root}/a", sleeps)
    assert page.outcome is Outcome.RATE_LIMITED and "3,600 s" in page.error and sleeps == []


def test_a_server_error_is_tried_again_with_growing_pauses():
    replies = [(500, HTML, b""), (502, HTML, b""), (200, HTML, STORY)]
    sleeps = []
    with site({"/a": lambda h: replies.pop(0)}) as s:
        assert fetch(f"{s.root}/a", sleeps).outcome is Outcome.OK
    assert 0.75 <= sleeps[0] <= 1.25 and 1.5 <= sleeps[1] <= 2.5


def test_a_slow_page_is_given_up():
    def slow(headers):
        time.sleep(0.6)
        return 200, HTML, STORY

    with site({"/a": slow}) as s:
        assert fetch(f"{s.root}/a", timeout=0.2, retries=0).outcome is Outcome.TIMEOUT


def test_a_host_that_gives_no_connection_is_asked_once():
    with site({}) as s:
        root = s.root
    sleeps = []
    with Fetcher(quick(retries=1), sleep=sleeps.append) as fetcher:
        one, two = (fetcher.get(Candidate(f"{root}/{i}", trusted=True)) for i in range(2))
    assert one.outcome is two.outcome is Outcome.CONNECTION
    assert len(sleeps) == 1 and "gave no answer before" in two.error


def test_robots_txt_is_obeyed_and_read_once():
    robots = b"User-agent: *\nDisallow: /private\n"
    with site({"/robots.txt": lambda h: (200, {}, robots), "/a": lambda h: (200, HTML, STORY)}) as s:
        with Fetcher(quick()) as fetcher:
            pages = {
                p.url: p for p in fetcher.fetch(Candidate(f"{s.root}{p}", trusted=True) for p in ("/a", "/private/b"))
            }
        assert s.asked == ["/robots.txt", "/a"]
    assert pages[f"{s.root}/a"].outcome is Outcome.OK
    assert pages[f"{s.root}/private/b"].outcome is Outcome.ROBOTS


def test_a_failing_robots_txt_means_stay_away():
    with site({"/robots.txt": lambda h: (500, {}, b""), "/a": lambda h: (200, HTML, STORY)}) as s:
        assert fetch(f"{s.root}/a").outcome is Outcome.ROBOTS
        assert "/a" not in s.asked


def test_this_machine_is_only_fetched_where_the_user_named_it():
    with site({"/a": lambda h: (200, HTML, STORY)}) as s:
        page = fetch(f"{s.root}/a", trusted=False)
        assert page.outcome is Outcome.FORBIDDEN and s.asked == []


def test_a_redirect_from_the_web_into_this_machine_is_refused():
    def answer(request):
        return httpx.Response(302, headers={"location": "http://127.0.0.1:9/secret"})

    with Fetcher(quick(host_delay=0), transport=httpx.MockTransport(answer)) as fetcher:
        page = fetcher.get(Candidate("https://news.example/a", trusted=True))
    assert page.outcome is Outcome.FORBIDDEN and "this machine" in page.error


def test_redirects_are_followed_and_the_last_address_kept():
    with site({"/a": lambda h: (301, {"Location": "/b"}, b""), "/b": lambda h: (200, HTML, STORY)}) as s:
        page = fetch(f"{s.root}/a")
        assert (page.url, page.final_url) == (f"{s.root}/a", f"{s.root}/b")


def test_a_host_is_left_its_pause_and_the_longer_one_it_asks_for():
    clock, asked = [0.0], []

    def answer(request):
        if request.url.path == "/robots.txt":
            slow = request.url.host == "slow.example"
            return httpx.Response(200, text="User-agent: *\nCrawl-delay: 9\n" if slow else "")
        asked.append((request.url.host, clock[0]))
        return httpx.Response(200, headers=HTML, content=STORY)

    def sleep(seconds):
        clock[0] += seconds

    def gaps(host):
        clock[0] = 0.0
        asked.clear()
        with Fetcher(
            quick(host_delay=2), transport=httpx.MockTransport(answer), sleep=sleep, clock=lambda: clock[0]
        ) as f:
            assert all(p.usable for p in f.fetch(Candidate(f"https://{host}/{i}") for i in range(3)))
        times = [t for _, t in asked]
        return [b - a for a, b in pairwise(times)]

    assert gaps("quick.example") == [2, 2]
    assert gaps("slow.example") == [9, 9]


def test_an_invalid_certificate_is_no_connection_and_not_tried_again():
    sleeps = []

    def answer(request):
        raise httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed")

    with Fetcher(quick(host_delay=0), transport=httpx.MockTransport(answer), sleep=sleeps.append) as fetcher:
        page = fetcher.get(Candidate("https://news.example/a"))
    assert page.outcome is Outcome.CONNECTION and "CERTIFICATE" in page.error and sleeps == []


@pytest.mark.parametrize("url", ["ftp://news.example/a", "https://", "http://[::1", "mailto:a@news.example"])
def test_what_is_no_web_address_is_unsupported(url):
    assert fetch(url).outcome is Outcome.UNSUPPORTED


def test_known_times_are_aware():
    assert now().utcoffset() == timedelta(0)
