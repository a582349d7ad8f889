"""Pages that are pictures: which they are, read where the `ocr` extra is installed, and named where it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from importlib.util import find_spec

import pypdfium2 as pdfium
from pypdfium2 import raw

from transforms.errors import ImageOnlyError
from transforms.model import Page, PageSource
from transforms.wording import name_pages

FEWEST_CHARACTERS = 50  # a book whose every page has fewer is a scan
STAMPED = 10  # a scanned page may still carry a page number as text
LARGE = 0.5  # share of the page that a picture covers

INSTALL = "pip install 'mingzhang[ocr]'"


def ocr_installed() -> bool:
    """Whether the packages of the `ocr` extra are here."""
    return all(find_spec(module) for module in ("rapidocr", "onnxruntime", "cv2"))


def read_pictures(document: pdfium.PdfDocument, pages: Sequence[Page]) -> list[Page]:
    """Return the pages with those that are pictures read by OCR, or marked with why they were not.

    Only a picture that shows a ruled table is read, and with it the cover: OCR takes seconds a page.

    Raises: ImageOnlyError when the whole book is pictures, and none of them can be read or shows a table.
    """
    scanned = not any(_characters(page) >= FEWEST_CHARACTERS for page in pages)
    pictures = [p.number for p in pages if scanned or _is_picture(document, p)]
    if not ocr_installed():
        if scanned:
            raise ImageOnlyError(
                f"all {len(pages)} pages are pictures without text (a scan); {INSTALL} to read them"
            )
        return _mark(pages, pictures, PageSource.UNREAD)
    read = _read_tables(document, pictures)
    if scanned and not read:
        raise ImageOnlyError(
            f"all {len(pages)} pages are pictures without text, and none shows a ruled table"
        )
    return [read.get(page.number, page) for page in _mark(pages, pictures, PageSource.PICTURE)]


def name_pictures(pages: Sequence[Page]) -> list[str]:
    """Return the issues that pages give rise to whose text PDFium did not read, one line a kind."""
    lines = {
        PageSource.BACKUP: "由备用阅读器读取",
        PageSource.SCAN: "是扫描图片，由OCR读出：其中的数字不作为指控的依据",
        PageSource.PICTURE: "是图片，其中没有表格，未读",
        PageSource.UNREAD: f"是图片，未读；安装 mingzhang[ocr] 可读（{INSTALL}）",
    }
    numbers = {source: [page.number for page in pages if page.source is source] for source in lines}
    return [f"{name_pages(numbers[source])}{line}" for source, line in lines.items() if numbers[source]]


def _characters(page: Page) -> int:
    return sum(len(line.text) for line in page.lines) + sum(len(c.text) for g in page.grids for c in g.cells)


def _is_picture(document: pdfium.PdfDocument, page: Page) -> bool:
    """Whether a page shows a large picture and next to no text."""
    if page.grids or _characters(page) >= STAMPED:
        return False
    with closing(document[page.number - 1]) as drawn:
        return any(_area(image) >= LARGE * page.width * page.height for image in _images(drawn))


def _images(page: pdfium.PdfPage) -> Iterator[pdfium.PdfObject]:
    yield from page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])


def _area(image: pdfium.PdfObject) -> float:
    left, bottom, right, top = image.get_bounds()
    return float((right - left) * (top - bottom))


def _mark(pages: Sequence[Page], numbers: Sequence[int], source: PageSource) -> list[Page]:
    return [replace(page, source=source) if page.number in numbers else page for page in pages]


def _read_tables(document: pdfium.PdfDocument, numbers: Sequence[int]) -> dict[int, Page]:
    """Return, by number, the pictures that show a table as OCR reads them, and with them the cover."""
    from transforms.pdf import ocr  # noqa: PLC0415 - only where the extra is installed, and it takes a second

    read = {}
    for number in numbers:
        with closing(document[number - 1]) as page:
            scan = ocr.survey_page(page)
        if scan.skeletons:
            read[number] = ocr.read_scan(scan, number, ocr.load_engine())
    if read and 1 in numbers and 1 not in read:
        with closing(document[0]) as page:
            read[1] = ocr.read_scanned_page(page, 1, ocr.load_engine())
    return read
