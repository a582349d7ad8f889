"""One book from bytes to facts, and the second opinion."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.transforms.forms.paper import page
from transforms.document import assemble_document, read_document
from transforms.errors import NotADisclosureError
from transforms.model import Box, FormStatus, Kind, Line, Page
from transforms.referee import confirm_facts

BOOK = Path("flows/demo/books/qinglan_culture_2024.pdf")


def cover(*texts: str) -> Page:
    lines = tuple(Line(text, Box(50, 100 + 30 * i, 500, 120 + 30 * i)) for i, text in enumerate(texts))
    return Page(1, 595, 842, lines, ())


def test_a_demo_book_is_known_by_its_cover_and_all_nine_forms_are_read() -> None:
    document = read_document(BOOK.read_bytes())
    assert (document.publisher, document.fiscal_year, document.kind) == (
        "青岚区文化和旅游局",
        2024,
        Kind.FINAL_ACCOUNTS,
    )
    assert {f.form: f.status for f in document.forms} == {
        **{f"T0{n}": FormStatus.READ for n in (1, 2, 3, 4, 5, 6, 7, 9)},
        "T08": FormStatus.EMPTY,
    }
    assert document.issues == ()


def test_a_notice_is_no_disclosure() -> None:
    with pytest.raises(NotADisclosureError, match="1 pages were read"):
        assemble_document("0" * 64, [cover("关于召开会议的通知", "各单位：" + "请准时参加。" * 20)])


def test_a_budget_is_kept_as_one_without_forms_of_final_accounts() -> None:
    document = assemble_document("0" * 64, [cover("青岚区统计局", "2026年部门预算")])
    assert (document.kind, document.publisher, document.fiscal_year) == (Kind.BUDGET, "青岚区统计局", 2026)
    assert {f.status for f in document.forms} <= {FormStatus.MISSING}


def test_a_units_book_is_not_its_departments() -> None:
    unit = assemble_document("0" * 64, [cover("示范市青岚区2025年区级单位预算", "预算单位：青岚区统计局")])
    department = assemble_document("1" * 64, [cover("青岚区统计局2025年部门预算")])
    assert (unit.publisher, unit.scope, department.scope) == ("青岚区统计局", "单位", "")


def test_a_table_of_another_kind_makes_no_book() -> None:
    with pytest.raises(NotADisclosureError):
        assemble_document("0" * 64, [page(1, [["姓名", "电话"], ["张三", "123"]], above=["值班表"])])


def test_the_second_reader_confirms_what_both_read_alike() -> None:
    pdf = BOOK.read_bytes()
    document = read_document(pdf)
    pages = {form.form: form.pages for form in document.forms}
    facts = [fact for fact in document.facts if fact.form in ("T06", "T09")]
    assert set(confirm_facts(pdf, facts, pages).values()) == {True}


def test_a_fact_read_otherwise_is_not_confirmed() -> None:
    pdf = BOOK.read_bytes()
    document = read_document(pdf)
    pages = {form.form: form.pages for form in document.forms}
    fact = next(f for f in document.facts if f.fact_id == "T09.reception.final")
    misread = replace(fact, amount_yuan=Decimal(1))
    assert confirm_facts(pdf, [fact], pages) == {fact.fact_id: True}
    assert confirm_facts(pdf, [misread], pages) == {fact.fact_id: False}


def test_a_damaged_file_confirms_nothing() -> None:
    pdf = BOOK.read_bytes()
    document = read_document(pdf)
    pages = {form.form: form.pages for form in document.forms}
    fact = next(f for f in document.facts if f.fact_id == "T09.reception.final")
    assert confirm_facts(pdf[:-3000], [fact], pages) == {fact.fact_id: False}
