"""Degrees: of a thermometer or of an angle, and the minus sign that newspapers spell out (“20 degrees below zero”)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .units import Unit
from .words import Words

if TYPE_CHECKING:
    from .measure import Quantity

_SCALES = {"C": Unit("degree_Celsius", "temperature"), "F": Unit("degree_Fahrenheit", "temperature")}
DEGREE = Unit("degree", "temperature")
"""Degrees of a thermometer whose scale the text leaves open: they have no factor to SI."""


def read(x: Words, q: Quantity) -> None:
    """Makes q a temperature where the words around it say so."""
    if q.value is None:
        return
    if q.kind in ("angle", "temperature", "plain") and not q.signed:
        j = q.j
        if x.starts(j, ("below", "zero")) or x.starts(j, ("below", "freezing")):
            if x.low(j + 1) == "zero" and q.value > 0:
                q.value, q.j = -q.value, j + 2
            if q.kind != "temperature":
                q.unit, q.explicit, q.rule = DEGREE, True, "unit"
        elif q.kind == "plain" and q.value < 0 and x.at(j) in _SCALES and not x.at(j + 1)[:1].isalpha():
            q.unit, q.j, q.explicit, q.rule = _SCALES[x.w[j]], j + 1, True, "unit"
        elif q.unit.name == "degree" and (q.value < 0 or not x.known.weather.isdisjoint(x.lw)):
            q.unit = DEGREE
