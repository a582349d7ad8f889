"""Drafts → facts: amounts in yuan with the print step each number was printed with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from transforms.errors import AmountError
from transforms.forms.draft import Draft, DraftCell
from transforms.model import CellState, Fact
from transforms.money import UNITS, parse_amount, plain_number, read_state

ZERO = Decimal(0)


class _Steps(NamedTuple):
    """The print step of a form's cells: of one that prints no number, and of all where trailing zeros were stripped."""

    usual: Decimal
    finest: Decimal | None


def build_facts(draft: Draft, unit: str) -> tuple[tuple[Fact, ...], list[str]]:
    """Return the facts of a draft and the issues met: unreadable numbers, and rows that contradict a repeat.

    A row repeated on a continuation page (合计 under a repeated header) is kept once.
    """
    issues: list[str] = []
    facts: dict[tuple[str, str, str], Fact] = {}
    steps = _steps_of_form(draft.cells, unit)
    for cell in draft.cells:
        fact = _fact(draft.form, cell, unit, steps, issues)
        first = facts.setdefault(cell.key, fact)
        if first.state is CellState.BLANK and fact.state is not CellState.BLANK:
            facts[cell.key] = fact  # a heading row may carry the words of the row that has the numbers
        elif fact.state is CellState.BLANK:
            continue
        elif first is not fact and (first.text, first.state) != (fact.text, fact.state):
            issues.append(f"第{cell.page}页“{cell.label}”与第{first.page}页重复而数字不同")
    return tuple(facts.values()), issues


def _fact(form: str, cell: DraftCell, unit: str, steps: _Steps, issues: list[str]) -> Fact:
    state = CellState.UNREADABLE if cell.unreadable else read_state(cell.text)
    amount = ZERO if state is CellState.BLANK else None
    step = steps.finest or steps.usual
    if state is CellState.PRINTED:
        try:
            parsed = parse_amount(cell.text, unit)
        except AmountError:
            state = CellState.UNREADABLE
            issues.append(f"第{cell.page}页“{cell.label}”的数字无法确定: {cell.text!r}")
        else:
            if parsed is not None:
                amount = parsed.value_yuan
                step = min(parsed.step_yuan, steps.finest or parsed.step_yuan)
    fact_id = ".".join(filter(None, (form, cell.side, cell.concept, cell.measure)))
    return Fact(
        fact_id, form, cell.concept, cell.code, cell.label, cell.side, cell.measure, state, cell.text, unit,
        amount, step, cell.page, cell.box, cell.inferred,
    )  # fmt: skip


def _steps_of_form(cells: Iterable[DraftCell], unit: str) -> _Steps:
    decimals, one = _decimals_of_form(cells), Decimal(UNITS[unit])
    return _Steps(one.scaleb(-2), None if decimals is None else one.scaleb(-decimals))


def _decimals_of_form(cells: Iterable[DraftCell]) -> int | None:
    """Return the decimals that every number of the form stands for, where trailing zeros were stripped; else None.

    A form strips zeros when no number in it ends in a decimal zero and numbers differ in their decimals: then 98
    was 98.00, and its print step is that of its neighbours. The evidence must be there, three numbers at least.
    """
    counts: Counter[int] = Counter()
    for cell in cells:
        try:
            number = plain_number(cell.text) or ""
        except AmountError:
            continue
        fraction = number.partition(".")[2]
        if fraction.endswith("0"):
            return None
        if number.strip("-0,"):
            counts[len(fraction)] += 1
    finest = max(counts, default=0)
    return finest if len(counts) > 1 and counts[finest] >= 3 else None
