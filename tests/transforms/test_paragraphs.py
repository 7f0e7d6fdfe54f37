from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from onrecord.transforms import paragraphs, schemas

from tests.support import corpus, seed_tables


def roles(text: str, title: str = "") -> list[tuple[str, str]]:
    c = corpus(text, title=title)
    return [(r["role"], text[r["start_char"] : r["end_char"]]) for r in c.paragraphs.iter_rows(named=True)]


def test_what_is_not_the_story_is_labelled():
    text = (
        "News Analysis\nAllies meet again\nAug. 17, 2025Updated 4:58 p.m. ET\nThe minister spoke.\nImage\n"
        "File photo: The minister in May.\nAnn Lee contributed reporting from Oslo, Bo Ray from Rome.\n"
        "Ann Lee covers defense for the paper. She has written two books.\n"
        "A version of this article appears in print on Section A\nComments"
    )
    assert [r for r, _ in roles(text, "Allies Meet Again")] == [
        "furniture", "headline", "furniture", "body", "furniture", "caption", "credit", "credit", "furniture", "furniture",
    ]  # fmt: skip


def test_a_sentence_about_sharing_is_the_story():
    text = "Share prices fell.\nPhotos of the minister were published in 2020.\nThe editor said he would subscribe."
    assert {r for r, _ in roles(text)} == {"body"}


def test_hard_wrapped_lines_are_joined():
    text = (
        "The minister of the republic said on Monday that the talks would\ngo on until an agreement was reached and that\n"
        "nobody should expect that it would be\neasy to find one before the end of this\nyear.\n\nHe left."
    )
    found = roles(text)
    assert len(found) == 2 and found[0][1].endswith("year.") and found[1][1] == "He left."


def test_a_text_that_is_all_furniture_is_kept():
    assert roles("Comments") == [("body", "Comments")]


def test_a_broken_pattern_is_named():
    lines = pl.DataFrame({"role": ["credit"], "position": ["any"], "pattern": ["(oops"]})
    with pytest.raises(ValueError, match=r"\(oops"):
        paragraphs.paragraphs(schemas.frame([], schemas.ARTICLES), lines)


def test_seed_patterns_compile_and_have_known_roles():
    lines = paragraphs.furniture_lines(seed_tables()["furniture_lines"])
    assert {x.role for x in lines} <= {"caption", "credit", "furniture"}
    assert {x.position for x in lines} <= {"any", "head", "tail"}


def test_published_is_not_needed():
    assert corpus("One.", published=None).paragraphs.height == 1
    assert corpus("One.", published=date(2020, 1, 1)).articles["published_on"][0] == date(2020, 1, 1)
