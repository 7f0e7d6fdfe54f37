"""What is wrong with the seed tables: every problem as a row that names table, line and column.

Pure, so that the same checks serve our own seeds (a test), an analyst's edits (`onrecord seeds check`) and an import.
Dates compare as text, since ISO dates sort as they follow each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from zoneinfo import available_timezones

import polars as pl
import pycountry

PROBLEMS = pl.Schema({"table": pl.String, "row": pl.Int64, "column": pl.String, "problem": pl.String})
"""row: the line of the CSV file, the header being line 1; 0 where the problem is the table's own."""

ACTOR_ID = r"Q[1-9]\d*|o:[a-z0-9]+(-[a-z0-9]+)*"
ACTOR_TYPES = ("person", "organization", "country", "place", "group")
COLUMNS = {
    "actors": ("actor_id", "name", "type", "country", "wikidata_id", "description", "gender"),
    "actor_names": ("actor_id", "name", "ambiguous"),
    "actor_roles": ("actor_id", "role", "organization_id", "country", "valid_from", "valid_to"),
    "demonyms": ("demonym", "country", "kind"),
    "titles": ("title", "kind", "gender"),
    "nicknames": ("nickname", "name"),
    "publishers": ("site", "name", "country", "language", "time_zone", "social_site"),
    "sources": ("kind", "url", "site", "section", "enabled", "note"),
    "common_words": ("word",),
    "figure_words": ("kind", "word", "value"),
}
"""The tables that are looked at, with the columns each must have; columns beyond these are the analyst's own."""

REQUIRED = {
    "actors": ("actor_id", "name", "type"),
    "actor_names": ("actor_id", "name"),
    "actor_roles": ("actor_id", "role"),
    "demonyms": ("demonym", "kind"),
    "titles": ("title", "kind"),
    "nicknames": ("nickname", "name"),
    "publishers": ("site", "name"),
    "sources": ("kind", "url", "enabled"),
    "common_words": ("word",),
    "figure_words": ("kind", "word"),
}
UNIQUE = {
    "actors": ("actor_id",),
    "actor_names": ("actor_id", "name"),
    "actor_roles": ("actor_id", "role", "organization_id", "valid_from"),
    "demonyms": ("demonym", "country", "kind"),
    "titles": ("title",),
    "nicknames": ("nickname", "name"),
    "publishers": ("site",),
    "sources": ("url", "section"),
    "common_words": ("word",),
    "figure_words": ("kind", "word"),
}
ONE_OF = {
    ("actors", "type"): ACTOR_TYPES,
    ("actors", "gender"): ("f", "m"),
    ("actor_names", "ambiguous"): ("yes",),
    ("demonyms", "kind"): ("adjective", "noun_singular", "noun_plural"),
    ("titles", "kind"): (
        "honorific", "political", "military", "religious", "academic", "business", "police", "royal",
    ),
    ("titles", "gender"): ("f", "m"),
    ("sources", "kind"): ("feed", "sitemap", "page", "folder"),
    ("sources", "enabled"): ("yes", "no"),
}  # fmt: skip
FORM = {
    ("actors", "actor_id"): (ACTOR_ID, "is neither a Wikidata id (Q42) nor o:a-slug"),
    ("actors", "wikidata_id"): (r"Q[1-9]\d*", "is not a Wikidata id (Q42)"),
    ("publishers", "site"): (r"[a-z0-9-]+(\.[a-z0-9-]+)+", "is not a host name in lower case (news.example)"),
    ("publishers", "language"): (r"[a-z]{2,3}(-[A-Z]{2})?", "is not a language code (en, pt-BR)"),
}

NOT_EXCLUSIVE = re.compile(
    r"(?:.*\b)?(?:deputy|vice|associate|assistant|co-\w+|member|under ?secretary|spokes\w+|permanent|emeritus|honorary)\b",
    re.IGNORECASE,
)
EXCLUSIVE = re.compile(
    r".*\b(?:president|minister|chancellor|premier|taoiseach|secretary|secretary general|director|director general"
    r"|king|queen|emperor|sultan|emir|pope|chair|chairman|chairwoman|chairperson|governor|mayor|speaker|leader"
    r"|chief executive|commissioner general|high commissioner|high representative|attorney general|majority leader"
    r"|minority leader|whip)(?: of| for|$)",
    re.IGNORECASE,
)
"""Offices that one person holds at a time: the head of the title, unless a word before it says it is one of several."""


