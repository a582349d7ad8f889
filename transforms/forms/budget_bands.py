"""Reads the “三公” form of a budget (B07): items in columns or rows, by body, by year and by fund."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transforms.forms.bands import covers_others, first_text, items_down_the_rows, name_item
from transforms.forms.budget_columns import FUNDS
from transforms.forms.draft import Draft, has_printed_number, one_line
from transforms.forms.form import Form
from transforms.forms.tables import Table, TableRow
from transforms.wording import fold_label, fold_text

_CHANGE = re.compile(r"增减|变动|比上年|较上年")
_LAST = re.compile(r"上年|去年")
_BAND = re.compile(r"^(?:上年|去年|当年|本年|增减|变动|\d{4}年|预算数$|年初预算)")
_YEAR = re.compile(r"20\d{2}(?=年)")
_NO_MONEY = re.compile(r"比例|比率|%|幅度|增长率")
_FUND = re.compile(r"^(?:一般公共预算|政府性基金预算|国有资本经营预算)(?:财政拨款|拨款|资金)?$")
_TOTALS = {"", "合计", "总计"}


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of amounts: its item, the year it is for, its fund, and what its head prints."""

    item: str
    measure: str
    fund: str
    label: str


def read_budget_bands(table: Table, form: Form) -> Draft:
    """Return the items of the form under `budget`, `last_budget` and `change`.

    The first row, or 合计, is that of the whole body; the rows of single bodies below it go by their name.
    """
    draft = Draft(form.form)
    if items_down_the_rows(table):
        _read_items(draft, table)
        return draft
    columns = _name_columns(draft, table)
    wider = {"meetings", "training"} & {column.item for column in columns.values()}
    for number, column in columns.items():
        if wider and column.item == "three_public_total" and fold_text(column.label) in _TOTALS:
            columns[number] = _Column("grand_total", column.measure, column.fund, column.label)
    draft.labels = set(range(min(columns, default=0)))
    _read_bodies(draft, table, columns)
    return draft


def _read_items(draft: Draft, table: Table) -> None:
    """Read the variant with one item a row."""
    years = _years(word for path in table.heads for word in path)
    columns: dict[int, str] = {}
    passed: list[int] = []
    for column, path in enumerate(table.heads):
        if column and path and _NO_MONEY.search(path[-1]):
            passed.append(column)
            draft.notes.append(f"“{path[-1]}”栏不是金额，未读")
        elif column and path:
            columns[column] = _measure(path, years)
    for row in table.rows:
        label = first_text(row.cells)
        concept = name_item(label) if label else None
        draft.pass_over(row, passed)
        if concept is None or draft.has_row(concept):
            if not fold_label(label):
                continue
            concept = draft.name_row(label)
        draft.add_row(row.page, concept, label)
        draft.add_cells(row, columns, concept, label)


def _name_columns(draft: Draft, table: Table) -> dict[int, _Column]:
    """Return what each column of amounts is; a head that names no item is an issue."""
    years = _years(word for path in table.heads for word in path)
    columns: dict[int, _Column] = {}
    for number, path in enumerate(table.heads):
        fund = next(
            (f for f, p in FUNDS.items() if path and _FUND.match(path[-1]) and re.search(p, path[-1])), ""
        )
        items = [head for head in (path[:-1] if fund else path) if not _is_band(head)]
        item = name_item(*items) if items else None
        if item:
            columns[number] = _Column(item, _measure(path, years), fund, items[-1])
        elif items and "经费" in items[-1]:
            draft.issues.append(f"有未识别的栏目: {'/'.join(path)}")
    return columns


def _is_band(head: str) -> bool:
    """Whether a head only says which year's budget stands below it."""
    return bool(_BAND.search(head)) and name_item(head) in (None, "three_public_total") and "三公" not in head


def _measure(words: Sequence[str], years: Sequence[str]) -> str:
    """Return which budget some heads name: this year's, last year's, or the change between them."""
    text = "".join(words)
    if _CHANGE.search(text):
        return "change"
    named = _YEAR.findall(text)
    if _LAST.search(text) or (named and len(years) > 1 and named[-1] != years[-1]):
        return "last_budget"
    return "budget"


def _years(words: Iterable[str]) -> list[str]:
    """Return the years that some words name, in order."""
    return sorted(set(_YEAR.findall("|".join(words))))


def _read_bodies(draft: Draft, table: Table, columns: dict[int, _Column]) -> None:
    """Read the rows of amounts: one, or one a body, or one a body and year."""
    printed = [row for row in table.rows if has_printed_number(row, columns)] or table.rows[:1]
    stubs = [_stub(row, columns) for row in printed]
    years = _years(word for _, word in stubs)
    bodies: list[str] = []
    for row, (body, word) in zip(printed, stubs, strict=True):
        if not bodies or not word or (body and body != bodies[-1]):
            bodies.append(body)
        prefix = "" if len(bodies) == 1 else f"name:{fold_label(bodies[-1])}{_number(bodies)}/"
        by_row = _measure([word], years) if word else ""
        for number, column in columns.items():
            if covers_others(row, number, columns):
                draft.issues.append(f"第{row.page}页“{column.label}”栏与邻栏共用一格，数字无法区分")
                continue
            measure = "_".join(filter(None, (by_row or column.measure, column.fund)))
            draft.add_cells(row, {number: measure}, f"{prefix}{column.item}", column.label)
        for column in columns.values():
            if not draft.has_row(f"{prefix}{column.item}"):
                draft.add_row(row.page, f"{prefix}{column.item}", column.label)


def _number(bodies: Sequence[str]) -> str:
    """Return what tells the last of some bodies from those of its name before it, the first row apart."""
    count = bodies[1:].count(bodies[-1])
    return f"#{count}" if count > 1 else ""


def _stub(row: TableRow, columns: dict[int, _Column]) -> tuple[str, str]:
    """Return the body and the year that stand left of a row's amounts."""
    texts = [
        one_line(cell.text)
        for first, _, cell in row.cells
        if first < min(columns, default=0) and fold_text(cell.text) and not fold_text(cell.text).isdecimal()
    ]
    words = [text for text in texts if _YEAR.search(fold_text(text)) or _CHANGE.search(fold_text(text))]
    return "".join(fold_text(t) for t in texts if t not in words), "".join(fold_text(w) for w in words)
