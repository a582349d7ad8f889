"""B12 绩效目标表: what a project promises, mostly in words."""

from transforms.forms.form import Form, Layout
from transforms.model import Kind

FORM = Form(
    form="B12",
    name_zh="绩效目标表",
    layout=Layout.WORDS,
    kind=Kind.BUDGET,
    titles=(".*绩效(?:目标)?(?:申报)?表",),
    must=("目标|绩效|指标|项目",),
)
