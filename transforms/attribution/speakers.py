"""A speaker's words as found by the models, brought to the noun phrase that speaks.

In <2017, Ms. Lee> told …                what stands before the subject is not the subject
<Mr. Lee last year> explained …          nor is the time
Mr. Lee, <meanwhile, has> claimed …      nor are adverbs and auxiliaries
in <which they> tell …                   nor is the pronoun that joins the clause
a Port <Alder-Times investigation> …     a word is a whole word
said <Ms. Lee in a joint statement>      where somebody spoke is no part of who did
"""

from __future__ import annotations

from collections.abc import Iterable

from .passage import Passage
from .record import Attribution, Span

_JOINING = frozenset("which whom what when if because since while though although whether than".split())
_OPENING = frozenset("perhaps maybe indeed meanwhile instead and but so yet".split())
_ADVERBS = frozenset(
    "meanwhile however also then now later once still again publicly therefore instead moreover too even already just "
    "never always often repeatedly earlier afterward recently subsequently eventually initially inevitably almost nearly and or but".split()
)
_AUXILIARIES = frozenset("has have had is was are were will would may might can could should must did does do".split())
_BEFORE = frozenset("in on at by after before since during until for with from to of under despite among".split())
"""Before a subject these begin what is none of it."""

_HANGING = frozenset("of over the a an this that these than for with from to by and in on at".split())
_RELATIVE = frozenset("who which that whose whom what".split())
_CLAUSES = frozenset((",", "—", "―", "–", *"and but when as while that if because after before until since".split()))
_VERBS = frozenset(("VBD", "VBD+VBN"))

_DASHES = frozenset(("-", "–", "—", "--"))
_CONNECTORS = frozenset(("of", "the", "and", "’s", "'s", ".", "-", "&"))
_OCCASIONS = frozenset(
    "statement interview speech letter tweet post email memo testimony hearing briefing conference".split()
)
_LONGEST = 8

Range = tuple[int, int]


def tidy(p: Passage, a: Attribution, times: Iterable[Span]) -> Span | None:
    """The speaker of `a`, narrowed or widened to a noun phrase; as it is where nothing is wrong with it."""
    if a.speaker is None or a.cue is None:
        return a.speaker
    inside = [i for i, (s, e) in enumerate(p.spans) if s < a.speaker[1] and a.speaker[0] < e]
    if not inside:
        return a.speaker
    whole = first, end = _whole_word(p, inside[0], inside[-1] + 1)
    if p.spans[first][0] < a.cue[0]:
        if _setting(p, first, end, times) and (found := _next_phrase(p, end, a.cue[0])):
            first, end = found
        first, end = _joined(p, first, end)
        first, end = _after_adjunct(p, first, end)
        if not p.text[a.cue[0] : a.cue[1]].lower().startswith("for "):  # gave <the mayor> … for saying
            first, end = _before_verb(p, first, end)
        first, end = _before_adverbs(p, first, end, [t for t in times if t[0] < a.cue[0]])
    first, end = _before_occasion(p, first, end)
    if (first, end) == (inside[0], inside[-1] + 1) == whole:
        return a.speaker
    start, stop = p.spans[first][0], p.spans[end - 1][1]
    return (start, stop) if any(c.isalnum() for c in p.text[start:stop]) else a.speaker


def _before_occasion(p: Passage, first: int, end: int) -> Range:
    """Without “in a joint statement” at its end."""
    if p.words[end - 1].lower not in _OCCASIONS:
        return first, end
    for i in range(max(first + 1, end - _LONGEST), end - 1):
        if p.words[i].lower in ("in", "during", "at", "on") and p.words[i + 1].tag in ("determiner", "possessive"):
            return first, i
    return first, end


def _setting(p: Passage, first: int, end: int, times: Iterable[Span]) -> bool:
    """Whether the words are a dateline or a time, and nobody."""
    start, stop = p.spans[first][0], p.spans[end - 1][1]
    after = p.words[end].lower if end < len(p) else ""
    if after in _DASHES and first == p.sentence_start[p.sentence[first]] and p.text[start:stop].isupper():
        return True
    return after == "," and any(s <= start and stop <= e for s, e in times)


def _next_phrase(p: Passage, end: int, cue: int) -> Range | None:
    """The noun phrase after a dateline or a time, up to its verb."""
    i = end
    while i < len(p) and (p.words[i].lower in _DASHES or p.words[i].lower == ","):
        i += 1
    j = i
    while j < len(p) and j - i < _LONGEST and p.spans[j][0] < cue:
        word = p.words[j]
        verb = word.shape == "x" and (word.cls in _VERBS or word.cls == "VBZ" or word.lower in _AUXILIARIES)
        if verb or word.lower in (",", ".", ";", ":"):
            return (i, j) if i < j and _begins(p, i) else None
        j += 1
    return (i, j) if i < j and j < len(p) and p.spans[j][0] >= cue and _begins(p, i) else None


def _whole_word(p: Passage, first: int, end: int) -> Range:
    """Widened to the word, and the name, that a hyphen cuts in two."""
    if first < 2 or p.words[first - 1].lower != "-" or p.spans[first - 1][1] != p.spans[first][0]:
        return first, end
    i = first - 2
    if p.spans[i][1] != p.spans[first - 1][0] or (i > 0 and p.words[i - 1].lower == "("):
        return first, end
    while i > 0 and first - i < _LONGEST and p.words[i].shape[0] == "X" and p.words[i - 1].shape[0] == "X":
        i -= 1
    if i > 0 and p.words[i - 1].tag in ("determiner", "possessive"):
        i -= 1
    return i, end


