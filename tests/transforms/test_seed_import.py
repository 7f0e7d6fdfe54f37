"""A user's own actors: both Wikidata shapes, tables of several makes, errors with their place, and merging."""

from __future__ import annotations

import json

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from onrecord import seeds
from onrecord.transforms import seed_checks, seed_import
from onrecord.transforms.seed_import import SeedImportError, from_csv, from_wikidata_json, merge

BINDINGS = {
    "head": {"vars": ["item", "itemLabel", "itemAltLabel", "countryLabel", "positionLabel", "start"]},
    "results": {
        "bindings": [
            {
                "item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q900000001"},
                "itemLabel": {"type": "literal", "value": "Marta Lind"},
                "itemAltLabel": {"type": "literal", "value": "M. Lind, Marta Ruth Lind"},
                "country": {"type": "uri", "value": "http://www.wikidata.org/entity/Q34"},
                "countryLabel": {"type": "literal", "value": "Sweden"},
                "genderLabel": {"type": "literal", "value": "female"},
                "positionLabel": {"type": "literal", "value": "mayor of Gavelund"},
                "start": {"type": "literal", "value": "2022-10-18T00:00:00Z"},
            },
            {
                "item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q900000001"},
                "itemLabel": {"type": "literal", "value": "Marta Lind"},
                "positionLabel": {"type": "literal", "value": "member of the Riksdag"},
            },
        ]
    },
}
LIST = [{k: v["value"] for k, v in row.items()} for row in BINDINGS["results"]["bindings"]]


@pytest.mark.parametrize("shape", [BINDINGS, LIST], ids=["bindings", "list"])
def test_both_shapes_of_a_wikidata_result(shape):
    rows = from_wikidata_json(json.dumps(shape))
    assert rows.actors.rows() == [("Q900000001", "Marta Lind", "person", "SWE", "Q900000001", None, "f")]
    assert rows.actor_names["name"].to_list() == ["M. Lind", "Marta Ruth Lind"]
    assert rows.actor_roles.select("role", "valid_from").rows() == [
        ("mayor of Gavelund", "2022-10-18"),
        ("member of the Riksdag", None),
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_needs_only_names(mark):
    head = mark.join(["Full Name", "Country Code", "Also known as", "Office", "Organisation", "Start date"])
    row = mark.join(["Piet Dekker", "nl", "P. Dekker|Dekker", "chief executive", "Dekker Shipping", "2020-01-31"])
    rows = from_csv(f"\ufeff{head}\r\n{row}\r\n\r\n")
    assert rows.actors.rows() == [
        ("o:piet-dekker", "Piet Dekker", "person", "NLD", None, None, None),
        ("o:dekker-shipping", "Dekker Shipping", "organization", None, None, None, None),
    ]
    assert rows.actor_names["name"].to_list() == ["P. Dekker", "Dekker"]
    assert rows.actor_roles.rows() == [
        ("o:piet-dekker", "chief executive", "o:dekker-shipping", "NLD", "2020-01-31", None)
    ]


def test_an_organization_named_before_its_own_row_is_that_actor():
    rows = from_csv("name,type,wikidata_id,role,organization\nAnn Roe,person,,chair,Roe Fund\nRoe Fund,bank,Q55555,,\n")
    assert rows.actor_roles["organization_id"].to_list() == ["Q55555"]
    assert rows.actors.height == 2


def test_names_in_another_script_get_ids_of_their_own():
    first, second = from_csv("name\n山田太郎\n佐藤花子\n").actors["actor_id"]
    assert first != second and first.startswith("o:")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "row 1: the table is empty"),
        ("type,country\nperson,FRA\n", "row 1: no column of names among type, country"),
        ("name,label\nA,B\n", "name and label both mean name"),
        ("name,country\nA,FRA\nB,Atlantis\n", "row 3, column country: 'Atlantis' is no country"),
        ('name,country\n"A\nB",FRA\nC,Atlantis\n', "row 4, column country"),
        ("name,type\nA,robot\n", "row 2, column type: 'robot' is not one of person, organization"),
        ("name,wikidata\nA,42\n", "row 2, column wikidata_id: '42' is not a Wikidata id"),
        ("name,country\n,FRA\n", "row 2, column name: empty"),
        ("name\nQ42\n", "row 2, column name: Q42 is an item without an English label"),
        ("name,role,start\nA,mayor,May 2020\n", "row 2, column valid_from: 'May 2020' is not a date"),
        ("name\nA,B\n", "row 2: 2 cells under 1 headings"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_with_its_place(text, says):
    with pytest.raises(SeedImportError) as error:
        from_csv(text)
    assert says in str(error.value)


def test_all_errors_of_a_table_come_at_once():
    with pytest.raises(SeedImportError) as error:
        from_csv("name,type,country\nA,robot,Atlantis\nB,person,Lemuria\n")
    assert len(str(error.value).splitlines()) == 3


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "not JSON"),
        ('{"results": []}', "neither a SPARQL result"),
        ('[{"item": "Q1"}]', "row 1: no column of names among item"),
        ('[{"itemLabel": "A"}]', "row 1, column item: empty"),
    ],
)
def test_what_is_wrong_with_a_result_is_said(text, says):
    with pytest.raises(SeedImportError) as error:
        from_wikidata_json(text)
    assert says in str(error.value)


