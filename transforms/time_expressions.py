"""Time expressions as TIMEX3: which words name a day, a stretch of time or a habit, and which days those are.

Rules, not a library: the ones on offer (recognizers-text, HeidelTime) run at 1 to 10 KB a second and know no tense. All
patterns stand in one alternation, tried only in sentences where a cheaper pattern sees a word of time; what a match means
is its rule's to say (`transforms/times/`). Measures: TempEval-3 (UzZaman et al. 2013).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

import polars as pl

from . import schemas
from .documents import Document, documents
from .times import holidays, moments, rules_dates, rules_durations, rules_names, rules_relative, rules_years
from .times.context import Context, is_narrative
from .times.lexicon import DAY_PARTS, MONTHS, NUMBERS, ORDINALS, UNITS, WEEKDAYS, YEAR
from .times.moments import Moment
from .times.rule import Part, Rule, RuleBook
from .times.tense import deadline

_LEFT = r"(?<![\w$€£])(?<![\d][.,])"


def _phrase(text: str) -> str:
    return re.escape(text).replace("’", "['’]").replace(r"\ ", r"\s").replace("\\-", "[- ]")


def _holiday_rules(frame: pl.DataFrame) -> RuleBook:
    book, rules = RuleBook(), {}
    for name, rule in frame.select("name", "rule").iter_rows():
        holidays.check(name, rule)
        rules[name.replace("’", "'").lower()] = rule
    names = "|".join(_phrase(n) for n in sorted(frame["name"], key=len, reverse=True))

    @book.rule(
        "holiday",
        rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Ee]very|[Ee]ach) )?(?P<name>{names})(?:,? (?P<year>{YEAR}))?(?P<part> (?:morning|evening|night)\b)?(?!\w| (?:trees?|cards?|carols?|Island|Offensive)\b)",
        0.9,
    )
    def holiday(m: re.Match[str], c: Context) -> Moment | None:
        rule = rules[re.sub(r"\s", " ", m["name"]).replace("’", "'").lower()]
        which = (m["which"] or "").lower()
        if which in {"every", "each"}:
            on = holidays.on(rule, 2001)
            fixed = re.fullmatch(r"\d\d-\d\d", rule)
            return Moment(f"XXXX-{rule}" if fixed and on else "P1Y", "SET", "day")
        base = c.now
        if m["year"]:
            found = holidays.on(rule, int(m["year"]))
        elif base is None:
            return Moment("XXXX-XX-XX" if not re.fullmatch(r"\d\d-\d\d", rule) else f"XXXX-{rule}", "DATE", "day")
        else:
            found = _feast(rule, which, base, c, m)
        if found is None:
            return None
        return (
            moments.time(found, "NI" if "night" in m["part"] else "MO" if "morn" in m["part"] else "EV")
            if m["part"]
            else moments.day(found)
        )

    return book


def _feast(rule: str, which: str, base: date, c: Context, m: re.Match[str]) -> date | None:
    this = holidays.on(rule, base.year)
    if this is None or this == base or which == "this":
        return this
    ahead = which == "next" or (
        which != "last" and c.tense(m.start(), m.end()) != "past" and 0 < (this - base).days <= 120
    )
    ahead = ahead or (not which and deadline(c.text, m.start()))
    ahead = ahead or (not which and c.tense(m.start(), m.end()) == "future")
    if ahead:
        return this if this > base else holidays.on(rule, base.year + 1)
    return this if this < base else holidays.on(rule, base.year - 1)


def _vague_rules(frame: pl.DataFrame) -> RuleBook:
    book, meanings = RuleBook(), {}
    for phrase, timex, kind in frame.select("phrase", "timex", "type").iter_rows():
        meanings[phrase.lower().replace("-", " ")] = Moment(timex, kind)
    phrases = "|".join(_phrase(p) for p in sorted(frame["phrase"], key=len, reverse=True))

    @book.rule("vague", rf"(?i:{phrases})\b", 0.75)
    def vague(m: re.Match[str], c: Context) -> Moment | None:
        words = re.sub(r"[\s-]+", " ", m.group()).lower()
        if words == "the past" and not re.match(
            r"\s*[.,;:!?)\"'”’]|\s(?:and|or|is|was|has|that|when)\b|$", c.text[m.end() : m.end() + 8]
        ):
            return None
        if m.group()[0].isupper() and words not in {"now", "recently", "currently"} and c.before(m.start()).strip():
            return None
        return meanings.get(words)

    return book


REACH = 60
"""No expression has more characters than this before its first word of time (“the latter part of the following …”)."""


class TimeFinder:
    """Finds time expressions in the story paragraphs of articles.

    `seeds` must hold `holidays` (name, rule), `vague_times` (phrase, timex, type) and `counted_nouns` (noun).
    Raises ValueError naming the row of a holiday whose rule cannot be read; never raises on text.
    """

    def __init__(self, seeds: Mapping[str, pl.DataFrame]):
        self._rules: list[Rule] = [
            *_holiday_rules(seeds["holidays"]).rules,
            *rules_dates.book.rules,
            *rules_names.book.rules,
            *rules_relative.book.rules,
            *rules_years.book.rules,
            *rules_years.bare_years(frozenset(seeds["counted_nouns"]["noun"])).rules,
            *rules_durations.book.rules,
            *_vague_rules(seeds["vague_times"]).rules,
        ]
        self._patterns = [re.compile(_LEFT + "(?:" + r.source + ")") for r in self._rules]
        first = _first_words(seeds["holidays"]["name"].to_list(), seeds["vague_times"]["phrase"].to_list())
        self._scan = re.compile(
            _LEFT + first + "(?:" + "|".join(f"(?P<r{i}>{r.anonymous})" for i, r in enumerate(self._rules)) + ")"
        )
        self._hint = re.compile(_hint(seeds["holidays"]["name"].to_list(), seeds["vague_times"]["phrase"].to_list()))

    def __call__(self, articles: pl.DataFrame, paragraphs: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
        """`schemas.TIME_EXPRESSIONS`, in the order of `articles`, then by offset; no two spans overlap."""
        rows: list[tuple] = []
        for document in documents(articles, paragraphs, sentences):
            key, text = document.key, document.text
            for start, end, moment, rule in self.find(document):
                rows.append(
                    (
                        *key,
                        start,
                        end,
                        text[start:end],
                        moment.timex,
                        moment.type,
                        moment.granularity,
                        moment.start,
                        moment.end,
                        rule.name,
                        rule.score,
                    )
                )
        return pl.DataFrame(rows, schema=schemas.TIME_EXPRESSIONS, orient="row")

    def find(self, document: Document) -> Iterator[tuple[int, int, Moment, Rule]]:
        """Half-open span, moment and rule of every expression of one article, in reading order."""
        text = document.text
        context = Context(text, document.published, is_narrative(text, document.published))
        hint = self._hint.search
        for sentence in document.story_sentences():
            seen = hint(text, sentence.start, sentence.end)
            if seen is None:
                continue
            context.enter(sentence.start, sentence.end)
            for start, end, moment, rule in self._sentence(context, seen.start()):
                context.note(moment, text[start:end])
                yield start, end, moment, rule

    def _sentence(self, context: Context, hint: int) -> Iterator[tuple[int, int, Moment, Rule]]:
        text, at, end = context.text, context.start, context.end
        while m := self._scan.search(text, self._from(text, at, hint), end):
            first = int(m.lastgroup[1:])  # type: ignore[index]
            at = self._after_word(text, m.start(), end)
            for i in range(first, len(self._rules)):
                found = self._patterns[i].match(text, m.start(), end)
                if found is None or found.end() == found.start():
                    continue
                parts = self._parts(found, self._rules[i], context)
                if parts:
                    for start, stop, moment in parts:
                        yield start, stop, moment, self._rules[i]
                    at = max(at, parts[-1][1])
                    break
            seen = self._hint.search(text, max(at, hint), end)
            if seen is None:
                return
            hint = seen.start()

    @staticmethod
    def _from(text: str, at: int, hint: int) -> int:
        """Where to look from, for an expression that holds the word at `hint`: a word's start, `REACH` before it."""
        if hint - at <= REACH:
            return at
        found = text.find(" ", hint - REACH, hint)
        return found + 1 if found >= 0 else at

    @staticmethod
    def _parts(m: re.Match[str], rule: Rule, context: Context) -> list[Part]:
        try:
            meaning = rule.meaning(m, context)
        except (ValueError, OverflowError):  # a date outside the calendar: “March 9998 … the following decade”
            return []
        if meaning is None:
            return []
        parts = meaning if isinstance(meaning, list) else [(m.start(), m.end(), meaning)]
        out = []
        for start, end, moment in parts:
            raw = context.text[start:end]
            start += len(raw) - len(raw.lstrip())
            end -= len(raw) - len(raw.rstrip())
            if end < len(context.text) and context.text[end - 1] in "'’":
                end -= 1
            if start < end:
                out.append((start, end, moment))
        return out

    @staticmethod
    def _after_word(text: str, at: int, end: int) -> int:
        while at < end and (text[at].isalnum()):
            at += 1
        return at + 1


