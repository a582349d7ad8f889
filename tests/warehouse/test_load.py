"""A document is loaded whole or not at all, and once however often it is loaded; money stays exact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.expectations.relation_examples import document_of
from tests.warehouse.books import BOOK, NIGHT, dump
from transforms.errors import BrokenPdfError, ImageOnlyError
from warehouse.connect import open_memory
from warehouse.load import Loaded, find_loaded, load_document, load_refusal, replace_judgement, transaction
from warehouse.read import read_facts

VERDICT = (
    BOOK.sha256,
    "R111",
    "x",
    "inconsistent",
    "error",
    Decimal(1),
    Decimal(2),
    Decimal(-1),
    Decimal(0),
    "",
)
NOTHING: dict[str, list[tuple[Any, ...]]] = {"verdicts": [], "verdict_terms": [], "findings": []}


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        yield opened


def test_a_book_that_was_never_loaded_is_unknown(connection: duckdb.DuckDBPyConnection) -> None:
    assert find_loaded(connection, BOOK.sha256) is None


def test_a_book_is_known_by_its_hash_and_by_the_code_that_read_it(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    load_document(connection, BOOK, "code-1", NIGHT)
    assert find_loaded(connection, BOOK.sha256) == Loaded("read", "code-1")


def test_facts_come_back_as_they_were_read_and_in_printed_order(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    load_document(connection, BOOK, "code-1", NIGHT)
    assert list(read_facts(connection, BOOK.sha256).values()) == list(BOOK.facts)


def test_loading_twice_is_loading_once(connection: duckdb.DuckDBPyConnection) -> None:
    load_document(connection, BOOK, "code-1", NIGHT)
    once = dump(connection)
    load_document(connection, BOOK, "code-1", NIGHT)
    assert dump(connection) == once


def test_a_better_reading_replaces_the_last_one_and_its_verdicts(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    better = replace(document_of("T01 income:income_total amount 5.00"), sha256=BOOK.sha256)
    load_document(connection, BOOK, "code-1", NIGHT)
    replace_judgement(connection, BOOK.sha256, "relations-1", NOTHING | {"verdicts": [VERDICT]}, {})
    load_document(connection, better, "code-2", NIGHT + timedelta(days=1))
    assert list(read_facts(connection, BOOK.sha256).values()) == list(better.facts)
    assert connection.execute("SELECT form FROM forms").fetchall() == [("T01",)]
    assert connection.execute("FROM verdicts").fetchall() == []
    assert connection.execute("SELECT code_version, judged_with FROM documents").fetchall() == [
        ("code-2", None)
    ]


def test_books_do_not_disturb_each_other(connection: duckdb.DuckDBPyConnection) -> None:
    other = document_of("T01 income:income_total amount 5.00")
    load_document(connection, BOOK, "code-1", NIGHT)
    load_document(connection, other, "code-1", NIGHT)
    load_document(connection, other, "code-2", NIGHT)
    assert list(read_facts(connection, BOOK.sha256).values()) == list(BOOK.facts)


def test_a_refusal_is_recorded_with_its_reason_and_known_to_the_code_that_refused(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    load_refusal(connection, BOOK.sha256, ImageOnlyError("all 3 pages are pictures"), "code-1", NIGHT)
    assert find_loaded(connection, BOOK.sha256) == Loaded("image_only", "code-1")
    assert connection.execute("SELECT reason FROM documents").fetchall() == [("all 3 pages are pictures",)]


def test_a_book_refused_by_new_code_leaves_nothing_of_its_old_reading(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    before = dump(connection)
    load_document(connection, BOOK, "code-1", NIGHT)
    replace_judgement(connection, BOOK.sha256, "relations-1", NOTHING | {"verdicts": [VERDICT]}, {})
    load_refusal(connection, BOOK.sha256, BrokenPdfError("damaged"), "code-2", NIGHT)
    assert [table for table, rows in dump(connection).items() if rows != before[table]] == ["documents"]


def test_a_book_read_after_a_refusal_takes_its_place(connection: duckdb.DuckDBPyConnection) -> None:
    load_refusal(connection, BOOK.sha256, BrokenPdfError("damaged"), "code-1", NIGHT)
    load_document(connection, BOOK, "code-2", NIGHT)
    assert connection.execute("SELECT state, reason FROM documents").fetchall() == [("read", None)]


def test_a_book_that_cannot_be_loaded_whole_leaves_its_old_reading(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    load_document(connection, BOOK, "code-1", NIGHT)
    before = dump(connection)
    (form, *_) = BOOK.forms
    twice = replace(BOOK, forms=(replace(form, facts=(*form.facts, form.facts[0])),))
    with pytest.raises(duckdb.ConstraintException, match=r"(?i)duplicate key"):
        load_document(connection, twice, "code-2", NIGHT)
    assert dump(connection) == before


def test_a_transaction_that_is_interrupted_is_undone_and_the_next_can_begin(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    def fill_in_and_stop() -> None:
        with transaction(connection):
            load_refusal_row(connection)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill_in_and_stop()
    assert find_loaded(connection, "f" * 64) is None
    load_document(connection, BOOK, "code-1", NIGHT)
    assert find_loaded(connection, BOOK.sha256) == Loaded("read", "code-1")


def load_refusal_row(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "INSERT INTO documents (document_id, code_version, state, issues, loaded_at) VALUES (?, '', 'broken', [], ?)",
        ["f" * 64, NIGHT],
    )


@given(st.lists(st.decimals(Decimal(-(10**17)), Decimal(10**17), places=2), min_size=1, max_size=200))
@settings(max_examples=10, deadline=None)  # each example opens a warehouse
def test_every_amount_of_money_is_stored_exactly(amounts: list[Decimal]) -> None:
    (form, *_) = BOOK.forms
    facts = tuple(
        replace(form.facts[0], fact_id=str(n), amount_yuan=amount) for n, amount in enumerate(amounts)
    )
    with open_memory() as connection:
        load_document(connection, replace(BOOK, forms=(replace(form, facts=facts),)), "code-1", NIGHT)
        assert [fact.amount_yuan for fact in read_facts(connection, BOOK.sha256).values()] == amounts
        assert connection.execute("SELECT sum(amount_yuan) FROM facts").fetchone() == (sum(amounts),)


WORDS = (
    "A02 name:街道绿化 final 3 | field A02 name:街道绿化 category 文字 options=部门预算项目,区级专项 ticked=区级专项"
    " | indicator A02 name:街道绿化 新增绿地 ≥2公顷 1.5公顷 weight=50 score=37.5 reason=雨季延误"
    " | entry part 1 第一部分概况 printed=1 heading=第一部分概况 on=3 | entry part 2 第二部分附件"
    " | heading part 1 第一部分概况"
)


def test_words_of_annexes_contents_and_headings_are_rows(connection: duckdb.DuckDBPyConnection) -> None:
    load_document(connection, document_of(WORDS), "code-1", NIGHT)
    box = [{"page": 1, "x0": 0.0, "top": 0.0, "x1": 1.0, "bottom": 1.0}]

    def rows(query: str) -> list[tuple[Any, ...]]:
        return connection.execute(query).fetchall()

    assert rows("SELECT name, target, actual, weight, score, reason, boxes FROM indicators") == [
        ("新增绿地", "≥2公顷", "1.5公顷", "50", "37.5", "雨季延误", box)
    ]
    assert rows("SELECT name, options, ticked FROM annex_fields") == [
        ("category", ["部门预算项目", "区级专项"], ["区级专项"])
    ]
    assert rows("SELECT text, printed_page, heading, heading_page FROM contents") == [
        ("第一部分概况", 1, "第一部分概况", 3),
        ("第二部分附件", None, None, None),
    ]
    assert rows("SELECT level, number, text, boxes FROM headings") == [("part", 1, "第一部分概况", box)]


def test_a_better_reading_replaces_the_words_of_the_last(connection: duckdb.DuckDBPyConnection) -> None:
    document = document_of(WORDS)
    load_document(connection, document, "code-1", NIGHT)
    load_document(connection, replace(document, indicators=(), contents=()), "code-2", NIGHT)
    counts = "SELECT (SELECT count(*) FROM indicators), (SELECT count(*) FROM contents), (SELECT count(*) FROM headings)"
    assert connection.execute(counts).fetchall() == [(0, 0, 1)]


@pytest.mark.parametrize(
    ("target", "actual", "value"),
    [
        ("≥ 1,200户", "1300 户", ("least", Decimal(1200), Decimal(1300), "户")),
        ("5次以上", "13次", ("least", Decimal(5), Decimal(13), "次")),
        ("不超过5天", "7天", ("most", Decimal(5), Decimal(7), "天")),
        (">95%", "95.5％", ("least", Decimal(95), Decimal("95.5"), "%")),
        ("20", "80", ("equal", Decimal(20), Decimal(80), "")),
        ("≥90%", "≥90%", None),
        ("3-5次", "4次", None),
        ("2024年12月前", "12月", None),
        ("2公里", "2座", None),
        ("完成", "完成", None),
    ],
)
def test_numbers_of_targets_and_what_was_reached(
    connection: duckdb.DuckDBPyConnection, target: str, actual: str, value: tuple[Any, ...] | None
) -> None:
    printed = (word.replace(" ", "") for word in (target, actual))
    load_document(connection, document_of(f"indicator A02 name:甲 指标 {' '.join(printed)}"), "code-1", NIGHT)
    rows = connection.execute("SELECT sense, aimed, reached, unit FROM indicator_values").fetchall()
    assert rows == ([value] if value else [])
