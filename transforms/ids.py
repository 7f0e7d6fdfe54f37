"""Stable identifiers: the same article gives the same ids on every machine.

Ids are the first 16 hexadecimal digits of a SHA-256 over the parts, joined by a unit separator: 64 bits, so a warehouse of
a hundred million rows expects one collision in about 3,700 such warehouses.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def stable_id(prefix: str, *parts: object) -> str:
    """`prefix` and 16 hexadecimal digits that depend on `parts` alone."""
    joined = "\x1f".join(str(p) for p in parts)
    return prefix + hashlib.sha256(joined.encode("utf8", "surrogatepass")).hexdigest()[:16]


def quote_id(article_id: str, version: int, spans: Iterable[tuple[int, int]]) -> str:
    return stable_id("q", article_id, version, *(x for span in spans for x in span))


def figure_id(article_id: str, version: int, start: int, end: int) -> str:
    return stable_id("f", article_id, version, start, end)


def mention_id(article_id: str, version: int, start: int, end: int, kind: str) -> str:
    return stable_id("m", article_id, version, start, end, kind)
