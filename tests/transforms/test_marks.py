"""The quotation marks of a paragraph, paired."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from onrecord.transforms.attribution.marks import begins_inside, regions

CASES = [
    ("“Yes,” he said.", ["Yes,"]),
    ('"Yes," he said. "And no."', ["Yes,", "And no."]),
    ("``Yes,'' he said.", ["Yes,"]),
    ("''Yes,'' he said, ''and no.''", ["Yes,", "and no."]),
    ("«Oui», he said.", ["Oui"]),
    ("'I can't go,' said the students' leader. 'It's late.'", ["I can't go,", "It's late."]),
    ("‘I won’t,’ she said of the boys’ club.", ["I won’t,"]),
    ("“We’re tired of the ‘deep state’ story,” he said.", ["We’re tired of the ‘deep state’ story,", "deep state"]),
    ("“It’s a grinder,’’ he added, “and they know.”", ["It’s a grinder,", "and they know."]),
    ("“It will rain, he said. “And snow.”", ["It will rain, he said.", "And snow."]),
    ("“This goes on in the next paragraph.", ["This goes on in the next paragraph."]),
    ("The teachers’ pay and the ’90s, rock ’n’ roll, 'tis true, the workers' vote.", []),
    ('He is 6\'2" tall and his board 7" wide.', []),
    ("He called it “” and left.", []),
    ("“He said “no” to me,” she said.", ["He said “no” to me,", "no"]),
    ("“He said “don’t” to me,” she said.", ["He said “don’t” to me,", "don’t"]),
    ('"It is his “last chance” to act," she said.', ["It is his “last chance” to act,", "last chance"]),
    ('"It is his “last chance” to act.', ["It is his “last chance” to act.", "last chance"]),
    ("“Who can say?“ he asked. “Nobody.”", ["Who can say?", "Nobody."]),
    ('It is late," he said. "Go home."', ["Go home."]),
    ('A 5"1/4 drive and "one" of 3"1/2.', ["one"]),
    ('"The 5"1/4 drive," she said.', ['The 5"1/4 drive,']),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_pairs(text: str, expected: list[str]) -> None:
    assert [text[r.inner_start : r.inner_end] for r in regions(text, 0, len(text))] == expected


def test_a_missing_closing_mark_is_known() -> None:
    text = "“Open to the end"
    assert [r.closed for r in regions(text, 0, len(text))] == [False]


def test_a_paragraph_that_begins_inside_a_quotation() -> None:
    text = '"It is late.\nGo home," he said.'
    assert begins_inside(text, (0, 12), 13, len(text))
    assert [text[r.inner_start : r.inner_end] for r in regions(text, 13, len(text), True)] == ["Go home,"]
    assert not begins_inside('"It is late."\nGo home," he said.', (0, 13), 14, 31)
    assert not begins_inside('"It is late.\n"Go home," he said.', (0, 12), 13, 32)


def test_only_the_paragraph_asked_for() -> None:
    text = "“one\n“two”"
    assert [(r.start, r.end) for r in regions(text, 5, len(text))] == [(5, 10)]


@given(st.text(alphabet="ab. ,'\"“”‘’«»`„\n0s", max_size=60), st.integers(0, 10))
def test_regions_lie_inside_and_nest(text: str, start: int) -> None:
    start = min(start, len(text))
    found = regions(text, start, len(text))
    for r in found:
        assert start <= r.start < r.inner_start < r.inner_end <= r.end <= len(text)
    for a in found:
        for b in found:
            assert (
                a.end <= b.start
                or b.end <= a.start
                or (a.start <= b.start and b.end <= a.end)
                or (b.start <= a.start and a.end <= b.end)
            )
