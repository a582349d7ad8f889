"""The pure pipeline of one book: bytes → pages → tables → forms → facts, and sentences → facts."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from transforms.annexes.reading import EVALUATIONS, read_annexes
from transforms.cover import read_cover_date
from transforms.errors import NotADisclosureError
from transforms.forms.gridless import name_gridless
from transforms.forms.heading import read_heading
from transforms.forms.match import known_forms, read_forms, with_statement
from transforms.forms.tables import Table, join_tables
from transforms.forms.titles import title_lines
from transforms.identity import KIND_WORDS, read_identity
from transforms.model import Document, FormReading, FormStatus, Kind, Page, PageSource
from transforms.narrative.reading import read_narrative
from transforms.outline.reading import read_outline
from transforms.pdf.pages import read_pages
from transforms.pdf.scans import name_pictures
from transforms.statements import find_statement

_NO_DISCLOSURE = "{} pages were read, but they hold no final accounts and no budget of a department"
FEWEST_FORMS = 3  # a book without a title still is one when this many of its tables name its kind


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
    return with_prose(assemble_forms(sha256, pages), pages)


def assemble_forms(sha256: str, pages: list[Page]) -> Document:
    """Return the disclosure that pages hold without its prose and annexes: who, which year, forms and facts.

    Raises: NotADisclosureError when they are neither final accounts nor a budget.
    """
    tables = join_tables(pages)
    headed = [publisher for table in tables if (publisher := read_heading(table).publisher)]
    identity = read_identity(pages, headed, [line for table in tables for line in table.above])
    kind = identity.kind or _kind_of_tables(tables)
    if kind is None:
        raise NotADisclosureError(_NO_DISCLOSURE.format(len(pages)))
    readings, issues = read_forms(tables, kind)
    if not any(map(_found, readings)):
        if kind is Kind.FINAL_ACCOUNTS:
            raise NotADisclosureError(_NO_DISCLOSURE.format(len(pages)))
        issues.append("书中没有一张预算表，报表或另附文件，须另取")
    forms = [_state_nothing(_doubt_pictures(reading, pages), kind, pages) for reading in readings]
    return Document(
        sha256, identity.publisher, identity.fiscal_year, kind, identity.scope, identity.title, len(pages), tuple(forms),
        (*name_pictures(pages), *issues, *name_gridless(pages, kind)),
    )  # fmt: skip


def with_prose(document: Document, pages: list[Page]) -> Document:
    """Return a disclosure with its prose, its annexes, which speak of its forms, and its outline."""
    annexes = read_annexes(pages, document.forms)
    outline = read_outline(pages)
    evaluated = any(reading.form in EVALUATIONS for reading in annexes.readings)
    unread = [line for line in document.issues if not (evaluated and "绩效自评表，未读" in line)]
    return replace(
        document,
        issues=(*unread, *annexes.issues),
        narrative=read_narrative(pages, document.forms, document.fiscal_year, document.kind),
        annexes=tuple(_doubt_pictures(reading, pages) for reading in annexes.readings),
        indicators=annexes.indicators,
        annex_fields=annexes.fields,
        terms=annexes.terms,
        contents=outline.contents,
        headings=outline.headings,
        cover_date=read_cover_date(pages),
    )


def _found(reading: FormReading) -> bool:
    return reading.status is not FormStatus.MISSING


def _kind_of_tables(tables: list[Table]) -> Kind | None:
    """Return the kind of a book without a title, by what the titles of its tables say."""
    titles = [title for table in tables for title in title_lines(table.above)[-1:]]
    counts = {kind: sum(word in title for title in titles) for word, kind in KIND_WORDS.items()}
    kind = max(counts, key=lambda k: counts[k])
    return kind if counts[kind] >= FEWEST_FORMS else None


def _doubt_pictures(reading: FormReading, pages: list[Page]) -> FormReading:
    """Return the reading, incomplete where a page within it or just after it is a picture that no one looked at."""
    unread = {page.number for page in pages if page.source is PageSource.UNREAD}
    if not reading.pages or not unread & set(range(reading.pages[0], reading.pages[-1] + 2)):
        return reading
    return replace(reading, complete=False)


def _state_nothing(reading: FormReading, kind: Kind, pages: list[Page]) -> FormReading:
    """Return the reading with the book's own statement that it has no data, where there is one."""
    subject = next(form.subject for form in known_forms(kind) if form.form == reading.form)
    return with_statement(reading, find_statement(pages, subject)) if subject else reading
