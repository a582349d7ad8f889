"""Bytes → pages, or one clear reason why not. The door through which every PDF comes in."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable, Iterator

import pikepdf
import pypdfium2 as pdfium

from transforms.errors import BrokenPdfError, EmptyPdfError, EncryptedPdfError, NotAPdfError
from transforms.model import Page
from transforms.pdf import pdfium as pdfium_reader
from transforms.pdf.legible import is_legible, reread_illegible
from transforms.pdf.scans import read_pictures

HEADER_WITHIN = 1024  # readers accept %PDF within the first kilobyte


def read_pages(pdf: bytes) -> list[Page]:
    """Return every page of the PDF, read by PDFium; pictures of tables by OCR, where that extra is installed.

    A page whose characters PDFium cannot tell is read by pdfplumber; its `source` says so.

    Raises: NotAPdfError, EncryptedPdfError, BrokenPdfError, EmptyPdfError or ImageOnlyError, in one line each.
    """
    document = open_pdf(pdf)
    try:
        pages = list(pdfium_reader.read_pages(_load_pages(document, range(1, len(document) + 1))))
        return read_pictures(document, reread_illegible(pdf, pages))
    finally:
        document.close()


def find_illegible(pdf: bytes, numbers: Iterable[int]) -> list[int]:
    """Return the pages among the given ones (from 1) whose characters PDFium cannot tell."""
    with contextlib.closing(open_pdf(pdf)) as document:
        pages = pdfium_reader.read_pages(_load_pages(document, numbers))
        return [page.number for page in pages if not is_legible(page)]


def _load_pages(document: pdfium.PdfDocument, numbers: Iterable[int]) -> Iterator[tuple[int, pdfium.PdfPage]]:
    """Yield pages with their numbers, each closed before the next is loaded."""
    for number in numbers:
        with contextlib.closing(_load_page(document, number)) as page:
            yield number, page


def open_pdf(pdf: bytes) -> pdfium.PdfDocument:
    """Return an open PDFium document, mended by a re-save where the cross-reference table is broken.

    Raises: NotAPdfError, EncryptedPdfError, EmptyPdfError or BrokenPdfError.
    """
    if b"%PDF" not in pdf[:HEADER_WITHIN]:
        raise NotAPdfError(f"not a PDF: {describe_bytes(pdf)}")
    # 2026-11: PDFium loads no file without pages and then gives the reason of the file before: the re-save says why.
    with contextlib.suppress(pdfium.PdfiumError):
        return pdfium.PdfDocument(pdf)
    try:
        return pdfium.PdfDocument(_resave(pdf))
    except pikepdf.PasswordError as error:
        raise EncryptedPdfError("the PDF is encrypted and needs a password; ask for an open copy") from error
    except (pikepdf.PikepdfError, pdfium.PdfiumError) as error:
        raise BrokenPdfError("the PDF is damaged or cut short, and a re-save did not mend it") from error


def _load_page(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    try:
        return document[number - 1]
    except pdfium.PdfiumError as error:
        raise BrokenPdfError(f"page {number} of the PDF is damaged and cannot be loaded") from error


def describe_bytes(content: bytes) -> str:
    """Return what the bytes look like, in a few words, for a person who expected a PDF."""
    start = content[:512].lstrip().lower()
    if not content:
        return "the file is empty"
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start:
        return "it is an HTML page"
    for magic, name in ((b"pk\x03\x04", "a zip, docx or xlsx file"), (b"rar!", "a rar file"),
                        (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"), (b"\xff\xd8", "a JPEG picture"),
                        (b"\x89png", "a PNG picture")):  # fmt: skip
        if start.startswith(magic):
            return f"it is {name}"
    return "its first bytes are of no known kind"


def _resave(pdf: bytes) -> bytes:
    mended = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if not document.pages:
            raise EmptyPdfError("the PDF has no pages; ask the publisher for the file again")
        document.save(mended)
    return mended.getvalue()
