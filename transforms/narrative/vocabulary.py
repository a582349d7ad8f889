"""Words that several section families share: totals, sources of income, natures of expenditure, the “三公” items."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.forms.budget_lines import BUDGET_INCOME_LINES
from transforms.forms.vocabulary import FUNCTION_CLASSES
from transforms.narrative.section import Subject
from transforms.wording import fold_text


def _printed(names: Iterable[str]) -> str:
    """Return a pattern of any of the names, the longest first."""
    return "|".join(re.escape(fold_text(name)) for name in sorted(names, key=len, reverse=True))


BOTH_SIDES = (
    Subject("grand_total", "收(?:入)?[、,]?支(?:出)?(?:决算|预算)?(?:总计|总预算|合计)"),
    Subject("grand_total", "(?:本年)?(?:预算收入|收入预算)(?:总计|总额|合计)?|收入总计|总收入", "income"),
    Subject(
        "grand_total", "(?:本年)?(?:预算支出|支出预算)(?:总计|总额|合计)?|支出总计|总支出", "expenditure"
    ),
)
ONE_SIDE = (
    Subject("income_total", "(?:本年)?收入合计|本年收入(?!合计)"),
    Subject("expenditure_total", "(?:本年)?支出合计|本年支出(?!合计)"),
)
NATURES = (
    Subject("basic_expenditure", "基本支出(?:总额|合计)?"),
    Subject("project_expenditure", "项目支出(?:总额|合计)?"),
    Subject("remit_to_superior", "上缴上级支出"),
    Subject("business_expenditure", "(?:事业单位)?经营支出"),
    Subject("reserve", "单位预留机动经费|预算准备金"),
    Subject("staff_growth", "增人增资(?:经费)?"),
    Subject("subsidy_to_subordinates", "对(?:附属|下级)单位补助支出"),
)
CARRYOVER = (
    Subject("carryover_opening", "(?:年初|上年)(?:财政拨款)?结转(?:和)?(?:结余)?(?:资金)?"),
    Subject("carryover_closing", "(?:年末|年终)(?:财政拨款)?结转(?:和)?(?:结余)?(?:资金)?|结转下年(?:资金)?"),
    Subject("non_fiscal_surplus_used", r"使用非财政拨款结余(?:\(含专用结余\))?"),
)
PERSONNEL = (
    Subject("personnel_total", "(?<!在职)人员(?:经费|支出)"),
    Subject("operating_total", "(?:日常)?公用(?:经费|支出)"),
)
THREE_PUBLIC = (
    Subject("three_public_total", '"三公"经费(?:财政拨款)?'),
    Subject("overseas_travel", r"因公出国\(境\)(?:费用?|经费)"),
    Subject("vehicles_subtotal", "公务用车购置(?:及|和|与)运行(?:维护)?(?:费用?|经费)"),
    Subject("vehicle_purchase", "公务用车购置(?:费用?|经费|(?=支出|预算支出))"),
    Subject("vehicle_operation", "公务用车运行(?:及|和)?(?:维护)?(?:费用?|经费|(?=支出|预算支出))"),
    Subject("reception_foreign", r"(?:外宾|外事|国\(境\)外)(?:公务)?接待(?:费用?|(?=支出))"),
    Subject("reception_domestic", "国内(?:公务)?接待(?:费用?|(?=支出))"),
    Subject("reception", "公务接待(?:费用?|经费)"),
    Subject("meetings", "会议费"),
    Subject("training", "培训费"),
)
_FUNDS = (
    ("general_public_budget", "一般公共预算"),
    ("government_fund_budget", "政府性基金(?:预算)?"),
    ("state_capital_budget", "国有资本经营(?:预算)?"),
)
FUND_EXPENDITURE = (
    Subject("fiscal_appropriation", "财政拨款(?:预算支出|支出(?:预算)?)(?:合计|总计)?", "expenditure"),
    *(
        Subject(concept, f"{name}(?:当年)?(?:财政)?(?:拨款)?支出(?:预算)?", "expenditure")
        for concept, name in _FUNDS
    ),
)
_LINES = {
    concept: names
    for concept, names in BUDGET_INCOME_LINES.items()
    if concept not in {"income_total", "grand_total", "carryover_opening", "non_fiscal_surplus_used"}
}
SOURCES = (
    *(
        Subject(concept, f"{name}(?:当年)?(?:财政)?(?:拨款)?收入(?:预算)?(?:总计)?|{name}拨款(?!支出)")
        for concept, name in _FUNDS
    ),
    *(Subject(concept, f"(?:{_printed(names)})(?:预算)?(?:总计)?") for concept, names in _LINES.items()),
)
# «一般公共服务支出类支出», «一般公共服务(类)支出» and «一般公共服务支出» are one class.
CLASSES = tuple(
    Subject(
        code,
        f"(?:{_printed(name.removesuffix('支出') for name in names)})(?:支出|(?=类|\\(类))(?:\\(类\\)|类)?",
    )
    for code, names in FUNCTION_CLASSES.items()
)
INCOME_WHOLES = (("收入", "income"),)
EXPENDITURE_WHOLES = (("支出", "expenditure"),)
