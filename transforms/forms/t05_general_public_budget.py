"""T05 一般公共预算财政拨款支出决算表: general public budget by functional code, basic and project."""

from transforms.forms.form import Form, Layout

FORM = Form(
    form="T05",
    name_zh="一般公共预算财政拨款支出决算表",
    layout=Layout.CODE_ROWS,
    titles=("公共预算(?:财政拨款)?(?:收入)?支出决算表", "公共预算(?:财政拨款)?支出(?:总体)?情况表"),
    must=("基本支出", "项目支出"),
    never=("上缴上级支出", "经营支出", "政府性基金预算财政拨款"),
    measures={
        "carryover_opening": "年初结转|上年结转",
        "income_total": "本年收入",
        "carryover_closing": "年末结转|结转下年",
        "basic_expenditure": "基本支出",
        "project_expenditure": "项目支出",
        "expenditure_total": "本年支出|^合计$|^小计$|决算数",
    },
    parts={"expenditure_total": ("basic_expenditure", "project_expenditure")},
    balanced=(("carryover_opening", "income_total"), ("expenditure_total", "carryover_closing")),
)
