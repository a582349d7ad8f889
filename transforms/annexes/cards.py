"""Grids → cards: one card is one printed table of self-evaluation over all its pages.

Cards are no lists: their columns change from block to block and from page to page, so that rows keep their cells and
each cell its box, and nothing is joined by column numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from transforms.forms.draft import one_line
from transforms.forms.titles import is_page_number, title_lines
from transforms.model import Box, Cell, Grid, Line, Page
from transforms.wording import fold_text, without_ordinal

_GRADES = re.compile(r"自评.*表|绩效评价.*表|绩效评分表")
_NOT_GRADES = re.compile(r"目标(?:申报)?表|监控")
_TARGETS = re.compile(r"绩效.*表")
_BEGINS = re.compile(
    r"(?:[一二]级)?项目(?:\(政策\))?名称|(?:部门|单位|预算单位|填报单位)(?:\((?:单位|部门)\))?名称"
)
_REACHED = re.compile(r"实际完成|完成值|完成情况|执行数")
_AIMED = re.compile(r"[二三]级指标|指标名称|执行率")
_NOTE = re.compile(r"(?:备?注|说明)(?:[:：]|$)")
_HEADING = re.compile(r"(?:第[一二三四五六七八九十]+(?:部分|章)|[一二三四五六七八九十]+、)")
_GAP = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_AMONG_FIRST = 4
_MOST_ABOVE = 6  # lines above a table that may be its heading: title, year, body, date, unit
_MOST_BETWEEN = 1  # a running head may stand between the pages of a card, but no text


class PrintedLine(NamedTuple):
    """One line of text and the page it stands on."""

    page: int
    line: Line

    @property
    def folded(self) -> str:
        """The text of the line, ready to compare."""
        return fold_text(self.line.text)


class CardRow(NamedTuple):
    """One row of a card: its page and its cells, left to right, blank ones too."""

    page: int
    cells: tuple[Cell, ...]

    @property
    def written(self) -> tuple[Cell, ...]:
        """The cells of the row that print something."""
        return tuple(cell for cell in self.cells if fold_text(cell.text))


@dataclass(slots=True)
class Card:
    """One table of self-evaluation: title, the lines from it down to the grid, rows, notes below it."""

    title: str
    page: int
    above: list[PrintedLine]
    rows: list[CardRow] = field(default_factory=list)
    last_page: int = 0
    notes: list[PrintedLine] = field(default_factory=list)

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages that the rows of the card stand on."""
        return tuple(dict.fromkeys(row.page for row in self.rows))

    @property
    def is_of_whole_body(self) -> bool:
        """Whether the card evaluates all that a department spends, and not one project."""
        if self.title:
            return "整体" in self.title
        first = next((fold_text(c.text) for row in self.rows for c in row.written), "")
        return "项目" not in first


class CardKind(NamedTuple):
    """One kind of card: which titles name it, and whether a card without such a title is one by its words."""

    is_named: Callable[[str], bool]
    reads_like: Callable[[Sequence[str]], bool]


def find_cards(pages: Sequence[Page], kind: CardKind | None = None) -> list[Card]:
    """Return the cards of a kind that pages hold, in printed order; without a kind the tables of self-evaluation."""
    wanted = kind or SELF_EVALUATIONS
    cards: list[Card] = []
    going: Card | None = None
    between: list[PrintedLine] = []
    for page in pages:
        for above, grid in _grids(page):
            between += above
            begins = _begin(grid, between, going, wanted)
            if going is not None and (begins or not _goes_on(going, grid.page, between)):
                going.notes, going = _notes(between), None
            if begins is not None:
                cards.append(begins)
                going = begins
            if going is not None:
                _add_rows(going, grid)
            between = []
        between += _last_lines(page)
    if going is not None:
        going.notes = _notes(between)
    return [card for card in cards if _is_one(card, wanted)]


def _begin(grid: Grid, above: Sequence[PrintedLine], going: Card | None, kind: CardKind) -> Card | None:
    """Return the card that begins with a grid: under a title of its own, or naming its project or body at its top."""
    rows = [[c for c in cells if fold_text(c.text)] for cells in grid.rows][:_AMONG_FIRST]
    inside = [title for cells in rows if len(cells) == 1 for title in title_lines(cells[0].text.splitlines())]
    near = [line for line in above[-_MOST_ABOVE:] if line.page >= grid.page - 1]
    titled = [n for n, line in enumerate(near) if title_lines([line.line.text])]
    titles = [title for n in titled for title in title_lines([near[n].line.text])] + inside
    titles = [title for title in titles[-1:] if kind.is_named(title)]
    named = any(cells and _BEGINS.fullmatch(_label(cells[0])) for cells in rows)
    if not titles and not named:
        return None
    title = without_ordinal(titles[-1]) if titles else ""
    if going is not None and not named and title == going.title:
        return None
    return Card(title, grid.page, near[titled[-1] if titled else 0 :])


