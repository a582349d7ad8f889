"""N09: the “三公” items against budget and last year, and what they were spent on."""

from __future__ import annotations

from tests.transforms.narrative.prose import left, numbers, told
from transforms.model import Kind

HEADING = "九、财政拨款“三公”经费支出决算情况说明"


def test_the_total_against_its_budget_and_last_year() -> None:
    text = "2024年度“三公”经费财政拨款支出全年预算为5.00万元，支出决算为4.00万元，完成全年预算的80%。较上年减少1.00万元，下降20%。"
    assert told(HEADING, text) == numbers(**{
        "N09.three_public_total.revised_budget": "5",
        "N09.three_public_total.final": "4",
        "N09.three_public_total.completion_revised_budget_pct": "80",
        "N09.three_public_total.change_prior": "-1",
        "N09.three_public_total.change_prior_pct": "-20",
    })  # fmt: skip


def test_a_rate_of_the_budget_is_one_of_the_budget_told_before() -> None:
    text = "“三公”经费财政拨款支出年初预算为5.00万元，支出决算为4.00万元，完成预算的80%，其中：公务接待费支出决算为1.00万元，完成预算的50%。"
    assert told(HEADING, text) == numbers(**{
        "N09.three_public_total.original_budget": "5",
        "N09.three_public_total.final": "4",
        "N09.three_public_total.completion_original_budget_pct": "80",
        "N09.reception.final": "1",
        "N09.reception.completion_budget_pct": "50",
    })  # fmt: skip


def test_the_budget_may_stand_inside_the_rate() -> None:
    assert told(HEADING, "公务接待费支出决算为1.00万元，完成预算2.00万元的50%。") == numbers(**{
        "N09.reception.final": "1",
        "N09.reception.budget": "2",
        "N09.reception.completion_budget_pct": "50",
    })  # fmt: skip


def test_travel_abroad_with_groups_and_people() -> None:
    text = "1. 因公出国（境）费支出3.00万元。全年安排因公出国（境）团组2个，累计7人次。"
    assert told(HEADING, text) == numbers(**{
        "N09.overseas_travel.final": "3",
        "N09.abroad_groups.count": "2",
        "N09.abroad_visits.count": "7",
    })  # fmt: skip


def test_vehicles_bought_and_kept() -> None:
    facts = told(
        HEADING,
        "2. 公务用车购置及运行维护费支出9.00万元，各项支出都在预算的范围之内。其中：",
        "（1）公务用车购置费支出6.00万元。本年度购置（更新）公务用车1辆，全部用于下乡的公务。",
        "（2）公务用车运行维护费支出3.00万元。截至2024年12月31日，开支财政拨款的公务用车保有量为4辆。",
    )
    assert facts == numbers(**{
        "N09.vehicles_subtotal.final": "9",
        "N09.vehicle_purchase.final": "6",
        "N09.vehicles_bought.count": "1",
        "N09.vehicle_operation.final": "3",
        "N09.vehicles_kept.count": "4",
    })  # fmt: skip


def test_guests_from_home_and_abroad() -> None:
    text = (
        "3. 公务接待费支出2.00万元。其中：国内公务接待支出1.50万元（含外宾接待支出0.50万元）。"
        "全年国内公务接待5批次、40人次，其中：接待外宾1批次、3人次。"
    )
    assert told(HEADING, text) == numbers(**{
        "N09.reception.final": "2",
        "N09.reception_domestic.final": "1.5",
        "N09.reception_foreign.final": "0.5",
        "N09.reception_groups.count": "5",
        "N09.reception_visits.count": "40",
        "N09.reception_foreign_groups.count": "1",
        "N09.reception_foreign_visits.count": "3",
    })  # fmt: skip


def test_people_of_a_reason_are_no_guests() -> None:
    text = "公务接待费较上年增加0.10万元，增加的主要原因是本年度接待人数增加14人。"
    assert told(HEADING, text) == numbers(**{"N09.reception.change_prior": "0.1"})
    assert left(HEADING, text) == ["增加的主要原因是本年度接待人数增加14人"]


def test_the_heading_of_a_paragraph_names_what_it_is_about() -> None:
    facts = told(
        "六、一般公共预算“三公”经费支出情况",
        "（二）公务接待费",
        "2026年预算安排2.00万元，与上年持平。主要是保障上级来人调研时的用餐和住宿。",
        kind=Kind.BUDGET, year=2026,
    )  # fmt: skip
    assert facts == numbers(**{"N09.reception.budget": "2", "N09.reception.change_prior": "0"})


def test_a_comparison_after_a_purpose_is_told_again() -> None:
    text = "其中，公务用车运行维护费支出18.00万元，主要用于燃料、保险等支出，与上年预算数持平；公务接待费3.00万元。"
    assert told(HEADING, text, kind=Kind.BUDGET) == numbers(**{
        "N09.vehicle_operation.budget": "18",
        "N09.vehicle_operation.change_prior_budget": "0",
        "N09.reception.budget": "3",
    })  # fmt: skip


def test_shares_are_shares_of_the_three_items() -> None:
    text = "因公出国（境）费支出1.00万元，占“三公”经费的25.00%；公务接待费支出3.00万元，占75.00%。"
    assert told(HEADING, text) == numbers(**{
        "N09.overseas_travel.final": "1",
        "N09.overseas_travel.share_of_three_public_pct": "25",
        "N09.reception.final": "3",
        "N09.reception.share_of_three_public_pct": "75",
    })  # fmt: skip


def test_a_nought_may_be_printed_without_its_unit() -> None:
    facts = told(HEADING, "2026年“三公”经费预算数为0，与2025年预算持平。", kind=Kind.BUDGET, year=2026)
    assert facts == numbers(**{
        "N09.three_public_total.budget": "0",
        "N09.three_public_total.change_prior_budget": "0",
    })  # fmt: skip


def test_vehicles_approved_and_the_bodies_that_use_them() -> None:
    text = (
        "公务用车购置支出0.00万元（含购置税等附加费用），主要用于经批准购置的1辆公务用车；"
        "局机关及下属2个单位公务用车保有量为3辆。"
    )
    assert told(HEADING, text) == numbers(**{
        "N09.vehicle_purchase.final": "0",
        "N09.vehicles_bought.count": "1",
        "N09.bodies.count": "2",
        "N09.vehicles_kept.count": "3",
    })  # fmt: skip
