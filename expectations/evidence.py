"""Which of several explanations a person would accept: the one whose numbers went wrong in a way numbers do."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from expectations.explanations import Explanation, row_of, turns_negative
from expectations.linear_system import Interval, LinearSystem
from expectations.slips import Slip, explain_slip, significant_digits
from expectations.witnesses import LONG, STRONG, Witnesses
from transforms.model import CellState, Fact

MOST_CHANCE = 0.01  # a slip that so large a share of all numbers would show proves nothing
_LEAST_CHANCE = 0.0001


def choose_likely(
    system: LinearSystem, found: Sequence[Explanation], witnesses: Witnesses
) -> tuple[Explanation | None, Slip]:
    """Return the one explanation that evidence chooses, and what speaks for it; None where none stands out.

    It stands out by its slip where no other shows any and the slip is no chance; else where slips, other forms and
    last year's book together make it a hundred times likelier than any other.
    """
    possible = [e for e in found if not turns_negative(system, e)]
    if len(possible) == 1 and possible[0].fact_ids:
        slip = max(_slips(system, possible[0]))[0]
        return possible[0], Slip.OTHERS_NEGATIVE if slip is Slip.NONE else slip
    chosen, slip = _by_slip(system, possible)
    return (chosen, slip) if chosen else _by_weight(system, possible, witnesses)


def _by_slip(system: LinearSystem, possible: Sequence[Explanation]) -> tuple[Explanation | None, Slip]:
    shown = [(e, slips) for e in possible if (slips := _slips(system, e)) and max(slips)[0] is not Slip.NONE]
    if len(shown) != 1 or any(chance > MOST_CHANCE for _, chance in shown[0][1]):
        return None, Slip.NONE
    explanation, slips = shown[0]
    return explanation, max(slips)[0]


def _by_weight(
    system: LinearSystem, possible: Sequence[Explanation], witnesses: Witnesses
) -> tuple[Explanation | None, Slip]:
    weighed = [(_weigh(system, e, witnesses), e) for e in possible]
    ranked = sorted(weighed, key=lambda item: -sum(item[0].values()))
    totals = [sum(weights.values()) for weights, _ in ranked]
    if not totals or totals[0] - max(0.0, *totals[1:2]) < STRONG:
        return None, Slip.NONE
    weights, explanation = ranked[0]
    return explanation, max(weights, key=lambda slip: weights[slip])


def _weigh(system: LinearSystem, explanation: Explanation, witnesses: Witnesses) -> dict[Slip, float]:
    """Return what speaks for an explanation, by kind of evidence, in logarithms; nothing for a row not printed."""
    weights = {Slip.SAME_MONEY: 0.0, Slip.LAST_YEAR: 0.0}
    for fact_id, allowed in zip(explanation.fact_ids, explanation.intervals, strict=False):
        interval = system.likely(fact_id, allowed)
        slip, chance = find_slip(system, fact_id, interval)
        if slip is not Slip.NONE:
            weights[slip] = weights.get(slip, 0.0) - math.log(min(1.0, max(chance, _LEAST_CHANCE)))
        weights[Slip.SAME_MONEY] += witnesses.same_money(fact_id, interval)
        weights[Slip.LAST_YEAR] += witnesses.last_year(fact_id, interval)
    return weights


def _slips(system: LinearSystem, explanation: Explanation) -> list[tuple[Slip, float]]:
    return [
        find_slip(system, fact_id, interval)
        for fact_id, interval in zip(explanation.fact_ids, explanation.intervals, strict=False)
    ]


def find_slip(system: LinearSystem, fact_id: str, interval: Interval) -> tuple[Slip, float]:
    """Return the most telling slip by which a fact came from a value in the interval to what it prints, and its chance."""
    fact, (low, high) = system.facts[fact_id], interval
    if fact.state is not CellState.PRINTED or fact.amount_yuan is None:
        return Slip.NONE, 1.0
    slip, chance = explain_slip(fact.amount_yuan, fact.step_yuan, low, high)
    if slip is Slip.SIGN and fact.amount_yuan < 0:
        return slip, 0.0  # hardly any flow is negative
    if slip > Slip.COPIED_NEIGHBOUR and _copies_a_neighbour(system, fact_id, fact):
        return Slip.COPIED_NEIGHBOUR, 0.0
    return slip, chance


def _copies_a_neighbour(system: LinearSystem, fact_id: str, fact: Fact) -> bool:
    """Whether the cell above, below or beside prints the same number, one long enough to be no chance."""
    if significant_digits(int((fact.amount_yuan or Decimal(0)) / fact.step_yuan)) < LONG:
        return False
    row = row_of(system, fact_id)
    column = sorted(
        (f.page, f.box.top, name)
        for name in system.taking_part
        if (f := system.facts[name]).form == fact.form and f.measure == fact.measure
    )
    names = [name for _, _, name in column]
    place = names.index(fact_id)
    near = {
        *names[max(0, place - 1) : place + 2],
        *(n for n in system.taking_part if row_of(system, n) == row),
    }
    return any(system.facts[name].amount_yuan == fact.amount_yuan for name in near - {fact_id})
