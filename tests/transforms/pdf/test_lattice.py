"""Rules → cells: every cell once, whatever the rules are drawn like."""

from __future__ import annotations

import random
from collections import Counter
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.pdf.lattice import Rule, Skeleton, build_skeletons, snap_rules

Rules = tuple[list[Rule], list[Rule]]
Edges = list[float]

# Half points, so that no edge differs from its rule by a rounding.
SIZES = st.lists(st.integers(min_value=16, max_value=180).map(lambda n: n / 2), min_size=1, max_size=8)
SEEDS = st.randoms(use_true_random=False)

XS, YS = [0.0, 40.0, 80.0], [0.0, 20.0, 40.0]


def edges(sizes: list[float], start: float = 50.0) -> Edges:
    return list(accumulate(sizes, initial=start))


def full_grid(xs: Edges, ys: Edges) -> Rules:
    return [Rule(y, xs[0], xs[-1]) for y in ys], [Rule(x, ys[0], ys[-1]) for x in xs]


def only(rules: Rules) -> Skeleton:
    (skeleton,) = build_skeletons(*rules)
    return skeleton


def every_cell(rows: int, columns: int) -> list[tuple[int, int, int, int]]:
    return [(row, column, 1, 1) for row in range(rows) for column in range(columns)]


def tiles(skeleton: Skeleton) -> Counter[tuple[int, int]]:
    """Count how often each place of the grid is covered by a cell."""
    return Counter(
        (r, c)
        for row, column, rows, columns in skeleton.spans
        for r in range(row, row + rows)
        for c in range(column, column + columns)
    )


@given(SIZES, SIZES)
def test_the_cells_of_a_full_grid_are_found_once_each(widths: list[float], heights: list[float]) -> None:
    skeletons = build_skeletons(*full_grid(edges(widths), edges(heights)))
    expected = [every_cell(len(heights), len(widths))] if len(widths) * len(heights) > 1 else []
    assert [list(s.spans) for s in skeletons] == expected


@given(SIZES, SIZES)
def test_the_edges_of_a_full_grid_are_where_its_rules_are(widths: list[float], heights: list[float]) -> None:
    xs, ys = edges(widths), edges(heights)
    skeletons = build_skeletons(*full_grid(xs, ys))
    assert [(list(s.xs), list(s.ys)) for s in skeletons] == [(xs, ys)] * (len(widths) * len(heights) > 1)


@given(SIZES, SIZES, SEEDS)
def test_the_order_in_which_rules_are_drawn_changes_nothing(
    widths: list[float], heights: list[float], seed: random.Random
) -> None:
    horizontal, vertical = full_grid(edges(widths), edges(heights))
    shuffled = seed.sample(horizontal, len(horizontal)), seed.sample(vertical, len(vertical))
    assert build_skeletons(*shuffled) == build_skeletons(horizontal, vertical)


@given(SIZES, SIZES, SEEDS)
def test_whatever_walls_are_missing_the_cells_still_cover_every_place_once(
    widths: list[float], heights: list[float], seed: random.Random
) -> None:
    xs, ys = edges(widths), edges(heights)
    pieces = [Rule(x, top, bottom) for x in xs[1:-1] for top, bottom in pairwise(ys) if seed.random() < 0.6]
    frame = [Rule(xs[0], ys[0], ys[-1]), Rule(xs[-1], ys[0], ys[-1])]
    for skeleton in build_skeletons(full_grid(xs, ys)[0], frame + pieces):
        assert set(tiles(skeleton).values()) == {1}
        assert len(tiles(skeleton)) == (len(skeleton.xs) - 1) * (len(skeleton.ys) - 1)


@given(SIZES, SIZES)
def test_cells_drawn_as_frames_give_the_same_grid_as_long_rules(
    widths: list[float], heights: list[float]
) -> None:
    xs, ys = edges(widths), edges(heights)
    horizontal = [Rule(y, a, b) for y in ys for a, b in pairwise(xs) for _ in range(2)]
    vertical = [Rule(x, a, b) for x in xs for a, b in pairwise(ys) for _ in range(2)]
    long = build_skeletons(*full_grid(xs, ys))
    assert [s.spans for s in build_skeletons(horizontal, vertical)] == [s.spans for s in long]


def test_a_missing_upright_merges_two_cells_of_a_row() -> None:
    horizontal, vertical = full_grid(XS, YS)
    vertical[1] = Rule(40, 20, 40)  # it stands in the second row only
    assert only((horizontal, vertical)).spans == ((0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1))


def test_a_missing_piece_of_a_level_merges_two_cells_of_a_column() -> None:
    horizontal, vertical = full_grid(XS, YS)
    horizontal[1] = Rule(20, 40, 80)
    assert only((horizontal, vertical)).spans == ((0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1))


