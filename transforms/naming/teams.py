"""Teams that are called by their place: “Oregon forced two turnovers”, “beat Real Madrid … in Madrid”.

In a sports report the name of a city or state most often stands for its team, which is an organisation; the model,
trained mostly on encyclopaedia text, takes it for the place. Only stories dense in words of sport are touched, and only
names that play there.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from ..gazetteers import Gazetteers
from .story import Name, Story

DENSITY = 0.012
"""Share of a story's tokens that must be words of sport."""

_SCORE = re.compile(r"\d{1,3}$")
_IN = frozenset("in near from at of outside to between across throughout around".split())


def teams(story: Story, names: list[Name], gazetteers: Gazetteers) -> list[Name]:
    """The names with places that play made organisations."""
    sport = gazetteers.sports
    if not sport or sum(w in sport["word"] for w in story.folded) < max(5, DENSITY * len(story.folded)):
        return names
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    cues: dict[Name, str] = {}
    for name in names:
        if name.type in ("place", "country") and name.rule != "dateline":
            cues[name] = _cue(story, name, names, sport)
            votes[story.key(name.start, name.end)][cues[name]] += 1
    out = []
    for name in names:
        cue = cues.get(name)
        counts = votes[story.key(name.start, name.end)] if cue is not None else Counter()
        plays = cue == "team" or (cue == "" and counts["team"] > counts["place"])
        out.append(name.of_type("organization", "team") if plays and name.type == "place" else name)
    return out


def _cue(story: Story, name: Name, names: list[Name], sport: dict[str, frozenset[str]]) -> str:
    """`team`, `place` or nothing, by the words around a name."""
    words, folded = story.words, story.folded
    before = folded[name.start - 1] if name.start else ""
    after = folded[name.end] if name.end < len(words) else ""
    second = folded[name.end + 1] if name.end + 1 < len(words) else ""
    if before in _IN and before != "to":
        return "place"
    if after == "," and name.end + 1 < len(words) and story.capital(name.end + 1):
        return "place"
    if before == "," and any(n.end == name.start - 1 and n.type == "place" for n in names):
        return "place"
    if after == "(" and _SCORE.match(second):
        return "team"
    if (_SCORE.match(after) and second in ("-", "–")) or after in sport["verb"] or before in sport["before"]:
        return "team"
    if before.isdigit() and name.start > 1 and folded[name.start - 2] in ("no", "no.", "."):
        return "team"
    if after in ("’s", "'s") and (
        second in sport["word"] or any(n.start == name.end + 1 and n.type == "person" for n in names)
    ):
        return "team"
    return ""
