"""What the database settles is what the judge says term by term, and a document that would be asked is left to him."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import cycle, islice
from random import Random

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations import settle
from expectations.catalogue import read_catalogue
from expectations.judge import Judged, judge_documents
from expectations.settle import settle_documents
from expectations.settled_sums import select_sums
from expectations.verdicts import Kind, Name, Note, Term, judge_terms
from tests.districts.bulk import CODE_VERSION, LOADED_AT, publish_district
from tests.districts.clean_books import STYLES
from tests.districts.generate import generate_district
from tests.districts.plants import FAMILIES
from tests.expectations.golden import open_demo, read_demo
from tests.expectations.instances import relation_of
from transforms.model import CellState, Document
from warehouse.connect import open_memory
from warehouse.load import load_document

SUMMED = (Kind.SUM, Kind.ORDER, Kind.USUAL, Kind.USUAL_ORDER)
MONEY = st.sampled_from([Decimal(n).scaleb(-2) for n in (0, 1, 2, 50, 99, 100, 101, 200, 300, 10_000, -100)])
TERM = st.builds(
    Term,
    st.just(""),
    st.sampled_from([1, 1, -1, -1, -1, 2, -2, 0]),
    MONEY,
    st.sampled_from([Decimal("0.01"), Decimal(1), Decimal(100)]),
    st.sampled_from([CellState.PRINTED] * 6 + list(CellState)),
    st.sampled_from([True, True, True, False]),
)
Stored = tuple[str, str, str, str, str, Decimal | None, Decimal | None, Decimal | None, Decimal | None, str]


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        yield opened


def row_of(judged: Judged) -> Stored:
    """Return the row of `verdicts` of one instance."""
    v = judged.verdict
    amounts = (v.printed_yuan, v.expected_yuan, v.difference_yuan, v.bound_yuan)
    relation = judged.relation
    return (
        judged.document_id, relation.relation_id, judged.instance, v.name.value, relation.severity, *amounts, v.note
    )  # fmt: skip


def load(connection: duckdb.DuckDBPyConnection, documents: Sequence[Document]) -> list[str]:
    for document in documents:
        load_document(connection, document, CODE_VERSION, LOADED_AT)
    return [document.sha256 for document in documents]


def assert_settled_as_judged(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> int:
    """Compare what is settled with the judgement term by term; return how many documents were settled."""
    judged = judge_documents(connection, ids, read_catalogue())
    asking = {
        j.document_id
        for j in judged
        if j.verdict.name is Name.INCONSISTENT
        or (j.verdict.name is Name.SUSPICIOUS and j.relation.severity != "info")
        or j.verdict.note == Note.DASHES
    }
    assert set(settle_documents(connection, ids, read_catalogue(), "v")) == asking
    expected = sorted((row_of(j) for j in judged if j.document_id not in asking), key=lambda r: r[:3])
    assert connection.execute("FROM verdicts ORDER BY document_id, relation, instance").fetchall() == expected
    across = {
        (j.document_id, j.relation.relation_id, j.instance, ref.rpartition(":")[2], coefficient)
        for j in judged
        for ref, coefficient in j.terms
        if j.document_id not in asking and j.relation.scope == "across"
    }
    stored = connection.execute(
        "SELECT document_id, relation, instance, fact_id, coefficient FROM verdict_terms"
    )
    assert set(stored.fetchall()) == across
    return len(ids) - len(asking)


@settings(deadline=None, max_examples=20)
@given(
    instances=st.lists(st.lists(TERM, min_size=1, max_size=6), min_size=20, max_size=60),
    kind=st.sampled_from(SUMMED),
)
def test_sums_end_as_the_verdict_engine_says(instances: list[list[Term]], kind: Kind) -> None:
    rows = [
        (
            "d",
            f"{i}",
            "d",
            f"{i}.{n}",
            t.coefficient,
            t.amount_yuan,
            t.step_yuan,
            t.state.value,
            t.form_complete,
        )
        for i, terms in enumerate(instances)
        for n, t in enumerate(terms)
    ]
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE rows (document_id VARCHAR, instance VARCHAR, printed_in VARCHAR, fact_id VARCHAR, "
            "coefficient INTEGER, amount_yuan DECIMAL(24, 6), step_yuan DECIMAL(24, 6), state VARCHAR, form_complete BOOLEAN)"
        )
        connection.executemany("INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.execute(
            "CREATE VIEW cells AS SELECT * EXCLUDE (instance, printed_in, coefficient) FROM rows"
        )
        settled = connection.execute(
            f"SELECT * EXCLUDE document_id FROM ({select_sums(relation_of('R900', kind), 'rows')}) "
            "ORDER BY instance::INTEGER"
        ).fetchall()
    verdicts = [judge_terms(kind, terms) for terms in instances]
    expected = [
        (f"{i}", v.name.value, v.printed_yuan, v.expected_yuan, v.difference_yuan, v.bound_yuan, v.note)
        for i, v in enumerate(verdicts)
    ]
    assert settled == expected


def test_generated_books_with_planted_errors_are_settled_as_judged(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    dice = Random(11)
    families = cycle(FAMILIES.values())
    books: list[Document] = []
    for seed, style in enumerate(STYLES):
        for book in islice(publish_district(generate_district(seed, 2, (2023, 2024)), style), 3):
            planted = next(families)(book, dice) if len(books) % 2 else None
            books.append(planted.document if planted else book)
    assert 0 < assert_settled_as_judged(connection, load(connection, books)) < len(books)


def test_the_books_of_the_demo_are_settled_as_judged() -> None:
    with open_demo() as connection:
        ids = [document.sha256 for document in read_demo().values()]
        assert 0 < assert_settled_as_judged(connection, ids) < len(ids)


def test_shares_make_no_difference(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settle, "SHARE", 2)
    books = list(islice(publish_district(generate_district(7, 2, (2023, 2024)), STYLES[4]), 5))
    assert assert_settled_as_judged(connection, load(connection, books)) > 0


def test_a_broken_relation_settles_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    (book,) = load(connection, list(islice(publish_district(generate_district(7, 2, (2024,)), STYLES[4]), 1)))
    broken = replace(relation_of("R900", Kind.SUM), sql="SELEKT")
    assert settle_documents(connection, [book], [*read_catalogue(), broken], "v") == [book]
    assert connection.execute("SELECT count(*) FROM verdicts").fetchall() == [(0,)]
    assert connection.execute("SELECT judged_with FROM documents").fetchall() == [(None,)]
