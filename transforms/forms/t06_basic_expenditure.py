"""T06 一般公共预算财政拨款基本支出决算明细表: basic expenditure by economic code, two or three blocks in a row."""

from transforms.forms.form import Form, Layout

FORM = Form(
    form="T06",
    name_zh="一般公共预算财政拨款基本支出决算明细表",
    layout=Layout.BLOCKS,
    titles=("公共预算(?:财政拨款)?基本支出决算(?:明细)?表", "公共预算(?:财政拨款)?基本支出情况表"),
    must=("工资福利支出|人员经费", "301", "302|商品和服务支出"),
    never=("一般公共服务支出",),
    measures={
        "personnel_expenses": "^人员(?:经费|支出)$",
        "operating_expenses": "^(?:日常)?公用(?:经费|支出)$",
        "amount": "决算数|金额|支出数|^合计$|^小计$",
    },
    codes=r"3\d{2}(?:\d{2})?",
    parts={"amount": ("personnel_expenses", "operating_expenses")},
)
