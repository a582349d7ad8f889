"""What the judge is tried on: clean books of generated districts, and books with one planted error or with two.

Everything follows from a seed, so that a case can be drawn again alone: `draw_plant(seed, family)`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from random import Random

from tests.districts.clean_books import STYLES
from tests.districts.documents import publish
from tests.districts.generate import generate_district
from tests.districts.ledger import Body, Department, District
from tests.districts.planting import Change, Planted
from tests.districts.plants import FAMILIES, FAMILIES_OF_TWO
from tests.districts.published import Style
from transforms.model import Document

YEARS = (2023, 2024)
DEPARTMENTS = 8
FAMILY_NAMES = (*FAMILIES, *FAMILIES_OF_TWO)
# Families that change one cell, of which a book can have two.
OF_ONE_CELL = (
    "wrong_digit",
    "swapped_digits",
    "dropped_digit",
    "shifted_decimal",
    "slipped_amount",
    "wrong_sign",
    "copied_neighbour",
    "stale_year",
)
_CASES_A_DISTRICT = 25
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Case:
    """A book with planted errors: the families they belong to, every cell they changed, and the book of the year before."""

    seed: int
    families: tuple[str, ...]
    style: Style
    clean: Document
    before: Document
    planted: Document
    changes: Mapping[str, Change]
    beyond_rounding: bool

    @property
    def family(self) -> str:
        """The families in words."""
        return " + ".join(self.families)


def draw_clean(seed: int, count: int) -> list[tuple[Style, Document]]:
    """Return so many clean books of one district: bodies, years and styles in every combination, shuffled."""
    district = _district(seed)
    prints = list(product((*district.bodies(), district), district.years, STYLES))
    Random(f"clean {seed}").shuffle(prints)
    return [(style, publish(body, year, style)) for body, year, style in prints[:count]]


def draw_plant(seed: int, family: str) -> Case:
    """Return a book with one planted error of a family.

    Raises: ValueError when no book of the district gives the family anything to work on.
    """
    dice = Random(f"{family} {seed}")
    for book in _draw_books(seed, dice):
        if planted := book.plant(family, book.clean, dice):
            return _case(seed, book, (planted,))
    raise ValueError(f"no book drawn for seed {seed} can carry {family}; try another seed")


def draw_pair(seed: int) -> Case:
    """Return a book with two planted errors, each in one cell.

    Raises: ValueError when no book of the district can carry two.
    """
    dice = Random(f"pair {seed}")
    for book in _draw_books(seed, dice):
        first = book.plant(dice.choice(OF_ONE_CELL), book.clean, dice)
        second = first and book.plant(dice.choice(OF_ONE_CELL), first.document, dice)
        if first and second and first.plant.fact_id != second.plant.fact_id:
            return _case(seed, book, (first, second))
    raise ValueError(f"no book drawn for seed {seed} can carry two errors; try another seed")


@dataclass(frozen=True, slots=True)
class _Book:
    """A clean book, the body that publishes it, and one that is part of it; a body without parts is its own."""

    body: Body
    part: Body
    style: Style
    clean: Document

    def plant(self, family: str, document: Document, dice: Random) -> Planted | None:
        """Return the book, which may have an error already, with one of a family; None where nothing can carry it."""
        if family in FAMILIES:
            return FAMILIES[family](document, dice)
        if family == "stale_year":
            other = publish(self.body, YEARS[0], self.style)
        elif family == "counted_twice":
            other = publish(self.part, YEARS[-1], self.style)
        else:
            unit = "元" if self.style.unit == "万元" else "万元"
            other = publish(self.body, YEARS[-1], replace(self.style, unit=unit))
        differs = other.facts != self.clean.facts
        return FAMILIES_OF_TWO[family](document, dice, other) if differs else None


def _draw_books(seed: int, dice: Random) -> Iterator[_Book]:
    """Yield some books of one district in styles of their own."""
    district = _district(seed // _CASES_A_DISTRICT)
    for _ in range(_TRIES):
        style = dice.choice(STYLES)
        body: Body = dice.choice([*district.bodies(), district])
        part = body
        if isinstance(body, District):
            part = dice.choice(body.departments)
        elif isinstance(body, Department):
            part = dice.choice(body.units)
        yield _Book(body, part, style, publish(body, YEARS[-1], style))


def _case(seed: int, book: _Book, planted: Sequence[Planted]) -> Case:
    """Return the case of a book with errors planted one after the other."""
    plants = [p.plant for p in planted]
    return Case(
        seed,
        tuple(plant.family for plant in plants),
        book.style,
        book.clean,
        publish(book.body, YEARS[0], book.style),
        planted[-1].document,
        {change.fact_id: change for plant in plants for change in plant.changes},
        all(plant.beyond_rounding for plant in plants),
    )


@lru_cache(maxsize=2)
def _district(seed: int) -> District:
    return generate_district(seed, DEPARTMENTS, YEARS)
