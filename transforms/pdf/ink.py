"""The characters of a page side by side in arrays, as PDFium gives them.

Every one is kept that prints something: one that PDFium cannot name, for want of a map to Unicode, is U+FFFD.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from transforms.pdf import calls
from transforms.pdf.calls import Numbers, Records
from transforms.pdf.glyphs import UNKNOWN
from transforms.pdf.view import View, transform_all

NAMELESS, NOTHING, HYPHEN = ord(UNKNOWN), 0, ord("-")
NEAR, NEAR_SHARE = 1.0, 0.25  # points, or share of the font size: a letter so near to its like is the same
WORD = 16  # characters
_SPACES = [NOTHING, 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000, 0xFFFE]
_BROKEN_WORD = (0x02, 0xFFFE)  # what PDFium gives for a hyphen at the end of a line
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)

_IS_SPACE, _IS_ODD = np.zeros((2, 0x110000), dtype=bool)
_IS_SPACE[_SPACES] = True
_IS_ODD[[*range(0x20), *range(0x7F, 0xA0), *_HIGH, *_LOW, 0xFFFE]] = True  # text never means these as such
_IS_ODD[_SPACES[:4]] = False

_LAST = np.zeros(0x10000, dtype=np.intp)  # where each code was met last
_POINTS, _BOXES = Records(ctypes.c_double, 2), Records(ctypes.c_double, 4)
_MATRICES = Records(ctypes.c_float, 6, struct=True)


@dataclass(frozen=True, slots=True)
class Ink:
    """Characters: their codes, where their ink begins and ends, baselines and font sizes, in points, y downwards.

    `origins` are pen positions. They are right where boxes are wrong: LibreOffice writes fonts with Ascent and
    Descent 0.
    """

    codes: NDArray[np.uint32]
    origins: Numbers
    rights: Numbers
    baselines: Numbers
    sizes: Numbers

    def take(self, chosen: NDArray[np.intp] | NDArray[np.bool_]) -> Ink:
        """Return the chosen characters, in the order given."""
        numbers = self.origins, self.rights, self.baselines, self.sizes
        return Ink(self.codes[chosen], *(array[chosen] for array in numbers))


@dataclass(frozen=True, slots=True)
class Printed:
    """The visible characters of a page in user space: codes, pen positions, boxes, directions, font sizes.

    A box is left, right, bottom, top; a direction is the way the text runs, as a vector.
    """

    codes: NDArray[np.uint32]
    origins: Numbers
    boxes: Numbers
    directions: Numbers
    sizes: Numbers

    def turns(self, view: View) -> int:
        """Return by how many quarter turns, clockwise, most characters are turned in a view."""
        x, y = transform_all((*view.matrix[:4], 0, 0), self.directions).T
        if (x > np.abs(y)).all():
            return 0
        quarters = np.rint(np.arctan2(y, x) / (np.pi / 2)).astype(int) % 4
        return int(np.bincount(quarters, minlength=4).argmax())

    def seen(self, view: View) -> Ink:
        """Return the characters as a view shows them."""
        origins, baselines = transform_all(view.matrix, self.origins).T
        a, _, c, _, e, _ = view.matrix
        left, right, bottom, top = self.boxes.T
        ends = (
            (a * left + e, a * right + e) if c == 0 else (a * left + c * bottom + e, a * right + c * top + e)
        )
        rights = np.maximum(np.maximum(*ends), origins)
        return Ink(self.codes, origins, rights, baselines, self.sizes)


def read_characters(page: pdfium.PdfPage) -> Printed:
    """Return every visible character of a page, in the order in which it is drawn."""
    text_page = page.get_textpage()
    try:
        return _read_characters(calls.pointer_to(text_page))
    finally:
        text_page.close()


def _read_characters(handle: object) -> Printed:
    codes = _read_codes(handle)
    visible = np.flatnonzero(~_IS_SPACE[codes])
    indices = visible.tolist()
    handles = [handle] * len(indices)
    origins = _POINTS.collect(calls.character_origin, handles, indices)
    sizes = _read_sizes(handle, visible, _begin_runs(visible, origins))
    begins = _begin_runs(visible, origins, sizes)
    run, matrices = np.cumsum(begins) - 1, _read_matrices(handle, visible[begins])
    boxes = _read_boxes(handle, visible, codes[visible], sizes, _shapes(matrices)[:, run], origins)
    sizes *= np.hypot(matrices[:, 2], matrices[:, 3])[run]
    return _with_places(Printed(codes[visible], origins, boxes, matrices[run, :2], sizes))


def _begin_runs(
    visible: NDArray[np.intp], origins: Numbers, sizes: Numbers | None = None
) -> NDArray[np.bool_]:
    """Return which characters begin a run: neighbours on exactly one baseline, of one size where sizes are known.

    Those of one run share their matrix.
    """
    begins = np.ones(len(visible), dtype=bool)
    begins[1:] = (np.diff(visible) != 1) | (np.diff(origins[:, 1]) != 0)
    if sizes is not None:
        begins[1:] |= np.diff(sizes) != 0
    return begins


def _read_sizes(handle: object, visible: NDArray[np.intp], begins: NDArray[np.bool_]) -> Numbers:
    """Return the font size of every character; a word that begins and ends with one size has it throughout.

    Longer runs may have others between (dots that lead to a page number), and are asked for every character.
    """
    firsts = np.flatnonzero(begins)
    after = np.append(firsts[1:], len(begins))[: len(firsts)]
    first, last = (_font_sizes(handle, visible[edge]) for edge in (firsts, after - 1))
    run = np.cumsum(begins) - 1
    sizes: Numbers = first[run]
    mixed = np.flatnonzero(((first != last) | (after - firsts > WORD))[run])
    sizes[mixed] = _font_sizes(handle, visible[mixed])
    return sizes


def _font_sizes(handle: object, indices: NDArray[np.intp]) -> Numbers:
    return np.fromiter(map(calls.font_size, repeat(handle), indices.tolist()), float, len(indices))


def _read_matrices(handle: object, indices: NDArray[np.intp]) -> Numbers:
    return _MATRICES.collect(calls.character_matrix, [handle] * len(indices), indices.tolist())


def _shapes(matrices: Numbers) -> NDArray[np.complex128]:
    """Return what matrices do to a letter wherever it stands, as two complex numbers a column: fast to compare."""
    return np.ascontiguousarray(matrices[:, :4]).view(np.complex128).T


def _read_boxes(
    handle: object,
    visible: NDArray[np.intp],
    codes: NDArray[np.uint32],
    sizes: Numbers,
    shapes: NDArray[np.complex128],
    origins: Numbers,
) -> Numbers:
    """Return the box of every character; one of the same code, size and shape as another has the same about its pen.

    PDFium is asked once for each such kind on a page. The kinds are told apart by a hash, and held against what they
    stand for.
    """
    order = np.arange(len(codes))
    folded = (codes * np.uint32(31) + (sizes * 64).astype(np.uint32)) & 0xFFFF
    _LAST[folded] = order
    like = _LAST[folded]
    alike = (codes[like] == codes) & (sizes[like] == sizes)
    for shape in shapes:
        alike &= shape[like] == shape
    asked = np.flatnonzero(~alike | (like == order))
    boxes = np.empty((len(codes), 4))
    boxes[asked] = _BOXES.collect(calls.character_box, [handle] * len(asked), visible[asked].tolist())
    rest = np.flatnonzero(alike & (like != order))
    boxes[rest] = boxes[like[rest]] + np.repeat(origins[rest] - origins[like[rest]], 2, axis=1)
    return boxes


def _with_places(printed: Printed) -> Printed:
    """Return the characters without those that stand nowhere, by numbers too large to be counted."""
    if np.isfinite(printed.origins.sum() + printed.boxes.sum() + printed.sizes.sum()):
        return printed
    kept = np.isfinite(np.column_stack((printed.origins, printed.boxes, printed.sizes))).all(axis=1)
    numbers = printed.origins, printed.boxes, printed.directions, printed.sizes
    return Printed(printed.codes[kept], *(array[kept] for array in numbers))


def _read_codes(handle: object) -> NDArray[np.uint32]:
    """Return the code of every character, also of the white space that PDFium puts between them."""
    count = max(calls.count_characters(handle), 0)
    text = np.empty(count + 1, np.uint16)
    if calls.read_text(handle, 0, count, ctypes.c_void_p(text.ctypes.data)) == count + 1:
        codes = text[:count].astype(np.uint32)
    else:  # a character without a code is left out of the text
        codes = np.fromiter(map(calls.character_code, repeat(handle, count), range(count)), np.uint32, count)
        codes[codes > 0x10FFFF] = NAMELESS
    unmapped = _find_unmapped(handle, codes)
    odd = np.flatnonzero(_IS_ODD[codes])
    if len(odd):
        codes = _mend_codes(handle, codes, odd.tolist())
    codes[unmapped] = NAMELESS
    return codes


def _find_unmapped(handle: object, codes: NDArray[np.uint32]) -> list[int]:
    """Return which characters PDFium cannot name, their font having no map to Unicode: their codes are glyph numbers.

    All are asked only on a page where the last one of some code is such a character.
    """
    order = np.arange(len(codes))
    folded = codes & 0xFFFF
    _LAST[folded] = order
    lasts = np.flatnonzero(_LAST[folded] == order).tolist()
    if 1 not in map(calls.is_unmapped, repeat(handle), lasts):
        return []
    return [index for index in range(len(codes)) if calls.is_unmapped(handle, index) == 1]


def _mend_codes(handle: object, codes: NDArray[np.uint32], odd: list[int]) -> NDArray[np.uint32]:
    """Return the codes with hyphens as such, surrogates joined, and what no text can mean as NAMELESS.

    The second of two surrogates is joined to the first and becomes NOTHING.
    """
    mended = codes.copy()
    for index in odd:
        before, code, after = (
            int(codes[i]) if 0 <= i < len(codes) else 0 for i in (index - 1, index, index + 1)
        )
        mended[index] = NAMELESS
        if code in _BROKEN_WORD and calls.is_hyphen(handle, index) == 1:
            mended[index] = HYPHEN
        elif code in _HIGH and after in _LOW:
            mended[index] = 0x10000 + ((code - _HIGH.start) << 10) + after - _LOW.start
        elif code == _BROKEN_WORD[1] or (code in _LOW and before in _HIGH):
            mended[index] = NOTHING
    return mended


def join_ink(parts: Sequence[Ink]) -> Ink:
    """Return the characters of several pages, one page after the other."""
    numbers = ("origins", "rights", "baselines", "sizes")
    codes = np.concatenate([part.codes for part in parts])
    return Ink(codes, *(np.concatenate([getattr(part, name) for part in parts]) for name in numbers))


def find_singles(ink: Ink, begins: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which characters of lines to keep, so that one drawn again on the same spot (fake bold) is there once.

    `begins` says which characters begin a line; within it they stand from left to right.
    """
    near = np.minimum(NEAR, ink.sizes * NEAR_SHARE)
    right, down = np.diff(ink.origins), np.abs(np.diff(ink.baselines))
    again = (np.diff(ink.codes) == 0) & ~begins[1:] & (right < near[1:]) & (down < near[1:])
    singles, last = np.ones(len(ink.codes), dtype=bool), 0
    for here in (np.flatnonzero(again) + 1).tolist():
        last = here - 1 if singles[here - 1] else last
        shift = ink.origins[here] - ink.origins[last], abs(ink.baselines[here] - ink.baselines[last])
        singles[here] = max(shift) >= near[here]
    return singles
