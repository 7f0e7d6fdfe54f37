"""Articles for tests of references, with their names marked, and what the resolver makes of them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from onrecord.transforms import ids, schemas
from onrecord.transforms.references import ReferenceResolver, References

from tests.support import corpus, seed_tables

TYPES = {"p": "person", "o": "organization", "c": "country", "l": "place"}


@cache
def resolver() -> ReferenceResolver:
    return ReferenceResolver(seed_tables())


class Read:
    """An article whose names are marked {p:person}, {o:organization}, {c:country}, {l:place}; `say` adds attributions."""

    def __init__(self, marked: str, published: date | None = date(2025, 8, 17)):
        text, names, at = "", [], 0
        for m in re.finditer(r"\{(\w):([^{}]+)\}", marked):
            text += marked[at : m.start()]
            names.append((len(text), len(text) + len(m[2]), m[2], TYPES[m[1]]))
            text += m[2]
            at = m.end()
        self.text = text + marked[at:]
        self.names = [
            dict(article_id="a0", version=1, start_char=s, end_char=e, surface=x, type=t, rule="t", score=0.9)
            for s, e, x, t in names
        ]
        self.published, self.said = published, []

    def say(self, speaker: str | None, content: str, kind: str = "direct", addressee: str = "") -> Read:
        """An attribution; of several places where the speaker stands, the one nearest to the content is meant."""
        c = self.text.index(content)
        row = dict(article_id="a0", version=1, kind=kind, spans=[dict(start_char=c, end_char=c + len(content))],
                   quote_id=ids.quote_id("a0", 1, [(c, c + len(content))]), score=0.9)  # fmt: skip
        for role, words in (("speaker", speaker), ("addressee", addressee)):
            if words:
                places = [m.start() for m in re.finditer(re.escape(words), self.text)]
                at = min(places, key=lambda x: min(abs(x - c - len(content)), abs(c - x - len(words))))
                row |= {f"{role}_start": at, f"{role}_end": at + len(words)}
        self.said.append(row)
        return self

    def resolve(self) -> Read:
        """Runs the resolver; `entities` by number, `found` with all frames."""
        c = corpus(self.text, published=self.published)
        names, said = schemas.frame(self.names, schemas.NAMES), schemas.frame(self.said, schemas.ATTRIBUTIONS)
        self.found: References = resolver()(c.articles, c.paragraphs, c.sentences, names, said)
        self.entities = {e["entity"]: e for e in self.found.entities.iter_rows(named=True)}
        return self

    def name_of(self, surface: str, nth: int = 0) -> str | None:
        """The name of the entity that the nth mention with that surface means."""
        at = [e for s, e in self.found.mentions.select("surface", "entity").iter_rows() if s == surface]
        return self.entities[at[nth]]["name"] if len(at) > nth else None

    def surfaces(self, name: str) -> set[str]:
        """Everything that means the entities of that name."""
        rows = self.found.mentions.select("surface", "entity").iter_rows()
        return {s for s, e in rows if self.entities[e]["name"] == name}

    def entity(self, name: str) -> dict:
        """The one entity of that name."""
        (found,) = [e for e in self.entities.values() if e["name"] == name]
        return found

    def speakers(self) -> list[str | None]:
        numbers = self.found.speakers["speaker_entity"]
        return [self.entities[e]["name"] if e is not None else None for e in numbers]

    def roles(self, name: str) -> list[tuple[str, str | None]]:
        """Role and body of the entity of that name, as stated."""
        number = self.entity(name)["entity"]
        rows = self.found.roles.filter(self.found.roles["entity"] == number).iter_rows(named=True)
        return [(r["role"], self.entities[r["organization_entity"]]["name"] if r["organization_entity"] is not None else None)
                for r in rows]  # fmt: skip
