"""Speech that the page's layout attributes, without a verb: signed quotations and transcripts.

    “It was the best of evenings.” — Ana Holt, a teacher        a quotation alone in its paragraph, with a signature
    HOLT: We will come back.                                    a turn of a transcript
    We will come back. — Ana Holt (@aholt) May 5, 2023          a post as embedded, in its paragraph or in the next

A label makes a transcript only where the article has several of them: “UPDATE: …” is none.
"""

from __future__ import annotations

import re
from collections import Counter

from ..documents import Document
from .passage import Passage
from .record import Attribution, Span

SCORE = 0.95
"""Of both rules: on development data 23 of 23 signatures and 10 of 10 turns are right."""

LEAST_WORDS = 4
"""A quotation of fewer words before a dash and a name is more often a title or a term."""

VERBATIM = frozenset(("turn", "tweet"))
"""Rules whose content is word for word, though without marks."""

TURNS = 2
"""So many turns by so many speakers at least make a transcript."""

_NAME = r"[^\W\d_a-z][\w.'’-]*(?:[ \u00a0]+(?:(?:de|del|della|la|le|van|von|der|den|bin|al|el|y|e)[ \u00a0]+)*[^\W\d_a-z][\w.'’-]*){0,5}"
_DAY = r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}"
_SIGNATURE = re.compile(
    rf"[.,]?[ \u00a0]*(?P<dash>--|[—―–‒-])[ \u00a0]*(?:Source:[ \u00a0]+)?(?P<name>(?!(?:The|A|An)\b){_NAME})(?:,[^“”\"]{{2,90}}|[ \u00a0]*\([^()]{{2,60}}\))?[\s.]*"
)
_POST = re.compile(
    rf"(?P<dash>[—―–-])[ \u00a0]?(?P<name>[^\W_][^\n“”\"()@]{{1,48}}?)[ \u00a0]*\(@\w{{1,20}}\),?[ \u00a0]+{_DAY}\.?\s*"
)
_LINKS = re.compile(r"(?:\s*(?:pic\.twitter\.com/\w+|https?://\S+))+\s*")
_LABEL = re.compile(
    r"[\s“\"„«]*(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,4}|[A-Z][\w'’-]+(?: [A-Z][\w.'’-]+){0,3})"
    r"(?: ?\([^()]{1,60}\))?(?P<colon>:)[\s]+(?=\S)"
)


_LOOSE = 12
"""Words that seem to stand outside of a signed quotation, where marks inside it are mispaired, at most."""

_EDGE = frozenset(" \u00a0\n\"”“„«»’'")


def labels(document: Document, people: list[Span]) -> frozenset[str]:
    """The speakers' labels of an article that is or holds a transcript; empty for others. A label that is not in capitals
    must be a name of one of the `people`, or a part of it: “Water: …” and “Soil: …” are no speakers."""
    found: Counter[str] = Counter()
    for paragraph in document.story():
        if m := _LABEL.match(document.text, paragraph.start, paragraph.end):
            found[m["name"]] += 1
    known = {word for s, e in people for word in document.text[s:e].split()}
    speakers = {name: n for name, n in found.items() if n >= TURNS and (name.isupper() or name.split()[-1] in known)}
    return frozenset(speakers) if len(speakers) >= TURNS else frozenset()


def attribute(p: Passage, speakers: frozenset[str], after: Span | None) -> Attribution | None:
    """What the layout of a paragraph attributes; None where it says nothing. `after`: the paragraph after it, whatever its
    role."""
    return _turn(p, speakers) or _signed(p) or _post(p, after)


def _post(p: Passage, after: Span | None) -> Attribution | None:
    """A post with its author at its end, or alone in the paragraph after it."""
    m = next((m for m in _POST.finditer(p.text, p.start, p.end) if m.end() == p.end), None)
    start, end = p.start, m.start() if m else p.end
    if m is None and after is not None and not p.outer:
        m = _POST.fullmatch(p.text, *after)
    if m is None:
        return None
    for links in _LINKS.finditer(p.text, start, end):
        if links.end() == end or not any(c.isalnum() for c in p.text[links.end() : end]):
            end = links.start()
            break
    while end > start and (p.text[end - 1].isspace() or p.text[end - 1] in _EDGE):
        end -= 1
    while start < end and p.text[start] in _EDGE:
        start += 1
    if len(p.text[start:end].split()) < LEAST_WORDS:
        return None
    return Attribution([(start, end)], m.span("dash"), m.span("name"), "tweet", SCORE)


def _turn(p: Passage, speakers: frozenset[str]) -> Attribution | None:
    m = _LABEL.match(p.text, p.start, p.end)
    if m is None or m["name"] not in speakers:
        return None
    start, end = m.end(), p.end
    while end > start and p.text[end - 1] in _EDGE:
        end -= 1
    while end > start and p.text[start] in _EDGE:
        start += 1
    if end <= start or not any(c.isalnum() for c in p.text[start:end]):
        return None
    return Attribution([(start, end)], m.span("colon"), m.span("name"), "turn", SCORE)


def _signed(p: Passage) -> Attribution | None:
    if not p.outer or any(c.isalnum() for c in p.text[p.start : p.outer[0].start]):
        return None
    last = p.outer[-1]
    m = _SIGNATURE.fullmatch(p.text, last.end, p.end)
    if m is None:
        return None
    between = [
        i for i in range(len(p)) if p.region[i] < 0 and p.spans[i][1] <= last.start and p.words[i].lower[0].isalnum()
    ]
    if len(between) > _LOOSE or any(p.words[i].kind == "speech" for i in between):
        return None
    content = [(r.inner_start, r.inner_end) for r in p.outer if r.inner_end > r.inner_start]
    if between:  # marks inside the quotation are mispaired
        content = [(content[0][0], content[-1][1])]
    if sum(len(p.text[s:e].split()) for s, e in content) < LEAST_WORDS:
        return None
    start, end = m.span("name")
    if p.text[end - 1] == "." and p.text[end - 3 : end - 2].isalpha():  # the paragraph's point, not an initial's
        end -= 1
    return Attribution(content, m.span("dash"), (start, end), "signed", SCORE)
