"""The paragraphs of a text and what each is for: headline, body, caption, credit or furniture.

Nothing is ever cut out of `articles.text`; what is not the story is labelled here and later steps pass it by. A line is a
paragraph, except in hard-wrapped text (wire copy, e-mail), where lines are joined until a blank or an indented line. The
labels come from the seed `furniture_lines.csv`, so that an analyst can add the print note of his newspaper without
touching code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import polars as pl

from . import schemas

HEAD = 6
"""A pattern of position `head` is tried on so many first paragraphs: kickers, datelines and bylines stand there."""

TAIL = 10
"""A pattern of position `tail` is tried on so many last paragraphs: biographies, print notes and promos stand there."""

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?:;]['\"’”)\]]*$")


@dataclass(frozen=True, slots=True)
class FurnitureLine:
    role: str
    position: str
    pattern: re.Pattern[str]


def furniture_lines(furniture: pl.DataFrame) -> list[FurnitureLine]:
    """The seed's rows compiled. Columns role, position (any, head, tail), pattern (a regular expression, matched
    against the whole paragraph); raises ValueError naming the row whose pattern is no regular expression."""
    out = []
    for row in furniture.iter_rows(named=True):
        try:
            pattern = re.compile(row["pattern"])
        except re.error as error:
            raise ValueError(f"furniture_lines.csv: {row['pattern']!r} is no regular expression: {error}") from error
        out.append(FurnitureLine(row["role"], row["position"], pattern))
    return out


def spans(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the paragraphs of `text`, without the white space around them."""
    lines = []
    for m in _LINE.finditer(text):
        raw = m.group()
        stripped = raw.strip()
        if stripped:
            start = m.start() + len(raw) - len(raw.lstrip())
            lines.append((start, start + len(stripped), raw[0] in " \t"))
    if not _hard_wrapped(text, lines):
        return [(s, e) for s, e, _ in lines]
    out: list[tuple[int, int]] = []
    for s, e, indented in lines:
        if out and not indented and text[out[-1][1] : s].count("\n") == 1:
            out[-1] = out[-1][0], e
        else:
            out.append((s, e))
    return out


def _hard_wrapped(text: str, lines: list[tuple[int, int, bool]]) -> bool:
    """Whether lines were broken to a width: most lines that a single break ends are 30 to 100 characters long and
    stop in the middle of a sentence."""
    broken = [(s, e) for (s, e, _), (after, _, _) in pairwise(lines) if text[e:after].count("\n") == 1]
    if len(broken) < 4:
        return False
    inside = sum(30 <= e - s <= 100 and not _SENTENCE_END.search(text[s:e]) for s, e in broken)
    return inside > 0.6 * len(broken)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def roles(text: str, title: str, found: list[tuple[int, int]], lines: list[FurnitureLine]) -> list[str]:
    """The role of each paragraph span of `text`."""
    out, headline = [], _plain(title)
    for i, (s, e) in enumerate(found):
        paragraph = text[s:e]
        if headline and i < HEAD and "headline" not in out and _plain(paragraph) == headline:
            out.append("headline")
            continue
        role = "body"
        for line in lines:
            if (line.position == "head" and i >= HEAD) or (line.position == "tail" and i < len(found) - TAIL):
                continue
            if line.pattern.fullmatch(paragraph):
                role = line.role
                break
        out.append(role)
    if "body" not in out:  # a pattern that eats a whole article is wrong about it
        out = ["headline" if r == "headline" else "body" for r in out]
    return out


def paragraphs(articles: pl.DataFrame, furniture: pl.DataFrame) -> pl.DataFrame:
    """The paragraphs of every article (`schemas.PARAGRAPHS`); `furniture` is the seed frame furniture_lines."""
    lines, rows = furniture_lines(furniture), []
    for article_id, version, title, text in articles.select("article_id", "version", "title", "text").iter_rows():
        found = spans(text or "")
        for i, ((s, e), role) in enumerate(zip(found, roles(text or "", title or "", found, lines), strict=True)):
            rows.append((article_id, version, i, s, e, role))
    return pl.DataFrame(rows, schema=schemas.PARAGRAPHS, orient="row")
