"""Known names and name words, looked up by token: the facts behind the features and rules of `names`.

Two kinds of knowledge: what a single word can be (a given name, a demonym, a company suffix), kept as one bit mask a
word, and whole known names (“Bank of England”), found by longest match over tokens. Keys are folded (case, accents,
curly apostrophes), because newspapers drop accents and headlines are in capitals.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import polars as pl
from babel import Locale

from .tokens import tokenise

GIVEN, SURNAME, PLACE, COUNTRY, DEMONYM, TITLE, ORGANIZATION, ACRONYM, CALENDAR, LANGUAGE = (1 << i for i in range(10))
MASK_LETTERS = "gspcdtoaml"
"""One letter a bit, in the order above: the feature of a surname that is also a place is `sp`."""

_PLAIN = str.maketrans({"’": "'", "‘": "'", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})

COUNTRY_ALIASES: dict[str, str] = {
    "U.S.": "USA", "U.S.A.": "USA", "US": "USA", "USA": "USA", "America": "USA", "United States of America": "USA",
    "U.K.": "GBR", "UK": "GBR", "Britain": "GBR", "Great Britain": "GBR", "UAE": "ARE", "U.A.E.": "ARE",
    "Emirates": "ARE", "Russian Federation": "RUS", "Soviet Union": "RUS", "USSR": "RUS", "U.S.S.R.": "RUS",
    "Czech Republic": "CZE", "Macedonia": "MKD", "Burma": "MMR", "Myanmar": "MMR", "Ivory Coast": "CIV",
    "Cape Verde": "CPV", "Swaziland": "SWZ", "East Timor": "TLS", "Holland": "NLD",
    "S. Korea": "KOR", "N. Korea": "PRK", "Palestine": "PSE", "Bosnia": "BIH", "Kosovo": "XKX", "Turkey": "TUR",
    "Turkiye": "TUR", "DRC": "COD", "Democratic Republic of Congo": "COD", "Congo": "COD", "Hong Kong": "HKG",
    "People's Republic of China": "CHN", "Islamic Republic of Iran": "IRN", "Republic of Ireland": "IRL",
    "Vatican": "VAT", "Macau": "MAC", "Syrian Arab Republic": "SYR", "DPRK": "PRK",
}  # fmt: skip
"""Names of countries that newspapers use and Babel's English locale (CLDR) does not list."""

_WELL_KNOWN = ("capital", "state", "continent", "territory", "sea")
"""Kinds of places.csv whose names are taken for places wherever they stand."""

