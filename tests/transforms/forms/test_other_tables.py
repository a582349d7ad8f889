"""Tables that are none of the forms: each is named once, by its title and all its pages."""

from __future__ import annotations

import pytest

from tests.transforms.forms.paper import UNIT, Row, page, read_book
from transforms.model import Kind

COSTS: list[Row] = [["序号", "培训名称", "金额"], ["1", "青岚区统计培训", "3.20"]]
GRADES: list[Row] = [["项目名称", "普查", None], ["指标", "目标值", "完成值"], ["普查次数", "2", "2"]]
BOTH = pytest.mark.parametrize("kind", Kind)


def issues_of(*tables: tuple[int, list[Row], list[str]], kind: Kind) -> list[str]:
    forms, issues = read_book(*(page(n, rows, above=above) for n, rows, above in tables), kind=kind)
    assert forms == {}
    return issues


@BOTH
def test_a_table_of_numbers_is_named_by_its_title_and_pages(kind: Kind) -> None:
    more: list[Row] = [["2", "青岚区普查培训", "1.10"]]
    assert issues_of((14, COSTS, ["培训费明细表", UNIT]), (15, more, []), kind=kind) == [
        "第14–15页另有表《培训费明细表》，未读"
    ]


@BOTH
def test_the_grades_of_projects_are_counted_in_one_line(kind: Kind) -> None:
    tables = [(n, GRADES, [f"{n}、2024年度项目{n}绩效自评表"]) for n in (3, 4)]
    rest: list[Row] = [["项目类别", "常年", "未定"], ["调查次数", "5", "5"]]
    apart = (8, GRADES, ["部门整体支出绩效评价表"])
    assert issues_of(*tables, (5, rest, []), apart, kind=kind) == ["第3–5、8页另有3张绩效自评表，未读"]


@BOTH
def test_the_page_on_which_the_columns_of_an_annex_no_longer_fit_is_its_page(kind: Kind) -> None:
    head: list[Row] = [["项目编码", "金额", "备注"], ["2010301", "3.20", ""]]
    misfit = page(15, [["2010302", "1.10", "", ""]], xs=[50, 70, 95, 140, 230])
    _, issues = read_book(page(14, head, above=["项目明细表"]), misfit, kind=kind)
    assert issues == ["第14–15页另有表《项目明细表》，未读"]


def test_a_titled_table_of_a_budget_without_an_amount_is_named_too() -> None:
    empty: list[Row] = [["单位名称", "金额"], ["合计", ""]]
    table = (30, empty, ["上年结转资金支出表", UNIT])
    assert issues_of(table, kind=Kind.BUDGET) == ["第30页另有表《上年结转资金支出表》，没有金额"]
    assert issues_of(table, kind=Kind.FINAL_ACCOUNTS) == []


@BOTH
@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ([["项目", "预算数"], ["普查", "49.50"]], True),
        ([["项目", "分数"], ["普查", "90"], ["调查", "95"], ["培训", "99"]], True),
        ([["项目", "分数"], ["普查", "90"], ["调查", "95"]], False),
        ([["序号", "名称"], ["1", "本级"], ["2", "中心"], ["3", "普查队"]], False),
    ],
)
def test_a_table_without_title_is_named_for_money_or_rows_of_numbers(
    rows: list[Row], named: bool, kind: Kind
) -> None:
    expected = ["第9页另有一张没有表题的表，未读"] if named else []
    assert issues_of((9, rows, ["重点项目情况如下："]), kind=kind) == expected


def test_other_tables_leave_every_form_complete() -> None:
    rows: list[Row] = [
        ["科目编码", "科目名称", "小计", "基本支出", "项目支出"],
        ["201", "甲", "1.00", "1.00", ""],
    ]
    forms, issues = read_book(
        page(5, rows, above=["一般公共预算财政拨款支出决算表", UNIT]),
        page(9, GRADES, above=["2024年度项目绩效自评表"]),
    )
    assert [(form.form, form.complete) for form in forms.values()] == [("T05", True)]
    assert issues == ["第9页另有1张绩效自评表，未读"]
