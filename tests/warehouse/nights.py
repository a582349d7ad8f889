"""Nights over one small book, without a site: captured, read, judged by the relation of totals, and remembered."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import duckdb

from expectations.catalogue import read_catalogue
from expectations.doubts import accused_facts, with_doubts
from expectations.findings import build_findings
from expectations.judge import judge_documents
from expectations.store import store_judgement
from tests.expectations.relation_examples import document_of
from tests.warehouse.books import NIGHT, capture
from transforms.model import Document
from warehouse.history import update_history
from warehouse.load import load_document
from warehouse.read import read_disclosures, read_facts
from warehouse.runs import begin_run, record_captures

RELATIONS = [r for r in read_catalogue() if r.relation_id in ("R111", "R112")]
TOTAL = "T03 total basic_expenditure {} | T03 201 basic_expenditure 10.00 | T03 208 basic_expenditure 20.00"
WRONG, STILL_WRONG, WRONG_AGAIN, MENDED = (
    document_of(TOTAL.format(total)) for total in ("40.00", "50.00", "60.00", "30.00")
)


def take_night(
    connection: duckdb.DuckDBPyConnection, night: int, document: Document | None, *, confirm: bool = True
) -> None:
    """Run one night that captures a book, reads and judges it; None leaves the site as it was."""
    now = NIGHT + timedelta(days=night - 1)
    begin_run(connection, f"run-{night}", now - timedelta(minutes=1), "test")
    if document is not None:
        record_captures(
            connection, f"run-{night}", [capture(document, night, page_date=date(2025, 9, night))]
        )
        load_document(connection, document, f"code-{night}", now)
        judge_book(connection, document, now, confirm=confirm)
    update_history(connection)


def judge_book(
    connection: duckdb.DuckDBPyConnection, document: Document, now: datetime, *, confirm: bool = True
) -> None:
    """Judge a loaded book and store the judgement; the second reader confirms all of it or nothing."""
    judged = judge_documents(connection, [document.sha256], RELATIONS)
    confirmed = dict.fromkeys(accused_facts(judged), confirm)
    judged = with_doubts(judged, confirmed)
    (disclosure,) = read_disclosures(connection, [document.sha256])
    facts = read_facts(connection, document.sha256)
    findings = build_findings(disclosure.identity, judged, facts)
    store_judgement(connection, document.sha256, "relations", judged, findings, confirmed, now)
