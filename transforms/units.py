"""How a figure's unit converts to SI: value × factor + offset is the amount in `si_unit`.

The factors are Pint's, computed with decimals; `seeds/units.csv` says which of Pint's units a newspaper's unit is (a barrel
is a barrel of oil, a calorie a kilocalorie). A rate converts by its two parts: 60 miles per hour is 60 × factor(mile) /
factor(hour). Money is left in its currency: a rate of exchange is no fact of the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import polars as pl

UNIT_FACTORS = pl.Schema(
    {
        "unit": pl.String,
        "unit_kind": pl.String,
        "si_unit": pl.String,
        "factor": pl.Float64,
        "offset": pl.Float64,
    }
)

SI = {
    "duration": "second", "length": "meter", "mass": "kilogram", "volume": "meter ** 3", "area": "meter ** 2",
    "speed": "meter / second", "fuel_economy": "meter", "frequency": "hertz", "angle": "radian", "temperature": "kelvin",
    "power": "watt", "energy": "joule", "voltage": "volt", "current": "ampere", "charge": "coulomb", "data": "bit",
    "data_rate": "bit", "pressure": "pascal", "force": "newton", "torque": "newton * meter",
}  # fmt: skip
"""The SI unit of each kind. Of kinds that are rates by their nature (a speed in miles per hour) the unit before “per”."""


def unit_factors(seeds: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The table `unit_factors`: one row for each (unit, unit_kind) of `seeds/units.csv` that has a unit of Pint's.

    Factors and offsets are the doubles nearest to exact decimals; only temperatures have an offset other than 0. A unit
    that figures carry as `per` is found by its name alone. Raises ValueError naming the row that Pint cannot convert.
    """
    import pint  # takes most of a second to load, and only the load step needs it

    registry = pint.UnitRegistry(non_int_type=Decimal)
    rows: dict[tuple[str, str], tuple] = {}
    for row in seeds["units"].iter_rows(named=True):
        key = row["unit"], row["unit_kind"]
        if not row["pint"] or row["unit_kind"] not in SI or key in rows:
            continue
        si = SI[row["unit_kind"]]
        if row["unit_kind"] in ("speed", "frequency") and row["per"]:
            si = "meter" if row["unit_kind"] == "speed" else "radian"
        try:
            factor, offset = _convert(registry, row["pint"], si)
        except (pint.PintError, AttributeError, TypeError, SyntaxError) as error:
            raise ValueError(f"units.csv: {row['unit']} ({row['pint']}) is not Pint's: {error}") from error
        rows[key] = (*key, si, float(factor), float(offset))
    return pl.DataFrame(list(rows.values()), schema=UNIT_FACTORS, orient="row")


def _convert(registry, expression: str, si: str) -> tuple[Decimal, Decimal]:
    """(factor, offset) from one of Pint's unit expressions to the SI unit."""
    if expression.startswith("degree_") or expression == "kelvin":
        zero, one = (registry.Quantity(Decimal(n), expression).to(si).magnitude for n in (0, 1))
        return one - zero, zero
    return Decimal((1 * registry.parse_expression(expression)).to(si).magnitude), Decimal(0)
