"""B12 绩效目标表: what each project promises, mostly in words, and what it is to cost."""

from transforms.forms.budget_columns import FUNDS
from transforms.forms.form import Form, Layout
from transforms.model import Kind

FORM = Form(
    form="B12",
    name_zh="绩效目标表",
    layout=Layout.WORDS,
    kind=Kind.BUDGET,
    titles=(".*绩效(?:目标)?(?:申报)?表",),
    must=("目标|绩效|指标|项目",),
    measures={
        **FUNDS,
        "fiscal_appropriation": "财政拨款",
        "special_account": "专户",
        "other_funds": "其他资金",
        "basic_expenditure": "基本支出$",
        "project_expenditure": "项目支出$",
        "amount": "资金总额|金额合计|^金额|预算数|预算金额|^总额",
    },
    often_empty=True,
)
