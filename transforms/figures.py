"""Every quantity in the story with what it means: value, unit, base, subject, direction, status, whose, when, part of what.

Pure rules over the words of one sentence at a time (`quantities`); the time expressions own dates and times, attributions
give the quotation a figure stands in, mentions give whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import polars as pl

from . import ids, schemas
from .documents import Document, by_article, documents
from .quantities import conditions, cues, durations, links, measure, number_words, owners, pairs
from .quantities.context import Context
from .quantities.lexicon import Lexicon
from .quantities.measure import Quantity
from .quantities.nations import Nations
from .quantities.owners import Mentions
from .quantities.status import Status
from .quantities.subject import subject
from .quantities.units import UnitTable
from .quantities.words import Words

_LIMIT = Decimal(10) ** 28


def decimal(value: Fraction | None) -> Decimal | None:
    """The exact value, rounded half to even at nine decimals where a fraction (1/3) has no end; None where it does not fit."""
    if value is None or abs(value) >= _LIMIT:
        return None
    scaled = value * 10**9
    whole = round(scaled)
    return Decimal(whole).scaleb(-9) if whole else Decimal(0)


class FigureFinder:
    """Built once from the seeds (`units`, `currencies`, `demonyms`, `approximation_cues`, `direction_cues`, `status_cues`,
    `figure_words`)."""

    def __init__(self, seeds: Mapping[str, pl.DataFrame]):
        self.known = Lexicon.from_seeds(seeds)
        self.units = UnitTable(seeds)
        self.nations = Nations(seeds)
        self.context = Context(seeds)
        self.status = Status(seeds)

    def __call__(
        self,
        articles: pl.DataFrame,
        paragraphs: pl.DataFrame,
        sentences: pl.DataFrame,
        time_expressions: pl.DataFrame,
        attributions: pl.DataFrame,
        mentions: pl.DataFrame,
        entities: pl.DataFrame,
    ) -> pl.DataFrame:
        """The figures (`schemas.FIGURES`) of every article, in order of `articles` and then of offset."""
        times, quotes, said = by_article(time_expressions), by_article(attributions), by_article(mentions)
        rows: list[dict] = []
        for doc in documents(articles, paragraphs, sentences):
            rows += self._document(
                doc, times.get(doc.key, []), quotes.get(doc.key, []), Mentions(said.get(doc.key, []))
            )
        return schemas.frame(rows, schemas.FIGURES)

    def _document(self, doc: Document, times: list[dict], quotes: list[dict], mentions: Mentions) -> list[dict]:
        owned = [
            (t["start_char"], t["end_char"])
            for t in times
            if t["type"] in ("DATE", "TIME") or (t["type"] == "SET" and " times" not in t["surface"])
        ]
        spans = [(s["start_char"], s["end_char"], a) for a in quotes for s in a["spans"]]
        rows: list[dict] = []
        earlier: list[tuple[Quantity, dict]] = []
        for start, end in _stretches(doc):
            text = doc.text[start:end]
            alone = text.isdecimal() and end - start < 3 and len(doc.text) > 80
            listed = end - start < 5 and _LIST_MARK.fullmatch(text) and doc.text[end : end + 1] in (" ", "\t")
            if alone or listed:
                continue
            dated = [
                (t["start_char"] - start, t["end_char"] - start, t) for t in times if start <= t["start_char"] < end
            ]
            lasting = any(t["type"] == "DURATION" for _, _, t in dated)
            if not lasting and not _may_hold(text):
                continue
            x = Words(text, self.known)
            mine = [(a - start, b - start) for a, b in owned if a < end and b > start]
            found = pairs.ranges(x, pairs.sums(x, measure.read(x, self.units, mine)), self.context.moves)
            if lasting:
                found = durations.merge(x, found, dated)
            stated: list[tuple[Quantity, dict]] = []
            for q in found:
                if q.kind == "currency" and not q.signed:
                    q.unit = self.nations.unit(x, x.low(q.j - 1), q.unit)
                row = self._row(doc, start, x, q)
                if row is None:
                    continue
                self._shared(x, stated, q, row)
                self._part(x, stated, earlier, q, row)
                quote = next((a for s, e, a in spans if s <= row["start_char"] and row["end_char"] <= e), None)
                row["quote_id"] = quote["quote_id"] if quote else None
                if not _nobodys(x, q, self.context.moves):
                    self._whose(doc, start, x, q, row, mentions, quote)
                    before = stated[-1] if stated and row.get("actor_entity") is None else None
                    if before and before[1]["status"] == row["status"] and owners.goes_on(x, before[0], q):
                        row["actor_entity"] = before[1].get("actor_entity")
                self._inherit(row, stated, earlier)
                when = links.time_of(x, q, found, dated) if _timed(x, q) else None
                if when:
                    row |= dict(time_start=when["date_start"], time_end=when["date_end"], time_surface=when["surface"])
                stated.append((q, row))
            self._wholes_after(x, stated)
            rows += [row for _, row in stated]
            earlier = (earlier + stated)[-6:]
        for row in rows:
            for key in [k for k in row if k.startswith("_")]:
                del row[key]
        return rows

    def _wholes_after(self, x: Words, stated: list[tuple[Quantity, dict]]) -> None:
        """“Ten of the 33 seats”, “half of the city's 800,000 residents”: the whole stands after its part."""
        for (p, part), (q, whole) in pairwise(stated):
            base = part.get("_base")
            if (
                part.get("part_of") is None
                and p.number.form != "vague"
                and (q.noun is not None or q.unit.name == p.unit.name)
            ):
                inside = base is not None and base[0] <= q.i < base[1]
                near = (
                    x.low(p.nj) == "of"
                    and q.i - p.nj <= 3
                    and not links.PREPOSITIONS.intersection(x.lw[p.nj : q.i])
                    and links.may_contain(q, p)
                )
                if inside or near:
                    part["part_of"] = whole["figure_id"]

    def _inherit(self, row: dict, stated: list, earlier: list) -> None:
        """A part belongs to whom and when its whole does, where it says nothing else."""
        if row.get("part_of") is None:
            return
        whole = next(
            (r for _, r in [*reversed(stated[-4:]), *reversed(earlier)] if r["figure_id"] == row["part_of"]), None
        )
        if whole:
            for key in ("actor_entity", "time_start", "time_end", "time_surface"):
                if row.get(key) is None:
                    row[key] = whole.get(key)

    def _shared(self, x: Words, stated: list[tuple[Quantity, dict]], q: Quantity, row: dict) -> None:
        """Bound and direction that q takes from the figure that it restates."""
        if not stated:
            return
        p, before = stated[-1]
        gap = x.lw[p.j : q.i]
        level = gap == ["to"] or (gap[-2:] == [",", "to"] and len(gap) <= 5)
        if level and row["subject"] is None and before["direction"] and q.kind not in ("count", "ratio", "duration"):
            row["subject"] = before["subject"]  # slipped four points, to 38 percent
        base = before.get("_base")
        bare = [
            w
            for w in (x.lw[base[1] : q.i] if base else gap)
            if w not in ("about", "roughly", "nearly", "some", "around")
        ]
        if bare in ([",", "or"], ["("]) and row["status"] == "actual":
            row["status"] = before["status"]  # 10 percent of its staff, or 17,000 jobs
        if self.context.shared(x, p, q, before["direction"]):
            row["direction"] = row["direction"] or before["direction"]
            row["subject"] = row["subject"] or before["subject"]
            if row["approximation"] == "exact":
                row["approximation"] = before["approximation"]

    def _part(self, x: Words, stated: list, earlier: list, q: Quantity, row: dict) -> None:
        """Ties q to the figure it is a part of and gives it the base and the unit that only the whole states."""
        whole = None
        candidates = [*reversed(stated[-4:])] if stated else [*reversed(earlier[-4:])]
        pointing = row["base"] in ("that", "those", "them", "these", "which", "whom", "it")
        if links.opens_part(x, q) or (pointing and not links.new_group(x, q)):
            whole = next(((p, r) for p, r in candidates if links.may_contain(p, q)), None)
        if whole is None and len(stated) == 1 and x.low(0) == "of" and x.lw[stated[0][0].j : q.i] == [","]:
            whole = stated[0] if links.may_contain(stated[0][0], q) else None  # Of the 31 members, 23 agreed
        if whole is None:
            return
        p, before = whole
        row["part_of"] = before["figure_id"]
        if row["base"] is None or pointing:
            row["base"] = before["base"] if q.kind == p.kind else row["base"]
        if not q.explicit and q.noun is None and q.kind == "plain":
            row["unit"], row["unit_kind"] = before["unit"], before["unit_kind"]

    def _whose(
        self, doc: Document, offset: int, x: Words, q: Quantity, row: dict, mentions: Mentions, quote: dict | None
    ) -> None:
        """The actor: whose pronoun or name the base holds, else the subject of the governing verb; of what is claimed,
        promised or asked inside a quotation else the speaker, who merely reports a fact."""
        if not mentions.all:
            return
        base = row.get("_base")
        if base:
            for m in mentions.within(offset + x.s[base[0]], offset + x.e[base[1] - 1]):
                owner = m.kind == "pronoun" or doc.text[m.end : m.end + 2] in ("’s", "'s", "’ ", "' ")
                if owner:  # its staff, Europe's immigrants; not: of Sanders supporters
                    row["actor_entity"] = m.entity
                    return
        if q.kind == "count" and (mine := owners.possessor(x, q, offset, mentions)) is not None:
            row["actor_entity"] = mine
            return
        cue = row.get("_cue")
        verb = offset + (x.s[cue] if cue is not None else x.s[q.i])
        begin = max(offset, verb - _CLAUSE_REACH)
        if quote:  # a clause inside a quotation has its subject there, or it is the speaker's own number
            inner = next(
                (s["start_char"] for s in quote["spans"] if s["start_char"] <= row["start_char"] < s["end_char"]),
                offset,
            )
            begin = max(begin, inner)
        if cue is None:
            actor = owners.holder(x, q, offset, mentions, begin)
        elif x.lw[cue] in cues.MODALS:
            actor = owners.holder(x, q, offset, mentions, begin, cue)
        else:
            actor = owners.subject_of(doc.text, mentions, begin, verb)
        said = _WHO.match(doc.text, begin) if quote else None
        who = said.group(1).lower() if said else ""
        indirect = quote is not None and quote["kind"] == "indirect"
        own = who in ("we", "i") or (indirect and who in ("it", "he", "she", "they"))  # Kyiv says it needs
        if own and row["status"] in ("actual", "history"):
            own = _CLAUSE.search(doc.text, said.end(), row["start_char"]) is None
        if indirect and not who and quote["cue_start"] is not None:  # ordered 54 trucks, reported revenue of
            cue_words = doc.text[quote["cue_start"] : quote["cue_end"]].lower().split()
            own = x.known.merely_telling.isdisjoint(cue_words) and owners.no_clause(x, q, begin - offset)
        claimed = row["status"] not in ("actual", "history") and said is None
        if actor is None and quote and quote["speaker_start"] is not None and (own or claimed):
            actor = mentions.over(quote["speaker_start"], quote["speaker_end"])
        row["actor_entity"] = actor

    def _row(self, doc: Document, offset: int, x: Words, q: Quantity) -> dict | None:
        value, low, high = decimal(q.value), decimal(q.low), decimal(q.high)
        if value is None and (low is None or high is None):
            return None
        start, end = offset + x.s[q.i], offset + x.e[q.j - 1]
        base = self.context.base(x, q)
        status = self.status.find(x, q, base[2] if base else q.j)
        direction = self.context.direction(x, q)
        return dict(
            article_id=doc.article_id,
            version=doc.version,
            figure_id=ids.figure_id(doc.article_id, doc.version, start, end),
            start_char=start,
            end_char=end,
            surface=doc.text[start:end],
            value=value,
            value_low=low,
            value_high=high,
            approximation=self.context.approximation(x, q),
            unit=q.unit.name,
            unit_kind=q.unit.kind,
            per=q.per,
            base=base[0] if base else None,
            subject=subject(x, q, base[2] if base else None, self.context.moves),
            direction=direction,
            status=status.status,
            rule=q.rule,
            score=0.9 if q.explicit else 0.8,
            _base=base[1:] if base else None,
            _cue=status.cue,
        )


