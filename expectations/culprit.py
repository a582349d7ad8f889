"""Which fact is wrong, and what it should say: the one correction under which every relation holds.

Each violated instance bounds the true value of each of its facts, and so does each instance that holds. A fact
explains the violations it takes part in when all those bounds leave it a value. Where two facts explain the
same violations neither is named: a tie is reported as a tie. Exact Decimal throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from expectations.judge import Judged
from expectations.verdicts import Kind, Name
from transforms.model import CellState, Fact

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
    left = set(violated)
    clusters = []
    while left:
        best = max((len(e.violated & left) for e in explanations), default=0)
        tied = [e for e in explanations if len(e.violated & left) == best] if best else []
        whole = [e for e in tied if e.violated <= left] or tied
        if not whole:
            clusters += [Cluster((linear[i],), None, None, None) for i in sorted(left)]
            break
        chosen = whole[0]
        rivals = [e for e in whole if e.violated & left & chosen.violated]
        group = tuple(linear[i] for i in sorted(chosen.violated & left))
        if len(rivals) == 1:
            clusters.append(Cluster(group, chosen.fact_id, chosen.low, chosen.high))
        else:
            clusters.append(Cluster(group, None, None, None))
        left -= chosen.violated
    return clusters


def _explain(
    linear: Sequence[Judged], facts: Mapping[str, Fact], suspects: Iterable[str]
) -> list[_Explanation]:
    """Return every suspect fact for which a value exists that satisfies all instances it takes part in."""
    taking_part: dict[str, list[int]] = {}
    for index, judged in enumerate(linear):
        for fact_id, _ in judged.terms:
            taking_part.setdefault(fact_id, []).append(index)
    explanations = []
    for fact_id in sorted(suspects):
        interval = _allowed(fact_id, [linear[i] for i in taking_part[fact_id]], facts)
        if interval is not None:
            violated = frozenset(
                i for i in taking_part[fact_id] if linear[i].verdict.name is Name.INCONSISTENT
            )
            explanations.append(_Explanation(fact_id, violated, *interval))
    return explanations


def _allowed(
    fact_id: str, instances: Sequence[Judged], facts: Mapping[str, Fact]
) -> tuple[Decimal, Decimal] | None:
    """Return the interval of values the fact may print, given all its instances; None when it is empty.

    One-sided bounds alone do not say what a fact should be: at least one equality must bound it on both sides.
    """
    low, high = Decimal("-Infinity"), Decimal("Infinity")
    for judged in instances:
        others, room, coefficient = Decimal(0), Decimal(0), 0
        for other_id, c in judged.terms:
            fact = facts[other_id]
            room += (
                abs(c) * fact.step_yuan / 2 if fact.state is CellState.PRINTED or other_id == fact_id else 0
            )
            if other_id == fact_id:
                coefficient = c
            else:
                others += c * (fact.amount_yuan or 0)
        room = max(room, facts[fact_id].step_yuan)
        ends = sorted(((-others - room) / coefficient, (-others + room) / coefficient))
        if judged.relation.kind is Kind.SUM:
            low, high = max(low, ends[0]), min(high, ends[1])
        elif coefficient > 0:
            high = min(high, ends[1])
        else:
            low = max(low, ends[0])
    bounded = low.is_finite() and high.is_finite()
    return (low, high) if bounded and low <= high else None
