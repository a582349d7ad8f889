"""Documents are compared only where they are comparable, and what differs is asked in words that name both books."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from expectations.catalogue import CatalogueError, Relation, read_catalogue, read_relation
from expectations.doubts import accused_facts, with_doubts
from expectations.findings import Elsewhere, Finding, build_findings
from expectations.judge import Judged, judge_documents
from expectations.names import Book, Language, name_book
from expectations.publishers import load_registry
from expectations.refs import write_ref
from expectations.store import read_books, read_elsewhere, read_findings, store_judgement
from expectations.verdicts import Name
from tests.expectations.relation_examples import BODY, documents_of, registry_of
from tests.expectations.test_catalogue import DEFINITION, write
from tests.warehouse.books import capture
from transforms.model import Document
from warehouse.connect import open_memory
from warehouse.load import load_document
from warehouse.read import read_last_year
from warehouse.runs import record_captures

NOW = datetime(2025, 11, 24, tzinfo=UTC)
RELATIONS = {relation.relation_id: relation for relation in read_catalogue() if relation.scope == "across"}
YEARS = "T01 income:carryover_opening amount 30.00 | @2023 T01 expenditure:carryover_closing amount 20.00"
UNITS = (
    "T05 2010301 basic_expenditure 30.00 | T05 20103 basic_expenditure 30.00 | T05 total basic_expenditure 30.00 | "
    "@own T05 2010301 basic_expenditure 20.00 | @own T05 20103 basic_expenditure 20.00 | "
    "@own T05 total basic_expenditure 20.00 | all units"
)


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        yield opened


def load(connection: duckdb.DuckDBPyConnection, example: str) -> list[Document]:
    documents = documents_of(example)
    load_registry(connection, [registry_of(example)])
    for document in documents:
        load_document(connection, document, "test", NOW)
    return documents


def judge(connection: duckdb.DuckDBPyConnection, document: Document, relation_id: str) -> list[Judged]:
    return judge_documents(connection, [document.sha256], [RELATIONS[relation_id]])


def asked(connection: duckdb.DuckDBPyConnection, document: Document, relation_id: str) -> list[Finding]:
    """Return the findings of a document whose every fact the second reader confirms, stored and read back."""
    judged = judge(connection, document, relation_id)
    facts = {f.fact_id: f for f in document.facts} | read_elsewhere(connection, accused_facts(judged))
    confirmed = dict.fromkeys(accused_facts(judged), True)
    others = {d for (d,) in connection.execute("SELECT document_id FROM documents").fetchall()}
    findings = build_findings("x", with_doubts(judged, confirmed), facts, read_books(connection, others))
    store_judgement(connection, document.sha256, "relations-1", judged, findings, confirmed, NOW)
    assert read_findings(connection, document.sha256) == findings
    return findings


def test_a_fact_of_another_document_goes_by_its_reference(connection: duckdb.DuckDBPyConnection) -> None:
    now, before = load(connection, YEARS)
    (judged,) = judge(connection, now, "R701")
    assert judged.verdict.name is Name.SUSPICIOUS
    assert judged.terms == (
        ("T01.income.carryover_opening.amount", 1),
        (write_ref(now.sha256, before.sha256, "T01.expenditure.carryover_closing.amount"), -1),
    )


def test_the_document_that_would_be_told_is_the_one_that_is_judged(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    _, before = load(connection, YEARS)
    (judged,) = judge(connection, before, "R701")
    assert judged.verdict.name is Name.NOT_APPLICABLE


def test_only_the_newest_version_of_each_book_is_compared(connection: duckdb.DuckDBPyConnection) -> None:
    now, before = documents_of(YEARS)
    corrected = replace(
        documents_of("@2023 T01 expenditure:carryover_closing amount 30.00 | T99 a b 1")[1], sha256="c" * 64
    )
    record_captures(connection, "night-1", [capture(now, 1), capture(before, 1)])
    record_captures(connection, "night-2", [capture(corrected, 2)])
    for document in (now, before, corrected):
        load_document(connection, document, "test", NOW)
    (judged,) = judge(connection, now, "R701")
    assert judged.verdict.name is Name.EXACT
    assert judged.terms[1][0].startswith(corrected.sha256)


def test_books_of_two_sites_are_never_compared(connection: duckdb.DuckDBPyConnection) -> None:
    """Several cities have a 鼓楼区."""
    now, before = documents_of(YEARS)
    record_captures(connection, "night-1", [capture(now, 1, site="one"), capture(before, 1, site="other")])
    for document in (now, before):
        load_document(connection, document, "test", NOW)
    (judged,) = judge(connection, now, "R701")
    assert judged.verdict.name is Name.NOT_APPLICABLE


@pytest.mark.parametrize("scope", ["本级", "单位", "汇总"])
def test_a_department_is_never_compared_with_its_own_level_of_last_year(
    connection: duckdb.DuckDBPyConnection, scope: str
) -> None:
    now, before = documents_of(YEARS)
    for document in (now, replace(before, scope=scope)):
        load_document(connection, document, "test", NOW)
    (judged,) = judge(connection, now, "R701")
    assert judged.verdict.name is Name.NOT_APPLICABLE


def test_without_every_unit_a_sum_is_not_asked_about(connection: duckdb.DuckDBPyConnection) -> None:
    department, _ = load(connection, UNITS.replace(" | all units", ""))
    assert [j.verdict.name for j in judge(connection, department, "R806")] == [Name.NOT_APPLICABLE]
    assert {j.verdict.name for j in judge(connection, department, "R816")} == {Name.EXACT}


def test_a_question_names_the_year_of_the_other_book(connection: duckdb.DuckDBPyConnection) -> None:
    now, before = load(connection, YEARS)
    (finding,) = asked(connection, now, "R701")
    assert finding.message_zh == (
        "第1页《收入支出决算总表》“carryover_opening” 30.00 万元；而2023年度决算第1页《收入支出决算总表》"
        "“carryover_closing” 20.00 万元。两者通常一致，这里相差 10.00 万元，四舍五入最多可造成 0.01 万元的差，是否另有原因？"
    )
    assert finding.message_en == (
        "page 1, Income and expenditure, summary: “carryover_opening” 30.00; but 2023 final accounts, page 1, Income "
        "and expenditure, summary: “carryover_closing” 20.00 (unit: 10,000 yuan). They usually agree; here they "
        "differ by 10.00; rounding explains at most 0.01. Is there a reason?"
    )
    assert (finding.verdict, finding.severity, finding.culprit) == ("suspicious", "warning", None)
    assert [fact.fact_id for fact in finding.facts] == ["T01.income.carryover_opening.amount"]
    assert finding.elsewhere == (Elsewhere(before.sha256, before.facts[0]),)


def test_what_differs_between_two_books_is_one_question_led_by_its_item(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    department, _ = load(connection, UNITS)
    (finding,) = asked(connection, department, "R806")
    assert finding.instance == "T05.2010301.basic_expenditure"
    assert finding.also == ("R806:T05.20103.basic_expenditure", "R806:T05.total.basic_expenditure")
    assert "而2024年度单位决算第1页" in finding.message_zh
    assert "同一比较另有 2 处不符，四舍五入" in finding.message_zh
    assert "and so do 2 more of the same comparison; rounding explains" in finding.message_en


def test_books_that_differ_in_most_rows_are_not_of_one_scope_and_our_doubt() -> None:
    example = UNITS.replace(
        "all units", "T05 201 basic_expenditure 9 | @own T05 201 basic_expenditure 1 | all units"
    )
    with open_memory() as connection:
        department, _ = load(connection, example)
        judged = judge(connection, department, "R806")
    confirmed = dict.fromkeys(accused_facts(judged), True)
    assert {j.verdict.name for j in judged} == {Name.SUSPICIOUS}
    assert {j.verdict.name for j in with_doubts(judged, confirmed)} == {Name.EXTRACTION_DOUBT}


def test_a_fact_of_another_book_that_is_not_confirmed_asks_nobody(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    now, _ = load(connection, YEARS)
    judged = judge(connection, now, "R701")
    confirmed = {ref: ":" not in ref for ref in accused_facts(judged)}
    assert [j.verdict.name for j in with_doubts(judged, confirmed)] == [Name.EXTRACTION_DOUBT]


def test_terms_are_stored_with_the_document_that_prints_them(connection: duckdb.DuckDBPyConnection) -> None:
    now, before = load(connection, YEARS)
    asked(connection, now, "R701")
    assert connection.execute(
        "SELECT fact_id, printed_in FROM verdict_terms ORDER BY coefficient DESC"
    ).fetchall() == [
        ("T01.income.carryover_opening.amount", now.sha256),
        ("T01.expenditure.carryover_closing.amount", before.sha256),
    ]


THIS = Book(BODY, 2024, "final_accounts", "")
NAMES = {
    "last year's": (THIS._replace(fiscal_year=2023), "2023年度决算", "2023 final accounts"),
    "the budget": (THIS._replace(kind="budget"), "2024年度预算", "2024 budget"),
    "the own level": (THIS._replace(scope="本级"), "2024年度本级决算", "2024 own-level final accounts"),
    "a unit": (
        THIS._replace(publisher="青岚区普查中心", scope="单位"),
        "青岚区普查中心2024年度单位决算",
        "2024 unit final accounts of 青岚区普查中心",
    ),
    "a copy": (THIS, "另一份2024年度决算", "another copy of the 2024 final accounts"),
}


@pytest.mark.parametrize(("other", "zh", "en"), NAMES.values(), ids=NAMES)
def test_another_book_is_named_by_what_tells_it_apart(other: Book, zh: str, en: str) -> None:
    languages: tuple[Language, ...] = ("zh", "en")
    assert [name_book(other, THIS, language) for language in languages] == [zh, en]


@pytest.mark.parametrize("relation", RELATIONS.values(), ids=RELATIONS)
def test_a_relation_across_documents_only_asks(relation: Relation) -> None:
    assert relation.kind in ("usual", "usual_order", "text")
    assert relation.severity in ("warning", "info")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (("-- kind: sum", "-- kind: sum\n-- scope: across"), "a relation across documents only asks"),
        (("-- kind: sum", "-- kind: sum\n-- scope: both"), "scope «both» is none of within, across"),
    ],
)
def test_one_that_would_accuse_does_not_load(tmp_path: Path, changes: tuple[str, str], message: str) -> None:
    with pytest.raises(CatalogueError, match=message):
        read_relation(write(tmp_path, DEFINITION.replace(*changes)))


def test_last_year_is_known_by_the_facts_of_this_year_but_for_codes_that_changed(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    now, before = load(
        connection,
        "T05 2010301 basic_expenditure 30.00 | T05 2010399 basic_expenditure 5.00 | "
        "@2023 T05 2010301 basic_expenditure 20.00 | @2023 T05 2010399 basic_expenditure blank",
    )
    assert read_last_year(connection, now.sha256) == {
        "T05.2010301.basic_expenditure": Decimal(200_000),
        "T05.2010399.basic_expenditure": Decimal(0),
    }
    assert read_last_year(connection, before.sha256) == {}
