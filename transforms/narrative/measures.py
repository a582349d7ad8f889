"""Words → measures: which budget, which outturn, a change from what; of this year or the last."""

from __future__ import annotations

import re

from transforms.model import Kind

_BUDGETS = {
    "年初": "original_budget",
    "全年": "revised_budget",
    "年度调整": "revised_budget",
    "调整": "revised_budget",
}
_YEAR = re.compile(r"(?:19|20)\d\d")
DIRECTIONS = {"大于": 1, "高于": 1, "小于": -1, "低于": -1, "等于": 0, "同": 0, "与": 0, "持平": 0}
FALLS = ("减少", "下降", "降低")


def named_budget(words: str) -> str:
    """Return the measure of the budget that words name by its stage; empty for «预算» alone."""
    return next((measure for stage, measure in _BUDGETS.items() if words.startswith(stage)), "")


def measure_named(words: str, named_year: int | None, year: int | None) -> str:
    """Return the measure that words before a number name; empty where they speak of a year that is neither.

    `named_year` is a year named beside them that is not the book's own.
    """
    outturn = "执行" in words or "决算" in words
    measure = "final" if outturn else named_budget(words) or "budget"
    if named_year is None:
        return measure
    return f"prior_{measure}" if year is not None and named_year == year - 1 else ""


def base_named(words: str, year: int | None, kind: Kind) -> str:
    """Return what a change is counted from: a budget of this year, or a figure of last year, of some kind.

    A year that is not the last stands for itself, so that nothing is compared with the wrong one.
    """
    named = _YEAR.search(words)
    if not (named or any(word in words for word in ("上", "去年", "同比"))):
        return next((measure for stage, measure in _BUDGETS.items() if stage in words), "budget")
    if named and year is not None and int(named[0]) != year - 1:
        return named[0]
    if "执行" in words or "决算" in words:
        return "prior_final" if kind is Kind.BUDGET else "prior"
    return "prior_budget" if "预算" in words else "prior"


def default_measure(kind: Kind) -> str:
    """Return what an amount is that no word qualifies: what was spent, or what is planned."""
    return "budget" if kind is Kind.BUDGET else "final"
