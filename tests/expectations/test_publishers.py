"""The registry is checked when it is read, and decides which books are by one body, and comparable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from expectations.publishers import (
    District,
    Name,
    Publisher,
    RegistryError,
    Reorganisation,
    load_registry,
    read_registry,
)
from tests.expectations.relation_examples import BODY, document_of
from transforms.model import Document
from warehouse.connect import open_memory
from warehouse.load import load_document

NOW = datetime(2025, 11, 24, tzinfo=UTC)
THIS_YEAR = document_of("T01 income:carryover_opening amount 5")
LAST_YEAR = replace(document_of("T01 expenditure:carryover_closing amount 6"), fiscal_year=2023)
OLD_NAME = "青岚区统计局（普查办）"


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        yield opened


def pairs(connection: duckdb.DuckDBPyConnection, *documents: Document) -> list[tuple[str, str]]:
    for document in documents:
        load_document(connection, document, "test", NOW)
    return connection.execute("SELECT document_id, prior_document_id FROM paired_years").fetchall()


def register(connection: duckdb.DuckDBPyConnection, **known: Any) -> None:
    load_registry(connection, [District(district="青岚区", publishers=(Publisher(name=BODY, **known),))])


def test_the_shipped_registry_is_read_and_loaded(connection: duckdb.DuckDBPyConnection) -> None:
    load_registry(connection, read_registry())
    load_registry(connection, read_registry())
    names = connection.execute("SELECT name, publisher FROM publisher_names").fetchall()
    assert ("上海市普陀区商务委员会", "上海市普陀区商务委员会") in names
    assert len(set(names)) == len(names)


def test_a_body_that_is_not_listed_is_itself(connection: duckdb.DuckDBPyConnection) -> None:
    assert pairs(connection, THIS_YEAR, LAST_YEAR) == [(THIS_YEAR.sha256, LAST_YEAR.sha256)]


@pytest.mark.parametrize(("last_year", "paired"), [(2023, True), (2022, False)])
def test_another_name_stands_for_a_body_in_its_years(
    connection: duckdb.DuckDBPyConnection, last_year: int, paired: bool
) -> None:
    register(connection, aliases=(Name(name=OLD_NAME, last_year=last_year),))
    found = pairs(connection, THIS_YEAR, replace(LAST_YEAR, publisher="青岚区统计局(普查办)"))
    assert found == ([(THIS_YEAR.sha256, LAST_YEAR.sha256)] if paired else [])


def test_a_reorganised_body_is_not_compared_with_the_year_before(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    register(connection, reorganised=(Reorganisation(year=2024, reason="与青岚区大数据局合并"),))
    assert pairs(connection, THIS_YEAR, LAST_YEAR) == []


@pytest.mark.parametrize(
    "changes", [{"scope": "本级"}, {"fiscal_year": 2022}, {"publisher": "青岚区财政局"}], ids=str
)
def test_another_scope_year_or_body_is_not_the_year_before(
    connection: duckdb.DuckDBPyConnection, changes: dict[str, Any]
) -> None:
    assert pairs(connection, THIS_YEAR, replace(LAST_YEAR, **changes)) == []


BROKEN = {
    "no registry": ("publishers: 1", "is no registry of publishers"),
    "no YAML": ("a: [", "is no registry of publishers"),
    "an unknown field": (
        "district: 区\npublishers: [{name: 甲局, alias: 乙局}]",
        "is no registry of publishers",
    ),
    "one name for two bodies": (
        "district: 区\npublishers: [{name: 甲局, aliases: [{name: 丙局}]}, {name: 乙局, aliases: [{name: 丙局}]}]",
        "«丙局» stands for 甲局 and for 乙局; give each its years",
    ),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_registry_says_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "qu.yml").write_text(text, encoding="utf-8")
    with pytest.raises(RegistryError, match=message):
        read_registry(tmp_path)


def test_a_name_may_pass_from_one_body_to_another(tmp_path: Path) -> None:
    (tmp_path / "qu.yml").write_text(
        "district: 区\npublishers:\n"
        "  - {name: 甲局, aliases: [{name: 丙局, last_year: 2018}]}\n"
        "  - {name: 乙局, aliases: [{name: 丙局, first_year: 2019}]}\n",
        encoding="utf-8",
    )
    assert len(read_registry(tmp_path)[0].publishers) == 2
