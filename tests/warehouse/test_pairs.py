"""A judgement that rests on another book is made again when that book comes, changes or goes."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from tests.expectations.relation_examples import documents_of
from tests.warehouse.books import NIGHT, capture
from transforms.errors import BrokenPdfError
from transforms.model import Document
from warehouse.connect import open_memory
from warehouse.load import load_document, load_refusal, replace_judgement
from warehouse.pairs import find_affected
from warehouse.runs import record_captures

NOW, BEFORE, UNIT = documents_of("T01 a b 1 | @2023 T01 a b 2 | @own T01 a b 1")


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        for document in (NOW, BEFORE, UNIT):
            load_document(opened, document, "test", NIGHT)
        yield opened


@pytest.mark.parametrize("arrived", [BEFORE, UNIT], ids=["the year before", "a unit"])
def test_the_book_that_would_be_told_is_judged_again(
    connection: duckdb.DuckDBPyConnection, arrived: Document
) -> None:
    assert find_affected(connection, [arrived.sha256]) == [NOW.sha256]


def test_the_book_it_is_compared_with_is_not(connection: duckdb.DuckDBPyConnection) -> None:
    assert find_affected(connection, [NOW.sha256]) == []


def test_books_that_are_to_be_judged_anyway_are_not_named_again(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    assert find_affected(connection, [BEFORE.sha256, NOW.sha256]) == []


def test_a_book_told_of_one_that_can_no_longer_be_read_is_judged_again(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    terms = [(NOW.sha256, "R701", "T01.total", "T01.b", -1, BEFORE.sha256)]
    replace_judgement(
        connection, NOW.sha256, "r", {"verdicts": [], "verdict_terms": terms, "findings": []}, {}
    )
    assert find_affected(connection, []) == []
    load_refusal(connection, BEFORE.sha256, BrokenPdfError("damaged"), "code-2", NIGHT)
    assert find_affected(connection, []) == [NOW.sha256]


def test_a_book_told_of_one_that_was_replaced_is_judged_again(connection: duckdb.DuckDBPyConnection) -> None:
    newer = documents_of("T01 a b 1 | @2023 T01 a b 3")[1]
    record_captures(connection, "night-1", [capture(NOW), capture(BEFORE)])
    record_captures(connection, "night-2", [capture(newer, 2)])
    load_document(connection, newer, "test", NIGHT)
    assert find_affected(connection, [newer.sha256]) == [NOW.sha256]
