"""The layouts that are no list of codes: two sides, blocks of economic codes, the three-public bands."""

from __future__ import annotations

from tests.transforms.forms.paper import Row, page
from transforms.forms.match import read_forms
from transforms.forms.tables import join_tables
from transforms.model import CellState, FormReading, FormStatus


def read(rows: list[Row], title: str) -> FormReading:
    readings, _ = read_forms(join_tables([page(5, rows, above=[title, "单位：万元"])]))
    (reading,) = (r for r in readings if r.status is not FormStatus.MISSING)
    return reading


def printed(reading: FormReading) -> dict[str, str]:
    return {f.fact_id: f.text for f in reading.facts if f.state is CellState.PRINTED}


def test_two_sides_are_read_by_label_never_by_row_number() -> None:
    rows: list[Row] = [
        ["收入", None, None, "支出", None, None],
        ["项目", "行次", "金额", "项目", "行次", "金额"],
        ["一、一般公共预算财政拨款收", "1", "9.00", "一、一般公共服务支出", "39", "8.00"],
        ["", "2", "", "八、社会保障和就业支出", "30", "1.00"],
        ["本年收入合计", "3", "9.00", "本年支出合计", "31", "9.00"],
        ["年初结转和结余", "4", "", "年末结转和结余", "32", ""],
        ["总计", "5", "9.00", "总计", "33", "9.00"],
    ]
    assert printed(read(rows, "收入支出决算总表")) == {
        "T01.income.general_public_budget.amount": "9.00",
        "T01.expenditure.201.amount": "8.00",
        "T01.expenditure.208.amount": "1.00",
        "T01.income.income_total.amount": "9.00",
        "T01.expenditure.expenditure_total.amount": "9.00",
        "T01.income.grand_total.amount": "9.00",
        "T01.expenditure.grand_total.amount": "9.00",
    }


def test_the_funds_below_the_opening_balance_are_its_parts() -> None:
    rows: list[Row] = [
        ["收入", None, "支出", None, None, None],
        ["项目", "决算数", "项目", "小计", "一般公共预算财政拨款", "政府性基金预算财政拨款"],
        ["一、一般公共预算财政拨款", "9.00", "一、一般公共服务支出", "9.00", "9.00", ""],
        ["本年收入合计", "9.00", "本年支出合计", "9.00", "9.00", ""],
        ["年初财政拨款结转和结余", "1.00", "年末财政拨款结转和结余", "1.00", "", ""],
        ["一般公共预算财政拨款", "1.00", "", "", "", ""],
        ["总计", "10.00", "总计", "10.00", "9.00", ""],
    ]
    facts = printed(read(rows, "财政拨款收入支出决算总表"))
    assert facts["T04.income.general_public_budget.amount"] == "9.00"
    assert facts["T04.income.carryover_opening_general_public_budget.amount"] == "1.00"


def test_three_blocks_in_a_row_are_told_apart_by_code() -> None:
    rows: list[Row] = [
        ["人员经费", None, None, "公用经费", None, None, None, None, None],
        ["科目编码", "科目名称", "决算数"] * 3,
        ["301", "工资福利支出", "5.00", "302", "商品和服务支出", "3.00", "310", "资本性支出", "1.00"],
        ["30101", "基本工资", "5.00", "30201", "办公费", "3.00", "31002", "办公设备购置", "1.00"],
        ["人员经费合计", None, "5.00", "公用经费合计", None, None, None, None, "4.00"],
    ]
    facts = printed(read(rows, "一般公共预算财政拨款基本支出决算明细表"))
    assert facts["T06.310.amount"] == "1.00"
    assert (facts["T06.personnel_total.amount"], facts["T06.operating_total.amount"]) == ("5.00", "4.00")


BANDS: list[Row] = [
    ["预算数", None, None, None, None, None, "决算数", None, None, None, None, None],
    ["合计", "因公出国（境）费", "公务用车购置及运行维护费", None, None, "公务接待费"] * 2,
    ["^", "^", "小计", "公务用车购置费", "公务用车运行维护费", "^"] * 2,
    ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"],
    ["6.00", "", "5.00", "", "5.00", "1.00", "4.00", "", "3.50", "", "3.50", "0.50"],
]


def test_two_bands_over_one_row_give_budget_and_outturn() -> None:
    facts = printed(read(BANDS, "财政拨款“三公”经费支出决算表"))
    assert facts["T09.vehicles_subtotal.budget"] == "5.00"
    assert facts["T09.reception.final"] == "0.50"
    assert facts["T09.three_public_total.final"] == "4.00"


