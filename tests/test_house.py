"""The rules of the house that a machine can hold us to."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ["flows", "transforms", "sql", "seeds", "warehouse"]
ALLOWED = {
    "flows": {"flows", "transforms", "sql", "seeds", "warehouse"},
    "transforms": {"transforms"},
    "sql": {"sql"},
    "seeds": {"seeds"},
    "warehouse": {"warehouse", "sql", "transforms"},
}
"""Which rooms a room may import. The warehouse takes the frames' columns (schemas) and ids from transforms."""

IMPURE = {"prefect", "httpx", "duckdb", "requests", "urllib", "socket", "subprocess", "time", "random"}
"""What transforms may not import: I/O, the clock, the network, chance."""

MODULES = [p for room in ROOMS for p in sorted((ROOT / room).rglob("*.py")) if "data" not in p.parts]


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found |= {node.module} | {f"{node.module}.{a.name}" for a in node.names if node.module == "onrecord"}
        elif isinstance(node, ast.ImportFrom) and node.level:
            package = path.parent.relative_to(ROOT).parts
            base = package[: len(package) - node.level + 1]
            found.add(".".join(("onrecord", *base, *(node.module or "").split("."))).rstrip("."))
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_keeps_to_its_room(path):
    room = path.relative_to(ROOT).parts[0]
    names = imports(path)
    rooms = {n.split(".")[1] for n in names if n.startswith("onrecord.")}
    assert rooms <= ALLOWED[room], f"{room} must not import {rooms - ALLOWED[room]}"
    if room == "transforms":
        drawn = {"random"} if "models" in path.parts else set()  # training draws, from a fixed seed
        assert not {n.split(".")[0] for n in names} & (IMPURE - drawn)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_is_small_and_says_why_it_is(path):
    text = path.read_text("utf8")
    assert len(text.encode()) <= 24 * 1024, "larger than three screens: split it"
    assert not text.strip() or ast.get_docstring(ast.parse(text)), "no docstring"


def test_every_package_is_shipped():
    listed = set(tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["tool"]["setuptools"]["packages"])
    found = {
        "onrecord." + ".".join(p.parent.relative_to(ROOT).parts)
        for room in ROOMS
        for p in (ROOT / room).rglob("__init__.py")
        if "data" not in p.parts
    }
    assert listed == found
