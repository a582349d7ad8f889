"""Characters with their places → lines of text and the text of cells. Knows no PDF library."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from transforms.model import Box, Cell, Grid, Line
from transforms.pdf.lattice import Skeleton

SAME_LINE = 4.0  # baselines closer than this are one line; superscripts and punctuation shift by 1–2 points
SPACE = 0.35  # a gap wider than this share of the font size is a space


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: where its ink begins and ends, its baseline and font size, in points, y downwards.

    `origin` is the pen position. It is right where boxes are wrong: LibreOffice writes fonts with
    Ascent and Descent 0.
    """

    text: str
    origin: float
    right: float
    baseline: float
    size: float


def without_doubles(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Return the glyphs with characters that are drawn twice on one spot (fake bold) kept once."""
    kept: list[Glyph] = []
    last: dict[str, Glyph] = {}
    for glyph in sorted(glyphs, key=lambda g: (g.text, round(g.baseline), g.origin)):
        before = last.get(glyph.text)
        if before and abs(glyph.origin - before.origin) < 1 and abs(glyph.baseline - before.baseline) < 1:
            continue
        last[glyph.text] = glyph
        kept.append(glyph)
    return kept


def join_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Return the lines of text that the glyphs form, top to bottom, with a space for every visible gap."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.baseline):
        if lines and glyph.baseline - lines[-1][-1].baseline <= SAME_LINE:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [_line(sorted(line, key=lambda g: g.origin)) for line in lines]


def _line(glyphs: Sequence[Glyph]) -> Line:
    text = glyphs[0].text
    for before, glyph in pairwise(glyphs):
        text += " " if glyph.origin - before.right > SPACE * glyph.size else ""
        text += glyph.text
    size = max(g.size for g in glyphs)
    baseline = glyphs[0].baseline
    # 2026-11: a damaged font map gave half a surrogate pair, which no database takes.
    text = text.encode("utf-8", "replace").decode("utf-8")
    return Line(
        text, Box(glyphs[0].origin, baseline - size, max(g.right for g in glyphs), baseline + 0.2 * size)
    )


def fill_grids(
    skeletons: Sequence[Skeleton], glyphs: Sequence[Glyph], page: int
) -> tuple[list[Grid], list[Line]]:
    """Return the page's grids with their text, and the lines of text that stand outside them.

    A character belongs to the cell that holds a point just right of its origin and above its baseline.
    """
    inside: list[dict[int, list[Glyph]]] = [{} for _ in skeletons]
    owners = [_owners(s) for s in skeletons]
    outside: list[Glyph] = []
    for glyph in glyphs:
        x, y = glyph.origin + 1.0, glyph.baseline - 1.2
        for k, s in enumerate(skeletons):
            if s.xs[0] <= x <= s.xs[-1] and s.ys[0] <= y <= s.ys[-1]:
                row = min(bisect_right(s.ys, y) - 1, len(s.ys) - 2)
                column = min(bisect_right(s.xs, x) - 1, len(s.xs) - 2)
                inside[k].setdefault(owners[k][row][column], []).append(glyph)
                break
        else:
            outside.append(glyph)
    grids = [_grid(s, texts, page) for s, texts in zip(skeletons, inside, strict=True)]
    return grids, join_lines(outside)


def _owners(skeleton: Skeleton) -> list[list[int]]:
    owners = [[0] * (len(skeleton.xs) - 1) for _ in range(len(skeleton.ys) - 1)]
    for i, (row, column, rows, columns) in enumerate(skeleton.spans):
        for r in range(row, row + rows):
            owners[r][column : column + columns] = [i] * columns
    return owners


def _grid(skeleton: Skeleton, texts: dict[int, list[Glyph]], page: int) -> Grid:
    xs, ys = skeleton.xs, skeleton.ys
    cells = []
    for i, (row, column, rows, columns) in enumerate(skeleton.spans):
        text = "\n".join(line.text for line in join_lines(texts.get(i, ())))
        box = Box(xs[column], ys[row], xs[column + columns], ys[row + rows])
        cells.append(Cell(row, column, rows, columns, text, box))
    return Grid(page, xs, ys, tuple(cells))
