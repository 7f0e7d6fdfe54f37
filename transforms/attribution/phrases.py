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
    "since until by from into over through against between following amid under near outside inside shortly ahead being last this next late early yesterday today tomorrow tonight earlier "
    "later recently and but or he she they it we i is are was were had has have will would could should can may might "
    "not also then only monday tuesday wednesday thursday friday saturday sunday".split()
)
_CLOSE = frozenset([",", ".", ";", ":", "?", "!", "(", ")", "-", "–", "—", "…", "“", "”", '"', "``", "''", "‘"])
_PREPOSITIONS = frozenset("in at on during via for through".split())
_NOMINAL_ING = frozenset("briefing meeting hearing gathering building filing posting wedding dealing".split())
"""Nouns that look like participles: told a news briefing."""

_SUBORDINATE = frozenset(
    "that who which whom whose where when because if whether while although though since unless but and or as than ; :".split()
)
_SETTING = frozenset(
    "in on at during via for through over by with after speaking appearing writing testifying talking posting interviewed asked".split()
)
"""Words that begin what stands before the subject and says where."""

_ASIDE = frozenset(
    ", ( and but so yet then also later still meanwhile however earlier again both only just even now once though although "
    "– — -".split()
)
_HOLDERS = frozenset(
    "host anchor reporter correspondent journalist editor columnist commentator analyst contributor’s".split()
)
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
        if j > i and lower in ("a", "an", "the") and p.words[j - 1].lower not in ("of", "all", "both", "half", "-"):
            break  # tells the dog | a reward
        if j > i and _participle(p, j, i):
            break
        j += 1
    while j > i and p.words[j - 1].lower in (_INNER | {"the", "a", "and"}):
        j -= 1
    return j


def _participle(p: Passage, j: int, first: int) -> bool:
    """Whether a participle begins here what only adds to the noun before it: a statement | posted on …"""
    word = p.words[j]
    if not word.lower.endswith(("ed", "ing")) or word.shape != "x" or word.lower in _NOMINAL_ING:
        return False
    return word.kind in ("speech", "thought") or p.words[j - 1].cls in ("NN", "NNS") or p.words[j - 1].shape[0] == "X"


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
    if j > i and p.words[j - 1].lower in ("’s", "'s"):  # told ABC’s “Good Morning”
        j = _title_end(p, i, free, times)
    if (
        j > i and p.words[j - 1].lower == "close" and p.words[j : j + 1] and p.words[j].lower == "to"
    ):  # one person close to her
        j = max(j, _noun_phrase(p, j + 1, free, times, inner=False))
    if j == i or all(p.words[k].lower in _LEADING_WORDS for k in range(i, j)):
        return None
    if j == i + 1 and p.words[i].shape == "x" and (p.words[i].lower.endswith("ly") or p.words[i].cls in ("RB", "IN")):
        return None  # has been asking repeatedly
    if not tells and not (
        p.words[i].shape[0] in "X"
        or p.words[i].tag in ("determiner", "possessive", "pronoun")
        or p.words[j - 1].lower in ("reporters", "journalists", "lawmakers")
    ):
        return None  # “said to be”, “agreed to pay”
    start, end = p.spans[i][0], p.spans[j - 1][1]
    return (start, end) if p.region[j - 1] >= 0 else _without_possessive(p.text, start, end)


_LEADING_WORDS = frozenset("the a an this that to".split())


def _without_possessive(text: str, start: int, end: int) -> Span | None:
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in ".)":
        end -= 1
    return (start, end) if end > start else None


_PARTS = frozenset("hour part half episode edition margins sidelines series round end start day".split())
"""Nouns for a part of an event: the first hour of the debate."""


def _is_venue(p: Passage, i: int, j: int, known: Venues) -> bool:
    words = [p.text[p.spans[k][0] : p.spans[k][1]] for k in range(i, j)]
    if any(w in known.outlets for w in words):
        return True
    head = words.index("of") if "of" in words and not _PARTS.intersection(words) else len(words)
    for k, word in enumerate(words[:head]):  # a hearing, but no hearing room
        if word.lower() in known.nouns and not (k + 1 < head and p.words[i + k + 1].cls in ("NN", "NNS")):
            return True
    phrase = p.text[p.spans[i][0] : p.spans[j - 1][1]]
    return any(name in phrase for name in known.names)


def _plain(text: str) -> str | None:
    text = re.sub(r"[“”„\"«»]|``|''", "", text)
    text = _LEADING.sub("", re.sub(r"\s+", " ", text).strip(" ,.;:"), count=1).strip()
    return text or None


