"""Cards of several provinces, printed as real PDFs and read back: merged cells, levels, scores or none, boxes."""

from __future__ import annotations

import pytest

from tests.transforms.annexes.printed_cards import print_pages
from tests.transforms.annexes.test_evaluations import BOOK, CARD, INDICATORS, MONEY, NATIONAL, TOP
from tests.transforms.forms.paper import Row, page, printed
from transforms.annexes.reading import read_annexes
from transforms.annexes.records import Annexes
from transforms.model import Page
from transforms.pdf.pages import read_pages

# A province whose card has no scores, and marks what applies with a filled square.
SQUARES: list[Row] = [
    ["项目名称", "河道保洁", None, None, None, None],
    ["主管部门", "青岚区水务局", None, "实施单位", "河道管理所", None],
    ["项目类型", "■经常性项目 □一次性项目", None, None, None, None],
    ["项目资金(万元)", "", "全年预算数", "全年执行数", "执行率", None],
    ["^", "资金总额", "36", "30.6", "85%", None],
    ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "未完成原因"],
    ["产出指标", "数量指标", "保洁河长", "≥20公里", "22公里", ""],
    ["^", "质量指标", "保洁达标率", "≥95%", "93%", "台风影响"],
]  # fmt: skip

# One that scores every indicator and prints the rule for the rate of execution.
SCORED: list[Row] = [
    ["单位名称", "青岚区统计局", None, None, None, None, None],
    ["基本支出总额", "", "210.4万元", "", "项目支出总额", "", "89.6万元"],
    ["预算执行情况(万元)", "", "预算数(A)", "执行数(B)", "执行率(B/A)", "得分(20分*执行率)", None],
    ["部门整体支出总额", "", "320", "300", "93.75%", "18.75", None],
    ["年度目标1", "一级指标", "二级指标", "三级指标", "年初目标值(A)", "实际完成值(B)", "得分"],
    ["^", "产出指标", "数量指标", "抽样调查户数(40分)", "120户", "120户", "40"],
    ["^", "效益指标", "社会效益指标", "数据质量(40分)", "提升", "提升", "38"],
    ["总分", None, None, None, None, None, "96.75"],
]  # fmt: skip

# One that turns the levels around: three levels in one stretch, ticks by √, the weights called 权重.
LEVELS: list[Row] = [
    ["项目名称", "老旧小区改造", None, None, None, None, None, None],
    ["主管部门及代码", "青岚区建设局", None, None, "项目实施单位", "改造办", None, None],
    ["项目属性", "持续性项目√  新增性项目□", None, None, None, None, None, None],
    ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "权重", "执行率", "得分"],
    ["^", "年度资金总额", "500", "480.5", "480.5", "10", "100%", "10"],
    ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "权重", "得分"],
    ["^", "产出指标", "数量指标", "改造户数", "≥300户", "312户", "50", "50"],
    ["^", "满意度指标", "服务对象满意度", "住户满意度", "≥90%", "95.5%", "40", "40"],
    ["总分", None, None, None, None, None, "100", "100"],
]  # fmt: skip

NATIONAL_TITLE = ["项目支出绩效自评表", "（2024年度）"]
BOXES: list[Row] = [["项目类别", "", "1、部门预算项目☑ 2、区级专项☐", None, None, None]]
WHY: list[Row] = [["偏差大或目标未完成原因分析", None, "雨季延误", None, None, None]]
PROJECT = page(20, [*TOP[:2], *BOXES, *MONEY, *INDICATORS, *WHY], above=[CARD])
CARDS = [
    pytest.param([PROJECT], id="wuhan"),
    pytest.param([page(20, NATIONAL, above=NATIONAL_TITLE)], id="national"),
    pytest.param([page(20, SQUARES, above=["河道保洁项目支出绩效自评表"])], id="squares"),
    pytest.param([page(20, SCORED, above=["2024年度青岚区统计局部门整体绩效自评表"])], id="scored"),
    pytest.param([page(20, LEVELS, above=["项目支出绩效自评表"])], id="levels"),
    pytest.param([page(20, NATIONAL[:10], above=NATIONAL_TITLE), page(21, NATIONAL[10:])], id="broken over pages"),
]  # fmt: skip


def said(annexes: Annexes) -> dict[str, object]:
    """Return what annexes say, without where it stands."""
    return {
        "numbers": {reading.form: printed(reading) for reading in annexes.readings},
        "indicators": [tuple(i)[2:12] for i in annexes.indicators],
        "fields": [(f.project, f.name, f.text, f.options, f.ticked) for f in annexes.fields],
        "issues": annexes.issues,
    }


def read_print(pages: list[Page]) -> Annexes:
    return read_annexes(read_pages(print_pages(pages)), [BOOK])


@pytest.mark.parametrize("pages", CARDS)
def test_a_printed_card_says_what_its_rows_say(pages: list[Page]) -> None:
    assert said(read_print(pages)) == said(read_annexes(pages, [BOOK]))


def test_levels_of_merged_cells_and_marks_before_the_option() -> None:
    annexes = read_print([page(20, SQUARES, above=["河道保洁项目支出绩效自评表"])])
    assert [(i.level1, i.level2, i.name, i.target, i.actual, i.reason) for i in annexes.indicators] == [
        ("产出指标", "数量指标", "保洁河长", "≥20公里", "22公里", ""),
        ("产出指标", "质量指标", "保洁达标率", "≥95%", "93%", "台风影响"),
    ]
    (kind,) = (f for f in annexes.fields if f.name == "type")
    assert (kind.options, kind.ticked) == (("经常性项目", "一次性项目"), ("经常性项目",))


def test_scores_weights_and_the_rule_printed_in_a_head() -> None:
    annexes = read_print([page(20, SCORED, above=["2024年度青岚区统计局部门整体绩效自评表"])])
    (reading,) = annexes.readings
    numbers = printed(reading)
    assert {key: text for key, text in numbers.items() if "score" in key or "weight" in key} == {
        "indicator.total/execution.score": "18.75",
        "indicator.total/execution.weight": "20",
        "indicator.total/01.score": "40",
        "indicator.total/01.weight": "40",
        "indicator.total/02.score": "38",
        "indicator.total/02.weight": "40",
        "total.total_score": "96.75",
    }
    assert [f.text for f in annexes.fields if f.name == "score_rule"] == ["得分(20分*执行率)"]
