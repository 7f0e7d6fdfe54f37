"""How sure an attribution is: logistic regression on what the models say about it (`evidence`).

The weights lie in the quote model's archive, fitted so that of the rows scored 0.9 about nine in ten are right (content
and speaker both); the model's card has the table.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

BIAS = "bias"
"""The name of the constant term among the weights."""


class Scores:
    """Probability that an attribution is right."""

    def __init__(self, weights: Mapping[str, float]):
        self._weights = weights

    def __call__(self, features: Mapping[str, float]) -> float:
        """Of named features; what has no weight counts nothing."""
        z = self._weights.get(BIAS, 0.0) + sum(self._weights.get(k, 0.0) * v for k, v in features.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))
