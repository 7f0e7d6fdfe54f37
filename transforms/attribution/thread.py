"""What one paragraph hands on to the next: who spoke last, and whether a quotation alone in its paragraph goes on with it.

    “I was there,” she said.⏎“It was dark.”            goes on: nothing stands between the cue and the quotation
    “It was dark.⏎“We ran,” she said.                  an open quotation belongs to who speaks in the next paragraph
    “Were you there?” she asked.⏎“I was.”              a question is not answered by who asked it
    … she said. The hall fell silent.⏎“It was dark.”   somebody's, but the text does not say whose
    ‘It was dark’⏎She had come late …                  a heading, or a line pulled out of the text

Measured on news with attributions marked: of quotations alone in their paragraph that come right after “…,” he said, three
in four go on with it; after another sentence, hardly any.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from .linker import covered, extend, trim
from .marks import Region
from .passage import Passage
from .quoted import speechlike
from .record import Attribution, Span

_LAID_OUT = frozenset(("signed", "turn"))
"""Rules whose attributions end with their paragraph."""

_FINAL = frozenset(".?!…—–")


@dataclass(slots=True)
class Thread:
    """State after a paragraph."""

    last: Attribution | None = None  # the last attribution
    adjacent: bool = False  # whether `last` is of that paragraph
    ends: bool = False  # whether the paragraph's last sentence belongs to it
    single: bool = False  # whether its last quotation stands between single marks
    quoted: bool = False  # whether it holds quoted words
    whole: bool = False  # whether it ends in a quoted sentence, not in quoted words of a sentence of the reporter's
    unclosed: bool = False  # whether its last quotation was left open
    turn: Attribution | None = None  # the attribution of the paragraph before that one, if by another speaker
    pending: list[Span] = field(default_factory=list)  # quotations left open that nobody has claimed yet
    introduction: Attribution | None = None  # a cue and speaker without content: “He added:”
    alternates: list[Attribution] = field(default_factory=list)  # attributions given to who spoke before the last


def hand_on(thread: Thread, p: Passage, here: list[Attribution]) -> None:
    """Brings `thread` past the paragraph p with the attributions found in it."""
    before = thread.last if thread.adjacent else None
    if here:
        thread.turn = before if before is not None and len(here) == 1 and not _same(p.text, before, here[0]) else None
        thread.last = here[-1]
    a = thread.last
    mine = a is not None and any(covered(region, [a]) for region in p.outer)
    thread.adjacent = bool(here) or mine
    open_ = p.outer[-1] if p.outer and not p.outer[-1].closed else None
    thread.unclosed = open_ is not None and a is not None and covered(open_, [a])
    if open_ is None or thread.unclosed or opening(p) is None:
        thread.pending = []
    elif inner := trim(p.text, open_.inner_start, open_.inner_end):
        thread.pending.append(inner)
    if not thread.adjacent or a is None:
        thread.ends = thread.quoted = thread.whole = False
        return
    parts = [*a.content, *([a.cue] if a.cue else []), *([a.speaker] if a.speaker else [])]
    thread.ends = max(e for _, e in parts) > p.spans[p.sentence_start[-2]][0]
    regions = [r for r in p.outer if any(s < r.inner_end and r.inner_start < e for s, e in a.content)]
    thread.quoted, thread.single = bool(regions), bool(regions) and regions[-1].single
    sentence = bool(regions) and not p.text[a.start].islower() and speechlike(p.text, regions[-1])
    within = [(s, e) for s, e in a.content if p.start <= s < p.end]
    thread.whole = sentence and all(any(r.start <= s and e <= r.end for r in regions) for s, e in within)


def _same(text: str, a: Attribution, b: Attribution) -> bool:
    surfaces = [text[x.speaker[0] : x.speaker[1]].lower() if x.speaker else "" for x in (a, b)]
    return surfaces[0] == surfaces[1]


def _asks(text: str, a: Attribution) -> bool:
    end = a.end
    return text[end - 1] == "?" or text[end : end + 1] == "?"


def follow(
    p: Passage, region: Region, inner: Span, thread: Thread, repeated: Callable[[Span], bool]
) -> tuple[str, Attribution] | None:
    """For a quotation that opens its paragraph and has no cue: ("goes on", the attribution it goes on with),
    ("inherits", the attribution whose speaker it has), or None where the text does not say whose it is."""
    a, text = thread.last, p.text
    if a is None or not thread.adjacent or not thread.ends or a.speaker is None or a.rule in _LAID_OUT:
        return None
    after = text[inner[1] : min(region.end + 1, p.end)]
    if text[inner[1] - 1] not in _FINAL and not _FINAL.intersection(after):
        return None  # a heading
    if (region.single and not thread.single) or repeated(inner):
        return None
    if _asks(text, a) or any(a is b for b in thread.alternates):
        if thread.turn is None or thread.turn.speaker is None:
            return None
        return "inherits", thread.turn
    if thread.whole:
        return "goes on", a
    said = a.speaker[0] < a.start and "cue=speech" in a.notes
    return ("inherits", a) if thread.quoted or said else None


def opening(p: Passage) -> Region | None:
    """The quotation that the paragraph begins with."""
    first = p.outer[0] if p.outer else None
    return first if first and not any(c.isalnum() for c in p.text[p.start : first.start]) else None


def claim_pending(thread: Thread, p: Passage, here: list[Attribution]) -> None:
    """Quotations left open in the paragraphs before go with the one that takes them up: “We ran.⏎“We swam,” he said."""
    first = opening(p)
    a = next((a for a in here if covered(first, [a])), None) if first else None
    if a is not None:
        for span in thread.pending:
            extend(a, span)
        thread.pending = []
