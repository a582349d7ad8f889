"""The second opinion: what both readers read alike is confirmed, and nothing else is."""

from __future__ import annotations

import functools
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from transforms.document import read_document
from transforms.model import CellState, Document, Fact
from transforms.referee import confirm_facts

BOOK = Path("flows/demo/books/qinglan_culture_2024.pdf")


@functools.cache
def document() -> Document:
    return read_document(BOOK.read_bytes())


def form_pages() -> dict[str, tuple[int, ...]]:
    return {form.form: form.pages for form in document().forms}


def reception() -> Fact:
    return next(fact for fact in document().facts if fact.fact_id == "T09.reception.final")


def confirmed(fact: Fact, pdf: bytes | None = None) -> bool:
    return confirm_facts(pdf or BOOK.read_bytes(), [fact], form_pages())[fact.fact_id]


def test_every_fact_of_a_demo_book_is_confirmed() -> None:
    facts = document().facts
    verdicts = confirm_facts(BOOK.read_bytes(), facts, form_pages())
    assert len(verdicts) == len(facts) > 1000
    assert set(verdicts.values()) == {True}


def test_a_fact_read_as_another_amount_is_not_confirmed() -> None:
    assert confirmed(reception())
    assert not confirmed(replace(reception(), amount_yuan=Decimal(1)))


@pytest.mark.parametrize(
    "fact",
    [
        replace(reception(), amount_yuan=None, state=CellState.UNREADABLE),
        replace(reception(), state=CellState.BLANK),
        replace(reception(), page=1),
        replace(reception(), fact_id="T09.reception.nothing"),
        replace(reception(), form="T99", fact_id="T99.reception.final"),
    ],
    ids=["unreadable", "another state", "another page", "no such fact", "no such form"],
)
def test_a_fact_that_the_second_reader_does_not_find_is_not_confirmed(fact: Fact) -> None:
    assert not confirmed(fact)


def test_a_wrong_page_of_a_form_confirms_nothing() -> None:
    pages = {**form_pages(), "T09": (1, 2)}
    assert confirm_facts(BOOK.read_bytes(), [reception()], pages) == {reception().fact_id: False}


def test_a_damaged_file_confirms_nothing() -> None:
    assert not confirmed(reception(), BOOK.read_bytes()[:-3000])


def test_no_facts_need_no_second_reading() -> None:
    assert confirm_facts(BOOK.read_bytes(), [], form_pages()) == {}
