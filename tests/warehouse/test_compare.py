"""What changed between two versions of a book is listed figure by figure, in printed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import duckdb
import pytest

from tests.expectations.golden import open_demo, read_demo
from tests.expectations.relation_examples import document_of
from tests.warehouse.books import NIGHT
from transforms.model import Document
from warehouse.compare import FigureChange, compare_documents
from warehouse.connect import open_memory
from warehouse.load import load_document


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        yield opened


def compare(
    connection: duckdb.DuckDBPyConnection, old: str | Document, new: str | Document
) -> list[FigureChange]:
    documents = [document_of(d) if isinstance(d, str) else d for d in (old, new)]
    for document in documents:
        load_document(connection, document, "code-1", NIGHT)
    return compare_documents(connection, documents[0].sha256, documents[1].sha256)


OLD = "T03 total basic_expenditure 30.00 | T03 201 basic_expenditure 10.00"


@pytest.mark.parametrize(
    ("new", "changes"),
    [
        (
            "T03 total basic_expenditure 40.00 | T03 201 basic_expenditure 10.00",
            [FigureChange("T03", "total", "basic_expenditure", "30.00", "40.00", 1)],
        ),
        (
            OLD + " | T03 208 basic_expenditure 5.00",
            [FigureChange("T03", "208", "basic_expenditure", None, "5.00", 1)],
        ),
        (
            "T03 total basic_expenditure 30.00",
            [FigureChange("T03", "201", "basic_expenditure", "10.00", None, 1)],
        ),
        (
            "T03 total basic_expenditure 30.00 | T03 201 basic_expenditure blank",
            [FigureChange("T03", "201", "basic_expenditure", "10.00", "", 1)],
        ),
        (
            "T03 total basic_expenditure 30.00 | T03 201 basic_expenditure secret",
            [FigureChange("T03", "201", "basic_expenditure", "10.00", "", 1)],
        ),
        (OLD + " | T03 208 basic_expenditure blank", []),
        ("T03 total basic_expenditure 30 | T03 201 basic_expenditure 10.0", []),
    ],
    ids=["changed", "added", "vanished", "emptied", "hidden", "a blank more", "printed otherwise"],
)
def test_a_change_is_listed_with_both_texts(
    connection: duckdb.DuckDBPyConnection, new: str, changes: list[FigureChange]
) -> None:
    assert compare(connection, OLD, new) == changes


def test_a_version_is_no_change_to_itself(connection: duckdb.DuckDBPyConnection) -> None:
    assert compare(connection, OLD, OLD) == []


def test_changes_come_in_printed_order(connection: duckdb.DuckDBPyConnection) -> None:
    old = document_of(
        "T05 201 basic_expenditure 1 | T03 208 basic_expenditure 1 | T03 201 basic_expenditure 1"
    )
    new = document_of(
        "T05 201 basic_expenditure 2 | T03 208 basic_expenditure 2 | T03 201 basic_expenditure 2"
    )
    paged = replace(
        new,
        forms=tuple(
            replace(form, facts=tuple(replace(f, page=9 if f.concept == "208" else 8) for f in form.facts))
            for form in new.forms
        ),
    )
    changes = compare(connection, old, paged)
    assert [(c.form, c.label, c.page) for c in changes] == [
        ("T03", "201", 8),
        ("T03", "208", 9),
        ("T05", "201", 8),
    ]


def test_the_book_replaced_in_the_demo_changed_in_a_few_figures_that_still_agree() -> None:
    old, new = (read_demo()[f"qinglan_statistics_2024{suffix}.pdf"] for suffix in ("", "_replaced"))
    with open_demo() as connection:
        changes = compare_documents(connection, old.sha256, new.sha256)
        back = compare_documents(connection, new.sha256, old.sha256)
    assert changes != []
    assert [(c.old_text, c.new_text) for c in back] == [(c.new_text, c.old_text) for c in changes]
    assert all(c.old_text and c.new_text for c in changes)
