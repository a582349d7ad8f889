"""Reads forms with income on the left and expenditure on the right, once, twice or three times over (T01, T04, B01, B04)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from transforms.forms.budget_lines import BUDGET_EXPENDITURE_LINES, BUDGET_INCOME_LINES
from transforms.forms.columns import match_measure
from transforms.forms.draft import Draft, has_printed_number, one_line
from transforms.forms.form import Form
from transforms.forms.tables import Table, TableRow
from transforms.forms.vocabulary import EXPENDITURE_LINES, FUNCTION_CLASSES, INCOME_LINES, Lines, find_concept
from transforms.model import Kind
from transforms.wording import fold_label, fold_text

SIDES = ("income", "expenditure", "nature", "government_nature")
_LABEL_COLUMN = re.compile(
    r"^(?:项目(?!支出)|功能科目|支出功能|支出性质|支出用途|部门预算支出经济|政府预算支出经济|收入项目|支出项目|功能分类$|经济分类$)"
)
_BUDGETS = {"initial_budget": "年初预算", "budget": "(?:全年|调整)预算|^预算数$"}
_CARRYOVER = re.compile(r"结转|结余")
_OF_CARRYOVER = re.compile(r"上年|年初|年末|年终|下年|滚存|结转|结余|[、和]")
_FUNDS = {"general_public_budget", "government_fund_budget", "state_capital_budget"}


@dataclass(slots=True)
class _Side:
    """One side of the form: its label column, row-number column, amount columns, and the words of its rows."""

    name: str
    label: int
    income: Lines
    expenditure: Lines
    row_no: int | None = None
    amounts: dict[int, str] = field(default_factory=dict)
    carryover: str = ""

    def concept_of(self, label: str) -> tuple[str | None, str | None]:
        """Return concept and code of a row label; remembers a carry-over line, whose funds follow it."""
        if self.name == "income":
            concept = find_concept(label, self.income)
        elif self.name == "expenditure":
            code = find_concept(label, FUNCTION_CLASSES)
            if code and not code.startswith("of_which_"):
                return code, code
            fund = find_concept(label, self.income)
            concept = find_concept(label, self.expenditure) or (fund if fund in _FUNDS else None)
        else:
            concept = find_concept(label, self.expenditure)
        concept = concept or self._carried_fund(label)
        if concept in ("carryover_opening", "carryover_closing"):
            self.carryover = concept
        elif self.carryover and concept in _FUNDS:
            concept = f"{self.carryover}_{concept}"
        return concept, None

    def _carried_fund(self, label: str) -> str | None:
        """Return the carry-over of one fund that a label names as such («政府性基金预算拨款结余、结转»)."""
        folded = fold_label(label)
        fund = find_concept(_OF_CARRYOVER.sub("", folded), self.income) if _CARRYOVER.search(folded) else None
        opening_or_closing = "carryover_opening" if self.name == "income" else "carryover_closing"
        return f"{opening_or_closing}_{fund}" if fund in _FUNDS else None


def is_two_sided(table: Table) -> bool:
    """Whether a table has more than one column of labels, each with amounts to its right."""
    labels = [c for c, path in enumerate(table.heads) if path and _LABEL_COLUMN.search(path[-1])]
    return any(after - before > 1 for before, after in pairwise(labels))


def read_two_sides(table: Table, form: Form) -> Draft:
    """Return the rows and cells of a two-sided form, each row of paper giving one row a side.

    Rows are known by their label, never by 行次. The funds printed below 年初财政拨款结转和结余 are its parts.
    """
    draft = Draft(form.form)
    sides = _find_sides(table, form, draft)
    if len(sides) < 2:
        draft.issues.append("找不到收入、支出两侧的项目栏")
        return draft
    draft.labels = {s.label for s in sides} | {s.row_no for s in sides if s.row_no is not None}
    for row in table.rows:
        done: set[str] = set()
        for side in sides:
            if side.name not in done:
                done |= _read_side(draft, row, side, _amounts_of(row, side, sides), form)
    return draft


def _find_sides(table: Table, form: Form, draft: Draft) -> list[_Side]:
    """Return the sides, each beginning at a 项目 column."""
    words = (
        (BUDGET_INCOME_LINES, BUDGET_EXPENDITURE_LINES)
        if form.kind is Kind.BUDGET
        else (INCOME_LINES, EXPENDITURE_LINES)
    )
    sides: list[_Side] = []
    for column, path in enumerate(table.heads):
        head = path[-1] if path else ""
        if _LABEL_COLUMN.search(head):
            if not sides or column != sides[-1].label + 1 or sides[-1].amounts:
                sides.append(_Side(SIDES[min(len(sides), 3)], column, *words))
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
            and "subtotal" in form.measures
            and set(side.amounts.values()) == {"amount"}
        ):
            side.amounts = dict.fromkeys(side.amounts, "subtotal")
    return sides


def _name_amount(path: tuple[str, ...], form: Form) -> str | None:
    """Return the measure of an amount column; columns of a budget beside the outturn are named as such."""
    own = match_measure(path[-1], form)
    if form.kind is Kind.BUDGET:
        return own
    band = next(
        (name for head in path for name, pattern in _BUDGETS.items() if re.search(pattern, head)), None
    )
    if band is None or own is None:
        return own or band
    return band if own == "amount" else f"{band}_{own}"


def _amounts_of(row: TableRow, side: _Side, sides: list[_Side]) -> Mapping[int, str]:
    """Return the amount columns of a side in one row: a label that runs over the next side has that side's.

    # 2017-02: Jiangsu prints «当年支出小计» across expenditure by class and by use, with one amount at the end.
    """
    last = next((last for first, last, _ in row.cells if first == side.label), side.label)
    reached = [s for s in sides if s.label <= last]
    return reached[-1].amounts if reached[-1].label > side.label else side.amounts


def _read_side(draft: Draft, row: TableRow, side: _Side, amounts: Mapping[int, str], form: Form) -> set[str]:
    """Read one side of one row of paper; return the names of the sides whose amounts it took."""
    cell = row.cell(side.label)
    label = one_line(cell.text) if cell else ""
    row_no = _read_row_no(row, side)
    printed = has_printed_number(row, amounts)
    taken = (
        {SIDES[n] for n in range(SIDES.index(side.name), len(SIDES))}
        if amounts is not side.amounts
        else set()
    )
    if not fold_text(label):
        if printed:
            draft.issues.append(f"第{row.page}页有一个数字没有行名")
            draft.pass_over(row, amounts)
        if row_no is not None:
            draft.add_row(row.page, "", "", side=side.name, row_no=row_no)
        return taken
    concept, code = side.concept_of(label)
    if form.names_are_rows:
        concept, code = _only_once(draft, concept, code, label, side)
    elif concept is None and fold_text(label).startswith("其中"):
        concept = "of_which_other"
    if concept is None:
        draft.add_row(row.page, "unknown", label, side=side.name, row_no=row_no)
        if printed:
            unread = draft.notes if side.name == "nature" else draft.issues
            unread.append(f"第{row.page}页有未识别的行: “{label}”")
            draft.pass_over(row, amounts)
        return taken
    draft.add_row(row.page, concept, label, code=code, side=side.name, row_no=row_no)
    draft.add_cells(row, amounts, concept, label, code=code, side=side.name)
    return taken


def _only_once(
    draft: Draft, concept: str | None, code: str | None, label: str, side: _Side
) -> tuple[str, str | None]:
    """Return the concept and code of a budget's row: its name where no word is known or the concept is taken."""
    if concept is None or draft.has_row(concept, side.name):
        return draft.name_row(label, side.name), None
    return concept, code


def _read_row_no(row: TableRow, side: _Side) -> int | None:
    cell = row.cell(side.row_no) if side.row_no is not None else None
    text = fold_text(cell.text) if cell else ""
    return int(text) if text.isdecimal() else None
