"""Captured PDFs → facts in the warehouse: what this version of the reading code has not read yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import duckdb

from flows.crawl.archive import Archive, ArchiveError
from flows.journal import LOST, BookEntry
from flows.readers import CrashedError, Outcome, run_calls
from flows.settings import Settings
from flows.versions import reading_version
from transforms.document import read_document
from transforms.errors import MingzhangError
from transforms.model import CellState, Document
from warehouse.load import load_document, load_refusal
from warehouse.read import find_names, find_unread


class ClusterError(MingzhangError):
    """A cluster was asked for that cannot be used."""


def read_books(
    connection: duckdb.DuckDBPyConnection,
    archive: Archive,
    settings: Settings,
    on_progress: Callable[[int, int, str], None],
) -> list[BookEntry]:
    """Return what became of every captured book not yet read; each is loaded in a transaction of its own.

    A book that cannot be read is recorded with its reason and not tried again by the same code. One that the archive
    cannot give is told every night until it can.
    """
    unread = find_unread(connection, reading_version())
    names = find_names(connection, unread)
    entries: list[BookEntry] = []

    def tell_loss(sha256: str, error: ArchiveError) -> None:
        entries.append(BookEntry(sha256, names.get(sha256, sha256[:12]), LOST, str(error)))
        on_progress(len(entries), len(unread), entries[-1].name)

    for outcome in _read(_contents(archive, unread, tell_loss), len(unread), settings):
        now = datetime.now(UTC)
        name = names.get(outcome.key, outcome.key[:12])
        error = outcome.error
        if outcome.result is not None:
            error = _load(connection, outcome.result, now)
            entries += [] if error else [_entry(name, outcome.result)]
        if error is not None:
            load_refusal(connection, outcome.key, error, reading_version(), now)
            entries.append(BookEntry(outcome.key, name, error.state, str(error)))
        on_progress(len(entries), len(unread), name)
    return entries


def _contents(
    archive: Archive, wanted: list[str], on_loss: Callable[[str, ArchiveError], None]
) -> Iterator[tuple[str, tuple[bytes]]]:
    """Yield each content that the archive can give, by its hash, when it is its turn."""
    for sha256 in wanted:
        try:
            content = archive.get(sha256)
        except ArchiveError as error:
            on_loss(sha256, error)
            continue
        yield sha256, (content,)


def _read(
    calls: Iterator[tuple[str, tuple[bytes]]], count: int, settings: Settings
) -> Iterator[Outcome[str, Document]]:
    """Yield what became of each book, read where the settings say.

    Raises: ClusterError when a cluster is asked for and its packages are missing.
    """
    if settings.task_runner == "dask" and count:
        try:
            from flows.spread import read_on_cluster  # noqa: PLC0415 - its packages are an extra
        except ImportError as error:
            raise ClusterError(
                f"task_runner = dask needs an extra package ({error}): pip install 'mingzhang[dask]'"
            ) from error
        return read_on_cluster(calls, settings)
    return run_calls(
        read_document,
        calls,
        workers=max(1, min(settings.workers, count)),
        seconds=settings.seconds_per_book,
        megabytes=settings.megabytes_per_reader,
    )


def _load(connection: duckdb.DuckDBPyConnection, document: Document, now: datetime) -> CrashedError | None:
    """Load a document; return why it could not be, so that one book never ends the night."""
    try:
        load_document(connection, document, reading_version(), now)
    except (duckdb.DataError, duckdb.InvalidInputException) as error:
        return CrashedError(f"our warehouse did not take what was read: {str(error).splitlines()[0]}")
    return None


def _entry(name: str, document: Document) -> BookEntry:
    printed = sum(fact.state is CellState.PRINTED for fact in document.facts)
    return BookEntry(document.sha256, name, document.kind.value, "；".join(document.issues), printed)
