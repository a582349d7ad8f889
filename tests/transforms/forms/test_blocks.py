"""T06: economic codes, two or three items side by side in a row."""

from __future__ import annotations

from decimal import Decimal

from tests.transforms.forms.paper import Row, printed, read_form
from transforms.model import CellState, FormStatus

T06 = "2024年度一般公共预算财政拨款基本支出决算明细表"
NAME = "《一般公共预算财政拨款基本支出决算明细表》"

HEAD: list[Row] = [
    ["人员经费", None, None, "公用经费", None, None, None, None, None],
    ["科目编码", "科目名称", "决算数"] * 3,
]
ROWS: list[Row] = [
    ["301", "工资福利支出", "5.00", "302", "商品和服务支出", "3.00", "310", "资本性支出", "1.00"],
    ["30101", "基本工资", "5.00", "30201", "办公费", "3.00", "31002", "办公设备购置", "1.00"],
]
TOTALS: Row = ["人员经费合计", None, "5.00", "公用经费合计", None, None, None, None, "4.00"]


def test_three_items_in_a_row_are_three_rows() -> None:
    reading, issues = read_form([*HEAD, *ROWS], T06)
    assert (reading.status, reading.complete, issues) == (FormStatus.READ, True, [])
    assert printed(reading) == {
        "301.amount": "5.00",
        "302.amount": "3.00",
        "310.amount": "1.00",
        "30101.amount": "5.00",
        "30201.amount": "3.00",
        "31002.amount": "1.00",
    }
    assert [row.label for row in reading.rows[3:]] == ["基本工资", "办公费", "办公设备购置"]


def test_the_totals_take_the_next_amount_to_their_right() -> None:
    amounts = printed(read_form([*HEAD, *ROWS, TOTALS], T06)[0])
    assert (amounts["personnel_total.amount"], amounts["operating_total.amount"]) == ("5.00", "4.00")


def test_a_code_is_what_it_is_in_whichever_block_it_stands() -> None:
    moved: Row = ["303", "对个人和家庭的补助", "2.00", "30113", "住房公积金", "1.00", "", "", ""]
    reading, _ = read_form([*HEAD, *ROWS, moved], T06)
    assert {row.code: row.label for row in reading.rows}["30113"] == "住房公积金"
    assert printed(reading)["30113.amount"] == "1.00"


def test_codes_may_stand_in_one_cell_with_the_name() -> None:
    rows: list[Row] = [
        ["人员经费", None, "公用经费", None],
        ["科目名称", "决算数", "科目名称", "决算数"],
        ["301工资福利支出", "5.00", "302商品和服务支出", "3.00"],
        ["30101基本工资", "5.00", "30201办公费", "3.00"],
    ]
    reading, _ = read_form(rows, T06)
    assert printed(reading)["30201.amount"] == "3.00"
    assert reading.rows[3].label == "办公费"


def test_a_form_in_two_blocks_is_read_alike() -> None:
    rows: list[Row] = [
        ["经济分类科目编码", "科目名称", "金额"] * 2,
        ["301", "工资福利支出", "5.00", "302", "商品和服务支出", "3.00"],
        ["合计", None, "8.00", "", "", ""],
    ]
    assert printed(read_form(rows, T06)[0]) == {
        "301.amount": "5.00",
        "302.amount": "3.00",
        "total.amount": "8.00",
    }


def test_an_item_without_a_number_is_a_fact_that_is_blank() -> None:
    reading, _ = read_form([*HEAD, *ROWS, ["30102", "津贴补贴", "", "", "", "", "", "", ""]], T06)
    fact = next(f for f in reading.facts if f.code == "30102")
    assert (fact.state, fact.text, fact.amount_yuan) == (CellState.BLANK, "", Decimal(0))


def test_a_number_that_belongs_to_no_item_is_an_issue() -> None:
    reading, issues = read_form(
        [*HEAD, *ROWS, ["30102", "津贴补贴", "1.00", "", "", "7.00", "", "", ""]], T06
    )
    assert not reading.complete
    assert issues == [f"{NAME}第5页有金额没有科目编码"]


def test_a_code_right_of_the_last_amount_is_an_issue() -> None:
    rows: list[Row] = [
        ["科目编码", "科目名称", "决算数", "科目编码", "科目名称"],
        ["301", "工资福利支出", "5.00", "302", "商品和服务支出"],
    ]
    _, issues = read_form(rows, T06)
    assert issues == [f"{NAME}第5页“商品和服务支出”之后没有金额栏"]


def test_a_form_without_an_amount_column_is_refused() -> None:
    rows: list[Row] = [
        ["科目编码", "科目名称", "备注"],
        ["301", "工资福利支出", "5.00"],
        ["302", "商品和服务支出", ""],
    ]
    reading, _ = read_form(rows, T06)
    assert (reading.status, reading.reason) == (FormStatus.REFUSED, "找不到金额栏")
