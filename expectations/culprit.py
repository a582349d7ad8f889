"""Which fact is wrong, and what it should say: the one correction under which every relation holds.

Each violated instance bounds the true value of each of its facts, and so does each instance that holds. A fact
explains the violations it takes part in when all those bounds leave it a value. Where two facts explain the
same violations neither is named: a tie is reported as a tie, and what a tie touches stays a tie. Exact Decimal
throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from expectations.judge import Judged
from expectations.verdicts import Kind, Name
from transforms.model import CellState, Fact

_ROUNDED = frozenset({CellState.PRINTED})
_MAY_BE_SMALL = frozenset({CellState.PRINTED, CellState.BLANK})
_COMPARED = {Name.EXACT, Name.ROUNDING, Name.BALANCED, Name.IMPROBABLE, Name.INCONSISTENT}


@dataclass(frozen=True, slots=True)
class Cluster:
    """Violated instances with one root cause; `culprit` is the fact that explains them all, where there is one."""

    violated: tuple[Judged, ...]
    culprit: str | None
    low_yuan: Decimal | None
    high_yuan: Decimal | None


@dataclass(frozen=True, slots=True)
class _Explanation:
    fact_id: str
    violated: frozenset[int]
    low: Decimal
    high: Decimal


def locate_culprits(judged: Sequence[Judged], facts: Mapping[str, Fact]) -> list[Cluster]:
    """Return the violated instances of one document, clustered by the fact that explains them."""
    linear = [j for j in judged if j.relation.kind in (Kind.SUM, Kind.ORDER) and j.verdict.name in _COMPARED]
    violated = [i for i, j in enumerate(linear) if j.verdict.name is Name.INCONSISTENT]
    explanations = _explain(linear, facts, {f for i in violated for f, _ in linear[i].terms})
    left, unnamed = set(violated), set[int]()
    clusters = []
    while left:
        whole = [e for e in explanations if e.violated <= left]
        if not whole:
            clusters += [Cluster((linear[i],), None, None, None) for i in sorted(left)]
            break
        chosen = max(whole, key=lambda e: len(e.violated))
        group = tuple(linear[i] for i in sorted(chosen.violated))
        if any(_rivals(other, chosen, left | unnamed) for other in explanations):
            clusters.append(Cluster(group, None, None, None))
            unnamed |= chosen.violated
        else:
            clusters.append(Cluster(group, chosen.fact_id, chosen.low, chosen.high))
        left -= chosen.violated
    return clusters


def _rivals(other: _Explanation, chosen: _Explanation, unexplained: set[int]) -> bool:
    """Whether `other` explains as much of what no named culprit explains, and some of what `chosen` does.

    Equal errors at two corners of a table are also errors at the other two: all four rival each other.
    """
    as_much = len(other.violated) >= len(chosen.violated) and other.violated <= unexplained
    return other is not chosen and as_much and bool(other.violated & chosen.violated)


def _explain(
    linear: Sequence[Judged], facts: Mapping[str, Fact], suspects: Iterable[str]
) -> list[_Explanation]:
    """Return every suspect fact for which a value exists that satisfies all instances it takes part in.

    Blanks are taken as exactly zero, and as amounts too small to print only where no value fits otherwise.
    """
    taking_part: dict[str, list[int]] = {}
    for index, judged in enumerate(linear):
        for fact_id, _ in judged.terms:
            taking_part.setdefault(fact_id, []).append(index)
    explanations = []
    for fact_id in sorted(suspects):
        instances = [linear[i] for i in taking_part[fact_id]]
        interval = _allowed(fact_id, instances, facts) or _allowed(fact_id, instances, facts, _MAY_BE_SMALL)
        if interval is not None:
            violated = frozenset(
                i for i in taking_part[fact_id] if linear[i].verdict.name is Name.INCONSISTENT
            )
            explanations.append(_Explanation(fact_id, violated, *interval))
    return explanations


def _allowed(
    fact_id: str,
    instances: Sequence[Judged],
    facts: Mapping[str, Fact],
    rounded: frozenset[CellState] = _ROUNDED,
) -> tuple[Decimal, Decimal] | None:
    """Return the interval of values the fact may print, given all its instances; None when it is empty.

    The room is that of the verdicts: half a step for each rounded number, and at least one whole unit.
    One-sided bounds alone do not say what a fact should be: at least one equality must bound it on both sides.
    """
    low, high = Decimal("-Infinity"), Decimal("Infinity")
    for judged in instances:
        others, room, coefficient = Decimal(0), Decimal(0), 0
        for other_id, c in judged.terms:
            fact = facts[other_id]
            if fact.state in rounded or other_id == fact_id:
                room += abs(c) * fact.step_yuan / 2
            if other_id == fact_id:
                coefficient = c
            else:
                others += c * (fact.amount_yuan or 0)
        room = max(room, *(facts[other_id].step_yuan for other_id, _ in judged.terms))
        ends = sorted(((-others - room) / coefficient, (-others + room) / coefficient))
        if judged.relation.kind is Kind.SUM:
            low, high = max(low, ends[0]), min(high, ends[1])
        elif coefficient > 0:
            high = min(high, ends[1])
        else:
            low = max(low, ends[0])
    bounded = low.is_finite() and high.is_finite()
    return (low, high) if bounded and low <= high else None
