"""A slip is recognised by what the right number may have been; the chance says what it is worth."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expectations.slips import Slip, explain_slip, significant_digits

STEP = Decimal(100)


def slip_of(printed: int, right: int, room: int = 0) -> Slip:
    low, high = (right - room) * STEP, (right + room) * STEP
    return explain_slip(printed * STEP, STEP, low, high)[0]


@pytest.mark.parametrize(
    ("printed", "right", "slip"),
    [
        (-123456, 123456, Slip.SIGN),
        (1234560000, 123456, Slip.UNIT),
        (123456, 1234560000, Slip.UNIT),
        (1234560, 123456, Slip.SHIFTED_DECIMAL),
        (123456, 12345600, Slip.SHIFTED_DECIMAL),
        (124356, 123456, Slip.SWAPPED_DIGITS),
        (1233456, 123456, Slip.EXTRA_DIGIT),
        (12356, 123456, Slip.DROPPED_DIGIT),
        (128456, 123456, Slip.WRONG_DIGIT),
        (987654, 123456, Slip.NONE),
    ],
)
def test_each_slip_of_a_hand_is_known_by_what_it_did(printed: int, right: int, slip: Slip) -> None:
    assert slip_of(printed, right) is slip


def test_a_slip_may_lead_to_any_value_of_the_interval() -> None:
    assert slip_of(128456, 123455, room=2) is Slip.WRONG_DIGIT
    assert slip_of(128456, 123450, room=2) is Slip.NONE


def test_nothing_becomes_zero_or_itself_by_a_slip() -> None:
    assert slip_of(5, 0) is Slip.NONE
    assert slip_of(123456, 123456) is Slip.NONE


def test_a_short_number_shows_slips_by_chance_and_a_long_one_does_not() -> None:
    short = explain_slip(29 * STEP, STEP, 90 * STEP, 93 * STEP)
    long = explain_slip(12345678 * STEP, STEP, 12345687 * STEP, 12345687 * STEP)
    assert (short[0], long[0]) == (Slip.SWAPPED_DIGITS, Slip.SWAPPED_DIGITS)
    assert short[1] > 0.01 > long[1]


@given(st.integers(1, 10**12), st.integers(0, 11))
def test_any_number_with_two_neighbouring_digits_swapped_shows_a_slip(number: int, place: int) -> None:
    digits = str(number)
    i = place % max(1, len(digits) - 1)
    swapped = int(digits[:i] + digits[i : i + 2][::-1] + digits[i + 2 :])
    if swapped not in (0, number):
        assert slip_of(swapped, number) <= Slip.WRONG_DIGIT


@pytest.mark.parametrize(("number", "digits"), [(0, 0), (1200, 2), (-1234, 4), (10, 1)])
def test_trailing_zeros_tell_nothing(number: int, digits: int) -> None:
    assert significant_digits(number) == digits
