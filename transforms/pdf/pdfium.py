"""The first reader: PDFium's characters and path objects → pages with lines and grids.

PDFium is not thread-safe: one process reads one document at a time. Every handle is closed where it is opened.
"""

from __future__ import annotations

from dataclasses import replace

import pypdfium2 as pdfium

from transforms.model import Grid, Page
from transforms.pdf.ink import read_print, without_doubles
from transforms.pdf.lattice import build_skeletons
from transforms.pdf.placing import fill_grids
from transforms.pdf.rules import find_rules
from transforms.pdf.strokes import read_strokes
from transforms.pdf.view import IDENTITY, View, view_of


def read_page(page: pdfium.PdfPage, number: int) -> Page:
    """Return one page as it is read: text lines outside its tables, and its grids.

    A page whose text runs sideways is turned upright first; the boxes of its cells are still those of the page as
    it is shown, where they are marked.
    """
    view, characters = view_of(page), read_print(page)
    turns = characters.turns(view)
    upright = view.turned(-turns)
    skeletons = build_skeletons(*find_rules(read_strokes(page), upright))
    grids, lines = fill_grids(skeletons, without_doubles(characters.seen(upright)), number)
    if turns:
        grids = [
            _as_shown(grid, View(IDENTITY, upright.width, upright.height).turned(turns)) for grid in grids
        ]
    return Page(number, upright.width, upright.height, tuple(lines), tuple(grids))


def _as_shown(grid: Grid, view: View) -> Grid:
    return replace(grid, cells=tuple(replace(cell, box=view.place_box(cell.box)) for cell in grid.cells))
