"""Whom a description means: “the Ukrainian president”, “the diplomat”, “European leaders”, “the company”.

The role stated in this article comes first, then the seeds' roles valid on its date (`holders`); what nobody holds is a
group, or a source without a name, of its own. A source is one entity through the article. Documents that speak (“the
statement said”) stand for whoever issued them; things that are nobody's are nobody.
"""

from __future__ import annotations

from . import pronouns
from .bodies import land, most_likely
from .clusters import Entity
from .holders import country_of, holder, most_salient
from .knowledge import HONORIFIC, fold
from .noun_phrases import DEFINITE, POSSESSIVE, NounPhrase, at_head
from .reading import PREPOSITIONS, Mention, Reading
from .subjects import is_subject

_QUANTIFIERS = frozenset(
    "a an the some many several most all few both no more one two three four five six seven eight nine ten other another "
    "these those this that every each any nearly almost various certain numerous its his her their our my".split()
)
_SEVERAL = frozenset("some many several most few both others dozens hundreds thousands".split())
_PART = frozenset(
    "majority number dozens hundreds thousands handful couple percent half third quarter plurality".split()
)
_NOBODY = frozenset(
    "no one nobody none nothing neither everyone everybody anyone anybody someone somebody each everything something who "
    "whom whose that which this there what it these those said says such".split()
)
_PARTIES = frozenset("republican democratic conservative labour labor".split())
_OWN_WORDS = frozenset(
    "statement speech letter tweet post message email e-mail testimony remarks comments memo".split()
)
_ISSUES = frozenset(
    "wrote writes published issued issues released posted sent filed delivered produced authored unveiled circulated commissioned "
    "broadcasts broadcasting aired airs airing launched launching runs running".split()
)
"""Verbs that make their subject the author of a document: she wrote an article; a poll is nobody's who is in the sentence."""

_STATE = frozenset(
    "state defense defence commerce labor labour education energy transportation agriculture war".split()
)
_LANDS = frozenset("country nation state city kingdom republic island government regime".split())
_PROPER = frozenset(
    "democrats republicans christians muslims jews catholics protestants tories congress kremlin pentagon".split()
)
"""Nouns that keep their capital."""
_SUBJECT = "subject", 0.6
"""Rule and score of a subject that is nobody named."""
_GOVERNS = frozenset("administration government campaign".split())
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "eer", "ee")
_THINGS = frozenset(
    "weather matter number paper power order water center newspaper winter summer chapter offer answer corner error "
    "mirror color factor sector labor behavior favor honor humor terror horror tower river wonder danger anger layer "
    "computer disaster theater quarter barrier border career dinner counter transfer cancer degree committee "
    "guarantee fee coffee tree see floor door motor tumor rumor war car bar year fear idea area other another "
    "either neither whether however rather former latter over under after never ever together november december "
    "september october her their better greater larger higher lower later earlier human german".split()
)
"""Words that end like those for people and mean none."""
_FRESH = frozenset(
    "official diplomat source aide person man woman boy girl spokesman spokeswoman spokesperson witness victim survivor "
    "resident worker employee student neighbor voter police lawyer attorney judge officer reporter journalist correspondent "
    "staffer insider relative protester driver patient nurse doctor teacher".split()
)
"""Nouns that introduce people even with “the”; other descriptions mean whom the article is about."""
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december today yesterday tomorrow morning afternoon evening night week month year".split()
)
_CLAUSE_MARKS = frozenset((",", "(", "—", "–", ";"))
_RELATIVES = frozenset(("who", "which", "whose", "whom"))


