"""A page of a PDF as a picture, with the numbers in question boxed.

Pure: bytes in, PNG out. PDFium is not thread-safe: call this from one thread of a process at a time.
It draws a PDF from outside, so call it only on a book that the reader in its child process survived.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw, ImageOps

from transforms.errors import BrokenPdfError
from transforms.model import Box

MAX_PIXELS = 16_000_000
MARGIN_POINTS = 34.0
LEAST_HEIGHT_POINTS = 170.0
SPARE_ABOVE = 0.7  # the heads of the columns stand above
CUT_PLAY_POINTS = 14.0
PAD_POINTS = 6.0
RULE_DARKNESS = 80  # mean of a pixel row, 255 for black all across
PAPER = (255, 255, 255)
PALETTE_COLOURS = 96

Colour = tuple[int, int, int]
Rectangle = tuple[int, int, int, int]


class Mark(StrEnum):
    """How a cell is boxed: the number in question (solid), or one it is compared with (dashed)."""

    FOCUS = "focus"
    PART = "part"


INK: dict[Mark, Colour] = {Mark.FOCUS: (184, 40, 30), Mark.PART: (44, 98, 152)}
TINT: dict[Mark, int] = {Mark.FOCUS: 34, Mark.PART: 20}
STROKE_POINTS: dict[Mark, float] = {Mark.FOCUS: 1.5, Mark.PART: 1.0}
DASH_POINTS = 4.0
GAP_POINTS = 2.5


@dataclass(frozen=True, slots=True)
class MarkedBox:
    """A box on the displayed page, in points from its top left corner, and how to mark it."""

    box: Box
    mark: Mark


def render_page(
    pdf: bytes, page: int, boxes: Sequence[MarkedBox], scale: float = 2.0, crop: bool = True
) -> bytes:
    """Return a PNG of page `page` (from 1) with `boxes` drawn on it.

    `scale` is pixels a point, lowered for a page so large that it would not fit in memory. With `crop`
    the picture keeps the rows around the boxes and drops the blank margins; without boxes it is the page.
    PDFium is not thread-safe: one call at a time in a process.

    Raises: BrokenPdfError when the page does not exist or cannot be drawn.
    """
    picture, scale = _draw_page(pdf, page, scale)
    placed = [(area, marked.mark) for marked in boxes if (area := _place(marked.box, scale, picture.size))]
    for area, mark in sorted(placed, key=lambda entry: entry[1] is Mark.FOCUS):
        picture = _draw_box(picture, area, mark, scale)
    if crop and placed:
        picture = _crop_to_rows(picture, [area for area, _ in placed], scale)
    target = io.BytesIO()
    picture.quantize(PALETTE_COLOURS).save(target, "PNG", optimize=True)
    return target.getvalue()


def _draw_page(pdf: bytes, number: int, scale: float) -> tuple[Image.Image, float]:
    try:
        with closing(pdfium.PdfDocument(pdf)) as document:
            if not 1 <= number <= len(document):
                raise BrokenPdfError(f"there is no page {number}: the PDF has {len(document)} pages")
            with closing(document[number - 1]) as page:
                width, height = page.get_size()
                scale = min(scale, math.sqrt(MAX_PIXELS / max(width * height, 1.0)))
                with closing(page.render(scale=scale, rev_byteorder=True)) as bitmap:
                    return bitmap.to_pil().convert("RGB").copy(), scale
    except pdfium.PdfiumError as error:
        raise BrokenPdfError(f"page {number} cannot be drawn: {error}") from error


def _place(box: Box, scale: float, size: tuple[int, int]) -> Rectangle | None:
    """Return `box` in pixels, kept on the picture; None when nothing of it is there."""
    if not all(map(math.isfinite, (box.x0, box.top, box.x1, box.bottom))):
        return None
    left, right = sorted(min(max(round(x * scale), 0), size[0] - 1) for x in (box.x0, box.x1))
    top, bottom = sorted(min(max(round(y * scale), 0), size[1] - 1) for y in (box.top, box.bottom))
    return (left, top, right, bottom) if right > left and bottom > top else None


def _draw_box(picture: Image.Image, area: Rectangle, mark: Mark, scale: float) -> Image.Image:
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    draw.rectangle(area, fill=(*INK[mark], TINT[mark]))
    width = max(1, round(STROKE_POINTS[mark] * scale))
    if mark is Mark.FOCUS:
        draw.rectangle(area, outline=(*INK[mark], 255), width=width)
    else:
        _draw_dashes(draw, area, (*INK[mark], 255), width, scale)
    return Image.alpha_composite(picture.convert("RGBA"), layer).convert("RGB")


def _draw_dashes(
    draw: ImageDraw.ImageDraw, area: Rectangle, ink: tuple[int, int, int, int], width: int, scale: float
) -> None:
    left, top, right, bottom = area
    dash = max(2, round(DASH_POINTS * scale))
    step = dash + max(2, round(GAP_POINTS * scale))
    for x in range(left, right + 1, step):
        end = min(x + dash, right)
        draw.rectangle((x, top, end, min(top + width - 1, bottom)), fill=ink)
        draw.rectangle((x, max(bottom - width + 1, top), end, bottom), fill=ink)
    for y in range(top, bottom + 1, step):
        end = min(y + dash, bottom)
        draw.rectangle((left, y, min(left + width - 1, right), end), fill=ink)
        draw.rectangle((max(right - width + 1, left), y, right, end), fill=ink)


def _crop_to_rows(picture: Image.Image, areas: Sequence[Rectangle], scale: float) -> Image.Image:
    """Return the rows around `areas`, cut along a ruled line where there is one, without blank margins."""
    top = min(area[1] for area in areas)
    bottom = max(area[3] for area in areas)
    reach, spare = MARGIN_POINTS * scale, max(LEAST_HEIGHT_POINTS * scale - (bottom - top), 0)
    darkness = (
        ImageOps.invert(picture.convert("L")).resize((1, picture.height), Image.Resampling.BOX).tobytes()
    )
    upper = _find_cut(darkness, top, -round(max(reach, spare * SPARE_ABOVE)), scale)
    lower = _find_cut(darkness, bottom, round(max(reach, spare * (1 - SPARE_ABOVE))), scale)
    rows = picture.crop((0, upper, picture.width, lower))
    printed = ImageChops.difference(rows, Image.new("RGB", rows.size, PAPER)).getbbox()
    if printed is None:
        return rows
    return ImageOps.expand(rows.crop(printed), border=round(PAD_POINTS * scale), fill=PAPER)


def _find_cut(darkness: bytes, edge: int, distance: int, scale: float) -> int:
    """Return the pixel row to cut at, about `distance` beyond `edge`: a ruled line, else the emptiest row."""
    aim = edge + distance
    if not 0 < aim < len(darkness):
        return min(max(aim, 0), len(darkness))
    play = min(round(CUT_PLAY_POINTS * scale), abs(distance) - 1)
    window = range(max(aim - play, 0), min(aim + play + 1, len(darkness)))
    ruled = max(window, key=lambda y: (darkness[y], -abs(y - aim)))
    if darkness[ruled] >= RULE_DARKNESS:
        return ruled if distance < 0 else ruled + 1
    return min(window, key=lambda y: (darkness[y], abs(y - aim)))
