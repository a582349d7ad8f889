"""Every question answers what the ledger of a generated district says: money here, books and findings beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from tests.districts.ledger import Accounts, Department
from tests.districts.prose import budget_of_item, tell
from tests.warehouse.question_world import (
    YEARS,
    World,
    build_world,
    lines_of,
    spent,
    told_change,
    yuan,
)

Truth = list[tuple[Any, ...]]
GENERAL_EXPENSES = ("30201", "30202", "30211", "30212", "30215", "30216", "30217", "30226", "30227", "30231")
OFFICE, EDUCATION, FINANCE, REFORM = range(4)


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with build_world() as built:
        yield built


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


def test_q08_basic_expenditure_above_the_form_of_public_expenses(world: World) -> None:
    reception = world.departments[EDUCATION].accounts(2022).economic["30217"]
    expected = [(world.departments[EDUCATION].name, 2022, "30217", yuan(reception), Decimal(1))]
    assert (
        answers(world, 8, "publisher", "fiscal_year", "code", "basic_yuan", "three_public_yuan") == expected
    )


def test_q09_projects_left_out_of_the_evaluation(world: World) -> None:
    def row(d: Department, y: int, a: Accounts) -> Truth:
        project = sum(line.project for line in lines_of(a))
        return [(yuan(project - sum(p[2] for p in projects_listed(world, d, y))),)]

    told = {d.name for d in world.departments}
    found = [
        (r["publisher"], r["fiscal_year"], r["not_listed_yuan"])
        for r in world.ask(9)
        if r["publisher"] in told and r["evaluated_yuan"] is not None
    ]
    assert sorted(found) == sorted(of_departments(world, row))


def test_q10_projects_over_their_budget(world: World) -> None:
    expected = of_departments(
        world, lambda d, y, a: [(n, yuan(e - b)) for n, b, e in projects_listed(world, d, y) if e > b]
    )
    assert answers(world, 10, "publisher", "fiscal_year", "project", "excess_yuan") == sorted(
        expected, key=repr
    )


def test_q13_final_against_original_budget(world: World) -> None:
    def row(d: Department, y: int, a: Accounts) -> Truth:
        sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for line in lines_of(a):
            if a.initial.get(line.code, 0):
                sums[line.code[:3]][0] += a.initial[line.code]
                sums[line.code[:3]][1] += spent(line)
        return [(c, yuan(i), yuan(f), f * 10 < i * 9 or f * 10 > i * 11) for c, (i, f) in sums.items()]

    columns = ("publisher", "fiscal_year", "class", "original_budget_yuan", "final_yuan", "is_off")
    assert answers(world, 13, *columns) == sorted(of_departments(world, row), key=repr)


def test_q14_spent_without_original_budget(world: World) -> None:
    def row(d: Department, y: int, a: Accounts) -> Truth:
        total = sum(map(spent, lines_of(a)))
        return [
            (line.code, yuan(spent(line)), share(spent(line), total, 2))
            for line in lines_of(a)
            if not a.initial.get(line.code) and spent(line)
        ]

    expected = sorted(of_departments(world, row), key=repr)
    assert expected
    assert answers(world, 14, "publisher", "fiscal_year", "code", "final_yuan", "share_pct") == expected
    assert {row["reason"][-12:] for row in world.ask(14)} == {"因是人员变动和项目增减。"}


def test_q14_is_asked_of_one_department_and_year(world: World) -> None:
    whom = world.departments[FINANCE].name
    rows = world.ask(14)
    (publisher, year) = next((r["publisher"], r["fiscal_year"]) for r in rows)
    some = world.ask(14, district="青岚区", publisher=publisher, year=year)
    assert some == [r for r in rows if (r["publisher"], r["fiscal_year"]) == (publisher, year)]
    assert whom in {r["publisher"] for r in rows}
    assert world.ask(14, district="无此区") == []


def test_q15_large_carryover(world: World) -> None:
    expected = [(world.departments[EDUCATION].name, 2024, Decimal(999_999_999), False)]
    columns = ("publisher", "fiscal_year", "carryover_closing_yuan", "grew_three_years")
    assert answers(world, 15, *columns) == expected


def test_q16_basic_against_project(world: World) -> None:
    def row(d: Department, y: int, a: Accounts) -> Truth:
        basic = sum(line.basic + line.own_basic for line in a.lines.values())
        project = _projects(a)
        before = _projects(d.accounts(y - 1)) if world.is_published(d, y - 1) else None
        changed = before is not None and abs(project - before) * 2 > before
        return [(yuan(basic), yuan(project), share(project, basic + project), changed)]

    columns = ("publisher", "fiscal_year", "basic_expenditure_yuan", "project_expenditure_yuan", "project_share_pct",
               "changed_by_half")  # fmt: skip
    found = [r for r in answers(world, 16, *columns) if "街道" not in r[0]]
    assert found == sorted(of_departments(world, row), key=repr)


def _projects(a: Accounts) -> int:
    return sum(line.project + line.own_project for line in a.lines.values())


def test_q17_running_costs_that_hold_projects(world: World) -> None:
    found = [
        (r["publisher"], r["fiscal_year"], r["code"], r["project_expenditure_yuan"]) for r in world.ask(17)
    ]
    assert found == [(world.departments[OFFICE].name, 2022, "2010301", Decimal(12))]


def test_q18_general_expenses(world: World) -> None:
    def row(d: Department, y: int, a: Accounts) -> Truth:
        if not world.is_published(d, y - 1):
            return []
        before = d.accounts(y - 1).economic
        return [
            (c, yuan(a.economic.get(c, 0)), yuan(a.economic.get(c, 0) - before.get(c, 0)))
            for c in GENERAL_EXPENSES
            if a.economic.get(c, 0) != before.get(c, 0)
        ]

    expected = sorted(of_departments(world, row), key=repr)
    assert answers(world, 18, "publisher", "fiscal_year", "code", "amount_yuan", "change_yuan") == expected


def test_q19_outsourcing(world: World) -> None:
    def row(d: Department, y: int, a: Accounts) -> Truth:
        both = a.economic.get("30226", 0) + a.economic.get("30227", 0)
        return [(yuan(both), share(both, sum(v for c, v in a.economic.items() if c[:3] == "302")))]

    found = [
        r
        for r in answers(world, 19, "publisher", "fiscal_year", "both_yuan", "share_pct")
        if "街道" not in r[0]
    ]
    assert found == sorted(of_departments(world, row), key=repr)


def test_q20_bonuses(world: World) -> None:
    def row(d: Department, y: int, a: Accounts) -> Truth:
        wages = sum(v for c, v in a.economic.items() if c[:3] == "301")
        return [(yuan(wages), share(a.economic.get("30103", 0), wages))]

    found = [
        r
        for r in answers(world, 20, "publisher", "fiscal_year", "wages_yuan", "bonus_share_pct")
        if "街道" not in r[0]
    ]
    assert found == sorted(of_departments(world, row), key=repr)


def test_q21_operating_costs(world: World) -> None:
    def row(d: Department, y: int, a: Accounts) -> Truth:
        operating = sum(v for c, v in a.economic.items() if c[:3] in ("302", "310"))
        return [(yuan(operating), yuan(operating))]

    found = [
        r
        for r in answers(world, 21, "publisher", "fiscal_year", "operating_yuan", "agency_yuan")
        if "街道" not in r[0]
    ]
    assert found == sorted(of_departments(world, row), key=repr)


def _by_class(a: Accounts) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for line in lines_of(a):
        sums[line.code[:3]] += spent(line)
    return {code: amount for code, amount in sums.items() if amount}


def test_q22_spending_by_function(world: World) -> None:
    expected = []
    for year in (2021, 2022, 2023):  # 2024 has a street that the district's book does not know
        parts: dict[str, int] = defaultdict(int)
        for _, y, accounts in world.published():
            if y == year:
                for code, amount in _by_class(accounts).items():
                    parts[code] += amount
        whole = _by_class(world.district.accounts(year))
        expected += [
            (year, code, yuan(parts[code]), yuan(whole[code]), yuan(whole[code] - parts[code]))
            for code in whole
        ]
    columns = ("fiscal_year", "class", "departments_yuan", "district_yuan", "unexplained_yuan")
    found = [row for row in answers(world, 22, *columns) if row[0] != 2024]
    assert found == sorted(expected, key=repr)
    assert any(row[4] for row in found)  # the book that nobody published


def test_q23_other_codes(world: World) -> None:
    others = ("30199", "30299", "30399", "31099")

    def row(d: Department, y: int, a: Accounts) -> Truth:
        total = sum(map(spent, lines_of(a)))
        other = sum(spent(line) for line in lines_of(a) if line.code.endswith("99"))
        if world.departments.index(d) in (0, 2) and y == 2024:
            total, other = total + 70_000, other + 70_000
        economic = sum(a.economic.get(code, 0) for code in others)
        return [(share(other, total), yuan(economic), share(economic, sum(a.economic.values())))]

    columns = ("publisher", "fiscal_year", "other_function_pct", "other_economic_yuan", "other_economic_pct")
    found = [r for r in answers(world, 23, *columns) if "街道" not in r[0]]
    assert found == sorted(of_departments(world, row), key=repr)


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
