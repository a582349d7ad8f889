"""How a body prints its amounts: unit, rounding, and what it prints for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tests.demo_books.cells import Cell
from tests.districts.cells import cells_of
from tests.districts.ledger import Accounts
from tests.districts.tails import adjust_tails, round_to_step
from transforms.money import UNITS

FEN_OF_STEP = {"元": 1, "万元": 10_000}


@dataclass(frozen=True, slots=True)
class Style:
    """A body's habits: 元 or 万元, always with two decimals; its text for zero; whether it adjusts the tails.

    Without adjustment each cell is rounded alone, so that totals may miss their parts by what rounding explains.
    """

    unit: str = "万元"
    zero: str = ""
    adjusted: bool = False

    @property
    def step_fen(self) -> int:
        """One unit of the last printed decimal, in fen."""
        return FEN_OF_STEP[self.unit]

    @property
    def step_yuan(self) -> Decimal:
        """One unit of the last printed decimal, in yuan."""
        return Decimal(UNITS[self.unit]).scaleb(-2)


def print_steps(accounts: Accounts, style: Style) -> Mapping[Cell, int]:
    """Return the cells that print a number, in print steps."""
    if style.adjusted:
        accounts = adjust_tails(accounts, style.step_fen)
    step = style.step_fen
    rounded = ((cell, round_to_step(fen, step) // step) for cell, fen in cells_of(accounts).items())
    return {cell: steps for cell, steps in rounded if steps}


def print_amount(steps: int) -> str:
    """Return an amount of so many hundredths of the unit as the forms print it."""
    whole, hundredths = divmod(abs(steps), 100)
    return f"{'-' if steps < 0 else ''}{whole:,}.{hundredths:02d}"
