"""A user's own actors as rows for the seed tables: from a CSV, or from what the Wikidata query service gives.

Both readers turn the input into records with our column names; `seed_rows` makes rows of them, and `merge`
(`seed_merge`) adds those to the tables.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping

from onrecord.transforms.seed_merge import CONFLICTS, merge
from onrecord.transforms.seed_rows import SeedImportError, SeedRows, rows

__all__ = ["CONFLICTS", "HEADINGS", "SeedImportError", "SeedRows", "from_csv", "from_wikidata_json", "merge"]

HEADINGS = {
    "actor_id": "actor_id id",
    "name": "name label itemlabel actor actorlabel full_name person personlabel",
    "type": "type typelabel kind instance instancelabel instance_of instance_oflabel class classlabel",
    "country": "country countrylabel country_code countrycode iso3 nationality nationalitylabel citizenshiplabel",
    "wikidata_id": "wikidata_id wikidata qid q item actoritem wikidata_item",
    "aliases": "aliases alias altlabel itemaltlabel also_known_as other_names",
    "description": "description itemdescription",
    "gender": "gender genderlabel sex sexlabel",
    "role": "role rolelabel position positionlabel office officelabel title",
    "organization": "organization organizationlabel organisation organisationlabel organization_id employer employerlabel",
    "valid_from": "valid_from start start_date starttime from",
    "valid_to": "valid_to end end_date endtime to",
}
"""Our columns and the headings taken for them: case, spaces and hyphens do not matter (“Item Label” is itemlabel)."""


def from_csv(text: str) -> SeedRows:
    """Seed rows from a table with a heading line, parted by commas, semicolons or tabs.

    Only a column of names is needed (`HEADINGS` has the headings understood); `type` is person where there is none,
    aliases are parted by `|`, and a country is a code of two or three letters or an English name. Rows of one actor (the
    same id, or the same name and type) are one actor with several roles. Raises SeedImportError.
    """
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        lines = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise SeedImportError(f"row {reader.line_num}: not a CSV table ({error})") from error
    if not lines:
        raise SeedImportError("row 1: the table is empty; a heading line with a column “name” is needed")
    (line, headings), *lines = lines
    columns = _columns(headings, f"row {line}")
    records = []
    for line, row in lines:
        if len(row) > len(headings):
            raise SeedImportError(f"row {line}: {len(row)} cells under {len(headings)} headings")
        records.append((line, {columns[i]: cell for i, cell in enumerate(row) if columns[i]}))
    return rows(records, alias_mark="|")


def from_wikidata_json(text: str) -> SeedRows:
    """Seed rows from a result of the Wikidata query service: its SPARQL JSON (`results.bindings`) or its downloaded list.

    The variables `item` and `itemLabel` are needed; itemAltLabel (parted by commas or `|`), itemDescription, typeLabel,
    countryLabel, genderLabel, positionLabel, organizationLabel, start and end are understood. Raises SeedImportError.
    """
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise SeedImportError(f"row {error.lineno}: not JSON ({error.msg})") from error
    if isinstance(data, dict):
        found = data.get("results")
        data = found.get("bindings") if isinstance(found, dict) else None
    if not isinstance(data, list) or not all(isinstance(r, dict) for r in data):
        raise SeedImportError("neither a SPARQL result (results.bindings) nor a list of rows")
    records = []
    for number, row in enumerate(data, start=1):
        columns = _columns(row, f"row {number}")
        cells = {}
        for heading, column in zip(row, columns, strict=True):
            value = row[heading]
            value = value.get("value") if isinstance(value, dict) else value
            if column and value is not None:
                cells[column] = str(value)
        if cells.get("wikidata_id") is None:
            raise SeedImportError(f"row {number}, column item: empty; each row needs a Wikidata item")
        records.append((number, cells))
    return rows(records, alias_mark="|" if any("|" in c.get("aliases", "") for _, c in records) else ",")


def _columns(headings: list[str] | Mapping, where: str) -> list[str]:
    """Our column for each heading ("" where it is none of ours); a label wins over the bare item beside it."""
    known = {alias: ours for ours, aliases in HEADINGS.items() for alias in aliases.split()}
    plain = [re.sub(r"[^a-z0-9]+", "_", str(h).strip().casefold()).strip("_") for h in headings]
    plain = [p if p in known else p.replace("_label", "label").replace("_", "") for p in plain]
    plain = ["" if p + "label" in plain and known.get(p + "label") == known.get(p) else p for p in plain]
    columns = [known.get(p, "") for p in plain]
    if "name" not in columns:
        raise SeedImportError(f"{where}: no column of names among {', '.join(map(str, headings)) or 'no columns'}")
    for column in set(columns) - {""}:
        if columns.count(column) > 1:
            twice = " and ".join(h for h, c in zip(headings, columns, strict=True) if c == column)
            raise SeedImportError(f"{where}: {twice} both mean {column}; keep one")
    return columns
