"""T02 收入决算表: income of the year by functional code and source."""

from transforms.forms.form import Form, Layout

FORM = Form(
    form="T02",
    name_zh="收入决算表",
    layout=Layout.CODE_ROWS,
    titles=("(?<!支出)收入决算(?:总)?表", "(?<!支出)收入总体情况表"),
    must=("财政拨款收入", "上级补助收入|事业收入"),
    never=("基本支出",),
    measures={
        "of_which_education_fees": "教育收费",
        "income_total": "本年收入合计|^合计$|^小计$",
        "fiscal_appropriation": "财政拨款收入",
        "superior_subsidy": "上级补助收入",
        "operating_income": "事业收入",
        "business_income": "经营收入",
        "subordinate_remittance": "附属单位(?:上缴收入|缴款)",
        "other_income": "其他收入",
    },
    parts={
        "income_total": (
            "fiscal_appropriation",
            "superior_subsidy",
            "operating_income",
            "business_income",
            "subordinate_remittance",
            "other_income",
        )
    },
)
