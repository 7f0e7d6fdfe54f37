"""From what the models claim about each cue to attributions: who speaks where none was found, which claim wins, and what
belongs together.

Three things that a model of one cue at a time cannot see are settled here. A source named once serves several cues (“He
said …, adding that …”). Two claims to the same words cannot both hold. And a quotation goes on after “he said” or in the
next paragraph, where no cue stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..models.quotes_arguments import Reading
from ..models.quotes_claims import Claim
from . import evidence
from .marks import Region
from .passage import Passage
from .quoted import speechlike, title
from .record import Attribution, Span
from .repairs import agent, passive, repaired, subject
from .scores import Scores

_EDGE = frozenset("\"“”„‟«»＂‘’‚‛‹›'`,;: \t")
_OPENING = frozenset("$€£¥([#@&…")
_RELATIVE = frozenset({"who", "that", "which"})
_CLAUSE = frozenset({"who", "that", "which", "whose", "whom"})
_NOT_NOMINAL = frozenset(
    "of in on at to for with by from as and or but is are was were be been has have had do does did said it he she they there "
    "we i not no then than into over about after before".split()
)
_NOTHING = frozenset("it this that so them him her me us you".split())
"""Words that say nothing by themselves: “he had this to say about it:”."""

_LONGEST = 6
_SHORT = 20  # characters

_WHOLE = 0.8
"""A content that is at least so much of a quotation, and nothing else, is all of it."""

OVERLAP = 0.5
"""Two claims that share this much of the shorter one's words cannot both hold."""


def trim(text: str, start: int, end: int) -> Span | None:
    """The span without quote marks, punctuation and spaces at its ends; None where no letter or digit is left.

    Points at its end stay: they may belong to an abbreviation or end a quoted sentence.
    """
    while start < end and not text[start].isalnum() and text[start] not in _OPENING:
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGE):
        end -= 1
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None


def characters(p: Passage, first: int, last: int) -> Span | None:
    """The trimmed characters of the tokens first to last (exclusive).

    Where a quotation inside the span reaches one of its ends, the mark there stays: it was “the worst in a century”.
    """
    span = trim(p.text, p.spans[first][0], p.spans[last - 1][1])
    if span is None:
        return None
    start, end = span
    for r in p.outer:
        inner = r.inner_end - r.inner_start
        if r.inner_start - 3 <= start and end <= r.end and (end - start) >= _WHOLE * inner:
            return trim(p.text, r.inner_start, r.inner_end)
        if r.closed and start < r.start and r.start < end <= r.end:
            end = r.end
        elif r.closed and r.end < end and r.start <= start < r.end:
            start = r.start
    return start, end


def sources(r: Reading) -> list[tuple[int, int]]:
    """Token ranges that the first model labels as a source."""
    out: list[tuple[int, int]] = []
    for i, y in enumerate(r.labels):
        if y == "S":
            if out and out[-1][1] == i:
                out[-1] = out[-1][0], i + 1
            else:
                out.append((i, i + 1))
    return out


def _nearest_source(p: Passage, r: Reading, claim: Claim) -> tuple[int, int] | None:
    """The source the first model found in the cue's sentence: the nearest before the cue, else the nearest after it."""
    taken = {i for a, b in claim.content for i in range(a, b)}
    sentence = p.sentence[claim.head]
    near = [s for s in sources(r) if p.sentence[s[0]] == sentence and not taken & set(range(*s)) and s[0] != claim.head]
    before = [s for s in near if s[1] <= claim.head]
    if before and _within_clause(p, before[-1], claim.head):
        return subject(p, claim) or before[-1]
    return before[-1] if before else min(near, default=None)


def _within_clause(p: Passage, source: tuple[int, int], head: int) -> bool:
    """Whether the source stands in a relative clause that a comma ends before the cue: “Lee, who met Cho in Oslo, said”."""
    first = p.sentence_start[p.sentence[head]]
    opened = any(p.words[i].lower in _CLAUSE and p.words[i - 1].lower == "," for i in range(first + 1, source[0]))
    return opened and any(p.words[i].lower == "," for i in range(source[0], head))


def _antecedent(p: Passage, claim: Claim) -> tuple[int, int] | None:
    """The words before “who”, “that” or “which” where the cue is the verb of their clause: “countries that call …”."""
    at = claim.cue[0] if p.words[claim.cue[0]].lower in _RELATIVE else claim.cue[0] - 1
    if at < 1 or p.words[at].lower not in _RELATIVE:
        return None
    first = p.sentence_start[p.sentence[at]]
    end = at - 1 if p.words[at - 1].lower == "," else at
    start = end
    while start > first and end - start < _LONGEST and p.words[start - 1].shape[0] in "xX" and _nominal(p, start - 1):
        start -= 1
        if p.words[start].tag in ("determiner", "possessive"):
            break  # issued <a statement> that …
    return (start, at + 1 if p.words[at].lower == "who" else end) if start < end else None


