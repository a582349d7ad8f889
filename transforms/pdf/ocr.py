"""A scanned page → the same Page that a page with text gives: tables by their ruled lines, texts by RapidOCR.

Needs the `ocr` extra: import this module only where `transforms.pdf.scans.ocr_installed()`. The models come in
RapidOCR's own wheel; nothing is downloaded. Same picture, same reading: one thread, one text at a time.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
import pypdfium2 as pdfium
from rapidocr import RapidOCR

from transforms.model import Box, Cell, Grid, Line, Page, PageSource
from transforms.pdf.glyphs import Glyph, join_lines
from transforms.pdf.lattice import Skeleton
from transforms.pdf.scan_grid import Picture, Scan, survey_picture
from transforms.pdf.scan_ink import Crop, crop_box, crop_cell

PIXELS_A_POINT = 300 / 72  # 2026-11: at 200 dpi a scan of 150 dpi loses a rule, at 300 dpi none
MOST_PIXELS = 24_000_000  # an A3 page fits
# 2026-11, Wuchang's tables: at 120 dpi and more every number is right, and 1 in 100 is below this; at 100 dpi 7 of
# 384 are wrong, all of them below it.
LEAST_CONFIDENCE = 0.95  # of a cell's least certain character

_NAMES_ITS_ROW = re.compile(r"[^.\u4e00-\u9fff]+")  # a code, the number of a line, or that of a column
_SETTINGS = {
    "Global.log_level": "critical",
    "Global.max_side_len": 1280,  # the detector alone works on the whole page: 0.5 s instead of 1.2, 600 MB not 920
    "Global.return_word_box": True,  # brings the confidence of every character
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,  # books are read side by side, one a process
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "Rec.rec_img_shape": [
        3,
        48,
        96,
    ],  # a number is short: padding it to 320 doubles the time and changes nothing
    "Rec.rec_batch_num": 1,  # in a batch the padding of one text depends on its neighbours
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as recognised, and the confidence of its least certain character."""

    text: str
    confidence: float


class Engine:
    """RapidOCR with the models of its wheel, on one thread."""

    def __init__(self) -> None:
        self._rapid = RapidOCR(params=_SETTINGS)

    def read(self, pictures: Iterable[Picture]) -> list[Reading]:
        """Return what is printed in pictures of one line each; "" with confidence 0 where nothing is recognised."""
        return [self._read_twice(picture) for picture in pictures]

    def _read_twice(self, picture: Picture) -> Reading:
        """Return the reading of a picture; one in doubt is as sure as that of half the size, where both agree."""
        first = self._read_once(picture)
        if first.confidence >= LEAST_CONFIDENCE:
            return first
        second = self._read_once(cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))
        return second if second.text == first.text else first

    def _read_once(self, picture: Picture) -> Reading:
        found = self._rapid.recognize_txt([cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)])
        text, confidences = found.txts[0], found.word_results[0].confs
        return Reading(text.strip(), _least(text, confidences))

    def find_texts(self, picture: Picture, scale: float) -> list[Box]:
        """Return where lines of text stand in a picture, in points."""
        found = self._rapid(
            cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR), use_det=True, use_cls=False, use_rec=False
        )
        corners = [] if found.boxes is None else [np.asarray(box) / scale for box in found.boxes]
        return [Box(*map(float, (*c.min(axis=0), *c.max(axis=0)))) for c in corners]


def _least(text: str, confidences: Sequence[float]) -> float:
    """Return the confidence of the least certain character; how wide a gap is decides nothing."""
    pairs = zip(text, confidences, strict=False)
    return min((confidence for character, confidence in pairs if not character.isspace()), default=0.0)


@cache
def load_engine() -> Engine:
    """Return the engine of this process; loading its models takes half a second."""
    return Engine()


def read_scanned_page(page: pdfium.PdfPage, number: int, engine: Engine) -> Page:
    """Return one scanned page as it is shown: text lines outside its tables, and its grids."""
    return read_scan(survey_page(page), number, engine)


def survey_page(page: pdfium.PdfPage) -> Scan:
    """Return the picture of a page, set upright, with the tables its ruled lines enclose but no text yet."""
    width, height = page.get_size()
    scale = min(PIXELS_A_POINT, math.sqrt(MOST_PIXELS / max(width * height, 1.0)))
    with closing(page.render(scale=scale, grayscale=True)) as bitmap:
        pixels = bitmap.to_numpy()
        return survey_picture(np.array(pixels.reshape(pixels.shape[:2])), scale)


def read_scan(scan: Scan, number: int, engine: Engine) -> Page:
    """Return the page of a survey, its texts read."""
    height, width = (pixels / scan.scale for pixels in scan.picture.shape)
    grids = tuple(_read_grid(scan, skeleton, number, engine) for skeleton in scan.skeletons)
    return Page(number, width, height, tuple(_read_lines(scan, engine)), grids, PageSource.SCAN)


def _read_grid(scan: Scan, skeleton: Skeleton, page: int, engine: Engine) -> Grid:
    crops = [crop_cell(scan, skeleton, span) for span in skeleton.spans]
    readings = iter(engine.read(crop.picture for texts in crops for crop in texts))
    cells = []
    for (row, column, rows, columns), texts in zip(skeleton.spans, crops, strict=True):
        read = [next(readings) for _ in texts]
        box = Box(
            skeleton.xs[column], skeleton.ys[row], skeleton.xs[column + columns], skeleton.ys[row + rows]
        )
        text = "\n".join(line.text for line in _join(texts, read))
        doubtful = any(reading.confidence < LEAST_CONFIDENCE for reading in read)
        cells.append(Cell(row, column, rows, columns, text, _shown(scan, box), doubtful))
    return Grid(page, skeleton.xs, skeleton.ys, _spread_doubt(cells))


def _join(crops: Sequence[Crop], readings: Sequence[Reading]) -> list[Line]:
    """Return the lines that the texts make, in reading order, with a space where a gap parts two of them."""
    return join_lines(
        Glyph(r.text, c.box.x0, c.box.x1, c.box.bottom, c.box.bottom - c.box.top)
        for c, r in zip(crops, readings, strict=True)
        if r.text
    )


def _spread_doubt(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return the cells with every row in doubt whose code or number is: its amounts may belong to another row."""
    rows = {cell.row for cell in cells if cell.doubtful and _NAMES_ITS_ROW.fullmatch(cell.text)}
    return tuple(cell._replace(doubtful=True) if cell.row in rows else cell for cell in cells)


def _shown(scan: Scan, box: Box) -> Box:
    """Return a box of the upright picture where it lies on the page as shown."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    there_x, there_y = scan.shown(x, y)
    dx, dy = there_x - x, there_y - y
    return Box(box.x0 + dx, box.top + dy, box.x1 + dx, box.bottom + dy)


def _read_lines(scan: Scan, engine: Engine) -> list[Line]:
    """Return the lines of text outside the tables."""
    outside = scan.picture.copy()
    for skeleton in scan.skeletons:
        left, right = (round(x * scan.scale) for x in (skeleton.xs[0], skeleton.xs[-1]))
        top, bottom = (round(y * scan.scale) for y in (skeleton.ys[0], skeleton.ys[-1]))
        outside[top : bottom + 1, left : right + 1] = 255
    crops = [crop_box(scan, box) for box in engine.find_texts(outside, scan.scale)]
    return _join(crops, engine.read(crop.picture for crop in crops))
