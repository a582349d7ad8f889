"""T02, T03, T05, T07, T08: rows of functional codes, whichever way the codes are printed."""

from __future__ import annotations

import pytest

from tests.transforms.forms.paper import UNIT, Row, page, printed, read_book, read_form
from transforms.model import CellState, FormRow, FormStatus

T05 = "2024年度一般公共预算财政拨款支出决算表"
NAME = "《一般公共预算财政拨款支出决算表》"

HEAD: list[Row] = [["科目编码", "科目名称", "小计", "基本支出", "项目支出"]]
PARTED_HEAD: list[Row] = [["类", "款", "项", "科目名称", "小计", "基本支出", "项目支出"]]
JOINED_HEAD: list[Row] = [["科目名称", "小计", "基本支出", "项目支出"]]

FACTS = {"2010301.expenditure_total": "1.00", "2010301.basic_expenditure": "1.00"}


@pytest.mark.parametrize(
    "rows",
    [
        [*HEAD, ["2010301", "行政运行", "1.00", "1.00", ""]],
        [*HEAD, ["2010301行政运行", None, "1.00", "1.00", ""]],
        [*HEAD, ["２０１０３０１", "行政运行", "1.00", "1.00", ""]],
        [*HEAD, ["201 03 01", "行政运行", "1.00", "1.00", ""]],
        [*PARTED_HEAD, ["201", "03", "01", "行政运行", "1.00", "1.00", ""]],
        [*JOINED_HEAD, ["2010301行政运行", "1.00", "1.00", ""]],
        [*JOINED_HEAD, ["2010301\n行政运行", "1.00", "1.00", ""]],
    ],
    ids=[
        "one column",
        "one cell",
        "full width",
        "spaced",
        "three columns",
        "with the name",
        "above the name",
    ],
)
def test_a_code_is_one_code_however_it_is_printed(rows: list[Row]) -> None:
    reading, issues = read_form(rows, T05)
    assert (printed(reading), issues) == (FACTS, [])
    assert [row.label for row in reading.rows] == ["行政运行"]


def test_parts_of_a_code_alone_take_their_parents_from_the_row_before() -> None:
    rows: list[Row] = [
        *PARTED_HEAD,
        ["201", "", "", "一般公共服务支出", "3.00", "3.00", ""],
        ["", "03", "", "政府办公厅", "3.00", "3.00", ""],
        ["", "", "01", "行政运行", "1.00", "1.00", ""],
        ["", "", "02", "一般行政管理事务", "2.00", "2.00", ""],
        ["", "05", "", "统计信息事务", "0.00", "0.00", ""],
        ["208", "", "", "社会保障和就业支出", "1.00", "1.00", ""],
        ["", "05", "05", "养老保险缴费", "1.00", "1.00", ""],
    ]
    codes = [row.code for row in read_form(rows, T05)[0].rows]
    assert codes == ["201", "20103", "2010301", "2010302", "20105", "208", "2080505"]


def test_a_row_keeps_its_label_code_place_and_page() -> None:
    reading, _ = read_form([*HEAD, ["201", "一般公共\n服务支出", "1.00", "1.00", ""]], T05)
    assert reading.rows == (FormRow("T05", 1, "", None, "201", "201", "一般公共服务支出", 5),)


@pytest.mark.parametrize("label", ["合计", "合 计", "总计", "本年支出合计"])
def test_a_total_is_known_by_its_name_in_whichever_column_it_stands(label: str) -> None:
    first, second = (
        read_form([*HEAD, row], T05)[0]
        for row in ([label, None, "3.00", "3.00", ""], ["", label, "3.00", "3.00", ""])
    )
    assert (
        printed(first)
        == printed(second)
        == {
            "total.expenditure_total": "3.00",
            "total.basic_expenditure": "3.00",
        }
    )


def test_a_row_with_numbers_but_no_code_is_an_issue_and_makes_the_form_incomplete() -> None:
    rows: list[Row] = [*HEAD, ["201", "甲", "1.00", "1.00", ""], ["", "神秘的一行", "1.00", "1.00", ""]]
    reading, issues = read_form(rows, T05)
    assert not reading.complete
    assert [row.concept for row in reading.rows] == ["201", "unknown"]
    assert issues == [f"{NAME}第5页有一行没有可识别的科目编码: “神秘的一行”"]


def test_a_form_none_of_whose_rows_is_understood_is_refused() -> None:
    reading, _ = read_form([*HEAD, ["", "神秘的一行", "1.00", "1.00", ""]], T05)
    assert (reading.status, reading.reason) == (
        FormStatus.REFUSED,
        "第5页有一行没有可识别的科目编码: “神秘的一行”",
    )


def test_a_row_without_numbers_or_code_is_passed_over() -> None:
    reading, issues = read_form(
        [*HEAD, ["201", "甲", "1.00", "1.00", ""], ["", "单位负责人", "", "", ""]], T05
    )
    assert (reading.complete, [row.code for row in reading.rows], issues) == (True, ["201"], [])


@pytest.mark.parametrize("code", ["301", "99999", "20103011", "2010", "01"])
def test_what_is_no_functional_code_is_no_code(code: str) -> None:
    reading, issues = read_form([*HEAD, [code, "甲", "1.00", "1.00", ""]], T05)
    assert not reading.complete
    assert len(issues) == 1


