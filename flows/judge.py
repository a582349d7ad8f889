"""Facts in the warehouse → verdicts and findings: what this version of the relations has not judged yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import duckdb

from expectations.catalogue import read_catalogue
from expectations.code_changes import load_code_changes, read_code_changes
from expectations.dashes import settle_dashes
from expectations.doubts import accused_facts, with_doubts
from expectations.findings import build_findings
from expectations.form_units import ask_about_units
from expectations.judge import Judged, judge_documents
from expectations.publishers import load_registry, read_registry
from expectations.refs import read_ref
from expectations.settle import settle_documents
from expectations.store import read_books, read_elsewhere, store_judgement
from flows.crawl.archive import Archive, ArchiveError
from flows.readers import run_calls
from flows.settings import Settings
from flows.versions import relations_version
from transforms.model import Fact
from transforms.referee import confirm_facts
from warehouse.history import update_history
from warehouse.pairs import find_affected
from warehouse.read import find_unjudged, read_disclosures, read_facts, read_form_pages, read_last_year

BATCH = 50  # documents judged in one pass of the relations

Facts = Mapping[str, Mapping[str, Fact]]
Opinions = Mapping[str, Mapping[str, bool]]


def judge_books(
    connection: duckdb.DuckDBPyConnection,
    archive: Archive,
    settings: Settings,
    on_progress: Callable[[int, int, str], None],
) -> dict[str, int]:
    """Return the number of findings of every book judged now: new ones, and those they are compared with.

    Books in which all holds are settled by the thousand inside the database. Whatever would accuse is first read again
    by the second reader; each such judgement is stored in a transaction. Then the history of all findings is brought
    up to date in one more.
    """
    load_registry(connection, read_registry())
    load_code_changes(connection, read_code_changes())
    unjudged = find_unjudged(connection, relations_version())
    unjudged += find_affected(connection, unjudged)
    counts: dict[str, int] = {}

    def count_settled(settled: list[str]) -> None:
        counts.update(dict.fromkeys(settled, 0))
        on_progress(len(counts), len(unjudged), f"{len(settled)} settled")

    asking = settle_documents(connection, unjudged, read_catalogue(), relations_version(), count_settled)
    identities = {d.document_id: d.identity for d in read_disclosures(connection, asking)}
    for start in range(0, len(asking), BATCH):
        batch = asking[start : start + BATCH]
        judged: dict[str, list[Judged]] = {document_id: [] for document_id in batch}
        for instance in judge_documents(connection, batch, read_catalogue()):
            judged[instance.document_id].append(instance)
        printed = {document_id: read_facts(connection, document_id) for document_id in batch}
        judged = {d: ask_about_units(settle_dashes(js, printed[d]), printed[d]) for d, js in judged.items()}
        facts = _gather_facts(connection, printed, judged)
        opinions = _second_opinions(connection, archive, settings, judged, facts)
        for document_id, confirmed in opinions.items():
            final = with_doubts(judged[document_id], confirmed)
            books = read_books(connection, {document_id, *_other_documents(final)})
            before = read_last_year(connection, document_id)
            findings = build_findings(identities[document_id], final, facts[document_id], books, before)
            now = datetime.now(UTC)
            store_judgement(connection, document_id, relations_version(), final, findings, confirmed, now)
            counts[document_id] = len(findings)
            on_progress(len(counts), len(unjudged), document_id[:12])
    update_history(connection)
    return counts


def _gather_facts(
    connection: duckdb.DuckDBPyConnection, printed: Facts, judged: Mapping[str, list[Judged]]
) -> Facts:
    """Return the facts of each document, with those of other documents that would be asked about, by reference."""
    return {
        document_id: {**printed[document_id], **read_elsewhere(connection, accused_facts(js))}
        for document_id, js in judged.items()
    }


def _other_documents(judged: list[Judged]) -> set[str]:
    """Return the other documents that what would be asked rests on."""
    return {place.document_id for ref in accused_facts(judged) if (place := read_ref(ref)).document_id}


def _second_opinions(
    connection: duckdb.DuckDBPyConnection,
    archive: Archive,
    settings: Settings,
    judged: Mapping[str, list[Judged]],
    facts: Facts,
) -> Opinions:
    """Return, for each document, which of the facts that would accuse it the second reader confirms, by reference.

    Each fact is read again in the document that prints it. A second reader that fails confirms nothing. A document that
    cannot be asked because the archive does not give it, or one it rests on, is left out: it waits to be judged.
    """
    accused = {document_id: accused_facts(js) for document_id, js in judged.items()}
    printed: dict[str, dict[str, Fact]] = defaultdict(dict)
    for document_id, refs in accused.items():
        for place, fact in ((read_ref(ref), facts[document_id][ref]) for ref in sorted(refs)):
            printed[place.document_id or document_id][place.fact_id] = fact
    years = {d.document_id: d.fiscal_year for d in read_disclosures(connection, sorted(printed))}
    lost: set[str] = set()
    calls = (
        (d, (content, list(named.values()), read_form_pages(connection, d), years.get(d)))
        for d, named in printed.items()
        if (content := _content(archive, d, lost)) is not None
    )
    outcomes = run_calls(
        confirm_facts,
        calls,
        workers=max(1, min(settings.workers, len(printed))),
        seconds=settings.seconds_per_book,
        megabytes=settings.megabytes_per_reader,
    )
    alike = {(o.key, fact_id) for o in outcomes for fact_id, same in (o.result or {}).items() if same}
    waiting = {d for d, refs in accused.items() if lost & {read_ref(ref).document_id or d for ref in refs}}
    return {
        document_id: {
            ref: (place.document_id or document_id, place.fact_id) in alike
            for ref, place in ((ref, read_ref(ref)) for ref in refs)
        }
        for document_id, refs in accused.items()
        if document_id not in waiting
    }


def _content(archive: Archive, document_id: str, lost: set[str]) -> bytes | None:
    """Return the bytes of a document; None when the archive cannot give them, and then it is among the lost."""
    try:
        return archive.get(document_id)
    except ArchiveError:
        lost.add(document_id)
        return None