class Descriptions:
    """Settles the descriptions of one article as they are read."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.view, self.knowledge, self.inside = reading.view, reading.knowledge, reading.inside
        self.entities = reading.clusters.entities
        self.named: dict[str, int] = {}  # folded description → entity of a group or unnamed source
        self.heads: dict[str, list[int]] = {}  # head noun → such entities, in order
        self.authors: dict[str, int] = {}  # noun of a document → whose it is

    def settle(self, i: int, span: tuple[int, int] | None) -> Mention | None:
        """Whom the description with head noun i means. `span`: the speaker's or addressee's characters, if it is one;
        then whoever it is gets an entity."""
        view = self.view
        if not view.story(view.starts[i]):
            return None
        if span is None:
            following = view.lower[i + 1] if i + 1 < len(view.lower) else ""
            if following in self.knowledge.nouns or following == "-":
                return None
            entity = self.reading.named_at(i + 1)
            if entity is not None and entity.type == "person":
                return None  # a title: Secretary of State Marco Rubio
        if (
            span
            and i not in self.inside
            and (title := HONORIFIC.get(fold(view.words[i - 1]) if i else "", False)) is not False
        ):
            return self._surname(i, title) if view.words[i][0].isupper() else None
        phrase = at_head(view, i, self.knowledge, self.inside)
        if phrase is None:
            return self._other(i, span) if span else None
        if phrase.noun.kind == "document":
            return self._document(i, phrase, span)
        if phrase.noun.number == "p":
            return self._group(i, phrase, span)
        if phrase.noun.kind == "body":
            return self._body(i, phrase, span)
        return self._person(i, phrase, span)

    def _surname(self, i: int, gender: str | None) -> Mention:
        """“Mr. Sellers” where nobody found a name: the person of the article so called, or one of his own."""
        for entity in self.entities:
            if entity.type == "person" and entity.key and entity.key[-1] == fold(self.view.words[i]):
                return self._mention(i, i + 1, i, entity.number, "surname", 0.7)
        mention = self._new(i - 1, i + 1, i, "person", "unknown name", 0.5)
        self.entities[mention.entity].gender = self.entities[mention.entity].gender or gender
        return mention

    # people

    def _person(self, i: int, phrase: NounPhrase, span: tuple[int, int] | None) -> Mention | None:
        noun = phrase.noun.noun
        subject = span is None and is_subject(i, phrase, self.reading)
        told_apart = span is not None and noun in _FRESH and self.view.lower[i + 1 : i + 2] == ["who"]
        if phrase.definite and not told_apart:  # “the reporter who was there” is none of those before
            kind = "title" if phrase.noun.kind == "office" and not phrase.modifiers else "nominal"
            beside = self._beside(i, phrase)
            known = (beside, "apposition", 0.9) if beside is not None else holder(phrase, self.reading)
            if known is not None:
                return self._mention(phrase.first, self._with_complement(i), i, *known, kind)
            earlier = [e for e in self.heads.get(noun, ()) if self.entities[e].type == "unnamed"]
            if earlier:
                return self._mention(phrase.first, i + 1, i, earlier[-1], "same source", 0.8)
            called = subject and phrase.noun.kind == "office" and not phrase.modifiers
            if (span or called) and noun not in _FRESH:
                number = most_salient(phrase, self.reading)
                if number is not None:
                    return self._mention(phrase.first, i + 1, i, number, "most salient", 0.5)
        if span is None and not subject:
            return None
        beside = self._beside(i, phrase) if subject else None  # “another host, Ana Torres, …”
        if beside is not None:
            return self._mention(phrase.first, i + 1, i, beside, "apposition", 0.9)
        first, last = self._bounds(i, phrase.first, span)
        name = self.reading.surface(first, last)
        key = f"u {fold(name)}" if phrase.definite else f"u {self.view.starts[first]}"
        entity = self._described("unnamed", key, name, noun, plural=False)
        entity.gender = entity.gender or phrase.noun.gender or None
        entity.country = entity.country or country_of(phrase, self.reading)
        return self._mention(first, last, i, entity.number, *(("unnamed source", 0.75) if span else _SUBJECT))

    def _beside(self, i: int, phrase: NounPhrase) -> int | None:
        """The person named in apposition: “the North’s leader, Kim Jong Un”; “Kevin Barrett, the lawyer”."""
        words, end = self.view.words, self._with_complement(i)
        after = end + 1
        if after < len(words) and words[end] == ",":
            while after < min(len(words), end + 4) and after not in self.inside and words[after][0].isupper():
                after += 1  # a title
            entity = self.reading.named_at(after)
            if entity is not None and entity.type == "person":
                return entity.number
        if phrase.first > 1 and words[phrase.first - 1] == ",":
            entity = self.reading.named_at(phrase.first - 2)
            if (
                entity is not None
                and entity.type == "person"
                and (i + 1 >= len(words) or words[i + 1] in (",", ".", "of", "for"))
            ):
                return entity.number
        return None

    def _with_complement(self, i: int) -> int:
        """The token after “secretary of state”, “president of Chile”."""
        lower = self.view.lower
        if i + 2 >= len(lower) or lower[i + 1] != "of":
            return i + 1
        last = i + 3 if lower[i + 2] in ("the", *_STATE) or i + 2 in self.inside else i + 1
        while last > i + 1 and last < len(lower) and last in self.inside:
            last += 1
        return i + 1 if lower[last - 1] == "the" else last

    def _group(self, i: int, phrase: NounPhrase, span: tuple[int, int] | None) -> Mention | None:
        view, noun, kind = self.view, phrase.noun.noun, phrase.noun.kind
        first, last = self._bounds(i, phrase.first, span)
        qualified = span is None and self._qualified(phrase) and (kind != "body" or noun in ("countries", "nations"))
        if kind == "people":
            if not view.words[i][0].isupper() or not (span or phrase.definite or is_subject(i, phrase, self.reading)):
                return None
            qualified = True
        end = self._members(i) if span is None and noun == "members" else None
        if end is not None:
            last = end
        elif not qualified:
            earlier = self.heads.get(noun)
            if phrase.definite and earlier and not phrase.modifiers and last == i + 1:
                return self._mention(phrase.first, i + 1, i, earlier[-1], "same group", 0.6)
            if not span and not is_subject(i, phrase, self.reading):
                return None
        plain = self._plain(first, last)
        name = self._name(plain, last)
        entity = self._described("group", "g " + (fold(name) or noun), name, noun, plural=True)
        entity.country = entity.country or country_of(phrase, self.reading)
        why = ("group", 0.8) if qualified or end is not None else ("group", 0.65) if span else _SUBJECT
        return self._mention(first, last, i, entity.number, *why)

    def _members(self, i: int) -> int | None:
        """The token after “members of the alliance”; None where the body is not written out."""
        lower = self.view.lower
        if i + 2 >= len(lower) or lower[i + 1] != "of":
            return None
        last = i + 2
        while last < min(len(lower), i + 6) and (
            last in self.inside or lower[last] in DEFINITE or lower[last] in self.knowledge.nouns
        ):
            last += 1
        after = lower[last] if last < len(lower) else ""
        named = last - 1 in self.inside or (lower[last - 1] in self.knowledge.nouns and not after.endswith("s"))
        return last if last > i + 2 and named and after not in ("’s", "'s") else None

    def _qualified(self, phrase: NounPhrase) -> bool:
        """Whether a demonym, a party or the name of a body or country says which people are meant."""
        if phrase.determiner in POSSESSIVE:
            return False
        for j in range(phrase.first, phrase.head):
            entity = self.reading.named_at(j)
            if entity is not None:
                return entity.type != "person"
            word = self.view.lower[j]
            if (word in self.knowledge.demonyms or word in _PARTIES) and self.view.words[j][0].isupper():
                return True
        return False

    # bodies and documents

    def _body(self, i: int, phrase: NounPhrase, span: tuple[int, int] | None) -> Mention | None:
        """“the company”, “the alliance”: the body so called, else the one last named; “the Trump campaign”: its own."""
        noun, lower = phrase.noun.noun, self.view.lower
        bare = phrase.definite and not phrase.modifiers and (i + 1 >= len(lower) or lower[i + 1] not in ("of", "for"))
        subject = span is None and is_subject(i, phrase, self.reading)
        if bare:
            earlier = self.heads.get(noun)
            if earlier:
                return self._mention(phrase.first, i + 1, i, earlier[-1], "same body", 0.7)
            number = (
                land(i, noun, self.reading)
                if phrase.noun.field == "land"
                else self._named_body(i, phrase, span is not None or subject)
            )
            if number is not None:
                return self._mention(phrase.first, i + 1, i, number, "body", 0.65)
        if span is None and not subject and not (noun in _GOVERNS and phrase.definite and phrase.modifiers):
            return None
        if (
            span is None
            and not subject
            and not any(j in self.inside or lower[j] in self.knowledge.demonyms for j in range(phrase.first, i))
        ):
            return None
        first, last = self._bounds(i, phrase.first, span)
        plain = self._plain(first, last)
        name = self._name(plain, last)
        entity = self._described("organization", "o " + fold(name), name, noun, plural=False)
        entity.country = entity.country or country_of(phrase, self.reading)
        return self._mention(first, last, i, entity.number, *(_SUBJECT if subject else ("described body", 0.6)))

    def _named_body(self, i: int, phrase: NounPhrase, acts: bool) -> int | None:
        """The body so called that was named last; one that speaks or acts may be another that can be called so."""
        if phrase.noun.field == "land" or phrase.noun.noun in _LANDS:
            return None
        return most_likely(i, phrase.noun, self.reading, acts)

    def _document(self, i: int, phrase: NounPhrase, span: tuple[int, int] | None) -> Mention | None:
        """Whose a document is: whom the phrase names, else who issued it in this sentence, else who issued it before."""
        noun = phrase.noun.noun.removesuffix("s") if phrase.noun.number == "p" else phrase.noun.noun
        end = self.view.tokens(*span).stop if span else i + 4
        author = None
        for j in (*range(phrase.first, i), *range(i + 1, min(end, len(self.view.lower)))):
            entity = self.reading.named_at(j)
            if entity is not None and entity.type in ("person", "organization") and (j < i or self._by(i, j)):
                author = entity.number
                break
        if author is None:  # the president’s tweets, his letter
            owners = (
                self.reading.at[j].entity
                for j in range(max(0, phrase.first - 1), i)
                if j in self.reading.at and (self.view.lower[j + 1] in ("’s", "'s") or self.view.lower[j] in POSSESSIVE)
            )
            author = next((n for n in owners if self.entities[n].type in ("person", "organization", "unnamed")), None)
        named = next(
            (j for j in (i + 2, i + 3) if self.view.words[j : j + 1] and self.view.words[j][0].isupper()), None
        )
        if author is None and span and named is not None and named < end and self.view.lower[i + 1] in ("by", "from"):
            return self._new(named, end, named, self._kind_of_name(named, end), "unknown name", 0.4)
        issued = not _ISSUES.isdisjoint(self.view.lower[max(0, phrase.first - 3) : phrase.first])
        if author is None and not phrase.definite and (issued or noun in _OWN_WORDS):
            sentence = self.view.sentence(self.view.starts[i])
            issuers = [
                (s.token, n) for n, s in self.reading.salience.items()
                if s.sentence == sentence and s.subject and s.token < i
                and self.entities[n].type in ("person", "organization", "unnamed")
            ]  # fmt: skip
            author = max(issuers)[1] if issuers else None
        if author is None and phrase.definite:
            author = self.authors.get(noun)
            if author is None and span and noun in _OWN_WORDS:
                author = self.reading.running
        if author is None:
            return None
        self.authors[noun] = author
        return self._unwritten(i, author) if span else None

    def _by(self, i: int, j: int) -> bool:
        return any(w in ("by", "from", "of") for w in self.view.lower[i + 1 : j]) and j - i <= 5

    def _unwritten(self, i: int, entity: int) -> Mention:
        """A speaker who is not written there: no mention, but found at token i."""
        mention = Mention(self.view.starts[i], self.view.ends[i], "nominal", entity, "document", 0.55)
        self.reading.at[i] = mention
        return mention

    # words we do not know

    def _other(self, i: int, span: tuple[int, int]) -> Mention | None:
        """A speaker whose head is no noun of the seed: someone's surname, a name nobody found, a kind of person by its
        ending, several of something; else nobody."""
        view = self.view
        tokens, word = view.tokens(*span), view.lower[i]
        if not tokens or word in pronouns.FIRST | pronouns.SECOND | _NOBODY or not view.words[i][0].isalpha():
            return None
        first, last = self._bounds(i, i, span)
        if word in _SEVERAL or word in _PART:
            return self._new(first, last, i, "group", "described group", 0.5)
        if word in _TIMES:
            return None
        if view.words[i][0].isupper() and (i > tokens.start or len(word) > 3):
            for entity in self.entities:
                if entity.type == "person" and entity.key and entity.key[-1] == fold(word):
                    return self._mention(i, i + 1, i, entity.number, "surname", 0.7)
            if i - 1 >= tokens.start or word.isupper() or view.starts[i] not in view.sentence_starts:
                return self._new(
                    self._plain(first, last), last, i, self._kind_of_name(first, last), "unknown name", 0.4
                )
        if word.rstrip("s") in _THINGS:
            return None
        if word.endswith(_PERSON_ENDINGS):
            return self._new(first, last, i, "unnamed", "described speaker", 0.5)
        if word.endswith("s") and word[:-1].endswith(_PERSON_ENDINGS):
            return self._new(first, last, i, "group", "described group", 0.5)
        return None

    def _kind_of_name(self, first: int, last: int) -> str:
        """What a name that nobody found is the name of: a person's begins with a given name or has a role after it."""
        view = self.view
        if last - first > 1 and self.knowledge.given_gender(view.words[first]):
            return "person"
        if last + 2 < len(view.words) and view.words[last] == "," and view.lower[last + 1] in ("the", "a", "an"):
            head = next(
                (j for j in range(last + 2, min(last + 6, len(view.words))) if view.lower[j] in self.knowledge.nouns),
                None,
            )
            if head is not None and self.knowledge.nouns[view.lower[head]].kind in ("office", "source"):
                return "person"
        return "organization"

    def _new(self, first: int, last: int, i: int, type: str, rule: str, score: float) -> Mention:
        plain = self._plain(first, last) if type == "group" else first
        name = self.reading.surface(plain, last)
        entity = self._described(type, f"{type} {fold(name) or name}", name, self.view.lower[i], plural=type == "group")
        return self._mention(first, last, i, entity.number, rule, score)

    # parts

    def _name(self, first: int, last: int) -> str:
        """What a group or body without a name is called; the capital of a sentence's first word is not its own."""
        name, word, lower = self.reading.surface(first, last), self.view.words[first], self.view.lower[first]
        proper = first in self.inside or word[1:] != word[1:].lower() or lower in _PARTIES or lower in _PROPER
        if proper or lower in self.knowledge.demonyms or first > self.view.sentence_token(first):
            return name
        noun = self.knowledge.nouns.get(lower)
        return name if noun is not None and noun.kind == "people" else name[0].lower() + name[1:]

    def _mention(
        self, first: int, last: int, head: int, entity: int, rule: str, score: float, kind: str = "nominal"
    ) -> Mention:
        mention = self.reading.put(first, last, head, kind, entity, rule, score)
        self.reading.remember(last - 1 if last <= head + 1 else head, entity, first=first)
        return mention

    def _described(self, type: str, key: str, name: str, noun: str, plural: bool) -> Entity:
        if key in self.named:
            return self.entities[self.named[key]]
        entity = self.reading.clusters.new(type, name=name)
        entity.plural = plural
        self.named[key] = entity.number
        self.heads.setdefault(noun, []).append(entity.number)
        return entity

    def _bounds(self, i: int, first: int, span: tuple[int, int] | None) -> tuple[int, int]:
        """The tokens of the mention: within a speaker's span up to its first comma or relative clause."""
        if span is None:
            return first, i + 1
        tokens, lower = self.view.tokens(*span), self.view.lower
        last = i + 1
        for j in range(i + 1, tokens.stop):
            if j not in self.inside and (self.view.words[j] in _CLAUSE_MARKS or lower[j] in _RELATIVES):
                break
            last = j + 1
        begin = min(tokens.start, first) if tokens.start <= i else first
        while begin < first and (lower[begin] in PREPOSITIONS or not lower[begin][0].isalnum()):
            begin += 1
        return begin, last

    def _plain(self, first: int, last: int) -> int:
        """The first token after quantifiers and determiners."""
        lower = self.view.lower
        while first < last - 1 and (lower[first] in _QUANTIFIERS or not lower[first][0].isalnum()):
            first += 1
        if first < last - 1 and lower[first] == "of":
            first += 1
            while first < last - 1 and lower[first] in _QUANTIFIERS:
                first += 1
        return first
