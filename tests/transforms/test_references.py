"""Who is meant: names, descriptions, pronouns and speakers in articles of our own making."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from onrecord.transforms import ids, schemas
from onrecord.transforms.references import ReferenceResolver, References

from tests.support import corpus, seed_tables


@cache
def resolver() -> ReferenceResolver:
    return ReferenceResolver(seed_tables())


class Read:
    """An article with its names marked {type:surface} and its attributions <speaker|content>; and what is made of it."""

    MARK = re.compile(r"\{([poclPOCL])\w*:([^{}]+)\}|<([^<>|]*)\|([^<>|]*)\|([^<>|]*)>")

    def __init__(self, marked: str, published: date = date(2025, 8, 17)):
        types = {"p": "person", "o": "organization", "c": "country", "l": "place"}
        text, names, at = "", [], 0
        for m in re.finditer(r"\{(\w):([^{}]+)\}", marked):
            text += marked[at : m.start()]
            names.append((len(text), len(text) + len(m[2]), m[2], types[m[1]]))
            text += m[2]
            at = m.end()
        self.text = text + marked[at:]
        self.names = schemas.frame(
            [dict(article_id="a0", version=1, start_char=s, end_char=e, surface=x, type=t, rule="t", score=0.9) for s, e, x, t in names],
            schemas.NAMES,
        )  # fmt: skip
        self.published, self.said = published, []

    def say(
        self, speaker: str | None, content: str, kind: str = "direct", after: str = "", addressee: str = ""
    ) -> Read:
        start = self.text.index(after) if after else 0
        c = self.text.index(content, start)
        row = dict(article_id="a0", version=1, kind=kind, spans=[dict(start_char=c, end_char=c + len(content))],
                   quote_id=ids.quote_id("a0", 1, [(c, c + len(content))]), score=0.9)  # fmt: skip
        if speaker:
            at = min(
                (m.start() for m in re.finditer(re.escape(speaker), self.text)),
                key=lambda x: min(abs(x - c - len(content)), abs(c - x - len(speaker))),
            )
            row |= dict(speaker_start=at, speaker_end=at + len(speaker))
        if addressee:
            at = self.text.index(addressee, start)
            row |= dict(addressee_start=at, addressee_end=at + len(addressee))
        self.said.append(row)
        return self

    def resolve(self) -> Read:
        c = corpus(self.text, published=self.published)
        said = schemas.frame(self.said, schemas.ATTRIBUTIONS)
        self.found: References = resolver()(c.articles, c.paragraphs, c.sentences, self.names, said)
        self.called = dict(self.found.entities.select("entity", "name").iter_rows())
        return self

    def surfaces(self, name: str) -> set[str]:
        """Everything that is said to mean the entity of that name."""
        return {s for s, e in self.found.mentions.select("surface", "entity").iter_rows() if self.called[e] == name}

    def speakers(self) -> list[str | None]:
        return [self.called.get(e) for e in self.found.speakers["speaker_entity"]]


def test_a_person_is_one_entity_under_every_name():
    r = Read(
        "{p:Josephine Q. Marlowe} arrived late. “Fine,” said Ms. {p:Marlowe}, and {p:Josie Marlowe} left. "
        "{p:Edgar Marlowe}, her brother, stayed. Mr. {p:Marlowe} slept."
    ).resolve()
    assert {"Josephine Q. Marlowe", "Marlowe"} <= r.surfaces("Josephine Q. Marlowe")
    numbers = r.found.mentions.filter(r.found.mentions["kind"] == "name")["entity"].to_list()
    assert numbers[-1] == numbers[-2] != numbers[0] == numbers[1]


def test_pronouns_descriptions_and_speakers():
    r = Read(
        "President {p:Ana Torres} of {c:Chile} met {p:Karl Lindqvist} on Monday. “We will build,” she said.\n"
        "One senior {c:Chile} trade diplomat, who asked not to be named, was gloomy. The diplomat said that it was over."
    )
    r.say("she", "We will build,").say("The diplomat", "it was over", kind="indirect").resolve()
    assert r.speakers() == ["Ana Torres", r.called[max(r.called)]]
    assert {"she", "We"} <= r.surfaces("Ana Torres")