def test_a_head_over_a_block_spans_it() -> None:
    horizontal, vertical = full_grid([0, 40, 80, 120], [0, 20, 40, 60])
    vertical[1:3] = [Rule(40, 20, 60), Rule(80, 20, 60)]
    assert only((horizontal, vertical)).spans[0] == (0, 0, 1, 3)


@pytest.mark.parametrize(("dash", "gap"), [(3, 2), (1, 1), (6, 2.9), (0.5, 2)])
def test_dashes_on_one_line_are_one_rule(dash: float, gap: float) -> None:
    horizontal, vertical = full_grid(XS, YS)
    starts = [i * (dash + gap) for i in range(int(80 / (dash + gap)) + 1)]
    horizontal[1:2] = [Rule(20, start, min(start + dash, 80)) for start in starts]
    assert list(only((horizontal, vertical)).spans) == every_cell(2, 2)


def test_pieces_far_apart_on_one_line_are_two_rules() -> None:
    assert snap_rules([Rule(20, 0, 30), Rule(20, 50, 80)]) == [Rule(20, 0, 30), Rule(20, 50, 80)]


def test_a_rule_drawn_twice_side_by_side_is_one_rule() -> None:
    horizontal, vertical = full_grid(XS, YS)
    doubled = [*horizontal, Rule(20.8, 0, 80)], [*vertical, Rule(40.5, 0, 40), Rule(0.7, 0, 40)]
    assert list(only(doubled).spans) == every_cell(2, 2)


def test_a_doubled_rule_lies_between_its_two_strokes() -> None:
    assert snap_rules([Rule(20, 0, 80), Rule(21, 0, 80)]) == [Rule(20.5, 0, 80)]


def test_two_rules_a_narrow_row_apart_stay_two() -> None:
    assert [rule.at for rule in snap_rules([Rule(20, 0, 80), Rule(28, 0, 80)])] == [20, 28]


def test_rules_that_end_a_little_short_still_close_their_cells() -> None:
    horizontal = [Rule(y, 1.5, 78.5) for y in YS]
    vertical = [Rule(x, 1.0, 39.0) for x in XS]
    assert list(only((horizontal, vertical)).spans) == every_cell(2, 2)


def test_open_left_and_right_sides_are_closed() -> None:
    horizontal = [Rule(y, 0, 120) for y in (0, 20, 40, 60)]
    skeleton = only((horizontal, [Rule(40, 0, 60), Rule(80, 0, 60)]))
    assert (list(skeleton.xs), list(skeleton.spans)) == ([0, 40, 80, 120], every_cell(3, 3))


def test_one_open_side_is_closed() -> None:
    horizontal = [Rule(y, 0, 120) for y in (0, 20, 40, 60)]
    assert list(only((horizontal, [Rule(0, 0, 60), Rule(80, 0, 60)])).xs) == [0, 80, 120]


def test_rules_that_end_unevenly_open_no_side() -> None:
    horizontal = [Rule(0, 0, 80), Rule(20, 0, 120), Rule(40, 0, 95), Rule(60, 0, 80)]
    assert list(only((horizontal, [Rule(x, 0, 60) for x in (0, 40, 80)])).xs) == [0, 40, 80]


def test_two_tables_below_one_another_stay_two_from_top_to_bottom() -> None:
    below, above = full_grid(XS, [100, 120, 140]), full_grid(XS, YS)
    skeletons = build_skeletons(below[0] + above[0], below[1] + above[1])
    assert [list(s.ys) for s in skeletons] == [YS, [100, 120, 140]]


def test_two_tables_beside_one_another_stay_two_from_left_to_right() -> None:
    left, right = full_grid(XS, YS), full_grid([100, 140, 180], YS)
    skeletons = build_skeletons(right[0] + left[0], right[1] + left[1])
    assert [list(s.xs) for s in skeletons] == [XS, [100, 140, 180]]


def test_a_single_box_is_no_table() -> None:
    assert build_skeletons(*full_grid([0, 80], [0, 20])) == []


def test_a_single_box_around_a_table_does_not_join_it() -> None:
    box, table = full_grid([-30, 110], [-30, 70]), full_grid(XS, YS)
    (skeleton,) = build_skeletons(box[0] + table[0], box[1] + table[1])
    assert list(skeleton.spans) == every_cell(2, 2)


@pytest.mark.parametrize(
    "rules", [([], []), ([Rule(0, 0, 80), Rule(20, 0, 80)], []), ([], [Rule(0, 0, 20), Rule(40, 0, 20)])]
)
def test_rules_of_one_direction_alone_are_no_table(rules: Rules) -> None:
    assert build_skeletons(*rules) == []


def test_an_underline_that_touches_nothing_is_no_part_of_a_table() -> None:
    horizontal, vertical = full_grid(XS, YS)
    assert only(([*horizontal, Rule(60, 0, 80)], vertical)).ys == (0, 20, 40)
