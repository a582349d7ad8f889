"""Printed text → exact amounts: what counts as one number, and what never does."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.errors import AmountError
from transforms.model import CellState
from transforms.money import UNITS, Amount, find_unit, parse_amount, read_state

AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False)
FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("2,362.26", "23622600"),
        ("2, 362. 26", "23622600"),
        ("２，３６２．２６", "23622600"),
        ("1 234.56", "12345600"),
        ("(1.00)", "-10000"),
        ("－1.00", "-10000"),
        ("- 5.20", "-52000"),
        ("0.00", "0"),
        ("98", "980000"),
        ("12345.\n67", "123456700"),
    ],
)
def test_one_number_is_read_however_it_is_printed(text: str, yuan: str) -> None:
    amount = parse_amount(text, "万元")
    assert amount is not None
    assert amount.value_yuan == Decimal(yuan)


@pytest.mark.parametrize(
    "text", ["1,607.85 754.41", "1607 754", "1607\n754", "1,23.4", "100%", "合计", "12.3.4", "160 754"]
)
def test_two_numbers_or_none_are_refused_never_guessed(text: str) -> None:
    with pytest.raises(AmountError):
        parse_amount(text, "万元")


def test_a_blank_is_no_amount() -> None:
    assert parse_amount(" \n　", "万元") is None


@pytest.mark.parametrize(
    ("text", "unit", "step"),
    [("1.00", "万元", "100"), ("1", "元", "1"), ("1.5", "亿元", "10000000"), ("1.25", "千元", "10")],
)
def test_the_print_step_is_one_unit_of_the_last_printed_decimal(text: str, unit: str, step: str) -> None:
    amount = parse_amount(text, unit)
    assert amount is not None
    assert amount.step_yuan == Decimal(step)


@given(AMOUNTS, st.sampled_from(sorted(UNITS)), st.booleans(), st.booleans())
def test_what_is_printed_is_read_back_exactly(
    value: Decimal, unit: str, commas: bool, full_width: bool
) -> None:
    text = f"{value:,.2f}" if commas else f"{value:.2f}"
    expected = Amount(value * UNITS[unit], Decimal(UNITS[unit]).scaleb(-2))
    assert parse_amount(text.translate(FULL_WIDTH) if full_width else text, unit) == expected


@given(AMOUNTS)
def test_spaces_around_separators_change_nothing(value: Decimal) -> None:
    text = f"{value:,.2f}"
    assert parse_amount(text.replace(",", ", ").replace(".", ". "), "万元") == parse_amount(text, "万元")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", CellState.BLANK),
        ("　\n", CellState.BLANK),
        ("—", CellState.DASH),
        ("-", CellState.DASH),
        ("无", CellState.DASH),
        ("***", CellState.SECRET),
        ("涉密", CellState.SECRET),
        ("0", CellState.PRINTED),
        ("2, 362. 26", CellState.PRINTED),
        ("……", CellState.UNREADABLE),
        ("XX", CellState.UNREADABLE),
    ],
)
def test_blank_dash_secret_and_zero_are_kept_apart(text: str, state: CellState) -> None:
    assert read_state(text) == state


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("单位：万元", "万元"),
        ("部门：青岚区统计局 金额单位：元", "元"),
        ("单位:人民币亿元", "亿元"),
        ("单 位 ： 万 元", "万元"),
        ("编制单位：青岚区统计局", None),
    ],
)
def test_the_unit_is_read_from_its_own_line(line: str, unit: str | None) -> None:
    assert find_unit(line) == unit
