"""Fact, estimate, pledge, target, demand, threat or history: where the words that say so are meant and where they are not."""

from __future__ import annotations

import pytest

from tests.transforms.test_figures import find

CASES = [
    # a condition is neither a pledge nor a fact
    ("The lender will return if Madrid agrees to pay 3 billion euros.", "estimate"),
    ("The grant holds provided that the towns raise $700 million.", "demand"),
    ("He would lift the ban in exchange for $4 billion.", "demand"),
    ("They have provided $4 billion.", "actual"),
    ("The road opened, even if two years late.", "actual"),
    # an offer, and what a shop has on offer
    ("The carmaker has offered 4 percent.", "pledge"),
    ("Ford put 4 percent on the table.", "pledge"),
    ("Rebels were offered 2,000 posts.", "pledge"),
    ("The college offers 30 online courses.", "actual"),
    ("The store offers a 20 percent discount.", "actual"),
    # denied
    ("Italy has not pledged 2 percent.", "actual"),
    ("Rome refused to commit $3 billion.", "actual"),
    ("The council will not meet its target of 900,000 homes.", "target"),
    # promised, arranged, aimed at
    ("She gave her word that 3,000 homes would be rebuilt.", "pledge"),
    ("Seoul is to invest $350 billion.", "target"),
    ("The bank wants inflation back at 2 percent.", "target"),
    ("The union wants 6 percent.", "demand"),
    ("He hopes that 70 percent of trains will run on time.", "target"),
    ("Miners are holding out for 9 percent.", "demand"),
    # likely
    ("Sales should reach 5 billion kronor.", "estimate"),
    ("Members should pay 5 percent.", "demand"),
    ("He must have lost 40 pounds.", "estimate"),
    ("Aides put the cost at $90 million.", "estimate"),
    ("Rescuers fear that 200 people are trapped.", "estimate"),
    ("The auditor warned of a $2 billion gap.", "estimate"),
    ("Analysts had penciled in 0.4 percent.", "estimate"),
    ("Paris is prepared to mobilize 40 billion euros.", "pledge"),
    ("The airline has its sights set on 90 million passengers.", "target"),
    ("Lisbon is shooting for 30 gigawatts.", "target"),
    ("The group said it was targeting savings of $2 billion.", "target"),
    ("He assured the farmers that the state would buy 5,000 cows.", "pledge"),
    ("The tenant is suing the landlord for $30,000.", "demand"),
    ("Experts believe the reef lost 15 percent of its cover.", "estimate"),
    ("The suspect was carrying 60 rounds.", "actual"),
    ("The 5.4 percent that ministers have proposed is too little.", "target"),
    ("He got the $6 billion he had been seeking.", "demand"),
    # held over someone
    ("He will slap a 60 percent tariff on steel.", "threat"),
    ("Aid keeps up the threatened lives of 3 million people.", "actual"),
    # before
    ("Turkey once spent 1.4 percent of its budget on books.", "history"),
    ("The cap fell to $47 a barrel from $60.", None),
    ("Dover had 46 crossings, compared to 2,106 in Calais.", None),
    ("The toll was 46, compared to 2,106 in 2019.", None),
    ("She is assured of 108 delegates.", "actual"),
    ("A debate of the two rivals would be held.", "actual"),
    ("They lacked the 60 votes they needed.", "actual"),
    ("He wants an economy for more than the top 1 percent.", "actual"),
    ("Mourners were offered two kinds of stamps.", "actual"),
    ("The bill to repeal it passed by 12 votes.", "actual"),
    ("Voters waited as long as five hours.", "actual"),
    ("Here is the knife he used to kill nine people.", "actual"),
    ("Coin flips were used to decide six counties.", "actual"),
    ("He used to earn $900.", "history"),
    ("A donor who wants to give more could pay $400,000.", "estimate"),
    ("That would require a gain of four seats.", "estimate"),
    ("The state requires a $15 wage.", "demand"),
    ("He asked for a higher wage, now $7.25.", "actual"),
    ("They plan to meet at an inn 3 miles away.", "actual"),
    ("Delegates are allocated by results in 718 towns.", "actual"),
    ("The odds come out to 2 percent.", "actual"),
    ("She would appear on the condition that the network give $5 million.", "demand"),
    ("Most agree that people who earn $250,000 should pay.", "actual"),
    ("He agreed to pay the fee, and he put $100 million into the fund.", "actual"),
    ("The radar is intended to find pipes 10 feet below.", "actual"),
    ("It promised to open two months ahead of schedule.", "actual"),
    ("The judge ruled that 17-year-olds may vote.", "actual"),
    ("“No,” he insisted, “I have 14 million fans.”", "actual"),
    ("He was ousted at the urging of three children.", "actual"),
    # nouns that look like cues, and sources that are counted
    ("It runs projects in 49 states.", "actual"),
    ("It takes on-demand orders in 12 cities.", "actual"),
    ("A study called Project Sun tested 110 schools.", "actual"),
    ("The order, a 69-page text, was signed.", "actual"),
    ("Ms. Ito, who asked not to be named, has 20 staff members.", "actual"),
    ("He does not plan to run, according to three officials.", "actual"),
    ("Prices dropped 0.9 percent in May.", "actual"),
    ("A meeting asked for by two-thirds of the members began.", "actual"),
]


@pytest.mark.parametrize(("text", "status"), [c for c in CASES if c[1]], ids=[c[0] for c in CASES if c[1]])
def test_status(text, status):
    assert [r["status"] for r in find(text)] == [status]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("The cap fell to $47 a barrel from $60.", ["actual", "history"]),
        ("Dover had 46 crossings, compared to 2,106 in Calais.", ["actual", "actual"]),
        ("The toll was 46, compared to 2,106 in 2019.", ["actual", "history"]),
        ("Deliveries rose to 820 planes, up 7 percent from 766 in 2024.", ["actual", "actual", "history"]),
        ("Fires burned an estimated 40,000 acres, six times the average.", ["estimate", "actual"]),
        ("According to data from two labs, 5 of 9 tests failed.", ["actual", "actual", "actual"]),
    ],
)
def test_levels_before(text, statuses):
    assert [r["status"] for r in find(text)] == statuses


def test_millions_between_and_do_not_run_together():
    row = find("The storm will cost it between 400 million and 500 million euros.")[0]
    assert (int(row["value_low"]), int(row["value_high"]), row["unit"]) == (400_000_000, 500_000_000, "EUR")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Denmark set aside 16 billion kroner.", "DKK"),
        ("The Norwegian fund lost 16 billion kroner.", "NOK"),
        ("Ugandan teachers earn 400,000 shillings.", "UGX"),
        ("The Philippines spent 9 billion pesos.", "PHP"),
        ("The fund lost 9 billion pesos.", "MXN"),
    ],
)
def test_money_that_nations_share_is_the_named_one_s(text, unit):
    assert [r["unit"] for r in find(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("Strength was lower than 8 percent.", [None]),
        ("Output jumped from 240 to 273 tons.", [None]),
        ("Sales saw a 3 percent drop.", ["down"]),
        ("The firm will sink $30 billion into mines and shed 4,000 jobs.", [None, "down"]),
        ("They aim to cut waste 55 percent below today's level.", ["down"]),
    ],
)
def test_what_moves_and_what_does_not(text, directions):
    assert [r["direction"] for r in find(text)] == directions


def test_a_share_of_a_number_stays_a_share():
    share, whole = find("A quarter of the 2,000 soldiers will leave.")
    assert (share["unit_kind"], share["base"], share["part_of"]) == ("ratio", "2,000 soldiers", whole["figure_id"])
