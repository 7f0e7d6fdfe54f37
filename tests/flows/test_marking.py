from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from onrecord.flows.showing import marking
from onrecord.flows.showing.marking import Mark
from rich.console import Console

TEXT = "“We will pay 5 percent,” Ann Lee said.\nComments"


def span(surface):
    start = TEXT.index(surface)
    return start, start + len(surface)


def quote():
    (s, e), (cs, ce), (ss, se) = span("We will pay 5 percent,"), span("said"), span("Ann Lee")
    return dict(spans=[dict(start_char=s, end_char=e)], cue_start=cs, cue_end=ce, speaker_start=ss, speaker_end=se, kind="direct",
                text="We will pay 5 percent,", speaker="Ann Lee", speaker_surface="Ann Lee", venue="the council", said_on=date(2025, 8, 1),
                said_on_precision="month")  # fmt: skip


def figure():
    s, e = span("5 percent")
    return dict(start_char=s, end_char=e, value=Decimal("5.000000000"), value_low=None, value_high=None, approximation="about",
                unit="percent", per=None, base="the budget", status="pledge", subject="bridges", actor="Ann Lee", time_surface=None)  # fmt: skip


def printed(**console):
    out = io.StringIO()
    article = dict(article_id="n1", version=2, title="A [bold]title[/]", site="a.example", authors=["Bo Chen"], url="https://a.example/1",
                   published_at=datetime(2025, 8, 17, 9), published_source="feed", word_count=8, text=TEXT)  # fmt: skip
    terminal = Console(file=out, width=100, **console)
    marking.print_article(terminal, article, [quote()], [figure()], [span("Comments")])
    return out.getvalue()


def test_where_there_is_no_colour_there_are_brackets():
    out = printed(force_terminal=False)
    assert "“[q1 We will pay <f1 5 percent>,]” {q1 Ann Lee} said.\nComments\n" in out
    assert "q1 Ann Lee: We will pay 5 percent, (direct, said in 2025-08, the council)" in out
    assert "f1 about 5 percent of the budget: pledge, bridges, Ann Lee" in out
    assert "A [bold]title[/]" in out and "2025-08-17 09:00 UTC (feed)" in out
    assert "\x1b" not in out


def test_a_terminal_has_colours_and_a_legend():
    out = printed(force_terminal=True, color_system="standard")
    assert "\x1b[1;35m5 percent" in out and "\x1b[1;36mAnn Lee" in out and "\x1b[2mComments" in out
    assert "Marked: " in out and "[q1" not in out


def test_amounts_read_as_said():
    assert marking.amount(
        figure() | dict(value=None, value_low=Decimal(3), value_high=Decimal("4.5"), approximation="exact")
    ) == ("3 to 4.5 percent of the budget")
    assert marking.amount(
        figure() | dict(value=Decimal(2500000), unit="USD", per="year", base=None, approximation="at_least")
    ) == ("at least $2.5 million per year")


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("2300000000", "USD", "$2.3 billion"),
        ("437251900", "USD", "$437,251,900"),
        ("800000000", "SEK", "800 million SEK"),
        ("2.50", "percent", "2.5 percent"),
        ("1", "helicopter", "1 helicopter"),
        ("8", "helicopter", "8 helicopters"),
        ("3", "metric_ton", "3 metric tons"),
        ("54", "year old", "54 years old"),
        ("12", "city", "12 cities"),
        ("0.25", "", "0.25"),
    ],
)
def test_amounts_in_money_and_things(value, unit, said):
    exact = dict(value=Decimal(value), unit=unit, per=None, base=None, approximation="exact")
    assert marking.amount(figure() | exact) == said


KINDS = st.sampled_from(["quote", "cue", "speaker", "figure"])
MARKS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), KINDS), max_size=8)


@given(st.text(min_size=30, max_size=40, alphabet="ab \n“”x"), MARKS)
def test_brackets_add_to_the_text_and_take_nothing_away(text, spans):
    found = [Mark(min(a, b), max(a, b), kind, "z9") for a, b, kind in spans]
    out = marking.bracketed(text, found)
    for added in ("[z9 ", "{z9 ", "<z9 ", "]", "}", ">"):
        out = out.replace(added, "")
    assert out == text
    assert marking.coloured(text, found).plain == text
