"""Self-evaluations (A01, A02): money, rates, scores, indicators and words, whatever the shape of the table."""

from __future__ import annotations

from decimal import Decimal

from tests.transforms.forms.paper import Row, page, printed, words
from transforms.annexes.reading import read_annexes
from transforms.annexes.records import Annexes, AnnexField
from transforms.model import CellState, Fact, FormReading, FormStatus, Page

BOOK = FormReading("T03", FormStatus.READ, "", (3,), unit="万元")
CARD = "2024年度桥梁养护项目绩效自评表"

TOP: list[Row] = [
    ["项目名称", "", "桥梁养护", "", "", ""],
    ["主管部门", "", "青岚区建设局", "", "项目实施单位", ""],
    ["项目类别", "", "1、部门预算项目☑ 2、区级专项☐", "", "", ""],
]
MONEY: list[Row] = [
    ["预算执行情况(万元)", "", "", "预算数(A)", "执行数(B)", "执行率(B/A)"],
    ["", "", "年度财政资金总额", "50万元", "48.25万元", "96.5%"],
]
INDICATORS: list[Row] = [
    ["年度绩效目标1", "一级指标", "二级指标", "三级指标", "年初目标值(A)", "实际完成值(B)"],
    ["", "产出指标", "数量指标", "养护桥梁", "≥ 12座", "13座"],
    ["", "", "", "巡查次数", "24", "24"],
    ["", "效益指标", "社会效益指标", "通行\n顺畅", "提升", "提升"],
]
REASONS: list[Row] = [["偏差大或目标未完成原因分析", "", "无", "", "", ""]]
NATIONAL: list[Row] = [
    ["项目名称", "街道绿化", None, None, None, None, None, None, None],
    ["主管部门", "青岚区园林局", None, None, None, "实施单位", None, "绿化队", None],
    ["项目资金（万元）", "", None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["^", "年度资金总额", None, "90", "80.5", "72.45", "10", "90%", "9"],
    ["^", "其中：当年财政拨款", None, "90", "70.5", "62.45", "—", "89%", "—"],
    ["^", "上年结转资金", None, "", "10", "10", "—", "", "—"],
    ["年度总体目标", "预期目标", None, None, "实际完成情况", None, None, None, None],
    ["^", "新增绿地。", None, None, "建成绿地。", None, None, None, None],
    ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
    ["^", "产出指标", "数量指标", "新增绿地面积", "≥2公顷", "1.5公顷", "50", "37.5", "雨季延误"],
    ["^", "^", "质量指标", "成活率", "≥95%", "98%", "20", "20", ""],
    ["^", "满意度指标", "服务对象满意度", "居民满意度", "≥90%", "93%", "20", "20", ""],
    ["总分", None, None, None, None, None, "100", "86.5", ""],
]  # fmt: skip


def read(*pages: Page) -> Annexes:
    return read_annexes(pages, [BOOK])


def facts(annexes: Annexes) -> dict[str, Fact]:
    return {fact.fact_id: fact for reading in annexes.readings for fact in reading.facts}


def texts(annexes: Annexes, *names: str) -> list[tuple[str, str]]:
    return [(f.name, f.text) for f in annexes.fields if f.name in names]


def one_field(annexes: Annexes, name: str) -> AnnexField:
    (found,) = (f for f in annexes.fields if f.name == name)
    return found


def project_card(*, number: int = 20, title: str = CARD) -> Page:
    return page(number, [*TOP, *MONEY, *INDICATORS, *REASONS], above=[title])


def test_a_project_has_its_budget_its_spending_and_its_rate() -> None:
    (reading,) = read(project_card()).readings
    assert (reading.form, reading.status, reading.pages, reading.unit) == (
        "A02",
        FormStatus.READ,
        (20,),
        "万元",
    )
    assert printed(reading) == {
        "name:桥梁养护.revised_budget": "50",
        "name:桥梁养护.final": "48.25",
        "name:桥梁养护.completion_pct": "96.5",
    }


def test_a_rate_is_a_quantity_and_no_money() -> None:
    rate = facts(read(project_card()))["A02.name:桥梁养护.completion_pct"]
    assert (rate.quantity, rate.quantity_step, rate.unit) == (Decimal("96.5"), Decimal("0.1"), "%")
    assert (rate.amount_yuan, rate.step_yuan) == (None, Decimal(0))


def test_money_is_in_yuan_by_the_unit_printed_beside_it() -> None:
    spent = facts(read(project_card()))["A02.name:桥梁养护.final"]
    assert (spent.amount_yuan, spent.step_yuan) == (Decimal(482500), Decimal(100))


def test_a_rate_left_out_is_kept_as_a_blank() -> None:
    money: list[Row] = [MONEY[0], ["", "", "年度财政资金总额", "0万元", "3.15万元", ""]]
    rate = facts(read(page(20, [*TOP, *money], above=[CARD])))["A02.name:桥梁养护.completion_pct"]
    assert (rate.state, rate.quantity) == (CellState.BLANK, None)


def test_a_rate_that_may_be_a_ratio_is_unreadable() -> None:
    money: list[Row] = [MONEY[0], ["", "", "年度财政资金总额", "50", "50", "1"]]
    annexes = read(page(20, [*TOP, *money], above=[CARD]))
    assert facts(annexes)["A02.name:桥梁养护.completion_pct"].state is CellState.UNREADABLE
    assert annexes.issues == ("第20页“桥梁养护”的数字无法确定: '1'",)
    assert not annexes.readings[0].complete


def test_two_tables_of_one_project_name_are_two_projects() -> None:
    annexes = read(project_card(), project_card(number=21, title="2024年度隧道养护项目绩效自评表"))
    (reading,) = annexes.readings
    assert [row.concept for row in reading.rows if not row.side] == ["name:桥梁养护", "name:桥梁养护#2"]
    assert texts(annexes, "title") == [("title", CARD), ("title", "2024年度隧道养护项目绩效自评表")]


def test_indicators_keep_the_levels_of_the_rows_above() -> None:
    indicators = read(project_card()).indicators
    assert [(i.goal, i.level1, i.level2, i.name, i.target, i.actual) for i in indicators] == [
        ("1", "产出指标", "数量指标", "养护桥梁", "≥12座", "13座"),
        ("1", "产出指标", "数量指标", "巡查次数", "24", "24"),
        ("1", "效益指标", "社会效益指标", "通行顺畅", "提升", "提升"),
    ]


def test_the_words_of_a_card_are_named_fields_and_a_blank_one_is_empty() -> None:
    annexes = read(project_card())
    assert texts(annexes, "project", "department", "implementer", "deviation") == [
        ("project", "桥梁养护"),
        ("department", "青岚区建设局"),
        ("implementer", ""),
        ("deviation", "无"),
    ]
    category = one_field(annexes, "category")
    assert (category.options, category.ticked) == (("部门预算项目", "区级专项"), ("部门预算项目",))


def test_notes_below_a_card_are_its_note() -> None:
    below = ["备注：", "1. 预算数为调整后财政资金总额。"]
    annexes = read(page(20, [*TOP, *MONEY], above=[CARD], below=below))
    assert one_field(annexes, "note").text == "备注:1.预算数为调整后财政资金总额。"


def test_a_card_goes_on_over_the_page_whatever_its_columns_there() -> None:
    rest: list[Row] = [["效益指标", "社会效益指标", "通行顺畅", "提升", "提升"]]
    first = page(20, [*TOP, *MONEY, *INDICATORS[:3]], above=[CARD])
    second = page(21, rest, xs=[110, 172, 240, 285, 350, 410])
    annexes = read(first, second)
    last = annexes.indicators[-1]
    assert (last.level1, last.name, last.target, last.actual, last.page) == (
        "效益指标",
        "通行顺畅",
        "提升",
        "提升",
        21,
    )
    assert annexes.readings[0].pages == (20, 21)


def test_a_row_of_boxes_broken_over_the_page_is_one() -> None:
    broken: list[Row] = [*TOP[:2], ["项目类别", "", "1、部门预算项目☐ 2、区级", "", "", ""]]
    rest: list[Row] = [["", "", "专项☑", "", "", ""], *MONEY]
    annexes = read(page(20, broken, above=[CARD]), page(21, rest))
    category = one_field(annexes, "category")
    assert (category.options, category.ticked) == (("部门预算项目", "区级专项"), ("区级专项",))


def test_another_table_below_is_no_part_of_a_card() -> None:
    other = page(21, [["区级专项", "绿地"], ["1", "2"]], above=["第七部分", "其他情况"])
    assert read(project_card(), other).readings[0].pages == (20,)


def test_a_title_in_the_contents_is_not_that_of_the_next_table() -> None:
    contents = words(2, "十、项目支出绩效自评表", "十一、附件")
    table = page(3, [["项目", "金额"], ["收入", "2"]], above=["收入决算表", "单位：万元"])
    untitled = page(5, [["项目", "金额"], ["收入", "2"]], above=["单位：万元"])
    assert read(contents, table).readings == ()
    assert read(contents, words(3, "第一部分 概况"), untitled).readings == ()


def test_a_body_has_its_expenditure_in_two_parts_and_goals_of_its_own() -> None:
    rows: list[Row] = [
        ["单位名称", "", "青岚区建设局", "", "", ""],
        ["基本支出总额", "", "300.5万元", "", "项目支出总额", "120万元"],
        MONEY[0],
        ["", "", "部门整体支出总额", "400.25万元", "420.5万元", "105.06%"],
        ["年度目标1:", "", "养好桥。", "", "", ""],
        *INDICATORS[:2],
        ["年度目标2", "", "管好路。", "", "", ""],
        ["年度目标2", "产出指标", "质量指标", "平整度", "达标", "达标"],
    ]
    annexes = read(page(20, rows, above=["2024年度青岚区建设局部门整体绩效自评表"]))
    (reading,) = annexes.readings
    assert (reading.form, reading.publisher) == ("A01", "青岚区建设局")
    assert printed(reading) == {
        "total.basic_expenditure": "300.5",
        "total.project_expenditure": "120",
        "total.revised_budget": "400.25",
        "total.final": "420.5",
        "total.completion_pct": "105.06",
    }
    assert texts(annexes, "goal1", "goal2") == [("goal1", "养好桥。"), ("goal2", "管好路。")]
    assert [(i.goal, i.name) for i in annexes.indicators] == [("1", "养护桥梁"), ("2", "平整度")]


def test_the_national_form_has_two_budgets_sources_weights_and_scores() -> None:
    (reading,) = read(page(20, NATIONAL, above=["项目支出绩效自评表", "（2024年度）"])).readings
    assert printed(reading) == {
        "name:街道绿化.original_budget": "90",
        "name:街道绿化.revised_budget": "80.5",
        "name:街道绿化.final": "72.45",
        "name:街道绿化.completion_pct": "90",
        "name:街道绿化.total_weight": "100",
        "name:街道绿化.total_score": "86.5",
        "funding.name:街道绿化/fiscal_appropriation.original_budget": "90",
        "funding.name:街道绿化/fiscal_appropriation.revised_budget": "70.5",
        "funding.name:街道绿化/fiscal_appropriation.final": "62.45",
        "funding.name:街道绿化/carryover_opening.revised_budget": "10",
        "funding.name:街道绿化/carryover_opening.final": "10",
        "indicator.name:街道绿化/execution.weight": "10",
        "indicator.name:街道绿化/execution.score": "9",
        "indicator.name:街道绿化/01.weight": "50",
        "indicator.name:街道绿化/01.score": "37.5",
        "indicator.name:街道绿化/02.weight": "20",
        "indicator.name:街道绿化/02.score": "20",
        "indicator.name:街道绿化/03.weight": "20",
        "indicator.name:街道绿化/03.score": "20",
    }


def test_the_national_form_gives_a_reason_beside_each_indicator_and_goals_in_two_texts() -> None:
    annexes = read(page(20, NATIONAL, above=["项目支出绩效自评表"]))
    assert [(i.name, i.reason) for i in annexes.indicators[:2]] == [
        ("新增绿地面积", "雨季延误"),
        ("成活率", ""),
    ]
    assert texts(annexes, "goal", "achievement") == [("goal", "新增绿地。"), ("achievement", "建成绿地。")]


def test_scores_in_hubei_stand_in_heads_and_behind_names() -> None:
    rows: list[Row] = [
        *TOP,
        ["预算执行情况(万元)(20分)", "", "预算数(A)", "执行数(B)", "执行率(B/A)", "得分(20分*执行率)"],
        ["", "年度财政资金总额", "50", "45", "90%", "18"],
        ["年度目标", "一级指标", "三级指标", "年初目标值", "实际完成值", "得分"],
        ["", "产出指标", "养护桥梁（80分）", "12", "12", "80"],
        ["总分", "", "", "", "", "98"],
    ]
    (reading,) = read(page(20, rows, above=[CARD])).readings
    scores = {key: text for key, text in printed(reading).items() if key.endswith(("weight", "score"))}
    assert scores == {
        "indicator.name:桥梁养护/execution.score": "18",
        "indicator.name:桥梁养护/execution.weight": "20",
        "indicator.name:桥梁养护/01.score": "80",
        "indicator.name:桥梁养护/01.weight": "80",
        "name:桥梁养护.total_score": "98",
    }


def test_amounts_may_stand_beside_their_labels() -> None:
    rows: list[Row] = [*TOP, ["预算数（元）", "50", "执行数（元）", "48.25", "执行率（B/A）", "96.5%"]]
    (reading,) = read(page(20, rows, above=[CARD])).readings
    assert reading.unit == "元"
    assert printed(reading) == {
        "name:桥梁养护.revised_budget": "50",
        "name:桥梁养护.final": "48.25",
        "name:桥梁养护.completion_pct": "96.5",
    }


def test_a_total_score_may_stand_above_the_table() -> None:
    annexes = read(page(20, [*TOP, *MONEY], above=[CARD, "单位名称：青岚区建设局  自评得分：96.5"]))
    score = facts(annexes)["A02.name:桥梁养护.total_score"]
    assert (score.quantity, score.unit) == (Decimal("96.5"), "分")
    assert texts(annexes, "body", "self_score") == [("body", "青岚区建设局"), ("self_score", "96.5")]


def test_a_list_of_projects_has_one_a_row() -> None:
    rows: list[Row] = [
        ["序号", "项目名称", "全年预算数", "全年执行数", "执行率", "自评得分"],
        ["1", "桥梁养护", "50", "48.25", "96.5%", "98"],
        ["2", "街道绿化", "80.5", "72.45", "90%", "86.5"],
        ["", "合计", "130.5", "120.7", "", ""],
    ]
    (reading,) = read(page(20, rows, above=["项目支出绩效自评情况表", "单位：元"])).readings
    assert reading.unit == "元"
    assert [row.concept for row in reading.rows] == ["name:桥梁养护", "name:街道绿化", "total"]
    assert printed(reading)["name:街道绿化.total_score"] == "86.5"
    assert printed(reading)["total.final"] == "120.7"


def test_a_row_of_a_list_without_a_name_is_an_issue() -> None:
    rows: list[Row] = [["项目名称", "全年预算数", "全年执行数"], ["桥梁养护", "50", "48.25"], ["", "7", "6"]]
    annexes = read(page(20, rows, above=["项目支出绩效自评情况表"]))
    assert annexes.issues == ("第20页的自评汇总表有一行没有项目名称，未读",)


def test_a_title_over_an_empty_grid_is_no_card() -> None:
    assert read(page(20, [["", ""]], above=[CARD])).readings == ()


def test_a_unit_printed_nowhere_is_that_of_the_book() -> None:
    money: list[Row] = [["预算执行情况", *MONEY[0][1:]], ["", "", "年度财政资金总额", "50", "48.25", "96.5%"]]
    card = page(20, [*TOP, *money], above=[CARD])
    assert facts(read(card))["A02.name:桥梁养护.final"].unit == "万元"
    assert read_annexes([card], []).issues == ("第20页“桥梁养护”的金额没有单位，未读",)


def test_targets_of_a_budget_are_no_evaluation() -> None:
    rows: list[Row] = [
        ["项目名称", "桥梁养护", None, "执行率分值", "10"],
        ["资金总额", "50", None, "", ""],
        ["一级指标", "二级指标", "三级指标", "指标值", "分值"],
        ["产出指标", "数量指标", "养护桥梁", "12", "90"],
    ]
    assert read(page(20, rows, above=["项目支出绩效目标表"])).readings == ()


def targets_of_budget(rows: list[Row]) -> list[tuple[str, ...]]:
    form = FormReading("B12", FormStatus.READ, "", (20,), unit="万元")
    annexes = read_annexes([page(20, rows, above=["项目支出绩效目标表"])], [form])
    assert annexes.readings == ()
    return [(i.form, i.project, i.level2, i.name, i.target, i.actual, i.weight) for i in annexes.indicators]


def test_a_budget_has_the_indicators_of_its_cards_of_targets() -> None:
    rows: list[Row] = [
        ["项目名称", "桥梁养护", None, "执行率分值", "10"],
        ["资金总额", "50", None, "", ""],
        ["一级指标", "二级指标", "三级指标", "指标值", "分值"],
        ["产出指标", "数量指标", "养护桥梁", "≥12座", "50"],
        ["^", "质量指标", "完好率", "≥95%", "40"],
    ]
    assert targets_of_budget(rows) == [
        ("B12", "name:桥梁养护", "数量指标", "养护桥梁", "≥12座", "", "50"),
        ("B12", "name:桥梁养护", "质量指标", "完好率", "≥95%", "", "40"),
    ]


def test_a_list_of_targets_is_no_card() -> None:
    rows: list[Row] = [
        ["项目名称", "资金总额", "二级指标", "三级指标", "指标值"],
        ["桥梁养护", "50", "数量指标", "养护桥梁", "≥12座"],
    ]
    assert targets_of_budget(rows) == []


def test_a_card_without_money_says_so() -> None:
    annexes = read(page(20, [*TOP, *INDICATORS], above=[CARD]))
    assert annexes.issues == (f"第20页《{CARD}》没有读到金额",)
    assert annexes.readings[0].status is FormStatus.EMPTY


def test_a_book_without_annexes_has_none() -> None:
    assert read(words(1, "第一部分 概况")) == Annexes()
