"""The gender of people whose names do not tell it: a vote of the pronouns that follow them.

One pronoun read wrongly would settle it for the whole article (a drag performer is “she” in a sentence and “he” in two
hundred). So before anything is resolved, each name votes for the pronoun that comes next after it, if nobody else is named
between. A clear majority of several votes holds where neither a title nor a given name tells; what these tell only gives way
to many votes that nearly all agree (“drag queen” and two hundred times “he”).
"""

from __future__ import annotations

from . import pronouns
from .reading import Reading

LEAST, SHARE = 3, 0.75
"""Votes that are needed, and the share that must agree."""

MANY, NEARLY_ALL = 10, 0.9
"""The same against a title or a given name."""


def vote(reading: Reading) -> None:
    """Sets the gender of the persons of the article that have a clear majority of votes."""
    view = reading.view
    votes: dict[int, list[int]] = {}
    last, sentence = -1, -2  # the person named last, if no pronoun has come since, and the sentence
    for i, word in enumerate(view.lower):
        if view.quoted[i]:
            continue
        n = reading.inside.get(i)
        if n is not None:
            name = reading.names[n]
            if name.type == "person":
                last, sentence = name.entity, view.sentence(view.starts[i])
            continue
        gender = pronouns.gender_of(word)
        if gender is None or last < 0:
            continue
        if view.sentence(view.starts[i]) - sentence <= 1:
            votes.setdefault(last, [0, 0])[gender == "f"] += 1
        last = -1
    for number, (male, female) in votes.items():
        entity = reading.clusters.entities[number]
        total, most = male + female, max(male, female)
        told = "m" if male > female else "f"
        least, share = (LEAST, SHARE) if reading.clusters.gender(entity) is None else (MANY, NEARLY_ALL)
        if total >= least and most >= share * total:
            entity.gender = told
