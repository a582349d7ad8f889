"""The records of one book: bureau, manner of setting it, figures, and what its narrative tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.demo_books.cells import ZERO, Cell, Cells, items


@dataclass(frozen=True, slots=True)
class Manner:
    """How a bureau sets its book: percent places, zeros, where the form number stands, repeated headers."""

    percent_places: int
    strips_zeros: bool
    number_above: bool
    spaced_forms: frozenset[str]
    repeats_header: frozenset[str]
    short_capital: bool


@dataclass(frozen=True, slots=True)
class Bureau:
    """One publisher, with what its books say every year."""

    publisher: str
    slug: str
    duties: tuple[str, ...]
    units: tuple[str, ...]
    manner: Manner


@dataclass(frozen=True, slots=True)
class Project:
    """One project: its revised budget, what was spent, and what came of it."""

    name: str
    budget: Decimal
    spent: Decimal
    effect: str


@dataclass(frozen=True, slots=True)
class Purchases:
    """Government procurement: kind → (amount, awarded to small and medium firms); `small` to small firms."""

    kinds: Mapping[str, tuple[Decimal, Decimal]]
    small: Decimal


@dataclass(frozen=True, slots=True)
class Story:
    """What the narrative of one year says beyond the tables."""

    initial: Mapping[str, Decimal]
    because: Mapping[str, str]
    why: Mapping[str, str]
    visits: Mapping[str, int]
    agency_operating: Decimal
    projects: tuple[Project, ...]
    purchases: Purchases
    vehicles: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Book:
    """One book: its figures, the year before, its story, and the cells it misprints."""

    file: str
    bureau: Bureau
    year: int
    published: date
    cells: Cells
    story: Story
    before: Cells
    agency_operating_before: Decimal
    misprints: Mapping[Cell, str]
    night: int = 1
    replaces: str | None = None

    @property
    def title(self) -> str:
        """The title on the cover."""
        return f"{self.bureau.publisher}{self.year}年度部门决算公开"

    @property
    def revised_file(self) -> str:
        """The file name of its silently replaced version."""
        return self.file.replace(".pdf", "_replaced.pdf")

    @property
    def initial_budget(self) -> Decimal:
        """The original general public budget: the sum over the 项 that the narrative lists."""
        return sum((self.story.initial[code] for code in items(self.cells, "T05")), ZERO)
