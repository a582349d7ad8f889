"""Generated books: what the readers make of the demo's books, and nothing that a relation objects to."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.verdicts import Name
from tests.districts.bulk import publish_district
from tests.districts.clean_books import STYLES, failing, judge_books
from tests.districts.documents import publish
from tests.districts.forms import MEASURES
from tests.districts.generate import generate_district
from tests.districts.published import Style
from tests.expectations.golden import read_demo
from transforms.model import CellState, Document, Fact, FormReading, FormStatus, Kind
from transforms.money import parse_amount, read_state
from transforms.wording import fold_label

YEARS = (2023, 2024)
DISTRICT = generate_district(11, 8, YEARS)
BOOKS = tuple(publish_district(DISTRICT, Style()))
FULL_DEMO = "qinglan_culture_2024.pdf"  # prints funds and every economic item


def each_style() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("style", STYLES, ids=str)


def form_of(document: Document, form: str) -> FormReading:
    return next(reading for reading in document.forms if reading.form == form)


def patterns(documents: Iterable[Document], form: str) -> set[tuple[str, str, str, str]]:
    """Return form, concept, measure and side of all facts; in forms of code rows a code stands for its level."""
    return {
        (f.form, str(len(f.concept)) if f.code and form in MEASURES else f.concept, f.measure, f.side)
        for document in documents
        for f in form_of(document, form).facts
    }


@pytest.mark.parametrize("form", ["T01", "T02", "T03", "T04", "T05", "T06", "T07", "T09"])
def test_facts_have_the_patterns_that_readers_give_to_the_demo(form: str) -> None:
    assert patterns(BOOKS, form) == patterns(read_demo().values(), form)


def test_state_capital_has_the_columns_of_the_demo_and_the_levels_of_the_general_budget() -> None:
    districts = [generate_district(seed, 24, YEARS) for seed in range(3)]
    books = [publish(department, 2024) for district in districts for department in district.departments]
    demo = {measure for _, _, measure, _ in patterns(read_demo().values(), "T08")}
    general = {(concept, measure) for _, concept, measure, _ in patterns(books, "T05")}
    assert {measure for _, _, measure, _ in patterns(books, "T08")} == demo
    assert {(concept, measure) for _, concept, measure, _ in patterns(books, "T08")} == general


@pytest.mark.parametrize("form", ["T01", "T04", "T06", "T09"])
def test_fixed_forms_have_the_rows_of_the_demo_in_its_order(form: str) -> None:
    def rows(document: Document) -> list[tuple[int, str, int | None, str | None, str, str]]:
        reading = form_of(document, form)
        return [(r.position, r.side, r.row_no, r.code, r.concept, fold_label(r.label)) for r in reading.rows]

    assert rows(BOOKS[0]) == rows(read_demo()[FULL_DEMO])


@pytest.mark.parametrize("form", sorted(MEASURES))
def test_the_first_cells_stand_where_the_demo_prints_them(form: str) -> None:
    def left_edges(document: Document) -> list[float]:
        return [fact.box.x0 for fact in form_of(document, form).facts[: len(MEASURES[form])]]

    assert left_edges(BOOKS[0]) == pytest.approx(left_edges(read_demo()[FULL_DEMO]), abs=1)


@each_style()
def test_a_fact_is_what_its_text_says(style: Style) -> None:
    for fact in publish(DISTRICT.departments[1], 2024, style).facts:
        parsed = parse_amount(fact.text, fact.unit) if fact.state is CellState.PRINTED else None
        assert fact.state is read_state(fact.text)
        assert fact.amount_yuan == (
            parsed.value_yuan if parsed else None if fact.state is CellState.DASH else Decimal(0)
        )
        assert fact.step_yuan == (parsed.step_yuan if parsed else style.step_yuan)


def test_fact_ids_of_a_book_are_unique_and_hashes_of_books_differ() -> None:
    for book in BOOKS:
        assert len({fact.fact_id for fact in book.facts}) == len(book.facts)
    assert len({book.sha256 for book in BOOKS}) == len(BOOKS)


def test_cells_of_one_page_do_not_lie_on_each_other() -> None:
    for reading in BOOKS[0].forms:
        boxes = [(fact.page, fact.box) for fact in reading.facts]
        assert len(set(boxes)) == len(boxes)
        assert {page for page, _ in boxes} == set(reading.pages)


def test_forms_follow_each_other_page_by_page() -> None:
    for one, other in pairwise(BOOKS[0].forms):
        assert one.pages[-1] + 1 == other.pages[0]


def test_a_book_says_who_published_it_for_which_year_and_scope() -> None:
    department = DISTRICT.departments[0]
    identities = [
        (b.publisher, b.fiscal_year, b.scope, b.kind, form_of(b, "T01").publisher)
        for b in (publish(department, 2023), publish(department.units[0], 2023))
    ]
    assert identities == [
        (department.name, 2023, scope, Kind.FINAL_ACCOUNTS, f"{department.name}({scope})")
        for scope in ("汇总", "本级")
    ]


@each_style()
def test_a_form_without_codes_is_empty_and_says_so(style: Style) -> None:
    states = {
        (reading.status, bool(reading.statement))
        for department in DISTRICT.departments
        for reading in publish(department, 2024, style).forms
        if reading.form in ("T07", "T08")
    }
    assert states == {(FormStatus.EMPTY, True), (FormStatus.READ, False)}


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 100_000), style=st.sampled_from(STYLES))
def test_no_relation_objects_to_a_clean_book(seed: int, style: Style) -> None:
    books = list(publish_district(generate_district(seed, 3, YEARS), style))
    assert failing(judge_books(books)) == []


def test_books_with_adjusted_tails_are_exact_to_the_last_decimal() -> None:
    judged = judge_books(
        [publish(department, 2024, Style(adjusted=True)) for department in DISTRICT.departments]
    )
    assert {j.verdict.name for j in judged} == {Name.EXACT, Name.NOT_APPLICABLE}


def test_books_rounded_cell_by_cell_miss_some_totals_by_their_rounding() -> None:
    assert Name.ROUNDING in {j.verdict.name for j in judge_books(BOOKS[:8])}


@each_style()
def test_a_book_opens_with_what_the_last_one_printed_as_closing(style: Style) -> None:
    def printed(book: Document, *carryover: str) -> list[tuple[str, str, Decimal | None]]:
        return [(f.concept, f.text, f.amount_yuan) for f in book.facts if f.fact_id.endswith(carryover)]

    def texts(facts: Iterable[tuple[str, str, Decimal | None]]) -> list[str]:
        return sorted(text for _, text, _ in facts)

    for body in DISTRICT.bodies():
        for last, this in pairwise(publish(body, year, style) for year in YEARS):
            for form, closing in (("T01", "amount"), ("T04", "subtotal")):
                closed = printed(last, f"{form}.expenditure.carryover_closing.{closing}")
                opened = printed(this, f"{form}.income.carryover_opening.amount")
                assert texts(opened) == texts(closed)


def test_printed_amounts_of_units_add_up_to_their_department_within_rounding() -> None:
    def amounts(facts: Iterable[Fact]) -> dict[str, Decimal]:
        return {f.fact_id: f.amount_yuan for f in facts if f.amount_yuan is not None}

    department = max(DISTRICT.departments, key=lambda d: len(d.units))
    whole = amounts(publish(department, 2024).facts)
    parts = [amounts(publish(unit, 2024).facts) for unit in department.units]
    room = Style().step_yuan * (len(parts) + 1) / 2
    wrong = [
        fact_id
        for fact_id, amount in whole.items()
        if abs(amount - sum((part.get(fact_id, Decimal(0)) for part in parts), Decimal(0))) > room
    ]
    assert wrong == []
