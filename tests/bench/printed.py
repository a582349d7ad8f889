"""The amounts printed in the tables of a page, from one parser's words and cells, and no reader's idea of their texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.bench.amounts import count_amounts
from transforms.model import Box

NEAR = 1.0  # of a word's height: the words of a sentence, and the pieces of a number, stand closer
OVERLAP = 0.5  # of a word's height, by which the boxes of neighbours may overlap
_PIECE = re.compile(r"[-\d,.]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, and the cell it stands in, if any."""

    text: str
    box: Box
    cell: Box | None = None

    @property
    def is_number(self) -> bool:
        """Whether it is a number or a piece of one."""
        return _PIECE.fullmatch(self.text) is not None


def printed_amounts(words: Iterable[Word], tables: Iterable[Sequence[Box]]) -> Counter[str]:
    """Return the amounts that stand in the tables of a page, each as often as it is printed; none of a sentence.

    Two amounts in one cell are two, as where a rule between columns is missing; the pieces of one number are one.
    """
    tables = [table for table in tables if table]
    hulls = [_hull(table) for table in tables]
    placed = _place(words, tables)
    numbers = _join_pieces(
        word for word in placed if word.is_number and any(_holds(hull, word) for hull in hulls)
    )
    others = [word for word in placed if not word.is_number]
    return count_amounts(
        number.text
        for number in numbers
        if not any(_follows(number, other) or _follows(other, number) for other in others)
    )


def _place(words: Iterable[Word], tables: Iterable[Sequence[Box]]) -> list[Word]:
    """Return the words, each with the smallest cell around it.

    # 2026-11: Changsha's text lies on white grounds, one a run of letters, which both parsers take for tables of one
    # row. So a single row has no cells: only distance parts its words.
    """
    cells = [cell for table in tables if len({cell.top for cell in table}) > 1 for cell in table]
    return [
        Word(
            word.text, word.box, min((cell for cell in cells if _holds(cell, word)), key=_area, default=None)
        )
        for word in words
    ]


def _join_pieces(numbers: Iterable[Word]) -> list[Word]:
    """Return numbers with those in one that can only be pieces: "2,", "362." and "26"."""
    joined: list[Word] = []
    for number in sorted(numbers, key=lambda word: word.box.x0):
        for place, left in enumerate(joined):
            if _follows(left, number) and (left.text[-1] in "-,." or number.text[0] in ",."):
                box = Box(left.box.x0, left.box.top, number.box.x1, left.box.bottom)
                joined[place] = Word(left.text + number.text, box, left.cell)
                break
        else:
            joined.append(number)
    return joined


def _follows(left: Word, right: Word) -> bool:
    """Whether a word stands close behind another on its line, in its cell."""
    height, gap = left.box.bottom - left.box.top, right.box.x0 - left.box.x1
    same_line = left.box.top < _middle(right) < left.box.bottom
    return left.cell == right.cell and same_line and -OVERLAP * height < gap < NEAR * height


def _middle(word: Word) -> float:
    return (word.box.top + word.box.bottom) / 2


def _hull(cells: Sequence[Box]) -> Box:
    return Box(
        min(c.x0 for c in cells), min(c.top for c in cells), max(c.x1 for c in cells), max(c.bottom for c in cells)
    )  # fmt: skip


def _holds(box: Box, word: Word) -> bool:
    """Whether the middle of a word lies in a box."""
    return box.x0 <= (word.box.x0 + word.box.x1) / 2 <= box.x1 and box.top <= _middle(word) <= box.bottom


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)