def problems(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """All problems of the seed tables (all-text frames by name, empty cells null), sorted by table and row.

    Only tables of `COLUMNS` are looked at; one that is missing is no problem by itself, but what refers to it then
    dangles. Returns a frame of `PROBLEMS`; no row means that the seeds are sound.
    """
    out: list[tuple[str, int, str, str]] = []
    whole = {}
    for name in COLUMNS:
        if name not in tables:
            continue
        missing = [c for c in COLUMNS[name] if c not in tables[name].columns]
        out += [(name, 0, column, f"the column {column} is missing") for column in missing]
        if not missing:
            whole[name] = [(i, row) for i, row in enumerate(tables[name].iter_rows(named=True), start=2)]
    for name, rows in whole.items():
        out += ((name, *found) for found in _cells(name, rows))
    for name, check in (
        ("actors", _actors),
        ("actor_names", _names),
        ("actor_roles", _roles),
        ("nicknames", _nicknames),
    ):
        if name in whole:
            out += ((name, *found) for found in check(whole))
    return pl.DataFrame(out, schema=PROBLEMS, orient="row").unique(maintain_order=True).sort("table", "row", "column")


Found = Iterator[tuple[int, str, str]]
Whole = Mapping[str, list[tuple[int, dict[str, str | None]]]]


def _cells(name: str, rows: list[tuple[int, dict]]) -> Found:
    """What can be seen in one cell, and rows that are there twice."""
    seen: dict[tuple, int] = {}
    for line, row in rows:
        for column in REQUIRED[name]:
            if not row[column]:
                yield line, column, f"{column} is empty"
        for column, value in row.items():
            if value is None:
                continue
            if value != value.strip() or "  " in value or "\n" in value:
                yield line, column, f"{value!r} has spaces or line breaks that do not belong"
            allowed = ONE_OF.get((name, column))
            if allowed and value not in allowed:
                yield line, column, f"{value!r} is not one of {', '.join(allowed)}"
            pattern, says = FORM.get((name, column), ("", ""))
            if pattern and not re.fullmatch(pattern, value):
                yield line, column, f"{value!r} {says}"
            if column == "country" and value not in countries():
                yield line, column, f"{value!r} is not an ISO 3166 alpha-3 code"
            if column == "time_zone" and time_zones() and value not in time_zones():
                yield line, column, f"{value!r} is not a time zone of the IANA database"
            if column in ("valid_from", "valid_to") and not _is_date(value):
                yield line, column, f"{value!r} is not a date (YYYY-MM-DD)"
        key = tuple(row[c] for c in UNIQUE[name])
        if key in seen:
            yield line, UNIQUE[name][0], f"the same {', '.join(UNIQUE[name])} as in line {seen[key]}"
        seen.setdefault(key, line)


def _actors(whole: Whole) -> Found:
    of_wikidata: dict[str, str] = {}
    for line, row in whole["actors"]:
        actor, wikidata = row["actor_id"] or "", row["wikidata_id"]
        if actor.startswith("Q") and wikidata != actor:
            yield line, "wikidata_id", f"{wikidata or 'empty'}, though actor_id is {actor}"
        if wikidata and of_wikidata.setdefault(wikidata, actor) != actor:
            yield line, "wikidata_id", f"{wikidata} is also that of {of_wikidata[wikidata]}"
        if row["gender"] and row["type"] not in ("person", None):
            yield line, "gender", f"an actor of type {row['type']} has no gender"
        if row["name"] and row["name"].lower() in _common(whole):
            yield line, "name", f"{row['name']!r} is a common word: use a fuller name, and the short one in actor_names"


def _names(whole: Whole) -> Found:
    """Names that dangle, repeat or point to two actors of one type without saying so (ambiguous = yes)."""
    actors = {row["actor_id"]: row for _, row in whole.get("actors", [])}
    bearers = defaultdict(dict)
    for line, row in whole.get("actors", []):
        bearers[row["name"], row["type"]].setdefault(row["actor_id"], ("actors", line))
    marked = set()
    for line, row in whole["actor_names"]:
        actor = actors.get(row["actor_id"])
        if actor is None:
            yield line, "actor_id", f"no actor {row['actor_id']} in actors"
            continue
        if row["ambiguous"] == "yes":
            marked.add((row["name"], row["actor_id"]))
        elif row["name"] == actor["name"]:
            yield line, "name", f"{row['name']!r} is the actor's name in actors already"
        elif row["name"] and row["name"].lower() in _common(whole):
            yield line, "name", f"{row['name']!r} is also a common word: mark it ambiguous"
        bearers[row["name"], actor["type"]].setdefault(row["actor_id"], ("actor_names", line))
    for (name, kind), ids in bearers.items():
        if name is None or len(ids) < 2:
            continue
        for actor_id, (_, line) in ids.items():
            if (name, actor_id) not in marked:
                others = ", ".join(sorted(i or "?" for i in ids if i != actor_id))
                where = line if ids[actor_id][0] == "actor_names" else 0
                yield where, "name", f"{name!r} of {actor_id} is also the name of {others} ({kind}): mark it ambiguous"


def _roles(whole: Whole) -> Found:
    types = {row["actor_id"]: row["type"] for _, row in whole.get("actors", [])}
    office = defaultdict(list)
    for line, row in whole["actor_roles"]:
        if row["actor_id"] not in types:
            yield line, "actor_id", f"no actor {row['actor_id']} in actors"
        body = row["organization_id"]
        if body and body not in types:
            yield line, "organization_id", f"no actor {body} in actors"
        elif body and types[body] == "person":
            yield line, "organization_id", f"{body} is a person"
        start, end = row["valid_from"], row["valid_to"]
        if (start and not _is_date(start)) or (end and not _is_date(end)):
            continue
        if start and end and start > end:
            yield line, "valid_to", f"ends {end}, before it begins on {start}"
        elif row["role"] and is_exclusive(row["role"]):
            office[row["role"].casefold(), row["country"], body].append((line, row["actor_id"], start, end))
    for (role, _, _), terms in office.items():
        for i, (line, actor, start, end) in enumerate(terms):
            for _, other, since, until in terms[:i]:
                if other != actor and _overlap(start, end, since, until):
                    held = f"{since or '?'} to {until or 'now'}"
                    yield line, "valid_from", f"{role}: {other} holds it at the same time ({held})"


def _nicknames(whole: Whole) -> Found:
    for line, row in whole["nicknames"]:
        if row["nickname"] and row["nickname"] == row["name"]:
            yield line, "name", "a nickname of itself"


def is_exclusive(role: str) -> bool:
    """Whether one person at a time holds this office: “president of Ukraine”, but not “senator from Ohio”."""
    return bool(EXCLUSIVE.match(role)) and not NOT_EXCLUSIVE.match(role)


def _overlap(start: str | None, end: str | None, since: str | None, until: str | None) -> bool:
    """Whether two terms have certainly a day in common, handing over day excepted.

    No end means that the term goes on; no beginning means that only its end is known.
    """
    if not end and not until:
        return True
    forever = "9999-12-31"
    first, last = start or end or forever, end or forever
    earliest, latest = since or until or forever, until or forever
    return max(first, earliest) < min(last, latest)


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _common(whole: Whole) -> set[str]:
    return {row["word"] for _, row in whole.get("common_words", []) if row["word"]}


@cache
def time_zones() -> frozenset[str]:
    """The IANA time zones this machine knows; none where it has no time zone database."""
    return frozenset(available_timezones())


@cache
def countries() -> frozenset[str]:
    """ISO 3166 alpha-3, and XKX, which the European Union uses for Kosovo."""
    return frozenset(c.alpha_3 for c in pycountry.countries) | {"XKX"}
