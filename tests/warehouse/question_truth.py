"""What answers are compared with: rows by published book, shares rounded as the database rounds."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tests.districts.ledger import Accounts, Department
from tests.districts.prose import tell
from tests.warehouse.question_world import (
    World,
)

Truth = list[tuple[Any, ...]]
GENERAL_EXPENSES = ("30201", "30202", "30211", "30212", "30215", "30216", "30217", "30226", "30227", "30231")
OFFICE, EDUCATION, FINANCE, REFORM = range(4)


def share(part: int, whole: int, places: int = 1) -> Decimal | None:
    """Return a percentage rounded half up, as the database rounds what is positive; None of nothing."""
    if whole == 0:
        return None
    return (Decimal(100 * part) / Decimal(whole)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def answers(world: World, number: int, *columns: str) -> Truth:
    return sorted((tuple(row[c] for c in columns) for row in world.ask(number)), key=repr)


def of_departments(world: World, row: Callable[[Department, int, Accounts], Truth]) -> Truth:
    """Return the rows that each published book gives."""
    return [(d.name, y, *rest) for d, y, a in world.published() for rest in row(d, y, a)]


def projects_listed(world: World, d: Department, y: int) -> list[tuple[str, int, int]]:
    """Return (name, budget, spent) of the projects that a book lists, the added one among them."""
    added = (
        [("青山街道环境整治", 45000050, 45000050)]
        if (world.departments.index(d) in (0, 2) and y == 2024)
        else []
    )
    return [(p.name, p.budget, p.executed) for p in tell(d, y).projects] + added
