"""Writes the seven books and books.yml into flows/demo/books, through LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf
import yaml

from tests.demo_books.book import Book
from tests.demo_books.books import seven_books
from tests.demo_books.word import write_word

PLAIN_PDF = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}'
BOOKS = Path(__file__).parents[2] / "flows" / "demo" / "books"


def main() -> None:
    """Write all books, or only those whose file names hold one of the words given."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        sys.exit("LibreOffice is not installed: `soffice` is needed to turn Word documents into PDFs.")
    books = seven_books()
    words = sys.argv[1:] or [""]
    BOOKS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _convert(office, [book for book in books if any(w in book.file for w in words)], Path(folder))
    (BOOKS / "books.yml").write_text(listing(books), "utf-8")


def _convert(office: str, books: list[Book], folder: Path) -> None:
    documents = []
    for book in books:
        documents.append(folder / book.file.replace(".pdf", ".docx"))
        write_word(book, documents[-1])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", PLAIN_PDF, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, documents)], check=True, capture_output=True)
    for book in books:
        _settle(folder / book.file, BOOKS / book.file, book)


def _settle(converted: Path, path: Path, book: Book) -> None:
    """Write the PDF with packed objects, dated the day the book was published."""
    stamp = f"D:{book.published:%Y%m%d}090000+08'00'"
    with pikepdf.open(converted) as pdf:
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = stamp
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def listing(books: list[Book]) -> str:
    """Return books.yml: what the demo site publishes, on which night, and what it silently replaces."""
    entries = []
    for book in books:
        entry: dict[str, object] = {
            "file": book.file,
            "publisher": book.bureau.publisher,
            "fiscal_year": book.year,
            "title": book.title,
            "published": book.published,
            "night": book.night,
        }
        if book.replaces:
            entry["replaces"] = book.replaces
        entries.append(entry)
    head = "# Written by `python -m tests.demo_books`: the books of 示范市青岚区, an invented district.\n"
    return head + yaml.safe_dump(entries, allow_unicode=True, sort_keys=False)


if __name__ == "__main__":
    main()
