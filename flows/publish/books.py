"""Disclosures in the warehouse → the books that reports and letters tell of."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from expectations.catalogue import read_catalogue
from expectations.findings import Finding
from expectations.names import Language
from expectations.store import read_findings
from flows.publish.report import BookReport, Change, FormSummary
from warehouse.compare import compare_documents
from warehouse.lives import read_lives
from warehouse.read import Disclosure


def gather_book(
    connection: duckdb.DuckDBPyConnection,
    disclosure: Disclosure,
    districts: Mapping[str, str],
    language: Language,
) -> BookReport:
    """Return everything a publisher is told about one current disclosure.

    `districts` gives the name of the district of each site.
    """
    document_id = disclosure.document_id
    lives = read_lives(connection, document_id)
    waived = {life.finding_id for life in lives if life.state == "waived"}
    findings = tuple(f for f in read_findings(connection, document_id) if f.finding_id not in waived)
    return BookReport(
        document_id=document_id,
        publisher=disclosure.publisher,
        district=districts.get(disclosure.site or "", ""),
        fiscal_year=disclosure.fiscal_year,
        kind=disclosure.kind,
        title=disclosure.title,
        source_url=disclosure.url or "",
        page_url=disclosure.page_url or "",
        captured_at=disclosure.captured_at,
        findings=findings,
        forms=_forms(connection, document_id),
        verdict_counts=_verdict_counts(connection, document_id),
        issues=_issues(connection, document_id),
        changes=_changes(connection, disclosure),
        terms={f.finding_id: _terms(connection, document_id, f) for f in findings},
        relations={r.relation_id: r.title_zh if language == "zh" else r.title_en for r in read_catalogue()},
        lives=lives,
    )


def _forms(connection: duckdb.DuckDBPyConnection, document_id: str) -> list[FormSummary]:
    rows = connection.execute(
        "SELECT form, status, pages, reason FROM forms WHERE document_id = ? ORDER BY form", [document_id]
    ).fetchall()
    return [FormSummary(form, status, tuple(pages), reason) for form, status, pages, reason in rows]


def _verdict_counts(connection: duckdb.DuckDBPyConnection, document_id: str) -> dict[str, int]:
    rows = connection.execute(
        "SELECT verdict, count(*) FROM verdicts WHERE document_id = ? GROUP BY verdict", [document_id]
    ).fetchall()
    return dict(rows)


def _issues(connection: duckdb.DuckDBPyConnection, document_id: str) -> list[str]:
    rows = connection.execute(
        "SELECT unnest(issues) FROM documents WHERE document_id = ?", [document_id]
    ).fetchall()
    return [issue for (issue,) in rows]


def _changes(connection: duckdb.DuckDBPyConnection, disclosure: Disclosure) -> list[Change]:
    if disclosure.replaces is None:
        return []
    changes = compare_documents(connection, disclosure.replaces, disclosure.document_id)
    return [Change(c.form, c.label, c.measure, c.old_text or "", c.new_text or "") for c in changes]


def _terms(connection: duckdb.DuckDBPyConnection, document_id: str, finding: Finding) -> dict[str, int]:
    rows = connection.execute(
        "SELECT fact_id, coefficient FROM verdict_terms WHERE document_id = ? AND relation = ? AND instance = ? "
        "AND printed_in = document_id",
        [document_id, finding.relation, finding.instance],
    ).fetchall()
    return dict(rows)
