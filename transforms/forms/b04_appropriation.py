"""B04 财政拨款收支总表: fiscal appropriation alone, two sides."""

from transforms.forms.form import Form, Layout
from transforms.model import Kind

FORM = Form(
    form="B04",
    name_zh="财政拨款收支总表",
    layout=Layout.TWO_SIDES,
    kind=Kind.BUDGET,
    titles=("财政拨款收支(?:预算)?总表", "财政拨款收支总体情况表"),
    must=("收入|财政拨款", "支出"),
    measures={
        "general_public_budget": "一般公共预算",
        "government_fund_budget": "政府性基金",
        "state_capital_budget": "国有资本经营",
        "subtotal": "合计|小计",
        "amount": "预算|金额",
    },
    names_are_rows=True,
    other_columns=True,
)
