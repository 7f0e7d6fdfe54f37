"""Features of the two quote models. Strings, because that is what CRFsuite reads; short, because it reads many."""

from __future__ import annotations

from dataclasses import dataclass

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


_BREAKS = frozenset(
    "that who which whose because while but although though whereas if when after before since unless until whether where as".split()
)
_OPENERS = _BREAKS | frozenset(
    "and or nor so for with without by in on at to of from than including despite during not even or like about into".split()
)
_FINITE = ("VBD", "VBZ", "MD")
_POINTS = {",": ",", ";": ";", ":": ":", "-": "-", "–": "-", "—": "-", "(": "(", ")": ")", "…": "."}


@dataclass(slots=True)
class Clauses:
    """The stretches of a passage between commas, dashes, quote marks and words that begin a clause."""

    of: list[int]  # ordinal of the clause, by token
    opener: list[str]  # the mark before it and its first word (its class, where no function word), by clause
    kind: list[str]  # first letters of the kinds of cues in it, by clause


def clauses(p: Passage) -> Clauses:
    """The clauses of a passage, by marks and words alone."""
    of: list[int] = []
    opener: list[str] = []
    kind: list[str] = []
    starts, before, inside = set(p.sentence_start), "", -1
    for i, w in enumerate(p.words):
        mark = _POINTS.get(w.lower, "")
        if not of or i in starts:
            point: str | None = "^"
        elif p.region[i] != inside:
            point = ("" if mark else before) + ("q" if p.region[i] >= 0 else "Q")
        elif not mark and (before or _begins(p, i)):
            point = before
        else:
            point = None
        if point is not None:
            first = p.words[i + 1] if p.is_mark(i) and i + 1 < len(p) else w
            plain = first.lower in _OPENERS or first.tag == "pronoun"
            opener.append(point + (first.lower if plain else first.cls or first.tag))
            kind.append("")
        before, inside = mark, p.region[i]
        of.append(len(opener) - 1)
        if w.kind in _CUES and p.region[i] < 0 and not kind[-1]:
            kind[-1] = w.kind[0]
    return Clauses(of, opener, kind)


def _begins(p: Passage, i: int) -> bool:
    """Whether a clause begins at a word before which no mark stands."""
    word = p.words[i].lower
    if word not in ("and", "or"):
        return word in _BREAKS
    after = p.words[i + 1] if i + 1 < len(p) else None
    return after is not None and (after.tag == "pronoun" or after.cls.startswith(_FINITE))


def _clause_features(c: Clauses) -> tuple[list[str], list[list[str]]]:
    """By clause: the kinds of cues in it and in those beside it; its features."""
    before, after = ["^", *c.kind], [*c.kind[1:], "$"]
    kinds = [f"{x}|{y}|{z}" for x, y, z in zip(before, c.kind, after, strict=False)]
    out = [
        [f"sg={opener}", f"so={opener}|{here}|{after[j]}", f"sp={opener}|{c.opener[j - 1] if j else '^'}|{before[j]}"]
        for j, (opener, here) in enumerate(zip(c.opener, c.kind, strict=True))
    ]
    return kinds, out


def token_features(p: Passage, c: Clauses) -> list[list[str]]:
    """One list of features for each token of the passage, whose clauses are `c`, for the first model."""
    n, words = len(p), p.words
    out = []
    around = _region_features(p)
    left, right = _nearest_cues(p, forward=True), _nearest_cues(p, forward=False)
    starts = set(p.sentence_start)
    first_open = bool(p.outer_tokens) and p.outer_tokens[0][0] == 0
    kinds, around_clause = _clause_features(c)
    titled = sum(w.shape != "x" for w in words) > 0.6 * n
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
        f += around_clause[c.of[i]]
        f.append(f"sk={kinds[c.of[i]]}|{'Q' if k >= 0 else ''}")
        if titled:
            f.append("tc")
            f.append(f"tc|{w.tag}")
        if i and i + 1 < n:
            f.append(f"c3={words[i - 1].cls}|{w.cls}|{words[i + 1].cls}")
        if i:
            f.append(f"c2={words[i - 1].cls}|{w.lower}")
        if i + 1 < n:
            f.append(f"c2+={w.lower}|{words[i + 1].cls}")
        if i in starts:
            f.append("BOS")
        if first_open:
            f.append("pq")
        out.append(f)
    return out
