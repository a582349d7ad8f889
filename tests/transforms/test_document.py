"""One book from bytes to facts."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.transforms.forms.paper import UNIT, Row, page, words
from transforms.document import assemble_document, read_document
from transforms.errors import NotADisclosureError
from transforms.model import CellState, Document, FormStatus, Kind, Page, PageSource

BOOKS = sorted(Path("flows/demo/books").glob("*.pdf"))
BOOK = Path("flows/demo/books/qinglan_culture_2024.pdf")

PUBLISHERS = {"culture": "青岚区文化和旅游局", "office": "青岚区人民政府办公室", "statistics": "青岚区统计局"}

T03: list[Row] = [
    ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出", "上缴上级支出"],
    ["201", "一般公共服务支出", "1.00", "1.00", "", ""],
]
T08: list[Row] = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["", "合计", "", "", ""]]


def assemble(*pages: Page) -> Document:
    return assemble_document("0" * 64, list(pages))


@pytest.mark.parametrize("book", BOOKS, ids=lambda path: path.stem)
def test_a_demo_book_is_known_by_its_cover_and_all_nine_forms_are_understood(book: Path) -> None:
    document = read_document(book.read_bytes())
    _, body, year, *_ = book.stem.split("_")
    assert (document.publisher, document.fiscal_year, document.kind) == (
        PUBLISHERS[body],
        int(year),
        Kind.FINAL_ACCOUNTS,
    )
    assert [form.form for form in document.forms] == [f"T0{n}" for n in range(1, 10)]
    assert {form.status for form in document.forms} <= {FormStatus.READ, FormStatus.EMPTY}
    assert all(form.complete for form in document.forms)
    assert document.issues == ()


def test_a_document_carries_its_hash_pages_and_title() -> None:
    pdf = BOOK.read_bytes()
    document = read_document(pdf)
    assert document.sha256 == hashlib.sha256(pdf).hexdigest()
    assert document.pages > 20
    assert "2024年度部门决算" in document.title


def test_every_fact_of_a_book_has_its_own_identifier() -> None:
    facts = read_document(BOOK.read_bytes()).facts
    assert len({fact.fact_id for fact in facts}) == len(facts)


def test_money_is_decimal_wherever_a_number_is_printed() -> None:
    facts = read_document(BOOK.read_bytes()).facts
    printed = [fact for fact in facts if fact.state is CellState.PRINTED]
    assert {type(fact.amount_yuan) for fact in printed} == {Decimal}
    assert {fact.step_yuan for fact in printed} == {Decimal(100)}


def test_the_facts_of_a_form_stand_on_its_pages() -> None:
    for form in read_document(BOOK.read_bytes()).forms:
        assert {fact.page for fact in form.facts} <= set(form.pages)


def test_an_empty_form_carries_the_books_own_statement() -> None:
    forms = {form.form: form for form in read_document(BOOK.read_bytes()).forms}
    assert forms["T08"].status is FormStatus.EMPTY
    assert "国有资本经营" in forms["T08"].statement
    assert forms["T05"].statement == ""


def test_reading_a_book_twice_gives_the_same_document() -> None:
    pdf = BOOK.read_bytes()
    assert read_document(pdf) == read_document(pdf)


def test_a_notice_is_no_disclosure() -> None:
    with pytest.raises(NotADisclosureError, match="1 pages were read"):
        assemble(words(1, "关于召开会议的通知", "各单位：" + "请准时参加。" * 20))


def test_a_table_of_another_kind_makes_no_book() -> None:
    with pytest.raises(NotADisclosureError):
        assemble(page(1, [["姓名", "电话"], ["张三", "123"]], above=["值班表"]))


def test_a_cover_of_final_accounts_without_any_form_is_no_disclosure() -> None:
    with pytest.raises(NotADisclosureError):
        assemble(words(1, "青岚区统计局", "2024年度部门决算"), words(2, "正文。"))


def test_one_form_under_a_cover_of_final_accounts_is_a_book_that_misses_the_others() -> None:
    document = assemble(
        words(1, "青岚区统计局", "2024年度部门决算"), page(2, T03, above=["支出决算表", UNIT])
    )
    statuses = [form.status for form in document.forms]
    assert (statuses.count(FormStatus.READ), statuses.count(FormStatus.MISSING)) == (1, 8)


def test_a_budget_is_kept_as_one_without_forms_of_final_accounts() -> None:
    document = assemble(words(1, "青岚区统计局", "2026年部门预算"))
    assert (document.kind, document.publisher, document.fiscal_year) == (Kind.BUDGET, "青岚区统计局", 2026)
    assert {form.form[0] for form in document.forms} == {"B"}
    assert {form.status for form in document.forms} == {FormStatus.MISSING}


def test_a_units_book_is_not_its_departments() -> None:
    unit = assemble(words(1, "示范市青岚区2025年区级单位预算", "预算单位：青岚区统计局"))
    department = assemble(words(1, "青岚区统计局2025年部门预算"))
    assert (unit.publisher, unit.scope, department.scope) == ("青岚区统计局", "单位", "")


def test_a_book_without_a_title_is_known_by_three_of_its_tables() -> None:
    tables = [
        page(2, T03, above=["2024年度支出决算表", UNIT]),
        page(3, T08, above=["2024年度国有资本经营预算财政拨款支出决算表", UNIT]),
        page(4, T08, above=["2024年度政府性基金预算财政拨款支出决算表", UNIT]),
    ]
    document = assemble(words(1, "统计"), *tables)
    assert (document.kind, document.fiscal_year) == (Kind.FINAL_ACCOUNTS, 2024)
    with pytest.raises(NotADisclosureError):
        assemble(words(1, "统计"), *tables[:2])


def test_the_statement_of_a_fund_is_never_given_to_state_capital() -> None:
    document = assemble(
        words(1, "青岚区统计局", "2024年度部门决算"),
        page(2, T08, above=["国有资本经营预算财政拨款支出决算表", UNIT]),
        words(3, "本部门没有政府性基金预算财政拨款收支。"),
    )
    forms = {form.form: form.statement for form in document.forms}
    assert (forms["T07"], forms["T08"]) == ("本部门没有政府性基金预算财政拨款收支", "")


@pytest.mark.parametrize(("picture", "complete"), [(1, True), (3, False), (4, True)])
def test_a_form_is_incomplete_when_a_picture_no_one_looked_at_follows_it(
    picture: int, complete: bool
) -> None:
    pages = [
        words(1, "青岚区统计局", "2024年度部门决算"),
        page(2, T03, above=["支出决算表", UNIT]),
        words(3, "正文。"),
        words(4, "正文。"),
    ]
    pages[picture - 1] = replace(pages[picture - 1], source=PageSource.UNREAD)
    forms = {form.form: form for form in assemble(*pages).forms}
    assert forms["T03"].complete is complete
