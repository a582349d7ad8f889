"""B11 政府采购预算表: what is to be bought, money by source."""

from transforms.forms.budget_columns import SOURCE_PARTS, SOURCES
from transforms.forms.form import Form, Layout
from transforms.model import Kind

FORM = Form(
    form="B11",
    name_zh="政府采购表",
    layout=Layout.CODE_ROWS,
    kind=Kind.BUDGET,
    titles=("政府采购(?:[(（].*?[)）])?(?:项目)?(?:预算|支出|情况)*(?:明细)?表",),
    must=("采购",),
    measures=SOURCES | {"expenditure_total": "合计|总计|小计|金额|预算数"},
    codes="",
    names_are_rows=True,
    other_columns=True,
    parts=SOURCE_PARTS
    | {
        "expenditure_total": (
            "fiscal_appropriation",
            "special_account",
            "unit_funds",
            "other_income",
            "carryover",
        )
    },
)
