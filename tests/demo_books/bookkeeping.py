"""The rules of bookkeeping inside and between the nine forms, as this package's own check of its figures.

Numbers are those of the project's relations (R1xx within a form, R2xx between forms).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tests.demo_books.cells import ZERO, Cell, Cells, amount, codes
from tests.demo_books.ledger import BUDGETS
from tests.demo_books.two_sided_forms import INCOME

COLUMNS = {
    "T02": ("income_total", "fiscal_appropriation", *(source for source, _ in INCOME[3:])),
    "T03": ("expenditure_total", "basic_expenditure", "project_expenditure"),
    "T05": ("expenditure_total", "basic_expenditure", "project_expenditure"),
    "T07": (
        "carryover_opening",
        "income_total",
        "expenditure_total",
        "basic_expenditure",
        "project_expenditure",
        "carryover_closing",
    ),
}
OPERATING = ("302", "307", "309", "310", "311", "312", "313", "399")
COVERED = (
    ("overseas_travel", "30212"),
    ("reception", "30217"),
    ("vehicle_operation", "30231"),
    ("vehicle_purchase", "31013"),
)
TAIL = Decimal("0.005")


@dataclass(frozen=True, slots=True)
class Check:
    """One instance of a relation: `total` equals (or, where `at_least`, is not below) the sum of `parts`."""

    relation: str
    instance: str
    total: Decimal
    parts: tuple[Decimal, ...]
    at_least: bool = False

    @property
    def difference(self) -> Decimal:
        """Total less parts; zero where an order holds."""
        difference = self.total - sum(self.parts, ZERO)
        return ZERO if self.at_least and difference > 0 else difference

    def holds(self, rounded: bool) -> bool:
        """Whether it holds exactly, or within the rounding of its printed numbers."""
        allowed = TAIL * (len(self.parts) + 1) if rounded else ZERO
        return abs(self.difference) <= allowed


def broken_relations(cells: Cells, rounded: bool = False) -> set[tuple[str, str]]:
    """Return every broken (relation, instance) of a book."""
    checks = [*_within_code_forms(cells), *_within_fixed_forms(cells), *_between(cells)]
    return {(check.relation, check.instance) for check in checks if not check.holds(rounded)}


def _within_code_forms(cells: Cells) -> Iterator[Check]:
    for form, columns in COLUMNS.items():
        printed = codes(cells, form)
        for measure in columns:
            for level, relation in ((0, "R111"), (3, "R112"), (5, "R113")):
                for parent in ["total"] if not level else [code for code in printed if len(code) == level]:
                    below = {0: 3, 3: 5, 5: 7}[level]
                    children = [
                        amount(cells, form, code, measure)
                        for code in printed
                        if len(code) == below and (not level or code.startswith(parent))
                    ]
                    total = amount(cells, form, parent, measure)
                    yield Check(relation, f"{form}.{parent}.{measure}", total, tuple(children))
        for row in ["total", *printed]:
            yield from _row(cells, form, row)


def _row(cells: Cells, form: str, row: str) -> Iterator[Check]:
    columns = {measure: amount(cells, form, row, measure) for measure in COLUMNS[form]}
    if form == "T02":
        total, *parts = columns.values()
        yield Check("R114", f"{form}.{row}", total, tuple(parts))
        return
    relation = {"T03": "R115", "T05": "R116", "T07": "R142"}[form]
    parts = [columns["basic_expenditure"], columns["project_expenditure"]]
    yield Check(relation, f"{form}.{row}", columns["expenditure_total"], tuple(parts))
    if form == "T07":
        held = columns["carryover_opening"] + columns["income_total"]
        parts = [columns["expenditure_total"], columns["carryover_closing"]]
        yield Check("R141", f"{form}.{row}", held, tuple(parts))


def _within_fixed_forms(cells: Cells) -> Iterator[Check]:
    def t01(side: str, *concepts: str) -> tuple[Decimal, ...]:
        return tuple(amount(cells, "T01", concept, "amount", side) for concept in concepts)

    received = t01("income", *(source for source, _ in INCOME))
    yield Check("R101", "T01", t01("income", "income_total")[0], received)
    classes = [code for code in codes(cells, "T01") if len(code) == 3]
    spent = t01("expenditure", *classes)
    yield Check("R102", "T01", t01("expenditure", "expenditure_total")[0], spent)
    total = t01("income", "total")[0]
    yield Check("R103", "T01", total, t01("income", "income_total", "surplus_used", "carryover_opening"))
    sides = t01("expenditure", "expenditure_total", "surplus_distribution", "carryover_closing")
    yield Check("R104", "T01", t01("expenditure", "total")[0], sides)
    yield Check("R105", "T01", total, t01("expenditure", "total"))
    yield from _fiscal_overview(cells)
    yield from _economic(cells)
    for measure in ("budget", "final"):
        items = ("overseas_travel", "vehicles_subtotal", "reception")
        parts = tuple(amount(cells, "T09", item, measure) for item in items)
        yield Check("R151", measure, amount(cells, "T09", "three_public_total", measure), parts)
        parts = tuple(amount(cells, "T09", f"vehicle_{kind}", measure) for kind in ("purchase", "operation"))
        yield Check("R152", measure, amount(cells, "T09", "vehicles_subtotal", measure), parts)
    for item in sorted({cell.concept for cell in cells if cell.form == "T09"}):
        budget, final = (amount(cells, "T09", item, measure) for measure in ("budget", "final"))
        yield Check("R153", item, budget, (final,), at_least=True)


def _fiscal_overview(cells: Cells) -> Iterator[Check]:
    def income(concept: str) -> Decimal:
        return amount(cells, "T04", concept, "amount", "income")

    def spent(concept: str, measure: str = "subtotal") -> Decimal:
        return amount(cells, "T04", concept, measure, "expenditure")

    classes = codes(cells, "T04")
    yield Check("R121", "T04", income("income_total"), tuple(income(budget) for budget in BUDGETS))
    openings = tuple(income(f"carryover_opening_{budget}") for budget in BUDGETS)
    yield Check("R122", "T04", income("carryover_opening"), openings)
    for row in (*classes, "expenditure_total", "carryover_closing", "total"):
        yield Check("R123", row, spent(row), tuple(spent(row, budget) for budget in BUDGETS))
    for measure in ("subtotal", *BUDGETS):
        by_class = tuple(spent(code, measure) for code in classes)
        yield Check("R124", measure, spent("expenditure_total", measure), by_class)
    held = (income("income_total"), income("carryover_opening"))
    yield Check("R125", "income", income("total"), held)
    used = (spent("expenditure_total"), spent("carryover_closing"))
    yield Check("R125", "expenditure", spent("total"), used)
    yield Check("R125", "balance", income("total"), (spent("total"),))
    for budget, opening in zip(BUDGETS, openings, strict=True):
        used = (spent("expenditure_total", budget), spent("carryover_closing", budget))
        yield Check("R126", budget, income(budget) + opening, used)


def _economic(cells: Cells) -> Iterator[Check]:
    def t06(concept: str) -> Decimal:
        return amount(cells, "T06", concept, "amount")

    printed = codes(cells, "T06")
    for group in (code for code in printed if len(code) == 3):
        below = tuple(t06(code) for code in printed if len(code) == 5 and code.startswith(group))
        yield Check("R131", group, t06(group), below)
    yield Check("R132", "T06", t06("personnel_expenses"), (t06("301"), t06("303")))
    operating = tuple(t06(group) for group in OPERATING)
    yield Check("R133", "T06", t06("operating_expenses"), operating)


def _between(cells: Cells) -> Iterator[Check]:
    def at(form: str, concept: str, measure: str = "amount", side: str = "") -> Decimal:
        return amount(cells, form, concept, measure, side)

    income_total = at("T01", "income_total", side="income")
    spent_total = at("T01", "expenditure_total", side="expenditure")
    yield Check("R201", "T01", income_total, (at("T02", "total", "income_total"),))
    fiscal = sum((at("T01", budget, side="income") for budget in BUDGETS), ZERO)
    yield Check("R202", "T01", fiscal, (at("T02", "total", "fiscal_appropriation"),))
    for source, _ in INCOME[3:]:
        yield Check("R202", source, at("T01", source, side="income"), (at("T02", "total", source),))
    yield Check("R203", "T01", spent_total, (at("T03", "total", "expenditure_total"),))
    for budget in BUDGETS:
        yield Check("R205", budget, at("T01", budget, side="income"), (at("T04", budget, side="income"),))
    for code in (code for code in codes(cells, "T03") if len(code) == 3):
        whole = at("T03", code, "expenditure_total")
        yield Check("R204", code, at("T01", code, side="expenditure"), (whole,))
        subtotal = at("T04", code, "subtotal", "expenditure")
        yield Check("R206", code, whole, (subtotal,), at_least=True)
        for relation, form, budget in (("R207", "T05", BUDGETS[0]), ("R208", "T07", BUDGETS[1])):
            printed = at("T04", code, budget, "expenditure")
            yield Check(relation, code, printed, (at(form, code, "expenditure_total"),))
    yield from _per_code(cells)
    basic = at("T05", "total", "basic_expenditure")
    people, running = at("T06", "personnel_expenses"), at("T06", "operating_expenses")
    yield Check("R212", "T05", basic, (people, running))
    for item, code in COVERED:
        yield Check("R213", item, at("T09", item, "final"), (at("T06", code),), at_least=True)
    for relation, economic, function in (
        ("R214", "30113", "2210201"),
        ("R215", "30108", "2080505"),
        ("R216", "30109", "2080506"),
        ("R219", "30304", "20808"),
    ):
        yield Check(relation, economic, at("T06", economic), (at("T05", function, "basic_expenditure"),))
    insured = tuple(at("T05", code, "basic_expenditure") for code in ("2101101", "2101102"))
    yield Check("R217", "30110", at("T06", "30110"), insured)
    yield Check(
        "R224", "T02", at("T02", "total", "fiscal_appropriation"), (at("T04", "income_total", side="income"),)
    )


def _per_code(cells: Cells) -> Iterator[Check]:
    for code in ["total", *codes(cells, "T05")]:
        for measure in COLUMNS["T05"]:
            whole, part = (amount(cells, form, code, measure) for form in ("T03", "T05"))
            yield Check("R210", f"{code}.{measure}", whole, (part,), at_least=True)


def printed_cells(cells: Cells, misprints: dict[Cell, str]) -> Cells:
    """Return the amounts a reader of the book finds: misprints in place of what is true."""
    return {**cells, **{cell: Decimal(text.replace(",", "")) for cell, text in misprints.items()}}
