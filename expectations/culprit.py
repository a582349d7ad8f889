"""Which fact is wrong, and what it should say: the smallest correction under which every relation holds.

All linear relations of a document are one system. What fails falls into groups without a fact in common. For each group
the smallest corrections are found and verified over the whole document: one fact; one row in all its columns, or a
row that is not printed; two facts. One alone is the culprit. Of several, evidence chooses, and the choice is called
likely; where it does not choose, all are named as what they are: a tie. Nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from expectations.evidence import choose_likely
from expectations.explanations import (
    Explanation,
    all_facts,
    find_missing_row,
    find_pairs,
    find_rows,
    find_singles,
    joined,
)
from expectations.judge import Judged
from expectations.linear_system import LinearSystem, build_system
from expectations.slips import Slip
from expectations.witnesses import Witnesses
from transforms.model import Fact


@dataclass(frozen=True, slots=True)
class Cluster:
    """Failing instances with one root cause.

    `culprit` is the fact that explains them all, with the interval it must be in (yuan); `slip` says that it was chosen
    among `rivals` by evidence, and is only likely. Without a culprit, `rivals` are the facts one of which is wrong,
    or with `together` the facts of one row that are wrong together; `missing_row` says that a row not printed would
    explain it as well.
    """

    violated: tuple[Judged, ...]
    culprit: str | None
    low_yuan: Decimal | None
    high_yuan: Decimal | None
    slip: Slip = Slip.NONE
    rivals: tuple[str, ...] = ()
    together: bool = False
    missing_row: bool = False


def locate_culprits(
    judged: Sequence[Judged], facts: Mapping[str, Fact], before: Mapping[str, Decimal] | None = None
) -> list[Cluster]:
    """Return the failing instances of one document, clustered by what explains them.

    `before` are the amounts of the same facts in last year's book, in yuan, where that is known.
    """
    system = build_system(judged, facts)
    witnesses = Witnesses(facts, judged, before or {})
    clusters: list[Cluster] = []
    unexplained: list[frozenset[int]] = []
    for group in system.groups():
        if singles := find_singles(system, group):
            clusters.append(_of_singles(system, group, singles + find_missing_row(system, group), witnesses))
        else:
            unexplained.append(group)
    bundles = joined(unexplained, system)
    for bundle in bundles:
        others = {form for other in bundles if other is not bundle for form in _forms(system, other)}
        clusters += _of_bundle(system, bundle, witnesses, others)
    return clusters


def _forms(system: LinearSystem, bundle: Sequence[frozenset[int]]) -> set[str]:
    return {system.facts[f].form for group in bundle for f in system.suspects(group)}


def _of_bundle(
    system: LinearSystem, bundle: Sequence[frozenset[int]], witnesses: Witnesses, others: set[str]
) -> list[Cluster]:
    """Return the clusters of groups that no single fact explains; `others` are forms of which more is unexplained."""
    together = frozenset[int]().union(*bundle)
    rows = (find_rows(system, bundle) if len(bundle) > 1 else []) + find_missing_row(system, together)
    if rows:
        return [_of_rows(system, together, rows, others)]
    return [cluster for group in bundle for cluster in _of_pairs(system, group, witnesses)]


def _of_singles(
    system: LinearSystem, group: frozenset[int], found: Sequence[Explanation], witnesses: Witnesses
) -> Cluster:
    violated = _instances(system, group)
    chosen, slip = (found[0], Slip.NONE) if len(found) == 1 else choose_likely(system, found, witnesses)
    missing = any(e.missing_row for e in found)
    if chosen is None:
        return Cluster(violated, None, None, None, rivals=all_facts(found), missing_row=missing)
    (fact_id,), ((low, high),) = chosen.fact_ids, chosen.intervals
    rivals = tuple(f for f in all_facts(found) if f != fact_id)
    return Cluster(violated, fact_id, low, high, slip, rivals, missing_row=missing)


def _of_rows(
    system: LinearSystem, numbers: frozenset[int], found: Sequence[Explanation], others: set[str]
) -> Cluster:
    """Return the cluster of rows any one of which explains what fails in several columns.

    A single row is named only where it alone is in question: of its form nothing else is unexplained, and what fails
    speaks of no other form throughout.
    """
    missing, rivals = any(e.missing_row for e in found), all_facts(found)
    forms = {system.facts[f].form for f in rivals}
    shared = set.intersection(*({system.facts[f].form for f in system.suspects([n])} for n in numbers))
    alone = shared == forms and not forms & others
    if not alone:
        rivals = tuple(dict.fromkeys((*rivals, *system.suspects(numbers))))
    return Cluster(
        _instances(system, numbers), None, None, None,
        rivals=rivals, together=len(found) == 1 and not missing and alone, missing_row=missing,
    )  # fmt: skip


def _of_pairs(system: LinearSystem, group: frozenset[int], witnesses: Witnesses) -> list[Cluster]:
    """Return a cluster for each of the two facts that explain a group; one without a culprit where pairs tie."""
    found = find_pairs(system, group)
    chosen, slip = (found[0], Slip.NONE) if len(found) == 1 else choose_likely(system, found, witnesses)
    if chosen is None:
        rivals = all_facts(found) or tuple(system.suspects(group))
        return [Cluster(_instances(system, group), None, None, None, rivals=rivals)]
    first, second = chosen.fact_ids
    own = system.broken_by(first)
    parts = ((first, own, chosen.intervals[0]), (second, group - own, chosen.intervals[1]))
    rivals = tuple(f for f in all_facts(found) if f not in chosen.fact_ids)
    return [
        Cluster(_instances(system, numbers), fact_id, low, high, slip, rivals)
        for fact_id, numbers, (low, high) in parts
    ]


def _instances(system: LinearSystem, numbers: frozenset[int]) -> tuple[Judged, ...]:
    return tuple(system.instances[number] for number in sorted(numbers))
