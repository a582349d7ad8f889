"""The last steps of a night: a report for every publisher concerned, and letters, each once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from pathlib import Path

import duckdb

from flows.crawl.site import Contact, SiteFile
from flows.publish.books import gather_book
from flows.publish.letter import MOST_FINDINGS, Letter, write_letter
from flows.publish.outbox import DeliveryReport, deliver, keep_unmentioned
from flows.publish.report import BookReport, render_pictures, write_report
from flows.settings import Settings
from warehouse.outbox import OutboxLetter
from warehouse.read import Disclosure, read_disclosures

_NOT_IN_FILE_NAMES = re.compile(r"[^\w\u4e00-\u9fff()（）-]+")


def write_reports(
    connection: duckdb.DuckDBPyConnection,
    sites: Sequence[SiteFile],
    touched: AbstractSet[str],
    read_pdf: Callable[[str], bytes],
    settings: Settings,
) -> list[Path]:
    """Return the reports written: one for each publisher with a book touched tonight, or without a report yet."""
    by_publisher: dict[str, list[Disclosure]] = {}
    for disclosure in read_disclosures(connection):
        if disclosure.is_current and disclosure.publisher:
            by_publisher.setdefault(disclosure.publisher, []).append(disclosure)
    written = []
    for publisher, disclosures in by_publisher.items():
        folder = settings.reports / folder_name(publisher)
        if not (folder / "index.html").exists() or touched & {d.document_id for d in disclosures}:
            language = settings.report_language
            books = [gather_book(connection, d, _districts(sites), language) for d in disclosures]
            books.sort(key=lambda book: (not book.findings, -(book.fiscal_year or 0)))
            written.append(write_report(folder, publisher, books, read_pdf, language))
    return written


def send_letters(
    connection: duckdb.DuckDBPyConnection,
    sites: Sequence[SiteFile],
    read_pdf: Callable[[str], bytes],
    settings: Settings,
    now: datetime,
) -> DeliveryReport:
    """Return what became of the letters about current books: each finding is named to its publisher once."""
    letters = []
    for disclosure in _current_with_findings(connection):
        contact = _contact(sites, disclosure)
        language = contact.language if contact else settings.report_language
        whole = gather_book(connection, disclosure, _districts(sites), language)
        book = keep_unmentioned(connection, whole, contact.address if contact else None)
        if book.findings:
            letters.append(_write(book, contact, read_pdf, settings, now))
    return deliver(
        connection, letters, settings.outbox, settings.smtp, lambda letter: _still_stands(connection, letter)
    )


def _write(
    book: BookReport,
    contact: Contact | None,
    read_pdf: Callable[[str], bytes],
    settings: Settings,
    now: datetime,
) -> Letter:
    return write_letter(
        book,
        contact.address if contact else None,
        settings.sender,
        pictures=render_pictures([book], read_pdf, MOST_FINDINGS),
        period=f"{now:%Y-%m-%d}",
        written_at=now,
        language=contact.language if contact else settings.report_language,
        reply_to=settings.reply_to,
    )


def _current_with_findings(connection: duckdb.DuckDBPyConnection) -> list[Disclosure]:
    ids = connection.execute("SELECT DISTINCT document_id FROM open_findings").fetchall()
    return read_disclosures(connection, [document_id for (document_id,) in ids])


def _still_stands(connection: duckdb.DuckDBPyConnection, letter: OutboxLetter) -> bool:
    """Whether every finding of a waiting letter is still open in the current version of its book."""
    (count,) = connection.execute(
        "SELECT count(DISTINCT finding_id) FROM open_findings WHERE document_id = ? AND list_contains(?, finding_id)",
        [letter.document_id, list(letter.finding_ids)],
    ).fetchall()[0]
    return bool(count == len(letter.finding_ids))


def _contact(sites: Sequence[SiteFile], disclosure: Disclosure) -> Contact | None:
    contacts: Mapping[str, Contact] = next((s.contacts for s in sites if s.key == disclosure.site), {})
    return contacts.get(disclosure.publisher)


def _districts(sites: Sequence[SiteFile]) -> dict[str, str]:
    return {site.key: site.name for site in sites}


def folder_name(publisher: str) -> str:
    """Return a name for a publisher's folder that no printed name can turn into another path."""
    return _NOT_IN_FILE_NAMES.sub("_", publisher).strip("._")[:80] or "_"
