"""Tables → forms: known by title and content, read with their meaning, refused where in doubt."""

from __future__ import annotations

import pytest

from tests.transforms.forms.paper import Row, page
from transforms.forms.match import read_forms
from transforms.forms.tables import join_tables
from transforms.model import CellState, FormReading, FormStatus

UNIT = "单位：万元"
T03_HEAD: list[Row] = [
    [
        "科目编码",
        "科目名称",
        "本年支出合计",
        "基本支出",
        "项目支出",
        "上缴上级支出",
        "经营支出",
        "对附属单位补助支出",
    ],
]
T05_HEAD: list[Row] = [["科目编码", "科目名称", "小计", "基本支出", "项目支出"]]
NAMES = {
    "T03": "支出决算表",
    "T05": "一般公共预算财政拨款支出决算表",
    "T08": "国有资本经营预算财政拨款支出决算表",
}


def read(rows: list[Row], title: str, *, unit: str = UNIT) -> tuple[dict[str, FormReading], list[str]]:
    readings, issues = read_forms(join_tables([page(5, rows, above=[f"2024年度{title}", unit])]))
    return {r.form: r for r in readings}, issues


def amounts(reading: FormReading) -> dict[str, str]:
    return {f.fact_id: f.text for f in reading.facts if f.state is CellState.PRINTED}


def test_codes_stand_in_one_column_in_three_or_in_one_cell_with_the_name() -> None:
    one = read([*T05_HEAD, ["2010301", "行政运行", "1.00", "1.00", ""]], NAMES["T05"])[0]["T05"]
    three_head: list[Row] = [["类", "款", "项", "科目名称", "小计", "基本支出", "项目支出"]]
    three = read([*three_head, ["201", "03", "01", "行政运行", "1.00", "1.00", ""]], NAMES["T05"])[0]["T05"]
    joined_head: list[Row] = [["科目名称", "小计", "基本支出", "项目支出"]]
    joined = read([*joined_head, ["2010301行政运行", "1.00", "1.00", ""]], NAMES["T05"])[0]["T05"]
    expected = {"T05.2010301.expenditure_total": "1.00", "T05.2010301.basic_expenditure": "1.00"}
    assert [amounts(one), amounts(three), amounts(joined)] == [expected] * 3


def test_a_part_of_a_code_alone_takes_its_parents_from_the_row_before() -> None:
    head: list[Row] = [["类", "款", "项", "科目名称", "小计", "基本支出", "项目支出"]]
    rows: list[Row] = [
        *head,
        ["201", "", "", "甲", "1.00", "1.00", ""],
        ["", "03", "", "乙", "1.00", "1.00", ""],
        ["", "", "01", "丙", "1.00", "1.00", ""],
    ]
    reading = read(rows, NAMES["T05"])[0]["T05"]
    assert [row.code for row in reading.rows] == ["201", "20103", "2010301"]


def test_a_row_with_numbers_but_no_code_is_an_issue_and_makes_the_form_incomplete() -> None:
    forms, issues = read([*T05_HEAD, ["", "神秘的一行", "1.00", "1.00", ""]], NAMES["T05"])
    assert not forms["T05"].complete
    assert any("神秘的一行" in issue for issue in issues)


def test_a_number_across_two_columns_is_unreadable() -> None:
    forms, issues = read([*T05_HEAD, ["201", "甲", "1,607.85 754.41", None, ""]], NAMES["T05"])
    assert {f.state for f in forms["T05"].facts} == {CellState.UNREADABLE, CellState.BLANK}
    assert any("横跨两栏" in issue for issue in issues)


def test_two_columns_of_one_name_are_refused() -> None:
    head: list[Row] = [["科目编码", "科目名称", "小计", "基本支出", "基本支出", "项目支出"]]
    forms, _ = read([*head, ["201", "甲", "1.00", "1.00", "", ""]], NAMES["T05"])
    assert (forms["T05"].status, forms["T05"].reason) == (FormStatus.REFUSED, "有两栏同名，无法区分")


def test_a_form_without_a_unit_of_money_is_refused() -> None:
    forms, _ = read([*T05_HEAD, ["201", "甲", "1.00", "1.00", ""]], NAMES["T05"], unit="")
    assert forms["T05"].reason == "没有印出金额单位"


