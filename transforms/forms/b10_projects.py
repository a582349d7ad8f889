"""B10 项目支出表: one row a project, money by source."""

from transforms.forms.budget_columns import SOURCE_PARTS, SOURCES
from transforms.forms.form import Form, Layout
from transforms.model import Kind

FORM = Form(
    form="B10",
    name_zh="项目支出表",
    layout=Layout.CODE_ROWS,
    kind=Kind.BUDGET,
    not_titled="绩效|经济",
    titles=("(?<!基本)项目支出(?:预算)?(?:总|明细|情况)?表", "专项业务经费支出(?:预算)?表"),
    must=("项目",),
    measures=SOURCES | {"expenditure_total": "合计|总计|小计|金额|预算数"},
    codes="",
    names_are_rows=True,
    other_columns=True,
    parts=SOURCE_PARTS
    | {"expenditure_total": ("fiscal_appropriation", "special_account", "unit_funds", "carryover")},
)
