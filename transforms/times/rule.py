"""A rule: the pattern of an expression and what it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .context import Context
from .moments import Moment

Part = tuple[int, int, Moment]
"""Half-open span in the text, and its moment."""

Meaning = Callable[[re.Match[str], Context], Moment | list[Part] | None]
"""Gives the moment of the whole match, several parts of it, or None where the match is no time expression after all."""

_GROUP = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    source: str
    score: float
    meaning: Meaning

    @property
    def anonymous(self) -> str:
        """The pattern without named groups, so that it can stand beside others in one alternation."""
        return _GROUP.sub("(?:", self.source)


class RuleBook:
    """Rules in order of precedence; `@book.rule(name, pattern)` adds one. Patterns hold named groups only."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []

    def rule(self, name: str, pattern: str, score: float = 0.9) -> Callable[[Meaning], Meaning]:
        def add(meaning: Meaning) -> Meaning:
            self.rules.append(Rule(name, pattern, score, meaning))
            return meaning

        return add
