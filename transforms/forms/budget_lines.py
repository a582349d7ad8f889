"""The words printed in the first column of budget forms, beside those of final accounts, and what they mean.

Sources: budget books of Beijing, Fuzhou, Hangzhou, Huzhou, Hunan, Jiangsu, Shaanxi, Shanghai and Shenzhen, 2017–2026.
"""

from __future__ import annotations

from transforms.forms.vocabulary import EXPENDITURE_LINES, INCOME_LINES, Lines


def _extend(lines: Lines, more: Lines) -> Lines:
    return {c: [*lines.get(c, ()), *more.get(c, ())] for c in [*lines, *(c for c in more if c not in lines)]}


BUDGET_INCOME_LINES: Lines = _extend(INCOME_LINES, {
    "fiscal_appropriation": ["财政拨款", "本级财政拨款收入", "本级财政拨款", "公共财政拨款"],
    "general_public_budget": [
        "一般公共预算", "一般公共预算资金", "一般公共预算拨款", "一般公共预算拨款收入", "一般公共预算收入",
    ],
    "government_fund_budget": [
        "政府性基金", "政府性基金预算", "政府性基金拨款", "政府性基金预算拨款", "政府性基金预算拨款收入", "政府性基金收入",
    ],
    "state_capital_budget": [
        "国有资本经营预算", "国有资本经营预算拨款", "国有资本经营预算拨款收入", "国有资本经营预算收入",
    ],
    "special_account": ["财政专户管理资金", "财政专户管理资金收入", "财政专户管理事业收入"],
    "unit_funds": ["单位资金", "单位资金收入"],
    "other_funds": ["其他资金"],
    "business_income": ["事业单位经营收入", "事业单位经营服务收入"],
    "other_income": ["其它收入"],
    "income_total": ["本年收入", "当年收入小计", "本年收入小计"],
    "carryover_opening": ["上年结转结余", "上年结余、结转", "上年结转资金", "上年结转和结余资金", "上年结余结转"],
    "grand_total": ["收入合计"],
})  # fmt: skip

BUDGET_EXPENDITURE_LINES: Lines = _extend(EXPENDITURE_LINES, {
    "expenditure_total": ["本年支出", "当年支出小计", "本年支出小计"],
    "carryover_closing": ["结转下年资金", "年终结转结余", "年末结转结余", "结转下年支出", "年末结转"],
    "grand_total": ["支出合计"],
    "business_expenditure": ["事业单位经营支出"],
})  # fmt: skip
