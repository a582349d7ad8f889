"""A form tests its own columns: where most rows break the form's arithmetic, the columns are not what they seem.

One row that does not add up is for the relations to find. Most rows that do not are our misreading, or a column that
is lost: then the form is refused, or the one lost column is told from its total and marked `inferred`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from transforms.forms.arithmetic import Identity, identities
from transforms.forms.form import Form
from transforms.model import CellState, Fact
from transforms.money import UNITS

FEWEST_ROWS = 4  # with fewer, most of them may fail from one wrong number
CLASS_DIGITS = 3  # a class of the functional or economic codes

Row = Mapping[str, Fact]

NAMES = {
    "income_total": "本年收入", "grand_total": "合计", "subtotal": "合计", "amount": "合计",
    "expenditure_total": "本年支出", "carryover": "上年结转", "carryover_opening": "年初结转",
    "carryover_closing": "年末结转", "fiscal_appropriation": "财政拨款", "general_public_budget": "一般公共预算",
    "government_fund_budget": "政府性基金预算", "state_capital_budget": "国有资本经营预算",
    "special_account": "财政专户", "unit_funds": "单位资金", "superior_subsidy": "上级补助收入",
    "operating_income": "事业收入", "business_income": "经营收入", "subordinate_remittance": "附属单位上缴收入",
    "other_income": "其他收入", "basic_expenditure": "基本支出", "project_expenditure": "项目支出",
    "personnel_expenses": "人员经费", "operating_expenses": "公用经费", "remit_to_superior": "上缴上级支出",
    "business_expenditure": "经营支出", "subsidy_to_subordinates": "对附属单位补助支出",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SelfTest:
    """The outcome: the facts, with a lost column put back where it can be, the reason to refuse, what was inferred."""

    facts: tuple[Fact, ...]
    refusal: str = ""
    note: str = ""


def check_columns(facts: tuple[Fact, ...], form: Form) -> SelfTest:
    """Return whether the columns of a form add up in most of its rows.

    A column that no measure fits may be part of any total: a form that prints amounts in one is not tested.
    """
    if any(f.measure.startswith("other:") and f.amount_yuan for f in facts):
        return SelfTest(facts)
    rows: dict[tuple[str, str], dict[str, Fact]] = {}
    for fact in facts:
        rows.setdefault((fact.side, fact.concept), {})[fact.measure] = fact
    measures = {fact.measure for fact in facts}
    for equation in identities(form, measures):
        tested = [row for row in rows.values() if _can_be_tested(row, equation)]
        failing = [row for row in tested if not _holds(row, equation)]
        if len(tested) < FEWEST_ROWS or 2 * len(failing) <= len(tested):
            continue
        lost = _lost_column(equation, form, measures)
        inferred = _infer(tested, equation, lost) if lost else []
        if not inferred:
            return SelfTest(
                facts, f"多数行{_sides(equation)}不相等（{len(failing)}/{len(tested)}行），疑有栏目丢失或错位"
            )
        note = f"“{NAMES.get(lost, lost)}”栏没有读到，按{_sides(equation, '减')}补出，标为推算"
        return SelfTest((*facts, *inferred), note=note)
    return SelfTest(facts)


def _can_be_tested(row: Row, equation: Identity) -> bool:
    """Whether a row prints the left of an equation and nothing on either side that cannot be known."""
    known = [row[m] for m in equation.measures if m in row]
    return (
        all(m in row for m in equation.left)
        and any(m in row for m in equation.right)
        and all(f.amount_yuan is not None for f in known)
        and any(f.state is CellState.PRINTED for f in known)
    )


def _difference(row: Row, equation: Identity) -> Decimal:
    left = sum((row[m].amount_yuan or Decimal(0) for m in equation.left if m in row), Decimal(0))
    right = sum((row[m].amount_yuan or Decimal(0) for m in equation.right if m in row), Decimal(0))
    return left - right


def _holds(row: Row, equation: Identity) -> bool:
    """Whether a row adds up to as many units as it has numbers: rounding is no misreading."""
    step = sum((row[m].step_yuan for m in equation.measures if m in row), Decimal(0))
    return abs(_difference(row, equation)) <= step


def _lost_column(equation: Identity, form: Form, measures: set[str]) -> str:
    """Return the one part of a total that the form should print and does not; empty when there are none or more."""
    if len(equation.left) != 1:
        return ""
    parts = form.parts.get(equation.left[0], ())
    absent = [m for m in parts if m not in measures and not set(form.parts.get(m, ())) & measures]
    return absent[0] if len(absent) == 1 else ""


def _infer(tested: Sequence[Row], equation: Identity, lost: str) -> list[Fact]:
    """Return the facts of a lost column, total less the rest; nothing unless the total row confirms them.

    No row may come out negative, and the total row must be the sum of the class rows.
    """
    values = {row[equation.left[0]].concept: _difference(row, equation) for row in tested}
    total = next((v for c, v in values.items() if c in ("total", "expenditure_total")), None)
    classes = [v for c, v in values.items() if len(c) == CLASS_DIGITS and c.isdecimal()]
    step = sum((row[equation.left[0]].step_yuan for row in tested), Decimal(0))
    if total is None or not classes or min(values.values()) < 0 or abs(total - sum(classes)) > step:
        return []
    return [_inferred(row[equation.left[0]], lost, values[row[equation.left[0]].concept]) for row in tested]


def _inferred(total: Fact, lost: str, amount: Decimal) -> Fact:
    """Return the fact of a lost cell, placed on the total it was told from."""
    printed = amount / UNITS[total.unit]
    fact_id = f"{total.fact_id.removesuffix(total.measure)}{lost}"
    return replace(
        total, fact_id=fact_id, measure=lost, amount_yuan=amount, inferred=True, text=f"{printed:f}" if amount else "",
        state=CellState.PRINTED if amount else CellState.BLANK,
    )  # fmt: skip


def _sides(equation: Identity, between: str = "与") -> str:
    left, right = ("＋".join(NAMES.get(m, m) for m in side) for side in (equation.left, equation.right))
    return f"“{left}”{between}“{right}”"
