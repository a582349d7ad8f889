"""`mingzhang compare`: what changed between two files, two versions, or from each version of a book to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.check import limits_of, read_file
from flows.readers import run_calls
from flows.settings import Settings
from flows.versions import reading_version
from transforms.errors import MingzhangError
from warehouse.compare import FigureChange, compare_documents
from warehouse.connect import open_memory, open_release
from warehouse.load import load_document
from warehouse.read import Disclosure, read_disclosures

COLUMNS = [
    "old", "new", "publisher", "fiscal_year", "kind", "change", "form", "label", "measure", "old_text", "new_text",
    "page",
]  # fmt: skip
_CHANGES = {"changed": "改动", "added": "新增", "vanished": "消失"}
_SHORTEST = 6


class CompareError(MingzhangError):
    """A question that names no two versions of a book."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The step from one version to another: what they are called, whose book it is, and the figures that differ."""

    old: str
    new: str
    publisher: str
    fiscal_year: int | None
    kind: str
    changes: tuple[FigureChange, ...]


def compare_books(books: Sequence[str], year: int | None, settings: Settings) -> list[Compared]:
    """Return the steps asked for: one between two files or versions, else every step of the books of one name.

    Raises: CompareError when the names tell no two versions; the error of a file that cannot be read;
    WarehouseError when there is no release yet.
    """
    if len(books) > 2:
        raise CompareError("compare two files, two versions, or the versions of one book: name at most two")
    paths = [Path(book) for book in books]
    if len(books) == 2 and any(path.suffix.lower() == ".pdf" or path.exists() for path in paths):
        return [_compare_files(paths, settings)]
    with open_release(settings.release) as release:
        known = read_disclosures(release)
        if len(books) == 2:
            old, new = (_named(known, book) for book in books)
            return [_step(release, old, new)]
        by_id = {disclosure.document_id: disclosure for disclosure in known}
        return [
            _step(release, by_id[book.replaces], book)
            for book in _versions_of(known, books[0], year)
            if book.replaces is not None
        ]


def _compare_files(paths: Sequence[Path], settings: Settings) -> Compared:
    """Return the step from one file to another, both read now."""
    calls = ((number, (path,)) for number, path in enumerate(paths))
    outcomes = {o.key: o for o in run_calls(read_file, calls, **limits_of(settings, len(paths)))}
    with open_memory() as connection:
        documents = []
        for number, path in enumerate(paths):
            document, error = outcomes[number].result, outcomes[number].error
            if document is None:
                raise CompareError(f"{path}: {error}")
            load_document(connection, document, reading_version(), datetime.now(UTC))
            documents.append(document)
        old, new = documents
        return Compared(
            str(paths[0]),
            str(paths[1]),
            new.publisher,
            new.fiscal_year,
            new.kind.value,
            tuple(compare_documents(connection, old.sha256, new.sha256)),
        )


def _step(release: duckdb.DuckDBPyConnection, old: Disclosure, new: Disclosure) -> Compared:
    """Return the step between two versions of the release."""
    changes = compare_documents(release, old.document_id, new.document_id)
    return Compared(_name(old), _name(new), new.publisher, new.fiscal_year, new.kind, tuple(changes))


def _name(version: Disclosure) -> str:
    return f"v{version.version} {version.document_id[:12]}"


def _named(known: Sequence[Disclosure], book: str) -> Disclosure:
    """Return the one version whose SHA-256 begins with `book`."""
    found = [version for version in known if len(book) >= _SHORTEST and version.document_id.startswith(book)]
    if len(found) != 1:
        raise CompareError(
            f"{book!r} names {len(found)} books of the release: write more of one SHA-256, "
            f"at least {_SHORTEST} digits, as in the view disclosures"
        )
    return found[0]


def _versions_of(known: Sequence[Disclosure], book: str, year: int | None) -> list[Disclosure]:
    """Return the versions of the disclosure that a SHA-256 belongs to, else those of the publishers of a name."""
    own = {v.identity for v in known if len(book) >= _SHORTEST and v.document_id.startswith(book)}
    found = [
        version
        for version in known
        if (version.identity in own if own else book in version.publisher)
        and (year is None or version.fiscal_year == year)
    ]
    if not found:
        raise CompareError(f"the release has no book of {book!r}: name a publisher or a SHA-256")
    return found


def as_rows(compared: Sequence[Compared]) -> list[tuple[Any, ...]]:
    """Return the figures that differ in the order of COLUMNS."""
    return [
        (step.old, step.new, step.publisher, step.fiscal_year, step.kind, change.change, change.form, change.label,
         change.measure, change.old_text, change.new_text, change.page)
        for step in compared for change in step.changes
    ]  # fmt: skip


def print_compared(compared: Sequence[Compared], console: Console) -> None:
    """Print each step as a table of its figures."""
    if not compared:
        console.print("no version replaces another")
    for step in compared:
        heading = f"{step.publisher} {step.fiscal_year or ''} {step.kind}: {step.old} → {step.new}"
        console.print(heading, markup=False, highlight=False, soft_wrap=True)
        if not step.changes:
            console.print("every figure stayed")
            continue
        console.print(_table(step))
        counts = Counter(change.change for change in step.changes)
        console.print(", ".join(f"{counts[name]} {name}" for name in _CHANGES), highlight=False)


def _table(step: Compared) -> Table:
    table = Table()
    for heading in ("变动", "表", "行", "栏", "原为", "现为", "页"):
        table.add_column(heading, overflow="fold")
    for c in step.changes:
        cells = (
            _CHANGES[c.change], c.form, c.label, c.measure, c.old_text or "", c.new_text or "", str(c.page),
        )  # fmt: skip
        table.add_row(*map(Text, cells))
    return table
