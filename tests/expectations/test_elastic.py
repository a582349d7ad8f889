"""The elastic program says whether all instances can hold together, and what the contradiction rests on."""

from __future__ import annotations

import pytest

from expectations.elastic import Elastic, Habit
from expectations.linear_system import build_system
from expectations.verdicts import Kind
from tests.expectations.instances import judge_instance, printed_fact, relation_of
from transforms.model import Fact

EQUAL, AT_MOST = relation_of("R111"), relation_of("R210", Kind.ORDER)


def numbers(**texts: str) -> dict[str, Fact]:
    return {name: printed_fact(f"T03.{name}.x", text) for name, text in texts.items()}


def program(facts: dict[str, Fact], *sums: tuple[str, str], habit: Habit = Habit.ROUNDED) -> Elastic:
    """Return the program of sums, each written as «total», «parts»; names are the facts' concepts."""
    judged = [
        judge_instance(EQUAL, total, [facts[total]], [facts[part] for part in parts]) for total, parts in sums
    ]
    system = build_system(judged, {fact.fact_id: fact for fact in facts.values()})
    return Elastic(system, system.violated, habit)


def test_what_rounding_explains_costs_nothing() -> None:
    facts = numbers(a="1.00", b="2.00", c="3.01")
    assert program(facts, ("c", "ab")).price()[0] == pytest.approx(0)


def test_a_contradiction_costs_what_is_left_beyond_rounding() -> None:
    facts = numbers(a="1.00", b="2.00", c="9.00")
    price, rests_on = program(facts, ("c", "ab")).price()
    assert price == pytest.approx(600 - 1.5)  # steps of 0.01; three numbers, half a step each
    assert rests_on == ["T03.a.x", "T03.b.x", "T03.c.x"]


def test_a_freed_fact_mends_what_it_takes_part_in_and_nothing_else() -> None:
    facts = numbers(a="1.00", b="2.00", c="9.00", d="9.00")
    both = program(facts, ("c", "ab"), ("d", "ab"))
    assert both.mends(["T03.a.x"])
    assert not both.mends(["T03.c.x"])
    assert both.mends(["T03.c.x", "T03.d.x"])


def test_sums_that_hold_forbid_what_a_single_failing_one_would_allow() -> None:
    facts = numbers(a="1.00", b="2.00", c="9.00", d="3.00", e="2.00")
    chained = program(facts, ("c", "ab"), ("d", "ab"), ("e", "b"))
    assert chained.mends(["T03.c.x"])
    assert not chained.mends(["T03.b.x"])


def test_an_order_leaves_the_smaller_side_open() -> None:
    facts = numbers(a="1.00", b="9.00", c="9.00")
    judged = [
        judge_instance(AT_MOST, "order", [facts["a"]], [facts["b"]]),
        judge_instance(EQUAL, "same", [facts["a"]], [facts["c"]]),
    ]
    system = build_system(judged, {fact.fact_id: fact for fact in facts.values()})
    assert Elastic(system, system.violated, Habit.ROUNDED).mends(["T03.a.x"])


def test_a_book_with_adjusted_tails_gives_every_number_a_whole_step() -> None:
    facts = numbers(a="1.00", b="1.01", c="1.02", d="1.02", e="9.00")
    links = [("a", "b"), ("b", "c"), ("c", "d"), ("e", "d")]
    assert program(facts, *links).price()[0] == float("inf")  # each link is one step apart, and both are two
    assert program(facts, *links, habit=Habit.ADJUSTED).mends(["T03.e.x"])


def test_blanks_hide_amounts_only_in_a_book_of_that_habit() -> None:
    facts = numbers(a="", b="", c="1.00", t="1.01", u="9.00")
    facts = facts | numbers(f="", g="")
    sums = (("t", "abcfg"), ("u", "t"))
    strict, hiding = (program(facts, *sums, habit=habit) for habit in (Habit.ROUNDED, Habit.BLANKS_HIDE))
    assert strict.mends(["T03.u.x"])
    assert hiding.mends(["T03.u.x"])
