"""公开02, 03, 05, 07 and 08表: one row a 类, 款 and 项."""

from __future__ import annotations

from collections.abc import Sequence

from tests.demo_books.cells import codes
from tests.demo_books.names import function_name
from tests.demo_books.printed import Box, Printer, Row, Table

Columns = Sequence[tuple[str, str]]
SPENT: Columns = (
    ("expenditure_total", "小计"),
    ("basic_expenditure", "基本支出"),
    ("project_expenditure", "项目支出"),
)
CODE_COLUMNS = (9, 9, 9)


def income(printer: Printer) -> Table:
    """公开02表 收入决算表."""
    columns = (
        ("income_total", "本年收入合计"),
        ("fiscal_appropriation", "财政拨款收入"),
        ("superior_subsidy", "上级补助收入"),
        ("operating_income", "事业收入"),
        ("business_income", "经营收入"),
        ("subordinate_remittance", "附属单位上缴收入"),
        ("other_income", "其他收入"),
    )
    note = "注：本表反映本部门当年各项收入的来源。"
    return _flat(printer, "T02", "收入决算表", columns, note)


def expenditure(printer: Printer) -> Table:
    """公开03表 支出决算表."""
    columns = (
        ("expenditure_total", "本年支出合计"),
        ("basic_expenditure", "基本支出"),
        ("project_expenditure", "项目支出"),
        ("remit_to_superior", "上缴上级支出"),
        ("business_expenditure", "经营支出"),
        ("subsidy_to_subordinates", "对附属单位补助支出"),
    )
    note = "注：本表反映本部门当年各项支出的构成。"
    return _flat(printer, "T03", "支出决算表", columns, note)


def general_budget(printer: Printer) -> Table:
    """公开05表 一般公共预算财政拨款支出决算表."""
    note = "注：本表反映本部门当年一般公共预算财政拨款支出。"
    title = "一般公共预算财政拨款支出决算表"
    return _spending(printer, "T05", title, SPENT, note)


def state_capital(printer: Printer) -> Table:
    """公开08表 国有资本经营预算财政拨款支出决算表, always empty in these books, with its statement."""
    columns = (("expenditure_total", "合计"), *SPENT[1:])
    note = "注：本表反映本部门当年国有资本经营预算财政拨款支出。"
    table = _spending(printer, "T08", "国有资本经营预算财政拨款支出决算表", columns, note)
    table.notes.append(
        f"本部门{printer.book.year}年度没有使用国有资本经营预算财政拨款安排的支出，本表为空表。"
    )
    return table


def government_fund(printer: Printer) -> Table:
    """公开07表 政府性基金预算财政拨款收入支出决算表; with its statement where it is empty."""
    before = (("carryover_opening", "年初结转和结余"), ("income_total", "本年收入"))
    after = (("carryover_closing", "年末结转和结余"),)
    columns = (*before, *SPENT, *after)
    header = [
        [
            Box("项目", 4),
            *(Box(label, rows=2) for _, label in before),
            Box("本年支出", 3),
            *(Box(label, rows=2) for _, label in after),
        ],
        [*_code_header(), *(Box(label) for _, label in SPENT)],
        _column_numbers(len(columns)),
    ]
    notes = ["注：本表反映本部门当年政府性基金预算财政拨款的收支和结转结余。"]
    if not codes(printer.book.cells, "T07"):
        notes.append(
            f"本部门{printer.book.year}年度没有政府性基金预算财政拨款收入，"
            "也没有使用政府性基金安排的支出，本表为空表。"
        )
    widths = (*CODE_COLUMNS, 62, *(28,) * len(columns))
    body = _rows(printer, "T07", columns)
    title = "政府性基金预算财政拨款收入支出决算表"
    return Table("T07", title, True, widths, header, body, notes)


def _flat(printer: Printer, form: str, title: str, columns: Columns, note: str) -> Table:
    header = [
        [Box("项目", 4), *(Box(label, rows=2) for _, label in columns)],
        _code_header(),
        _column_numbers(len(columns)),
    ]
    widths = (*CODE_COLUMNS, 62, *(168 // len(columns),) * len(columns))
    return Table(form, title, True, widths, header, _rows(printer, form, columns), [note])


def _spending(printer: Printer, form: str, title: str, columns: Columns, note: str) -> Table:
    header = [
        [Box("项目", 4), Box("本年支出", len(columns))],
        [*_code_header(), *(Box(label) for _, label in columns)],
        _column_numbers(len(columns)),
    ]
    widths = (*CODE_COLUMNS, 68, 27, 27, 27)
    return Table(form, title, False, widths, header, _rows(printer, form, columns), [note])


def _code_header() -> Row:
    return [Box("功能分类科目编码", 3), Box("科目名称")]


def _column_numbers(count: int) -> Row:
    return [*(Box(level) for level in "类款项"), Box("栏次"), *(Box(str(n + 1)) for n in range(count))]


def _rows(printer: Printer, form: str, columns: Columns) -> list[Row]:
    total = [Box("", 3), Box("合计"), *(printer.number(form, "total", m) for m, _ in columns)]
    return [
        total,
        *(
            [
                Box(code, 3, align="left"),
                Box(function_name(code), align="left"),
                *(printer.number(form, code, measure) for measure, _ in columns),
            ]
            for code in codes(printer.book.cells, form)
        ),
    ]
