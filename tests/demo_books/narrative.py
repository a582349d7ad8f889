"""The parts of a book around its tables: overview, the thirteen sections of explanation, glossary."""

from __future__ import annotations

from tests.demo_books import code_forms, two_sided_forms
from tests.demo_books.blocks import Block, Heading, Paragraph
from tests.demo_books.book import Book
from tests.demo_books.glossary import glossary
from tests.demo_books.narrative_expenditure import basic, general_budget
from tests.demo_books.narrative_operations import (
    agency_operating,
    assets,
    performance,
    procurement,
    three_public,
)
from tests.demo_books.narrative_totals import (
    expenditure,
    fiscal,
    government_fund,
    income,
    overview,
    state_capital,
)
from tests.demo_books.printed import Printer
from tests.demo_books.wording import Wording

SECTIONS = (
    ("收入支出决算总体情况说明", overview),
    ("收入决算情况说明", income),
    ("支出决算情况说明", expenditure),
    ("财政拨款收入支出决算总体情况说明", fiscal),
    ("一般公共预算财政拨款支出决算情况说明", general_budget),
    ("一般公共预算财政拨款基本支出决算情况说明", basic),
    ("政府性基金预算财政拨款收入支出决算情况说明", government_fund),
    ("国有资本经营预算财政拨款支出决算情况说明", state_capital),
    ("财政拨款“三公”经费支出决算情况说明", three_public),
    ("机关运行经费支出说明", agency_operating),
    ("政府采购支出说明", procurement),
    ("国有资产占用情况说明", assets),
    ("预算绩效情况说明", performance),
)
FORMS = (
    two_sided_forms.overview,
    code_forms.income,
    code_forms.expenditure,
    two_sided_forms.fiscal_overview,
    code_forms.general_budget,
    two_sided_forms.economic,
    code_forms.government_fund,
    code_forms.state_capital,
    two_sided_forms.three_public,
)


def blocks_of(book: Book) -> list[Block]:
    """Return the whole book after its cover, in printed order."""
    return [*_bureau(book), *_forms(book), *_explanations(book), *glossary(book)]


def _bureau(book: Book) -> list[Block]:
    """第一部分: what the bureau does and what it consists of."""
    name, units = book.bureau.publisher, book.bureau.units
    blocks: list[Block] = [Heading(1, f"第一部分 {name}概况"), Heading(2, "一、部门主要职责")]
    blocks += [Paragraph(f"{number}. {duty}") for number, duty in enumerate(book.bureau.duties, 1)]
    listed = f"，分别是{'、'.join(units)}" if units else ""
    blocks += [
        Heading(2, "二、机构设置情况"),
        Paragraph(f"纳入{name}{book.year}年度部门决算编报的有本级和{len(units)}个下属单位{listed}。"),
    ]
    return blocks


def _forms(book: Book) -> list[Block]:
    """第二部分: the nine forms."""
    tables = [build(Printer(book)) for build in FORMS]
    ordinals = two_sided_forms.ORDINALS
    blocks: list[Block] = [Heading(1, f"第二部分 {book.bureau.publisher}{book.year}年度部门决算表")]
    blocks += [
        Paragraph(f"{ordinal}、{table.title}（{table.number}）")
        for ordinal, table in zip(ordinals, tables, strict=False)
    ]
    return [*blocks, *tables]


def _explanations(book: Book) -> list[Block]:
    """第三部分: the thirteen sections."""
    manner = book.bureau.manner
    wording = Wording(manner.percent_places, manner.strips_zeros, book.year - 1)
    blocks: list[Block] = [Heading(1, f"第三部分 {book.bureau.publisher}{book.year}年度部门决算情况说明")]
    for ordinal, (title, tell) in zip(two_sided_forms.ORDINALS, SECTIONS, strict=False):
        blocks.append(Heading(2, f"{ordinal}、{title}"))
        blocks += [Paragraph(text) for text in tell(book, wording)]
    return blocks
