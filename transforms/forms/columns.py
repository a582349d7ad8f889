"""Header cells → measures: which column of a table is which."""

from __future__ import annotations

import re

from transforms.forms.form import Form
from transforms.forms.tables import Table

_STUB = re.compile(r"编码|代码|科目|^项目$|^类$|^款$|^项$|^行次$|^序号$|名称$|预算单位$|^支出项目类别$")
_PLAIN = {"小计", "合计", "金额", "决算数"}
# 一般公共预算财政拨款收入支出决算表 splits its opening, income and closing into basic and project, too.
_NATURES = {"basic_expenditure", "project_expenditure"}
_BALANCES = {"carryover_opening", "carryover_closing", "income_total"}


def name_code_columns(table: Table, form: Form) -> tuple[dict[int, str], list[str]]:
    """Return the measure of each amount column of a form of code rows, and the heads no measure fits.

    A «小计» under «本年支出» is the 本年支出; an unknown column under a known head is one «of which» of it.
    """
    named: dict[int, str] = {}
    unknown: list[str] = []
    for column, path in enumerate(table.heads):
        if not path or any(_STUB.search(head) for head in path):
            continue
        measure = _measure(path, form)
        if measure is None and form.other_columns:
            named[column] = _numbered(f"other:{'/'.join(path)}", named)
        elif measure is None:
            unknown.append("/".join(path))
        elif measure in named.values() and form.other_columns:
            named[column] = _numbered(f"other:{'/'.join(path)}", named)
        else:
            named[column] = _numbered(measure, named)
    return named, unknown


def _measure(path: tuple[str, ...], form: Form) -> str | None:
    """Return the measure that a column's heads name, the nearest head first."""
    parents = [m for head in reversed(path[:-1]) if (m := match_measure(head, form)) is not None]
    own = match_measure(path[-1], form)
    if path[-1] in _PLAIN and parents:
        return parents[0]
    if own is None and parents:
        return f"of_which_{parents[0]}"
    if own in _NATURES and parents and parents[0] in _BALANCES:
        return f"{parents[0]}_{own}"
    return own


def match_measure(head: str, form: Form) -> str | None:
    """Return the first measure of a form whose pattern a header word fits."""
    return next((measure for measure, pattern in form.measures.items() if re.search(pattern, head)), None)


def _numbered(measure: str, named: dict[int, str]) -> str:
    """Return the measure, numbered where it is an «of which» that stands twice."""
    taken = set(named.values())
    if measure not in taken or not measure.startswith(("of_which_", "other:")):
        return measure
    return next(name for n in range(2, 99) if (name := f"{measure}_{n}") not in taken)
