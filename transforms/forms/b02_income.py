"""B02 收入总表: income by unit or functional code and source."""

from transforms.forms.budget_columns import SOURCES
from transforms.forms.form import Form, Layout
from transforms.model import Kind

FORM = Form(
    form="B02",
    name_zh="收入总表",
    layout=Layout.CODE_ROWS,
    kind=Kind.BUDGET,
    titles=("(?<!支出)收入(?:预算)?总表", "(?<!支出)收入总体情况表"),
    must=("合计|总计|金额|小计",),
    never=("基本支出",),
    measures=SOURCES | {"income_total": "合计|总计|小计|本年收入|金额|收入预算"},
    names_are_rows=True,
    other_columns=True,
)
