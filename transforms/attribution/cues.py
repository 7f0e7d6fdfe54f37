"""The cue words of the seed `cues.csv`: which words announce that somebody says, thinks or shows something."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

KINDS = frozenset({"speech", "thought", "intent", "evidence", "noun", "phrase"})


@dataclass(frozen=True)
class Cues:
    kinds: dict[str, str]  # lower-case form → kind, one word each
    lemmas: dict[str, str]  # lower-case form → the cue it is a form of
    phrases: tuple[tuple[str, ...], ...]  # cues of several words, lower case


def cues(table: pl.DataFrame) -> Cues:
    """The seed's rows (cue, part, kind, forms parted by semicolons). ValueError names a row of unknown kind."""
    kinds: dict[str, str] = {}
    lemmas: dict[str, str] = {}
    phrases = []
    for row in table.iter_rows(named=True):
        if row["kind"] not in KINDS:
            raise ValueError(
                f"cues.csv: {row['cue']!r} is of kind {row['kind']!r}, not one of {', '.join(sorted(KINDS))}"
            )
        for form in (f.strip().lower() for f in (row["forms"] or row["cue"]).split(";")):
            if " " in form:
                phrases.append(tuple(form.split()))
            elif form and (row["part"] == "verb" or form not in kinds):
                kinds[form], lemmas[form] = row["kind"], row["cue"]
    return Cues(kinds, lemmas, tuple(sorted(phrases)))
