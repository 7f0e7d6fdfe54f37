"""Digits that identify rather than count: account, article, case and telephone numbers, citations, table cells, stamps.

They stand in chains (“1111-2222-3333”), in brackets (“[14]”), in rows (“13 11 14”) or behind a word that says so (“call
988”), and are told by that shape alone. What is told by its neighbours in the sentence is in `guards`.
"""

from __future__ import annotations

import re

from . import cardinals, number_words
from .words import Words

_CHAIN = re.compile(
    r"(?:[A-Za-z]{2,}\d*|\d+[A-Za-z]+)-\d+(?:-\d+)+|\d+(?:[-–]\d+){2,}(?![\w])|10\.\d{4,}/\S+|\d+\(\d+\):[\w–-]+|[A-Z]{2,}\d*-\d{3,}"
)
"""Chains joined by hyphens (CVE-2024-30188, 67-71-70), a DOI, a volume with its issue (331(7):613-615)."""
_STAMP = frozenset("minute minutes min mins".split())
_SIDES = frozenset("x × X".split())


def spans(text: str) -> list[tuple[int, int]]:
    """Half-open spans of chains of digits, in which no number is a figure."""
    if "-" not in text and "(" not in text and "/" not in text and "–" not in text:
        return []
    return [
        m.span()
        for m in _CHAIN.finditer(text)
        if not (m.start() and (text[m.start() - 1].isalnum() or text[m.start() - 1] in "$€£-.,/"))
    ]


def table_row(text: str) -> bool:
    """Whether the sentence is a row of a table: what its bare numbers mean stands in the head of the column."""
    return text.startswith("|") or text.count(" | ") > 1


def skip(x: Words, i: int) -> int | None:
    """The token to go on from where the digits at token i identify something; None where they may be a quantity."""
    token, before, after = x.w[i], x.low(i - 1), x.low(i + 1)
    plain = token.isdecimal()
    if plain and len(token) > 1 and token[0] == "0":
        return i + 1  # 070 Shake, 007
    if plain and (end := _row(x, i)):
        return end
    if before == "[" and after == "]" and plain and len(token) <= 3:
        return i + 2  # a citation
    if before == "(" and after == ")" and plain and len(token) <= 2 and _lists(x, i):
        return i + 2
    if before == "-" and after == "-" and x.glued(i) and x.glued(i + 1) and not x.glued(i - 1):
        return i + 2  # -30-, the end of a story
    if after == "+" and x.glued(i + 1) and x.glued(i + 2) and x.at(i + 2).isdecimal():
        return i + 3  # 45+4 minutes
    if i == 0 and plain and after in _STAMP and x.low(i + 2) in (":", "-", "–"):
        return i + 2  # 47 minutes: a corner
    letter = x.at(i + 1)
    if len(letter) == 1 and letter.isupper() and x.at(i + 2) == "-" and x.glued(i + 2) and x.at(i + 3)[:1].isdecimal():
        return i + 4  # 24703 L-202
    if before in x.known.citations and after in ("-", "–") and x.at(i + 2)[:1].isdecimal():
        return i + 3
    if after == "block" and plain and before in ("the", "of", "in"):
        return i + 2  # the 400 block of M Street
    if after == "-" and x.glued(i + 1) and x.low(i + 2) in ("pointer", "pointers"):
        return i + 3
    if before == "/" and x.low(i - 2) == "f" and x.glued(i):
        return i + 3 if after in ("-", "–") and x.glued(i + 1) else i + 1  # f/4-5.6
    if before in ("-", "–") and x.glued(i) and x.glued(i - 1) and i > 1 and _coded(x.w[i - 2]):
        return i + 1  # scp2-173m
    if plain and after == "(" and x.glued(i + 1) and len(letter := x.at(i + 2)) == 1 and letter.isalpha():
        k = i + 4
        while x.at(k) == "(" and x.glued(k) and x.at(k + 2) == ")":
            k += 3
        return k  # a 401(k) plan, a 501(c)(3) group
    if plain and after == "ers" and x.glued(i + 1):
        return i + 2  # the 49ers
    if plain and x.starts(i + 1, ("-", "to", "-")) and all(x.glued(k) for k in range(i + 1, i + 5)):
        other = x.at(i + 4)
        if other.isdecimal() and int(other) <= int(token) and len(token) < 5:
            return i + 5  # a 9-to-5 job, odds of 10-to-1
    return _sides(x, i) if plain else None


def _row(x: Words, i: int) -> int | None:
    """The end of a row of bare numbers (“13 11 14”), of two of them after a word of calling, or of one after “call”."""
    j = i + 1
    while x.at(j).isdecimal() and not x.glued(j):
        j += 1
    near = [x.low(k) for k in range(max(0, i - 4), i)]
    called = bool(x.known.calling.intersection(near)) and (
        x.low(i - 1) in x.known.calling or x.low(i - 1) in ("on", "at", "is", "to", ":", "or")
    )
    if called and (j - i > 1 or len(x.w[i]) in (3, 5, 6) or x.low(i - 1) in ("call", "dial", "text")):
        ends = not x.low(j)[:1].isalpha() or x.low(j) in ("for", "to", "or", "and", "if", "in", "on", "from")
        return j if ends else None
    if j - i < 3:
        return None
    found = cardinals.cardinal(x, i)
    return j if found is None or found.j < j else None


def _lists(x: Words, i: int) -> bool:
    """Whether “(4)” at token i numbers an item (“(4) owned a car”) or repeats a number in words (“three (3)”)."""
    before = x.low(i - 2)
    if number_words.SMALL.get(before) == int(x.w[i]) or number_words.TENS.get(before) == int(x.w[i]):
        return True
    if x.low(i + 2)[:1].isalpha() and (f"({int(x.w[i]) + 1})" in x.text or f"({int(x.w[i]) - 1})" in x.text):
        return True
    return before in ("", ",", ";", ":", "and", "or") and x.low(i + 2)[:1].isalpha()


def _coded(word: str) -> bool:
    """Whether a token is letters and then digits (“scp2”)."""
    return word[0].isalpha() and word[-1].isdecimal()


def _sides(x: Words, i: int) -> int | None:
    """The end of “4x4”, “4×100”: two sides without a unit; None where a unit follows (“8 x 10 inches”)."""
    joined = x.at(i + 1)
    if x.glued(i + 1) and len(joined) > 1 and joined[0] in _SIDES and joined[1:].removesuffix("s").isdecimal():
        return i + 2
    if joined in _SIDES and x.at(i + 2).isdecimal() and x.glued(i + 1) and x.glued(i + 2):
        return i + 3 if x.low(i + 3) not in x.known.side_units else None
    return None