def test_budget_and_outturn_may_alternate_under_each_item() -> None:
    rows: list[Row] = [
        ["合计", None, "因公出国（境）费", None, "公务接待费", None],
        ["预算数", "决算数"] * 3,
        ["2.85", "0.39", "0.00", "0.00", "2.85", "0.39"],
    ]
    facts = printed(read(rows, "财政拨款“三公”经费支出决算表"))
    assert facts["T09.reception.budget"] == "2.85"
    assert facts["T09.three_public_total.final"] == "0.39"


def test_items_may_stand_one_a_row() -> None:
    rows: list[Row] = [
        ["项目", "预算数", "决算数"],
        ["合计", "6.00", "4.00"],
        ["1.因公出国（境）费", "", ""],
        ["2.公务接待费", "1.00", "0.50"],
        ["3.公务用车购置及运行维护费", "5.00", "3.50"],
        ["其中：公务用车运行维护费", "5.00", "3.50"],
    ]
    facts = printed(read(rows, "“三公”经费支出决算表"))
    assert facts["T09.vehicles_subtotal.final"] == "3.50"
    assert facts["T09.vehicle_operation.final"] == "3.50"


def test_columns_of_a_budget_beside_the_outturn_are_kept_apart() -> None:
    rows: list[Row] = [
        ["收入", None, None, "支出", None, None],
        ["项目", "年初预算数", "决算数", "项目", "年初预算数", "决算数"],
        ["一、一般公共预算财政拨款收入", "8.00", "9.00", "一、一般公共服务支出", "8.00", "9.00"],
        ["本年收入合计", "8.00", "9.00", "本年支出合计", "8.00", "9.00"],
        ["年初结转和结余", "", "", "年末结转和结余", "", ""],
        ["总计", "8.00", "9.00", "总计", "8.00", "9.00"],
    ]
    reading = read(rows, "收入支出决算总表")
    facts = printed(reading)
    assert reading.complete
    assert facts["T01.income.income_total.amount"] == "9.00"
    assert facts["T01.income.income_total.initial_budget"] == "8.00"


def test_opening_income_and_closing_may_be_split_like_expenditure() -> None:
    rows: list[Row] = [
        ["项目", None, "年初结转和结余", None, "本年收入", None, "本年支出", None, None, "年末结转和结余"],
        [
            "科目编码",
            "科目名称",
            "小计",
            "项目支出结转",
            "小计",
            "基本支出",
            "小计",
            "基本支出",
            "项目支出",
            "^",
        ],
        ["2010301", "行政运行", "1.00", "1.00", "9.00", "9.00", "10.00", "9.00", "1.00", ""],
    ]
    facts = printed(read(rows, "一般公共预算财政拨款收入支出决算表"))
    assert facts["T05.2010301.expenditure_total"] == "10.00"
    assert facts["T05.2010301.basic_expenditure"] == "9.00"
    assert facts["T05.2010301.income_total_basic_expenditure"] == "9.00"
    assert facts["T05.2010301.carryover_opening"] == "1.00"


def test_a_total_that_holds_meetings_and_training_is_not_the_three_public_total() -> None:
    rows: list[Row] = [
        ["合计", "“三公”经费", None, None, None, None, "会议费", "培训费"],
        ["^", "小计", "因公出国（境）费用", "公务接待费", "公务用车购置费", "公务用车运行维护费", "^", "^"],
        ["决算数", None, None, None, None, None, None, None],
        ["9.00", "4.00", "", "1.00", "", "3.00", "2.00", "3.00"],
    ]
    facts = printed(read(rows, "“三公”经费及会议费、培训费支出决算表"))
    assert facts["T09.grand_total.final"] == "9.00"
    assert facts["T09.three_public_total.final"] == "4.00"


def test_receptions_at_home_are_a_part_never_the_whole() -> None:
    rows: list[Row] = [
        ["项目", "预算数", "决算数"],
        ["合计", "6.00", "4.00"],
        ["1.因公出国（境）费", "", ""],
        ["2.公务接待费", "6.00", "4.00"],
        ["其中：国内接待费", "5.00", "3.00"],
        ["国内公务接待批次（个）", "", "12"],
    ]
    reading = read(rows, "“三公”经费支出决算表")
    assert reading.complete
    assert printed(reading)["T09.reception.final"] == "4.00"
