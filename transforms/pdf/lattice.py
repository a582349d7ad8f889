"""Ruled lines → table skeletons: which cells a page's rules enclose. Geometry only, no text, no PDF.

The method is that of pdfplumber's `table.py`: edges → snapped edges → connected groups → cells, with spans made
explicit. Points, y downwards.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from operator import mul
from typing import NamedTuple

SNAP = 2.0  # rules closer than this are one rule drawn twice
DOUBLE = 3.5  # rules closer than this are the two lines of a double rule: no text fits between them
JOIN = 3.0  # collinear pieces this near are one rule, as in dashed lines
TOUCH = 3.0  # a rule that ends this near to another touches it
MOST_CELLS = 20_000  # more than ten times what a page of A3 holds
OPEN_SIDE = 8.0  # horizontal rules that stick out this far past the last vertical mean an open side


class Rule(NamedTuple):
    """A straight rule: its fixed coordinate, and the interval it covers along the other axis."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A table without text: column edges, row edges, and (row, column, rows, columns) of each cell.

    `covering` tells for each row which cell covers each column.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    spans: tuple[tuple[int, int, int, int], ...]
    covering: list[list[int]]


def build_skeletons(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[Skeleton]:
    """Return the tables that the rules of one page enclose, from top to bottom."""
    rows, columns = snap_rules(horizontal), snap_rules(vertical)
    if len(rows) < 2 or len(columns) < 2:
        return []
    skeletons = [s for group in _connected(rows, columns) if (s := _skeleton(*group)) is not None]
    return sorted(skeletons, key=lambda s: (s.ys[0], s.xs[0]))


def snap_rules(rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules with near parallels drawn together and touching collinear pieces joined."""
    snapped: list[Rule] = []
    for group in _near_groups(sorted(rules)):
        if len(group) == 1:
            snapped += group
            continue
        lengths = [end - start for _, start, end in group]
        total = sum(lengths)
        at = sum(map(mul, [rule[0] for rule in group], lengths)) / total if total else group[0].at
        pieces = sorted((start, end) for _, start, end in group)
        start, end = pieces[0]
        for piece_start, piece_end in pieces[1:]:
            if piece_start <= end + JOIN:
                end = max(end, piece_end)
            else:
                snapped.append(Rule(at, start, end))
                start, end = piece_start, piece_end
        snapped.append(Rule(at, start, end))
    return snapped


def _near_groups(ordered: Sequence[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    last = -inf
    for rule in ordered:
        if rule[0] - last > SNAP:
            groups.append([])
        groups[-1].append(rule)
        last = rule[0]
    return groups


def _connected(rows: list[Rule], columns: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the groups of rules that touch one another, each with its horizontals and verticals."""
    parent = list(range(len(rows) + len(columns)))
    touches = [0] * len(parent)

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    heights = [r.at for r in rows]
    starts, ends = [r.start - TOUCH for r in rows], [r.end + TOUCH for r in rows]
    for k, column in enumerate(columns, start=len(rows)):
        first = bisect_left(heights, column.start - TOUCH)
        last = bisect_right(heights, column.end + TOUCH)
        found = [q for q in range(first, last) if starts[q] <= column.at <= ends[q]]
        touches[k] = len(found)
        for q in found:
            touches[q] += 1
            parent[root(q)] = k
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate([*rows, *columns]):
        if touches[i] >= 2:
            groups.setdefault(root(i), ([], []))[0 if i < len(rows) else 1].append(rule)
    return list(groups.values())


def _skeleton(rows: list[Rule], columns: list[Rule]) -> Skeleton | None:
    """Return the cells that one group of touching rules encloses; None for a single box, and for a hatched drawing."""
    if len(rows) < 2 or len(columns) < 2:
        return None
    ys = _distinct(sorted(r.at for r in rows))
    columns = columns + _open_sides(rows, columns, ys)
    xs = _distinct(sorted(c.at for c in columns))
    if not 2 <= (len(ys) - 1) * (len(xs) - 1) <= MOST_CELLS:
        return None
    right_of = _walls(columns, xs, ys)
    below = _walls(rows, ys, xs)
    return Skeleton(tuple(xs), tuple(ys), *_spans(len(ys) - 1, len(xs) - 1, right_of, below))


def _open_sides(rows: list[Rule], columns: list[Rule], ys: list[float]) -> list[Rule]:
    """Return the verticals that a table with open left or right border leaves out."""
    added = []
    left, right = min(c.at for c in columns), max(c.at for c in columns)
    for ends, outermost in ((sorted(r.start for r in rows), left), (sorted(r.end for r in rows), right)):
        median = ends[len(ends) // 2]
        sticks_out = left - median > OPEN_SIDE if outermost is left else median - right > OPEN_SIDE
        if sticks_out and len(rows) > 2 and sum(abs(e - median) < TOUCH for e in ends) >= 0.6 * len(ends):
            added.append(Rule(median, ys[0], ys[-1]))
    return added


def _distinct(ordered: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in ordered:
        if not edges or value - edges[-1] > DOUBLE:
            edges.append(value)
    return edges


def _walls(rules: list[Rule], across: list[float], along: list[float]) -> list[list[bool]]:
    """Return, for each edge in `across` and each band of `along`, whether a rule stands there."""
    walls = [[False] * (len(along) - 1) for _ in across]
    middles = [(a + b) / 2 for a, b in pairwise(along)]
    for rule in rules:
        first, last = bisect_left(middles, rule.start), bisect_right(middles, rule.end)
        walls[_nearest(across, rule.at)][first:last] = [True] * (last - first)
    return walls


def _nearest(ordered: list[float], value: float) -> int:
    """Return the index of the nearest of ordered values, the lower of two equally near."""
    after = bisect_left(ordered, value)
    if after == 0 or (after < len(ordered) and ordered[after] - value < value - ordered[after - 1]):
        return after
    return after - 1


def _spans(
    n_rows: int, n_columns: int, right_of: list[list[bool]], below: list[list[bool]]
) -> tuple[tuple[tuple[int, int, int, int], ...], list[list[int]]]:
    """Return the cells, each grown right to the next vertical and then down to the next horizontal, and their cover."""
    covering = [[-1] * n_columns for _ in range(n_rows)]
    spans: list[tuple[int, int, int, int]] = []
    for row in range(n_rows):
        for column in range(n_columns):
            if covering[row][column] >= 0:
                continue
            end = column + 1
            while end < n_columns and not right_of[end][row] and covering[row][end] < 0:
                end += 1
            bottom = row + 1
            while bottom < n_rows and not (
                below[bottom][column]
                or True in below[bottom][column:end]
                or max(covering[bottom][column:end]) >= 0
            ):
                bottom += 1
            for r in range(row, bottom):
                covering[r][column:end] = [len(spans)] * (end - column)
            spans.append((row, column, bottom - row, end - column))
    return tuple(spans), covering
