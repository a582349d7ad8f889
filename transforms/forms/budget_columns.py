"""The columns that budget forms share over the provinces: sources of income, and natures of expenditure.

`*_PARTS` say which columns add up to which, where they are printed: for the self-test of a form.
"""

FUNDS = {
    "general_public_budget": "一般公共预算|经费拨款|公共财政拨款",
    "government_fund_budget": "政府性基金",
    "state_capital_budget": "国有资本经营",
}

SOURCES = {
    "non_fiscal_surplus_used": "使用非财政拨款结余",
    "carryover": "结转|结余|动用上年",
    **FUNDS,
    "fiscal_appropriation": "财政拨款",
    "special_account": "专户",
    "unit_funds": "^单位资金",
    "operating_income": "^事业收入|[^单]事业收入",
    "business_income": "经营(?:服务)?收入",
    "superior_subsidy": "上级补助",
    "subordinate_remittance": "附属单位",
    "other_income": "其[他它](?:收入|资金)",
    "income_total": "本年收入|当年收入",
}

NATURES = {
    "personnel_expenses": "人员(?:经费|支出|类)",
    "operating_expenses": "公用(?:经费|支出)",
    "basic_expenditure": "基本支出",
    "project_expenditure": "项目支出|专项业务经费",
    "business_expenditure": "经营支出",
    "remit_to_superior": "上缴上级",
    "subsidy_to_subordinates": "对附属单位补助",
    "carryover_closing": "结转下年|年末结转|年终结转",
}

FUND_PARTS = {"fiscal_appropriation": tuple(FUNDS)}

SOURCE_PARTS = {
    "grand_total": ("income_total", "carryover", "non_fiscal_surplus_used"),
    "income_total": ("fiscal_appropriation", "special_account", "unit_funds"),
    **FUND_PARTS,
    "unit_funds": (
        "operating_income", "business_income", "superior_subsidy", "subordinate_remittance", "other_income",
    ),
    "carryover": (
        "carryover_general_public_budget", "carryover_government_fund_budget", "carryover_state_capital_budget",
        "carryover_special_account", "carryover_unit_funds",
    ),
}  # fmt: skip

NATURE_PARTS = {
    "expenditure_total": (
        "basic_expenditure", "project_expenditure", "business_expenditure", "remit_to_superior",
        "subsidy_to_subordinates", "carryover_closing",
    ),
    "basic_expenditure": ("personnel_expenses", "operating_expenses"),
}  # fmt: skip
