"""What a printed row label means."""

from __future__ import annotations

import pytest

from transforms.forms.vocabulary import EXPENDITURE_LINES, FUNCTION_CLASSES, INCOME_LINES, find_concept


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("七、文化体育与传媒支出", "207"),
        ("七、文化旅游体育与传媒支出", "207"),
        ("九、医疗卫生与计划生育支出", "210"),
        ("十四、资源勘探工业信息等支", "215"),
        ("二十一、国有资本经营预算支", "223"),
        ("二十三、其他支出", "229"),
    ],
)
def test_a_class_is_known_by_its_names_of_all_years_also_cut_short(label: str, code: str) -> None:
    assert find_concept(label, FUNCTION_CLASSES) == code


@pytest.mark.parametrize(
    ("label", "concept"),
    [
        ("一、一般公共预算财政拨款收", "general_public_budget"),
        ("使用非财政拨款结余(含专用", "non_fiscal_surplus_used"),
        ("用事业基金弥补收支差额", "non_fiscal_surplus_used"),
        ("其中：政府性基金预算财政拨款", "of_which_government_fund_budget"),
    ],
)
def test_a_line_of_income_is_known_by_its_names_of_all_years(label: str, concept: str) -> None:
    assert find_concept(label, INCOME_LINES) == concept


def test_a_label_that_could_be_two_lines_is_neither() -> None:
    assert find_concept("年末结转", EXPENDITURE_LINES, {"other": ["年末结转资金"]}) is None
    assert find_concept("完全不同的一行", INCOME_LINES, EXPENDITURE_LINES, FUNCTION_CLASSES) is None
