"""Files that a publisher or a crawler may take for a book, and that are none."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

from flows.demo.site import BOOKS_FOLDER
from transforms.pdf.scans import ocr_installed

BOOK = (BOOKS_FOLDER / "qinglan_statistics_2024.pdf").read_bytes()


def notices(pages: int) -> bytes:
    """Return a PDF of notices, one a page, that are no accounts of anybody."""
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    with pikepdf.new() as document:
        for number in range(pages):
            page = document.add_blank_page(page_size=(595, 842))
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            text = f"Notice {number} of the district office, on the hours of its service hall in summer"
            page.Contents = document.make_stream(f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode())
        return saved(document)


def scan(pages: int) -> bytes:
    """Return a PDF without a letter of text."""
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(595, 842))
        return saved(document)


def locked() -> bytes:
    """Return a book that opens with a password only."""
    with pikepdf.open(io.BytesIO(BOOK)) as document:
        return saved(document, encryption=pikepdf.Encryption(owner="owner", user="reader"))


def without_pages() -> bytes:
    """Return a PDF that has no page."""
    with pikepdf.new() as document:
        return saved(document)


def saved(document: pikepdf.Pdf, **options: object) -> bytes:
    target = io.BytesIO()
    document.save(target, **options)  # type: ignore[arg-type]
    return target.getvalue()


BAD_FILES = {
    "web_page.pdf": (
        b"<!DOCTYPE html><html><body>404</body></html>", "not_a_pdf", "not a PDF: it is an HTML page",
    ),
    "word.pdf": (b"PK\x03\x04word", "not_a_pdf", "not a PDF: it is a zip, docx or xlsx file"),
    "nothing.pdf": (b"", "not_a_pdf", "not a PDF: the file is empty"),
    "cut.pdf": (
        BOOK[: len(BOOK) // 2], "broken", "the PDF is damaged or cut short, and a re-save did not mend it",
    ),
    "noise.pdf": (
        b"%PDF-1.7\n" + bytes(range(256)) * 50, "broken",
        "the PDF is damaged or cut short, and a re-save did not mend it",
    ),
    "locked.pdf": (
        locked(), "encrypted", "the PDF is encrypted and needs a password; ask for an open copy",
    ),
    "no_pages.pdf": (
        without_pages(), "empty", "the PDF has no pages; ask the publisher for the file again",
    ),
    "scan.pdf": (
        scan(3), "image_only",
        "all 3 pages are pictures without text, and none shows a ruled table"
        if ocr_installed()
        else "all 3 pages are pictures without text (a scan); pip install 'mingzhang[ocr]' to read them",
    ),
    "notices.pdf": (
        notices(300), "not_a_disclosure",
        "300 pages were read, but they hold no final accounts and no budget of a department",
    ),
}  # fmt: skip
"""Content, state and reason of each file."""


def write_bad_files(folder: Path) -> list[Path]:
    """Return the bad files written into a folder, in their order."""
    for name, (content, _, _) in BAD_FILES.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in BAD_FILES]
