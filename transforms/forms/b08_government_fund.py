"""B08 政府性基金预算支出表: by functional code, often empty."""

from transforms.forms.budget_columns import NATURE_PARTS, NATURES
from transforms.forms.form import Form, Layout
from transforms.model import Kind

FORM = Form(
    form="B08",
    name_zh="政府性基金预算支出表",
    layout=Layout.CODE_ROWS,
    kind=Kind.BUDGET,
    not_titled="经济|三公",
    titles=(
        "(?:财政拨款)?政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:收支|收入支出|支出)(?:功能分类)?(?:预算)?(?:明细|情况|总体情况)?表",
    ),
    must=("合计|总计|小计|基本支出|金额|支出",),
    measures={"last_budget": "上年"}
    | NATURES
    | {"expenditure_total": "合计|总计|小计|金额|预算数", "amount": "收入"},
    often_empty=True,
    subject="政府性基金",
    names_are_rows=True,
    other_columns=True,
    parts=NATURE_PARTS,
)
