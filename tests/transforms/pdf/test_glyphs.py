"""Characters with their places → lines of text."""

from __future__ import annotations

import pytest

from transforms.model import Box
from transforms.pdf.glyphs import Glyph, join_lines


def word(text: str, x: float, y: float, advance: float = 5.0, size: float = 10.0) -> list[Glyph]:
    return [Glyph(c, x + i * advance, x + i * advance + advance, y, size) for i, c in enumerate(text)]


def texts(glyphs: list[Glyph]) -> list[str]:
    return [line.text for line in join_lines(glyphs)]


def test_no_characters_are_no_lines() -> None:
    assert join_lines([]) == []


def test_characters_are_read_from_left_to_right_in_whatever_order_they_are_drawn() -> None:
    assert texts(list(reversed(word("1607.85", 50, 20)))) == ["1607.85"]


def test_lines_are_read_from_top_to_bottom_in_whatever_order_they_are_drawn() -> None:
    assert texts([*word("第二行", 50, 40), *word("第一行", 50, 20)]) == ["第一行", "第二行"]


def test_a_baseline_that_shifts_a_little_stays_one_line() -> None:
    assert texts([*word("二", 56, 20), *word("一", 51, 22), *word("三", 61, 19)]) == ["一二三"]


def test_close_lines_of_a_narrow_cell_stay_two() -> None:
    assert texts([*word("12345", 50, 20), *word(".67", 50, 29)]) == ["12345", ".67"]


@pytest.mark.parametrize(
    ("gap", "text"), [(0.0, "1607754"), (3.0, "1607754"), (4.0, "1607 754"), (60.0, "1607 754")]
)
def test_a_gap_wider_than_a_third_of_the_letters_is_a_space(gap: float, text: str) -> None:
    assert texts([*word("1607", 50, 20), *word("754", 70 + gap, 20)]) == [text]


def test_what_counts_as_a_gap_grows_with_the_letters() -> None:
    assert texts([*word("总", 50, 20, 20, 20), *word("计", 75, 20, 20, 20)]) == ["总计"]


def test_letters_that_overlap_have_no_gap() -> None:
    assert texts([*word("甲", 50, 20, advance=12), *word("乙", 60, 20)]) == ["甲乙"]


def test_the_box_of_a_line_holds_all_its_letters() -> None:
    (line,) = join_lines([*word("12", 50, 20), *word("3", 60, 20, 8, 12)])
    assert line.box == Box(50, 8, 68, 22.4)


def test_half_a_surrogate_pair_becomes_a_character_that_can_be_stored() -> None:
    assert texts([Glyph("\udb54", 50, 55, 20, 10.0)]) == ["?"]
