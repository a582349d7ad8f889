"""T07 政府性基金预算财政拨款收入支出决算表: opening, income, expenditure and closing by functional code."""

from transforms.forms.form import Form, Layout

FORM = Form(
    form="T07",
    name_zh="政府性基金预算财政拨款收入支出决算表",
    layout=Layout.CODE_ROWS,
    titles=(
        "政府性基金(?:预算)?(?:财政拨款)?(?:收入|收支)?(?:支出)?决算表",
        "政府性基金(?:预算)?(?:收入)?支出(?:总体)?情况表",
    ),
    must=("基本支出|本年支出", "项目支出|年末结转"),
    never=("上缴上级支出", "财政拨款收入"),
    measures={
        "carryover_opening": "年初结转|上年结转",
        "income_total": "本年收入",
        "carryover_closing": "年末结转|结转下年",
        "basic_expenditure": "基本支出",
        "project_expenditure": "项目支出",
        "expenditure_total": "本年支出|^合计$|^小计$",
    },
    parts={"expenditure_total": ("basic_expenditure", "project_expenditure")},
    balanced=(("carryover_opening", "income_total"), ("expenditure_total", "carryover_closing")),
    often_empty=True,
    subject="政府性基金",
)
