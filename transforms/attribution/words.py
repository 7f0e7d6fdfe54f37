"""What a word form tells by itself, looked up once per form: the models' cheapest and most useful features."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .cues import Cues

_PRONOUNS = frozenset("he she they it we i you who".split())
_POSSESSIVES = frozenset("his her their its our my your whose".split())
_DETERMINERS = frozenset("the a an this that these those some many several most two three one another all both".split())
_UNKNOWN = ("", "", "")
_LIMIT = 200_000


Classes = Mapping[str, tuple[str, str, str]]
"""Lower-case form (or "-ing": ending of an unknown one) → parts of speech, fine cluster, coarse cluster."""


@dataclass(frozen=True, slots=True)
class Word:
    lower: str
    kind: str  # kind of cue, else ""
    lemma: str  # the cue, else ""
    shape: str
    cls: str  # parts of speech the form is known with, "" where unknown
    cluster: str  # words used alike, "" where unknown
    tag: str  # coarse class: the cue's kind, a pronoun, a determiner, a capitalised word, a number, a mark …
    here: tuple[str, ...]  # features of the token itself
    left1: tuple[str, ...]  # features this word gives the token after it, and so on
    right1: tuple[str, ...]
    left2: tuple[str, ...]
    right2: tuple[str, ...]


def shape_of(form: str) -> str:
    first = form[0]
    if first.isalpha():
        if form.isupper():
            return "X" if len(form) == 1 else "XX"
        if first.isupper():
            return "Xx" if form[1:].islower() or not form[1:].isalpha() else "XxX"
        return "x"
    if first.isdigit():
        return "d"
    return form if len(form) <= 2 else "?"


class Words:
    """Word forms to `Word`, remembered."""

    def __init__(self, cues: Cues, classes: Classes | None = None):
        self._cues = cues
        self._classes = classes or {}
        self._known: dict[str, Word] = {}

    def __call__(self, form: str) -> Word:
        word = self._known.get(form)
        if word is None:
            if len(self._known) > _LIMIT:
                self._known.clear()
            word = self._known[form] = self._word(form)
        return word

    def _word(self, form: str) -> Word:
        lower = "".join("0" if c.isdigit() else c for c in form.lower()).replace("’", "'").replace("‘", "'")
        kind, lemma = self._cues.kinds.get(lower, ""), self._cues.lemmas.get(lower, "")
        shape = shape_of(form)
        if kind:
            tag = kind
        elif lower in _PRONOUNS:
            tag = "pronoun"
        elif lower in _POSSESSIVES:
            tag = "possessive"
        elif lower in _DETERMINERS:
            tag = "determiner"
        else:
            tag = shape
        cls, fine, coarse = self._classes.get(lower) or self._classes.get("-" + lower[-3:]) or _UNKNOWN
        here = [f"w={lower}", f"3={lower[-3:]}", f"2={lower[-2:]}", f"t={tag}"]
        left1, right1 = [f"w-1={lower}", f"t-1={tag}"], [f"w+1={lower}", f"t+1={tag}"]
        left2, right2 = [f"w-2={lower}"], [f"w+2={lower}"]
        if tag != shape:
            here.append(f"h={shape}")
        if lemma:
            here.append(f"l={lemma}")
        if fine:
            here += [f"g={fine}", f"gc={coarse}|{cls}"]
            left1.append(f"G-1={coarse}")
            right1.append(f"G+1={coarse}")
        if cls:
            here.append(f"c={cls}")
            left1.append(f"c-1={cls}")
            right1.append(f"c+1={cls}")
            left2.append(f"c-2={cls}")
            right2.append(f"c+2={cls}")
        return Word(lower, kind, lemma, shape, cls, fine, tag, *map(tuple, (here, left1, right1, left2, right2)))
