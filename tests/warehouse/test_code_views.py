"""Printed codes and names in one spelling, beside those that are known, and what most bodies print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import duckdb
import pytest

from tests.expectations.relation_examples import document_of
from tests.warehouse.books import NIGHT, capture, label_facts
from transforms.model import Document
from warehouse.connect import open_memory
from warehouse.load import insert_rows, load_document

ROW = "T05 2080505 subtotal 1 | row T05 2080505"


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        yield opened


def load(
    connection: duckdb.DuckDBPyConnection, example: str, publisher: str = "", year: int = 2024
) -> Document:
    book = label_facts(document_of(example))
    book = replace(book, publisher=publisher or book.publisher, fiscal_year=year)
    book = replace(book, sha256=f"{book.publisher}/{year}/{example}")
    load_document(connection, book, "code-1", NIGHT)
    return book


def relabel(connection: duckdb.DuckDBPyConnection, label: str) -> str:
    """Return the name of a row that prints `label`."""
    load(connection, "row T05 2010501 -")
    connection.execute("UPDATE form_rows SET label = $1", [label])
    return str(connection.execute("SELECT name FROM printed_codes").fetchall()[0][0])


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("行 政 运 行", "行政运行"),
        ("行政\n运行\u3000", "行政运行"),
        ("一、 行政运行", "行政运行"),
        ("（一）行政运行", "行政运行"),
        ("(二) 行政运行", "行政运行"),
        ("12、行政运行", "行政运行"),
        ("其中：行政运行", "行政运行"),
        ("其中:行政运行", "行政运行"),
        ("政府办公厅(室) 及相关机构事务", "政府办公厅（室）及相关机构事务"),
        ("“两庭”建设", "“两庭”建设"),
    ],
)
def test_a_name_is_told_in_one_spelling(connection: duckdb.DuckDBPyConnection, label: str, name: str) -> None:
    assert relabel(connection, label) == name


def test_each_form_of_codes_has_its_classification_and_no_other(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    load(
        connection,
        "row T01 201 一般公共服务支出 | row T05 201 一般公共服务支出 | row T06 301 工资福利支出 "
        "| row B06 501 机关工资福利支出 | row B06 302 商品和服务支出 | row T05 303 对个人和家庭的补助",
    )
    assert connection.execute("SELECT form, code, system FROM printed_codes ORDER BY ALL").fetchall() == [
        ("B06", "302", "department_economic"),
        ("B06", "501", "government_economic"),
        ("T05", "201", "function"),
        ("T06", "301", "department_economic"),
    ]


@pytest.mark.parametrize(
    ("year", "name", "known"),
    [
        (2024, "文化旅游体育与传媒支出", (True, True, True)),
        (2024, "文化旅游体育与传", (True, True, True)),
        (2024, "务支出文化旅游体育与传媒支出", (True, True, True)),
        (2024, "文化体育与传媒支出", (True, True, False)),
        (2019, "文化体育与传媒支出", (True, True, True)),
        (2018, "文化旅游体育与传媒支出", (True, True, True)),
        (2016, "文化旅游体育与传媒支出", (True, True, False)),
        (2024, "卫生健康支出", (True, False, False)),
    ],
)
def test_a_printed_name_is_its_codes_own_of_that_year_or_of_another_or_none(
    connection: duckdb.DuckDBPyConnection, year: int, name: str, known: tuple[bool, bool, bool]
) -> None:
    load(connection, f"row T05 207 {name}", year=year)
    assert connection.execute("SELECT is_listed, is_own, is_of_year FROM printed_names").fetchall() == [known]


def test_a_code_that_is_not_listed_is_unknown_and_not_wrong(connection: duckdb.DuckDBPyConnection) -> None:
    load(connection, "row T05 2010577 统计会商")
    assert connection.execute("SELECT is_listed, listed_name FROM printed_names").fetchall() == [
        (False, None)
    ]


def usual(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return connection.execute(
        "SELECT fiscal_year, name, publishers, all_publishers, share_pct, usual_name FROM usual_code_names "
        "ORDER BY fiscal_year, publishers DESC, name"
    ).fetchall()


def test_the_usual_name_is_what_most_bodies_print_that_year(connection: duckdb.DuckDBPyConnection) -> None:
    for body in ("财政局", "教育局"):
        load(connection, f"{ROW} 养老缴费 | row T03 2080505 养老缴费 | T03 2080505 basic_expenditure 1", body)
    load(connection, f"{ROW} 养老", "统计局")
    load(connection, f"{ROW} 养老", "统计局", 2023)
    assert usual(connection) == [
        (2023, "养老", 1, 1, Decimal("100.00"), "养老"),
        (2024, "养老缴费", 2, 3, Decimal("66.67"), "养老缴费"),
        (2024, "养老", 1, 3, Decimal("33.33"), "养老缴费"),
    ]


def test_only_the_newest_version_of_a_disclosure_is_counted(connection: duckdb.DuckDBPyConnection) -> None:
    old = load(connection, f"{ROW} 养老")
    new = load(connection, f"{ROW} 养老缴费")
    connection.execute("INSERT INTO runs (run_id, started_at, code_version) VALUES ('run-1', now(), '')")
    for night, book in enumerate((old, new), start=1):
        insert_rows(connection, "captures", [(f"capture-{night}", f"run-{night}", *capture(book, night))])
    assert usual(connection) == [(2024, "养老缴费", 1, 1, Decimal("100.00"), "养老缴费")]


def test_a_code_of_one_classification_never_counts_for_another(connection: duckdb.DuckDBPyConnection) -> None:
    load(
        connection,
        "row B06 30101 基本工资 | row B06 50101 工资奖金津补贴 | B06 30101 total 1 | B06 50101 total 1",
    )
    systems = connection.execute(
        "SELECT system, code, all_publishers FROM usual_code_names ORDER BY ALL"
    ).fetchall()
    assert systems == [("department_economic", "30101", 1), ("government_economic", "50101", 1)]
