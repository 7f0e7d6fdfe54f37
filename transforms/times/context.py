"""What a rule knows about where it stands: the text, the sentence, the publication date and the date told last.

News counts from the day of publication. A narrative (history, a chronicle: old dates spelled out, no “Monday”) counts
from the date it gave last. Expressions like “two days later” and “that month” count from the date given last everywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from .moments import Moment
from .tense import deadline, tense, told_right_before

_YEAR = re.compile(r"\b(?:1\d{3}|20\d\d)\b(?![,.]\d)")
_FULL = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December),? (?:\d{1,2},? )?(?:of )?"
    r"(?:1\d{3}|20\d\d)\b"
)
_NEWS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tomorrow|tonight|said|says|told reporters"
    r"|last (?:week|month|year)|this (?:week|month|year))\b"
)


def is_narrative(text: str, published: date | None) -> bool:
    """Whether a text tells history: at least six years, most of them older than two years at publication, more than
    twice as many of them as marks of news (weekdays, “today”, “said”), fewer than one such mark in 2,000 characters, and one
    in nine of the years in a full date."""
    years = [int(y) for y in _YEAR.findall(text)]
    if len(years) < 6:
        return False
    if published is not None and sorted(years)[len(years) // 2] >= published.year - 1:
        return False
    news = len(_NEWS.findall(text))
    if published is not None and 9 * len(_FULL.findall(text)) < len(years):
        return False  # a listing, an essay, a study: its years are seldom those of a dated event
    return len(years) > 2 * news and news * 2000 < len(text)


PASSING = 5
"""A bare year so many years from the last full date of a narrative does not move the story there."""


@dataclass(slots=True)
class Context:
    text: str
    published: date | None
    narrative: bool
    start: int = 0  # of the sentence
    end: int = 0
    last: Moment | None = None  # the date given last
    last_day: date | None = None  # the day given last
    stated: int | None = None  # the year written out last in this sentence

    @property
    def now(self) -> date | None:
        """What “last year” counts from."""
        if self.narrative and self.last is not None:
            return self.last.start
        return self.published

    @property
    def told(self) -> date | None:
        """What “the next day” counts from: the date given last, else publication."""
        if self.last is not None and self.last.start is not None:
            return self.last.start
        return self.published

    @property
    def told_day(self) -> date | None:
        """What “that day” counts from: the day given last, else publication."""
        return self.last_day or (None if self.narrative else self.published)

    def enter(self, start: int, end: int) -> None:
        """Go to the sentence text[start:end]."""
        self.start, self.end, self.stated = start, end, None

    def note(self, found: Moment, surface: str) -> None:
        """Remember a date that the text gave, and in which words."""
        if found.start is not None and found.granularity in {"day", "month", "time"} and _YEAR.search(surface):
            self.stated = found.start.year
        if found.start is not None and found.type in {"DATE", "TIME"}:
            if self.narrative and found.granularity == "year" and self._far(found.start):
                return  # a year told in passing: “as in 1614”
            self.last = found
            if found.granularity in {"day", "time"}:
                self.last_day = found.start

    def _far(self, day: date) -> bool:
        last = self.last
        if last is None or last.start is None or last.granularity == "year":
            return False
        return abs(day.year - last.start.year) > PASSING

    def tense(self, at: int, to: int) -> str | None:
        return tense(self.text, self.start, self.end, at, to)

    def before(self, at: int, width: int = 24) -> str:
        return self.text[max(self.start, at - width) : at]

    def after(self, to: int, width: int = 24) -> str:
        return self.text[to : min(self.end, to + width)]

    # --- the calendar names that leave something out ---------------------------------------------------------------

    def weekday(self, wanted: int, at: int, to: int) -> date | None:
        """The day a bare weekday names: the one the clause's verb points to, publication's own day included."""
        now = self.now
        if now is None:
            return None
        if self.narrative:
            return now + timedelta((wanted - now.weekday()) % 7)
        direction = self.tense(at, to)
        if direction == "future" or (direction is None and deadline(self.text, at)):
            return now + timedelta((wanted - now.weekday()) % 7)
        return now - timedelta((now.weekday() - wanted) % 7)

    def year_of(self, month: int, day: int | None, at: int, to: int) -> int | None:
        """The year of a month, or of a day of a month, that stands without one."""
        if self.narrative and self.last is not None and self.last.start is not None:
            return self._year_told(month, self.last)
        now = self.published
        if now is None:
            return None
        if self.stated is not None and self.stated < now.year - 1:
            return self.stated  # “on May 3, 2014, and again on May 9”
        key = (month, day or now.day)
        current = (now.month, now.day)
        direction = self.tense(at, to)
        if key == current:
            return now.year
        if direction == "future":
            return now.year if key > current else now.year + 1
        ahead = (month - now.month) % 12
        if direction is None and ahead <= 6 and deadline(self.text, at):
            return now.year if key > current else now.year + 1
        if direction == "past" and 0 < ahead <= 2 and not told_right_before(self.text, at):
            return now.year if key > current else now.year + 1  # a date ten months back would be given its year
        if day is not None and direction is None and 0 <= (month - now.month) % 12 <= 2 and key != current:
            near = now.year if key > current else now.year + 1
            if key > current or ahead:
                return near  # no verb tells: the day a few weeks ahead is nearer than the one ten months back
        return now.year if key < current else now.year - 1

    @staticmethod
    def _year_told(month: int, last: Moment) -> int:
        """A narrative goes forward: the year of the last date, or the next where that would go back half a year."""
        assert last.start is not None
        if last.granularity in {"day", "month", "time", "week"} and last.start.month - month >= 8:
            return last.start.year + 1
        if last.granularity in {"day", "month", "time", "week"} and month - last.start.month >= 9:
            return last.start.year - 1
        return last.start.year
