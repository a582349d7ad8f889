"""Reads forms whose rows are codes, or names of bodies and projects (T02, T03, T05, T07, T08 and most of a budget)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from transforms.forms.columns import name_columns
from transforms.forms.draft import Draft, has_printed_number
from transforms.forms.form import Form
from transforms.forms.stub import Stub, find_stub
from transforms.forms.tables import Table, TableRow
from transforms.model import CellState
from transforms.money import read_state
from transforms.wording import fold_label, fold_text

_TOTALS = {
    **dict.fromkeys(
        ("合计", "总计", "本年收入合计", "本年支出合计", "收入合计", "支出合计", "收入总计", "支出总计"),
        "total",
    ),
    "人员经费合计": "personnel_total",
    "公用经费合计": "operating_total",
}
_Row = tuple[TableRow, str | None, str]


def read_code_rows(table: Table, form: Form) -> Draft:
    """Return the rows and cells of a form of code rows.

    Codes stand in one column, in three (类, 款, 项), or in one cell with the name. A row that prints numbers
    without a code that can be known is an issue, never dropped in silence; in a budget its name is its concept.
    Where several bodies each have their codes below their own row, the codes are told apart by the body.
    """
    draft = Draft(form.form)
    columns = name_columns(table, form)
    draft.issues += [f"有未识别的栏目: {head}" for head in columns.unknown]
    draft.notes += [f"“{head}”栏不是金额，未读" for head in columns.no_money.values()]
    if columns.named_twice:
        draft.issues.append("有两栏同名，无法区分")
        return draft
    money = [c for c in columns.all if not columns.measures.get(c, "").startswith("other:")] or columns.all
    stub = find_stub(table, min(money, default=0), form.codes)
    draft.labels = columns.labels | set(range(min(money, default=0)))
    rows = _read_stubs(table, stub)
    concepts = _concepts(draft, rows, form, stub)
    for (row, code, label), concept in zip(rows, concepts, strict=True):
        draft.pass_over(row, columns.no_money)
        if concept is not None:
            draft.add_cells(row, columns.measures, concept, label, merged=columns.merged, code=code)
        elif has_printed_number(row, columns.all):
            draft.issues.append(f"第{row.page}页有一行没有可识别的科目编码: “{label}”")
            draft.pass_over(row, columns.all)
    return draft


def _concepts(draft: Draft, rows: Sequence[_Row], form: Form, stub: Stub) -> list[str | None]:
    """Return the concept of each row, and record the rows: a code, `total`, in a budget the row's name; else None.

    A budget's one body above its codes is the total, and so is the only row of a table.
    """
    bodies = _bodies(rows) if form.names_are_rows else []
    sums_up = (
        len(bodies) == 1
        and bodies[0][0] == 0
        and not any(fold_text(label) in _TOTALS for _, _, label in rows)
    )
    only = len(rows) == 1 and ((stub.of_bodies and bool(form.codes)) or not fold_label(rows[0][2]))
    concepts: list[str | None] = []
    for number, (row, code, label) in enumerate(rows):
        concept = code or _TOTALS.get(fold_text(label))
        if code and len(bodies) > 1 and (body := _body_of(number, bodies)):
            concept = f"{body}/{code}"
        elif concept is None and form.names_are_rows:
            if only or (sums_up and number == 0):
                concept = "total"
            elif fold_label(label):
                concept = draft.name_row(label)
        concepts.append(concept)
        if concept is not None or any(read_state(cell.text) is CellState.PRINTED for _, _, cell in row.cells):
            draft.add_row(row.page, concept or "unknown", label, code=code)
    return concepts


def _read_stubs(table: Table, stub: Stub) -> list[_Row]:
    """Return each row with its code and label; a code in parts takes its parents from the row above."""
    rows: list[_Row] = []
    previous = ""
    for row in table.rows:
        code, label = stub.read(row, previous)
        previous = code or previous
        rows.append((row, code, label))
    return rows


def _bodies(rows: Sequence[_Row]) -> list[tuple[int, str]]:
    """Return where a body stands whose codes follow in the rows below it: row number and concept."""
    return [
        (number, f"name:{fold_label(label)}")
        for number, ((_, code, label), (_, below, _)) in enumerate(pairwise(rows))
        if code is None and below is not None and fold_label(label) and fold_text(label) not in _TOTALS
    ]


def _body_of(number: int, bodies: Sequence[tuple[int, str]]) -> str:
    """Return the concept of the body whose codes a row is among; empty above the first."""
    return next((body for first, body in reversed(bodies) if first < number), "")
