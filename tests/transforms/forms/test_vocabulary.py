"""What a printed row label means, over the years; and when it means nothing for certain."""

from __future__ import annotations

import pytest

from transforms.forms.vocabulary import EXPENDITURE_LINES, FUNCTION_CLASSES, INCOME_LINES, Lines, find_concept

ALL_CLASSES = [(name, code) for code, names in FUNCTION_CLASSES.items() for name in names]


@pytest.mark.parametrize(("name", "code"), ALL_CLASSES)
def test_every_class_is_known_by_every_name_it_had(name: str, code: str) -> None:
    assert find_concept(name, FUNCTION_CLASSES) == code


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("七、文化体育与传媒支出", "207"),  # until 2018
        ("七、文化旅游体育与传媒支出", "207"),
        ("九、医疗卫生与计划生育支出", "210"),  # until 2018
        ("十九、国土海洋气象等支出", "220"),  # until 2018
        ("十四、资源勘探信息等支出", "215"),  # until 2019
    ],
)
def test_a_class_keeps_its_code_when_it_is_renamed(label: str, code: str) -> None:
    assert find_concept(label, FUNCTION_CLASSES) == code


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("十四、资源勘探工业信息等支", "215"),
        ("二十一、国有资本经营预算支", "223"),
        ("十八、自然资源海洋气象", "220"),
        ("一般公共服", "201"),
    ],
)
def test_a_class_cut_short_by_its_cell_is_known_where_one_alone_fits(label: str, code: str) -> None:
    assert find_concept(label, FUNCTION_CLASSES) == code


@pytest.mark.parametrize("label", ["社会保障", "社会保险", "债务付息", "债务还本"])
def test_labels_that_differ_late_are_told_apart(label: str) -> None:
    codes = {"社会保障": "208", "社会保险": "209", "债务付息": "232", "债务还本": "231"}
    assert find_concept(label, FUNCTION_CLASSES) == codes[label]


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("社会保", FUNCTION_CLASSES),
        ("债务", FUNCTION_CLASSES),
        ("国有资本经营", {**FUNCTION_CLASSES, **INCOME_LINES}),
        ("年末结转", {"a": ["年末结转和结余"], "b": ["年末结转资金"]}),
    ],
)
def test_a_label_cut_so_short_that_two_lines_fit_is_neither(label: str, lines: Lines) -> None:
    assert find_concept(label, lines) is None


def test_a_name_that_stands_in_two_vocabularies_with_two_meanings_is_neither() -> None:
    assert find_concept("合计", {"a": ["合计"]}, {"b": ["合计"]}) is None


def test_a_whole_name_wins_over_a_longer_one_that_begins_with_it() -> None:
    assert (
        find_concept("一般公共预算", {"short": ["一般公共预算"], "long": ["一般公共预算财政拨款"]}) == "short"
    )


@pytest.mark.parametrize(
    ("label", "concept"),
    [
        ("一、一般公共预算财政拨款收入", "general_public_budget"),
        ("一、一般公共预算财政拨款收", "general_public_budget"),
        ("一、财政拨款收入", "fiscal_appropriation"),  # until 2019
        ("二、政府性基金预算财政拨款", "government_fund_budget"),
        ("三、国有资本经营预算财政拨款收", "state_capital_budget"),
        ("使用非财政拨款结余(含专用", "non_fiscal_surplus_used"),
        ("用事业基金弥补收支差额", "non_fiscal_surplus_used"),  # until 2018
        ("使用专用结余", "non_fiscal_surplus_used"),
        ("年初财政拨款结转和结余", "carryover_opening"),
        ("八、其他收入", "other_income"),
        ("总　计", "grand_total"),
    ],
)
def test_a_line_of_income_is_known_by_its_names_of_all_years(label: str, concept: str) -> None:
    assert find_concept(label, INCOME_LINES) == concept


@pytest.mark.parametrize(
    ("label", "concept"),
    [
        ("本年支出合计", "expenditure_total"),
        ("结余分配", "surplus_distribution"),
        ("年末结转和结余", "carryover_closing"),
        ("结转下年", "carryover_closing"),
        ("年末财政拨款结转和结余", "carryover_closing"),
    ],
)
def test_a_closing_line_of_expenditure_is_known_by_its_names(label: str, concept: str) -> None:
    assert find_concept(label, EXPENDITURE_LINES) == concept


@pytest.mark.parametrize("mark", ["其中：", "其中:", "其中"])
def test_of_which_is_never_its_whole(mark: str) -> None:
    assert find_concept(f"{mark}政府性基金预算财政拨款", INCOME_LINES) == "of_which_government_fund_budget"


def test_of_which_something_unknown_is_unknown() -> None:
    assert find_concept("其中：教育收费", INCOME_LINES) is None


def test_an_unknown_label_is_unknown() -> None:
    assert find_concept("完全不同的一行", INCOME_LINES, EXPENDITURE_LINES, FUNCTION_CLASSES) is None
    assert find_concept("", INCOME_LINES, EXPENDITURE_LINES, FUNCTION_CLASSES) is None
