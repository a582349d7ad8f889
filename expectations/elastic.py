"""The elastic linear program: how far a system is from having any solution, and which facts that rests on.

Unknown are the true, unrounded values, as deviations from what is printed: small numbers, where floats lose nothing.
A printed number may deviate by half a step, a suspect by more at a price. The least total price is zero only if all
instances can hold together; where it is not, the dual values of the instances are a certificate, and whatever mends
the system must change a fact that the certificate rests on.

Source: Chinneck, Feasibility and Infeasibility in Optimization (2008), chapter 6; solved by HiGHS.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array, hstack, identity

from expectations.linear_system import ZERO, LinearSystem
from expectations.verdicts import Kind
from transforms.model import CellState

TOLERANCE = 1e-6  # in steps; HiGHS holds constraints to 1e-7
_NOTHING = (CellState.BLANK, CellState.DASH)
PRICE_OF_A_BLANK = 2.0  # that a number was left out is less likely than that one is wrong


class Habit(Enum):
    """How a book prints: what is left open beside the printed numbers, from strict to lax."""

    ROUNDED = auto()  # half a step each way; a blank is zero
    BLANKS_HIDE = auto()  # a blank may stand for an amount too small to print
    ADJUSTED = auto()  # a whole step each way, because tails were adjusted until totals balance


@dataclass(frozen=True)
class Elastic:
    """The instances of a system that hold, with one group of those that fail; amounts count in steps."""

    system: LinearSystem
    group: frozenset[int]
    habit: Habit

    def price(self, freed: Collection[str] = ()) -> tuple[float, list[str]]:
        """Return the least price at which all instances hold, and the suspects that the certificate rests on.

        The freed facts may take any value for nothing. Infinite is the price where no suspects mend the system.
        """
        count = len(self._names)
        costs, ends = self._costs.copy(), self._ends.copy()
        for fact_id in self._place.keys() & set(freed):
            column = count + 2 * self._place[fact_id]
            costs[column : column + 2] = 0
        solved = linprog(costs, A_eq=self._matrix, b_eq=self._gaps, bounds=ends, method="highs")
        if solved.status != 0:
            return float("inf"), []
        rests = np.abs(self._terms.T @ solved.eqlin.marginals)
        return solved.fun, [name for name in self._suspects if rests[self._column[name]] > TOLERANCE]

    @cached_property
    def base(self) -> tuple[float, list[str]]:
        """The price and the suspects when nothing is freed."""
        return self.price()

    def mends(self, freed: Collection[str]) -> bool:
        """Whether all instances can hold together once the freed facts take other values."""
        return self.price(freed)[0] <= TOLERANCE

    @cached_property
    def _rows(self) -> list[int]:
        violated = self.system.violated - self.group
        return [i for i in range(len(self.system.instances)) if i not in violated]

    @cached_property
    def _names(self) -> list[str]:
        return self.system.suspects(self._rows)

    @cached_property
    def _column(self) -> dict[str, int]:
        return {name: column for column, name in enumerate(self._names)}

    @cached_property
    def _suspects(self) -> list[str]:
        return self.system.suspects(self.group)

    @cached_property
    def _place(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self._suspects)}

    @cached_property
    def _scale(self) -> float:
        return float(min(self.system.facts[name].step_yuan for name in self._names))

    @cached_property
    def _terms(self) -> csr_array:
        """The coefficients, an instance a row and a fact a column."""
        entries = [
            (row, self._column[fact_id], c)
            for row, number in enumerate(self._rows)
            for fact_id, c in self.system.instances[number].terms
        ]
        rows, columns, values = zip(*entries, strict=True)
        return csr_array(
            (np.array(values, float), (rows, columns)), shape=(len(self._rows), len(self._names))
        )

    @cached_property
    def _matrix(self) -> csr_array:
        """Columns: a deviation a fact, above and below a suspect, a slack an instance."""
        suspects = self._terms[:, [self._column[name] for name in self._suspects]]
        beyond = csr_array(
            np.repeat(suspects.toarray(), 2, axis=1) * np.tile([1.0, -1.0], len(self._suspects))
        )
        return csr_array(hstack([self._terms, beyond, identity(len(self._rows))]))

    @cached_property
    def _gaps(self) -> NDArray[np.float64]:
        """What the deviations of each instance must add up to, in steps."""
        return np.array([-float(self._gap(number)) / self._scale for number in self._rows])

    def _gap(self, number: int) -> Decimal:
        terms = self.system.instances[number].terms
        return sum((c * (self.system.facts[f].amount_yuan or ZERO) for f, c in terms), ZERO)

    @cached_property
    def _costs(self) -> NDArray[np.float64]:
        prices = [
            PRICE_OF_A_BLANK if self.system.facts[name].state in _NOTHING else 1.0 for name in self._suspects
        ]
        return np.concatenate([np.zeros(len(self._names)), np.repeat(prices, 2), np.zeros(len(self._rows))])

    @cached_property
    def _ends(self) -> NDArray[np.float64]:
        """The least and most each column may be."""
        halves = np.array([self._half(name) for name in self._names])
        beyond = np.tile([0.0, np.inf], (2 * len(self._suspects), 1))
        slacks = np.array([self._slack(number) for number in self._rows])
        return np.concatenate([np.column_stack((-halves, halves)), beyond, slacks])

    def _half(self, name: str) -> float:
        fact = self.system.facts[name]
        rounded = fact.state is CellState.PRINTED or (
            fact.state in _NOTHING and self.habit is not Habit.ROUNDED
        )
        half = float(fact.step_yuan) / self._scale / 2
        return half * (2 if self.habit is Habit.ADJUSTED else 1) if rounded else 0.0

    def _slack(self, number: int) -> tuple[float, float]:
        """Return what an instance leaves open: one unit of tail adjustment, and all that an order permits."""
        judged = self.system.instances[number]
        steps = [float(self.system.facts[f].step_yuan) / self._scale for f, _ in judged.terms]
        rounding = sum(abs(c) * self._half(f) for f, c in judged.terms)
        adjustment = max(0.0, max(steps) - rounding)
        return -adjustment, adjustment if judged.relation.kind is Kind.SUM else np.inf
