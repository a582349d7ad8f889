"""The last steps of a night: a report for every publisher concerned, and letters, each once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import partial
from pathlib import Path

import duckdb

from flows.crawl.site import Contact, SiteFile
from flows.publish.books import gather_book
from flows.publish.letter import MOST_FINDINGS, Letter, write_letter
from flows.publish.outbox import DeliveryReport, deliver, find_stale, keep_news
from flows.publish.report import BookReport, render_pictures, write_report
from flows.settings import Settings
from warehouse.lives import read_changes
from warehouse.outbox import find_tellings, letter_stands
from warehouse.read import Disclosure, read_disclosures

_NOT_IN_FILE_NAMES = re.compile(r"[^\w\u4e00-\u9fff()（）-]+")


def write_reports(
    connection: duckdb.DuckDBPyConnection,
    sites: Sequence[SiteFile],
    touched: AbstractSet[str],
    read_pdf: Callable[[str], bytes],
    settings: Settings,
) -> list[Path]:
    """Return the reports written: one for each publisher concerned.

    These are the publishers with a book touched tonight, with a finding whose state changed since their report was
    written, or without a report yet.
    """
    by_publisher: dict[str, list[Disclosure]] = {}
    for disclosure in read_disclosures(connection):
        if disclosure.is_current and disclosure.publisher:
            by_publisher.setdefault(disclosure.publisher, []).append(disclosure)
    written = []
    changed = read_changes(connection)
    for publisher, disclosures in by_publisher.items():
        folder = settings.reports / folder_name(publisher)
        if touched & {d.document_id for d in disclosures} or _is_outdated(
            folder / "index.html", changed.get(publisher)
        ):
            language = settings.report_language
            books = [gather_book(connection, d, _districts(sites), language) for d in disclosures]
            books.sort(key=lambda book: (not book.findings, -(book.fiscal_year or 0)))
            written.append(write_report(folder, publisher, books, read_pdf, language))
    return written


def _is_outdated(report: Path, changed: datetime | None) -> bool:
    """Whether there is no report, or a finding of its publisher changed its state after it was written."""
    if not report.exists():
        return True
    return changed is not None and changed.timestamp() > report.stat().st_mtime


def send_letters(
    connection: duckdb.DuckDBPyConnection,
    sites: Sequence[SiteFile],
    read_pdf: Callable[[str], bytes],
    settings: Settings,
    now: datetime,
) -> DeliveryReport:
    """Return what became of the letters about current books: what is new, still open, or resolved, each once."""
    letters = []
    stands = partial(letter_stands, connection)
    stale = find_stale(connection, settings.smtp, stands)
    for disclosure in _current_with_news(connection):
        contact = _contact(sites, disclosure)
        address = contact.address if contact else None
        language = contact.language if contact else settings.report_language
        whole = gather_book(connection, disclosure, _districts(sites), language)
        tellings = find_tellings(connection, disclosure.publisher, address, stale)
        book = keep_news(whole, tellings, by_hand=settings.smtp is None)
        if book.findings or any(life.state == "resolved" for life in book.lives):
            letters.append(_write(book, contact, read_pdf, settings, now))
    return deliver(connection, letters, settings.outbox, settings.smtp, stands)


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


def _current_with_news(connection: duckdb.DuckDBPyConnection) -> list[Disclosure]:
    """Return the current disclosures that have an open finding, or of whose body one was resolved.

    A body that has taken a book down is not written to about it.
    """
    ids = connection.execute(
        "SELECT document_id FROM (SELECT document_id FROM open_findings UNION SELECT document_id FROM disclosures "
        "SEMI JOIN (FROM finding_states WHERE state = 'resolved') USING (publisher, fiscal_year, kind) "
        "WHERE is_current) ANTI JOIN (FROM standings WHERE state IN ('withdrawn', 'overwritten')) USING (document_id)"
    ).fetchall()
    return read_disclosures(connection, [document_id for (document_id,) in ids])


def _contact(sites: Sequence[SiteFile], disclosure: Disclosure) -> Contact | None:
    contacts: Mapping[str, Contact] = next((s.contacts for s in sites if s.key == disclosure.site), {})
    return contacts.get(disclosure.publisher)


def _districts(sites: Sequence[SiteFile]) -> dict[str, str]:
    return {site.key: site.name for site in sites}


def folder_name(publisher: str) -> str:
    """Return a name for a publisher's folder that no printed name can turn into another path."""
    return _NOT_IN_FILE_NAMES.sub("_", publisher).strip("._")[:80] or "_"
