"""Grids of all pages → whole tables: header rows told from body rows, continuation pages joined by x.

A table here has no meaning yet: it is a heading, columns named by their header cells, and body rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from transforms.forms.vocabulary import EXPENDITURE_LINES, FUNCTION_CLASSES, INCOME_LINES, find_concept
from transforms.model import Cell, Grid, Page
from transforms.wording import fold_label, fold_text

SAME_EDGE = 4.0  # column edges of continuation pages differ by less
MOST_HEADER_ROWS = 6

_CODE = re.compile(r"[1-5]\d{2}(?:\d{2}){0,2}")
_NUMBER = re.compile(r"[-(]?[\d,]*\.?\d+\)?%?")
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,3}、")
_TITLE = re.compile(r"表(?:[(（][^)）]*[)）])?$")
_NO_TITLE = re.compile(r"^(?:编制|填报|公开)?(?:部门|单位)(?:名称)?[:：]|^附?表\d*$|^(?:公开|财决)*\d+表$")
_FORM_NUMBER = re.compile(r"^(?:财决)?公开\d+表|(?:财决)?公开\d+表$")
_AFTER_TITLE = re.compile(r"(?:金额)?单位[:：].*$")
_CONTINUED = re.compile(r"[(（]?续表?[)）]?$")
_IN_HEADING = re.compile(
    r"^(?:编制|填报|公开)?(?:部门|单位)(?:名称)?[:：]|^(?:金额)?单位[:：]|^(?:财决)?公开\d+表$|^附?表[一二三四五六七八九十\d]+$"
)
_FURNITURE = {"栏次", "行次", "类", "款", "项", "-", "—", "*", "**"}
_HEADER_WORDS = {
    "项目", "项目名称", "预算数", "决算数", "金额", "行次", "科目编码", "科目名称", "单位名称", "部门名称", "小计", "本年预算",
}  # fmt: skip
_ALONE = {"合计", "总计", "小计"}
_CLOSING_LINES = (
    "income_total", "expenditure_total", "carryover_opening", "carryover_closing", "surplus_distribution",
    "non_fiscal_surplus_used", "grand_total",
)  # fmt: skip
_CLOSING_LABELS = {
    name for lines in (INCOME_LINES, EXPENDITURE_LINES) for c in _CLOSING_LINES for name in lines.get(c, ())
}


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
    """One printed table over all its pages: heading lines, column heads, body rows, lines below."""

    above: list[str]
    xs: tuple[float, ...]
    heads: list[tuple[str, ...]]
    rows: list[TableRow]
    pages: list[int]
    below: list[str] = field(default_factory=list)
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
            _place(tables, grid, above or carried, above)
            if tables and tables[-1].pages[-1] == page.number:
                tables[-1].below.extend(below)
            carried = []
        carried = _last_lines(page)
    return tables


def _place(tables: list[Table], grid: Grid, heading: list[str], above: list[str]) -> None:
    """Append the grid to the table it continues, or begin a new table with it."""
    grid, inside = _without_heading_rows(grid)
    heading, above = [*heading, *inside], [*above, *inside]
    header_rows = count_header_rows(grid)
    last = tables[-1] if tables else None
    follows = last is not None and last.pages[-1] in (grid.page, grid.page - 1)
    if header_rows == 0:
        if last is not None and follows:
            _continue(last, grid, 0)
        return
    heads = column_heads(grid, header_rows)
    if last is not None and follows and last.heads == heads and _same_title(last.above, above):
        _continue(last, grid, header_rows)
        return
    table = Table(heading, grid.xs, heads, [], [grid.page])
    table.rows.extend(_body_rows(grid, header_rows, list(range(len(grid.xs)))))
    tables.append(table)


def _without_heading_rows(grid: Grid) -> tuple[Grid, list[str]]:
    """Return the grid without rows at its top that are heading and no header, and their texts.

    A grid of heading rows alone is left as it is.

    # 2017-02: Jiangsu prints title, body and unit in one cell across the first row of the grid.
    """
    count, texts = 0, list[str]()
    for number, cells in enumerate(grid.rows()):
        written = [c for c in cells if fold_text(c.text)]
        lines = [line for c in written for line in c.text.splitlines()]
        if not all(_speaks_of_a_form(line) for line in lines) or any(c.rows > 1 for c in written):
            count = number if texts else 0  # blank rows below a heading are part of it
            break
        texts += lines
    if count == 0 or count >= len(grid.ys) - 1:
        return grid, []
    kept = tuple(replace(c, row=c.row - count) for c in grid.cells if c.row >= count)
    return Grid(grid.page, grid.xs, grid.ys[count:], kept), texts


def _speaks_of_a_form(line: str) -> bool:
    """Whether a line is the title of a form, or names its body, unit or number."""
    folded = fold_text(line)
    return bool(_IN_HEADING.search(folded) or (_TITLE.search(folded) and len(folded) > 3))


def _continue(table: Table, grid: Grid, header_rows: int) -> None:
    """Append a continuation page; where its columns cannot be matched the table says so and is later refused."""
    edges = _match_edges(table.xs, grid.xs)
    if edges is None:
        if header_rows or _outer_edges_agree(table.xs, grid.xs):
            table.broken = f"第{grid.page}页续表的列与前页对不上"
        return
    table.rows.extend(_body_rows(grid, header_rows, edges))
    if table.pages[-1] != grid.page:
        table.pages.append(grid.page)


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
    for number, cells in enumerate(grid.rows()):
        if number >= header_rows and cells:
            spans = [(edges[c.column], edges[c.column + c.columns] - 1, c) for c in cells]
            yield TableRow(grid.page, spans)


def count_header_rows(grid: Grid) -> int:
    """Return how many rows at the top of a grid are header; 0 on a continuation page without one."""
    count = 0
    for cells in grid.rows():
        texts = [folded for cell in cells if (folded := fold_text(cell.text))]
        if count == MOST_HEADER_ROWS or not _is_header(texts):
            break
        count += 1
    return count


def _is_header(texts: list[str]) -> bool:
    """Whether a row of texts names columns: no code, no number, no row label, or only column numbers."""
    if not texts:
        return False
    if _is_column_numbers(texts):
        return True
    if set(texts) <= _ALONE:
        return False
    if any(_is_number_or_code(text) or _ORDINAL.match(text) for text in texts):
        return False
    if _HEADER_WORDS & set(texts):
        return True
    if all(fold_label(text) in _CLOSING_LABELS for text in texts):
        return False
    return not any(find_concept(text, FUNCTION_CLASSES) for text in texts)


def _is_number_or_code(text: str) -> bool:
    return bool(_CODE.fullmatch(text) or _NUMBER.fullmatch(text))


def _is_column_numbers(texts: list[str]) -> bool:
    """Whether the row is the 栏次 row: 1, 2, 3 … under the column names."""
    numbers = [text for text in texts if text not in _FURNITURE]
    if not numbers or not all(text.isdecimal() and len(text) < 3 for text in numbers):
        return "栏次" in texts and not numbers
    values = [int(text) for text in numbers]
    return values == list(range(values[0], values[0] + len(values))) and ("栏次" in texts or len(values) > 2)


def column_heads(grid: Grid, header_rows: int) -> list[tuple[str, ...]]:
    """Return, for each column, the folded texts of the header cells above it, top to bottom."""
    heads: list[list[str]] = [[] for _ in range(len(grid.xs) - 1)]
    for cell in sorted((c for c in grid.cells if c.row < header_rows), key=lambda c: c.row):
        text = fold_text(cell.text)
        if not text or text == "栏次" or text.isdecimal():
            continue
        for column in range(cell.column, cell.column + cell.columns):
            if not heads[column] or heads[column][-1] != text:
                heads[column].append(text)
    return [tuple(path) for path in heads]


def _surroundings(page: Page) -> Iterator[tuple[list[str], Grid, list[str]]]:
    """Yield each grid of a page with the lines above it and the notes below it."""
    for index, grid in enumerate(page.grids):
        top = page.grids[index - 1].ys[-1] if index else 0.0
        bottom = page.grids[index + 1].ys[0] if index + 1 < len(page.grids) else page.height
        between = [line.text for line in page.lines if top - 2 <= line.box.bottom - 2 <= grid.ys[0]]
        after = [line.text for line in page.lines if grid.ys[-1] - 2 <= line.box.top + 2 <= bottom]
        yield _without_notes(between) if index else between, grid, _notes(after)


def _notes(lines: list[str]) -> list[str]:
    """Return the 注 lines right below a table, up to the title of the next."""
    kept: list[str] = []
    for line in lines:
        folded = fold_text(line)
        if _TITLE.search(folded) or (not kept and not folded.startswith(("注", "备注", "说明"))):
            break
        kept.append(line)
    return kept


def _without_notes(lines: list[str]) -> list[str]:
    notes = _notes(lines)
    return lines[len(notes) :]


def _last_lines(page: Page) -> list[str]:
    """Return the lines that end a page, where the title of a table on the next page may stand."""
    floor = page.grids[-1].ys[-1] if page.grids else 0.0
    return [line.text for line in page.lines if line.box.top > floor][-4:]


def _same_title(above: list[str], repeated: list[str]) -> bool:
    """Whether a repeated heading does not name another table."""
    return not repeated or not (titles := title_lines(repeated)) or titles[-1:] == title_lines(above)[-1:]


def title_lines(lines: Sequence[str]) -> list[str]:
    """Return the folded lines that read like the title of a table."""
    bare = [_CONTINUED.sub("", _FORM_NUMBER.sub("", _AFTER_TITLE.sub("", fold_text(line)))) for line in lines]
    return [line for line in bare if _TITLE.search(line) and not _NO_TITLE.search(line)]
