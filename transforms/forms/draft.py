"""What a layout reader hands on: rows and cells with their meaning, not yet amounts; and what it did not understand."""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.forms.tables import TableRow
from transforms.model import Box, Cell, CellState, FormRow
from transforms.money import read_state
from transforms.wording import fold_label


@dataclass(frozen=True, slots=True)
class DraftCell:
    """One cell with its meaning: the row's concept and label, the column's measure, the text as printed."""

    concept: str
    code: str | None
    label: str
    side: str
    measure: str
    text: str
    page: int
    box: Box
    unreadable: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes the cell one fact of its form."""
        return self.side, self.concept, self.measure


@dataclass(slots=True)
class Draft:
    """The rows and cells of one form in printed order, and the issues found while reading it."""

    form: str
    rows: list[FormRow] = field(default_factory=list)
    cells: list[DraftCell] = field(default_factory=list)
    issues: list[str] = field(default_factory=list)

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
        self.rows.append(FormRow(self.form, len(self.rows) + 1, side, row_no, code, concept, label, page))

    def name_row(self, label: str, side: str = "") -> str:
        """Return the concept of a row known by its name alone, numbered where the name stands twice on its side."""
        name = f"name:{fold_label(label)}" if fold_label(label) else "total"
        taken = {row.concept for row in self.rows if row.side == side}
        numbered = (f"{name}#{number}" for number in range(2, 9_999))
        return name if name not in taken else next(other for other in numbered if other not in taken)

    def add_cells(
        self, row: TableRow, columns: dict[int, str], concept: str, label: str, **meaning: str | None
    ) -> None:
        """Record the cells of a row under the named columns.

        A number that spans two named columns cannot be told apart, and one that OCR is not sure of may be another:
        they are kept as unreadable.
        """
        done: set[int] = set()
        covering = {column: row.cell(column) for column in columns}
        for column, measure in columns.items():
            cell = covering[column]
            if cell is None:
                continue
            shared = id(cell) in done
            done.add(id(cell))
            spans_others = sum(1 for other in covering.values() if other is cell) > 1
            printed = read_state(cell.text) is CellState.PRINTED
            if printed and spans_others:
                if not shared:
                    self.issues.append(f"第{row.page}页“{label}”行有一格横跨两栏: {cell.text!r}")
                self._add(row.page, cell, concept, label, measure, unreadable=True, **meaning)
            else:
                self._add(row.page, cell, concept, label, measure, unreadable=cell.doubtful, **meaning)

    def _add(
        self,
        page: int,
        cell: Cell,
        concept: str,
        label: str,
        measure: str,
        *,
        unreadable: bool,
        **meaning: str | None,
    ) -> None:
        code, side = meaning.get("code"), meaning.get("side") or ""
        self.cells.append(
            DraftCell(concept, code, label, side, measure, cell.text, page, cell.box, unreadable=unreadable)
        )


def has_printed_number(row: TableRow, columns: dict[int, str]) -> bool:
    """Whether any of the named columns prints a number in this row."""
    return any(
        (cell := row.cell(c)) is not None and read_state(cell.text) is CellState.PRINTED for c in columns
    )


def one_line(text: str) -> str:
    """Return a label as printed, its wrapped lines joined."""
    return "".join(text.split("\n")).strip()
