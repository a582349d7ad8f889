"""Paper for tests: rows of strings → a page with one ruled grid and lines above and below it.

A cell of None belongs to the cell on its left; "^" to the cell above.
"""

from __future__ import annotations

from collections.abc import Sequence

from transforms.forms.match import read_forms
from transforms.forms.tables import join_tables
from transforms.model import Box, Cell, CellState, FormReading, FormStatus, Grid, Kind, Line, Page

UNIT = "单位：万元"
WIDTH, HEIGHT = 60.0, 20.0

Row = Sequence[str | None]


def page(number: int, rows: Sequence[Row], *, above: Sequence[str] = (), below: Sequence[str] = (),
         xs: Sequence[float] | None = None) -> Page:  # fmt: skip
    top = 20.0 * (len(above) + 1)
    columns = len(rows[0])
    edges = tuple(xs) if xs else tuple(50 + WIDTH * i for i in range(columns + 1))
    ys = tuple(top + HEIGHT * i for i in range(len(rows) + 1))
    grid = Grid(number, edges, ys, tuple(_cells(rows, edges, ys)))
    lines = [Line(text, Box(50, 10 + 20 * i, 400, 20 + 20 * i)) for i, text in enumerate(above)]
    lines += [
        Line(text, Box(50, ys[-1] + 10 + 20 * i, 400, ys[-1] + 20 + 20 * i)) for i, text in enumerate(below)
    ]
    return Page(number, 842, 595, tuple(lines), (grid,))


def words(number: int, *texts: str) -> Page:
    """Return a page of lines without a table."""
    lines = tuple(Line(text, Box(50, 100 + 20 * i, 500, 110 + 20 * i)) for i, text in enumerate(texts))
    return Page(number, 595, 842, lines, ())


def read_book(*pages: Page, kind: Kind = Kind.FINAL_ACCOUNTS) -> tuple[dict[str, FormReading], list[str]]:
    """Return the forms that pages hold, by identifier and without the missing ones, and the issues met."""
    readings, issues = read_forms(join_tables(pages), kind)
    return {r.form: r for r in readings if r.status is not FormStatus.MISSING}, issues


def read_form(rows: Sequence[Row], title: str, *, unit: str = UNIT) -> tuple[FormReading, list[str]]:
    """Return the one form that one page of rows under a title is, and the issues met."""
    forms, issues = read_book(page(5, rows, above=[title, unit]))
    (reading,) = forms.values()
    return reading, issues


def printed(reading: FormReading) -> dict[str, str]:
    """Return the numbers of a form as printed, by the part of their identifier after the form."""
    return {
        fact.fact_id.removeprefix(f"{fact.form}."): fact.text
        for fact in reading.facts
        if fact.state is CellState.PRINTED
    }


def _cells(rows: Sequence[Row], xs: Sequence[float], ys: Sequence[float]) -> list[Cell]:
    cells = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text is None or text == "^":
                continue
            wide = 1
            while column + wide < len(texts) and texts[column + wide] is None:
                wide += 1
            tall = 1
            while row + tall < len(rows) and rows[row + tall][column] == "^":
                tall += 1
            box = Box(xs[column], ys[row], xs[column + wide], ys[row + tall])
            cells.append(Cell(row, column, tall, wide, text, box))
    return cells