def venue(p: Passage, a: Attribution, known: Venues, times: list[Span]) -> str | None:
    """Where it was said, in the article's words without article or possessive, or None.

    Only what stands in the clause of the saying counts: after the cue, or before its subject at the head of the sentence
    or clause; never what another verb, a relative clause or another “and” lies between.
    """
    if a.cue is None:
        return None
    first, last = _tokens(p, a.cue)
    if first == last:
        return None
    sentence = p.sentence[first]
    free = _free(p, a, sentence)
    allowed = set(free)
    speaker = _tokens(p, a.speaker) if a.speaker else None
    best: tuple[int, str] | None = None
    for i in free:
        lower = p.words[i].lower
        told = lower in _TELLS and first <= i < last
        if not (lower in _PREPOSITIONS or told) or i + 1 not in allowed:
            continue
        j = _outlet_end(p, i + 1, _title_end(p, i + 1, allowed, times), known)
        if j == i + 1 or not _is_venue(p, i + 1, j, known):
            continue
        if told and p.words[j - 1].lower in ("reporter", "reporters", "interviewer", "journalist", "host", "anchor"):
            continue
        bare = j == i + 2 and p.words[i + 1].tag not in ("determiner", "possessive")
        if bare and p.words[i + 1].lower in ("order", "trial", "visit"):
            continue  # in order to, on trial
        if not told and not _in_clause(p, i, j, first, last, speaker, free):
            continue
        more = _place(p, j, allowed, times)
        text = p.text[p.spans[i + 1][0] : p.spans[j - 1][1]] + more
        gap = i - last if i >= last else i - p.sentence_start[sentence] + 50
        if (plain := _plain(text)) and (best is None or gap < best[0]):
            best = gap, plain
    return best[1] if best else None


def _in_clause(
    p: Passage, i: int, j: int, first: int, last: int, speaker: tuple[int, int] | None, free: list[int]
) -> bool:
    """Whether the phrase [i, j) after its preposition belongs to the clause of the cue [first, last)."""
    if i >= first:
        between = [k for k in free if last <= k < i]
        if len(between) > 1 and p.words[between[0]].lower == "and" and p.words[between[1]].shape[0] == "X":
            del between[0]  # said Mr. Lee and Ms. Ray in a letter
        words = [p.words[k].lower for k in between]
        if len(between) > _APART or not _SUBORDINATE.isdisjoint(words):
            return False
        return not any(_verb(p, k) for k in between)
    start = speaker[0] if speaker and speaker[0] < first else first
    if i >= start:  # Ms. Chen at a news conference said; Ms. Chen said in a letter, adding that …
        goes_on = p.words[first].lower.endswith("ing")
        return not any(
            (not goes_on and _verb(p, k)) or p.words[k].lower in _SUBORDINATE for k in free if start <= k < i
        )
    begin = _clause_start(p, i, j, start)
    if begin is None:
        return False
    while begin < i and (p.words[begin].lower in _ASIDE or p.words[begin].lower.endswith("ly")):
        begin += 1
    words = [p.words[k].lower for k in range(begin, i)]
    if begin < i and words[0] not in _SETTING and not words[0].isdigit() and p.words[begin].shape[0] != "X":
        return False
    return _SUBORDINATE.isdisjoint(words[1:]) and not any(_verb(p, k) for k in range(begin + 1, i))


_APART = 8
"""Words between a cue and where it was said at most, content and speaker not counted."""


def _clause_start(p: Passage, i: int, j: int, start: int) -> int | None:
    """The token at which the clause of the phrase [i, j) begins, whose subject stands at `start`: the sentence's first, or
    the one after a comma or conjunction where the subject follows at once."""
    first = p.sentence_start[p.sentence[i]]
    marks = [
        k for k in range(first, i) if p.words[k].lower == "," or p.words[k].lower in ("and", "but", "though", "while")
    ]
    if not marks or all(p.words[k].lower in _ASIDE for k in range(first, marks[-1])):
        return first
    return (
        marks[-1] + 1
        if start - j <= 4 and marks[-1] == i - 1
        else (first if p.words[first].lower in _SETTING else None)
    )


def _verb(p: Passage, k: int) -> bool:
    word = p.words[k]
    if p.region[k] >= 0 or word.shape != "x" or word.lower in _NOMINAL_ING or word.lower in _SETTING:
        return False
    return word.cls in ("VBD", "VBZ", "VBG", "VBD+VBN", "VB") or word.lower in (
        "is",
        "was",
        "are",
        "were",
        "has",
        "have",
        "had",
    )


def _outlet_end(p: Passage, i: int, j: int, known: Venues) -> int:
    """Without the person: told CNN’s Ann Lee, told Fox News host Bo Ray. A show's name stays: NBC’s Today."""
    for k in range(i + 1, j):
        lower = p.words[k].lower
        if lower in _HOLDERS and p.words[k].shape == "x":
            return k
        if lower in ("’s", "'s") and k + 1 < j and p.region[k + 1] < 0:
            rest = range(k + 1, j)
            if (
                all(p.words[m].shape[0] == "X" for m in rest)
                and 2 <= len(rest) <= 3
                and not _is_venue(p, k + 1, j, known)
            ):
                return k
    return j


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
    joins = ("in", "with", "at", "of", "on")
    if i + 1 < len(p) and i in free and p.words[i].lower in joins and i + 1 in free:
        end = _noun_phrase(p, i + 1, free, times, inner=False)
        if end > i + 1 and p.words[i + 1].shape[0] == "X":
            return " " + p.text[p.spans[i][0] : p.spans[end - 1][1]]
    return ""
