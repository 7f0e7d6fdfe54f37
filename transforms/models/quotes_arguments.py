"""The second quote model's view: one candidate cue, and which words around it are its content and its speaker.

The first model labels a paragraph once for all cues and so cannot say which content belongs to which cue. The second
reads the words around each candidate cue anew, with every feature told relative to that cue (side, distance, what lies
between) and with the first model's labels beside it, and labels the cue's own content and source, or nothing where
the candidate is no cue after all.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..attribution.passage import Passage
from .quotes_features import Clauses, bucket

KEEP = 4
"""Of a long quotation that does not hold the cue, so many words at either end are read; those between follow them."""

OPEN, CLOSED = "OSQH", "Psqh"
"""Labels of a true cue's window: other words, source, other cue words, the cue's head; before its content has begun and
after. Content itself is C. So the model remembers whether content has been seen, and no cue ends without any. Where the
candidate is no cue, every word is N."""


@dataclass(slots=True)
class Reading:
    """The first model's reading of a passage, by token."""

    labels: list[str]  # O, B, C (content), S (source), Q (cue), H (head of a cue)
    head: list[float]  # probability of H
    content: list[float]  # probability of B or C
    segment: list[int]  # ordinal of the content segment at or before the token
    sources: list[int]  # ordinal of the source segment at or before the token
    heads: list[int]  # heads up to and with the token
    commas: list[int]
    clauses: Clauses
    heads_in: list[int]  # heads in each clause
    share: list[str]  # how much of each clause is content


def reading(p: Passage, found: Clauses, labels: list[str], head: list[float], content: list[float]) -> Reading:
    segment, sources, heads, commas = [], [], [], []
    s = c = h = k = 0
    before = "O"
    for i, y in enumerate(labels):
        if y == "B" or (y == "C" and before not in "BC"):
            c += 1
        if y == "S" and before != "S":
            s += 1
        h += y == "H"
        k += p.words[i].lower in (",", ";", "-", "–", "—", ":") and p.region[i] < 0
        segment.append(c)
        sources.append(s)
        heads.append(h)
        commas.append(k)
        before = y
    heads_in, inside, size = [0] * len(found.opener), [0] * len(found.opener), [0] * len(found.opener)
    for i, j in enumerate(found.of):
        size[j] += 1
        heads_in[j] += head[i] >= 0.5
        inside[j] += labels[i] in "BC"
    share = ["0" if not y else "1" if y == n else "-" if 2 * y < n else "+" for y, n in zip(inside, size, strict=True)]
    return Reading(labels, head, content, segment, sources, heads, commas, found, heads_in, share)


def window(p: Passage, head: int) -> list[int]:
    """The tokens the model reads for a cue at `head`, in order: its sentence, the quotation that ends there from its
    beginning, and quotations that follow at once; of long ones only the ends. Of 2,192 contents in the development
    corpus 12 have less than half their words here, and all sources are."""
    starts, sentence, own = p.sentence_start, p.sentence[head], p.region[head]
    a, b = starts[sentence], starts[sentence + 1]
    if p.region[a] >= 0 and p.region[a] != own:
        a = p.outer_tokens[p.region[a]][0]
    while b < len(p) and p.region[b] >= 0 and p.region[b] != own:
        b = p.outer_tokens[p.region[b]][1]
    out: list[int] = []
    i = a
    while i < b:
        k = p.region[i]
        if k >= 0 and k != own:
            s, e = p.outer_tokens[k]
            if e - s > 2 * KEEP + 4 and i < s + KEEP:
                out.extend(range(i, s + KEEP))
                out.extend(range(e - KEEP, e))
                i = e
                continue
        out.append(i)
        i += 1
    return out


def _level(x: float) -> str:
    return "0" if x < 0.1 else "1" if x < 0.3 else "2" if x < 0.5 else "3" if x < 0.7 else "4" if x < 0.9 else "5"


