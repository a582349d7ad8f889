"""The door through which every PDF comes in: one clear line for each that cannot."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from transforms.errors import (
    BrokenPdfError,
    EmptyPdfError,
    EncryptedPdfError,
    ImageOnlyError,
    NotAPdfError,
    UnreadableError,
)  # fmt: skip
from transforms.pdf.pages import read_pages

BOOK = Path("flows/demo/books/qinglan_statistics_2024.pdf").read_bytes()


def saved(document: pikepdf.Pdf, **options: object) -> bytes:
    target = io.BytesIO()
    document.save(target, **options)  # type: ignore[arg-type]
    return target.getvalue()


def blank_pages(count: int) -> bytes:
    with pikepdf.new() as document:
        for _ in range(count):
            document.add_blank_page()
        return saved(document)


def encrypted() -> bytes:
    with pikepdf.open(io.BytesIO(BOOK)) as document:
        return saved(document, encryption=pikepdf.Encryption(owner="o", user="u"))


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", NotAPdfError),
        (b"<!DOCTYPE html><html><body>404</body></html>", NotAPdfError),
        (b"PK\x03\x04 a zip", NotAPdfError),
        (b"plain words", NotAPdfError),
        (BOOK[:3000], BrokenPdfError),
        (encrypted(), EncryptedPdfError),
        (blank_pages(0), EmptyPdfError),
        (blank_pages(3), ImageOnlyError),
    ],
    ids=["nothing", "html", "zip", "words", "truncated", "encrypted", "no pages", "no text"],
)
def test_bad_input_is_refused_in_one_line(content: bytes, error: type[UnreadableError]) -> None:
    with pytest.raises(error) as caught:
        read_pages(content)
    assert len(str(caught.value).splitlines()) == 1


def test_an_html_page_named_pdf_is_called_what_it_is() -> None:
    with pytest.raises(NotAPdfError, match="HTML page"):
        read_pages(b"<html><body>403</body></html>")


def test_a_broken_cross_reference_table_is_mended() -> None:
    start = BOOK.rindex(b"startxref")
    damaged = BOOK[:start] + b"startxref\n99999999\n%%EOF\n"
    assert len(read_pages(damaged)) == len(read_pages(BOOK))
