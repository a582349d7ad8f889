"""Which dashes of a book stand for zero, and what its sums and orders say once these count as zero.

Whether a dash is nothing, unknown or not applicable, no regulation says; the book's own sums may. A dash counts as
zero where a sum holds only so. Where nearly all dashes of a book that any sum sees are proven in this way, dash is
how the book prints zero, and the few that no sum proves count as zero too, but not in a form that prints anything
else for zero, nor where a dash looks as if it hid an amount. All other dashes stay unknown, and accuse nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from expectations.judge import Judged
from expectations.verdicts import ZERO, Kind, Name, Note, Term, judge_terms
from transforms.model import CellState, Fact

FEWEST_PROVEN = 10  # with fewer, a book shows no habit
PROVEN_TO_ONE = 10  # so many dashes must be proven for each that no sum proves
_HOLDS = (Name.EXACT, Name.ROUNDING, Name.BALANCED)
_MAY_BE_NEGATIVE = ("carryover", "surplus")


def settle_dashes(judged: Sequence[Judged], facts: Mapping[str, Fact]) -> list[Judged]:
    """Return the verdicts of one document, those beside dashes that stand for zero judged anew with zero.

    `facts` are those of the document and of others it is compared with, by reference.
    """
    if not any(_is_open(j, facts) for j in judged):
        return list(judged)
    rooms = find_zero_dashes(judged, facts)
    return [_judge_anew(j, facts, rooms) if _is_open(j, facts) else j for j in judged]


def find_zero_dashes(judged: Sequence[Judged], facts: Mapping[str, Fact]) -> dict[str, Decimal]:
    """Return the dashes that stand for zero, each with the largest amount, in yuan, that its proof leaves open."""
    rooms: dict[str, Decimal] = {}
    unproven: Counter[str] = Counter()
    columns: Counter[tuple[str, str]] = Counter()
    for j in judged:
        dashes = [(f, c) for f, c in j.terms if f in facts and facts[f].state is CellState.DASH]
        if j.relation.kind is not Kind.SUM or j.verdict.difference_yuan is None or not dashes:
            continue
        if j.verdict.name in _HOLDS and _pinned(dashes, facts):
            room = abs(j.verdict.difference_yuan) + (j.verdict.bound_yuan or ZERO)
            rooms |= {f: min(room, rooms.get(f, room)) for f, _ in dashes}
        elif _is_open(j, facts):
            unproven.update(f for f, _ in dashes)
            columns.update((facts[f].form, facts[f].measure) for f, _ in dashes if _is_row(j, facts))
    unproven = Counter({f: count for f, count in unproven.items() if f not in rooms})
    if len(rooms) >= max(FEWEST_PROVEN, PROVEN_TO_ONE * len(unproven)):
        hiding = {f for f, n in unproven.items() if n > 1 or columns[facts[f].form, facts[f].measure] > 1}
        rooms |= dict.fromkeys(_printed_alike(facts) - rooms.keys() - hiding, ZERO)
    return rooms


def _is_row(judged: Judged, facts: Mapping[str, Fact]) -> bool:
    """Whether an instance adds up the columns of one row."""
    return len({(facts[f].form, facts[f].side, facts[f].concept) for f, _ in judged.terms}) == 1


def _pinned(dashes: Sequence[tuple[str, int]], facts: Mapping[str, Fact]) -> bool:
    """Whether a sum that holds leaves its dashes nothing but zero: one alone, or several flows that only add up."""
    if len(dashes) < 2:
        return True
    one_side = len({c > 0 for _, c in dashes}) == 1
    return one_side and not any(
        name.startswith(_MAY_BE_NEGATIVE)
        for fact_id, _ in dashes
        for name in (facts[fact_id].concept, facts[fact_id].measure)
    )


def _printed_alike(facts: Mapping[str, Fact]) -> set[str]:
    """Return the dashes of forms that print every zero as a dash: no blank, and no number of zero."""
    dashes: defaultdict[str, set[str]] = defaultdict(set)
    otherwise: set[str] = set()
    for ref, fact in facts.items():
        form = ref.removesuffix(fact.fact_id) + fact.form
        if fact.state is CellState.DASH:
            dashes[form].add(ref)
        elif fact.amount_yuan == 0:
            otherwise.add(form)
    return set[str]().union(*(refs for form, refs in dashes.items() if form not in otherwise))


def _is_open(judged: Judged, facts: Mapping[str, Fact]) -> bool:
    """Whether a sum or an order would fail, but for its dashes."""
    return (
        judged.verdict.name is Name.NOT_COMPARABLE
        and judged.verdict.note == Note.DASHES
        and judged.relation.kind in (Kind.SUM, Kind.ORDER)
        and all(fact_id in facts for fact_id, _ in judged.terms)
    )


def _judge_anew(judged: Judged, facts: Mapping[str, Fact], rooms: Mapping[str, Decimal]) -> Judged:
    """Return an instance with its dashes as blanks; as it was where one is not proven, or the proofs leave its gap open."""
    terms = [_term(facts[fact_id], fact_id, c) for fact_id, c in judged.terms]
    dashes = [t for t in terms if facts[t.fact_id].state is CellState.DASH]
    if any(t.fact_id not in rooms for t in dashes):
        return judged
    verdict = judge_terms(judged.relation.kind, terms)
    left_open = sum((abs(t.coefficient) * rooms[t.fact_id] for t in dashes), verdict.bound_yuan or ZERO)
    if verdict.name is Name.INCONSISTENT and abs(verdict.difference_yuan or ZERO) <= left_open:
        return judged
    return replace(judged, verdict=verdict)


def _term(fact: Fact, ref: str, coefficient: int) -> Term:
    if fact.state is CellState.DASH:
        return Term(ref, coefficient, ZERO, fact.step_yuan, CellState.BLANK)
    return Term(ref, coefficient, fact.amount_yuan, fact.step_yuan, fact.state)
