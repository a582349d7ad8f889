"""The columns that budget forms share over the provinces: sources of income, and natures of expenditure."""

SOURCES = {
    "carryover": "结转|结余|动用",
    "general_public_budget": "一般公共预算|经费拨款|公共财政拨款",
    "government_fund_budget": "政府性基金",
    "state_capital_budget": "国有资本经营",
    "fiscal_appropriation": "财政拨款",
    "special_account": "财政专户",
    "operating_income": "^事业收入|[^单]事业收入",
    "business_income": "经营(?:服务)?收入",
    "superior_subsidy": "上级补助",
    "subordinate_remittance": "附属单位",
    "other_income": "其[他它]",
}

NATURES = {
    "personnel_expenses": "人员(?:经费|支出|类)",
    "operating_expenses": "公用(?:经费|支出)",
    "basic_expenditure": "基本支出",
    "project_expenditure": "项目支出|专项业务经费",
    "business_expenditure": "经营支出",
    "remit_to_superior": "上缴上级",
    "subsidy_to_subordinates": "对附属单位补助",
    "expenditure_total": "合计|总计|小计|支出预算|金额|预算数",
}
