from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from flows.crawl.expected import count_alarms
from flows.crawl.site import YearlyCounts
from transforms.model import Kind

ABOUT = YearlyCounts(final_accounts=60, budget=60)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2025, 12, 1), ["20 final accounts of 2024 where about 60 are expected"]),
        (date(2025, 11, 30), []),
    ],
)
def test_too_few_is_an_alarm_once_a_year_is_due(today: date, expected: list[str]) -> None:
    counts = Counter(
        {(Kind.FINAL_ACCOUNTS, 2024): 20, (Kind.FINAL_ACCOUNTS, 2023): 59, (Kind.BUDGET, 2025): 60}
    )
    assert list(count_alarms(counts, ABOUT, today)) == expected


def test_older_years_may_shrink_and_no_year_may_double() -> None:
    counts = Counter(
        {
            (Kind.BUDGET, 2025): 45,
            (Kind.BUDGET, 2019): 2,
            (Kind.BUDGET, 2022): 121,
            (Kind.FINAL_ACCOUNTS, 2024): 30,
        }
    )
    assert list(count_alarms(counts, ABOUT, date(2025, 12, 1))) == [
        "121 budgets of 2022 where about 60 are expected"
    ]


def test_a_year_without_any_book_is_an_alarm() -> None:
    assert list(count_alarms(Counter(), YearlyCounts(budget=10), date(2025, 4, 1))) == [
        "0 budgets of 2025 where about 10 are expected"
    ]


def test_without_expectations_nothing_is_an_alarm() -> None:
    assert list(count_alarms(Counter(), YearlyCounts(), date(2025, 12, 1))) == []
