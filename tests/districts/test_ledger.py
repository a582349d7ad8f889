"""The latent truth of a district: years that follow on each other, sums of units and departments, paired transfers."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.districts.generate import MOST_DEPARTMENTS, generate_district
from tests.districts.ledger import AMOUNTS, GENERAL, Accounts, District, Line

SEEDS = st.integers(0, 10_000)
YEARS = (2021, 2022, 2023, 2024)
DISTRICT = generate_district(7, 12, YEARS)


def accounts_of(district: District) -> list[Accounts]:
    return [unit.accounts(y) for d in district.departments for unit in d.units for y in district.years]


def total(lines: Iterable[Line], amount: str) -> int:
    return sum(getattr(line, amount) for line in lines)


@settings(max_examples=20, deadline=None)
@given(seed=SEEDS)
def test_every_year_opens_each_line_with_what_the_year_before_closed(seed: int) -> None:
    for department in generate_district(seed, 3, YEARS).departments:
        for unit in department.units:
            for last, this in pairwise(unit.accounts(year) for year in YEARS):
                closed = {key: (line.closing, line.own_closing) for key, line in last.lines.items()}
                opened = {key: (line.opening, line.own_opening) for key, line in this.lines.items()}
                assert {k: v for k, v in closed.items() if any(v)} == {
                    k: v for k, v in opened.items() if any(v)
                }


@settings(max_examples=20, deadline=None)
@given(seed=SEEDS)
def test_no_amount_and_no_carry_over_is_negative(seed: int) -> None:
    for accounts in accounts_of(generate_district(seed, 3, YEARS)):
        for line in accounts.lines.values():
            assert min(*(getattr(line, amount) for amount in AMOUNTS), line.closing, line.own_closing) >= 0
        assert min(accounts.economic.values()) > 0


@settings(max_examples=20, deadline=None)
@given(seed=SEEDS)
def test_economic_items_split_the_basic_expenditure_of_the_general_public_budget(seed: int) -> None:
    for accounts in accounts_of(generate_district(seed, 3, YEARS)):
        basic = sum(line.basic for line in accounts.lines.values() if line.budget == GENERAL)
        assert sum(accounts.economic.values()) == basic


def test_no_public_expense_is_above_its_revised_budget_or_below_its_economic_item() -> None:
    items = {"reception": "30217", "overseas_travel": "30212", "vehicle_operation": "30231"}
    for accounts in accounts_of(DISTRICT):
        assert [item for item, e in accounts.three_public.items() if e.final > e.revised] == []
        for item, code in items.items():
            paid = accounts.economic.get(code, 0)
            assert (accounts.three_public[item].final if item in accounts.three_public else 0) >= paid


@pytest.mark.parametrize("amount", AMOUNTS)
def test_a_department_is_the_sum_of_its_units_and_the_district_of_its_departments(amount: str) -> None:
    for year in YEARS:
        departments = [department.accounts(year) for department in DISTRICT.departments]
        for department, accounts in zip(DISTRICT.departments, departments, strict=True):
            units = [unit.accounts(year) for unit in department.units]
            parts = sum(total(unit.lines.values(), amount) for unit in units)
            assert total(accounts.lines.values(), amount) == parts
        whole = sum(total(accounts.lines.values(), amount) for accounts in departments)
        assert total(DISTRICT.accounts(year).lines.values(), amount) == whole


def test_what_one_department_pays_another_receives() -> None:
    lines = [line for accounts in accounts_of(DISTRICT) for line in accounts.lines.values()]
    paid = {
        kind: sum(t.amount for t in DISTRICT.transfers if t.kind == kind)
        for kind in ("subsidy", "remittance")
    }
    assert min(paid.values()) > 0
    assert total(lines, "subsidy_to_subordinates") == total(lines, "superior_subsidy") == paid["subsidy"]
    assert total(lines, "remit_to_superior") == total(lines, "subordinate_remittance") == paid["remittance"]


def test_a_transfer_names_units_of_different_departments() -> None:
    home = {unit.name: d.name for d in DISTRICT.departments for unit in d.units}
    assert [t for t in DISTRICT.transfers if home[t.payer] == home[t.payee]] == []


def test_a_seed_gives_the_same_district_and_another_seed_another() -> None:
    assert generate_district(7, 12, YEARS) == DISTRICT
    assert generate_district(8, 12, YEARS) != DISTRICT


def test_every_publisher_of_a_large_district_has_its_own_name() -> None:
    bodies = [(body.name, body.scope) for body in generate_district(1, 60, (2024,)).bodies()]
    assert len(set(bodies)) == len(bodies)


def test_more_departments_than_names_are_refused() -> None:
    with pytest.raises(ValueError, match="ask for fewer"):
        generate_district(1, MOST_DEPARTMENTS + 1, (2024,))
