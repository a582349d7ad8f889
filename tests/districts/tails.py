"""Accounts with their tails adjusted (尾差调平): every amount whole in print steps, every total of every form exact.

The expenditure of the year is rounded once; on the way down to 类, 款, 项 and their parts, the largest part takes
what rounding its neighbours left over. Carry-overs are rounded alone, so that a year still opens with what the year
before closed; income is what balances them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple, TypeVar

from tests.districts.ledger import GENERAL, OWN_SOURCES, OWN_SPENDING, Accounts, Line, Lines, PublicExpense

# Economic items that are the same money as 项 of basic expenditure.
_SAME_MONEY = {
    "30108": ("2080505",),
    "30109": ("2080506",),
    "30110": ("2101101", "2101102"),
    "30113": ("2210201",),
    "30304": ("2080801",),
}
_SPENT = ("basic", "project", *OWN_SPENDING)
_LEVELS = (3, 5, 7)
Part = TypeVar("Part")


class _Spent(NamedTuple):
    """One part of a line's expenditure."""

    code: str
    budget: str
    purpose: str


def round_to_step(amount: int, step: int) -> int:
    """Return an amount rounded to whole steps, halves away from zero."""
    rounded = (abs(amount) + step // 2) // step * step
    return rounded if amount >= 0 else -rounded


def share_out(total: int, parts: Mapping[Part, int], step: int) -> dict[Part, int]:
    """Return the parts rounded so that they add up to `total`: of those that needed rounding, the largest gives way."""
    shares = {part: round_to_step(amount, step) for part, amount in parts.items()}
    gap = total - sum(shares.values())
    if gap:
        inexact = [part for part, amount in parts.items() if amount % step] or list(parts)
        shares[max(inexact, key=lambda part: parts[part])] += gap
    return shares


def adjust_tails(accounts: Accounts, step: int) -> Accounts:
    """Return the accounts with every amount whole in steps and every sum exact."""
    spent = {
        _Spent(line.code, line.budget, purpose): amount
        for line in accounts.lines.values()
        for purpose in _SPENT
        if (amount := getattr(line, purpose))
    }
    shares = _share_down(round_to_step(sum(spent.values()), step), spent, step, _LEVELS)
    lines = {key: _balance_line(line, shares, step) for key, line in accounts.lines.items()}
    return replace(
        accounts,
        lines=lines,
        economic=_share_economic(accounts.economic, lines, step),
        three_public={
            item: PublicExpense(*(round_to_step(amount, step) for amount in expense))
            for item, expense in accounts.three_public.items()
        },
        initial={code: round_to_step(amount, step) for code, amount in accounts.initial.items()},
    )


def _share_down(
    total: int, spent: Mapping[_Spent, int], step: int, levels: tuple[int, ...]
) -> dict[_Spent, int]:
    """Return the parts of an expenditure, shared out level by level."""
    if not levels:
        return share_out(total, spent, step)
    groups: defaultdict[str, dict[_Spent, int]] = defaultdict(dict)
    for part, amount in spent.items():
        groups[part.code[: levels[0]]][part] = amount
    shares = share_out(total, {code: sum(group.values()) for code, group in groups.items()}, step)
    return {
        part: amount
        for code, group in groups.items()
        for part, amount in _share_down(shares[code], group, step, levels[1:]).items()
    }


def _balance_line(line: Line, shares: Mapping[_Spent, int], step: int) -> Line:
    """Return a line with the expenditure shared out to it, its carry-overs rounded, and the income that balances."""
    spent = {purpose: shares.get(_Spent(line.code, line.budget, purpose), 0) for purpose in _SPENT}
    opening, own_opening = round_to_step(line.opening, step), round_to_step(line.own_opening, step)
    used, distributed = (
        round_to_step(line.surplus_used, step),
        round_to_step(line.surplus_distribution, step),
    )
    appropriation = spent["basic"] + spent["project"] + round_to_step(line.closing, step) - opening
    income = (
        sum(spent[purpose] for purpose in OWN_SPENDING)
        + distributed
        + round_to_step(line.own_closing, step)
        - own_opening
        - used
    )
    sources = share_out(income, {source: getattr(line, source) for source in OWN_SOURCES}, step)
    return Line(
        line.code,
        line.budget,
        opening=opening,
        appropriation=appropriation,
        own_opening=own_opening,
        surplus_used=used,
        surplus_distribution=distributed,
        **spent,
        **sources,
    )


def _share_economic(economic: Mapping[str, int], lines: Lines, step: int) -> dict[str, int]:
    """Return the economic items so that they add up to the basic expenditure of the general public budget."""
    basic = {line.code: line.basic for line in lines.values() if line.budget == GENERAL}
    same = {
        item: sum(basic.get(code, 0) for code in codes)
        for item, codes in _SAME_MONEY.items()
        if item in economic
    }
    free = {item: amount for item, amount in economic.items() if item not in same}
    return {**same, **share_out(sum(basic.values()) - sum(same.values()), free, step)}
