"""Names of one article into entities: the same person, body, country or place under each of its names.

People: longest names first; a name joins an entity when its surname agrees and the given names agree as equal words,
initials, nicknames or prefixes; a single word joins by surname before given name, and, where two share it, by the title's
gender, then to the one it stood for before, then to the one named in full more often. Bodies: equal names, acronyms, and a name that begins a longer one.
Countries: by ISO code.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from .knowledge import HONORIFIC, SUFFIXES, Knowledge, acronym, fold

_ARABIC = re.compile(r"^(?:al|el|as|ad|an|ar|ash|at|ibn|bin|abu) ")
_CORPORATE = frozenset(
    "inc corp co ltd llc plc ag sa nv group holdings company corporation limited gmbh spa se bank".split()
)
_GENERIC = frozenset(
    "university house senate department ministry office national new american federal united republican democratic "
    "international european royal first city state bank north south east west central church school".split()
)
"""First words so common that alone they do not stand for the body whose name they begin."""


@dataclass(slots=True)
class NameMention:
    """A row of `schemas.NAMES` with the title before it."""

    start: int
    end: int
    surface: str
    type: str
    score: float
    title: str = ""  # as written: “Mr.”, “Secretary of State”
    title_start: int = -1
    gender: str | None = None  # of the title
    entity: int = -1


@dataclass(slots=True)
class Entity:
    number: int
    type: str
    names: list[str] = field(default_factory=list)
    gender: str | None = None
    country: str | None = None
    actor_id: str | None = None
    name: str | None = None  # its seed name, or what it is called where it has no name
    description: str | None = None
    plural: bool = False
    roles: list = field(default_factory=list)  # stated_roles.Role
    titles: set[str] = field(default_factory=set)
    key: tuple[str, ...] = ()

    def fullest(self) -> str:
        if self.name:
            return self.name
        return max(self.names, key=lambda n: (len(fold(n).split()), len(n))) if self.names else ""


JUNIOR = "+jr"
"""Stands before the surname of a Junior in his words."""


def person_words(surface: str) -> tuple[str, ...]:
    """The folded words of a person's name, surname last, without an Arabic article; Donald Trump Jr. is
    (donald, +jr, trump)."""
    folded = fold(surface).split()
    words = [w for w in folded if w not in SUFFIXES]
    if len(words) > 1 and len(words[-2]) == 2 and _ARABIC.match(words[-2] + " "):
        words = [*words[:-2], words[-1]]  # al-Sharaa: the article goes
    elif len(words) == 2 and words[0] in {"al", "el"}:
        words = words[1:]
    if "jr" in folded and words:
        words.insert(len(words) - 1, JUNIOR)
    return tuple(words)


def is_full(words: tuple[str, ...]) -> bool:
    """Whether a name has more than a surname."""
    return len(words) > 1 and not (len(words) == 2 and words[0] == JUNIOR)


def _known(words: tuple[str, ...], knowledge: Knowledge) -> set[str]:
    """The seed people of exactly that name."""
    plain = [w for w in words if w != JUNIOR] + (["jr"] if JUNIOR in words else [])
    return {a.actor_id for a in knowledge.aliases.get(" ".join(plain), ()) if a.type == "person"}


def _same_given(a: str, b: str, knowledge: Knowledge) -> bool:
    if a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)):
        return True
    if a in knowledge.nicknames.get(b, ()) or b in knowledge.nicknames.get(a, ()):
        return True
    if knowledge.nicknames.get(a, set()) & knowledge.nicknames.get(b, set()):
        return True
    return min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a))


def _near(a: str, b: str) -> bool:
    """Whether two surnames are one edit apart and long enough for that to be a slip or another transliteration."""
    if a == b:
        return True
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    i = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[i + 1 :] == b[i + 1 :] or a[i:] == b[i + 1 :] or a[i + 1 :] == b[i:]


def same_person(a: tuple[str, ...], b: tuple[str, ...], knowledge: Knowledge, family: bool = False) -> bool:
    """Whether two names of two or more words can be one person's. `family`: the article speaks of fathers and sons, so
    that one name with and without Jr. is two people."""
    if a == b:
        return True
    if not (is_full(a) and is_full(b)):
        return False
    known = _known(a, knowledge), _known(b, knowledge)
    if all(known):
        return bool(known[0] & known[1])
    if (JUNIOR in a) != (JUNIOR in b):
        plain = tuple(w for w in a if w != JUNIOR), tuple(w for w in b if w != JUNIOR)
        return not (family and plain[0] == plain[1]) and (plain[0] == plain[1] or same_person(*plain, knowledge))
    a, b = tuple(w for w in a if w != JUNIOR), tuple(w for w in b if w != JUNIOR)
    if set(a) <= set(b) or set(b) <= set(a):
        return a[-1] == b[-1] or len(set(a) & set(b)) >= 2
    if not _near(a[-1], b[-1]):
        return False
    if a[-1] != b[-1]:
        return a[0] == b[0]
    if not _same_given(a[0], b[0], knowledge):
        # “J. William Fulbright” and “William Fulbright”
        return (len(a[0]) == 1 and len(a) > 2 and a[1] == b[0]) or (len(b[0]) == 1 and len(b) > 2 and b[1] == a[0])
    middle_a, middle_b = a[1:-1], b[1:-1]
    if middle_a and middle_b:
        return middle_a[0][0] == middle_b[0][0] or len(middle_a) != len(middle_b)
    return True


class Clusters:
    """The entities of one article while it is read; `mentions` carry their entity's number."""

    def __init__(self, knowledge: Knowledge, family: bool = False):
        self.knowledge, self.family = knowledge, family
        self.entities: list[Entity] = []

    def new(self, type: str, name: str | None = None) -> Entity:
        entity = Entity(len(self.entities), type, name=name)
        self.entities.append(entity)
        return entity

    def add(self, mentions: list[NameMention]) -> None:
        """Gives every mention its entity. `mentions` come in reading order."""
        self._people([m for m in mentions if m.type == "person"])
        self._countries([m for m in mentions if m.type in ("country", "place")])
        self._bodies([m for m in mentions if m.entity < 0 and m.type != "person"])
        for mention in mentions:
            entity = self.entities[mention.entity]
            if mention.surface not in entity.names:
                entity.names.append(mention.surface)

    # people

    def _people(self, mentions: list[NameMention]) -> None:
        words = {m.surface: person_words(m.surface) for m in mentions}
        full = sorted({w for w in words.values() if is_full(w)}, key=lambda w: (-len(w), -sum(map(len, w)), w))
        keys: dict[tuple[str, ...], Entity] = {}
        for key in full:
            matches = []
            for e in dict.fromkeys(e.number for e in keys.values()):
                if same_person(key, self.entities[e].key, self.knowledge, self.family):
                    matches.append(self.entities[e])
            if len(matches) == 1 or (matches and key[0] == matches[0].key[0]):
                keys[key] = matches[0]
            else:
                keys[key] = self.new("person")
                keys[key].key = key
        by_surname: dict[str, list[Entity]] = {}
        by_given: dict[str, list[Entity]] = {}
        for key, entity in keys.items():
            for table, at in ((by_surname, key[-1]), (by_given, key[0])):
                if entity not in table.setdefault(at, []):
                    table[at].append(entity)
            if len(key) > 2:  # two-part surnames: “García Márquez”, “van Hollen”
                by_surname.setdefault(" ".join(key[-2:]), []).append(entity)
        last: dict[int, int] = {}
        self.bare: dict[str, int] = {}  # surname → the entity it last stood for alone
        self.fulls = Counter(keys[words[m.surface]].number for m in mentions if words[m.surface] in keys)
        for m in mentions:
            key = words[m.surface]
            if key in keys:
                entity = keys[key]
            elif not is_full(key):
                entity = self._single(m, key[-1] if key else "", by_surname, by_given, last)
            else:
                entity = self._single(m, " ".join(key), by_surname, by_given, last)
            m.entity = entity.number
            last[entity.number] = m.start
            if m.gender and not entity.gender:
                entity.gender = m.gender

    def _single(self, m: NameMention, word: str, by_surname: dict, by_given: dict, last: dict[int, int]) -> Entity:
        """The entity of a name of one word: Putin; with two Clintons, the title's gender, else whom it stood for before."""
        found = by_surname.get(word) or []
        if not found and not m.title:
            found = by_given.get(word) or []
        if not found and len(word) >= (
            6 if m.title else 5
        ):  # nobody is introduced by a bare surname: a slip of the pen
            found = next((v for k, v in by_surname.items() if k[:1] == word[0] and _near(k, word)), [])
        junior = [e for e in found if JUNIOR in e.key]
        if junior and len(junior) < len(found):
            found = junior if "Jr" in m.surface else [e for e in found if JUNIOR not in e.key]
        if m.gender:
            agreeing = [e for e in found if self.gender(e) in (None, m.gender)]
            found = [e for e in agreeing if self.gender(e) == m.gender] or agreeing
        if found and m.title and fold(m.title) not in HONORIFIC:
            found = self._titled(m.title, word, found)
        if found:
            owner = self.bare.get(word)
            best = max(
                found, key=lambda e: (e.number in last, e.number == owner, self.fulls[e.number], -last.get(e.number, 0))
            )
        else:
            best = self.new("person")
            best.key = (word,)
            by_surname.setdefault(word, []).append(best)
        self.bare[word] = best.number
        return best

    def _titled(self, title: str, word: str, found: list[Entity]) -> list[Entity]:
        """`found` without those who cannot be the seed actors of that surname and title: President Obama is not Malia."""
        called = self.knowledge.called(title)
        holders = [
            person_words(a.name)
            for a in self.knowledge.surnames.get(word, ())
            if any(called & self.knowledge.called(r.role) for r in a.roles)
        ]
        if not holders:
            return found
        return [e for e in found if e.key == (word,) or any(same_person(h, e.key, self.knowledge) for h in holders)]

    def gender(self, entity: Entity) -> str | None:
        if entity.gender is None and entity.type == "person" and len(entity.key) > 1:
            given = next((w for w in entity.key[:-1] if len(w) > 1), "")
            return self.knowledge.given_gender(given)
        return entity.gender

    # countries, places, bodies

    def _countries(self, mentions: list[NameMention]) -> None:
        by_code: dict[str, Entity] = {}
        for m in mentions:
            code = self.knowledge.countries.get(fold(m.surface))
            if not code or (m.type == "place" and fold(m.surface) in _ALSO_PLACES):
                continue
            if code not in by_code:
                by_code[code] = self.new("country")
                by_code[code].country = code
            m.entity = by_code[code].number

    def _bodies(self, mentions: list[NameMention]) -> None:
        by_key: dict[tuple[str, str], Entity] = {}
        surfaces: dict[tuple[str, str], str] = {}
        for m in mentions:
            surfaces.setdefault((m.type, _body_key(m.surface)), m.surface)
        ordered = sorted(surfaces, key=lambda k: (-len(k[1].split()), -len(k[1]), k))
        initials: dict[tuple[str, str], list[Entity]] = {}
        for type, key in ordered:
            entity = self._body(type, key, surfaces[type, key], by_key, initials)
            by_key[type, key] = entity
            if len(key.split()) > 1:
                initials.setdefault((type, acronym(surfaces[type, key])), []).append(entity)
        for m in mentions:
            m.entity = by_key[m.type, _body_key(m.surface)].number

    def _body(self, type: str, key: str, surface: str, by_key, initials) -> Entity:
        if type == "organization":
            seed = self.knowledge.aliases.get(fold(surface), ())
            ids = {a.actor_id for a in seed if a.type == type}
            if ids:  # two names of one known body
                for (t, other), entity in by_key.items():
                    others = self.knowledge.aliases.get(other, ())
                    if t == type and ids & {a.actor_id for a in others}:
                        return entity
            if surface.isupper() or "." in surface:
                found = initials.get((type, key.replace(" ", "")), [])
                if len(found) == 1:
                    return found[0]
            if key.split()[0] not in _GENERIC or len(key.split()) > 1:
                longer = {e.number: e for (t, k), e in by_key.items() if t == type and k.startswith(key + " ")}
                if len(longer) == 1 and not ids and len(key) > 2:
                    return next(iter(longer.values()))
        return self.new(type)


def _body_key(surface: str) -> str:
    words = fold(surface).split()
    while len(words) > 1 and words[-1] in _CORPORATE - {"bank", "group"}:
        words.pop()
    return " ".join(words) or surface


_ALSO_PLACES = frozenset(("georgia", "jersey"))
"""Names of countries that a place finder may well mean otherwise (the state of Georgia)."""
