"""The words beside a cue: to whom it was said (“told reporters”), and where (“at a news conference in Brussels”).

Rules over the words of the cue's sentence outside the content: a preposition, or the cue itself, and the noun phrase
after it up to the first word that cannot belong to it. The nouns and names that make a phrase a venue are the seed
`venues.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from .passage import Passage
from .record import Attribution, Span

_TELLS = frozenset(
    "told tells tell telling asked asks asking informed informs reminded reminds assured assures warned warns advised "
    "advises urged urges reassured notified briefed thanked ordered instructed".split()
)
"""Cues whose object is the person spoken to."""
_TO = frozenset({"to", "with"})
_STOP = frozenset(
    "that in on at during about after before as while for when why how what whether where who whom which if because "
    "since until by from into over through against last this next late early yesterday today tomorrow tonight earlier "
    "later recently and but or he she they it we i is are was were had has have will would could should can may might "
    "not also then only monday tuesday wednesday thursday friday saturday sunday".split()
)
_CLOSE = frozenset([",", ".", ";", ":", "?", "!", "(", ")", "-", "–", "—", "…", "“", "”", '"', "``", "''", "‘"])
_PREPOSITIONS = frozenset("in at on during via for through".split())
_LEADING = re.compile(r"\A(?:(?:a|an|the|his|her|their|its|my|our|another|one|that|this)\s+)+", re.I)
_INNER = frozenset("in at on with of from for by to".split())
_LONGEST = 12


@dataclass(frozen=True)
class Venues:
    nouns: frozenset[str]  # events, documents and sites, lower case
    outlets: frozenset[str]  # capitalised words in the names of outlets and sites
    names: tuple[str, ...]  # of several words


def venues(table: pl.DataFrame) -> Venues:
    """The seed's rows (word; kind: event, document, site, outlet). ValueError names a row of another kind."""
    nouns, outlets, names = set(), set(), []
    for word, kind in table.select("word", "kind").iter_rows():
        if kind not in ("event", "document", "site", "outlet"):
            raise ValueError(f"venues.csv: {word!r} is of kind {kind!r}, not event, document, site or outlet")
        if " " in word:
            names.append(word)
        elif word[0].isupper():
            outlets.add(word)
        else:
            nouns.add(word)
    return Venues(frozenset(nouns), frozenset(outlets), tuple(sorted(names)))


def _tokens(p: Passage, span: Span) -> tuple[int, int]:
    """Token range that touches the characters of `span`."""
    inside = [i for i, (s, e) in enumerate(p.spans) if s < span[1] and span[0] < e]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _free(p: Passage, a: Attribution, sentence: int) -> list[int]:
    """Tokens of a sentence outside the content and the speaker."""
    taken = [*a.content, *([a.speaker] if a.speaker else [])]
    first, last = p.sentence_start[sentence], p.sentence_start[sentence + 1]
    return [i for i in range(first, last) if not any(s < p.spans[i][1] and p.spans[i][0] < e for s, e in taken)]


def _noun_phrase(p: Passage, i: int, free: set[int], times: Iterable[Span], inner: bool) -> int:
    """End (token) of the noun phrase that begins at token i; `inner` lets one “of …”, “in …” through."""
    j = i
    while j < len(p) and j - i < _LONGEST and j in free:
        lower, here = p.words[j].lower, p.spans[j]
        if any(s < here[1] and here[0] < e for s, e in times):
            break
        if lower in _CLOSE and not (lower == "-" and j > i and p.spans[j - 1][1] == here[0]):
            break
        if lower in _STOP and not (inner and lower in _INNER and j > i):
            break
        if lower in _INNER and not inner and lower != "of":
            break
        if (
            p.words[j].kind in ("speech", "thought")
            and j > i
            and lower.endswith(("ed", "ing"))
            and not lower[0].isupper()
        ):
            break
        j += 1
    while j > i and p.words[j - 1].lower in (_INNER | {"the", "a", "and"}):
        j -= 1
    return j


