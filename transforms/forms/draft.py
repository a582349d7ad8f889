"""What a layout reader hands on: rows and cells with their meaning, not yet amounts; and what it did not understand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from transforms.forms.tables import TableRow
from transforms.model import Box, Cell, CellState, FormRow
from transforms.money import read_state
from transforms.wording import fold_label

_GAP_AFTER_MARK = re.compile(r"(?<=[、，。；：）”])[ \u00a0]+")


class DraftCell(NamedTuple):
    """One cell with its meaning: the row's concept and label, the column's measure, the text as printed.

    `shares` are the measures that the cell covers when it covers more than one.
    """

    concept: str
    code: str | None
    label: str
    side: str
    measure: str
    text: str
    page: int
    box: Box
    unreadable: bool = False
    shares: tuple[str, ...] = ()
    inferred: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes the cell one fact of its form."""
        return self.side, self.concept, self.measure


@dataclass(slots=True)
class Draft:
    """The rows and cells of one form in printed order, and the issues found while reading it.

    `notes` tell what was passed over on purpose, which leaves the form complete. `labels` are the columns of labels,
    codes and row numbers, `passed` the cells of numbers that are no money.
    """

    form: str
    rows: list[FormRow] = field(default_factory=list)
    cells: list[DraftCell] = field(default_factory=list)
    issues: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    labels: set[int] = field(default_factory=set)
    passed: set[tuple[int, Box]] = field(default_factory=set)
    _named: dict[tuple[str, str], int] = field(default_factory=dict)

    def add_row(
        self,
        page: int,
        concept: str,
        label: str,
        *,
        code: str | None = None,
        side: str = "",
        row_no: int | None = None,
    ) -> None:
        """Record a printed row, also where it carries no number."""
        self._named[side, concept] = self._named.get((side, concept), 0) + 1
        self.rows.append(FormRow(self.form, len(self.rows) + 1, side, row_no, code, concept, label, page))

    def name_row(self, label: str, side: str = "") -> str:
        """Return the concept of a row known by its name alone, numbered where the name stands twice on its side."""
        name = f"name:{fold_label(label)}"
        if not self.has_row(name, side):
            return name
        self._named[side, name] += 1
        return f"{name}#{self._named[side, name]}"

    def has_row(self, concept: str, side: str = "") -> bool:
        """Whether a row of this concept was recorded on a side."""
        return (side, concept) in self._named

    def pass_over(self, row: TableRow, columns: Iterable[int]) -> None:
        """Leave the numbers of some columns unread, because they are no money."""
        self.passed |= {(row.page, cell.box) for c in columns if (cell := row.cell(c)) is not None}

    def add_cells(
        self,
        row: TableRow,
        columns: Mapping[int, str],
        concept: str,
        label: str,
        *,
        merged: Mapping[int, tuple[str, ...]] | None = None,
        code: str | None = None,
        side: str = "",
    ) -> None:
        """Record the cells of a row under the named columns.

        A number that covers two measures is kept for both, to be told apart later if the row's arithmetic can; one
        that OCR is not sure of may be another and is kept as unreadable.
        """
        several = merged or {}
        for first, last, cell in row.cells:
            measures = _measures(columns, several, range(first, last + 1))
            shared = len(measures) > 1 and read_state(cell.text) is CellState.PRINTED
            for measure in measures:
                self.cells.append(
                    DraftCell(
                        concept, code, label, side, measure, cell.text, row.page, cell.box,
                        shared or cell.doubtful, tuple(measures) if shared else (),
                    )
                )  # fmt: skip


def _measures(
    columns: Mapping[int, str], merged: Mapping[int, tuple[str, ...]], covered: range
) -> Sequence[str]:
    """Return the measures of the columns that a cell covers, left to right."""
    if len(covered) == 1:
        (column,) = covered
        return (columns[column],) if column in columns else merged.get(column, ())
    return [m for c in covered for m in ((columns[c],) if c in columns else merged.get(c, ()))]


def has_printed_number(row: TableRow, columns: Iterable[int]) -> bool:
    """Whether any of the named columns prints a number in this row."""
    return any(
        (cell := row.cell(c)) is not None and read_state(cell.text) is CellState.PRINTED for c in columns
    )


def one_line(text: str) -> str:
    """Return a label as printed, its wrapped lines joined."""
    return "".join(text.split("\n")).strip()


def label_of(cell: Cell) -> str:
    """Return a cell's label in one line, without the gap that readers see in the width of a Chinese mark."""
    return _GAP_AFTER_MARK.sub("", one_line(cell.text))
