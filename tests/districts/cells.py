"""The cells of the nine forms that follow from a body's accounts, in fen, under the concepts the readers give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from tests.demo_books.cells import Cell
from tests.demo_books.ledger import PERSONNEL
from tests.districts.ledger import CAPITAL, FUND, GENERAL, OWN_SOURCES, Accounts, Line, PublicExpense

FORM_OF_BUDGET = {GENERAL: "T05", FUND: "T07", CAPITAL: "T08"}
Sums = defaultdict[Cell, int]


def cells_of(accounts: Accounts) -> dict[Cell, int]:
    """Return every cell of the nine forms that is not zero, in fen."""
    cells: Sums = defaultdict(int)
    for line in accounts.lines.values():
        _add_overview(cells, line)
        _add_fiscal_overview(cells, line)
        _add_income(cells, line)
        _add_expenditure(cells, line)
        _add_budget(cells, line)
    _add_economic(cells, accounts.economic)
    _add_three_public(cells, accounts.three_public)
    return {cell: amount for cell, amount in cells.items() if amount}


def _add_overview(cells: Sums, line: Line) -> None:
    """Add a line to 公开01表."""
    income = line.appropriation + line.own_income
    spent = line.basic + line.project + line.own_spent
    opening, closing = line.opening + line.own_opening, line.closing + line.own_closing
    cells[Cell("T01", "income", line.budget, "amount")] += line.appropriation
    for source in OWN_SOURCES:
        cells[Cell("T01", "income", source, "amount")] += getattr(line, source)
    for side, concept, amount in (
        ("income", "income_total", income),
        ("income", "non_fiscal_surplus_used", line.surplus_used),
        ("income", "carryover_opening", opening),
        ("income", "grand_total", income + line.surplus_used + opening),
        ("expenditure", line.code[:3], spent),
        ("expenditure", "expenditure_total", spent),
        ("expenditure", "surplus_distribution", line.surplus_distribution),
        ("expenditure", "carryover_closing", closing),
        ("expenditure", "grand_total", spent + line.surplus_distribution + closing),
    ):
        cells[Cell("T01", side, concept, "amount")] += amount


def _add_fiscal_overview(cells: Sums, line: Line) -> None:
    """Add a line to 公开04表."""
    spent = line.basic + line.project
    for concept, amount in (
        (line.budget, line.appropriation),
        ("income_total", line.appropriation),
        ("carryover_opening", line.opening),
        (f"carryover_opening_{line.budget}", line.opening),
        ("grand_total", line.appropriation + line.opening),
    ):
        cells[Cell("T04", "income", concept, "amount")] += amount
    for concept, amount in (
        (line.code[:3], spent),
        ("expenditure_total", spent),
        ("carryover_closing", line.closing),
        ("grand_total", spent + line.closing),
    ):
        for measure in ("subtotal", line.budget):
            cells[Cell("T04", "expenditure", concept, measure)] += amount


def _add_income(cells: Sums, line: Line) -> None:
    """Add a line to 公开02表."""
    _add_tree(cells, "T02", line.code, "income_total", line.appropriation + line.own_income)
    _add_tree(cells, "T02", line.code, "fiscal_appropriation", line.appropriation)
    for source in OWN_SOURCES:
        _add_tree(cells, "T02", line.code, source, getattr(line, source))


def _add_expenditure(cells: Sums, line: Line) -> None:
    """Add a line to 公开03表."""
    for measure, amount in (
        ("expenditure_total", line.basic + line.project + line.own_spent),
        ("basic_expenditure", line.basic + line.own_basic),
        ("project_expenditure", line.project + line.own_project),
        ("remit_to_superior", line.remit_to_superior),
        ("business_expenditure", line.business_expenditure),
        ("subsidy_to_subordinates", line.subsidy_to_subordinates),
    ):
        _add_tree(cells, "T03", line.code, measure, amount)


def _add_budget(cells: Sums, line: Line) -> None:
    """Add a line to the form of its budget: 公开05, 07 or 08表."""
    form = FORM_OF_BUDGET[line.budget]
    _add_tree(cells, form, line.code, "expenditure_total", line.basic + line.project)
    _add_tree(cells, form, line.code, "basic_expenditure", line.basic)
    _add_tree(cells, form, line.code, "project_expenditure", line.project)
    if line.budget == FUND:
        _add_tree(cells, form, line.code, "carryover_opening", line.opening)
        _add_tree(cells, form, line.code, "income_total", line.appropriation)
        _add_tree(cells, form, line.code, "carryover_closing", line.closing)


def _add_tree(cells: Sums, form: str, code: str, measure: str, amount: int) -> None:
    """Add an amount to a 项, to its 款 and 类, and to the 合计 row."""
    if amount:
        for concept in (code, code[:5], code[:3], "total"):
            cells[Cell(form, "", concept, measure)] += amount


def _add_economic(cells: Sums, economic: Mapping[str, int]) -> None:
    """Add the economic items to 公开06表."""
    for code, amount in economic.items():
        total = "personnel_total" if code[:3] in PERSONNEL else "operating_total"
        for concept in (code, code[:3], total):
            cells[Cell("T06", "", concept, "amount")] += amount


def _add_three_public(cells: Sums, three_public: Mapping[str, PublicExpense]) -> None:
    """Add the three public expenses to 公开09表, under their revised budget."""
    for concept, expense in three_public.items():
        rows = [concept, "three_public_total"]
        if concept.startswith("vehicle_"):
            rows.append("vehicles_subtotal")
        for row in rows:
            cells[Cell("T09", "", row, "budget")] += expense.revised
            cells[Cell("T09", "", row, "final")] += expense.final
