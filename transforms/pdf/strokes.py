"""PDFium's path objects → the straight strokes that a reader of the page sees, in user space.

Nearly every rule of a table is a path no thicker than a rule: those are read in bulk by their bounds. Only other
paths are taken apart, one segment after the other.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import compress, repeat

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pypdfium2 import raw

from transforms.pdf import calls
from transforms.pdf.calls import Handle, Numbers, Records
from transforms.pdf.view import IDENTITY, Matrix, multiply, transform, transform_all

THIN = 3.0  # a path no thicker than this is a rule
SHORTEST = 3.0  # shorter strokes are ornaments, or the dashes of a rule
MOST_SEGMENTS = 400  # paths with more segments are drawings, not frames
PALE = 250  # a colour with red, green and blue above this cannot be told from paper
CLIP_PLAY = 1.0  # bounds are as wide as a stroke's mitres, and reach so far out of a clip that cuts nothing

_BOUNDS, _MODES, _COLOURS = Records(ctypes.c_float, 4), Records(ctypes.c_int, 2), Records(ctypes.c_uint, 4)
_NO_CLIP = (-np.inf, -np.inf, np.inf, np.inf)


def read_strokes(page: pdfium.PdfPage) -> Numbers:
    """Return the visible straight strokes of a page, those inside form objects included: x0, y0, x1, y1 a row.

    A thin path is one stroke, from corner to corner of its bounds.
    """
    pointer = calls.pointer_to(page)
    count = calls.count_objects(pointer)
    objects = list(map(calls.page_object, repeat(pointer), range(count)))
    strokes = np.concatenate([np.empty((0, 4)), *_strokes(objects, IDENTITY)])
    finite: Numbers = strokes[np.isfinite(strokes).all(axis=1)]
    return finite


def _strokes(objects: Sequence[int], outer: Matrix) -> Iterator[Numbers]:
    """Yield the strokes of the objects of a page or form, mapped by the matrix of what they stand in."""
    kinds = np.fromiter(map(calls.object_type, objects), np.intc, len(objects))
    places = np.flatnonzero(kinds == raw.FPDF_PAGEOBJ_PATH)
    if len(places):
        yield _map(outer, _path_strokes(objects, kinds, places))
    for place in np.flatnonzero(kinds == raw.FPDF_PAGEOBJ_FORM).tolist():
        form = Handle(objects[place])
        count = calls.count_form_objects(form)
        inside = list(map(calls.form_object, repeat(form), range(count)))
        yield from _strokes(inside, multiply(_matrix(form), outer))


def _path_strokes(objects: Sequence[int], kinds: NDArray[np.intc], places: NDArray[np.intp]) -> Numbers:
    """Return the visible strokes of the paths that stand at some places among objects."""
    paths = [Handle(objects[place]) for place in places.tolist()]
    bounds = _BOUNDS.collect(calls.object_bounds, paths)
    width, height = bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1]
    rest = np.maximum(width, height) >= SHORTEST
    strokes = [bounds[~rest]]  # dots and dashes, so small that no one asks after their colour
    thin = (np.minimum(width, height) <= THIN)[rest]
    paths, places, bounds = list(compress(paths, rest.tolist())), places[rest], bounds[rest]
    filled, stroked = _paint(paths)
    seen = filled | stroked
    if not seen.all():
        pictures, frames = _pictures(objects, kinds)
        below = np.concatenate((places[filled & ~thin], pictures))
        shades = np.concatenate((bounds[filled & ~thin], frames))
        for k in np.flatnonzero(~seen).tolist():
            seen[k] = _stands_on(shades[below < places[k]], bounds[k])
    clips = _clip_boxes(paths)
    drawn = seen & thin
    strokes.append(bounds[drawn] if clips is None else _cut(bounds[drawn], clips[drawn]))
    for k in np.flatnonzero(seen & ~thin).tolist():
        if outline := list(_outline(paths[k])):
            strokes.append(np.array(outline) if clips is None else _cut(np.array(outline), clips[k]))
    return np.concatenate(strokes)


def _paint(paths: Sequence[Handle]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which paths are filled, and which stroked, with a colour that shows on paper."""
    modes = _MODES.collect(calls.draw_mode, paths) != 0
    for mode, colour in enumerate((calls.fill_colour, calls.stroke_colour)):
        drawn = np.flatnonzero(modes[:, mode])
        colours = _COLOURS.collect(colour, [paths[k] for k in drawn.tolist()])
        # A pattern has no colour, so that nothing is written for it, and it shows.
        pale = (colours[:, :3] >= PALE).all(axis=1) | (colours[:, 3] == 0)
        modes[drawn[pale], mode] = False
    return modes[:, 0], modes[:, 1]


