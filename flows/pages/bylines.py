"""Who wrote it: the authors of a page as a list of names.

JSON-LD first, then the meta elements publishers use, then the byline that readers see, then what trafilatura finds. Where the
metadata only say the publisher's own name, a byline on the page goes before it. Publishers write bylines in many ways
(“By Ann Lee and Bo Chen, Staff Reporter”); here they are split and cleaned to the names.
"""

from __future__ import annotations

import re
from itertools import dropwhile, islice
from typing import Any

from lxml.html import HtmlElement
from trafilatura.metadata import extract_author

from .markup import Markup, spaced, words

_META = ("byl", "parsely-author", "sailthru.author", "cxenseparse:author", "dc.creator", "dcterms.creator", "author",
         "article:author", "article:author_name", "citation_author", "twitter:data1")  # fmt: skip
_BY = re.compile(
    r"^(?:(?:this (?:article|post|story) was )?(?:written|words|story|text|posted|published|reported|recipe|review(?:ed)?|analysis|"
    r"report|opinion|column|contributed|edited|created)? ?by|from|authors?|von|par|por|di)\b[:\s]+",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:;|\||•|·|\s&\s|,?\s+(?:and|und|et|with)\s+)\s*")
_SUFFIX = re.compile(
    r"^(?:jr|sr|ii|iii|iv|[a-z]{2,3}\.?d|m\.?[abs]|[a-z]?mba|cpp|psp|esq|c[fp]a|r\.?[nd])\.?$", re.IGNORECASE
)
_ROLE = (
    r"(?:writers?|reporters?|correspondents?|editors?|journalists?|columnists?|contributors?|contributing|producers?|"
    r"bureau chief|staff|analysts?|specialist|ceo|founder|co-founder|director|manager|head|chief|president|expert)"
)
_TITLE = re.compile(rf"^(?:[\w’'&.-]+ ){{0,4}}{_ROLE}\b.*$", re.IGNORECASE)
_AFTER = re.compile(
    r"\s+(?:(?:senior|chief|staff|deputy|associate|managing|executive|contributing|special|digital|lead|political|business|autos?|"
    r"sports?|science|health|technology|money|features?|news)\s+)*(?:writer|reporter|correspondent|editor|journalist|columnist|contributor)s?$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d{2}|^(?:admin|administrator|editor|staff|user|root|webmaster|unknown|none|null|n/?a|guest|true|false|"
    r"(?:last )?updated?\b.*|written by|posted|published\b.*|read more|share|by)$",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s*(?:\(.{0,60}\)|\[.{0,60}\]|[|–—].{0,80}|\s-\s.{0,80}|(?:last )?updated.{0,40})\s*$", re.IGNORECASE
)
_NAME = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w’'-]*\.?|[A-Z]\.(?:[A-Z]\.)*) (?:(?:de|da|del|di|du|la|le|van|von|der|den|bin|al|el|ter|dos) )*){1,3}[A-ZÀ-ÞŁŚŽ][\w’'-]+"
)
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|contributors?|profiles?|staff|people|writers?|journalists?|reporters?|producers?|by|team)/",
    re.IGNORECASE,
)
_SEEN = re.compile(r"^(?:(?:written|words|story|posted|reviewed)\s+)?by:?\s+(?P<names>.{4,80})$", re.IGNORECASE)
_SEEN_START = re.compile(r"\s*(?:(?:written|words|story|posted|reviewed)\s+)?by\b", re.IGNORECASE)
_ASIDE = frozenset({"nav", "footer", "aside", "form", "script", "style", "noscript"})
_LETTERS = frozenset("USA US UK UN EU AP AFP BBC CNN NBC ABC CBS CBC NPR PBS DPA PA TV".split())

NEAR = 400
"""Elements after the heading in which a byline is looked for."""


def authors(page: Markup) -> list[str]:
    """The authors' names in the order stated."""
    by_id = {n["@id"]: n for n in page.nodes if isinstance(n.get("@id"), str) and words(n.get("name"))}
    house = _house(page)
    stated = clean(_of_node(page.article().get("author"), by_id))
    for name in _META if not stated else ():
        values = [v for v in page.metas.get(name, ()) if not _NO_NAME.search(v)]
        if name == "twitter:data1" and (page.meta("twitter:label1") or "").lower() not in (
            "written by",
            "by",
            "author",
        ):
            continue
        if stated := clean(values):
            break
    if stated and not all(_squash(name) in house for name in stated):
        return stated
    return seen(page) or stated or clean((extract_author(page.tree) or "").split(";"))


