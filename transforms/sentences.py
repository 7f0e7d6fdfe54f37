"""The sentences of every paragraph.

Rules rather than a library: the splitters on offer either lose character offsets, need a download, or run at a tenth of
the speed of everything else here. A sentence ends at . ! ? … with the marks that close on it, when something that can
begin a sentence follows; abbreviations, initials and a quotation that runs on in lower case do not end one.
"""

from __future__ import annotations

import re

import polars as pl

from . import schemas
from .tokens import ABBREVIATIONS

_END = re.compile(r"""(?:[.!?…]+|\.\.\.)(?:['"’”»)\]]|''|``)*(?=\s)""")
_STARTS = re.compile(r"""\s+(?:["“‘'«(\[—–-]|``|\.\.\.|…)*\s?[^\W_a-z]""")
_LAST_WORD = re.compile(r"([^\s(“\"‘'\[]+)$")
_ABBREVIATION = frozenset((*ABBREVIATIONS, "vs", "v"))
_MAY_END = frozenset("inc corp ltd co cos bros dept jr sr".split()) | frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun".split()
)
"""Abbreviations that also end sentences; they do when the next word usually begins one."""
_OPENERS = frozenset(
    "the a an in on at but and he she it they we i this that these those there his her its their as after before when "
    "while if for with by to mr mrs ms of from what who how why not no so yet some many most more one two several".split()
)
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+$")
_NEXT_WORD = re.compile(r"\W*(\w+)")


def _ends(text: str, start: int, point: int, after: int) -> bool:
    """Whether the mark at `point` (closing marks up to `after`) ends the sentence that began at `start`."""
    if text[point] != ".":
        return bool(_STARTS.match(text, after))
    if not _STARTS.match(text, after):
        return False
    if after - point > 1:  # a closing mark follows the point: “… the end.” He
        return True
    last = _LAST_WORD.search(text, max(start, point - 40), point)
    word = last.group(1) if last else ""
    following = _NEXT_WORD.match(text, after)
    opener = bool(following) and following.group(1).lower() in _OPENERS and following.group(1)[0].isupper()
    if _INITIALS.fullmatch(word + "."):
        if len(word) == 1:  # an initial: “George W. Bush”; “vitamin A. The” is the rare case
            return word != "I" and opener and following.group(1) not in {"A", "I"}
        return opener  # “in the U.S. The senator”, but “U.S. Steel”
    if word in _ABBREVIATION:
        return word.lower() in _MAY_END and opener
    return True


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Half-open spans of the sentences of text[start:end], without the white space around them."""
    out, at = [], start
    for m in _END.finditer(text, start, end):
        if m.end() < end and _ends(text, at, m.start(), m.end()):
            out.append((at, m.end()))
            at = m.end()
            while at < end and text[at].isspace():
                at += 1
    if at < end:
        out.append((at, end))
    return out


def sentences(articles: pl.DataFrame, paragraphs: pl.DataFrame) -> pl.DataFrame:
    """The sentences of every paragraph (`schemas.SENTENCES`), numbered within the article version."""
    texts = {(a, v): t or "" for a, v, t in articles.select("article_id", "version", "text").iter_rows()}
    rows, counts = [], dict.fromkeys(texts, 0)
    keyed = paragraphs.select("article_id", "version", "paragraph", "start_char", "end_char")
    for article_id, version, paragraph, start, end in keyed.iter_rows():
        key = article_id, version
        for s, e in split(texts[key], start, end):
            rows.append((article_id, version, counts[key], paragraph, s, e))
            counts[key] += 1
    return pl.DataFrame(rows, schema=schemas.SENTENCES, orient="row")
