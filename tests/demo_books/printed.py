"""The nine forms of a book as tables of text: headings, merged headers, rows, notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from tests.demo_books.book import Book
from tests.demo_books.cells import Cell


@dataclass(frozen=True, slots=True)
class Box:
    """One cell of a printed table, with its span and alignment."""

    text: str
    columns: int = 1
    rows: int = 1
    align: str = "center"


Row = list[Box]


@dataclass(frozen=True, slots=True)
class Table:
    """One printed form: its heading, header and body rows, column widths in millimetres, notes below."""

    form: str
    title: str
    landscape: bool
    widths: tuple[int, ...]
    header: list[Row]
    body: list[Row]
    notes: list[str] = field(default_factory=list)

    @property
    def number(self) -> str:
        """The form number printed at its head."""
        return f"公开{self.form[1:]}表"


def print_amount(value: Decimal, spaced: bool = False) -> str:
    """Return an amount as the tables print it; blank for zero; with spaces inside as some bureaus do."""
    if not value:
        return ""
    text = f"{value:,.2f}"
    return text.replace(",", ", ").replace(".", ". ") if spaced else text


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints the cells of one book, its misprints included."""

    book: Book

    def text(self, form: str, concept: str, measure: str, side: str = "") -> str:
        """Return what stands in one cell."""
        cell = Cell(form, side, concept, measure)
        if cell in self.book.misprints:
            return self.book.misprints[cell]
        value = self.book.cells.get(cell, Decimal(0))
        return print_amount(value, form in self.book.bureau.manner.spaced_forms)

    def number(self, form: str, concept: str, measure: str, side: str = "") -> Box:
        """Return the box of one cell."""
        return Box(self.text(form, concept, measure, side), align="right")
