"""Puts other texts into the cells of a clean book and keeps what they should say: the records of planted errors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from tests.districts.documents import seal
from transforms.model import CellState, Document, Fact, FormReading
from transforms.money import parse_amount, read_state

# No sum of a form has more than 30 terms, so rounding explains no difference above 15 steps.
_MOST_STEPS_OF_ROUNDING = 15


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that a plant changed: what it should print, and what it prints now; None when its row is lost."""

    fact_id: str
    true_yuan: Decimal | None
    printed: str | None
    printed_yuan: Decimal | None
    step_yuan: Decimal

    @property
    def steps(self) -> Decimal:
        """How far the cell is off, in print steps."""
        return abs((self.printed_yuan or Decimal(0)) - (self.true_yuan or Decimal(0))) / self.step_yuan


@dataclass(frozen=True, slots=True)
class Plant:
    """One planted error: its family and the cells that it changed, the one that leads first."""

    family: str
    changes: tuple[Change, ...]

    @property
    def fact_id(self) -> str:
        """The fact that leads."""
        return self.changes[0].fact_id

    @property
    def printed(self) -> str | None:
        """What the leading fact prints; None when its row is lost."""
        return self.changes[0].printed

    @property
    def true_yuan(self) -> Decimal | None:
        """What the leading fact should print."""
        return self.changes[0].true_yuan

    @property
    def beyond_rounding(self) -> bool:
        """Whether some cell is off by more than rounding can explain in any sum."""
        return max(change.steps for change in self.changes) > _MOST_STEPS_OF_ROUNDING


class Planted(NamedTuple):
    """A book with a planted error, and the record of it."""

    document: Document
    plant: Plant


def reprint(document: Document, family: str, texts: Mapping[str, str | None]) -> Planted | None:
    """Return the book with other texts in some cells, or without them; None when nothing differs."""
    facts = {fact.fact_id: fact for fact in document.facts}
    wrong = {i: text for i, text in texts.items() if text != facts[i].text}
    if not wrong:
        return None
    read = {i: _read_again(facts[i], text) for i, text in wrong.items() if text is not None}
    lost = {facts[i].concept for i, text in wrong.items() if text is None}
    touched = {facts[i].form for i in wrong}
    forms = tuple(
        _reprint_form(form, read, lost) if form.form in touched else form for form in document.forms
    )
    changes = tuple(_change(facts[i], read.get(i)) for i in wrong)
    leading = max(changes, key=lambda change: change.steps)
    changes = (leading, *(change for change in changes if change is not leading))
    return Planted(seal(replace(document, forms=forms)), Plant(family, changes))


def _reprint_form(form: FormReading, read: Mapping[str, Fact], lost: set[str]) -> FormReading:
    rows = [row for row in form.rows if row.concept not in lost]
    return replace(
        form,
        rows=tuple(row._replace(position=position) for position, row in enumerate(rows, 1)),
        facts=tuple(read.get(f.fact_id, f) for f in form.facts if f.concept not in lost),
    )


def _read_again(fact: Fact, text: str) -> Fact:
    """Return a fact as the readers would hand it on if its cell printed `text`."""
    state = read_state(text)
    amount = Decimal(0) if state is CellState.BLANK else None
    if state is CellState.PRINTED and (parsed := parse_amount(text, fact.unit)) is not None:
        amount = parsed.value_yuan
    return replace(fact, text=text, state=state, amount_yuan=amount)


def _change(fact: Fact, read: Fact | None) -> Change:
    printed, amount = (read.text, read.amount_yuan) if read else (None, None)
    return Change(fact.fact_id, fact.amount_yuan, printed, amount, fact.step_yuan)
