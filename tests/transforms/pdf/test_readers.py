"""Two readers on two parsers: PDFium first, pdfplumber as the referee. What both read alike, and where they differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.transforms.pdf.press import (
    filled,
    framed_cells,
    press,
    ruled_table,
    stroke,
    stroked_rules,
    thin_boxes,
    word,
)
from transforms.model import Page
from transforms.pdf.pages import read_pages
from transforms.pdf.plumber import read_pages_again

BOOKS = sorted(Path("flows/demo/books").glob("*.pdf"))

XS, YS = [50, 130, 210, 330], [60, 85, 110, 135]
ROWS = [["A", "B", "C"], ["201", "1607.85", "754.41"], ["208", "-3.50", ""]]
TABLE = ruled_table(ROWS, XS, YS)
BELOW = word("enough letters below the table that nobody takes it for a picture", 50, 250)

Draw = Callable[[Sequence[float], Sequence[float]], str]
CELLS = [(row, column, 1, 1, ROWS[row][column]) for row in range(3) for column in range(3)]


def first(pdf: bytes) -> Page:
    return read_pages(pdf)[0]


def second(pdf: bytes) -> Page:
    return read_pages_again(pdf, [1])[0]


def cells(page: Page) -> list[tuple[int, int, int, int, str]]:
    return [
        (cell.row, cell.column, cell.rows, cell.columns, "".join(cell.text.split()))
        for grid in page.grids
        for cell in sorted(grid.cells, key=lambda c: (c.row, c.column))
    ]


def edges(page: Page) -> tuple[list[int], list[int]]:
    (grid,) = page.grids
    return [round(x) for x in grid.xs], [round(y) for y in grid.ys]


def both(pdf: bytes) -> list[list[tuple[int, int, int, int, str]]]:
    return [cells(first(pdf)), cells(second(pdf))]


@pytest.mark.parametrize("draw", [stroked_rules, thin_boxes, framed_cells])
@pytest.mark.parametrize("in_form", [False, True], ids=["on the page", "in a form object"])
def test_rules_are_rules_however_they_are_drawn(draw: Draw, in_form: bool) -> None:
    pdf = press(ruled_table(ROWS, XS, YS, draw(XS, YS)) + BELOW, in_form=in_form)
    assert both(pdf) == [CELLS, CELLS]
    assert edges(first(pdf)) == edges(second(pdf)) == (XS, YS)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("in_form", [False, True], ids=["on the page", "in a form object"])
def test_a_turned_page_is_read_as_it_is_shown(rotate: int, in_form: bool) -> None:
    pdf = press(TABLE + BELOW, rotate=rotate, in_form=in_form)
    assert both(pdf) == [CELLS, CELLS]
    assert edges(first(pdf)) == edges(second(pdf)) == (XS, YS)
    assert (first(pdf).width, first(pdf).height) == (400, 300)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_places_count_from_the_corner_of_the_crop_box(rotate: int) -> None:
    pdf = press(TABLE + BELOW, rotate=rotate, margin=30)
    assert both(pdf) == [CELLS, CELLS]
    assert edges(first(pdf)) == (XS, YS)
    assert (first(pdf).width, first(pdf).height) == (400, 300)


def test_a_table_that_lies_sideways_is_read_upright_and_marked_where_it_is_shown() -> None:
    pdf = press(f"q 0 1 -1 0 300 0 cm {TABLE} {BELOW} Q")
    assert cells(first(pdf)) == CELLS
    box = first(pdf).grids[0].cells[4].box  # 1607.85, in the middle of the table
    assert [round(v) for v in (box.x0, box.top, box.x1, box.bottom)] == [190, 130, 215, 210]


def test_a_dashed_rule_is_a_rule() -> None:
    dashed = stroked_rules(XS, YS).replace("50 85 m", "[3 2] 0 d 50 85 m")
    pdf = press(ruled_table(ROWS, XS, YS, dashed) + BELOW)
    assert both(pdf) == [CELLS, CELLS]


def test_a_rule_of_short_strokes_is_a_rule() -> None:
    level = "".join(stroke(x, 85, x + 2, 85) for x in range(50, 330, 4))
    rules = stroked_rules(XS, YS).replace(stroke(50, 85, 330, 85), level)
    assert both(press(ruled_table(ROWS, XS, YS, rules) + BELOW)) == [CELLS, CELLS]


def test_text_drawn_twice_as_fake_bold_is_read_once() -> None:
    again = "".join(word(text, x + 3.3, y - 5) for row, y in zip(ROWS, YS[1:], strict=True)
                    for text, x in zip(row, XS, strict=False) if text)  # fmt: skip
    assert both(press(TABLE + again + BELOW)) == [CELLS, CELLS]


def test_two_numbers_in_cells_that_miss_their_rule_stay_two_numbers() -> None:
    merged = stroked_rules(XS, YS).replace(stroke(210, 60, 210, 135), stroke(210, 60, 210, 85))
    pdf = press(ruled_table([ROWS[0], ["201", "1607.85", "754.41"], ["208", "", ""]], XS, YS, merged) + BELOW)
    assert (
        both(pdf) == [[*CELLS[:4], (1, 1, 1, 2, "1607.85754.41"), (2, 0, 1, 1, "208"), (2, 1, 1, 2, "")]] * 2
    )
    assert [page.grids[0].cells[4].text for page in (first(pdf), second(pdf))] == ["1607.85 754.41"] * 2


def test_two_tables_on_a_page_are_two_grids_from_top_to_bottom() -> None:
    pdf = press(ruled_table(ROWS, XS, [y + 90 for y in YS]) + TABLE + BELOW)
    assert both(pdf) == [CELLS + CELLS] * 2
    assert [round(grid.ys[0]) for grid in first(pdf).grids] == [60, 150]


def test_text_outside_the_tables_is_lines_from_top_to_bottom() -> None:
    pdf = press(word("below", 50, 200) + TABLE + word("above", 50, 40) + word("right", 200, 40) + BELOW)
    lines = ["above right", "below", "enoughlettersbelowthetablethatnobodytakesitforapicture"]
    assert [[line.text for line in page.lines] for page in (first(pdf), second(pdf))] == [lines, lines]


def test_two_lines_of_a_cell_are_kept_as_lines() -> None:
    pdf = press(stroked_rules(XS, [60, 100]) + word("12345.", 53, 80) + word("67", 53, 91) + BELOW)
    assert [page.grids[0].cells[0].text for page in (first(pdf), second(pdf))] == ["12345.\n67"] * 2


def test_a_shaded_head_adds_no_rules() -> None:
    assert both(press(f"0.9 g {filled(50, 60, 280, 25)} 0 g {TABLE}" + BELOW)) == [CELLS, CELLS]


def test_a_frame_around_the_page_is_no_table() -> None:
    assert both(press(TABLE + BELOW + "20 20 360 260 re S")) == [CELLS, CELLS]


def test_a_slanting_line_is_no_rule() -> None:
    assert both(press(TABLE + BELOW + stroke(50, 60, 130, 85))) == [CELLS, CELLS]


def test_rules_of_one_direction_alone_are_no_table() -> None:
    levels = "".join(stroke(50, y, 330, y) for y in YS)
    assert both(press(ruled_table(ROWS, XS, YS, levels) + BELOW)) == [[], []]


def test_open_sides_are_closed_by_the_first_reader_alone_so_that_nobody_is_accused() -> None:
    rules = stroked_rules(XS, YS).replace(stroke(50, 60, 50, 135), "").replace(stroke(330, 60, 330, 135), "")
    pdf = press(ruled_table(ROWS, XS, YS, rules) + BELOW)
    assert cells(first(pdf)) == CELLS
    assert cells(second(pdf)) != CELLS


def test_a_white_rule_is_no_rule_to_the_first_reader() -> None:
    pdf = press(TABLE + f"1 1 1 RG {stroke(90, 60, 90, 135)} 0 0 0 RG " + BELOW)
    assert cells(first(pdf)) == CELLS


def test_a_rule_outside_its_clip_is_not_seen_by_the_first_reader() -> None:
    clipped = f"q 0 0 10 10 re W n {stroke(90, 60, 90, 135)} Q "
    assert cells(first(press(TABLE + clipped + BELOW))) == CELLS


def test_the_second_reader_reads_the_pages_asked_for_alone() -> None:
    pdf = press(BELOW, TABLE + BELOW, BELOW)
    assert [(page.number, len(page.grids)) for page in read_pages_again(pdf, [3, 2, 3])] == [(2, 1), (3, 0)]


@pytest.mark.parametrize("book", BOOKS, ids=lambda path: path.stem)
def test_both_readers_see_the_same_cells_on_every_page_of_a_demo_book(book: Path) -> None:
    pdf = book.read_bytes()
    pages = [page for page in read_pages(pdf) if page.grids]
    again = read_pages_again(pdf, [page.number for page in pages])
    assert [(p.number, cells(p)) for p in again] == [(p.number, cells(p)) for p in pages]
