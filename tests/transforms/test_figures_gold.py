"""The figures engine against the gold file: one score a column, none of which may fall below its pinned floor."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from tests.gold import scoring

COLUMNS = (
    "approximation",
    "unit",
    "unit_kind",
    "per",
    "base",
    "subject",
    "direction",
    "status",
    "actor",
    "time",
    "part_of",
)
STATUSES = {"actual", "estimate", "pledge", "target", "demand", "threat", "history"}
APPROXIMATIONS = {"exact", "about", "almost", "at_least", "at_most", "more_than", "less_than"}


def answers(figure: dict, column: str) -> list:
    return figure[column] if isinstance(figure[column], list) else [figure[column]]


@pytest.mark.parametrize(
    ("name", "sentences", "without"), [("figures", 260, 60), ("figures_fresh", 70, 15), ("figures_pledges", 40, 0)]
)
def test_the_gold_file_is_whole(name: str, sentences: int, without: int):
    items = scoring.gold(name)
    assert len(items) >= sentences and sum(not i["figures"] for i in items) >= without
    assert len({i["text"] for i in items}) == len(items)
    for item in items:
        for figure in item["figures"]:
            start, end = scoring.span(item["text"], figure["surface"], figure["nth"])
            assert item["text"][start:end] == figure["surface"]
            assert set(figure) == {"surface", "nth", "value", "value_low", "value_high", *COLUMNS}
            assert (figure["value"] is None) == (figure["value_low"] is not None)
            for key in ("value", "value_low", "value_high"):
                assert figure[key] is None or Decimal(figure[key]).is_finite()
            assert set(answers(figure, "status")) <= STATUSES
            assert set(answers(figure, "approximation")) <= APPROXIMATIONS
            assert set(answers(figure, "direction")) <= {"up", "down", None}
            for column in ("base", "subject", "actor", "part_of"):
                assert all(a is None or a == "*" or a in item["text"] for a in answers(figure, column)), (
                    column,
                    figure,
                )


def moved(floors: dict[str, float], scores: dict[str, float], lift: bool, lower: bool) -> dict[str, float]:
    """The floors to pin after a run that reached `scores`."""
    if lower:
        return scores
    return {k: max(v, floors.get(k, 0.0)) for k, v in scores.items()} if lift else floors


@pytest.mark.parametrize("name", scoring.FILES)
def test_scores_stay_above_their_floors(name: str, request: pytest.FixtureRequest):
    items = scoring.gold(name)
    scores, misses = scoring.score(items, scoring.predict(items))
    pinned = json.loads(scoring.FLOORS.read_text("utf8"))
    before = pinned.get(name, {})
    lift, lower = (request.config.getoption(o) for o in ("--raise-floors", "--lower-floors"))
    floors = moved(before, scores, lift, lower)
    if floors != before:
        scoring.FLOORS.write_text(json.dumps({**pinned, name: floors}, indent=1) + "\n", "utf8")
    assert floors.keys() == scores.keys(), "floors.json lacks a column, or has one too many"
    below = {k: (scores[k], floor) for k, floor in floors.items() if scores[k] < floor}
    told = "\n".join(misses) if name == "figures" else "(the misses of the fresh file stay unseen)"
    assert not below, f"{name} is below its floors (reached, floor): {below}\n{told}"


def test_only_the_flags_move_floors_and_only_one_of_them_downward():
    floors, scores = {"unit": 90.0, "status": 80.0}, {"unit": 95.0, "status": 70.0}
    assert moved(floors, scores, lift=False, lower=False) == floors
    assert moved(floors, scores, lift=True, lower=False) == {"unit": 95.0, "status": 80.0}
    assert moved(floors, scores, lift=False, lower=True) == scores


FIGURE = dict(
    surface="5 percent", nth=1, value="5", value_low=None, value_high=None, approximation="exact", unit="percent",
    unit_kind="percent", per=None, base="output", subject=["defense", None], direction=None, status="pledge",
    actor="allies", time="2035", part_of=None,
)  # fmt: skip
ITEM = dict(
    text="The allies vowed to spend 5 percent of output on defense by 2035.", published="2025-08-17", figures=[FIGURE]
)
RIGHT = dict(
    start_char=26, end_char=35, surface="5 percent", value=Decimal(5), value_low=None, value_high=None,
    approximation="exact", unit="percent", unit_kind="percent", per=None, base="output", subject="defense",
    direction=None, status="pledge", actor={"The allies"}, time="2035-01-01", part_of=None, whole=None,
)  # fmt: skip


def test_the_right_answer_scores_full():
    scores, misses = scoring.score([ITEM], [[RIGHT]])
    assert misses == []
    assert all(scores[k] == 100 for k in ("value_f1", "unit", "unit_kind", "base", "status", "actor", "time"))


@pytest.mark.parametrize(
    ("column", "wrong", "lowered"),
    [
        ("value", Decimal(6), "value_f1"), ("unit", "percentage point", "unit"), ("base", "sales", "base"),
        ("base", None, "base"), ("status", "actual", "status"), ("status", "target", "status"), ("time", "2025-01-01", "time"),
        ("actor", {"Russia"}, "actor"), ("subject", "income", "subject"), ("direction", "up", "direction"),
    ],
)  # fmt: skip
def test_each_wrong_answer_costs(column: str, wrong: object, lowered: str):
    scores, misses = scoring.score([ITEM], [[{**RIGHT, column: wrong}]])
    assert scores[lowered] < 100 and misses


def test_a_false_figure_costs_precision_only():
    extra = {**RIGHT, "start_char": 60, "end_char": 64, "surface": "2035", "value": Decimal(2035)}
    scores, _ = scoring.score([ITEM], [[RIGHT, extra]])
    assert (scores["value_precision"], scores["value_recall"]) == (50, 100)
