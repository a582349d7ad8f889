"""N05: the total, the classes, the items by path or code, and projects by their names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.transforms.narrative.prose import facts_of, left, numbers, read, table, told
from transforms.model import Kind

HEADING = "五、一般公共预算财政拨款支出决算情况说明"
TABLE = table(
    "T05",
    c205="教育支出", c20502="普通教育", c2050203="初中教育", c2050204="高中教育", c20503="职业教育",
    c2050399="其他职业教育支出", c208="社会保障和就业支出", c20805="行政事业单位养老支出", c2080501="行政单位离退休",
)  # fmt: skip
PATH = "教育支出（类）普通教育（款）初中教育（项）"


def test_an_item_is_known_by_the_code_the_tables_print_for_its_path() -> None:
    text = f"（1）{PATH}。年初预算为20.00万元，支出决算为19.00万元，完成年初预算的95%，支出决算数小于年初预算数的主要原因是少了1人。"
    assert told(HEADING, text, tables=[TABLE]) == numbers(**{
        "N05.2050203.original_budget": "20",
        "N05.2050203.final": "19",
        "N05.2050203.completion_original_budget_pct": "95",
        "N05.2050203.direction_original_budget": "-1",
    })  # fmt: skip


def test_an_item_that_no_table_prints_is_known_by_its_path() -> None:
    text = "1. 教育支出（类）普通教育（款）小学教育（项）。年初预算为2.00万元，支出决算为2.00万元。决算数同预算数持平。"
    name = "name:教育支出(类)普通教育(款)小学教育(项)"
    assert told(HEADING, text, tables=[TABLE]) == numbers(**{
        f"N05.{name}.original_budget": "2",
        f"N05.{name}.final": "2",
        f"N05.{name}.direction_original_budget": "0",
    })  # fmt: skip


def test_a_name_that_two_codes_bear_is_told_apart_by_its_path() -> None:
    both = table(
        "T03", c201="一般公共服务支出", c20103="政府办公厅（室）及相关机构事务", c2010301="行政运行",
        c20113="商贸事务", c2011301="行政运行",
    )  # fmt: skip
    text = "（1）一般公共服务支出（类）商贸事务（款）行政运行（项）。支出决算为3.00万元。"
    assert told(HEADING, text, tables=[both]) == {"N05.2011301.final": Decimal(3)}


def test_the_class_of_an_item_may_stand_in_the_heading_above() -> None:
    facts = told(
        "七、一般公共预算支出预算情况说明",
        "（一）教育支出（类）",
        "1. 普通教育（款）高中教育（项）支出4.00万元，与上年相比减少1.00万元，减少20%。主要原因是招生的规模有所减小。",
        kind=Kind.BUDGET, tables=[TABLE],
    )  # fmt: skip
    assert facts == numbers(**{
        "N05.2050204.budget": "4",
        "N05.2050204.change_prior": "-1",
        "N05.2050204.change_prior_pct": "-20",
    })  # fmt: skip


@pytest.mark.parametrize(
    "item",
    [
        "（一）2050203-初中教育5.00万元。",
        "1. 初中教育（2050203）5.00万元；",
        "1. “教育支出-普通教育-初中教育”科目5.00万元，主要用于教学。",
    ],
)
def test_an_item_may_be_named_in_other_ways(item: str) -> None:
    heading = "二、一般公共预算拨款支出情况"
    assert told(
        heading,
        "全年的支出按科目列示如下，各项都按规定的用途使用，没有结余。",
        item,
        kind=Kind.BUDGET,
        tables=[TABLE],
    ) == {"N05.2050203.budget": Decimal(5)}


@pytest.mark.parametrize("words", ["教育支出类支出", "教育支出（类）", "教育（类）支出", "教育支出"])
def test_a_class_is_known_by_its_name_however_it_is_marked(words: str) -> None:
    text = f"2024年度一般公共预算财政拨款支出40.00万元，主要用于以下方面：{words}30.00万元，占75%；住房保障支出10.00万元，占25%。"
    assert told(HEADING, text) == numbers(**{
        "N05.expenditure_total.final": "40",
        "N05.205.final": "30",
        "N05.205.share_of_general_budget_pct": "75",
        "N05.221.final": "10",
        "N05.221.share_of_general_budget_pct": "25",
    })  # fmt: skip


def test_the_share_of_the_total_is_a_share_of_all_expenditure() -> None:
    facts = told(HEADING, "一般公共预算财政拨款支出40.00万元，占本年支出合计的80%。")
    assert facts["N05.expenditure_total.share_of_expenditure_pct"] == Decimal(80)


def test_the_use_of_an_item_binds_nothing_and_what_follows_it_does() -> None:
    text = f"（1）{PATH}6.00万元，主要用于为300名学生购置20套课桌，其余0.50万元用于维修。比上年执行数增加1.00万元，增长20%。"
    assert told(HEADING, text, kind=Kind.BUDGET, tables=[TABLE]) == numbers(**{
        "N05.2050203.budget": "6",
        "N05.2050203.change_prior_final": "1",
        "N05.2050203.change_prior_final_pct": "20",
    })  # fmt: skip


def test_last_years_outturn_of_an_item_is_not_its_own() -> None:
    text = f"1. {PATH}6.00万元。2023年当年预算执行数为5.00万元，2024年预算安排6.00万元，比2023年预算执行数增加20%。"
    assert told(HEADING, text, kind=Kind.BUDGET, tables=[TABLE]) == numbers(**{
        "N05.2050203.budget": "6",
        "N05.2050203.prior_final": "5",
        "N05.2050203.budget#2": "6",
        "N05.2050203.change_prior_final_pct": "20",
    })  # fmt: skip


def test_one_item_never_lends_its_subject_to_the_next() -> None:
    facts = told(
        HEADING,
        f"（1）{PATH}。年初预算为20.00万元，支出决算为19.00万元，与预期的数额大体相当，没有结余。",
        "（2）其他有关的支出。年初预算为3.00万元，支出决算为2.00万元。",
        tables=[TABLE],
    )
    assert facts == numbers(**{"N05.2050203.original_budget": "20", "N05.2050203.final": "19"})


def test_a_project_is_known_by_its_own_name() -> None:
    text = "项目支出的安排和成效：河道清淤经费8.00万元，清理河道12条；桥梁检测专项3.00万元，检测桥梁7座。"
    assert told(HEADING, text) == numbers(**{
        "N05.name:河道清淤经费.final": "8",
        "N05.name:桥梁检测专项.final": "3",
    })  # fmt: skip


def test_an_amount_in_words_of_its_own_is_no_project() -> None:
    assert left(HEADING, "会上签约的总投资额346亿元。") == ["会上签约的总投资额346亿元"]


def test_the_head_of_the_section_against_its_budget() -> None:
    text = "一般公共预算财政拨款支出年初预算为50.00万元，支出决算为40.00万元，完成年初预算的80%。其中：基本支出30.00万元，项目支出10.00万元。"
    assert told(HEADING, text) == numbers(**{
        "N05.expenditure_total.original_budget": "50",
        "N05.expenditure_total.final": "40",
        "N05.expenditure_total.completion_original_budget_pct": "80",
        "N05.basic_expenditure.final": "30",
        "N05.project_expenditure.final": "10",
    })  # fmt: skip


def test_a_fact_carries_its_sentence_its_place_and_what_was_printed() -> None:
    narrative = read(HEADING, f"（1）{PATH}。年初预算为1,020.5万元。", tables=[TABLE])
    (fact,) = facts_of(narrative)
    sentence = next(s for s in narrative.sentences if s.sentence_id == fact.sentence_id)
    assert sentence.text == "年初预算为1,020.5万元。"
    assert (fact.text, fact.unit, fact.code, fact.label) == (
        "1,020.5",
        "万元",
        "2050203",
        "教育支出(类)普通教育(款)初中教育(项)",
    )
    assert (fact.page, fact.box) in sentence.boxes
