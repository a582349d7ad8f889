"""Sections 五 and 六: the general public budget by class, by 项 and by economic item."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby

from tests.demo_books.book import Book
from tests.demo_books.cells import amount, codes, items
from tests.demo_books.ledger import PERSONNEL
from tests.demo_books.names import ECONOMIC, function_name, path, purpose
from tests.demo_books.wording import Wording


def general_budget(book: Book, wording: Wording) -> list[str]:
    """五: the total, its structure by class, and every 项 against its original budget."""
    return [
        "（一）一般公共预算财政拨款支出决算总体情况",
        _total(book, wording),
        "（二）一般公共预算财政拨款支出决算结构情况",
        *_structure(book, wording),
        "（三）一般公共预算财政拨款支出决算具体情况",
        _against_budget(book, wording),
        *_items(book, wording),
    ]


def basic(book: Book, wording: Wording) -> list[str]:
    """六: basic expenditure, and the economic items that are not zero."""
    total = amount(book.cells, "T05", "total", "basic_expenditure")
    spent = [code for code in codes(book.cells, "T06") if len(code) == 5]
    personnel = "、".join(ECONOMIC[code] for code in spent if code[:3] in PERSONNEL)
    operating = "、".join(ECONOMIC[code] for code in spent if code[:3] not in PERSONNEL)
    return [
        f"{book.year}年度一般公共预算财政拨款基本支出{wording.money(total)}，其中：",
        f"人员经费{wording.money(amount(book.cells, 'T06', 'personnel_expenses', 'amount'))}，"
        f"主要包括：{personnel}。",
        f"公用经费{wording.money(amount(book.cells, 'T06', 'operating_expenses', 'amount'))}，"
        f"主要包括：{operating}。",
    ]


def _spent(book: Book) -> Decimal:
    return amount(book.cells, "T05", "total", "expenditure_total")


def _total(book: Book, wording: Wording) -> str:
    spent, whole = _spent(book), amount(book.cells, "T03", "total", "expenditure_total")
    before = amount(book.before, "T05", "total", "expenditure_total")
    return (
        f"{book.year}年度一般公共预算财政拨款支出{wording.money(spent)}，"
        f"占本年支出合计的{wording.share(spent, whole)}，{wording.change(spent, before)}，"
        f"主要原因：{book.story.why['total']}。"
    )


def _structure(book: Book, wording: Wording) -> list[str]:
    spent = _spent(book)
    classes = [
        (code, amount(book.cells, "T05", code, "expenditure_total"))
        for code in codes(book.cells, "T05")
        if len(code) == 3
    ]
    return [
        f"{book.year}年度一般公共预算财政拨款支出{wording.money(spent)}，按功能分类主要用于以下方面：",
        *(
            f"{number}. {function_name(code)}（类）支出{wording.money(value)}，"
            f"占{wording.share(value, spent)}，主要用于{purpose(code)}。"
            for number, (code, value) in enumerate(classes, 1)
        ),
    ]


def _against_budget(book: Book, wording: Wording) -> str:
    spent, initial = _spent(book), book.initial_budget
    parts = "、".join(
        f"{label}{wording.money(amount(book.cells, 'T05', 'total', measure))}"
        for measure, label in (("basic_expenditure", "基本支出"), ("project_expenditure", "项目支出"))
    )
    projects = "；".join(
        f"{project.name}{wording.money(project.spent)}，{project.effect}" for project in book.story.projects
    )
    return (
        f"{book.year}年度一般公共预算财政拨款支出年初预算为{wording.money(initial)}，"
        f"支出决算为{wording.money(spent)}{wording.completion(spent, initial, '年初预算')}。"
        f"其中：{parts}。项目支出的安排和成效：{projects}。"
    )


def _items(book: Book, wording: Wording) -> list[str]:
    paragraphs = []
    classes = groupby(items(book.cells, "T05"), key=lambda code: code[:3])
    for number, (group, codes_of_class) in enumerate(classes, 1):
        paragraphs.append(f"{number}. {function_name(group)}具体包括：")
        paragraphs += [
            f"（{place}）{_item(book, wording, code)}" for place, code in enumerate(codes_of_class, 1)
        ]
    return paragraphs


def _item(book: Book, wording: Wording, code: str) -> str:
    final, initial = amount(book.cells, "T05", code, "expenditure_total"), book.story.initial[code]
    return (
        f"{path(code)}。年初预算为{wording.money(initial)}，支出决算为{wording.money(final)}"
        f"{wording.completion(final, initial, '年初预算')}，{_reason(book, code, final, initial)}。"
    )


def _reason(book: Book, code: str, final: Decimal, initial: Decimal) -> str:
    if final == initial:
        return "支出决算数与年初预算数持平"
    size = "大于" if final > initial else "小于"
    return f"支出决算数{size}年初预算数的主要原因：{book.story.because[code]}"
