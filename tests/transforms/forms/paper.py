"""Paper for tests: rows of strings → a page with one ruled grid and lines above and below it.

A cell of None belongs to the cell on its left; "^" to the cell above.
"""

from __future__ import annotations

from collections.abc import Sequence

from transforms.model import Box, Cell, Grid, Line, Page

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
