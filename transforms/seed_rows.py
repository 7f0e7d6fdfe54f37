"""Records with our column names as rows of the actor tables, each cell understood or complained about.

Nothing is guessed: a country that is no country, or a type that is none of ours, is an error that names row and column,
and all errors come at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl
import pycountry
from onrecord.transforms import ids
from onrecord.transforms.seed_checks import ACTOR_ID, ACTOR_TYPES, COLUMNS, countries

TYPES = {
    "person": "person human",
    "organization": "organization organisation company business enterprise public_company political_party international_organization "
    "nonprofit_organization government_agency ministry newspaper bank university armed_group militia central_bank "
    "news_agency intergovernmental_organization trade_union legislature parliament",
    "country": "country sovereign_state state nation",
    "place": "place city capital capital_city town building human_settlement region territory",
    "group": "group",
}
GENDERS = {"f": "f female woman cisgender_woman trans_woman", "m": "m male man cisgender_man trans_man"}
ENTITY = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/|wd:)?(Q[1-9]\d*)")
_DATE = re.compile(r"\+?(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d:\d\d(?:\.\d+)?Z?)?")


class SeedImportError(ValueError):
    """An input that cannot become seed rows; one line for each thing that is wrong, with its row and column."""


@dataclass(frozen=True)
class SeedRows:
    """Rows for three seed tables, all text with null where nothing is known, in the columns of `seed_checks.COLUMNS`."""

    actors: pl.DataFrame
    actor_names: pl.DataFrame
    actor_roles: pl.DataFrame


@dataclass
class _Errors:
    lines: list[str] = field(default_factory=list)

    def add(self, row: int, column: str, what: str) -> None:
        self.lines.append(f"row {row}, column {column}: {what}")


def rows(records: list[tuple[int, dict[str, str]]], alias_mark: str) -> SeedRows:
    """Seed rows of records (row number, cells by our column name); several records may be one actor's.

    Raises SeedImportError with a line for every cell that cannot be used.
    """
    errors = _Errors()
    actors: dict[str, dict] = {}
    names: dict[tuple[str, str], None] = {}
    known: dict[tuple[str, str], str] = {}
    stated = []
    for number, raw in records:
        cells = {k: " ".join(v.split()) for k, v in raw.items() if v.strip()}
        actor = _actor(number, cells, errors)
        who = actor["name"], actor["type"]
        actor["actor_id"] = actor["actor_id"] or known.get(who) or _new_id(*who, actors)
        known.setdefault(who, actor["actor_id"])
        kept = actors.setdefault(actor["actor_id"], actor)
        kept.update({k: v for k, v in actor.items() if v and not kept[k]})
        surfaces = [actor["name"], *cells.get("aliases", "").split(alias_mark)]
        names.update({(actor["actor_id"], s.strip()): None for s in surfaces if s.strip() not in ("", kept["name"])})
        if "role" in cells:
            stated.append((_role(number, actor, cells, errors), cells.get("organization")))
    roles: dict[tuple, dict] = {}
    for role, body in stated:
        role["organization_id"] = _body(body, actors, known) if body else None
        roles[tuple(role.values())] = role
    if errors.lines:
        raise SeedImportError("\n".join(errors.lines))
    return SeedRows(
        frame("actors", list(actors.values())),
        frame("actor_names", [{"actor_id": i, "name": n} for i, n in names]),
        frame("actor_roles", list(roles.values())),
    )


def _body(body: str, actors: dict[str, dict], known: dict[tuple[str, str], str]) -> str:
    """The id of an organization given by id or by name; one that is named only here becomes an actor."""
    if entity := ENTITY.fullmatch(body):
        return entity[1]
    if re.fullmatch(ACTOR_ID, body):
        return body
    own = known.setdefault((body, "organization"), _new_id(body, "organization", actors))
    actors.setdefault(own, dict.fromkeys(COLUMNS["actors"]) | {"actor_id": own, "name": body, "type": "organization"})
    return own


def _actor(number: int, cells: Mapping[str, str], errors: _Errors) -> dict[str, str | None]:
    name = cells.get("name", "")
    wikidata = cells.get("wikidata_id")
    if not name:
        errors.add(number, "name", "empty")
    elif ENTITY.fullmatch(name):
        errors.add(number, "name", f"{name} is an item without an English label")
    entity = ENTITY.fullmatch(wikidata) if wikidata else None
    if wikidata and not entity:
        errors.add(number, "wikidata_id", f"{wikidata!r} is not a Wikidata id (Q42)")
    given = cells.get("actor_id")
    if given and not re.fullmatch(ACTOR_ID, given):
        errors.add(number, "actor_id", f"{given!r} is neither a Wikidata id (Q42) nor o:a-slug")
    kind = _one_of(cells.get("type", "person"), TYPES)
    if not kind:
        errors.add(number, "type", f"{cells['type']!r} is not one of {', '.join(ACTOR_TYPES)}")
    gender = _one_of(cells.get("gender"), GENDERS) if kind == "person" else None
    country = None
    if "country" in cells:
        country = _country(cells["country"])
        if not country:
            errors.add(
                number, "country", f"{cells['country']!r} is no country: use an English name or an ISO 3166 code"
            )
    wikidata_id = entity[1] if entity else (given if given and given.startswith("Q") else None)
    return {
        "actor_id": given or wikidata_id,
        "name": name,
        "type": kind,
        "country": country,
        "wikidata_id": wikidata_id,
        "description": cells.get("description"),
        "gender": gender,
    }


def _role(number: int, actor: Mapping, cells: Mapping[str, str], errors: _Errors) -> dict[str, str | None]:
    dates = {}
    for column in ("valid_from", "valid_to"):
        value = cells.get(column)
        match = _DATE.fullmatch(value) if value else None
        if value and not match:
            errors.add(number, column, f"{value!r} is not a date (YYYY-MM-DD)")
        dates[column] = match[1] if match else None
    return {
        "actor_id": actor["actor_id"],
        "role": cells["role"],
        "organization_id": None,
        "country": actor["country"],
        **dates,
    }


def _new_id(name: str, kind: str | None, actors: Mapping[str, dict]) -> str:
    own = local_id(name)
    return own if own not in actors else f"{own}-{kind}"


def local_id(name: str) -> str:
    """A stable id for an actor that Wikidata does not give one: `o:` and the name in plain letters, else its hash."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ").replace("’", "").replace("'", ""))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return f"o:{slug}" if slug and plain.isascii() else ids.stable_id("o:", name)


