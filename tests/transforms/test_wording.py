"""Labels made comparable, without losing what tells them apart."""

from __future__ import annotations

import pytest

from transforms.wording import fold_label, fold_text, same_label, without_ordinal


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("因公出国\n（境）费", "因公出国(境)费"),
        ("财政拨款“三公”经费", '财政拨款"三公"经费'),
        ("⻔ ⻋", "门车"),
        ("项　目", "项目"),
    ],
)
def test_spaces_widths_quotes_and_radicals_are_folded(printed: str, folded: str) -> None:
    assert fold_text(printed) == folded


@pytest.mark.parametrize("label", ["二十一、其他支出", "1.其他支出", "（三）其他支出", "其他支出"])
def test_an_ordinal_is_no_part_of_a_label(label: str) -> None:
    assert fold_label(label) == "其他支出"


def test_a_label_may_be_cut_short_by_its_cell() -> None:
    assert same_label("资源勘探工业信息等支", "资源勘探工业信息等支出")
    assert not same_label("其他", "其他支出")
    assert not same_label("其他收入", "其他支出")


def test_without_an_ordinal_a_label_stays_as_printed() -> None:
    assert without_ordinal("因公出国（境）费") == "因公出国（境）费"
