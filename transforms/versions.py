"""Which version of its article each text is, and what it changes.

A version is a distinct text of an article, known by `content_sha256`; numbers count in the order in which the warehouse met
them and never change, because the ids of quotes and figures are made from them. Which version is the *latest* is a
question of its own: a page found in an old archive is a new version, but not the latest.

Order in time is the publisher's (`modified_at`) where both sides state one, else ours (`fetched_at`). A text that comes
back (A, B, A) is the version it was before, for pages that alternate between two texts (tests on readers, rotating
promos) and files read twice would otherwise make versions for ever; only where the publisher says that it was modified
after the latest version is it a new one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

import polars as pl
from rapidfuzz.distance import OSA, Levenshtein

from . import schemas

SCHEMA = pl.Schema(
    {**schemas.ARTICLES, "revises": pl.Int32, "change": pl.String, "is_latest": pl.Boolean, "known": pl.Boolean}
)
"""schemas.ARTICLES and: the version that this one changes, what it changes, whether it is the article's latest, and whether
the warehouse holds it already just so (nothing to analyse)."""

STORED = pl.Schema(
    {
        name: SCHEMA[name]
        for name in (
            "article_id", "version", "content_sha256", "text", "title", "authors", "published_at", "published_on",
            "published_source", "modified_at", "fetched_at", "revises", "change", "is_latest",
        )
    }
)  # fmt: skip

STATED = ("title", "authors", "published_at", "published_on", "published_source")
"""What is known of an article beside its text. What was stated before and is not stated now (the same file, this time without
`--published`) still holds."""

READ = 4
"""The analysis reads so many of them: where one differs, the version is analysed anew."""

TOUCH = 0.1
"""A revision that loses no more than a tenth as many words as it gains still counts as added (and the other way round): an
update that adds paragraphs usually touches a number or a tense elsewhere. Our own choice."""

_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class _Version:
    version: int
    content: str | None
    text: str
    modified: datetime | None
    fetched: datetime | None
    stated: tuple
    revises: int | None
    change: str | None
    stored: bool

    def before(self, other: _Version) -> bool:
        """Whether it is certainly older than `other`."""
        if self.modified and other.modified and self.modified != other.modified:
            return self.modified < other.modified
        return bool(self.fetched and other.fetched) and self.fetched < other.fetched


def one_latest(articles: pl.DataFrame) -> pl.DataFrame:
    """Of versions that were each the latest when its batch was assigned, only the last stays so."""
    if articles.is_empty() or "is_latest" not in articles.columns:
        return articles
    last = pl.col("version").filter("is_latest").max().over("article_id")
    return articles.with_columns(is_latest=pl.col("is_latest") & (pl.col("version") == last))


def assign(articles: pl.DataFrame, stored: pl.DataFrame) -> pl.DataFrame:
    """`articles` (schemas.ARTICLES; `version` is not read) as rows of SCHEMA, one for each article and version.

    stored: what the warehouse has of these articles (STORED); more articles do no harm. Rows keep the order of
    `articles`; of several rows of one article with the same content the earliest stays.
    """
    known: dict[str, list[_Version]] = {}
    latest: dict[str, _Version] = {}
    wanted = articles.select("article_id").unique()
    for row in stored.join(wanted, on="article_id", how="semi").sort("article_id", "version").iter_rows(named=True):
        item = _version(row, row["version"], row["revises"], row["change"], stored=True)
        known.setdefault(row["article_id"], []).append(item)
        if row["is_latest"] or row["article_id"] not in latest:
            latest[row["article_id"]] = item

    rows = list(articles.iter_rows(named=True))
    stated = {row["article_id"]: True for row in rows}
    for row in rows:
        stated[row["article_id"]] &= row["modified_at"] is not None
    order = sorted(range(len(rows)), key=lambda i: (*_time(rows[i], stated[rows[i]["article_id"]]), i))
    chosen: dict[int, _Version] = {}
    taken: set[int] = set()
    for i in order:
        row = rows[i]
        versions = known.setdefault(row["article_id"], [])
        new = _version(row, 0, None, None, stored=False)
        found = _same(new, versions, latest.get(row["article_id"]))
        if found is None:
            _add(new, versions, latest, row["article_id"])
            chosen[i] = new
        elif found.stored and id(found) not in taken:
            chosen[i] = found
            taken.add(id(found))
    out = []
    for i in sorted(chosen):
        row, item = rows[i], chosen[i]
        if item.stored and item.modified is not None:
            row["modified_at"] = item.modified  # of this text, not of the last time that the page was built
        if item.stored:
            _keep_stated(row, item.stated)
        row |= dict(
            version=item.version, revises=item.revises, change=item.change,
            is_latest=latest[row["article_id"]] is item,
            known=item.stored and item.stated[:READ] == _stated(row)[:READ] and item.text == (row["text"] or ""),
        )  # fmt: skip
        out.append(row)
    return schemas.frame(out, SCHEMA)


def _time(row: dict, stated: bool) -> tuple:
    fetched = row["fetched_at"] or datetime.min
    return (row["modified_at"], fetched) if stated else (fetched, row["modified_at"] or datetime.min)


def _stated(row: dict) -> tuple:
    return tuple(tuple(row[c] or ()) if c == "authors" else row[c] for c in STATED)


def _keep_stated(row: dict, before: tuple) -> None:
    """Fills what `row` does not state with what was stated before; the three about publication go together."""
    title, authors, *published = before
    row["title"], row["authors"] = row["title"] or title, row["authors"] or list(authors)
    if row["published_at"] is None and row["published_on"] is None:
        row |= dict(zip(STATED[2:], published, strict=True))


def _version(row: dict, version: int, revises: int | None, change: str | None, stored: bool) -> _Version:
    return _Version(
        version, row["content_sha256"], row["text"] or "", row["modified_at"], row["fetched_at"], _stated(row), revises,
        change, stored,
    )  # fmt: skip


def _same(new: _Version, versions: list[_Version], latest: _Version | None) -> _Version | None:
    """The version among `versions` that `new` is, if any."""
    equal = [v for v in versions if v.content == new.content]
    if not equal:
        return None
    if exact := [v for v in equal if v.modified == new.modified]:
        return latest if latest in exact else exact[-1]
    if latest in equal:
        return latest
    if new.modified and latest.modified and new.modified > latest.modified:
        return None  # the publisher went back to it
    return equal[-1]


def _add(new: _Version, versions: list[_Version], latest: dict[str, _Version], article_id: str) -> None:
    new.version = max((v.version for v in versions), default=0) + 1
    current = latest.get(article_id)
    if current is None or not new.before(current):
        latest[article_id] = new
        previous = current
    else:
        previous = None
        for version in versions:
            if not new.before(version) and (previous is None or not version.before(previous)):
                previous = version
    if previous is not None:
        new.revises = previous.version
        new.change = change(previous.text, new.text)
    versions.append(new)


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _typo(a: str, b: str) -> bool:
    """Whether two words differ as a slip and its correction do: one letter or one swap inside a long word. First and last
    letters have to agree, for could/would and claim/claims are no slips, and digits never are."""
    if min(len(a), len(b)) < 5 or a[0] != b[0] or a[-1] != b[-1]:
        return False
    return a.isalpha() and b.isalpha() and OSA.distance(a, b, score_cutoff=1) <= 1


def _edits(a: list[str], b: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Each stretch of `a` that is another stretch in `b`; one of the two may be empty."""
    for equal, ops in groupby(Levenshtein.opcodes(a, b), key=lambda op: op.tag == "equal"):
        if not equal:
            stretch = list(ops)
            yield a[stretch[0].src_start : stretch[-1].src_end], b[stretch[0].dest_start : stretch[-1].dest_end]


def change(old: str, new: str) -> str:
    """What the text `new` changes in `old`: cosmetic (white space, punctuation, capitals, hyphens and slips inside words
    alone), added (words came in and hardly any went, see TOUCH), removed (the reverse), else rewritten."""
    a, b = _words(old), _words(new)
    if "".join(a) == "".join(b):
        return "cosmetic"
    lost = gained = 0
    for before, after in _edits(a, b):
        if "".join(before) == "".join(after):
            continue
        slips = sum(map(_typo, before, after)) if len(before) == len(after) else 0
        lost += len(before) - slips
        gained += len(after) - slips
    if not lost and not gained:
        return "cosmetic"
    if lost <= TOUCH * gained:
        return "added"
    if gained <= TOUCH * lost:
        return "removed"
    return "rewritten"
