"""B09 国有资本经营预算支出表: by functional code, mostly empty."""

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
    measures={
        "personnel_expenses": "人员(?:经费|支出|类)",
        "operating_expenses": "公用(?:经费|支出)",
        "basic_expenditure": "基本支出",
        "project_expenditure": "项目支出|专项业务经费",
        "business_expenditure": "经营支出",
        "remit_to_superior": "上缴上级",
        "subsidy_to_subordinates": "对附属单位补助",
        "expenditure_total": "合计|总计|小计|支出预算|金额|预算数",
    },
    often_empty=True,
    subject="国有资本经营",
    names_are_rows=True,
    other_columns=True,
)
