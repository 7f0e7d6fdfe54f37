"""Amounts and names that rows were false of: each sentence is ours, and says what must and what must not be a figure."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.test_figures import brief, find


def rows(text: str) -> list[tuple]:
    return [brief(r) for r in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A ticket was 8 $ 75 cent at the gate.", [("8.75", "USD")]),
        ("She owed 14 € and had 1 $10 bill.", [("14", "EUR"), ("1", "bill"), ("10", "USD")]),
        ("He left four $50 notes and 1 £5 coin.", [("4", "note"), ("50", "USD"), ("1", "coin"), ("5", "GBP")]),
        ("The wall is 4ft 9in high and the goalkeeper 6'3\" tall.", [("4.75", "foot"), ("6.25", "foot")]),
        ("A 10-, 15- or 25-year lease ends.", [("10", "year"), ("15", "year"), ("25", "year")]),
        ("Repairs take one to three weeks.", [(("1", "3"), "week")]),
        ("Rates rose a quarter-percentage-point.", [("0.25", "percentage point")]),
        ("Three quarters of a million pounds was raised.", [("750000", "GBP")]),
        ("Bids of $2.5-3 million came in, or €2m–€3m.", [(("2500000", "3000000"), "USD"), (("2000000", "3000000"), "EUR")]),
        ("It paid €4bn (£3.4bn) for the $9-a-day pass.", [("4000000000", "EUR"), ("3400000000", "GBP"), ("9", "USD", "day")]),
        ("The magnitude-6.4 quake was felt in 3 towns.", [("6.4", ""), ("3", "town")]),
        ("Millions of pesos and dozens of rupees were found.",
         [(("1000000", "10000000"), "MXN"), (("24", "100"), "INR")]),
    ],
)  # fmt: skip
def test_what_is_one_amount(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The 76ers lost to the 49ers.",
        "He has a 9-to-5 job at a 7-Eleven.",
        "A 401(k) plan is unlike a 501(c)(3) group.",
        "She ran the 5K race and the 10K run.",
        "The G7 met at No. 10 on 9/11, and Channel 4 filmed it 24/7.",
        "A Boeing 737 left Interstate 95 behind in the 1980s, said a 20-something on 5G.",
        "Covid-19 ruled out Article 5 and Section 230 in a 5-4 decision after a 3-1 victory at 7 p.m.",
    ],
)
def test_what_is_no_figure(text):
    assert rows(text) == []


def test_handing_over_is_no_bound():
    (notes, _) = find("The clerk handed over three $20 bills.")
    assert notes["approximation"] == "exact"


@pytest.mark.parametrize(
    ("text", "base"),
    [("One in six adults smokes.", "adults"), ("One in four women voters backs her.", "women voters")],
)
def test_the_verb_of_one_in_many_is_no_base(text, base):
    assert find(text)[0]["base"] == base


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The 5-year bond yield fell to 3.1 percent.", "5-year bond yield"),
        ("He was among the top 4 percent of earners.", None),
        ("The levy is 2p on every £1.", "levy"),
    ],
)
def test_subjects_are_whole_noun_phrases(text, subject):
    got = [r for r in find(text) if r["unit"] in ("percent", "penny")]
    assert [r["subject"] for r in got] == [subject]


def test_the_date_of_another_clause_or_class_is_not_its_own():
    paid = find(
        "The first part was paid in May, and $4 million more will follow.", times=[_dated("May", "2025-05", "DATE")]
    )
    assert [(r["time_start"], r["status"]) for r in paid] == [(None, "estimate")]
    pupils = find("The class of 2024 has 90 pupils.", times=[_dated("2024", "2024", "DATE")])
    assert [r["time_start"] for r in pupils] == [None]


def _dated(surface: str, timex: str, kind: str) -> tuple:
    return surface, timex, kind, date(2024, 5, 1), date(2024, 6, 1)
