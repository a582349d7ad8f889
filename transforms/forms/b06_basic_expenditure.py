"""B06 一般公共预算基本支出表: basic expenditure by economic code."""

from transforms.forms.budget_columns import NATURES
from transforms.forms.form import Form, Layout
from transforms.model import Kind

FORM = Form(
    form="B06",
    name_zh="一般公共预算基本支出表",
    layout=Layout.CODE_ROWS,
    kind=Kind.BUDGET,
    not_titled="功能",
    titles=(
        "一般公共预算(?:财政)?(?:拨款)?基本支出(?:部门预算)?(?:支出)?(?:经济分类)?(?:预算|明细|情况)*表",
    ),
    must=("合计|总计|金额|预算数|人员",),
    never=("功能科目|功能分类",),
    measures=NATURES,
    codes=r"[35]\d{2}(?:\d{2})?",
    names_are_rows=True,
    other_columns=True,
)
