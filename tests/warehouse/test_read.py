"""What the warehouse says is left to do, and which version of a book counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest

from tests.expectations.relation_examples import document_of
from tests.warehouse.books import ADDRESS, BOOK, NIGHT, capture
from transforms.errors import BrokenPdfError
from transforms.model import Document
from warehouse.connect import open_memory
from warehouse.load import load_document, load_refusal, replace_judgement
from warehouse.read import (
    find_names,
    find_unjudged,
    find_unread,
    read_disclosures,
    read_facts,
    read_form_pages,
)
from warehouse.runs import record_captures

REPLACED = replace(
    document_of("T03 total basic_expenditure 30.00 | T03 201 basic_expenditure 30.00"), title="更正"
)
NOTHING: dict[str, list[tuple[Any, ...]]] = {"verdicts": [], "verdict_terms": [], "findings": []}


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        yield opened


def meet(connection: duckdb.DuckDBPyConnection, night: int, *documents: Document, **changes: Any) -> None:
    """Capture and load books in one night."""
    record_captures(connection, f"night-{night}", [capture(d, night, **changes) for d in documents])
    for document in documents:
        load_document(connection, document, "code-1", NIGHT + timedelta(days=night - 1))


def test_a_captured_book_is_unread_until_this_code_has_read_or_refused_it(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    record_captures(
        connection, "night-1", [capture("a" * 64), capture("b" * 64, url=ADDRESS + "?2"), capture(BOOK)]
    )
    assert find_unread(connection, "code-1") == sorted(["a" * 64, "b" * 64, BOOK.sha256])
    load_document(connection, BOOK, "code-1", NIGHT)
    load_refusal(connection, "a" * 64, BrokenPdfError("damaged"), "code-1", NIGHT)
    assert find_unread(connection, "code-1") == ["b" * 64]
    assert find_unread(connection, "code-2") == sorted(["a" * 64, "b" * 64, BOOK.sha256])


@pytest.mark.parametrize(
    "changes",
    [
        {"role": "detail"},
        {"state": "not_a_pdf"},
        {"state": "other_format"},
        {"state": "failed", "sha256": None},
    ],
    ids=str,
)
def test_what_is_no_captured_pdf_is_never_to_be_read(
    connection: duckdb.DuckDBPyConnection, changes: dict[str, Any]
) -> None:
    record_captures(connection, "night-1", [capture(BOOK, **changes)])
    assert find_unread(connection, "code-1") == []


def test_a_book_met_in_two_nights_is_read_once(connection: duckdb.DuckDBPyConnection) -> None:
    record_captures(connection, "night-1", [capture(BOOK, 1)])
    record_captures(connection, "night-2", [capture(BOOK, 2, state="unchanged")])
    assert find_unread(connection, "code-1") == [BOOK.sha256]


def test_a_read_book_is_unjudged_until_these_relations_have_judged_it(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    load_document(connection, BOOK, "code-1", NIGHT)
    load_refusal(connection, "a" * 64, BrokenPdfError("damaged"), "code-1", NIGHT)
    assert find_unjudged(connection, "relations-1") == [BOOK.sha256]
    replace_judgement(connection, BOOK.sha256, "relations-1", NOTHING, {})
    assert find_unjudged(connection, "relations-1") == []
    assert find_unjudged(connection, "relations-2") == [BOOK.sha256]


def test_a_book_read_again_is_judged_again(connection: duckdb.DuckDBPyConnection) -> None:
    load_document(connection, BOOK, "code-1", NIGHT)
    replace_judgement(connection, BOOK.sha256, "relations-1", NOTHING, {})
    load_document(connection, BOOK, "code-2", NIGHT)
    assert find_unjudged(connection, "relations-1") == [BOOK.sha256]


def test_a_disclosure_says_where_it_was_met(connection: duckdb.DuckDBPyConnection) -> None:
    meet(connection, 1, BOOK)
    (disclosure,) = read_disclosures(connection)
    assert (disclosure.site, disclosure.url, disclosure.page_date) == ("demo", ADDRESS, date(2025, 9, 12))
    assert disclosure.captured_at == NIGHT
    assert disclosure.identity == f"{BOOK.publisher}|2024|final_accounts|"


def versions(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, int, bool, str | None]]:
    return [(d.document_id, d.version, d.is_current, d.replaces) for d in read_disclosures(connection)]


def test_a_book_replaced_at_its_address_is_a_version_that_replaces_the_first(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    meet(connection, 1, BOOK)
    meet(connection, 2, REPLACED)
    assert versions(connection) == [(BOOK.sha256, 1, False, None), (REPLACED.sha256, 2, True, BOOK.sha256)]


def test_a_book_that_is_met_again_is_no_new_version(connection: duckdb.DuckDBPyConnection) -> None:
    meet(connection, 1, BOOK)
    record_captures(connection, "night-2", [capture(BOOK, 2, state="unchanged")])
    assert versions(connection) == [(BOOK.sha256, 1, True, None)]


def test_two_files_put_up_together_stand_beside_each_other(connection: duckdb.DuckDBPyConnection) -> None:
    meet(connection, 1, BOOK, REPLACED)
    assert sorted(versions(connection)) == sorted(
        [(BOOK.sha256, 1, True, None), (REPLACED.sha256, 1, True, None)]
    )


@pytest.mark.parametrize(
    "changes",
    [{"fiscal_year": 2023}, {"publisher": "青岚区审计局"}, {"scope": "本级"}],
    ids=["another year", "another body", "another scope"],
)
def test_another_disclosure_replaces_nothing(
    connection: duckdb.DuckDBPyConnection, changes: dict[str, Any]
) -> None:
    meet(connection, 1, BOOK)
    meet(connection, 2, replace(REPLACED, **changes))
    assert sorted(versions(connection)) == sorted(
        [(BOOK.sha256, 1, True, None), (REPLACED.sha256, 1, True, None)]
    )


def test_bodies_of_one_name_on_two_sites_replace_nothing_of_each_other(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    meet(connection, 1, BOOK)
    meet(connection, 2, REPLACED, site="gulou_of_another_city")
    assert {(document, version, current) for document, version, current, _ in versions(connection)} == {
        (BOOK.sha256, 1, True),
        (REPLACED.sha256, 1, True),
    }


def test_books_of_unknown_bodies_or_years_replace_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    meet(connection, 1, replace(BOOK, publisher=""))
    meet(connection, 2, replace(REPLACED, publisher=""))
    assert [current for _, _, current, _ in versions(connection)] == [True, True]


def test_disclosures_can_be_asked_for_by_document(connection: duckdb.DuckDBPyConnection) -> None:
    meet(connection, 1, BOOK)
    meet(connection, 2, REPLACED)
    assert [d.document_id for d in read_disclosures(connection, [REPLACED.sha256])] == [REPLACED.sha256]
    assert read_disclosures(connection, []) == []


def test_facts_and_pages_of_an_unknown_book_are_empty(connection: duckdb.DuckDBPyConnection) -> None:
    assert read_facts(connection, "f" * 64) == {}
    assert read_form_pages(connection, "f" * 64) == {}


def test_the_pages_of_each_form_are_kept(connection: duckdb.DuckDBPyConnection) -> None:
    load_document(connection, BOOK, "code-1", NIGHT)
    assert read_form_pages(connection, BOOK.sha256) == {form.form: form.pages for form in BOOK.forms}


def test_a_book_is_called_what_its_newest_link_called_it(connection: duckdb.DuckDBPyConnection) -> None:
    record_captures(
        connection, "night-1", [capture(BOOK, 1, link_text="附件"), capture("a" * 64, 1, link_text=None)]
    )
    record_captures(connection, "night-2", [capture(BOOK, 2, link_text="附件（更正）")])
    assert find_names(connection, [BOOK.sha256, "a" * 64]) == {
        BOOK.sha256: "附件（更正）",
        "a" * 64: "青岚区统计局2024年度部门决算公开",
    }
    assert find_names(connection, []) == {}