def _head_phrase(p: Passage, first: int, last: int) -> tuple[int, int]:
    """A source without a relative clause after a comma (“the diplomat, who spoke …”); of one that ends in “who”, the
    words right before it and the pronoun, which is a mention of its own; of one that ends in “that”, those words alone."""
    if p.words[last - 1].lower in _CLAUSE:
        start = last - 1
        while start > first and (_nominal(p, start - 1) or start == last - 1) and last - start <= _LONGEST:
            start -= 1
        if last - first <= _LONGEST:
            start = first
        return (start, last - 1) if p.words[last - 1].lower in ("that", "which") and start < last - 1 else (start, last)
    for i in range(first + 1, last - 1):
        if p.words[i].lower == "," and p.words[i + 1].lower in _CLAUSE:
            return first, i
    return first, last


def source_of(p: Passage, r: Reading, claim: Claim) -> tuple[int, int] | None:
    """A source for a cue that claims none: an antecedent, another source of the sentence, its subject."""
    return _antecedent(p, claim) or _nearest_source(p, r, claim) or subject(p, claim)


def _titled(p: Passage, claim: Claim) -> bool:
    """Whether the content is the title of a work: begins in a region, after the cue, every longer word capitalised."""
    a = claim.content[0][0]
    k = p.region[a]
    if k < 0 or a < claim.head:
        return False
    region = p.outer[k]
    inner = p.text[region.inner_start : region.inner_end]
    return not inner.isupper() and not speechlike(p.text, region) and title(inner)


def _nominal(p: Passage, i: int) -> bool:
    w = p.words[i]
    return w.lower not in _NOT_NOMINAL and (w.kind in ("", "noun") or w.shape != "x")


def _shared(a: list[Span], b: list[Span]) -> int:
    return sum(max(0, min(e, f) - max(s, g)) for s, e in a for g, f in b)


def _length(spans: list[Span]) -> int:
    return sum(e - s for s, e in spans)


def candidates(p: Passage, r: Reading, claims: Iterable[Claim], kind: Callable[[list[Span]], str]) -> list[Attribution]:
    """An attribution for each claim that has content, with what speaks for it in its notes, not yet scored."""
    seen: list[tuple[Claim, Attribution]] = []
    for claim in repaired(p, list(claims)):
        if _titled(p, claim):
            continue
        content = [span for a, b in claim.content if (span := characters(p, a, b))]
        if not content or (len(content) == 1 and p.text[slice(*content[0])].lower() in _NOTHING):
            continue
        source, found = claim.source, "own"
        if passive(p, claim) and not (source and agent(p, source)):
            source, found = None, "passive"
        elif source is None:
            source = _antecedent(p, claim) or _nearest_source(p, r, claim)
            found = "near" if source else "none"
            if source is None and (source := subject(p, claim)):
                found = "subject"
        cue = p.spans[claim.cue[0]][0], p.spans[claim.cue[1] - 1][1]
        speaker = characters(p, *_head_phrase(p, *source)) if source else None
        notes = evidence.features(p, r, claim, kind(content), found, source, _length(content) < _SHORT)
        rule = "model-region" if claim.region else f"model-{found}"
        seen.append((claim, Attribution(content, cue, speaker, rule, 0.0, notes=notes)))
    for (_, a), more in zip(seen, evidence.rivals([claim for claim, _ in seen]), strict=True):
        a.notes.update(more)
    return [a for _, a in seen]


def scored(
    p: Passage, r: Reading, claims: Iterable[Claim], scores: Scores, kind: Callable[[list[Span]], str]
) -> list[Attribution]:
    """The attributions of a passage by its claims, each with its score; of those that overlap, all."""
    out = candidates(p, r, claims, kind)
    for a in out:
        a.score = scores(a.notes)
    return out


def best(found: Iterable[Attribution], beside: Iterable[Attribution] = ()) -> list[Attribution]:
    """Of attributions that share a cue or most words, the one with the highest score; none that does so with one of
    `beside`."""
    out, taken = [], list(beside)
    for a in sorted(found, key=lambda a: (-a.score, a.start)):
        if not any(
            a.cue == b.cue or _shared(a.content, b.content) > OVERLAP * min(_length(a.content), _length(b.content))
            for b in taken
        ):
            out.append(a)
            taken.append(a)
    return sorted(out, key=lambda a: a.start)


def covered(region: Region, found: Iterable[Attribution]) -> bool:
    """Whether half of a region's characters are already somebody's."""
    inner = [(region.inner_start, region.inner_end)]
    return sum(_shared(a.content, inner) for a in found) * 2 >= region.inner_end - region.inner_start


def extend(a: Attribution, span: Span) -> None:
    """Adds a part to an attribution's content; parts that overlap become one."""
    out: list[Span] = []
    for s, e in sorted([*a.content, span]):
        if out and s <= out[-1][1]:
            out[-1] = out[-1][0], max(e, out[-1][1])
        else:
            out.append((s, e))
    a.content = out
