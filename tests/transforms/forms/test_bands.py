"""T09, the “三公” form, in its three layouts: bands on top, budget and outturn alternating, one item a row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.transforms.forms.paper import Row, printed, read_form
from transforms.forms.bands import name_item
from transforms.model import CellState, FormStatus

T09 = "2024年度财政拨款“三公”经费支出决算表"
NAME = "《财政拨款“三公”经费支出决算表》"

BANDS: list[Row] = [
    ["预算数", None, None, None, None, None, "决算数", None, None, None, None, None],
    ["合计", "因公出国（境）费", "公务用车购置及运行维护费", None, None, "公务接待费"] * 2,
    ["^", "^", "小计", "公务用车购置费", "公务用车运行维护费", "^"] * 2,
    ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"],
]
AMOUNTS: Row = [
    "6.00",
    "0.50",
    "4.50",
    "2.00",
    "2.50",
    "1.00",
    "5.00",
    "0.40",
    "4.20",
    "1.90",
    "2.30",
    "0.40",
]

FACTS = {
    "three_public_total.budget": "6.00", "overseas_travel.budget": "0.50", "vehicles_subtotal.budget": "4.50",
    "vehicle_purchase.budget": "2.00", "vehicle_operation.budget": "2.50", "reception.budget": "1.00",
    "three_public_total.final": "5.00", "overseas_travel.final": "0.40", "vehicles_subtotal.final": "4.20",
    "vehicle_purchase.final": "1.90", "vehicle_operation.final": "2.30", "reception.final": "0.40",
}  # fmt: skip

ALTERNATING: list[Row] = [
    [
        "合计", None, "因公出国（境）费", None, "公务用车购置及运行费", None, None, None, None, None, "公务接待费", None,
    ],
    ["^", "^", "^", "^", "小计", None, "购置费", None, "运行费", None, "^", "^"],
    ["预算数", "决算数"] * 6,
    ["6.00", "5.00", "0.50", "0.40", "4.50", "4.20", "2.00", "1.90", "2.50", "2.30", "1.00", "0.40"],
]  # fmt: skip

ITEM_ROWS: list[Row] = [
    ["项目", "预算数", "决算数"],
    ["合计", "6.00", "5.00"],
    ["1.因公出国（境）费", "0.50", "0.40"],
    ["2.公务用车购置及运行维护费", "4.50", "4.20"],
    ["其中：公务用车购置费", "2.00", "1.90"],
    ["公务用车运行维护费", "2.50", "2.30"],
    ["3.公务接待费", "1.00", "0.40"],
]


@pytest.mark.parametrize(
    "rows", [[*BANDS, AMOUNTS], ALTERNATING, ITEM_ROWS], ids=["bands", "alternating", "one item a row"]
)
def test_all_three_layouts_give_the_same_facts(rows: list[Row]) -> None:
    reading, issues = read_form(rows, T09)
    assert (reading.status, reading.complete, issues) == (FormStatus.READ, True, [])
    assert printed(reading) == FACTS


def test_the_year_start_budget_and_the_full_year_budget_are_kept_apart() -> None:
    rows: list[Row] = [
        ["项目", "年初预算数", "全年预算数", "决算数"],
        ["合计", "7.00", "6.00", "5.00"],
        ["因公出国（境）费", "", "", ""],
        ["公务接待费", "7.00", "6.00", "5.00"],
    ]
    amounts = printed(read_form(rows, T09)[0])
    assert [amounts[f"reception.{m}"] for m in ("initial_budget", "budget", "final")] == [
        "7.00",
        "6.00",
        "5.00",
    ]


def test_blank_amounts_are_facts_of_zero() -> None:
    reading, _ = read_form([*BANDS, [""] * 11 + ["0.40"]], T09)
    assert len(reading.facts) == 12
    assert {(f.state, f.amount_yuan) for f in reading.facts if not f.text} == {(CellState.BLANK, Decimal(0))}


def test_a_form_without_any_amount_is_empty() -> None:
    reading, _ = read_form([*BANDS, [""] * 12], T09)
    assert (reading.status, reading.complete) == (FormStatus.EMPTY, True)


def test_a_second_row_of_amounts_is_an_issue() -> None:
    reading, issues = read_form([*BANDS, AMOUNTS, AMOUNTS], T09)
    assert not reading.complete
    assert issues == [f"{NAME}第5页“三公”经费表有不止一行数字"]


def test_two_columns_of_one_item_and_band_are_refused() -> None:
    rows: list[Row] = [
        ["决算数", None, None, None],
        ["合计", "因公出国（境）费", "公务接待费", "公务接待费"],
        ["1.00", "", "1.00", "1.00"],
    ]
    reading, _ = read_form(rows, T09)
    assert (reading.status, reading.reason) == (FormStatus.REFUSED, "有两栏同名，无法区分")


def test_an_unknown_item_with_an_amount_may_be_part_of_the_total_and_is_an_issue() -> None:
    reading, issues = read_form([*ITEM_ROWS, ["4.其他三类费用", "1.00", "1.00"]], T09)
    assert not reading.complete
    assert issues == [f"{NAME}第5页有未识别的行: “4.其他三类费用”"]


@pytest.mark.parametrize(
    "label",
    [
        "公务用车保有量（辆）", "公务用车购置数（辆）", "国内公务接待批次（个）", "公务接待人次（人）",
        "因公出国（境）团组数（个）",
    ],
)  # fmt: skip
def test_counts_of_cars_visits_and_people_are_no_money_and_no_issue(label: str) -> None:
    reading, issues = read_form([*ITEM_ROWS, [label, "", "12"]], T09)
    assert (reading.complete, issues) == (True, [])
    assert printed(reading) == FACTS


def test_a_count_never_stands_in_for_a_blank_amount() -> None:
    rows: list[Row] = [
        *ITEM_ROWS[:2],
        ["1.因公出国（境）费", "", ""],
        *ITEM_ROWS[3:],
        ["因公出国（境）团组数", "", "12"],
    ]
    assert "overseas_travel.final" not in printed(read_form(rows, T09)[0])


def test_counts_beside_the_amounts_are_passed_over() -> None:
    rows: list[Row] = [
        ["决算数", None, None, None],
        ["合计", "因公出国（境）费", "公务接待费", "公务接待批次（个）"],
        ["1.00", "", "1.00", "7"],
    ]
    reading, _ = read_form(rows, T09)
    assert reading.complete
    assert printed(reading) == {"three_public_total.final": "1.00", "reception.final": "1.00"}


def test_receptions_at_home_are_a_part_never_the_whole() -> None:
    reading, _ = read_form([*ITEM_ROWS, ["其中：国内接待费", "0.90", "0.30"]], T09)
    assert printed(reading) == FACTS


def test_a_total_that_holds_meetings_and_training_is_not_the_three_public_total() -> None:
    rows: list[Row] = [
        ["合计", "“三公”经费", None, None, None, None, "会议费", "培训费"],
        ["^", "小计", "因公出国（境）费用", "公务接待费", "公务用车购置费", "公务用车运行维护费", "^", "^"],
        ["决算数", None, None, None, None, None, None, None],
        ["9.00", "4.00", "", "1.00", "", "3.00", "2.00", "3.00"],
    ]
    facts = printed(read_form(rows, "“三公”经费及会议费、培训费支出决算表")[0])
    assert (facts["grand_total.final"], facts["three_public_total.final"]) == ("9.00", "4.00")


@pytest.mark.parametrize(
    ("heads", "item"),
    [
        (("因公出国（境）费",), "overseas_travel"),
        (("公务用车购置及运行维护费",), "vehicles_subtotal"),
        (("公务用车购置及运行维护费", "小计"), "vehicles_subtotal"),
        (("公务用车购置及运行维护费", "公务用车购置费"), "vehicle_purchase"),
        (("公务用车购置及运行维护费", "公务用车运行维护费"), "vehicle_operation"),
        (("“三公”经费", "小计"), "three_public_total"),
        (("“三公”经费合计",), "three_public_total"),
        (("公务接待费",), "reception"),
        (("外事接待费",), None),
        (("车辆购置及运行费",), "vehicles_subtotal"),
        (("公务用车购置数（辆）",), None),
        (("小计",), None),
        ((), None),
    ],
)
def test_an_item_is_named_by_its_own_head_within_those_above(
    heads: tuple[str, ...], item: str | None
) -> None:
    assert name_item(*heads) == item
