"""T01 收入支出决算总表: two sides, every source of income against every functional class."""

from transforms.forms.form import Form, Layout

FORM = Form(
    form="T01",
    name_zh="收入支出决算总表",
    layout=Layout.TWO_SIDES,
    titles=(
        "(?<!拨款)收入支出决算总表",
        "(?<!拨款)收支决算总表",
        "(?<!拨款)收支总体情况表",
        "(?<!拨款)收入支出总表",
    ),
    must=("收入", "支出", "本年收入合计", "本年支出合计", "年末结转和结余|结转下年|结余分配"),
    never=("年[初末]财政拨款结转", "上缴上级支出.*功能分类"),
    measures={"amount": "决算数|金额|本年决算|本年数"},
)
