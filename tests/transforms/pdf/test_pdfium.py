"""The first reader: in bulk what it would read one by one, and unmoved by what is unusual or huge."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.transforms.pdf.careful import read_carefully
from tests.transforms.pdf.press import filled, press, ruled_table, stroke, stroked_rules, thin_boxes, word
from transforms.model import Box, Page
from transforms.pdf.pages import open_pdf
from transforms.pdf.pdfium import read_page

BOOKS = sorted(Path("flows/demo/books").glob("*_2024.pdf"))

XS, YS = [50, 130, 210, 330], [60, 85, 110, 135]
ROWS = [["A", "B", "C"], ["201", "1607.85", "754.41"], ["208", "-3.50", ""]]
TEXTS = [text for row in ROWS for text in row]
WHITE, GREY, BLACK = "1 g 1 G\n", "0.8 g\n", "\n0 g 0 G\n"


def read(content: str) -> Page:
    document = open_pdf(press(content))
    page = document[0]
    return read_page(page, 1)


def grid_texts(page: Page) -> list[list[str]]:
    return [[cell.text for cell in grid.cells] for grid in page.grids]


def rounded(page: Page) -> tuple[object, ...]:
    def corners(box: Box) -> tuple[float, ...]:
        return tuple(round(v, 3) for v in (box.x0, box.top, box.x1, box.bottom))

    lines = [(line.text, corners(line.box)) for line in page.lines]
    grids = [
        [(c.row, c.column, c.rows, c.columns, c.text, corners(c.box)) for c in grid.cells]
        for grid in page.grids
    ]
    return page.number, round(page.width, 3), round(page.height, 3), lines, grids


@pytest.mark.parametrize("book", BOOKS, ids=lambda path: path.stem)
def test_in_bulk_it_reads_what_it_would_read_one_by_one(book: Path) -> None:
    document = open_pdf(book.read_bytes())
    for index in range(len(document)):
        page = document[index]
        assert rounded(read_page(page, index + 1)) == rounded(read_carefully(page, index + 1))


def test_white_boxes_behind_the_text_are_no_table() -> None:
    paragraphs = "".join(filled(50, y, 280, 20) for y in (60, 80, 100))
    assert grid_texts(read(f"{WHITE}{paragraphs}{BLACK}{word('text', 60, 75)}")) == []


def test_white_rules_on_a_shaded_table_are_rules() -> None:
    shade = f"{GREY}{filled(40, 50, 300, 95)}"
    drawn = f"{shade}{WHITE}{thin_boxes(XS, YS)}{BLACK}"
    assert grid_texts(read(ruled_table(ROWS, XS, YS, drawn))) == [TEXTS]


def test_a_shade_drawn_over_white_rules_does_not_show_them() -> None:
    drawn = f"{WHITE}{stroked_rules(XS, YS)}{GREY}{filled(40, 50, 300, 95)}{BLACK}"
    assert grid_texts(read(ruled_table(ROWS, XS, YS, drawn))) == []


def test_a_rule_ends_where_its_clip_ends() -> None:
    rules = stroked_rules(XS, YS).replace(
        stroke(210, 60, 210, 135), f"q 200 60 30 25 re W n {stroke(210, 60, 210, 135)} Q"
    )
    (grid,) = read(ruled_table([["A", "B", "C"], ["1", "2", ""], ["3", "4", ""]], XS, YS, rules)).grids
    assert [(c.row, c.column, c.columns) for c in grid.cells if c.columns > 1] == [(1, 1, 2), (2, 1, 2)]


@pytest.mark.parametrize("apart", [1.0, 2.5, 3.0])
def test_a_double_rule_is_one_rule(apart: float) -> None:
    doubled = "".join(stroke(50, y + apart, 330, y + apart) for y in YS[:1])
    doubled += "".join(stroke(x + apart, 60, x + apart, 135) for x in XS[:2])
    assert grid_texts(read(ruled_table(ROWS, XS, YS) + doubled)) == [TEXTS]


def test_two_tables_side_by_side_stay_two() -> None:
    left, right = [20, 80, 140], [150, 210, 270]
    page = read(ruled_table([["1", "2"]], left, [60, 85]) + ruled_table([["3", "4"]], right, [60, 85]))
    assert grid_texts(page) == [["1", "2"], ["3", "4"]]


def test_text_drawn_three_times_as_bold_is_read_once() -> None:
    page = read("".join(word("88.00", 60 + shift, 100) for shift in (0, 0.3, 0.6)))
    assert [line.text for line in page.lines] == ["88.00"]


def test_a_font_whose_letters_have_no_height_still_stands_in_its_cells() -> None:
    flat = press(ruled_table(ROWS, XS, YS)).replace(
        b"/BaseFont /Helvetica",
        b"/BaseFont /Helvetica /FontDescriptor << /Type /FontDescriptor /FontName /Helvetica /Flags 32 "
        b"/FontBBox [0 0 0 0] /Ascent 0 /Descent 0 /CapHeight 0 /ItalicAngle 0 /StemV 80 >>",
    )
    assert grid_texts(read_page(open_pdf(flat)[0], 1)) == [TEXTS]


def test_a_page_of_more_than_thirty_thousand_characters_is_read_whole() -> None:
    rows = "".join(word(f"{n:03d}" + "0123456789" * 31, 5, 5 + n * 6, 1.0) for n in range(100))
    lines = read(rows).lines
    assert sum(len(line.text) for line in lines) == 31_300
    assert [line.text[:3] for line in lines] == [f"{n:03d}" for n in range(100)]


def test_a_table_under_thousands_of_paths_is_read() -> None:
    chart = "".join(
        stroke(20 + n % 97, 200 + n % 89, 21 + n * 7 % 97, 201 + n * 13 % 89) for n in range(6000)
    )
    texts = grid_texts(read(ruled_table(ROWS, XS, YS) + chart))
    assert texts[0] == TEXTS


def test_a_hatched_drawing_is_no_table() -> None:
    hatching = "".join(stroke(0, n, 400, n) + stroke(n, 0, n, 300) for n in range(2, 300, 2))
    assert grid_texts(read(f"4 0 0 4 0 0 cm {hatching}")) == []


def test_a_page_as_large_as_pdf_allows_is_read() -> None:
    pdf = re.sub(
        rb"/(MediaBox|CropBox) \[[^]]*\]", rb"/\1 [0 0 14400 14400]", press(ruled_table(ROWS, XS, YS))
    )
    page = read_page(open_pdf(pdf)[0], 1)
    assert (page.width, page.height) == (14_400, 14_400)
    assert grid_texts(page) == [TEXTS]


def test_numbers_too_large_to_be_places_are_left_out() -> None:
    page = read(word("seen", 60, 100) + "q 1e38 0 0 1e38 0 0 cm BT /F1 9 Tf 1e38 1e38 Td (nowhere) Tj ET Q")
    assert [line.text for line in page.lines] == ["seen"]


def test_a_page_with_nothing_on_it_is_empty() -> None:
    assert (read("").lines, read("").grids) == ((), ())
