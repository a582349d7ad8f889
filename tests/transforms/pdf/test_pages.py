"""The door through which every PDF comes in: one clear line for each that cannot."""

from __future__ import annotations

import io

import pikepdf
import pytest

from tests.transforms.pdf.press import press, ruled_table, saved, word
from transforms.errors import (
    BrokenPdfError,
    EmptyPdfError,
    EncryptedPdfError,
    ImageOnlyError,
    NotAPdfError,
    UnreadableError,
)
from transforms.model import Page
from transforms.pdf.pages import describe_bytes, read_pages

WORDS = "enough letters on one page that nobody takes it for a picture"
BOOK = press(
    word(WORDS, 20, 50), word(WORDS, 20, 50) + ruled_table([["1.00", "2.00"]], [50, 130, 210], [60, 85])
)

CELLS = [[], ["1.00", "2.00"]]


def blank_pages(count: int) -> bytes:
    with pikepdf.new() as document:
        for _ in range(count):
            document.add_blank_page()
        return saved(document)


def locked(*, user: str) -> bytes:
    with pikepdf.open(io.BytesIO(BOOK)) as document:
        return saved(document, encryption=pikepdf.Encryption(owner="owner", user=user))


def cells(pages: list[Page]) -> list[list[str]]:
    return [[cell.text for grid in page.grids for cell in grid.cells] for page in pages]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", NotAPdfError),
        (b"<!DOCTYPE html><html><body>404</body></html>", NotAPdfError),
        (b"PK\x03\x04 a zip", NotAPdfError),
        (b"plain words", NotAPdfError),
        (b" " * 2000 + BOOK, NotAPdfError),
        (BOOK[:300], BrokenPdfError),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, BrokenPdfError),
        (locked(user="reader"), EncryptedPdfError),
        (blank_pages(0), EmptyPdfError),
        (blank_pages(3), ImageOnlyError),
    ],
    ids=[
        "nothing",
        "html",
        "zip",
        "words",
        "late header",
        "truncated",
        "noise",
        "encrypted",
        "no pages",
        "no text",
    ],
)
def test_bad_input_is_refused_by_its_own_error_in_one_line(
    content: bytes, error: type[UnreadableError]
) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_pages(content)
    assert type(caught.value) is error
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "description"),
    [
        (b"", "the file is empty"),
        (b"\r\n<html><body>403</body></html>", "it is an HTML page"),
        (b"<?xml version='1.0'?><html xmlns='x'>", "it is an HTML page"),
        (b"PK\x03\x04word/document.xml", "it is a zip, docx or xlsx file"),
        (b"Rar!\x1a\x07", "it is a rar file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "it is an old Word or Excel file"),
        (b"\xff\xd8\xff\xe0", "it is a JPEG picture"),
        (b"\x89PNG\r\n", "it is a PNG picture"),
        (b"\x00\x01\x02", "its first bytes are of no known kind"),
    ],
)
def test_a_file_named_pdf_is_called_what_it_is(content: bytes, description: str) -> None:
    assert describe_bytes(content) == description
    with pytest.raises(NotAPdfError, match=description):
        read_pages(content)


def test_pages_are_numbered_from_one_and_have_their_size() -> None:
    pages = read_pages(BOOK)
    assert [(page.number, page.width, page.height) for page in pages] == [(1, 400, 300), (2, 400, 300)]


def test_a_header_within_the_first_kilobyte_is_enough() -> None:
    assert cells(read_pages(b"\r\n" * 100 + BOOK)) == CELLS


def test_a_broken_cross_reference_table_is_mended() -> None:
    start = BOOK.rindex(b"startxref")
    assert cells(read_pages(BOOK[:start] + b"startxref\n99999999\n%%EOF\n")) == CELLS


def test_a_missing_end_of_the_file_is_mended() -> None:
    assert cells(read_pages(BOOK[: BOOK.rindex(b"startxref")])) == CELLS


def test_a_pdf_that_only_forbids_changes_is_read() -> None:
    assert cells(read_pages(locked(user=""))) == CELLS


def test_one_page_with_words_makes_a_book_of_pictures_readable() -> None:
    with pikepdf.open(io.BytesIO(BOOK)) as document:
        document.add_blank_page()
        assert len(read_pages(saved(document))) == 3
