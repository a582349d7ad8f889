"""Characters with their places → lines and cells."""

from __future__ import annotations

from transforms.pdf.glyphs import Glyph, fill_grids, join_lines, without_doubles
from transforms.pdf.lattice import Rule, build_skeletons


def word(text: str, x: float, y: float, advance: float = 5.0) -> list[Glyph]:
    return [Glyph(c, x + i * advance, x + i * advance + advance, y, 10.0) for i, c in enumerate(text)]


def texts(glyphs: list[Glyph]) -> list[str]:
    return [line.text for line in join_lines(glyphs)]


def test_characters_on_one_baseline_are_one_line_in_order_of_x() -> None:
    assert texts([*word("二", 60, 20), *word("一", 50, 21), *word("三", 50, 40)]) == ["一 二", "三"]


def test_a_visible_gap_is_a_space() -> None:
    assert texts([*word("1607", 50, 20), *word("754", 90, 20)]) == ["1607 754"]


def test_fake_bold_is_read_once() -> None:
    twice = [g for g in word("88.00", 50, 20) for _ in range(2)]
    assert texts(without_doubles(twice)) == ["88.00"]


def test_half_a_surrogate_pair_becomes_a_character_that_can_be_stored() -> None:
    assert texts([Glyph("\udb54", 50, 55, 20, 10.0)]) == ["?"]


def test_characters_belong_to_the_cell_they_stand_in_and_all_others_to_lines() -> None:
    horizontal = [Rule(y, 0, 100) for y in (0, 20, 40)]
    skeletons = build_skeletons(horizontal, [Rule(x, 0, 40) for x in (0, 50, 100)])
    glyphs = [*word("甲", 10, 15), *word("1.00", 60, 15), *word("乙", 10, 35), *word("外", 10, 80)]
    (grid,), lines = fill_grids(skeletons, glyphs, 1)
    assert [cell.text for cell in grid.cells] == ["甲", "1.00", "乙", ""]
    assert [line.text for line in lines] == ["外"]
