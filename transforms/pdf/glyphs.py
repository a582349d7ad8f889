"""Characters with their places → lines of text, one character after the other. Knows no PDF library.

The second reader and OCR set their lines so; the first reader has arrays instead, and `placing` the same rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from transforms.model import Box, Line

SAME_LINE = 4.0  # baselines closer than this are one line; superscripts and punctuation shift by 1–2 points
UNKNOWN = "\ufffd"  # stands for a glyph whose font does not say which character it is
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