def test_a_number_across_two_columns_is_unreadable_in_both() -> None:
    reading, issues = read_form([*HEAD, ["201", "甲", "1,607.85 754.41", None, ""]], T05)
    assert [f.state for f in reading.facts] == [CellState.UNREADABLE, CellState.UNREADABLE, CellState.BLANK]
    assert [f.amount_yuan for f in reading.facts[:2]] == [None, None]
    assert issues == [f"{NAME}第5页“甲”行有一格横跨两栏: '1,607.85 754.41'"]


def test_a_blank_across_two_columns_is_blank_in_both() -> None:
    reading, issues = read_form([*HEAD, ["201", "甲", "1.00", "", None]], T05)
    assert [f.state for f in reading.facts] == [CellState.PRINTED, CellState.BLANK, CellState.BLANK]
    assert issues == []


def test_two_columns_of_one_name_are_refused() -> None:
    head: list[Row] = [["科目编码", "科目名称", "小计", "基本支出", "基本支出", "项目支出"]]
    reading, _ = read_form([*head, ["201", "甲", "1.00", "1.00", "", ""]], T05)
    assert (reading.status, reading.reason) == (FormStatus.REFUSED, "有两栏同名，无法区分")
    assert (reading.facts, reading.complete) == ((), False)


def test_a_column_of_no_known_measure_is_an_issue_and_the_others_are_read() -> None:
    head: list[Row] = [["科目编码", "科目名称", "小计", "基本支出", "项目支出", "备注说明"]]
    reading, issues = read_form([*head, ["201", "甲", "1.00", "1.00", "", ""]], T05)
    assert (reading.status, reading.complete) == (FormStatus.READ, False)
    assert len(printed(reading)) == 2
    assert issues == [f"{NAME}有未识别的栏目: 备注说明"]


def test_a_subtotal_under_expenditure_of_the_year_is_the_expenditure() -> None:
    rows: list[Row] = [
        ["项目", None, "本年支出", None, None],
        ["科目编码", "科目名称", "小计", "基本支出", "项目支出"],
        ["201", "甲", "3.00", "1.00", "2.00"],
    ]
    assert printed(read_form(rows, T05)[0])["201.expenditure_total"] == "3.00"


def test_an_unknown_column_under_a_known_head_is_a_part_of_it() -> None:
    rows: list[Row] = [
        ["科目编码", "科目名称", "本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", None],
        ["^", "^", "^", "^", "^", "小计", "其中：教育收费"],
        ["205", "教育支出", "9.00", "5.00", "", "4.00", "1.00"],
    ]
    assert printed(read_form(rows, "收入决算表")[0]) == {
        "205.income_total": "9.00",
        "205.fiscal_appropriation": "5.00",
        "205.operating_income": "4.00",
        "205.of_which_education_fees": "1.00",
    }


def test_a_fund_form_keeps_opening_income_expenditure_and_closing_apart() -> None:
    rows: list[Row] = [
        ["科目编码", "科目名称", "年初结转和结余", "本年收入", "本年支出", None, None, "年末结转和结余"],
        ["^", "^", "^", "^", "小计", "基本支出", "项目支出", "^"],
        ["212", "城乡社区支出", "1.00", "5.00", "4.00", "", "4.00", "2.00"],
    ]
    assert printed(read_form(rows, "政府性基金预算财政拨款收入支出决算表")[0]) == {
        "212.carryover_opening": "1.00",
        "212.income_total": "5.00",
        "212.expenditure_total": "4.00",
        "212.project_expenditure": "4.00",
        "212.carryover_closing": "2.00",
    }


def test_opening_income_and_closing_may_be_split_like_expenditure() -> None:
    rows: list[Row] = [
        ["项目", None, "年初结转和结余", None, "本年收入", None, "本年支出", None, None, "年末结转和结余"],
        [
            "科目编码", "科目名称", "小计", "项目支出结转", "小计", "基本支出", "小计", "基本支出", "项目支出", "^",
        ],
        ["2010301", "行政运行", "1.00", "1.00", "9.00", "9.00", "10.00", "9.00", "1.00", ""],
    ]  # fmt: skip
    facts = printed(read_form(rows, "一般公共预算财政拨款收入支出决算表")[0])
    assert facts == {
        "2010301.carryover_opening": "1.00",
        "2010301.carryover_opening_project_expenditure": "1.00",
        "2010301.income_total": "9.00",
        "2010301.income_total_basic_expenditure": "9.00",
        "2010301.expenditure_total": "10.00",
        "2010301.basic_expenditure": "9.00",
        "2010301.project_expenditure": "1.00",
    }


def test_a_part_of_a_code_on_the_next_page_takes_its_parents_from_the_page_before() -> None:
    first = page(5, [*PARTED_HEAD, ["201", "03", "", "甲", "1.00", "1.00", ""]], above=[T05, UNIT])
    second = page(6, [["", "", "01", "乙", "1.00", "1.00", ""]])
    forms, _ = read_book(first, second)
    assert [(row.code, row.page) for row in forms["T05"].rows] == [("20103", 5), ("2010301", 6)]
