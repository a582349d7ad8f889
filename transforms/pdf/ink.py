"""The characters of a page side by side in arrays, as PDFium gives them.

Every one is kept that prints something: one that PDFium cannot name, for want of a map to Unicode, is U+FFFD.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from transforms.pdf import calls
from transforms.pdf.calls import Numbers, Records
from transforms.pdf.view import View, transform_all

UNKNOWN, NOTHING, HYPHEN = 0xFFFD, 0, ord("-")
LEAST_INK = 0.02  # points; the box of a glyph without ink, a space under another name, is 0.01 high
_SPACES = [NOTHING, 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000, 0xFFFE]
_BROKEN_WORD = (0x02, 0xFFFE)  # what PDFium gives for a hyphen at the end of a line
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)

_IS_SPACE, _IS_ODD = np.zeros(0x110000, dtype=bool), np.zeros(0x10000, dtype=bool)
_IS_SPACE[_SPACES] = True
_IS_ODD[[*range(0x20), *range(0x7F, 0xA0), *_HIGH, *_LOW, 0xFFFE]] = (
    True  # no text can mean these as they are
)
_IS_ODD[_SPACES[:4]] = False

_POINTS, _BOXES, _MATRICES = (
    Records(ctypes.c_double, 2),
    Records(ctypes.c_double, 4),
    Records(ctypes.c_float, 6, struct=True),
)


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
        return Ink(
            self.codes[chosen],
            self.origins[chosen],
            self.rights[chosen],
            self.baselines[chosen],
            self.sizes[chosen],
        )


@dataclass(frozen=True, slots=True)
class Print:
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
        ends = self.boxes @ np.array(((a, 0), (0, a), (c, 0), (0, c))) + e
        return Ink(
            self.codes,
            origins,
            np.maximum(np.maximum(ends[:, 0], ends[:, 1]), origins),
            baselines,
            self.sizes,
        )


def read_print(page: pdfium.PdfPage) -> Print:
    """Return every visible character of a page, in the order in which it is drawn."""
    text_page = page.get_textpage()
    try:
        return _read_print(text_page.raw)
    finally:
        text_page.close()


def _read_print(handle: object) -> Print:
    codes = _read_codes(handle)
    visible = np.flatnonzero(~_IS_SPACE[codes])
    indices = visible.tolist()
    handles = [handle] * len(indices)
    matrices = _MATRICES.collect(calls.character_matrix, handles, indices)
    sizes = np.fromiter(map(calls.font_size, handles, indices), float, len(indices))
    return _without_blanks(
        Print(
            codes[visible],
            _POINTS.collect(calls.character_origin, handles, indices),
            _BOXES.collect(calls.character_box, handles, indices),
            matrices[:, :2],
            sizes * np.hypot(matrices[:, 2], matrices[:, 3]),
        )
    )


def _without_blanks(print_: Print) -> Print:
    """Return the characters without those that have neither a name nor ink."""
    unknown = print_.codes == UNKNOWN
    if not unknown.any():
        return print_
    left, right, bottom, top = print_.boxes.T
    kept = ~unknown | (np.minimum(right - left, top - bottom) > LEAST_INK)
    return Print(
        *(
            array[kept]
            for array in (print_.codes, print_.origins, print_.boxes, print_.directions, print_.sizes)
        )
    )


def _read_codes(handle: object) -> NDArray[np.uint32]:
    """Return the code of every character, also of the white space that PDFium puts between them."""
    count = max(calls.count_characters(handle), 0)
    text = (ctypes.c_uint16 * (count + 1))()
    if calls.read_text(handle, 0, count, ctypes.byref(text)) == count + 1:
        codes = np.frombuffer(text, np.uint16, count).astype(np.uint32)
    else:  # a character without a code is left out of the text
        codes = np.fromiter(map(calls.character_code, repeat(handle, count), range(count)), np.uint32, count)
    unmapped = _find_unmapped(handle, codes)
    odd = np.flatnonzero(_IS_ODD[codes])
    if len(odd):
        codes = _mend_codes(handle, codes, odd.tolist())
    codes[unmapped] = UNKNOWN
    return codes


def _find_unmapped(handle: object, codes: NDArray[np.uint32]) -> list[int]:
    """Return which characters PDFium cannot name, their font having no map to Unicode: their codes are glyph numbers.

    All are asked only on a page where the first one of some code is such a character.
    """
    _, firsts = np.unique(codes, return_index=True)
    if any(calls.is_unmapped(handle, index) == 1 for index in firsts.tolist()):
        return [index for index in range(len(codes)) if calls.is_unmapped(handle, index) == 1]
    return []


def _mend_codes(handle: object, codes: NDArray[np.uint32], odd: list[int]) -> NDArray[np.uint32]:
    """Return the codes with hyphens as such, surrogates joined, and what no text can mean as UNKNOWN.

    The second of two surrogates is joined to the first and becomes NOTHING.
    """
    mended = codes.copy()
    for index in odd:
        before, code, after = (
            int(codes[i]) if 0 <= i < len(codes) else 0 for i in (index - 1, index, index + 1)
        )
        mended[index] = UNKNOWN
        if code in _BROKEN_WORD and calls.is_hyphen(handle, index) == 1:
            mended[index] = HYPHEN
        elif code in _HIGH and after in _LOW:
            mended[index] = 0x10000 + ((code - _HIGH.start) << 10) + after - _LOW.start
        elif code == _BROKEN_WORD[1] or (code in _LOW and before in _HIGH):
            mended[index] = NOTHING
    return mended


def without_doubles(ink: Ink) -> Ink:
    """Return the characters without those drawn again on the same spot (fake bold); sorted by code and place."""
    ink = ink.take(np.lexsort((ink.origins, np.rint(ink.baselines), ink.codes)))
    again = (
        (np.diff(ink.codes) == 0) & (np.abs(np.diff(ink.origins)) < 1) & (np.abs(np.diff(ink.baselines)) < 1)
    )
    if not again.any():
        return ink
    kept = np.ones(len(ink.codes), dtype=bool)
    for here in (np.flatnonzero(again) + 1).tolist():
        last = here - 1
        while not kept[last]:
            last -= 1
        kept[here] = not (
            abs(ink.origins[here] - ink.origins[last]) < 1
            and abs(ink.baselines[here] - ink.baselines[last]) < 1
        )
    return ink.take(kept)
