"""N13: how many projects were evaluated, their money and share, and each project's execution."""

from __future__ import annotations

from tests.transforms.narrative.prose import left, numbers, told
from transforms.model import Kind

HEADING = "十三、预算绩效情况说明"


def test_the_projects_evaluated_with_their_money_and_share() -> None:
    text = "我部门组织对2024年度一般公共预算项目支出全面开展绩效自评，共涉及项目3个，资金70.00万元，占一般公共预算项目支出总额的100%。"
    assert told(HEADING, text) == numbers(**{
        "N13.projects_evaluated.count": "3",
        "N13.projects_evaluated.final": "70",
        "N13.projects_evaluated.share_of_project_expenditure_pct": "100",
    })  # fmt: skip


def test_money_after_a_list_of_which_is_that_of_its_head() -> None:
    text = "组织对7个一般公共预算项目支出开展绩效自评，其中一级项目6个，二级项目1个，共涉及资金94.00万元。"
    assert told(HEADING, text) == numbers(**{
        "N13.projects_evaluated.count": "7",
        "N13.projects_first_level.count": "6",
        "N13.projects_second_level.count": "1",
        "N13.projects_evaluated.final": "94",
    })  # fmt: skip


def test_the_overall_evaluation() -> None:
    text = "我部门组织对1个部门开展整体支出绩效自评，资金236.00万元，根据有关办法（财绩〔2021〕546号）的要求公开。"
    assert told(HEADING, text) == numbers(**{
        "N13.overall_evaluation.count": "1",
        "N13.overall_evaluation.final": "236",
    })  # fmt: skip


def test_each_project_is_known_by_its_name() -> None:
    facts = told(
        HEADING,
        "（三）项目支出自评结果",
        "1. 河道清淤经费项目绩效自评综述：项目全年预算数为34.00万元，执行数为32.30万元，完成预算的95%。",
        "2. 桥梁检测：项目全年预算数为0万元，执行数8.00万元。主要产出和效益：检测桥梁7座，投入资金8.00万元。",
    )
    assert facts == numbers(**{
        "N13.name:河道清淤经费.revised_budget": "34",
        "N13.name:河道清淤经费.final": "32.3",
        "N13.name:河道清淤经费.completion_revised_budget_pct": "95",
        "N13.name:桥梁检测.revised_budget": "0",
        "N13.name:桥梁检测.final": "8",
    })  # fmt: skip


def test_outputs_bind_nothing_to_the_end_of_their_item() -> None:
    item = (
        "1. 河道清淤经费项目绩效自评综述：项目全年预算数为34.00万元，执行数为32.30万元。主要产出和效益是：清理河道。"
        "全年投入资金31.00万元，执行数为31.00万元，受益2000人。"
    )
    assert left(HEADING, item) == ["全年投入资金31.00万元", "执行数为31.00万元", "受益2000人"]


def test_grades_of_projects() -> None:
    text = "绩效自评的2024年度项目9个，涉及预算金额44.00万元（其中，绩效评级为“优”的项目8个；绩效评级为“良”的项目1个）。"
    assert told(HEADING, text) == numbers(**{
        "N13.projects_evaluated.count": "9",
        "N13.projects_evaluated.final": "44",
        "N13.graded_excellent.count": "8",
        "N13.graded_good.count": "1",
    })  # fmt: skip


def test_targets_of_a_budget() -> None:
    text = "2026年度，本部门编报绩效目标的项目共5个，涉及项目预算资金81.00万元。"
    assert told("四、绩效目标设置情况", text, kind=Kind.BUDGET, year=2026) == numbers(**{
        "N13.projects_with_targets.count": "5",
        "N13.projects_with_targets.budget": "81",
    })  # fmt: skip


def test_bodies_with_targets_and_scores_are_counts() -> None:
    text = "本部门2个预算单位开展了项目预算绩效目标编报工作，编报绩效目标的项目9个，涉及项目预算资金44万元，平均得分97.25分。"
    assert told(HEADING, text, kind=Kind.BUDGET) == numbers(**{
        "N13.bodies.count": "2",
        "N13.projects_with_targets.count": "9",
        "N13.projects_with_targets.budget": "44",
        "N13.average_score.count": "97.25",
    })  # fmt: skip


def test_evaluations_given_to_third_parties() -> None:
    text = "组织整体支出绩效自评（含下属单位3个），对4个项目分别委托2个第三方机构开展绩效评价，整体支出绩效自评得分为95.5分。全年预算数9万元，执行数8万元。"
    assert told(HEADING, text) == numbers(**{
        "N13.bodies.count": "3",
        "N13.projects_outsourced.count": "4",
        "N13.third_parties.count": "2",
        "N13.overall_score.count": "95.5",
        "N13.overall_evaluation.revised_budget": "9",
        "N13.overall_evaluation.final": "8",
    })  # fmt: skip


def test_the_natures_of_an_overall_target_are_told_right_before_their_amounts() -> None:
    text = "纳入部门整体支出绩效目标的金额为30.00万元，其中，基本支出20.00万元，项目支出10.00万元。"
    assert told(HEADING, text, kind=Kind.BUDGET) == numbers(**{
        "N13.overall_evaluation.budget": "30",
        "N13.basic_expenditure.budget": "20",
        "N13.project_expenditure.budget": "10",
    })  # fmt: skip


def test_the_projects_of_a_self_evaluation_named_by_an_example() -> None:
    text = "我部门开展了部门整体支出及7个项目绩效自评。"
    assert told(HEADING, text) == numbers(**{"N13.projects_evaluated.count": "7"})
