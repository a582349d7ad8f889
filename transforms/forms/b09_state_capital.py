"""B09 国有资本经营预算支出表: by functional code, mostly empty."""

from transforms.forms.budget_columns import NATURES
from transforms.forms.form import Form, Layout
from transforms.model import Kind

FORM = Form(
    form="B09",
    name_zh="国有资本经营预算支出表",
    layout=Layout.CODE_ROWS,
    kind=Kind.BUDGET,
    titles=(
        "国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:收支|支出)(?:功能分类)?(?:预算)*(?:明细|情况|总体情况)?表",
    ),
    must=("合计|总计|小计|基本支出|金额|项目支出",),
    measures=NATURES,
    often_empty=True,
    subject="国有资本经营",
    names_are_rows=True,
    other_columns=True,
)
