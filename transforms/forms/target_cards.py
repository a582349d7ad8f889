"""Reads a card of targets (B12): what one project is to cost, or a body and each of its main tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from transforms.forms.columns import match_measure
from transforms.forms.completeness import prints_amount
from transforms.forms.draft import Draft, label_of
from transforms.forms.form import Form
from transforms.forms.tables import Table, TableRow
from transforms.model import Cell, CellState
from transforms.money import read_state
from transforms.wording import fold_text

_CARD_OF = re.compile(r"^项目名称[:：]?$|^(?:部门|单位)(?:\(单位\))?名称[:：]?$")
_FUNDING = re.compile(r"资金总额|金额合计|财政拨款|其他资金")
_TASK = re.compile(r"任务(?:名称)?$")
_TOTAL = re.compile(r"^(?:金额|资金|预算)?(?:合计|总计)$")
_INDICATORS = re.compile(r"^[一二三]级指标$|^指标(?:名称|值)$")
_MONEY = re.compile(r"资金|金额|总额|拨款|预算|经费|支出|收入|合计|小计")
_SCORE = re.compile(r"分值|得分|权重|比例|%")
LONGEST_LABEL = 20  # what is longer is a description

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Tasks:
    """Where a card lists the tasks of a body: its rows, the column of their names, the columns of their amounts."""

    begin: int
    end: int
    name: int
    amounts: dict[_Span, str]


def card_name(table: Table) -> str | None:
    """Return the project or body that a card is about; None when the table is no card."""
    for row in [*table.top, *table.rows][:3]:
        cells = [cell for _, _, cell in row.cells]
        if len(cells) == 2 and _CARD_OF.search(fold_text(cells[0].text)):
            return label_of(cells[1])
    return None


def read_card(draft: Draft, table: Table, form: Form, name: str) -> None:
    """Read the amounts of a card: those of its project or body under its name, those of a task under the task's."""
    rows = [*table.top, *table.rows]
    concept = draft.name_row(name) if fold_text(name) else "total"
    tasks = _find_tasks(rows, form)
    listed = range(tasks.begin, tasks.end) if tasks else range(0)
    for number, row in enumerate(rows):
        if number not in listed:
            _read_funding(draft, row, form, concept, name)
    if tasks:
        _read_tasks(draft, rows[tasks.begin : tasks.end], tasks, concept, name)
    _pass_over_targets(draft, rows)


def _read_funding(draft: Draft, row: TableRow, form: Form, concept: str, name: str) -> None:
    """Read the amounts that stand beside their label; two in one row are those of the whole period, then the year."""
    pairs = list(_funding(row))
    for number, (label, column) in enumerate(pairs):
        measure = match_measure(fold_text(label.text), form)
        if measure is not None:
            whole_period = number < len(pairs) - 1
            _add(draft, row, {column: f"period_{measure}" if whole_period else measure}, concept, name)


def _funding(row: TableRow) -> Iterator[tuple[Cell, int]]:
    """Yield each label of funding in a row with the column of the amount beside it."""
    for (_, _, label), (first, _, amount) in pairwise(row.cells):
        if _FUNDING.search(fold_text(label.text)) and read_state(amount.text) in (
            CellState.PRINTED,
            CellState.BLANK,
            CellState.DASH,
        ):
            yield label, first


def _find_tasks(rows: Sequence[TableRow], form: Form) -> _Tasks | None:
    """Return the list of tasks within a card: a row of heads that names tasks and money, and the rows below it.

    Heads of money may be divided by the row below them. The list ends at the first row whose cells stand otherwise.
    """
    for number, row in enumerate(rows):
        names = [first for first, _, cell in row.cells if _TASK.search(fold_text(cell.text))]
        amounts = _heads_of_money(row, form)
        if not names or not amounts or names[-1] > min(amounts)[0]:
            continue
        begin = number + 1
        if begin < len(rows) and len(divided := _heads_of_money(rows[begin], form)) == len(rows[begin].cells):
            amounts, begin = divided or amounts, begin + 1
        end = begin
        while end < len(rows) and any((first, last) in amounts for first, last, _ in rows[end].cells):
            end += 1
        return _Tasks(begin, end, names[-1], amounts)
    return None


def _heads_of_money(row: TableRow, form: Form) -> dict[_Span, str]:
    """Return the columns that a row of heads names as money."""
    measured = ((first, last, match_measure(fold_text(cell.text), form)) for first, last, cell in row.cells)
    return {(first, last): measure for first, last, measure in measured if measure is not None}


def _read_tasks(draft: Draft, rows: Sequence[TableRow], tasks: _Tasks, concept: str, name: str) -> None:
    """Read a task a row; their total is the body's."""
    for row in rows:
        amounts = {first: m for first, last, _ in row.cells if (m := tasks.amounts.get((first, last)))}
        cell = row.cell(tasks.name)
        label = label_of(cell) if cell else ""
        if _TOTAL.search(fold_text(label)):
            _add(draft, row, amounts, concept, name)
        elif fold_text(label):
            _add(draft, row, amounts, draft.name_row(label), label)


def _add(draft: Draft, row: TableRow, amounts: dict[int, str], concept: str, label: str) -> None:
    if not draft.has_row(concept):
        draft.add_row(row.page, concept, label)
    draft.add_cells(row, amounts, concept, label)


def _pass_over_targets(draft: Draft, rows: Sequence[TableRow]) -> None:
    """Leave the numbers of a card unread that are no money: indicators, and what no word of money stands over or beside."""
    heads: dict[int, str] = {}
    among_indicators = False
    for row in rows:
        label = ""
        texts = [(first, last, fold_text(cell.text), cell) for first, last, cell in row.cells]
        among_indicators |= any(_INDICATORS.search(text) for _, _, text, _ in texts)
        for first, last, text, cell in texts:
            if prints_amount(cell):
                if among_indicators or not _is_money(heads.get(first, ""), label):
                    draft.pass_over(row, [first])
            elif text:
                label = text
                heads.update(dict.fromkeys(range(first, last + 1), text))


def _is_money(head: str, label: str) -> bool:
    """Whether what stands over a number or left of it says that it is money, and nothing that it is a score."""
    short = [word for word in (head, label) if len(word) <= LONGEST_LABEL]
    return not _SCORE.search(head) and any(_MONEY.search(word) for word in short)
