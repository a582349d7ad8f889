"""Tables of targets (B12): the money of projects, of bodies and of their tasks; counts and words stay unread."""

from __future__ import annotations

from decimal import Decimal

from tests.transforms.forms.paper import UNIT, Row, page, printed, read_book
from transforms.model import FormReading, Kind, Page

NOTE = "《绩效目标表》只读资金，目标和指标为文字和数量，未读"
TITLE = "部门整体支出绩效目标表"

TASK_HEAD: list[Row] = [
    ["部门（单位）名称", None, "青岚区统计局", None, None, None, None],
    ["主要任务", "任务名称", "主要内容", "预算金额（万元）", None, None, "执行率分值"],
    ["^", "^", "^", "总额", "财政拨款", "其他资金", "^"],
]
TASKS: list[Row] = [
    ["^", "月度调查", "每月调查一次，用好经费", "7.25", "5.25", "2", ""],
    ["^", "人口抽样", "抽样", "3", "3", "", ""],
    ["^", "金额合计", None, "10.25", "8.25", "2", ""],
]
INDICATORS: list[Row] = [
    ["总体目标", "查清底数。", None, None, None, None, None],
    ["绩效指标", "一级指标", "二级指标", "三级指标", None, "指标值", "分值"],
    ["^", "成本指标", "经济成本", "调查经费（万元）", None, "7.25", "12.5"],
    ["^", "产出指标", "数量指标", "调查次数", None, "12", "20"],
]


def read(*pages: Page) -> tuple[FormReading, list[str]]:
    forms, issues = read_book(*pages, kind=Kind.BUDGET)
    return forms["B12"], issues


def card(*rows: Row) -> Page:
    return page(42, rows, above=[TITLE])


def test_the_tasks_of_a_body_are_rows_of_their_own_and_their_total_is_the_bodys() -> None:
    reading, issues = read(card(*TASK_HEAD, *TASKS, *INDICATORS))
    assert printed(reading) == {
        "name:月度调查.amount": "7.25",
        "name:月度调查.fiscal_appropriation": "5.25",
        "name:月度调查.other_funds": "2",
        "name:人口抽样.amount": "3",
        "name:人口抽样.fiscal_appropriation": "3",
        "name:青岚区统计局.amount": "10.25",
        "name:青岚区统计局.fiscal_appropriation": "8.25",
        "name:青岚区统计局.other_funds": "2",
    }
    assert (reading.unit, reading.complete, issues) == ("万元", True, [NOTE])


def test_tasks_may_have_one_undivided_column_of_money() -> None:
    rows: list[Row] = [
        ["单位名称", None, "青岚区统计局"],
        ["总体目标", "查清底数。", None],
        ["任务名称", "主要内容", "预算金额"],
        ["月度调查", "每月", "7.25"],
        ["合计", "", "7.25"],
    ]
    reading, _ = read(page(42, rows, above=[TITLE, UNIT]))
    assert printed(reading) == {"name:月度调查.amount": "7.25", "name:青岚区统计局.amount": "7.25"}


def test_money_of_a_card_that_no_reader_took_is_named() -> None:
    rows: list[Row] = [
        ["项目名称", None, "普查", None],
        ["联系电话", None, "88010203", None],
        ["资金（万元）", "资金总额", "9.00", "分值"],
        ["^", "上级补助资金", "4.00", "10"],
        ["绩效指标", "一级指标", "三级指标", "指标值"],
        ["^", "产出指标", "拨付经费（万元）", "3.50"],
    ]
    reading, issues = read(card(*rows))
    assert printed(reading) == {"name:普查.amount": "9.00"}
    assert issues == ["《绩效目标表》第42页有1个数字未读: 4.00", NOTE]
    assert not reading.complete


def test_a_task_without_a_name_is_not_read_and_its_money_is_named() -> None:
    nameless: Row = ["^", "", "其他事项", "1.50", "1.50", "", ""]
    reading, issues = read(card(*TASK_HEAD, TASKS[0], nameless, *TASKS[1:], *INDICATORS))
    assert "1.50" not in printed(reading).values()
    assert issues == ["《绩效目标表》第42页有2个数字未读: 1.50、1.50", NOTE]


LIST_HEAD: list[Row] = [["单位编码", "项目名称", "资金总额", "绩效目标", "指标值"]]
LIST_TITLE = ["项目支出绩效目标表", UNIT]


def test_the_total_of_a_list_has_its_word_as_label_wherever_it_stands() -> None:
    rows: list[Row] = [
        *LIST_HEAD,
        ["合计", "", "8. 50", "", ""],
        ["301", "普查、 调查专项", "8. 50", "查清", "95"],
    ]
    reading, _ = read(page(22, rows, above=LIST_TITLE))
    assert [(f.concept, f.label, f.text, f.amount_yuan) for f in reading.facts] == [
        ("total", "合计", "8. 50", Decimal(85_000)),
        ("name:普查、调查专项", "普查、调查专项", "8. 50", Decimal(85_000)),
    ]


def test_a_row_printed_again_because_its_targets_run_on_is_read_once_and_passed_over() -> None:
    row: Row = ["301", "普查专项", "8.50", "查清", "95"]
    first = page(22, [*LIST_HEAD, row], above=LIST_TITLE)
    second = page(23, [*LIST_HEAD, row, ["301", "调查专项", "1.50", "查清", "8.50"]], above=LIST_TITLE)
    reading, issues = read(first, second)
    assert printed(reading) == {"name:普查专项.amount": "8.50", "name:调查专项.amount": "1.50"}
    assert (reading.pages, reading.complete, issues) == ((22, 23), True, [NOTE])


def test_money_of_a_list_under_a_head_of_no_measure_is_named() -> None:
    head: Row = ["项目名称", "资金总额", "银行贷款资金", "绩效目标"]
    reading, issues = read(page(22, [head, ["普查专项", "8.50", "1.50", "查清"]], above=LIST_TITLE))
    assert issues == ["《绩效目标表》第22页有1个数字未读: 1.50", NOTE]
    assert not reading.complete


def test_a_card_whose_last_row_breaks_over_the_page_goes_on_there() -> None:
    head: list[Row] = [
        ["项目名称", "普查", None],
        ["资金总额", "9.00", None],
        ["绩效指标", "一级指标", "指标值"],
    ]
    first = page(23, [*head, ["^", "产出指标", "3次"]], above=["普查项目绩效目标表", UNIT])
    reading, issues = read(first, page(24, [["", "效益指标", "长期"], ["备注", "", None]], above=["21"]))
    assert (reading.pages, issues) == ((23, 24), [NOTE])
