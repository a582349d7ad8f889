"""T09 财政拨款“三公”经费支出决算表: travel abroad, cars and receptions, budget beside outturn."""

from transforms.forms.form import Form, Layout

FORM = Form(
    form="T09",
    name_zh="财政拨款“三公”经费支出决算表",
    layout=Layout.BANDS,
    titles=(
        '(?:一般公共预算)?(?:财政拨款)?"?三公"?经费(?:[及、,]会议费[及、,]?培训费|及机关运行经费)?(?:支出)?(?:决算|公开|情况)表',
        '"三公"经费、行政参公单位机关运行经费情况表',
    ),
    must=("公务接待", "因公出国"),
    never=("30217",),
    measures={"initial_budget": "年初预算", "budget": "预算", "final": "决算"},
)
