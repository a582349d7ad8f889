"""Reads the “三公” form (T09): one row under a budget band and a final band, or one item a row."""

from __future__ import annotations

from collections.abc import Iterable

from transforms.forms.columns import match_measure
from transforms.forms.draft import Draft, has_printed_number, one_line
from transforms.forms.form import Form
from transforms.forms.tables import Table, TableRow
from transforms.model import Cell, CellState
from transforms.money import read_state
from transforms.wording import fold_text

_ITEM_ROWS = ("公务接待", "因公出国")


def read_bands(table: Table, form: Form) -> Draft:
    """Return the items of the “三公” form under their budget and final measures."""
    return _read_rows(table, form) if items_down_the_rows(table) else _read_columns(table, form)


def items_down_the_rows(table: Table) -> bool:
    """Whether the items stand one a row, not one a column."""
    return sum(any(word in first_text(row.cells) for word in _ITEM_ROWS) for row in table.rows) >= 2


def _read_rows(table: Table, form: Form) -> Draft:
    """Read the variant with one item a row and the budget and final columns beside it."""
    draft = Draft(form.form)
    columns = {c: m for c, path in enumerate(table.heads) if path and (m := match_measure(path[-1], form))}
    for row in table.rows:
        label = first_text(row.cells)
        concept = name_item(label)
        if concept is None:
            if has_printed_number(row, columns):
                _leave_unread(draft, f"第{row.page}页有未识别的行: “{label}”", label)
            draft.pass_over(row, columns)
            continue
        draft.add_row(row.page, concept, label)
        draft.add_cells(row, columns, concept, label)
    return draft


def _read_columns(table: Table, form: Form) -> Draft:
    """Read the variant with one row of amounts under items and bands."""
    draft = Draft(form.form)
    columns: dict[int, tuple[str, str, str]] = {}
    passed: list[int] = []
    for column, path in enumerate(table.heads):
        measure = next((m for head in reversed(path) if (m := match_measure(head, form))), None)
        items = [head for head in path if match_measure(head, form) is None]
        concept = name_item(*items)
        if concept and measure:
            columns[column] = (concept, measure, "·".join(items[-1:]))
        elif items and measure:
            _leave_unread(draft, f"有未识别的栏目: {'/'.join(path)}", items[-1])
            passed.append(column)
    _set_wider_total_apart(columns)
    if len({(c, m) for c, m, _ in columns.values()}) < len(columns):
        draft.issues.append("有两栏同名，无法区分")
        return draft
    for row in table.rows:
        draft.pass_over(row, passed)
    _read_amounts(draft, table, columns)
    return draft


def _leave_unread(draft: Draft, line: str, label: str) -> None:
    """Name a row or column that is left unread: an issue where it may be part of the total; counts need no word."""
    if concept_may_matter(label):
        draft.issues.append(line)
    elif not any(count in fold_text(label) for count in _COUNTS):
        draft.notes.append(f"“{label}”不入“三公”经费合计，未读")


def _read_amounts(draft: Draft, table: Table, columns: dict[int, tuple[str, str, str]]) -> None:
    """Read the one row of amounts; of more rows the first, when it is the 合计 over the bodies below it."""
    printed = [row for row in table.rows if has_printed_number(row, columns)]
    for row in printed[1:]:
        draft.pass_over(row, columns)
    if len(printed) > 1 and not _begins_with_total(printed[0]):
        draft.issues.append(f"第{printed[1].page}页“三公”经费表有不止一行数字")
    elif len(printed) > 1:
        draft.notes.append(f"第{printed[1].page}页合计以下各单位的数字未读")
    for row in (printed or table.rows)[:1]:
        for column, (concept, measure, label) in columns.items():
            if covers_others(row, column, columns):
                draft.issues.append(f"第{row.page}页“{label}”栏与邻栏共用一格，数字无法区分")
            else:
                draft.add_cells(row, {column: measure}, concept, label)
        for concept, _, label in columns.values():
            if concept not in {r.concept for r in draft.rows}:
                draft.add_row(row.page, concept, label)


def covers_others(row: TableRow, column: int, columns: Iterable[int]) -> bool:
    """Whether the cell of a column prints a number and covers another named column, too."""
    cell = row.cell(column)
    return (
        cell is not None
        and read_state(cell.text) is CellState.PRINTED
        and any(row.cell(other) is cell for other in columns if other != column)
    )


_ITEMS = (
    ("机关运行", "agency_operating"),
    ("出国", "overseas_travel"), ("接待", "reception"), ("会议费", "meetings"), ("培训费", "training"),
    ("购置及运行", "vehicles_subtotal"), ("购置和运行", "vehicles_subtotal"), ("运行", "vehicle_operation"),
    ("购置", "vehicle_purchase"), ("三公", "three_public_total"), ("合计", "three_public_total"),
    ("总计", "three_public_total"),
)  # fmt: skip
_PARTS_OF_RECEPTION = ("国内", "外事", "外宾", "国境外", "国(境)外")
_COUNTS = ("辆)", "批次", "人次", "团组", "数量", "保有量", "购置数")
_NOT_MONEY_OF_OURS = (*_COUNTS, "辆", "机关运行", "接待费")


def name_item(*heads: str) -> str | None:
    """Return the item that header words (outer to inner) or a row label name; None when it is none of ours.

    «因公出国（境）团组数» and «公务用车购置数（辆）» count groups and cars: they are no money.
    """
    words = [fold_text(head) for head in heads]
    own = words[-1] if words else ""
    if own == "小计" and any("公务用车" in word or "购置及运行" in word for word in words):
        return "vehicles_subtotal"
    if own == "小计" and any("三公" in word for word in words):
        return "three_public_total"
    if any(count in own for count in _COUNTS):
        return None
    if "接待" in own and any(part in own for part in _PARTS_OF_RECEPTION):
        return None
    return next((concept for word, concept in _ITEMS if word in own), None)


def concept_may_matter(label: str) -> bool:
    """Whether an unknown row may be part of the “三公” total: counts of cars, visits and people are not."""
    return not any(word in label for word in _NOT_MONEY_OF_OURS)


def _begins_with_total(row: TableRow) -> bool:
    """Whether a row of numbers is the 合计 over the units below it."""
    return any(fold_text(cell.text) == "合计" for _, _, cell in row.cells)


def _set_wider_total_apart(columns: dict[int, tuple[str, str, str]]) -> None:
    """Name a 合计 that also holds meetings and training `grand_total`: it is more than the three public expenses."""
    if not {"meetings", "training"} & {concept for concept, _, _ in columns.values()}:
        return
    for column, (concept, measure, label) in columns.items():
        if concept == "three_public_total" and fold_text(label) == "合计":
            columns[column] = ("grand_total", measure, label)


def first_text(cells: list[tuple[int, int, Cell]]) -> str:
    """Return the first text of a row."""
    return next((one_line(cell.text) for _, _, cell in cells if fold_text(cell.text)), "")
