"""Writes the nine forms: which rows and columns each prints, in the order the readers find them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest

from tests.demo_books.ledger import BUDGETS
from tests.demo_books.names import CLASSES, ECONOMIC
from tests.demo_books.two_sided_forms import FISCAL, INCOME, ORDINALS, THREE_PUBLIC
from tests.districts.codes import read_names
from tests.districts.sheet import Sheet

_SPENT = ("expenditure_total", "basic_expenditure", "project_expenditure")
MEASURES = {
    "T02": ("income_total", "fiscal_appropriation", *(source for source, _ in INCOME[3:])),
    "T03": (*_SPENT, "remit_to_superior", "business_expenditure", "subsidy_to_subordinates"),
    "T05": _SPENT,
    "T07": ("carryover_opening", "income_total", *_SPENT, "carryover_closing"),
    "T08": _SPENT,
}
_ITEMS = dict(
    zip(
        THREE_PUBLIC,
        (
            "合计",
            "因公出国(境)费",
            "小计",
            "公务用车购置费",
            "公务用车运行维护费",
            "公务接待费",
        ),
        strict=True,
    )
)
_Entry = tuple[str, str]
_NOTHING: _Entry = ("", "")


def _number(entries: Sequence[_Entry]) -> list[_Entry]:
    return [
        (concept, f"{ordinal}、{label}") for ordinal, (concept, label) in zip(ORDINALS, entries, strict=False)
    ]


_CLASS_ROWS = _number(tuple(CLASSES.items()))
_OVERVIEW = (
    [
        *_number(INCOME),
        *[_NOTHING] * (len(_CLASS_ROWS) - len(INCOME)),
        ("income_total", "本年收入合计"),
        ("non_fiscal_surplus_used", "使用非财政拨款结余(含专用结余)"),
        ("carryover_opening", "年初结转和结余"),
        ("grand_total", "总计"),
    ],
    [
        *_CLASS_ROWS,
        ("expenditure_total", "本年支出合计"),
        ("surplus_distribution", "结余分配"),
        ("carryover_closing", "年末结转和结余"),
        ("grand_total", "总计"),
    ],
)
_FISCAL_OVERVIEW = (
    [
        *_number(FISCAL),
        *[_NOTHING] * (len(_CLASS_ROWS) - len(FISCAL)),
        ("income_total", "本年收入合计"),
        ("carryover_opening", "年初财政拨款结转和结余"),
        *((f"carryover_opening_{budget}", label) for budget, label in FISCAL),
        ("grand_total", "总计"),
    ],
    [
        *_CLASS_ROWS,
        ("expenditure_total", "本年支出合计"),
        ("carryover_closing", "年末财政拨款结转和结余"),
        *[_NOTHING] * len(FISCAL),
        ("grand_total", "总计"),
    ],
)
_BLOCKS = tuple(
    [code for code in ECONOMIC if code[:3] in classes]
    for classes in (("301", "303"), ("302",), ("307", "310", "399"))
)


def _write_overview(sheet: Sheet) -> None:
    _write_two_sides(sheet, *_OVERVIEW, ("amount",))


def _write_fiscal_overview(sheet: Sheet) -> None:
    _write_two_sides(sheet, *_FISCAL_OVERVIEW, ("subtotal", *BUDGETS))


def _write_two_sides(
    sheet: Sheet, income: Sequence[_Entry], expenditure: Sequence[_Entry], measures: Sequence[str]
) -> None:
    """Write income beside expenditure; rows are numbered down the left side, then down the right."""
    for line, entries in enumerate(zip(income, expenditure, strict=True)):
        for number, (side, (concept, label)) in enumerate(
            zip(("income", "expenditure"), entries, strict=True)
        ):
            code = concept if concept.isdigit() else None
            row_no = line + 1 + number * len(income)
            sheet.add_row(line, concept, label, code=code, side=side, row_no=row_no)
            if concept:
                columns = enumerate(measures, 1) if number else [(0, "amount")]
                for column, measure in columns:
                    sheet.add_cell(line, column, concept, measure, label, code=code, side=side)


def printed_codes(sheet: Sheet) -> list[str]:
    """Return the codes that a form of code rows prints, ascending."""
    return sorted(
        {cell.concept for cell in sheet.steps if cell.form == sheet.form and cell.concept.isdigit()}
    )


def _write_code_rows(sheet: Sheet) -> None:
    names = read_names()
    for line, concept in enumerate(["total", *printed_codes(sheet)]):
        code = None if concept == "total" else concept
        label = "合计" if code is None else names[code]
        sheet.add_row(line, concept, label, code=code)
        for column, measure in enumerate(MEASURES[sheet.form]):
            sheet.add_cell(line, column, concept, measure, label, code=code)


def _write_economic(sheet: Sheet) -> None:
    """Write the economic items in three blocks side by side, the two totals below them."""
    lines = list(zip_longest(*_BLOCKS))
    for line, codes in enumerate(lines):
        for column, code in enumerate(codes):
            if code is not None:
                sheet.add_row(line, code, ECONOMIC[code], code=code)
                sheet.add_cell(line, column, code, "amount", ECONOMIC[code], code=code)
    totals = (("personnel_total", "人员经费合计"), ("operating_total", "公用经费合计"))
    for column, (concept, label) in zip((0, 2), totals, strict=True):
        sheet.add_row(len(lines), concept, label)
        sheet.add_cell(len(lines), column, concept, "amount", label)


def _write_three_public(sheet: Sheet) -> None:
    """Write one row of budgets and one of finals, side by side."""
    for band, measure in enumerate(("budget", "final")):
        for number, (concept, label) in enumerate(_ITEMS.items()):
            sheet.add_cell(0, band * len(_ITEMS) + number, concept, measure, label)
    for concept, label in _ITEMS.items():
        sheet.add_row(0, concept, label)


WRITERS: dict[str, Callable[[Sheet], None]] = {
    "T01": _write_overview,
    "T02": _write_code_rows,
    "T03": _write_code_rows,
    "T04": _write_fiscal_overview,
    "T05": _write_code_rows,
    "T06": _write_economic,
    "T07": _write_code_rows,
    "T08": _write_code_rows,
    "T09": _write_three_public,
}
