"""Tables → forms: known by title and content, refused where in doubt, missing where nothing fits."""

from __future__ import annotations

import pytest

from tests.transforms.forms.paper import UNIT, Row, page, printed, read_book, read_form
from transforms.forms.match import known_forms, read_forms, with_statement
from transforms.model import CellState, FormReading, FormStatus, Kind

T03_HEAD: list[Row] = [
    [
        "科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出",
        "对附属单位补助支出",
    ],
]  # fmt: skip
T05_HEAD: list[Row] = [["科目编码", "科目名称", "小计", "基本支出", "项目支出"]]
T03_ROW: Row = ["201", "甲", "1.00", "1.00", "", "", "", ""]
T05_ROW: Row = ["201", "甲", "1.00", "1.00", ""]
BLANK_TOTAL: Row = ["", "合计", "", "", ""]

T03, T05 = "支出决算表", "一般公共预算财政拨款支出决算表"
T07, T08 = "政府性基金预算财政拨款收入支出决算表", "国有资本经营预算财政拨款支出决算表"


def test_nine_forms_of_final_accounts_are_known() -> None:
    assert [form.form for form in known_forms(Kind.FINAL_ACCOUNTS)] == [f"T0{n}" for n in range(1, 10)]


def test_a_book_without_tables_misses_all_nine() -> None:
    readings, issues = read_forms([])
    assert [(r.form, r.status, r.reason) for r in readings] == [
        (f"T0{n}", FormStatus.MISSING, "书中没有找到这张表") for n in range(1, 10)
    ]
    assert issues == []


def test_a_reading_carries_its_heading() -> None:
    lines = [f"2024年度{T05}", "部门：青岚区统计局（汇总） 单位：万元"]
    forms, _ = read_book(page(5, [*T05_HEAD, T05_ROW], above=lines, below=["注：本表无误。"]))
    reading = forms["T05"]
    assert (reading.title, reading.publisher, reading.unit, reading.note, reading.pages) == (
        f"2024年度{T05}", "青岚区统计局(汇总)", "万元", "注:本表无误。", (5,),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("2024年度收入支出决算总表", "T01"),
        ("部门收支决算总表", "T01"),
        ("收支总体情况表", "T01"),
        ("财政拨款收入支出决算总表", "T04"),
        ("青岚区统计局2024年度收入决算表", "T02"),
        ("部门支出决算总表", "T03"),
        ("支出决算表", "T03"),
        ("一般公共预算财政拨款支出决算表", "T05"),
        ("一般公共预算财政拨款收入支出决算表", "T05"),
        ("公共预算财政拨款支出决算表", "T05"),
        ("一般公共预算财政拨款基本支出决算明细表", "T06"),
        ("一般公共预算财政拨款基本支出决算表", "T06"),
        ("政府性基金预算财政拨款收入支出决算表", "T07"),
        ("国有资本经营预算财政拨款支出决算表", "T08"),
        ("国有资本经营预算财政拨款收入支出决算表", "T08"),
        ("财政拨款“三公”经费支出决算表", "T09"),
        ("“三公”经费及会议费、培训费支出决算表", "T09"),
        ("“三公”经费、会议费、培训费支出决算表", "T09"),
        ("“三公”经费、行政参公单位机关运行经费情况表", "T09"),
    ],
)
def test_the_longest_title_names_the_form(title: str, form: str) -> None:
    folded = title.replace("“", '"').replace("”", '"')
    _, longest = max((f.titled(folded), f.form) for f in known_forms(Kind.FINAL_ACCOUNTS))
    assert longest == form


@pytest.mark.parametrize(
    "title",
    [
        "财政拨款支出决算明细表",
        "一般公共预算财政拨款支出决算明细表",
        "一般公共预算财政拨款项目支出决算表",
        "项目支出决算表",
        "经营支出决算表",
        "会议费支出决算表",
        "机关运行经费支出决算表",
        "政府采购情况表",
        "机构运行信息表",
    ],
)
def test_another_provinces_extra_table_is_none_of_the_nine(title: str) -> None:
    forms, issues = read_book(page(5, [*T05_HEAD, T05_ROW], above=[title, UNIT]))
    assert (forms, issues) == ({}, [f"第5页另有表《{title}》，未读"])


