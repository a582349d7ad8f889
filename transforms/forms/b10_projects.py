"""B10 项目支出表: one row a project, money by source."""

from transforms.forms.form import Form, Layout
from transforms.model import Kind

FORM = Form(
    form="B10",
    name_zh="项目支出表",
    layout=Layout.CODE_ROWS,
    kind=Kind.BUDGET,
    titles=("(?<!基本)项目支出(?:预算)?(?:总|明细)?表", "专项业务经费支出表"),
    must=("项目",),
    measures={
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
        "expenditure_total": "合计|总计|小计|金额|预算数",
    },
    names_are_rows=True,
    other_columns=True,
)
