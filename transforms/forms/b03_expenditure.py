"""B03 支出总表: expenditure by unit or functional code and nature, all funds."""

from transforms.forms.budget_columns import NATURE_PARTS, NATURES, SOURCES
from transforms.forms.form import Form, Layout
from transforms.model import Kind

FORM = Form(
    form="B03",
    name_zh="支出总表",
    layout=Layout.CODE_ROWS,
    kind=Kind.BUDGET,
    titles=(
        "(?<!收入)(?<!拨款)(?<!项目)(?<!基本)支出(?:预算)?总表",
        "(?<!收入)(?<!拨款)支出(?:预算)?总体情况表",
    ),
    must=("合计|总计|基本支出",),
    measures=NATURES | SOURCES | {"expenditure_total": "合计|总计|小计|金额|预算数$"},
    names_are_rows=True,
    other_columns=True,
    parts=NATURE_PARTS,
)
