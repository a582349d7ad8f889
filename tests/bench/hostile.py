"""A thousand damaged copies of real books: `python -m tests.bench.hostile [COUNT] [FOLDER …]` (`make hostile`).

Shows what became of each kind of damage, the longest reading, and every finding that a damaged book would cause
and an undamaged one does not: there must be none.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from expectations.catalogue import read_catalogue
from expectations.doubts import accused_facts, with_doubts
from expectations.findings import build_findings
from expectations.judge import judge_documents
from flows.readers import Outcome, run_calls
from tests.bench.damage import DAMAGES
from transforms.document import read_document
from transforms.model import Document
from transforms.referee import confirm_facts
from warehouse.connect import open_memory
from warehouse.load import load_document

SECONDS = 60
MEGABYTES = 2_000
DEMO = Path("flows/demo/books")
CORPUS = Path("../shared/corpus")


def find_books(folders: list[Path]) -> list[Path]:
    """Return the PDFs to damage: those of the folders named, else the corpus beside the project, else the demo's."""
    if not folders:
        folders = [CORPUS / "final_accounts", CORPUS / "budgets"] if CORPUS.exists() else [DEMO]
    return sorted(path for folder in folders for path in folder.glob("*.pdf"))


def damaged_copies(books: list[Path], count: int) -> Iterator[tuple[tuple[str, str, int], tuple[bytes]]]:
    """Yield (kind of damage, book, seed) and the damaged bytes; the same every time."""
    for seed in range(count):
        damage = DAMAGES[seed % len(DAMAGES)]
        book = books[(seed // len(DAMAGES)) % len(books)]
        yield (damage.__name__, book.name, seed), (damage(book.read_bytes(), random.Random(seed)),)


def find_accusations(pdf: bytes, document: Document) -> list[str]:
    """Return what a document would be accused of after the second opinion, by relation and instance."""
    with open_memory() as connection:
        load_document(connection, document, "bench", datetime.now(UTC))
        judged = judge_documents(connection, [document.sha256], read_catalogue())
    facts = {fact.fact_id: fact for fact in document.facts}
    accused = accused_facts(judged)
    confirmed: dict[str, bool] = {}
    if accused:
        pages = {form.form: form.pages for form in document.forms}
        call = (0, (pdf, [facts[f] for f in sorted(accused)], pages))
        (outcome,) = run_calls(confirm_facts, [call], workers=1, seconds=SECONDS, megabytes=MEGABYTES)
        confirmed = outcome.result or {}
    findings = build_findings("bench", with_doubts(judged, confirmed), facts)
    return [f"{f.relation} {f.instance}: {f.message_zh}" for f in findings]


def state_of(outcome: Outcome[tuple[str, str, int], Document]) -> str:
    """Return what became of one damaged copy."""
    return "read" if outcome.result is not None else outcome.error.state if outcome.error else "?"


def main(count: int, folders: list[Path]) -> int:
    """Return 1 when a damaged copy was accused of something the whole book is not, else 0."""
    console = Console()
    books = find_books(folders)
    console.print(f"{count} damaged copies of {len(books)} books")
    whole = {
        path.name: set(find_accusations(path.read_bytes(), read_document(path.read_bytes())))
        for path in books
    }
    states: dict[str, Counter[str]] = defaultdict(Counter)
    accusations: list[tuple[tuple[str, str, int], str]] = []
    copies = dict(damaged_copies(books, count))
    began = time.monotonic()
    outcomes = run_calls(read_document, copies.items(), workers=2, seconds=SECONDS, megabytes=MEGABYTES)
    for outcome in track(outcomes, total=count, console=console):
        states[outcome.key[0]][state_of(outcome)] += 1
        if outcome.error is not None and outcome.error.state == "crashed":
            console.print(f"{outcome.key}: {outcome.error}")
        if outcome.result is not None:
            found = set(find_accusations(copies[outcome.key][0], outcome.result)) - whole[outcome.key[1]]
            accusations += [(outcome.key, finding) for finding in sorted(found)]
    table = Table("damage", "states")
    for damage, counter in sorted(states.items()):
        table.add_row(damage, ", ".join(f"{state} {n}" for state, n in counter.most_common()))
    console.print(table)
    console.print(
        f"{time.monotonic() - began:.0f} s; {len(accusations)} accusations that the whole books do not deserve"
    )
    for key, finding in accusations:
        console.print(f"{key}: {finding}", markup=False)
    return bool(accusations)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000, [Path(a) for a in sys.argv[2:]]))