def argument_features(p: Passage, r: Reading, head: int, tokens: list[int]) -> list[list[str]]:
    """One list of features for each of `tokens` (`window`), seen from the cue at `head`."""
    words, labels, n = p.words, r.labels, len(p)
    w0 = words[head]
    name = w0.lemma or w0.lower
    after = words[head + 1].lower if head + 1 < n else "$"
    before_tag = words[head - 1].tag if head else "^"
    after_tag = words[head + 1].tag if head + 1 < n else "$"
    sentence = p.sentence[head]
    own = p.region[head]
    first, last = p.sentence_start[sentence], p.sentence_start[sentence + 1] - 1
    at_end = all(not words[i].lower[0].isalnum() for i in range(head + 1, last + 1))
    place = f"{'^' if head == first else ''}{'$' if at_end else ''}"
    frame = f"{before_tag}|{after_tag}"
    ph = _level(r.head[head])
    rival = ("<" if r.heads[head] - (labels[head] == "H") - (r.heads[first - 1] if first else 0) > 0 else "") + (
        ">" if r.heads[last] - r.heads[head] > 0 else ""
    )
    of = r.clauses.of
    jh = of[head]
    out, end = [], tokens[-1]
    for i in tokens:
        w = words[i]
        y = labels[i]
        if i == head:
            out.append(
                [
                    "=", f"=w={w.lower}", f"=l={name}", f"=k={w.kind}", f"=3={w.lower[-3:]}", f"=f={frame}", f"=n={name}|{after}",
                    f"=y={y}", f"=p={ph}", f"=pl={place}|{w.kind}", f"=q={own >= 0}", f"=rv={rival}", f"=t={before_tag}|{name}",
                    f"=c={w0.cls}|{words[head + 1].cls if head + 1 < n else '$'}", f"=EOW={i == end}", f"=g={w0.cluster}",
                    f"=y3={labels[i - 1] if i else '^'}|{y}|{labels[i + 1] if i + 1 < n else '$'}",
                ]
            )  # fmt: skip
            continue
        side = "<" if i < head else ">"
        gap = head - i if i < head else i - head
        away = p.sentence[i] - sentence
        away = max(-2, min(2, away))
        left, right = (i, head) if i < head else (head, i)
        commas = min(3, r.commas[right] - r.commas[left])
        others = min(2, r.heads[right - 1] - r.heads[left] if right - left > 1 else 0)
        segments = r.segment[i] - r.segment[head]
        if i > head and y in "BC":
            segments = max(segments, 0)
        segments = max(-3, min(3, segments))
        sources = max(-2, min(2, r.sources[i] - r.sources[head]))
        k = p.region[i]
        inside = "o" if k < 0 else "h" if k == own else "q"
        pv = words[i - 1] if i else None
        nx = words[i + 1] if i + 1 < n else None
        y1 = labels[i - 1] if i else "^"
        y2 = labels[i + 1] if i + 1 < n else "$"
        d = side + bucket(gap)
        f = [
            f"w={w.lower}", f"t={side}{w.tag}", f"y3={y1}|{y}|{y2}", f"dy={d}|{y}", f"cy={side}{commas}|{y}",
            f"xy={side}{away}|{segments}|{others}|{y}", f"so={side}{sources}|{others}|{y}", f"in={side}{inside}|{away}|{y}",
            f"n={side}{name}|{y}", f"ng={side}{w0.cluster}|{y}", f"af={side}{after}|{y}", f"fr={side}{frame}|{y}",
            f"pl={side}{place}|{y}", f"pc={_level(r.content[i])}|{y}", f"ph={side}{ph}|{y}", f"rv={side}{rival}|{y}|{away}",
            f"k={side}{w0.kind}|{y}|{inside}", f"g={w.cluster}",
        ]  # fmt: skip
        j = of[i]
        jd = j - jh
        jc = max(-4, min(4, jd))
        op = r.clauses.opener[j]
        rival_here = r.heads_in[j] - (jd == 0) > 0
        f += [
            f"sg={side}{op}|{y}", f"sd={jc}|{op}", f"sl={jc}|{y}|{inside}", f"sh={jc}|{rival_here}|{r.share[j]}",
            f"sy={jc}|{r.share[j]}|{y}|{w0.kind}", f"sn={jc}|{name}|{r.share[j]}",
        ]  # fmt: skip
        if -3 <= jd <= 3:
            path = r.clauses.opener[jh + 1 : j + 1] if jd > 0 else r.clauses.opener[j : jh + 1]
            f.append(f"sp={side}{'/'.join(path)}|{y}")
        if i == end:
            f.append(f"EOW={side}")
        if gap < 5:
            f.append(f"dw={d}|{w.lower}")
            f.append(f"dt={d}|{w.tag}|{name}")
            f.append(f"dtt={d}|{w.tag}|{pv.tag if pv else '^'}|{nx.tag if nx else '$'}")
        f.append(f"cb={pv.cls if pv else '^'}|{w.cls}|{nx.cls if nx else '$'}")
        if pv:
            f.append(f"w-={pv.lower}|{y}")
            f.append(f"t-={pv.tag}|{w.tag}")
        if nx:
            f.append(f"w+={nx.lower}|{y}")
            f.append(f"t+={w.tag}|{nx.tag}")
        if k >= 0:
            s, e = p.outer_tokens[k]
            f.append(f"qp={side}{'B' if i == s else 'E' if i == e - 1 else 'I'}")
            f.append(f"qg={side}{bucket(s - head if i > head else head - e + 1)}|{bucket(e - s)}|{others}")
        out.append(f)
    return out
