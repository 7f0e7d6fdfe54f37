"""The article text of a page: trafilatura's extraction, checked against what the page's JSON-LD says."""

from __future__ import annotations

import logging

import trafilatura

from .markup import Markup, words

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of every page it discards; the outcome says so
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def body_text(page: Markup, url: str | None) -> str:
    """The paragraphs of the article, parted by one newline each; an empty text where there is none."""
    found = trafilatura.bare_extraction(page.tree, with_metadata=False, include_comments=False, url=url)
    text = (found.text or "").strip() if found is not None else ""
    stated = words(page.article().get("articleBody")) or ""
    if len(stated) > 2 * len(text):
        text = stated
    return text.encode("utf-8", "replace").decode("utf-8")
