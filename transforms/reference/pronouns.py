"""Whom a pronoun means: a scored choice among the people named before it, with abstention where the margin is small.

The features are those of Hobbs-style salience rankers (Lappin & Leass 1994): how many sentences ago, whether as subject,
how often, gender, and who speaks. Weights were set by hand on news text; `MARGIN` is the least lead over the second.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp, log2

MALE = frozenset("he him his himself".split())
FEMALE = frozenset("she her hers herself".split())
PLURAL = frozenset("they them their theirs themselves".split())
NEUTER = frozenset("it its itself".split())
FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
FIRST_PLURAL = frozenset("we us our ours ourselves".split())
SECOND = frozenset("you your yours yourself yourselves".split())
SUBJECT = frozenset("he she they it".split())
THIRD = MALE | FEMALE | PLURAL | NEUTER

WINDOW = 9
"""A pronoun is not read as someone last mentioned more sentences ago."""

MARGIN = 0.25
SURE = 1.0
"""The lead from which a pronoun tells the gender of who had none: all later pronouns of the article go by it."""

LEAST = -2.0
"""Below this the best candidate is none."""


@dataclass(slots=True)
class Salience:
    """What the walk remembers of an entity: its last mention and how often there was one."""

    sentence: int = -99
    paragraph: int = -1
    token: int = -1
    subject: bool = False
    first: bool = False  # the first mention in its sentence
    possessive: bool = False
    quoted: bool = False
    pronoun: str = ""
    count: int = 0
    named: int = -99  # sentence of the last mention by name
    subjects: dict[int, bool] = field(default_factory=dict)


def gender_of(pronoun: str) -> str | None:
    return "m" if pronoun in MALE else "f" if pronoun in FEMALE else None


def score(
    s: Salience,
    distance: int,
    paragraph: int,
    pronoun: str,
    quoted: bool,
    gender_known: bool,
    last: bool,
    speaker: bool,
    speaking: bool,
) -> float:
    """How well an entity of salience `s` fits a pronoun so many sentences on. `last`: it is the one mentioned last; `speaker`: it spoke
    last; `speaking`: the pronoun is the speaker of an attribution."""
    total = -0.75 * min(distance, 4) - 0.25 * max(0, distance - 4)
    total += 0.9 if s.subject else 0.0
    total += 0.35 if s.first and not s.possessive else 0.0
    total -= 0.3 if s.possessive else 0.0
    total += 0.22 * min(log2(1 + s.count), 4.0)
    total += 0.8 if gender_known else 0.0
    total += 0.3 if s.paragraph == paragraph else 0.0
    total += 0.35 if s.pronoun and gender_of(s.pronoun) == gender_of(pronoun) else 0.0
    if last:
        total += (1.0 if distance == 0 else 0.55) if s.subject else 0.2
    if s.quoted != quoted:
        total -= 0.9
    if speaker and s.subject:
        total += 0.6 if speaking else 0.2
    return total


def confidence(best: float, second: float | None) -> float:
    """A margin as a score between 0.5 and 0.95."""
    lead = 3.0 if second is None else best - second
    return round(0.5 + 0.45 / (1 + exp(-(lead - 0.8) * 1.6)), 3)
