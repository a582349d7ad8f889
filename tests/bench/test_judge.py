"""The bench of the judge: what it counts as right, as a tie, as wrong, and why an error goes unnoticed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from expectations.culprit import Cluster
from expectations.judge import Judged
from expectations.slips import Slip
from expectations.verdicts import Kind, Name, Verdict
from tests.bench.cases import FAMILY_NAMES, Case, draw_clean, draw_pair, draw_plant
from tests.bench.judge import clean_calls, plant_calls
from tests.bench.outcomes import (
    CONFIDENTLY_WRONG,
    Miss,
    Outcome,
    explain_miss,
    names_all,
    outcome_of,
    tells_all,
    tells_true,
)
from tests.bench.trial import Trial, accusing_relations
from tests.bench.tried import try_clean, try_pairs, try_plants
from tests.districts.documents import publish
from tests.districts.generate import generate_district
from tests.districts.planting import Change
from tests.districts.published import Style
from transforms.model import CellState

HUNDRED = Decimal(100)
A, B, C = "T03.total.expenditure_total", "T05.total.expenditure_total", "T03.201.expenditure_total"
BOOK = publish(generate_district(2, 1, (2024,)), 2024, Style(zero="—"))
DASH = next(fact.fact_id for fact in BOOK.facts if fact.state is CellState.DASH)


def a_case(*fact_ids: str, printed: str | None = "9.00") -> Case:
    changes = {f: Change(f, HUNDRED, printed, Decimal(90_000), HUNDRED) for f in fact_ids}
    return Case(0, ("wrong_digit",), Style(), BOOK, BOOK, BOOK, changes, True)


def named(
    fact_id: str | None, low: int = 100, slip: Slip = Slip.NONE, rivals: tuple[str, ...] = ()
) -> Cluster:
    return Cluster((), fact_id, Decimal(low), Decimal(low), slip, rivals)


def tie(*rivals: str, together: bool = False, missing_row: bool = False) -> Cluster:
    return Cluster((), None, None, None, rivals=rivals, together=together, missing_row=missing_row)


def verdict(kind: Kind, name: Name, *fact_ids: str) -> Judged:
    relation = next(r for r in accusing_relations() if r.kind is kind)
    return Judged("", relation, "", Verdict(name), tuple((f, 1) for f in fact_ids))


def a_trial(*clusters: Cluster) -> Trial:
    """A trial in which something fails."""
    return Trial((verdict(Kind.SUM, Name.INCONSISTENT, A),), (), clusters, 0.0)


@pytest.mark.parametrize(
    ("clusters", "outcome"),
    [
        ((named(A),), Outcome.CERTAIN),
        ((named(A, slip=Slip.SIGN),), Outcome.LIKELY),
        ((named(A, low=200),), Outcome.WRONG_VALUE),
        ((named(A, low=200, slip=Slip.SIGN),), Outcome.LIKELY_WRONG),
        ((named(B),), Outcome.WRONG),
        ((named(B, slip=Slip.SIGN, rivals=(A,)),), Outcome.LIKELY_WRONG),
        ((tie(A, B),), Outcome.TIE),
        ((tie(A, C, together=True),), Outcome.ROW),
        ((tie(B, C, together=True),), Outcome.WRONG_ROW),
        ((tie(B, C),), Outcome.ELSEWHERE),
        ((named(A), tie(B, C)), Outcome.ELSEWHERE),
        ((), Outcome.HELD_BACK),
    ],
)
def test_of_several_clusters_the_worst_counts(clusters: tuple[Cluster, ...], outcome: Outcome) -> None:
    assert outcome_of(a_trial(*clusters), a_case(A)) is outcome


def test_a_lost_row_is_told_as_one_that_is_not_printed() -> None:
    trial = a_trial(tie(B, C, missing_row=True))
    assert outcome_of(trial, a_case(A, printed=None)) is Outcome.LOST_ROW
    assert outcome_of(trial, a_case(A)) is Outcome.ELSEWHERE
    assert tells_true(trial, a_case(A, printed=None))


def test_a_likely_culprit_that_is_wrong_still_tells_the_truth_among_its_rivals() -> None:
    trial = a_trial(named(B, slip=Slip.SIGN, rivals=(A,)))
    assert tells_true(trial, a_case(A))
    assert not tells_true(trial, a_case(C))


def test_two_errors_are_named_when_both_are_and_nobody_else() -> None:
    assert names_all(a_trial(named(A), named(B)), a_case(A, B))
    assert not names_all(a_trial(named(A)), a_case(A, B))
    assert not names_all(a_trial(named(A), named(B), named(C)), a_case(A, B))
    assert not names_all(a_trial(named(A), tie(B, C)), a_case(A, B))
    assert tells_all(a_trial(named(A), tie(B, C)), a_case(A, B))


@pytest.mark.parametrize(
    ("before", "after", "miss"),
    [
        (verdict(Kind.SUM, Name.EXACT, B), verdict(Kind.SUM, Name.EXACT, B), Miss.NO_RELATION),
        (
            verdict(Kind.SUM, Name.EXACT, A),
            verdict(Kind.SUM, Name.NOT_COMPARABLE, A, DASH),
            Miss.DASH,
        ),
        (verdict(Kind.SUM, Name.EXACT, A), verdict(Kind.SUM, Name.NOT_APPLICABLE, A), Miss.NOT_COMPARED),
        (verdict(Kind.ORDER, Name.EXACT, A), verdict(Kind.ORDER, Name.EXACT, A), Miss.ORDER),
        (verdict(Kind.SUM, Name.EXACT, A), verdict(Kind.SUM, Name.ROUNDING, A), Miss.ROUNDING),
        (verdict(Kind.SUM, Name.EXACT, A), verdict(Kind.SUM, Name.EXACT, A, B), Miss.BALANCED),
    ],
)
def test_a_miss_is_explained_by_what_the_relations_compare(before: Judged, after: Judged, miss: Miss) -> None:
    assert explain_miss([before], [after], a_case(A)) is miss


def test_a_case_is_the_same_for_the_same_seed() -> None:
    assert draw_plant(3, "row_shift") == draw_plant(3, "row_shift")
    assert draw_pair(3) == draw_pair(3)
    assert draw_clean(3, 4) == draw_clean(3, 4)


def test_a_pair_has_two_errors_in_one_book() -> None:
    for seed in range(5):
        case = draw_pair(seed)
        printed = {fact.fact_id: fact.text for fact in case.planted.facts}
        assert len(case.changes) == 2
        assert all(printed[f] == change.printed for f, change in case.changes.items())


def test_one_error_is_tried_and_no_right_cell_is_named_for_certain() -> None:
    tried = try_plants("lost_row", range(4))
    assert [(t.family, t.seed) for t in tried] == [("lost_row", seed) for seed in range(4)]
    assert {t.outcome for t in tried} & set(CONFIDENTLY_WRONG) == set()
    assert all((t.outcome is None) == (t.miss is not None) for t in tried)


def test_two_errors_are_tried_and_both_stand_in_what_fails() -> None:
    (tried,) = [t for t in try_pairs(range(2)) if t.seed == 1]
    assert tried.all_noticed
    assert tried.tells_all


def test_clean_books_are_not_accused() -> None:
    assert try_clean(1, 6) == []


def test_calls_share_out_as_many_cases_as_asked_for() -> None:
    assert sum(cases for _, _, cases in clean_calls(60)) == 60
    assert sum(cases for _, _, cases in plant_calls(len(FAMILY_NAMES) * 30)) == len(FAMILY_NAMES) * 30
