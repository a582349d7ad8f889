"""B02 收入总表: income by unit or functional code and source."""

from transforms.forms.budget_columns import SOURCE_PARTS, SOURCES
from transforms.forms.form import Form, Layout
from transforms.model import Kind

FORM = Form(
    form="B02",
    name_zh="收入总表",
    layout=Layout.CODE_ROWS,
    kind=Kind.BUDGET,
    titles=("(?<!支出)(?<!拨款)收入(?:预算)?总表", "(?<!支出)(?<!拨款)收入(?:预算)?总体情况表"),
    must=("合计|总计|金额|小计",),
    never=("基本支出",),
    measures=SOURCES | {"grand_total": "合计|总计|小计", "amount": "^金额$|预算数$"},
    names_are_rows=True,
    other_columns=True,
    parts=SOURCE_PARTS,
)
