"""Quotation marks of a paragraph, paired: what stands between them, whichever marks the publisher uses.

Straight, curly, angled and low marks, TeX's `` and '', two single marks typed for a double one, and British single marks.
Publishers mix them within a sentence (“It’s a meat grinder,’’ he added), forget the closing one, and leave it out on
purpose where speech runs on in the next paragraph; apostrophes look like single marks. So a mark's direction is read from
its own shape where that tells, else from the spaces around it, and single marks count only in pairs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

_MARK = re.compile(r"``|''|‘‘|’’|[“”„‟«»\"＂]|[‘’‚‛‹›'`]")
_DOUBLE = frozenset(["``", "''", "‘‘", "’’", "“", "”", "„", "‟", "«", "»", '"', "＂"])
_OPENING_SHAPE = frozenset(["``", "‘‘", "“", "„", "‟", "«"])
_CLOSING_SHAPE = frozenset(["”", "»", "’’"])
_BEFORE_OPENING = frozenset("([{<—–-‒―/:;,|*“‘\"'«`")
_AFTER_CLOSING = frozenset(".,;:!?)]}>—–-‒―/…|*’”\"'»")
_ELISION = re.compile(r"(?:\d|(?:em|til|tis|twas|twere|cause|bout|round|n|ol|im|er|ere|nuff|cuz|kay|tude)\b)", re.I)
_CLOSES_BEFORE = frozenset(",.?!…")
_PUNCTUATION = frozenset(".,?!…;—–-")


@dataclass(frozen=True, slots=True)
class Region:
    """What stands between two marks: text[start:end] with the marks, text[inner_start:inner_end] without."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    single: bool
    depth: int  # 0 for the outermost


def _spaced(text: str, at: int, start: int, end: int) -> bool:
    return not start <= at < end or text[at].isspace()


def _opens(text: str, m: re.Match[str], start: int, end: int, is_open: bool) -> bool | None:
    """Whether a double mark opens; None where it is a measure (5'2") and no mark at all."""
    before, after = m.start() - 1, m.end()
    left = _spaced(text, before, start, end) or text[before] in _BEFORE_OPENING
    right = _spaced(text, after, start, end) or text[after] in _AFTER_CLOSING
    mark = m.group()
    if mark in _OPENING_SHAPE and mark != "«":  # typed for a closing one: “Who knows?“ he asked
        return not (is_open and right and not left)
    if mark in _CLOSING_SHAPE and mark != "»":  # a closing mark typed for an opening one: ”Yes,” he said
        return not is_open and left and not right
    if mark in "«»":
        return left and not right if left != right else mark == "«"
    if (
        start <= before
        and text[before].isdigit()
        and ((right and not is_open) or text[after : min(after + 1, end)].isdigit())
    ):
        return None  # 7" wide, a 5"1/4 drive
    if left and right and start <= before and text[before] in _CLOSES_BEFORE:  # It is late," he said.
        return False
    return left if left != right else not is_open


def _singles(text: str, start: int, end: int) -> dict[int, int]:
    """Positions of single marks that open a quotation, each with the position of the one that closes it."""
    openers, closers = [], []
    for m in _MARK.finditer(text, start, end):
        mark = m.group()
        if mark in _DOUBLE:
            continue
        i, j = m.start(), m.end()
        left = _spaced(text, i - 1, start, end) or text[i - 1] in _BEFORE_OPENING
        right = _spaced(text, j, start, end) or text[j] in _AFTER_CLOSING
        if mark in "‘‚‛‹`":
            if not _spaced(text, j, start, end) and not (i > start and text[i - 1].isalnum()):
                openers.append(i)
        elif left and not right and not _ELISION.match(text, j):
            if mark != "’" and (text[j].isalnum() or text[j] in "$€£.…["):
                openers.append(i)
        elif (right and not left) or (right and i > start and text[i - 1] in _PUNCTUATION):
            closers.append(i)
    pairs: dict[int, int] = {}
    taken = start - 1
    for at, i in enumerate(openers):
        if i <= taken:
            continue
        limit = openers[at + 1] if at + 1 < len(openers) else end
        fitting = [j for j in closers if i + 1 < j < limit]
        if not fitting:
            continue
        first = next((j for j in fitting if text[j - 1] in _PUNCTUATION or text[j - 1] not in "sS"), fitting[0])
        pairs[i] = taken = first
    return pairs


def _nested(outer: str, m: re.Match[str], following: list[re.Match[str]]) -> bool:
    """Whether a second opening mark stands inside the first: the next two marks both close, or the first is straight
    and the pair that begins here is not ("It is his “last chance” to act)."""
    double = [f.group() for f in islice((f for f in following if f.group() in _DOUBLE), 2)]
    if outer in "\"＂'" and m.group() == "“" and double[:1] == ["”"]:
        return True
    return len(double) == 2 and all(mark in _CLOSING_SHAPE for mark in double)


def begins_inside(text: str, before: tuple[int, int], start: int, end: int) -> bool:
    """Whether the paragraph text[start:end] goes on, without a mark at its beginning, with the quotation that the paragraph
    `before` left open: its first double mark closes, and nothing was opened."""
    first = next((m for m in _MARK.finditer(text, start, end) if m.group() in _DOUBLE), None)
    if first is None or _opens(text, first, start, end, True) is not False or _opens(text, first, start, end, False):
        return False
    held = regions(text, *before)
    return bool(held) and any(not r.closed and r.depth == 0 and r.end == before[1] for r in held)


def regions(text: str, start: int, end: int, inside: bool = False) -> list[Region]:
    """The quoted regions of the paragraph text[start:end], in order, the nested ones after those that hold them. `inside`:
    it begins in the middle of one."""
    singles = _singles(text, start, end)
    closing = set(singles.values())
    stack: list[tuple[bool, int, int]] = [(False, start, start)] if inside else []  # single, start, inner start
    out: list[Region] = []

    def close(at: int, inner_end: int, region_end: int, closed: bool) -> None:
        for depth in range(len(stack) - 1, at - 1, -1):
            single, s, inner = stack.pop()
            if inner < inner_end and not text[inner:inner_end].isspace():
                out.append(Region(s, region_end, inner, inner_end, closed and depth == at, single, depth))

    marks = list(_MARK.finditer(text, start, end))
    for k, m in enumerate(marks):
        i, j = m.span()
        if m.group() not in _DOUBLE:
            if i in singles and not any(single for single, _, _ in stack):
                stack.append((True, i, j))
            elif i in closing:
                at = next((d for d in range(len(stack) - 1, -1, -1) if stack[d][0]), None)
                if at is not None:
                    close(at, i, j, True)
            continue
        at = next((d for d in range(len(stack) - 1, -1, -1) if not stack[d][0]), None)
        opens = _opens(text, m, start, end, at is not None)
        if opens is None:
            continue
        if opens:
            if at is not None and not _nested(
                text[stack[at][1]], m, marks[k + 1 : k + 12]
            ):  # the closing mark before this one was forgotten
                stop = i
                while stop > stack[at][2] and text[stop - 1].isspace():
                    stop -= 1
                close(at, stop, stop, False)
            stack.append((False, i, j))
        elif at is not None:
            close(at, i, j, True)
    if stack:
        close(0, end, end, False)
    return sorted(out, key=lambda r: (r.start, r.depth))
