"""N01–N04: totals of both sides, their changes, sources and natures."""

from __future__ import annotations

from decimal import Decimal

from tests.transforms.narrative.prose import left, numbers, read, told
from transforms.model import Kind

OVERVIEW = "一、收入支出决算总体情况说明"
INCOME = "二、收入决算情况说明"
EXPENDITURE = "三、支出决算情况说明"
APPROPRIATION = "四、财政拨款收入支出决算总体情况说明"


def test_the_grand_total_and_its_change_from_last_year() -> None:
    assert told(
        OVERVIEW, "2024年度收、支总计均为80.00万元。与2023年度相比，收、支总计各减少20.00万元，下降20%。"
    ) == {
        "N01.grand_total.final": Decimal(80),
        "N01.grand_total.change_prior": Decimal(-20),
        "N01.grand_total.change_prior_pct": Decimal(-20),
    }


def test_each_side_has_its_own_total() -> None:
    assert told(
        OVERVIEW, "全年总收入50.00万元，其中本年收入48.00万元。全年总支出50.00万元，其中本年支出45.00万元。"
    ) == {
        "N01.income.grand_total.final": Decimal(50),
        "N01.income_total.final": Decimal(48),
        "N01.expenditure.grand_total.final": Decimal(50),
        "N01.expenditure_total.final": Decimal(45),
    }


def test_sources_of_income_with_their_shares() -> None:
    text = "本年收入合计40.00万元，其中：财政拨款收入30.00万元，占75%；事业收入6.00万元，占本年收入15.0%；其他收入4.00万元，占10%。"
    assert told(INCOME, text) == {
        "N02.income_total.final": Decimal(40),
        "N02.fiscal_appropriation.final": Decimal(30),
        "N02.fiscal_appropriation.share_of_income_pct": Decimal(75),
        "N02.operating_income.final": Decimal(6),
        "N02.operating_income.share_of_income_pct": Decimal(15),
        "N02.other_income.final": Decimal(4),
        "N02.other_income.share_of_income_pct": Decimal(10),
    }


def test_natures_of_expenditure_with_their_shares() -> None:
    text = "本年支出合计40.00万元，其中：基本支出10.00万元，占25%；经营支出30.00万元，占75%。"
    assert told(EXPENDITURE, text) == {
        "N03.expenditure_total.final": Decimal(40),
        "N03.basic_expenditure.final": Decimal(10),
        "N03.basic_expenditure.share_of_expenditure_pct": Decimal(25),
        "N03.business_expenditure.final": Decimal(30),
        "N03.business_expenditure.share_of_expenditure_pct": Decimal(75),
    }


def test_what_is_told_after_a_list_is_not_told_of_its_last_member() -> None:
    text = "本年支出合计40.00万元，其中：基本支出10.00万元，项目支出30.00万元。与上年相比增加5.00万元，增长14.3%。"
    assert told(EXPENDITURE, text) == {
        "N03.expenditure_total.final": Decimal(40),
        "N03.basic_expenditure.final": Decimal(10),
        "N03.project_expenditure.final": Decimal(30),
        "N03.expenditure_total.change_prior": Decimal(5),
        "N03.expenditure_total.change_prior_pct": Decimal("14.3"),
    }


def test_the_three_budgets_of_fiscal_appropriation() -> None:
    text = (
        "2024年度财政拨款收、支总计9.00万元。政府性基金预算财政拨款收入2.00万元，比上年决算数增加1.00万元。"
        "国有资本经营预算财政拨款收入0万元，与2023年度持平。"
    )
    assert told(APPROPRIATION, text) == {
        "N04.grand_total.final": Decimal(9),
        "N04.government_fund_budget.final": Decimal(2),
        "N04.government_fund_budget.change_prior": Decimal(1),
        "N04.state_capital_budget.final": Decimal(0),
        "N04.state_capital_budget.change_prior": Decimal(0),
    }


def test_income_and_expenditure_of_one_fund_are_two_things() -> None:
    text = "一般公共预算财政拨款收入7.00万元。一般公共预算财政拨款支出6.00万元，比年初预算数增加1.00万元，增长20%。"
    assert told(APPROPRIATION, text) == {
        "N04.general_public_budget.final": Decimal(7),
        "N04.expenditure.general_public_budget.final": Decimal(6),
        "N04.expenditure.general_public_budget.change_original_budget": Decimal(1),
        "N04.expenditure.general_public_budget.change_original_budget_pct": Decimal(20),
    }


