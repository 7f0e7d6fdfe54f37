"""One walk over an article: every description, pronoun and speaker is settled where it stands, by what came before.

Names come with their entities. A description means whoever the article gave that role, else whom the seeds give it on
the article's date, else a group or an unnamed source of its own. A pronoun means the most salient person. Then “I” and
“you” inside quotations mean the quotation's speaker and addressee.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import pronouns
from .clusters import Clusters, Entity, NameMention
from .knowledge import Knowledge, fold, role_nouns
from .linking import adopt
from .noun_phrases import DEFINITE, NounPhrase, at_head, head_of
from .pronouns import Salience
from .view import View

_PREPOSITIONS = frozenset("of for to from by with in at on about as among against toward behind near".split())
_SPEECH_FOLLOWS = frozenset(
    "is was are were has had have will would can could may might should must did does do said says told asked added "
    "wrote called warned argued insisted also never then later once".split()
)
_QUANTIFIERS = frozenset(
    "a an the some many several most all few both no more one two three four five six seven eight nine ten other another "
    "these those this that every each any nearly almost various certain numerous".split()
)


@dataclass(slots=True)
class Mention:
    start: int
    end: int
    kind: str
    entity: int
    rule: str
    score: float


@dataclass(slots=True)
class Speaker:
    quote_id: str
    speaker: int | None
    addressee: int | None
    score: float


class Resolution:
    """The mentions and speakers of one article."""

    def __init__(
        self, view: View, knowledge: Knowledge, clusters: Clusters, names: list[NameMention], quotes: list[dict]
    ):
        self.view, self.knowledge, self.clusters, self.names, self.quotes = view, knowledge, clusters, names, quotes
        self.inside: dict[int, int] = {}  # token → index of the name it is in
        for n, m in enumerate(names):
            for i in view.tokens(m.start, m.end):
                self.inside[i] = n
        self.mentions: list[Mention] = []
        self.at: dict[int, Mention] = {}  # token of the head → mention
        self.salience: dict[int, Salience] = {}
        self.running: int | None = None
        self.descriptions: dict[str, int] = {}  # folded description → entity of a group or unnamed source
        self.heads: dict[str, list[int]] = {}  # head noun → such entities, in order

    # the walk

    def run(self) -> list[Speaker]:
        speaking = {}  # token of a speaker's head → the quotations
        addressed = {}
        for n, q in enumerate(self.quotes):
            if q["speaker_start"] is not None:
                speaking.setdefault(self.target(q["speaker_start"], q["speaker_end"]), []).append(n)
            if q["addressee_start"] is not None:
                addressed.setdefault(self.target(q["addressee_start"], q["addressee_end"]), []).append(n)
        spans = {self.target(q["speaker_start"], q["speaker_end"]): (q["speaker_start"], q["speaker_end"])
                 for q in self.quotes if q["speaker_start"] is not None}  # fmt: skip
        for q in self.quotes:
            if q["addressee_start"] is not None:
                spans.setdefault(
                    self.target(q["addressee_start"], q["addressee_end"]), (q["addressee_start"], q["addressee_end"])
                )
        _view, lower = self.view, self.view.lower
        nouns = self.knowledge.nouns
        last_name = -1
        for i in range(len(lower)):
            name = self.inside.get(i)
            is_speaker = i in speaking
            if name is not None:
                if name != last_name:
                    last_name = name
                    self._name(i, self.names[name])
                mention = self.at.get(i)
            else:
                word = lower[i]
                if word in pronouns.THIRD:
                    mention = self._pronoun(i, word, is_speaker)
                elif i in spans:
                    mention = self._description(i, spans[i])
                elif word in nouns:
                    mention = self._description(i, None)
                else:
                    continue
            if is_speaker and mention is not None:
                self.running = mention.entity
                found = self.salience.get(mention.entity)
                if found:
                    found.subject = True
        return self._speakers(speaking, addressed)

    def _speakers(self, speaking: dict[int, list[int]], addressed: dict[int, list[int]]) -> list[Speaker]:
        who: dict[int, Mention] = {n: self.at[i] for i, ns in speaking.items() if i in self.at for n in ns}
        whom: dict[int, Mention] = {n: self.at[i] for i, ns in addressed.items() if i in self.at for n in ns}
        for n, q in enumerate(self.quotes):
            self._persons(q, who.get(n), whom.get(n))
        out = []
        for n, q in enumerate(self.quotes):
            speaker, addressee = who.get(n), whom.get(n)
            out.append(
                Speaker(
                    q["quote_id"],
                    speaker.entity if speaker else None,
                    addressee.entity if addressee else None,
                    speaker.score if speaker else 0.0,
                )
            )
        self.mentions.sort(key=lambda m: (m.start, m.end))
        return out

    def _persons(self, quote: dict, speaker: Mention | None, addressee: Mention | None) -> None:
        """“I” and “you” in the quotation."""
        view = self.view
        for span in quote["spans"]:
            for i in view.tokens(span["start_char"], span["end_char"]):
                word = view.lower[i]
                direct = view.quoted[i] or quote["kind"] == "direct"
                if not direct or i in self.at or i in self.inside:
                    continue
                if speaker and word in pronouns.FIRST and (word != "i" or view.words[i] == "I"):
                    plural = word in pronouns.FIRST_PLURAL
                    self._put(
                        i,
                        i + 1,
                        i,
                        "pronoun",
                        speaker.entity,
                        "first person",
                        round((0.6 if plural else 0.95) * speaker.score, 3),
                    )
                elif addressee and word in pronouns.SECOND:
                    self._put(
                        i, i + 1, i, "pronoun", addressee.entity, "second person", round(0.6 * addressee.score, 3)
                    )

    # what a span is about

    def target(self, start: int, end: int) -> int:
        """The token that stands for a speaker's or addressee's span: in the name meant, a pronoun, or the head noun."""
        view = self.view
        tokens = view.tokens(start, end)
        if not tokens:
            return -1
        stop = tokens.stop
        for i in tokens:
            if (
                i not in self.inside
                and i > tokens.start
                and (view.words[i] in (",", "(", "—", "–") or view.lower[i] in ("who", "which", "whose"))
            ):
                stop = i
                break
        for i in range(tokens.start, stop):
            n = self.inside.get(i)
            if n is None:
                continue
            m = self.names[n]
            if m.type != "person" or (m.start < start and m.end > end):
                continue
            after = view.token(m.end - 1) + 1
            if after < len(view.words) and view.lower[after] in ("’s", "'s", "’", "'") and after < tokens.stop:
                continue
            first = view.token(m.title_start) if m.title else i
            if first > tokens.start and view.lower[first - 1] in _PREPOSITIONS:
                continue
            return i
        head = head_of(view, start, end, self.knowledge, self.inside)
        if head < 0:
            return (
                tokens.start
                if tokens.start in self.inside
                else next((i for i in tokens if view.lower[i] in pronouns.THIRD), tokens.start)
            )
        if stop < tokens.stop and head not in self.inside:  # “the secretary general, Mark Rutte”
            n = self.inside.get(stop + 1)
            if n is not None and self.names[n].type == "person" and view.words[stop] == ",":
                return stop + 1
        return head

    # mentions

    def _put(self, first: int, last: int, head: int, kind: str, entity: int, rule: str, score: float) -> Mention:
        mention = Mention(self.view.starts[first], self.view.ends[last - 1], kind, entity, rule, score)
        self.mentions.append(mention)
        self.at[head] = mention
        return mention

    def _remember(self, i: int, entity: int, pronoun: str = "") -> None:
        view = self.view
        sentence = view.sentence(view.starts[i])
        s = self.salience.setdefault(entity, Salience())
        following = view.lower[i + 1] if i + 1 < len(view.lower) else ""
        s.possessive = following in ("’s", "'s") or pronoun in ("his", "her", "their", "its")
        subject = not s.possessive and (
            following in _SPEECH_FOLLOWS
            or (following.endswith("ed") and len(following) > 3)
            or pronoun in pronouns.SUBJECT
        )
        if s.sentence == sentence:  # a subject stays it through its sentence
            s.subject = s.subject or subject
        else:
            s.subject = subject
            s.first = self._first_in_sentence != sentence
        self._first_in_sentence = sentence
        s.sentence, s.token, s.quoted, s.pronoun = sentence, i, view.quoted[i], pronoun
        s.paragraph = view.sentence_paragraph[sentence] if sentence >= 0 else -1
        s.count += 1
        if not pronoun:
            s.named = sentence

    _first_in_sentence = -1

    def _name(self, i: int, m: NameMention) -> None:
        last = self.view.token(m.end - 1)
        mention = Mention(m.start, m.end, "name", m.entity, "name", m.score)
        self.mentions.append(mention)
        for j in range(i, last + 1):
            self.at[j] = mention
        self._remember(last, m.entity)

    # pronouns

    def _pronoun(self, i: int, word: str, speaking: bool) -> Mention | None:
        view = self.view
        char = view.starts[i]
        sentence = view.sentence(char)
        if sentence < 0 or not view.in_story[sentence]:
            return None
        gender = pronouns.gender_of(word)
        paragraph = view.sentence_paragraph[sentence]
        scored = []
        for number, s in self.salience.items():
            if sentence - s.sentence > pronouns.WINDOW:
                continue
            entity = self.clusters.entities[number]
            if not self._agrees(entity, word, gender):
                continue
            known = self.clusters.gender(entity) is not None
            value = pronouns.score(
                s, sentence, paragraph, word, view.quoted[i], known, number == self.running, speaking
            )
            scored.append((value, s.token, number))
        if not scored:
            return None
        scored.sort(reverse=True)
        second = scored[1][0] if len(scored) > 1 else None
        if second is not None and scored[0][0] - second < pronouns.MARGIN and not speaking:
            return None
        if word in pronouns.NEUTER and (second is not None and scored[0][0] - second < 1.0):
            return None
        number = scored[0][2]
        entity = self.clusters.entities[number]
        if gender and entity.gender is None and entity.type == "person":
            entity.gender = self.clusters.gender(entity) or gender
        mention = self._put(i, i + 1, i, "pronoun", number, "pronoun", pronouns.confidence(scored[0][0], second))
        self._remember(i, number, word)
        return mention

    def _agrees(self, entity: Entity, word: str, gender: str | None) -> bool:
        if gender:
            return (
                entity.type == "person" or (entity.type == "unnamed" and not entity.plural)
            ) and self.clusters.gender(entity) in (None, gender)
        if word in pronouns.PLURAL:
            return entity.type == "group" or entity.plural or entity.type == "organization"
        return entity.type in ("organization", "country")

    # descriptions

    def _description(self, i: int, span: tuple[int, int] | None) -> Mention | None:
        view = self.view
        if not view.story(view.starts[i]):
            return None
        following = view.lower[i + 1] if i + 1 < len(view.lower) else ""
        if span is None and (
            following in self.knowledge.nouns or (following in ("-", "’s", "'s", "’") and following == "-")
        ):
            return None
        if i + 1 in self.inside and self.names[self.inside[i + 1]].type == "person" and span is None:
            return None  # a title: Secretary of State Marco Rubio
        phrase = at_head(view, i, self.knowledge, self.inside)
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
                mention = self._put(phrase.first, i + 1, i, "title" if office else "nominal", number, rule, score)
                self._remember(i, number)
                return mention
        return self._unnamed(i, phrase, span)

    def _country(self, phrase: NounPhrase) -> str | None:
        """The country of “the Ukrainian president”, “the president of Ukraine”, “Ukraine’s president”."""
        view = self.view
        for j in range(phrase.first, phrase.head):
            code = self.knowledge.demonym(view.lower[j])
            if code:
                return code
            if j in self.inside and self.clusters.entities[self.names[self.inside[j]].entity].type == "country":
                return self.clusters.entities[self.names[self.inside[j]].entity].country
        j = phrase.head + 1
        if j < len(view.lower) and view.lower[j] in ("of", "for"):
            j += 2 if j + 1 < len(view.lower) and view.lower[j + 1] == "the" else 1
            if j in self.inside:
                entity = self.clusters.entities[self.names[self.inside[j]].entity]
                return entity.country if entity.type == "country" else None
        return None

    def _holder(self, phrase: NounPhrase) -> tuple[int, str, float] | None:
        """Who holds the role: in this article first, then in the seeds on the article's date."""
        view, day = self.view, self.view.document.published
        words = [w for w in (*phrase.modifiers, phrase.noun.noun) if w not in ("new", "own")]
        former = bool({"former", "ex"} & set(words))
        country = self._country(phrase)
        wanted = {" ".join(words[k:]) for k in range(len(words))}
        longest = max(
            (w for w in wanted if any(w in role_nouns(t) for e in self.clusters.entities for t in e.titles)),
            key=len,
            default=None,
        )
        sentence = view.sentence(view.starts[phrase.head])
        scored = []
        for entity in self.clusters.entities:
            s = self.salience.get(entity.number)
            if entity.type not in ("person", "unnamed") or (s is None):
                continue
            if country and entity.country and entity.country != country:
                continue
            if phrase.noun.gender and self.clusters.gender(entity) not in (None, phrase.noun.gender):
                continue
            stated = {n for t in entity.titles for n in role_nouns(t)} if longest else set()
            value = 0.0
            if longest and longest in stated:
                value = 2.0 + 0.3 * len(longest.split())
            elif entity.actor_id and not former:
                held = {
                    n for r in self.knowledge.actors[entity.actor_id].roles if r.holds(day) for n in role_nouns(r.role)
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
        day = self.view.document.published
        leaders = wanted | (
            {"president", "prime minister", "supreme leader"} if phrase.noun.noun == "leader" else set()
        )
        found = {}
        for noun in leaders:
            for actor, role in self.knowledge.holders.get(noun, ()):
                if role.holds(day) and (role.country or actor.country) == country:
                    found[actor.actor_id] = actor
        if len(found) != 1:
            return None
        actor = next(iter(found.values()))
        entity = next((e for e in self.clusters.entities if e.actor_id == actor.actor_id), None)
        if entity is None:
            entity = self.clusters.new("person")
            adopt(entity, actor)
        return entity.number, "seed role", 0.7

    def _surface(self, first: int, last: int) -> str:
        return " ".join(self.view.text[self.view.starts[first] : self.view.ends[last - 1]].split())

    def _described(self, type: str, key: str, name: str, noun: str, plural: bool) -> Entity:
        if key in self.descriptions:
            return self.clusters.entities[self.descriptions[key]]
        entity = self.clusters.new(type, name=name)
        entity.plural = plural
        self.descriptions[key] = entity.number
        self.heads.setdefault(noun, []).append(entity.number)
        return entity

    def _bounds(self, i: int, first: int, span: tuple[int, int] | None) -> tuple[int, int]:
        """The tokens of the mention: within a speaker's span up to its first comma or relative clause."""
        if span is None:
            return first, i + 1
        tokens = self.view.tokens(*span)
        last = i + 1
        for j in range(i + 1, tokens.stop):
            if j not in self.inside and (
                self.view.words[j] in (",", "(", "—", "–", ";") or self.view.lower[j] in ("who", "which", "whose")
            ):
                break
            last = j + 1
        return min(tokens.start, first) if tokens.start <= i else first, last

    def _plain(self, first: int, last: int) -> int:
        """The first token after quantifiers and determiners."""
        while first < last - 1 and self.view.lower[first] in _QUANTIFIERS:
            first += 1
        if first < last - 1 and self.view.lower[first] == "of":
            first += 1
            while first < last - 1 and self.view.lower[first] in _QUANTIFIERS:
                first += 1
        return first

    def _group(self, i: int, phrase: NounPhrase, span: tuple[int, int] | None) -> Mention | None:
        view = self.view
        noun = phrase.noun.noun
        first, last = self._bounds(i, phrase.first, span)
        qualified = any(
            j in self.inside or (self.knowledge.demonym(view.lower[j]) and view.words[j][0].isupper())
            for j in range(phrase.first, i)
        )
        of = span is None and i + 2 < len(view.lower) and view.lower[i + 1] == "of" and noun == "members"
        if of:
            last = i + 2
            while last < min(len(view.lower), i + 6) and (
                last in self.inside or view.lower[last] in DEFINITE or view.lower[last] in self.knowledge.nouns
            ):
                last += 1
        if not span and not qualified and not of:
            earlier = self.heads.get(noun)
            if phrase.definite and earlier and not phrase.modifiers:
                mention = self._put(phrase.first, i + 1, i, "nominal", earlier[-1], "same group", 0.6)
                self._remember(i, earlier[-1])
                return mention
            return None
        plain = self._plain(first, last)
        key = fold(self._surface(plain, last)) or noun
        entity = self._described("group", "g " + key, self._surface(plain, last), noun, True)
        entity.country = entity.country or self._country(phrase)
        mention = self._put(first, last, i, "nominal", entity.number, "group", 0.8 if qualified or of else 0.65)
        self._remember(i, entity.number)
        return mention

    def _unnamed(self, i: int, phrase: NounPhrase, span: tuple[int, int] | None) -> Mention | None:
        noun = phrase.noun.noun
        earlier = [e for e in self.heads.get(noun, ()) if self.clusters.entities[e].type == "unnamed"]
        if phrase.definite and earlier:
            mention = self._put(phrase.first, i + 1, i, "nominal", earlier[-1], "same source", 0.8)
            self._remember(i, earlier[-1])
            return mention
        if span is None:
            return None
        first, last = self._bounds(i, phrase.first, span)
        name = self._surface(first, last)
        key = f"u {fold(name)}" if phrase.definite else f"u {self.view.starts[first]}"
        entity = self._described("unnamed", key, name, noun, False)
        entity.gender = entity.gender or phrase.noun.gender or None
        entity.country = entity.country or self._country(phrase)
        mention = self._put(first, last, i, "nominal", entity.number, "unnamed source", 0.75)
        self._remember(i, entity.number)
        return mention

    def _body(self, i: int, phrase: NounPhrase, span: tuple[int, int] | None) -> Mention | None:
        """“the company”, “the alliance”: the body last named, where the article has few; a speaker is never left out."""
        noun = phrase.noun.noun
        if phrase.definite and not phrase.modifiers:
            scored = []
            sentence = self.view.sentence(self.view.starts[i])
            for number, s in self.salience.items():
                entity = self.clusters.entities[number]
                if entity.type != "organization" or sentence - s.sentence > 6:
                    continue
                told = fold(" ".join(filter(None, (entity.description, entity.fullest(), *entity.names)))).split()
                scored.append(
                    (2.0 * (noun in told) + 0.1 * s.count - 0.3 * (sentence - s.sentence) + 0.5 * s.subject, number)
                )
            scored.sort(reverse=True)
            if scored and (scored[0][0] >= 1.5 or (span and len(scored) == 1)):
                mention = self._put(phrase.first, i + 1, i, "nominal", scored[0][1], "body", 0.65)
                self._remember(i, scored[0][1])
                return mention
        if span is None:
            return None
        first, last = self._bounds(i, phrase.first, span)
        plain = self._plain(first, last)
        entity = self._described(
            "organization", "o " + fold(self._surface(plain, last)), self._surface(plain, last), noun, False
        )
        entity.country = entity.country or self._country(phrase)
        mention = self._put(first, last, i, "nominal", entity.number, "described body", 0.6)
        self._remember(i, entity.number)
        return mention

    def _other(self, i: int, span: tuple[int, int]) -> Mention | None:
        """A speaker whose head is no noun we know: a group by its plural or quantifier, else unnamed."""
        view = self.view
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
        name = self._surface(plain if plural else first, last)
        key = ("g " if plural else "u ") + (fold(name) or view.lower[i])
        entity = self._described("group" if plural else "unnamed", key, name, view.lower[i], plural)
        mention = self._put(first, last, i, "nominal", entity.number, "described speaker", 0.5)
        self._remember(i, entity.number)
        return mention
