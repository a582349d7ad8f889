"""What two books say of each other is asked only when the second reader confirms it in both of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from expectations.store import read_findings
from flows.crawl.archive import Archive
from flows.demo.site import BOOKS_FOLDER
from flows.judge import judge_books
from flows.settings import Settings
from tests.expectations.golden import read_demo
from transforms.model import Document
from warehouse.connect import open_memory
from warehouse.load import load_document

TOLD, OTHER = "qinglan_culture_2023.pdf", "qinglan_statistics_2023.pdf"
SETTINGS = Settings(workers=2)


def book(file: str, year: int) -> Document:
    """Return a book of the demo as if it were one of the culture office."""
    return replace(read_demo()[file], publisher=read_demo()[TOLD].publisher, fiscal_year=year)


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse with a book that opens with money and one of the year before that closes without."""
    with open_memory() as opened:
        for document in (book(TOLD, 2023), book(OTHER, 2022)):
            load_document(opened, document, "test", datetime(2025, 11, 24, tzinfo=UTC))
        yield opened


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    kept = Archive(tmp_path / "archive")
    for file in (TOLD, OTHER):
        kept.put((BOOKS_FOLDER / file).read_bytes())
    return kept


def verdicts(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    return connection.execute(
        "SELECT instance, verdict FROM verdicts WHERE relation = 'R701' AND instance LIKE 'T01%'"
    ).fetchall()


def judge(connection: duckdb.DuckDBPyConnection, archive: Archive) -> dict[str, int]:
    return judge_books(connection, archive, SETTINGS, lambda done, total, name: None)


def test_a_difference_between_two_years_is_one_question_to_the_later_book(
    connection: duckdb.DuckDBPyConnection, archive: Archive
) -> None:
    told, other = read_demo()[TOLD].sha256, read_demo()[OTHER].sha256
    counts = judge(connection, archive)
    findings = read_findings(connection, told)
    assert counts == {told: len(findings), other: 0}
    (finding,) = [f for f in findings if f.relation == "R701"]
    assert {f.verdict for f in findings} == {"suspicious"}
    assert {e.document_id for e in finding.elsewhere} == {other}
    assert "2022年度决算第" in finding.message_zh
    assert verdicts(connection) == [("T01.total", "suspicious")]


def test_a_book_that_the_second_reader_cannot_confirm_asks_nothing(
    connection: duckdb.DuckDBPyConnection, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = read_demo()[OTHER].sha256
    get = archive.get
    monkeypatch.setattr(archive, "get", lambda sha256: b"%PDF-1.4" if sha256 == other else get(sha256))
    assert set(judge(connection, archive).values()) == {0}
    assert verdicts(connection) == [("T01.total", "extraction_doubt")]


def test_a_second_night_judges_nothing_until_a_book_comes_that_concerns_one(
    connection: duckdb.DuckDBPyConnection, archive: Archive
) -> None:
    judge(connection, archive)
    assert judge(connection, archive) == {}
    load_document(connection, book(OTHER, 2022), "better code", datetime(2025, 11, 25, tzinfo=UTC))
    assert set(judge(connection, archive)) == {read_demo()[TOLD].sha256, read_demo()[OTHER].sha256}


def test_a_book_that_the_archive_cannot_give_waits_and_is_judged_once_it_can(
    connection: duckdb.DuckDBPyConnection, archive: Archive
) -> None:
    told, other = read_demo()[TOLD].sha256, read_demo()[OTHER].sha256
    lost = Path(archive.where(other))
    kept = lost.rename(lost.with_suffix(".kept"))
    assert judge(connection, archive) == {other: 0}
    assert list(archive.problems) == [other]
    assert verdicts(connection) == []
    kept.rename(lost)
    assert told in judge(connection, archive)
    assert verdicts(connection) == [("T01.total", "suspicious")]
