"""Characters and table skeletons → grids with their text, and the lines of text that stand outside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from transforms.model import Box, Cell, Grid, Line
from transforms.pdf.glyphs import SAME_LINE, SPACE
from transforms.pdf.ink import Ink
from transforms.pdf.lattice import Skeleton

OUTSIDE = -1


def fill_grids(skeletons: Sequence[Skeleton], ink: Ink, page: int) -> tuple[list[Grid], list[Line]]:
    """Return the page's grids with their text, and the lines of text that stand outside them, top to bottom.

    A character belongs to the cell that holds a point just right of its origin and above its baseline.
    """
    owners = _find_owners(skeletons, ink)
    typeset = _set_lines(ink, owners)
    texts: dict[int, str] = {}
    for owner, text in zip(typeset.owners, typeset.texts, strict=True):
        texts[owner] = f"{texts[owner]}\n{text}" if owner in texts else text
    grids, first = [], 0
    for skeleton in skeletons:
        grids.append(_grid(skeleton, texts, first, page))
        first += len(skeleton.spans)
    return grids, _outside_lines(typeset)


def _find_owners(skeletons: Sequence[Skeleton], ink: Ink) -> NDArray[np.intp]:
    """Return the cell of each character, counted through all skeletons, or OUTSIDE."""
    found = np.full(len(ink.codes), OUTSIDE)
    x, y = ink.origins + 1.0, ink.baselines - 1.2
    first = 0
    for s in skeletons:
        xs, ys = np.array(s.xs), np.array(s.ys)
        within = (found == OUTSIDE) & (xs[0] <= x) & (x <= xs[-1]) & (ys[0] <= y) & (y <= ys[-1])
        columns = np.minimum(np.searchsorted(xs, x[within], "right") - 1, len(xs) - 2)
        rows = np.minimum(np.searchsorted(ys, y[within], "right") - 1, len(ys) - 2)
        found[within] = first + _cell_numbers(s)[rows, columns]
        first += len(s.spans)
    return found


def _cell_numbers(skeleton: Skeleton) -> NDArray[np.intp]:
    """Return the number of the cell that covers each row and column."""
    numbers = [[0] * (len(skeleton.xs) - 1) for _ in range(len(skeleton.ys) - 1)]
    for i, (row, column, rows, columns) in enumerate(skeleton.spans):
        for covered in numbers[row : row + rows]:
            covered[column : column + columns] = [i] * columns
    return np.array(numbers)


@dataclass(frozen=True, slots=True)
class _Typeset:
    """Lines of text, by owner and then top to bottom: their texts, and their characters with where each begins."""

    owners: list[int]
    texts: list[str]
    ink: Ink
    starts: NDArray[np.intp]


def _set_lines(ink: Ink, owners: NDArray[np.intp]) -> _Typeset:
    """Return the lines that the characters of each owner form, with a space for every visible gap."""
    downwards = np.lexsort((ink.baselines, owners))
    owners, baselines = owners[downwards], ink.baselines[downwards]
    begins = np.ones(len(owners), dtype=bool)
    begins[1:] = (np.diff(owners) != 0) | (np.diff(baselines) > SAME_LINE)
    ink = ink.take(downwards[np.lexsort((ink.origins[downwards], np.cumsum(begins)))])
    gaps = np.flatnonzero((ink.origins[1:] - ink.rights[:-1] > SPACE * ink.sizes[1:]) & ~begins[1:]) + 1
    starts = np.flatnonzero(begins)
    text = np.insert(ink.codes, gaps, ord(" ")).astype("<u4").tobytes().decode("utf-32-le")
    cuts = [*(starts + np.searchsorted(gaps, starts)).tolist(), len(text)]
    texts = [text[a:b] for a, b in pairwise(cuts)]
    return _Typeset(owners[starts].tolist(), texts, ink, starts)


def _outside_lines(typeset: _Typeset) -> list[Line]:
    """Return the lines outside all grids, with their boxes."""
    count = typeset.owners.count(OUTSIDE)
    if count == 0:
        return []
    ink, starts = typeset.ink, typeset.starts
    end = int(starts[count]) if count < len(starts) else len(ink.codes)
    starts = starts[:count]
    lefts, baselines = ink.origins[starts].tolist(), ink.baselines[starts].tolist()
    rights = np.maximum.reduceat(ink.rights[:end], starts).tolist()
    sizes = np.maximum.reduceat(ink.sizes[:end], starts).tolist()
    return [
        Line(text, Box(left, baseline - size, right, baseline + 0.2 * size))
        for text, left, right, baseline, size in zip(
            typeset.texts, lefts, rights, baselines, sizes, strict=False
        )
    ]


def _grid(skeleton: Skeleton, texts: dict[int, str], first: int, page: int) -> Grid:
    xs, ys = skeleton.xs, skeleton.ys
    cells = []
    for number, (row, column, rows, columns) in enumerate(skeleton.spans, start=first):
        box = Box(xs[column], ys[row], xs[column + columns], ys[row + rows])
        cells.append(Cell(row, column, rows, columns, texts.get(number, ""), box))
    return Grid(page, xs, ys, tuple(cells))
