"""What would make a group of failing instances hold: one fact, one row, a row that is not printed, or two facts.

The smallest explanations are returned, all of them: who chooses among them is `culprit`. Each is verified by the elastic
program over the whole document, and certified in exact arithmetic with a value that every instance accepts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from expectations.linear_system import ZERO, Interval, LinearSystem, link_overlapping
from expectations.verdicts import Kind

if TYPE_CHECKING:
    from expectations.elastic import Elastic

MOST_PAIRS = 60  # verified for one group; with more the group is too loose to name anyone
Row = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Facts that must change together, and the interval each must be in; none for a row that is not printed."""

    fact_ids: tuple[str, ...]
    intervals: tuple[Interval, ...] = ()
    missing_row: bool = False


def find_singles(system: LinearSystem, group: frozenset[int]) -> list[Explanation]:
    """Return every single fact that explains a group alone."""
    found = []
    for fact_id in system.suspects(group):
        if system.broken_by(fact_id) == group and (interval := system.allowed(fact_id)):
            found.append(Explanation((fact_id,), (interval,)))
    if all(turns_negative(system, e) for e in found):
        return []
    return _verified(_programs(system, group), found)


def turns_negative(system: LinearSystem, explanation: Explanation) -> bool:
    """Whether an explanation makes a flow negative that is printed as none; only carry-overs and surpluses may be."""
    return any(
        high < 0 <= (fact.amount_yuan or ZERO) and not fact.concept.startswith(("carryover", "surplus"))
        for fact, (_, high) in zip(
            (system.facts[f] for f in explanation.fact_ids), explanation.intervals, strict=True
        )
    )


def find_missing_row(system: LinearSystem, group: frozenset[int]) -> list[Explanation]:
    """Return the explanation that rows of a code tree add up to less than their parent because one is not printed.

    A row that is lost is lost in all columns: every failing instance must be a sum over the rows of one parent, and
    what lacks in its columns must add up as a row does.
    """
    parents = {_parent_of_rows(system, number) for number in group}
    if len(parents) != 1:
        return []
    (parent,) = parents
    lost = parent is not None and _adds_up_as_a_row(system, _lacking(system, group, parent))
    return [Explanation((), missing_row=True)] if lost else []


def _lacking(system: LinearSystem, group: frozenset[int], parent: Row) -> dict[str, tuple[Decimal, Decimal]]:
    """Return by how much each number of a parent row exceeds its rows, and what rounding leaves open."""
    lacking = {}
    for number in {
        n for f in system.taking_part if row_of(system, f) == parent for n in system.taking_part[f]
    }:
        judged = system.instances[number]
        if _rows_of_one_column(system, number) and row_of(system, judged.terms[0][0]) == parent:
            gap = (judged.verdict.difference_yuan or ZERO) if number in group else ZERO
            lacking[judged.terms[0][0]] = gap, sum((system.facts[f].step_yuan for f, _ in judged.terms), ZERO)
    return lacking


def _adds_up_as_a_row(system: LinearSystem, lacking: Mapping[str, tuple[Decimal, Decimal]]) -> bool:
    """Whether what lacks in the columns of a row holds the sums that its printed numbers hold."""
    for number in {n for fact_id in lacking for n in system.taking_part[fact_id]}:
        terms = [(f, c) for f, c in system.instances[number].terms if system.facts[f].amount_yuan]
        both = system.instances[number].relation.kind is Kind.SUM and len(terms) > 1
        if both and all(f in lacking for f, _ in terms):
            gap = sum((c * lacking[f][0] for f, c in terms), ZERO)
            if abs(gap) > sum((lacking[f][1] for f, _ in terms), ZERO):
                return False
    return True


def find_rows(system: LinearSystem, groups: Sequence[frozenset[int]]) -> list[Explanation]:
    """Return the rows whose numbers, all of them free, explain what fails in several columns."""
    together = frozenset[int]().union(*groups)
    rows: dict[Row, list[str]] = {}
    for fact_id in system.taking_part:
        rows.setdefault(row_of(system, fact_id), []).append(fact_id)
    found = []
    for fact_ids in rows.values():
        broken = [fact_id for fact_id in fact_ids if system.broken_by(fact_id)]
        if len(broken) > 1 and together <= frozenset[int]().union(*map(system.broken_by, broken)):
            found.append(Explanation(tuple(fact_ids)))
    return _verified(_programs(system, together), found) if found else []


