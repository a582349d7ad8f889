"""Facts in the warehouse → verdicts and findings: what this version of the relations has not judged yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import duckdb

from expectations.catalogue import read_catalogue
from expectations.doubts import accused_facts, with_doubts
from expectations.findings import build_findings
from expectations.judge import Judged, judge_documents
from expectations.store import store_judgement
from flows.crawl.archive import Archive
from flows.readers import run_calls
from flows.settings import Settings
from flows.versions import relations_version
from transforms.model import Fact
from transforms.referee import confirm_facts
from warehouse.read import find_unjudged, read_disclosures, read_facts, read_form_pages

BATCH = 50  # documents judged in one pass of the relations


def judge_books(
    connection: duckdb.DuckDBPyConnection,
    archive: Archive,
    settings: Settings,
    on_progress: Callable[[int, int, str], None],
) -> dict[str, int]:
    """Return the number of findings of every book judged now.

    Whatever would accuse is first read again by the second reader; each judgement is stored in a transaction.
    """
    unjudged = find_unjudged(connection, relations_version())
    identities = {d.document_id: d.identity for d in read_disclosures(connection, unjudged)}
    counts: dict[str, int] = {}
    for start in range(0, len(unjudged), BATCH):
        batch = unjudged[start : start + BATCH]
        judged: dict[str, list[Judged]] = {document_id: [] for document_id in batch}
        for instance in judge_documents(connection, batch, read_catalogue()):
            judged[instance.document_id].append(instance)
        facts = {document_id: read_facts(connection, document_id) for document_id in batch}
        opinions = _second_opinions(connection, archive, settings, judged, facts)
        for document_id in batch:
            confirmed = opinions.get(document_id, {})
            final = with_doubts(judged[document_id], confirmed)
            findings = build_findings(identities[document_id], final, facts[document_id])
            now = datetime.now(UTC)
            store_judgement(connection, document_id, relations_version(), final, findings, confirmed, now)
            counts[document_id] = len(findings)
            on_progress(len(counts), len(unjudged), document_id[:12])
    return counts


def _second_opinions(
    connection: duckdb.DuckDBPyConnection,
    archive: Archive,
    settings: Settings,
    judged: dict[str, list[Judged]],
    facts: dict[str, dict[str, Fact]],
) -> dict[str, dict[str, bool]]:
    """Return, for each document that would be accused, which of the facts the second reader confirms.

    A second reader that fails confirms nothing.
    """
    accused = {document_id: ids for document_id, js in judged.items() if (ids := accused_facts(js))}
    calls = (
        (d, (archive.get(d), [facts[d][f] for f in sorted(ids)], read_form_pages(connection, d)))
        for d, ids in accused.items()
    )
    outcomes = run_calls(
        confirm_facts,
        calls,
        workers=max(1, min(settings.workers, len(accused))),
        seconds=settings.seconds_per_book,
        megabytes=settings.megabytes_per_reader,
    )
    return {o.key: o.result or dict.fromkeys(sorted(accused[o.key]), False) for o in outcomes}
