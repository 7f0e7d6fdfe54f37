"""Which article a page is, whose, and in what language: canonical address, site, publisher, title, section, language."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

import polars as pl
from courlan import normalize_url
from tld import get_fld

from .markup import Markup, spaced, words

_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(r"\w+")
_SEPARATOR = re.compile(r"\s+[|–—•·»«-]\s+|\s*\|\s*| :: ")


@dataclass(frozen=True, slots=True)
class Publisher:
    site: str
    """Its domain, as `articles.site` gives it."""
    name: str
    zone: ZoneInfo | None
    language: str | None


def publishers(table: pl.DataFrame) -> dict[str, Publisher]:
    """The seed publishers.csv by site: columns site (a domain), name, language, time_zone."""
    out = {}
    for row in table.iter_rows(named=True):
        zone = row["time_zone"]
        try:
            known = Publisher(row["site"], row["name"], ZoneInfo(zone) if zone else None, row["language"])
        except (ValueError, OSError, KeyError) as error:
            raise ValueError(f"publishers.csv: {row['site']}: {zone!r} is no time zone") from error
        out[row["site"].lower().removeprefix("www.")] = known
    return out


def host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def site(url: str | None) -> str | None:
    """The registered domain of an address (bbc.co.uk), the host without www where no registry knows it."""
    name = host(url)
    if not name:
        return None
    return get_fld(url, fail_silently=True) or name.removeprefix("www.")


def publisher(url: str | None, known: Mapping[str, Publisher]) -> Publisher | None:
    """The publisher whose domain the address's host is or lies under; the longest domain wins."""
    name = (host(url) or "").removeprefix("www.")
    while name:
        if name in known:
            return known[name]
        name = name.partition(".")[2]
    return None


def is_local(url: str | None) -> bool:
    """Whether the address is on this machine or a private network, where copies of pages are served from."""
    name = host(url) or ""
    if name == "localhost" or name.endswith((".localhost", ".local")):
        return True
    try:
        return not ipaddress.ip_address(name).is_global
    except ValueError:
        return False


def canonical_url(page: Markup | None, url: str | None) -> str | None:
    """The address under which the publisher files the article, normalised (no tracking parameters, no fragment).

    A page may name its own (link rel=canonical, og:url, JSON-LD), but only on the same registered domain: a syndicated copy
    that points at its source stays the copy it is. A page served from this machine may name any. `url` is where the page
    was read; None for local files."""
    for stated in _canonicals(page) if page is not None else ():
        try:
            found = urljoin(url or "", stated)
            parts = urlsplit(found)
        except ValueError:
            continue
        if parts.scheme not in ("http", "https") or not parts.hostname or (is_local(found) and not is_local(url)):
            continue
        if url and not is_local(url) and site(found) != site(url):
            continue
        if parts.path in ("", "/") and not parts.query and (url is None or urlsplit(url).path not in ("", "/")):
            continue  # the home page, as some templates say for every article
        return normal(found)
    return normal(url) if url else None


def normal(url: str) -> str:
    try:
        return normalize_url(url, strict=False).partition("#")[0]
    except (ValueError, TypeError, AttributeError):
        return url


def _canonicals(page: Markup) -> list[str]:
    out = [e.get("href") for e in page.tree.iter("link") if (e.get("rel") or "").lower() == "canonical"]
    out.append(page.meta("og:url"))
    node = page.article()
    where = node.get("mainEntityOfPage")
    out += [where.get("@id") if isinstance(where, dict) else where, node.get("url")]
    return [u.strip() for u in out if isinstance(u, str) and u.strip()]


def title(page: Markup, url: str | None = None, given: str | None = None) -> str | None:
    """The headline as readers see it: the heading on the page that the metadata (JSON-LD, og:title, the title element) bear
    out; where none does, what the metadata say, without the site's name at the end."""
    headings = [t for t in (spaced(e) for e in page.tree.iter("h1")) if t]
    headline = words(page.article().get("headline"))
    stated = page.meta("og:title", "twitter:title", "parsely-title", "dc.title")
    element = page.tree.find(".//title")
    whole = spaced(element) if element is not None else None
    near = [s for s in (headline, stated, whole) if s]
    for heading in headings:
        if any(_key(heading) == _key(s) or f"{_key(s)} ".startswith(f"{_key(heading)} ") for s in near):
            return heading
    if headline:
        return headline
    if len(headings) == 1 and len(headings[0].split()) > 2:
        return headings[0]
    site_names = {
        _squash(n) for n in (page.meta("og:site_name"), host(url), site(url), (site(url) or "").split(".")[0]) if n
    }
    for text in (stated, given, whole):
        if text:
            return without_site(text, site_names)
    return headings[0] if headings else None


def without_site(text: str, site_names: Collection[str]) -> str:
    """A title without the site's name at its end (“A story | The Post”); `site_names` are squashed to letters and digits."""
    head, separator, tail = _last_part(text)
    name = _squash(tail)
    if separator and name and any(name in known or (len(known) > 3 and known in name) for known in site_names):
        return head
    return text


def _last_part(text: str) -> tuple[str, str, str]:
    found = list(_SEPARATOR.finditer(text))
    return (text[: found[-1].start()].strip(), found[-1].group(), text[found[-1].end() :]) if found else (text, "", "")


def _squash(text: str) -> str:
    return "".join(_PLAIN.findall(text.casefold()))


def _key(text: str) -> str:
    return " ".join(_PLAIN.findall(text.casefold()))


def section(page: Markup) -> str | None:
    stated = page.article().get("articleSection")
    if isinstance(stated, list):
        stated = next((s for s in stated if s), None)
    return words(stated) or page.meta("article:section", "parsely-section", "section", "cxenseparse:section")


def language(page: Markup | None, text: str, function_words: Mapping[str, frozenset[str]]) -> str | None:
    """ISO 639-1 code: the page's own word, unless the text's function words plainly speak against it."""
    guess = guess_language(text, function_words)
    stated = None
    if page is not None:
        root = page.tree.getroottree().getroot()
        for value in (
            root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
            words(page.article().get("inLanguage")),
            page.meta("og:locale", "content-language", "language", "dc.language"),
        ):
            code = re.match(r"[a-z]{2,3}(?=$|[-_])", (value or "").strip().lower())
            if code:
                stated = code[0]
                break
    return guess or stated if stated in function_words or stated is None else stated


def guess_language(text: str, function_words: Mapping[str, frozenset[str]]) -> str | None:
    """The language whose function words make up most of the first 600 words; None where none is plain."""
    found = [w.casefold() for w in _WORD.findall(text[:8000])][:600]
    if not found:
        return None
    shares = sorted(
        ((sum(w in ws for w in found) / len(found), code) for code, ws in function_words.items()), reverse=True
    )
    if not shares or shares[0][0] < 0.12 or (len(shares) > 1 and shares[0][0] < 1.3 * shares[1][0]):
        return None
    return shares[0][1]
