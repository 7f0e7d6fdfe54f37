"""The article text of a page: trafilatura's extraction, checked against what else the page shows.

Extraction can miss most of a page whose article lies in many containers. Then the publisher's own `articleBody` (JSON-LD)
is taken, or the paragraphs of the main part are gathered.
"""

from __future__ import annotations

import logging
import re

import trafilatura
from lxml.html import HtmlElement

from .markup import Markup, spaced, words

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of every page it discards; the outcome says so
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

MISSED = 0.4
"""Where the extraction holds less than this share of the words of the main part's paragraphs, it missed the article."""

LONG = 12
"""Words from which on a paragraph is one of a story and no caption, button or teaser."""

_ASIDE = frozenset("nav aside footer header form figure noscript template button table".split())
_ASIDE_NAMES = re.compile(
    r"comment|related|recommend|promo|newsletter|sidebar|footer|cookie|consent|subscribe|teaser|share|social|modal|popup|disclaimer|card",
    re.IGNORECASE,
)
_BLOCKS = frozenset("p h2 h3 h4 li blockquote".split())


def body_text(page: Markup, url: str | None) -> str:
    """The paragraphs of the article, parted by one newline each; an empty text where there is none."""
    found = trafilatura.bare_extraction(page.tree, with_metadata=False, include_comments=False, url=url)
    text = (found.text or "").strip() if found is not None else ""
    stated = _stated(page.article().get("articleBody"))
    run_together = text.count("\n") < stated.count("\n") / 2 and len(stated) >= 0.9 * len(text)
    if len(stated) > 2 * len(text) or run_together:
        text = stated
    if len(text) < 12_000 and (gathered := _gathered(page.tree)) and len(text.split()) < MISSED * len(gathered.split()):
        text = gathered
    return text.encode("utf-8", "replace").decode("utf-8")


def _stated(value: object) -> str:
    """A JSON-LD text with its paragraphs."""
    if not isinstance(value, str):
        return ""
    return "\n".join(line for line in map(words, re.split(r"[\r\n]+|</p>|<br */?>", value)) if line)


def _gathered(tree: HtmlElement) -> str:
    """The blocks of the smallest element that holds nine tenths of the page's long paragraphs; empty where there are few."""
    root = tree.find(".//main")
    root = root if root is not None else tree.find(".//body")
    if root is None:
        return ""
    long = [(p, n) for p in root.iter("p") if (n := len(p.text_content().split())) >= LONG and not _aside(p, root)]
    total = sum(n for _, n in long)
    if len(long) < 5:
        return ""
    inside: dict[HtmlElement, int] = {}
    for p, n in long:
        for ancestor in p.iterancestors():
            inside[ancestor] = inside.get(ancestor, 0) + n
    holder = min(
        (e for e, n in inside.items() if n >= 0.9 * total), key=lambda e: sum(1 for _ in e.iterancestors()) * -1
    )
    lines = []
    for element in holder.iter():
        if element.tag in _BLOCKS and not _aside(element, holder):
            if any(a.tag in _BLOCKS for a in element.iterancestors()):
                continue
            if line := spaced(element):
                lines.append(line)
    return "\n".join(lines)


def _aside(element: HtmlElement, root: HtmlElement) -> bool:
    for e in [element, *element.iterancestors()]:
        if e is root:
            return False
        if e.tag in _ASIDE or _ASIDE_NAMES.search(f"{e.get('class') or ''} {e.get('id') or ''}"):
            return True
    return False
