"""Numbers that name, number or introduce something, beside ones that count: one sentence per lesson."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.transforms.test_figures import brief, find

CASES = [
    # codes, citations and calls
    ("The refund went to account 4410-77310022-9, he said.", []),
    ("The flaw, listed as CVE-2031-40017, was mended in three days.", [("3", "day")]),
    ("The valve, part 31190 K-404, cost $12.", [("12", "USD")]),
    ("She shot rounds of 68-70-66 and won $900,000.", [("900000", "USD")]),
    ("Earlier trials [27] enrolled 40 nurses.", [("40", "nurse")]),
    ("Guests (1) sign in, (2) leave phones and (3) wait 20 minutes.", [("20", "minute")]),
    ("Order six (6) lamps.", [("6", "lamp")]),
    ("Anyone in distress can call 977 or reach the charity on freephone 118 225.", []),
    ("In Perth, the line is 14 22 30.", []),
    ("The song is at no. 1 in Perth and no . 3 in Cairns.", []),
    ("The singer 081 Blaze played on.", []),
    ("The lens, a 24 -70mm f/2-4.5, weighs 2 pounds.", [(("24", "70"), "millimeter"), ("2", "pound")]),
    ("He drives a 4x4 and ran the 4×200 relay.", []),
    ("Shots were fired in the 600 block of Elm Avenue.", []),
    ("| Ohio | 16 | 7.5% |", [("7.5", "percent")]),
    ("61 minutes: Leeds win a corner.", []),
    ("The film is shown in 1080p on a 40-inch screen.", [("40", "inch")]),
    ("The gallery calls it “Room 9” and charges $4.", [("4", "USD")]),
    ("It is over...18 yards out.", [("18", "yard")]),
    # number words inside compounds
    ("An all-in-one printer and a top-three finish came with zero-waste packaging.", []),
    # one that counts and one that introduces
    ("One trader said the rally was over.", []),
    ("One analyst put the loss at $3 million.", [("3000000", "USD")]),
    ("One shape can turn into another.", []),
    ("In one sense the court had no choice.", []),
    ("The crash killed one officer and hurt four.", [("1", "officer"), ("4", "")]),
    ("At least one person was hurt.", [("1", "person")]),
    ("They have two sons and one daughter.", [("2", "son"), ("1", "daughter")]),
    # ages without “years old”
    ("The pop star, 26, sang; Ms. Ito, 41, who wrote it, did not.", [("26", "year old"), ("41", "year old")]),
    ("He died in his sleep at 91.", [("91", "year old")]),
    ("She was 19 when she signed.", [("19", "year old")]),
    ("My father is 88 and deaf.", [("88", "year old")]),
    ("The boys, ages 3, 6 and 8, were found.", [("3", "year old"), ("6", "year old"), ("8", "year old")]),
    ("By then Justice Ito will be 80 and she will be 61.", [("80", "year old"), ("61", "year old")]),
    ("The index was 88 and rising.", [("88", "")]),
    # nouns and units
    ("The band played two shows and sold 90 works.", [("2", "show"), ("90", "work")]),
    ("It sells three different “Aero” helmets.", [("3", "helmet")]),
    ("It covers 12 vice-presidents and 9 non-citizens.", [("12", "vice-president"), ("9", "non-citizen")]),
    ("The stock rose 1/4 point and the bond half a point.", [("0.25", "point"), ("0.5", "point")]),
    ("A frame of 8 by 10 inches holds 1600 x 900 pixels.",
     [("8", "inch"), ("10", "inch"), ("1600", "pixel"), ("900", "pixel")]),
    ("He was fined 10 times and his rents grew five times.", [("10", ""), ("5", "")]),
    ("“It costs $2.5” billion, she said.", [("2500000000", "USD")]),
    ("It fell to 12 below zero, then to minus 20 degrees.", [("-12", "degree"), ("-20", "degree")]),
    ("Tickets go for 20 USD 5 each.", [("20", "USD")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_numbers_that_name_and_numbers_that_count(text, expected):
    assert [brief(row) for row in find(text)] == expected


def test_how_often_is_a_count_and_a_multiple_a_ratio():
    assert [r["unit_kind"] for r in find("He was fined 10 times and his rents grew five times.")] == ["count", "ratio"]


def test_no_two_figures_share_a_unit_word():
    rows = find("Lunch was 17 USD 25 and dinner 30 EUR 40.")
    assert all(a["end_char"] <= b["start_char"] for a, b in pairwise(rows))
    assert rows[0]["unit"] == "USD"


def test_a_fraction_and_the_next_amount_are_no_part_and_whole():
    rows = find("They bought a dozen eggs and $1.2-billion of bonds for US$5bn.")
    assert [r["part_of"] for r in rows] == [None] * len(rows)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Americans owe nearly a quarter of a trillion dollars.", [("250000000000", "USD")]),
        ("The guard, 5-foot-11, left.", [("5.916666667", "foot")]),
        ("Output improves 10 fold.", [("10", "")]),
        ("It is a $20-plus trillion budget.", [("20000000000000", "USD")]),
        ("It cost us $1 billion.", [("1000000000", "USD")]),
        ("According to one report, $234 million is owed.", [("234000000", "USD")]),
        ("They spoke with one voice.", []),
        ("The nine brothers and one sister met.", [("9", "brother"), ("1", "sister")]),
        ("It charges $900 per trained clerk.", [("900", "USD", "trained clerk")]),
    ],
)
def test_sums_in_words_and_heights(text, expected):
    assert [brief(row) for row in find(text)] == expected


def test_a_number_alone_on_its_line_heads_a_list():
    text = "Ten actors who spoke out about their first roles in film and theater.\n\n7\n\nShe told of 12 auditions."
    assert [brief(row) for row in find(text)] == [("10", "actor"), ("12", "audition")]


def test_a_length_of_time_that_says_when_has_no_subject():
    assert find("Rates that the insurers sought in the last 22 years rose.")[0]["subject"] is None
