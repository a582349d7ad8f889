"""B05 一般公共预算支出表: general public budget by functional code."""

from transforms.forms.budget_columns import NATURE_PARTS, NATURES
from transforms.forms.form import Form, Layout
from transforms.model import Kind

FORM = Form(
    form="B05",
    name_zh="一般公共预算支出表",
    layout=Layout.CODE_ROWS,
    kind=Kind.BUDGET,
    not_titled="经济",
    titles=("一般公共预算(?:财政)?(?:拨款)?支出(?:功能分类)?(?:预算)?(?:明细|情况|总体情况)?表",),
    must=("合计|总计|小计|基本支出|金额|预算数",),
    never=("经济科目|经济分类",),
    measures={"last_budget": "上年"} | NATURES | {"expenditure_total": "合计|总计|小计|金额|预算数"},
    names_are_rows=True,
    other_columns=True,
    parts=NATURE_PARTS,
)
