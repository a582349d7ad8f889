"""PDFium's path objects → the straight strokes that a reader of the page sees, in user space.

Nearly every rule of a table is a path no thicker than a rule: those are read in bulk by their bounds. Only other
paths are taken apart, one segment after the other.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import repeat

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
    count = calls.count_objects(page.raw)
    objects = list(map(calls.page_object, repeat(page.raw, count), range(count)))
    return np.concatenate([np.empty((0, 4)), *_strokes(objects, IDENTITY)])


def _strokes(objects: Sequence[Handle], outer: Matrix) -> Iterator[Numbers]:
    """Yield the strokes of the objects of a page or form, mapped by the matrix of what they stand in."""
    kinds = np.fromiter(map(calls.object_type, objects), np.intc, len(objects))
    places = np.flatnonzero(kinds == raw.FPDF_PAGEOBJ_PATH)
    if len(places):
        yield _map(outer, _path_strokes(objects, kinds, places))
    for place in np.flatnonzero(kinds == raw.FPDF_PAGEOBJ_FORM).tolist():
        form = objects[place]
        count = calls.count_form_objects(form)
        inside = list(map(calls.form_object, repeat(form, count), range(count)))
        yield from _strokes(inside, multiply(_matrix(form), outer))


def _path_strokes(objects: Sequence[Handle], kinds: NDArray[np.intc], places: NDArray[np.intp]) -> Numbers:
    """Return the visible strokes of the paths that stand at some places among objects."""
    bounds = _BOUNDS.collect(calls.object_bounds, [objects[place] for place in places.tolist()])
    size = bounds[:, 2:] - bounds[:, :2]
    dots = size.max(axis=1) < SHORTEST  # so small that no one asks after their colour
    strokes = [bounds[dots]]
    bounds, places, thin = bounds[~dots], places[~dots], size[~dots].min(axis=1) <= THIN
    paths = [objects[place] for place in places.tolist()]
    filled, stroked = _paint(paths)
    seen = filled | stroked
    if not seen.all():
        shades = filled & ~thin
        below = [*zip(places[shades].tolist(), bounds[shades], strict=True), *_pictures(objects, kinds)]
        for k in np.flatnonzero(~seen).tolist():
            seen[k] = _stands_on(below, int(places[k]), bounds[k])
    clips = _clip_boxes(paths)
    strokes.append(_cut(bounds[seen & thin], clips[seen & thin]))
    for k in np.flatnonzero(seen & ~thin).tolist():
        if outline := list(_outline(paths[k])):
            strokes.append(_cut(np.array(outline), clips[k]))
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


def _pictures(objects: Sequence[Handle], kinds: NDArray[np.intc]) -> list[tuple[int, Numbers]]:
    """Return the places and bounds of the objects that are pictures or shadings."""
    places = np.flatnonzero((kinds == raw.FPDF_PAGEOBJ_IMAGE) | (kinds == raw.FPDF_PAGEOBJ_SHADING)).tolist()
    return list(zip(places, _BOUNDS.collect(calls.object_bounds, [objects[p] for p in places]), strict=True))


def _stands_on(below: Sequence[tuple[int, Numbers]], place: int, bounds: Numbers) -> bool:
    """Whether one of the shades and pictures drawn before lies under the middle of the bounds, so that white shows."""
    x, y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    return any(
        before < place and left <= x <= right and bottom <= y <= top
        for before, (left, bottom, right, top) in below
    )


def _clip_boxes(paths: Sequence[Handle]) -> Numbers:
    """Return the box outside which each path is not shown."""
    clips = list(map(calls.clip_path, paths))
    counts = list(map(calls.count_clip_paths, clips))
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
