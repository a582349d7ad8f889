"""Reads forms whose rows are functional codes (T02, T03, T05, T07, T08)."""

from __future__ import annotations

import re

from transforms.forms.columns import name_code_columns
from transforms.forms.draft import Draft, has_printed_number, one_line
from transforms.forms.form import Form
from transforms.forms.tables import Table, TableRow
from transforms.wording import fold_label, fold_text

_TOTALS = {"合计", "总计", "本年收入合计", "本年支出合计", "收入合计", "支出合计", "收入总计", "支出总计"}
_AMOUNT_LIKE = re.compile(r"[-\d,.()*—/%]+")
_DIGITS = re.compile(r"\d{1,7}")
_CODE_AND_NAME = re.compile(r"(?P<code>\d{7}|\d{5}|\d{3})(?P<name>[\u4e00-\u9fff(].*)")


def read_code_rows(table: Table, form: Form) -> Draft:
    """Return the rows and cells of a form of code rows.

    Codes stand in one column, in three (类, 款, 项), or in one cell with the name. A row that prints numbers
    without a code that can be known is an issue, never dropped in silence.
    """
    draft = Draft(form.form)
    columns, unknown = name_code_columns(table, form)
    draft.issues += [f"有未识别的栏目: {head}" for head in unknown]
    if len(set(columns.values())) < len(columns):
        draft.issues.append("有两栏同名，无法区分")
        return draft
    first_measure = min(columns, default=0)
    columns = {c: m for c, m in columns.items() if not (m.startswith("other:") and _holds_words(table, c))}
    previous = ""
    for row in table.rows:
        code, label = read_stub(row, first_measure, previous, form.codes)
        concept = code or ("total" if fold_text(label) in _TOTALS else None)
        if (
            concept is None
            and form.names_are_rows
            and (fold_label(label) or has_printed_number(row, columns))
        ):
            concept = draft.name_row(label)
        if concept is None:
            if has_printed_number(row, columns):
                draft.add_row(row.page, "unknown", label)
                draft.issues.append(f"第{row.page}页有一行没有可识别的科目编码: “{label}”")
            continue
        previous = code or previous
        draft.add_row(row.page, concept, label, code=code)
        draft.add_cells(row, columns, concept, label, code=code)
    return draft


def _holds_words(table: Table, column: int) -> bool:
    """Whether a column without a measure of ours is one of words: names, dates, places of procurement."""
    texts = [cell.text for row in table.rows if (cell := row.cell(column)) and fold_text(cell.text)]
    return any(not _AMOUNT_LIKE.fullmatch(fold_text(text)) for text in texts)


def read_stub(row: TableRow, first_measure: int, previous: str, codes: str) -> tuple[str | None, str]:
    """Return the code and the label that stand left of the amounts; code None where there is none."""
    parts: list[tuple[int, str]] = []
    labels: list[str] = []
    for first, _, cell in row.cells:
        if first >= first_measure:
            continue
        text = fold_text(cell.text)
        joined = _CODE_AND_NAME.fullmatch(text)
        if _DIGITS.fullmatch(text):
            parts.append((first, text))
        elif joined:
            parts.append((first, joined["code"]))
            labels.append(joined["name"])
        elif text:
            labels.append(one_line(cell.text))
    return _complete_code(parts, previous, codes), " ".join(labels)


def _complete_code(parts: list[tuple[int, str]], previous: str, codes: str) -> str | None:
    """Return the full code of the parts; a part alone under 款 or 项 takes its parents from the row before."""
    joined = "".join(text for _, text in parts)
    if parts and len(parts[0][1]) == 2 and parts[0][0] in (1, 2):
        joined = previous[: 3 if parts[0][0] == 1 else 5] + joined
    return joined if re.fullmatch(codes, joined) else None
