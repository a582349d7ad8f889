"""The geometry of a scan: its tilt, its ruled lines, the ink in its cells. Needs OpenCV, of the `ocr` extra."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest

pytest.importorskip("cv2", reason="OpenCV comes with the `ocr` extra")

from tests.transforms.pdf.scanned import scan_pages
from transforms.pdf.pages import read_pages
from transforms.pdf.scan_grid import Scan, measure_skew, survey_picture
from transforms.pdf.scan_ink import crop_cell

BOOK = Path("flows/demo/books/qinglan_statistics_2024.pdf").read_bytes()
PAGE = next(page for page in read_pages(BOOK) if page.grids)
SCALE = 200 / 72


def picture_of(number: int, skew: float) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    scan = pdfium.PdfDocument(scan_pages(BOOK, {number}, skew=skew))
    pixels = scan[0].render(scale=SCALE, grayscale=True).to_numpy()
    return np.array(pixels.reshape(pixels.shape[:2]))


@pytest.fixture(scope="module")
def scan() -> Scan:
    return survey_picture(picture_of(PAGE.number, 0.3), SCALE)


@pytest.mark.parametrize("skew", [-1.5, 0.0, 0.3])
def test_the_tilt_of_a_page_is_measured_by_its_rules(skew: float) -> None:
    assert measure_skew(picture_of(PAGE.number, skew), SCALE) == pytest.approx(-skew, abs=0.02)


def test_a_page_without_a_table_shows_none() -> None:
    assert survey_picture(picture_of(1, 0.3), SCALE).skeletons == ()


def test_the_cells_of_a_scan_are_those_that_its_page_rules(scan: Scan) -> None:
    (skeleton,), (grid,) = scan.skeletons, PAGE.grids
    assert sorted(skeleton.spans) == sorted((c.row, c.column, c.rows, c.columns) for c in grid.cells)


def test_a_place_on_the_scan_is_found_again_on_the_page_as_shown(scan: Scan) -> None:
    (skeleton,), (grid,) = scan.skeletons, PAGE.grids
    straight = survey_picture(picture_of(PAGE.number, 0.0), SCALE).skeletons[0]
    assert (straight.xs[0], straight.ys[0]) == pytest.approx((grid.xs[0], grid.ys[0]), abs=1.0)
    assert scan.shown(skeleton.xs[0], skeleton.ys[0]) != pytest.approx((grid.xs[0], grid.ys[0]), abs=1.0)
    turn = np.radians(0.3)
    x, y = grid.xs[0] - PAGE.width / 2, grid.ys[0] - PAGE.height / 2
    there = (
        PAGE.width / 2 + x * np.cos(turn) + y * np.sin(turn),
        PAGE.height / 2 - x * np.sin(turn) + y * np.cos(turn),
    )
    assert scan.shown(skeleton.xs[0], skeleton.ys[0]) == pytest.approx(there, abs=1.0)


def test_a_cell_has_ink_where_it_prints_something_and_none_where_it_is_blank(scan: Scan) -> None:
    (skeleton,), (grid,) = scan.skeletons, PAGE.grids
    printed = {(cell.row, cell.column) for cell in grid.cells if cell.text}
    inked = {span[:2] for span in skeleton.spans if crop_cell(scan, skeleton, span)}
    assert inked == printed


def test_a_number_is_cropped_as_one_piece_within_its_cell(scan: Scan) -> None:
    (skeleton,) = scan.skeletons
    numbers = {(c.row, c.column) for g in PAGE.grids for c in g.cells if "." in c.text and "\n" not in c.text}
    for row, column, rows, columns in skeleton.spans:
        if (row, column) in numbers:
            (crop,) = crop_cell(scan, skeleton, (row, column, rows, columns))
            assert skeleton.xs[column] < crop.box.x0 < crop.box.x1 < skeleton.xs[column + columns]
