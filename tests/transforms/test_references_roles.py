"""Titles and roles as an article states them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.marked import Read


@pytest.mark.parametrize(
    ("sentence", "role", "body"),
    [
        ("President {p:Ana Torres} of {c:Chile} spoke.", "President", "Chile"),
        ("Foreign Minister {p:Ana Torres} spoke.", "Foreign Minister", None),
        ("{c:Chile} sent Chilean President {p:Ana Torres}.", "Chilean President", "Chile"),
        ("Sen. {p:Ana Torres}, D-Del., spoke.", "Sen.", None),
        ("{p:Ana Torres}, the president of the {o:Grain Council}, spoke.", "president of the Grain Council", "Grain Council"),
        ("{p:Ana Torres}, 45, a former prime minister of {c:Chile}, spoke.", "former prime minister of Chile", "Chile"),
        ("{o:Grain Council}’s new secretary general, {p:Ana Torres}, spoke.", "Grain Council’s new secretary general", "Grain Council"),
        ("{o:Grain Council} spokeswoman {p:Ana Torres} spoke.", "Grain Council spokeswoman", "Grain Council"),
        ("The spokeswoman for the {o:Grain Council}, {p:Ana Torres}, spoke.", "spokeswoman for the Grain Council", "Grain Council"),
        ("Mr. {p:Torres} spoke.", None, None),
        ("“No,” {p:Ana Torres}, who was late, said.", None, None),
    ],
)  # fmt: skip
def test_one_role(sentence, role, body):
    r = Read(sentence).resolve()
    name = "Torres" if "Mr." in sentence else "Ana Torres"
    assert r.roles(name) == ([(role, body)] if role else [])


def test_a_role_with_its_years():
    r = Read(
        "“No,” said {p:Otto B. Lang}, a retired Navy admiral who served as the {o:Grain Council}’s supreme commander from 2009 "
        "to 2013, when it was small."
    ).resolve()
    rows = r.found.roles.select("role", "valid_from", "valid_to").rows()
    assert rows == [
        ("retired Navy admiral", None, None),
        ("Grain Council’s supreme commander", date(2009, 1, 1), date(2013, 12, 31)),
    ]


def test_evidence_is_the_text():
    r = Read("{p:Ana Torres}, the president of the {o:Grain Council}, met Chancellor {p:Karl Lind}.").resolve()
    for row in r.found.roles.iter_rows(named=True):
        assert r.text[row["start_char"] : row["end_char"]] == row["role"]


def test_a_list_is_no_role():
    r = Read(
        "{p:Ana Torres}, the mayor and two drivers left. {p:Karl Lind}, {p:Eva Lind}, their lawyer, stayed."
    ).resolve()
    assert r.roles("Karl Lind") == []