def addressee(p: Passage, a: Attribution, times: list[Span]) -> Span | None:
    """Characters of the noun phrase for those spoken to, or None."""
    if a.cue is None:
        return None
    first, last = _tokens(p, a.cue)
    if first == last:
        return None
    free = set(_free(p, a, p.sentence[last - 1]))
    tells = any(p.words[i].lower in _TELLS for i in range(first, last))
    i = last
    if not tells:
        if not (i in free and p.words[i].lower in _TO):
            return None
        if p.words[first].kind not in ("speech", "phrase") or "accord" in p.words[first].lower:
            return None
        i += 1
    if i not in free:
        return None
    j = _noun_phrase(p, i, free, times, inner=False)
    if j == i or all(p.words[k].lower in _LEADING_WORDS for k in range(i, j)):
        return None
    if not tells and not (
        p.words[i].shape[0] in "X"
        or p.words[i].tag in ("determiner", "possessive", "pronoun")
        or p.words[j - 1].lower in ("reporters", "journalists", "lawmakers")
    ):
        return None  # “said to be”, “agreed to pay”
    start, end = p.spans[i][0], p.spans[j - 1][1]
    return _without_possessive(p.text, start, end)


_LEADING_WORDS = frozenset("the a an this that to".split())


def _without_possessive(text: str, start: int, end: int) -> Span | None:
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in ".)":
        end -= 1
    return (start, end) if end > start else None


def _is_venue(p: Passage, i: int, j: int, known: Venues) -> bool:
    words = [p.text[p.spans[k][0] : p.spans[k][1]] for k in range(i, j)]
    if any(w.lower() in known.nouns for w in words) or any(w in known.outlets for w in words):
        return True
    phrase = p.text[p.spans[i][0] : p.spans[j - 1][1]]
    return any(name in phrase for name in known.names)


def _plain(text: str) -> str | None:
    text = re.sub(r"[“”„\"«»]|``|''", "", text)
    text = _LEADING.sub("", re.sub(r"\s+", " ", text).strip(" ,.;:"), count=1).strip()
    return text or None


def venue(p: Passage, a: Attribution, known: Venues, times: list[Span]) -> str | None:
    """Where it was said, in the article's words without article or possessive, or None."""
    if a.cue is None:
        return None
    first, last = _tokens(p, a.cue)
    if first == last:
        return None
    sentence = p.sentence[first]
    free = _free(p, a, sentence)
    allowed = set(free)
    best: tuple[int, str] | None = None
    for i in free:
        lower = p.words[i].lower
        told = lower in _TELLS and first <= i < last
        if not (lower in _PREPOSITIONS or told) or i + 1 not in allowed:
            continue
        j = _title_end(p, i + 1, allowed, times)
        if j == i + 1 or not _is_venue(p, i + 1, j, known):
            continue
        if told and p.words[j - 1].lower in ("reporter", "reporters", "interviewer", "journalist", "host", "anchor"):
            continue
        more = _place(p, j, allowed, times)
        text = p.text[p.spans[i + 1][0] : p.spans[j - 1][1]] + more
        gap = i - last if i >= last else first - i + 6
        if (plain := _plain(text)) and (best is None or gap < best[0]):
            best = gap, plain
    return best[1] if best else None


def _title_end(p: Passage, i: int, free: set[int], times: list[Span]) -> int:
    """As `_noun_phrase`, and a title in marks belongs to it: CBS’s “Face the Nation”."""
    j = _noun_phrase(p, i, free, times, inner=False)
    k = p.region[j] if j < len(p) else -1
    if j in free and k >= 0 and j == p.outer_tokens[k][0]:
        j = p.outer_tokens[k][1]
    return j


def _place(p: Passage, j: int, free: set[int], times: list[Span]) -> str:
    """“ in Brussels” after the phrase that ends at j, over a time expression that stands between."""
    i = j
    while (
        i < len(p)
        and i in free
        and (
            any(s < p.spans[i][1] and p.spans[i][0] < e for s, e in times)
            or (p.words[i].lower == "on" and i + 1 < len(p) and any(s <= p.spans[i + 1][0] < e for s, e in times))
        )
    ):
        i += 1
    if i + 1 < len(p) and i in free and p.words[i].lower in ("in", "with", "at", "of") and i + 1 in free:
        end = _noun_phrase(p, i + 1, free, times, inner=False)
        if end > i + 1 and p.words[i + 1].shape[0] == "X":
            return " " + p.text[p.spans[i][0] : p.spans[end - 1][1]]
    return ""
