"""Options of the test run."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--raise-floors", action="store_true", help="lift the pinned scores of tests/gold/floors.json to those reached"
    )
    parser.addoption(
        "--lower-floors", action="store_true", help="rewrite the pinned scores of tests/gold/floors.json, also downward"
    )
