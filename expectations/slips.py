"""How a right number may have become the printed one: the slips of a hand at a keyboard, from telling to weak.

Evidence never accuses: it only chooses between cells that explain a contradiction equally well, and what it chooses is
worded «likely».
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import IntEnum


class Slip(IntEnum):
    """What happened to a number; the smaller, the less a chance can look like it."""

    OTHERS_NEGATIVE = 0  # no slip: every other explanation would make a flow of money negative
    SIGN = 1
    UNIT = 2
    SHIFTED_DECIMAL = 3
    SWAPPED_DIGITS = 4
    COPIED_NEIGHBOUR = 5
    EXTRA_DIGIT = 6
    DROPPED_DIGIT = 7
    WRONG_DIGIT = 8
    SAME_MONEY = 9  # no slip: another form prints what the number should be
    LAST_YEAR = 10  # no slip: it would be near what last year's book printed, and the others would not
    NONE = 11


def explain_slip(printed: Decimal, step: Decimal, low: Decimal, high: Decimal) -> tuple[Slip, float]:
    """Return the most telling slip that makes `printed` of some number from `low` to `high`, all in yuan, and its chance.

    `step` is one unit of the last printed decimal. The chance is the share of all numbers of that length that would
    show this slip without any: short numbers and wide intervals prove nothing.
    """
    number, width = int(printed / step), float((high - low) / step) + 1
    for slip, originals in _possible_originals(number):
        if any(low <= right * step <= high and right not in (0, number) for right in originals):
            return slip, len(originals) * width / 10 ** len(str(abs(number)))
    return Slip.NONE, 1.0


def _possible_originals(number: int) -> Iterator[tuple[Slip, list[Decimal]]]:
    """Yield what the right number may have been, by slip, the most telling first; all in steps."""
    yield Slip.SIGN, [Decimal(-number)]
    yield Slip.UNIT, [Decimal(number).scaleb(4), Decimal(number // 10_000)]
    yield Slip.SHIFTED_DECIMAL, [Decimal(n) for n in (number * 10, number // 10, number * 100, number // 100)]
    sign, digits = (-1 if number < 0 else 1), str(abs(number))
    for slip, texts in (
        (Slip.SWAPPED_DIGITS, _swapped(digits)),
        (Slip.EXTRA_DIGIT, _shortened(digits)),
        (Slip.DROPPED_DIGIT, _lengthened(digits)),
        (Slip.WRONG_DIGIT, _replaced(digits)),
    ):
        yield slip, [Decimal(sign * int(text)) for text in set(texts)]


def _swapped(digits: str) -> Iterator[str]:
    for i in range(len(digits) - 1):
        yield digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]


def _shortened(digits: str) -> Iterator[str]:
    if len(digits) > 1:
        for i in range(len(digits)):
            yield digits[:i] + digits[i + 1 :]


def _lengthened(digits: str) -> Iterator[str]:
    for i in range(len(digits) + 1):
        for digit in "0123456789":
            yield digits[:i] + digit + digits[i:]


def _replaced(digits: str) -> Iterator[str]:
    for i, old in enumerate(digits):
        for digit in "0123456789":
            if digit != old:
                yield digits[:i] + digit + digits[i + 1 :]


def significant_digits(number: int) -> int:
    """Return how many digits of a number are not trailing zeros."""
    return len(str(abs(number)).rstrip("0"))
