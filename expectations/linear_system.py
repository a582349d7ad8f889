"""The linear relations of one document as one system: which facts each instance binds, and which instances fail.

Exact Decimal throughout. An instance holds where rounding, one unit of tail adjustment, or amounts too small to print
explain its gap, as in `verdicts`; the same room is given here, so that what holds alone holds in the system.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from expectations.judge import Judged
from expectations.verdicts import COMPARED, Kind, Name
from transforms.model import CellState, Fact

ZERO = Decimal(0)
_ROUNDED = frozenset({CellState.PRINTED})
_MAY_BE_SMALL = frozenset({CellState.PRINTED, CellState.BLANK, CellState.DASH})

Interval = tuple[Decimal, Decimal]
Member = TypeVar("Member")


@dataclass(frozen=True)
class LinearSystem:
    """All instances of sums and orders that were compared in a document, over its facts."""

    instances: tuple[Judged, ...]
    facts: Mapping[str, Fact]

    @cached_property
    def violated(self) -> frozenset[int]:
        """The numbers of the instances that do not hold."""
        return frozenset(i for i, j in enumerate(self.instances) if j.verdict.name is Name.INCONSISTENT)

    @cached_property
    def taking_part(self) -> dict[str, tuple[int, ...]]:
        """For each fact the numbers of the instances it takes part in."""
        found: dict[str, list[int]] = {}
        for number, judged in enumerate(self.instances):
            for fact_id, _ in judged.terms:
                found.setdefault(fact_id, []).append(number)
        return {fact_id: tuple(numbers) for fact_id, numbers in found.items()}

    def broken_by(self, fact_id: str) -> frozenset[int]:
        """Return the failing instances that a fact takes part in."""
        return self.violated & frozenset(self.taking_part[fact_id])

    def suspects(self, numbers: Iterable[int]) -> list[str]:
        """Return the facts of some instances, each once, in a stable order."""
        return sorted({fact_id for number in numbers for fact_id, _ in self.instances[number].terms})

    def groups(self) -> list[frozenset[int]]:
        """Return the failing instances in groups: what shares a fact, however far, may have one cause."""
        linked = link_overlapping([(number, self.suspects([number])) for number in sorted(self.violated)])
        return [frozenset(numbers) for numbers in linked]

    def allowed(
        self,
        fact_id: str,
        printed: Mapping[str, Decimal] | None = None,
        *,
        apart_from: Collection[int] = (),
    ) -> Interval | None:
        """Return the interval of values a fact may print so that all its instances hold; None when it is empty.

        `printed` are corrected amounts of other facts, `apart_from` are instances left out of account. One-sided bounds alone do not say what a fact should be: at
        least one equality must bound it on both sides. Blanks are taken as zero, and as too small to print only where
        no value fits otherwise.
        """
        instances = [self.instances[i] for i in self.taking_part[fact_id] if i not in apart_from]
        amounts = printed or {}
        return self._allowed(fact_id, instances, amounts, _ROUNDED) or self._allowed(
            fact_id, instances, amounts, _MAY_BE_SMALL
        )

    def likely(self, fact_id: str, allowed: Interval) -> Interval:
        """Return the part of an allowed interval that rounding makes likely, by the shortest failing sum of the fact.

        Nothing but the exact value is likely in a book whose sums are all exact; else three standard deviations.
        """
        sums = [self.instances[i] for i in self.broken_by(fact_id)]
        sums = [j for j in sums if j.relation.kind is Kind.SUM]
        if not sums:
            return allowed
        shortest = min(sums, key=lambda j: len(j.terms))
        coefficient = next(c for f, c in shortest.terms if f == fact_id)
        right = (self.facts[fact_id].amount_yuan or ZERO) - (
            shortest.verdict.difference_yuan or ZERO
        ) / coefficient
        variance = sum((c**2 * self.facts[f].step_yuan ** 2 for f, c in shortest.terms), ZERO) / 12
        room = ZERO if self._exact else 3 * variance.sqrt()
        low, high = max(allowed[0], right - room), min(allowed[1], right + room)
        return (low, high) if low <= high else allowed

    @cached_property
    def _exact(self) -> bool:
        """Whether every sum that holds is exact: a book in full, or with its tails adjusted."""
        names = {j.verdict.name for j in self.instances if j.relation.kind is Kind.SUM}
        return names <= {Name.EXACT, Name.INCONSISTENT}

    def _allowed(
        self,
        fact_id: str,
        instances: Sequence[Judged],
        amounts: Mapping[str, Decimal],
        rounded: Collection[CellState],
    ) -> Interval | None:
        low, high = Decimal("-Infinity"), Decimal("Infinity")
        for judged in instances:
            others, room, coefficient = ZERO, ZERO, 0
            for other_id, c in judged.terms:
                fact = self.facts[other_id]
                if fact.state in rounded or other_id == fact_id or other_id in amounts:
                    room += abs(c) * fact.step_yuan / 2
                if other_id == fact_id:
                    coefficient = c
                else:
                    others += c * amounts.get(other_id, fact.amount_yuan or ZERO)
            room = max(room, *(self.facts[other_id].step_yuan for other_id, _ in judged.terms))
            ends = sorted(((-others - room) / coefficient, (-others + room) / coefficient))
            if judged.relation.kind is Kind.SUM:
                low, high = max(low, ends[0]), min(high, ends[1])
            elif coefficient > 0:
                high = min(high, ends[1])
            else:
                low = max(low, ends[0])
        bounded = low.is_finite() and high.is_finite()
        return (low, high) if bounded and low <= high else None


def build_system(judged: Sequence[Judged], facts: Mapping[str, Fact]) -> LinearSystem:
    """Return the system of what was compared; habits, words and doubts take no part."""
    linear = (j for j in judged if j.relation.kind in (Kind.SUM, Kind.ORDER) and j.verdict.name in COMPARED)
    return LinearSystem(tuple(linear), facts)


def link_overlapping(members: Iterable[tuple[Member, Iterable[Hashable]]]) -> list[list[Member]]:
    """Return the members in groups whose names overlap, directly or through others."""
    groups: list[tuple[list[Member], set[Hashable]]] = []
    for member, names in members:
        own = set(names)
        touched = [group for group in groups if group[1] & own]
        joined = [m for group in touched for m in group[0]] + [member]
        groups = [group for group in groups if group not in touched]
        groups.append((joined, own.union(*(group[1] for group in touched))))
    return [group for group, _ in groups]
