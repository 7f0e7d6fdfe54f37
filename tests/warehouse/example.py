"""A tiny warehouse's worth of rows, made by hand: three reports, one of them revised, one copied."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import polars as pl
from onrecord.transforms import ids, paragraphs, schemas, sentences, stories, versions
from onrecord.warehouse.build import Build
from onrecord.warehouse.database import open_build
from onrecord.warehouse.paths import Paths
from onrecord.warehouse.publish import publish

from tests.support import seed_tables

DAY = datetime(2025, 8, 17, 6)

SUMMIT = (
    "Ministers met in Ostburg on Friday.\n"
    "“We will spend 5 percent of gross domestic product on defense by 2035,” said Anna Berg, president of Nordland.\n"
    "The plan is “a fair deal”, she added, “for all of us”. Nordland has 12,000 soldiers – 3,000 of them abroad.\n"
    "Berg said that the alliance would stand together."
)
REVISED = (
    SUMMIT.replace("12,000 soldiers", "14,000 soldiers") + "\n“He knows it,” one senior diplomat said of Karl Holm."
)
COPY = "\n".join(SUMMIT.split("\n")[:2])
ROAD = (
    "The new road is 40 miles long and cost $3.5 million to $4 million, the city of Südhafen said.\n"
    "It was 30 degrees Celsius 🌡 when mayor Karl Holm opened it."
)


class Rows:
    """Rows of one article version, found by what they say and never by counted offsets."""

    def __init__(self, article_id: str, version: int, text: str):
        self.article_id, self.version, self.text = article_id, version, text
        self.tables: dict[str, list[dict]] = {}

    def span(self, surface: str, nth: int = 0) -> tuple[int, int]:
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(surface, at + 1)
        return at, at + len(surface)

    def _add(self, table: str, **row: object) -> None:
        base = dict(article_id=self.article_id, version=self.version, rule="example", score=0.9)
        self.tables.setdefault(table, []).append(base | row)

    def mention(self, surface: str, actor: str | None, kind: str = "name", nth: int = 0) -> None:
        s, e = self.span(surface, nth)
        mention_id = ids.mention_id(self.article_id, self.version, s, e, kind)
        self._add(
            "mentions", mention_id=mention_id, start_char=s, end_char=e, surface=surface, kind=kind, actor_id=actor
        )

    def role(self, surface: str, actor: str, organization: str | None = None) -> None:
        s, e = self.span(surface)
        self._add(
            "role_statements", start_char=s, end_char=e, role=surface, actor_id=actor, organization_id=organization
        )

    def quote(
        self, *parts: str, speaker: str, speaker_id: str, cue: str = "said", kind: str = "direct", **more: object
    ) -> str:
        spans = [self.span(p) for p in parts]
        s, e = self.span(speaker)
        cue_start, cue_end = self.span(cue)
        quote_id = ids.quote_id(self.article_id, self.version, spans)
        self._add(
            "quotes", quote_id=quote_id, kind=kind, spans=[dict(start_char=a, end_char=b) for a, b in spans],
            text=" … ".join(parts), cue=cue, cue_start=cue_start, cue_end=cue_end, speaker_start=s, speaker_end=e,
            speaker_surface=speaker, speaker_id=speaker_id, **more,
        )  # fmt: skip
        return quote_id

    def figure(self, surface: str, value: float | None, unit: str, unit_kind: str, **more: object) -> str:
        s, e = self.span(surface)
        figure_id = ids.figure_id(self.article_id, self.version, s, e)
        row = dict(approximation="exact", status="actual") | more
        self._add(
            "figures", figure_id=figure_id, start_char=s, end_char=e, surface=surface, value=value, unit=unit,
            unit_kind=unit_kind, **row,
        )  # fmt: skip
        return figure_id

    def time(self, surface: str, timex: str, day: date, end: date | None = None, type: str = "DATE") -> None:
        s, e = self.span(surface)
        self._add(
            "time_expressions", start_char=s, end_char=e, surface=surface, timex=timex, type=type, date_start=day,
            date_end=end or day,
        )  # fmt: skip


def article(url: str, text: str, title: str, days: int, fetched: int | None = None) -> dict:
    at = DAY + timedelta(days=days)
    return dict(
        article_id=ids.stable_id("a", url), url=url, canonical_url=url, site=url.split("/")[2], title=title,
        authors=["Ann O’Nym"], section="World", language="en", published_at=at, published_on=at.date(),
        published_source="json-ld", text=text, word_count=len(text.split()),
        content_sha256=ids.stable_id("", text), fetched_at=DAY + timedelta(days=days if fetched is None else fetched, hours=2),
    )  # fmt: skip


SUMMIT_URL, COPY_URL, ROAD_URL = (
    "https://one.example/summit", "https://two.example/copied", "https://two.example/road",
)  # fmt: skip

FIRST = [
    article(SUMMIT_URL, SUMMIT, "Ministers meet", 0),
    article(COPY_URL, COPY, "They met", 1),
    article(ROAD_URL, ROAD, "A road opens", 2),
]
REVISION = article(SUMMIT_URL, REVISED, "Ministers meet", 0, fetched=3)

ACTORS = pl.DataFrame(
    [
        ("Q1", "Anna Berg", "person", "Q1", "XNL", "politician"),
        ("Q2", "Nordland", "country", "Q2", "XNL", None),
        ("Lholm", "Karl Holm", "person", None, None, None),
        ("Lcity", "Südhafen", "place", None, None, None),
        ("Ldiplomat", "one senior diplomat", "unnamed", None, None, None),
        ("Lnobody", "Never Mentioned", "person", None, None, None),
    ],
    schema=["actor_id", "name", "type", "wikidata_id", "country", "description"], orient="row",
)  # fmt: skip

PLEDGE = "We will spend 5 percent of gross domestic product on defense by 2035"


def facts(row: dict) -> Rows:
    """All that an attentive reader finds in one of the articles above."""
    rows = Rows(row["article_id"], row["version"], row["text"])
    if row["url"] == ROAD_URL:
        rows.mention("Karl Holm", "Lholm")
        rows.mention("Südhafen", "Lcity")
        rows.role("mayor", "Lholm", "Lcity")
        rows.figure("40 miles", 40, "mile", "length", subject="road")
        rows.figure(
            "$3.5 million to $4 million", None, "USD", "currency", value_low=3.5e6, value_high=4e6, actor_id="Lcity"
        )
        rows.figure("30 degrees Celsius", 30, "degree_Celsius", "temperature")
        return rows
    rows.time("Friday", "2025-08-15", date(2025, 8, 15))
    rows.time("2035", "2035", date(2035, 1, 1), date(2035, 12, 31))
    rows.mention("Anna Berg", "Q1")
    rows.mention("Nordland", "Q2")
    rows.role("president of Nordland", "Q1", "Q2")
    pledge = rows.quote(
        PLEDGE,
        speaker="Anna Berg",
        speaker_id="Q1",
        statement_id="Spledge",
        said_on=date(2025, 8, 15),
        said_on_precision="day",
    )
    rows.figure(
        "5 percent", 5, "percent", "percent", base="gross domestic product", subject="defense", status="pledge",
        actor_id="Q2", time_start=date(2035, 1, 1), time_end=date(2035, 12, 31), time_surface="by 2035", quote_id=pledge,
    )  # fmt: skip
    if row["url"] == COPY_URL:
        return rows
    rows.mention("she", "Q1", "pronoun")
    rows.quote(
        "a fair deal", "for all of us", speaker="she", speaker_id="Q1", cue="added", kind="mixed", addressee_id=None
    )
    soldiers = "14,000 soldiers" if row["text"] == REVISED else "12,000 soldiers"
    whole = rows.figure(soldiers, int(soldiers[:2]) * 1000, "soldier", "count", subject="soldiers", actor_id="Q2")
    rows.figure("3,000", 3000, "soldier", "count", part_of=whole)
    rows.quote("the alliance would stand together", speaker="Berg", speaker_id="Q1", kind="indirect")
    rows.mention("Berg", "Q1", nth=1)
    if row["text"] == REVISED:
        rows.mention("He", "Lholm", "pronoun")
        rows.mention("Karl Holm", "Lholm")
        rows.mention("one senior diplomat", "Ldiplomat", "nominal")
        rows.quote("He knows it", speaker="one senior diplomat", speaker_id="Ldiplomat")
    return rows


UNITS = pl.DataFrame(
    [("mile", "length", "meter", 1609.344, 0.0), ("degree_Celsius", "temperature", "kelvin", 1.0, 273.15)],
    schema=["unit", "unit_kind", "si_unit", "factor", "si_offset"], orient="row",
)  # fmt: skip


def tables(build: Build, rows: list[dict]) -> dict[str, pl.DataFrame]:
    """What a run would hand to `load` for these articles, unchanged ones included."""
    articles = schemas.frame(rows, schemas.ARTICLES)
    assigned = versions.assign(articles, build.stored_versions(articles["article_id"]))
    latest = assigned.filter("is_latest")
    prints = stories.fingerprints(latest)
    story_ids = stories.assign(latest, prints, build.stored_stories(prints))
    found = paragraphs.paragraphs(assigned, seed_tables()["furniture_lines"])
    out = dict(
        articles=assigned.drop("known"), paragraphs=found, sentences=sentences.sentences(assigned, found), actors=ACTORS,
        story_ids=story_ids, story_fingerprints=prints, unit_factors=UNITS,
    )  # fmt: skip
    collected: dict[str, list[dict]] = {}
    for row in assigned.iter_rows(named=True):
        for name, many in facts(row).tables.items():
            collected.setdefault(name, []).extend(many)
    return out | {name: pl.DataFrame(many, infer_schema_length=None) for name, many in collected.items()}


def run(run_id: str, hours: int = 0) -> dict:
    at = DAY + timedelta(days=4, hours=hours)
    return dict(
        run_id=run_id, flow="ingest", started_at=at, ended_at=at + timedelta(minutes=1), state="completed",
        code_version="0.1", parameters='{"inputs": ["a"]}',
    )  # fmt: skip


def fetches(run_id: str, rows: list[dict]) -> pl.DataFrame:
    done = [
        dict(
            fetch_id=ids.stable_id("x", run_id, row["url"], row["fetched_at"]), url=row["url"], requested_at=row["fetched_at"], status=200,
            outcome="ok", warc_file="a.warc.gz", warc_offset=1, article_id=row["article_id"], error=None,
        )
        for row in rows
    ]  # fmt: skip
    gone = dict(
        fetch_id=ids.stable_id("x", run_id, "gone"), url="https://one.example/gone", requested_at=DAY, status=404,
        outcome="not_found", error="the server says 404 Not Found",
    )  # fmt: skip
    return pl.DataFrame([*done, gone])


def load(build: Build, run_id: str, rows: list[dict], hours: int = 0) -> dict[str, int]:
    return build.load(tables(build, rows), run(run_id, hours), fetches(run_id, rows))


def fill(build: Build) -> None:
    """Two runs: the three reports, then the revision of one."""
    load(build, "r1", FIRST)
    build.run_checks("r1")
    load(build, "r2", [REVISION], hours=1)
    build.run_checks("r2")


@cache
def template() -> Paths:
    """A filled and published warehouse, made once for all tests: to be read or copied, never written to."""
    folder = tempfile.TemporaryDirectory(prefix="onrecord-example-")
    atexit.register(folder.cleanup)
    paths = Paths(Path(folder.name))
    with open_build(paths) as build:
        fill(build)
    publish(paths)
    return paths


def copy(folder: Path) -> Paths:
    """A warehouse of its own in `folder`, filled and published."""
    shutil.copytree(template().root, folder, dirs_exist_ok=True)
    return Paths(folder)
