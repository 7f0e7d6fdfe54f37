"""What the second quote model claims, and how far a claimed content reaches."""

from __future__ import annotations

import pytest
from onrecord.transforms.attribution.passage import Passage
from onrecord.transforms.models.quotes import QuoteModel
from onrecord.transforms.models.quotes_claims import Claim
from onrecord.transforms.models.quotes_extents import extent, likelier

from tests.support import seed_tables
from tests.transforms.reading import passage


@pytest.fixture(scope="module")
def model() -> QuoteModel:
    return QuoteModel(seed_tables().model("quotes"))


def words(p: Passage, span: tuple[int, int]) -> str:
    return p.text[p.spans[span[0]][0] : p.spans[span[1] - 1][1]]


def claimed(model: QuoteModel, text: str) -> tuple[Passage, list[Claim]]:
    p = passage(text)
    return p, model.claims(p, model.read(p))


def test_probabilities_are_told_apart(model: QuoteModel) -> None:
    """CRFsuite's Viterbi writes over what its marginals are worked out from: asked in the wrong order, all are 1."""
    p, found = claimed(
        model,
        "Ms. Holt said on Monday that the ferry would sail in June, a month later than planned, and the crew would be "
        "hired in May.",
    )
    claim = next(c for c in found if words(p, c.cue) == "said")
    assert claim.extent is not None
    numbers = (claim.inside, claim.source_inside, claim.extent.weakest, claim.extent.beyond, claim.extent.share)
    assert all(0.0 <= x <= 1.0 for x in numbers) and claim.extent.weakest < claim.inside < 1.0
    assert claim.extent.beyond < 0.9


def test_a_quoted_region_that_no_likely_claim_holds_is_asked_about(model: QuoteModel) -> None:
    p, found = claimed(model, "The mayor waved the plan away with a “maybe next year” and went on to the budget.")
    made = [c for c in found if c.region]
    assert made and all("maybe next year" in words(p, c.content[0]) for c in made)
    p, found = claimed(model, "“The plan is dead,” the mayor said on Monday.")
    assert found and not any(c.region for c in found)


TEXT = "Holt said the boats were late, the crews were tired of waiting, and the owners were out of money."


def probabilities(p: Passage, *stretches: tuple[str, float]) -> list[float]:
    """Of every token: that of the stretch it stands in, else 0."""
    out = [0.0] * len(p)
    for stretch, x in stretches:
        start = p.text.index(stretch)
        for i, (s, e) in enumerate(p.spans):
            if start <= s and e <= start + len(stretch):
                out[i] = x
    return out


def tokens(p: Passage, stretch: str) -> tuple[int, int]:
    start = p.text.index(stretch)
    inside = [i for i, (s, e) in enumerate(p.spans) if start <= s and e <= start + len(stretch)]
    return inside[0], inside[-1] + 1


def test_an_end_moves_to_where_half_is_far_likelier() -> None:
    p = passage(TEXT)
    content = [tokens(p, "the boats")]
    told = probabilities(p, ("the boats", 1.0), ("were late, the crews were tired of waiting", 0.65))
    moved, chance = likelier(p, 1, content, list(range(len(p))), told)
    assert words(p, moved[0]) == "the boats were late, the crews were tired of waiting" and chance == pytest.approx(
        0.65
    )
    told = probabilities(p, ("the boats", 1.0), ("were late, the crews were tired of waiting", 0.55))
    assert likelier(p, 1, content, list(range(len(p))), told) == (content, pytest.approx(0.45))


@pytest.mark.parametrize("after", ["-old captain who stood by the rail", " owners of the boats were away"])
def test_an_end_stays_where_no_clause_ends(after: str) -> None:
    p = passage(f"Holt said the boats of the crew were late for the 81-year{after} that day.")
    content = [tokens(p, "the boats")]
    told = probabilities(p, ("the boats", 1.0), ("of the crew were late for the 81-year", 0.9))
    moved, _ = likelier(p, 1, content, list(range(len(p))), told)
    assert moved == content


def test_an_end_near_the_likeliest_counts_as_half_right() -> None:
    p = passage(TEXT)
    content = [tokens(p, "the boats were late, the crews were tired")]
    told = probabilities(p, ("the boats were late, the crews were tired", 1.0), ("of waiting", 0.7))
    assert likelier(p, 1, content, list(range(len(p))), told) == (content, pytest.approx(1.0))


def test_whole_quotations_keep_their_ends() -> None:
    p = passage("Holt said “the boats were late” and left the room at noon.")
    content = [tokens(p, "the boats were late")]
    told = probabilities(p, ("the boats were late", 0.1))
    assert likelier(p, 1, content, list(range(len(p))), told) == (content, None)


def test_an_extent_tells_its_ends() -> None:
    p = passage(TEXT)
    told = probabilities(p, ("the boats", 0.9), ("were late", 0.5), (", the crews", 0.2))
    e = extent([tokens(p, "the boats were late")], list(range(len(p))), told, None)
    assert (e.first, e.last, e.before, e.beyond, e.weakest) == (0.9, 0.5, 0.0, 0.2, 0.5)
    assert e.share == pytest.approx(2.8 / 3.4) and e.outside == pytest.approx(0.6 / 4)
