"""T01 and T04: income on the left, expenditure on the right, each row of paper giving one row a side."""

from __future__ import annotations

import pytest

from tests.transforms.forms.paper import Row, printed, read_form
from transforms.model import FormRow, FormStatus

T01, T04 = "2024年度收入支出决算总表", "2024年度财政拨款收入支出决算总表"

T01_HEAD: list[Row] = [
    ["收入", None, None, "支出", None, None],
    ["项目", "行次", "金额", "项目", "行次", "金额"],
    ["栏次", None, "1", "栏次", None, "2"],
]
T01_END: list[Row] = [
    ["本年收入合计", "8", "9.00", "本年支出合计", "38", "9.00"],
    ["年初结转和结余", "9", "1.00", "年末结转和结余", "39", "1.00"],
    ["总计", "10", "10.00", "总计", "40", "10.00"],
]
T04_HEAD: list[Row] = [
    ["收入", None, "支出", None, None, None],
    ["项目", "决算数", "项目", "小计", "一般公共预算财政拨款", "政府性基金预算财政拨款"],
]
T04_ROWS: list[Row] = [
    ["一、一般公共预算财政拨款", "9.00", "一、一般公共服务支出", "9.00", "9.00", ""],
    ["二、政府性基金预算财政拨款", "2.00", "十二、城乡社区支出", "2.00", "", "2.00"],
    ["本年收入合计", "11.00", "本年支出合计", "11.00", "9.00", "2.00"],
    ["年初财政拨款结转和结余", "1.50", "年末财政拨款结转和结余", "1.50", "1.00", "0.50"],
    ["一、一般公共预算财政拨款", "1.00", "", "", "", ""],
    ["二、政府性基金预算财政拨款", "0.50", "", "", "", ""],
    ["总计", "12.50", "总计", "12.50", "10.00", "2.50"],
]


def t01(*rows: Row) -> list[Row]:
    return [*T01_HEAD, *rows, *T01_END]


def test_each_row_of_paper_gives_one_row_a_side() -> None:
    reading, issues = read_form(
        t01(["一、一般公共预算财政拨款收入", "1", "9.00", "一、一般公共服务支出", "31", "9.00"]), T01
    )
    assert (reading.status, reading.complete, issues) == (FormStatus.READ, True, [])
    assert printed(reading) == {
        "income.general_public_budget.amount": "9.00",
        "expenditure.201.amount": "9.00",
        "income.income_total.amount": "9.00",
        "expenditure.expenditure_total.amount": "9.00",
        "income.carryover_opening.amount": "1.00",
        "expenditure.carryover_closing.amount": "1.00",
        "income.grand_total.amount": "10.00",
        "expenditure.grand_total.amount": "10.00",
    }


def test_rows_are_known_by_label_and_keep_whatever_row_number_they_have() -> None:
    reading, _ = read_form(t01(["", "2", "", "八、社会保障和就业支出", "70", "1.00"]), T01)
    assert reading.rows[1] == FormRow("T01", 2, "expenditure", 70, "208", "208", "八、社会保障和就业支出", 5)


def test_an_empty_label_with_a_row_number_is_a_row_and_no_issue() -> None:
    reading, issues = read_form(t01(["", "2", "", "", "32", ""]), T01)
    assert [(row.side, row.row_no, row.label) for row in reading.rows[:2]] == [
        ("income", 2, ""),
        ("expenditure", 32, ""),
    ]
    assert issues == []


def test_a_label_cut_short_by_its_cell_is_still_its_row() -> None:
    reading, issues = read_form(
        t01(["一、一般公共预算财政拨款收", "1", "9.00", "十四、资源勘探工业信息等支", "44", "9.00"]), T01
    )
    assert issues == []
    assert {"income.general_public_budget.amount", "expenditure.215.amount"} <= set(printed(reading))


def test_of_which_rows_are_kept_apart_from_their_whole() -> None:
    reading, issues = read_form(
        t01(
            ["一、财政拨款收入", "1", "9.00", "一、一般公共服务支出", "31", "9.00"],
            ["其中：政府性基金预算财政拨款", "2", "2.00", "", "32", ""],
            ["其中：教育收费", "3", "1.00", "", "33", ""],
        ),
        T01,
    )
    amounts = printed(reading)
    assert amounts["income.fiscal_appropriation.amount"] == "9.00"
    assert amounts["income.of_which_government_fund_budget.amount"] == "2.00"
    assert amounts["income.of_which_other.amount"] == "1.00"
    assert issues == []


def test_an_unknown_row_with_a_number_is_an_issue_and_makes_the_form_incomplete() -> None:
    reading, issues = read_form(t01(["九、从未见过的收入", "9", "1.00", "", "39", ""]), T01)
    assert not reading.complete
    assert issues == ["《收入支出决算总表》第5页有未识别的行: “九、从未见过的收入”"]


def test_an_unknown_row_without_a_number_is_no_issue() -> None:
    reading, issues = read_form(t01(["九、从未见过的收入", "9", "", "", "39", ""]), T01)
    assert (reading.complete, issues) == (True, [])
    assert reading.rows[0].concept == "unknown"


