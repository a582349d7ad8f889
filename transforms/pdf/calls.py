"""PDFium's functions, called for thousands of characters or paths at once.

A call costs 800 ns through `pypdfium2.raw` and 150–240 ns here: `ctypes.PyDLL` keeps the interpreter lock, nothing is
converted, and `map` drives the calls with pointers into memory that is set aside once. Handles go in as they come
out (`Handle`, or a pypdfium2 object's `.raw`); a wrong argument is a crash, so only the readers beside use this.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pypdfium2_raw import bindings

CHUNK = 2048  # records a pass: a page may have any number, the memory set aside stays 1 MB

Numbers = NDArray[np.float64]

_shared = bindings._libs["pdfium"]
_pdfium = ctypes.PyDLL(_shared._name, handle=_shared._handle)


class Handle(ctypes.c_void_p):
    """An object inside PDFium. As a subclass it comes back from a call as it is, not as a number."""

    __slots__ = ()


def pointer_to(thing: pdfium.PdfPage | pdfium.PdfTextPage) -> object:
    """Return the handle of a page or text page as the kind of pointer that is passed on fastest."""
    return ctypes.byref(thing.raw.contents)


def _function(name: str, result: object) -> ctypes._NamedFuncPointer:
    function = _pdfium[name]
    function.restype = result  # type: ignore[assignment]
    return function


count_characters = _function("FPDFText_CountChars", ctypes.c_int)
read_text = _function("FPDFText_GetText", ctypes.c_int)
character_code = _function("FPDFText_GetUnicode", ctypes.c_uint)
is_unmapped = _function("FPDFText_HasUnicodeMapError", ctypes.c_int)
character_origin = _function("FPDFText_GetCharOrigin", ctypes.c_int)
character_box = _function("FPDFText_GetCharBox", ctypes.c_int)
is_hyphen = _function("FPDFText_IsHyphen", ctypes.c_int)
font_size = _function("FPDFText_GetFontSize", ctypes.c_double)
character_matrix = _function("FPDFText_GetMatrix", ctypes.c_int)

count_objects = _function("FPDFPage_CountObjects", ctypes.c_int)
page_object = _function("FPDFPage_GetObject", ctypes.c_void_p)
count_form_objects = _function("FPDFFormObj_CountObjects", ctypes.c_int)
form_object = _function("FPDFFormObj_GetObject", ctypes.c_void_p)
object_type = _function("FPDFPageObj_GetType", ctypes.c_int)
object_type.argtypes = [
    ctypes.c_void_p
]  # the one that takes addresses: most objects are text, asked nothing else
object_bounds = _function("FPDFPageObj_GetBounds", ctypes.c_int)
object_matrix = _function("FPDFPageObj_GetMatrix", ctypes.c_int)
draw_mode = _function("FPDFPath_GetDrawMode", ctypes.c_int)
fill_colour = _function("FPDFPageObj_GetFillColor", ctypes.c_int)
stroke_colour = _function("FPDFPageObj_GetStrokeColor", ctypes.c_int)

clip_path = _function("FPDFPageObj_GetClipPath", Handle)
count_clip_paths = _function("FPDFClipPath_CountPaths", ctypes.c_int)
count_clip_segments = _function("FPDFClipPath_CountPathSegments", ctypes.c_int)
clip_segment = _function("FPDFClipPath_GetPathSegment", Handle)
count_segments = _function("FPDFPath_CountSegments", ctypes.c_int)
path_segment = _function("FPDFPath_GetPathSegment", Handle)
segment_point = _function("FPDFPathSegment_GetPoint", ctypes.c_int)
segment_type = _function("FPDFPathSegment_GetType", ctypes.c_int)
segment_closes = _function("FPDFPathSegment_GetClose", ctypes.c_int)


class Records:
    """Memory for what a function writes through its last arguments: `width` numbers a call.

    They are so many pointers, or with `struct` one pointer to all of them.
    """

    def __init__(
        self,
        kind: type[ctypes.c_double | ctypes.c_float | ctypes.c_int | ctypes.c_uint],
        width: int,
        *,
        struct: bool = False,
    ) -> None:
        memory = (kind * (CHUNK * width))()
        size = ctypes.sizeof(kind)
        self._values: Numbers = np.ctypeslib.as_array(memory).reshape(CHUNK, width)
        self._pointers = [
            [ctypes.byref(memory, size * (record * width + k)) for record in range(CHUNK)]
            for k in range(1 if struct else width)
        ]

    def collect(self, function: ctypes._NamedFuncPointer, *arguments: Sequence[object]) -> Numbers:
        """Return what the calls with the n-th of all arguments write, a row each; NaN where one wrote nothing."""
        count = len(arguments[0])
        rows = np.empty((count, self._values.shape[1]))
        for start in range(0, count, CHUNK):
            some = slice(start, min(start + CHUNK, count))
            written = list(map(function, *(a[some] for a in arguments), *self._pointers))
            rows[some] = self._values[: len(written)]
            if not all(written):
                rows[some][~np.array(written, dtype=bool)] = np.nan
        return rows
