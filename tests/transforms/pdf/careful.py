"""The slow and plain way to read a page, against which the bulk reader is held.

One character and one path after the other through PDFium's own bindings, lists instead of arrays; colours, clips and
sideways text are left alone, which the demo's books have not.
"""

from __future__ import annotations

import ctypes
import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from transforms.model import Box, Cell, Grid, Page
from transforms.pdf.glyphs import Glyph, join_lines
from transforms.pdf.lattice import Rule, Skeleton, build_skeletons

SPACES = frozenset(" \t\r\n\u00a0\u3000\ufffe\x00\u0002")


def read_carefully(page: pdfium.PdfPage, number: int) -> Page:
    """Return one page that is neither turned nor cropped."""
    width, height = page.get_size()
    glyphs = list(without_doubles(glyphs_of(page, height)))
    skeletons = build_skeletons(*rules_of(page, height))
    inside = [glyph for glyph in glyphs if any(stands_in(s, glyph) for s in skeletons)]
    outside = [glyph for glyph in glyphs if glyph not in inside]
    grids = tuple(filled(s, inside, number) for s in skeletons)
    return Page(number, width, height, tuple(join_lines(outside)), grids)


def glyphs_of(page: pdfium.PdfPage, height: float) -> Iterator[Glyph]:
    text_page = page.get_textpage()
    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
    matrix = raw.FS_MATRIX()
    for i in range(raw.FPDFText_CountChars(text_page.raw)):
        character = chr(raw.FPDFText_GetUnicode(text_page.raw, i))
        if character in SPACES:
            continue
        raw.FPDFText_GetCharOrigin(text_page.raw, i, x, y)
        raw.FPDFText_GetCharBox(text_page.raw, i, left, right, bottom, top)
        raw.FPDFText_GetMatrix(text_page.raw, i, matrix)
        size = raw.FPDFText_GetFontSize(text_page.raw, i) * math.hypot(matrix.c, matrix.d)
        yield Glyph(character, x.value, max(x.value, right.value), height - y.value, size)
    text_page.close()


def without_doubles(glyphs: Iterator[Glyph]) -> Iterator[Glyph]:
    last: dict[str, Glyph] = {}
    for glyph in sorted(glyphs, key=lambda g: (g.text, round(g.baseline), g.origin)):
        before = last.get(glyph.text)
        if before and abs(glyph.origin - before.origin) < 1 and abs(glyph.baseline - before.baseline) < 1:
            continue
        last[glyph.text] = glyph
        yield glyph


def rules_of(page: pdfium.PdfPage, height: float) -> tuple[list[Rule], list[Rule]]:
    horizontal, vertical = list[Rule](), list[Rule]()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        path = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(path) != raw.FPDF_PAGEOBJ_PATH:
            continue
        raw.FPDFPageObj_GetBounds(path, left, bottom, right, top)
        wide, high = right.value - left.value, top.value - bottom.value
        if high <= 3 <= wide and wide > high:
            horizontal.append(Rule(height - (bottom.value + top.value) / 2, left.value, right.value))
        elif wide <= 3 <= high:
            vertical.append(Rule((left.value + right.value) / 2, height - top.value, height - bottom.value))
        else:
            assert max(wide, high) < 3, "a path that is no rule: this reader cannot take it apart"
    return horizontal, vertical


def stands_in(skeleton: Skeleton, glyph: Glyph) -> bool:
    x, y = glyph.origin + 1.0, glyph.baseline - 1.2
    return skeleton.xs[0] <= x <= skeleton.xs[-1] and skeleton.ys[0] <= y <= skeleton.ys[-1]


def filled(skeleton: Skeleton, glyphs: Sequence[Glyph], number: int) -> Grid:
    xs, ys = skeleton.xs, skeleton.ys
    cells = []
    for row, column, rows, columns in skeleton.spans:
        covered = [g for g in glyphs if stands_in(skeleton, g)
                   and row <= place(ys, g.baseline - 1.2) < row + rows
                   and column <= place(xs, g.origin + 1.0) < column + columns]  # fmt: skip
        text = "\n".join(line.text for line in join_lines(covered))
        box = Box(xs[column], ys[row], xs[column + columns], ys[row + rows])
        cells.append(Cell(row, column, rows, columns, text, box))
    return Grid(number, xs, ys, tuple(cells))


def place(edges: tuple[float, ...], value: float) -> int:
    return min(bisect_right(edges, value) - 1, len(edges) - 2)
