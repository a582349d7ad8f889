"""Every relation keeps its word: its holding example holds, its firing example fires."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, datetime

import duckdb
import pytest

from expectations.catalogue import Relation, read_catalogue
from expectations.code_changes import load_code_changes, read_code_changes
from expectations.judge import judge_documents
from expectations.publishers import load_registry
from expectations.verdicts import Kind, Name
from tests.expectations.relation_examples import document_of, documents_of, registry_of
from warehouse.connect import open_memory
from warehouse.load import load_document

HOLDING = {Name.EXACT, Name.ROUNDING, Name.BALANCED}
EXAMPLES = [(r, e) for r in read_catalogue() for e in r.holds]
COUNTEREXAMPLES = [(r, e) for r in read_catalogue() for e in r.fires]


@pytest.fixture(scope="module")
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as connection:
        yield connection


def names_of(warehouse: duckdb.DuckDBPyConnection, relation: Relation, example: str) -> list[Name]:
    """Return the verdicts on an example; one of several documents has a warehouse for itself."""
    documents = documents_of(example)
    with open_memory() if relation.scope == "across" else nullcontext(warehouse) as connection:
        if relation.scope == "across":
            load_registry(connection, [registry_of(example)])
            load_code_changes(connection, read_code_changes())
        for document in documents:
            load_document(connection, document, "test", datetime(2025, 1, 1, tzinfo=UTC))
        return [
            j.verdict.name for j in judge_documents(connection, [d.sha256 for d in documents], [relation])
        ]


@pytest.mark.parametrize(("relation", "example"), EXAMPLES, ids=[r.relation_id for r, _ in EXAMPLES])
def test_holding_example_holds(
    warehouse: duckdb.DuckDBPyConnection, relation: Relation, example: str
) -> None:
    names = names_of(warehouse, relation, example)
    assert set(names) & HOLDING
    assert set(names) <= HOLDING | {Name.NOT_APPLICABLE}


@pytest.mark.parametrize(
    ("relation", "example"), COUNTEREXAMPLES, ids=[r.relation_id for r, _ in COUNTEREXAMPLES]
)
def test_firing_example_fires(warehouse: duckdb.DuckDBPyConnection, relation: Relation, example: str) -> None:
    accuses = relation.kind in (Kind.SUM, Kind.ORDER, Kind.RATIO)
    fired = Name.INCONSISTENT if accuses else Name.SUSPICIOUS
    assert fired in names_of(warehouse, relation, example)


ASKED_IN_WORDS = [
    (r, e) for r, e in COUNTEREXAMPLES if r.kind is Kind.TEXT and r.severity != "info" and r.scope == "within"
]


@pytest.mark.parametrize(
    ("relation", "example"), ASKED_IN_WORDS, ids=[r.relation_id for r, _ in ASKED_IN_WORDS]
)
def test_a_question_in_words_says_where_it_stands(
    warehouse: duckdb.DuckDBPyConnection, relation: Relation, example: str
) -> None:
    document = document_of(example)
    load_document(warehouse, document, "test", datetime(2025, 1, 1, tzinfo=UTC))
    fired = [
        j
        for j in judge_documents(warehouse, [document.sha256], [relation])
        if j.verdict.name is Name.SUSPICIOUS
    ]
    assert fired
    assert all(j.terms or j.quotes for j in fired)


@pytest.mark.parametrize("relation", read_catalogue(), ids=lambda r: r.relation_id)
def test_book_without_its_forms_is_not_applicable_never_a_pass(
    warehouse: duckdb.DuckDBPyConnection, relation: Relation
) -> None:
    assert names_of(warehouse, relation, "form T99 status=read") == [Name.NOT_APPLICABLE]


def test_the_non_identities_R218_and_R220_are_not_in_the_catalogue() -> None:  # noqa: N802 - identifiers of rules
    assert {"R218", "R220"} & {r.relation_id for r in read_catalogue()} == set()