def test_a_number_without_a_label_is_an_issue() -> None:
    reading, issues = read_form(t01(["", "9", "3.00", "", "39", ""]), T01)
    assert not reading.complete
    assert issues == ["《收入支出决算总表》第5页有一个数字没有行名"]


def test_one_side_alone_is_refused() -> None:
    rows: list[Row] = [
        ["项目", "金额"],
        ["本年收入合计", "9.00"],
        ["本年支出合计", "9.00"],
        ["年末结转和结余", ""],
    ]
    reading, _ = read_form(rows, T01)
    assert (reading.status, reading.reason) == (FormStatus.REFUSED, "找不到收入、支出两侧的项目栏")


def test_expenditure_is_split_by_fund() -> None:
    reading, issues = read_form([*T04_HEAD, *T04_ROWS], T04)
    amounts = printed(reading)
    assert issues == []
    assert [
        amounts[f"expenditure.expenditure_total.{m}"]
        for m in ("subtotal", "general_public_budget", "government_fund_budget")
    ] == ["11.00", "9.00", "2.00"]


def test_funds_below_the_opening_balance_are_its_parts_not_income_of_the_year() -> None:
    amounts = printed(read_form([*T04_HEAD, *T04_ROWS], T04)[0])
    assert amounts["income.general_public_budget.amount"] == "9.00"
    assert amounts["income.carryover_opening.amount"] == "1.50"
    assert amounts["income.carryover_opening_general_public_budget.amount"] == "1.00"
    assert amounts["income.carryover_opening_government_fund_budget.amount"] == "0.50"


def test_a_sole_amount_column_of_expenditure_is_its_subtotal() -> None:
    rows: list[Row] = [
        ["项目", "决算数", "项目", "决算数"],
        ["一、一般公共预算财政拨款", "9.00", "一、一般公共服务支出", "9.00"],
        ["二、政府性基金预算财政拨款", "", "", ""],
        ["总计", "9.00", "总计", "9.00"],
    ]
    amounts = printed(read_form(rows, T04)[0])
    assert (amounts["expenditure.201.subtotal"], amounts["income.grand_total.amount"]) == ("9.00", "9.00")


def test_budgets_beside_the_outturn_are_kept_apart() -> None:
    rows: list[Row] = [
        ["收入", None, None, None, "支出", None, None, None],
        ["项目", "年初预算数", "全年预算数", "决算数", "项目", "年初预算数", "全年预算数", "决算数"],
        [
            "一、一般公共预算财政拨款收入",
            "8.00",
            "8.50",
            "9.00",
            "一、一般公共服务支出",
            "8.00",
            "8.50",
            "9.00",
        ],
        ["本年收入合计", "8.00", "8.50", "9.00", "本年支出合计", "8.00", "8.50", "9.00"],
        ["年初结转和结余", "", "", "", "年末结转和结余", "", "", ""],
    ]
    reading, _ = read_form(rows, T01)
    amounts = printed(reading)
    assert reading.complete
    assert [amounts[f"income.income_total.{m}"] for m in ("initial_budget", "budget", "amount")] == [
        "8.00",
        "8.50",
        "9.00",
    ]


def test_expenditure_by_nature_is_a_third_side_of_its_own() -> None:
    rows: list[Row] = [
        ["收入", None, "支出", None, None, None],
        ["项目", "金额", "项目（按功能分类）", "金额", "项目（按支出性质）", "金额"],
        ["一、一般公共预算财政拨款收入", "9.00", "一、一般公共服务支出", "9.00", "一、基本支出", "6.00"],
        ["", "", "", "", "二、项目支出", "3.00"],
        ["本年收入合计", "9.00", "本年支出合计", "9.00", "本年支出合计", "9.00"],
        ["年初结转和结余", "", "年末结转和结余", "", "", ""],
    ]
    amounts = printed(read_form(rows, T01)[0])
    assert amounts["nature.basic_expenditure.amount"] == "6.00"
    assert amounts["nature.project_expenditure.amount"] == "3.00"
    assert amounts["expenditure.201.amount"] == "9.00"


def test_a_column_of_no_known_measure_is_an_issue() -> None:
    rows: list[Row] = [
        ["项目", "金额", "备注说明", "项目", "金额"],
        ["本年收入合计", "9.00", "", "本年支出合计", "9.00"],
        ["年初结转和结余", "", "", "年末结转和结余", ""],
    ]
    reading, issues = read_form(rows, T01)
    assert not reading.complete
    assert issues == ["《收入支出决算总表》有未识别的栏目: 备注说明"]


@pytest.mark.parametrize(("state", "text"), [("dash", "—"), ("secret", "***"), ("blank", "")])
def test_a_cell_without_a_number_is_a_fact_that_says_so(state: str, text: str) -> None:
    reading, _ = read_form(t01(["一、一般公共预算财政拨款收入", "1", text, "", "31", ""]), T01)
    fact = next(f for f in reading.facts if f.concept == "general_public_budget")
    assert (fact.state, fact.text) == (state, text)
