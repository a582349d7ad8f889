"""Reads the “三公” form (T09): one row under a budget band and a final band, or one item a row."""

from __future__ import annotations

from transforms.forms.columns import match_measure
from transforms.forms.draft import Draft, has_printed_number, one_line
from transforms.forms.form import Form
from transforms.forms.tables import Table, TableRow
from transforms.model import Cell, Kind
from transforms.wording import fold_text

_ITEM_ROWS = ("公务接待", "因公出国")


def read_bands(table: Table, form: Form) -> Draft:
    """Return the items of the “三公” form under their budget and final measures."""
    down_the_rows = sum(any(word in _first_text(row.cells) for word in _ITEM_ROWS) for row in table.rows) >= 2
    return _read_rows(table, form) if down_the_rows else _read_columns(table, form)


def _read_rows(table: Table, form: Form) -> Draft:
    """Read the variant with one item a row and the budget and final columns beside it."""
    draft = Draft(form.form)
    columns = {c: m for c, path in enumerate(table.heads) if path and (m := match_measure(path[-1], form))}
    for row in table.rows:
        label = _first_text(row.cells)
        concept = name_item(label)
        if concept is None:
            if has_printed_number(row, columns) and concept_may_matter(label):
                draft.issues.append(f"第{row.page}页有未识别的行: “{label}”")
            continue
        draft.add_row(row.page, concept, label)
        draft.add_cells(row, columns, concept, label)
    return draft


def _read_columns(table: Table, form: Form) -> Draft:
    """Read the variant with one row of amounts under items and bands."""
    draft = Draft(form.form)
    columns: dict[int, tuple[str, str, str]] = {}
    for column, path in enumerate(table.heads):
        measure = next((m for head in reversed(path) if (m := match_measure(head, form))), None)
        items = [head for head in path if match_measure(head, form) is None]
        concept = name_item(*items)
        if concept and measure is None and form.kind is Kind.BUDGET:
            measure = "budget"  # a budget's form need not say that it is one
        if concept and measure:
            columns[column] = (concept, measure, "·".join(items[-1:]))
        elif items and measure:
            draft.issues.append(f"有未识别的栏目: {'/'.join(path)}")
    _set_wider_total_apart(columns)
    if len({(c, m) for c, m, _ in columns.values()}) < len(columns):
        draft.issues.append("有两栏同名，无法区分")
        return draft
    names = {column: measure for column, (_, measure, _) in columns.items()}
    printed = [row for row in table.rows if has_printed_number(row, names)]
    if len(printed) > 1 and not _begins_with_total(printed[0]):
        draft.issues.append(f"第{printed[1].page}页“三公”经费表有不止一行数字")
    for row in (printed or table.rows)[:1]:
        for column, (concept, measure, label) in columns.items():
            draft.add_cells(row, {column: measure}, concept, label)
        for concept, _, label in columns.values():
            if concept not in {r.concept for r in draft.rows}:
                draft.add_row(row.page, concept, label)
    return draft


_ITEMS = (
    ("出国", "overseas_travel"), ("接待", "reception"), ("会议费", "meetings"), ("培训费", "training"),
    ("购置及运行", "vehicles_subtotal"), ("购置和运行", "vehicles_subtotal"), ("运行", "vehicle_operation"),
    ("购置", "vehicle_purchase"), ("三公", "three_public_total"), ("合计", "three_public_total"),
)  # fmt: skip
_PARTS_OF_RECEPTION = ("国内", "外事", "外宾", "国境外", "国(境)外")
_NOT_MONEY_OF_OURS = ("辆", "批次", "人次", "团组", "机关运行", "数量", "保有量", "接待费")


def name_item(*heads: str) -> str | None:
    """Return the item that header words (outer to inner) or a row label name; None when it is none of ours."""
    words = [fold_text(head) for head in heads]
    own = words[-1] if words else ""
    if own == "小计" and any("公务用车" in word or "购置及运行" in word for word in words):
        return "vehicles_subtotal"
    if own == "小计" and any("三公" in word for word in words):
        return "three_public_total"
    if "接待" in own and any(part in own for part in _PARTS_OF_RECEPTION):
        return None
    return next((concept for word, concept in _ITEMS if word in own), None)


def concept_may_matter(label: str) -> bool:
    """Whether an unknown row may be part of the “三公” total: counts of cars, visits and people are not."""
    return not any(word in label for word in _NOT_MONEY_OF_OURS)


def _begins_with_total(row: TableRow) -> bool:
    """Whether a row of numbers is the 合计 over the units below it."""
    return any(fold_text(cell.text) == "合计" for _, _, cell in row.cells)


def _set_wider_total_apart(columns: dict[int, tuple[str, str, str]]) -> None:
    """Name a 合计 that also holds meetings and training `grand_total`: it is more than the three public expenses."""
    if not {"meetings", "training"} & {concept for concept, _, _ in columns.values()}:
        return
    for column, (concept, measure, label) in columns.items():
        if concept == "three_public_total" and fold_text(label) == "合计":
            columns[column] = ("grand_total", measure, label)


def _first_text(cells: list[tuple[int, int, Cell]]) -> str:
    return next((one_line(cell.text) for _, _, cell in cells if fold_text(cell.text)), "")
