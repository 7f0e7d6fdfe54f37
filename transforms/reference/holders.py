"""Who holds the role that a description names: in this article first, then in the seeds on the article's date."""

from __future__ import annotations

from . import pronouns
from .clusters import Entity
from .knowledge import fold, role_nouns
from .linking import adopt
from .noun_phrases import NounPhrase
from .reading import Reading

_FORMER = frozenset(("former", "ex", "onetime", "erstwhile", "late"))
_UNSETTLED = frozenset(("next", "future", "last", "first", "prospective", "would-be", "any"))
_PARTIES = {"gop": "republican", "republican": "republican", "democratic": "democrat", "democrat": "democrat",
            "libertarian": "libertarian", "green": "green", "conservative": "conservative", "labour": "labour"}  # fmt: skip
_SKIPPED = frozenset(("new", "own", "longtime", "veteran"))
_TOP = frozenset(("president", "prime minister", "supreme leader", "chancellor"))
_ANY_POLITICIAN = frozenset(
    "nominee candidate contender hopeful democrat republican conservative liberal independent politician lawmaker "
    "billionaire businessman mogul magnate tycoon developer star leader".split()
)
"""Descriptions that fit people whose stated role is another."""


def country_of(phrase: NounPhrase, reading: Reading) -> str | None:
    """The country of “the Ukrainian president”, “the president of Ukraine”, “Ukraine’s president”."""
    view = reading.view
    for j in range(phrase.first, phrase.head):
        code = reading.knowledge.demonym(view.lower, j)
        if code:
            return code
        entity = reading.named_at(j)
        if entity is not None and entity.type == "country":
            return entity.country
    j = phrase.head + 1
    if j < len(view.lower) and view.lower[j] in ("of", "for"):
        j += 2 if j + 1 < len(view.lower) and view.lower[j + 1] == "the" else 1
        entity = reading.named_at(j)
        if entity is not None and entity.type == "country":
            return entity.country
    return None


def holder(phrase: NounPhrase, reading: Reading) -> tuple[int, str, float] | None:
    """The entity a definite description means, with the rule and the score; None where nobody is known to hold it."""
    words = [w for w in (*phrase.modifiers, phrase.noun.noun) if w not in _SKIPPED]
    if _UNSETTLED & set(words):
        return None
    former = bool(_FORMER & set(words))
    party = {_PARTIES[w] for w in words if w in _PARTIES}
    complement = _complement(phrase, reading)
    words = [w for w in words if w not in _FORMER]
    country = country_of(phrase, reading)
    wanted = set(role_nouns(" ".join(words)))
    sentence = reading.view.sentence(reading.view.starts[phrase.head])
    scored = []
    for entity in reading.clusters.entities:
        s = reading.salience.get(entity.number)
        if s is None or entity.type not in ("person", "unnamed"):
            continue
        if country and entity.country and entity.country != country:
            continue
        if phrase.noun.gender and reading.clusters.gender(entity) not in (None, phrase.noun.gender):
            continue
        titles = {w for t in entity.titles for w in fold(t).split()}
        stated_party = {_PARTIES[w] for w in titles if w in _PARTIES}
        if party and stated_party and not party & stated_party:
            continue
        value = _fit(entity, wanted, former, reading)
        if not value and phrase.noun.noun == "leader" and country and entity.country == country and entity.titles:
            value = 1.0
        if value:
            value += 1.0 if country and country == entity.country else 0.0
            value += 1.0 if complement and complement in titles else 0.0
            value += 1.0 if party & stated_party else 0.0
            value += 0.1 * min(s.count, 10) - 0.12 * min(sentence - s.sentence, 12)
            scored.append((value, s.token, entity.number))
    scored.sort(reverse=True)
    if scored:
        lead = scored[0][0] - scored[1][0] if len(scored) > 1 else 2.0
        return scored[0][2], "role in article", round(min(0.95, 0.6 + 0.2 * lead), 3)
    return _seed_holder(wanted, phrase, country, former, reading)


def _complement(phrase: NounPhrase, reading: Reading) -> str | None:
    """The word after “of”: the secretary of state."""
    lower, j = reading.view.lower, phrase.head + 1
    return lower[j + 1] if j + 1 < len(lower) and lower[j] == "of" and j + 1 not in reading.inside else None


def _fit(entity: Entity, wanted: set[str], former: bool, reading: Reading) -> float:
    """How well the roles of an entity, stated or known, fit the words of a description."""
    knowledge, best = reading.knowledge, 0.0
    for title in entity.titles:
        match = max((len(w.split()) for w in wanted & knowledge.called(title)), default=0)
        if match:
            agrees = former == bool(_FORMER & set(title.lower().split()))
            best = max(best, (2.0 if agrees else 1.2) + 0.3 * match)
    if not best and entity.actor_id in knowledge.actors:
        day = reading.view.document.published
        for role in knowledge.actors[entity.actor_id].roles:
            if role.holds(day) != former and wanted & knowledge.called(role.role):
                best = 1.8
    return best


def _seed_holder(
    wanted: set[str], phrase: NounPhrase, country: str | None, former: bool, reading: Reading
) -> tuple[int, str, float] | None:
    """The one seed actor who holds the role on the article's date, mentioned by name or not: the country's, that of the
    body the phrase names, or that of the only such body the article named before."""
    if former:
        return None
    day, knowledge = reading.view.document.published, reading.knowledge
    nouns = wanted | (_TOP if phrase.noun.noun == "leader" and country else set())
    held = [(a, r) for n in nouns for a, r in knowledge.holders.get(n, ()) if r.holds(day)]
    if not held:
        return None
    if country:
        national = {a.actor_id: a for a, r in held if knowledge.country_of_role(r) == country}
        found = national or {a.actor_id: a for a, r in held if r.country == country and not r.organization_id}
    else:
        inside = {e.actor_id for j in range(phrase.first, phrase.head + 4) if (e := reading.named_at(j)) is not None}
        found = {a.actor_id: a for a, r in held if r.organization_id and r.organization_id in inside}
        if not found and max(wanted, key=len, default="") in knowledge.holders:
            bodies = {reading.clusters.entities[e].actor_id for e in reading.salience}
            found = {a.actor_id: a for a, r in held if r.organization_id and r.organization_id in bodies}
    if len(found) != 1:
        return None
    actor = next(iter(found.values()))
    entity = next((e for e in reading.clusters.entities if e.actor_id == actor.actor_id), None)
    if entity is None:
        entity = reading.clusters.new("person")
        adopt(entity, actor)
    return entity.number, "seed role", 0.7 if country else 0.6


def most_salient(phrase: NounPhrase, reading: Reading) -> int | None:
    """Whom “the candidate” means where the article gave nobody that role: the person it is about just then."""
    view = reading.view
    sentence = view.sentence(view.starts[phrase.head])
    paragraph = view.sentence_paragraph[sentence]
    scored = []
    for number, s in reading.salience.items():
        entity = reading.clusters.entities[number]
        if entity.type != "person" or sentence - s.sentence > pronouns.WINDOW:
            continue
        gender = reading.clusters.gender(entity)
        if phrase.noun.gender and gender not in (None, phrase.noun.gender):
            continue
        if entity.titles and phrase.noun.kind == "office" and phrase.noun.noun not in _ANY_POLITICIAN:
            continue
        last, running = number == reading.last, number == reading.running
        scored.append(
            (
                pronouns.score(
                    s, sentence - s.sentence, paragraph, "", view.quoted[phrase.head], True, last, running, True
                ),
                number,
            )
        )
    scored.sort(reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < 2 * pronouns.MARGIN):
        return None
    return scored[0][1]