_CALENDAR = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat "
    "sun christmas easter ramadan thanksgiving"
).split()


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Lower case without accents and with straight apostrophes: “Zelenskyy’s” and “ZELENSKYY'S” are one."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    plain = unicodedata.normalize("NFKD", lowered.translate(_PLAIN))
    return "".join(c for c in plain if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """The folded tokens of `text`."""
    return [fold(text[s:e]) for s, e in tokenise(text)]


class Phrases:
    """Names of one or more tokens, found by longest match."""

    def __init__(self) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], str]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}

    def add(self, name: str, kind: str) -> None:
        """Adds a name unless it is there already: the first kind given wins."""
        key = tuple(words(name))
        if key:
            found = self._by_first.setdefault(key[0], {})
            if key not in found:
                found[key] = kind
                self._lengths[key[0]] = tuple(sorted({len(k) for k in found}, reverse=True))

    def get(self, name: str) -> str | None:
        key = tuple(words(name))
        return self._by_first.get(key[0], {}).get(key) if key else None

    def at(self, folded: Sequence[str], start: int) -> tuple[int, str] | None:
        """(end, kind) of the longest phrase that begins at `start`."""
        for length in self._lengths.get(folded[start], ()):
            kind = self._by_first[folded[start]].get(tuple(folded[start : start + length]))
            if kind is not None:
                return start + length, kind
        return None

    def find(self, folded: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """(start, end, kind) over the folded tokens, left to right, never overlapping."""
        at, n = 0, len(folded)
        while at < n:
            lengths = self._lengths.get(folded[at])
            step = 1
            if lengths:
                candidates = self._by_first[folded[at]]
                for length in lengths:
                    kind = candidates.get(tuple(folded[at : at + length])) if at + length <= n else None
                    if kind is not None:
                        yield at, at + length, kind
                        step = length
                        break
            at += step


def _table(seeds: Mapping[str, pl.DataFrame], name: str) -> pl.DataFrame | None:
    return seeds.get(name)


def _column(seeds: Mapping[str, pl.DataFrame], table: str, column: str) -> list[str]:
    frame = _table(seeds, table)
    if frame is None or column not in frame.columns:
        return []
    return [v for v in frame[column].to_list() if v]


class Gazetteers:
    """Everything known beforehand about names, from the seeds, Babel and the lists above.

    `masks` maps a folded word to what it can be (bits above); `countries`, `places`, `organizations` and `people` are
    known whole names. `common` are organisations whose name is also an ordinary word, `well_known` places that need no
    context, `not_names` capitalised phrases that are no names, `family_first` last names that stand before the given name.
    """

    def __init__(self, seeds: Mapping[str, pl.DataFrame]):
        self.masks: dict[str, int] = {}
        self.phrases = Phrases()
        self.common: set[str] = set()
        self.family_first: set[str] = set()
        self.well_known: set[str] = set()
        self.known_surnames: set[str] = set()
        self.sports: dict[str, frozenset[str]] = {}
        self.country_codes: dict[str, str] = {}
        self.not_names = {tuple(words(n)) for n in _column(seeds, "not_names", "name")}
        for name in _column(seeds, "not_names", "name"):
            self.phrases.add(name, "none")
        self._countries()
        self._places(seeds, "landmark", "borough", "state", "continent", "territory", "sea")
        self._actors(seeds)
        self._places(seeds)
        self._organizations(seeds)
        self._mark(GIVEN, _column(seeds, "given_names", "name"))
        self._mark(GIVEN, _column(seeds, "nicknames", "nickname"))
        self._mark(SURNAME, _column(seeds, "surnames", "name"))
        table = _table(seeds, "surnames")
        if table is not None:
            self.family_first = {fold(n) for n in table.filter(pl.col("source") == "family-first")["name"].to_list()}
        self._mark(DEMONYM, _column(seeds, "demonyms", "demonym"))
        self.titles = Phrases()
        table = _table(seeds, "titles")
        if table is not None:
            for title, kind in table.select("title", "kind").drop_nulls().iter_rows():
                self.titles.add(title, kind)
                self._mark(TITLE, [title])
        table = _table(seeds, "sports_words")
        if table is not None:
            for kind in ("word", "verb", "before"):
                self.sports[kind] = frozenset(table.filter(pl.col("kind") == kind)["word"].to_list())
        self._mark(LANGUAGE, [n for n in Locale("en").languages.values() if n.isalpha()])
        self._mark(CALENDAR, _CALENDAR)

    def _mark(self, bit: int, names: Iterable[str]) -> None:
        for name in names:
            parts = words(name)
            for part in parts if len(parts) == 1 else ():
                if len(part) > 1 or not part.isalpha():
                    self.masks[part] = self.masks.get(part, 0) | bit

    def _countries(self) -> None:
        territories = {n: c for c, n in Locale("en").territories.items() if c.isalpha() and len(c) == 2}
        from pycountry import countries

        codes = {c.alpha_2: c.alpha_3 for c in countries}
        names = {n: codes[c] for n, c in territories.items() if c in codes}
        names |= {c.name: c.alpha_3 for c in countries if "," not in c.name}
        names |= COUNTRY_ALIASES
        for name, code in names.items():
            self.country_codes[" ".join(words(name))] = code
            self.phrases.add(name, "country")
        self.country_names = sorted(names)
        self._mark(COUNTRY, names)

    def _actors(self, seeds: Mapping[str, pl.DataFrame]) -> None:
        actors = _table(seeds, "actors")
        if actors is None:
            return
        types = dict(zip(actors["actor_id"].to_list(), actors["type"].to_list(), strict=True))
        named = list(zip(actors["actor_id"].to_list(), actors["name"].to_list(), strict=True))
        aliases = _table(seeds, "actor_names")
        if aliases is not None:
            named += list(zip(aliases["actor_id"].to_list(), aliases["name"].to_list(), strict=True))
        for actor, name in named:
            kind = types.get(actor)
            if name and kind in ("person", "organization", "country", "place"):
                self.phrases.add(name, kind)
                if kind == "person":
                    parts = words(name)
                    if len(parts) > 1:
                        self._mark(GIVEN, parts[:1])
                    self._mark(SURNAME, parts[-1:])
                    if len(parts) > 1 and len(parts[-1]) > 2:
                        self.known_surnames.add(parts[-1])
                elif kind == "organization" and name.isupper():
                    self._mark(ACRONYM, [name])

    def _places(self, seeds: Mapping[str, pl.DataFrame], *kinds: str) -> None:
        """Places of these kinds, or all. Landmarks go before actors: newspapers' gold has “the White House” a place."""
        frame = _table(seeds, "places")
        if frame is None:
            return
        names = (frame.filter(pl.col("kind").is_in(kinds)) if kinds else frame)["name"].to_list()
        for name in names:
            self.phrases.add(name, "place")
        self._mark(PLACE, names)
        table = _table(seeds, "places")
        if table is not None:
            rows = table.filter(pl.col("kind").is_in(_WELL_KNOWN))["name"].to_list()
            self.well_known = {" ".join(words(n)) for n in rows}

    def _organizations(self, seeds: Mapping[str, pl.DataFrame]) -> None:
        self._mark(ORGANIZATION, _column(seeds, "organization_words", "word"))
        for name in _column(seeds, "organizations_extra", "name"):
            self.phrases.add(name, "organization")
            if name.replace(".", "").isupper():
                self._mark(ACRONYM, [name])
        table = _table(seeds, "organizations_extra")
        if table is not None and "common" in table.columns:
            self.common = {fold(n) for n in table.filter(pl.col("common") == "yes")["name"].to_list()}

    def mask(self, folded: str) -> int:
        return self.masks.get(folded, 0)

    def letters(self, folded: str) -> str:
        """The mask as letters of MASK_LETTERS, empty for an unknown word."""
        mask = self.masks.get(folded, 0)
        return "".join(letter for i, letter in enumerate(MASK_LETTERS) if mask >> i & 1) if mask else ""
