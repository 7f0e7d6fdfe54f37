"""What is known while an article is read: its words, its names, the mentions so far and how salient everyone is."""

from __future__ import annotations

from dataclasses import dataclass

from . import pronouns
from .clusters import Clusters, Entity, NameMention
from .knowledge import Knowledge
from .pronouns import Salience
from .view import View

PREPOSITIONS = frozenset("of for to from by with in at on about as among against toward behind near".split())
_SPEECH_FOLLOWS = frozenset(
    "is was are were has had have will would can could may might should must did does do said says told asked added "
    "wrote called warned argued insisted also never then later once".split()
)
_CLAUSE_BEGINS = frozenset(
    (
        "",
        "that",
        "as",
        "when",
        "because",
        "after",
        "if",
        "while",
        "but",
        "“",
        '"',
        "”",
        "said",
        "says",
        "added",
        "—",
        "``",
    )
)


@dataclass(slots=True)
class Mention:
    start: int
    end: int
    kind: str
    entity: int
    rule: str
    score: float


class Reading:
    """The state of one walk over an article."""

    def __init__(self, view: View, knowledge: Knowledge, clusters: Clusters, names: list[NameMention]):
        self.view, self.knowledge, self.clusters, self.names = view, knowledge, clusters, names
        self.inside: dict[int, int] = {}  # token → index of the name it is in
        for n, m in enumerate(names):
            for i in view.tokens(m.start, m.end):
                self.inside[i] = n
        self.mentions: list[Mention] = []
        self.at: dict[int, Mention] = {}  # token of the head → mention
        self.salience: dict[int, Salience] = {}
        self.running: int | None = None  # who is written about: the last subject of a sentence, or speaker
        self.last = -1  # the person mentioned last
        self._person_in_sentence = self._last_person = -1

    def named_at(self, i: int) -> Entity | None:
        """The entity of the name that token i is in."""
        n = self.inside.get(i)
        return self.clusters.entities[self.names[n].entity] if n is not None else None

    def put(self, first: int, last: int, head: int, kind: str, entity: int, rule: str, score: float) -> Mention:
        mention = Mention(self.view.starts[first], self.view.ends[last - 1], kind, entity, rule, score)
        self.mentions.append(mention)
        self.at[head] = mention
        return mention

    def remember(self, i: int, entity: int, pronoun: str = "", first: int | None = None) -> None:
        """Notes a mention whose last token is i; `first`: its first token, or its title's."""
        view = self.view
        sentence = view.sentence(view.starts[i])
        s = self.salience.setdefault(entity, Salience())
        following = view.lower[i + 1] if i + 1 < len(view.lower) else ""
        modifier = i in self.inside and following in self.knowledge.nouns  # “the Romney campaign”
        s.possessive = modifier or pronoun in ("his", "their", "its") or following in ("’s", "'s")
        start = first if first is not None else i
        human = self.clusters.entities[entity].type in ("person", "unnamed", "group")
        joined = self._joined(start, sentence) if human and not pronoun else None
        subject = not s.possessive and self._subject(start, i, sentence, pronoun)
        if joined is not None:  # “Mr. Lind and Mr. Dorn”: one is what the other is
            s.subject, s.first = joined.subject, joined.first
        elif s.sentence == sentence:  # a subject stays it through its sentence
            s.subject = s.subject or subject
        else:
            s.first = self._person_in_sentence != sentence
            s.subject = subject or (not s.possessive and s.first and self._opens(start, sentence))
        if human and s.first and s.subject and s.sentence != sentence and not view.quoted[i]:
            self.running = entity if joined is None else None
        if human or pronoun:
            self._person_in_sentence = sentence
            self.last = entity if joined is None and not modifier else -1
            self._last_person = entity
        s.sentence, s.token, s.quoted, s.pronoun = sentence, i, view.quoted[i], pronoun
        s.paragraph = view.sentence_paragraph[sentence] if sentence >= 0 else -1
        s.count += 1
        if not pronoun:
            s.named = sentence

    def _joined(self, start: int, sentence: int) -> Salience | None:
        """The salience of the person that the words from `start` are joined to by “and” or “or”."""
        before = self.salience.get(self._last_person)
        if (
            before is None
            or start < 2
            or before.sentence != sentence
            or self.view.lower[start - 1] not in ("and", "or")
        ):
            return None
        return before if start - 2 <= before.token + 1 else None

    def _subject(self, first: int, last: int, sentence: int, pronoun: str) -> bool:
        """Whether the words at [first, last] look like the subject of their clause."""
        if pronoun:
            return pronoun in pronouns.SUBJECT
        view = self.view
        following = view.lower[last + 1] if last + 1 < len(view.lower) else ""
        if following.endswith("ly") and last + 2 < len(view.lower):
            following = view.lower[last + 2]
        before = view.lower[first - 1] if first > 0 and view.starts[first - 1] >= view.sentence_starts[sentence] else ""
        if before in PREPOSITIONS:
            return False
        if following in _SPEECH_FOLLOWS or (following.endswith("ed") and len(following) > 3):
            return True
        return before in _CLAUSE_BEGINS or (before == "," and following != ",")

    def _opens(self, first: int, sentence: int) -> bool:
        """Whether the words from `first` open their sentence, after at most a phrase set off by a comma."""
        before = self.view.lower[first - 1] if first > 0 else ""
        return before == "," or self.view.starts[first] == self.view.sentence_starts[sentence]

    def surface(self, first: int, last: int) -> str:
        return " ".join(self.view.text[self.view.starts[first] : self.view.ends[last - 1]].split())
