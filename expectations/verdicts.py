"""Interval arithmetic on printed numbers: the terms of one instance → one exact verdict.

A number printed with step u stands for any true value in [v − u/2, v + u/2], both ends closed. Tolerance is a
property of a fact, never of a rule. Everything here is exact Decimal; no database, no wording.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from transforms.model import CellState

ZERO = Decimal(0)


class Name(StrEnum):
    """The verdict names; only `inconsistent` accuses anyone, `suspicious` asks."""

    EXACT = "exact"
    ROUNDING = "rounding"
    BALANCED = "balanced"
    IMPROBABLE = "improbable"
    INCONSISTENT = "inconsistent"
    SUSPICIOUS = "suspicious"
    EXTRACTION_DOUBT = "extraction_doubt"
    NOT_APPLICABLE = "not_applicable"
    NOT_COMPARABLE = "not_comparable"
    ERRORED = "errored"


class Note(StrEnum):
    """What else there is to know of a verdict."""

    NO_PARTS = "缺少总数或组成部分"
    NOTHING_PRINTED = "所涉各栏均为空"
    NOT_LEGIBLE = "有涉密或无法辨认的单元格"
    DASHES = "有以横线表示的栏目，不能断定为零"
    NOT_UNDERSTOOD = "所涉表格有未读懂之处"
    ONE_UNIT = "相差一个末位单位（尾差调平）"
    BEYOND_4_SIGMA = "在四舍五入上限内，但超出四倍标准差"
    BLANKS_ROUNDED = "空格按不足半个末位单位处理"
    TAILS = "相差不超过各自调平的尾差"
    USUALLY = "通常成立，未必须成立"


COMPARED = frozenset({Name.EXACT, Name.ROUNDING, Name.BALANCED, Name.IMPROBABLE, Name.INCONSISTENT})


class Kind(StrEnum):
    """What an instance claims: equality, order, either as a habit that may be broken, words, or a rate of amounts."""

    SUM = "sum"
    ORDER = "order"
    USUAL = "usual"
    USUAL_ORDER = "usual_order"
    TEXT = "text"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Term:
    """One fact of an instance: +coefficient for the printed total, −coefficient for a part."""

    fact_id: str
    coefficient: int
    amount_yuan: Decimal | None
    step_yuan: Decimal
    state: CellState
    form_complete: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one instance; money in yuan, `difference` is printed minus expected."""

    name: Name
    printed_yuan: Decimal | None = None
    expected_yuan: Decimal | None = None
    difference_yuan: Decimal | None = None
    bound_yuan: Decimal | None = None
    note: str = ""


def judge_terms(kind: Kind, terms: Sequence[Term]) -> Verdict:
    """Return the verdict of one instance: Σ coefficient·amount = 0 (`sum`) or ≤ 0 (`order`).

    An instance without a total or without parts, or with nothing printed at all, is `not_applicable`;
    one with a secret or unreadable cell is `not_comparable`. A dash counts as zero only where the
    relation then holds: here a dash never accuses, and where it may is for `dashes` to say. What usually holds may be off by the tails that each book adjusts
    for itself.
    """
    if not any(t.coefficient > 0 for t in terms) or not any(t.coefficient < 0 for t in terms):
        return Verdict(Name.NOT_APPLICABLE, note=Note.NO_PARTS.value)
    if all(t.state in (CellState.BLANK, CellState.DASH) for t in terms):
        return Verdict(Name.NOT_APPLICABLE, note=Note.NOTHING_PRINTED.value)
    if any(t.state in (CellState.SECRET, CellState.UNREADABLE) for t in terms):
        return Verdict(Name.NOT_COMPARABLE, note=Note.NOT_LEGIBLE.value)
    verdict = _compare(kind, terms)
    if verdict.name not in (Name.INCONSISTENT, Name.SUSPICIOUS):
        return verdict
    if not all(t.form_complete for t in terms):
        return _renamed(verdict, Name.NOT_COMPARABLE, Note.NOT_UNDERSTOOD.value)
    if any(t.state is CellState.DASH for t in terms):
        return _renamed(verdict, Name.NOT_COMPARABLE, Note.DASHES.value)
    return verdict


def _compare(kind: Kind, terms: Sequence[Term]) -> Verdict:
    """Return the verdict of terms that all have an amount."""
    printed = sum((t.coefficient * (t.amount_yuan or ZERO) for t in terms if t.coefficient > 0), ZERO)
    expected = sum((-t.coefficient * (t.amount_yuan or ZERO) for t in terms if t.coefficient < 0), ZERO)
    difference = printed - expected
    bound = half_width(terms)
    name, note = _name(kind, terms, difference, bound)
    return Verdict(name, printed, expected, difference, bound, note)


def half_width(terms: Sequence[Term], *, with_blanks: bool = False) -> Decimal:
    """Return the largest difference that rounding explains: Σ |coefficient|·step/2; a blank is exact."""
    rounded = (CellState.PRINTED, CellState.BLANK) if with_blanks else (CellState.PRINTED,)
    return sum((abs(t.coefficient) * t.step_yuan for t in terms if t.state in rounded), ZERO) / 2


def _name(kind: Kind, terms: Sequence[Term], difference: Decimal, bound: Decimal) -> tuple[Name, str]:
    """Return the verdict's name and note, mildest explanation first."""
    if difference == 0:
        return Name.EXACT, ""
    if kind in (Kind.ORDER, Kind.USUAL_ORDER) and difference < 0:
        return Name.EXACT, ""
    gap = abs(difference)
    step = max(t.step_yuan for t in terms)
    if gap == step and (len(terms) == 2 or gap > bound):
        return Name.BALANCED, Note.ONE_UNIT.value
    if gap <= bound:
        return (
            (Name.IMPROBABLE, Note.BEYOND_4_SIGMA.value)
            if _beyond_4_sigma(terms, gap)
            else (Name.ROUNDING, "")
        )
    if gap <= half_width(terms, with_blanks=True):
        return Name.ROUNDING, Note.BLANKS_ROUNDED.value
    if kind in (Kind.USUAL, Kind.USUAL_ORDER):
        return (
            (Name.BALANCED, Note.TAILS.value)
            if gap <= _tails(kind, terms)
            else (Name.SUSPICIOUS, Note.USUALLY.value)
        )
    return Name.INCONSISTENT, ""


def _tails(kind: Kind, terms: Sequence[Term]) -> Decimal:
    """Return what tails adjusted apart can make of a habit: one unit in the same number printed twice, else four.

    A form of 30 numbers leaves a tail with σ = √(30/12) = 1.6 units, and one number of the form takes it up.
    """
    units = 1 if kind is Kind.USUAL and len(terms) == 2 else 4
    return units * 2 * half_width(terms)


def _beyond_4_sigma(terms: Sequence[Term], gap: Decimal) -> bool:
    """Whether `gap` exceeds 4σ of independent uniform rounding errors, σ² = Σ c²·u²/12, compared squared."""
    sigma_squared_times_12 = sum((t.coefficient**2 * t.step_yuan**2 for t in terms), ZERO)
    return 12 * gap**2 > 16 * sigma_squared_times_12


def _renamed(verdict: Verdict, name: Name, note: str) -> Verdict:
    return Verdict(
        name, verdict.printed_yuan, verdict.expected_yuan, verdict.difference_yuan, verdict.bound_yuan, note
    )
