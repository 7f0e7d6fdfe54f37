"""What differs from machine to machine: folders, the schedule, how polite we are, how much at once.

Values come from `ONRECORD_…` environment variables, then from a `.env` or `onrecord.toml` in the working folder, then
from the defaults below. A value that makes no sense is refused with its name.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

WAREHOUSE = Path("warehouse/data")
"""Where the data lies unless said otherwise: beside the checkout's warehouse room."""


SEEDS = Path(__file__).parent.parent / "seeds"
"""The seeds that come with onrecord (`seeds.FOLDER`, said again because that module loads Polars, which takes a while)."""


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"{value!r} is no time zone (say Europe/London, America/New_York or UTC)") from error
    return value


def _cron(value: str) -> str:
    """The shape only; Prefect reads the expression itself when `serve` makes its schedule."""
    if not re.fullmatch(r"@(?:hourly|daily|weekly|monthly|yearly)|[\w*/,#?-]+(?: +[\w*/,#?-]+){4}", value.strip()):
        raise ValueError(f"{value!r} is no cron expression (minute hour day month weekday, say '30 4 * * *')")
    return value.strip()


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix="ONRECORD_", env_file=".env", toml_file="onrecord.toml", extra="ignore", frozen=True
    )

    warehouse: Path = Field(
        WAREHOUSE, description="Folder of the warehouse; the published file is onrecord.duckdb in it"
    )
    seeds: Path = Field(SEEDS, description="Folder of the seed tables (CSV) and models")
    cron: Annotated[str, AfterValidator(_cron)] = Field("30 4 * * *", description="When `nightly` runs")
    timezone: Annotated[str, AfterValidator(_zone)] = Field("UTC", description="Time zone of `cron`")
    user_agent: str = Field(
        "onrecord/0.1 (news archive; one page at a time)", min_length=3, description="How we present ourselves to sites"
    )
    host_delay: float = Field(2.0, ge=0, le=600, description="Seconds between two requests to one host")
    connections: int = Field(8, ge=1, le=100, description="Hosts asked at the same time")
    timeout: float = Field(20.0, gt=0, le=600, description="Seconds to wait for a connection or the next bytes")
    page_seconds: float = Field(90.0, gt=0, description="Seconds that one page may take in all, retries apart")
    retries: int = Field(3, ge=0, le=10, description="Further tries after 429, 5xx, timeouts and broken connections")
    max_wait: float = Field(120.0, ge=0, description="Longest wait that a site's Retry-After is granted, in seconds")
    max_bytes: int = Field(10_000_000, ge=1_000, description="Largest page read, in bytes")
    batch_size: int = Field(200, ge=1, le=100_000, description="Articles a batch")
    batch_bytes: int = Field(64_000_000, ge=1_000, description="Bytes a batch, where the articles are large")
    workers: int = Field(
        default_factory=lambda: os.cpu_count() or 1, ge=1, le=256, description="Processes that clean and analyse"
    )
    revisit_days: float = Field(
        7.0, ge=0, description="Days after its first fetch that a listed page is asked for again, for revisions"
    )
    source_limit: int = Field(
        200, ge=1, description="Pages taken from one source a run, unless the run is asked for another number"
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, dotenv_settings, TomlConfigSettingsSource(settings_cls)


def load(**given: object) -> Settings:
    """The settings; keywords that are not None go before every other source. Raises pydantic's ValidationError."""
    return Settings(**{name: value for name, value in given.items() if value is not None})