def find_pairs(system: LinearSystem, group: frozenset[int]) -> list[Explanation]:
    """Return every pair of facts that explains a group, each of them something that the other does not."""
    programs = _programs(system, group)
    candidates = [
        f for f in _certificate(programs, system.suspects(group)) if not system.broken_by(f) >= group
    ]
    pairs = {
        tuple(sorted((one, other)))
        for one in candidates
        for other in system.suspects(group - system.broken_by(one))
        if system.broken_by(other) >= group - system.broken_by(one) and not system.broken_by(other) >= group
    }
    found = [Explanation(pair) for pair in sorted(pairs)]
    if len(found) > MOST_PAIRS:
        return []
    certified = (_certify_pair(system, *pair.fact_ids) for pair in _verified(programs, found))
    return [explanation for explanation in certified if explanation]


def _verified(programs: Sequence[Elastic], explanations: Sequence[Explanation]) -> list[Explanation]:
    """Return the explanations under which the whole document can hold together."""
    mended = False
    for program in programs:
        if program.base[0] < float("inf"):
            mended = True
            if kept := [e for e in explanations if program.mends(e.fact_ids)]:
                return kept
    return [] if mended else list(explanations)  # where the rest never holds, only the exact bounds speak


def row_of(system: LinearSystem, fact_id: str) -> Row:
    """Return the printed row of a fact: its document, form, side and concept."""
    fact = system.facts[fact_id]
    return fact_id.removesuffix(fact.fact_id) + fact.form, fact.side, fact.concept


def _programs(system: LinearSystem, group: frozenset[int]) -> list[Elastic]:
    """Return the elastic program of a group for each habit of printing, the strictest first; none is solved yet."""
    from expectations.elastic import Elastic, Habit  # noqa: PLC0415 - scipy takes half a second; most books are sound

    return [Elastic(system, group, habit) for habit in Habit]


def _certificate(programs: Sequence[Elastic], suspects: list[str]) -> list[str]:
    """Return the facts that the proof of the contradiction rests on: each explanation changes one of them."""
    proofs = (program.base for program in programs)
    return next((facts for price, facts in proofs if 0 < price < float("inf")), suspects)


def _parent_of_rows(system: LinearSystem, number: int) -> Row | None:
    """Return the parent row of an instance that adds up coded rows of one column and finds too little."""
    judged = system.instances[number]
    if not _rows_of_one_column(system, number) or (judged.verdict.difference_yuan or ZERO) <= 0:
        return None
    return row_of(system, judged.terms[0][0])


def _rows_of_one_column(system: LinearSystem, number: int) -> bool:
    """Whether an instance adds up coded rows of one column; its first term is then their parent."""
    (_, first), *parts = system.instances[number].terms
    facts = [system.facts[f] for f, _ in system.instances[number].terms]
    one_column = len({(fact.form, fact.measure, fact.side) for fact in facts}) == 1
    return first > 0 and all(c < 0 for _, c in parts) and one_column and all(fact.code for fact in facts[1:])


def _certify_pair(system: LinearSystem, one: str, other: str) -> Explanation | None:
    """Return the pair with the interval of each, where printed values exist that all their instances accept."""
    first = _interval_given(system, one, other)
    second = _interval_given(system, other, one)
    return Explanation((one, other), (first, second)) if first and second else None


def _interval_given(system: LinearSystem, fact_id: str, free: str) -> Interval | None:
    """Return the values of a fact for which the other, free one has a value too."""
    interval = system.allowed(fact_id, apart_from=system.taking_part[free])
    if interval is None:
        return None
    step = system.facts[fact_id].step_yuan
    accepted = [value for value in _grid(interval, step) if system.allowed(free, {fact_id: value})]
    return (min(accepted), max(accepted)) if accepted else None


def _grid(interval: Interval, step: Decimal) -> Iterator[Decimal]:
    """Yield the printable values of an interval, at most a few dozen, evenly."""
    low, high = -(-interval[0] // step), interval[1] // step
    count = int(high - low) + 1
    for i in range(0, max(count, 0), max(1, count // 40)):
        yield (low + i) * step


def joined(groups: Sequence[frozenset[int]], system: LinearSystem) -> list[list[frozenset[int]]]:
    """Return the groups that one row touches, together: its columns share no fact, but may share a cause."""
    return link_overlapping(
        [(group, {row_of(system, fact_id) for fact_id in system.suspects(group)}) for group in groups]
    )


def all_facts(explanations: Iterable[Explanation]) -> tuple[str, ...]:
    """Return the facts of some explanations, each once."""
    return tuple(dict.fromkeys(f for explanation in explanations for f in explanation.fact_ids))
