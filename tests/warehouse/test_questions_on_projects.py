"""Every question on public expenses, projects, transfers and years answers what the ledger says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

import pytest

from tests.districts.ledger import Accounts, Department
from tests.districts.prose import budget_of_item, tell
from tests.warehouse.question_truth import (
    EDUCATION,
    FINANCE,
    Truth,
    answers,
    of_departments,
    projects_listed,
    share,
)
from tests.warehouse.question_world import (
    YEARS,
    World,
    build_world,
    lines_of,
    told_change,
    yuan,
)


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with build_world() as built:
        yield built


def test_q24_public_expenses(world: World) -> None:
    def row(d: Department, y: int, a: Accounts) -> Truth:
        budget, final = (
            sum(getattr(e, part) for e in a.three_public.values()) for part in ("revised", "final")
        )
        return [(yuan(budget), yuan(final), final > budget, tell(d, y).vehicles_kept)]

    columns = ("publisher", "fiscal_year", "budget_yuan", "final_yuan", "is_over", "vehicles")
    found = [r for r in answers(world, 24, *columns) if "街道" not in r[0]]
    assert found == sorted(of_departments(world, row), key=repr)


def test_q25_receptions(world: World) -> None:
    def row(d: Department, y: int, a: Accounts) -> Truth:
        final = a.three_public["reception"].final if "reception" in a.three_public else 0
        if (d, y) == (world.departments[EDUCATION], 2022):
            final = 100
        persons = tell(d, y).reception_visits
        each = (yuan(final) / persons).quantize(Decimal("0.01"), ROUND_HALF_UP) if persons else None
        return [
            (
                yuan(final),
                persons,
                tell(d, y).reception_groups,
                each,
                each is not None and not 20 <= each <= 500,
            )
        ]

    columns = ("publisher", "fiscal_year", "final_yuan", "persons", "visits", "yuan_a_person", "is_unusual")
    assert answers(world, 25, *columns) == sorted(of_departments(world, row), key=repr)


def test_q26_vehicles(world: World) -> None:
    def row(d: Department, y: int, a: Accounts) -> Truth:
        told = tell(d, y)
        before = tell(d, y - 1).vehicles_kept if world.is_published(d, y - 1) else None
        left = None if before is None else told.vehicles_kept - before - told.vehicles_bought
        cost = a.three_public["vehicle_operation"].final if "vehicle_operation" in a.three_public else 0
        return [(yuan(cost), told.vehicles_kept, told.vehicles_bought, False, left)]

    columns = (
        "publisher",
        "fiscal_year",
        "operation_yuan",
        "kept",
        "bought",
        "bought_unlike_cost",
        "unexplained_vehicles",
    )
    assert answers(world, 26, *columns) == sorted(of_departments(world, row), key=repr)


def test_q28_procurement(world: World) -> None:
    def row(d: Department, y: int, a: Accounts) -> Truth:
        told = tell(d, y).procurement
        return [
            (
                yuan(told["procurement_total"]),
                share(told["procurement_sme"], told["procurement_total"]),
                Decimal(0),
            )
        ]

    columns = ("publisher", "fiscal_year", "total_yuan", "sme_pct", "unsplit_yuan")
    assert answers(world, 28, *columns) == sorted(of_departments(world, row), key=repr)


def test_q29_equipment(world: World) -> None:
    def row(d: Department, y: int, a: Accounts) -> Truth:
        return [(yuan(a.economic.get("31002", 0)), yuan(a.economic.get("31003", 0)), False)]

    columns = (
        "publisher",
        "fiscal_year",
        "office_equipment_yuan",
        "special_equipment_yuan",
        "equipment_above_goods",
    )
    found = [r for r in answers(world, 29, *columns) if "街道" not in r[0]]
    assert found == sorted(of_departments(world, row), key=repr)


def test_q30_coverage_of_evaluation(world: World) -> None:
    def row(d: Department, y: int, a: Accounts) -> Truth:
        project = sum(line.project for line in lines_of(a))
        evaluated = sum(p.executed for p in tell(d, y).projects)
        return [(len(tell(d, y).projects), yuan(evaluated), share(evaluated, project))]

    columns = ("publisher", "fiscal_year", "projects", "evaluated_yuan", "computed_pct")
    assert answers(world, 30, *columns) == sorted(of_departments(world, row), key=repr)


def test_q31_rates_of_execution(world: World) -> None:
    def row(d: Department, y: int, a: Accounts) -> Truth:
        later = {n: b for n, b, _ in projects_listed(world, d, y + 1)} if world.is_published(d, y + 1) else {}
        return [
            (n, share(e, b), (share(e, b) or 0) < 80 and n in later and later[n] >= b)
            for n, b, e in projects_listed(world, d, y)
        ]

    columns = ("publisher", "fiscal_year", "project", "rate_pct", "budget_not_reduced")
    assert answers(world, 31, *columns) == sorted(of_departments(world, row), key=repr)


def test_q36_transfers_between_departments(world: World) -> None:
    expected = []
    for department, year, accounts in world.published():
        for side, field in (
            ("received", "superior_subsidy"), ("received", "subordinate_remittance"),
            ("paid", "subsidy_to_subordinates"), ("paid", "remit_to_superior"),
        ):  # fmt: skip
            if amount := sum(getattr(line, field) for line in accounts.lines.values()):
                transfer = "subsidy" if "subsid" in field else "remittance"
                expected.append((department.name, year, side, transfer, yuan(amount)))
    found = {
        tuple(r[c] for c in ("publisher", "fiscal_year", "side", "transfer", "amount_yuan"))
        for r in world.ask(36)
    }
    assert expected
    assert {row for row in found if "街道" not in row[0]} == set(expected)


def test_q41_openings_unlike_closings(world: World) -> None:
    found = [(r["publisher"], r["fiscal_year"], r["opening_yuan"]) for r in world.ask(41)]
    assert found == [(world.departments[FINANCE].name, 2022, Decimal(77))]


def test_q42_prior_years_told_otherwise(world: World) -> None:
    expected = sorted(
        (d.name, y, Decimal(-100)) for d, y, _ in world.published()
        if d is world.departments[FINANCE] and world.is_published(d, y - 1)
    )  # fmt: skip
    assert answers(world, 42, "publisher", "fiscal_year", "difference_yuan") == expected


def test_q45_budgets_unlike_what_is_quoted(world: World) -> None:
    def row(d: Department, y: int, a: Accounts) -> Truth:
        initial = {line.code: a.initial.get(line.code, 0) for line in lines_of(a)}
        return [
            (code, yuan(amount - budget_of_item(code, amount)))
            for code, amount in initial.items()
            if amount and budget_of_item(code, amount) != amount
        ]

    expected = sorted(of_departments(world, row), key=repr)
    assert expected
    assert answers(world, 45, "publisher", "fiscal_year", "code", "difference_yuan") == expected


def test_q46_stated_reasons(world: World) -> None:
    sums: dict[int, list[Decimal]] = defaultdict(list)
    for department, year, _ in world.published():
        if year > YEARS[0] and (change := told_change(world, department, year)):
            sums[year].append(change)
    expected = [
        (year, category, len(changes), sum(c for c in changes if c > 0) or None)
        for year, changes in sums.items()
        for category in ("人员变动", "项目增减")
    ]
    assert answers(world, 46, "fiscal_year", "category", "changes", "increases_yuan") == sorted(
        expected, key=repr
    )
