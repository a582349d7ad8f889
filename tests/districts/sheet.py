"""One printed form while it is written: rows and facts in printed order, each cell at its place on the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from tests.demo_books.cells import Cell
from tests.districts.published import Style, print_amount
from transforms.model import Box, CellState, Fact, FormReading, FormRow, FormStatus
from transforms.money import read_state

ROW_HEIGHT = 17.75
_SAYS_SOMETHING = (CellState.PRINTED, CellState.DASH, CellState.SECRET)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a form prints its amounts: edges of its columns, and its rows on the first page and the next, in points.

    # 2026-11: as the readers found them in the demo's books
    """

    columns: tuple[tuple[float, float], ...]
    first_top: float
    next_top: float
    bottom: float

    def place(self, row: int, column: int) -> tuple[int, Box]:
        """Return how many pages after the first a row stands, and the box of one of its cells."""
        page, left = 0, int((self.bottom - self.first_top) / ROW_HEIGHT)
        while row >= left:
            row -= left
            page, left = page + 1, int((self.bottom - self.next_top) / ROW_HEIGHT)
        top = (self.next_top if page else self.first_top) + row * ROW_HEIGHT
        x0, x1 = self.columns[column]
        return page, Box(x0, round(top, 2), x1, round(top + ROW_HEIGHT, 2))


def _columns(start: float, width: float, count: int) -> tuple[tuple[float, float], ...]:
    return tuple((round(start + n * width, 1), round(start + (n + 1) * width, 1)) for n in range(count))


_SPENDING = Layout(_columns(317.4, 76.6, 3), 149.75, 90.15, 803.3)
LAYOUTS = {
    "T01": Layout(((229.6, 297.7), (479.0, 547.2)), 152.75, 90.15, 803.3),
    "T02": Layout(_columns(308.9, 68.05, 7), 149.75, 34.25, 558.1),
    "T03": Layout(_columns(309.0, 79.37, 6), 149.75, 34.25, 558.1),
    "T04": Layout(((236.7, 304.7), (480.5, 551.3), *_columns(551.3, 76.6, 3)), 149.75, 34.25, 558.1),
    "T05": _SPENDING,
    "T06": Layout(((236.7, 299.0), (480.4, 542.8), (724.2, 786.6)), 132.15, 34.25, 558.1),
    "T07": Layout(_columns(309.0, 79.37, 6), 149.75, 34.25, 558.1),
    "T08": _SPENDING,
    "T09": Layout(_columns(63.7, 59.55, 12), 164.55, 34.25, 558.1),
}


@cache
def _place(form: str, row: int, column: int) -> tuple[int, Box]:
    return LAYOUTS[form].place(row, column)


@dataclass(slots=True)
class Sheet:
    """A form while it is written, out of the steps that each cell prints."""

    form: str
    style: Style
    steps: Mapping[Cell, int]
    first_page: int
    rows: list[FormRow] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def add_row(
        self,
        line: int,
        concept: str,
        label: str,
        *,
        code: str | None = None,
        side: str = "",
        row_no: int | None = None,
    ) -> None:
        """Write the label of a row on a line of the form, counted from 0 over all its pages."""
        page = self.first_page + _place(self.form, line, 0)[0]
        self.rows.append(FormRow(self.form, len(self.rows) + 1, side, row_no, code, concept, label, page))

    def add_cell(
        self,
        line: int,
        column: int,
        concept: str,
        measure: str,
        label: str,
        *,
        code: str | None = None,
        side: str = "",
    ) -> None:
        """Write one cell."""
        text, state, amount = self._print(self.steps.get(Cell(self.form, side, concept, measure), 0))
        page, box = _place(self.form, line, column)
        fact_id = ".".join(part for part in (self.form, side, concept, measure) if part)
        self.facts.append(
            Fact(
                fact_id, self.form, concept, code, label, side, measure, state, text, self.style.unit,
                amount, self.style.step_yuan, self.first_page + page, box,
            )
        )  # fmt: skip

    def _print(self, steps: int) -> tuple[str, CellState, Decimal | None]:
        if steps:
            return print_amount(steps), CellState.PRINTED, steps * self.style.step_yuan
        state = read_state(self.style.zero)
        return self.style.zero, state, None if state is CellState.DASH else Decimal(0)

    def reading(self, title: str, publisher: str, note: str, statement: str) -> FormReading:
        """Return the form as read."""
        empty = all(fact.state not in _SAYS_SOMETHING for fact in self.facts)
        return FormReading(
            self.form,
            FormStatus.EMPTY if empty else FormStatus.READ,
            "",
            tuple(sorted({row.page for row in self.rows})),
            title,
            publisher,
            self.style.unit,
            note,
            statement,
            True,
            tuple(self.rows),
            tuple(self.facts),
        )