def test_one_header_under_two_titles_is_two_forms() -> None:
    forms, _ = read_book(
        page(5, [*T05_HEAD, T05_ROW], above=[T05, UNIT]),
        page(6, [*T05_HEAD, ["223", "乙", "2.00", "", "2.00"]], above=[T08, UNIT]),
    )
    assert {form: printed(reading) for form, reading in forms.items()} == {
        "T05": {"201.expenditure_total": "1.00", "201.basic_expenditure": "1.00"},
        "T08": {"223.expenditure_total": "2.00", "223.project_expenditure": "2.00"},
    }


def test_a_form_is_known_by_its_content_alone_where_no_title_stands() -> None:
    forms, _ = read_book(page(5, [*T03_HEAD, T03_ROW], above=[UNIT]))
    assert list(forms) == ["T03"]


def test_a_table_whose_content_fits_two_forms_is_neither_without_a_title() -> None:
    forms, _ = read_book(
        page(5, [["科目编码", "上级补助收入", "财政拨款收入", "甲"], ["201", "1.00", "", ""]], above=[UNIT])
    )
    assert list(forms) == ["T02"]
    assert read_book(page(5, [["姓名", "电话"], ["张三", "123"]], above=[UNIT])) == ({}, [])


def test_the_title_of_the_chapter_is_no_title_of_a_table() -> None:
    forms, _ = read_book(page(5, [*T03_HEAD, T03_ROW], above=["第二部分 2024年度部门决算表", UNIT]))
    assert list(forms) == ["T03"]


def test_a_known_title_over_other_columns_is_refused_with_that_reason() -> None:
    reading, issues = read_form(
        [["科目编码", "科目名称", "年初数", "年末数"], ["201", "甲", "1.00", "1.00"]], T05
    )
    assert (reading.status, reading.reason) == (FormStatus.REFUSED, "表题是这张表，但栏目或行名不符")
    assert (reading.complete, reading.facts, reading.rows) == (False, (), ())
    assert issues == [f"《{T05}》未读: 表题是这张表，但栏目或行名不符"]


def test_a_form_without_a_unit_of_money_is_refused() -> None:
    reading, _ = read_form([*T05_HEAD, T05_ROW], T05, unit="")
    assert (reading.status, reading.reason) == (FormStatus.REFUSED, "没有印出金额单位")


def test_the_one_unit_printed_on_other_forms_counts_for_a_form_without() -> None:
    forms, _ = read_book(
        page(5, [*T03_HEAD, T03_ROW], above=[T03, UNIT]), page(7, [*T05_HEAD, T05_ROW], above=[T05])
    )
    assert {form: reading.unit for form, reading in forms.items()} == {"T03": "万元", "T05": "万元"}


def test_two_units_in_one_book_say_nothing_of_a_form_without() -> None:
    forms, _ = read_book(
        page(5, [*T03_HEAD, T03_ROW], above=[T03, UNIT]),
        page(6, [*T05_HEAD, BLANK_TOTAL], above=[T08, "单位：元"]),
        page(7, [*T05_HEAD, T05_ROW], above=[T05]),
    )
    assert forms["T05"].reason == "没有印出金额单位"


def test_columns_that_cannot_be_matched_over_pages_refuse_the_form() -> None:
    forms, issues = read_book(
        page(5, [*T05_HEAD, T05_ROW], above=[T05, UNIT]),
        page(6, [["208", "乙", "2.00", "2.00"]], xs=[50, 100, 160, 300, 350]),
    )
    assert (forms["T05"].status, forms["T05"].reason) == (FormStatus.REFUSED, "第6页续表的列与前页对不上")
    assert issues == [f"《{T05}》未读: 第6页续表的列与前页对不上"]


