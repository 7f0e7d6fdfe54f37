"""Titles and roles as the article states them: `TITLE NAME`, `NAME, the ROLE of ORG`, `ORG’s ROLE, NAME`, and the like."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from .clusters import Entity, NameMention
from .knowledge import HONORIFIC, Knowledge, fold
from .noun_phrases import DEFINITE, INDEFINITE, POSSESSIVE, NounPhrase, at_head
from .view import View

_DETERMINERS = DEFINITE | INDEFINITE | POSSESSIVE
_HELD = frozenset(("office", "source"))
"""Kinds of nouns that name what somebody is."""
_YEARS = re.compile(
    r"\s*,?\s*(?:from|between)\s+((?:1[89]|20)\d\d)\s+(?:to|until|through|and|till)\s+((?:1[89]|20)\d\d)\b"
)
_PARTY = re.compile(r",?\s*\(?([DRI])-([A-Z][A-Za-z.]*)")
_SERVED = re.compile(
    r",?\s*who\s+(?:had\s+)?(?:once\s+|previously\s+)?(?:served\s+as|was|is|has\s+been|became|worked\s+as)\s+"
)
_AGE = re.compile(r"\s*,\s*\d{1,3}\s*(?=,)")
_COMMA = re.compile(r"\s*,\s*")
_OF = frozenset(("of", "for", "to", "at", "in"))
_END = frozenset(
    "who which that whose whom and but or when while where as said says told after before because if".split()
)


@dataclass(frozen=True, slots=True)
class Role:
    """A role as stated, with the characters it is stated in and the entity of the body or country it is of."""

    role: str
    start: int
    end: int
    organization: int | None
    valid_from: date | None
    valid_to: date | None
    rule: str
    score: float


class StatedRoles:
    """Reads the roles of the people of one article. `mentions` are its names in reading order, with their entities."""

    def __init__(self, view: View, knowledge: Knowledge, mentions: list[NameMention], entities: list[Entity]):
        self.view, self.knowledge, self.mentions, self.entities = view, knowledge, mentions, entities
        self.starts = [m.start for m in mentions]
        self.inside = {i: n for n, m in enumerate(mentions) for i in view.tokens(m.start, m.end)}

    def read(self) -> None:
        for m in self.mentions:
            if m.type == "person" and self.view.story(m.start):
                after = self.view.token(m.end)
                if after < len(self.view.lower) and self.view.lower[after] == "administration":
                    self.entities[m.entity].titles.add("president")  # “the Torres administration”
                self._title(m)
                self._after(m)
                self._before(m)

    # NAME after its title

    def _title(self, m: NameMention) -> None:
        if not m.title or fold(m.title) in HONORIFIC:
            return
        start, end = m.title_start, m.title_start + len(m.title)
        first = self.view.token(start)
        body = self._first_body(first, self.view.token(end - 1) + 1)
        of = self._of(m.end)
        self._state(m, m.title, start, end, body if of is None else of, rule="title name", score=0.95)

    def _of(self, end: int) -> int | None:
        """The country or body in “President NAME of Ukraine”."""
        i = self.view.token(end)
        if i < len(self.view.words) and self.view.lower[i] == "of":
            return self._body_at(i + 1)
        return None

    # NAME, the ROLE of ORG

    def _after(self, m: NameMention) -> None:
        text, at = self.view.text, m.end
        party = _PARTY.match(text, at)
        if party:
            entity = self.entities[m.entity]
            entity.country = entity.country or "USA"
            entity.titles.update({"D": ("Democrat",), "R": ("Republican",)}.get(party[1], ()))
            return
        age = _AGE.match(text, at)
        comma = _COMMA.match(text, age.end() if age else at)
        if not comma:
            return
        phrase = self._phrase_from(self.view.token(comma.end()))
        if (
            phrase is None
            or phrase.noun.number != "s"
            or phrase.noun.kind not in _HELD
            or phrase.determiner in POSSESSIVE
        ):
            return
        end = self._role(m, phrase, "name, role", 0.85)
        served = _SERVED.match(text, end)
        if served:
            second = self._phrase_from(self.view.token(served.end()))
            if second is not None and second.noun.number == "s" and second.noun.kind in _HELD:
                self._role(m, second, "who served as", 0.85)

    # ORG's ROLE, NAME

    def _before(self, m: NameMention) -> None:
        i = self.view.token(m.start) - 1
        if i < 1 or self.view.words[i] != "," or m.title:
            return
        head = i - 1
        for j in range(i - 2, max(0, i - 7), -1):  # “the secretary of defense, NAME”
            if self.view.lower[j] in _OF and j not in self.inside:
                head = j - 1
            elif not self.view.words[j][0].isalnum():
                break
        phrase = at_head(self.view, head, self.knowledge, self.inside)
        if phrase is None or phrase.noun.number != "s" or phrase.noun.kind not in _HELD:
            return
        possessor = any(self.view.lower[j] in ("’s", "'s") for j in range(phrase.first, phrase.head))
        if not (possessor or phrase.definite or phrase.determiner in POSSESSIVE):
            return
        if self.view.token(m.end) < len(self.view.words) and self.view.lower[self.view.token(m.end)] in ("’s", "'s"):
            return
        self._role(m, phrase, "role, name", 0.8)

    # parts

    def _phrase_from(self, first: int) -> NounPhrase | None:
        """The noun phrase that begins exactly at token `first`, its head at most nine words on."""
        view = self.view
        for i in range(first, min(first + 10, len(view.words))):
            word = view.lower[i]
            if (
                i > first
                and i not in self.inside
                and (word in _OF or word in _END or word in (",", ".", ";", "“", '"'))
            ):
                return None
            following = view.lower[i + 1] if i + 1 < len(view.lower) else ""
            if (
                word in self.knowledge.nouns
                and following not in self.knowledge.nouns
                and following not in ("-", "’s", "'s")
            ):
                phrase = at_head(view, i, self.knowledge, self.inside, first)
                if phrase is not None and phrase.first == first:
                    return phrase
        return None

    def _role(self, m: NameMention, phrase: NounPhrase, rule: str, score: float) -> int:
        """States the role of a noun phrase with its “of …”; the character after it."""
        view = self.view
        first = phrase.first
        while first < phrase.head and view.lower[first] in _DETERMINERS:
            first += 1
        last, body = phrase.head + 1, self._first_body(first, phrase.head)
        if last < len(view.words) and view.lower[last] in _OF:
            end = last + 1
            while end < len(view.words) and end < last + 12:
                word = view.lower[end]
                if end not in self.inside and (
                    word in _END or not (word[0].isalnum() or word in ("’s", "'s", "-", "&"))
                ):
                    break
                if view.starts[end] > 0 and "\n" in view.text[view.ends[end - 1] : view.starts[end]]:
                    break
                end += 1
            if end > last + 1:
                years = _YEARS.match(view.text, view.ends[last - 1])
                if not years:
                    complement = self._first_body(last + 1, end)
                    body = complement if complement is not None else body
                    last = end
        start, end_char = view.starts[first], view.ends[last - 1]
        cut = re.search(r"\s+(?:from|between)\s+(?:1[89]|20)\d\d", view.text[start:end_char])
        if cut:
            end_char = start + cut.start()
        years = _YEARS.match(view.text, end_char)
        since, until = (date(int(years[1]), 1, 1), date(int(years[2]), 12, 31)) if years else (None, None)
        self._state(m, view.text[start:end_char], start, end_char, body, since, until, rule, score)
        return years.end() if years else end_char

    def _first_body(self, first: int, end: int) -> int | None:
        """The entity of the first body or country named in tokens [first, end), demonyms counting for countries."""
        for i in range(first, end):
            if i in self.inside:
                found = self._body_at(i)
                if found is not None:
                    return found
            elif self.knowledge.demonym(self.view.lower, i) and self.view.words[i][0].isupper():
                code = self.knowledge.demonym(self.view.lower, i)
                for entity in self.entities:
                    if entity.type == "country" and entity.country == code:
                        return entity.number
        return None

    def _body_at(self, i: int) -> int | None:
        """The entity of the name at token i or, past an article, i + 1, where that is a body, country or place."""
        for j in (i, i + 1):
            if j >= len(self.view.words):
                return None
            k = bisect_left(self.starts, self.view.ends[j]) - 1
            if k >= 0 and self.mentions[k].end > self.view.starts[j] and self.mentions[k].type != "person":
                return self.mentions[k].entity
            if self.view.lower[j] != "the":
                return None
        return None

    def _state(self, m, role, start, end, body, valid_from=None, valid_to=None, rule="", score=0.9) -> None:
        entity = self.entities[m.entity]
        entity.titles.add(role)
        entity.roles.append(Role(" ".join(role.split()), start, end, body, valid_from, valid_to, rule, score))
        if entity.country is None and not fold(role).startswith(("former", "ex ")):
            entity.country = self._country(start, end, body)

    def _country(self, start: int, end: int, body: int | None) -> str | None:
        if body is not None and self.entities[body].type == "country":
            return self.entities[body].country
        for i in self.view.tokens(start, end):
            code = self.knowledge.demonym(self.view.lower, i)
            if code and self.view.words[i][0].isupper():
                return code
        return None


def read_titles(view: View, knowledge: Knowledge, mentions: list[NameMention]) -> None:
    """Sets title, title_start and gender of every person's mention that has a title before it."""
    inside = {i: n for n, m in enumerate(mentions) for i in view.tokens(m.start, m.end)}
    for m in mentions:
        if m.type != "person":
            continue
        before = view.token(m.start) - 1
        while before >= 0 and view.ends[before] > m.start:
            before -= 1
        if before < 0:
            continue
        longest, begin = 0, view.sentence_token(before)
        for n in range(1, min(knowledge.title_words, before + 1) + 1):
            first = before - n + 1
            word = view.words[first]
            if first < begin or not word[0].isalnum() or view.lower[first] in _DETERMINERS:
                break
            if word[0].isupper() and fold(view.text[view.starts[first] : view.ends[before]]) in knowledge.titles:
                longest = n
        word = view.lower[before].rstrip(".")
        if word in HONORIFIC and not longest:
            longest = 1
        phrase = at_head(view, before, knowledge, inside)
        if phrase is not None and phrase.noun.number == "s" and phrase.noun.kind in _HELD:
            first = phrase.first
            while first < phrase.head and view.lower[first] in _DETERMINERS:
                first += 1
            if before - first + 1 > longest:
                longest = before - first + 1
        if not longest:
            continue
        first = before - longest + 1
        m.title_start = view.starts[first]
        m.title = view.text[m.title_start : view.ends[before]]
        kind = knowledge.titles.get(fold(m.title))
        m.gender = HONORIFIC.get(fold(m.title)) or (kind[1] if kind else None)
        if phrase is not None and m.gender is None:
            m.gender = phrase.noun.gender or None
