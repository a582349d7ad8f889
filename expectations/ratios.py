"""Rates and shares: does a printed percentage meet the ratio of printed amounts, and if not, how was it made?

A ratio is Σ aᵢxᵢ / Σ bᵢxᵢ over true values, each in the interval of what is printed; growth is Δ / (current − Δ), so one
amount may stand above and below the line. For a rate r the difference Σ(aᵢ − r·bᵢ)xᵢ falls as r rises, so a rate in
[p − h, p + h] is possible exactly when the difference can be ≥ 0 at the lower end and ≤ 0 at the upper. Exact Decimal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

from expectations.verdicts import Name
from transforms.model import CellState

ZERO, HUNDRED, THOUSANDTH = Decimal(0), Decimal(100), Decimal("0.001")
FEWEST_STEPS = 5
_NO_NUMBER = (CellState.SECRET, CellState.UNREADABLE, CellState.DASH)


class Formula(StrEnum):
    """What reproduces a printed rate that the right formula does not."""

    TRUNCATED = "truncated"
    ROUNDED_TWICE = "rounded_twice"
    SHIFTED_DECIMAL = "shifted_decimal"
    COMPLEMENT = "complement"
    OTHER_WHOLE = "other_whole"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class RatioTerm:
    """One amount of a ratio: how often it stands above and below the line, and the interval of its true value."""

    fact_id: str
    above: int
    below: int
    amount_yuan: Decimal | None
    step_yuan: Decimal
    state: CellState = CellState.PRINTED
    form_complete: bool = True

    @property
    def half(self) -> Decimal:
        """Half a step, in which the true value may differ; a blank is exact."""
        return self.step_yuan / 2 if self.state is CellState.PRINTED else ZERO


@dataclass(frozen=True, slots=True)
class RatioVerdict:
    """The outcome of one rate; percentages. `low_pct` and `high_pct` are the least and greatest the amounts allow."""

    name: Name
    printed_pct: Decimal | None = None
    low_pct: Decimal | None = None
    high_pct: Decimal | None = None
    formula: Formula | None = None
    whole: str = ""
    note: str = ""
    step_pct: Decimal = Decimal(0)


class Rated(NamedTuple):
    """One printed rate with its step, the amounts of its ratio, and its verdict."""

    rate: Decimal
    step: Decimal
    terms: Sequence[RatioTerm]
    verdict: RatioVerdict


def judge_ratio(rate: Decimal, rate_step: Decimal, terms: Sequence[RatioTerm]) -> RatioVerdict:
    """Return whether a printed percentage can be the ratio of the terms.

    A ratio to nothing is none, and of a negative whole none can be expected: both are `not_applicable`.
    """
    if any(t.state in _NO_NUMBER for t in terms):
        return RatioVerdict(Name.NOT_COMPARABLE, rate, note="有涉密、横线或无法辨认的单元格")
    if not any(t.above for t in terms) or not any(t.below for t in terms):
        return RatioVerdict(Name.NOT_APPLICABLE, rate, note="缺少分子或分母")
    if _least_whole(terms) <= 0:
        return RatioVerdict(Name.NOT_APPLICABLE, rate, note="分母为零或为负，比率无定义")
    half = rate_step / 2
    low, high = (rate - half) / HUNDRED, (rate + half) / HUNDRED
    exact = _share(terms)
    if _greatest(terms, low) >= 0 and _least(terms, high) <= 0:
        name = Name.EXACT if _rounded(exact, rate_step) == rate else Name.ROUNDING
        return RatioVerdict(name, rate, *_range(terms))
    name = Name.INCONSISTENT if all(t.form_complete for t in terms) else Name.NOT_COMPARABLE
    formula = explain_rate(rate, rate_step, exact)
    return RatioVerdict(name, rate, *_range(terms), formula=formula, step_pct=rate_step)


def is_mild(found: RatioVerdict) -> bool:
    """Whether a rate that does not hold is off by less than one unit of its last digit: cut off, or rounded twice."""
    if found.printed_pct is None or found.low_pct is None or found.high_pct is None:
        return False
    return found.low_pct - found.step_pct < found.printed_pct < found.high_pct + found.step_pct


def explain_rate(rate: Decimal, step: Decimal, exact: Decimal) -> Formula:
    """Return how a rate may have been made from the exact ratio, both in percent."""
    if exact.quantize(step, ROUND_DOWN) == rate:
        return Formula.TRUNCATED
    finer, finest = exact.quantize(step / 10, ROUND_HALF_UP), exact.quantize(step / 100, ROUND_HALF_UP)
    if rate in (_rounded(finer, step), _rounded(_rounded(finest, step / 10), step)):
        return Formula.ROUNDED_TWICE
    if rate and any(_rounded(exact.scaleb(n), step) == rate for n in (-2, -1, 1, 2)):
        return Formula.SHIFTED_DECIMAL
    if _rounded(HUNDRED - exact, step) == rate:
        return Formula.COMPLEMENT
    return Formula.UNEXPLAINED


def find_whole(
    rate: Decimal, rate_step: Decimal, terms: Sequence[RatioTerm], wholes: Iterable[RatioTerm]
) -> RatioTerm | None:
    """Return the one other amount of the book that, as the whole, reproduces a printed rate; None where none or many do.

    The parts stay as they are. A rate of few steps fits too many wholes to say anything.
    """
    if abs(rate / rate_step) < FEWEST_STEPS:
        return None
    parts = [RatioTerm(t.fact_id, t.above, 0, t.amount_yuan, t.step_yuan, t.state) for t in terms if t.above]
    fitting: dict[Decimal, RatioTerm] = {}
    for whole in wholes:
        if not whole.amount_yuan or any(whole.fact_id == t.fact_id for t in terms):
            continue
        tried = judge_ratio(rate, rate_step, [*parts, whole])
        if tried.name in (Name.EXACT, Name.ROUNDING):
            fitting.setdefault(whole.amount_yuan, whole)
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def explain_by_wholes(rated: Sequence[Rated], wholes: Sequence[RatioTerm]) -> list[RatioVerdict]:
    """Return the verdicts of rates of one kind, with the other whole that explains one where nothing nearer does.

    A rate that many wholes fit takes the one that explains another of its kind.
    """
    unexplained = [r.verdict.formula in (Formula.UNEXPLAINED, Formula.COMPLEMENT) for r in rated]
    found = [
        find_whole(r.rate, r.step, r.terms, wholes) if u else None
        for r, u in zip(rated, unexplained, strict=True)
    ]
    known = {w.fact_id: w for w in found if w is not None}.values()
    return [
        replace(r.verdict, formula=Formula.OTHER_WHOLE, whole=own.fact_id)
        if u and (own := w or find_whole(r.rate, r.step, r.terms, known))
        else r.verdict
        for r, u, w in zip(rated, unexplained, found, strict=True)
    ]


def settle_tails(rated: Sequence[Rated], verdicts: Sequence[RatioVerdict]) -> list[RatioVerdict]:
    """Return the verdicts, `balanced` where shares of one whole were adjusted in their last digit to add up to 100 %."""
    wholes = [tuple(sorted(t.fact_id for t in r.terms if t.below and not t.above)) for r in rated]
    together: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for whole, r in zip(wholes, rated, strict=True):
        together[whole] += r.rate
    return [
        replace(v, name=Name.BALANCED, formula=None, note="尾差调平，使各项比重合计100%")
        if v.name is Name.INCONSISTENT and is_mild(v) and together[whole] == HUNDRED
        else v
        for v, whole in zip(verdicts, wholes, strict=True)
    ]


def _least_whole(terms: Sequence[RatioTerm]) -> Decimal:
    return sum((t.below * (t.amount_yuan or ZERO) - abs(t.below) * t.half for t in terms), ZERO)


def _range(terms: Sequence[RatioTerm]) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest percentage that the amounts allow, to a thousandth.

    At the corners of the intervals: the ratio rises or falls in each amount alone while the whole is positive.
    """
    ends = [_share(terms)]
    for sign in (-1, 1):
        moved = [
            replace(t, amount_yuan=(t.amount_yuan or ZERO) + sign * _rise(t, terms) * t.half) for t in terms
        ]
        ends.append(_share(moved))
    return min(ends).quantize(THOUSANDTH, ROUND_DOWN), max(ends).quantize(THOUSANDTH, ROUND_UP)


