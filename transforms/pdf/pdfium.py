"""The first reader: PDFium's characters and path objects → pages with lines and grids.

PDFium is not thread-safe, and neither is the memory that `calls` sets aside: one process reads one document at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

import pypdfium2 as pdfium

from transforms.model import Grid, Page
from transforms.pdf.ink import read_characters
from transforms.pdf.lattice import build_skeletons
from transforms.pdf.placing import Sheet, fill_grids
from transforms.pdf.rules import find_rules
from transforms.pdf.strokes import read_strokes
from transforms.pdf.view import IDENTITY, View, view_of

TOGETHER = 50  # pages whose characters are placed together, a few megabytes


def read_page(page: pdfium.PdfPage, number: int) -> Page:
    """Return one page as `read_pages` does."""
    return next(read_pages([(number, page)]))


def read_pages(pages: Iterable[tuple[int, pdfium.PdfPage]]) -> Iterator[Page]:
    """Yield the pages as they are read, each with its number: text lines outside its tables, and its grids.

    A page whose text runs sideways is turned upright first; the boxes of its cells are still those of the page as
    it is shown, where they are marked. A page may be closed as soon as the next is asked for.
    """
    drawings = (_read_drawing(page, number) for number, page in pages)
    while some := list(islice(drawings, TOGETHER)):
        filled = fill_grids([drawing.sheet for drawing in some])
        for drawing, (grids, lines) in zip(some, filled, strict=True):
            shown = [_as_shown(grid, drawing) for grid in grids] if drawing.turns else grids
            view = drawing.view
            yield Page(drawing.sheet.number, view.width, view.height, tuple(lines), tuple(shown))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A page's sheet as an upright view shows it, and by how many quarters, clockwise, the page shows it turned."""

    sheet: Sheet
    view: View
    turns: int


def _read_drawing(page: pdfium.PdfPage, number: int) -> _Drawing:
    view, characters = view_of(page), read_characters(page)
    turns = characters.turns(view)
    upright = view.turned(-turns)
    skeletons = build_skeletons(*find_rules(read_strokes(page), upright))
    return _Drawing(Sheet(number, characters.seen(upright), skeletons), upright, turns)


def _as_shown(grid: Grid, drawing: _Drawing) -> Grid:
    view = View(IDENTITY, drawing.view.width, drawing.view.height).turned(drawing.turns)
    return replace(grid, cells=tuple(cell._replace(box=view.place_box(cell.box)) for cell in grid.cells))
