"""B04 财政拨款收支总表: fiscal appropriation alone, two sides."""

from transforms.forms.budget_columns import FUNDS
from transforms.forms.form import Form, Layout
from transforms.model import Kind

FORM = Form(
    form="B04",
    name_zh="财政拨款收支总表",
    layout=Layout.TWO_SIDES,
    kind=Kind.BUDGET,
    titles=("财政拨款(?:收支|收入支出)(?:预算)?总表", "财政拨款(?:收支|收入支出)(?:预算)?总体情况表"),
    must=("收入|财政拨款", "支出"),
    measures={"last_budget": "上年", **FUNDS, "subtotal": "合计|小计", "amount": "预算|金额"},
    names_are_rows=True,
    other_columns=True,
    parts={"subtotal": tuple(FUNDS)},
)
