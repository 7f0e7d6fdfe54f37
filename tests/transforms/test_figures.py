"""Values, units, ranges and what is no figure: one sentence per lesson."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

import polars as pl
import pytest
from onrecord.transforms import figures, ids, schemas

from tests import support


@cache
def finder() -> figures.FigureFinder:
    return figures.FigureFinder(support.seed_tables())


def find(text: str, times=(), quotes=(), mentions=(), entities=()) -> list[dict]:
    """Figures of one article; `times` are (surface, timex, type, first day, last day), found in the text."""
    c = support.corpus(text)
    rows = [
        dict(article_id="a0", version=1, start_char=text.index(s), end_char=text.index(s) + len(s), surface=s, timex=timex,
             type=kind, date_start=first, date_end=last, rule="test", score=1.0)
        for s, timex, kind, first, last in times
    ]  # fmt: skip
    got = finder()(
        c.articles, c.paragraphs, c.sentences,
        schemas.frame(rows, schemas.TIME_EXPRESSIONS),
        schemas.frame([dict(article_id="a0", version=1, **q) for q in quotes], schemas.ATTRIBUTIONS),
        schemas.frame([dict(article_id="a0", version=1, **m) for m in mentions], schemas.MENTIONS),
        schemas.frame([dict(article_id="a0", version=1, **e) for e in entities], schemas.ENTITIES),
    )  # fmt: skip
    assert got.schema == schemas.FIGURES
    return got.to_dicts()


def brief(row: dict) -> tuple:
    """(value or (low, high), unit, per) with plain numbers, as the cases below write them."""
    value = row["value"] if row["value"] is not None else (row["value_low"], row["value_high"])
    number = tuple(map(str, map(plain, value))) if isinstance(value, tuple) else str(plain(value))
    return (number, row["unit"]) + ((row["per"],) if row["per"] else ())


def plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


CASES = [
    # money
    ("The bridge cost $24.7 billion.", [("24700000000", "USD")]),
    ("The club paid £24.7m and A$5m for him.", [("24700000", "GBP"), ("5000000", "AUD")]),
    ("They were fined HK$1.2bn, RM79 and Rs 500.", [("1200000000", "HKD"), ("79", "MYR"), ("500", "INR")]),
    ("It sold for NIS 40 million, or about 11 million dollars.", [("40000000", "ILS"), ("11000000", "USD")]),
    ("The fund holds 250 million Swiss francs.", [("250000000", "CHF")]),
    ("Lunch is 5 dollars and 30 cents.", [("5.3", "USD")]),
    ("The pass costs 75 cents a day.", [("75", "cent", "day")]),
    ("Shares fell to 212p.", [("212", "penny")]),
    ("The estate owes half a million euros.", [("500000", "EUR")]),
    ("He lost 20 pounds on the diet and weighs 180 pounds.", [("20", "pound"), ("180", "pound")]),
    ("The council spent 3 million pounds on paving.", [("3000000", "GBP")]),
    ("The gap was $-3.2bn.", [("-3200000000", "USD")]),
    ("She raised US $90,000 and $500 US.", [("90000", "USD"), ("500", "USD")]),
    ("They paid USD12,500 and EUR50m.", [("12500", "USD"), ("50000000", "EUR")]),
    # percent and its cousins
    ("Turnout was 61.5 percent, up 3 percentage points.", [("61.5", "percent"), ("3", "percentage point")]),
    ("The bank cut its rate by 25 basis points to 4.75%.", [("25", "basis point"), ("4.75", "percent")]),
    ("Rates rose a quarter of a percentage point.", [("0.25", "percentage point")]),
    ("Inflation is at 20 or 25 percent.", [("20", "percent"), ("25", "percent")]),
    # ranges
    ("It will cost $3 billion to $5 billion.", [(("3000000000", "5000000000"), "USD")]),
    ("It will cost $3 to $5 billion.", [(("3000000000", "5000000000"), "USD")]),
    ("Prices will rise between 5% and 6%.", [(("5", "6"), "percent")]),
    ("The target range is 4.25%-4.5%.", [(("4.25", "4.5"), "percent")]),
    ("Fines run from $250,000 to $1 million.", [(("250000", "1000000"), "USD")]),
    ("Four to five thousand people came.", [(("4000", "5000"), "person")]),
    ("It takes 10 to 15 minutes.", [(("10", "15"), "minute")]),
    ("Officials expect 200,000-to-260,000 visitors.", [(("200000", "260000"), "visitor")]),
    ("Voters ages 18 to 29 stayed home.", [(("18", "29"), "year old")]),
    ("She has a 7- or 8-inch scar.", [("7", "inch"), ("8", "inch")]),
    ("Oil rose $4 to $78.50.", [("4", "USD"), ("78.5", "USD")]),
    ("Sales fell 7% to $2.3 billion.", [("7", "percent"), ("2300000000", "USD")]),
    ("The range climbed from 21 mpg in town to 23 on the road.", [("21", "mile", "gallon"), ("23", "mile", "gallon")]),
    # shares and multiples
    ("One in five voters stayed home.", [("0.2", "")]),
    ("Nine out of 10 dentists agree.", [("0.9", "")]),
    ("A quarter of the pupils and two-thirds of the teachers left.", [("0.25", ""), ("0.666666667", "")]),
    ("Half of the city's 800,000 residents fled.", [("0.5", ""), ("800000", "resident")]),
    ("Exports grew sixfold and imports grew four times.", [("6", ""), ("4", "")]),
    # words
    ("It took two and a half years.", [("2.5", "year")]),
    ("It took a year and a half and one and a half million dollars.", [("1.5", "year"), ("1500000", "USD")]),
    ("One hundred and three people and twenty-six dogs came.", [("103", "person"), ("26", "dog")]),
    ("A million people marched; half a dozen were hurt.", [("1000000", "person"), ("6", "")]),
    ("Dozens of homes burned.", [(("24", "100"), "home")]),
    ("Hundreds of thousands of refugees crossed.", [(("100000", "1000000"), "refugee")]),
    ("Tens of millions of dollars vanished.", [(("10000000", "100000000"), "USD")]),
    ("He has played for four decades.", [("4", "decade")]),
    ("The bridge opened a decade late.", [("1", "decade")]),
    ("Two of Ms. Bell’s former aides left; the other three stayed.", [("2", "aide"), ("3", "")]),
    ("They must admit half a percentage point.", [("0.5", "percentage point")]),
    ("It was hot for 31 straight days.", [("31", "day")]),
    ("The mill uses 5 million tons of pulp a year.", [("5000000", "ton", "year")]),
    ("The plan needs 10 1/2 miles and 3½ tons.", [("10.5", "mile"), ("3.5", "ton")]),
    ("The firm has 12,34,567 rupees and 35 lakh rupees.", [("1234567", "INR"), ("3500000", "INR")]),
    # counts: the head of the phrase
    ("He read a 12-page document and a 12 page letter.", [("12", "page"), ("12", "page")]),
    ("They bought three F-16 fighter jets.", [("3", "jet")]),
    ("It grounded two new 737 Max jets.", [("2", "jet")]),
    ("The 14 first-team players left.", [("14", "player")]),
    ("About 300 recorded songs survive.", [("300", "song")]),
    ("The army has 40 aircraft and 900 troops.", [("40", "aircraft"), ("900", "troop")]),
    ("Four other provinces joined ten women voters.", [("4", "province"), ("10", "voter")]),
    ("Police arrested 17 people over the killing of 3 men and 2 children.", [("17", "person"), ("3", "man"), ("2", "child")]),
    ("The plant makes 2,400 a year.", [("2400", "", "year")]),
    ("They pump 800,000 barrels a day.", [("800000", "barrel", "day")]),
    ("She needs two or more years.", [("2", "year")]),
    # ages
    ("The 42-year-old is retired.", [("42", "year old")]),
    ("Ann Bell, 44, and Tom Bell, 9, were there.", [("44", "year old"), ("9", "year old")]),
    ("He was aged 87; the baby is ten months old.", [("87", "year old"), ("10", "month old")]),
    ("Boys over the age of 12 may enter.", [("12", "year old")]),
    # measurements
    ("Winds reached 90 mph (145 km/h).", [("90", "mile", "hour"), ("145", "kilometer", "hour")]),
    ("The mast is 6 feet 2 inches tall.", [("6.166666667", "foot")]),
    ("The farm has 1,520 sq m and 45 acres.", [("1520", "square_meter"), ("45", "acre")]),
    ("The 2.4-liter engine makes 938 hp.", [("2.4", "liter"), ("938", "horsepower")]),
    ("It burned 12.3m tonnes of coal and 2.8bn litres of oil.", [("12300000", "metric_ton"), ("2800000000", "liter")]),
    ("Water boils at 100 degrees Celsius.", [("100", "degree_Celsius")]),
    ("A 5.5kWh battery drives a 6kW motor.", [("5.5", "kilowatt_hour"), ("6", "kilowatt")]),
    ("It fell to -12 degrees and minus 5 degrees.", [("-12", "degree"), ("-5", "degree")]),
    ("Eight million 250ml bottles were sold.", [("8000000", "bottle"), ("250", "milliliter")]),
    ("The bill passed by a vote of 90 to 10.", [("90", ""), ("10", "")]),
    # copy that was split into words
    ("sales rose 6 . 2 % to $ 1.45 billion and 10 , 000 people", [("6.2", "percent"), ("1450000000", "USD"), ("10000", "person")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_value_and_unit(text: str, expected: list):
    assert [brief(r) for r in find(text)] == expected


NO_FIGURES = [
    "It happened in 2016, between 1997 and 2003, and will end by 2120.",
    "The 2019 elections followed the 2016 ones.",
    "The train left at 5:30 p.m. and came at 11 am.",
    "On September 20-24, 2019, and on 3 May they met.",
    "Route 66 meets Interstate 95 near Exit 4.",
    "A Boeing 747 and an F-16 flew over COVID-19 wards.",
    "The iPhone 14 Pro runs on 5G in the 1990s.",
    "The S&P 500 and the Nikkei 225 closed.",
    "Jersey No. 23 hangs there.",
    "They beat Spain 2-1 and won 6-4, 6-3.",
    "The court's 5-4 ruling and the 5-to-4 decision stand.",
    "Call (212) 555-0147 or 555-123-4567.",
    "He lives at 1600 Pennsylvania Avenue.",
    "See https://news.example/2019/10/5-things and mail 12@news.example today.",
    "Between A.D. 1000 and 1260 it stood empty.",
    'The tag <post id="771156940076544000"> was left in.',
    "One of them said that no one knew which one it was.",
    "The bottom three met the final four.",
    "He took the third man to a half-brother.",
    "The Big Ten met on the 4th of July.",
    "His 757 jet left.",
    "Version 2.3.1 follows page five.",
    "The Group of 7 and the Five Eyes met.",
    "He called 911 before Case No. 24-1287 and S. 1260 were read.",
    "Apollo 11 and Ocean’s Eleven are known.",
    "The shop opens at 9 and closes late.",
    "The Big Three carmakers and Nine Inch Nails were there.",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_numbers_that_are_no_figures(text: str):
    assert [(r["surface"], brief(r)) for r in find(text)] == []


BOUNDS = [
    ("More than 500 people came.", "more_than"),
    ("Nearly half of the staff left.", "almost"),
    ("At least 40 people died.", "at_least"),
    ("Up to 400 jobs are at risk.", "at_most"),
    ("About $5 million was lost.", "about"),
    ("Some 300 homes burned.", "about"),
    ("Fewer than 20 people voted.", "less_than"),
    ("It costs $5 million or more.", "at_least"),
    ("No more than 30 people may enter.", "at_most"),
    ("The war has lasted well past three years.", "more_than"),
    ("He stayed for over two weeks.", "more_than"),
    ("Over two weeks he met 5 people.", "exact"),
    ("There are 5,000 people.", "exact"),
    ("She has 30-plus years behind her.", "at_least"),
    ("The tower is around the 37m mark.", "exact"),
]


@pytest.mark.parametrize(("text", "expected"), BOUNDS)
def test_bound_and_approximation(text: str, expected: str):
    assert find(text)[0]["approximation"] == expected


DIRECTIONS = [
    ("Prices rose 5 percent.", ["up"]),
    ("Prices fell by about 5 percent.", ["down"]),
    ("Oil rose $4 to $78.50.", ["up", None]),
    ("The index lost 190 points, or 0.6%.", ["down", "down"]),
    ("Shares were down 3% at $45.", ["down", None]),
    ("Output was 5 million tons.", [None]),
    ("Revenue was $9 million, up from $7 million.", [None, None]),
    ("The city cut its staff by 400.", ["down"]),
    ("He won 5 million votes.", [None]),
    ("On Wall Street the Dow was +0.2% at noon.", ["up"]),
    ("The group raised $16 million.", [None]),
    ("The council backed a 12 percent increase in pay.", ["up"]),
    ("Sales were 14 percent fewer than a year earlier.", ["down"]),
    ("Women make up 15 percent of the force.", [None]),
    ("She jumped 2.09 meters.", [None]),
    ("Output shrank at an annual rate of 0.3 percent.", ["down"]),
]


@pytest.mark.parametrize(("text", "expected"), DIRECTIONS)
def test_direction(text: str, expected: list):
    assert [r["direction"] for r in find(text)] == expected


def test_exact_decimals():
    row = find("It grew 0.1 percent and then 1,234,567,890,123.123456789 percent.")
    assert [r["value"] for r in row] == [Decimal("0.1"), Decimal("1234567890123.123456789")]


def test_values_that_do_not_fit_are_left_out():
    assert find("It had " + "9" * 35 + " parts and 3 people.")[-1]["value"] == 3


def test_offsets_surface_and_ids():
    text = "“Ja,” said she. Über 5.000 Euro — no: €5,000, she said; 42-year-old men got 3 percent of it."
    rows = find(text)
    assert len(rows) >= 3
    for r in rows:
        assert text[r["start_char"] : r["end_char"]] == r["surface"]
        assert r["figure_id"] == ids.figure_id("a0", 1, r["start_char"], r["end_char"])


def test_dates_own_their_numbers_and_durations_are_figures():
    times = [
        ("the first half of 2024", "2024-H1", "DATE", date(2024, 1, 1), date(2024, 6, 30)),
        ("a quarter-century", "P25Y", "DURATION", None, None),
    ]
    rows = find("In the first half of 2024, after nearly a quarter-century, 12 people left.", times)
    assert [brief(r) for r in rows] == [("25", "year"), ("12", "person")]
    assert rows[0]["approximation"] == "almost" and rows[0]["unit_kind"] == "duration"


def test_furniture_holds_no_figures():
    assert (
        find("Prices rose 5 percent on Monday, officials said.\n\nCopyright 2024 News. 1200 words.\n\nAdvertisement")[
            0
        ]["value"]
        == 5
    )


def test_empty_frames():
    none = schemas.ARTICLES.to_frame()
    got = finder()(
        none, schemas.PARAGRAPHS.to_frame(), schemas.SENTENCES.to_frame(), schemas.TIME_EXPRESSIONS.to_frame(),
        schemas.ATTRIBUTIONS.to_frame(), schemas.MENTIONS.to_frame(), schemas.ENTITIES.to_frame(),
    )  # fmt: skip
    assert got.is_empty() and got.schema == schemas.FIGURES
    assert isinstance(got, pl.DataFrame)