@pytest.mark.parametrize("rows", [[BLANK_TOTAL], [["", "", "", "", ""]], [["—", "—", "", "", ""]]])
def test_a_form_that_prints_no_number_is_empty_and_complete(rows: list[Row]) -> None:
    reading, issues = read_form([*T05_HEAD, *rows], T08)
    assert (reading.status, reading.complete, issues) == (FormStatus.EMPTY, True, [])


def test_a_form_of_secrets_is_read_and_gives_no_amount() -> None:
    reading, _ = read_form([*T05_HEAD, ["", "合计", "***", "***", "***"]], T05)
    assert [(f.measure, f.state, f.amount_yuan) for f in reading.facts] == [
        ("expenditure_total", CellState.SECRET, None),
        ("basic_expenditure", CellState.SECRET, None),
        ("project_expenditure", CellState.SECRET, None),
    ]


def test_a_form_of_dashes_says_something_and_is_read() -> None:
    reading, _ = read_form([*T05_HEAD, ["", "合计", "—", "—", "—"]], T08)
    assert reading.status is FormStatus.READ


def test_the_books_own_statement_of_nothing_is_kept_with_the_form() -> None:
    reading = with_statement(FormReading("T08", FormStatus.EMPTY, "", (6,)), "本部门无此项收支")
    assert (reading.form, reading.statement) == ("T08", "本部门无此项收支")


def test_a_total_repeated_on_the_next_page_is_one_fact() -> None:
    total: Row = ["", "合计", "3.00", "3.00", ""]
    forms, issues = read_book(
        page(5, [*T05_HEAD, total], above=[T05, UNIT]), page(6, [*T05_HEAD, total], above=[T05, UNIT])
    )
    assert printed(forms["T05"]) == {"total.expenditure_total": "3.00", "total.basic_expenditure": "3.00"}
    assert (forms["T05"].complete, forms["T05"].pages, issues) == (True, (5, 6), [])


def test_a_total_repeated_with_another_number_makes_the_form_incomplete() -> None:
    forms, issues = read_book(
        page(5, [*T05_HEAD, ["", "合计", "3.00", "3.00", ""]], above=[T05, UNIT]),
        page(6, [*T05_HEAD, ["", "合计", "3.00", "4.00", ""]], above=[T05, UNIT]),
    )
    assert not forms["T05"].complete
    assert issues == [f"《{T05}》第6页“合计”与第5页重复而数字不同"]


def test_a_second_table_of_a_form_far_away_is_named_and_not_used() -> None:
    other_head: list[Row] = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
    forms, issues = read_book(
        page(5, [*T05_HEAD, T05_ROW], above=[T05, UNIT]),
        page(40, [*other_head, ["208", "乙", "2.00", "2.00", ""]], above=[T05, UNIT]),
    )
    assert (forms["T05"].complete, [row.code for row in forms["T05"].rows]) == (True, ["201"])
    assert issues == [f"第40页另有一张《{T05}》，未用"]


def test_a_second_table_of_a_form_right_after_it_makes_the_form_incomplete() -> None:
    other_head: list[Row] = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
    forms, issues = read_book(
        page(5, [*T05_HEAD, T05_ROW], above=[T05, UNIT]),
        page(6, [*other_head, ["208", "乙", "2.00", "2.00", ""]], above=[T05, UNIT]),
    )
    assert not forms["T05"].complete
    assert issues == [f"第6页另有一张《{T05}》，未用"]


def test_a_form_that_can_be_read_replaces_one_that_was_refused() -> None:
    forms, _ = read_book(
        page(5, [["科目编码", "年初数"], ["201", "1.00"]], above=[T05, UNIT]),
        page(9, [*T05_HEAD, T05_ROW], above=[T05, UNIT]),
    )
    assert (forms["T05"].status, forms["T05"].pages) == (FormStatus.READ, (9,))
