"""B06 一般公共预算基本支出表: basic expenditure by economic code, or by the names of economic items."""

from transforms.forms.budget_columns import NATURE_PARTS
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
    measures={
        "last_budget": "上年",
        "personnel_expenses": "人员(?:经费|支出|类)",
        "operating_expenses": "公用(?:经费|支出)",
        "basic_expenditure": "基本支出|合计|总计|小计|金额|预算数",
    },
    codes=r"[35]\d{2}(?:\d{2})?",
    names_are_rows=True,
    other_columns=True,
    parts={"basic_expenditure": NATURE_PARTS["basic_expenditure"]},
)
