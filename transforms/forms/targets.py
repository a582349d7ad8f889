"""Reads the money of performance targets (B12): a list of projects, or a card a project. Targets in words stay unread."""

from __future__ import annotations

import re

from transforms.forms.columns import match_measure
from transforms.forms.completeness import prints_amount
from transforms.forms.draft import Draft, has_printed_number, label_of
from transforms.forms.form import Form
from transforms.forms.tables import Table, TableRow
from transforms.forms.target_cards import card_name, read_card
from transforms.wording import fold_text

_PROJECT = re.compile(r"项目\)?名称$|^项目$")
_BODY = re.compile(r"单位名称$|部门名称$")
_MONEY = re.compile(r"资金|金额|总额|拨款|预算|经费|支出|收入|合计|小计")
_TARGET = re.compile(r"指标|目标|标准|分值|权重|备注")
_TOTALS = {"", "合计", "总计"}
_UNIT = re.compile(r"\((百万元|亿元|万元|千元|元)\)")
NO_MONEY = "以文字为主的目标表，本版本不读"


def read_targets(table: Table, form: Form) -> Draft:
    """Return what each project of a table of targets is to cost; a draft without cells where none is printed."""
    draft = Draft(form.form)
    names = [c for c, path in enumerate(table.heads) if path and _PROJECT.search(path[-1])]
    names += [c for c, path in enumerate(table.heads) if path and _BODY.search(path[-1])]
    amounts = {c: m for c, path in enumerate(table.heads) if path and (m := match_measure(path[-1], form))}
    if (card := card_name(table)) is not None:
        read_card(draft, table, form, card)
    elif names and amounts and names[0] < min(amounts):
        _read_list(draft, table, names[0], amounts)
    return draft


def unit_of_card(table: Table) -> str | None:
    """Return the unit of money that stands in a card itself («资金金额（万元）»), whatever the heading says."""
    texts = (fold_text(cell.text) for row in [*table.top, *table.rows] for _, _, cell in row.cells)
    return next((found[1] for text in texts if (found := _UNIT.search(text))), None)


def _read_list(draft: Draft, table: Table, name: int, amounts: dict[int, str]) -> None:
    """Read one project a row; a row printed again on the next page, because its targets run on, is read once."""
    others = [c for c, path in enumerate(table.heads) if not _is_money(path)]
    before: tuple[str, ...] = ()
    for row in table.rows:
        draft.pass_over(row, [c for c in others if (cell := row.cell(c)) is not None and prints_amount(cell)])
        if not has_printed_number(row, amounts):
            continue
        label = _label(row, name, min(amounts))
        printed = (label, *(c.text for a in amounts if (c := row.cell(a)) is not None))
        if printed == before:
            draft.pass_over(row, amounts)
            continue
        before = printed
        concept = "total" if fold_text(label) in _TOTALS and not draft.rows else draft.name_row(label)
        draft.add_row(row.page, concept, label)
        draft.add_cells(row, amounts, concept, label)


def _is_money(path: tuple[str, ...]) -> bool:
    """Whether the heads of a column speak of money and of no target."""
    words = "/".join(path)
    return bool(_MONEY.search(words)) and not _TARGET.search(words)


def _label(row: TableRow, name: int, end: int) -> str:
    """Return the name of a row; of one without, as a total may be, its first words left of the amounts."""
    cell = row.cell(name)
    if cell is not None and fold_text(cell.text):
        return label_of(cell)
    left = (label_of(c) for first, _, c in row.cells if first < end and not prints_amount(c))
    return next(filter(None, left), "")
