"""Companies and bodies that are called like a person or a place, told by what stands beside them.

“Ted Baker Chief Executive Rachel Osborne”, “shares of Perdue”, “Alchemy said it would raise its bid … Alchemy Ltd”: a job
between two names belongs to the first, and only companies have shares.
"""

from __future__ import annotations

from ..gazetteers import COUNTRY, DEMONYM, GIVEN, ORGANIZATION, PLACE, Gazetteers
from .consistency import CORPORATE
from .story import Name, Story

_AFTER = frozenset("shares stock shareholders shareholder investors bondholders".split())
_SPOKEN_FOR = frozenset("spokesman spokeswoman spokesperson".split())


def bodies(story: Story, names: list[Name], gazetteers: Gazetteers) -> list[Name]:
    """The names with persons and little-known places that are bodies made organisations (rule `body`)."""
    starts = {n.start: n for n in names}
    short = set()
    for name in names:
        if name.type == "organization" and name.end - name.start > 1 and story.folded[name.end - 1] in CORPORATE:
            short.add(story.key(name.start, name.end - 1))
    jobs = {end for _, end, kind in gazetteers.titles.find(story.folded) if kind not in ("religious", "royal")}
    out = []
    for name in names:
        if name.start in jobs and name.type != "person" and _nobody_else(story, name, gazetteers):
            out.append(name.of_type("person", "job"))
            continue
        if name.type in ("person", "place") and name.rule not in ("byline", "dateline", "known"):
            known_place = name.type == "place" and gazetteers.mask(story.folded[name.start]) & (PLACE | COUNTRY)
            if story.key(name.start, name.end) in short or (not known_place and _body(story, name, starts, gazetteers)):
                name = name.of_type("organization", "body")
        out.append(name)
    return out


def _nobody_else(story: Story, name: Name, gazetteers: Gazetteers) -> bool:
    """Whether a name after a job (“government spokesman Stelios Petsas”) can be a person's: two or three words, unknown,
    none of them a word of organisations or places."""
    words = story.folded[name.start : name.end]
    if not 2 <= len(words) <= 3 or gazetteers.phrases.get(" ".join(words)) is not None:
        return False
    other = COUNTRY | PLACE | ORGANIZATION | DEMONYM
    return all(w.isalpha() and w not in CORPORATE and not gazetteers.mask(w) & other for w in words)


def _body(story: Story, name: Name, starts: dict[int, Name], gazetteers: Gazetteers) -> bool:
    i = name.end
    if i >= len(story.words):
        return False
    title = gazetteers.titles.at(story.folded, i)
    if title and title[1] == "business" and (follower := starts.get(title[0])) and follower.type == "person":
        full = name.end - name.start > 1 and gazetteers.mask(story.folded[name.start]) & GIVEN
        # “Ted Baker Chief Executive Rachel …” but “Boris Johnson partner Carrie …”
        return story.capital(i) or not (full or story.folded[name.end - 1] in gazetteers.known_surnames)
    if story.folded[i] in _SPOKEN_FOR and (follower := starts.get(i + 1)) and follower.type == "person":
        return True
    if story.words[i] in ("’s", "'s"):
        i += 1
    if i < len(story.words) and story.words[i] in _AFTER:
        return True
    before = story.folded[max(0, name.start - 2) : name.start]
    return before in (["shares", "of"], ["shares", "in"], ["stake", "in"])
