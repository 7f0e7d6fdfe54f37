"""From what the model marked to the bare name: no title, no article, no possessive, no people and no adjective.

“President Trump” becomes “Trump”, “the United States” “United States”, “China’s Sinovac” two names; “Russians”,
“U.S.-led” and “Berlin-based” are none.
"""

from __future__ import annotations

from .gazetteers import CALENDAR, COUNTRY, DEMONYM, GIVEN, ORGANIZATION, PLACE, SURNAME, Gazetteers
from .name_tokens import Name, Story

_POSSESSIVE = frozenset(("'s", "’s", "'S", "’S", "'", "’"))
_COMPOUND = frozenset(
    "based led backed born listed owned bound wide style educated held made run controlled occupied sponsored trained "
    "brokered mediated funded allied aligned linked supported administered produced built registered flagged era "
    "dominated related only area issued imposed friendly leaning hosted designated bred raised developed".split()
)
"""Second parts of compounds in which a name is an adjective (“U.S.-led coalition”, “Berlin-based firm”)."""
_EDGES = frozenset("( ) [ ] , ; : - – — / . \" “ ” ‘ `` '' ... … ! ? * @ #".split())
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "our", "their", "his", "her", "its", "former", "late", "both"))
_SUFFIXES = frozenset(("jr.", "sr.", "jr", "sr", "ii", "iii", "iv"))


def trim(story: Story, names: list[Name], gazetteers: Gazetteers) -> list[Name]:
    """The names with their edges cleaned; what is no name is dropped."""
    out: list[Name] = []
    for name in names:
        out += _trimmed(story, name, gazetteers)
    return out


def _trimmed(story: Story, name: Name, gazetteers: Gazetteers) -> list[Name]:
    start, end = name.start, name.end
    split = next(
        (i for i in range(start + 1, end - 1) if story.words[i] in _POSSESSIVE and len(story.words[i]) > 1), None
    )
    if split is not None and gazetteers.phrases.get(" ".join(story.words[start:end])) is None:
        owner = gazetteers.phrases.get(" ".join(story.words[start:split]))
        if owner in ("country", "place"):  # “China’s Sinovac”, but “Pilgrim’s Pride” and “Levi’s Stadium”
            first = Name(start, split, owner, name.rule)
            return [first, *_trimmed(story, Name(split + 1, end, name.type, name.rule), gazetteers)]
    start, end = _edges(story, start, end, gazetteers)
    if name.type == "person":
        start = after_title(story, start, end, gazetteers)
        start, end = _edges(story, start, end, gazetteers)
    if start >= end or not any(story.words[i][0].isupper() or story.words[i][0].isdigit() for i in range(start, end)):
        return []
    if not any(c.isalpha() for i in range(start, end) for c in story.words[i]):
        return []
    if end - start == 1 and _no_name(story, start, name.type, gazetteers):
        return []
    if (
        end + 1 < len(story.words)
        and story.words[end] == "-"
        and story.folded[end + 1] in _COMPOUND
        and story.touching(end)
    ):
        return []
    return [Name(start, end, name.type, name.rule)]


def _edges(story: Story, start: int, end: int, gazetteers: Gazetteers) -> tuple[int, int]:
    while start < end and (
        story.words[start] in _EDGES
        or story.words[start] in _POSSESSIVE
        or (story.folded[start] in _ARTICLES and not _kept_article(story, start, end, gazetteers))
    ):
        start += 1
    while end > start and (
        story.words[end - 1] in _POSSESSIVE
        or (story.words[end - 1] in _EDGES)
        or story.folded[end - 1] in ("the", "of", "and", "for", "in", "to", "’s")
    ):
        end -= 1
    return start, end


def _kept_article(story: Story, start: int, end: int, gazetteers: Gazetteers) -> bool:
    """Whether the article belongs to the name (“The Times”, “The Hague”): known so, or written large inside a sentence."""
    if story.words[start] != "The":
        return False
    return gazetteers.phrases.get(" ".join(story.words[start:end])) is not None


def after_title(story: Story, start: int, end: int, gazetteers: Gazetteers) -> int:
    """The first token of a person's name after the titles, demonyms and offices before it."""
    last = start
    found = {s: e for s, e, _ in _titles(story, start, end, gazetteers)}
    at = start
    while at < end - 1:
        if at in found and found[at] < end:
            at = last = found[at]
        elif gazetteers.mask(story.folded[at]) & DEMONYM and not gazetteers.mask(story.folded[at]) & (GIVEN | SURNAME):
            at += 1
            last = at
        elif any(s > at and e < end for s, e in found.items()):
            at = min(e for s, e in found.items() if s > at and e < end)
            last = at
        else:
            break
    return last


def _titles(story: Story, start: int, end: int, gazetteers: Gazetteers) -> list[tuple[int, int, str]]:
    return [(start + s, start + e, k) for s, e, k in gazetteers.titles.find(story.folded[start:end])]


def _no_name(story: Story, at: int, type: str, gazetteers: Gazetteers) -> bool:
    """A single word that is a people, an adjective of a place, a month or a pronoun rather than a name."""
    word, mask = story.folded[at], gazetteers.mask(story.folded[at])
    if word in ("i", "a", "an") or (len(word) == 1 and not word.isalpha()):
        return True
    if mask & DEMONYM and not mask & (COUNTRY | PLACE | GIVEN | SURNAME | ORGANIZATION):
        return True
    if type == "person" and mask & DEMONYM and not mask & GIVEN:
        return True
    return bool(mask & CALENDAR) and type != "person" and not mask & (PLACE | COUNTRY)