def test_a_form_under_a_known_title_with_other_columns_is_refused() -> None:
    forms, _ = read(
        [["科目编码", "科目名称", "年初数", "年末数"], ["201", "甲", "1.00", "1.00"]], NAMES["T05"]
    )
    assert forms["T05"].reason == "表题是这张表，但栏目或行名不符"


@pytest.mark.parametrize(
    "title", ["财政拨款支出决算明细表", "项目支出决算表", "政府采购情况表", "机构运行信息表"]
)
def test_another_provinces_extra_table_is_none_of_the_nine(title: str) -> None:
    forms, _ = read([*T05_HEAD, ["201", "甲", "1.00", "1.00", ""]], title)
    assert {r.status for r in forms.values()} == {FormStatus.MISSING}


def test_one_header_under_two_titles_is_two_forms() -> None:
    rows: list[Row] = [*T05_HEAD, ["", "合计", "1.00", "1.00", ""]]
    assert read(rows, NAMES["T05"])[0]["T05"].status is FormStatus.READ
    assert read(rows, NAMES["T08"])[0]["T08"].status is FormStatus.READ


def test_expenditure_is_known_by_content_where_no_title_stands() -> None:
    readings, _ = read_forms(
        join_tables([page(5, [*T03_HEAD, ["201", "甲", "1.00", "1.00", "", "", "", ""]], above=[UNIT])])
    )
    assert [r.form for r in readings if r.status is FormStatus.READ] == ["T03"]


def test_a_form_without_any_number_is_empty() -> None:
    forms, _ = read([*T05_HEAD, ["", "合计", "", "", ""]], NAMES["T08"])
    assert forms["T08"].status is FormStatus.EMPTY


def test_a_total_repeated_on_the_next_page_is_kept_once_and_a_contradiction_is_noted() -> None:
    first = page(5, [*T05_HEAD, ["", "合计", "3.00", "3.00", ""]], above=[NAMES["T05"], UNIT])
    again = page(6, [*T05_HEAD, ["", "合计", "3.00", "4.00", ""]], above=[NAMES["T05"], UNIT])
    readings, issues = read_forms(join_tables([first, again]))
    (reading,) = (r for r in readings if r.status is FormStatus.READ)
    assert amounts(reading) == {"T05.total.expenditure_total": "3.00", "T05.total.basic_expenditure": "3.00"}
    assert any("重复而数字不同" in issue for issue in issues)


def test_stripped_zeros_inherit_the_step_of_their_neighbours_only_with_evidence() -> None:
    stripped: list[Row] = [["201", "甲", "98", "1.25", "3.14"], ["208", "乙", "30.9", "7.77", ""]]
    fixed: list[Row] = [["201", "甲", "98", "1.20", "3.14"], ["208", "乙", "30.9", "7.77", ""]]
    steps = []
    for rows in (stripped, fixed):
        reading = read([*T05_HEAD, *rows], NAMES["T05"])[0]["T05"]
        steps.append({f.text: int(f.step_yuan) for f in reading.facts if f.text})
    assert steps[0]["98"] == 100
    assert steps[1]["98"] == 10_000


def test_a_unit_printed_on_other_forms_alone_counts_for_all() -> None:
    one = page(5, [*T03_HEAD, ["201", "甲", "1.00", "1.00", "", "", "", ""]], above=[NAMES["T03"], UNIT])
    other = page(7, [*T05_HEAD, ["201", "甲", "1.00", "1.00", ""]], above=[NAMES["T05"]])
    readings, _ = read_forms(join_tables([one, other]))
    assert {r.form: r.unit for r in readings if r.status is FormStatus.READ} == {"T03": "万元", "T05": "万元"}


def test_a_second_table_of_a_form_right_after_it_makes_the_form_incomplete() -> None:
    other_head: list[Row] = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
    first = page(5, [*T05_HEAD, ["201", "甲", "1.00", "1.00", ""]], above=[NAMES["T05"], UNIT])
    rest = page(6, [*other_head, ["208", "乙", "2.00", "2.00", ""]], above=[NAMES["T05"], UNIT])
    readings, issues = read_forms(join_tables([first, rest]))
    (reading,) = (r for r in readings if r.status is FormStatus.READ)
    assert not reading.complete
    assert any("另有一张" in issue for issue in issues)
