"""Printed text → exact amounts: what counts as one number, and what never does."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.errors import AmountError
from transforms.model import CellState
from transforms.money import UNITS, Amount, find_unit, parse_amount, plain_number, read_state

FULL_WIDTH = str.maketrans("0123456789.,-()", "０１２３４５６７８９．，－（）")

UNIT = st.sampled_from(sorted(UNITS))
PLACES = st.integers(min_value=0, max_value=6)


@st.composite
def printed_values(draw: st.DrawFn) -> tuple[Decimal, int]:
    """Draw a value and the decimals it is printed with."""
    places = draw(PLACES)
    return Decimal(draw(st.integers(min_value=-(10**15), max_value=10**15))).scaleb(-places), places


def yuan(text: str, unit: str = "万元") -> Decimal:
    amount = parse_amount(text, unit)
    assert amount is not None
    return amount.value_yuan


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2,362.26", "23622600"),
        ("2, 362. 26", "23622600"),
        ("2 ,362 .26", "23622600"),
        ("1 234.56", "12345600"),
        ("1\u00a0234.56", "12345600"),
        ("12 345 678.90", "123456789000"),
        ("0.00", "0"),
        ("98", "980000"),
        (" 98.00\n", "980000"),
    ],
)
def test_spaces_and_separators_are_no_part_of_a_number(text: str, expected: str) -> None:
    assert yuan(text) == Decimal(expected)


@pytest.mark.parametrize("text", ["２，３６２．２６", "2，362．26", "２ ３６２．２６", "２, 362. ２６"])
def test_full_width_digits_and_points_are_digits_and_points(text: str) -> None:
    assert yuan(text) == Decimal("23622600")


@pytest.mark.parametrize(
    "text",
    ["-1.50", "－1.50", "−1.50", "–1.50", "—1.50", "﹣1.50", "- 1.50", "(1.50)", "（1.50）", "( 1.50)"],
)
def test_every_minus_and_brackets_make_a_number_negative(text: str) -> None:
    assert yuan(text) == Decimal(-15000)


@pytest.mark.parametrize("text", ["12345.\n67", "12345\n.67", "123,45\n6.78", "23,456.7\n8", "12,\n345.\n6"])
def test_a_number_that_a_narrow_cell_wrapped_is_one_number(text: str) -> None:
    assert yuan(text, "元") == Decimal(text.replace("\n", "").replace(",", ""))


@pytest.mark.parametrize(
    "text",
    [
        "1607\n754",  # two whole numbers, or one
        "1607.85\n754",  # the first is complete
        "1,607.85\n754.41",
        "12\n345.67",  # a wrapped line would be full
    ],
)
def test_two_numbers_below_one_another_are_never_one(text: str) -> None:
    with pytest.raises(AmountError):
        parse_amount(text, "万元")


@pytest.mark.parametrize("text", ["1,607.85 754.41", "1607 754", "160 754", "12 34.56", "1.0 0", "1,60 7.85"])
def test_two_numbers_beside_one_another_are_refused_never_guessed(text: str) -> None:
    with pytest.raises(AmountError, match="more than one reading is possible"):
        parse_amount(text, "万元")


@pytest.mark.parametrize(
    "text", ["1,23.4", "1,2345.00", "12.3.4", "5.", ".5", "--1", "(1.00", "1.00)", "-(1.00)"]
)
def test_what_is_no_well_formed_number_is_refused(text: str) -> None:
    with pytest.raises(AmountError):
        parse_amount(text, "万元")


@pytest.mark.parametrize("text", ["合计", "100%", "5.00万元", "+1.00", "1'234.50", "1.00*", "1.2e3", "½"])
def test_what_is_more_or_less_than_a_number_is_refused(text: str) -> None:
    with pytest.raises(AmountError):
        parse_amount(text, "万元")


@pytest.mark.parametrize("text", ["12.34①", "12.34²", "①", "12.34⑴", "12.34₁"])
def test_the_mark_of_a_note_is_no_digit(text: str) -> None:
    with pytest.raises(AmountError, match="not a number"):
        parse_amount(text, "万元")


@pytest.mark.parametrize("text", ["", "   ", "　\n "])
def test_a_blank_is_no_amount(text: str) -> None:
    assert parse_amount(text, "万元") is None


def test_the_plain_number_keeps_its_commas_and_decimals() -> None:
    assert plain_number("（2, 362. 20）") == "-2,362.20"


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("元", "1.25"), ("千元", "1250"), ("万元", "12500"), ("百万元", "1250000"), ("亿元", "125000000")],
)
def test_every_unit_comes_out_as_yuan(unit: str, expected: str) -> None:
    assert yuan("1.25", unit) == Decimal(expected)


@pytest.mark.parametrize(
    ("text", "unit", "step"),
    [
        ("1.00", "万元", "100"),
        ("1.0", "万元", "1000"),
        ("1", "万元", "10000"),
        ("1", "元", "1"),
        ("1.00", "元", "0.01"),
        ("1.5", "亿元", "10000000"),
        ("1.25", "千元", "10"),
        ("1.000000", "万元", "0.01"),
    ],
)
def test_the_print_step_is_one_unit_of_the_last_printed_decimal(text: str, unit: str, step: str) -> None:
    amount = parse_amount(text, unit)
    assert amount is not None
    assert amount.step_yuan == Decimal(step)


@given(printed_values(), UNIT)
def test_what_is_printed_is_read_back_exactly_with_its_step(printed: tuple[Decimal, int], unit: str) -> None:
    value, places = printed
    expected = Amount(value * UNITS[unit], Decimal(UNITS[unit]) / 10**places)
    assert parse_amount(f"{value:.{places}f}", unit) == expected


@given(printed_values(), UNIT)
def test_an_amount_is_decimal_never_float(printed: tuple[Decimal, int], unit: str) -> None:
    value, places = printed
    amount = parse_amount(f"{value:.{places}f}", unit)
    assert amount is not None
    assert (type(amount.value_yuan), type(amount.step_yuan)) == (Decimal, Decimal)


@given(printed_values())
def test_thousands_separators_change_nothing(printed: tuple[Decimal, int]) -> None:
    value, places = printed
    assert parse_amount(f"{value:,.{places}f}", "万元") == parse_amount(f"{value:.{places}f}", "万元")


@given(printed_values())
def test_spaces_around_separators_change_nothing(printed: tuple[Decimal, int]) -> None:
    value, places = printed
    text = f"{value:,.{places}f}"
    assert parse_amount(text.replace(",", ", ").replace(".", " . "), "万元") == parse_amount(text, "万元")


@given(printed_values())
def test_full_width_changes_nothing(printed: tuple[Decimal, int]) -> None:
    value, places = printed
    text = f"{value:,.{places}f}"
    assert parse_amount(text.translate(FULL_WIDTH), "万元") == parse_amount(text, "万元")


@given(printed_values())
def test_brackets_read_like_a_minus(printed: tuple[Decimal, int]) -> None:
    value, places = printed
    text = f"{abs(value):,.{places}f}"
    assert parse_amount(f"({text})", "万元") == parse_amount(f"-{text}", "万元")


@given(st.text(alphabet="0123456789.,-() \n　％①一", max_size=12))
def test_no_text_is_read_as_anything_but_its_own_digits(text: str) -> None:
    try:
        amount = parse_amount(text, "元")
    except AmountError:
        return
    digits = "".join(c for c in text if c.isdigit())
    if amount is None:
        assert digits == ""
    else:
        assert abs(amount.value_yuan) == Decimal(digits or "0") * amount.step_yuan


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", CellState.BLANK),
        ("　\n", CellState.BLANK),
        ("—", CellState.DASH),
        ("——", CellState.DASH),
        ("－", CellState.DASH),
        ("/", CellState.DASH),
        ("无", CellState.DASH),
        ("不适用", CellState.DASH),
        ("*", CellState.SECRET),
        ("＊＊＊", CellState.SECRET),
        ("涉 密", CellState.SECRET),
        ("0", CellState.PRINTED),
        ("0.00", CellState.PRINTED),
        ("2, 362. 26", CellState.PRINTED),
        ("约 5", CellState.PRINTED),
        ("……", CellState.UNREADABLE),
        ("XX", CellState.UNREADABLE),
        ("见附注", CellState.UNREADABLE),
    ],
)
def test_blank_dash_secret_zero_and_words_are_kept_apart(text: str, state: CellState) -> None:
    assert read_state(text) == state


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("单位：万元", "万元"),
        ("部门：青岚区统计局 金额单位：元", "元"),
        ("单位:人民币亿元", "亿元"),
        ("（单位：千元）", "千元"),
        ("单 位 ： 万 元", "万元"),
        ("金额单位：元 公开01表", "元"),
        ("金额单位：万元公开01表", "万元"),
        ("单位：百万元", "百万元"),
    ],
)
def test_the_unit_is_read_from_its_own_line(line: str, unit: str) -> None:
    assert find_unit(line) == unit


@pytest.mark.parametrize("line", ["编制单位：青岚区统计局", "单位：辆", "单位：百元", "支出 5.00 万元", ""])
def test_a_line_that_names_no_unit_of_money_has_none(line: str) -> None:
    assert find_unit(line) is None


def test_a_county_whose_name_begins_with_yuan_is_no_unit() -> None:
    assert find_unit("编制单位：元氏县统计局") is None
    assert find_unit("编制单位：元氏县统计局 金额单位：万元") == "万元"
