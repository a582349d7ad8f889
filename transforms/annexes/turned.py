"""Tables drawn sideways: their cells are boxed where the page shows them, and are read where they stand upright."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from transforms.model import Box, Grid, Page

Shown = dict[tuple[int, Box], Box]
Placed = TypeVar("Placed", bound=NamedTuple)

_SLACK = 1.0  # points between a cell and the rules around it


def stand_upright(pages: Sequence[Page]) -> tuple[list[Page], Shown]:
    """Return the pages with every cell between the rules of its grid, and the boxes of those shown elsewhere."""
    shown: Shown = {}
    return [replace(page, grids=tuple(_upright(grid, shown) for grid in page.grids)) for page in pages], shown


def show_again(placed: Sequence[Placed], shown: Shown) -> list[Placed]:
    """Return records that have a `page` and a `box` with each box where the page shows it."""
    if not shown:
        return list(placed)
    return [one._replace(box=shown.get((one.page, one.box), one.box)) for one in placed]  # type: ignore[attr-defined]


def _upright(grid: Grid, shown: Shown) -> Grid:
    boxes = [
        Box(grid.xs[c.column], grid.ys[c.row], grid.xs[c.column + c.columns], grid.ys[c.row + c.rows])
        for c in grid.cells
    ]
    if all(_same(cell.box, box) for cell, box in zip(grid.cells, boxes, strict=True)):
        return grid
    shown.update({(grid.page, box): cell.box for cell, box in zip(grid.cells, boxes, strict=True)})
    cells = (cell._replace(box=box) for cell, box in zip(grid.cells, boxes, strict=True))
    return replace(grid, cells=tuple(cells))


def _same(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= _SLACK for a, b in zip(one, other, strict=True))
