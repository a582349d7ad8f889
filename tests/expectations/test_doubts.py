"""A reader that takes one column for another must never become a publisher's error."""

from __future__ import annotations

from dataclasses import replace

from expectations.doubts import accused_facts, find_misread, with_doubts
from expectations.judge import Judged
from expectations.verdicts import Name
from tests.expectations.instances import judge_instance, printed_fact, relation_of

ROW = replace(relation_of("R115"), relation_id="R115")
COLUMN = replace(relation_of("R111"), relation_id="R111")


def row(code: str, total: str, *parts: str) -> Judged:
    """A row of form 03: its total against its parts."""
    facts = [printed_fact(f"T03.{code}.part{n}", text) for n, text in enumerate(parts)]
    return judge_instance(ROW, f"T03.{code}", [printed_fact(f"T03.{code}.total", total)], facts)


RIGHT = [row(f"20{n}", "3.00", "1.00", "2.00") for n in range(1, 10)]
SHIFTED = [row(f"20{n}", "3.00", "2.00", "7.00") for n in range(1, 10)]
ELSEWHERE = judge_instance(
    COLUMN, "T05.total", [printed_fact("T05.total.basic", "9.00")], [printed_fact("T05.201.basic", "5.00")]
)
IN_THE_FORM = judge_instance(
    COLUMN, "T03.total", [printed_fact("T03.total.basic", "9.00")], [printed_fact("T03.201.basic", "5.00")]
)


def confirmed(judged: list[Judged]) -> dict[str, bool]:
    return dict.fromkeys(accused_facts(judged), True)


def names(judged: list[Judged]) -> set[Name]:
    return {j.verdict.name for j in with_doubts(judged, confirmed(judged))}


def test_one_wrong_row_among_many_accuses() -> None:
    judged = [*RIGHT, row("229", "3.00", "1.00", "9.00")]
    assert find_misread(judged) == set()
    assert names(judged) == {Name.EXACT, Name.INCONSISTENT}


def test_a_relation_that_fails_in_most_rows_is_our_misreading() -> None:
    assert names(SHIFTED) == {Name.EXTRACTION_DOUBT}


def test_nothing_that_rests_on_a_misread_form_accuses() -> None:
    assert names([*SHIFTED, IN_THE_FORM]) == {Name.EXTRACTION_DOUBT}


def test_another_form_of_the_same_book_still_accuses() -> None:
    judged = with_doubts([*SHIFTED, ELSEWHERE], confirmed([*SHIFTED, ELSEWHERE]))
    assert judged[-1].verdict.name is Name.INCONSISTENT


def test_a_few_rows_that_all_fail_are_no_proof_of_misreading() -> None:
    assert names(SHIFTED[:3]) == {Name.INCONSISTENT}


def between(relation: str, one: str, other: str) -> list[Judged]:
    """A relation that fails in all rows of two forms."""
    named = replace(relation_of(relation), relation_id=relation)
    return [
        judge_instance(
            named,
            f"{n}",
            [printed_fact(f"{one}.20{n}.x", "9.00")],
            [printed_fact(f"{other}.20{n}.x", "5.00")],
        )
        for n in range(1, 6)
    ]


def test_a_form_that_all_failing_pairs_share_is_doubted_alone() -> None:
    pairs = [*between("R210", "T05", "T03"), *between("R206", "T04", "T03")]
    once = judge_instance(
        COLUMN, "T01=T03", [printed_fact("T01.total.x", "9.00")], [printed_fact("T03.total.x", "5.00")]
    )
    assert ("", frozenset({"T03"})) in find_misread(pairs)
    assert names([*pairs, once]) == {Name.EXTRACTION_DOUBT}
    assert (
        with_doubts([*pairs, ELSEWHERE], confirmed([*pairs, ELSEWHERE]))[-1].verdict.name is Name.INCONSISTENT
    )


def test_of_a_single_failing_pair_neither_form_is_doubted_beyond_it() -> None:
    assert find_misread(between("R210", "T05", "T03")) == {("R210", frozenset({"T03", "T05"}))}


def test_pairs_that_share_no_form_doubt_none_beyond_them() -> None:
    pairs = [*between("R210", "T05", "T03"), *between("R201", "T01", "T02")]
    assert all(relation for relation, _ in find_misread(pairs))
