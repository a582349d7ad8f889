"""The first reader: PDFium's characters and path objects → pages with lines and grids.

PDFium is not thread-safe: one process reads one document at a time. Every handle is closed here.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from transforms.model import Page
from transforms.pdf.glyphs import Glyph, fill_grids, without_doubles
from transforms.pdf.lattice import Rule, build_skeletons

THIN = 3.0  # a path no thicker than this is a rule
SHORTEST = 3.0  # shorter strokes are ornaments
MOST_SEGMENTS = 400  # paths with more segments are drawings, not frames
_SKIPPED = frozenset(" \t\r\n\u00a0\u3000\ufffe\x00\u0002")

Matrix = tuple[float, float, float, float, float, float]
Segment = tuple[float, float, float, float]


def read_page(page: pdfium.PdfPage, number: int) -> Page:
    """Return one page as it is shown: text lines outside its tables, and its grids."""
    view = _View(page)
    glyphs = without_doubles(_read_glyphs(page, view))
    horizontal, vertical = _read_rules(page, view)
    grids, lines = fill_grids(build_skeletons(horizontal, vertical), glyphs, number)
    return Page(number, view.shown_width, view.shown_height, tuple(lines), tuple(grids))


class _View:
    """The map from PDF user space (y up, before /Rotate) to the page as shown (y down)."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        left, bottom, right, top = page.get_cropbox()
        self._left, self._bottom, self._right, self._top = left, bottom, right, top
        self._quarter_turns = page.get_rotation() // 90
        width, height = right - left, top - bottom
        self.shown_width, self.shown_height = (height, width) if self._quarter_turns % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return the shown place of a point of user space."""
        match self._quarter_turns:
            case 1:
                return y - self._bottom, x - self._left
            case 2:
                return self._right - x, y - self._bottom
            case 3:
                return self._top - y, self._right - x
            case _:
                return x - self._left, self._top - y


def _read_glyphs(page: pdfium.PdfPage, view: _View) -> Iterator[Glyph]:
    """Yield every visible character of the page."""
    text_page = page.get_textpage()
    try:
        handle = text_page.raw
        x, y = ctypes.c_double(), ctypes.c_double()
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        scale = raw.FS_MATRIX()
        for i in range(raw.FPDFText_CountChars(handle)):
            character = chr(raw.FPDFText_GetUnicode(handle, i))
            if character in _SKIPPED:
                continue
            raw.FPDFText_GetCharOrigin(handle, i, x, y)
            raw.FPDFText_GetCharBox(handle, i, left, right, bottom, top)
            origin, baseline = view.point(x.value, y.value)
            corners = view.point(left.value, bottom.value), view.point(right.value, top.value)
            raw.FPDFText_GetMatrix(handle, i, scale)
            size = raw.FPDFText_GetFontSize(handle, i) * math.hypot(scale.c, scale.d)
            ink_right = max(corners[0][0], corners[1][0])
            yield Glyph(character, origin, max(ink_right, origin), baseline, size)
    finally:
        text_page.close()


def _read_rules(page: pdfium.PdfPage, view: _View) -> tuple[list[Rule], list[Rule]]:
    """Return the horizontal and vertical rules of the page, frames of boxes included."""
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    for x0, y0, x1, y1 in _segments(page):
        (left, top), (right, bottom) = view.point(x0, y0), view.point(x1, y1)
        left, right = min(left, right), max(left, right)
        top, bottom = min(top, bottom), max(top, bottom)
        if bottom - top <= THIN and right - left >= SHORTEST and right - left > bottom - top:
            horizontal.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= THIN and bottom - top >= SHORTEST:
            vertical.append(Rule((left + right) / 2, top, bottom))
    return horizontal, vertical


def _segments(page: pdfium.PdfPage) -> Iterator[Segment]:
    """Yield the straight pieces of all path objects, those inside form objects included."""
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        yield from _object_segments(raw.FPDFPage_GetObject(page.raw, index), (1, 0, 0, 1, 0, 0))


def _object_segments(handle: object, outer: Matrix) -> Iterator[Segment]:
    kind = raw.FPDFPageObj_GetType(handle)
    if kind == raw.FPDF_PAGEOBJ_FORM:
        inner = _multiply(_matrix(handle), outer)
        for index in range(raw.FPDFFormObj_CountObjects(handle)):
            yield from _object_segments(raw.FPDFFormObj_GetObject(handle, index), inner)
    elif kind == raw.FPDF_PAGEOBJ_PATH:
        thin = _thin_box(handle)
        if thin is None:
            yield from _path_segments(handle, _multiply(_matrix(handle), outer))
        elif outer == (1, 0, 0, 1, 0, 0):
            yield thin
        else:
            yield (*_transform(outer, *thin[:2]), *_transform(outer, *thin[2:]))


def _thin_box(handle: object) -> Segment | None:
    """Return the bounds of a path that is one rule, drawn as a line or as a thin filled box; else None."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
    if right.value - left.value <= THIN or top.value - bottom.value <= THIN:
        return left.value, bottom.value, right.value, top.value
    return None


def _path_segments(handle: object, matrix: Matrix) -> Iterator[Segment]:
    """Yield the straight segments of one path."""
    count = raw.FPDFPath_CountSegments(handle)
    if count > MOST_SEGMENTS:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    start = here = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        there = _transform(matrix, x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = there
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield (*here, *there)
        here = there
        if raw.FPDFPathSegment_GetClose(segment):
            yield (*here, *start)
            here = start


def _matrix(handle: object) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _multiply(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _transform(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
