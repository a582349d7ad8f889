"""A small invented book with findings, and the PDF its boxes stand on."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pikepdf

from expectations.findings import Culprit, Finding
from expectations.quotes import Quote
from flows.publish.report import BookReport, Change, FormSummary
from transforms.model import Box, CellState, Fact

WRITTEN_AT = datetime(2025, 11, 25, 18, 30, tzinfo=UTC)
DOCUMENT_ID = "d" * 64
PAGE_COUNT = 3


def draw_pdf(pages: int = PAGE_COUNT) -> bytes:
    """Return a PDF of A4 pages, each with a ruled table of ten rows and no text."""
    rules = "\n".join(f"60 {800 - row * 20} m 535 {800 - row * 20} l S" for row in range(11))
    with pikepdf.new() as document:
        for _ in range(pages):
            page = document.add_blank_page(page_size=(595, 842))
            page.Contents = document.make_stream(f"1 w\n{rules}".encode())
        target = io.BytesIO()
        document.save(target)
    return target.getvalue()


def printed_fact(
    concept: str, label: str, text: str, row: int, *, form: str = "T03", page: int = 1, unit: str = "万元"
) -> Fact:
    """Return a fact printed in table row `row` of `page`."""
    factor = {"元": 1, "万元": 10_000}[unit]
    return Fact(
        fact_id=f"{form}.{concept}.expenditure_total",
        form=form,
        concept=concept,
        code=concept if concept.isdigit() else None,
        label=label,
        side="",
        measure="expenditure_total",
        state=CellState.PRINTED if text else CellState.BLANK,
        text=text,
        unit=unit,
        amount_yuan=Decimal(text.replace(",", "") or 0) * factor,
        step_yuan=Decimal(factor) / 100,
        page=page,
        box=Box(400, 42 + row * 20, 500, 62 + row * 20),
    )


TOTAL = printed_fact("total", "合计", "1,000.00", 0)
SERVICES = printed_fact("201", "一般公共服务支出", "610.00", 1)
HEALTH = printed_fact("210", "卫生健康支出", "400.00", 2)
BLANK = printed_fact("204", "公共安全支出", "", 3)
SUMMARY_SERVICES = printed_fact("201", "一般公共服务支出", "600.00", 4, form="T01", page=2)

WRONG_SUM = Finding(
    finding_id="1" * 16,
    relation="R111",
    instance="T03.expenditure_total",
    verdict="inconsistent",
    severity="error",
    message_zh="合计印为 1,000.00 万元，各类之和为 1,010.00 万元，相差 10.00 万元。",
    message_en="The total is printed as 1,000.00 but its parts add up to 1,010.00.",
    facts=(SERVICES, TOTAL, HEALTH, BLANK),
    also=("R204:201.le",),
    printed_yuan=Decimal(10_000_000),
    expected_yuan=Decimal(10_100_000),
    difference_yuan=Decimal(-100_000),
    culprit=Culprit(SERVICES.fact_id, Decimal(5_999_850), Decimal(6_000_150)),
)
WRONG_PAIR = Finding(
    finding_id="2" * 16,
    relation="R204",
    instance="201",
    verdict="inconsistent",
    severity="error",
    message_zh="两张表同一科目相差 10.00 万元。",
    message_en="Two forms differ by 10.00.",
    facts=(SERVICES, SUMMARY_SERVICES),
    also=(),
    printed_yuan=Decimal(6_100_000),
    expected_yuan=Decimal(6_000_000),
    difference_yuan=Decimal(100_000),
    culprit=None,
)
QUESTION = Finding(
    finding_id="3" * 16,
    relation="R161",
    instance="T07",
    verdict="suspicious",
    severity="warning",
    message_zh="说明文字称本年度无此项支出，表中却有数字。",
    message_en="The text says there is none. The form prints a number.",
    facts=(HEALTH,),
    also=(),
    printed_yuan=None,
    expected_yuan=None,
    difference_yuan=None,
    culprit=None,
)

REPEATED = replace(
    QUESTION,
    finding_id="4" * 16,
    relation="R340",
    instance="s0001/s0002",
    message_zh="同一句话，一处印“324”，一处印“703”，请核对何者为准",
    message_en="One sentence says 324, the other 703",
    facts=(),
    quotes=(
        Quote("全年投入帮扶资金324万元。", ((1, Box(60, 62, 500, 82)), (2, Box(60, 42, 200, 62)))),
        Quote("全年投入帮扶资金703万元。", ((3, Box(60, 102, 500, 122)),)),
    ),
)


def make_book(
    findings: Sequence[Finding] = (QUESTION, WRONG_PAIR, WRONG_SUM), **changes: object
) -> BookReport:
    """Return the book with these findings."""
    book = BookReport(
        document_id=DOCUMENT_ID,
        publisher="示例区档案馆",
        district="示例市示例区",
        fiscal_year=2024,
        kind="final_accounts",
        title="示例区档案馆2024年度部门决算公开",
        source_url="https://www.example.gov.cn/2024/book.pdf",
        page_url="https://www.example.gov.cn/2024/book.html",
        captured_at=WRITTEN_AT,
        findings=tuple(findings),
        forms=(
            FormSummary("T03", "read", (1,), ""),
            FormSummary("T09", "refused", (9,), "第 3 栏表头无法辨认"),
        ),
        verdict_counts={"exact": 40, "rounding": 3, "inconsistent": 3, "suspicious": 1, "not_applicable": 9},
        issues=("T09 第 3 栏表头无法辨认",),
        changes=(Change("T03", "201 一般公共服务支出", "expenditure_total", "600.00", "610.00"),),
        relations={"R111": "合计等于各类之和", "R204": "两表同一科目相等"},
    )
    return replace(book, **changes)  # type: ignore[arg-type]


def many_findings(count: int) -> list[Finding]:
    """Return findings with ids and differences of their own."""
    return [
        replace(WRONG_PAIR, finding_id=f"{number:016x}", message_zh=f"第 {number} 处问题。")
        for number in range(count)
    ]
