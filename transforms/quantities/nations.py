"""Whose kroner, pesos or rupees: money words that several nations share, by the nation that the sentence names.

Babel knows which currency a territory uses and what it is called; the demonyms are a seed. Dollars and pounds are left
out: a newspaper writes its own country's without saying so.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
import pycountry
from babel import Locale
from babel.numbers import get_territory_currencies

from .units import Unit
from .words import Words

_SHARED = {
    "krone": "krone", "kroner": "krone", "peso": "peso", "pesos": "peso", "rupee": "rupee", "rupees": "rupee",
    "shilling": "shilling", "shillings": "shilling", "franc": "franc", "francs": "franc", "dinar": "dinar",
    "dinars": "dinar", "riyal": "riyal", "riyals": "riyal", "rial": "rial", "rials": "rial", "leu": "leu", "lei": "leu",
}  # fmt: skip
_CROWNS = {"CZK", "DKK", "SEK", "NOK"}


class Nations:
    """Built once: for each shared money word the nations that use it, by their names and demonyms (lower case, one word)."""

    def __init__(self, seeds: Mapping[str, pl.DataFrame]):
        names: dict[str, set[str]] = {}
        for row in seeds["demonyms"].iter_rows(named=True):
            if row["country"]:
                names.setdefault(row["country"], set()).add(row["demonym"].lower())
        english = Locale("en")
        self.codes: dict[str, dict[str, str]] = {}
        for country in pycountry.countries:
            called = names.get(country.alpha_3, set()) | {
                english.territories.get(country.alpha_2, country.name).lower()
            }
            for code in get_territory_currencies(country.alpha_2):
                last = english.currencies.get(code, "").lower().split(" ")[-1]
                words = [w for w, s in _SHARED.items() if s == last]
                for word in [*words, *(("crown", "crowns") if code in _CROWNS else ())]:
                    self.codes.setdefault(word, {}).update({name: code for name in called if " " not in name})

    def unit(self, x: Words, word: str, unit: Unit) -> Unit:
        """`unit`, or that of the one other nation named in the sentence which calls its money `word` (lower case)."""
        known = self.codes.get(word)
        if not known:
            return unit
        named = {known[w] for w in x.lw if w in known}
        return Unit(named.pop(), "currency") if len(named) == 1 else unit
