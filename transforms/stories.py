"""Which articles are the same report: syndicated copies, with or without cut tails and local edits.

Two articles are near-duplicates when most word 5-grams of the shorter one stand in the longer (containment, Broder 1997:
“On the resemblance and containment of documents”). Resemblance, which MinHash estimates, falls with every paragraph that an
editor cuts; containment does not. Of all 5-grams the one in eight whose hash is divisible by eight is kept (Broder's
sampling modulo m), so that the sample of a part is a part of the sample, and a hundred thousand stored articles are a
table that joins in a second.

Stories never merge and an article never leaves its story: ids that analysts have noted stay good.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

import polars as pl

WORDS = 5
SAMPLE = 8
LEAST = 0.6
"""Share of the shorter article's sampled 5-grams that the longer one must have. Wire stories that repeat the background
paragraphs of the day before share up to half; copies with another lead and a cut tail share more. Our own choice."""
SAME_SITE = 0.9
"""The share where both stand on one site, where different reports have the site's unlabelled boilerplate in common."""
FEWEST = 12
"""Below so many sampled 5-grams (about a hundred words) a share says little: such texts must be the same word for word."""
COMMON = 5
"""A 5-gram that stands in more stories than this is boilerplate (“sign up for our newsletter …”) and says nothing."""

FINGERPRINTS = pl.Schema({"article_id": pl.String, "fingerprint": pl.UInt64, "whole": pl.Boolean})
"""whole marks the one fingerprint that is of the whole text."""

STORED = pl.Schema(
    {"article_id": pl.String, "site": pl.String, "story_id": pl.String, "fingerprint": pl.UInt64, "whole": pl.Boolean}
)

_WORD = re.compile(r"\w+")


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf8", "surrogatepass"), digest_size=8).digest(), "big")


def _of(text: str) -> tuple[set[int], int | None]:
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    grams = {_hash(" ".join(words[i : i + WORDS])) for i in range(len(words) - WORDS + 1)}
    return {g for g in grams if g % SAMPLE == 0}, _hash(" ".join(words)) if words else None


def fingerprints(articles: pl.DataFrame) -> pl.DataFrame:
    """The fingerprints of each article (FINGERPRINTS); `articles` has article_id and text, one row an article."""
    rows = []
    for article_id, text in articles.select("article_id", "text").iter_rows():
        sample, whole = _of(text or "")
        rows.extend((article_id, g, False) for g in sorted(sample))
        if whole is not None:
            rows.append((article_id, whole, True))
    return pl.DataFrame(rows, schema=FINGERPRINTS, orient="row")


def assign(articles: pl.DataFrame, mine: pl.DataFrame, stored: pl.DataFrame) -> pl.DataFrame:
    """(article_id, story_id) of each article, in the order of `articles`.

    articles: article_id, site, published_at; one row an article. mine: their fingerprints (FINGERPRINTS). stored: those that
    the warehouse has, with their stories (STORED). Articles that have a story keep it. The others are taken in order of publication: each joins
    the story of the article that it shares most with, or begins one that bears its own article_id.
    """
    settled = dict(stored.select("article_id", "story_id").unique().iter_rows())
    before = stored.filter(~pl.col("article_id").is_in(articles["article_id"].implode()))
    shared = before.join(mine.select("fingerprint").unique(), on="fingerprint", how="semi")
    sites = dict(before.select("article_id", "site").unique().iter_rows()) | dict(
        articles.select("article_id", "site").iter_rows()
    )
    sizes = dict(before.filter(~pl.col("whole")).group_by("article_id").agg(pl.len()).iter_rows())
    index: dict[int, dict[str, None]] = {}  # fingerprint → articles, in the order met
    wholes: dict[int, str] = {}
    for article_id, fingerprint, whole in (
        shared.select("article_id", "fingerprint", "whole").sort("article_id", "fingerprint").iter_rows()
    ):
        if whole:
            wholes.setdefault(fingerprint, article_id)
        else:
            index.setdefault(fingerprint, {})[article_id] = None
    samples: dict[str, list[int]] = {a: [] for a in articles["article_id"]}
    whole_of: dict[str, int] = {}
    for article_id, fingerprint, whole in mine.iter_rows():
        if whole:
            whole_of[article_id] = fingerprint
        else:
            samples[article_id].append(fingerprint)

    in_order = articles.sort("published_at", "article_id", nulls_last=True)["article_id"].to_list()
    for article_id in sorted(in_order, key=lambda a: a not in settled):  # a stable sort: settled ones first
        sample, whole = samples[article_id], whole_of.get(article_id)
        if article_id not in settled:
            partner = wholes.get(whole) or _closest(sample, sites[article_id], index, sizes, sites, settled)
            settled[article_id] = settled[partner] if partner else article_id
        sizes[article_id] = len(sample)
        for fingerprint in sample:
            index.setdefault(fingerprint, {})[article_id] = None
        if whole is not None:
            wholes.setdefault(whole, article_id)
    ids = articles["article_id"].to_list()
    return pl.DataFrame(
        dict(article_id=ids, story_id=[settled[a] for a in ids]), schema=dict(article_id=pl.String, story_id=pl.String)
    )


def _closest(
    sample: list[int],
    site: str | None,
    index: dict[int, dict[str, None]],
    sizes: dict[str, int],
    sites: dict[str, str | None],
    stories: dict[str, str],
) -> str | None:
    """The article that shares most of the shorter text's sample, where that is enough."""
    hits: dict[str, int] = {}
    boilerplate = 0
    for fingerprint in sample:
        holders = index.get(fingerprint, {})
        if len(holders) > COMMON and len({stories[h] for h in holders}) > COMMON:
            boilerplate += 1
            continue
        for holder in holders:
            hits[holder] = hits.get(holder, 0) + 1
    telling = len(sample) - boilerplate
    best: tuple[float, int, str] | None = None
    for article_id, n in hits.items():
        shorter = min(telling, sizes[article_id])
        least = SAME_SITE if site and site == sites[article_id] else LEAST
        if shorter >= FEWEST and n / shorter >= least:
            rank = (n / shorter, n, article_id)
            if best is None or rank[:2] > best[:2] or (rank[:2] == best[:2] and article_id < best[2]):
                best = rank
    return best[2] if best else None
