"""What the bodies of a district truly earned and spent, in fen (0.01 yuan), and their sums: no chance, no print.

Every form is a sum of these amounts, so that forms, years, units and departments agree by construction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from tests.demo_books.ledger import BUDGETS

GENERAL, FUND, CAPITAL = BUDGETS
OWN_SOURCES = (
    "superior_subsidy",
    "operating_income",
    "business_income",
    "subordinate_remittance",
    "other_income",
)
OWN_SPENDING = (
    "own_basic",
    "own_project",
    "remit_to_superior",
    "business_expenditure",
    "subsidy_to_subordinates",
)


@dataclass(frozen=True, slots=True)
class Line:
    """The money of one 项 out of one budget in one year.

    `opening`, `appropriation`, `basic` and `project` are fiscal money; the rest is the body's own.
    """

    code: str
    budget: str = GENERAL
    opening: int = 0
    appropriation: int = 0
    basic: int = 0
    project: int = 0
    own_opening: int = 0
    superior_subsidy: int = 0
    operating_income: int = 0
    business_income: int = 0
    subordinate_remittance: int = 0
    other_income: int = 0
    surplus_used: int = 0
    own_basic: int = 0
    own_project: int = 0
    remit_to_superior: int = 0
    business_expenditure: int = 0
    subsidy_to_subordinates: int = 0
    surplus_distribution: int = 0

    @property
    def closing(self) -> int:
        """Fiscal money carried over to the next year."""
        return self.opening + self.appropriation - self.basic - self.project

    @property
    def own_income(self) -> int:
        """Own income of the year."""
        return sum(getattr(self, source) for source in OWN_SOURCES)

    @property
    def own_spent(self) -> int:
        """Own money spent in the year."""
        return sum(getattr(self, purpose) for purpose in OWN_SPENDING)

    @property
    def own_closing(self) -> int:
        """Own money carried over to the next year."""
        held = self.own_opening + self.own_income + self.surplus_used
        return held - self.own_spent - self.surplus_distribution

    def plus(self, other: Line) -> Line:
        """Return the sum of two lines of one 项 and budget."""
        return Line(self.code, self.budget, *(getattr(self, a) + getattr(other, a) for a in AMOUNTS))


AMOUNTS = tuple(name for name in Line.__dataclass_fields__ if name not in ("code", "budget"))
Lines = Mapping[tuple[str, str], Line]


class PublicExpense(NamedTuple):
    """One of the three public expenses: its original budget, its revised budget, what was spent."""

    initial: int
    revised: int
    final: int


@dataclass(frozen=True, slots=True)
class Accounts:
    """One body, one year: lines by 项 and budget, and what is told of them elsewhere.

    `economic` splits the basic expenditure of the general public budget by economic item, `three_public` maps item →
    expense, and `initial` is the original general public budget by 项.
    """

    year: int
    lines: Lines
    economic: Mapping[str, int]
    three_public: Mapping[str, PublicExpense]
    initial: Mapping[str, int]


def add_lines(lines: Iterable[Line]) -> dict[tuple[str, str], Line]:
    """Return lines by 项 and budget, those of the same place added up."""
    added: dict[tuple[str, str], Line] = {}
    for line in lines:
        key = line.code, line.budget
        added[key] = added[key].plus(line) if key in added else line
    return added


def add_accounts(parts: Iterable[Accounts]) -> Accounts:
    """Return the sum of the accounts of several bodies in one year.

    Raises: ValueError when there are none, or of more than one year.
    """
    accounts = list(parts)
    (year,) = {part.year for part in accounts}
    economic: defaultdict[str, int] = defaultdict(int)
    initial: defaultdict[str, int] = defaultdict(int)
    three_public: dict[str, PublicExpense] = {}
    for part in accounts:
        for code, amount in part.economic.items():
            economic[code] += amount
        for code, amount in part.initial.items():
            initial[code] += amount
        for item, expense in part.three_public.items():
            before = three_public.get(item, PublicExpense(0, 0, 0))
            three_public[item] = PublicExpense(*(a + b for a, b in zip(before, expense, strict=True)))
    lines = add_lines(line for part in accounts for line in part.lines.values())
    return Accounts(year, lines, dict(economic), three_public, dict(initial))


class Body(Protocol):
    """Whoever publishes a book a year: a unit, a department, or the district for all its departments."""

    @property
    def name(self) -> str:
        """The publisher."""
        ...

    @property
    def scope(self) -> str:
        """汇总, 本级 or 单位."""
        ...

    def accounts(self, year: int) -> Accounts:
        """Return the accounts of one year."""
        ...


@dataclass(frozen=True, slots=True)
class Unit:
    """A department's own level (本级), or a unit below it (单位), with its accounts by year."""

    name: str
    scope: str
    books: Mapping[int, Accounts]

    def accounts(self, year: int) -> Accounts:
        """Return the accounts of one year."""
        return self.books[year]


@dataclass(frozen=True, slots=True)
class Department:
    """A department: the sum of its own level, which comes first, and of its units."""

    name: str
    units: tuple[Unit, ...]
    scope: str = "汇总"

    def accounts(self, year: int) -> Accounts:
        """Return the accounts of one year."""
        return add_accounts(unit.accounts(year) for unit in self.units)


@dataclass(frozen=True, slots=True)
class Transfer:
    """Money that passed between two units of different departments.

    `kind` is `subsidy` (对附属单位补助支出 of the payer, 上级补助收入 of the payee) or `remittance` (上缴上级支出 of
    the payer, 附属单位上缴收入 of the payee).
    """

    kind: str
    year: int
    payer: str
    payee: str
    amount: int


@dataclass(frozen=True, slots=True)
class District:
    """A district: its departments over some years, and the transfers between them."""

    name: str
    years: tuple[int, ...]
    departments: tuple[Department, ...]
    transfers: tuple[Transfer, ...]
    scope: str = "汇总"

    def accounts(self, year: int) -> Accounts:
        """Return the district's own roll-up: the sum over its departments."""
        return add_accounts(department.accounts(year) for department in self.departments)

    def bodies(self) -> Iterator[Body]:
        """Yield every department, each followed by its units; a department without units below it publishes once."""
        for department in self.departments:
            yield department
            if len(department.units) > 1:
                yield from department.units
