"""Codes and names across a corpus: what most bodies print is seen whole, and a form read askew asks nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from expectations.catalogue import read_catalogue
from expectations.judge import Judged, judge_documents
from expectations.verdicts import Name
from tests.expectations.relation_examples import document_of
from tests.warehouse.books import label_facts
from transforms.model import Document
from warehouse.connect import open_memory
from warehouse.load import load_document

RELATIONS = {r.relation_id: r for r in read_catalogue()}
ROW = "row T05 2010577 {} | T05 2010577 subtotal 5"


def book(example: str, publisher: str = "青岚区统计局", year: int = 2024) -> Document:
    document = label_facts(document_of(example))
    return replace(document, sha256=f"{publisher}/{example}", publisher=publisher, fiscal_year=year)


def judge(relation: str, books: list[Document]) -> list[Judged]:
    """Return the verdicts of one relation on the first book, which stands among the others."""
    with open_memory() as connection:
        for each in books:
            load_document(connection, each, "test", datetime(2025, 1, 1, tzinfo=UTC))
        return judge_documents(connection, [books[0].sha256], [RELATIONS[relation]])


def names(judged: list[Judged]) -> list[Name]:
    return [j.verdict.name for j in judged]


@pytest.mark.parametrize(
    ("others", "expected"),
    [(24, Name.SUSPICIOUS), (19, Name.EXACT), (18, Name.NOT_APPLICABLE)],
    ids=["a share of 4 per cent", "a share of 5 per cent", "19 bodies"],
)
def test_a_name_that_hardly_anyone_prints_is_noted_when_one_book_is_judged_alone(
    others: int, expected: Name
) -> None:
    usual = [book(ROW.format("统计会商"), f"单位{number}") for number in range(others)]
    assert names(judge("R604", [book(ROW.format("会商统计")), *usual])) == [expected]


def test_no_name_is_usual_where_bodies_are_divided() -> None:
    divided = [book(ROW.format(f"统计{'甲乙丙'[number % 3]}"), f"单位{number}") for number in range(60)]
    assert names(judge("R604", [book(ROW.format("会商")), *divided])) == [Name.NOT_APPLICABLE]


def test_a_form_whose_names_stand_a_row_askew_asks_nobody() -> None:
    askew = book(
        "row T05 2010501 一般行政管理事务 | row T05 2010502 专项普查活动 | row T05 2010507 统计抽样调查 "
        "| row T05 2010508 其他统计信息事务支出 | T05 2010501 subtotal 1 | T05 2010502 subtotal 1 "
        "| T05 2010507 subtotal 1 | T05 2010508 subtotal 1"
    )
    assert names(judge("R603", [askew])) == [Name.NOT_APPLICABLE]


def test_a_question_names_the_code_that_bears_the_name_and_quotes_a_number_of_each_form() -> None:
    wrong = book(
        "row T03 2080505 对机关事业单位基本养老保险基金的补助 | T03 2080505 expenditure_total 5 "
        "| T03 2080505 basic_expenditure blank | row T05 2080505 对机关事业单位基本养老保险基金的补助 "
        "| T05 2080505 subtotal 5 | row T02 2080505 机关事业单位基本养老保险缴费支出 | T02 2080505 income_total 5"
    )
    asked, held = judge("R603", [wrong])
    assert (asked.instance, held.instance) == ("2080505", "names")
    assert asked.verdict.note == (
        "编码“2080505”印作“对机关事业单位基本养老保险基金的补助”，这是“2080507”的名称；"
        "“2080505”为“机关事业单位基本养老保险缴费支出”，请核对编码或名称"
    )
    assert asked.terms == (("T03.2080505.expenditure_total", 0), ("T05.2080505.subtotal", 0))


@pytest.mark.parametrize(
    ("relation", "example"),
    [
        ("R602", "row T05 2080504 未归口管理的行政单位离退休"),
        ("R603", "row T06 30311 住房公积金 | T06 30311 amount 5"),
        ("R605", "row T05 20805 行政事业单位离退休"),
        ("R606", "row T06 30312 提租补贴 | T06 30312 amount 5"),
        ("R608", "row T06 30307 医疗费 | row T06 30311 住房公积金"),
    ],
)
def test_the_codes_and_names_of_2017_hold_in_2017(relation: str, example: str) -> None:
    assert names(judge(relation, [book(example, year=2017)])) == [Name.EXACT]


def test_a_code_is_unknown_before_its_first_year() -> None:
    assert names(judge("R602", [book("row T05 2014001 行政运行", year=2019)])) == [Name.SUSPICIOUS]
