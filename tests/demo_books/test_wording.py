"""Sentences print shares and changes rounded half up, with the right base."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.demo_books.wording import Wording

WORDING = Wording(percent_places=1, strips_zeros=False, year_before=2023)


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        ("275.09", "2362.26", "11.6%"),
        ("1.00", "8.00", "12.5%"),
        ("0.05", "100.00", "0.1%"),
        ("3", "3", "100%"),
    ],
)
def test_a_share_is_rounded_half_up(part: str, whole: str, share: str) -> None:
    assert WORDING.share(Decimal(part), Decimal(whole)) == share


@pytest.mark.parametrize(
    ("now", "before", "change"),
    [
        ("0.65", "0.42", "比2023年度增加0.23万元，增长54.8%"),
        ("2362.26", "2723.64", "比2023年度减少361.38万元，下降13.3%"),
        ("2.86", "0", "比2023年度增加2.86万元"),
        ("1.00", "1.00", "与2023年度持平"),
    ],
)
def test_a_change_names_its_base_and_no_rate_on_zero(now: str, before: str, change: str) -> None:
    assert WORDING.change(Decimal(now), Decimal(before)) == change


def test_a_bureau_may_strip_zeros() -> None:
    stripping = Wording(percent_places=1, strips_zeros=True, year_before=2023)
    amounts = [Decimal("98.00"), Decimal("1025.10"), Decimal("0.00")]
    assert [stripping.money(value) for value in amounts] == ["98万元", "1,025.1万元", "0万元"]
