"""Draws whole districts: `generate_district(seed, departments, years)` gives the same district for the same seed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from random import Random

from tests.districts.codes import Charter, read_charters
from tests.districts.ledger import (
    CAPITAL,
    FUND,
    GENERAL,
    Accounts,
    Department,
    District,
    Line,
    PublicExpense,
    Transfer,
    Unit,
    add_lines,
)
from tests.districts.staff import Staff, draw_basic_lines, draw_economic, draw_staff
from tests.districts.streams import WAN, WHOLE, draw_business, draw_own_money, draw_project

_STREETS = tuple(a + b for a, b in product("青东南西北新长安永和丰平", "山湖桥河门园林坪塘岭泉港"))
MOST_DEPARTMENTS = len(read_charters()) - 1 + len(_STREETS)
_PUBLIC_ITEMS = {
    "overseas_travel": "30212",
    "vehicle_purchase": "31013",
    "vehicle_operation": "30231",
    "reception": "30217",
}


@dataclass(slots=True)
class _Draft:
    """A unit while its money is drawn."""

    name: str
    scope: str
    running: str
    project: str
    staff: Staff
    lines: defaultdict[int, list[Line]] = field(default_factory=lambda: defaultdict(list))
    economic: dict[int, dict[str, int]] = field(default_factory=dict)


def generate_district(seed: int, departments: int, years: Sequence[int], name: str = "青岚区") -> District:
    """Return a district of so many departments over consecutive years, the same for the same seed.

    Raises: ValueError for more departments than there are names.
    """
    if departments > MOST_DEPARTMENTS:
        raise ValueError(f"no more than {MOST_DEPARTMENTS} departments have names; ask for fewer")
    dice = Random(seed)
    drafts = [
        _draw_units(dice, charter, name, prefix, years) for charter, prefix in _list_departments(departments)
    ]
    transfers = tuple(_draw_transfers(dice, drafts, years))
    return District(
        name,
        tuple(years),
        tuple(
            Department(units[0].name, tuple(_settle_unit(dice, unit, years) for unit in units))
            for units in drafts
        ),
        transfers,
    )


def _list_departments(count: int) -> Iterator[tuple[Charter, str]]:
    """Yield each department's charter and what stands before its name: for a 街道 its own name."""
    *bureaus, street = read_charters()
    yield from ((charter, "") for charter in bureaus[:count])
    yield from ((street, place) for place in _STREETS[: max(0, count - len(bureaus))])


def _draw_units(
    dice: Random, charter: Charter, district: str, prefix: str, years: Sequence[int]
) -> list[_Draft]:
    """Return a department's own level and some of its units, with all money but transfers."""
    own = f"{district}{prefix}{charter.name}"
    units = [_Draft(own, "本级", charter.running, charter.projects[0], draw_staff(dice, True))]
    before = f"{district}{prefix}街道" if prefix else district
    for name, running in charter.units.items():
        if dice.random() < 0.7:
            units.append(
                _Draft(before + name, "单位", running, charter.projects[-1], draw_staff(dice, False))
            )
    for unit in units:
        for year in years:
            unit.economic[year] = draw_economic(dice, unit.staff)
            unit.lines[year] += draw_basic_lines(unit.staff, unit.economic[year], unit.running)
        for year, line in _draw_streams(dice, charter, unit, years):
            unit.lines[year].append(line)
    return units


def _draw_streams(
    dice: Random, charter: Charter, unit: _Draft, years: Sequence[int]
) -> Iterator[tuple[int, Line]]:
    """Yield the lines of a unit's projects, and of funds, state capital and own money where it has them."""
    own_level = unit.scope == "本级"
    for code in charter.projects:
        if dice.random() < (0.7 if own_level else 0.3):
            yield from draw_project(dice, code, years)
    for budget, codes in ((FUND, charter.funds), (CAPITAL, charter.capital)):
        if own_level and codes and dice.random() < 0.6:
            yield from draw_project(dice, dice.choice(codes), years, budget)
    if dice.random() < (0.25 if own_level else 0.5):
        source = "other_income" if own_level or dice.random() < 0.3 else "operating_income"
        yield from draw_own_money(dice, unit.running, source, years)
    if not own_level and dice.random() < 0.05:
        yield from draw_business(dice, unit.running, years)


def _draw_transfers(
    dice: Random, departments: Sequence[Sequence[_Draft]], years: Sequence[int]
) -> Iterator[Transfer]:
    """Yield transfers between units of different departments, each entered in the lines of both."""
    for year, number in product(years, range(len(departments) // 3)):
        payers, payees = dice.sample(range(len(departments)), 2)
        kind = "subsidy" if dice.random() < 0.7 or number == 0 else "remittance"
        payer = departments[payers][0 if kind == "subsidy" else -1]
        payee = dice.choice(departments[payees]) if kind == "subsidy" else departments[payees][0]
        amount = dice.randint(WAN, 300 * WAN)
        if kind == "subsidy":
            payer.lines[year].append(Line(payer.project, other_income=amount, subsidy_to_subordinates=amount))
            payee.lines[year].append(Line(payee.project, superior_subsidy=amount, own_project=amount))
        else:
            payer.lines[year].append(Line(payer.running, operating_income=amount, remit_to_superior=amount))
            payee.lines[year].append(Line(payee.project, subordinate_remittance=amount, own_project=amount))
        yield Transfer(kind, year, payer.name, payee.name, amount)


def _settle_unit(dice: Random, draft: _Draft, years: Sequence[int]) -> Unit:
    """Return a unit with its accounts of every year."""
    books = {}
    for year in years:
        lines = add_lines(draft.lines[year])
        economic = draft.economic[year]
        books[year] = Accounts(
            year, lines, economic, _draw_three_public(dice, economic), _draw_initial(dice, lines.values())
        )
    return Unit(draft.name, draft.scope, books)


def _draw_three_public(dice: Random, economic: Mapping[str, int]) -> dict[str, PublicExpense]:
    """Return the three public expenses: what basic expenditure pays of each, and some projects besides."""
    expenses = {}
    for item, code in _PUBLIC_ITEMS.items():
        final = economic.get(code, 0)
        if dice.random() < 0.15:
            final += dice.randint(100_000, 5 * WAN)
        revised = -(-final * dice.randint(100, 130) // 100 // WHOLE) * WHOLE
        initial = revised * dice.choice((100, 100, 110, 150)) // 100 // WHOLE * WHOLE
        if revised:
            expenses[item] = PublicExpense(initial, revised, final)
    return expenses


def _draw_initial(dice: Random, lines: Iterable[Line]) -> dict[str, int]:
    """Return the original general public budget by 项; some money only came during the year."""
    return {
        line.code: line.appropriation * dice.randint(800, 1100) // 1000 // WHOLE * WHOLE
        for line in lines
        if line.budget == GENERAL and line.appropriation and dice.random() < 0.9
    }
