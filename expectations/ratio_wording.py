"""A rate that its amounts cannot make, in one sentence: what is printed, what it must be between, how it was made."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from expectations.names import Language, name_fact, name_form, name_unit, write_amount, write_printed
from expectations.ratios import Formula, RatioVerdict
from transforms.model import Fact

if TYPE_CHECKING:
    from expectations.judge import Judged

CENT = Decimal("0.01")
_FORMULAS = {
    ("zh", Formula.TRUNCATED): "像是舍去了尾数而未四舍五入",
    ("zh", Formula.ROUNDED_TWICE): "像是四舍五入了两次",
    ("zh", Formula.SHIFTED_DECIMAL): "像是小数点错位",
    ("zh", Formula.COMPLEMENT): "像是用100%减去了应得的比例",
    ("zh", Formula.OTHER_WHOLE): "像是用了另一个总数",
    ("en", Formula.TRUNCATED): "It looks as if the digits that follow were cut off, not rounded",
    ("en", Formula.ROUNDED_TWICE): "It looks as if it was rounded twice",
    ("en", Formula.SHIFTED_DECIMAL): "It looks as if the decimal point is misplaced",
    ("en", Formula.COMPLEMENT): "It looks as if it was taken from 100 %",
    ("en", Formula.OTHER_WHOLE): "It looks as if another total was divided by",
}


def note_ratio(found: RatioVerdict) -> str:
    """Return a verdict's note in Chinese: what the amounts make, what is printed, and how that may have come about."""
    if found.formula is None or found.printed_pct is None:
        return found.note
    how = _FORMULAS.get(("zh", found.formula), "")
    whole = f"（{found.whole}）" if found.whole else ""
    return f"按印出的数应为{_between(found, 'zh')}，印为{_percent(found.printed_pct)}" + (
        f"；{how}{whole}" if how else ""
    )


def word_ratio(judged: Judged, facts: Mapping[str, Fact], language: Language) -> str:
    """Return the sentence of a rate that does not hold: its amounts, what they make, what is printed, and the formula."""
    found = judged.ratio
    if found is None or found.printed_pct is None:
        return judged.verdict.note
    rate = facts[judged.terms[0][0]]
    amounts = [_place_amount(facts[ref], rate, language) for ref, _ in judged.terms[1:]]
    zh = language == "zh"
    place = (
        f"第{rate.page}页《{name_form(rate.form, 'zh')}》"
        if zh
        else f"Page {rate.page}, {name_form(rate.form, 'en')}: "
    )
    name, printed = name_fact(rate, language), _percent(found.printed_pct)
    listed = dict.fromkeys(amounts)
    sentence = (
        f"{place}“{name}”印为{printed}；而{'、'.join(listed)}，按此应为{_between(found, 'zh')}。"
        if zh
        else f"{place}“{name}” is printed as {printed}; but {', '.join(listed)} make {_between(found, 'en')}. "
    )
    return sentence + _word_formula(judged, facts, found, language)


def _word_formula(judged: Judged, facts: Mapping[str, Fact], found: RatioVerdict, language: Language) -> str:
    """Return how the printed rate may have been made, with its division where another total explains it; else nothing."""
    how = _FORMULAS.get((language, found.formula or Formula.UNEXPLAINED))
    if how is None:
        return ""
    if found.formula is not Formula.OTHER_WHOLE:
        return f"{how}。" if language == "zh" else f"{how}."
    part = facts[judged.terms[1][0]]
    whole = facts[found.whole]
    division = f"{_number(part)}÷{_number(whole)}={_percent(found.printed_pct or Decimal(0))}"
    name = name_fact(whole, language)
    return f"{division}：{how}“{name}”。" if language == "zh" else f"{how}, “{name}”: {division}."


def _place_amount(fact: Fact, rate: Fact, language: Language) -> str:
    place = ""
    if (fact.form, fact.page) != (rate.form, rate.page):
        form = name_form(fact.form, language)
        place = f"第{fact.page}页《{form}》" if language == "zh" else f"page {fact.page}, {form}, "
    unit = name_unit(fact.unit, language) if fact.unit else ""
    name, amount = name_fact(fact, language), write_printed(fact, language)
    return (
        f"{place}“{name}” {amount} {unit}" if language == "zh" else f"{place}“{name}” {amount} (unit: {unit})"
    )


def _number(fact: Fact) -> str:
    return write_amount(fact.amount_yuan or Decimal(0), fact.unit or "万元", fact.step_yuan)


def _between(found: RatioVerdict, language: Language) -> str:
    low, high = found.low_pct or Decimal(0), found.high_pct or Decimal(0)
    if low.quantize(CENT) == high.quantize(CENT):
        return _percent(low.quantize(CENT))
    return (
        f"{_percent(low)} 至 {_percent(high)} 之间"
        if language == "zh"
        else f"between {_percent(low)} and {_percent(high)}"
    )


def _percent(value: Decimal) -> str:
    """Return a percentage without zeros at its end."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text}%"
