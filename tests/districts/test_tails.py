"""Adjusted tails: whole print steps, exact totals, and the largest part that gives way."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.districts.generate import generate_district
from tests.districts.ledger import AMOUNTS, GENERAL, Accounts
from tests.districts.tails import adjust_tails, round_to_step, share_out

STEP = 10_000


def spent(accounts: Accounts) -> int:
    return sum(line.basic + line.project + line.own_spent for line in accounts.lines.values())


@given(parts=st.lists(st.integers(0, 10**9), min_size=1, max_size=20))
def test_parts_add_up_to_the_rounded_total_and_only_the_largest_gives_way(parts: list[int]) -> None:
    whole = round_to_step(sum(parts), STEP)
    shares = share_out(whole, dict(enumerate(parts)), STEP)
    moved = [n for n, part in enumerate(parts) if shares[n] != round_to_step(part, STEP)]
    inexact = [part for part in parts if part % STEP]
    assert sum(shares.values()) == whole
    assert [parts[n] for n in moved] in ([], [max(inexact, default=max(parts))])


def test_halves_are_rounded_away_from_zero() -> None:
    assert [round_to_step(amount, 100) for amount in (149, 150, -149, -150)] == [100, 200, -100, -200]


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_adjusted_accounts_are_whole_in_steps_and_keep_their_expenditure_and_carry_overs(seed: int) -> None:
    for department in generate_district(seed, 3, (2023, 2024)).departments:
        accounts = department.accounts(2024)
        adjusted = adjust_tails(accounts, STEP)
        assert spent(adjusted) == round_to_step(spent(accounts), STEP)
        for key, line in adjusted.lines.items():
            true = accounts.lines[key]
            assert [a for a in AMOUNTS if getattr(line, a) % STEP or getattr(line, a) < 0] == []
            assert line.closing == round_to_step(true.closing, STEP)
            assert line.own_closing == round_to_step(true.own_closing, STEP)
            assert [a for a in AMOUNTS if bool(getattr(line, a)) != bool(getattr(true, a))] == []


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_adjusted_economic_items_still_split_the_basic_expenditure(seed: int) -> None:
    for department in generate_district(seed, 3, (2024,)).departments:
        adjusted = adjust_tails(department.accounts(2024), STEP)
        basic = {line.code: line.basic for line in adjusted.lines.values() if line.budget == GENERAL}
        assert sum(adjusted.economic.values()) == sum(basic.values())
        assert adjusted.economic["30113"] == basic["2210201"]
