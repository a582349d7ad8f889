"""The judgement of the demo's books, kept beside as `demo_verdicts.json`.

Write it anew after a relation or a book has changed, and read the difference before you commit it:

    python -m tests.expectations.golden
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from expectations.catalogue import read_catalogue
from expectations.doubts import accused_facts, with_doubts
from expectations.findings import Finding, build_findings
from expectations.judge import Judged, judge_documents
from flows.demo.site import BOOKS_FOLDER
from tests.warehouse.books import ADDRESS, capture
from transforms.document import read_document
from transforms.model import Document
from transforms.referee import confirm_facts
from warehouse.connect import open_memory
from warehouse.load import load_document
from warehouse.runs import record_captures

GOLDEN = Path(__file__).parent / "demo_verdicts.json"
REPLACING = "_replaced"
LOADED_AT = datetime(2025, 11, 24, tzinfo=UTC)


@dataclass(frozen=True)
class JudgedBook:
    """One book as read and judged, every accusation confirmed by the second reader or doubted."""

    document: Document
    judged: tuple[Judged, ...]
    findings: tuple[Finding, ...]


@cache
def read_demo() -> Mapping[str, Document]:
    """Return the demo's books by file name."""
    return {path.name: read_document(path.read_bytes()) for path in sorted(BOOKS_FOLDER.glob("*.pdf"))}


@contextmanager
def open_demo() -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a warehouse in memory that holds the demo's books, not yet judged; one replaced another the night after."""
    with open_memory() as connection:
        for night, replacing in ((1, False), (2, True)):
            books = {
                file: document for file, document in read_demo().items() if (REPLACING in file) is replacing
            }
            addresses = {file: f"{ADDRESS}/{file.replace(REPLACING, '')}" for file in books}
            captures = [capture(document, night, addresses[file]) for file, document in books.items()]
            record_captures(connection, f"night-{night}", captures)
            for document in books.values():
                load_document(connection, document, "golden", LOADED_AT)
        yield connection


@cache
def judge_demo() -> Mapping[str, JudgedBook]:
    """Return the judgement of each of the demo's books, by file name."""
    ids = [document.sha256 for document in read_demo().values()]
    with open_demo() as connection:
        judged = judge_documents(connection, ids, read_catalogue())
    return {
        file: _judge(file, document, [j for j in judged if j.document_id == document.sha256])
        for file, document in read_demo().items()
    }


def _judge(file: str, document: Document, judged: list[Judged]) -> JudgedBook:
    facts = {fact.fact_id: fact for fact in (*document.facts, *document.claims)}
    accused = [facts[fact_id] for fact_id in sorted(accused_facts(judged))]
    if accused:
        pages = {form.form: form.pages for form in document.readings}
        pdf = (BOOKS_FOLDER / file).read_bytes()
        judged = with_doubts(judged, confirm_facts(pdf, accused, pages, document.fiscal_year))
    return JudgedBook(document, tuple(judged), tuple(build_findings(file, judged, facts)))


def summarize(book: JudgedBook) -> dict[str, Any]:
    """Return what the golden file keeps of one book."""
    return {
        "facts": len(book.document.facts),
        "verdicts": dict(sorted(Counter(j.verdict.name.value for j in book.judged).items())),
        "findings": {
            f"{f.relation}:{f.instance}": {
                "culprit": f.culprit and f.culprit.fact_id,
                "also": list(f.also),
                "message_zh": f.message_zh,
            }
            for f in book.findings
        },
    }


if __name__ == "__main__":
    golden = {file: summarize(book) for file, book in judge_demo().items()}
    GOLDEN.write_text(json.dumps(golden, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