def _one_of(value: str | None, words: Mapping[str, str]) -> str | None:
    plain = (value or "").casefold().replace(" ", "_").replace("-", "_")
    return next((ours for ours, aliases in words.items() if plain in aliases.split()), None)


def _country(value: str) -> str | None:
    if value.upper() in countries():
        return value.upper()
    if value.casefold() == "kosovo":
        return "XKX"
    try:
        return pycountry.countries.lookup(value).alpha_3
    except LookupError:
        return _NEWS_NAMES.get(value.casefold().removeprefix("the "))


_NEWS_NAMES = {
    "russia": "RUS", "iran": "IRN", "syria": "SYR", "vietnam": "VNM", "laos": "LAO", "moldova": "MDA", "turkey": "TUR",
    "bolivia": "BOL", "venezuela": "VEN", "tanzania": "TZA", "taiwan": "TWN", "south korea": "KOR", "north korea": "PRK",
    "palestine": "PSE", "vatican city": "VAT", "brunei": "BRN", "ivory coast": "CIV", "cape verde": "CPV", "u.k.": "GBR",
    "czech republic": "CZE", "swaziland": "SWZ", "britain": "GBR", "uk": "GBR", "u.s.": "USA", "people's republic of china": "CHN",
    "democratic republic of the congo": "COD", "republic of the congo": "COG", "burma": "MMR", "east timor": "TLS",
    "macedonia": "MKD", "kingdom of the netherlands": "NLD", "kingdom of denmark": "DNK", "gambia": "GMB", "bahamas": "BHS",
    "micronesia": "FSM", "united states of america": "USA",
}  # fmt: skip
"""English names in use that ISO 3166 spells otherwise (Wikidata's labels, newspapers' short names)."""


def frame(table: str, rows: list[dict]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS[table], pl.String), orient="row")
