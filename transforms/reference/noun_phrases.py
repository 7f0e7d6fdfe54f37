"""Descriptions of people and bodies in the text: “the Ukrainian president”, “senior officials”, “members of the alliance”.

A phrase is found from its head noun (seed description_nouns.csv) leftward over modifiers to a determiner, and rightward over
“of …”, “for …”. Words that can not stand inside a noun phrase stop it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .knowledge import Knowledge, Noun
from .view import View

DEFINITE = frozenset("the this that these those".split())
POSSESSIVE = frozenset("his her their its my our your".split())
INDEFINITE = frozenset(
    "a an one two three four five six seven eight nine ten some many several most all few both no another other each "
    "every any various numerous dozens hundreds thousands more multiple certain".split()
)
_DETERMINERS = DEFINITE | POSSESSIVE | {"a", "an"}
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
    "presidential vice gubernatorial mayoral senatorial judicial policy communications political communist socialist "
    "christian muslim jewish catholic protestant islamic transgender gay black white african-american latino hispanic "
    "disgraced embattled so-called self-described self-proclaimed presumptive elected appointed so-called first second "
    "third longest-serving highest-ranking no big small major minor main press public medical legal financial economic "
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


def at_head(view: View, head: int, knowledge: Knowledge, names: Mapping[int, int], floor: int = 0) -> NounPhrase | None:
    """The noun phrase whose head is token `head`; None where that is no noun of the seed or no phrase stands there.

    `names`: token → number of the name it is in; names may modify. `floor`: the first token that may belong to it.
    """
    noun = knowledge.nouns.get(view.lower[head])
    if noun is None or head in names:
        return None
    lower = view.lower
    first, determiner = head, ""
    floor = max(floor, view.sentence_token(head))
    sure = True  # every word so far is known to modify nouns
    for j in range(head - 1, max(floor, head - 9) - 1, -1):
        word = lower[j]
        if word in DEFINITE or word in INDEFINITE or word in POSSESSIVE:
            if word in ("that", "this") and noun.number == "p":
                break
            if lower[j + 1] == "-":  # “the four-term congressman”
                continue
            first, determiner = j, word
            if word in INDEFINITE and j > floor and lower[j - 1] in ("the", "these", "those"):
                first, determiner = j - 1, lower[j - 1]  # “the two senators”
            while first > floor and lower[first - 1] in _BEFORE_DETERMINER:
                first -= 1
            break
        if j in names or word in _ADJECTIVES or word in knowledge.demonyms or word in knowledge.nouns or word in _INNER:
            if sure and word not in _INNER:
                first = j
            continue
        if word.rstrip(".") in _FORMS and j + 1 in names:  # Mr. Jackson’s lawyer
            if sure:
                first = j
            continue
        if j > floor and word.endswith(("ed", "ing")) and lower[j - 1] in _DETERMINERS:
            continue  # “the streaming service”
        if word[0].isdigit() and lower[j + 1] == "-":
            continue  # “the 29-year-old suspect”
        if word in _STOP or not word[0].isalpha() or word.endswith(("ed", "ing")):
            break
        if view.words[head][0].isupper() and not view.words[j][0].isupper():
            break
        sure = False
    while first > floor and first in names and names.get(first - 1) == names[first]:
        first -= 1
    modifiers = lower[first + (1 if determiner else 0) : head]
    return NounPhrase(first, head, head + 1, noun, determiner, tuple(w for w in modifiers if w.isalpha()))


def head_of(view: View, start: int, end: int, knowledge: Knowledge, names: Mapping[int, int]) -> int:
    """The index of the head word of the noun phrase written at characters [start, end): the last word before a
    preposition, a comma or a relative pronoun; -1 where the span holds no word."""
    head = -1
    for i in view.tokens(start, end):
        word = view.lower[i]
        if head >= 0 and i not in names:
            if word in ("and", "or"):
                if head in names or view.lower[head] in knowledge.nouns:
                    break
                continue  # “federal and state officials”
            if word.endswith("ing") and view.lower[head] in knowledge.nouns:
                break  # “judges handling lawsuits”
            if word in _CUT or not (word[0].isalnum() or word in _INNER or word == "."):
                break
        if word[0].isalnum() and not (word in DEFINITE or word in INDEFINITE or (head >= 0 and word in _ADVERBS)):
            head = i
    return head


_BEFORE_DETERMINER = frozenset("one nearly almost all some many both half none most".split())
_ADVERBS = frozenset(
    "also later then again now further once twice repeatedly recently reportedly privately publicly".split()
)
_FORMS = frozenset("mr mrs ms dr sen rep gov president senator gen justice judge prime".split())
_CUT = frozenset(
    "of for in on at to by with from as but who whom whose which that inside within among close familiar aligned "
    "working briefed involved including speaking affiliated".split()
)
_INNER = frozenset(("-", "’s", "'s", "’", "'", "&"))
