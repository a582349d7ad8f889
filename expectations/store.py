"""Judgements as rows of the warehouse: verdicts, their terms, and findings that keep when they were first seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import duckdb

from expectations.findings import Culprit, Elsewhere, Finding
from expectations.judge import Judged
from expectations.names import Book
from expectations.quotes import Quote, read_boxes
from expectations.refs import FactRef, read_ref, write_ref
from expectations.slips import Slip
from transforms.model import Fact
from warehouse.load import replace_judgement
from warehouse.read import read_disclosures, read_facts


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
            _term_row(j, read_ref(ref), coefficient) for j in judged for ref, coefficient in j.terms
        ],
        "findings": [_finding_row(document_id, f, first_seen.get(f.finding_id, now), now) for f in findings],
        "finding_quotes": [row for f in findings for row in _quote_rows(document_id, f)],
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


def _term_row(judged: Judged, ref: FactRef, coefficient: int) -> tuple[Any, ...]:
    return (
        judged.document_id, judged.relation.relation_id, judged.instance, ref.fact_id, coefficient,
        ref.document_id or judged.document_id,
    )  # fmt: skip


def _finding_row(document_id: str, finding: Finding, first_seen: datetime, now: datetime) -> tuple[Any, ...]:
    culprit = finding.culprit
    return (
        finding.finding_id, document_id, finding.relation, finding.instance, finding.verdict, finding.severity,
        finding.message_zh, finding.message_en, _refs(document_id, finding), list(finding.also),
        finding.printed_yuan, finding.expected_yuan, finding.difference_yuan,
        culprit.fact_id if culprit else None, culprit.low_yuan if culprit else None,
        culprit.high_yuan if culprit else None, _evidence(culprit), list(finding.rivals), finding.missing_row,
        first_seen, now,
    )  # fmt: skip


def _quote_rows(document_id: str, finding: Finding) -> list[tuple[Any, ...]]:
    return [
        (
            document_id,
            finding.finding_id,
            position,
            quote.text,
            [{"page": p, **box._asdict()} for p, box in quote.boxes],
        )
        for position, quote in enumerate(finding.quotes, start=1)
    ]


def _evidence(culprit: Culprit | None) -> str | None:
    """Return the slip that makes a culprit likely; None for one that arithmetic alone names."""
    return None if culprit is None or culprit.slip is Slip.NONE else culprit.slip.name.lower()


def _refs(document_id: str, finding: Finding) -> list[str]:
    """Return the facts of a finding as references, those of other documents last."""
    elsewhere = (write_ref(document_id, e.document_id, e.fact.fact_id) for e in finding.elsewhere)
    return [*(fact.fact_id for fact in finding.facts), *elsewhere]


def read_findings(connection: duckdb.DuckDBPyConnection, document_id: str) -> list[Finding]:
    """Return the stored findings of a document with their facts, proven ones first."""
    rows = connection.execute(
        "SELECT finding_id, relation, instance, verdict, severity, message_zh, message_en, fact_ids, also, "
        "printed_yuan, expected_yuan, difference_yuan, culprit_fact_id, culprit_low_yuan, culprit_high_yuan, "
        "culprit_evidence, rivals, missing_row "
        "FROM findings WHERE document_id = ? ORDER BY verdict, relation, instance",
        [document_id],
    ).fetchall()
    facts = read_facts(connection, document_id) | read_elsewhere(
        connection, [r for row in rows for r in row[7]]
    )
    quotes = _read_quotes(connection, document_id)
    return [replace(_finding(row, facts), quotes=tuple(quotes.get(row[0], ()))) for row in rows]


def _read_quotes(connection: duckdb.DuckDBPyConnection, document_id: str) -> dict[str, list[Quote]]:
    """Return the passages that the findings of a document quote, by finding."""
    quotes: dict[str, list[Quote]] = {}
    for finding_id, text, boxes in connection.execute(
        "SELECT finding_id, text, boxes FROM finding_quotes WHERE document_id = ? ORDER BY finding_id, position",
        [document_id],
    ).fetchall():
        quotes.setdefault(finding_id, []).append(Quote(text, read_boxes(boxes)))
    return quotes


def read_elsewhere(connection: duckdb.DuckDBPyConnection, refs: Iterable[str]) -> dict[str, Fact]:
    """Return the facts of other documents among some references, by reference; one no longer there is left out."""
    wanted: dict[str, list[str]] = {}
    for ref in refs:
        place = read_ref(ref)
        if place.document_id:
            wanted.setdefault(place.document_id, []).append(place.fact_id)
    found: dict[str, Fact] = {}
    for document_id, fact_ids in wanted.items():
        facts = read_facts(connection, document_id)
        found |= {write_ref("", document_id, f): facts[f] for f in fact_ids if f in facts}
    return found


def read_books(connection: duckdb.DuckDBPyConnection, document_ids: Iterable[str]) -> dict[str, Book]:
    """Return what some documents are known by, for sentences that name one beside another."""
    disclosures = read_disclosures(connection, sorted(document_ids))
    return {d.document_id: Book(d.publisher, d.fiscal_year, d.kind, d.scope) for d in disclosures}


def _finding(row: Sequence[Any], facts: Mapping[str, Fact]) -> Finding:
    """Return a finding from a row in the order of the record, the culprit's fields and its rivals last."""
    slip = Slip[row[15].upper()] if row[15] else Slip.NONE
    culprit = Culprit(row[12], row[13], row[14], slip) if row[12] else None
    places = [(read_ref(ref), facts[ref]) for ref in row[7] if ref in facts]
    own = tuple(fact for place, fact in places if not place.document_id)
    elsewhere = tuple(Elsewhere(place.document_id, fact) for place, fact in places if place.document_id)
    values = [
        *row[:7],
        own,
        tuple(row[8]),
        *row[9:12],
        culprit,
        elsewhere,
        tuple(row[16] or ()),
        bool(row[17]),
    ]
    return Finding(*values)
