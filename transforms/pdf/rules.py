"""Strokes as a page shows them → its horizontal and vertical rules, dashed ones in one piece."""

from __future__ import annotations

import numpy as np

from transforms.pdf.calls import Numbers
from transforms.pdf.lattice import JOIN, Rule
from transforms.pdf.strokes import SHORTEST, THIN
from transforms.pdf.view import View, transform_all

FEWEST_DASHES = 6
LANES = 4  # a point; dashes in one lane are in a row


def find_rules(strokes: Numbers, view: View) -> tuple[list[Rule], list[Rule]]:
    """Return the horizontal and the vertical rules that strokes of user space are in a view."""
    if not len(strokes):
        return [], []
    ends = transform_all(view.matrix, strokes.reshape(-1, 2)).reshape(-1, 2, 2)
    low, high = np.minimum(ends[:, 0], ends[:, 1]), np.maximum(ends[:, 0], ends[:, 1])
    middle, size = (low + high) / 2, high - low
    thin, long = size <= THIN, size >= SHORTEST
    horizontal = thin[:, 1] & long[:, 0] & (size[:, 0] > size[:, 1])
    vertical = thin[:, 0] & long[:, 1] & ~horizontal
    dots = ~long.any(axis=1)
    across = np.column_stack((middle[:, 1], low[:, 0], high[:, 0]))
    down = np.column_stack((middle[:, 0], low[:, 1], high[:, 1]))
    return (
        [*map(Rule._make, across[horizontal].tolist()), *map(Rule._make, _join_dashes(across[dots]))],
        [*map(Rule._make, down[vertical].tolist()), *map(Rule._make, _join_dashes(down[dots]))],
    )


def _join_dashes(dots: Numbers) -> list[list[float]]:
    """Return the rules that short strokes in a row form; a row is its fixed coordinate, and where it begins and ends."""
    if len(dots) < FEWEST_DASHES:
        return []
    lanes = np.rint(dots[:, 0] * LANES)
    order = np.lexsort((dots[:, 1], lanes))
    lanes, (at, start, end) = lanes[order], dots[order].T
    parted = np.flatnonzero((np.diff(lanes) != 0) | (start[1:] - end[:-1] > JOIN)) + 1
    firsts, lasts = np.concatenate(([0], parted)), np.concatenate((parted, [len(dots)])) - 1
    many = lasts - firsts + 1 >= FEWEST_DASHES
    joined: list[list[float]] = np.column_stack((at[firsts], start[firsts], end[lasts]))[many].tolist()
    return joined
