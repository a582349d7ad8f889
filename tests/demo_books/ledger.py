"""What one bureau earned and spent in one year, and the cells of the nine forms that follow from it.

Every cell is a sum of the same few latent amounts, so the forms agree by construction. Money is 万元.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tests.demo_books.cells import ZERO, Cell

GENERAL = "general_public_budget"
FUND = "government_fund_budget"
BUDGETS = (GENERAL, FUND, "state_capital_budget")
OWN_SOURCES = ("superior_subsidy", "operating_income", "other_income")
PERSONNEL = ("301", "303")
Sums = defaultdict[Cell, Decimal]


@dataclass(frozen=True, slots=True)
class Line:
    """The money of one 项: fiscal appropriation on the left, the bureau's own income under `own_…`.

    `income` is the fiscal appropriation received in the year.
    """

    code: str
    fund: str
    opening: Decimal
    income: Decimal
    basic: Decimal
    project: Decimal
    superior_subsidy: Decimal
    operating_income: Decimal
    other_income: Decimal
    surplus_used: Decimal
    own_opening: Decimal
    own_basic: Decimal
    own_project: Decimal

    @property
    def closing(self) -> Decimal:
        """Fiscal money carried over to the next year."""
        return self.opening + self.income - self.basic - self.project

    @property
    def own_income(self) -> Decimal:
        """Own income of the year."""
        return self.superior_subsidy + self.operating_income + self.other_income

    @property
    def own_closing(self) -> Decimal:
        """Own money carried over to the next year."""
        return self.own_opening + self.surplus_used + self.own_income - self.own_basic - self.own_project


@dataclass(frozen=True, slots=True)
class Ledger:
    """One bureau, one year: its lines, its basic expenditure by economic item, and the three public items.

    `three_public` maps item → (revised budget, final amount).
    """

    lines: tuple[Line, ...]
    economic: Mapping[str, Decimal]
    three_public: Mapping[str, tuple[Decimal, Decimal]]


def cells_of(ledger: Ledger) -> dict[Cell, Decimal]:
    """Return every non-blank cell of the nine forms."""
    cells: Sums = defaultdict(lambda: ZERO)
    for line in ledger.lines:
        _add_overview(cells, line)
        _add_fiscal_overview(cells, line)
        _add_income(cells, line)
        _add_expenditure(cells, line)
    _add_economic(cells, ledger.economic)
    _add_three_public(cells, ledger.three_public)
    return {cell: value for cell, value in cells.items() if value}


def _add_overview(cells: Sums, line: Line) -> None:
    """Add a line to 公开01表."""
    spent = line.basic + line.project + line.own_basic + line.own_project
    income = {line.fund: line.income} | {source: getattr(line, source) for source in OWN_SOURCES}
    opening = line.opening + line.own_opening
    for concept, value in income.items():
        cells[Cell("T01", "income", concept, "amount")] += value
    for side, concept, value in (
        ("income", "income_total", line.income + line.own_income),
        ("income", "surplus_used", line.surplus_used),
        ("income", "carryover_opening", opening),
        ("income", "total", line.income + line.own_income + line.surplus_used + opening),
        ("expenditure", line.code[:3], spent),
        ("expenditure", "expenditure_total", spent),
        ("expenditure", "carryover_closing", line.closing + line.own_closing),
        ("expenditure", "total", spent + line.closing + line.own_closing),
    ):
        cells[Cell("T01", side, concept, "amount")] += value


def _add_fiscal_overview(cells: Sums, line: Line) -> None:
    """Add a line to 公开04表."""
    for concept, value in (
        (line.fund, line.income),
        ("income_total", line.income),
        ("carryover_opening", line.opening),
        (f"carryover_opening_{line.fund}", line.opening),
        ("total", line.income + line.opening),
    ):
        cells[Cell("T04", "income", concept, "amount")] += value
    spent = line.basic + line.project
    for concept, value in (
        (line.code[:3], spent),
        ("expenditure_total", spent),
        ("carryover_closing", line.closing),
        ("total", spent + line.closing),
    ):
        for measure in ("subtotal", line.fund):
            cells[Cell("T04", "expenditure", concept, measure)] += value


def _add_income(cells: Sums, line: Line) -> None:
    """Add a line to 公开02表."""
    _add_tree(cells, "T02", line.code, "income_total", line.income + line.own_income)
    _add_tree(cells, "T02", line.code, "fiscal_appropriation", line.income)
    for source in OWN_SOURCES:
        _add_tree(cells, "T02", line.code, source, getattr(line, source))


def _add_expenditure(cells: Sums, line: Line) -> None:
    """Add a line to 公开03表 and to 公开05表 or 公开07表."""
    for form, basic, project in (
        ("T03", line.basic + line.own_basic, line.project + line.own_project),
        ("T05" if line.fund == GENERAL else "T07", line.basic, line.project),
    ):
        _add_tree(cells, form, line.code, "expenditure_total", basic + project)
        _add_tree(cells, form, line.code, "basic_expenditure", basic)
        _add_tree(cells, form, line.code, "project_expenditure", project)
    if line.fund == FUND:
        _add_tree(cells, "T07", line.code, "carryover_opening", line.opening)
        _add_tree(cells, "T07", line.code, "income_total", line.income)
        _add_tree(cells, "T07", line.code, "carryover_closing", line.closing)


def _add_tree(cells: Sums, form: str, code: str, measure: str, value: Decimal) -> None:
    """Add an amount to a 项, to its 款 and 类, and to the 合计 row."""
    for concept in (code, code[:5], code[:3], "total"):
        cells[Cell(form, "", concept, measure)] += value


def _add_economic(cells: Sums, economic: Mapping[str, Decimal]) -> None:
    """Add the economic items to 公开06表."""
    for code, value in economic.items():
        total = "personnel_expenses" if code[:3] in PERSONNEL else "operating_expenses"
        for concept in (code, code[:3], total):
            cells[Cell("T06", "", concept, "amount")] += value


def _add_three_public(cells: Sums, three_public: Mapping[str, tuple[Decimal, Decimal]]) -> None:
    """Add the three public items to 公开09表."""
    for concept, (budget, final) in three_public.items():
        rows = [concept, "three_public_total"]
        if concept.startswith("vehicle_"):
            rows.append("vehicles_subtotal")
        for row in rows:
            cells[Cell("T09", "", row, "budget")] += budget
            cells[Cell("T09", "", row, "final")] += final