def _nobodys(x: Words, q: Quantity, moves: frozenset[str]) -> bool:
    """Whether q belongs to no actor by its place: a span of time (“over five years”), an age before its noun, or who
    receives (“damages to 19 guards”)."""
    before, behind = x.low(q.i - 1), x.low(q.i - 2)
    if conditions.source(x, q) or links.own_subject(x, q):
        return True
    if (
        behind == "of"
        and before == "the"
        and q.kind in ("count", "plain", "currency")
        and x.low(q.i - 3) not in x.known.price_nouns
    ):
        return True  # 153 of the 300 seats
    if q.kind == "duration":
        return before in ("over", "in", "within", "for", "next", "last", "past", "during") or x.low(q.j) in (
            "after",
            "before",
        )
    if q.kind == "age":
        return x.low(q.j)[:1].isalpha() and x.low(q.j - 1) == "old"
    receiver = q.kind == "count" and before == "to" and behind[:1].isalpha()
    return receiver and behind not in moves and behind not in ("up", "down")


def _timed(x: Words, q: Quantity) -> bool:
    """Whether q holds at a time: ages and lengths of time do not, unless one is said right after (“78.4 years in 2023”)."""
    if x.low(q.i - 2) == "of" and x.low(q.i - 1) in ("the", "its", "their", "his", "her", "our") and q.noun is not None:
        return False  # close 120 of its 800 stores by January
    if q.rule == "hyphen noun" and x.low(q.j)[:1].isalpha():
        return False  # a 13-question test
    return q.kind != "age" and (
        q.kind != "duration" or x.low(q.j) in ("in", "by") or (q.value is not None and q.value.denominator > 1)
    )


