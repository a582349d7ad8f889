"""N10–N12: running the agency, procurement, vehicles and equipment."""

from __future__ import annotations

from tests.transforms.narrative.prose import numbers, told
from transforms.model import Kind

AGENCY = "十、机关运行经费支出说明"
PROCUREMENT = "十一、政府采购支出说明"
ASSETS = "十二、国有资产占用情况说明"


def test_the_body_may_stand_before_what_it_spent() -> None:
    text = "2024年度某区水务局（汇总）机关运行经费支出71.00万元，比年初预算数减少4.00万元，减少5.3%。"
    assert told(AGENCY, text) == numbers(**{
        "N10.agency_operating.final": "71",
        "N10.agency_operating.change_original_budget": "-4",
        "N10.agency_operating.change_original_budget_pct": "-5.3",
    })  # fmt: skip


def test_two_comparisons_in_one_item_have_each_their_own_base() -> None:
    text = (
        "机关运行经费支出71.00万元，较上年决算数增加1.00万元，增长1.4%，较年初预算数减少4.00万元，下降5.3%。"
    )
    assert told(AGENCY, text) == numbers(**{
        "N10.agency_operating.final": "71",
        "N10.agency_operating.change_prior": "1",
        "N10.agency_operating.change_prior_pct": "1.4",
        "N10.agency_operating.change_original_budget": "-4",
        "N10.agency_operating.change_original_budget_pct": "-5.3",
    })  # fmt: skip


def test_procurement_by_kind_and_by_size_of_firm() -> None:
    text = (
        "政府采购支出总额10.00万元，其中：政府采购货物支出2.00万元、政府采购工程支出3.00万元、政府采购服务支出5.00万元。"
        "授予中小企业合同金额8.00万元，占政府采购支出总额的80%，其中：授予小微企业合同金额4.00万元，占授予中小企业合同金额的50%；"
        "货物采购授予中小企业合同金额占货物支出金额的100%，工程采购授予中小企业合同金额占工程支出金额的33.3%。"
    )
    assert told(PROCUREMENT, text) == numbers(**{
        "N11.procurement_total.final": "10",
        "N11.procurement_goods.final": "2",
        "N11.procurement_works.final": "3",
        "N11.procurement_services.final": "5",
        "N11.procurement_sme.final": "8",
        "N11.procurement_sme.share_of_procurement_pct": "80",
        "N11.procurement_micro.final": "4",
        "N11.procurement_micro.share_of_sme_pct": "50",
        "N11.procurement_goods_sme.share_of_goods_pct": "100",
        "N11.procurement_works_sme.share_of_works_pct": "33.3",
    })  # fmt: skip


def test_procurement_planned_and_reserved_for_small_firms() -> None:
    text = (
        "2026年本部门政府采购预算9.00万元，其中：货物类采购预算4.00万元；服务类采购预算5.00万元。"
        "面向中小企业预留政府采购项目预算金额6.00万元，其中，预留给小型和微型企业的政府采购项目预算为3.00万元。"
    )
    assert told("三、政府采购预算情况", text, kind=Kind.BUDGET, year=2026) == numbers(**{
        "N11.procurement_total.budget": "9",
        "N11.procurement_goods.budget": "4",
        "N11.procurement_services.budget": "5",
        "N11.procurement_reserved_sme.budget": "6",
        "N11.procurement_reserved_micro.budget": "3",
    })  # fmt: skip


def test_vehicles_by_use_and_equipment() -> None:
    text = (
        "截至2024年12月31日，某单位共有车辆6辆，其中：副部（省）级及以上领导用车0辆、机要通信用车1辆、应急保障用车2辆、"
        "离退休干部服务用车1辆、其他用车2辆；单价100万元（含）以上设备（不含车辆）3台（套）。"
    )
    assert told(ASSETS, text) == numbers(**{
        "N12.vehicles_owned.count": "6",
        "N12.vehicles_leaders.count": "0",
        "N12.vehicles_confidential.count": "1",
        "N12.vehicles_emergency.count": "2",
        "N12.vehicles_retired.count": "1",
        "N12.vehicles_other.count": "2",
        "N12.equipment.count": "3",
    })  # fmt: skip


def test_what_is_yet_to_be_bought_is_kept_apart() -> None:
    text = (
        "本部门共有车辆5辆，其中，特种专业技术用车5辆。2026年部门预算安排购置车辆1辆，其中，特种专业技术用车1辆。"
        "2026年部门预算安排购置单位价值100万元以上设备2台（套）。"
    )
    assert told("2. 国有资产占有使用情况", text, kind=Kind.BUDGET, year=2026) == numbers(**{
        "N12.vehicles_owned.count": "5",
        "N12.vehicles_special.count": "5",
        "N12.planned_vehicles.count": "1",
        "N12.planned_vehicles_special.count": "1",
        "N12.planned_equipment.count": "2",
    })  # fmt: skip


def test_the_threshold_of_equipment_is_no_amount() -> None:
    facts = told(ASSETS, "单价50万元以上通用设备2台（套），单价100万元以上专用设备0台（套）。")
    assert facts == numbers(**{"N12.equipment_500k.count": "2", "N12.equipment.count": "0"})


def test_the_bodies_that_an_agency_runs_are_counted_beside_its_costs() -> None:
    text = "2025年某街道办事处（部门）下属1家机关和2家参公事业单位财政拨款的机关运行经费预算为71.00万元。"
    assert told(AGENCY, text, kind=Kind.BUDGET, year=2025) == numbers(**{
        "N10.agencies.count": "1",
        "N10.institutions.count": "2",
        "N10.agency_operating.budget": "71",
    })  # fmt: skip


def test_what_is_yet_to_be_bought_may_tell_its_money() -> None:
    text = (
        "2026年计划购置车辆1辆、18万元，主要是更新；单价100万元以上设备2台（套）、260.5万元，主要是检测设备。"
    )
    assert told(ASSETS, text, kind=Kind.BUDGET, year=2026) == numbers(**{
        "N12.planned_vehicles.count": "1",
        "N12.planned_vehicles.budget": "18",
        "N12.planned_equipment.count": "2",
        "N12.planned_equipment.budget": "260.5",
    })  # fmt: skip


def test_what_a_list_of_vehicles_is_worth_is_not_the_money_of_its_last_kind() -> None:
    text = "共有车辆3辆，其中其他用车3辆、应急保障用车0辆，账面价值40.00万元。"
    assert told(ASSETS, text) == numbers(**{
        "N12.vehicles_owned.count": "3",
        "N12.vehicles_other.count": "3",
        "N12.vehicles_emergency.count": "0",
    })  # fmt: skip
