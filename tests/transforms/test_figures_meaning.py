"""What a figure means: status, base, subject, actor, time, part and quotation."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.test_figures import find

STATUS = [
    ("The members had committed to spend 5 percent of output on arms.", "pledge"),
    ("Norway vowed that it would cut emissions by 55 percent.", "pledge"),
    ("The ministers agreed to lend $40 billion.", "pledge"),
    ("Germany will provide 3 billion euros for air defense.", "pledge"),
    ("The state honored its $20 million pledge.", "pledge"),
    ("The company aims to cut costs by 10 percent.", "target"),
    ("The bank missed its 2 percent target.", "target"),
    ("Brussels set a target of 40 gigawatts.", "target"),
    ("Sales are expected to grow 7 percent.", "estimate"),
    ("Economists forecast growth of 2.1 percent.", "estimate"),
    ("The storm could cost $4 billion.", "estimate"),
    ("The union demanded a 12 percent raise.", "demand"),
    ("Aid groups called for $300 million.", "demand"),
    ("He threatened to impose a 50 percent tariff on steel.", "threat"),
    ("Unemployment had been 9 percent.", "history"),
    ("Sales were $5 million, down from $6 million.", ["actual", "history"]),
    ("Output rose 3 percent, compared with 2 percent a year earlier.", ["actual", "history"]),
    ("After promising reform it spent $5 million.", "actual"),
    ("The crowd of 5,000 people cheered.", "actual"),
    ("He pledged to act within two years.", "actual"),
    ("She won 1,200 pledged delegates.", "actual"),
    ("On May 3 he may have paid $5 million.", "estimate"),
    ("The Will of the People party won 12 percent.", "actual"),
    ("The carmaker said it would cut 10 percent of its staff, or about 17,000 jobs.", ["pledge", "pledge"]),
    ("He said it would cost $5 million.", "estimate"),
    ("“We will build 20,000 homes,” she said.", "pledge"),
    ("Kyiv warned it would double the levy to 50 percent.", "threat"),
    ("A jury ordered the firm to pay $8 million.", "demand"),
    ("The ministry ordered 54 trucks.", "actual"),
    ("The rate fell to 3.9 percent from 4.1 percent.", ["actual", "history"]),
    ("Some 26 million people could go hungry.", "estimate"),
    ("Growth missed the 2.4 percent that economists had expected.", "estimate"),
    ("He vowed to visit the two countries.", "actual"),
]


@pytest.mark.parametrize(("text", "expected"), STATUS)
def test_status(text: str, expected):
    got = [r["status"] for r in find(text)]
    assert got == (expected if isinstance(expected, list) else [expected])


BASES = [
    ("They spend 5 percent of the gross domestic product on defense.", "gross domestic product", "defense"),
    ("Russia holds roughly 20 percent of its territory.", "its territory", None),
    ("Two-thirds of the members voted.", "members", None),
    ("One in five residents of the town is poor.", "residents of the town", None),
    ("About 60 percent of respondents said no.", "respondents", None),
    ("Core inflation rose 0.3%.", None, "Core inflation"),
    ("Sales of $5 million were booked.", None, "Sales"),
    ("The senate passed a 25% tax on imported cars.", None, "tax on imported cars"),
    ("They saw a 75 percent increase in car thefts.", None, "car thefts"),
    ("Congress approved $60 billion in military aid.", None, "military aid"),
    ("The average rate on a home loan slipped to 6.58 percent.", None, "average rate on a home loan"),
    ("The bank cut rates by 25 basis points.", None, "rates"),
    ("The state raised road spending to 3.5 percent.", None, "road spending"),
    ("The mill burns 5 million tons of coal a year.", None, "coal"),
    ("A tunnel is 11 miles long.", None, "tunnel"),
    ("They fought over an 830-mile border.", None, "border"),
    ("Output shrank at an annual rate of 0.3 percent.", None, "Output"),
    ("The blast left a crater 30 feet wide.", None, "crater"),
]


@pytest.mark.parametrize(("text", "base", "subject"), BASES)
def test_base_and_subject(text: str, base: str | None, subject: str | None):
    row = find(text)[0]
    assert row["base"] == base
    if subject:
        assert row["subject"] == subject


def test_a_part_takes_the_base_of_its_whole():
    whole, part = find(
        "All members of the club agreed to spend 4 percent of the national income on roads. "
        "(Of that, 1.5 percent is bridge building.)"
    )
    assert part["part_of"] == whole["figure_id"]
    assert part["base"] == "national income" and part["subject"] == "bridge building"
    assert (whole["status"], part["status"]) == ("pledge", "actual")


@pytest.mark.parametrize(
    "text",
    [
        "More than 6 million homes, including 1.5 million in Ohio, lost power.",
        "The fund paid $40 million, of which $10 million was lent.",
        "Of the 900 workers hired, 1,200 left; of them, 300 came back.",
    ],
)
def test_parts_within_a_sentence(text: str):
    *_, whole, part = find(text)
    assert part["part_of"] == whole["figure_id"]
    assert part["unit"] == whole["unit"]


def test_the_whole_may_stand_after_its_part():
    part, whole = find("Half of the city's 800,000 residents fled.")
    assert part["part_of"] == whole["figure_id"]
    part, whole = find("The shop will close 120 of its 800 stores.")
    assert part["part_of"] == whole["figure_id"] and part["unit"] == "store"


def test_no_part_is_greater_than_its_whole():
    assert all(r["part_of"] is None for r in find("It sold 10 cars, including 300 vans."))


def mention(text: str, surface: str, entity: int, kind: str = "name") -> dict:
    at = text.index(surface)
    return dict(
        start_char=at, end_char=at + len(surface), surface=surface, kind=kind, entity=entity, rule="t", score=1.0
    )


def test_actor_is_the_subject_of_the_governing_verb():
    text = "Nearly all members of the league, at a summit in Oslo, committed to spend 5 percent of income on roads."
    mentions = [mention(text, "members of the league", 1, "nominal"), mention(text, "the league", 2, "nominal"),
                mention(text, "Oslo", 3)]  # fmt: skip
    assert [r["actor_entity"] for r in find(text, mentions=mentions)] == [1]


def test_actor_of_a_head_that_is_a_mention_by_itself():
    text = "Officials of Norway pledged $5 million."
    assert (
        find(text, mentions=[mention(text, "Officials", 4, "nominal"), mention(text, "Norway", 5)])[0]["actor_entity"]
        == 4
    )


def test_actor_by_the_possessive_in_the_base():
    text = "Moscow said Ukraine would lose 20 percent of its territory."
    mentions = [mention(text, "Moscow", 1), mention(text, "Ukraine", 2), mention(text, "its", 2, "pronoun")]
    assert find(text, mentions=mentions)[0]["actor_entity"] == 2


@pytest.mark.parametrize(
    ("said", "actor"),
    [
        ("About 300 people could die", 7),
        ("We lost 300 people", 7),
        ("About 300 people died", None),
        ("They lost 300 men", None),
    ],
)
def test_the_speaker_is_the_actor_of_claims_and_of_we(said: str, actor: int | None):
    text = f"“{said},” said Mr. Okoro."
    at = text.index("Mr.")
    quote = dict(quote_id="q1", kind="direct", spans=[dict(start_char=1, end_char=2 + len(said))], cue_start=at - 5,
                 cue_end=at - 1, speaker_start=at, speaker_end=at + 9, rule="t", score=1.0)  # fmt: skip
    row = find(text, quotes=[quote], mentions=[mention(text, "Mr. Okoro", 7)])[0]
    assert (row["actor_entity"], row["quote_id"]) == (actor, "q1")


def test_quote_id_only_inside_the_span():
    text = "It cost $5 million, he said, and took three years."
    quote = dict(quote_id="q2", kind="indirect", spans=[dict(start_char=0, end_char=18)], rule="t", score=1.0)
    assert [r["quote_id"] for r in find(text, quotes=[quote])] == ["q2", None]


def test_deadline_and_reference_time():
    day = date(2030, 1, 1), date(2030, 12, 31)
    text = "In May the council vowed to plant 4,000 trees by 2030."
    times = [("May", "2025-05", "DATE", date(2025, 5, 1), date(2025, 5, 31)), ("2030", "2030", "DATE", *day)]
    row = find(text, times)[0]
    assert (row["time_start"], row["time_end"], row["time_surface"]) == (*day, "2030")


def test_the_time_of_each_of_two_figures():
    text = "Sales were $5 million in 2023 and $6 million in 2024."
    times = [(y, y, "DATE", date(int(y), 1, 1), date(int(y), 12, 31)) for y in ("2023", "2024")]
    assert [r["time_surface"] for r in find(text, times)] == ["2023", "2024"]


@pytest.mark.parametrize(
    "text",
    [
        "Turnout was 61 percent, down from 67 percent in 2020.",
        "Shares fell below $60 for the first time since 2020.",
        "The plan, which began in 2020, has idled 33,000 workers.",
    ],
)
def test_a_date_of_something_else(text: str):
    row = find(text, [("2020", "2020", "DATE", date(2020, 1, 1), date(2020, 12, 31))])[0]
    assert row["time_start"] is None


def test_one_announcement_before_its_figure():
    text = "The announcement in June was that members had committed to spend 5 percent of income on roads."
    row = find(text, [("June", "2025-06", "DATE", date(2025, 6, 1), date(2025, 6, 30))])[0]
    assert row["time_start"] == date(2025, 6, 1)


def test_a_deadline_of_another_clause_is_not_its_own():
    times = [("May 2030", "2030-05", "DATE", date(2030, 5, 1), date(2030, 5, 31))]
    (own,) = find("Sweden said it would give eight boats by May 2030.", times)
    assert own["time_surface"] == "May 2030"
    (row,) = find("Sweden said it would give eight boats, and Chile promised to send a ship by May 2030.", times)
    assert (row["surface"], row["time_start"]) == ("eight boats", None)


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Of the voters, 1 in 6 view the president warmly.", None),
        ("Nine in every 10 NHS dental practices turned them away.", "NHS dental practices"),
        ("About half of them deteriorating fast, the patients waited.", "them"),
        ("There is a one-in-three chance we could lose.", "chance"),
    ],
)
def test_the_base_of_a_ratio_is_a_noun_phrase(text, base):
    assert [r["base"] for r in find(text) if r["unit_kind"] == "ratio"] == [base]


def test_those_who_are_a_group_of_their_own():
    rows = find("Some 900 people answered. Two-thirds of those who were undecided disapproved.")
    assert [r["part_of"] for r in rows] == [None, None]
