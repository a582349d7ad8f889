"""Every setting, typed, from the environment (MINGZHANG_…) or a mingzhang.toml in the working folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from flows.publish.mail import SmtpSettings


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

    @property
    def archive(self) -> Path:
        """Folder of captured bytes."""
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