def _pictures(objects: Sequence[int], kinds: NDArray[np.intc]) -> tuple[NDArray[np.intp], Numbers]:
    """Return the places and bounds of the objects that are pictures or shadings."""
    places = np.flatnonzero((kinds == raw.FPDF_PAGEOBJ_IMAGE) | (kinds == raw.FPDF_PAGEOBJ_SHADING))
    return places, _BOUNDS.collect(calls.object_bounds, [Handle(objects[place]) for place in places.tolist()])


def _stands_on(shades: Numbers, bounds: Numbers) -> bool:
    """Whether one of the shades lies under the middle of some bounds, so that white shows there."""
    middle = (bounds[:2] + bounds[2:]) / 2
    return bool(((shades[:, :2] <= middle) & (middle <= shades[:, 2:])).all(axis=1).any())


def _clip_boxes(paths: Sequence[Handle]) -> Numbers | None:
    """Return the box outside which each path is not shown; None where none is clipped."""
    clips = list(map(calls.clip_path, paths))
    counts = list(map(calls.count_clip_paths, clips))
    if max(counts, default=0) <= 0:
        return None
    boxes = np.tile(np.array(_NO_CLIP), (len(paths), 1))
    known: dict[int | None, tuple[float, float, float, float]] = {}
    for k, count in enumerate(counts):
        if count > 0:
            # Paths drawn under one clip share its segments, so the last clip's first segment tells clips apart.
            key = calls.clip_segment(clips[k], count - 1, 0).value
            if key is None or key not in known:
                known[key] = _clip_box(clips[k], count)
            boxes[k] = known[key]
    return boxes


def _clip_box(clip: Handle, count: int) -> tuple[float, float, float, float]:
    """Return the box that all paths of a clip have in common."""
    x, y = ctypes.c_float(), ctypes.c_float()
    to_x, to_y = ctypes.byref(x), ctypes.byref(y)
    left, bottom, right, top = _NO_CLIP
    for index in range(count):
        xs, ys = [], []
        for segment in range(calls.count_clip_segments(clip, index)):
            calls.segment_point(calls.clip_segment(clip, index, segment), to_x, to_y)
            xs.append(x.value)
            ys.append(y.value)
        if xs:
            left, bottom, right, top = (
                max(left, min(xs)),
                max(bottom, min(ys)),
                min(right, max(xs)),
                min(top, max(ys)),
            )
    return left, bottom, right, top


def _cut(strokes: Numbers, clips: Numbers) -> Numbers:
    """Return strokes without what reaches out of their clips."""
    low = np.minimum(strokes[:, :2], strokes[:, 2:])
    high = np.maximum(strokes[:, :2], strokes[:, 2:])
    low, high = np.maximum(low, clips[..., :2] - CLIP_PLAY), np.minimum(high, clips[..., 2:] + CLIP_PLAY)
    return np.hstack((low, high))[(low <= high).all(axis=1)]


def _outline(path: Handle) -> Iterator[tuple[float, float, float, float]]:
    """Yield the straight segments of one path."""
    count = calls.count_segments(path)
    if count > MOST_SEGMENTS:
        return
    matrix = _matrix(path)
    x, y = ctypes.c_float(), ctypes.c_float()
    to_x, to_y = ctypes.byref(x), ctypes.byref(y)
    start = here = (0.0, 0.0)
    for index in range(count):
        segment = calls.path_segment(path, index)
        calls.segment_point(segment, to_x, to_y)
        there = transform(matrix, x.value, y.value)
        kind = calls.segment_type(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = there
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield (*here, *there)
        here = there
        if calls.segment_closes(segment):
            yield (*here, *start)
            here = start


def _matrix(handle: Handle) -> Matrix:
    """Return the matrix of an object."""
    found = raw.FS_MATRIX()
    calls.object_matrix(handle, ctypes.byref(found))
    return found.a, found.b, found.c, found.d, found.e, found.f


def _map(matrix: Matrix, strokes: Numbers) -> Numbers:
    """Return the strokes mapped by a matrix."""
    if matrix == IDENTITY:
        return strokes
    return transform_all(matrix, strokes.reshape(-1, 2)).reshape(-1, 4)
