"""The figures of the seven books agree with each other, and the planted ones disagree in one cell each."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.demo_books.book import Book
from tests.demo_books.bookkeeping import broken_relations, printed_cells
from tests.demo_books.books import CENSUS, CENSUS_CORRECTION, read_book, read_bureau, seven_books
from tests.demo_books.cells import ZERO, Cell, amount, items
from tests.demo_books.narrative import FORMS, blocks_of
from tests.demo_books.planted import FILE, PLANTS, Plant
from tests.demo_books.printed import Printer, Table, print_amount

BOOKS = {book.file: book for book in seven_books()}
ROUNDED = "qinglan_office_2024.pdf"


def each_book() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)


def printed_texts(book: Book) -> list[list[str]]:
    return [[box.text for row in build(Printer(book)).body for box in row] for build in FORMS]


@each_book()
def test_true_figures_satisfy_every_relation(book: Book) -> None:
    assert broken_relations(book.cells, rounded=book.file == ROUNDED) == set()


def test_only_the_real_book_needs_rounding() -> None:
    assert [name for name, book in BOOKS.items() if broken_relations(book.cells)] == [ROUNDED]


@each_book()
def test_every_amount_is_positive_with_two_decimals(book: Book) -> None:
    wrong = {cell: v for cell, v in book.cells.items() if v <= 0 or v.as_tuple().exponent != -2}
    assert wrong == {}


@each_book()
def test_every_cell_has_a_place_in_its_form(book: Book) -> None:
    numbers = sum(amount_text[-3:-2] == "." for form in printed_texts(book) for amount_text in form)
    spaced = sum(". " in text for form in printed_texts(book) for text in form)
    assert numbers + spaced == len(book.cells)


@each_book()
def test_projects_sum_to_project_expenditure_within_their_budgets(book: Book) -> None:
    spent = sum((project.spent for project in book.story.projects), ZERO)
    assert spent == amount(book.cells, "T05", "total", "project_expenditure")
    assert [project.name for project in book.story.projects if project.spent > project.budget] == []


@each_book()
def test_every_departure_from_the_original_budget_has_a_reason(book: Book) -> None:
    silent = [
        code
        for code in items(book.cells, "T05")
        if amount(book.cells, "T05", code, "expenditure_total") != book.story.initial[code]
        and not book.story.because[code]
    ]
    assert silent == []


@each_book()
def test_what_was_bought_agrees_with_what_it_cost(book: Book) -> None:
    visits, finals = (
        book.story.visits,
        [
            amount(book.cells, "T09", item, "final") > 0
            for item in ("overseas_travel", "vehicle_purchase", "vehicle_operation", "reception")
        ],
    )
    counts = [visits[key] > 0 for key in ("groups", "bought", "kept", "receptions")]
    assert counts == finals
    assert sum(book.story.vehicles.values()) >= visits["kept"]


@pytest.mark.parametrize("slug", ["office", "statistics", "culture"])
def test_a_year_opens_with_what_the_year_before_closed(slug: str) -> None:
    last, this = (read_book(read_bureau(slug), year) for year in (2023, 2024))
    assert amount(this.cells, "T01", "carryover_opening", "amount", "income") == amount(
        last.cells, "T01", "carryover_closing", "amount", "expenditure"
    )
    assert amount(this.cells, "T04", "carryover_opening", "amount", "income") == amount(
        last.cells, "T04", "carryover_closing", "subtotal", "expenditure"
    )
    for code in set(items(this.cells, "T07")) | set(items(last.cells, "T07")):
        opening = amount(this.cells, "T07", code, "carryover_opening")
        assert opening == amount(last.cells, "T07", code, "carryover_closing")


def test_reception_of_the_office_in_2023_is_what_2024_compares_with() -> None:
    assert amount(BOOKS[ROUNDED].before, "T09", "three_public_total", "final") == Decimal("0.42")


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: f"{plant.form}-{plant.concept}")
def test_a_plant_differs_from_the_truth_in_exactly_one_cell(plant: Plant) -> None:
    book = BOOKS[FILE]
    assert plant.true == print_amount(book.cells[plant.cell])
    only_this = {plant.cell: plant.printed}
    true = Printer(_printing(book, {}))
    false = Printer(_printing(book, only_this))
    differing = [cell for cell in book.cells if true.text(*_place(cell)) != false.text(*_place(cell))]
    assert differing == [plant.cell]


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: f"{plant.form}-{plant.concept}")
def test_a_plant_breaks_exactly_the_relations_it_names(plant: Plant) -> None:
    broken = broken_relations(printed_cells(BOOKS[FILE].cells, {plant.cell: plant.printed}))
    assert tuple(sorted({relation for relation, _ in broken})) == plant.relations


def test_the_plants_share_no_relation_instance() -> None:
    cells = BOOKS[FILE].cells
    alone = [broken_relations(printed_cells(cells, {plant.cell: plant.printed})) for plant in PLANTS]
    together = broken_relations(printed_cells(cells, dict(BOOKS[FILE].misprints)))
    assert len(PLANTS) == 5
    assert sum(len(broken) for broken in alone) == len(together)
    assert together == set().union(*alone)


def test_only_one_book_is_misprinted() -> None:
    assert [name for name, book in BOOKS.items() if book.misprints] == [FILE]


def test_the_replaced_book_changes_the_census_and_what_sums_it() -> None:
    first = BOOKS["qinglan_statistics_2024.pdf"]
    second = BOOKS["qinglan_statistics_2024_replaced.pdf"]
    changed = {cell: second.cells[cell] - v for cell, v in first.cells.items() if second.cells[cell] != v}
    assert second.cells.keys() == first.cells.keys()
    assert set(changed.values()) == {CENSUS_CORRECTION}
    assert {cell.concept for cell in changed if cell.form == "T05"} == {
        CENSUS,
        CENSUS[:5],
        CENSUS[:3],
        "total",
    }
    assert (second.night, second.replaces) == (2, first.file)


def test_the_narrative_tells_the_truth_where_the_tables_are_misprinted() -> None:
    book = BOOKS[FILE]
    told = [block for block in blocks_of(book) if not isinstance(block, Table)]
    honest = [block for block in blocks_of(_printing(book, {})) if not isinstance(block, Table)]
    assert told == honest


def _printing(book: Book, misprints: dict[Cell, str]) -> Book:
    return replace(book, misprints=misprints)


def _place(cell: Cell) -> tuple[str, str, str, str]:
    return (cell.form, cell.concept, cell.measure, cell.side)
