"""Reads the form of economic codes whose rows hold two or three items side by side (T06)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.forms.columns import match_measure
from transforms.forms.draft import Draft, has_printed_number, one_line
from transforms.forms.form import Form
from transforms.forms.tables import Table, TableRow
from transforms.wording import fold_text

_CODE = re.compile(r"3\d{2}(?:\d{2})?")
_CODE_AND_NAME = re.compile(r"(?P<code>3\d{4}|3\d{2})(?P<name>[\u4e00-\u9fff(].*)")
_NATURE_TOTALS = {"personnel_expenses": "personnel_total", "operating_expenses": "operating_total"}
_TOTALS = {
    "人员经费合计": "personnel_total",
    "人员经费小计": "personnel_total",
    "公用经费合计": "operating_total",
    "公用经费小计": "operating_total",
    "合计": "total",
    "总计": "total",
    "基本支出合计": "total",
}


def read_blocks(table: Table, form: Form) -> Draft:
    """Return the items of all blocks, row by row; the code decides what an item is, never its block.

    The amount of an item is the next amount column to its right. A number that belongs to no item is an issue.
    """
    draft = Draft(form.form)
    named = {c: m for c, path in enumerate(table.heads) if path and (m := match_measure(path[-1], form))}
    amounts = [c for c, measure in named.items() if measure == "amount"]
    natures = {c: measure for c, measure in named.items() if measure != "amount"}
    if not amounts:
        draft.issues.append("找不到金额栏")
        return draft
    draft.labels = {c for c in range(len(table.heads)) if c not in named}
    for row in table.rows:
        used = set()
        for column, code, concept, label in _items(row):
            amount = next((a for a in amounts if a >= column), None)
            if amount is None:
                draft.issues.append(f"第{row.page}页“{label}”之后没有金额栏")
                continue
            used |= {amount, *natures}
            draft.add_row(row.page, concept, label, code=code)
            draft.add_cells(row, {amount: "amount"}, concept, label, code=code)
            _add_natures(draft, row, natures, concept, label, code)
        stray = [c for c in named if c not in used]
        if has_printed_number(row, stray):
            draft.issues.append(f"第{row.page}页有金额没有科目编码")
            draft.pass_over(row, stray)
    return draft


def _add_natures(
    draft: Draft, row: TableRow, natures: dict[int, str], concept: str, label: str, code: str | None
) -> None:
    """Record the columns 人员经费 and 公用经费 beside 合计; in the row of the total they are the totals of those."""
    for column, measure in natures.items():
        if concept == "total":
            draft.add_row(row.page, _NATURE_TOTALS[measure], label)
            draft.add_cells(row, {column: "amount"}, _NATURE_TOTALS[measure], label)
        else:
            draft.add_cells(row, {column: measure}, concept, label, code=code)


def _items(row: TableRow) -> Iterator[tuple[int, str | None, str, str]]:
    """Yield (column after the label, code, concept, label) for each code or total of a row."""
    cells = row.cells
    for index, (_, last, cell) in enumerate(cells):
        text = fold_text(cell.text)
        joined = _CODE_AND_NAME.fullmatch(text)
        if _CODE.fullmatch(text):
            following = cells[index + 1] if index + 1 < len(cells) else None
            label = one_line(following[2].text) if following else ""
            yield (following[1] if following else last) + 1, text, text, label
        elif joined:
            yield last + 1, joined["code"], joined["code"], joined["name"]
        elif text in _TOTALS:
            yield last + 1, None, _TOTALS[text], one_line(cell.text)
