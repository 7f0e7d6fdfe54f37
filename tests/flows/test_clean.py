from __future__ import annotations

import gzip
from datetime import UTC, date, datetime

import pytest
from hypothesis import given as drawn
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from onrecord.flows.pages import bylines
from onrecord.flows.pages.clean import Cleaner, plain_text
from onrecord.flows.pages.page import Given, Kind, Outcome, Page
from onrecord.transforms import schemas

from tests.support import seed_tables

AT = datetime(2025, 8, 18, 6, tzinfo=UTC)
BODY = "".join(
    f"<p>The council of Eastford voted on Monday to spend part {i} of its reserve on the repair of the old bridge, which has "
    "been closed to lorries since the spring floods, and to ask the county for the rest of the money.</p>"
    for i in range(8)
)
JSON_LD = """<script type="application/ld+json">/* <![CDATA[ */ {"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "The Eastford Post"},
 {"@type": "NewsArticle", "headline": "Bridge &amp; tunnel", "datePublished": "2025-08-17T22:30:00-04:00",
  "dateModified": "2025-08-18T01:00:00Z", "articleSection": ["Local"], "author": [{"@id": "#ann"}, {"@type": "Person", "name": "By Bo Chen"}],},
 {"@type": "Person", "@id": "#ann", "name": "Ann Lee"}]} /* ]]> */</script>"""


@pytest.fixture(scope="module")
def clean():
    return Cleaner(seed_tables())


def page(body, url="https://www.eastford-post.com/2025/bridge?utm_source=x", kind=Kind.HTML, **more):
    body = body.encode() if isinstance(body, str) else body
    return Page(url, AT, kind, body, fetched_at=AT, **more)


def html(head="", body=BODY, heading="<h1>Bridge &amp; tunnel</h1>"):
    return f"<!DOCTYPE html><html lang='en-GB'><head><title>Bridge &amp; tunnel | The Eastford Post</title>{head}</head><body><article>{heading}{body}</article></body></html>"


def one(clean, *pages):
    found = clean(list(pages))
    assert found.articles.schema == schemas.ARTICLES
    assert [p.outcome for p in found.pages] == [Outcome.OK] * len(pages), found.pages[0].error
    return found.articles.row(0, named=True)


def test_a_news_page_becomes_an_article(clean):
    row = one(clean, page(html(JSON_LD)))
    assert row["title"] == "Bridge & tunnel"
    assert row["authors"] == ["Ann Lee", "Bo Chen"]
    assert (row["section"], row["language"], row["site"]) == ("Local", "en", "eastford-post.com")
    assert (row["published_at"], row["published_on"]) == (datetime(2025, 8, 18, 2, 30), date(2025, 8, 17))
    assert (row["published_source"], row["modified_at"]) == ("json-ld", datetime(2025, 8, 18, 1))
    assert row["canonical_url"] == "https://www.eastford-post.com/2025/bridge"
    assert row["url"] == "https://www.eastford-post.com/2025/bridge?utm_source=x"
    assert row["text"].count("The council of Eastford") == 8 and row["word_count"] == len(row["text"].split())
    assert row["version"] is None and row["fetched_at"] == AT.replace(tzinfo=None)


def test_the_day_is_the_publishers_own(clean):
    head = '<meta property="article:published_time" content="2025-08-18T02:30:00Z">'
    row = one(clean, page(html(head), url="https://www.nytimes.com/2025/bridge.html"))
    assert (row["published_at"], row["published_on"]) == (datetime(2025, 8, 18, 2, 30), date(2025, 8, 17))
    assert row["published_source"] == "meta"
    naive = '<meta name="date" content="2025-08-17T22:30:00">'
    row = one(clean, page(html(naive), url="https://www.nytimes.com/2025/bridge.html"))
    assert (row["published_at"], row["published_on"]) == (datetime(2025, 8, 18, 2, 30), date(2025, 8, 17))


