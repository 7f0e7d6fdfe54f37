"""Whose a figure is: given only where the sentence says who has it, did it, promised it or stands at it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.test_figures import find
from tests.transforms.test_figures_meaning import mention


def owners(text: str, *names: str, pronoun: str = "") -> list[str | None]:
    """The surface of each figure's actor; `names` are the mentions, numbered as they come."""
    kinds = [(n, "pronoun" if n == pronoun else "name") for n in names]
    rows = find(text, mentions=[mention(text, n, i, kind) for i, (n, kind) in enumerate(kinds)])
    return [None if r["actor_entity"] is None else names[r["actor_entity"]] for r in rows]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Norway spent 5 million kroner on roads.", ["Norway"], ["Norway"]),
        ("Ms. Duarte, who turned 40, owns 12 shops.", ["Duarte"], ["Duarte", "Duarte"]),
        ("Bakri, an airline from Oran, lost $3 million and shed 400 jobs.", ["Bakri"], ["Bakri", "Bakri"]),
        ("The bank, which had $9 billion in loans, failed.", ["The bank"], ["The bank"]),
        ("The union put down its tools and won 3 percent more.", ["The union"], ["The union"]),
        ("Kemal Aksoy, 52, denied it.", ["Kemal Aksoy"], ["Kemal Aksoy"]),
        ("The district, with 60,000 pupils, hired nobody.", ["The district"], ["The district"]),
        ("The harbor town took in 900 refugees.", ["The harbor town"], ["The harbor town"]),
        ("Profit at Velox fell 8 percent to $1.2 billion.", ["Velox"], ["Velox", "Velox"]),
        ("The carmaker cut 200 jobs and closed one plant.", ["The carmaker"], ["The carmaker", "The carmaker"]),
        ("Ruiz came first, followed by Okafor at 17 percent.", ["Ruiz", "Okafor"], ["Okafor"]),
        ("The count was 40 percent for Okafor.", ["Okafor"], ["Okafor"]),
    ],
)  # fmt: skip
def test_who_has_or_does_what_is_counted(text, names, expected):
    assert owners(text, *names) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A quake in Chile killed 12 people.", ["Chile"]),
        ("The marchers from Leeds were watched by 30 officers.", ["Leeds"]),
        ("Hackers stole the records of 40 million people.", ["Hackers"]),
        ("The sector that borders Basra has seen 900 crossings.", ["Basra"]),
        ("Critics accused Lagos of ignoring the deaths of 300 villagers.", ["Lagos"]),
        ("Since Ortiz took office, 45 percent of voters have left.", ["Ortiz"]),
        ("About 20 percent of Swedes agreed.", ["Swedes"]),
        ("Police said 14 people were hurt.", ["Police"]),
        ("Mercer ran ads in those three states.", ["Mercer"]),
        ("Greta met the minister two years after the war.", ["Greta"]),
        ("Aksoy spoke before thousands of fans and dozens of reporters.", ["Aksoy"]),
        ("A Gallup poll showed a lead of 8 points.", ["Gallup"]),
        ("She praised Dunne for his plan; 60 percent of members did not.", ["Dunne"]),
    ],
)
def test_who_is_merely_named_is_no_actor(text, names):
    assert set(owners(text, *names)) == {None}


def test_what_is_counted_behind_a_possessive_is_the_owner_s():
    assert owners("Velox will close some of its 800 stores.", "Velox", "its", pronoun="its")[-1] == "its"


def test_two_shares_of_a_contest_are_not_one_side_s():
    assert owners("Okafor leads Ruiz 49 percent to 41 percent.", "Okafor", "Ruiz") == ["Okafor", None]
    assert [r["value"] is None for r in find("She lost the state 36 percent to 51 percent.")] == [False, False]


