"""The unit table against Pint and CLDR: every unit that is said to be Pint's is, and converts."""

from __future__ import annotations

from functools import cache

import polars as pl
import pytest
from onrecord.transforms import units
from onrecord.transforms.quantities.lexicon import Lexicon
from onrecord.transforms.quantities.units import UnitTable
from onrecord.transforms.quantities.words import Words

from tests import support


@cache
def factors() -> dict[tuple[str, str], tuple]:
    frame = units.unit_factors(support.seed_tables())
    assert frame.schema == units.UNIT_FACTORS
    return {(r["unit"], r["unit_kind"]): (r["si_unit"], r["factor"], r["offset"]) for r in frame.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("unit", "kind", "si_unit", "factor", "offset"),
    [
        ("mile", "length", "meter", 1609.344, 0),
        ("barrel", "volume", "meter ** 3", 0.158987294928, 0),
        ("metric_ton", "mass", "kilogram", 1000, 0),
        ("calorie", "energy", "joule", 4184, 0),
        ("degree_Fahrenheit", "temperature", "kelvin", 5 / 9, 459.67 * 5 / 9),
        ("degree_Celsius", "temperature", "kelvin", 1, 273.15),
        ("knot", "speed", "meter / second", 1852 / 3600, 0),
        ("week", "duration", "second", 604800, 0),
    ],
)
def test_factors(unit, kind, si_unit, factor, offset):
    got = factors()[unit, kind]
    assert got[0] == si_unit
    assert got[1:] == pytest.approx((factor, offset), rel=1e-9)


def test_every_unit_of_a_physical_kind_converts():
    rows = support.seed_tables()["units"].iter_rows(named=True)
    missing = [r["unit"] for r in rows if r["unit_kind"] in units.SI and (r["unit"], r["unit_kind"]) not in factors()]
    assert missing == []


def test_a_unit_that_pint_does_not_know_is_named():
    broken = {
        "units": pl.DataFrame(
            [dict(unit="smoot", unit_kind="length", per=None, pint="smooot", words="smoot", symbols=None)]
        )
    }
    with pytest.raises(ValueError, match="smoot"):
        units.unit_factors(broken)


def test_money_is_not_converted():
    assert not any(kind == "currency" for _, kind in factors())


@pytest.mark.parametrize(
    ("text", "code"),
    [("Danish crowns", "DKK"), ("New Zealand dollars", "NZD"), ("Kazakhstani tenge", "KZT"), ("renminbi", "CNY"),
     ("pounds sterling", "GBP"), ("Peruvian soles", "PEN"), ("USD", "USD")],
)  # fmt: skip
def test_currency_names(text: str, code: str):
    table = UnitTable(support.seed_tables())
    unit, end = table.after(Words(text, Lexicon.from_seeds(support.seed_tables())), 0)
    assert (unit.name, end) == (code, len(text.split()))
