"""A printed percentage fails only when no true amounts can make it, and then the formula that made it is named."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expectations.ratios import (
    Formula,
    Rated,
    RatioTerm,
    RatioVerdict,
    explain_by_wholes,
    explain_rate,
    find_whole,
    is_mild,
    judge_ratio,
    settle_tails,
)
from expectations.verdicts import Name
from transforms.model import CellState

STEP = Decimal("0.01")


def amount(text: str, above: int = 0, below: int = 0, name: str = "x") -> RatioTerm:
    return RatioTerm(name, above, below, Decimal(text), STEP)


def share(rate: str, part: str, whole: str) -> RatioVerdict:
    step = Decimal(1).scaleb(Decimal(rate).as_tuple().exponent)  # type: ignore[arg-type]
    return judge_ratio(Decimal(rate), step, [amount(part, above=1), amount(whole, below=1)])


def growth(rate: str, current: str, change: str) -> RatioVerdict:
    """Growth is the change over what was before: current less change."""
    step = Decimal(1).scaleb(Decimal(rate).as_tuple().exponent)  # type: ignore[arg-type]
    terms = [amount(change, above=1, below=-1, name="change"), amount(current, below=1, name="current")]
    return judge_ratio(Decimal(rate), step, terms)


@pytest.mark.parametrize(
    ("rate", "part", "whole", "name"),
    [
        ("68.1", "1607.85", "2362.26", Name.EXACT),
        ("99", "445.65", "450", Name.EXACT),
        ("159.8", "2362.26", "2011.68", Name.INCONSISTENT),
        ("11.7", "275.09", "2362.26", Name.INCONSISTENT),
        ("31.9", "754.41", "754.41", Name.INCONSISTENT),
        ("0", "0", "0", Name.NOT_APPLICABLE),
    ],
)
def test_a_share_is_held_against_its_part_and_whole(rate: str, part: str, whole: str, name: Name) -> None:
    assert share(rate, part, whole).name is name


def test_small_amounts_leave_a_rate_room_that_their_rounding_explains() -> None:
    verdict = growth("53.9", "0.65", "0.23")
    assert verdict.name is Name.ROUNDING
    assert (verdict.low_pct, verdict.high_pct) == (Decimal("52.325"), Decimal("57.318"))


def test_a_decrease_is_measured_against_what_was_before() -> None:
    assert growth("-53.7", "2362.26", "-2739.96").name is Name.EXACT
    assert growth("-116.0", "2362.26", "-2739.96").name is Name.INCONSISTENT


@pytest.mark.parametrize(
    ("rate", "exact", "formula"),
    [
        ("112", "112.6", Formula.TRUNCATED),
        ("11.7", "11.6452", Formula.ROUNDED_TWICE),
        ("4.53", "45.3", Formula.SHIFTED_DECIMAL),
        ("31.9", "68.1", Formula.COMPLEMENT),
        ("77.7", "12.3", Formula.UNEXPLAINED),
    ],
)
def test_a_wrong_rate_tells_how_it_was_made(rate: str, exact: str, formula: Formula) -> None:
    step = Decimal(1).scaleb(Decimal(rate).as_tuple().exponent)  # type: ignore[arg-type]
    assert explain_rate(Decimal(rate), step, Decimal(exact)) is formula


def test_the_whole_that_a_rate_was_taken_of_is_found_where_only_one_fits() -> None:
    terms = [amount("754.41", above=1, name="part"), amount("754.41", below=1, name="projects")]
    wholes = [amount("2362.26", below=1, name="all"), amount("1607.85", below=1, name="basic")]
    found = find_whole(Decimal("31.9"), Decimal("0.1"), terms, wholes)
    assert found is not None
    assert found.fact_id == "all"
    near = [*wholes, amount("2362.90", below=1, name="near")]
    assert find_whole(Decimal("31.9"), Decimal("0.1"), terms, near) is None


@pytest.mark.parametrize("state", [CellState.DASH, CellState.SECRET, CellState.UNREADABLE])
def test_what_prints_no_number_is_not_compared(state: CellState) -> None:
    terms = [amount("1", above=1), RatioTerm("y", 0, 1, None, STEP, state)]
    assert judge_ratio(Decimal(50), Decimal(1), terms).name is Name.NOT_COMPARABLE


@given(
    st.integers(-(10**6), 10**6),
    st.integers(1, 10**6),
    st.integers(-49, 49),
    st.integers(-49, 49),
    st.integers(0, 2),
)
def test_a_rate_taken_from_true_amounts_never_fails(
    part: int, whole: int, a: int, b: int, places: int
) -> None:
    """True amounts lie anywhere within half a step of what is printed; the rate is rounded from them."""
    true_part, true_whole = Decimal(part * 100 + a) / 10_000, Decimal(whole * 100 + b) / 10_000
    rate = round(100 * true_part / true_whole, places)
    terms = [amount(str(Decimal(part) / 100), above=1), amount(str(Decimal(whole) / 100), below=1)]
    verdict = judge_ratio(rate, Decimal(1).scaleb(-places), terms)
    assert verdict.name in (Name.EXACT, Name.ROUNDING, Name.NOT_APPLICABLE)


@given(st.integers(1, 10**6), st.integers(-(10**6), 10**6), st.integers(-49, 49), st.integers(-49, 49))
def test_growth_taken_from_true_amounts_never_fails(current: int, change: int, a: int, b: int) -> None:
    true_current, true_change = Decimal(current * 100 + a) / 10_000, Decimal(change * 100 + b) / 10_000
    before = true_current - true_change
    if before <= 0:
        return
    rate = round(100 * true_change / before, 1)
    verdict = growth(str(rate), str(Decimal(current) / 100), str(Decimal(change) / 100))
    assert verdict.name in (Name.EXACT, Name.ROUNDING, Name.NOT_APPLICABLE)


def shares(*told: tuple[str, str]) -> list[Rated]:
    """Shares of the whole 6838.41 with one decimal: what is printed, and the part."""
    rated = []
    for rate, part in told:
        terms = [amount(part, above=1, name=part), amount("6838.41", below=1, name="whole")]
        verdict = judge_ratio(Decimal(rate), Decimal("0.1"), terms)
        rated.append(Rated(Decimal(rate), Decimal("0.1"), terms, verdict))
    return rated


def test_shares_adjusted_to_add_up_to_a_hundred_are_balanced() -> None:
    rated = shares(("78.4", "5356.01"), ("11.6", "796.52"), ("3.9", "265.81"), ("6.1", "420.07"))
    names = [v.name for v in settle_tails(rated, [r.verdict for r in rated])]
    assert names[0] is Name.BALANCED
    assert {*names[1:]} <= {Name.EXACT, Name.ROUNDING}


def test_a_share_off_by_its_last_digit_fails_mildly_where_shares_do_not_add_up_to_a_hundred() -> None:
    rated = shares(("78.4", "5356.01"), ("11.6", "796.52"))
    (failed, _) = settle_tails(rated, [r.verdict for r in rated])
    assert (failed.name, is_mild(failed)) == (Name.INCONSISTENT, True)


def test_a_share_off_by_more_than_its_last_digit_is_not_mild() -> None:
    assert not is_mild(share("31.9", "754.41", "754.41"))


def test_a_rate_that_many_wholes_fit_takes_the_one_that_explains_another_of_its_kind() -> None:
    rated = [
        Rated(Decimal(rate), Decimal("0.1"), terms, judge_ratio(Decimal(rate), Decimal("0.1"), terms))
        for rate, part in (("6.8", "4"), ("0.5", "0.28"), ("92.7", "54.66"))
        for terms in [[amount(part, above=1, below=1, name=part)]]
    ]
    wholes = [amount("58.94", below=1, name="all"), amount("54.66", below=1, name="54.66")]
    assert [v.whole for v in explain_by_wholes(rated, wholes)] == ["all", "all", "all"]
