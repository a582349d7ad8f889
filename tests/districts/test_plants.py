"""Planted errors: each changes what its record says and nothing else."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

from tests.districts.clean_books import failing, judge_books
from tests.districts.documents import publish
from tests.districts.generate import generate_district
from tests.districts.planting import Planted
from tests.districts.plants import FAMILIES, FAMILIES_OF_TWO, slipped_unit
from tests.districts.published import Style
from transforms.model import CellState, Document, Fact
from transforms.money import parse_amount

DISTRICT = generate_district(5, 6, (2023, 2024))
BEFORE, BOOK = (publish(DISTRICT.departments[1], year) for year in DISTRICT.years)
IN_YUAN = publish(DISTRICT.departments[1], 2024, Style(unit="元"))
ROLL_UP = publish(DISTRICT, 2024)
OTHERS = {"stale_year": BEFORE, "slipped_amount": IN_YUAN, "slipped_unit": IN_YUAN, "counted_twice": BOOK}
SEEDS = range(12)


def plant(family: str, seed: int, book: Document = BOOK) -> Planted:
    dice = Random(seed)
    if family in FAMILIES:
        planted = FAMILIES[family](book, dice)
    else:
        of_two = ROLL_UP if family == "counted_twice" else book
        planted = FAMILIES_OF_TWO[family](of_two, dice, OTHERS[family])
    assert planted is not None
    return planted


def facts_of(document: Document) -> dict[str, Fact]:
    return {fact.fact_id: fact for fact in document.facts}


def each_family() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("family", [*FAMILIES, *FAMILIES_OF_TWO])


@each_family()
@pytest.mark.parametrize("seed", SEEDS)
def test_a_plant_changes_what_its_record_says_and_nothing_else(family: str, seed: int) -> None:
    clean = ROLL_UP if family == "counted_twice" else BOOK
    document, record = plant(family, seed)
    before, after = facts_of(clean), facts_of(document)
    differing = {i for i, fact in before.items() if after.get(i) != fact}
    assert record.family == family
    assert differing == {change.fact_id for change in record.changes}
    assert set(after) <= set(before)
    for change in record.changes:
        fact = after.get(change.fact_id)
        assert change.true_yuan == before[change.fact_id].amount_yuan
        assert (change.printed, change.printed_yuan) == (
            (fact.text, fact.amount_yuan) if fact else (None, None)
        )


@each_family()
def test_a_planted_book_is_another_document_under_the_same_name(family: str) -> None:
    clean = ROLL_UP if family == "counted_twice" else BOOK
    document, _ = plant(family, 1)
    assert document.sha256 != clean.sha256
    assert (document.publisher, document.fiscal_year, document.scope) == (
        clean.publisher,
        clean.fiscal_year,
        clean.scope,
    )


@each_family()
@pytest.mark.parametrize("seed", SEEDS)
def test_a_planted_number_is_written_as_a_form_prints_it(family: str, seed: int) -> None:
    for change in plant(family, seed).plant.changes:
        if change.printed and change.printed_yuan is not None:
            amount = parse_amount(change.printed, "万元")
            assert amount is not None
            assert (amount.value_yuan, amount.step_yuan) == (change.printed_yuan, Decimal(100))


@pytest.mark.parametrize(
    "family",
    [
        "wrong_digit",
        "swapped_digits",
        "dropped_digit",
        "slipped_amount",
        "wrong_sign",
        "copied_neighbour",
        "stale_year",
    ],
)
def test_these_families_change_one_cell(family: str) -> None:
    assert {len(plant(family, seed).plant.changes) for seed in SEEDS} == {1}


@pytest.mark.parametrize("seed", SEEDS)
def test_swapped_digits_are_the_same_digits_in_another_order(seed: int) -> None:
    record = plant("swapped_digits", seed).plant
    true = facts_of(BOOK)[record.fact_id].text
    assert record.printed is not None
    assert sorted(record.printed) == sorted(true)
    assert sum(a != b for a, b in zip(record.printed, true, strict=True)) == 2


def test_a_dropped_digit_leaves_the_others_in_their_order() -> None:
    for seed in SEEDS:
        record = plant("dropped_digit", seed).plant
        assert record.printed is not None
        left = iter(facts_of(BOOK)[record.fact_id].text)
        digits = record.printed.replace(",", "").replace(".", "").lstrip("0")
        assert all(digit in left for digit in digits)


def test_a_shifted_decimal_is_ten_times_too_large_or_too_small() -> None:
    for seed in SEEDS:
        (change,) = plant("shifted_decimal", seed).plant.changes
        assert change.true_yuan is not None
        assert change.printed_yuan in (
            change.true_yuan * 10,
            change.true_yuan // 1000 * 100,
        )


@pytest.mark.parametrize(
    ("book", "twin", "factor"), [(BOOK, IN_YUAN, Decimal(10_000)), (IN_YUAN, BOOK, Decimal("0.0001"))]
)
def test_a_slipped_unit_moves_every_number_of_one_form(
    book: Document, twin: Document, factor: Decimal
) -> None:
    planted = slipped_unit(book, Random(3), twin)
    assert planted is not None
    form = planted.plant.fact_id.partition(".")[0]
    printed = [f for f in book.facts if f.form == form and f.state is CellState.PRINTED and f.amount_yuan]
    assert len(planted.plant.changes) == len(printed)
    for change in planted.plant.changes:
        assert change.true_yuan is not None
        assert change.printed_yuan is not None
        rounded = max(change.step_yuan, change.step_yuan * factor) / 2
        assert abs(change.printed_yuan - change.true_yuan * factor) <= rounded


def test_a_row_shift_keeps_the_numbers_of_every_column() -> None:
    for seed in SEEDS:
        record = plant("row_shift", seed).plant
        columns = {change.fact_id.rpartition(".")[2] for change in record.changes}
        for column in columns:
            changes = [c for c in record.changes if c.fact_id.endswith(f".{column}")]
            assert sorted(c.printed_yuan or 0 for c in changes) == sorted(c.true_yuan or 0 for c in changes)


def test_a_lost_row_leaves_neither_label_nor_number_and_closes_the_gap() -> None:
    document, record = plant("lost_row", 4)
    form, lost = record.fact_id.split(".")[:2]
    reading = next(reading for reading in document.forms if reading.form == form)
    assert lost not in {row.concept for row in reading.rows} | {fact.concept for fact in reading.facts}
    assert [row.position for row in reading.rows] == list(range(1, len(reading.rows) + 1))
    assert lost in {row.concept for row in next(r for r in BOOK.forms if r.form == form).rows}


def test_a_department_counted_twice_adds_what_its_book_prints() -> None:
    own = facts_of(BOOK)
    for change in plant("counted_twice", 2).plant.changes:
        added = own[change.fact_id].amount_yuan
        assert change.true_yuan is not None
        assert added is not None
        assert change.printed_yuan == change.true_yuan + added


def test_the_leading_change_is_the_farthest_off_and_says_whether_rounding_could_explain_it() -> None:
    records = [plant(family, seed).plant for family in FAMILIES for seed in SEEDS]
    for record in records:
        assert record.changes[0].steps == max(change.steps for change in record.changes)
        assert record.beyond_rounding == (record.changes[0].steps > 15)
    assert {record.beyond_rounding for record in records} == {True, False}


def test_a_slipped_unit_is_noticed_where_the_clean_book_is_not() -> None:
    assert failing(judge_books([BOOK])) == []
    assert failing(judge_books([plant("slipped_unit", 1).document])) != []


def test_a_book_that_prints_no_number_can_carry_no_plant() -> None:
    blank = Document("", "青岚区统计局", 2024, BOOK.kind, "汇总", "", 1, ())
    assert [family(blank, Random(0)) for family in FAMILIES.values()] == [None] * len(FAMILIES)
    assert [family(blank, Random(0), BOOK) for family in FAMILIES_OF_TWO.values()] == [None] * 4
