"""The article text of a page: trafilatura's extraction, checked against what the page's JSON-LD says."""

from __future__ import annotations

import logging
from dataclasses import dataclass

import trafilatura

from .markup import Markup, words

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of every page it discards; the outcome says so
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Body:
    text: str
    author: str | None
    """The byline that trafilatura finds in the page, names parted by semicolons."""


def body_text(page: Markup, url: str | None) -> Body:
    """The paragraphs of the article, parted by one newline each; an empty text where there is none."""
    found = trafilatura.bare_extraction(page.tree, with_metadata=True, include_comments=False, url=url)
    text = (found.text or "").strip() if found is not None else ""
    author = found.author if found is not None else None
    stated = words(page.article().get("articleBody")) or ""
    if len(stated) > 2 * len(text):
        text = stated
    return Body(text.encode("utf-8", "replace").decode("utf-8"), author)
