"""What one real book costs and yields: its reading, CPU time a page, and whether the second reader reads it alike."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from transforms.document import read_document
from transforms.errors import UnreadableError
from transforms.model import CellState, Document, Fact, FormReading, FormStatus
from transforms.referee import confirm_facts

ROUNDS = 2  # the lesser time of two tells less of what else the machine does


@dataclass(frozen=True, slots=True)
class Measure:
    """One book as read, the CPU seconds that took, and for each fact whether both readers read it alike."""

    book: str
    document: Document
    seconds: float
    confirmed: dict[str, bool]

    @property
    def statuses(self) -> Counter[FormStatus]:
        """How many forms were read, empty, refused and missing."""
        return Counter(form.status for form in self.document.forms)

    @property
    def printed(self) -> int:
        """How many numbers were read as they are printed."""
        return sum(f.state is CellState.PRINTED and not f.inferred for f in self.document.facts)

    @property
    def inferred(self) -> int:
        """How many numbers were told by the arithmetic of their form."""
        return sum(fact.inferred for fact in self.document.facts)

    @property
    def compared(self) -> int:
        """How many facts the second reader was asked about: none that was inferred."""
        return len(self.document.facts) - self.inferred

    @property
    def differing(self) -> list[Fact]:
        """The facts on which the two readers differ."""
        return [f for f in self.document.facts if not f.inferred and not self.confirmed[f.fact_id]]

    @property
    def refused(self) -> list[FormReading]:
        """The forms that are in the book and were not read."""
        return [form for form in self.document.forms if form.status is FormStatus.REFUSED]


def measure(path: Path) -> Measure:
    """Return what a book yields and costs.

    Raises: UnreadableError when it is no book.
    """
    pdf = path.read_bytes()
    document, seconds = min((_read_timed(pdf) for _ in range(ROUNDS)), key=lambda timed: timed[1])
    pages = {form.form: form.pages for form in document.forms}
    confirmed = confirm_facts(pdf, document.facts, pages) if document.facts else {}
    return Measure(path.stem, document, seconds, confirmed)


def why_no_book(path: Path) -> str:
    """Return the one line that says why a PDF is no book; empty where it was taken for one."""
    try:
        read_document(path.read_bytes())
    except UnreadableError as error:
        return f"{error.state}: {error}"
    return ""


def _read_timed(pdf: bytes) -> tuple[Document, float]:
    start = time.process_time()
    document = read_document(pdf)
    return document, time.process_time() - start
