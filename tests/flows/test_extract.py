"""A book that the archive cannot give costs that book alone, and is read once the archive can."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from flows.crawl.archive import Archive
from flows.demo.site import BOOKS_FOLDER
from flows.extract import read_books
from flows.journal import LOST
from flows.settings import Settings
from tests.warehouse.books import capture
from warehouse.connect import open_memory
from warehouse.runs import record_captures

FILES = ("qinglan_statistics_2024.pdf", "qinglan_statistics_2023.pdf", "qinglan_culture_2023.pdf")


def read(connection: duckdb.DuckDBPyConnection, archive: Archive) -> dict[str, tuple[str, str]]:
    entries = read_books(connection, archive, Settings(workers=2), lambda done, total, name: None)
    return {entry.document_id: (entry.state, entry.reason) for entry in entries}


@pytest.mark.parametrize("how", ["missing", "damaged"])
def test_the_other_books_are_read_and_the_lost_one_is_told_until_it_is_back(tmp_path: Path, how: str) -> None:
    archive = Archive(tmp_path)
    contents = [(BOOKS_FOLDER / file).read_bytes() for file in FILES]
    books = [archive.put(content) for content in contents]
    lost = Path(archive.where(books[0]))
    lost.unlink()
    if how == "damaged":
        lost.write_bytes(b"%PDF-1.7 other")
    with open_memory() as connection:
        record_captures(connection, "run-1", [capture(book, url=f"http://h/{book}") for book in books])
        first, second = read(connection, archive), read(connection, archive)
        archive.put(contents[0])
        third = read(connection, archive)
    assert {book: state for book, (state, _) in first.items()} == {
        books[0]: LOST,
        books[1]: "final_accounts",
        books[2]: "final_accounts",
    }
    assert how in first[books[0]][1]
    assert second == {books[0]: first[books[0]]}
    assert {book: state for book, (state, _) in third.items()} == {books[0]: "final_accounts"}
    assert archive.problems == {}
