"""The verdict engine never accuses a rounding, and always accuses what rounding cannot explain."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expectations.verdicts import Kind, Name, Term, Verdict, half_width, judge_terms
from transforms.model import CellState

STEP = Decimal(100)  # 0.01 万元
NOT_YUAN = {"blank": CellState.BLANK, "dash": CellState.DASH, "secret": CellState.SECRET}


def term(text: str, coefficient: int, step: Decimal = STEP) -> Term:
    """Return the term of a cell that prints `text`, in yuan or one word for a cell without a number."""
    state = NOT_YUAN.get(text, CellState.PRINTED)
    amount = Decimal(text) if state is CellState.PRINTED else Decimal(0) if text == "blank" else None
    return Term(f"{coefficient}:{text}", coefficient, amount, step, state)


def terms(total: str, *parts: str) -> list[Term]:
    return [term(total, 1), *(term(part, -1) for part in parts)]


SEVEN = ["1000"] * 7  # with their total eight numbers: rounding explains 400 yuan, four sigma are 326.6
EXAMPLES = {
    "the parts add up": (Kind.SUM, terms("3000", "1000", "2000"), Name.EXACT),
    "within half a step a number": (Kind.SUM, terms("3100", "1000", "2000"), Name.ROUNDING),
    "two numbers one unit apart": (Kind.SUM, terms("3100", "3000"), Name.BALANCED),
    "one unit against blanks": (Kind.SUM, terms("100", "blank", "blank"), Name.BALANCED),
    "seven roundings, all the same way": (Kind.SUM, terms("7400", *SEVEN), Name.IMPROBABLE),
    "seven roundings, nearly so": (Kind.SUM, terms("7300", *SEVEN), Name.ROUNDING),
    "beyond any rounding": (Kind.SUM, terms("3200", "1000", "2000"), Name.INCONSISTENT),
    "a habit that is broken": (Kind.USUAL, terms("4300", "1000", "2000"), Name.SUSPICIOUS),
    "a habit but for tails adjusted apart": (Kind.USUAL, terms("4200", "1000", "2000"), Name.BALANCED),
    "the same number printed twice": (Kind.USUAL, terms("1300", "1000"), Name.SUSPICIOUS),
    "the same number but for its tail": (Kind.USUAL, terms("1200", "1000"), Name.BALANCED),
    "the first is smaller": (Kind.ORDER, terms("1000", "9000"), Name.EXACT),
    "the first is greater by a rounding": (Kind.ORDER, terms("1100", "1000"), Name.BALANCED),
    "the first is greater": (Kind.ORDER, terms("1200", "1000"), Name.INCONSISTENT),
    "the first is unusually great": (Kind.USUAL_ORDER, terms("1900", "1000"), Name.SUSPICIOUS),
    "small amounts left blank": (Kind.SUM, terms("1200", "1000", "blank", "blank"), Name.ROUNDING),
    "a blank where a number belongs": (Kind.SUM, terms("9000", "1000", "blank"), Name.INCONSISTENT),
    "no total": (Kind.SUM, [term("1000", -1)], Name.NOT_APPLICABLE),
    "no parts": (Kind.SUM, [term("1000", 1)], Name.NOT_APPLICABLE),
    "nothing printed at all": (Kind.SUM, terms("blank", "dash"), Name.NOT_APPLICABLE),
    "a dash that may be zero": (Kind.SUM, terms("1000", "1000", "dash"), Name.EXACT),
    "a dash that cannot be zero": (Kind.SUM, terms("9000", "1000", "dash"), Name.NOT_COMPARABLE),
    "a secret, whatever the rest": (Kind.SUM, terms("1000", "1000", "secret"), Name.NOT_COMPARABLE),
}


@pytest.mark.parametrize(("kind", "of", "expected"), EXAMPLES.values(), ids=EXAMPLES)
def test_each_verdict_has_its_case(kind: Kind, of: list[Term], expected: Name) -> None:
    assert judge_terms(kind, of).name == expected


def test_only_doubts_and_errors_come_from_elsewhere() -> None:
    assert set(Name) - {expected for _, _, expected in EXAMPLES.values()} == {
        Name.EXTRACTION_DOUBT,  # the second reader disagrees: expectations/findings.py
        Name.ERRORED,  # the relation's SQL failed: expectations/judge.py
    }


def test_a_verdict_carries_its_arithmetic() -> None:
    assert judge_terms(Kind.SUM, terms("9000", "1000", "2000")) == Verdict(
        Name.INCONSISTENT,
        printed_yuan=Decimal(9000),
        expected_yuan=Decimal(3000),
        difference_yuan=Decimal(6000),
        bound_yuan=Decimal(150),
    )


def test_coefficients_may_subtract_and_multiply() -> None:
    total, doubled, subtracted = term("1000", 1), term("800", -2), term("600", 1)
    assert judge_terms(Kind.SUM, [total, doubled, subtracted]).name is Name.EXACT
    assert half_width([total, doubled, subtracted]) == 4 * STEP / 2


@pytest.mark.parametrize("state", [CellState.SECRET, CellState.UNREADABLE])
def test_what_cannot_be_read_is_not_comparable(state: CellState) -> None:
    hidden = replace(term("1000", -1), amount_yuan=None, state=state)
    assert judge_terms(Kind.SUM, [term("9000", 1), hidden]).name is Name.NOT_COMPARABLE


@pytest.mark.parametrize("kind", [Kind.SUM, Kind.ORDER, Kind.USUAL, Kind.USUAL_ORDER])
def test_a_form_not_read_whole_never_accuses(kind: Kind) -> None:
    total, part = terms("9000", "1000")
    assert judge_terms(kind, [total, replace(part, form_complete=False)]).name is Name.NOT_COMPARABLE


STEPS = st.sampled_from([Decimal("0.01"), Decimal(1), Decimal(100), Decimal(10_000)])
TRUE_YUAN = st.decimals(-10_000_000, 10_000_000, places=4)


def round_to(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


@given(st.lists(st.tuples(TRUE_YUAN, STEPS), min_size=1, max_size=40), STEPS)
def test_true_values_however_rounded_are_never_inconsistent(
    parts: list[tuple[Decimal, Decimal]], total_step: Decimal
) -> None:
    total = round_to(sum((value for value, _ in parts), Decimal(0)), total_step)
    printed = [term(str(total), 1, total_step)]
    printed += [term(str(round_to(value, step)), -1, step) for value, step in parts]
    for kind in (Kind.SUM, Kind.ORDER):
        assert judge_terms(kind, printed).name in {Name.EXACT, Name.BALANCED, Name.ROUNDING, Name.IMPROBABLE}


@given(st.lists(st.tuples(TRUE_YUAN, STEPS), min_size=1, max_size=40))
def test_amounts_too_small_to_print_may_be_left_blank(parts: list[tuple[Decimal, Decimal]]) -> None:
    printed = [term(str(round_to(value, step)), -1, step) for value, step in parts]
    with_blanks = [
        replace(t, state=CellState.BLANK, amount_yuan=Decimal(0)) if t.amount_yuan == 0 else t
        for t in printed
    ]
    total = round_to(sum((value for value, _ in parts), Decimal(0)), STEP)
    assert judge_terms(Kind.SUM, [term(str(total), 1), *with_blanks]).name is not Name.INCONSISTENT


@given(
    st.lists(st.tuples(TRUE_YUAN, STEPS), min_size=1, max_size=40),
    st.decimals("0.0001", 10_000_000, places=4),
    st.sampled_from([1, -1]),
)
def test_an_error_beyond_the_bound_and_a_step_is_always_inconsistent(
    parts: list[tuple[Decimal, Decimal]], beyond: Decimal, sign: int
) -> None:
    printed = [term(str(round_to(value, step)), -1, step) for value, step in parts]
    exact = sum((t.amount_yuan for t in printed if t.amount_yuan), Decimal(0))
    total = term(str(exact), 1, min(step for _, step in parts))
    largest_step = max(t.step_yuan for t in (total, *printed))
    error = sign * (half_width([total, *printed]) + largest_step + beyond)
    wrong = replace(total, amount_yuan=exact + error)
    assert judge_terms(Kind.SUM, [total, *printed]).name is Name.EXACT
    assert judge_terms(Kind.SUM, [wrong, *printed]).name is Name.INCONSISTENT
    assert judge_terms(Kind.ORDER, [wrong, *printed]).name is (Name.INCONSISTENT if sign > 0 else Name.EXACT)


SMALL = st.lists(st.integers(-12, 12), min_size=2, max_size=4)  # hundredths, as printed


def some_roundings_agree(printed: list[int]) -> bool:
    """Whether true values exist that print so and of which the first is the sum of the others: every half step tried.

    A true value is anywhere within half a step of what is printed; the ends and the middle decide, because the sum of
    intervals is an interval with the sums of their ends.
    """
    reachable = set(product((-1, 0, 1), repeat=len(printed)))  # each in half steps
    doubled = 2 * (printed[0] - sum(printed[1:]))
    gaps = {doubled + half[0] - sum(half[1:]) for half in reachable}
    return min(gaps) <= 0 <= max(gaps)


@given(SMALL)
def test_a_sum_holds_exactly_where_some_rounding_makes_it_hold(printed: list[int]) -> None:
    of = terms(*(str(hundredths * STEP) for hundredths in printed))
    holds = judge_terms(Kind.SUM, of).name is not Name.INCONSISTENT
    assert holds == some_roundings_agree(printed)


@given(SMALL, st.integers(0, 30))
def test_the_farther_a_total_is_from_its_parts_the_worse_the_verdict(parts: list[int], gap: int) -> None:
    """What holds with a gap holds with every smaller one; what fails, fails with every larger one, on either side."""
    texts = [str(part * STEP) for part in parts]
    for sign in (1, -1):
        holds = [
            judge_terms(Kind.SUM, terms(str((sum(parts) + sign * g) * STEP), *texts)).name
            is not Name.INCONSISTENT
            for g in (gap, gap + 1)
        ]
        assert holds[0] or not holds[1]


@given(st.lists(st.tuples(TRUE_YUAN, STEPS), min_size=2, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_the_terms_does_not_matter(parts: list[tuple[Decimal, Decimal]], dice: Random) -> None:
    of = [
        term(str(round_to(value, step)), 1 if n == 0 else -1, step) for n, (value, step) in enumerate(parts)
    ]
    shuffled = dice.sample(of, len(of))
    for kind in Kind.SUM, Kind.ORDER, Kind.USUAL:
        assert judge_terms(kind, of) == judge_terms(kind, shuffled)


def test_two_numbers_whose_intervals_only_touch_agree() -> None:
    """100.47 ends at 100.475, where 100.48 begins: in units of 0.01, with a third number that is exact to the yuan."""
    total, part = term("1004700", 1), term("1004800", -1)
    assert judge_terms(Kind.SUM, [total, part]).name is Name.BALANCED
    finer = Decimal("0.01")
    touching, beyond = term("1004750.00", -1, finer), term("1004750.01", -1, finer)
    assert judge_terms(Kind.SUM, [total, touching]).name is Name.ROUNDING
    assert half_width([total, touching]) == Decimal("50.005")
    assert judge_terms(Kind.SUM, [total, term("1004750.005", -1, finer)]).name is Name.ROUNDING
    assert judge_terms(Kind.SUM, [total, beyond]).name is Name.INCONSISTENT


PRINTED_TERMS = st.builds(
    term,
    st.one_of(TRUE_YUAN.map(str), st.sampled_from(["blank", "dash", "secret"])),
    st.sampled_from([1, -1]),
    STEPS,
)


@given(st.lists(PRINTED_TERMS, max_size=12))
def test_both_sides_of_an_equality_are_judged_alike(of: list[Term]) -> None:
    turned = [replace(t, coefficient=-t.coefficient) for t in of]
    assert judge_terms(Kind.SUM, of).name is judge_terms(Kind.SUM, turned).name


@given(st.lists(PRINTED_TERMS, max_size=12), st.sampled_from([Kind.SUM, Kind.ORDER, Kind.USUAL]))
def test_a_dash_or_a_secret_never_accuses(of: list[Term], kind: Kind) -> None:
    for hidden in ("dash", "secret"):
        name = judge_terms(kind, [*of, term(hidden, -1)]).name
        assert name not in {Name.INCONSISTENT, Name.SUSPICIOUS}


@given(st.lists(PRINTED_TERMS, max_size=12))
def test_a_habit_accuses_nobody_and_an_order_accuses_no_more_than_an_equality(of: list[Term]) -> None:
    assert judge_terms(Kind.USUAL, of).name is not Name.INCONSISTENT
    assert judge_terms(Kind.USUAL_ORDER, of).name is not Name.INCONSISTENT
    if judge_terms(Kind.ORDER, of).name is Name.INCONSISTENT:
        assert judge_terms(Kind.SUM, of).name is Name.INCONSISTENT
