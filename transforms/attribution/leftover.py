"""Quoted speech that no cue claims: the rest of a quotation, speech that runs over paragraphs, and what a line before
introduced.

    “I was there,” she said. “I saw it.”          the second region goes with the first
    He added:⏎“We will come back.”                 the paragraph before names cue and speaker
    “… and so on.⏎“And then we left.”              no closing mark: the same speech
    “That is all,” he said.⏎“It was enough.”       a region alone in its paragraph: see `thread`
"""

from __future__ import annotations

from collections.abc import Callable

from ..models.quotes_arguments import Reading
from .beside import beside
from .juxtaposed import juxtaposed
from .linker import covered, extend, trim
from .marks import Region
from .passage import Passage
from .quoted import speechlike
from .record import Attribution, Span
from .terms import term
from .thread import Thread, claim_pending, follow

INHERITED = 0.6
"""Score of a region that takes its speaker from the paragraph before: 4 of 8 right on development data, 13 of 14 on
pages read by hand."""


_NEAR = 60
"""Characters between a quotation and the cue that follows it: a name with its title."""


def _touch(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _opens(p: Passage, region: Region) -> bool:
    """Whether nothing stands before the region in its paragraph."""
    return not any(c.isalnum() for c in p.text[p.start : region.start])


def attribute(
    p: Passage,
    r: Reading,
    found: list[Attribution],
    thread: Thread,
    repeated: Callable[[Span], bool],
    people: list[Span],
) -> list[Attribution]:
    """`found` with the regions nobody claims added to it, to the attribution before, or to new attributions.

    `thread` is what the paragraph before handed on; `repeated` tells whether words stand elsewhere in the story too;
    `people` are the names of persons in the paragraph.
    """
    out = list(found)
    before, introduction = thread.last, thread.introduction
    for region, tokens in zip(p.outer, p.outer_tokens, strict=True):
        if (named := term(p, region, tokens)) and not any(
            a.cue and named.cue and _touch(a.cue, named.cue) for a in out
        ):
            out.append(named)
            continue
        if covered(region, out):
            continue
        inner = trim(p.text, region.inner_start, region.inner_end)
        if inner is None:
            continue
        opens = _opens(p, region)
        if opens and introduction is not None and not out and (_alone(p) or not beside(p, r, region, tokens, out)):
            introduction.content = [inner]
            out.append(introduction)
            introduction = None
        if covered(region, out):
            continue
        if opens and thread.unclosed and before is not None:
            extend(before, inner)
            continue
        if not speechlike(p.text, region):
            continue
        if beside(p, r, region, tokens, out):
            continue
        previous = [a for a in out if a.start < region.start and _quotes(p, a)]
        following = [a for a in out if a.cue and region.end <= a.cue[0] < a.start and _near(p, region, a.cue)]
        if following:
            extend(following[0], inner)
        elif previous:
            extend(max(previous, key=lambda a: a.end), inner)
        elif opens and not out and (whose := follow(p, region, inner, thread, repeated)):
            how, a = whose
            if how == "goes on":
                extend(a, inner)
                continue
            out.append(Attribution([inner], None, a.speaker, "inherited", INHERITED))
            if a is thread.turn:
                thread.alternates.append(out[-1])
        elif not opens and (said := juxtaposed(p, region, tokens, inner, people)) and not repeated(inner):
            out.append(said)
    claim_pending(thread, p, out)
    return sorted(out, key=lambda a: a.start)


def _alone(p: Passage) -> bool:
    """Whether the paragraph is nothing but quotation."""
    edges = [p.start, *(x for region in p.outer for x in (region.start, region.end)), p.end]
    return not any(c.isalnum() for s, e in zip(edges[::2], edges[1::2], strict=True) for c in p.text[s:e])


def _near(p: Passage, region: Region, cue: Span) -> bool:
    """Whether only a speaker can stand between the region and the cue after it: “I was there,” she said, “and …”."""
    between = p.text[region.end : cue[0]]
    return len(between) <= _NEAR and not any(mark in between for mark in '.?!“"')


def _quotes(p: Passage, a: Attribution) -> bool:
    """Whether some of the attribution's content stands between marks."""
    return any(s < r.inner_end and r.inner_start < e for s, e in a.content for r in p.outer)
