"""Evidence chooses among explanations only where one stands out, and never where another shows any slip."""

from __future__ import annotations

from dataclasses import replace

import pytest

from expectations.culprit import Cluster, locate_culprits
from expectations.slips import Slip
from tests.expectations.instances import judge_instance, printed_fact, relation_of
from transforms.model import Box, Fact

SUM = relation_of("R131")


def locate(total: str, *parts: str, form: str = "T06") -> Cluster:
    """Return the one cluster of a form that prints a total and its parts, rows 30101, 30102 …, all in one column."""
    facts = [printed_fact(f"{form}.{30101 + n}.amount", text) for n, text in enumerate(parts)]
    facts = [replace(fact, box=Box(0, n, 1, n + 1)) for n, fact in enumerate(facts)]
    printed = printed_fact(f"{form}.301.amount", total)
    judged = [judge_instance(SUM, "301", [printed], facts)]
    judged.append(judge_instance(relation_of("R132"), "same", [printed], [same := sure(total)]))
    (cluster,) = locate_culprits(judged, {f.fact_id: f for f in (*facts, printed, same)})
    return cluster


def sure(text: str) -> Fact:
    """Return what another form prints for the total: it confirms it, so that only a part can be wrong."""
    return printed_fact("T05.301.amount", text)


@pytest.mark.parametrize(
    ("total", "parts", "place", "slip"),
    [
        ("8642.17", ("1234.56", "-7407.61", "0.00"), 1, Slip.SIGN),
        ("1358.02", ("1234.56", "1234600.00", "0.00"), 1, Slip.UNIT),
        ("2107.20", ("1234.56", "9976.31", "45.00"), 1, Slip.OTHERS_NEGATIVE),
        ("9107.20", ("1234.56", "7287.64", "45.00"), 1, Slip.SWAPPED_DIGITS),
    ],
    ids=["sign", "unit", "others would be negative", "swapped"],
)
def test_the_part_whose_number_slipped_is_likely(
    total: str, parts: tuple[str, ...], place: int, slip: Slip
) -> None:
    cluster = locate(total, *parts)
    assert (cluster.culprit, cluster.slip) == (f"T06.{30101 + place}.amount", slip)
    assert cluster.rivals


def test_where_two_parts_may_have_slipped_neither_is_named() -> None:
    cluster = locate("5000.00", "1234.56", "3265.44")  # 500 less: one digit of either
    assert (cluster.culprit, set(cluster.rivals), cluster.missing_row) == (
        None, {"T06.30101.amount", "T06.30102.amount"}, True,
    )  # fmt: skip


def test_a_number_copied_from_the_row_above_is_likely() -> None:
    """Of 1234.56, 77.00, 1234.56 and 6000.13 the third was copied: it is 8.31, and the first would be 8.31 as well."""
    assert locate("7319.99", "1234.56", "77.00", "1234.56", "6000.13").culprit is None
    cluster = locate("7319.99", "77.00", "6000.13", "1234.55", "1234.55")
    assert (cluster.culprit, cluster.missing_row) == (None, False)


@pytest.mark.parametrize(("concept", "culprit"), [("other", "T01.201.amount"), ("carryover_closing", None)])
def test_a_carry_over_may_turn_negative_where_a_flow_may_not(concept: str, culprit: str | None) -> None:
    total, spent = printed_fact("T01.total.amount", "5.00"), printed_fact("T01.201.amount", "9.00")
    left, same = printed_fact(f"T01.{concept}.amount", "3.00"), printed_fact("T02.total.amount", "5.00")
    judged = [
        judge_instance(SUM, "sum", [total], [spent, left]),
        judge_instance(SUM, "same", [total], [same]),
    ]
    (cluster,) = locate_culprits(judged, {f.fact_id: f for f in (total, spent, left, same)})
    assert cluster.culprit == culprit
