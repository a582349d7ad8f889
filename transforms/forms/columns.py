"""Header cells → measures: which column of a table is which."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from transforms.forms.form import Form
from transforms.forms.tables import Table
from transforms.model import Kind
from transforms.wording import fold_text

_STUB = re.compile(
    r"编码|代码|科目|^项目$|^类$|^款$|^项$|^行次$|^序号$|名称$|预算单位$|^支出项目类别$|^备注$|^说明$|简介$"
)
_NOT_MONEY = re.compile(r"数量|人数|面积|比例|比率|占比|增长率|增幅|%|时间|年度$")
_AMOUNT_LIKE = re.compile(r"[-\d,.()*—/%]+")
_PLAIN = {"小计", "合计", "金额", "决算数"}
# 一般公共预算财政拨款收入支出决算表 splits its opening, income and closing into basic and project, too.
_NATURES = {"basic_expenditure", "project_expenditure"}
_BALANCES = {"carryover_opening", "carryover_closing", "income_total"}
_OF_CARRYOVER = re.compile(r"上年|结转|结余|[、和]")


@dataclass(slots=True)
class Columns:
    """What the columns of a form of rows are.

    `measures` are those of its amounts, `merged` two measures that share one column because the rule between them is
    missing, `unknown` the heads no measure fits, `no_money` the heads of other numbers, `labels` the columns of words.
    """

    measures: dict[int, str] = field(default_factory=dict)
    merged: dict[int, tuple[str, ...]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    no_money: dict[int, str] = field(default_factory=dict)
    labels: set[int] = field(default_factory=set)

    @property
    def named_twice(self) -> bool:
        """Whether two columns have one name, so that they cannot be told apart."""
        names = [*self.measures.values(), *(m for pair in self.merged.values() for m in pair)]
        return len(set(names)) < len(names)

    @property
    def all(self) -> list[int]:
        """The amount columns, left to right."""
        return sorted([*self.measures, *self.merged])


def name_columns(table: Table, form: Form) -> Columns:
    """Return the columns of a form of rows.

    A «小计» under «本年支出» is the 本年支出; an unknown column under a known head is one «of which» of it.
    A budget's column that no measure fits is kept under its own head, or passed over where it holds words.
    """
    columns = Columns()
    printed = _lowest_heads(table)
    for column, path in enumerate(table.heads):
        if not path or any(_STUB.search(head) for head in path):
            columns.labels |= {column} if path else set()
            continue
        pair = _two_measures(printed.get(column, ""), form)
        measure = None if pair else _measure(path, form)
        if pair:
            columns.merged[column] = pair
        elif measure is not None and not (form.other_columns and measure in columns.measures.values()):
            columns.measures[column] = _numbered(measure, columns.measures)
        elif not form.other_columns:
            columns.unknown.append("/".join(path))
        elif not _holds_words(table, column):
            if _NOT_MONEY.search(path[-1]):
                columns.no_money[column] = path[-1]
            else:
                columns.measures[column] = _numbered(f"other:{'/'.join(path)}", columns.measures)
    return columns


def _measure(path: tuple[str, ...], form: Form) -> str | None:
    """Return the measure that a column's heads name, the nearest head first."""
    parents = [m for head in reversed(path[:-1]) if (m := match_measure(head, form)) is not None]
    own = match_measure(path[-1], form)
    if form.kind is Kind.BUDGET and path[-1].startswith("其中") and (parents or own):
        return f"of_which_{parents[0] if parents else own}"
    if path[-1] in _PLAIN and parents:
        return parents[0]
    if "carryover" in parents:
        part = match_measure(_OF_CARRYOVER.sub("", path[-1]), form)
        return f"carryover_{part}" if part else None
    if own is None and parents:
        return f"of_which_{parents[0]}"
    if own in _NATURES and parents and parents[0] in _BALANCES:
        return f"{parents[0]}_{own}"
    return own


@lru_cache(maxsize=8192)  # the same words head the columns of every page
def match_measure(head: str, form: Form) -> str | None:
    """Return the first measure of a form whose pattern a header word fits."""
    return next((measure for measure, pattern in form.measures.items() if re.search(pattern, head)), None)


def _lowest_heads(table: Table) -> dict[int, str]:
    """Return the text of the lowest header cell over each column, as printed."""
    heads: dict[int, str] = {}
    for row in table.top:
        for first, last, cell in row.cells:
            if fold_text(cell.text) and not fold_text(cell.text).isdecimal():
                heads.update(dict.fromkeys(range(first, last + 1), cell.text))
    return heads


def _two_measures(head: str, form: Form) -> tuple[str, ...]:
    """Return the two measures that share a head because the rule between them is missing («基本支出 项目支出»).

    They are parts of one total, or the total («小计») and its first part.
    """
    if "\n" in head or len(words := [fold_text(word) for word in head.split()]) != 2:
        return ()
    left, right = (_whole_measure(word, form) for word in words)
    if left is None or right is None or left == right:
        return ()
    siblings = any({left, right} <= set(parts) for parts in form.parts.values())
    total_first = words[0] in _PLAIN and right in form.parts.get(left, ())
    return (left, right) if siblings or total_first else ()


def _whole_measure(head: str, form: Form) -> str | None:
    """Return the measure whose pattern covers a head from end to end."""
    return next((m for m, pattern in form.measures.items() if re.fullmatch(f"(?:{pattern})", head)), None)


def _numbered(measure: str, named: dict[int, str]) -> str:
    """Return the measure, numbered where it is an «of which» that stands twice."""
    taken = set(named.values())
    if measure not in taken or not measure.startswith(("of_which_", "other:")):
        return measure
    return next(name for n in range(2, 99) if (name := f"{measure}_{n}") not in taken)


def _holds_words(table: Table, column: int) -> bool:
    """Whether a column without a measure of ours is one of words: names, dates, places of procurement."""
    texts = [cell.text for row in table.rows if (cell := row.cell(column)) and fold_text(cell.text)]
    return any(not _AMOUNT_LIKE.fullmatch(fold_text(text)) for text in texts)
