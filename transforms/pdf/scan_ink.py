"""The ink of a scan → the pictures of its lines of text, each within one cell or outside all tables.

Whether a cell is blank is decided here, by ink and not by what a recogniser found: a blank is zero in most forms, so
a number that was overlooked must never look like one. Needs OpenCV, as `scan_grid` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transforms.model import Box
from transforms.pdf.lattice import Skeleton
from transforms.pdf.scan_grid import Picture, Scan

INSET = 1.0  # points; what stands nearer to the edge of a cell is a shred of its rule
LEAST_INK = 0.8  # square points; less is dust, and more is at least a decimal point or a dash
FAINTEST = 30  # grey levels below the paper; the grain of paper copied at 100 dpi comes up to 20
TALLEST_LINE = 11.0  # points; pieces that fit in so much height together are one line
WIDE_GAP = 9.0  # points; a gap this wide parts two texts
CROP_PAD = 1.5  # points of paper around a crop


@dataclass(frozen=True, slots=True)
class Crop:
    """The picture of one piece of text, and where it stands on the upright page, in points."""

    picture: Picture
    box: Box


def crop_cell(scan: Scan, skeleton: Skeleton, span: tuple[int, int, int, int]) -> list[Crop]:
    """Return the texts printed in one cell, top to bottom and left to right; none for a blank cell."""
    row, column, rows, columns = span
    left, right = skeleton.xs[column] + INSET, skeleton.xs[column + columns] - INSET
    top, bottom = skeleton.ys[row] + INSET, skeleton.ys[row + rows] - INSET
    return list(_crops(scan, Box(left, top, right, bottom)))


def crop_box(scan: Scan, box: Box) -> Crop:
    """Return the text in a box of the upright page, as one piece."""
    height, width = scan.picture.shape
    left, top, right, bottom = (round(v * scan.scale) for v in (box.x0, box.top, box.x1, box.bottom))
    return _crop(scan, (left, top, max(right, left + 1), max(bottom, top + 1)), (0, 0, width, height))


def _crops(scan: Scan, area: Box) -> Iterator[Crop]:
    scale = scan.scale
    x0, y0, x1, y1 = (round(v * scale) for v in (area.x0, area.top, area.x1, area.bottom))
    ink = _dark(scan, x0, y0, x1, y1)
    if _is_dust(ink, scale):
        return
    for top, bottom in _join_runs(_runs(np.atleast_1d(ink.any(axis=1))), TALLEST_LINE * scale):
        line = ink[top:bottom]
        for left, right in _join_gaps(_runs(np.atleast_1d(line.any(axis=0))), WIDE_GAP * scale):
            if not _is_dust(line[:, left:right], scale):
                yield _crop(scan, (x0 + left, y0 + top, x0 + right, y0 + bottom), (x0, y0, x1, y1))


def _dark(scan: Scan, x0: int, y0: int, x1: int, y1: int) -> NDArray[np.bool_]:
    """Return where an area shows ink, without the grain of the paper."""
    picture = scan.picture[y0:y1, x0:x1]
    if picture.size == 0:
        return np.zeros(picture.shape, np.bool_)
    dark: NDArray[np.bool_] = picture < np.median(picture) - FAINTEST
    return dark & (scan.ink[y0:y1, x0:x1] > 0)


def _crop(scan: Scan, text: tuple[int, int, int, int], within: tuple[int, int, int, int]) -> Crop:
    """Return the picture of a text with some paper around it, but nothing of the neighbouring cells."""
    pad = round(CROP_PAD * scan.scale)
    left, top = max(text[0] - pad, within[0]), max(text[1] - pad, within[1])
    right, bottom = min(text[2] + pad, within[2]), min(text[3] + pad, within[3])
    place = Box(*(v / scan.scale for v in text))
    return Crop(scan.picture[top:bottom, left:right], place)


def _is_dust(ink: NDArray[np.bool_], scale: float) -> bool:
    return int(ink.sum()) < LEAST_INK * scale * scale


def _runs(filled: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return where an unbroken run of True begins and ends."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], filled, [False])).astype(np.int8)))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def _join_runs(runs: list[tuple[int, int]], tallest: float) -> list[tuple[int, int]]:
    """Return the runs with neighbours joined that together are no taller than a line of text."""
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if joined and end - joined[-1][0] <= tallest:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _join_gaps(runs: list[tuple[int, int]], widest: float) -> list[tuple[int, int]]:
    """Return the runs with neighbours joined that no wide gap parts."""
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if joined and start - joined[-1][1] < widest:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
