"""Judgements as rows of the warehouse: verdicts, their terms, and findings that keep when they were first seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import duckdb

from expectations.findings import Culprit, Finding
from expectations.judge import Judged
from transforms.model import Fact
from warehouse.load import replace_judgement
from warehouse.read import read_facts


def store_judgement(
    connection: duckdb.DuckDBPyConnection,
    document_id: str,
    relations_version: str,
    judged: Sequence[Judged],
    findings: Sequence[Finding],
    confirmed: Mapping[str, bool],
    now: datetime,
) -> None:
    """Store the judgement of one document in one transaction."""
    first_seen = _first_seen(connection, [f.finding_id for f in findings])
    rows = {
        "verdicts": [_verdict_row(j) for j in judged],
        "verdict_terms": [
            (j.document_id, j.relation.relation_id, j.instance, fact_id, coefficient)
            for j in judged
            for fact_id, coefficient in j.terms
        ],
        "findings": [_finding_row(document_id, f, first_seen.get(f.finding_id, now), now) for f in findings],
    }
    replace_judgement(connection, document_id, relations_version, rows, confirmed)


def _first_seen(connection: duckdb.DuckDBPyConnection, finding_ids: list[str]) -> dict[str, datetime]:
    """Return when each finding was first seen, in this document or an earlier version of it."""
    rows = connection.execute(
        "SELECT finding_id, min(first_seen) FROM findings WHERE list_contains(?::VARCHAR[], finding_id) GROUP BY 1",
        [finding_ids],
    ).fetchall()
    return dict(rows)


def _verdict_row(judged: Judged) -> tuple[Any, ...]:
    v = judged.verdict
    return (
        judged.document_id, judged.relation.relation_id, judged.instance, v.name.value, judged.relation.severity,
        v.printed_yuan, v.expected_yuan, v.difference_yuan, v.bound_yuan, v.note,
    )  # fmt: skip


def _finding_row(document_id: str, finding: Finding, first_seen: datetime, now: datetime) -> tuple[Any, ...]:
    culprit = finding.culprit
    return (
        finding.finding_id, document_id, finding.relation, finding.instance, finding.verdict, finding.severity,
        finding.message_zh, finding.message_en, [f.fact_id for f in finding.facts], list(finding.also),
        finding.printed_yuan, finding.expected_yuan, finding.difference_yuan,
        culprit.fact_id if culprit else None, culprit.low_yuan if culprit else None,
        culprit.high_yuan if culprit else None, first_seen, now,
    )  # fmt: skip


def read_findings(connection: duckdb.DuckDBPyConnection, document_id: str) -> list[Finding]:
    """Return the stored findings of a document with their facts, proven ones first."""
    facts = read_facts(connection, document_id)
    rows = connection.execute(
        "SELECT finding_id, relation, instance, verdict, severity, message_zh, message_en, fact_ids, also, "
        "printed_yuan, expected_yuan, difference_yuan, culprit_fact_id, culprit_low_yuan, culprit_high_yuan "
        "FROM findings WHERE document_id = ? ORDER BY verdict, relation, instance",
        [document_id],
    ).fetchall()
    return [_finding(row, facts) for row in rows]


def _finding(row: Sequence[Any], facts: Mapping[str, Fact]) -> Finding:
    """Return a finding from a row in the order of the record, the culprit's three fields last."""
    culprit = Culprit(*row[12:15]) if row[12] else None
    values = [*row[:7], tuple(facts[f] for f in row[7]), tuple(row[8]), *row[9:12], culprit]
    return Finding(*values)