@pytest.mark.parametrize(
    ("head", "told", "day", "source"),
    [
        (JSON_LD, Given(published_at=date(2025, 1, 2)), date(2025, 1, 2), "given"),
        (JSON_LD, Given(published_default=date(2025, 1, 2)), date(2025, 8, 17), "json-ld"),
        ("", Given(published_at=datetime(2025, 8, 16, tzinfo=UTC), published_source="feed"), date(2025, 8, 16), "feed"),
        ("", Given(published_default=date(2025, 1, 2)), date(2025, 1, 2), "given"),
        (
            '<meta name="date" content="2031-01-01">',
            Given(published_default=date(2025, 1, 2)),
            date(2025, 1, 2),
            "given",
        ),
        ("", Given(), None, None),
    ],
)
def test_whose_word_on_the_date_counts(clean, head, told, day, source):
    row = one(clean, page(html(head), given=told))
    assert (row["published_on"], row["published_source"]) == (day, source)


@pytest.mark.parametrize(
    ("stated", "url", "canonical"),
    [
        ("/news/1#top", "https://eastford-post.com/amp/1", "https://eastford-post.com/news/1"),
        ("https://other.org/news/1", "https://eastford-post.com/copy/1", "https://eastford-post.com/copy/1"),
        ("https://eastford-post.com/", "https://eastford-post.com/news/1", "https://eastford-post.com/news/1"),
        ("https://eastford-post.com/news/1", "http://127.0.0.1:8000/1", "https://eastford-post.com/news/1"),
        ("http://127.0.0.1/1", "https://eastford-post.com/news/1", "https://eastford-post.com/news/1"),
        ("javascript:void(0)", "https://eastford-post.com/news/1", "https://eastford-post.com/news/1"),
        ("https://eastford-post.com/news/1", "folder/saved.html", "https://eastford-post.com/news/1"),
    ],
)
def test_a_page_may_name_its_own_address_on_its_own_site(clean, stated, url, canonical):
    assert one(clean, page(html(f'<link rel="canonical" href="{stated}">'), url=url))["canonical_url"] == canonical


def test_plain_text_is_unchanged_and_its_id_is_its_contents(clean):
    text = "\ufeffHe said “no”.\r\n\r\n\tShe said yes.\x85\u2028 Ça va?  \n"
    here, there = (one(clean, page(text, url=u, kind=Kind.TEXT)) for u in ("a/b.txt", "/elsewhere/c.txt"))
    assert here["text"] == text and here["text"].encode() == text.encode()
    assert here["article_id"] == there["article_id"] and here["canonical_url"] is here["site"] is None
    web = one(clean, page(text, url="https://eastford-post.com/a.txt", kind=Kind.TEXT))
    assert web["article_id"] != here["article_id"]


def test_text_in_another_encoding_is_read_and_noted(clean):
    text = "Der Ministerpräsident erklärte, die Brücke müsse für größere Lastwagen gesperrt bleiben. " * 4
    found = clean([page(text.encode("cp1252"), url="a.txt", kind=Kind.TEXT)])
    assert found.articles["text"][0] == text and found.articles["language"][0] == "de"
    assert found.pages[0].outcome is Outcome.OK and "not UTF-8" in found.pages[0].error


@pytest.mark.parametrize(
    ("body", "kind", "outcome"),
    [
        (b"", Kind.TEXT, Outcome.EMPTY),
        (b" \r\n\t", Kind.TEXT, Outcome.EMPTY),
        (b"\xff\x00\x81\x00\xfe" * 99, Kind.TEXT, Outcome.UNREADABLE),
        (b"no markup at all", Kind.HTML, Outcome.BROKEN),
        (gzip.compress(b"x" * 999), Kind.HTML, Outcome.BROKEN),
        (html(body="<nav><a href='/'>Home</a></nav>", heading="").encode(), Kind.HTML, Outcome.EMPTY),
    ],
)
def test_what_is_no_article_keeps_its_reason_and_stops_nothing(clean, body, kind, outcome):
    good = page(html())
    found = clean([good, page(body, url="bad", kind=kind), good.failed(Outcome.TIMEOUT, "slow")])
    assert [p.outcome for p in found.pages] == [Outcome.OK, outcome, Outcome.TIMEOUT]
    assert found.pages[1].error.startswith("bad: ") and found.articles.height == 1
    assert found.article_ids == [found.articles["article_id"][0], None, None]


