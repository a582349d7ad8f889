"""公开01表, 公开04表, 公开06表 and 公开09表: the forms whose rows are set by the ministry."""

from __future__ import annotations

from collections.abc import Sequence

from tests.demo_books.ledger import BUDGETS
from tests.demo_books.names import CLASSES, ECONOMIC
from tests.demo_books.printed import Box, Printer, Row, Table

UNITS = "一二三四五六七八九"
ORDINALS = [*UNITS, "十", *(f"十{unit}" for unit in UNITS), "二十", *(f"二十{unit}" for unit in UNITS)]
INCOME = (
    ("general_public_budget", "一般公共预算财政拨款收入"),
    ("government_fund_budget", "政府性基金预算财政拨款收入"),
    ("state_capital_budget", "国有资本经营预算财政拨款收入"),
    ("superior_subsidy", "上级补助收入"),
    ("operating_income", "事业收入"),
    ("business_income", "经营收入"),
    ("subordinate_remittance", "附属单位上缴收入"),
    ("other_income", "其他收入"),
)
FISCAL = (
    ("general_public_budget", "一般公共预算财政拨款"),
    ("government_fund_budget", "政府性基金预算财政拨款"),
    ("state_capital_budget", "国有资本经营预算财政拨款"),
)
THREE_PUBLIC = (
    "three_public_total",
    "overseas_travel",
    "vehicles_subtotal",
    "vehicle_purchase",
    "vehicle_operation",
    "reception",
)
Labelled = tuple[str, str]


def overview(printer: Printer) -> Table:
    """公开01表 收入支出决算总表."""
    left: list[Labelled] = [*_ordered(INCOME), *_blank(26 - len(INCOME))]
    left += [
        ("income_total", "本年收入合计"),
        ("surplus_used", "使用非财政拨款结余（含专用结余）"),
        ("carryover_opening", "年初结转和结余"),
        ("total", "总计"),
    ]
    right = [
        *_ordered(tuple(CLASSES.items())),
        ("expenditure_total", "本年支出合计"),
        ("surplus_distribution", "结余分配"),
        ("carryover_closing", "年末结转和结余"),
        ("total", "总计"),
    ]
    body = [
        [
            *_labelled(left[row], row + 1),
            printer.number("T01", left[row][0], "amount", "income"),
            *_labelled(right[row], row + 31),
            printer.number("T01", right[row][0], "amount", "expenditure"),
        ]
        for row in range(30)
    ]
    header = [
        [Box("收入", 3), Box("支出", 3)],
        [Box(text) for text in ("项目", "行次", "金额", "项目", "行次", "金额")],
        [Box(text) for text in ("栏次", "", "1", "栏次", "", "2")],
    ]
    notes = ["注：本表反映本部门当年全部收支和年末结转结余。金额由元折算为万元，个别合计数可能有尾差。"]
    return Table("T01", "收入支出决算总表", False, (54, 10, 24, 54, 10, 24), header, body, notes)


def fiscal_overview(printer: Printer) -> Table:
    """公开04表 财政拨款收入支出决算总表."""
    left = [*_ordered(FISCAL), *_blank(23), ("income_total", "本年收入合计")]
    left += [("carryover_opening", "年初财政拨款结转和结余")]
    left += [(f"carryover_opening_{budget}", f"  {label}") for budget, label in FISCAL]
    left += [("total", "总计")]
    right = [*_ordered(tuple(CLASSES.items())), ("expenditure_total", "本年支出合计")]
    right += [("carryover_closing", "年末财政拨款结转和结余"), *_blank(3), ("total", "总计")]
    body = [
        [
            *_labelled(left[row], row + 1),
            printer.number("T04", left[row][0], "amount", "income"),
            *_labelled(right[row], row + 33),
            *(printer.number("T04", right[row][0], m, "expenditure") for m in ("subtotal", *BUDGETS)),
        ]
        for row in range(32)
    ]
    header = [
        [Box("收入", 3), Box("支出", 6)],
        [Box(text) for text in ("项目", "行次", "金额", "项目", "行次", "小计")]
        + [Box(label) for _, label in FISCAL],
        [Box(text) for text in ("栏次", "", "1", "栏次", "", "2", "3", "4", "5")],
    ]
    notes = ["注：本表反映本部门当年三本预算财政拨款的收支和结转结余。"]
    return Table(
        "T04", "财政拨款收入支出决算总表", True, (52, 10, 24, 52, 10, 25, 27, 27, 27), header, body, notes
    )


def economic(printer: Printer) -> Table:
    """公开06表 一般公共预算财政拨款基本支出决算明细表: three blocks side by side."""
    short = printer.book.bureau.manner.short_capital
    blocks = [_codes("301", "303"), _codes("302"), _capital() if short else _codes("307", "310", "399")]
    body = [
        [box for block in blocks for box in _economic_item(printer, block, row)]
        for row in range(max(len(block) for block in blocks))
    ]
    body.append(
        [
            Box("人员经费合计", 2),
            printer.number("T06", "personnel_expenses", "amount"),
            Box("公用经费合计", 5),
            printer.number("T06", "operating_expenses", "amount"),
        ]
    )
    header = [
        [Box("人员经费", 3), Box("公用经费", 6)],
        [Box(text) for _ in blocks for text in ("经济分类科目编码", "科目名称", "决算数")],
    ]
    notes = ["注：本表反映本部门当年一般公共预算财政拨款基本支出的经济分类明细。"]
    return Table(
        "T06",
        "一般公共预算财政拨款基本支出决算明细表",
        True,
        (18, 46, 22) * 3,
        header,
        body,
        notes,
    )


def three_public(printer: Printer) -> Table:
    """公开09表 财政拨款“三公”经费支出决算表."""
    band = [
        Box("合计", rows=2),
        Box("因公出国（境）费", rows=2),
        Box("公务用车购置及运行维护费", 3),
        Box("公务接待费", rows=2),
    ]
    vehicles = [Box("小计"), Box("公务用车购置费"), Box("公务用车运行维护费")]
    header = [
        [Box("预算数", 6), Box("决算数", 6)],
        band * 2,
        vehicles * 2,
        [Box(str(number)) for number in range(1, 13)],
    ]
    body = [[printer.number("T09", item, m) for m in ("budget", "final") for item in THREE_PUBLIC]]
    notes = [
        "注：本表反映本部门当年财政拨款“三公”经费的预算和决算。预算数为全年预算数，"
        "即按规定程序调整后的预算数；决算数包括当年财政拨款和以前年度结转资金安排的支出。"
    ]
    return Table("T09", "财政拨款“三公”经费支出决算表", True, (21,) * 12, header, body, notes)


def _ordered(labels: Sequence[Labelled]) -> list[Labelled]:
    return [(key, f"{ordinal}、{label}") for ordinal, (key, label) in zip(ORDINALS, labels, strict=False)]


def _blank(count: int) -> list[Labelled]:
    return [("", "")] * count


def _labelled(entry: Labelled, row_number: int) -> Row:
    return [Box(entry[1], align="left"), Box(str(row_number))]


def _codes(*classes: str) -> list[str]:
    return [code for code in ECONOMIC if code[:3] in classes]


def _capital() -> list[str]:
    return ["310", "31002", "31003", "31007", "31013", "31022", "31099"]


def _economic_item(printer: Printer, block: list[str], row: int) -> Row:
    if row >= len(block):
        return [Box(""), Box(""), Box("")]
    code = block[row]
    name = Box(ECONOMIC[code], align="left")
    return [Box(code, align="left"), name, printer.number("T06", code, "amount")]
