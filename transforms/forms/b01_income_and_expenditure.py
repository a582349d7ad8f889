"""B01 部门收支总表: income by source against expenditure by class, economic item and nature."""

from transforms.forms.form import Form, Layout
from transforms.model import Kind

FORM = Form(
    form="B01",
    name_zh="收支总表",
    layout=Layout.TWO_SIDES,
    kind=Kind.BUDGET,
    titles=(
        "(?<!拨款)(?:收支|收入支出)(?:预算)?总表",
        "(?<!拨款)(?:收支|收入支出)(?:预算)?总体情况表",
        "(?<!拨款)收支预算表",
    ),
    must=("收入|财政拨款", "支出"),
    never=("年[初末]财政拨款",),
    measures={
        "last_budget": "上年",
        "personnel_expenses": "人员(?:经费|支出)",
        "operating_expenses": "公用(?:经费|支出)",
        "project_expenditure": "项目支出",
        "basic_expenditure": "基本支出",
        "amount": "预算|金额|合计",
    },
    names_are_rows=True,
    other_columns=True,
    parts={
        "amount": ("basic_expenditure", "project_expenditure"),
        "basic_expenditure": ("personnel_expenses", "operating_expenses"),
    },
)
