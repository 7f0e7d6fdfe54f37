"""The score's weights: what counts as right, and that fitting finds what separates right from wrong."""

from __future__ import annotations

import pytest
from onrecord.transforms.attribution.cues import cues
from onrecord.transforms.attribution.passage import Passage
from onrecord.transforms.attribution.record import Attribution
from onrecord.transforms.attribution.scores import Scores
from onrecord.transforms.attribution.words import Words
from onrecord.transforms.models.quotes_corpus import Gold, as_documents, passages
from onrecord.transforms.models.quotes_scores import SEEN, fit, right

from tests.support import seed_tables

TEXT = "The mayor said the bridge would open in May."
CONTENT = (TEXT.index("the bridge"), TEXT.index("."))
GOLD = Gold((CONTENT,), ((10, 14),), ((0, 9),))


def passage() -> Passage:
    tables = seed_tables()
    (document,) = as_documents([("a", TEXT)], tables["furniture_lines"])
    (found,) = passages(document, Words(cues(tables["cues"])))
    return found


@pytest.mark.parametrize(
    ("content", "speaker", "truth"),
    [
        (CONTENT, (4, 9), True),  # “mayor” of “The mayor”
        ((CONTENT[0], CONTENT[1] - len(" in May")), (0, 9), True),  # four words of six
        ((CONTENT[0], CONTENT[0] + len("the bridge")), (0, 9), False),  # two of six
        (CONTENT, (CONTENT[0], CONTENT[0] + 10), False),  # somebody else
        (CONTENT, None, False),  # nobody, where somebody is annotated
    ],
)
def test_right_is_most_of_the_words_and_the_speaker(
    content: tuple[int, int], speaker: tuple[int, int] | None, truth: bool
) -> None:
    assert right(passage(), Attribution([content], None, speaker, "", 0.0), [GOLD]) is truth


def test_nobody_is_right_where_nobody_is_annotated() -> None:
    gold = Gold(GOLD.content, GOLD.cue, ())
    assert right(passage(), Attribution([CONTENT], None, None, "", 0.0), [gold])


def test_fitting_finds_what_separates() -> None:
    data = [({"sure": 1.0}, True)] * 450 + [({"sure": 1.0}, False)] * 50 + [({"unsure": 1.0}, False)] * 250
    weights = fit(data)
    score = Scores(weights)
    assert weights["sure"] > 0 > weights["unsure"]
    assert 0.8 < score({"sure": 1.0}) < 0.95  # nine in ten, less the penalty
    assert score({"unsure": 1.0}) < 0.2


def test_rare_features_have_no_weight() -> None:
    data = [({"rare": 1.0}, True)] * (SEEN - 1) + [({"often": 1.0}, n % 2 == 0) for n in range(40)]
    assert set(fit(data)) == {"bias", "often"}


def test_nothing_to_fit_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing to fit"):
        fit([])