def _joined(p: Passage, first: int, end: int) -> Range:
    """Without “which” or “when” before a subject."""
    for i in range(first + 1, end - 1):  # they left, with <the mayor> saying …
        if p.words[i].lower == "with" and p.words[i - 1].lower == "," and _begins(p, i + 1):
            return i + 1, end
    if end - first > 1 and p.words[first].lower in (_JOINING | _OPENING) and _begins(p, first + 1):
        return first + 1, end
    return first, end


def _after_adjunct(p: Passage, first: int, end: int) -> Range:
    """After the comma that ends what stands before the subject; after the dash of a dateline."""
    commas = [i for i in range(first + 1, end - 1) if p.words[i].lower == ","]
    dash = next((i for i in range(first + 1, end - 1) if p.words[i].lower in _DASHES), None)
    if (
        dash is not None
        and p.sentence_start[p.sentence[first]] == first
        and p.text[p.spans[first][0] : p.spans[dash - 1][1]].isupper()
    ):
        while dash < end - 1 and p.words[dash].lower in _DASHES:
            dash += 1
        return dash, end
    if not commas:
        return first, end
    word = p.words[first]
    if word.lower in _ADVERBS and all(p.words[i].lower in _AUXILIARIES | _ADVERBS for i in range(commas[0] + 1, end)):
        return _left_of(p, first) or (first, end)
    before = p.words[first - 1].lower if first > 0 else ""
    opening = (
        before.endswith("ing") and p.sentence_start[p.sentence[first]] == first - 1
    )  # Lamenting <their luck, they>
    if not (before in _BEFORE or opening or word.lower in _BEFORE or word.lower in _ADVERBS or word.shape[0] == "d"):
        return first, end
    rest = commas[0] + 1
    apposed = p.words[rest].lower in ("a", "an") or (end < len(p) and p.words[end].lower == ",")
    if not _begins(p, rest) or (apposed and word.shape[0] != "d"):
        return first, end
    return rest, end


def _before_verb(p: Passage, first: int, end: int) -> Range:
    """Of a clause with its verb: the subject of a last clause that the cue follows, else the words before the verb."""
    for i in range(first + 1, end - 1):
        word, last = p.words[i], p.words[i - 1]
        if word.lower in _RELATIVE or word.lower == "," or p.region[i] >= 0:
            break
        name = last.shape[0] == "X" or last.tag == "pronoun"
        verb = word.shape == "x" and (word.cls == "VBD" or (word.cls in _VERBS and name) or word.lower in _AUXILIARIES)
        if verb and p.words[i + 1].lower != "by" and (name or last.cls in ("NN", "NNS", "NNP")):
            return _last_subject(p, i, end) or (first, i)
    return first, end


def _last_subject(p: Passage, verb: int, end: int) -> Range | None:
    """The noun phrase at the end, after a mark or a word that joins clauses: He swam, when <the mayor> warned …"""
    i = end
    while i > verb + 1 and end - i < _LONGEST and p.words[i - 1].lower not in _CLAUSES:
        if p.words[i - 1].cls in _VERBS or p.words[i - 1].lower in _AUXILIARIES:
            return None
        i -= 1
    return (i, end) if i < end and p.words[i - 1].lower in _CLAUSES and _begins(p, i) else None


def _begins(p: Passage, i: int) -> bool:
    """Whether a noun phrase can begin at token i."""
    word = p.words[i]
    return word.lower not in _BEFORE and (
        word.tag in ("determiner", "possessive", "pronoun")
        or word.shape[0] == "X"
        or word.cls in ("NNS", "NNP", "CD", "JJ")
    )


def _left_of(p: Passage, first: int) -> Range | None:
    """The name before “, meanwhile, …”."""
    end = first - 1
    if end < 1 or p.words[end].lower != ",":
        return None
    i = end
    while i > 0 and end - i < _LONGEST and (p.words[i - 1].shape[0] == "X" or p.words[i - 1].lower in _CONNECTORS):
        i -= 1
    return (i, end) if i < end and p.words[i].lower[0].isalpha() else None


def _before_adverbs(p: Passage, first: int, end: int, times: list[Span]) -> Range:
    """Without the time, the adverbs and the dash at its end."""
    while end - first > 1:
        s, e = p.spans[end - 1]
        lower = p.words[end - 1].lower
        timed = next((t for t in times if t[0] < e and s < t[1] and t[0] > p.spans[first][0]), None)
        if timed is not None:
            stop = end
            while stop - first > 1 and p.spans[stop - 1][1] > timed[0]:
                stop -= 1
            if stop - first > 1 and p.words[stop - 1].lower in ("on", "in", "at", "late", "early"):
                stop -= 1
            left = p.words[stop - 1]
            clause = any(p.words[i].lower in _RELATIVE for i in range(first, stop))
            if clause or left.lower in _HANGING or (left.shape == "x" and left.lower.endswith(("ed", "ing"))):
                break  # a man who swam in May, a poll released Friday, the vote of Tuesday
            end = stop
        elif (
            lower in _ADVERBS | _AUXILIARIES | _DASHES | {","}
            and not (lower in _AUXILIARIES and p.words[end - 1].shape[0] == "X")
        ) or (lower.endswith("ly") and p.words[end - 1].shape == "x" and p.words[end - 1].cls == "RB"):
            end -= 1
        else:
            break
    return first, end
