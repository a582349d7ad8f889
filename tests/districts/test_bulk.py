"""A warehouse filled with copies of a district: as many facts as asked for, and everything still holds."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from expectations.catalogue import read_catalogue
from expectations.judge import judge_documents
from expectations.verdicts import Name
from tests.districts.bulk import FIRST, Filled, fill_warehouse
from warehouse.connect import open_memory

YEARS = (2023, 2024)
Warehouse = tuple[duckdb.DuckDBPyConnection, Filled]


@pytest.fixture(scope="module")
def filled() -> Iterator[Warehouse]:
    with open_memory() as connection:
        yield connection, fill_warehouse(connection, 60_000, seed=3, departments=3, years=YEARS)


def test_at_least_so_many_facts_are_loaded(filled: Warehouse) -> None:
    connection, loaded = filled
    assert loaded.facts >= 60_000
    assert connection.execute("SELECT count(*) FROM facts").fetchall() == [(loaded.facts,)]
    assert connection.execute("SELECT count(*) FROM documents").fetchall() == [(loaded.documents,)]


def test_every_district_has_the_same_books_under_its_own_name(filled: Warehouse) -> None:
    connection, loaded = filled
    counts = connection.execute(
        "SELECT left(publisher, 3), count(*), count(DISTINCT document_id) FROM documents GROUP BY 1"
    ).fetchall()
    assert len(counts) == loaded.districts
    assert {(books, ids) for _, books, ids in counts} == {(loaded.documents // loaded.districts,) * 2}
    headed = connection.execute(
        "SELECT count(*) FROM forms JOIN documents AS d USING (document_id) "
        "WHERE forms.publisher <> d.publisher || '(' || d.scope || ')'"
    ).fetchall()
    assert headed == [(0,)]


def test_every_text_prints_its_amount(filled: Warehouse) -> None:
    connection, _ = filled
    wrong = connection.execute(
        "SELECT count(*) FROM facts WHERE state = 'printed' "
        "AND replace(text, ',', '')::DECIMAL(24, 2) * 10000 <> amount_yuan"
    ).fetchall()
    assert wrong == [(0,)]


def test_relations_hold_in_the_copies_to_the_last_decimal(filled: Warehouse) -> None:
    connection, _ = filled
    copies = connection.execute(
        "SELECT document_id FROM documents WHERE NOT starts_with(publisher, ?) ORDER BY 1 LIMIT 20", [FIRST]
    ).fetchall()
    # Tails that two books adjust apart grow with the factor of a copy, so that only each book by itself must hold.
    alone = [relation for relation in read_catalogue() if relation.scope == "within"]
    judged = judge_documents(connection, [document_id for (document_id,) in copies], alone)
    assert {j.verdict.name for j in judged} == {Name.EXACT, Name.NOT_APPLICABLE}


def test_years_open_with_what_the_year_before_closed(filled: Warehouse) -> None:
    connection, _ = filled
    carried = connection.execute(
        """
        WITH carryovers AS (
            SELECT publisher, scope, fiscal_year, concept, amount_yuan
            FROM facts JOIN documents USING (document_id)
            WHERE form = 'T01' AND concept IN ('carryover_opening', 'carryover_closing')
        )
        SELECT count(*) > 0, count(*) FILTER (WHERE last.amount_yuan <> this.amount_yuan)
        FROM carryovers AS last
        JOIN carryovers AS this USING (publisher, scope)
        WHERE this.fiscal_year = last.fiscal_year + 1
            AND last.concept = 'carryover_closing' AND this.concept = 'carryover_opening'
        """
    ).fetchall()
    assert carried == [(True, 0)]


def test_too_many_facts_for_too_few_departments_are_refused() -> None:
    with open_memory() as connection, pytest.raises(ValueError, match="ask for more departments"):
        fill_warehouse(connection, 10**9, departments=1, years=(2024,))
