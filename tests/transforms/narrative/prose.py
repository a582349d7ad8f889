"""Prose for tests: paragraphs → pages of lines as wide as a column, and what the narrative reads of them.

A line of text that ends short of the column ends its paragraph, as in a printed book.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from transforms.model import (
    Box,
    Fact,
    FormReading,
    FormRow,
    FormStatus,
    Kind,
    Line,
    Narrative,
    Page,
)
from transforms.narrative.reading import read_narrative

COLUMN = 32  # characters a line
WIDTH, HEIGHT, LEFT, TOP = 12.0, 20.0, 60.0, 80.0
YEAR = 2024


def page(number: int, *lines: str) -> Page:
    """Return a page of these lines, each as wide as its characters."""
    return Page(number, 595, 842, tuple(line_at(text, TOP + HEIGHT * i) for i, text in enumerate(lines)), ())


def line_at(text: str, top: float) -> Line:
    """Return a line of text at a height."""
    return Line(text, Box(LEFT, top, LEFT + WIDTH * len(text), top + WIDTH))


def wrap(*paragraphs: str) -> list[str]:
    """Return the lines of paragraphs, broken where the column ends."""
    return [text[i : i + COLUMN] for text in paragraphs for i in range(0, len(text), COLUMN)]


def pages_of(*paragraphs: str, lines_a_page: int = 30) -> list[Page]:
    """Return the pages that print these paragraphs."""
    lines = wrap(*paragraphs)
    starts = range(0, len(lines), lines_a_page)
    return [page(number, *lines[i : i + lines_a_page]) for number, i in enumerate(starts, 1)]


def read(
    *paragraphs: str,
    kind: Kind = Kind.FINAL_ACCOUNTS,
    year: int | None = YEAR,
    tables: Sequence[FormReading] = (),
) -> Narrative:
    """Return the narrative of paragraphs."""
    return read_narrative(pages_of(*paragraphs), tables, year, kind)


def facts_of(narrative: Narrative) -> list[Fact]:
    """Return the facts of all sections, in order."""
    return [fact for section in narrative.sections for fact in section.facts]


def told(
    *paragraphs: str,
    kind: Kind = Kind.FINAL_ACCOUNTS,
    year: int | None = YEAR,
    tables: Sequence[FormReading] = (),
) -> dict[str, Decimal]:
    """Return what paragraphs tell: by fact identifier the amount in 万元, or the rate or count."""
    narrative = read(*paragraphs, kind=kind, year=year, tables=tables)
    return {fact.fact_id: _value(fact) for fact in facts_of(narrative)}


def left(*paragraphs: str, kind: Kind = Kind.FINAL_ACCOUNTS) -> list[str]:
    """Return the clauses whose numbers stay unbound."""
    return [unbound.text for unbound in read(*paragraphs, kind=kind).unbound]


def numbers(**values: str) -> dict[str, Decimal]:
    """Return expected values by the last part of their identifiers."""
    return {name: Decimal(value) for name, value in values.items()}


def table(form: str, **rows: str) -> FormReading:
    """Return a form whose rows print these names, by code («c2010301»)."""
    printed = tuple(
        FormRow(form, number, "", None, code[1:], code[1:], name, 1)
        for number, (code, name) in enumerate(rows.items(), 1)
    )
    return FormReading(form, FormStatus.READ, "", (1,), rows=printed)


def _value(fact: Fact) -> Decimal:
    amount = fact.amount_yuan / 10_000 if fact.amount_yuan is not None else fact.quantity
    assert amount is not None
    return amount
