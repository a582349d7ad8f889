"""Sets one printed form as a ruled Word table with merged header cells."""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tests.demo_books.printed import Box, Row, Table

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
TYPE_SIZE = Pt(9)
SMALL_TYPE_SIZE = Pt(8)
ROW_HEIGHT = Mm(5.2)


def add_table(document: Any, table: Table, repeats_header: bool) -> None:
    """Add a form to the document; its header rows repeat on every page where asked."""
    rows = [*table.header, *table.body]
    grid = document.add_table(len(rows), len(table.widths), style="Table Grid")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    size = SMALL_TYPE_SIZE if table.form in {"T04", "T06"} else TYPE_SIZE
    cells = [row.cells for row in grid.rows]
    for column, width in zip(grid.columns, table.widths, strict=True):
        column.width = Mm(width)
    for row in grid.rows:
        row.height, row.height_rule = ROW_HEIGHT, WD_ROW_HEIGHT_RULE.AT_LEAST
        _mark_row(row, "w:cantSplit")
    if repeats_header:
        for row in grid.rows[: len(table.header)]:
            _mark_row(row, "w:tblHeader")
    _place(cells, rows, size)


def _place(cells: list[Any], rows: list[Row], size: Any) -> None:
    """Put every box in the next free place of its row, as a browser does with spans."""
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for box in row:
            while (y, x) in taken:
                x += 1
            taken |= {(y + dy, x + dx) for dy in range(box.rows) for dx in range(box.columns)}
            cell = cells[y][x]
            if box.rows * box.columns > 1:
                cell = cell.merge(cells[y + box.rows - 1][x + box.columns - 1])
            _write(cell, box, size)
            x += box.columns


def _write(cell: Any, box: Box, size: Any) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = ALIGN[box.align]
    paragraph.add_run(box.text).font.size = size


def _mark_row(row: Any, mark: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(mark, {qn("w:val"): "true"}))
