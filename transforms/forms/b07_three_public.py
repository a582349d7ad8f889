"""B07 “三公”经费支出预算表: travel abroad, cars and receptions."""

from transforms.forms.form import Form, Layout
from transforms.model import Kind

FORM = Form(
    form="B07",
    name_zh="“三公”经费表",
    layout=Layout.BANDS,
    kind=Kind.BUDGET,
    titles=('(?:一般公共预算)?(?:财政)?(?:拨款)?"?三公"?经费.*表',),
    must=("接待", "出国"),
    measures={
        "last_budget": "上年",
        "change": "增减|变动",
        "budget": "预算|本年",
    },
)