def test_the_modal_s_own_subject():
    text = "Dolan waited because a crown would cost 900 pounds, but Velox could lose $2 million."
    assert owners(text, "Dolan", "Velox") == [None, "Velox"]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Her verdict was set aside in May when it was found that over 700 clerks had been jailed.", "May"),
        ("The law passed last week could cost the state $4 million.", "last week"),
        ("On Friday the mayor boasted that crime had fallen 5 percent.", "Friday"),
        ("He uses two states as a step to victory in the May 20 primary.", "May 20"),
        ("The vans ran in three towns and Ohio, which votes in May.", "May"),
        ("After the attacks of May 7, saying so, they heard 90 witnesses.", "May 7"),
    ],
)
def test_a_date_that_belongs_to_another_event(text, surface):
    rows = find(text, times=[(surface, "2025-05", "DATE", date(2025, 5, 1), date(2025, 6, 1))])
    assert [r["time_start"] for r in rows] == [None]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Most families could afford the extra $300.", "actual"),
        ("The almanac has correctly predicted five of nine winters.", "actual"),
        ("Women are more likely to back her, 54 percent of them.", "actual"),
        ("He went abroad in order to save $600.", "actual"),
        ("Many in his office of more than 100 are expected to go.", "actual"),
        ("The flight is going to cost $1 million.", "estimate"),
        ("“We’re going to hire 500 nurses,” she said.", "pledge"),
    ],
)
def test_cues_that_are_meant_and_cues_that_are_not(text, status):
    assert find(text)[-1]["status"] == status


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One critic wrote that it dragged.", []),
        ("Only one critic wrote about it.", ["one critic"]),
        ("According to one broker, sales rose 4 percent.", ["4 percent"]),
        ("It was a one-two punch on 911.", []),
        ("Two BBC reporters saw 30 dead bodies.", ["Two BBC reporters", "30 dead bodies"]),
        ("It lasts for the next five to six years.", ["five to six years"]),
    ],
)
def test_rows(text, expected):
    assert [r["surface"] for r in find(text)] == expected


def test_singulars_and_ages():
    assert [r["unit"] for r in find("She held 13 caucuses in 4 campuses.")] == ["caucus", "campus"]
    assert [r["unit"] for r in find("At 82, he still runs the shop.")] == ["year old"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Insurers will often set the bond at 120 percent.", "actual"),
        ("A hit that used to be praised now draws a 15-yard penalty.", "actual"),
        ("He appealed that order to no avail and paid $15,000.", "actual"),
        ("The stance puts her at odds with about 90 percent of members.", "actual"),
        ("The broker puts the cost at about $3 billion.", "estimate"),
        ("We got a U.N. mandate, and it cost $1 billion.", "actual"),
        ("A bag worth $7,000 will be theirs.", "actual"),
        ("Rovers came close to a two-goal lead.", "actual"),
        ("Aides believe her years as mayor, for eight years, will help.", "actual"),
    ],
)
def test_cues_that_stand_near_without_governing(text, status):
    assert find(text)[-1]["status"] == status


def test_up_as_a_particle_tells_no_direction():
    assert [r["direction"] for r in find("She picked up seven awards and racked up $15,000 in fines.")] == [None, None]


def test_who_an_event_is_expected_to_draw_is_not_the_host_s():
    assert owners("Oslo is hosting the fair, which is expected to draw 50,000 visitors.", "Oslo") == [None]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Even if they could leave, they make up 7 percent of staff.", "actual"),
        ("The ruling ended the power to strike down potentially unfair laws in 15 towns.", "actual"),
        ("Nearly all new wealth is going to the top 1 percent.", "actual"),
        ("Rolls will swell to 65 million in 2035, from 49 million in 2025.", "history"),
        ("Crowds waited in line for five hours.", "actual"),
        ("The channel probably lost about 8 million viewers.", "estimate"),
        ("That will buy the county some 200 miles of fence.", "estimate"),
        ("Rivals could not keep him from winning 20 states.", "actual"),
        ("The club plans to hold talks during the next two debates.", "actual"),
    ],
)
def test_cues_of_another_clause(text, status):
    assert find(text)[-1]["status"] == status


def test_a_bracket_or_a_school_between_a_subject_and_its_verb():
    assert owners("Ana Ruiz (who has 200 votes) must win 58 percent of the rest.", "Ana Ruiz")[-1] == "Ana Ruiz"
    assert owners("A fellow at Leeds College who owns 13 boats spoke.", "Leeds College") == [None]
    assert owners("Bush was second with 18 percent.", "Bush") == ["Bush"]
    assert owners("Bush leads the field with 180 delegates.", "Bush") == ["Bush"]
