"""The site file: what an operator writes about one district site, as a validated record.

A site is one YAML file in `flows/crawl/sites/`, and nothing else. Every field of `SiteFile` carries the
description that an error in a file quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from lxml.cssselect import CSSSelector, SelectorError
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from flows.crawl.listing import LIST_READERS
from flows.crawl.yaml_records import read_record
from transforms.model import Kind

SITES_FOLDER = Path(__file__).parent / "sites"

_DEFAULT_PORTS = {"http": 80, "https": 443}
_TITLE_GROUPS = frozenset({"year", "publisher", "kind"})


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What the title of a wanted page says; None where its pattern has no such group."""

    fiscal_year: int | None = None
    publisher: str | None = None
    kind: Kind | None = None


class _Part(BaseModel):
    """A part of a site file: unknown fields are mistakes, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class TitleRules(_Part):
    """Which titles on a list are wanted."""

    include: tuple[re.Pattern[str], ...] = Field(
        default=(),
        description="regular expressions; a title must match one (groups year, publisher, kind are read)",
    )
    exclude: tuple[re.Pattern[str], ...] = Field(
        default=(), description="regular expressions; a title that matches one is not wanted"
    )

    @field_validator("include")
    @classmethod
    def _groups_are_known(cls, patterns: tuple[re.Pattern[str], ...]) -> tuple[re.Pattern[str], ...]:
        for pattern in patterns:
            unknown = sorted(set(pattern.groupindex) - _TITLE_GROUPS)
            if unknown:
                raise ValueError(f"group {unknown[0]!r} is none of year, publisher, kind")
        return patterns

    def read(self, title: str) -> TitleReading | None:
        """Return what a title says; None when it is not wanted. Without `include` every title is wanted."""
        if any(pattern.search(title) for pattern in self.exclude):
            return None
        if not self.include:
            return TitleReading()
        match = next((match for pattern in self.include if (match := pattern.search(title))), None)
        return None if match is None else _read_groups(match)


class Selectors(_Part):
    """Where on a page things stand, when the reader alone cannot know."""

    list_items: str | None = Field(
        default=None, description="a CSS selector of the list's items, such as ul.list > li"
    )

    @field_validator("list_items")
    @classmethod
    def _selector_is_css(cls, selector: str | None) -> str | None:
        if selector is not None:
            try:
                CSSSelector(selector)
            except SelectorError as error:
                raise ValueError(f"no CSS selector ({error})") from error
        return selector


class Politeness(_Part):
    """How much may be asked of the server."""

    delay_seconds: float = Field(
        default=3.0, ge=0, description="seconds between two requests to one host, 0 or more"
    )
    max_list_pages: int = Field(default=50, ge=1, description="the most list pages of one column, 1 or more")
    max_bytes: int = Field(
        default=100_000_000, ge=1, description="the size in bytes above which a file is left alone"
    )


class Expected(_Part):
    """How many documents a healthy night finds."""

    min_documents: int = Field(default=1, ge=0, description="the fewest documents a healthy night finds")
    empty_expected: bool = Field(
        default=False, description="true when the column is known to hold no documents yet"
    )


class Contact(_Part):
    """Where a letter to a publisher goes."""

    address: str = Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", description="an e-mail address")
    language: Literal["zh", "en"] = Field("zh", description="zh or en")


class SiteFile(_Part):
    """One district site."""

    key: str = Field(description="a short name for tables and folders; the file's own name when left out")
    name: str = Field(min_length=1, description="the district's name, such as 武昌区")
    code: str = Field(
        pattern=r"^\d{6}$", description='the 行政区划代码, six digits in quotes, such as "420106"'
    )
    hosts: tuple[Annotated[str, Field(pattern=r"^[a-z0-9.-]+(:\d+)?$")], ...] = Field(
        min_length=1,
        description="the hosts that may be contacted, redirects included: host or host:port, lower case",
    )
    columns: tuple[str, ...] = Field(
        min_length=1, description="the addresses of the first list pages, http or https"
    )
    reader: str = Field(description=f"the kind of list page: {' or '.join(LIST_READERS)}")
    selectors: Selectors = Field(default=Selectors(), description="list_items")
    titles: TitleRules = Field(
        default=TitleRules(), description="include and exclude, lists of regular expressions"
    )
    politeness: Politeness = Field(
        default=Politeness(), description="delay_seconds, max_list_pages, max_bytes"
    )
    expected: Expected = Field(default=Expected(), description="min_documents, empty_expected")
    contacts: dict[str, Contact] = Field(
        default={}, description="publisher: {address, language}; {} mails no letter"
    )
    oddities: tuple[str, ...] = Field(default=(), description="notes in your own words, a list of sentences")

    @field_validator("columns")
    @classmethod
    def _columns_are_http(cls, columns: tuple[str, ...]) -> tuple[str, ...]:
        for column in columns:
            if host_of(column) is None:
                raise ValueError(f"{column!r} is no http or https address")
        return columns

    @field_validator("reader")
    @classmethod
    def _reader_is_known(cls, reader: str) -> str:
        if reader not in LIST_READERS:
            raise ValueError(f"no reader is called {reader!r}")
        return reader

    @model_validator(mode="after")
    def _parts_agree(self) -> SiteFile:
        for column in self.columns:
            if not self.allows(column):
                raise ValueError(
                    f"hosts does not name {host_of(column)}, where a column stands: add it to hosts"
                )
        if self.reader == "plain" and not (self.selectors.list_items or self.titles.include):
            raise ValueError("a plain list takes every link: write selectors.list_items or titles.include")
        if self.expected.empty_expected and self.expected.min_documents > 1:
            raise ValueError("empty_expected and min_documents contradict each other: write one of them")
        return self

    def allows(self, url: str) -> bool:
        """Return whether the host of `url` may be contacted."""
        return host_of(url) in self.hosts


def host_of(url: str) -> str | None:
    """Return host[:port] of an http or https address, a default port left out; None for anything else."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname or "@" in parts.netloc:
        return None
    return parts.hostname if port in {None, _DEFAULT_PORTS[parts.scheme]} else f"{parts.hostname}:{port}"


def find_sites(folder: Path = SITES_FOLDER) -> list[Path]:
    """Return the site files of a folder, by name; each is loaded on its own, so that one mistake loses one site."""
    return sorted(folder.glob("*.yml"))


def load_site(path: Path) -> SiteFile:
    """Return the site that a file describes.

    Raises: YamlRecordError, one line a mistake, each with file, line, field and what to write.
    """
    return parse_site(path.read_text(encoding="utf-8"), path)


def parse_site(text: str, path: Path) -> SiteFile:
    """Return the site that `text` describes; `path` names it in errors and gives its key.

    Raises: YamlRecordError, as `load_site`.
    """
    return read_record(text, path, SiteFile, {"key": path.stem})


def _read_groups(match: re.Match[str]) -> TitleReading:
    """Return the named groups of a title match as a reading."""
    groups = match.groupdict()
    year, kind = groups.get("year"), groups.get("kind")
    return TitleReading(
        fiscal_year=int(year) if year and year.isdigit() else None,
        publisher=groups.get("publisher"),
        kind=None if kind is None else Kind.FINAL_ACCOUNTS if "决算" in kind else Kind.BUDGET,
    )
