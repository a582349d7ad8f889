"""Labels made comparable, without losing what tells them apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.wording import fold_label, fold_text, name_pages, same_label, without_ordinal


@pytest.mark.parametrize("printed", ["项　目", "项 目", " 项\n目 ", "项\u00a0目"])
def test_white_space_of_every_kind_is_folded_away(printed: str) -> None:
    assert fold_text(printed) == "项目"


@pytest.mark.parametrize(
    ("printed", "folded"),
    [("因公出国\n（境）费", "因公出国(境)费"), ("２０１０３", "20103"), ("单位：万元", "单位:万元")],
)
def test_full_width_forms_are_folded(printed: str, folded: str) -> None:
    assert fold_text(printed) == folded


@pytest.mark.parametrize("printed", ["“三公”经费", "‘三公’经费", '"三公"经费', "'三公'经费", "＂三公＂经费"])
def test_quotes_of_every_kind_are_one(printed: str) -> None:
    assert fold_text(printed) == '"三公"经费'


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("部⻔", "部门"),  # U+2ED4, which NFKC leaves alone
        ("公务用⻋", "公务用车"),
        ("⻝品", "食品"),
        ("⼀般公共预算", "一般公共预算"),  # U+2F00, a Kangxi radical
        ("⼈员经费", "人员经费"),
        ("⽀出", "支出"),
        ("⺠政", "民政"),
    ],
)
def test_radicals_that_fonts_put_for_characters_are_folded(printed: str, folded: str) -> None:
    assert fold_text(printed) == folded


@given(st.text(alphabet="项目（）“”⻔⼀ 　\n１，。abc"))
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@pytest.mark.parametrize(
    "label",
    [
        "一、其他支出", "二十一、其他支出", "二十三 、 其他支出", "1.其他支出", "12、其他支出", "1．其他支出", "（三）其他支出",
        "（十二）其他支出", "(3)其他支出", "其他支出",
    ],
)  # fmt: skip
def test_an_ordinal_is_no_part_of_a_label(label: str) -> None:
    assert fold_label(label) == "其他支出"


@pytest.mark.parametrize(
    "label", ["因公出国(境)费", "十三陵管理处", "2010301行政运行", "一般公共服务支出", "(汇总)"]
)
def test_what_only_looks_like_an_ordinal_stays(label: str) -> None:
    assert without_ordinal(label) == label


def test_a_label_may_be_cut_short_by_its_cell() -> None:
    assert same_label("资源勘探工业信息等支", "资源勘探工业信息等支出")


def test_a_label_cut_to_less_than_four_characters_could_be_anything() -> None:
    assert not same_label("其他支", "其他支出")
    assert same_label("其他支", "其他支出", shortest=3)


def test_a_label_with_more_or_other_words_is_another() -> None:
    assert not same_label("其他收入", "其他支出")
    assert not same_label("其他支出合计", "其他支出")


@pytest.mark.parametrize(
    ("numbers", "named"),
    [([3], "第3页"), ([6, 5], "第5–6页"), ([3, 7, 5, 6, 6], "第3、5–7页"), ([34, 36], "第34、36页")],
)
def test_pages_are_named_in_order_and_neighbours_as_a_range(numbers: list[int], named: str) -> None:
    assert name_pages(numbers) == named
