"""B09 国有资本经营预算支出表: by functional code, mostly empty."""

from transforms.forms.budget_columns import NATURE_PARTS, NATURES
from transforms.forms.form import Form, Layout
from transforms.model import Kind

FORM = Form(
    form="B09",
    name_zh="国有资本经营预算支出表",
    layout=Layout.CODE_ROWS,
    kind=Kind.BUDGET,
    not_titled="经济分类|三公",
    titles=(
        "国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:收支|收入支出|支出)(?:功能分类)?(?:预算)*(?:明细|情况|总体情况)?表",
    ),
    must=("合计|总计|小计|基本支出|金额|项目支出|支出",),
    measures={"last_budget": "上年"} | NATURES | {"expenditure_total": "合计|总计|小计|金额|预算数"},
    often_empty=True,
    subject="国有资本经营",
    names_are_rows=True,
    other_columns=True,
    parts=NATURE_PARTS,
)
