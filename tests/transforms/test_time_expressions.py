"""Time expressions: what each phrase means on Sunday, August 17, 2025, and what is none."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onrecord.transforms import schemas
from onrecord.transforms.time_expressions import TimeFinder
from onrecord.transforms.times import holidays, moments

from tests.support import corpus, seed_tables

FINDER = TimeFinder(seed_tables())
SUNDAY = date(2025, 8, 17)


def rows(*texts: str, published: date | None = SUNDAY) -> list[dict]:
    c = corpus(*texts, published=published)
    return FINDER(c.articles, c.paragraphs, c.sentences).to_dicts()


def timexes(text: str, published: date | None = SUNDAY) -> list[tuple[str, str]]:
    return [(r["surface"], r["timex"]) for r in rows(text, published=published)]


@pytest.mark.parametrize(
    ("text", "surface", "timex", "start", "end"),
    [
        # weekdays, by the tense of their clause
        ("The minister resigned on Monday.", "Monday", "2025-08-11", "2025-08-11", "2025-08-11"),
        ("The minister will resign on Monday.", "Monday", "2025-08-18", "2025-08-18", "2025-08-18"),
        ("When the envoy arrives on Monday, he will bring a list.", "Monday", "2025-08-18", "2025-08-18", "2025-08-18"),
        ("A hearing set for Tuesday was moved.", "Tuesday", "2025-08-19", "2025-08-19", "2025-08-19"),
        ("The strike is expected to begin Wednesday.", "Wednesday", "2025-08-20", "2025-08-20", "2025-08-20"),
        ("They agreed to meet again Thursday.", "Thursday", "2025-08-21", "2025-08-21", "2025-08-21"),
        ("On Friday, the court will decide.", "Friday", "2025-08-22", "2025-08-22", "2025-08-22"),
        ("On Friday, the court decided.", "Friday", "2025-08-15", "2025-08-15", "2025-08-15"),
        ("In Oslo on Sunday, the king opened the fair.", "Sunday", "2025-08-17", "2025-08-17", "2025-08-17"),
        ("The vote was postponed until Thursday.", "Thursday", "2025-08-21", "2025-08-21", "2025-08-21"),
        ("They met last Wednesday.", "last Wednesday", "2025-08-13", "2025-08-13", "2025-08-13"),
        ("They met last Sunday.", "last Sunday", "2025-08-10", "2025-08-10", "2025-08-10"),
        ("They meet next Tuesday.", "next Tuesday", "2025-08-19", "2025-08-19", "2025-08-19"),
        ("He called on Friday night.", "Friday night", "2025-08-15TNI", "2025-08-15", "2025-08-15"),
        ("He wrote it early Saturday.", "early Saturday", "2025-08-16", "2025-08-16", "2025-08-16"),
        ("He phoned her yesterday morning.", "yesterday morning", "2025-08-16TMO", "2025-08-16", "2025-08-16"),
        ("They are coming here tomorrow.", "tomorrow", "2025-08-18", "2025-08-18", "2025-08-18"),
        ("It rained last night.", "last night", "2025-08-16TNI", "2025-08-16", "2025-08-16"),
        # clock times
        ("It begins at 10:30 a.m. on Tuesday.", "10:30 a.m. on Tuesday", "2025-08-19T10:30", "2025-08-19", "2025-08-19"),
        ("Polls close at 8 p.m. ET, officials said.", "8 p.m. ET", "2025-08-17T20:00", "2025-08-17", "2025-08-17"),
        ("The quake struck at 0415 GMT.", "0415 GMT", "2025-08-17T04:15", "2025-08-17", "2025-08-17"),
        ("They left at 12 a.m. sharp.", "12 a.m.", "2025-08-17T00:00", "2025-08-17", "2025-08-17"),
        # months
        ("The scene took place in February.", "February", "2025-02", "2025-02-01", "2025-02-28"),
        ("The law took effect in October.", "October", "2024-10", "2024-10-01", "2024-10-31"),
        ("The treaty will expire in January.", "January", "2026-01", "2026-01-01", "2026-01-31"),
        ("She fled last November.", "last November", "2024-11", "2024-11-01", "2024-11-30"),
        ("It closed in late May.", "late May", "2025-05", "2025-05-22", "2025-05-31"),
        ("It opened in March 2024.", "March 2024", "2024-03", "2024-03-01", "2024-03-31"),
        ("The bill passed in June of last year.", "June of last year", "2024-06", "2024-06-01", "2024-06-30"),
        # days
        ("He died on May 6, 2024, at home.", "May 6, 2024", "2024-05-06", "2024-05-06", "2024-05-06"),
        ("He died on 6 May 2024.", "6 May 2024", "2024-05-06", "2024-05-06", "2024-05-06"),
        ("He was arrested on Nov. 3.", "Nov. 3", "2024-11-03", "2024-11-03", "2024-11-03"),
        ("The trial will open on Nov. 3.", "Nov. 3", "2025-11-03", "2025-11-03", "2025-11-03"),
        ("The judge ordered him to appear on Sept. 4.", "Sept. 4", "2025-09-04", "2025-09-04", "2025-09-04"),
        ("Filed 2024-11-05 in court.", "2024-11-05", "2024-11-05", "2024-11-05", "2024-11-05"),
        ("It was dated 3/14/2023 by hand.", "3/14/2023", "2023-03-14", "2023-03-14", "2023-03-14"),
        ("The Sept. 11 attacks changed that.", "Sept. 11", "2001-09-11", "2001-09-11", "2001-09-11"),
        ("He leaves office on Jan. 20.", "Jan. 20", "2026-01-20", "2026-01-20", "2026-01-20"),
        ("Polls close at 9 p.m. on Sunday, Aug. 24.", "9 p.m. on Sunday, Aug. 24", "2025-08-24T21:00", "2025-08-24", "2025-08-24"),
        ("The 10 a.m. talk on Wednesday was canceled.", "10 a.m.", "2025-08-13T10:00", "2025-08-13", "2025-08-13"),
        ("It was signed on May 1 of last year.", "May 1 of last year", "2024-05-01", "2024-05-01", "2024-05-01"),
        ("They met on the first Monday of October.", "the first Monday of October", "2024-10-07", "2024-10-07", "2024-10-07"),
        ("He struck on Aug. 3, 2014, and again on Aug. 9.", "Aug. 9", "2014-08-09", "2014-08-09", "2014-08-09"),
        ("Since 9/11 the agency grew.", "9/11", "2001-09-11", "2001-09-11", "2001-09-11"),
        # weeks to centuries
        ("Prices fell last week.", "last week", "2025-W32", "2025-08-04", "2025-08-10"),
        ("It happened over the weekend.", "the weekend", "2025-W33-WE", "2025-08-16", "2025-08-17"),
        ("They vote next month.", "next month", "2025-09", "2025-09-01", "2025-09-30"),
        ("He said so earlier this year.", "earlier this year", "2025", "2025-01-01", "2025-08-17"),
        ("It will open later this year.", "later this year", "2025", "2025-08-17", "2025-12-31"),
        ("Exports doubled in 2019.", "2019", "2019", "2019-01-01", "2019-12-31"),
        ("He proclaimed it in late 2023.", "late 2023", "2023", "2023-09-01", "2023-12-31"),
        ("It must end by the end of 2027.", "the end of 2027", "2027", "2027-12-01", "2027-12-31"),
        ("Growth slowed in the first quarter of 2024.", "the first quarter of 2024", "2024-Q1", "2024-01-01", "2024-03-31"),
        ("Profit rose in the second half of 2024.", "the second half of 2024", "2024-H2", "2024-07-01", "2024-12-31"),
        ("Sales rose in Q2 2025.", "Q2 2025", "2025-Q2", "2025-04-01", "2025-06-30"),
        ("Revenue fell in the fourth quarter.", "the fourth quarter", "2024-Q4", "2024-10-01", "2024-12-31"),
        ("The budget for fiscal 2026 grew.", "fiscal 2026", "FY2026", "2026-01-01", "2026-12-31"),
        ("Crime fell in the 1990s.", "the 1990s", "199X", "1990-01-01", "1999-12-31"),
        ("It was built in the 19th century.", "the 19th century", "18", "1801-01-01", "1900-12-31"),
        ("He was shot last fall.", "last fall", "2024-FA", "2024-09-01", "2024-11-30"),
        ("They met in the spring of 2022.", "the spring of 2022", "2022-SP", "2022-03-01", "2022-05-31"),
        # counted from today
        ("He said it a week ago.", "a week ago", "2025-08-10", "2025-08-10", "2025-08-10"),
        ("It was found 11 days ago.", "11 days ago", "2025-08-06", "2025-08-06", "2025-08-06"),
        ("It began three weeks ago.", "three weeks ago", "2025-W30", "2025-07-21", "2025-07-27"),
        ("It closed two months ago.", "two months ago", "2025-06", "2025-06-01", "2025-06-30"),
        ("It opened 50 years ago.", "50 years ago", "1975", "1975-01-01", "1975-12-31"),
        # feasts
        ("It must be ready by Christmas.", "Christmas", "2025-12-25", "2025-12-25", "2025-12-25"),
        ("He was freed on Christmas Eve.", "Christmas Eve", "2024-12-24", "2024-12-24", "2024-12-24"),
        ("Stores will close on Thanksgiving.", "Thanksgiving", "2025-11-27", "2025-11-27", "2025-11-27"),
        ("They met on Easter Sunday 2024.", "Easter Sunday 2024", "2024-03-31", "2024-03-31", "2024-03-31"),
    ],
)  # fmt: skip
def test_dates(text: str, surface: str, timex: str, start: str, end: str):
    found = [r for r in rows(text) if r["surface"] == surface]
    assert found, timexes(text)
    assert found[0]["timex"] == timex
    assert (found[0]["date_start"], found[0]["date_end"]) == (date.fromisoformat(start), date.fromisoformat(end))
    assert found[0]["type"] in {"DATE", "TIME"} and found[0]["granularity"]


@pytest.mark.parametrize(
    ("text", "surface", "timex", "kind"),
    [
        ("He talked for two hours.", "two hours", "PT2H", "DURATION"),
        ("The war has stretched well past three years.", "three years", "P3Y", "DURATION"),
        ("For nearly a quarter-century he ruled.", "a quarter-century", "P25Y", "DURATION"),
        ("It took two and a half years.", "two and a half years", "P2.5Y", "DURATION"),
        ("It took half an hour.", "half an hour", "PT30M", "DURATION"),
        ("It lasted a year and a half.", "a year and a half", "P1.5Y", "DURATION"),
        ("A 16-hour flight followed.", "16-hour", "PT16H", "DURATION"),
        ("In the past two months it doubled.", "the past two months", "P2M", "DURATION"),
        ("Over the last decade it shrank.", "the last decade", "P10Y", "DURATION"),
        ("They had not met for decades.", "decades", "PX0Y", "DURATION"),
        ("He was held for several weeks.", "several weeks", "PXW", "DURATION"),
        ("A yearlong inquiry found nothing.", "yearlong", "P1Y", "DURATION"),
        ("He swims every day.", "every day", "P1D", "SET"),
        ("They meet every Monday.", "every Monday", "XXXX-WXX-1", "SET"),
        ("They meet on Fridays.", "Fridays", "XXXX-WXX-5", "SET"),
        ("She calls twice a week.", "twice a week", "P1W", "SET"),
        ("The report appears annually.", "annually", "P1Y", "SET"),
        ("It is held every four years.", "every four years", "P4Y", "SET"),
        ("But now it is quiet.", "now", "PRESENT_REF", "DATE"),
        ("He recently moved.", "recently", "PAST_REF", "DATE"),
        ("It is currently shut.", "currently", "PRESENT_REF", "DATE"),
        ("Nobody knows the future.", "the future", "FUTURE_REF", "DATE"),
        ("It worsened in recent weeks.", "recent weeks", "PAST_REF", "DATE"),
        ("It paid off a few weeks ago.", "a few weeks ago", "PAST_REF", "DATE"),
    ],
)
def test_stretches_sets_and_vague_references_cover_no_days(text: str, surface: str, timex: str, kind: str):
    found = [r for r in rows(text) if r["surface"] == surface]
    assert found, timexes(text)
    expected = "PXY" if timex == "PX0Y" else timex
    assert (found[0]["timex"], found[0]["type"]) == (expected, kind)
    assert found[0]["date_start"] is None and found[0]["date_end"] is None


@pytest.mark.parametrize(
    "text",
    [
        "The 2000 soldiers crossed the river.",
        "Some 1,900 people and 2,000 horses were there.",
        "He paid $2000 for it, or €1999.",
        "Nearly 2000 residents left.",
        "She is 42 years old and her son is 10.",
        "The 42-year-old woman and a 3-month-old baby survived.",
        "He lives at 1600 Pennsylvania Avenue.",
        "Take Route 1995 to Room 2001.",
        "The plane was a Boeing 1900 jet.",
        "The plant makes 2,400 cars a year.",
        "They pay $25 an hour.",
        "Theresa May said no.",
        "You may march if you like.",
        "Call 202-555-0199 or 2025550199.",
        "The team won by 21-14.",
        "About 1200 miles away, 1500 tons burned.",
        "He said a second term would be worse.",
        "Give me a minute-by-minute account of “60 Minutes”.",
        "He fell in the spring and broke a leg.".replace("in the spring", "into a spring"),
        "The Sunday Times and Saturday Night Live disagreed.",
        "Bloody Sunday was recalled.",
        "The Daily Mail wrote it.",
        "He told USA Today and CBS This Morning.",
        "She took a summer job and longed for a better tomorrow.",
        "They decorated Christmas trees.",
        "Prices will march higher and may fall.",
    ],
)
def test_no_time_expression(text: str):
    assert timexes(text) == []


def test_later_dates_count_from_the_date_told_last():
    text = (
        "The army attacked on March 3, 2011. Two days later the town fell. The next day it burned. That month, refugees "
        "fled. The following year a treaty was signed."
    )
    assert timexes(text) == [
        ("March 3, 2011", "2011-03-03"),
        ("Two days later", "2011-03-05"),
        ("The next day", "2011-03-06"),
        ("That month", "2011-03"),
        ("The following year", "2012"),
    ]


def test_a_narrative_gives_its_months_the_year_told_last():
    text = (
        "In 1861 war came. In April 1861 the fort fell, and in July the army lost. By November it had rebuilt. In "
        "February the river froze. The battle of 1863, the march of 1864 and the peace of 1865 followed. On April 9, "
        "1865, the general gave up; on April 14 a president was shot."
    )
    found = timexes(text)
    assert ("July", "1861-07") in found and ("November", "1861-11") in found
    assert ("February", "1862-02") in found
    assert ("April 14", "1865-04-14") in found


def test_a_year_told_in_passing_does_not_move_a_narrative():
    text = (
        "War came on April 12, 1861. In 1862 it spread, and in 1863 it turned. In May 1864 the army marched; the rules of "
        "1776 still held, and in June it reached the city. The peace of 1865 followed, and in 1870 the last state returned."
    )
    assert ("June", "1864-06") in timexes(text)


def test_the_same_months_in_news_count_from_publication():
    assert ("July", "2025-07") in timexes("In July the army lost, officials said.")


def test_a_quarter_a_year_earlier_is_that_quarter():
    text = "Profit rose to $4 billion in the second quarter of 2025 from $3 billion a year earlier."
    assert timexes(text) == [("the second quarter of 2025", "2025-Q2"), ("a year earlier", "2024-Q2")]


def test_days_and_years_told_in_pairs_are_two_expressions():
    assert timexes("It met on April 24 and 25.") == [("April 24", "2025-04-24"), ("25", "2025-04-25")]
    assert timexes("The storm of Sept. 3-5, 2023, hit.") == [("Sept. 3", "2023-09-03"), ("5, 2023", "2023-09-05")]
    assert timexes("It lasted from 6-7 May 2024.") == [("6", "2024-05-06"), ("7 May 2024", "2024-05-07")]
    assert timexes("The siege (June 26 to Aug. 4, 1952) failed.") == [
        ("June 26", "1952-06-26"),
        ("Aug. 4, 1952", "1952-08-04"),
    ]
    assert timexes("It ran from November to March 2020.") == [("November", "2019-11"), ("March 2020", "2020-03")]
    assert timexes("The war of 1939-45 ended.") == [("1939", "1939"), ("45", "1945")]
    assert timexes("He served from 2009 to 2013.") == [("2009", "2009"), ("2013", "2013")]


def test_without_a_publication_date_nothing_is_invented():
    for text in ("He resigned on Monday.", "She left in March.", "It rained last week.", "He said it a week ago."):
        found = rows(text, published=None)
        assert len(found) == 1 and found[0]["date_start"] is None, found
    assert timexes("He left on May 6, 2024.", None) == [("May 6, 2024", "2024-05-06")]


def test_nothing_comes_from_credits():
    c = corpus("Aug. 17, 2025\nHe resigned on Monday.")
    credit = c.paragraphs.with_columns(
        role=pl.when(pl.col("paragraph") == 0).then(pl.lit("credit")).otherwise(pl.lit("body"))
    )
    found = FINDER(c.articles, credit, c.sentences)
    assert found["surface"].to_list() == ["Monday"]


def test_articles_do_not_remember_each_other():
    found = rows("It fell on March 3, 2011.", "Two days later it burned.")
    assert found[1]["article_id"] == "a1" and found[1]["timex"] == "2025-08-19"


def test_a_broken_holiday_rule_names_its_row():
    broken = {**{k: seed_tables()[k] for k in ("holidays", "vague_times", "counted_nouns")}}
    broken["holidays"] = pl.DataFrame({"name": ["Moon Day"], "rule": ["full moon"]})
    with pytest.raises(ValueError, match="Moon Day"):
        TimeFinder(broken)


@pytest.mark.parametrize(
    ("year", "day"), [(2000, "2000-04-23"), (2024, "2024-03-31"), (2025, "2025-04-20"), (2038, "2038-04-25")]
)
def test_easter(year: int, day: str):
    assert holidays.easter(year) == date.fromisoformat(day)


def test_the_calendar_has_ends():
    assert moments.shift(date(9998, 12, 31), "decade", 1) is None
    assert moments.add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)


WORDS = st.sampled_from(
    "Monday last next the Friday night 2024 1990s May 31 30 , – - first quarter of year a week ago two days later that "
    "month $ 2,000 12:30 p.m. GMT every Easter ’90s 20th century FY24 half an hour and 0 99 9999 FIFTH \n “ ” . é 𝟚𝟘𝟚𝟜 ٣ "
    "spring fall in by until 1939-45 9/11 31/31/2024 Feb. 29 02-30 now past few decades long".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=25).map(" ".join)),
    st.sampled_from([SUNDAY, None, date(1, 1, 1), date(9999, 12, 31)]),
)
def test_any_text_gives_spans_inside_it_that_do_not_overlap(text: str, published: date | None):
    found = rows(text, published=published)
    at = 0
    for row in found:
        assert at <= row["start_char"] < row["end_char"] <= len(text)
        assert text[row["start_char"] : row["end_char"]] == row["surface"]
        assert row["timex"] and row["type"] in {"DATE", "TIME", "DURATION", "SET"}
        assert (row["date_start"] is None) == (row["date_end"] is None)
        assert row["date_start"] is None or row["date_start"] <= row["date_end"]
        at = row["end_char"]
    assert pl.DataFrame(found, schema=schemas.TIME_EXPRESSIONS).schema == schemas.TIME_EXPRESSIONS
