"""The picture of a page shows the numbers in question where they stand."""

from __future__ import annotations

import io
import math

import pikepdf
import pytest
from PIL import Image

from transforms.errors import BrokenPdfError
from transforms.model import Box
from transforms.pdf.picture import INK, MAX_PIXELS, Mark, MarkedBox, render_page

FOCUS = MarkedBox(Box(100, 200, 180, 220), Mark.FOCUS)
PART = MarkedBox(Box(100, 240, 180, 260), Mark.PART)


def draw_pdf(content: bytes = b"", size: tuple[int, int] = (300, 400), rotate: int = 0) -> bytes:
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=size)
        page.Contents = document.make_stream(content)
        page.rotate(rotate, relative=False)
        target = io.BytesIO()
        document.save(target)
    return target.getvalue()


def open_picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def is_close(colour: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(colour, tuple)
    return math.dist(colour, wanted) < 24


def test_the_number_in_question_has_a_solid_box_where_it_stands() -> None:
    picture = open_picture(render_page(draw_pdf(), 1, [FOCUS], scale=2.0, crop=False))
    top_edge = [picture.getpixel((x, 401)) for x in range(200, 361)]
    assert picture.size == (600, 800)
    assert all(is_close(colour, INK[Mark.FOCUS]) for colour in top_edge)
    assert picture.getpixel((190, 401)) == (255, 255, 255)


def test_a_part_has_a_dashed_box_so_that_colour_alone_does_not_tell_them_apart() -> None:
    picture = open_picture(render_page(draw_pdf(), 1, [PART], scale=2.0, crop=False))
    inked = [is_close(picture.getpixel((x, 480)), INK[Mark.PART]) for x in range(200, 361)]
    assert any(inked)
    assert not all(inked)


def test_the_inside_of_a_box_is_tinted_and_stays_legible() -> None:
    picture = open_picture(render_page(draw_pdf(), 1, [FOCUS], scale=2.0, crop=False))
    inside = picture.getpixel((280, 420))
    assert isinstance(inside, tuple)
    assert inside != (255, 255, 255)
    assert min(inside) > 200


def test_the_solid_box_is_drawn_over_a_dashed_one_in_the_same_place() -> None:
    same_place = MarkedBox(FOCUS.box, Mark.PART)
    picture = open_picture(render_page(draw_pdf(), 1, [FOCUS, same_place], scale=2.0, crop=False))
    assert is_close(picture.getpixel((280, 401)), INK[Mark.FOCUS])


def test_a_crop_keeps_the_rows_around_the_boxes_and_drops_the_rest() -> None:
    rules = b"\n".join(b"20 %d m 280 %d l S" % (y, y) for y in range(10, 391, 20))
    whole = open_picture(render_page(draw_pdf(rules), 1, [FOCUS], scale=2.0, crop=False))
    cropped = open_picture(render_page(draw_pdf(rules), 1, [FOCUS], scale=2.0))
    reds = [
        (x, y)
        for x in range(cropped.width)
        for y in range(cropped.height)
        if is_close(cropped.getpixel((x, y)), INK[Mark.FOCUS])
    ]
    assert cropped.height < whole.height / 2 + 20
    assert cropped.width < whole.width - 40
    assert max(x for x, _ in reds) - min(x for x, _ in reds) == 160
    assert max(y for _, y in reds) - min(y for _, y in reds) == 40


def test_a_page_shown_sideways_takes_boxes_as_it_is_shown() -> None:
    picture = open_picture(render_page(draw_pdf(rotate=90), 1, [FOCUS], scale=1.0, crop=False))
    assert picture.size == (400, 300)
    assert is_close(picture.getpixel((140, 200)), INK[Mark.FOCUS])


def test_without_boxes_the_whole_page_is_shown() -> None:
    assert open_picture(render_page(draw_pdf(), 1, [], scale=1.0)).size == (300, 400)


@pytest.mark.parametrize(
    "box",
    [
        Box(math.nan, 0, 10, 10),
        Box(-50, -50, -10, -10),
        Box(900, 900, 990, 990),
        Box(10, math.inf, 20, 30),
        Box(10, 10, 10, 20),
    ],
)
def test_a_box_that_is_not_on_the_page_is_left_out(box: Box) -> None:
    plain = render_page(draw_pdf(), 1, [], scale=1.0)
    assert render_page(draw_pdf(), 1, [MarkedBox(box, Mark.FOCUS)], scale=1.0) == plain


def test_a_giant_page_is_drawn_smaller_instead_of_filling_the_memory() -> None:
    picture = open_picture(render_page(draw_pdf(size=(14_400, 14_400)), 1, [], scale=2.0))
    assert picture.width * picture.height <= MAX_PIXELS * 1.01


def test_the_same_page_gives_the_same_bytes() -> None:
    assert render_page(draw_pdf(), 1, [FOCUS, PART]) == render_page(draw_pdf(), 1, [FOCUS, PART])


@pytest.mark.parametrize("page", [0, 2, -1])
def test_a_page_that_does_not_exist_is_named(page: int) -> None:
    with pytest.raises(BrokenPdfError, match=f"there is no page {page}: the PDF has 1 pages"):
        render_page(draw_pdf(), page, [FOCUS])


def test_bytes_that_are_no_pdf_are_refused() -> None:
    with pytest.raises(BrokenPdfError, match="page 1 cannot be drawn"):
        render_page(b"<html></html>", 1, [FOCUS])
