"""Damage is noticed, page by page, by a parser that no reader shares."""

from __future__ import annotations

import pytest

from tests.transforms.pdf.press import press, word
from transforms.pdf.integrity import find_damage

WHOLE = press(word("first", 50, 50), word("second", 50, 50))


def test_a_whole_file_has_no_damage() -> None:
    assert find_damage(WHOLE, [1, 2]) is None


def test_a_page_beyond_the_last_is_damage() -> None:
    assert find_damage(WHOLE, [3]) == "第3页不在文件的页面树中"


def test_a_file_cut_short_is_damage() -> None:
    damage = find_damage(WHOLE[:-200], [1])
    assert damage is not None
    assert damage.startswith("文件结构有损坏")


def test_a_broken_cross_reference_table_is_damage_though_readers_cope() -> None:
    start = WHOLE.rindex(b"startxref")
    assert find_damage(WHOLE[:start] + b"startxref\n99999999\n%%EOF\n", [1]) is not None


@pytest.mark.parametrize("operator", ["Tk", "r", "mm", "ffff"])
def test_an_operator_that_no_pdf_knows_is_damage_of_its_page(operator: str) -> None:
    pdf = press(word("whole", 50, 50), word("hurt", 50, 50) + f"\n10 10 {operator}")
    assert find_damage(pdf, [1]) is None
    assert find_damage(pdf, [2]) == f"第2页内容有损坏: 未知的绘图指令 '{operator}'"


def test_damage_inside_a_form_object_is_damage_of_the_page_that_draws_it() -> None:
    pdf = press(word("hurt", 50, 50) + "\n10 10 Tk", in_form=True)
    assert find_damage(pdf, [1]) == "第1页内容有损坏: 未知的绘图指令 'Tk'"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n" + bytes(range(256)) * 20, b"plain words"])
def test_what_is_no_pdf_is_damage_in_one_line(content: bytes) -> None:
    damage = find_damage(content, [1])
    assert damage is not None
    assert len(damage.splitlines()) == 1
