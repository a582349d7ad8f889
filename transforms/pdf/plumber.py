"""The second reader, the referee: pdfplumber on its own parser, with its own table finder.

It shares nothing with the first reader but the rule of what a space is. Each page is closed after use, because
pdfplumber otherwise keeps every page's objects.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import pdfplumber

from transforms.model import Box, Cell, Grid, Page
from transforms.pdf.glyphs import UNKNOWN, Glyph, join_lines

TOLERANCE = 1.0  # cell corners of one table that differ by less lie on one edge


def read_pages_again(pdf: bytes, numbers: Iterable[int]) -> list[Page]:
    """Return the pages with the given numbers (from 1) as pdfplumber reads them."""
    pages = []
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for number in sorted(set(numbers)):
            page = document.pages[number - 1]
            pages.append(_page(page.dedupe_chars(), number))
            page.close()
    return pages


def _page(page: Any, number: int) -> Page:
    glyphs = [_glyph(c) for c in page.chars if not c["text"].isspace()]
    tables = page.find_tables()
    outside = list(glyphs)
    grids = []
    for table in tables:
        x0, top, x1, bottom = table.bbox
        inside = [g for g in outside if x0 <= g.origin + 1 <= x1 and top <= g.baseline - 1.2 <= bottom]
        outside = [g for g in outside if g not in set(inside)]
        grids.append(_grid(table, inside, number))
    return Page(number, page.width, page.height, tuple(join_lines(outside)), tuple(grids))


def _glyph(char: dict[str, Any]) -> Glyph:
    text = UNKNOWN if char["text"].startswith("(cid:") else char["text"]  # pdfminer's name for it
    return Glyph(text, char["x0"], char["x1"], char["bottom"] - 0.2 * char["size"], char["size"])


def _grid(table: Any, glyphs: list[Glyph], number: int) -> Grid:
    """Return a table of pdfplumber as a Grid, spans from the corners of its cells."""
    xs = _edges(x for c in table.cells for x in (c[0], c[2]))
    ys = _edges(y for c in table.cells for y in (c[1], c[3]))
    cells = []
    for x0, top, x1, bottom in table.cells:
        column, end = _nearest(xs, x0), _nearest(xs, x1)
        row, below = _nearest(ys, top), _nearest(ys, bottom)
        inside = [g for g in glyphs if x0 <= g.origin + 1 < x1 and top <= g.baseline - 1.2 < bottom]
        text = "\n".join(line.text for line in join_lines(inside))
        cells.append(Cell(row, column, below - row, end - column, text, Box(x0, top, x1, bottom)))
    return Grid(number, xs, ys, tuple(sorted(cells, key=lambda c: (c.row, c.column))))


def _edges(values: Iterable[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > TOLERANCE:
            edges.append(value)
    return tuple(edges)


def _nearest(edges: tuple[float, ...], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))
