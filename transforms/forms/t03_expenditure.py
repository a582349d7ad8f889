"""T03 支出决算表: expenditure of the year by functional code and nature, all funds."""

from transforms.forms.form import Form, Layout

FORM = Form(
    form="T03",
    name_zh="支出决算表",
    layout=Layout.CODE_ROWS,
    titles=("(?<!收入)(?<!拨款)支出决算(?:总)?表", "支出总体情况表"),
    must=("基本支出", "项目支出", "上缴上级支出|经营支出"),
    never=("财政拨款收入",),
    measures={
        "expenditure_total": "本年支出合计|^合计$|^小计$",
        "basic_expenditure": "基本支出",
        "project_expenditure": "项目支出",
        "remit_to_superior": "上缴上级支出",
        "business_expenditure": "经营支出",
        "subsidy_to_subordinates": "对附属单位补助支出",
    },
    parts={
        "expenditure_total": (
            "basic_expenditure",
            "project_expenditure",
            "remit_to_superior",
            "business_expenditure",
            "subsidy_to_subordinates",
        )
    },
)
