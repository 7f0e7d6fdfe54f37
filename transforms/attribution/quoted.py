"""What the quoted region in a claimed content tells: whether such words in marks are likely to be somebody's at all.

A third of the regions of one or two words are titles, names and the reporter's own irony; whether they are depends on
their form and on the words right before and after them.
"""

from __future__ import annotations

from ..models.quotes_arguments import Reading
from ..models.quotes_claims import Claim
from .marks import Region
from .passage import Passage

_LENGTHS = (1, 2, 3, 4, 5, 7, 12)
_FINAL = frozenset(".,?!…")


def speechlike(text: str, region: Region) -> bool:
    """Whether quoted words are a statement rather than a name, a title or a term.

    Five words or more, or a sentence's end before the closing mark; never where every longer word is capitalised, as in
    the titles of works and broadcasts.
    """
    inner = text[region.inner_start : region.inner_end].strip()
    words = [w for w in inner.replace("-", " ").split() if any(c.isalpha() for c in w)]
    if not words or (not region.closed and len(words) < 3):
        return False
    if title(inner) and not inner.isupper():
        return False
    if len(words) <= 3 and all(not w[0].islower() or len(w) < 4 for w in words[1:]) and inner[-1] in ".,":
        return False
    return len(words) >= 5 or (len(words) >= 2 and inner[-1] in _FINAL)


def title(words: str) -> bool:
    """Whether two or more longer words stand there, all capitalised."""
    longer = [w for w in words.replace("-", " ").split() if len(w.strip(".,?!…'’")) > 3]
    return len(longer) > 1 and all(not w[0].islower() for w in longer)


def region_of(p: Passage, claim: Claim) -> int | None:
    """Index into `p.outer` of the region that has most tokens of the content; None where none has any."""
    counts: dict[int, int] = {}
    for a, b in claim.content:
        for i in range(a, b):
            if p.region[i] >= 0:
                counts[p.region[i]] = counts.get(p.region[i], 0) + 1
    return max(counts, key=lambda k: counts[k], default=None)


def features(p: Passage, r: Reading, claim: Claim) -> dict[str, float]:
    """Named numbers about the content's main quoted region; none where nothing of it is quoted."""
    k = region_of(p, claim)
    if k is None:
        return {}
    region, (a, b) = p.outer[k], p.outer_tokens[k]
    words = [i for i in range(a, b) if p.words[i].lower[0].isalnum()]
    inner = p.text[region.inner_start : region.inner_end].strip()
    if not words or not inner:
        return {}
    first, last = p.sentence_start[p.sentence[a]], p.sentence_start[p.sentence[b - 1] + 1]
    content = [r.content[i] for i in words]
    out = {
        "bias": 1.0,
        "content": sum(content) / len(content),
        "surest": max(content),
        f"words={next((n for n in _LENGTHS if len(words) <= n), 'more')}": 1.0,
        f"ends={inner[-1] if inner[-1] in '.,?!' else ''}": 1.0,
        "title": float(title(inner)),
        "speechlike": float(speechlike(p.text, region)),
        "unclosed": float(not region.closed),
        "lower": float(inner.islower()),
        "capital": float(inner[0].isupper()),
        "capitals": float(all(w[0].isupper() for w in inner.split() if w[0].isalpha())),
        "single": float(p.text[region.start] in "'‘"),
        "opens paragraph": float(a == 0),
        "opens sentence": float(a == first),
        "is sentence": float(a == first and b >= last - 1),
        "share": (b - a) / len(p),
        "bare": float(len(claim.content) == 1 and a <= claim.content[0][0] and claim.content[0][1] <= b),
        f"before={_word(p, a - 1)}": 1.0,
        f"second before={_word(p, a - 2)}": 1.0,
        f"after={_word(p, b)}": 1.0,
        f"class before={p.words[a - 1].cls if a else '^'}": 1.0,
        f"class after={p.words[b].cls if b < len(p) else '$'}": 1.0,
        f"kind before={p.words[a - 1].kind if a else '^'}": 1.0,
        f"kind second before={p.words[a - 2].kind if a > 1 else '^'}": 1.0,
        "source": float(any(r.labels[i] == "S" for i in words)),
        "alone": float(len(p.outer) == 1),
    }
    return {f"marks {k}": v for k, v in out.items()}


def _word(p: Passage, i: int) -> str:
    return (p.words[i].lemma or p.words[i].lower) if 0 <= i < len(p) else "$"