def seen(page: Markup) -> list[str]:
    """The byline that readers see: after the heading, a link that is marked as the author's or leads to his page, or a
    short line that begins with “By”. Only what looks like a name counts."""
    elements = page.tree.iter()
    if page.tree.find(".//h1") is not None:
        elements = dropwhile(lambda e: e.tag != "h1", elements)
    for element in islice(elements, NEAR):
        if not isinstance(element.tag, str):
            continue
        marks = f"{element.get('rel') or ''} {element.get('itemprop') or ''}".lower().split()
        linked = element.tag == "a" and _AUTHOR_PAGE.search(element.get("href") or "")
        if "author" in marks or linked:
            parent = element.getparent()
            links = [element]
            if parent is not None and linked:  # several authors stand side by side
                links = [a for a in parent.iter("a") if _AUTHOR_PAGE.search(a.get("href") or "")]
            names = [n for n in (_name(spaced(e)) for e in links) if n]
            if names and not _aside(element) and (found := clean(names)):
                return found
        elif len(element) < 8 and _SEEN_START.match(element.text or "") and (by := _SEEN.match(spaced(element)[:160])):
            found = [n for n in clean([by["names"]]) if _NAME.fullmatch(n)]
            if found and not _aside(element):
                return found
    return []


def clean(stated: list[str]) -> list[str]:
    """Bylines as names: “By” off, several in one split, titles, addresses and repetitions dropped."""
    out: list[str] = []
    for byline in stated:
        line = _BY.sub("", " ".join(byline.split())).strip(" ,;:|•·")
        for part in (p for whole in _AND.split(line) for p in _names(whole)):
            if out and _TITLE.match(part):
                continue
            name = _cased(part)
            if name.casefold() not in (o.casefold() for o in out):
                out.append(name)
    return out


def _names(line: str) -> list[str]:
    """The names in a byline without “and”: those between commas, up to the first that is a title."""
    out: list[str] = []
    for part in line.split(","):
        part = _TRAILING.sub("", _BY.sub("", part.strip())).strip(" ,;:|•·*")
        part = _AFTER.sub("", part) if len(part.split()) > 3 else part
        if out and _SUFFIX.match(part):
            out[-1] += f", {part}"
        elif out and (_TITLE.match(part) or (len(part.split()) == 1 and len(out[-1].split()) > 1)):
            break
        elif 1 < len(part) <= 80 and not _NO_NAME.search(part):
            out.append(part)
    return out


def _name(text: str) -> str | None:
    text = _BY.sub("", text).strip(" ,")
    return text if _NAME.fullmatch(text) else None


def _cased(name: str) -> str:
    """“ANN LEE” as “Ann Lee”; names of organisations made of letters (“AFP”, “USA TODAY”) stay."""
    parts = name.split()
    if name.isupper() and len(parts) > 1 and len(name) > 6 and not _LETTERS & set(parts):
        return " ".join(w if len(w) <= 3 and w.endswith(".") else w.capitalize() for w in parts)
    return name


def _house(page: Markup) -> set[str]:
    """The publisher's own name as it may stand for an author."""
    publisher = page.article().get("publisher")
    stated = [words(publisher), page.meta("og:site_name"), page.meta("application-name")]
    return {_squash(name) for name in stated if name} - {""}


def _squash(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def _aside(element: HtmlElement) -> bool:
    return element.tag in _ASIDE or any(a.tag in _ASIDE for a in islice(element.iterancestors(), 12))


def _of_node(value: Any, by_id: dict[str, dict[str, Any]]) -> list[str]:
    if isinstance(value, list):
        return [name for item in value for name in _of_node(item, by_id)]
    if isinstance(value, dict):
        if not value.get("name") and value.get("@id") in by_id:
            value = by_id[value["@id"]]
        names = value.get("name")
        return [w for w in map(words, names if isinstance(names, list) else [names]) if w]
    name = words(value)
    return [name] if name else []
