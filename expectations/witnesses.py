"""What speaks for or against a number beside arithmetic: the same money in another form, and last year's book.

Both are weighed as how many times likelier a book is if the number is wrong than if it is right, in logarithms; what
they show is called likely, never certain.
"""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from expectations.judge import Judged
from expectations.linear_system import ZERO, Interval
from expectations.slips import significant_digits
from expectations.verdicts import Kind, Name
from transforms.model import CellState, Fact

STRONG = math.log(100)  # a hundred times likelier
MOST = 2 * STRONG  # one witness says no more
LONG = 4  # significant digits of a number that stands twice by no chance
FEWEST_YEARS = 8  # numbers in both years, below which their usual change is not known
_LEAST_CHANGE = 0.05


@dataclass(frozen=True)
class Witnesses:
    """The sums and orders of a document, held or not, and what its facts printed a year before, in yuan."""

    facts: Mapping[str, Fact]
    judged: Sequence[Judged] = ()
    before: Mapping[str, Decimal] = field(default_factory=dict)

    def same_money(self, fact_id: str, interval: Interval) -> float:
        """Return how much other forms that may print the same money speak for a number being wrong.

        Against it speaks that another form prints it too; for it, that another form prints what it should be, which
        must lie in `interval`. The longer the number, the less that is a chance.
        """
        said = [self._hear(j, fact_id, interval) for j in self._habits_of.get(fact_id, ())]
        return max(-MOST, min(MOST, sum(said)))

    def last_year(self, fact_id: str, interval: Interval) -> float:
        """Return how much closer to last year's book the number comes by its correction, by the form's usual change.

        A long number that is last year's to the last digit was left standing.
        """
        fact, before = self.facts[fact_id], self.before.get(fact_id, ZERO)
        if fact.amount_yuan == before and _is_long(before, fact):
            return STRONG
        usual = self._usual_change.get(fact.form, self._usual_change.get(""))
        right = (interval[0] + interval[1]) / 2
        if usual is None or min(before, fact.amount_yuan or ZERO, right) <= 0:
            return 0.0
        closer = (_change(fact.amount_yuan or ZERO, before) - _change(right, before)) / usual
        return max(-MOST, min(MOST, closer))

    def _hear(self, judged: Judged, fact_id: str, interval: Interval) -> float:
        fact = self.facts[fact_id]
        if _agrees(judged):
            return -_rareness(abs(fact.amount_yuan or ZERO), fact.step_yuan)
        coefficient = next(c for f, c in judged.terms if f == fact_id)
        others = sum((c * (self.facts[f].amount_yuan or ZERO) for f, c in judged.terms if f != fact_id), ZERO)
        told = -others / coefficient
        room = max(self.facts[f].step_yuan for f, _ in judged.terms)
        fits = interval[0] - room <= told <= interval[1] + room
        return _rareness(told, interval[1] - interval[0] + room) if fits else 0.0

    @cached_property
    def _habits_of(self) -> dict[str, list[Judged]]:
        """The instances that compare two forms and may be equal, by each fact they speak of: habits, and orders of two."""
        found: defaultdict[str, list[Judged]] = defaultdict(list)
        for j in self.judged:
            forms = {self.facts[f].form if f in self.facts else "" for f, _ in j.terms}
            order_of_two = j.relation.kind is Kind.ORDER and len(j.terms) == 2
            if (j.relation.kind is Kind.USUAL or order_of_two) and len(forms) > 1 and "" not in forms:
                for fact_id, _ in j.terms if j.verdict.difference_yuan is not None else ():
                    found[fact_id].append(j)
        return found

    @cached_property
    def _usual_change(self) -> dict[str, float]:
        """The usual change from year to year, by form and under "" for all: a Laplace distribution's scale, from its median."""
        changes: defaultdict[str, list[float]] = defaultdict(list)
        for fact_id, before in self.before.items():
            fact = self.facts.get(fact_id)
            if fact and fact.state is CellState.PRINTED and min(before, fact.amount_yuan or ZERO) > 0:
                for form in (fact.form, ""):
                    changes[form].append(_change(fact.amount_yuan or ZERO, before))
        return {
            form: max(_LEAST_CHANGE, statistics.median(seen) / math.log(2))
            for form, seen in changes.items()
            if len(seen) >= FEWEST_YEARS
        }


def _agrees(judged: Judged) -> bool:
    """Whether two forms print the same; of an order, to the last digit."""
    if judged.relation.kind is Kind.ORDER:
        return judged.verdict.difference_yuan == 0
    return judged.verdict.name in (Name.EXACT, Name.ROUNDING, Name.BALANCED)


def _rareness(amount: Decimal, width: Decimal) -> float:
    """Return how unlikely a number of that size falls into so narrow a place, in logarithms."""
    return max(0.0, min(MOST, math.log(amount / width))) if amount > 0 else 0.0


def _change(now: Decimal, before: Decimal) -> float:
    return abs(math.log(now / before))


def _is_long(amount: Decimal, like: Fact) -> bool:
    return significant_digits(int(amount / like.step_yuan)) >= LONG
