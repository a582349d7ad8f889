"""Every setting, typed, from the environment (MINGZHANG_…) or a mingzhang.toml in the working folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from flows.publish.mail import SmtpSettings, parse_mailbox


class Patience(BaseModel):
    """How long the crawler bears with a server."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    attempts: int = Field(
        default=4, ge=1, description="how often an address is asked while its server is unavailable"
    )
    first_wait_seconds: float = Field(
        default=2.0, ge=0, description="pause before the first retry; it doubles"
    )
    silent_seconds: float = Field(default=30.0, gt=0, description="how long a server may say nothing at all")
    longest_seconds: float = Field(default=300.0, gt=0, description="the most time one answer may take")


class Settings(BaseSettings):
    """The settings of a run; nested ones are written MINGZHANG_SMTP__HOST or, in mingzhang.toml, under [smtp]."""

    model_config = SettingsConfigDict(
        env_prefix="MINGZHANG_",
        env_nested_delimiter="__",
        toml_file="mingzhang.toml",
        extra="forbid",
        frozen=True,
    )

    folder: Path = Field(
        default=Path("var"),
        description="everything this program writes: archive, warehouse, release, letters",
    )
    bucket: str | None = Field(
        default=None,
        pattern=r"^s3://[^/]+",
        description="where captured bytes are kept in place of the folder, such as s3://bucket/prefix, in any store "
        "that speaks S3; endpoint and keys are read from AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID and the like",
    )
    sites: Path = Field(
        default=Path(__file__).parent / "crawl" / "sites",
        description="folder of site files, one district each",
    )
    contact: str = Field(
        default="mingzhang@example.org", description="address named in the User-Agent, for webmasters"
    )
    workers: int = Field(
        default_factory=lambda: os.cpu_count() or 1, ge=1, description="processes that read PDFs"
    )
    seconds_per_book: int = Field(
        default=300, ge=1, description="a book that takes longer is given up; a long scan takes minutes"
    )
    megabytes_per_reader: int = Field(
        default=3_000, ge=512, description="memory limit of one reading process"
    )
    releases_kept: int = Field(
        default=7, ge=1, description="releases that stay on disk, and as many of those that were held back"
    )
    allow_loopback: bool = Field(
        default=False, description="let site files name this machine, for the demo and for tests"
    )
    operator: str = Field(
        default="", description="where the summary of each night is mailed; empty means nowhere"
    )
    sites_at_once: int = Field(
        default=32, ge=1, le=100, description="sites crawled at the same time; each waits for its own server"
    )
    patience: Patience = Field(
        default=Patience(), description="attempts, first_wait_seconds, silent_seconds, longest_seconds"
    )
    schedule: str = Field(
        default="0 2 * * *", description="when `mingzhang serve` runs a night, as cron writes it"
    )
    time_zone: str = Field(default="Asia/Shanghai", description="the time zone of the schedule")
    task_runner: Literal["processes", "dask"] = Field(
        default="processes", description="where books are read: processes of this machine, or a Dask cluster"
    )
    dask_address: str = Field(
        default="", description="the Dask scheduler; empty starts a cluster on this machine"
    )
    sender: str = Field(default="明账 <mingzhang@example.org>", description="From of the letters")
    reply_to: str = Field(default="mingzhang@example.org", description="where publishers' answers go")
    report_language: Literal["zh", "en"] = Field(
        default="zh", description="language of reports where a contact names none"
    )
    smtp: SmtpSettings | None = Field(
        default=None, description="without it letters are written to the outbox folder only"
    )

    portal: bool = Field(
        default=False, description="build the portal at the end of every night, in the folder `portal`"
    )
    overseers: tuple[str, ...] = Field(
        default=(), description="mail addresses that `mingzhang digest --send` writes to"
    )

    @field_validator("operator")
    @classmethod
    def _operator_is_a_mailbox(cls, value: str) -> str:
        if value:
            parse_mailbox(value)
        return value

    @field_validator("schedule")
    @classmethod
    def _schedule_has_the_fields_of_cron(cls, value: str) -> str:
        if len(value.split()) not in {5, 6}:
            raise ValueError("cron writes minute, hour, day, month, weekday (and seconds): 0 2 * * *")
        return value

    @field_validator("time_zone")
    @classmethod
    def _time_zone_is_known(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("no time zone of that name; write Asia/Shanghai") from error
        return value

    @property
    def archive(self) -> Path:
        """Folder of captured bytes, unless a bucket is set."""
        return self.folder / "archive"

    @property
    def warehouse(self) -> Path:
        """The database that the nightly run writes."""
        return self.folder / "warehouse.duckdb"

    @property
    def release(self) -> Path:
        """The read-only database that readers open; its folder is a link to the current release."""
        return self.folder / "release" / "mingzhang.duckdb"

    @property
    def nights(self) -> Path:
        """Folder of the run pages, one a night."""
        return self.folder / "nights"

    @property
    def reports(self) -> Path:
        """Folder of the publishers' HTML reports."""
        return self.folder / "reports"

    @property
    def portal_folder(self) -> Path:
        """The portal: a link to the folder of static pages that was built last."""
        return self.folder / "portal"

    @property
    def digests(self) -> Path:
        """Folder of the digests as .eml files."""
        return self.folder / "digests"

    @property
    def outbox(self) -> Path:
        """Folder of the letters as .eml files."""
        return self.folder / "outbox"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Order of precedence: arguments, environment, mingzhang.toml."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)
