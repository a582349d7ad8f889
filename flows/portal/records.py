"""What the pages are made of: districts, their bodies, the books of each and the figures of each year."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple


class Book(NamedTuple):
    """One version of one book, with what reading and judging made of it; counts are zero for an older version."""

    district: str
    publisher: str
    fiscal_year: int | None
    kind: str
    body_kind: str
    scope: str
    title: str
    published_on: date | None
    first_captured_at: datetime | None
    version: int
    is_current: bool
    replaces: str | None
    url: str | None
    document_id: str
    contradictions: int
    questions: int
    forms_read: int
    forms: int
    compared: int


class Figure(NamedTuple):
    """One amount of a body and year: exact, as printed with its unit, and the page and book it stands in."""

    yuan: Decimal
    text: str
    unit: str
    page: int | None
    document_id: str

    @property
    def printed(self) -> str:
        """The text as printed, with its unit."""
        return f"{self.text} {self.unit}"


class Changed(NamedTuple):
    """One figure that a new version of a book prints otherwise."""

    form: str
    label: str
    measure: str
    old: str | None
    new: str | None


class Coded(NamedTuple):
    """What one book prints beside a functional code: the row's name and its total, None where it could not be read."""

    publisher: str
    fiscal_year: int | None
    code: str
    label: str
    yuan: Decimal | None
    text: str
    unit: str | None


@dataclass(slots=True)
class Body:
    """A department or unit: its books, and its figures by year and name (`income`, `basic`, `class:一般公共服务支出`, …)."""

    district: str
    publisher: str
    books: list[Book] = field(default_factory=list)
    figures: dict[int, dict[str, Figure]] = field(default_factory=dict)
    changes: dict[str, list[Changed]] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        """The name of its page, which no printed name can turn into another path."""
        return slug_of(self.district, self.publisher)

    @property
    def current(self) -> list[Book]:
        """Its books as they stand now, the newest year first."""
        return sorted(
            (b for b in self.books if b.is_current),
            key=lambda b: (-(b.fiscal_year or 0), b.kind == "budget", b.scope, b.document_id),
        )

    @property
    def years(self) -> list[int]:
        """The years with a figure, oldest first."""
        return sorted(self.figures)


@dataclass(slots=True)
class District:
    """A district with its bodies in the order of their names."""

    name: str
    bodies: list[Body] = field(default_factory=list)

    @property
    def slug(self) -> str:
        """The name of its page."""
        return slug_of(self.name)

    @property
    def current(self) -> list[Book]:
        """All books of the district as they stand now."""
        return [book for body in self.bodies for book in body.current]

    @property
    def years(self) -> list[int]:
        """The years of which there are books, newest first."""
        return sorted({b.fiscal_year for b in self.current if b.fiscal_year is not None}, reverse=True)


class SiteNight(NamedTuple):
    """What one site gave in the last night."""

    site: str
    district: str
    files: int
    new: int
    lost: int


@dataclass(frozen=True, slots=True)
class Night:
    """The last night: when it began, how it ended (None while it ran), and each site of it."""

    started_at: datetime
    outcome: str | None
    sites: Sequence[SiteNight]


class Unread(NamedTuple):
    """A file that could not be read, and why."""

    district: str
    title: str
    reason: str
    url: str | None


class Tally(NamedTuple):
    """The instances of one relation by what was said of them."""

    passed: int = 0
    failed: int = 0
    asked: int = 0
    not_applicable: int = 0
    undecided: int = 0


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that the pages of a release show, but for the findings themselves.

    `families` counts open findings by district and family; `trend` is the number of open findings after each night.
    """

    release_id: str
    made_at: datetime
    districts: Sequence[District]
    night: Night | None
    unread: Sequence[Unread]
    tallies: Mapping[str, Tally]
    families: Mapping[tuple[str, str], int]
    trend: Sequence[tuple[datetime, int]]


def slug_of(*names: str) -> str:
    """Return a short name for files, the same for the same names in every release."""
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:12]
