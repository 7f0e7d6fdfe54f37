"""One person, one row, across articles and runs."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onrecord.transforms import schemas
from onrecord.transforms.actors import Canonical, Known, canonicalise


class Day:
    """A run: articles as lists of entities, each (name, type, more)."""

    def __init__(self, **articles: list[dict]):
        rows, entities, roles, mentions = [], [], [], []
        for n, (article, found) in enumerate(articles.items()):
            key = dict(article_id=article, version=1)
            rows.append(key | dict(published_on=date(2025, 8, 1 + n), text=""))
            for i, e in enumerate(found):
                e = dict(type="person", names=[e["name"]] if e.get("type") not in ("group", "unnamed") else []) | e
                entities.append(key | {k: v for k, v in e.items() if k != "role"} | dict(entity=i))
                if "role" in e:
                    roles.append(key | dict(entity=i, role=e["role"], start_char=0, end_char=1, rule="t", score=1.0))
                mentions.extend(
                    key | dict(entity=i, start_char=0, end_char=1, surface=name, kind="name", rule="t", score=1.0)
                    for name in e["names"]
                )
        self.frames = (
            schemas.frame(rows, schemas.ARTICLES),
            schemas.frame(entities, schemas.ENTITIES),
            schemas.frame(roles, schemas.ROLES),
            schemas.frame(mentions, schemas.MENTIONS),
        )

    def run(self, known: Known | None = None, seeds: dict | None = None) -> Canonical:
        return canonicalise(*self.frames, known or Known.nothing(), seeds or {})


def after(found: Canonical) -> Known:
    return Known(found.actors, found.actor_names, found.actor_roles, found.aliases)


def ids(found: Canonical) -> list[str]:
    return found.links["actor_id"].to_list()


def person(name: str, **more) -> dict:
    return dict(name=name, **more)


def test_same_name_and_country_or_role_is_one_person():
    found = ids(Day(a=[person("Ana Torres", country="CHL")], b=[person("Ana Torres", country="CHL")],
                    c=[person("Ana M. Torres", role="president of Chile", country="CHL")]).run())  # fmt: skip
    assert len(set(found)) == 1


def test_the_longer_name_becomes_the_actors_name():
    found = Day(a=[person("Ana Torres", country="CHL")], b=[person("Ana M. Torres", country="CHL")]).run()
    assert found.actors["name"].to_list() == ["Ana M. Torres"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (dict(country="GBR"), dict(country="USA")),
        (dict(role="senator"), dict(role="football coach")),
        (dict(role="senator", country="USA"), dict(role="striker", country="GBR")),
    ],
)
def test_homonyms_that_conflict_stay_apart(one, other):
    found = Day(a=[person("John Smith", **one)], b=[person("John Smith", **other)]).run()
    assert len(set(ids(found))) == 2


def test_a_bare_homonym_joins_neither_of_two():
    day = Day(
        a=[person("John Smith", country="GBR")], b=[person("John Smith", country="USA")], c=[person("John Smith")]
    )
    assert len(set(ids(day.run()))) == 3


def test_other_middle_initials_are_other_people():
    found = Day(a=[person("John A. Smith", country="USA")], b=[person("John B. Smith", country="USA")]).run()
    assert len(set(ids(found))) == 2


def test_a_surname_stays_with_its_article_unless_one_full_name_agrees():
    apart = ids(Day(a=[person("Torres")], b=[person("Torres")], c=[person("Ana Torres", country="CHL")]).run())
    assert len(set(apart)) == 3
    agreeing = ids(Day(a=[person("Torres", role="president", country="CHL")],
                       b=[person("Ana Torres", role="president of Chile", country="CHL")]).run())  # fmt: skip
    assert len(set(agreeing)) == 1


def test_a_later_full_name_takes_in_the_surname_of_an_earlier_run_and_keeps_its_id_as_an_alias():
    first = Day(a=[person("Torres", role="president", country="CHL")]).run()
    second = Day(b=[person("Ana Torres", role="president of Chile", country="CHL")]).run(after(first))
    assert second.aliases.select("old_actor_id", "actor_id").rows() == [(ids(first)[0], ids(second)[0])]
    known = Known(pl.concat([second.actors]), second.actor_names, second.actor_roles, second.aliases)
    again = Day(a=[person("Torres", role="president", country="CHL")]).run(known)
    assert ids(again) == ids(second)


def test_an_article_with_both_names_merges_two_rows():
    first = Day(a=[person("Ahmed Sharaa", country="SYR")], b=[person("Abu Mohammad Jolani", country="SYR")]).run()
    assert len(set(ids(first))) == 2
    both = person("Ahmed Sharaa", names=["Ahmed Sharaa", "Abu Mohammad Jolani"], country="SYR")
    second = Day(c=[both]).run(after(first))
    assert {ids(second)[0], *second.aliases["old_actor_id"]} == set(ids(first))


def test_unnamed_sources_never_meet_and_groups_do_by_name():
    day = {
        x: [dict(name="a senior diplomat", type="unnamed"), dict(name="European leaders", type="group"),
            dict(name="officials", type="group")]
        for x in ("a", "b")
    }  # fmt: skip
    found = ids(Day(**day).run())
    assert found[0] != found[3] and found[1] == found[4] and found[2] != found[5]


def test_a_body_that_no_text_names_stays_with_its_article_in_later_runs_too():
    court = dict(name="court", type="organization", names=[])
    day = Day(a=[court], b=[court], c=[dict(name="Court", type="organization")])
    first = day.run()
    again = day.run(after(first))
    assert len(set(ids(first))) == 3
    assert ids(again) == ids(first) and again.aliases.is_empty()


def test_bodies_by_name_acronym_and_country():
    fund = dict(name="International Lending Fund", type="organization", names=["International Lending Fund", "I.L.F."])
    found = ids(Day(a=[fund], b=[dict(name="ILF", type="organization")],
                    c=[dict(name="Ministry of Defense", type="organization", country="RUS")],
                    d=[dict(name="Ministry of Defense", type="organization", country="UKR")]).run())  # fmt: skip
    assert found[0] == found[1] and found[2] != found[3]


def test_seed_actors_keep_their_id_and_name():
    seeds = {"actors": pl.DataFrame([dict(actor_id="Q1", name="Ana Torres", type="person", country="CHL", wikidata_id="Q1",
                                          description="president", gender="f")])}  # fmt: skip
    found = Day(
        a=[person("Ana Torres", names=["Ana Torres Ruiz"], actor_id="Q1")], b=[person("Torres", country="CHL")]
    ).run(seeds=seeds)
    assert ids(found) == ["Q1", "Q1"]
    assert found.actors.row(0) == ("Q1", "Ana Torres", "person", "Q1", "CHL", "president")


def test_a_new_seed_row_takes_in_the_actors_of_earlier_runs():
    first = Day(a=[person("Ana Torres", role="president of Chile", country="CHL"), person("Ed Finch", role="coach"),
                   dict(name="Acme Corp.", type="organization")]).run()  # fmt: skip
    row = dict(type="person", country="CHL", wikidata_id=None, description=None, gender=None)
    seeds = {"actors": pl.DataFrame([row | dict(actor_id="Q1", name="Ana Torres"), row | dict(actor_id="Q2", name="Ed Finch"),
                                     row | dict(actor_id="Q3", name="Acme Corp.", type="organization")])}  # fmt: skip
    later = [person("Ana Torres", country="CHL", actor_id="Q1"), person("Ed Finch", country="CHL", actor_id="Q2"),
             dict(name="Acme Corp.", type="organization", actor_id="Q3")]  # fmt: skip
    second = Day(b=later).run(after(first), seeds)
    old = dict(zip((e["name"] for e in later), ids(first), strict=True))
    assert set(second.aliases.select("old_actor_id", "actor_id").rows()) == {
        (old["Ana Torres"], "Q1"),
        (old["Acme Corp."], "Q3"),
    }  # the coach may be another Ed Finch


def busy_day(order: int = 1) -> Day:
    people = {
        f"a{i}": [
            person("Jo Marlowe", country=["USA", None, "GBR"][i % 3]), person("Marlowe", role="mayor"),
            person("Ed T. Finch", role=["senator", "coach", "leader"][i % 3]), person("Ed Finch"),
            dict(name="officials", type="group"), dict(name="Acme", type="organization", country=[None, "DEU"][i % 2]),
        ]
        for i in range(7)
    }  # fmt: skip
    return Day(**dict(list(people.items())[::order]))


def test_a_second_run_changes_nothing():
    first = busy_day().run()
    second = busy_day().run(after(first))
    for one, other in zip(first, second, strict=True):
        assert one.equals(other)


def test_the_order_of_articles_does_not_matter():
    one, other = busy_day().run(), busy_day(-1).run()
    assert one.links.equals(other.links)


def test_names_and_roles_are_counted_with_their_days():
    found = Day(
        a=[person("Ana Torres", role="mayor", country="CHL")], b=[person("Ana Torres", role="mayor", country="CHL")]
    ).run()
    assert found.actor_names.row(0)[1:] == ("Ana Torres", 2, date(2025, 8, 1), date(2025, 8, 2))
    assert found.actor_roles.row(0)[1:] == ("mayor", None, date(2025, 8, 1), date(2025, 8, 2))


PEOPLE = st.fixed_dictionaries(
    {
        "name": st.sampled_from(
            ["Ana Torres", "Ana M. Torres", "Ana B. Torres", "Torres", "Ed Finch", "Ed Finch Jr.", "Finch"]
        )
    },
    optional={
        "country": st.sampled_from(["CHL", "USA"]),
        "role": st.sampled_from(["mayor", "senator", "coach", "leader"]),
    },
)


def one_article_one_entity(e: dict) -> tuple:
    """What no two entities of an article share: the resolver would have made them one."""
    words = e["name"].split()
    return (words[0], words[-1]) if e.get("type", "person") == "person" and len(words) > 1 else (e["name"],)


OTHERS = st.sampled_from(
    [
        dict(name="Acme Corp.", type="organization"),
        dict(name="Acme Corp.", type="organization", country="DEU"),
        dict(name="Acme", type="organization", names=["Acme", "Acme Corp."]),
        dict(name="a diplomat", type="unnamed"),
        dict(name="European leaders", type="group"),
        dict(name="officials", type="group"),
        dict(name="Chile", type="country", country="CHL"),
    ]
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(PEOPLE | OTHERS, max_size=4, unique_by=one_article_one_entity), min_size=1, max_size=6),
    st.randoms(),
)
def test_whatever_the_articles_say(articles, random):
    named = {f"a{i}": found for i, found in enumerate(articles)}
    first = Day(**named).run()
    assert first.links.height == sum(map(len, articles))
    rows = dict(zip(first.links.iter_rows(), (e for es in articles for e in es), strict=True))
    by_actor: dict[str, list[tuple[str, dict]]] = {}
    for (article, _, _, actor_id), entity in rows.items():
        by_actor.setdefault(actor_id, []).append((article, entity))
    for found in by_actor.values():
        assert len({e.get("country") for _, e in found} - {None}) <= 1
        assert len({e.get("type", "person") for _, e in found}) == 1
        if found[0][1].get("type") == "unnamed":
            assert len(found) == 1 or len({a for a, _ in found}) == 1
    assert set(first.actors["actor_id"]) == set(by_actor)
    second = Day(**named).run(after(first))
    assert second.links.equals(first.links)
    shuffled = list(named.items())
    random.shuffle(shuffled)
    other = Day(**dict(shuffled)).run()
    assert other.links.equals(first.links)
