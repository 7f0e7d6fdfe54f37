"""Features of the two quote models. Strings, because that is what CRFsuite reads; short, because it reads many."""

from __future__ import annotations

from ..attribution.passage import Passage

_CUES = frozenset({"speech", "thought", "evidence"})


def bucket(n: int) -> str:
    return str(n) if n < 4 else "4" if n < 6 else "6" if n < 10 else "10" if n < 16 else "16" if n < 30 else "30"


def _region_features(p: Passage) -> list[list[str]]:
    """By outermost region: its length, how it ends, and what follows and precedes it."""
    out, n = [], len(p)
    for k, (a, b) in enumerate(p.outer_tokens):
        r = p.outer[k]
        last = b - 2 if r.closed else b - 1
        final = p.words[last].lower if a < last < n else "-"
        final = final if final in (",", ".", "?", "!", "…", "-", "—") else "w"
        before = p.words[a - 1].tag if a else "^"
        after = p.words[b].tag if b < n else "$"
        after2 = p.words[b + 1].tag if b + 1 < n else "$"
        out.append(
            [
                f"rl={bucket(b - a - 2)}",
                f"re={final}{'' if r.closed else 'o'}{'s' if r.single else ''}",
                f"rea={final}|{after}",
                f"rb={before}",
                f"ra={after}|{after2}",
            ]
        )
    return out


def _nearest_cues(p: Passage, forward: bool) -> list[tuple[str, int, int] | None]:
    """By token: the nearest cue word before it (after it where not `forward`) in its sentence and outside the marks, how
    many words away, and how many commas lie between (3 for more)."""
    out: list[tuple[str, int, int] | None] = [None] * len(p)
    for a, b in zip(p.sentence_start, p.sentence_start[1:], strict=False):
        lemma, at, commas = "", -1, 0
        for i in range(a, b) if forward else range(b - 1, a - 1, -1):
            w = p.words[i]
            if at >= 0:
                out[i] = lemma, abs(i - at), min(commas, 3)
            if w.kind in _CUES and p.region[i] < 0:
                lemma, at, commas = w.lemma, i, 0
            elif w.lower == ",":
                commas += 1
    return out


def token_features(p: Passage) -> list[list[str]]:
    """One list of features for each token of the passage, for the first model."""
    n, words = len(p), p.words
    out = []
    around = _region_features(p)
    left, right = _nearest_cues(p, forward=True), _nearest_cues(p, forward=False)
    starts = set(p.sentence_start)
    first_open = bool(p.outer_tokens) and p.outer_tokens[0][0] == 0
    for i, w in enumerate(words):
        f = list(w.here)
        if i:
            v = words[i - 1]
            f += v.left1
            f.append(f"b-={v.lower}|{w.lower}")
            f.append(f"tb-={v.tag}|{w.tag}")
        else:
            f.append("BOP")
        if i > 1:
            f += words[i - 2].left2
        if i + 1 < n:
            v = words[i + 1]
            f += v.right1
            f.append(f"b+={w.lower}|{v.lower}")
            f.append(f"tb+={w.tag}|{v.tag}")
            if i:
                f.append(f"t3={words[i - 1].tag}|{w.tag}|{v.tag}")
        else:
            f.append("EOP")
        if i + 2 < n:
            f += words[i + 2].right2
        k = p.region[i]
        if k >= 0:
            a, b = p.outer_tokens[k]
            at = "B" if i == a else "E" if i == b - 1 else "I"
            f.append(f"q={at}")
            f.append(f"q={at}|{p.sentence[i] - p.sentence[a] > 0}")
            f += around[k]
        else:
            f.append("q=O")
            if i and p.region[i - 1] >= 0:
                f.append(f"q=after|{w.tag}")
                f.append(around[p.region[i - 1]][2] + "<")
            if i + 1 < n and p.region[i + 1] >= 0:
                f.append(f"q=before|{w.tag}")
        before, after = left[i], right[i]
        if before:
            f.append(f"cl={before[0]}")
            f.append(f"cld={bucket(before[1])}|{before[2]}")
        if after:
            f.append(f"cr={after[0]}")
            f.append(f"crd={bucket(after[1])}|{after[2]}")
        f.append(f"lr={'<' if before else ''}{'>' if after else ''}{'Q' if k >= 0 else ''}")
        if i in starts:
            f.append("BOS")
        if first_open:
            f.append("pq")
        out.append(f)
    return out
