"""Rules → cells: every cell once, whatever the rules are drawn like."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from transforms.pdf.lattice import Rule, build_skeletons

SIZES = st.lists(st.integers(min_value=8, max_value=90), min_size=1, max_size=8)


def edges(sizes: list[int], start: float = 50.0) -> list[float]:
    values = [start]
    for size in sizes:
        values.append(values[-1] + size)
    return values


def full_grid(xs: list[float], ys: list[float]) -> tuple[list[Rule], list[Rule]]:
    return [Rule(y, xs[0], xs[-1]) for y in ys], [Rule(x, ys[0], ys[-1]) for x in xs]


@given(SIZES, SIZES)
def test_the_cells_of_a_full_grid_tile_it_exactly(widths: list[int], heights: list[int]) -> None:
    xs, ys = edges(widths), edges(heights)
    skeletons = build_skeletons(*full_grid(xs, ys))
    if len(widths) * len(heights) < 2:
        assert skeletons == []
        return
    (skeleton,) = skeletons
    expected = [(row, column, 1, 1) for row in range(len(heights)) for column in range(len(widths))]
    assert sorted(skeleton.spans) == expected
    assert [round(b - a) for a, b in pairwise(skeleton.xs)] == widths


def test_a_missing_wall_merges_two_cells() -> None:
    horizontal, vertical = full_grid([0, 40, 80], [0, 20, 40])
    vertical[1] = Rule(40, 20, 40)  # the wall stands in the second row only
    (skeleton,) = build_skeletons(horizontal, vertical)
    assert skeleton.spans == ((0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1))


def test_a_dashed_rule_is_one_rule() -> None:
    horizontal, vertical = full_grid([0, 40, 80], [0, 20, 40])
    horizontal[1:2] = [Rule(20, x, x + 3) for x in range(0, 80, 5)]
    (skeleton,) = build_skeletons(horizontal, vertical)
    assert len(skeleton.spans) == 4


def test_a_rule_drawn_twice_is_one_rule() -> None:
    horizontal, vertical = full_grid([0, 40, 80], [0, 20, 40])
    (skeleton,) = build_skeletons([*horizontal, Rule(20.8, 0, 80)], [*vertical, Rule(40.5, 0, 40)])
    assert len(skeleton.spans) == 4


def test_open_left_and_right_sides_are_closed() -> None:
    horizontal = [Rule(y, 0, 120) for y in (0, 20, 40, 60)]
    (skeleton,) = build_skeletons(horizontal, [Rule(40, 0, 60), Rule(80, 0, 60)])
    assert [round(x) for x in skeleton.xs] == [0, 40, 80, 120]


def test_two_tables_on_a_page_stay_two() -> None:
    above, below = full_grid([0, 40, 80], [0, 20, 40]), full_grid([0, 40, 80], [100, 120, 140])
    skeletons = build_skeletons([*above[0], *below[0]], [*above[1], *below[1]])
    assert [s.ys[0] for s in skeletons] == [0, 100]


def test_a_single_box_is_no_table() -> None:
    assert build_skeletons(*full_grid([0, 80], [0, 20])) == []
