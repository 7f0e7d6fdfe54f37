"""Names that a newspaper's form gives away: datelines, bylines and photo credits.

“WASHINGTON, Dec 7 (Reuters) -”, “KYIV, Ukraine — ”, “By Nakul Iyer”, “Reporting by A. Khan in Cairo; editing by B. Low”,
“REUTERS/Yves Herman”. They follow their agencies' style guides and no sentence grammar, so rules read them better than
a model of sentences.
"""

from __future__ import annotations

import re

from ..gazetteers import CALENDAR, COUNTRY, PLACE, Gazetteers
from .story import Name, Story

AGENCIES = frozenset(
    "reuters ap afp upi ani xinhua tass dpa bloomberg efe ansa kyodo cnn cnbc pti ians uni ap. aap".split()
)
_REPORTING = frozenset(
    "reporting editing writing compiled additional edited written produced reported photography translation translated".split()
)
_NOT_IN_BYLINES = frozenset("editing writing reporting additional additionally graphic graphics".split())
_WORD = re.compile(r"[^\W\d_]")
_DATE = re.compile(r"\d{1,4}(?:st|nd|rd|th)?$")
PARTICLES = frozenset(
    "von van der den de del della di da dos du la le el al bin bint ibn abu ben ter ten zu y lo st st. o'".split()
)
"""Words inside names that are often written small (von der Leyen, bin Salman, al-Sharaa)."""


def datelines(story: Story, gazetteers: Gazetteers) -> list[Name]:
    """Places before “(Reuters) -” or, at a paragraph's opening in capitals, before a dash; and the agency."""
    out: list[Name] = []
    words, folded = story.words, story.folded
    for i, word in enumerate(words):
        if word == "(" and i + 2 < len(words) and folded[i + 1] in AGENCIES:
            close = next((j for j in range(i + 2, min(i + 5, len(words))) if words[j] == ")"), None)
            if close is None or close + 1 >= len(words) or words[close + 1] not in ("-", "–", "—"):
                continue
            if close == i + 2:
                out.append(Name(i + 1, i + 2, "organization", "dateline"))
            out += _places_before(story, i, gazetteers)
    for first, end in story.sentences:
        stop = next((j for j in range(first, min(first + 12, end)) if words[j] in ("—", "–", "--")), None)
        if stop and stop > first and words[first].isupper() and len(words[first]) > 2:
            out += _places_before(story, stop, gazetteers, first)
    return out


def _places_before(story: Story, stop: int, gazetteers: Gazetteers, first: int = 0) -> list[Name]:
    """Place names that end before token `stop`, parted by commas and slashes, dates left out."""
    out: list[Name] = []
    at, steps = stop, 0
    while at > first and steps < 16:
        i = at - 1
        word = story.words[i]
        if word in (",", "/", "-", ".") or _DATE.match(word) or gazetteers.mask(story.folded[i].rstrip(".")) & CALENDAR:
            at = i
        elif word.isupper() and len(word) > 1:
            start = i
            while start > first and story.words[start - 1].isupper() and len(story.words[start - 1]) > 1:
                start -= 1
            if start == i or story.words[start].isupper():
                out.append(Name(*_longest_place(story, start, at, gazetteers), "place", "dateline"))
            at = start
            if start > 0 and story.words[start - 1] not in (",", "/", "-"):
                break
        elif word[:1].isupper() and (gazetteers.mask(story.folded[i]) & (PLACE | COUNTRY) or word.endswith(".")):
            before = story.words[i - 1] if i > first else ""
            if before != "," or out:
                break
            out.append(Name(i, at, "place", "dateline"))
            at = i
        else:
            break
        steps += 1
    return out


def _longest_place(story: Story, start: int, end: int, gazetteers: Gazetteers) -> tuple[int, int]:
    """The known place that ends a run of capitals (“LARRY DOWNING HONG KONG” gives HONG KONG), else the whole run."""
    for i in range(start, end):
        if gazetteers.phrases.get(" ".join(story.words[i:end])) in ("place", "country"):
            return i, end
    return start, end


def bylines(story: Story) -> list[Name]:
    """Persons after “Reporting by”, “Editing by”, “By” at a paragraph's opening, and after the slash of a photo credit."""
    out: list[Name] = []
    words, folded = story.words, story.folded
    n = len(words)
    for i in range(n - 2):
        if folded[i + 1] == "by" and folded[i] in _REPORTING and _is_byline(story, i):
            at = i + 2
            while (span := _person(story, at)) is not None and story.folded[at] != "the":
                out.append(Name(*span, "person", "byline"))
                at = span[1]
                if at + 1 < n and folded[at] == "in":
                    at += 1
                    while at < n and story.capital(at):
                        at += 1
                if at < n and words[at] in (",", "and", "&"):
                    at += 1
                    if at < n and words[at] == "and":
                        at += 1
                else:
                    break
        elif folded[i] == "reuters" and words[i].isupper() and words[i + 1] == "/":
            out.append(Name(i, i + 1, "organization", "byline"))
            span = _credited(story, i + 2)
            if span:
                out.append(Name(*span, "person", "byline"))
        elif words[i] == "By" and i in story.opens:
            span = _person(story, i + 1)
            if span and span[1] - span[0] > 1:
                out.append(Name(*span, "person", "byline"))
    return out


def _is_byline(story: Story, i: int) -> bool:
    """Whether “reporting by” at i stands where credits stand: written large, after “(” or “;”, or after another credit."""
    before = story.words[i - 1] if i else ""
    return story.capital(i) or before in ("(", ";") or story.folded[i - 1] in ("additional", "and", "compiled")


def _credited(story: Story, at: int) -> tuple[int, int] | None:
    """The photographer after “REUTERS/”: all up to the next slash, else a given name and a last name, for the caption's
    end and the story's first word run together (“REUTERS/Yves Herman The two …”)."""
    span = _person(story, at)
    if span is None or story.folded[at] in ("file", "illustration", "handout", "pool", "staff"):
        return None
    start, end = span
    if end < len(story.words) and story.words[end] == "/":
        return span
    last, parts = start + 1, 1
    while last < end and parts < 2:
        if story.folded[last] not in PARTICLES and story.words[last] not in ("-", "’", "'"):
            parts += 1
        last += 1
    while last + 1 < end and story.words[last] == "-" and story.touching(last + 1):
        last += 2
    return (start, last) if parts == 2 else None


def _person(story: Story, at: int) -> tuple[int, int] | None:
    """The span of a capitalised name of up to six tokens that begins at `at`."""
    words, folded = story.words, story.folded
    end = at
    while end < len(words) and end - at < 8:
        word, follows = words[end], end + 1 < len(words)
        name = bool(_WORD.match(word)) and word[0].isupper() and folded[end] not in _NOT_IN_BYLINES
        joint = word in ("-", "’", "'") and end > at and story.touching(end) and follows and story.touching(end + 1)
        particle = folded[end] in PARTICLES and follows and (story.capital(end + 1) or folded[end + 1] in PARTICLES)
        point = word == "." and end > at and len(words[end - 1]) == 1
        if not (name or joint or particle or point):
            break
        end += 1
    while end > at and not story.capital(end - 1) and words[end - 1] != ".":
        end -= 1
    return (at, end) if end > at and story.capital(at) else None
