"""The narrative of a demo book, from bytes to claims, and what the second reader makes of it."""

from __future__ import annotations

import functools
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from transforms.document import read_document
from transforms.model import Document, Fact
from transforms.referee import confirm_facts

BOOKS = sorted(Path("flows/demo/books").glob("*.pdf"))
BOOK = Path("flows/demo/books/qinglan_statistics_2024.pdf")


@functools.cache
def document(book: Path = BOOK) -> Document:
    return read_document(book.read_bytes())


def confirm(*facts: Fact) -> set[bool]:
    pages = {form.form: form.pages for form in (*document().forms, *document().narrative.sections)}
    return set(confirm_facts(BOOK.read_bytes(), facts, pages, document().fiscal_year).values())


@pytest.mark.parametrize("book", BOOKS, ids=lambda path: path.stem)
def test_every_section_of_a_demo_book_is_read_whole(book: Path) -> None:
    narrative = document(book).narrative
    assert [section.form for section in narrative.sections] == [f"N{number:02}" for number in range(1, 14)]
    assert all(section.complete for section in narrative.sections)


@pytest.mark.parametrize("book", BOOKS, ids=lambda path: path.stem)
def test_claims_have_identifiers_and_sentences_of_their_own(book: Path) -> None:
    claims, sentences = document(book).claims, {s.sentence_id for s in document(book).narrative.sentences}
    assert len({claim.fact_id for claim in claims}) == len(claims) > 100
    assert {claim.sentence_id for claim in claims} <= sentences


@pytest.mark.parametrize("book", BOOKS, ids=lambda path: path.stem)
def test_every_item_of_a_demo_book_is_bound_to_the_code_of_its_table(book: Path) -> None:
    items = {row.code for form in document(book).forms if form.form == "T05" for row in form.rows if row.code}
    claimed = {
        c.code for c in document(book).claims if c.form == "N05" and c.measure == "original_budget" and c.code
    }
    assert claimed == {code for code in items if len(code) == 7}


def test_every_claim_of_a_book_is_confirmed_by_the_second_reader() -> None:
    assert confirm(*document().claims) == {True}


def test_a_claim_is_not_confirmed_when_the_second_reader_reads_another_number() -> None:
    claim = next(c for c in document().claims if c.fact_id == "N01.grand_total.final")
    assert claim.amount_yuan is not None
    assert confirm(replace(claim, amount_yuan=claim.amount_yuan + Decimal(100))) == {False}


def test_a_claim_and_a_fact_of_a_table_are_confirmed_together() -> None:
    claim = next(c for c in document().claims if c.fact_id == "N09.reception.final")
    fact = next(f for f in document().facts if f.fact_id == "T09.reception.final")
    assert confirm(claim, fact) == {True}
