"""An HTML page parsed once: its tree, its JSON-LD and its meta elements, as the publisher states them.

JSON-LD goes before other metadata because publishers check it (search engines read it); it is often slightly broken
(comments, control characters, trailing commas, escaped twice), so it is read with patience.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml.html import HtmlElement
from trafilatura.utils import decode_file, load_html

ARTICLE_TYPES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle ReviewNewsArticle "
    "AskPublicNewsArticle AdvertiserContentArticle SatiricalArticle LiveBlogPosting BlogPosting Report ScholarlyArticle "
    "TechArticle SocialMediaPosting MedicalScholarlyArticle".split()
)
"""Types of schema.org that are an article: https://schema.org/Article and what is below it."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_NOT_JSON = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)?|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)?[\s;]*$"
)


_INLINE = frozenset("a abbr b bdi cite code em font i mark q s small span strong sub sup time u wbr".split())


class NotHtml(ValueError):
    """Bytes that no parser can make a page of."""


@dataclass(frozen=True, slots=True)
class Markup:
    tree: HtmlElement
    nodes: list[dict[str, Any]] = field(default_factory=list)
    """Every object of the page's JSON-LD that has a type, in reading order."""
    metas: dict[str, list[str]] = field(default_factory=dict)
    """Contents of meta elements by lower-case name, property or itemprop."""

    def meta(self, *names: str) -> str | None:
        """The first content that is not empty among these names, in their order."""
        for name in names:
            for value in self.metas.get(name, ()):
                if value:
                    return value
        return None

    def article(self) -> dict[str, Any]:
        """The JSON-LD object of the article itself: of those that are articles, the one that says most; else {}."""
        found = [n for n in self.nodes if types(n) & ARTICLE_TYPES]
        wanted = ("headline", "datePublished", "author", "articleBody", "mainEntityOfPage", "url", "publisher")
        return max(found, key=lambda n: sum(bool(n.get(k)) for k in wanted), default={})


def decode(body: bytes, charset: str | None = None) -> str:
    """The page's text: in UTF-8 where it is that, else as the server or the page says, else as detected."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    stated = _CHARSET.search(body[:4096])
    for name in (charset, stated[1].decode("ascii", "replace") if stated else None):
        # a page that says Latin-1 is read as Windows-1252: https://encoding.spec.whatwg.org/#names-and-labels
        name = "cp1252" if name and name.lower() in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii") else name
        if name and name.lower() not in ("utf-8", "utf8"):
            try:
                return body.decode(name, errors="replace" if name == "cp1252" else "strict")
            except (LookupError, UnicodeDecodeError):
                continue
    if stated or charset:  # says UTF-8 and nearly is
        text = body.decode("utf-8", "replace")
        if text.count("\ufffd") * 200 < len(text):
            return text
    return decode_file(body)


def parse(body: bytes, charset: str | None = None) -> Markup:
    """The page of these bytes. Raises NotHtml where there is no HTML in them."""
    text = decode(body, charset).replace("\x00", "")
    if not text.strip() or "<" not in text:
        raise NotHtml("no HTML in it")
    try:
        tree = load_html(text)
    except Exception as error:  # lxml and trafilatura let several kinds through
        raise NotHtml(f"not readable as HTML: {error}") from error
    if tree is None:
        raise NotHtml("not readable as HTML")
    return Markup(tree, list(_nodes(tree)), _metas(tree))


def types(node: dict[str, Any]) -> set[str]:
    """The types of a JSON-LD object, without schema.org's address before them."""
    stated = node.get("@type")
    values = stated if isinstance(stated, list) else [stated]
    return {str(v).rpartition("/")[2].removeprefix("schema:") for v in values if v}


def words(value: object) -> str | None:
    """A value as one line of plain text: entities and tags undone, white space collapsed; None where nothing is left."""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if isinstance(value, list):
        value = next((v for v in value if v), None)
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    text = html.unescape(html.unescape(str(value)))
    text = re.sub(r"</?[a-zA-Z][^<>]{0,200}>", " ", text) if "<" in text else text
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split()) or None


def spaced(element: HtmlElement) -> str:
    """The text of an element in one line, with a space where a block or line break parts two words."""
    parts: list[str] = []
    for event, e in etree.iterwalk(element, events=("start", "end", "comment")):
        if event == "comment":
            parts.append(e.tail or "")
            continue
        if e.tag not in _INLINE:
            parts.append(" ")
        if event == "start":
            if e.tag not in ("script", "style"):
                parts.append(e.text or "")
        elif e is not element:
            parts.append(e.tail or "")
    return " ".join("".join(parts).split())


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() != "application/ld+json":
            continue
        yield from _flat(_json(script.text_content() or ""))


def _json(text: str) -> Any:
    text = _NOT_JSON.sub("", text)
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flat(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value:
            yield from _flat(item, depth + 1)
    elif isinstance(value, dict):
        if value.get("@type"):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart", "isPartOf"):
            if isinstance(value.get(key), list | dict):
                yield from _flat(value[key], depth + 1)
        if isinstance(value.get("author"), list | dict):  # so that {"@id": …} elsewhere finds its name
            yield from (n for n in _flat(value["author"], depth + 1) if not types(n) & ARTICLE_TYPES)


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = words(element.get("content"))
        if content:
            for attribute in ("name", "property", "itemprop", "http-equiv"):
                if element.get(attribute):
                    out.setdefault(element.get(attribute).strip().lower(), []).append(content)
    return out
