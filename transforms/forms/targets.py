"""Reads the money of performance targets (B12): a list of projects, or a card a project. Targets in words stay unread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from transforms.forms.columns import match_measure
from transforms.forms.draft import Draft, has_printed_number, one_line
from transforms.forms.form import Form
from transforms.forms.tables import Table, TableRow
from transforms.model import Cell, CellState
from transforms.money import read_state
from transforms.wording import fold_text

_PROJECT = re.compile(r"项目\)?名称$|^项目$")
_BODY = re.compile(r"单位名称$|部门名称$")
_CARD_OF = re.compile(r"^项目名称[:：]?$|^(?:部门|单位)(?:\(单位\))?名称[:：]?$")
_FUNDING = re.compile(r"资金总额|金额合计|财政拨款|其他资金")
_TOTALS = {"", "合计", "总计"}
_UNIT = re.compile(r"\((百万元|亿元|万元|千元|元)\)")
NO_MONEY = "以文字为主的目标表，本版本不读"


def read_targets(table: Table, form: Form) -> Draft:
    """Return what each project of a table of targets is to cost; a draft without cells where none is printed."""
    draft = Draft(form.form)
    names = [c for c, path in enumerate(table.heads) if path and _PROJECT.search(path[-1])]
    names += [c for c, path in enumerate(table.heads) if path and _BODY.search(path[-1])]
    amounts = {c: m for c, path in enumerate(table.heads) if path and (m := match_measure(path[-1], form))}
    if (card := _card_name(table)) is not None:
        _read_card(draft, table, form, card)
    elif names and amounts and names[0] < min(amounts):
        _read_list(draft, table, names[0], amounts)
    return draft


def unit_of_card(table: Table) -> str | None:
    """Return the unit of money that stands in a card itself («资金金额（万元）»), whatever the heading says."""
    texts = (fold_text(cell.text) for row in [*table.top, *table.rows] for _, _, cell in row.cells)
    return next((found[1] for text in texts if (found := _UNIT.search(text))), None)


def _read_list(draft: Draft, table: Table, name: int, amounts: dict[int, str]) -> None:
    """Read one project a row; a row printed again on the next page, because its targets run on, is read once."""
    before: tuple[str, ...] = ()
    for row in table.rows:
        if not has_printed_number(row, amounts):
            continue
        cell = row.cell(name)
        label = one_line(cell.text) if cell else ""
        printed = (label, *(c.text for a in amounts if (c := row.cell(a)) is not None))
        if printed == before:
            continue
        before = printed
        concept = "total" if fold_text(label) in _TOTALS and not draft.rows else draft.name_row(label)
        draft.add_row(row.page, concept, label)
        draft.add_cells(row, amounts, concept, label)


def _card_name(table: Table) -> str | None:
    """Return the project or body that a card is about; None when the table is no card."""
    for row in [*table.top, *table.rows][:3]:
        cells = [cell for _, _, cell in row.cells]
        if len(cells) == 2 and _CARD_OF.search(fold_text(cells[0].text)):
            return one_line(cells[1].text)
    return None


def _read_card(draft: Draft, table: Table, form: Form, name: str) -> None:
    concept = draft.name_row(name) if fold_text(name) else "total"
    for row in [*table.top, *table.rows]:
        pairs = list(_funding(row))
        for number, (label, column) in enumerate(pairs):
            measure = match_measure(fold_text(label.text), form)
            if measure is None:
                continue
            # Two pairs in one row are the whole period, then the year.
            measure = f"period_{measure}" if number < len(pairs) - 1 else measure
            if not draft.has_row(concept):
                draft.add_row(row.page, concept, name)
            draft.add_cells(row, {column: measure}, concept, name)


def _funding(row: TableRow) -> Iterator[tuple[Cell, int]]:
    """Yield each label of funding in a row with the column of the amount beside it."""
    for (_, _, label), (first, _, amount) in pairwise(row.cells):
        if _FUNDING.search(fold_text(label.text)) and read_state(amount.text) in (
            CellState.PRINTED,
            CellState.BLANK,
            CellState.DASH,
        ):
            yield label, first
