"""N06, N07 and N08: basic expenditure and what it consists of, the two smaller budgets or their absence."""

from __future__ import annotations

import pytest

from tests.transforms.narrative.prose import numbers, read, table, told
from transforms.model import FormStatus, Kind

BASIC = "六、一般公共预算财政拨款基本支出决算情况说明"
FUND = "七、政府性基金预算财政拨款收入支出决算情况说明"
CAPITAL = "八、国有资本经营预算财政拨款支出决算情况说明"
TABLE = table(
    "T06", c301="工资福利支出", c30101="基本工资", c30103="奖金", c30201="办公费", c30213="维修（护）费"
)


def listed(*paragraphs: str) -> list[tuple[str, str, str]]:
    (section,) = read(*paragraphs, tables=[TABLE]).sections
    return [(row.side, row.concept, row.label) for row in section.rows if row.side]


def test_basic_expenditure_and_its_two_parts() -> None:
    text = "一般公共预算财政拨款基本支出30.00万元，其中：人员经费25.00万元，主要包括：基本工资；公用经费5.00万元，主要包括：办公费。"
    assert told(BASIC, text) == numbers(**{
        "N06.basic_expenditure.final": "30",
        "N06.personnel_total.final": "25",
        "N06.operating_total.final": "5",
    })  # fmt: skip


def test_what_each_part_consists_of_is_listed_by_code() -> None:
    assert listed(
        BASIC,
        "人员经费25.00万元，主要包括：基本工资、奖金、慰问金。",
        "公用经费5.00万元，主要包括：办公费、维修（护）费等。",
    ) == [
        ("personnel", "30101", "基本工资"),
        ("personnel", "30103", "奖金"),
        ("personnel", "name:慰问金", "慰问金"),
        ("operating", "30201", "办公费"),
        ("operating", "30213", "维修(护)费"),
    ]


def test_both_lists_may_stand_in_one_sentence() -> None:
    text = "其中：人员经费25.00万元，主要包括：奖金；公用经费5.00万元，主要包括：办公费。"
    assert listed(BASIC, text) == [("personnel", "30103", "奖金"), ("operating", "30201", "办公费")]


def test_economic_items_may_have_amounts_of_their_own() -> None:
    facts = told(
        "九、一般公共预算基本支出预算情况说明",
        "（1）基本工资（款）支出12.00万元。用于按月发放的各项工资，一共有36名职工。",
        kind=Kind.BUDGET, tables=[TABLE],
    )  # fmt: skip
    assert facts == numbers(**{"N06.30101.budget": "12"})


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        (FUND, "本单位2024年度无政府性基金预算财政拨款收入和支出。"),
        (FUND, "本部门没有使用政府性基金预算拨款安排的支出。"),
        (CAPITAL, "本单位当年无国有资本经营预算财政拨款支出。"),
        ("十、机关运行经费支出说明", "本单位2024年度无机关运行经费支出。"),
    ],
)
def test_a_section_may_say_that_there_is_nothing(heading: str, text: str) -> None:
    (section,) = read(heading, text).sections
    assert (section.status, section.statement, section.facts) == (FormStatus.EMPTY, text, ())


def test_a_nought_is_told_and_is_no_absence() -> None:
    (section,) = read(FUND, "2024年政府性基金支出预算支出0万元。", kind=Kind.BUDGET).sections
    assert (section.status, [fact.fact_id for fact in section.facts]) == (
        FormStatus.READ, ["N07.expenditure_total.budget"],
    )  # fmt: skip


def test_the_balance_of_the_fund_and_its_items() -> None:
    codes = table(
        "T07", c212="城乡社区支出", c21208="国有土地使用权出让收入安排的支出", c2120803="城市建设支出"
    )
    facts = told(
        FUND,
        "2024年度政府性基金预算财政拨款年初结转和结余1.00万元，本年收入9.00万元，本年支出8.00万元，年末结转和结余2.00万元。具体情况如下：",
        "1. 城乡社区支出（类）国有土地使用权出让收入安排的支出（款）城市建设支出（项）。支出决算为8.00万元，主要用于3条道路。",
        tables=[codes],
    )
    assert facts == numbers(**{
        "N07.carryover_opening.final": "1",
        "N07.income_total.final": "9",
        "N07.expenditure_total.final": "8",
        "N07.carryover_closing.final": "2",
        "N07.2120803.final": "8",
    })  # fmt: skip
