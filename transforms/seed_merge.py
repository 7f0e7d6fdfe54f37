"""Imported actors beside the ones we have: who is whom, what is new, where the two disagree."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
from onrecord.transforms.seed_rows import SeedRows, frame, local_id

CONFLICTS = pl.Schema(dict.fromkeys(("actor_id", "name", "column", "kept", "given"), pl.String))


def merge(tables: Mapping[str, pl.DataFrame], rows: SeedRows) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """The tables with `rows` added, and where the two disagree.

    An imported actor is one we have if its Wikidata id (or the id given for it) is ours, or if its name (or alias) and type are those of
    exactly one actor of ours and the countries do not differ. He keeps the id he has, since analysts have stored it. Cells
    that are empty with us are filled; cells that differ keep our value and become a row of the second frame (`CONFLICTS`:
    actor_id, name, column, kept, given). The other tables come back untouched.
    """
    conflicts: list[dict] = []
    ours = {row["actor_id"]: dict(row) for row in _own(tables, "actors").iter_rows(named=True)}
    by_wikidata = {row["wikidata_id"]: i for i, row in ours.items() if row["wikidata_id"]}
    bearers: dict[tuple, set[str]] = {}
    for i, row in ours.items():
        bearers.setdefault((row["name"], row["type"]), set()).add(i)
    for row in _own(tables, "actor_names").iter_rows(named=True):
        if row["actor_id"] in ours:
            bearers.setdefault((row["name"], ours[row["actor_id"]]["type"]), set()).add(row["actor_id"])
    became: dict[str, str] = {}
    for row in rows.actors.iter_rows(named=True):
        known = _known(row, ours, by_wikidata, bearers, conflicts)
        if known is None:
            became[row["actor_id"]] = new = _free(row, ours)
            ours[new] = row | {"actor_id": new}
            continue
        became[row["actor_id"]] = known
        for column, value in row.items():
            kept = ours[known].get(column)
            if value and not kept:
                ours[known][column] = value
            elif value and value != kept and column not in ("actor_id", "name", "description"):
                conflicts.append(dict(actor_id=known, name=ours[known]["name"], column=column, kept=kept, given=value))
    out = dict(tables)
    out["actors"] = pl.DataFrame(list(ours.values()), schema=_own(tables, "actors").schema, orient="row")
    moved = pl.DataFrame(
        {"actor_id": list(became), "_new": list(became.values())}, schema=dict.fromkeys(("actor_id", "_new"), pl.String)
    )
    names = [
        *rows.actor_names.select("actor_id", "name").iter_rows(),
        *rows.actors.select("actor_id", "name").iter_rows(),
    ]
    added = pl.DataFrame(names, schema={"actor_id": pl.String, "name": pl.String}, orient="row")
    added = _moved(added, moved, "actor_id").filter(
        [ours[i]["name"] != n for i, n in _moved(added, moved, "actor_id").iter_rows()]
    )
    out["actor_names"] = _appended(_own(tables, "actor_names"), added, ["actor_id", "name"])
    roles = _moved(_moved(rows.actor_roles, moved, "actor_id"), moved, "organization_id")
    out["actor_roles"] = _appended(
        _own(tables, "actor_roles"), roles, ["actor_id", "role", "organization_id", "valid_from"]
    )
    return out, pl.DataFrame(conflicts, schema=CONFLICTS, orient="row")


def _known(
    row: Mapping, ours: Mapping[str, dict], by_wikidata: Mapping[str, str], bearers: Mapping, conflicts: list[dict]
) -> str | None:
    """The id of our actor that the imported one is, or None."""
    wikidata, own = row["wikidata_id"], row["actor_id"]
    if wikidata and (wikidata in by_wikidata or wikidata in ours):
        return by_wikidata.get(wikidata, wikidata)
    if not wikidata and own != local_id(row["name"]) and own in ours and _agree(row, ours[own]):
        return own
    same = [
        i
        for i in sorted(bearers.get((row["name"], row["type"]), ()))
        if _agree(row, ours[i]) and not (wikidata and ours[i]["wikidata_id"])
    ]
    if len(same) == 1:
        return same[0]
    if same:
        could = " or ".join(same)
        conflicts.append(dict(actor_id=own, name=row["name"], column="name", kept=could, given="a new actor"))
    return None


def _agree(row: Mapping, ours: Mapping) -> bool:
    return row["type"] == ours["type"] and (
        not row["country"] or not ours["country"] or row["country"] == ours["country"]
    )


def _free(row: Mapping, ours: Mapping[str, dict]) -> str:
    """The actor's own id, or one with its type, country or a number behind where another actor has it already."""
    ends = ["", row["type"], (row["country"] or "").lower(), *map(str, range(2, len(ours) + 3))]
    return next(i for i in (f"{row['actor_id']}{'-' if e else ''}{e}" for e in ends) if i not in ours)


def _own(tables: Mapping[str, pl.DataFrame], name: str) -> pl.DataFrame:
    return tables[name] if name in tables else frame(name, [])


def _moved(table: pl.DataFrame, moved: pl.DataFrame, column: str) -> pl.DataFrame:
    renamed = moved.rename({"actor_id": column})
    joined = table.join(renamed, on=column, how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce("_new", column).alias(column)).drop("_new")


def _appended(own: pl.DataFrame, added: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """`own` and those rows of `added` whose key it does not hold yet, in their order."""
    both = pl.concat([own, added], how="diagonal")
    return both.select(own.columns).unique(key, keep="first", maintain_order=True)
