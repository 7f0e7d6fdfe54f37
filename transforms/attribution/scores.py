"""How sure an attribution is: logistic regression on what the models say about it.

The weights are the seed `quote_weights.csv`, fitted so that of the rows scored 0.9 about nine in ten are right (content
and speaker both); the model's card has the table.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import polars as pl


class Scores:
    """Probability that an attribution is right. ValueError where a weight in the seed is no number."""

    def __init__(self, table: pl.DataFrame):
        self._weights: dict[str, float] = {}
        for feature, weight in table.select("feature", "weight").iter_rows():
            try:
                self._weights[feature] = float(weight)
            except (TypeError, ValueError) as error:
                raise ValueError(f"quote_weights.csv: weight of {feature!r} is {weight!r}, no number") from error

    def __call__(self, features: Mapping[str, float]) -> float:
        """Of named features; what the seed does not name weighs nothing."""
        z = self._weights.get("bias", 0.0) + sum(self._weights.get(k, 0.0) * v for k, v in features.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))