def _rise(term: RatioTerm, terms: Sequence[RatioTerm]) -> int:
    """Return +1 where the ratio rises with an amount, else −1."""
    slope = term.above - term.below * _share(terms) / HUNDRED
    return 1 if slope > 0 else -1


def _share(terms: Sequence[RatioTerm]) -> Decimal:
    above = sum((t.above * (t.amount_yuan or ZERO) for t in terms), ZERO)
    below = sum((t.below * (t.amount_yuan or ZERO) for t in terms), ZERO)
    return HUNDRED * above / below


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return value.quantize(step, ROUND_HALF_UP)


def _greatest(terms: Sequence[RatioTerm], rate: Decimal) -> Decimal:
    """Return the greatest value that Σ(aᵢ − rate·bᵢ)xᵢ can have."""
    return sum((c * (t.amount_yuan or ZERO) + abs(c) * t.half for t, c in _weighed(terms, rate)), ZERO)


def _least(terms: Sequence[RatioTerm], rate: Decimal) -> Decimal:
    """Return the least value that Σ(aᵢ − rate·bᵢ)xᵢ can have."""
    return sum((c * (t.amount_yuan or ZERO) - abs(c) * t.half for t, c in _weighed(terms, rate)), ZERO)


def _weighed(terms: Sequence[RatioTerm], rate: Decimal) -> list[tuple[RatioTerm, Decimal]]:
    return [(t, t.above - rate * t.below) for t in terms]
