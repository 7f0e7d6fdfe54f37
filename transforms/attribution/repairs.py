"""Claims put right where the shape of the sentence says more than the model saw.

A chain of labels sees a few words at a time; these look at the sentence: what follows “he said” after a quotation is no
content unless it is quoted; a second “and X said” ends the content before it; the noun phrase after an inverted “said”
is the speaker; and a participle or a second verb has the sentence's subject for its own.
"""

from __future__ import annotations

from ..models.quotes_claims import Claim
from .passage import Passage

Range = tuple[int, int]

_JOINS = frozenset({"and", "but", "while", "though", "although"})
_STOPS = frozenset(
    "who that which whom whose in on at during after before when while as because adding and but".split()
)
_MODIFIERS = frozenset("to in at on during of with via by for from when as after over about into going".split())
_BE = frozenset("is are was were be been being am".split())
_QUOTED = frozenset({"quote", "cite"})
_SURE = 0.5
_LONGEST = 14


def repaired(p: Passage, claims: list[Claim]) -> list[Claim]:
    """The claims, changed in place; those left without content are dropped."""
    for claim in claims:
        _according(p, claim)
        inverted(p, claim)
        claim.content = [part for whole in claim.content for part in _quoted_only(p, claim, whole)]
    sure = [c for c in claims if c.probability >= _SURE and c.first >= _SURE]
    for claim in claims:
        claim.content = [_cut(p, claim, part, sure) for part in claim.content]
    return [c for c in claims if c.content]


def inverted(p: Passage, claim: Claim) -> None:
    """“…,” said the ruling: the noun phrase after the cue speaks, where no other source was found. So too without marks: The
    bridge, said the mayor, would open in May."""
    cue_end = claim.cue[1]
    if claim.source is not None or cue_end >= len(p) or claim.head + 1 != cue_end:
        return
    first = claim.cue[0]
    while first > 0 and not p.words[first - 1].lower[0].isalnum() and p.region[first - 1] < 0:
        first -= 1
    before = [b for _, b in claim.content if b in (first, claim.cue[0])]
    quoted = any(p.region[b - 1] >= 0 for b in before)
    if not quoted and not (before and first < claim.cue[0] and p.words[first].lower == "," and _tells(p, claim.head)):
        return
    last = p.sentence_start[p.sentence[claim.head] + 1]
    end = cue_end
    while end < last and end - cue_end < _LONGEST and p.region[end] < 0:
        word = p.words[end].lower
        if word in _STOPS or (not word[0].isalnum() and word not in ("-", "/", "'s", ".")):
            break
        if word == "." and end + 1 >= last:
            break
        end += 1
    if end > cue_end and p.words[cue_end].lower not in ("to", "so", "it"):
        claim.source = cue_end, end
        if quoted:
            claim.content = [(a, b) for a, b in claim.content if b <= cue_end or a >= end]
        else:
            claim.content = _without(p, claim.content, cue_end, end)


def _tells(p: Passage, i: int) -> bool:
    """Whether token i is a finite verb of saying."""
    return p.words[i].kind == "speech" and p.words[i].cls.startswith(("VBD", "VBZ")) and p.region[i] < 0


def _without(p: Passage, content: list[Range], first: int, end: int) -> list[Range]:
    """The content without the tokens from first to end, and without the comma that follows them."""
    while end < len(p) and p.words[end].lower == ",":
        end += 1
    out = []
    for a, b in content:
        if b <= first or a >= end:
            out.append((a, b))
        else:
            out.extend(part for part in ((a, first), (end, b)) if part[0] < part[1])
    return out


def _according(p: Passage, claim: Claim) -> None:
    """According to the mayor, the bridge …: where the content has swallowed the speaker, he ends at the comma."""
    first = claim.head + 2
    if claim.source is not None or p.words[claim.head].lower != "according" or first >= len(p):
        return
    if p.words[first - 1].lower != "to" or not any(a <= first < b for a, b in claim.content):
        return
    last = min(first + _LONGEST, p.sentence_start[p.sentence[claim.head] + 1])
    end = next((i for i in range(first + 1, last) if p.words[i].lower == ","), None)
    if end is not None:
        claim.source = first, end
        claim.content = _without(p, claim.content, claim.cue[0], end)


