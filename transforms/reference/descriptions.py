"""Whom a description means: “the Ukrainian president”, “the diplomat”, “European leaders”, “the company”.

The role stated in this article comes first, then the seeds' roles valid on its date; what nobody holds is a group, or a
source without a name, of its own. A source is one entity through the article.
"""

from __future__ import annotations

from . import pronouns
from .clusters import Entity
from .knowledge import fold, role_nouns
from .linking import adopt
from .noun_phrases import DEFINITE, POSSESSIVE, NounPhrase, at_head
from .reading import Mention, Reading

_QUANTIFIERS = frozenset(
    "a an the some many several most all few both no more one two three four five six seven eight nine ten other another "
    "these those this that every each any nearly almost various certain numerous its his her their our my".split()
)


class Descriptions:
    """Settles the descriptions of one article as they are read."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.named: dict[str, int] = {}  # folded description → entity of a group or unnamed source
        self.heads: dict[str, list[int]] = {}  # head noun → such entities, in order

    def settle(self, i: int, span: tuple[int, int] | None) -> Mention | None:
        view = self.reading.view
        if not view.story(view.starts[i]):
            return None
        following = view.lower[i + 1] if i + 1 < len(view.lower) else ""
        if span is None and (
            following in self.reading.knowledge.nouns or (following in ("-", "’s", "'s", "’") and following == "-")
        ):
            return None
        if (
            i + 1 in self.reading.inside
            and self.reading.names[self.reading.inside[i + 1]].type == "person"
            and span is None
        ):
            return None  # a title: Secretary of State Marco Rubio
        phrase = at_head(view, i, self.reading.knowledge, self.reading.inside)
        if phrase is None:
            return self._other(i, span) if span else None
        if phrase.noun.number == "p":
            return self._group(i, phrase, span)
        if phrase.noun.kind == "body":
            return self._body(i, phrase, span)
        if phrase.definite:
            known = self._holder(phrase)
            if known is not None:
                number, rule, score = known
                office = phrase.noun.kind == "office" and not phrase.modifiers
                mention = self.reading.put(
                    phrase.first, i + 1, i, "title" if office else "nominal", number, rule, score
                )
                self.reading.remember(i, number)
                return mention
        return self._unnamed(i, phrase, span)

    def _country(self, phrase: NounPhrase) -> str | None:
        """The country of “the Ukrainian president”, “the president of Ukraine”, “Ukraine’s president”."""
        view = self.reading.view
        for j in range(phrase.first, phrase.head):
            code = self.reading.knowledge.demonym(view.lower, j)
            if code:
                return code
            if (
                j in self.reading.inside
                and self.reading.clusters.entities[self.reading.names[self.reading.inside[j]].entity].type == "country"
            ):
                return self.reading.clusters.entities[self.reading.names[self.reading.inside[j]].entity].country
        j = phrase.head + 1
        if j < len(view.lower) and view.lower[j] in ("of", "for"):
            j += 2 if j + 1 < len(view.lower) and view.lower[j + 1] == "the" else 1
            if j in self.reading.inside:
                entity = self.reading.clusters.entities[self.reading.names[self.reading.inside[j]].entity]
                return entity.country if entity.type == "country" else None
        return None

    def _holder(self, phrase: NounPhrase) -> tuple[int, str, float] | None:
        """Who holds the role: in this article first, then in the seeds on the article's date."""
        view, day = self.reading.view, self.reading.view.document.published
        words = [w for w in (*phrase.modifiers, phrase.noun.noun) if w not in ("new", "own")]
        former = bool({"former", "ex"} & set(words))
        country = self._country(phrase)
        wanted = {" ".join(words[k:]) for k in range(len(words))}
        longest = max(
            (w for w in wanted if any(w in role_nouns(t) for e in self.reading.clusters.entities for t in e.titles)),
            key=len,
            default=None,
        )
        sentence = view.sentence(view.starts[phrase.head])
        scored = []
        for entity in self.reading.clusters.entities:
            s = self.reading.salience.get(entity.number)
            if entity.type not in ("person", "unnamed") or (s is None):
                continue
            if country and entity.country and entity.country != country:
                continue
            if phrase.noun.gender and self.reading.clusters.gender(entity) not in (None, phrase.noun.gender):
                continue
            stated = {n for t in entity.titles for n in role_nouns(t)} if longest else set()
            value = 0.0
            if longest and longest in stated:
                value = 2.0 + 0.3 * len(longest.split())
            elif entity.actor_id and not former:
                held = {
                    n
                    for r in self.reading.knowledge.actors[entity.actor_id].roles
                    if r.holds(day)
                    for n in role_nouns(r.role)
                }
                if wanted & held:
                    value = 1.8
                elif phrase.noun.noun == "leader" and country and country == entity.country and held:
                    value = 1.2
            elif country and country == entity.country and phrase.noun.noun == "leader" and entity.titles:
                value = 1.0
            if not value:
                continue
            if country and country == entity.country:
                value += 1.0
            value -= 0.12 * min(sentence - s.sentence, 12)
            value += 0.1 * min(s.count, 10)
            scored.append((value, s.token, entity.number))
        scored.sort(reverse=True)
        if scored:
            lead = scored[0][0] - (scored[1][0] if len(scored) > 1 else scored[0][0] - 2)
            return scored[0][2], "role in article", round(min(0.95, 0.6 + 0.2 * lead), 3)
        return self._seed_holder(wanted, phrase, country, former)

    def _seed_holder(
        self, wanted: set[str], phrase: NounPhrase, country: str | None, former: bool
    ) -> tuple[int, str, float] | None:
        if country is None or former:
            return None
        day = self.reading.view.document.published
        leaders = wanted | (
            {"president", "prime minister", "supreme leader"} if phrase.noun.noun == "leader" else set()
        )
        found = {}
        for noun in leaders:
            for actor, role in self.reading.knowledge.holders.get(noun, ()):
                if role.holds(day) and (role.country or actor.country) == country:
                    found[actor.actor_id] = actor
        if len(found) != 1:
            return None
        actor = next(iter(found.values()))
        entity = next((e for e in self.reading.clusters.entities if e.actor_id == actor.actor_id), None)
        if entity is None:
            entity = self.reading.clusters.new("person")
            adopt(entity, actor)
        return entity.number, "seed role", 0.7

    def _described(self, type: str, key: str, name: str, noun: str, plural: bool) -> Entity:
        if key in self.named:
            return self.reading.clusters.entities[self.named[key]]
        entity = self.reading.clusters.new(type, name=name)
        entity.plural = plural
        self.named[key] = entity.number
        self.heads.setdefault(noun, []).append(entity.number)
        return entity

    def _bounds(self, i: int, first: int, span: tuple[int, int] | None) -> tuple[int, int]:
        """The tokens of the mention: within a speaker's span up to its first comma or relative clause."""
        if span is None:
            return first, i + 1
        tokens = self.reading.view.tokens(*span)
        last = i + 1
        for j in range(i + 1, tokens.stop):
            if j not in self.reading.inside and (
                self.reading.view.words[j] in (",", "(", "—", "–", ";")
                or self.reading.view.lower[j] in ("who", "which", "whose")
            ):
                break
            last = j + 1
        return min(tokens.start, first) if tokens.start <= i else first, last

    def _plain(self, first: int, last: int) -> int:
        """The first token after quantifiers and determiners."""
        while first < last - 1 and self.reading.view.lower[first] in _QUANTIFIERS:
            first += 1
        if first < last - 1 and self.reading.view.lower[first] == "of":
            first += 1
            while first < last - 1 and self.reading.view.lower[first] in _QUANTIFIERS:
                first += 1
        return first

    def _group(self, i: int, phrase: NounPhrase, span: tuple[int, int] | None) -> Mention | None:
        view = self.reading.view
        noun, kind = phrase.noun.noun, phrase.noun.kind
        first, last = self._bounds(i, phrase.first, span)
        qualified = (
            span is None
            and (kind in ("office", "source") or noun in ("countries", "nations"))
            and self._qualified(phrase)
        )
        if kind == "people":
            if not view.words[i][0].isupper() or not (span or phrase.definite):
                return None
            qualified = True
        of = False
        if span is None and noun == "members" and i + 2 < len(view.lower) and view.lower[i + 1] == "of":
            last = i + 2
            while last < min(len(view.lower), i + 6) and (
                last in self.reading.inside
                or view.lower[last] in DEFINITE
                or view.lower[last] in self.reading.knowledge.nouns
            ):
                last += 1
            of = last > i + 2 and view.lower[last - 1] not in DEFINITE
        if not span and not qualified and not of:
            earlier = self.heads.get(noun)
            if phrase.definite and earlier and not phrase.modifiers:
                mention = self.reading.put(phrase.first, i + 1, i, "nominal", earlier[-1], "same group", 0.6)
                self.reading.remember(i, earlier[-1])
                return mention
            return None
        plain = self._plain(first, last)
        key = fold(self.reading.surface(plain, last)) or noun
        entity = self._described("group", "g " + key, self.reading.surface(plain, last), noun, True)
        entity.country = entity.country or self._country(phrase)
        mention = self.reading.put(first, last, i, "nominal", entity.number, "group", 0.8 if qualified or of else 0.65)
        self.reading.remember(i, entity.number)
        return mention

    def _qualified(self, phrase: NounPhrase) -> bool:
        """Whether a demonym or the name of a body or country says which people are meant."""
        if phrase.determiner in POSSESSIVE:
            return False
        for j in range(phrase.first, phrase.head):
            if j in self.reading.inside:
                return self.reading.names[self.reading.inside[j]].type != "person"
            if (
                self.reading.view.lower[j] in self.reading.knowledge.demonyms
                and self.reading.view.words[j][0].isupper()
            ):
                return True
            if self.reading.view.lower[j] in ("republican", "democratic", "conservative", "labour", "labor"):
                return self.reading.view.words[j][0].isupper()
        return False

    def _unnamed(self, i: int, phrase: NounPhrase, span: tuple[int, int] | None) -> Mention | None:
        noun = phrase.noun.noun
        earlier = [e for e in self.heads.get(noun, ()) if self.reading.clusters.entities[e].type == "unnamed"]
        if phrase.definite and earlier:
            mention = self.reading.put(phrase.first, i + 1, i, "nominal", earlier[-1], "same source", 0.8)
            self.reading.remember(i, earlier[-1])
            return mention
        if span is None:
            return None
        first, last = self._bounds(i, phrase.first, span)
        name = self.reading.surface(first, last)
        key = f"u {fold(name)}" if phrase.definite else f"u {self.reading.view.starts[first]}"
        entity = self._described("unnamed", key, name, noun, False)
        entity.gender = entity.gender or phrase.noun.gender or None
        entity.country = entity.country or self._country(phrase)
        mention = self.reading.put(first, last, i, "nominal", entity.number, "unnamed source", 0.75)
        self.reading.remember(i, entity.number)
        return mention

    def _body(self, i: int, phrase: NounPhrase, span: tuple[int, int] | None) -> Mention | None:
        """“the company”, “the alliance”: the body last named, where the article has few; a speaker is never left out."""
        noun = phrase.noun.noun
        if phrase.definite and not phrase.modifiers:
            scored = []
            sentence = self.reading.view.sentence(self.reading.view.starts[i])
            for number, s in self.reading.salience.items():
                entity = self.reading.clusters.entities[number]
                if entity.type != "organization" or sentence - s.sentence > 6:
                    continue
                told = fold(" ".join(filter(None, (entity.description, entity.fullest(), *entity.names)))).split()
                scored.append(
                    (2.0 * (noun in told) + 0.1 * s.count - 0.3 * (sentence - s.sentence) + 0.5 * s.subject, number)
                )
            scored.sort(reverse=True)
            if scored and (scored[0][0] >= 1.5 or (span and len(scored) == 1)):
                mention = self.reading.put(phrase.first, i + 1, i, "nominal", scored[0][1], "body", 0.65)
                self.reading.remember(i, scored[0][1])
                return mention
        if span is None:
            return None
        first, last = self._bounds(i, phrase.first, span)
        plain = self._plain(first, last)
        entity = self._described(
            "organization",
            "o " + fold(self.reading.surface(plain, last)),
            self.reading.surface(plain, last),
            noun,
            False,
        )
        entity.country = entity.country or self._country(phrase)
        mention = self.reading.put(first, last, i, "nominal", entity.number, "described body", 0.6)
        self.reading.remember(i, entity.number)
        return mention

    def _other(self, i: int, span: tuple[int, int]) -> Mention | None:
        """A speaker whose head is no noun we know: a group by its plural or quantifier, else unnamed."""
        view = self.reading.view
        tokens = view.tokens(*span)
        if not tokens or view.lower[i] in pronouns.FIRST | pronouns.SECOND or not view.words[i][0].isalpha():
            return None
        if view.lower[i] in ("who", "that", "which", "this", "there", "what"):
            return None
        first, last = self._bounds(i, i, span)
        plural = (view.lower[i].endswith("s") and not view.lower[i].endswith("ss")) or view.lower[tokens.start] in (
            "some",
            "many",
            "several",
            "most",
            "few",
            "both",
            "others",
        )
        plain = self._plain(first, last)
        name = self.reading.surface(plain if plural else first, last)
        key = ("g " if plural else "u ") + (fold(name) or view.lower[i])
        entity = self._described("group" if plural else "unnamed", key, name, view.lower[i], plural)
        mention = self.reading.put(first, last, i, "nominal", entity.number, "described speaker", 0.5)
        self.reading.remember(i, entity.number)
        return mention
