"""Arrays of characters → lines and cells, by the same rules as one character after the other."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from transforms.model import Grid, Line
from transforms.pdf.glyphs import Glyph, join_lines
from transforms.pdf.ink import Ink
from transforms.pdf.lattice import Rule, Skeleton, build_skeletons
from transforms.pdf.placing import Sheet, fill_grids

PLACES = st.integers(min_value=0, max_value=60).map(lambda n: n * 2.5)
GLYPHS = st.lists(
    st.builds(
        lambda text, x, width, y, size: Glyph(text, x, x + width, y, size),
        st.sampled_from("一二三123.，"), PLACES, st.sampled_from([0.0, 5.0, 9.0]), PLACES, st.sampled_from([5.0, 10.0]),
    ),
    unique_by=lambda glyph: (glyph.origin, glyph.baseline),
)  # fmt: skip


def to_ink(glyphs: list[Glyph]) -> Ink:
    numbers = [[g.origin, g.right, g.baseline, g.size] for g in glyphs]
    columns = np.array(numbers, dtype=float).reshape(-1, 4).T
    return Ink(np.array([ord(g.text) for g in glyphs], dtype=np.uint32), *columns)


def word(text: str, x: float, y: float) -> list[Glyph]:
    return [Glyph(c, x + i * 5, x + i * 5 + 5, y, 10.0) for i, c in enumerate(text)]


def two_by_two() -> list[Skeleton]:
    return build_skeletons([Rule(y, 0, 100) for y in (0, 20, 40)], [Rule(x, 0, 40) for x in (0, 50, 100)])


def fill(skeletons: list[Skeleton], glyphs: list[Glyph]) -> tuple[list[Grid], list[Line]]:
    ((grids, lines),) = fill_grids([Sheet(3, to_ink(glyphs), skeletons)])
    return grids, lines


@given(GLYPHS)
def test_lines_are_those_that_the_characters_form_one_by_one(glyphs: list[Glyph]) -> None:
    assert fill([], glyphs) == ([], expected_lines(glyphs))


def expected_lines(glyphs: list[Glyph]) -> list[Line]:
    return join_lines(sorted(glyphs, key=lambda g: g.baseline))


def test_characters_belong_to_the_cell_they_stand_in_and_all_others_to_lines() -> None:
    glyphs = [*word("甲", 10, 15), *word("1.00", 60, 15), *word("乙", 10, 35), *word("外", 10, 80)]
    (grid,), lines = fill(two_by_two(), glyphs)
    assert [cell.text for cell in grid.cells] == ["甲", "1.00", "乙", ""]
    assert [line.text for line in lines] == ["外"]
    assert grid.page == 3


def test_lines_of_a_cell_are_parted_and_gaps_in_a_line_are_spaces() -> None:
    glyphs = [*word("12", 60, 8), *word("34", 75, 8), *word("56", 60, 16)]
    (grid,), _ = fill(two_by_two(), glyphs)
    assert [cell.text for cell in grid.cells] == ["", "12 34\n56", "", ""]


def test_a_cell_over_several_columns_takes_the_characters_of_all() -> None:
    merged = Skeleton(
        (0.0, 50.0, 100.0), (0.0, 20.0, 40.0), ((0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)), [[0, 0], [1, 2]]
    )
    (grid,), _ = fill([merged], [*word("合", 30, 15), *word("计", 60, 15)])
    assert [cell.text for cell in grid.cells] == ["合 计", "", ""]


def test_a_page_without_characters_has_blank_cells() -> None:
    (grid,), lines = fill(two_by_two(), [])
    assert ([cell.text for cell in grid.cells], lines) == ([""] * 4, [])


def test_each_page_has_its_own_cells_and_lines() -> None:
    table = Sheet(1, to_ink([*word("甲", 10, 15), *word("外", 10, 80)]), two_by_two())
    text = Sheet(2, to_ink([*word("甲", 10, 15), *word("文", 10, 80)]), [])
    (grids, lines), (none, texts) = fill_grids([table, text])
    assert [cell.text for grid in grids for cell in grid.cells] == ["甲", "", "", ""]
    assert ([line.text for line in lines], none, [line.text for line in texts]) == (["外"], [], ["甲", "文"])


def test_a_character_drawn_again_beside_itself_is_read_once() -> None:
    again = [*word("88.00", 60, 15), *word("88.00", 60.3, 15), *word("88.00", 60.6, 15.2)]
    (grid,), _ = fill(two_by_two(), again)
    assert [cell.text for cell in grid.cells] == ["", "88.00", "", ""]
