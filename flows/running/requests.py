"""What a run can be asked for: the parameters of the flows, as the forms that Prefect's UI shows.

Every field says what it is for; nonsense is refused with one sentence that says what would do."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

EARLIEST = date(1800, 1, 1)
"""No newspaper in digital form is older; an earlier date is a slip."""

Day = Annotated[
    date,
    Field(json_schema_extra={"pattern": r"^(1[89]|2\d)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T|$)"}),
]
"""A day. Prefect's API checks a request against the schema alone, and of that no formats: the pattern lets it refuse at once
what is no date. What a pattern cannot say, such as whether a file is there, is said by the run, which ends before it begins."""


class Again(StrEnum):
    """Whether pages that the warehouse already holds are fetched again."""

    IF_CHANGED = "if changed"
    ALWAYS = "always"


def _day(value: date | None, name: str) -> date | None:
    if value is not None and not EARLIEST <= value <= date.today():
        raise ValueError(f"{name} {value} lies outside {EARLIEST} to today ({date.today()})")
    return value


class IngestRequest(BaseModel):
    """Articles to bring on record: web addresses, or files and folders on the machine that runs the pipeline."""

    model_config = ConfigDict(extra="forbid", title="Ingest articles")

    inputs: list[str] = Field(
        title="Inputs",
        description="One a line: web addresses (https://…), folders, or files: .txt, .html, .jsonl, .parquet, .warc; .gz too.",
        examples=[["https://news.example/politics/a-story.html", "/data/articles.jsonl.gz"]],
        min_length=1,
    )
    published: Day | None = Field(
        None, title="Published on", description="Publication date for articles whose input and page bear none."
    )
    again: Again = Field(
        Again.IF_CHANGED,
        title="Fetch again",
        description="For addresses fetched before: ask the site whether the page changed, or fetch it anyway.",
    )
    allow_local: bool = Field(
        False,
        title="Allow local addresses",
        description="Follow redirects and links to this machine and private networks too (for sites under test).",
    )
    limit: int | None = Field(None, title="At most", ge=1, description="Stop after so many pages; empty: all of them.")

    @field_validator("inputs")
    @classmethod
    def _inputs(cls, value: list[str]) -> list[str]:
        kept = [v.strip() for v in value if v.strip()]
        if not kept:
            raise ValueError("name at least one web address, file or folder")
        for given in kept:
            scheme, separator, _ = given.partition("://")
            if separator and scheme.lower() not in ("http", "https", "file"):
                raise ValueError(f"{given}: {scheme}: addresses cannot be read; http and https can")
            if separator and scheme.lower() != "file":
                try:
                    known = urlsplit(given).hostname
                except ValueError as error:
                    raise ValueError(f"{given}: not a web address ({error})") from None
                if not known:
                    raise ValueError(f"{given}: not a web address (no host in it)")
            if not separator and given.startswith("www."):
                raise ValueError(f"{given}: a web address begins with https://")
            if not separator and not Path(given).expanduser().exists():
                raise ValueError(f"{given}: no such file or folder on the machine that runs the pipeline")
        return kept

    @field_validator("published")
    @classmethod
    def _published(cls, value: date | None) -> date | None:
        return _day(value, "the publication date")


class NightlyRequest(BaseModel):
    """The nightly run over the sources of seeds/sources.csv."""

    model_config = ConfigDict(extra="forbid", title="Nightly run")

    sources: list[str] = Field(
        default_factory=list,
        title="Sources",
        description="Addresses or sites from sources.csv, enabled or not; empty: every enabled source.",
    )
    limit: int | None = Field(
        None,
        title="Pages a source",
        ge=1,
        description="At most so many pages from each source; empty: as the setting source_limit says (200).",
    )
    again: Again = Field(
        Again.IF_CHANGED, title="Fetch again", description="Whether pages known already are fetched again."
    )


class ReprocessRequest(BaseModel):
    """Everything archived cleaned and analysed anew, without fetching."""

    model_config = ConfigDict(extra="forbid", title="Reprocess the archive")

    since: Day | None = Field(None, title="Fetched since", description="Only pages fetched on or after this day.")
    until: Day | None = Field(None, title="Fetched until", description="Only pages fetched on or before this day.")

    @model_validator(mode="after")
    def _order(self) -> ReprocessRequest:
        _day(self.since, "since")
        if self.since and self.until and self.until < self.since:
            raise ValueError(f"until {self.until} lies before since {self.since}")
        return self