def passive(p: Passage, claim: Claim) -> bool:
    """Whether the subject of the cue is told and does not tell: she was asked, it is described as. Not: he was quoted."""
    word = p.words[claim.head]
    if word.kind != "speech" or "VBN" not in word.cls or word.lemma in _QUOTED:
        return False
    first = p.sentence_start[p.sentence[claim.head]]
    i = claim.head - 1
    while i >= first and claim.head - i < 4 and (p.words[i].lower in ("not", "n't", "also") or p.words[i].cls == "RB"):
        i -= 1
    return i >= first and p.words[i].lower in _BE


def agent(p: Passage, source: Range) -> bool:
    """Whether the source is what “by” leads in: she was asked by a reporter."""
    return source[0] > 0 and p.words[source[0] - 1].lower == "by"


def _quoted_only(p: Passage, claim: Claim, part: Range) -> list[Range]:
    """What of a part after the cue is content, given what stands before the cue."""
    a, b = part
    if b <= claim.head or p.region[claim.head] >= 0:
        return [part]
    before = any(y <= claim.head and p.region[x] >= 0 and p.region[y - 1] >= 0 for x, y in claim.content)
    inside = [k for k in sorted({p.region[i] for i in range(a, b)}) if k >= 0]
    ranges = [(max(a, p.outer_tokens[k][0]), min(b, p.outer_tokens[k][1])) for k in inside]
    if before:
        return ranges
    if p.region[a] < 0 and p.words[a].lower in _MODIFIERS and a - claim.cue[1] <= 1:
        later = [x for x in ranges if p.sentence[x[0]] > p.sentence[a] or p.words[x[0] - 1].lower in (",", ":")]
        if later and later[0][0] - a <= _LONGEST:
            return [(later[0][0], b)]
    return [part]


def _cut(p: Passage, claim: Claim, part: Range, sure: list[Claim]) -> Range:
    """The part up to “and”, “but” before another cue of its own speaker or of a shared one."""
    a, b = part
    if p.region[a] >= 0:
        return part
    for other in sure:
        if not a < other.head < b or other.head == claim.head:
            continue
        begins = min(other.cue[0], other.source[0]) if other.source and other.source[0] > a else other.cue[0]
        if begins - 1 > a and p.words[begins - 1].lower in _JOINS and p.region[begins - 1] < 0:
            b = begins - 1
    return (a, b) if b > a else part


def subject(p: Passage, claim: Claim) -> Range | None:
    """The subject of the cue's sentence, for a cue that has no other source: “Ms. Lee went on, telling them that …”."""
    first = p.sentence_start[p.sentence[claim.head]]
    taken = {i for a, b in claim.content for i in range(a, b)}
    i = first
    while i < claim.head and (p.words[i].lower in ("but", "and", "so", "then") or not p.words[i].lower[0].isalnum()):
        i += 1
    if i < claim.head and p.words[i].lower in (
        "in",
        "on",
        "at",
        "after",
        "before",
        "during",
        "since",
        "for",
        "as",
        "when",
    ):
        while i < claim.head and p.words[i].lower != ",":
            i += 1
        i += 1
    end = i
    while end < claim.head and end - i < _LONGEST and end not in taken and p.region[end] < 0 and _nominal(p, end, i):
        end += 1
    return (i, end) if i < end and end <= claim.cue[0] else None


def _nominal(p: Passage, i: int, first: int) -> bool:
    w = p.words[i]
    if w.tag == "pronoun":
        return i == first
    if w.tag in ("determiner", "possessive") or w.shape[0] == "X" or w.lower in ("of", ".", "'s", "-"):
        return i == first or p.words[i - 1].tag != "pronoun"
    return (
        w.shape == "x"
        and w.cls in ("NN", "NNS", "JJ", "NNP", "JJ+NN", "NN+NNS", "CD")
        and p.words[i - 1].tag != "pronoun"
    )
