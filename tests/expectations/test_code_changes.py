"""Codes that changed between two years are mapped before the years are compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from expectations.catalogue import read_catalogue
from expectations.code_changes import CodeChangesError, load_code_changes, read_code_changes
from expectations.judge import judge_documents
from expectations.verdicts import Name
from tests.expectations.relation_examples import document_of
from warehouse.connect import open_memory
from warehouse.load import load_document

NOW = datetime(2025, 11, 24, tzinfo=UTC)
(R701,) = (relation for relation in read_catalogue() if relation.relation_id == "R701")


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        load_code_changes(opened, read_code_changes())
        yield opened


def carried(
    connection: duckdb.DuckDBPyConnection, year: int, before: str, after: str
) -> list[tuple[str, Name]]:
    """Return the verdicts on a carry-over that closes a year under one code and opens the next under another."""
    last = replace(document_of(f"T07 {before} carryover_closing 5"), fiscal_year=year - 1)
    this = replace(document_of(f"T07 {after} carryover_opening 5"), fiscal_year=year)
    for document in (last, this):
        load_document(connection, document, "test", NOW)
    return [(j.instance, j.verdict.name) for j in judge_documents(connection, [this.sha256], [R701])]


def test_a_code_with_a_new_number_is_compared_under_it(connection: duckdb.DuckDBPyConnection) -> None:
    assert carried(connection, 2020, "2179901", "2179999") == [("T07.2179999", Name.EXACT)]


def test_in_other_years_it_is_another_code(connection: duckdb.DuckDBPyConnection) -> None:
    assert carried(connection, 2024, "2179901", "2179999") == [("", Name.NOT_APPLICABLE)]


def test_a_code_that_was_split_is_not_compared(connection: duckdb.DuckDBPyConnection) -> None:
    assert carried(connection, 2024, "2010308", "2010308") == [("", Name.NOT_APPLICABLE)]


def test_loading_again_changes_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    load_code_changes(connection, read_code_changes())
    assert connection.execute("SELECT count(*) FROM code_changes").fetchall() == [(len(read_code_changes()),)]


@pytest.mark.parametrize(
    "text", ["functional: [1]", "regional: {}", "functional: {2019: {'207': {was: 文化}}}", "a: ["]
)
def test_a_broken_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "changes.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CodeChangesError, match=r"changes\.yml is no file of code changes"):
        read_code_changes(path)
