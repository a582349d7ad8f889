"""Reads forms with income on the left and expenditure on the right (T01, T04)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from transforms.forms.columns import match_measure
from transforms.forms.draft import Draft, has_printed_number, one_line
from transforms.forms.form import Form
from transforms.forms.tables import Table, TableRow
from transforms.forms.vocabulary import EXPENDITURE_LINES, FUNCTION_CLASSES, INCOME_LINES, find_concept
from transforms.model import Kind
from transforms.wording import fold_text

SIDES = ("income", "expenditure", "nature", "government_nature")
_LABEL_COLUMN = re.compile(
    r"^(?:项目(?!支出)|功能科目|支出功能|支出性质|支出用途|部门预算支出经济|政府预算支出经济|收入项目|支出项目)"
)
_BUDGETS = {"initial_budget": "年初预算", "budget": "(?:全年|调整)预算|^预算数$"}
_FUNDS = {"general_public_budget", "government_fund_budget", "state_capital_budget"}


@dataclass(slots=True)
class _Side:
    """One side of the form: its label column, row-number column and amount columns."""

    name: str
    label: int
    row_no: int | None = None
    amounts: dict[int, str] = field(default_factory=dict)
    carryover: str = ""


def read_two_sides(table: Table, form: Form) -> Draft:
    """Return the rows and cells of a two-sided form, each row of paper giving one row a side.

    Rows are known by their label, never by 行次. The funds printed below 年初财政拨款结转和结余 are its parts.
    """
    draft = Draft(form.form)
    sides = _find_sides(table, form, draft)
    if len(sides) < 2:
        draft.issues.append("找不到收入、支出两侧的项目栏")
        return draft
    for row in table.rows:
        for side in sides:
            _read_side(draft, row, side, form)
    return draft


def _find_sides(table: Table, form: Form, draft: Draft) -> list[_Side]:
    """Return the sides, each beginning at a 项目 column."""
    sides: list[_Side] = []
    for column, path in enumerate(table.heads):
        head = path[-1] if path else ""
        if _LABEL_COLUMN.search(head):
            if not sides or column != sides[-1].label + 1 or sides[-1].amounts:
                sides.append(_Side(SIDES[min(len(sides), 3)], column))
        elif sides and head == "行次":
            sides[-1].row_no = column
        elif sides and head:
            measure = _name_amount(path, form)
            if measure is None:
                draft.issues.append(f"有未识别的栏目: {'/'.join(path)}")
            else:
                sides[-1].amounts[column] = measure
    for side in sides:
        if (
            side.name == "expenditure"
            and form.form in ("T04", "B04")
            and set(side.amounts.values()) == {"amount"}
        ):
            side.amounts = dict.fromkeys(side.amounts, "subtotal")
    return sides


def _name_amount(path: tuple[str, ...], form: Form) -> str | None:
    """Return the measure of an amount column; columns of a budget beside the outturn are named as such."""
    own = match_measure(path[-1], form)
    band = next(
        (name for head in path for name, pattern in _BUDGETS.items() if re.search(pattern, head)), None
    )
    if band is None or own is None or form.kind is Kind.BUDGET:
        return own or band
    return band if own == "amount" else f"{band}_{own}"


def _read_side(draft: Draft, row: TableRow, side: _Side, form: Form) -> None:
    """Read one side of one row of paper."""
    cell = row.cell(side.label)
    label = one_line(cell.text) if cell else ""
    row_no = _read_row_no(row, side)
    printed = has_printed_number(row, side.amounts)
    if not fold_text(label):
        if printed:
            draft.issues.append(f"第{row.page}页有一个数字没有行名")
        if row_no is not None:
            draft.add_row(row.page, "", "", side=side.name, row_no=row_no)
        return
    concept, code = _read_label(label, side)
    if concept is None and form.names_are_rows:
        concept = draft.name_row(label, side.name)
    if concept is None:
        draft.add_row(row.page, "unknown", label, side=side.name, row_no=row_no)
        if printed and side.name != "nature":
            draft.issues.append(f"第{row.page}页有未识别的行: “{label}”")
        return
    draft.add_row(row.page, concept, label, code=code, side=side.name, row_no=row_no)
    draft.add_cells(row, side.amounts, concept, label, code=code, side=side.name)


def _read_row_no(row: TableRow, side: _Side) -> int | None:
    cell = row.cell(side.row_no) if side.row_no is not None else None
    text = fold_text(cell.text) if cell else ""
    return int(text) if text.isdecimal() else None


def _read_label(label: str, side: _Side) -> tuple[str | None, str | None]:
    """Return concept and code of a row label; remembers a carry-over line, whose funds follow it."""
    if side.name == "income":
        concept = find_concept(label, INCOME_LINES)
    elif side.name == "expenditure":
        code = find_concept(label, FUNCTION_CLASSES)
        if code and not code.startswith("of_which_"):
            return code, code
        concept = find_concept(label, EXPENDITURE_LINES) or _fund(label)
    else:
        concept = find_concept(label, EXPENDITURE_LINES)
    if concept is None:
        return ("of_which_other", None) if fold_text(label).startswith("其中") else (None, None)
    if concept in ("carryover_opening", "carryover_closing"):
        side.carryover = concept
    elif side.carryover and concept in _FUNDS:
        concept = f"{side.carryover}_{concept}"
    return concept, None


def _fund(label: str) -> str | None:
    concept = find_concept(label, INCOME_LINES)
    return concept if concept in _FUNDS else None
