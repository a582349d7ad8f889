"""The site file: what an operator writes about one district site, as a validated record.

A site is one YAML file in `flows/crawl/sites/`, and nothing else. Every field of `SiteFile` carries the
description that an error in a file quotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from lxml.cssselect import CSSSelector, SelectorError
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError

from flows.crawl.listing import AUTO, LIST_READERS
from flows.crawl.titles import TitleRules
from flows.crawl.yaml_records import read_record

SITES_FOLDER = Path(__file__).parent / "sites"

_DEFAULT_PORTS = {"http": 80, "https": 443}
_TAKES_ANY_LINK = frozenset({AUTO, "plain", "department_columns"})


class _Part(BaseModel):
    """A part of a site file: unknown fields are mistakes, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Selectors(_Part):
    """Where on a page things stand, when the reader alone cannot know."""

    list_items: str | None = Field(
        default=None, description="a CSS selector of the list's items, such as ul.list > li"
    )
    columns: str | None = Field(
        default=None, description="a CSS selector of the menu that leads to a column a department"
    )

    @field_validator("list_items", "columns")
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
    max_columns: int = Field(
        default=400, ge=1, description="the most columns walked, those below the start columns included"
    )
    max_bytes: int = Field(
        default=100_000_000, ge=1, description="the size in bytes above which a file is left alone"
    )


class YearlyCounts(_Part):
    """About how many books of one year a site shows."""

    final_accounts: int | None = Field(
        default=None, ge=1, description="about how many pages of final accounts a year has, 1 or more"
    )
    budget: int | None = Field(
        default=None, ge=1, description="about how many pages of budgets a year has, 1 or more"
    )


class Expected(_Part):
    """How many documents a healthy night finds."""

    min_documents: int = Field(default=1, ge=0, description="the fewest documents a healthy night finds")
    a_year: YearlyCounts = Field(
        default=YearlyCounts(),
        description="final_accounts and budget: half or double that many of a year is an alarm",
    )
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
    reader: str = Field(
        default=AUTO,
        description=f"the kind of list page: {AUTO} (found on each page) or {' or '.join(LIST_READERS)}",
    )
    paused: str | None = Field(
        default=None,
        min_length=1,
        description="why the site is not crawled for now, in a sentence; leave it out to crawl",
    )
    selectors: Selectors = Field(default=Selectors(), description="list_items, columns")
    titles: TitleRules = Field(
        default=TitleRules(), description="include and exclude, lists of regular expressions"
    )
    politeness: Politeness = Field(
        default=Politeness(), description="delay_seconds, max_list_pages, max_columns, max_bytes"
    )
    expected: Expected = Field(default=Expected(), description="min_documents, a_year, empty_expected")
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
        if reader not in {AUTO, *LIST_READERS}:
            raise ValueError(f"no reader is called {reader!r}")
        return reader

    @model_validator(mode="after")
    def _parts_agree(self) -> SiteFile:
        mistakes = list(self._disagreements())
        if mistakes:
            raise ValidationError.from_exception_data(
                "site file",
                [
                    {"type": PydanticCustomError("parts", what), "loc": where, "input": None}
                    for where, what in mistakes
                ],
            )
        return self

    def _disagreements(self) -> Iterator[tuple[tuple[int | str, ...], str]]:
        """Yield field and mistake of each part that another part contradicts."""
        for number, column in enumerate(self.columns):
            if not self.allows(column):
                yield ("columns", number), f"hosts does not name {host_of(column)}: add it to hosts"
        if self.reader in _TAKES_ANY_LINK and not (self.selectors.list_items or self.titles.include):
            yield (
                ("reader",),
                f"{self.reader} may take every link: write selectors.list_items or titles.include",
            )
        if self.selectors.columns and self.reader not in {AUTO, "department_columns"}:
            yield (
                ("selectors", "columns"),
                f"{self.reader} has no columns below: write reader: department_columns",
            )
        if self.expected.empty_expected and self.expected.min_documents > 1:
            yield ("expected", "empty_expected"), "contradicts min_documents: write one of them"

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
