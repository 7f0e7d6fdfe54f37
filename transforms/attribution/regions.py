"""Quoted words and whoever stands beside a verb of saying: the rule for regions the sequence models left alone.

Takes the outermost quoted regions of a paragraph that look like speech, finds the nearest cue outside the marks and the
name, pronoun or description next to it; a region that has none of them goes on from the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .cues import Cues
from .marks import Region
from .record import Attribution, Span

_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_PRONOUNS = frozenset("he she they it we i who".split())
_END = frozenset(".,?!…")
_CUE_REACH = 160
"""Characters between a region and the cue that goes with it; a subordinate clause after the name may be that long."""
_SPEAKER_REACH = 120


def speechlike(text: str, region: Region) -> bool:
    """Five words or more, or a sentence's end before the closing mark and more than one word."""
    words = _WORD.findall(text, region.inner_start, region.inner_end)
    tail = text[region.inner_start : region.inner_end].rstrip()
    return len(words) >= 5 or (len(words) >= 2 and bool(tail) and tail[-1] in _END and tail[0].isupper())


def _outside(at: int, regions: Iterable[Region]) -> bool:
    return not any(r.start <= at < r.end for r in regions)


def _speaker(text: str, cue: Span, start: int, end: int, names: list[Span], regions: list[Region]) -> Span | None:
    found: list[tuple[int, Span]] = []
    for s, e in names:
        if start <= s and e <= end and _outside(s, regions):
            gap = s - cue[1] if s >= cue[1] else cue[0] - e
            if 0 <= gap <= _SPEAKER_REACH:
                found.append((gap, (s, e)))
    for m in _WORD.finditer(text, max(start, cue[0] - _SPEAKER_REACH), min(end, cue[1] + 20)):
        if m.group().lower() in _PRONOUNS and _outside(m.start(), regions):
            gap = m.start() - cue[1] if m.start() >= cue[1] else cue[0] - m.end()
            if gap >= 0:
                found.append((gap, m.span()))
    return min(found)[1] if found else None


def attribute(
    text: str, start: int, end: int, regions: list[Region], names: list[Span], cues: Cues, before: Attribution | None
) -> list[Attribution]:
    """Attributions of the speech-like regions of the paragraph text[start:end]; `before` is the last one before it."""
    outer = [r for r in regions if r.depth == 0]
    words = [m for m in _WORD.finditer(text, start, end) if _outside(m.start(), outer)]
    heads = [m.span() for m in words if cues.kinds.get(m.group().lower()) == "speech"]
    out: list[Attribution] = []
    for region in (r for r in outer if speechlike(text, r)):
        near = []
        for s, e in heads:
            gap = s - region.end if s >= region.end else region.start - e
            between = text[region.end : s] if s >= region.end else text[e : region.start]
            if gap <= _CUE_REACH and not re.search(r"[.!?]\s", between):
                near.append((gap, (s, e)))
        inner = region.inner_start, region.inner_end
        if near:
            cue = min(near)[1]
            if out and out[-1].cue == cue:
                out[-1].content.append(inner)
                continue
            speaker = _speaker(text, cue, start, end, names, outer)
            out.append(Attribution([inner], cue, speaker, "region-cue", 0.6))
        elif out and out[-1].speaker:
            out[-1].content.append(inner)
        elif before is not None:
            out.append(Attribution([inner], None, before.speaker, "region-inherit", 0.4))
    return out
