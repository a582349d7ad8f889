"""Money that runs over the years: projects, funds and own income, each year opening with what the last one closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from tests.districts.ledger import GENERAL, Line

WAN = 1_000_000  # 1 万元 in fen
WHOLE = 10_000  # 0.01 万元 in fen: what a form in 万元 can print


def draw_project(
    dice: Random, code: str, years: Sequence[int], budget: str = GENERAL
) -> Iterator[tuple[int, Line]]:
    """Yield the line of a project in every year that it has money.

    A year may appropriate and spend, carry something over, live on what was carried over alone, or leave it
    untouched. What is spent without a new appropriation was carried over in whole hundreds of yuan.
    """
    size = _draw_size(dice)
    carried = _draw_carryover(dice, size) if dice.random() < 0.1 else 0
    for year in years:
        finishing = carried % WHOLE == 0 and carried and dice.random() < 0.4
        if not carried and dice.random() < 0.2:
            continue
        opening = carried
        appropriation = 0 if finishing else max(WAN, size * dice.randint(500, 1500) // 1000)
        if finishing:
            carried = opening if budget == GENERAL and dice.random() < 0.2 else 0
        else:
            carried = _draw_carryover(dice, appropriation) if dice.random() < 0.25 else 0
        spent = opening + appropriation - carried
        yield year, Line(code, budget, opening=opening, appropriation=appropriation, project=spent)


def draw_own_money(dice: Random, code: str, source: str, years: Sequence[int]) -> Iterator[tuple[int, Line]]:
    """Yield the line of a unit's own money in every year: income from one source, spent on running and projects."""
    size = _draw_size(dice)
    carried = _draw_carryover(dice, size) if dice.random() < 0.3 else 0
    for year in years:
        opening = carried
        income = max(WAN, size * dice.randint(500, 1500) // 1000)
        used = income // 10 if dice.random() < 0.1 else 0
        distributed = income // 20 if dice.random() < 0.1 else 0
        carried = _draw_carryover(dice, income) if dice.random() < 0.5 else 0
        spent = opening + income + used - distributed - carried
        basic = spent * dice.randint(0, 100) // 100
        amounts = {source: income, "own_basic": basic, "own_project": spent - basic}
        yield (
            year,
            Line(
                code,
                GENERAL,
                own_opening=opening,
                surplus_used=used,
                surplus_distribution=distributed,
                **amounts,
            ),
        )


def draw_business(dice: Random, code: str, years: Sequence[int]) -> Iterator[tuple[int, Line]]:
    """Yield the line of a unit's business in every year: all it earns, it spends."""
    size = _draw_size(dice)
    for year in years:
        amount = max(WAN, size * dice.randint(500, 1500) // 1000)
        yield year, Line(code, business_income=amount, business_expenditure=amount)


def _draw_size(dice: Random) -> int:
    """Return what a stream of money comes to in a usual year."""
    return int(WAN * dice.lognormvariate(4.0, 1.2))


def _draw_carryover(dice: Random, amount: int) -> int:
    """Return a part of an amount to carry over; half of the time in whole hundreds of yuan."""
    part = amount * dice.randint(50, 600) // 1000
    return part // WHOLE * WHOLE if dice.random() < 0.5 else part