OURS = {
    "actors": pl.DataFrame(
        [
            ("Q10", "Ada Berg", "person", "NOR", "Q10", None, "f"),
            ("o:jo-ek", "Jo Ek", "person", "SWE", None, "mayor", None),
            ("o:jo-ek-2", "Jo Ek", "person", "FIN", None, None, None),
        ],
        schema=dict.fromkeys(seed_checks.COLUMNS["actors"], pl.String),
        orient="row",
    ),
    "actor_names": pl.DataFrame(
        [("Q10", "A. Berg", None)],
        schema=dict.fromkeys(seed_checks.COLUMNS["actor_names"], pl.String),
        orient="row",
    ),
    "actor_roles": pl.DataFrame([], schema=dict.fromkeys(seed_checks.COLUMNS["actor_roles"], pl.String), orient="row"),
    "titles": pl.DataFrame({"title": ["Dr."]}),
}


def test_an_actor_we_have_keeps_his_id_and_gains_what_was_empty():
    given = from_csv("name,country,wikidata,aliases,role\nJo Ek,Sweden,Q77,J. Ek,mayor of Lund\n")
    tables, conflicts = merge(OURS, given)
    jo = tables["actors"].row(1, named=True)
    assert (jo["actor_id"], jo["wikidata_id"], jo["description"]) == ("o:jo-ek", "Q77", "mayor")
    assert tables["actors"].height == 3 and conflicts.is_empty()
    assert ("o:jo-ek", "J. Ek", None) in tables["actor_names"].rows()
    assert tables["actor_roles"]["actor_id"].to_list() == ["o:jo-ek"]
    assert tables["titles"] is OURS["titles"]


def test_an_alias_finds_its_actor_and_a_difference_is_told():
    tables, conflicts = merge(OURS, from_csv("name,gender\nA. Berg,m\n"))
    assert tables["actors"].height == 3
    assert conflicts.rows() == [("Q10", "Ada Berg", "gender", "f", "m")]
    assert tables["actors"].row(0, named=True)["gender"] == "f"


def test_one_who_could_be_two_of_ours_stays_apart_and_is_told():
    tables, conflicts = merge(OURS, from_csv("name\nJo Ek\n"))
    assert conflicts["column"].to_list() == ["name"]
    assert conflicts["kept"].to_list() == ["o:jo-ek or o:jo-ek-2"]
    assert tables["actors"].height == 4


def test_a_namesake_of_another_country_is_somebody_else():
    tables, conflicts = merge(OURS, from_csv("name,country\nJo Ek,DNK\n"))
    assert tables["actors"].row(3, named=True)["actor_id"] == "o:jo-ek-person"
    assert conflicts.is_empty()


def test_merging_the_same_rows_again_changes_nothing():
    given = from_wikidata_json(json.dumps(BINDINGS))
    once, _ = merge(seeds.load(), given)
    twice, conflicts = merge(once, given)
    assert all(once[n].equals(twice[n]) for n in once) and conflicts.is_empty()
    assert seed_checks.problems(once).is_empty()


def test_the_headings_understood_are_ours():
    ours = set(seed_checks.COLUMNS["actors"]) | set(seed_checks.COLUMNS["actor_roles"]) | {"aliases", "organization"}
    assert set(seed_import.HEADINGS) <= ours


CELLS = st.sampled_from(
    ["name", "label", "type", "country", "item", "itemLabel", "role", "start", "Q7", "FRA", "x", ""]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | CELLS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(CELLS | st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@given(st.text(max_size=60) | st.lists(st.lists(CELLS, max_size=4).map(",".join), max_size=4).map("\n".join))
def test_any_table_gives_rows_or_says_what_is_wrong(text):
    try:
        rows = from_csv(text)
    except SeedImportError:
        return
    assert rows.actors["name"].null_count() == 0 and rows.actors["actor_id"].n_unique() == rows.actors.height


@given(JSON)
def test_any_result_gives_rows_or_says_what_is_wrong(data):
    try:
        rows = from_wikidata_json(json.dumps(data))
    except SeedImportError:
        return
    assert rows.actors["wikidata_id"].null_count() == 0
