"""The pure pipeline of one book: bytes → pages → tables → forms → facts."""

from __future__ import annotations

import hashlib

from transforms.errors import NotADisclosureError
from transforms.forms.match import known_forms, read_forms, with_statement
from transforms.forms.tables import join_tables
from transforms.identity import read_identity
from transforms.model import Document, FormReading, FormStatus, Kind, Page
from transforms.pdf.pages import read_pages
from transforms.statements import find_statement

FEWEST_FORMS = 3  # a book without a title still is one when this many forms are in it


def read_document(pdf: bytes) -> Document:
    """Return the disclosure that a PDF holds.

    Raises: an UnreadableError in one line: no PDF, broken, encrypted, empty, a scan, or no disclosure.
    """
    pages = read_pages(pdf)
    return assemble_document(hashlib.sha256(pdf).hexdigest(), pages)


def assemble_document(sha256: str, pages: list[Page]) -> Document:
    """Return the disclosure that pages hold, whichever reader read them.

    Raises: NotADisclosureError when they are neither final accounts nor a budget.
    """
    readings, issues = read_forms(join_tables(pages))
    identity = read_identity(pages, readings)
    found = [r for r in readings if r.status is not FormStatus.MISSING]
    kind = identity.kind or (Kind.FINAL_ACCOUNTS if len(found) >= FEWEST_FORMS else None)
    if kind is None or (kind is Kind.FINAL_ACCOUNTS and not found):
        raise NotADisclosureError(
            f"{len(pages)} pages were read, but they hold no final accounts and no budget of a department"
        )
    if kind is Kind.BUDGET and len(found) < FEWEST_FORMS:
        issues.append("这是预算书：本版本只读决算的九张表")
    forms = tuple(_state_nothing(reading, pages) for reading in readings)
    return Document(
        sha256, identity.publisher, identity.fiscal_year, kind, identity.scope, identity.title, len(pages), forms,
        tuple(issues),
    )  # fmt: skip


def _state_nothing(reading: FormReading, pages: list[Page]) -> FormReading:
    """Return the reading with the book's own statement that it has no data, where there is one."""
    subject = next(form.subject for form in known_forms() if form.form == reading.form)
    return with_statement(reading, find_statement(pages, subject)) if subject else reading