_STARTER = number_words.STARTERS | {w + "fold" for w in number_words.FOLDS} | {"decade", "century"}
_WHO = re.compile(r"\W*(we|i|they|he|she|it|you|there)\b", re.I)
_CLAUSE = re.compile(r"\b(?:that|which|who|when|because|if)\b")
_CLAUSE_REACH = 800
"""So many characters before a verb its subject is looked for: longer sentences are tables or lists."""
_DIGIT = re.compile(rf"[\d{''.join(number_words.VULGAR)}]")
_JOINTS = re.compile(r"[-(“]")
_LIST_MARK = re.compile(r"\(?\d{1,2}[.)]")
_SPLIT_DECIMAL = re.compile(r"(?:\d|jan|feb|mar|apr|aug|sept?|oct|nov|dec) \.$|\b[Nn]os? ?\.$")


def _stretches(doc: Document) -> list[tuple[int, int]]:
    """Spans of the story's sentences; two are one where “46 . 8 million”, split into words, was taken for an end."""
    out: list[tuple[int, int]] = []
    for s in doc.story_sentences():
        if (
            out
            and doc.text[s.start : s.start + 1].isdecimal()
            and _SPLIT_DECIMAL.search(doc.text[max(0, out[-1][1] - 6) : out[-1][1]])
        ):
            out[-1] = out[-1][0], s.end
        else:
            out.append((s.start, s.end))
    return out


def _may_hold(text: str) -> bool:
    """Whether a sentence has a digit or a number word at all: most have none."""
    if _DIGIT.search(text):
        return True
    return not _STARTER.isdisjoint(_JOINTS.sub(" ", text.lower()).split())
