"""Units before and after a number: a table from spellings to canonical units, built once from the seeds and from CLDR.

Babel holds CLDR's names of 300 currencies in English, singular and plural; `seeds/currencies.csv` adds what newspapers
write and CLDR does not know (RM, NIS, Rs, HK$, dlrs, crowns). `seeds/units.csv` maps spellings to Pint's names. Pint itself
is used where factors are needed (`transforms.units`) and in the tests that validate the table, never on text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl
from babel import Locale

from ..tokens import tokenise
from .words import Words

LONGEST = 5
"""No unit has more words than this (“£24.7bn”: 1; “revolutions per minute”: 3; “sq . ft .”: 4)."""


@dataclass(frozen=True, slots=True)
class Unit:
    name: str
    kind: str
    per: str | None = None
    plain: bool = True  # false: also an everyday word (“won”, “marks”, “pounds”), which needs more evidence


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(text[a:b] for a, b in tokenise(text))


class UnitTable:
    """Look-ups by words: `after(x, j)` and `before(x, i)` give (Unit, token index) or None."""

    def __init__(self, seeds: Mapping[str, pl.DataFrame]):
        self.words: dict[tuple[str, ...], Unit] = {}
        self.symbols: dict[tuple[str, ...], Unit] = {}
        self.signs: dict[tuple[str, ...], Unit] = {}  # money before its number, as written
        self.money: dict[tuple[str, ...], Unit] = {}  # money after its number, lower case
        self.codes: dict[str, Unit] = {}
        for row in seeds["units"].iter_rows(named=True):
            unit = Unit(row["unit"], row["unit_kind"], row["per"])
            for spelling in filter(None, (row["words"] or "").split("|")):
                self.words.setdefault(_phrase(spelling.lower()), unit)
            for spelling in filter(None, (row["symbols"] or "").split("|")):
                self.symbols.setdefault(_phrase(spelling), unit)
        english = Locale("en")
        for code, name in english.currencies.items():
            unit = Unit(code, "currency")
            self.codes[code] = unit
            if "(" in name:
                continue
            for spelling in {name, *english._data["currency_names_plural"].get(code, {}).values()}:
                phrase = _phrase(spelling.lower())
                if len(phrase) > 1:
                    self.money.setdefault(phrase, unit)
        self.codes["RMB"] = Unit("CNY", "currency")
        self.codes["BTC"] = Unit("BTC", "currency")
        for code in ("ALL", "TOP", "TRY", "CUP", "MOP", "GEL", "AMD", "LAK", "BAM", "MAD", "BIF", "ANG", "MUR", "COP"):
            self.codes.pop(code, None)  # also words or names
        self.codes["TRY"] = Unit("TRY", "currency", plain=False)
        for row in seeds["currencies"].iter_rows(named=True):
            unit = Unit(row["unit"], "currency", None, bool(row["plain"]))
            if row["position"] == "before":
                self.signs[_phrase(row["spelling"])] = unit
                if (len(row["spelling"]) == 1 and not row["spelling"].isalpha()) or row["spelling"] in ("元", "円"):
                    self.money[(row["spelling"],)] = unit  # 10 €, 100元
            elif row["position"] == "after":
                self.money[_phrase(row["spelling"].lower())] = unit
        self.first = (
            {p[0] for p in self.words} | {p[0] for p in self.money} | {p[0].lower() for p in self.symbols}
        ) | {c.lower() for c in self.codes}
        self._last_sign = {p[-1] for p in self.signs}

    def sign(self, x: Words, i: int) -> tuple[Unit, int] | None:
        """Money written before a number that begins at token i: “$”, “US $”, “RM”, “USD”, “MAUD”."""
        if i == 0:
            return None
        last = x.w[i - 1]
        if last in self._last_sign or last.upper() in self._last_sign:
            for n in (3, 2, 1):
                if n > i:
                    continue
                written = tuple(x.w[i - n : i])
                unit = self.signs.get(written)
                lower = written[-1] == "$" and n > 1 and written[0] != "a" and x.text.islower()
                if unit is None and lower:  # us $, hk $ where nothing is in capitals; else: it cost us $1 billion
                    unit = self.signs.get(tuple(w.upper() for w in written))
                if not unit:
                    continue
                if last[-1].isalpha() and last not in ("RM", "Rs", "Rp", "NIS", "PS", "sen") and not x.glued(i):
                    continue
                if last == "PS" and x.w[i].isdecimal() and len(x.w[i]) < 3 and x.low(i + 1) not in ("m", "bn"):
                    continue  # a console
                return unit, i - n
        if len(last) == 4 and last[0] == "M" and last[1:] in ("USD", "EUR", "GBP", "AUD", "CAD"):
            return Unit(last[1:], "currency", plain=False), i - 1
        if last in self.codes and self.codes[last].plain:
            return self.codes[last], i - 1
        if last in ("usd", "eur", "gbp", "rmb"):
            return self.codes[last.upper()], i - 1
        return None

    def after(self, x: Words, j: int) -> tuple[Unit, int] | None:
        """The longest unit that begins at token j: (Unit, token after it)."""
        if j >= x.n or x.lw[j] not in self.first:
            return None
        for n in range(min(LONGEST, x.n - j), 0, -1):
            lower = tuple(x.lw[j : j + n])
            money = self.money.get(lower)
            if money and n == 1 and not lower[0].isalpha() and x.at(j + 1)[:1].isdecimal():
                part = self.money.get((x.low(j + 2),))  # 10 $ 30 cent; but: 1 $ 10 bill
                return (money, j + 1) if part and part.name in x.known.minor_money else None
            if money:
                return money, j + n
            found = self.symbols.get(tuple(x.w[j : j + n])) or self.words.get(lower)
            if found:
                return found, j + n
            if n == 1 and x.w[j] in self.codes:
                if x.at(j + 1)[:1].isdecimal() and x.glued(j + 1):
                    return None  # 3 USD50 cards
                return self.codes[x.w[j]], j + 1
            if n == 1 and lower[0] in ("usd", "eur", "gbp", "rmb"):
                return self.codes[lower[0].upper()], j + 1
        return None
