"""The words of one sentence in the form the quantity rules read: parallel lists, so that a look at a neighbour is cheap."""

from __future__ import annotations

import re

from ..tokens import Span, tokenise
from .lexicon import Lexicon

_GLUED_MONEY = re.compile(
    r"(?<![A-Za-z])(?:USD|EUR|GBP|JPY|CNY|RMB|AUD|CAD|NZD|HKD|SGD|CHF|SEK|NOK|DKK|INR|MYR|KRW|BRL|ZAR|MXN|TRY|ILS|RUB"
    r"|THB|IDR|PHP|PKR|NGN|KES|PLN|AED|SAR|TWD|RM|Rs|Rp|PS|NIS|Tk|(?<=\$)(?:US|A|NZ)|R(?=\d[\d.,]*(?:m|bn| ?million)))(?=\d)"
)
"""Currency signs of letters that stand glued to their number: “EUR50m”, “RM79”, “$US160”; tokens keep letters and digits
together, since most such words are names (“F16”). PS is what £ becomes in texts sent through an ASCII transliteration."""


_SPACED_DECIMAL = re.compile(r"\d [.,] \d")


class Words:
    """`w` the tokens, `lw` the same in lower case, `s` and `e` their half-open offsets in `text` (one sentence); `known`
    is what is known of single words."""

    __slots__ = ("e", "known", "lw", "n", "s", "text", "w")

    def __init__(self, text: str, known: Lexicon):
        self.known = known
        spans = _tokens(text)
        self.text = text
        self.s = [a for a, _ in spans]
        self.e = [b for _, b in spans]
        self.w = [text[a:b] for a, b in spans]
        if (" . " in text or " , " in text) and _SPACED_DECIMAL.search(text):
            self._join_spaced()
        self.lw = [w.lower() for w in self.w]
        self.n = len(self.w)

    def _join_spaced(self) -> None:
        """Makes one token of “46 . 8” and “10 , 000”, as copy that was split into words and joined again has them."""
        k = len(self.w) - 3
        while k >= 0:
            a, mark, b = self.w[k : k + 3]
            if mark in (".", ",") and a[-1:].isdecimal() and b[:1].isdecimal() and a.isascii() and b.isascii():
                apart = self.s[k + 1] - self.e[k] == 1 and self.s[k + 2] - self.e[k + 1] == 1
                grouped = len(b.split(".")[0].split(",")[0]) == 3 and len(a) <= 3
                if apart and ((mark == "." and "." not in b) or (mark == "," and grouped)):
                    self.w[k : k + 3] = [a + mark + b]
                    self.s[k : k + 3] = [self.s[k]]
                    self.e[k : k + 3] = [self.e[k + 2]]
            k -= 1

    def low(self, i: int) -> str:
        """The token at `i` in lower case; "" outside the sentence."""
        return self.lw[i] if 0 <= i < self.n else ""

    def at(self, i: int) -> str:
        """The token at `i` as written; "" outside the sentence."""
        return self.w[i] if 0 <= i < self.n else ""

    def glued(self, i: int) -> bool:
        """Whether no white space stands between token i - 1 and token i."""
        return 0 < i < self.n and self.e[i - 1] == self.s[i]

    def starts(self, i: int, phrase: tuple[str, ...]) -> bool:
        """Whether the lower-case tokens from `i` on are `phrase`."""
        return i >= 0 and tuple(self.lw[i : i + len(phrase)]) == phrase

    def ends(self, i: int, phrase: tuple[str, ...]) -> bool:
        """Whether the lower-case tokens before `i` are `phrase`."""
        return i >= len(phrase) and tuple(self.lw[i - len(phrase) : i]) == phrase


def _tokens(text: str) -> list[Span] | tuple[Span, ...]:
    cuts = [m.end() for m in _GLUED_MONEY.finditer(text)]
    if not cuts:
        return tokenise(text)
    out: list[Span] = []
    for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True):
        out += [(a + s, a + e) for s, e in tokenise(text[a:b])]
    return out
