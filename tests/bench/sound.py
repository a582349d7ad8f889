"""The facts of a book that its own arithmetic bears out: rows whose columns add up, sides whose lines do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from transforms.forms.arithmetic import identities
from transforms.forms.form import Form
from transforms.forms.match import known_forms
from transforms.model import CellState, Document, Fact

Equation = tuple[list[Fact], list[Fact]]


def sound_facts(document: Document) -> list[Fact]:
    """Return the printed facts that take part in an equation that holds, in printed order."""
    forms = {form.form: form for form in known_forms(document.kind)}
    sound = {
        fact.fact_id
        for reading in document.forms
        for left, right in _equations(forms[reading.form], reading.facts)
        if holds(left, right)
        for fact in (*left, *right)
    }
    return [f for f in document.facts if f.fact_id in sound and f.state is CellState.PRINTED]


def holds(left: Sequence[Fact], right: Sequence[Fact]) -> bool:
    """Whether two sides, each with an amount printed, are equal within half a print step a number."""
    facts = [*left, *right]
    if any(f.amount_yuan is None for f in facts) or not (any(map(_tells, left)) and any(map(_tells, right))):
        return False
    bound = sum((f.step_yuan for f in facts), Decimal(0)) / 2
    return abs(_total(left) - _total(right)) <= bound


def _equations(form: Form, facts: Sequence[Fact]) -> Iterator[Equation]:
    """Yield the equations of a form: those of each row, and each column's grand total against its other lines."""
    rows: dict[tuple[str, str], dict[str, Fact]] = defaultdict(dict)
    columns: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        rows[fact.side, fact.concept][fact.measure] = fact
        columns[fact.side, fact.measure].append(fact)
    for identity in identities(form, {fact.measure for fact in facts}):
        for row in rows.values():
            yield [row[m] for m in identity.left if m in row], [row[m] for m in identity.right if m in row]
    for column in columns.values():
        total = [f for f in column if f.concept == "grand_total"]
        yield total, [f for f in column if f.concept != "grand_total"]


def _tells(fact: Fact) -> bool:
    return fact.state is CellState.PRINTED and bool(fact.amount_yuan)


def _total(facts: Sequence[Fact]) -> Decimal:
    return sum((f.amount_yuan or Decimal(0) for f in facts), Decimal(0))