def _label(cell: Cell) -> str:
    return fold_text(cell.text).rstrip(":")


def _names_grades(title: str) -> bool:
    return bool(_GRADES.search(title)) and not _NOT_GRADES.search(title)


def _goes_on(card: Card, page: int, between: Sequence[PrintedLine]) -> bool:
    """Whether a grid that begins nothing is the rest of a card: nothing else stands between the two."""
    texts = [line.folded for line in between]
    titles = [title for title in title_lines(texts) if without_ordinal(title) != card.title]
    return (
        page - card.last_page <= 1
        and len(texts) <= _MOST_BETWEEN
        and not titles
        and not any(map(_NOTE.match, texts))
    )


def _add_rows(card: Card, grid: Grid) -> None:
    """Add the rows of a grid; a first row that is the rest of the one before it is joined to that."""
    rows = [CardRow(grid.page, tuple(cells)) for cells in grid.rows if cells]
    if rows and card.rows and (joined := _join(card.rows[-1], rows[0], grid.xs[0])) is not None:
        card.rows[-1], rows = joined, rows[1:]
    card.rows.extend(row for row in rows if row.written)
    card.last_page = grid.page


def _join(row: CardRow, rest: CardRow, left: float) -> CardRow | None:
    """Return a row with the words that the next page prints of its one cell; None when they are another row's.

    # 2025-11: Wuchang breaks the row of tick boxes over two pages.
    """
    if len(rest.written) != 1 or rest.page != row.page + 1 or rest.written[0].box.x0 - left < 1:
        return None
    words = rest.written[0]
    beside = [cell for cell in row.written if overlap(cell.box, words.box) > 0]
    if len(beside) != 1 or beside[0] is row.written[0]:
        return None
    whole = beside[0]._replace(text=f"{beside[0].text}\n{words.text}")
    return row._replace(cells=tuple(whole if cell is beside[0] else cell for cell in row.cells))


def words_of(cell: Cell) -> str:
    """Return what a cell prints in one line, without white space beside a Chinese character or mark."""
    return _GAP.sub("", one_line(cell.text))


def overlap(one: Box, other: Box) -> float:
    """Return how wide two boxes stand above one another, in points; negative when they do not."""
    return min(one.x1, other.x1) - max(one.x0, other.x0)


def _is_one(card: Card, kind: CardKind) -> bool:
    """Whether a card is of a kind by its title, or where it has none by its words."""
    if kind.is_named(card.title):
        return bool(card.rows)
    return not card.title and kind.reads_like([fold_text(c.text) for row in card.rows for c in row.written])


def _tells_what_was_reached(words: Sequence[str]) -> bool:
    return any(map(_REACHED.search, words)) and any(map(_AIMED.search, words))


def _names_targets(title: str) -> bool:
    return bool(_TARGETS.search(title)) and not _GRADES.search(title)


def _only_aims(words: Sequence[str]) -> bool:
    return any(map(_AIMED.search, words)) and not any(map(_REACHED.search, words))


SELF_EVALUATIONS = CardKind(_names_grades, _tells_what_was_reached)
TARGETS = CardKind(_names_targets, _only_aims)


def _notes(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return the lines from 备注 on, up to the next title or heading."""
    begin = next((n for n, line in enumerate(lines) if _NOTE.match(line.folded)), len(lines))
    notes = lines[begin:]
    ends = (n for n, line in enumerate(notes) if title_lines([line.folded]) or _HEADING.match(line.folded))
    return list(notes[: next(ends, None)])


def _grids(page: Page) -> Iterator[tuple[list[PrintedLine], Grid]]:
    """Yield each grid of a page with the lines of text between it and the grid above it."""
    top = 0.0
    for grid in page.grids:
        yield _between(page, top, grid.ys[0]), grid
        top = grid.ys[-1]


def _last_lines(page: Page) -> list[PrintedLine]:
    """Return the lines of text below the last grid of a page."""
    return _between(page, page.grids[-1].ys[-1] if page.grids else 0.0, page.height)


def _between(page: Page, top: float, bottom: float) -> list[PrintedLine]:
    """Return the lines of text between two heights of a page, without page numbers."""
    return [
        PrintedLine(page.number, line)
        for line in page.lines
        if top <= (line.box.top + line.box.bottom) / 2 <= bottom and not is_page_number(line.text)
    ]