TEASER = (
    "<p>The council of Eastford voted on Monday to spend its reserve on the old bridge, closed since the floods.</p>"
    * 2
)


@pytest.mark.parametrize(
    ("head", "body", "outcome"),
    [
        ("", TEASER + "<p>Subscribe to continue reading this article.</p>", Outcome.PAYWALL),
        ("", TEASER + "<div class='paywall-box'><b>Already a subscriber? Log in</b></div>", Outcome.PAYWALL),
        ("false", TEASER + "<p>But the mayor, who had asked for the money …</p>", Outcome.PAYWALL),
        ("false", TEASER, Outcome.OK),  # a short report whose paper says “not free” of everything
        ("false", BODY, Outcome.OK),
        ("", BODY + "<p>Subscribe to continue reading this article.</p>", Outcome.OK),
    ],
)
def test_teasers_are_no_articles(clean, head, body, outcome):
    head = (
        head
        and f'<script type="application/ld+json">{{"@type": "NewsArticle", "isAccessibleForFree": {head}}}</script>'
    )
    assert clean([page(html(head, body))]).pages[0].outcome is outcome


def test_the_same_article_twice_is_one(clean):
    link = '<link rel="canonical" href="https://eastford-post.com/news/1">'
    home = page(html(link), url="https://eastford-post.com/news/1", status=200)
    amp = page(
        html(link, BODY + "<p>View in the app, where all is better and quicker.</p>"),
        url="https://eastford-post.com/amp/1",
        status=200,
    )
    found = clean([amp, home, home])
    assert [p.outcome for p in found.pages] == [Outcome.DUPLICATE, Outcome.OK, Outcome.DUPLICATE]
    assert "https://eastford-post.com/news/1" in found.pages[0].error


def test_two_texts_under_one_address_are_two_versions(clean):
    url = "https://eastford-post.com/news/1"
    found = clean([page(t, url=url, kind=Kind.TEXT) for t in ("He said yes.", "He said no.", "He said yes.")])
    assert found.articles["text"].to_list() == ["He said yes.", "He said no."]
    assert found.articles["article_id"].n_unique() == 1
    assert found.pages[2].outcome is Outcome.DUPLICATE


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        (["By Ann Lee and Bo Chen"], ["Ann Lee", "Bo Chen"]),
        (["Ann Lee, Bo Chen & Cy Dee; Eve Fox"], ["Ann Lee", "Bo Chen", "Cy Dee", "Eve Fox"]),
        (["By ANN LEE, Staff Reporter"], ["Ann Lee"]),
        (["Ann Lee, Senior Political Correspondent"], ["Ann Lee"]),
        (["Ann Lee, Head of Research, Bo Chen"], ["Ann Lee"]),
        (["Martin King, Jr."], ["Martin King, Jr."]),
        (["Ann Lee (Reuters)", "ann lee"], ["Ann Lee"]),
        (["https://eastford-post.com/people/ann"], []),
        (["admin"], []),
        (["AFP"], ["AFP"]),
        (["USA TODAY"], ["USA TODAY"]),
        (["Written by: José Álvarez de la Cruz"], ["José Álvarez de la Cruz"]),
    ],
)
def test_bylines_are_names(stated, names):
    assert bylines.clean(stated) == names


