"""Relations run over what is asked for and nothing else; a broken relation is ours, and the demo is judged exactly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import duckdb
import pytest

from expectations.catalogue import read_catalogue
from expectations.findings import Finding
from expectations.judge import Judged, judge_documents
from expectations.verdicts import Kind, Name, Verdict
from flows.demo.site import BOOKS_FOLDER
from tests.demo_books.planted import FILE, PLANTS, Plant
from tests.expectations.golden import GOLDEN, LOADED_AT, judge_demo, open_demo, read_demo, summarize
from tests.expectations.instances import relation_of
from tests.expectations.relation_examples import document_of
from warehouse.connect import open_memory
from warehouse.load import load_document

BROKEN_SUM = (
    "T03 total basic_expenditure 40.00 | T03 201 basic_expenditure 10.00 | T03 208 basic_expenditure 20.00"
)
SUM = "T03 total basic_expenditure 30.00 | T03 201 basic_expenditure 10.00 | T03 208 basic_expenditure 20.00"
COLUMN_TOTAL = replace(
    relation_of("R111"),
    needs="合计行与类级行",
    sql="SELECT document_id, form || '.' || measure AS instance, fact_id, "
    "if(level = 'total', 1, -1) AS coefficient FROM cells WHERE level IN ('total', 'class')",
)


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        yield opened


def load(connection: duckdb.DuckDBPyConnection, *examples: str) -> list[str]:
    """Load one document an example; return their identifiers."""
    documents = [document_of(example) for example in examples]
    for document in documents:
        load_document(connection, document, "test", LOADED_AT)
    return [document.sha256 for document in documents]


def test_a_relation_yields_one_verdict_an_instance_with_its_terms(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    (book,) = load(connection, BROKEN_SUM)
    assert judge_documents(connection, [book], [COLUMN_TOTAL]) == [
        Judged(
            book,
            COLUMN_TOTAL,
            "T03.basic_expenditure",
            Verdict(Name.INCONSISTENT, Decimal(400_000), Decimal(300_000), Decimal(100_000), Decimal(150)),
            (
                ("T03.total.basic_expenditure", 1),
                ("T03.201.basic_expenditure", -1),
                ("T03.208.basic_expenditure", -1),
            ),
        )
    ]


def test_a_relation_without_anything_to_compare_says_what_it_lacks(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    (book,) = load(connection, "T09 reception final 0.65")
    (judged,) = judge_documents(connection, [book], [COLUMN_TOTAL])
    assert (judged.instance, judged.verdict) == ("", Verdict(Name.NOT_APPLICABLE, note="缺少合计行与类级行"))


@pytest.mark.parametrize(
    "sql",
    ["SELECT nonsense FROM cells", "SELEKT", "SELECT document_id, form, fact_id, 1 FROM no_such_view", ""],
    ids=["unknown column", "no SQL", "unknown table", "nothing"],
)
@pytest.mark.parametrize("kind", [Kind.SUM, Kind.TEXT])
def test_a_broken_relation_is_errored_and_never_a_fault_of_the_data(
    connection: duckdb.DuckDBPyConnection, sql: str, kind: Kind
) -> None:
    books = load(connection, SUM, BROKEN_SUM)
    broken = replace(relation_of("R900", kind), sql=sql)
    judged = judge_documents(connection, books, [broken, COLUMN_TOTAL])
    assert [j.verdict.name for j in judged if j.relation is broken] == [Name.ERRORED, Name.ERRORED]
    assert [j.verdict.note[:7] for j in judged if j.relation is broken] == ["关系未能运行:"] * 2
    assert sorted(j.verdict.name for j in judged if j.relation is COLUMN_TOTAL) == [
        Name.EXACT,
        Name.INCONSISTENT,
    ]


def test_a_relation_that_fails_on_one_value_is_errored_for_every_book_and_the_next_still_runs(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    books = load(connection, SUM, BROKEN_SUM)
    failing = replace(COLUMN_TOTAL, sql=COLUMN_TOTAL.sql.replace("1, -1", "1, 'one'::INTEGER"))
    names = [j.verdict.name for j in judge_documents(connection, books, [failing, COLUMN_TOTAL])]
    assert sorted(names) == [Name.ERRORED, Name.ERRORED, Name.EXACT, Name.INCONSISTENT]


def test_only_the_books_asked_for_are_judged(connection: duckdb.DuckDBPyConnection) -> None:
    _, asked, _ = load(connection, SUM, BROKEN_SUM, "T09 reception final 0.65")
    assert {j.document_id for j in judge_documents(connection, [asked], read_catalogue())} == {asked}


def test_books_judged_together_are_judged_as_alone(connection: duckdb.DuckDBPyConnection) -> None:
    books = load(connection, SUM, BROKEN_SUM)
    alone = [j for book in books for j in judge_documents(connection, [book], read_catalogue())]
    together = judge_documents(connection, books, read_catalogue())
    assert sorted(together, key=repr) == sorted(alone, key=repr)


def test_the_warehouse_shows_every_book_again_afterwards(connection: duckdb.DuckDBPyConnection) -> None:
    books = load(connection, SUM, BROKEN_SUM)
    judge_documents(connection, books[:1], [COLUMN_TOTAL, replace(COLUMN_TOTAL, sql="SELEKT")])
    assert connection.execute("SELECT count(DISTINCT document_id) FROM cells").fetchone() == (2,)


def test_words_are_quoted_when_they_contradict_each_other(connection: duckdb.DuckDBPyConnection) -> None:
    (book,) = load(connection, SUM)
    words = replace(
        relation_of("R161", Kind.TEXT),
        sql="SELECT document_id, fact_id AS instance, code = '208' AS holds, '说明与表不符' AS note, "
        "[fact_id] AS fact_ids FROM cells WHERE level = 'class'",
    )
    fires, holds = judge_documents(connection, [book], [words])
    assert (fires.verdict, fires.terms) == (
        Verdict(Name.SUSPICIOUS, note="说明与表不符"),
        (("T03.201.basic_expenditure", 0),),
    )
    assert holds.verdict == Verdict(Name.EXACT)


def test_no_books_are_no_verdicts(connection: duckdb.DuckDBPyConnection) -> None:
    load(connection, BROKEN_SUM)
    assert judge_documents(connection, [], read_catalogue()) == []


@pytest.mark.parametrize("file", sorted(path.name for path in BOOKS_FOLDER.glob("*.pdf")))
def test_a_demo_book_is_judged_as_recorded(file: str) -> None:
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert summarize(judge_demo()[file]) == golden[file]


def test_every_relation_runs_on_the_demo() -> None:
    ran = {j.relation.relation_id for j in next(iter(judge_demo().values())).judged}
    assert ran == {relation.relation_id for relation in read_catalogue()}
    assert [j for book in judge_demo().values() for j in book.judged if j.verdict.name is Name.ERRORED] == []


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.slip)
def test_a_misprint_is_found_by_the_relations_it_breaks_and_its_cell_is_the_culprit_or_in_the_tie(
    plant: Plant,
) -> None:
    misprint = ".".join(part for part in plant.cell if part)
    (finding,) = (
        f for f in judge_demo()[FILE].findings if f.relation in plant.relations and names(f, misprint)
    )
    broken = {finding.relation, *(also.partition(":")[0] for also in finding.also)}
    asked = {
        j.relation.relation_id
        for j in judge_demo()[FILE].judged
        if j.verdict.name is Name.SUSPICIOUS and misprint in dict(j.terms)
    }
    assert broken | asked == {*plant.relations, *plant.told_relations}


def names(finding: Finding, misprint: str) -> bool:
    """Whether a finding's culprit is the misprinted cell, or it names none and the cell is among its facts."""
    if finding.culprit is None:
        return misprint in {fact.fact_id for fact in finding.facts}
    return finding.culprit.fact_id == misprint


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.slip)
def test_where_the_culprit_is_named_its_true_value_is_among_those_it_may_have(plant: Plant) -> None:
    misprint = ".".join(part for part in plant.cell if part)
    intervals = [
        f.culprit for f in judge_demo()[FILE].findings if f.culprit and f.culprit.fact_id == misprint
    ]
    true_yuan, printed_yuan = Decimal(plant.true) * 10_000, Decimal(plant.printed) * 10_000
    assert all(i.low_yuan <= true_yuan <= i.high_yuan for i in intervals)
    assert not any(i.low_yuan <= printed_yuan <= i.high_yuan for i in intervals)


def test_five_misprints_are_five_findings_and_the_other_books_have_none() -> None:
    counts = {file: len(book.findings) for file, book in judge_demo().items()}
    assert counts == {file: len(PLANTS) if file == FILE else 0 for file in read_demo()}


def test_judging_leaves_nothing_behind_in_the_warehouse() -> None:
    with open_demo() as connection:
        before = connection.execute("SELECT count(*) FROM duckdb_tables()").fetchone()
        judge_documents(connection, [next(iter(read_demo().values())).sha256], read_catalogue())
        assert connection.execute("SELECT count(*) FROM duckdb_tables()").fetchone() == before
        assert connection.execute("SELECT count(*) FROM verdicts").fetchone() == (0,)