_FIRST = (
    "about nearly almost more less over just only some roughly around at a an another three the this that these his her "
    "its their last next past coming following previous prior first second third fourth final recent same few several "
    "many couple countless numerous multiple tens dozens scores hundreds thousands millions billions half quarter multi "
    "every each once twice thrice early earlier late later mid very beginning start middle end close year month in noon "
    "midnight today yesterday tomorrow tonight spring summer fall autumn winter fiscal financial daily weekly monthly "
    "annually yearly nightly hourly biweekly fortnightly"
).split()
"""Words an expression may begin with, beside numbers, units, calendar names and the seeds' own."""


def _first_words(holiday_names: list[str], phrases: list[str]) -> str:
    """A lookahead that lets the rules be tried only at words an expression may begin with: three in four are none."""
    heads = {re.split(r"[\s’'.-]", n)[0] for n in (*holiday_names, *phrases)}
    words = {
        w.lower() for w in (*_FIRST, *heads, *NUMBERS, *ORDINALS, *UNITS, *MONTHS, *WEEKDAYS, *DAY_PARTS, "yearlong")
    }
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(word[1:])
    branches = (f"[{a}{a.upper()}](?i:{'|'.join(map(re.escape, rest))})" for a, rest in sorted(by_letter.items()))
    return rf"(?=[\d'’‘FQH]|{'|'.join(branches)})"


