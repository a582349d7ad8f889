"""Pages → the lines of their prose: page numbers, running heads, captions of charts and heads of tables removed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.forms.titles import is_page_number, names_a_table, stands_in_heading
from transforms.model import Box, Line, Page
from transforms.wording import fold_text

_CAPTION = re.compile(r"图\d{1,2}(?:[:.、]|(?=[\u4e00-\u9fff])).{0,40}")
_OF_TABLE = re.compile(r"附?表[一二三四五六七八九十\d]{1,3}|.*\(20\d{2}年度?\)")
_SENTENCE_MARK = re.compile(r"[,。;]")
FULL = 0.85  # a line of prose ends short of this share of the column where its paragraph ends
EDGES = 2  # lines at the top and the foot of a page that may be furniture
REPEATED = 3  # pages that make a line at the edge of a page a running head; two where no more are read


class ProseLine(NamedTuple):
    """One line of prose: its page, its text as printed without white space and folded, its box.

    `is_full` says that it reaches the right edge of the column: its paragraph may go on.
    """

    page: int
    text: str
    folded: str
    box: Box
    is_full: bool


def prose_lines(pages: Sequence[Page]) -> list[ProseLine]:
    """Return the lines of prose of a book, in reading order."""
    running = _running_heads(pages)
    kept = [(page, line) for page in pages for line in _lines_of(page, running)]
    right: dict[float, float] = {}
    left: dict[float, float] = {}
    for page, line in kept:
        right[page.width] = max(right.get(page.width, 0.0), line.box.x1)
        left[page.width] = min(left.get(page.width, page.width), line.box.x0)
    full = {width: left[width] + FULL * (right[width] - left[width]) for width in right}
    return [
        ProseLine(page.number, "".join(line.text.split()), fold_text(line.text), line.box, line.box.x1 >= full[page.width])
        for page, line in kept
    ]  # fmt: skip


def _lines_of(page: Page, running: set[tuple[str, int]]) -> Iterator[Line]:
    """Yield the lines of one page that belong to its prose."""
    last = len(page.lines) - EDGES
    for index, line in enumerate(page.lines):
        folded = fold_text(line.text)
        at_edge = index < EDGES or index >= last
        if at_edge and (is_page_number(line.text) or (folded, round(line.box.top)) in running):
            continue
        if _CAPTION.fullmatch(folded) or (page.grids and _heads_a_table(folded)):
            continue
        yield line


def _heads_a_table(folded: str) -> bool:
    """Whether a line beside a grid is its title, its body or its unit, and no sentence."""
    if _SENTENCE_MARK.search(folded):
        return False
    return names_a_table(folded) or stands_in_heading(folded) or bool(_OF_TABLE.fullmatch(folded))


def _running_heads(pages: Sequence[Page]) -> set[tuple[str, int]]:
    """Return the lines that stand at one height at the edge of several pages."""
    seen = Counter(
        (fold_text(line.text), round(line.box.top))
        for page in pages
        for line in {*page.lines[:EDGES], *page.lines[-EDGES:]}
    )
    return {key for key, count in seen.items() if count >= min(REPEATED, max(2, len(pages)))}
