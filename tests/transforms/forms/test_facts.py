"""Cells with their meaning → facts: amounts, print steps, repeated rows, what cannot be read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from transforms.forms.draft import Draft, DraftCell
from transforms.forms.facts import build_facts
from transforms.model import Box, CellState, Fact

BOX = Box(10, 20, 30, 40)


def cell(
    text: str, concept: str = "201", *, page: int = 5, unreadable: bool = False, label: str = "甲"
) -> DraftCell:
    return DraftCell(concept, concept, label, "", "amount", text, page, BOX, unreadable=unreadable)


def build(*cells: DraftCell, unit: str = "万元") -> tuple[tuple[Fact, ...], list[str]]:
    return build_facts(Draft("T05", cells=list(cells)), unit)


def column(*texts: str) -> tuple[DraftCell, ...]:
    return tuple(cell(text, f"2{n:02}") for n, text in enumerate(texts))


def steps(*texts: str, unit: str = "万元") -> list[int]:
    return [int(fact.step_yuan) for fact in build(*column(*texts), unit=unit)[0]]


def test_a_fact_keeps_what_was_printed_what_it_means_and_where_it_stands() -> None:
    (fact,), issues = build(
        DraftCell("2010301", "2010301", "行政运行", "expenditure", "subtotal", "2, 362. 26", 7, BOX)
    )
    assert fact == Fact(
        "T05.expenditure.2010301.subtotal", "T05", "2010301", "2010301", "行政运行", "expenditure", "subtotal",
        CellState.PRINTED, "2, 362. 26", "万元", Decimal("23622600.00"), Decimal(100), 7, BOX,
    )  # fmt: skip
    assert issues == []


@pytest.mark.parametrize(
    ("text", "state", "amount"),
    [
        ("0.00", CellState.PRINTED, Decimal(0)),
        ("", CellState.BLANK, Decimal(0)),
        ("—", CellState.DASH, None),
        ("***", CellState.SECRET, None),
        ("见说明", CellState.UNREADABLE, None),
    ],
)
def test_a_blank_is_zero_but_a_dash_a_secret_and_words_are_no_amount(
    text: str, state: CellState, amount: Decimal | None
) -> None:
    (fact,), _ = build(cell(text))
    assert (fact.state, fact.amount_yuan, fact.text) == (state, amount, text)


def test_a_number_with_two_readings_is_unreadable_and_an_issue() -> None:
    (fact,), issues = build(cell("1,607.85 754.41"))
    assert (fact.state, fact.amount_yuan) == (CellState.UNREADABLE, None)
    assert issues == ["第5页“甲”的数字无法确定: '1,607.85 754.41'"]


def test_a_cell_that_its_reader_doubts_is_unreadable_whatever_it_prints() -> None:
    (fact,), _ = build(cell("1.00", unreadable=True))
    assert (fact.state, fact.amount_yuan, fact.text) == (CellState.UNREADABLE, None, "1.00")


@pytest.mark.parametrize(
    ("unit", "yuan"), [("元", 1), ("千元", 1_000), ("万元", 10_000), ("亿元", 100_000_000)]
)
def test_amounts_and_steps_are_in_yuan_whatever_the_unit(unit: str, yuan: int) -> None:
    (fact,), _ = build(cell("1.5"), unit=unit)
    assert (fact.amount_yuan, fact.step_yuan) == (Decimal("1.5") * yuan, Decimal("0.1") * yuan)


def test_a_row_repeated_on_the_next_page_is_kept_once() -> None:
    facts, issues = build(cell("3.00"), cell("3.00", page=6))
    assert ([fact.page for fact in facts], issues) == ([5], [])


def test_a_repeated_row_with_another_number_is_noted_and_the_first_kept() -> None:
    facts, issues = build(cell("3.00"), cell("4.00", page=6))
    assert [fact.text for fact in facts] == ["3.00"]
    assert issues == ["第6页“甲”与第5页重复而数字不同"]


def test_a_repeated_row_without_a_number_changes_nothing() -> None:
    facts, issues = build(cell("3.00"), cell("", page=6))
    assert ([fact.text for fact in facts], issues) == (["3.00"], [])


def test_a_heading_row_without_a_number_gives_way_to_the_row_that_has_it() -> None:
    facts, issues = build(cell(""), cell("3.00", page=6))
    assert ([(fact.text, fact.page) for fact in facts], issues) == ([("3.00", 6)], [])


def test_stripped_zeros_inherit_the_step_of_their_neighbours() -> None:
    assert steps("98", "1.25", "3.14", "30.9", "7.77") == [100] * 5


def test_a_number_that_ends_in_a_decimal_zero_shows_that_none_were_stripped() -> None:
    assert steps("98", "1.20", "3.14", "30.9", "7.77") == [10_000, 100, 100, 1_000, 100]


def test_two_numbers_with_decimals_are_no_evidence() -> None:
    assert steps("98", "1.25", "3.14") == [10_000, 100, 100]


def test_whole_numbers_alone_are_whole_numbers() -> None:
    assert steps("98", "12", "7", "1,234") == [10_000] * 4


def test_a_zero_says_nothing_of_the_decimals() -> None:
    assert steps("0", "1.25", "3.14", "7.77") == [10_000, 100, 100, 100]


def test_a_number_printed_finer_than_its_form_keeps_its_own_step() -> None:
    assert steps("1.2345", "98", "1.25", "3.14", "7.77") == [10_000 // 10_000, 10_000, 100, 100, 100]


def test_a_blank_has_the_step_of_the_numbers_around_it() -> None:
    assert steps("", "98", "1.256", "3.145", "7.773", unit="万元") == [10, 10, 10, 10, 10]
    assert steps("", "1.00") == [100, 100]
