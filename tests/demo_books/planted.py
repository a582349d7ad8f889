"""The five misprints of 青岚区文化和旅游局 2024: one wrong cell each, everything else in the book is true."""

from __future__ import annotations

from dataclasses import dataclass

from tests.demo_books.cells import Cell

FILE = "qinglan_culture_2024.pdf"


@dataclass(frozen=True, slots=True)
class Plant:
    """One misprint: where, what is true, what is printed, how it came about, and the relations it breaks.

    `relations` are those of the tables; `told_relations` those of the prose, which tells the true amount.
    """

    form: str
    side: str
    concept: str
    measure: str
    true: str
    printed: str
    slip: str
    relations: tuple[str, ...]
    told_relations: tuple[str, ...] = ()

    @property
    def cell(self) -> Cell:
        """The cell that is misprinted."""
        return Cell(self.form, self.side, self.concept, self.measure)


PLANTS = (
    Plant(
        "T03", "", "2070109", "project_expenditure", "208.60", "280.60",
        "two digits swapped", ("R113", "R115"),
    ),
    Plant(
        "T06", "", "30113", "amount", "104.58", "101.58",
        "one digit wrong", ("R131", "R214"),
    ),
    Plant(
        "T02", "", "2070204", "income_total", "64.80", "64.30",
        "one digit wrong", ("R113", "R114"),
    ),
    Plant(
        "T09", "", "reception", "final", "4.20", "0.42",
        "decimal point shifted", ("R151", "R213"), ("R325",),
    ),
    Plant(
        "T04", "expenditure", "208", "general_public_budget", "165.12", "16.12",
        "one digit dropped", ("R123", "R124", "R207"),
    ),
)  # fmt: skip
