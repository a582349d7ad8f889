from __future__ import annotations

import io
import zipfile

import pytest

from flows.crawl.formats import sniff_format


def package(*names: str, content: bytes = b"<x/>") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name in names:
            target.writestr(name, content)
    return buffer.getvalue()


WORD = package("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\r\n%PDF-1.4", "a PDF"),
        (b"", "an empty file"),
        (package("决算.pdf", content=b"%PDF-1.7"), "a ZIP archive"),
        (WORD, "a Word file"),
        (WORD[:60], "a ZIP, Word or Excel file"),
        (package("决算.docx", content=WORD), "a ZIP archive"),
        (package("[Content_Types].xml", "xl/workbook.xml"), "an Excel file"),
        (package("[Content_Types].xml"), "a ZIP, Word or Excel file"),
        (b"\xd0\xcf\x11\xe0" + bytes(512) + "WordDocument".encode("utf-16-le"), "an old Word file"),
        (b"\xd0\xcf\x11\xe0" + bytes(512) + "Workbook".encode("utf-16-le"), "an old Excel file"),
        (b"\xd0\xcf\x11\xe0" + bytes(512), "an old Word or Excel file"),
        (b"Rar!\x1a\x07\x00", "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"\xef\xbb\xbf  <!DOCTYPE html>", "a web page"),
        (b"plain words", "an unknown kind of file"),
    ],
)
def test_a_file_is_what_its_bytes_say(content: bytes, expected: str) -> None:
    assert sniff_format(content) == expected
