"""A form tests its own columns: lost and shifted columns are found before anyone is accused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.transforms.forms.paper import Row, page
from transforms.forms.match import read_forms
from transforms.forms.tables import join_tables
from transforms.model import CellState, Fact, FormReading, FormStatus, Kind

T05 = "2024年度一般公共预算财政拨款支出决算表"
B05 = "2026年一般公共预算支出表"
HEAD: list[Row] = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
BODY: list[Row] = [
    ["合计", None, "9.00", "4.00", "5.00"],
    ["201", "一般公共服务支出", "6.00", "4.00", "2.00"],
    ["20103", "政府办公厅", "6.00", "4.00", "2.00"],
    ["2010301", "行政运行", "4.00", "4.00", ""],
    ["2010302", "一般行政管理事务", "2.00", "", "2.00"],
    ["205", "教育支出", "3.00", "", "3.00"],
]


def read(rows: list[Row], title: str, kind: Kind) -> tuple[FormReading, list[str]]:
    readings, issues = read_forms(join_tables([page(5, rows, above=[title, "单位：万元"])]), kind)
    (reading,) = (r for r in readings if r.status is not FormStatus.MISSING)
    return reading, issues


def of(reading: FormReading, fact_id: str) -> Fact:
    return next(f for f in reading.facts if f.fact_id == fact_id)


BOOKS = [(T05, Kind.FINAL_ACCOUNTS), (B05, Kind.BUDGET)]


@pytest.mark.parametrize(("title", "kind"), BOOKS)
def test_one_row_that_does_not_add_up_is_left_for_the_relations(title: str, kind: Kind) -> None:
    rows: list[Row] = [*HEAD, *BODY[:4], ["2010302", "一般行政管理事务", "2.50", "", "2.00"], BODY[5]]
    reading, issues = read(rows, title, kind)
    assert reading.status is FormStatus.READ
    assert of(reading, f"{reading.form}.2010302.expenditure_total").text == "2.50"
    assert not any(f.inferred for f in reading.facts)
    assert issues == []


@pytest.mark.parametrize(("title", "kind"), BOOKS)
def test_columns_that_fail_in_most_rows_are_refused(title: str, kind: Kind) -> None:
    shifted: list[Row] = [[*row[:3], row[4], row[4]] for row in BODY]
    reading, issues = read([*HEAD, *shifted], title, kind)
    assert reading.status is FormStatus.REFUSED
    assert "多数行" in reading.reason
    assert "疑有栏目丢失或错位" in reading.reason
    assert issues == [f"《{issues[0].split('》')[0][1:]}》未读: {reading.reason}"]


def test_a_lost_column_that_may_be_one_of_several_is_refused() -> None:
    rows: list[Row] = [["科目编码", "科目名称", "合计", "基本支出"], *[row[:4] for row in BODY]]
    reading, _ = read(rows, B05, Kind.BUDGET)
    assert reading.status is FormStatus.REFUSED


def test_the_one_lost_column_of_a_form_is_told_from_its_total_and_marked() -> None:
    rows: list[Row] = [["经济科目编码", "经济科目名称", "合计", "人员经费"]]
    rows += [
        ["合计", None, "9.00", "4.00"],
        ["301", "工资福利支出", "4.00", "4.00"],
        ["302", "商品和服务支出", "5.00", ""],
        ["30201", "办公费", "3.00", ""],
        ["30202", "印刷费", "2.00", ""],
    ]
    reading, issues = read(rows, "2026年一般公共预算基本支出表", Kind.BUDGET)
    told = of(reading, "B06.302.operating_expenses")
    assert (told.amount_yuan, told.inferred, told.text) == (Decimal(50000), True, "5.00")
    assert of(reading, "B06.301.operating_expenses").state is CellState.BLANK
    assert not reading.complete
    assert issues == [
        "《一般公共预算基本支出表》“公用经费”栏没有读到，按“基本支出”减“人员经费”补出，标为推算"
    ]


def test_a_lost_column_that_the_total_row_does_not_confirm_is_refused() -> None:
    rows: list[Row] = [["经济科目编码", "经济科目名称", "合计", "人员经费"]]
    rows += [
        ["合计", None, "9.50", "4.00"],
        ["301", "工资福利支出", "4.00", "3.00"],
        ["302", "商品和服务支出", "5.00", ""],
        ["30201", "办公费", "3.00", ""],
        ["30202", "印刷费", "2.00", ""],
    ]
    reading, _ = read(rows, "2026年一般公共预算基本支出表", Kind.BUDGET)
    assert reading.status is FormStatus.REFUSED


@pytest.mark.parametrize(("title", "kind"), BOOKS)
def test_two_numbers_in_one_cell_are_split_where_the_row_adds_up(title: str, kind: Kind) -> None:
    rows: list[Row] = [*HEAD, *BODY, ["206", "科学技术支出", "2,362.26", "1,607.85 754.41", None]]
    reading, issues = read(rows, title, kind)
    basic = of(reading, f"{reading.form}.206.basic_expenditure")
    project = of(reading, f"{reading.form}.206.project_expenditure")
    assert (basic.text, project.text) == ("1,607.85", "754.41")
    assert basic.inferred
    assert project.inferred
    assert issues == []
    assert reading.complete


@pytest.mark.parametrize("text", ["1,607.85 754.42", "754.41", "1,607.85 754.41 0.00"])
def test_a_cell_over_two_columns_that_does_not_add_up_stays_unreadable(text: str) -> None:
    rows: list[Row] = [*HEAD, *BODY, ["206", "科学技术支出", "2,300.00", text, None]]
    reading, issues = read(rows, T05, Kind.FINAL_ACCOUNTS)
    assert of(reading, "T05.206.basic_expenditure").state is CellState.UNREADABLE
    assert any("横跨两栏" in issue for issue in issues)


def test_a_column_of_two_heads_is_two_columns_where_its_rows_add_up() -> None:
    rows: list[Row] = [
        ["科目编码", "科目名称", "合计", "基本支出 项目支出"],
        ["合计", None, "9.00", "4.00 5.00"],
        ["201", "一般公共服务支出", "6.00", "4.00 2.00"],
        ["205", "教育支出", "3.00", "1.00 2.00"],
    ]
    reading, issues = read(rows, B05, Kind.BUDGET)
    assert issues == []
    assert of(reading, "B05.205.project_expenditure").text == "2.00"
    assert all(f.inferred for f in reading.facts if f.measure == "basic_expenditure")


def test_a_form_with_a_column_of_no_known_measure_is_not_tested() -> None:
    rows: list[Row] = [["科目编码", "科目名称", "合计", "基本支出", "单位预留机动经费"], *BODY]
    reading, issues = read(rows, B05, Kind.BUDGET)
    assert reading.status is FormStatus.READ
    assert issues == []


def test_opening_and_income_must_equal_expenditure_and_closing_in_most_rows() -> None:
    rows: list[Row] = [
        [
            "科目编码",
            "科目名称",
            "年初结转和结余",
            "本年收入",
            "本年支出",
            "基本支出",
            "项目支出",
            "年末结转和结余",
        ]
    ]
    codes = ["合计", "212", "21208", "2120899", "229"]
    rows += [[code, "名", "1.00", "9.00", "9.00", "", "9.00", "5.00"] for code in codes]
    reading, _ = read(rows, "政府性基金预算财政拨款收入支出决算表", Kind.FINAL_ACCOUNTS)
    assert (reading.status, "年初结转＋本年收入" in reading.reason) == (FormStatus.REFUSED, True)


def test_one_block_of_economic_codes_may_have_columns_of_nature() -> None:
    rows: list[Row] = [
        ["科目编码", "科目名称", "合计", "人员经费", "公用经费"],
        ["", "合计", "9.00", "4.00", "5.00"],
        ["301", "工资福利支出", "4.00", "4.00", ""],
        ["302", "商品和服务支出", "5.00", "", "5.00"],
    ]
    reading, issues = read(rows, "一般公共预算财政拨款基本支出决算表", Kind.FINAL_ACCOUNTS)
    printed = {f.fact_id: f.text for f in reading.facts if f.state is CellState.PRINTED}
    assert issues == []
    assert printed["T06.302.amount"] == "5.00"
    assert printed["T06.302.operating_expenses"] == "5.00"
    assert (printed["T06.personnel_total.amount"], printed["T06.operating_total.amount"]) == ("4.00", "5.00")


def test_economic_codes_of_final_accounts_may_stand_in_two_columns() -> None:
    rows: list[Row] = [
        ["经济分类科目编码", None, "科目名称", "决算数"],
        ["类", "款", "^", "^"],
        ["301", "", "工资福利支出", "4.00"],
        ["301", "01", "基本工资", "4.00"],
        ["302", "01", "办公费", "5.00"],
        ["人员经费合计", None, None, "4.00"],
        ["合计", None, None, "9.00"],
    ]
    reading, issues = read(rows, "一般公共预算财政拨款基本支出决算表", Kind.FINAL_ACCOUNTS)
    printed = {f.fact_id: f.text for f in reading.facts if f.state is CellState.PRINTED}
    assert issues == []
    assert (printed["T06.30101.amount"], printed["T06.personnel_total.amount"]) == ("4.00", "4.00")
