"""Sections 一–四, 七 and 八: totals of income and expenditure, and the two smaller budgets."""

from __future__ import annotations

from decimal import Decimal

from tests.demo_books.book import Book
from tests.demo_books.cells import amount, items
from tests.demo_books.ledger import BUDGETS
from tests.demo_books.names import path, purpose
from tests.demo_books.two_sided_forms import FISCAL
from tests.demo_books.wording import Wording

SOURCES = (
    ("fiscal_appropriation", "财政拨款收入"),
    ("superior_subsidy", "上级补助收入"),
    ("operating_income", "事业收入"),
    ("business_income", "经营收入"),
    ("subordinate_remittance", "附属单位上缴收入"),
    ("other_income", "其他收入"),
)
USES = (("basic_expenditure", "基本支出"), ("project_expenditure", "项目支出"))


def overview(book: Book, wording: Wording) -> list[str]:
    """一: the grand total and its change, and how each side is made up."""
    money = wording.money
    total = amount(book.cells, "T01", "total", "amount", "income")
    before = amount(book.before, "T01", "total", "amount", "income")
    return [
        f"{book.year}年度收、支总计均为{money(total)}，收、支总计{wording.change(total, before)}，"
        f"主要原因：{book.story.why['total']}。",
        f"收入总计{money(total)}，包括{_side(book, wording, 'income')}。",
        f"支出总计{money(total)}，包括{_side(book, wording, 'expenditure')}。",
    ]


def _side(book: Book, wording: Wording, side: str) -> str:
    rows = {
        "income": (
            ("income_total", "本年收入合计"),
            ("surplus_used", "使用非财政拨款结余（含专用结余）"),
            ("carryover_opening", "年初结转和结余"),
        ),
        "expenditure": (("expenditure_total", "本年支出合计"), ("carryover_closing", "年末结转和结余")),
    }[side]
    parts = [(label, amount(book.cells, "T01", concept, "amount", side)) for concept, label in rows]
    return "、".join(f"{label}{wording.money(value)}" for label, value in parts if value)


def income(book: Book, wording: Wording) -> list[str]:
    """二: income by source, with shares."""
    total = amount(book.cells, "T02", "total", "income_total")
    before = amount(book.before, "T02", "total", "income_total")
    parts = [(label, amount(book.cells, "T02", "total", measure)) for measure, label in SOURCES]
    return [
        f"{book.year}年度收入合计{wording.money(total)}，{wording.change(total, before)}，"
        f"主要原因：{book.story.why['total']}。其中：{_parts(wording, parts, total, '本年收入')}。"
    ]


def expenditure(book: Book, wording: Wording) -> list[str]:
    """三: expenditure by kind, with shares."""
    total = amount(book.cells, "T03", "total", "expenditure_total")
    before = amount(book.before, "T03", "total", "expenditure_total")
    parts = [(label, amount(book.cells, "T03", "total", measure)) for measure, label in USES]
    return [
        f"{book.year}年度支出合计{wording.money(total)}，{wording.change(total, before)}，"
        f"主要原因：{book.story.why['total']}。其中：{_parts(wording, parts, total, '本年支出')}。"
    ]


def _parts(wording: Wording, parts: list[tuple[str, Decimal]], total: Decimal, whole: str) -> str:
    return "；".join(
        f"{label}{wording.money(value)}，占{whole}{wording.share(value, total)}"
        for label, value in parts
        if value
    )


def fiscal(book: Book, wording: Wording) -> list[str]:
    """四: fiscal appropriation, in total and by budget."""
    total = amount(book.cells, "T04", "total", "amount", "income")
    before = amount(book.before, "T04", "total", "amount", "income")
    first = (
        f"{book.year}年度财政拨款收、支总计均为{wording.money(total)}，"
        f"财政拨款收、支总计{wording.change(total, before)}，主要原因：{book.story.why['total']}。"
    )
    return [first, *(_received(book, wording, budget, label) for budget, label in FISCAL)]


def _received(book: Book, wording: Wording, budget: str, label: str) -> str:
    now = amount(book.cells, "T04", budget, "amount", "income")
    before = amount(book.before, "T04", budget, "amount", "income")
    return f"本年{label}收入{wording.money(now)}，{wording.change(now, before)}。"


def government_fund(book: Book, wording: Wording) -> list[str]:
    """七: the government fund budget, or the statement that there is none."""
    codes = items(book.cells, "T07")
    if not codes:
        return [f"本部门{book.year}年度没有政府性基金预算财政拨款收入和支出。"]
    opening, received, spent, closing = (
        wording.money(amount(book.cells, "T07", "total", measure))
        for measure in ("carryover_opening", "income_total", "expenditure_total", "carryover_closing")
    )
    total = (
        f"{book.year}年度政府性基金预算财政拨款年初结转和结余{opening}，本年收入{received}，"
        f"本年支出{spent}，年末结转和结余{closing}。具体支出情况如下："
    )
    return [
        total,
        *(
            f"{number}. {path(code)}。支出决算为"
            f"{wording.money(amount(book.cells, 'T07', code, 'expenditure_total'))}，"
            f"主要用于{purpose(code)}。"
            for number, code in enumerate(codes, 1)
        ),
    ]


def state_capital(book: Book, wording: Wording) -> list[str]:
    """八: no bureau of the district spends from the state capital budget."""
    spent = amount(book.cells, "T04", "expenditure_total", BUDGETS[2], "expenditure")
    if spent:
        return [f"{book.year}年度国有资本经营预算财政拨款支出{wording.money(spent)}。"]
    return [f"本部门{book.year}年度没有国有资本经营预算财政拨款支出。"]
