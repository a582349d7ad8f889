"""B06 一般公共预算基本支出表: basic expenditure by economic code."""

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
        "personnel_expenses": "人员(?:经费|支出|类)",
        "operating_expenses": "公用(?:经费|支出)",
        "basic_expenditure": "基本支出",
        "project_expenditure": "项目支出|专项业务经费",
        "business_expenditure": "经营支出",
        "remit_to_superior": "上缴上级",
        "subsidy_to_subordinates": "对附属单位补助",
        "expenditure_total": "合计|总计|小计|支出预算|金额|预算数",
    },
    codes=r"[35]\d{2}(?:\d{2})?",
    names_are_rows=True,
    other_columns=True,
)
