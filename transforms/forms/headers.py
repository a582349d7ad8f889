"""The rows at the top of a grid: lines of heading printed inside it, then the header that names its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.forms.budget_lines import BUDGET_EXPENDITURE_LINES, BUDGET_INCOME_LINES
from transforms.forms.titles import names_a_table, stands_in_heading
from transforms.forms.vocabulary import FUNCTION_CLASSES, find_concept
from transforms.model import Cell, CellState, Grid
from transforms.money import read_state
from transforms.wording import fold_label, fold_text

MOST_HEADER_ROWS = 6

_CODE = re.compile(r"[1-5]\d{2}(?:\d{2}){0,2}")
_NUMBER = re.compile(r"[-(]?[\d,]*\.?\d+\)?%?")
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,3}、")
_FURNITURE = {"栏次", "行次", "类", "款", "项", "-", "—", "*", "**"}
_FILLED = {"栏次", "*", "**"}  # what stands beside the column numbers under words
_HEADER_WORDS = {
    "项目", "项目名称", "预算数", "决算数", "金额", "行次", "科目编码", "科目名称", "单位名称", "部门名称", "小计", "本年预算",
}  # fmt: skip
_ALONE = {"合计", "总计", "小计"}
_CLOSING_LINES = (
    "income_total", "expenditure_total", "carryover_opening", "carryover_closing", "surplus_distribution",
    "non_fiscal_surplus_used", "grand_total",
)  # fmt: skip
_CLOSING_LABELS = {
    name
    for lines in (BUDGET_INCOME_LINES, BUDGET_EXPENDITURE_LINES)
    for concept in _CLOSING_LINES
    for name in lines.get(concept, ())
}


def without_heading_rows(grid: Grid) -> tuple[Grid, list[str]]:
    """Return the grid without rows at its top that are heading and no header, and their texts.

    A grid of heading rows alone is left as it is.

    # 2017-02: Jiangsu prints title, body and unit in one cell across the first row of the grid.
    """
    count, texts = 0, list[str]()
    for number, cells in enumerate(grid.rows):
        written = [c for c in cells if fold_text(c.text)]
        lines = [line for c in written for line in c.text.splitlines()]
        if not all(_speaks_of_a_form(line) for line in lines) or any(c.rows > 1 for c in written):
            count = number if texts else 0  # blank rows below a heading are part of it
            break
        texts += lines
    if count == 0 or count >= len(grid.ys) - 1:
        return grid, []
    kept = tuple(c._replace(row=c.row - count) for c in grid.cells if c.row >= count)
    return Grid(grid.page, grid.xs, grid.ys[count:], kept), texts


def _speaks_of_a_form(line: str) -> bool:
    """Whether a line is the title of a form, or names its body, unit or number."""
    folded = fold_text(line)
    return stands_in_heading(folded) or (names_a_table(folded) and len(folded) > 3)


def count_header_rows(grid: Grid, repeated: Sequence[Sequence[str]] = ()) -> int:
    """Return how many rows at the top of a grid are header; 0 on a continuation page without one.

    `repeated` is the header of the table before: a page that prints it again has just that header.
    """
    rows = grid.rows
    if repeated and header_texts(rows[: len(repeated)]) == list(repeated):
        return len(repeated)
    count = 0
    for cells in rows:
        if count == MOST_HEADER_ROWS or not _is_header(cells, rows[:count]):
            break
        count += 1
    return count


def begins_within_a_row(grid: Grid) -> bool:
    """Whether a grid's first row is the rest of one that the page before broke off: it names nothing in its first column."""
    texts = [fold_text(cell.text) for cell in next(iter(grid.rows), [])]
    return any(texts) and not texts[0] and not (_HEADER_WORDS | _ALONE) & set(texts)


def header_texts(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """Return the folded texts of header rows, to know them when they are printed again."""
    return [[fold_text(cell.text) for cell in cells] for cells in rows]


def _is_header(cells: Sequence[Cell], above: Sequence[Sequence[Cell]]) -> bool:
    """Whether a row names columns: no code, no number or mark, no row label, or only column numbers.

    Where a wide head above is not yet divided, the row divides it; once every column is named, only words of a
    header make another header row.
    """
    written = [cell for cell in cells if fold_text(cell.text)]
    texts = [fold_text(cell.text) for cell in written]
    if not texts:
        return False
    if _is_column_numbers(texts):
        return True
    if set(texts) <= _ALONE or any(map(_begins_a_body, texts)):
        return False
    lowest = [c for row in above for c in row if c.row + c.rows >= len(above)]
    if _HEADER_WORDS & set(texts) or any(c.columns > 1 and fold_text(c.text) not in _FILLED for c in lowest):
        return True
    if lowest and all(fold_text(c.text) for c in lowest):
        return False
    if all(c.columns == 1 for c in written) and all(fold_label(text) in _CLOSING_LABELS for text in texts):
        return False
    return not any(find_concept(text, FUNCTION_CLASSES) for text in texts)


def _begins_a_body(text: str) -> bool:
    """Whether a text stands in no header: a code, a number, an ordinal, or a mark in place of an amount."""
    marked = read_state(text) in (CellState.DASH, CellState.SECRET)
    return bool(marked or is_code(text) or _NUMBER.fullmatch(text) or _ORDINAL.match(text))


def is_code(text: str) -> bool:
    """Whether a cell prints one classification code and nothing else."""
    return bool(_CODE.fullmatch(fold_text(text)))


def _is_column_numbers(texts: list[str]) -> bool:
    """Whether the row is the 栏次 row: 1, 2, 3 … under the column names."""
    numbers = [text for text in texts if text not in _FURNITURE]
    if not numbers or not all(text.isdecimal() and len(text) < 3 for text in numbers):
        return bool(_FILLED & set(texts)) and not numbers
    values = [int(text) for text in numbers]
    counted = values == list(range(values[0], values[0] + len(values)))
    return counted and (bool(_FILLED & set(texts)) or len(values) > 2)


def column_heads(grid: Grid, header_rows: int) -> list[tuple[str, ...]]:
    """Return, for each column, the folded texts of the header cells above it, top to bottom."""
    heads: list[list[str]] = [[] for _ in range(len(grid.xs) - 1)]
    for cell in sorted((c for c in grid.cells if c.row < header_rows), key=lambda c: c.row):
        text = fold_text(cell.text)
        if not text or text in _FILLED or text.isdecimal():
            continue
        for column in range(cell.column, cell.column + cell.columns):
            if not heads[column] or heads[column][-1] != text:
                heads[column].append(text)
    return [tuple(path) for path in heads]