def _hint(holiday_names: list[str], phrases: list[str]) -> str:
    """A pattern that some word of every expression matches, cheap enough to try on every sentence."""
    names = {w.capitalize() for w in (*MONTHS, *WEEKDAYS)} | {w.upper() for w in (*MONTHS, *WEEKDAYS)}
    heads = {n.split()[0].split("’")[0].rstrip(".") for n in holiday_names}
    units = {u.rstrip("s") for u in UNITS} | {
        "centuries",
        "midnight",
        "noon",
        "morning",
        "afternoon",
        "evening",
        "overnight",
    }
    words = {
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "spring",
        "summer",
        "fall",
        "autumn",
        "winter",
        "daily",
        "nightly",
        "annually",
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
    }
    vague = {max(p.replace("-", " ").split(), key=len) for p in phrases}
    lower = sorted(units | words | vague, key=len, reverse=True)
    return (
        r"\d{4}(?!\d)|B\.?C|\d[:/.]\d|\d ?[aApP]\.?[mM]|o['’]clock|['’‘]\d\d|[FQ][Y1-4]"
        rf"|\b(?:{'|'.join(map(re.escape, sorted(names | heads, key=len, reverse=True)))})|(?i:\b(?:{'|'.join(map(re.escape, lower))}))"
        r"|[a-z]-?(?:year|month|week|day|hour|minute|decade)"
    )
