"""Two numbers in one cell, because the rule between two columns is missing: split where the row's arithmetic agrees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from transforms.errors import AmountError
from transforms.forms.arithmetic import Identity, identities
from transforms.forms.draft import Draft, DraftCell
from transforms.forms.form import Form
from transforms.money import plain_number


def split_shared(draft: Draft, form: Form) -> Draft:
    """Return the draft with shared cells split at their gap, and an issue for each that cannot be told apart.

    Split is only «1,607.85 754.41» whose pieces, put under the columns in order, satisfy the equations of the row.
    """
    if not any(cell.shares for cell in draft.cells):
        return draft
    equations = identities(form, {cell.measure for cell in draft.cells})
    rows: dict[tuple[str, str, int], list[DraftCell]] = {}
    for cell in draft.cells:
        rows.setdefault((cell.side, cell.concept, cell.page), []).append(cell)
    split: list[DraftCell] = []
    issues: list[str] = []
    for row in rows.values():
        read = _split_row(row, equations)
        split += read
        left = dict.fromkeys((c.label, c.page, c.text) for c in read if c.shares)
        issues += [f"第{page}页“{label}”行有一格横跨两栏: {text!r}" for label, page, text in left]
    return replace(draft, cells=split, issues=[*draft.issues, *issues])


def _split_row(row: list[DraftCell], equations: Iterable[Identity]) -> list[DraftCell]:
    """Return the row with its shared cells split, if every equation they are part of then holds; else as it is."""
    pieces = {
        measure: piece
        for cell in row
        if cell.shares and len(texts := cell.text.split()) == len(cell.shares)
        for measure, piece in zip(cell.shares, texts, strict=True)
    }
    read = [
        c._replace(text=pieces[c.measure], unreadable=False, shares=(), inferred=True)
        if c.shares and c.measure in pieces
        else c
        for c in row
    ]
    touched = [e for e in equations if set(e.measures) & set(pieces)]
    numbers = {c.measure: _number(c) for c in read}
    known = bool(touched) and set(pieces) <= {m for e in touched for m in e.measures}
    return read if known and all(_holds(e, numbers) for e in touched) else row


def _number(cell: DraftCell) -> Decimal | None:
    """Return the number a cell prints, 0 for a blank; None where it prints none, or none that can be known."""
    if cell.unreadable:
        return None
    try:
        plain = plain_number(cell.text)
    except AmountError:
        return None
    return Decimal(plain.replace(",", "")) if plain else Decimal(0)


def _holds(equation: Identity, numbers: dict[str, Decimal | None]) -> bool:
    """Whether an equation holds to one unit of the last decimal printed."""
    left = [numbers.get(m) for m in equation.left]
    right = [numbers.get(m) for m in equation.right]
    known = [n for n in (*left, *right) if n is not None]
    if len(known) < len(left) + len(right):
        return False
    decimals = [-int(n.as_tuple().exponent) for n in known if n]
    step = Decimal(1).scaleb(-min(decimals, default=0))
    return abs(sum(known[: len(left)], Decimal(0)) - sum(known[len(left) :], Decimal(0))) <= step