def test_a_budget_tells_what_is_planned_and_which_figure_of_last_year_it_is_compared_with() -> None:
    text = "2026年收入预算12.00万元，比上年执行数增加2.00万元，增长20.0%，与上年基本持平。其中：一般公共预算拨款收入12.00万元，占100%。"
    assert told("（二）收入预算情况说明", text, kind=Kind.BUDGET, year=2026) == {
        "N02.income.grand_total.budget": Decimal(12),
        "N02.income.grand_total.change_prior_final": Decimal(2),
        "N02.income.grand_total.change_prior_final_pct": Decimal(20),
        "N02.general_public_budget.budget": Decimal(12),
        "N02.general_public_budget.share_of_income_pct": Decimal(100),
    }


def test_last_years_budget_may_be_printed_beside_the_comparison() -> None:
    text = "2026年支出预算30.00万元，比2025年年初预算数25.00万元增加5.00万元，增长20%。"
    assert told("三、支出预算情况说明", text, kind=Kind.BUDGET, year=2026) == {
        "N03.expenditure.grand_total.budget": Decimal(30),
        "N03.expenditure.grand_total.prior_budget": Decimal(25),
        "N03.expenditure.grand_total.change_prior_budget": Decimal(5),
        "N03.expenditure.grand_total.change_prior_budget_pct": Decimal(20),
    }


def test_shanghais_statement_of_a_budget_tells_totals_and_then_items() -> None:
    facts = told(
        "2026年单位预算编制说明",
        "2026年，某中心收入预算12万元，其中：财政拨款收入12万元，与2025年预算持平；事业收入为0；其他收入为0。",
        "财政拨款支出主要内容如下：",
        "1. “教育支出（类）普通教育（款）初中教育（项）”12万元，主要用于购置3台设备。",
        kind=Kind.BUDGET, year=2026,
    )  # fmt: skip
    assert facts == numbers(**{
        "N01.income.grand_total.budget": "12",
        "N01.fiscal_appropriation.budget": "12",
        "N01.fiscal_appropriation.change_prior_budget": "0",
        "N01.operating_income.budget": "0",
        "N01.other_income.budget": "0",
        "N05.name:教育支出(类)普通教育(款)初中教育(项).budget": "12",
    })  # fmt: skip


def test_a_year_that_is_not_the_last_is_no_last_year() -> None:
    facts = told(INCOME, "本年收入合计40.00万元。与2021年度相比，收入合计增加3.00万元。")
    assert facts == {"N02.income_total.final": Decimal(40), "N02.income_total.change_2021": Decimal(3)}


def test_year_on_year_is_from_last_year() -> None:
    facts = told(INCOME, "本年收入合计40.00万元，同比增加4.00万元，增长11.1%。")
    assert facts["N02.income_total.change_prior"] == Decimal(4)


def test_a_percent_sign_may_be_forgotten() -> None:
    facts = told(INCOME, "本年收入合计40.00万元，比2023年度增加4.00万元，增长11.1。")
    assert facts["N02.income_total.change_prior_pct"] == Decimal("11.1")


def test_the_same_claim_made_again_is_numbered() -> None:
    facts = told(INCOME, "本年收入合计40.00万元。全年的收入合计40.01万元。")
    assert facts == {"N02.income_total.final": Decimal(40), "N02.income_total.final#2": Decimal("40.01")}


def test_a_reason_binds_nothing() -> None:
    text = "本年收入合计40.00万元，比2023年度增加4.00万元，主要原因是新增两个项目，项目支出增加3.50万元，增长8%。"
    assert told(INCOME, text) == {
        "N02.income_total.final": Decimal(40),
        "N02.income_total.change_prior": Decimal(4),
    }
    assert left(INCOME, text) == ["项目支出增加3.50万元", "增长8%"]


def test_an_amount_of_a_reason_leaves_the_section_complete_but_an_amount_not_understood_does_not() -> None:
    (reason,) = read(INCOME, "本年收入合计40.00万元，主要原因是接待了贵宾，花去3.00万元。").sections
    (unknown,) = read(INCOME, "本年收入合计40.00万元，门票收益2.00万元。").sections
    assert (reason.complete, unknown.complete) == (True, False)


def test_staff_to_come_and_the_reserve_are_natures_of_a_budget() -> None:
    text = "支出预算100.00万元，其中：增人增资9.00万元、预算准备金1.00万元。"
    assert told("三、支出预算情况说明", text, kind=Kind.BUDGET) == numbers(**{
        "N03.expenditure.grand_total.budget": "100",
        "N03.staff_growth.budget": "9",
        "N03.reserve.budget": "1",
    })  # fmt: skip
