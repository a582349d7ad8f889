"""What a book says in words is kept beside its tables: sentences, sections, quantities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import duckdb
import pytest

from tests.transforms.narrative.prose import read
from tests.warehouse.books import BOOK, NIGHT, dump
from warehouse.connect import open_memory
from warehouse.load import load_document
from warehouse.read import read_facts, read_form_pages

TOLD = replace(
    BOOK,
    narrative=read(
        "第三部分 说明", "三、支出决算情况说明", "本年支出合计40.00万元，比2023年度减少2.00万元，下降4.8%。"
    ),
)


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        load_document(opened, TOLD, "code-1", NIGHT)
        yield opened


def test_claims_come_back_as_they_were_read_after_the_facts_of_tables(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    facts = list(read_facts(connection, TOLD.sha256).values())
    assert facts == [*TOLD.facts, *TOLD.claims]
    assert [fact.quantity for fact in facts][-1] == Decimal("-4.8")


def test_a_section_is_a_form_with_its_rows(connection: duckdb.DuckDBPyConnection) -> None:
    assert read_form_pages(connection, TOLD.sha256)["N03"] == (1,)
    assert connection.execute("SELECT concept, label FROM form_rows WHERE form = 'N03'").fetchall() == [
        ("expenditure_total", "本年支出合计")
    ]


def test_a_sentence_is_kept_with_its_headings_and_places(connection: duckdb.DuckDBPyConnection) -> None:
    (sentence,) = TOLD.narrative.sentences
    assert connection.execute(
        "SELECT sentence_id, part, section, path, text, page, len(boxes), boxes[1].page FROM sentences"
    ).fetchall() == [
        ("s0001", "第三部分说明", "N03", ["三、支出决算情况说明"], sentence.text, 1, len(sentence.boxes), 1)
    ]


def test_the_sentence_of_a_claim_is_found_by_its_identifier(connection: duckdb.DuckDBPyConnection) -> None:
    (told,) = connection.execute(
        "SELECT count(*) FROM facts JOIN sentences USING (document_id, sentence_id)"
    ).fetchall()
    assert told == (len(TOLD.claims),)


def test_loading_the_same_book_again_changes_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    before = dump(connection)
    load_document(connection, TOLD, "code-1", NIGHT)
    assert dump(connection) == before
