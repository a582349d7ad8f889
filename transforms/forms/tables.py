"""Grids of all pages → whole tables: header rows told from body rows, continuation pages joined by x.

A table here has no meaning yet: it is a heading, columns named by their header cells, and body rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from transforms.forms.headers import (
    begins_within_a_row,
    column_heads,
    count_header_rows,
    header_texts,
    is_code,
    without_heading_rows,
)
from transforms.forms.titles import is_page_number, note_lines, title_lines
from transforms.model import Cell, Grid, Page

SAME_EDGE = 4.0  # column edges of continuation pages differ by less


@dataclass(slots=True)
class TableRow:
    """One body row: its page and its cells, each with the first and last table column it covers."""

    page: int
    cells: list[tuple[int, int, Cell]]

    def cell(self, column: int) -> Cell | None:
        """Return the cell that covers a table column."""
        for first, last, cell in self.cells:
            if first <= column <= last:
                return cell
        return None


@dataclass(slots=True)
class Table:
    """One printed table over all its pages: heading lines, column heads, body rows, lines below.

    `header` holds the texts of the header rows, `top` the rows themselves, for tables that are no list.
    """

    above: list[str]
    xs: tuple[float, ...]
    heads: list[tuple[str, ...]]
    rows: list[TableRow]
    pages: list[int]
    below: list[str] = field(default_factory=list)
    header: list[list[str]] = field(default_factory=list)
    top: list[TableRow] = field(default_factory=list)
    broken: str = ""

    @property
    def head_words(self) -> str:
        """All header words in one string, for recognising the form."""
        return "|".join(dict.fromkeys(word for path in self.heads for word in path))


def join_tables(pages: Sequence[Page]) -> list[Table]:
    """Return the tables of a book in printed order, each with all its pages."""
    tables: list[Table] = []
    carried: list[str] = []
    for page in pages:
        for above, grid, below in _surroundings(page):
            _place(tables, grid, above if any(not is_page_number(line) for line in above) else carried, above)
            if tables and tables[-1].pages[-1] == page.number:
                tables[-1].below.extend(below)
            carried = []
        carried = _last_lines(page)
    return tables


def _place(tables: list[Table], grid: Grid, heading: list[str], above: list[str]) -> None:
    """Append the grid to the table it continues, or begin a new table with it."""
    grid, inside = without_heading_rows(grid)
    heading, above = [*heading, *inside], [*above, *inside]
    last = tables[-1] if tables and tables[-1].pages[-1] in (grid.page, grid.page - 1) else None
    same = last is not None and _same_title(last.above, above)
    header_rows = count_header_rows(grid, last.header if last is not None and same else ())
    if header_rows == 0:
        if last is not None:
            _continue(last, grid, 0)
        elif tables and _goes_on_with_codes(tables[-1], grid):
            tables[-1].broken = f"第{grid.page}页续表与前页之间缺页"
        return
    heads = column_heads(grid, header_rows)
    if last is not None and same and last.heads == heads:
        _continue(last, grid, header_rows)
        return
    if last is not None and all(map(is_page_number, heading)) and _goes_on_within_a_row(last, grid):
        _continue(last, grid, 0)
        return
    edges = list(range(len(grid.xs)))
    rows, top = list(_body_rows(grid, header_rows, edges)), list(_rows(grid, 0, header_rows, edges))
    texts = header_texts(grid.rows[:header_rows])
    tables.append(Table(heading, grid.xs, heads, rows, [grid.page], header=texts, top=top))


def _goes_on_within_a_row(table: Table, grid: Grid) -> bool:
    """Whether a page that begins with the rest of a row has the very columns of the table that ended the page before.

    # 2026: Shenzhen and Fuzhou break the words of targets over two pages.
    """
    same_columns = len(table.xs) == len(grid.xs) and all(
        abs(a - b) <= SAME_EDGE for a, b in zip(table.xs, grid.xs, strict=True)
    )
    return same_columns and grid.page == table.pages[-1] + 1 and begins_within_a_row(grid)


def _continue(table: Table, grid: Grid, header_rows: int) -> None:
    """Append a continuation page; where its columns cannot be matched the table says so and is later refused."""
    edges = _match_edges(table.xs, grid.xs)
    if edges is None:
        if header_rows or _outer_edges_agree(table.xs, grid.xs) or _goes_on_with_codes(table, grid):
            table.broken = f"第{grid.page}页续表的列与前页对不上"
        return
    table.rows.extend(_body_rows(grid, header_rows, edges))
    if table.pages[-1] != grid.page:
        table.pages.append(grid.page)


def _goes_on_with_codes(table: Table, grid: Grid) -> bool:
    """Whether rows of a table and rows of a grid both begin with codes: what its rows say belongs to the table."""
    above = any(row.cells and is_code(row.cells[0][2].text) for row in table.rows)
    return above and any(cells and is_code(cells[0].text) for cells in grid.rows)


def _match_edges(xs: Sequence[float], other: Sequence[float]) -> list[int] | None:
    """Return the index in `xs` of every edge of a continuation page; None where one has no partner.

    A continuation page may show fewer columns than the first: empty columns lose their rules.
    """
    if len(xs) == len(other):
        return list(range(len(xs)))
    if len(other) < 3 or not _outer_edges_agree(xs, other):
        return None
    indices = []
    for x in other:
        nearest = min(range(len(xs)), key=lambda i: abs(xs[i] - x))
        if abs(xs[nearest] - x) > SAME_EDGE or nearest in indices:
            return None
        indices.append(nearest)
    return indices


def _outer_edges_agree(xs: Sequence[float], other: Sequence[float]) -> bool:
    return abs(xs[0] - other[0]) <= SAME_EDGE and abs(xs[-1] - other[-1]) <= SAME_EDGE


def _body_rows(grid: Grid, header_rows: int, edges: list[int]) -> Iterator[TableRow]:
    return _rows(grid, header_rows, len(grid.ys), edges)


def _rows(grid: Grid, first: int, end: int, edges: list[int]) -> Iterator[TableRow]:
    for cells in grid.rows[first:end]:
        if cells:
            spans = [(edges[c.column], edges[c.column + c.columns] - 1, c) for c in cells]
            yield TableRow(grid.page, spans)


def _surroundings(page: Page) -> Iterator[tuple[list[str], Grid, list[str]]]:
    """Yield each grid of a page with the lines above it and the notes below it."""
    for index, grid in enumerate(page.grids):
        top = page.grids[index - 1].ys[-1] if index else 0.0
        bottom = page.grids[index + 1].ys[0] if index + 1 < len(page.grids) else page.height
        between = [line.text for line in page.lines if top - 2 <= line.box.bottom - 2 <= grid.ys[0]]
        after = [line.text for line in page.lines if grid.ys[-1] - 2 <= line.box.top + 2 <= bottom]
        yield between[len(note_lines(between)) :] if index else between, grid, note_lines(after)


def _last_lines(page: Page) -> list[str]:
    """Return the lines that end a page, where the title of a table on the next page may stand."""
    floor = page.grids[-1].ys[-1] if page.grids else 0.0
    return [line.text for line in page.lines if line.box.top > floor][-4:]


def _same_title(above: list[str], repeated: list[str]) -> bool:
    """Whether a repeated heading does not name another table."""
    return not repeated or not (titles := title_lines(repeated)) or titles[-1:] == title_lines(above)[-1:]
