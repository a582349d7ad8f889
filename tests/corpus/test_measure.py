"""The measure of a book and the table drawn of it, on a book of the demo."""

from __future__ import annotations

import io
from functools import cache

from rich.console import Console

from tests.corpus.__main__ import HEADS, draw_table
from tests.corpus.books import DEMO_BOOKS, read
from tests.corpus.measure import Measure, measure, why_no_book
from transforms.model import CellState, FormStatus

BOOK = DEMO_BOOKS[0]


@cache
def measured() -> Measure:
    return measure(BOOK)


def test_the_measure_of_a_book_is_that_of_its_document() -> None:
    document = read(BOOK)
    assert measured().document == document
    assert measured().statuses[FormStatus.READ] == sum(f.status is FormStatus.READ for f in document.forms)
    assert measured().printed == sum(fact.state is CellState.PRINTED for fact in document.facts)
    assert measured().seconds > 0


def test_every_fact_of_a_clean_book_is_read_alike_by_both_readers() -> None:
    assert measured().compared == len(read(BOOK).facts)
    assert measured().differing == []


def test_the_table_has_a_line_a_book_and_the_totals() -> None:
    out = io.StringIO()
    Console(file=out, width=160).print(draw_table([measured(), measured()]))
    lines = [[cell.strip() for cell in line.split("│")[1:-1]] for line in out.getvalue().splitlines()]
    first, second, totals = [cells for cells in lines if cells]
    assert first == second
    assert len(first) == len(totals) == len(HEADS)
    assert (first[0], first[9], totals[0], totals[9]) == (BOOK.stem, "100.00%", "2 books", "100.00%")
    assert int(totals[2]) == 2 * int(first[2])


def test_a_real_book_gives_no_reason_to_be_none() -> None:
    assert why_no_book(BOOK) == ""
