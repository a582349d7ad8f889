"""A cell of the nine forms by its meaning, and the amounts of a whole book."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple


class Cell(NamedTuple):
    """One printed place: form, side of a two-sided form (or empty), concept (row) and measure (column)."""

    form: str
    side: str
    concept: str
    measure: str


Cells = Mapping[Cell, Decimal]

ZERO = Decimal("0.00")


def amount(cells: Cells, form: str, concept: str, measure: str, side: str = "") -> Decimal:
    """Return the amount of one cell in 万元; a blank cell is zero."""
    return cells.get(Cell(form, side, concept, measure), ZERO)


def codes(cells: Cells, form: str) -> list[str]:
    """Return the classification codes a form prints, ascending."""
    return sorted({cell.concept for cell in cells if cell.form == form and cell.concept.isdigit()})


def items(cells: Cells, form: str) -> list[str]:
    """Return the 项 (seven-digit codes) a form prints, ascending."""
    return [code for code in codes(cells, form) if len(code) == 7]
