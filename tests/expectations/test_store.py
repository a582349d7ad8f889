"""Judgements are stored whole, replaced whole, and a finding remembers when it was first seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from expectations.catalogue import read_catalogue
from expectations.doubts import accused_facts, with_doubts
from expectations.findings import Finding, build_findings
from expectations.judge import Judged, judge_documents
from expectations.store import read_findings, store_judgement
from tests.expectations.relation_examples import document_of
from transforms.model import Document
from warehouse.connect import open_memory
from warehouse.load import load_document

FIRST_NIGHT = datetime(2025, 11, 24, 18, tzinfo=UTC)
SECOND_NIGHT = FIRST_NIGHT + timedelta(days=1)
DISCLOSURE = "青岚区统计局|2024|final_accounts|"
WRONG = document_of(
    "T03 total basic_expenditure 40.00 | T03 201 basic_expenditure 10.00 | T03 208 basic_expenditure 20.00"
)
STILL_WRONG = document_of(
    "T03 total basic_expenditure 50.00 | T03 201 basic_expenditure 10.00 | T03 208 basic_expenditure 20.00"
)
MENDED = document_of(
    "T03 total basic_expenditure 30.00 | T03 201 basic_expenditure 10.00 | T03 208 basic_expenditure 20.00"
)


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        yield opened


def judge(
    connection: duckdb.DuckDBPyConnection, document: Document, now: datetime, *, confirm: bool = True
) -> tuple[list[Judged], list[Finding]]:
    """Load, judge and store one document; the second reader confirms all of it or nothing."""
    load_document(connection, document, "test", now)
    judged = judge_documents(connection, [document.sha256], read_catalogue())
    confirmed = dict.fromkeys(accused_facts(judged), confirm)
    judged = with_doubts(judged, confirmed)
    findings = build_findings(DISCLOSURE, judged, {fact.fact_id: fact for fact in document.facts})
    store_judgement(connection, document.sha256, "relations-1", judged, findings, confirmed, now)
    return judged, findings


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return connection.execute(query).fetchall()


def test_findings_come_back_as_they_were_stored(connection: duckdb.DuckDBPyConnection) -> None:
    _, findings = judge(connection, WRONG, FIRST_NIGHT)
    assert len(findings) == 1
    assert read_findings(connection, WRONG.sha256) == findings


def test_every_verdict_is_stored_with_its_exact_arithmetic_and_terms(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    judged, _ = judge(connection, WRONG, FIRST_NIGHT)
    (stored,) = rows(connection, "FROM verdicts WHERE relation = 'R111'")
    assert stored == (
        WRONG.sha256, "R111", "T03.basic_expenditure", "inconsistent", "error",
        Decimal(400_000), Decimal(300_000), Decimal(100_000), Decimal(150), "",
    )  # fmt: skip
    assert rows(connection, "SELECT count(*) FROM verdicts") == [(len(judged),)]
    assert rows(
        connection, "SELECT fact_id, coefficient FROM verdict_terms WHERE relation = 'R111' ORDER BY ALL"
    ) == [
        ("T03.201.basic_expenditure", -1),
        ("T03.208.basic_expenditure", -1),
        ("T03.total.basic_expenditure", 1),
    ]


def test_a_finding_keeps_when_it_was_first_seen_when_better_code_reads_its_book_again(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    judge(connection, WRONG, FIRST_NIGHT)
    judge(connection, WRONG, SECOND_NIGHT)
    assert rows(connection, "SELECT first_seen, last_seen FROM findings") == [(FIRST_NIGHT, SECOND_NIGHT)]


def test_judging_again_with_other_relations_keeps_when_a_finding_was_first_seen(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    judged, findings = judge(connection, WRONG, FIRST_NIGHT)
    store_judgement(connection, WRONG.sha256, "relations-2", judged, findings, {}, SECOND_NIGHT)
    assert rows(connection, "SELECT first_seen, last_seen FROM findings") == [(FIRST_NIGHT, SECOND_NIGHT)]
    assert rows(connection, "SELECT judged_with FROM documents") == [("relations-2",)]


def test_a_finding_that_survives_a_new_version_of_its_book_is_as_old_as_in_the_first(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    judge(connection, WRONG, FIRST_NIGHT)
    judge(connection, STILL_WRONG, SECOND_NIGHT)
    assert rows(connection, "SELECT DISTINCT finding_id, first_seen FROM findings") == [
        (read_findings(connection, WRONG.sha256)[0].finding_id, FIRST_NIGHT)
    ]


def test_a_new_judgement_replaces_the_last(connection: duckdb.DuckDBPyConnection) -> None:
    judge(connection, WRONG, FIRST_NIGHT)
    store_judgement(connection, WRONG.sha256, "relations-2", [], [], {}, SECOND_NIGHT)
    for table in ("verdicts", "verdict_terms", "findings"):
        assert rows(connection, f"FROM {table}") == []


def test_a_judgement_of_one_book_leaves_the_others_alone(connection: duckdb.DuckDBPyConnection) -> None:
    _, findings = judge(connection, WRONG, FIRST_NIGHT)
    judge(connection, MENDED, SECOND_NIGHT)
    assert read_findings(connection, WRONG.sha256) == findings
    assert read_findings(connection, MENDED.sha256) == []


@pytest.mark.parametrize("confirm", [True, False])
def test_what_the_second_reader_said_is_kept_with_each_fact(
    connection: duckdb.DuckDBPyConnection, confirm: bool
) -> None:
    judge(connection, replace(WRONG, sha256="a" * 64), FIRST_NIGHT, confirm=confirm)
    assert rows(connection, "SELECT DISTINCT confirmed FROM facts") == [(confirm,)]


def test_a_doubted_accusation_is_a_verdict_and_no_finding(connection: duckdb.DuckDBPyConnection) -> None:
    judge(connection, WRONG, FIRST_NIGHT, confirm=False)
    assert rows(connection, "SELECT verdict FROM verdicts WHERE relation = 'R111'") == [("extraction_doubt",)]
    assert rows(connection, "FROM findings") == []


def test_a_judgement_that_cannot_be_stored_whole_leaves_the_last_one(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    judged, findings = judge(connection, WRONG, FIRST_NIGHT)
    unstorable = replace(findings[0], severity="info")
    with pytest.raises(duckdb.ConstraintException):
        store_judgement(connection, WRONG.sha256, "relations-2", judged[:1], [unstorable], {}, SECOND_NIGHT)
    assert read_findings(connection, WRONG.sha256) == findings
    assert rows(connection, "SELECT count(*) FROM verdicts") == [(len(judged),)]
    assert rows(connection, "SELECT judged_with FROM documents") == [("relations-1",)]


REPEATED = document_of(
    "sentence N13 27 组织51家单位选派96名队员帮扶22个村，全年投入帮扶资金324万元。"
    " | sentence - 30 组织51家单位选派96名队员帮扶22个村，全年投入帮扶资金703万元。"
)


def test_the_passages_of_a_finding_come_back_with_their_places(connection: duckdb.DuckDBPyConnection) -> None:
    _, findings = judge(connection, REPEATED, FIRST_NIGHT)
    (finding,) = read_findings(connection, REPEATED.sha256)
    assert [(quote.text[-6:], quote.page) for quote in finding.quotes] == [
        ("324万元。", 27),
        ("703万元。", 30),
    ]
    assert [finding] == findings


def test_a_judgement_made_again_has_its_passages_once(connection: duckdb.DuckDBPyConnection) -> None:
    for night in (FIRST_NIGHT, SECOND_NIGHT):
        judge(connection, REPEATED, night)
    assert rows(connection, "SELECT count(*) FROM finding_quotes") == [(2,)]
