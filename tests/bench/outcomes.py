"""What the judge made of a planted error: noticed or why not, named rightly, held in a tie, or named wrongly."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import IntEnum

from expectations.culprit import Cluster
from expectations.judge import Judged
from expectations.slips import Slip
from expectations.verdicts import Kind, Name
from tests.bench.cases import Case
from tests.bench.trial import COMPARED, Trial
from tests.districts.planting import Change
from transforms.model import CellState


class Outcome(IntEnum):
    """What became of a noticed error, the worst first; of several clusters the worst counts."""

    WRONG = 0  # a cell that is right was named for certain
    WRONG_VALUE = 1  # the cell was named for certain, with an interval that excludes what it should print
    WRONG_ROW = 2  # the cells of a row that is right were named as wrong together
    LIKELY_WRONG = 3  # a cell that is right was called likely, or a value that is wrong
    ELSEWHERE = 4  # nobody named, and no changed cell among the rivals
    TIE = 5  # a changed cell is among the rivals
    ROW = 6  # the row of a changed cell was named as a whole
    LOST_ROW = 7  # the row that was lost is told as one that is not printed
    LIKELY = 8
    CERTAIN = 9
    ASKED = 10  # noticed, and told as one question about the unit of the whole form
    HELD_BACK = 11  # noticed, and taken for a misreading of ours: nobody is accused


CONFIDENTLY_WRONG = (Outcome.WRONG, Outcome.WRONG_VALUE, Outcome.WRONG_ROW)


class Miss(IntEnum):
    """Why an error was not noticed."""

    NO_RELATION = 0  # no changed cell takes part in a sum or an order that compares
    DASH = 1  # it would fail beside a dash, which is not taken for zero
    NOT_COMPARED = 2  # what is printed now is no longer compared
    ORDER = 3  # only orders hold it, and they permit what is printed
    ROUNDING = 4  # every sum still holds within what rounding or adjustment explains
    BALANCED = 5  # the changed cells balance each other in every sum


def outcome_of(trial: Trial, case: Case) -> Outcome | None:
    """Return the outcome of a planted error; None when it was not noticed."""
    if not trial.broken:
        return None
    asked = any(j.verdict.name is Name.SUSPICIOUS and j.relation.kind is Kind.SUM for j in trial.judged)
    silent = Outcome.ASKED if asked else Outcome.HELD_BACK
    return min((_outcome(cluster, case.changes) for cluster in trial.clusters), default=silent)


def _outcome(cluster: Cluster, changes: Mapping[str, Change]) -> Outcome:
    if cluster.culprit is None:
        if cluster.missing_row and any(change.printed is None for change in changes.values()):
            return Outcome.LOST_ROW
        if not changes.keys() & set(cluster.rivals):
            return Outcome.WRONG_ROW if cluster.together else Outcome.ELSEWHERE
        return Outcome.ROW if cluster.together else Outcome.TIE
    certain = cluster.slip is Slip.NONE
    if cluster.culprit not in changes:
        return Outcome.WRONG if certain else Outcome.LIKELY_WRONG
    assert cluster.low_yuan is not None
    assert cluster.high_yuan is not None
    if not cluster.low_yuan <= (changes[cluster.culprit].true_yuan or 0) <= cluster.high_yuan:
        return Outcome.WRONG_VALUE if certain else Outcome.LIKELY_WRONG
    return Outcome.CERTAIN if certain else Outcome.LIKELY


def tells_true(trial: Trial, case: Case) -> bool:
    """Whether every cluster says something true: a changed cell named or among the rivals, or the lost row told."""
    return all(
        bool(case.changes.keys() & _spoken_of(cluster)) or _outcome(cluster, case.changes) is Outcome.LOST_ROW
        for cluster in trial.clusters
    )


def tells_all(trial: Trial, case: Case) -> bool:
    """Whether every changed cell is named or among the rivals."""
    return case.changes.keys() <= set[str]().union(*map(_spoken_of, trial.clusters))


def names_all(trial: Trial, case: Case) -> bool:
    """Whether the cells named are those that were changed, all of them and no other."""
    return {cluster.culprit for cluster in trial.clusters} == case.changes.keys()


def _spoken_of(cluster: Cluster) -> set[str]:
    return {cluster.culprit, *cluster.rivals} if cluster.culprit else set(cluster.rivals)


def explain_miss(clean: Sequence[Judged], planted: Sequence[Judged], case: Case) -> Miss:
    """Return why nothing fails, from the verdicts on the book before and after the error."""
    before, after = _about(clean, case.changes), _about(planted, case.changes)
    dashes = {fact.fact_id for fact in case.planted.facts if fact.state is CellState.DASH}
    if not any(j.verdict.name in COMPARED for j in before):
        return Miss.NO_RELATION
    if any(j.verdict.name is Name.NOT_COMPARABLE for j in _about(after, dashes)):
        return Miss.DASH
    compared = [j for j in after if j.verdict.name in COMPARED]
    if not compared:
        return Miss.NOT_COMPARED
    sums = [j for j in compared if j.relation.kind is Kind.SUM]
    if not sums:
        return Miss.ORDER
    return Miss.BALANCED if all(j.verdict.name is Name.EXACT for j in sums) else Miss.ROUNDING


def _about(judged: Sequence[Judged], facts: Collection[str]) -> list[Judged]:
    """Return the sums and orders that some of the facts take part in."""
    linear = (j for j in judged if j.relation.kind in (Kind.SUM, Kind.ORDER))
    return [j for j in linear if any(fact_id in facts for fact_id, _ in j.terms)]
