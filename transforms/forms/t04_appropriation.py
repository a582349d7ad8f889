"""T04 财政拨款收入支出决算总表: two sides, fiscal appropriation alone, expenditure by fund."""

from transforms.forms.form import Form, Layout

FORM = Form(
    form="T04",
    name_zh="财政拨款收入支出决算总表",
    layout=Layout.TWO_SIDES,
    titles=("财政拨款收入支出决算总表", "财政拨款收支决算总表", "财政拨款收支总体情况表"),
    must=("一般公共预算财政拨款", "政府性基金预算财政拨款", "总计"),
    never=("结余分配", "上级补助收入"),
    measures={
        "general_public_budget": "一般公共预算",
        "government_fund_budget": "政府性基金",
        "state_capital_budget": "国有资本经营",
        "subtotal": "合计|小计",
        "amount": "决算数|金额|本年决算|本年数",
    },
    parts={"subtotal": ("general_public_budget", "government_fund_budget", "state_capital_budget")},
)
