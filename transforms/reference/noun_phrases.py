"""Descriptions of people and bodies in the text: “the Ukrainian president”, “senior officials”, “members of the alliance”.

A phrase is found from its head noun (seed person_nouns.csv) leftward over modifiers to a determiner, and rightward over
“of …”, “for …”. Words that can not stand inside a noun phrase stop it.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from .knowledge import Knowledge, Noun
from .view import View

DEFINITE = frozenset("the this that these those".split())
POSSESSIVE = frozenset("his her their its my our your".split())
INDEFINITE = frozenset(
    "a an one two three four five six seven eight nine ten some many several most all few both no another other each "
    "every any various numerous dozens hundreds thousands more multiple certain".split()
)
_STOP = frozenset(
    "of for in on at to by with from as and or but nor that which who whom whose than then if when while where because "
    "is are was were be been being am has have had do does did will would can could shall should may might must not "
    "said says say told tells asked added he she they it we i you him them us me there here so also only just even into "
    "over under about after before during between through against among according".split()
)
_ADJECTIVES = frozenset(
    "senior top former new current retired veteran longtime top-ranking high-ranking leading prominent fellow local "
    "federal anonymous unnamed unidentified chief deputy acting interim outgoing incoming other young old elderly "
    "influential key close military political foreign domestic national international public private american "
    "conservative liberal democratic republican progressive moderate far-right right-wing left-wing independent "
    "government campaign intelligence law enforcement security defense defence administration congressional party "
    "western eastern northern southern central african asian arab latin european".split()
)


@dataclass(slots=True)
class NounPhrase:
    """Token indices, half open; `head` is the index of the head noun, `first` of the determiner or first modifier."""

    first: int
    head: int
    last: int  # after the complement
    noun: Noun
    determiner: str
    modifiers: tuple[str, ...]  # lower case, with the head's own first words (“prime”)

    @property
    def definite(self) -> bool:
        return self.determiner in DEFINITE


def at_head(view: View, head: int, knowledge: Knowledge, names: Container[int], floor: int = 0) -> NounPhrase | None:
    """The noun phrase whose head is token `head`; None where that is no noun of the seed or no phrase stands there.

    `names`: tokens inside names, which may modify; `floor`: the first token that may belong to it.
    """
    noun = knowledge.nouns.get(view.lower[head])
    if noun is None or head in names:
        return None
    first, determiner, modifiers = head, "", []
    safe = head  # the leftmost token that is surely part of it
    for j in range(head - 1, max(floor, head - 8) - 1, -1):
        word = view.lower[j]
        if word in DEFINITE or word in INDEFINITE or word in POSSESSIVE:
            safe, determiner = j, word
            modifiers_from = j + 1
            if word not in DEFINITE:
                while j - 1 >= floor and view.lower[j - 1] in (
                    "one",
                    "nearly",
                    "almost",
                    "all",
                    "some",
                    "many",
                    "both",
                ):
                    j -= 1
                    safe = j
            elif j - 1 >= floor and view.lower[j - 1] in ("all", "both"):
                safe = j - 1
            modifiers = view.lower[modifiers_from:head]
            break
        if word in _STOP or not (word[0].isalpha() or word in ("-", "’s", "'s", "’", "'")):
            break
        if (
            j in names
            or word in _ADJECTIVES
            or knowledge.demonym(word)
            or word in knowledge.nouns
            or word in ("’s", "'s")
        ) and word not in ("’s", "'s") and all(
            k in names or view.lower[k] in _ADJECTIVES or knowledge.demonym(view.lower[k])
            or view.lower[k] in knowledge.nouns or view.lower[k] in ("-", "’s", "'s")
            for k in range(j, safe)
        ):  # fmt: skip
            safe = j
    first = safe
    if not determiner:
        modifiers = view.lower[first:head]
    return NounPhrase(first, head, head + 1, noun, determiner, tuple(w for w in modifiers if w.isalpha()))


def head_of(view: View, start: int, end: int, knowledge: Knowledge, names: Container[int]) -> int:
    """The index of the head word of the noun phrase written at characters [start, end): the last word before a
    preposition, a comma or a relative pronoun; -1 where the span holds no word."""
    head = -1
    for i in view.tokens(start, end):
        word = view.lower[i]
        if head >= 0 and i not in names and (word in _CUT or not (word[0].isalnum() or word in _INNER)):
            break
        if word[0].isalnum() and not (word in DEFINITE or word in INDEFINITE):
            head = i
    return head


_CUT = frozenset(
    "of for in on at to by with from as and or but who whom whose which that inside within among close familiar aligned "
    "working briefed involved including speaking affiliated".split()
)
_INNER = frozenset(("-", "’s", "'s", "’", "'", ".", "&", "–"))