@pytest.mark.parametrize(
    "byline",
    [
        "<p class='x'>By <a href='/u/7'>Ann Lee</a></p>",
        "<span>Words by Ann Lee</span>",
        "<div><a href='/authors/ann-lee'>Ann Lee</a></div>",
        "<a rel='author' href='/x'>Ann Lee</a>",
    ],
)
def test_a_byline_that_readers_see_goes_before_the_publishers_name(clean, byline):
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Eastford Post"}, "publisher": {"name": "Eastford Post"}}</script>'
    heading = f"<h1>Bridge &amp; tunnel</h1>{byline}"
    assert one(clean, page(html(head, heading=heading)))["authors"] == ["Ann Lee"]
    assert one(clean, page(html(head)))["authors"] == ["Eastford Post"]


def test_an_article_in_many_containers_is_whole(clean):
    parts = "".join(
        f"<section class='block-{i}'><div><p>Part {i} of the report says that the bridge was closed to lorries in the spring of 2024 "
        "and that the county knew of the cracks in its piers.</p></div></section>"
        for i in range(40)
    )
    promo = "<aside><p>Ten other bridges that you should walk across this summer, chosen by our readers and our staff.</p></aside>"
    text = one(clean, page(f"<html><body><main><h1>Bridge &amp; tunnel</h1>{parts}</main>{promo}</body></html>"))[
        "text"
    ]
    assert [f"Part {i} of" in text for i in range(40)] == [True] * 40 and "Ten other bridges" not in text


def test_the_text_that_the_publisher_states_goes_before_a_stump(clean):
    stated = "\\n".join(f"Paragraph {i} of the report on the bridge, which is closed &amp; stays so." for i in range(9))
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{stated}"}}</script>'
    text = one(clean, page(html(head, "<p>The bridge is closed and stays so, says a report of the county.</p>")))[
        "text"
    ]
    assert text.split("\n")[8] == "Paragraph 8 of the report on the bridge, which is closed & stays so."


def test_windows_1252_that_says_latin_1_keeps_its_quotes(clean):
    body = html('<meta charset="iso-8859-1">', BODY.replace("on Monday", "on “Monday”")).encode("cp1252")
    assert "on “Monday” to" in one(clean, page(body))["text"]


@drawn(
    st.binary(max_size=400)
    | st.text(max_size=200).map(lambda t: html(body=f"<p>{t}</p>").encode("utf-8", "surrogatepass")),
    st.sampled_from(Kind),
)
@hypothesis_settings(max_examples=60, deadline=None)
def test_no_bytes_stop_a_batch(body, kind):
    found = CLEAN([page(body, kind=kind)])
    assert len(found.pages) == 1 and found.articles.height == (found.article_ids[0] is not None)


@drawn(st.text(max_size=200, alphabet=st.characters(exclude_categories=["Cs"])))
def test_every_text_arrives_as_it_is(text):
    assert plain_text(text.encode()) == (text, None)


@pytest.mark.parametrize(
    ("text", "encoding", "read_as"),
    [
        ("café said “hi”", "cp1252", "cp1252"),
        ("He said it. £5m", "latin-1", "cp1252"),
        ("“It is a façade,” Mr Müller said – naïve.", "cp1252", "cp1252"),
        ("Die Straße wird für fünf Millionen Euro erneuert, sagte Jörg Weiß.", "cp1252", "cp1252"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy. Ministr řekl, že vláda návrh podpoří.", "cp1250", "cp1250"),
        ("Президент сказал, что правительство поддержит это предложение.", "cp1251", "cp1251"),
        ("日本の首相は新しい政策を発表しました。今日は良い天気です。", "shift_jis", "cp932"),
        ("He said “no” — twice.", "utf-16", "utf_16"),
    ],
)
def test_text_that_is_not_utf_8_is_western_unless_much_speaks_against_it(text, encoding, read_as):
    read, note = plain_text(text.encode(encoding))
    assert read == text and note.endswith(f"read as {read_as}")


def test_a_broken_byte_in_utf_8_does_not_make_it_another_encoding():
    text = "“It is,” she said. “It was,” he said."
    read, note = plain_text(text.encode() + b" \xe2\x80")
    assert read == text + " \ufffd" and "1 broken bytes replaced" in note


CLEAN = Cleaner(seed_tables())
