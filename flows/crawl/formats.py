"""What a file is, by its first bytes and not by its name."""

from __future__ import annotations

import io
import zipfile

_SIGNATURES = (
    (b"PK\x03\x04", "a ZIP, Word or Excel file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "an RTF file"),
)
PDF = "a PDF"
WEB_PAGE = "a web page"
ZIP = "a ZIP archive"
_OFFICE_FOLDERS = (("word/", "a Word file"), ("xl/", "an Excel file"), ("ppt/", "a PowerPoint file"))
_OLD_OFFICE_PARTS = (
    ("WordDocument", "an old Word file"),
    ("Workbook", "an old Excel file"),
    ("Book", "an old Excel file"),
)
_WEB_PAGE_STARTS = (b"<!doctype", b"<html", b"<head", b"<script", b"<?xml", b"<!--")
_LOOKED_AT_BYTES = 1024


def sniff_format(content: bytes) -> str:
    """Return what `content` is, in words; a PDF begins within its first 1024 bytes."""
    if not content:
        return "an empty file"
    for signature, name in _SIGNATURES:  # before the PDF: an archive may begin with one, not compressed
        if content.startswith(signature):
            return _closer_look(content, name)
    if b"%PDF" in content[:_LOOKED_AT_BYTES]:
        return PDF
    start = content[:_LOOKED_AT_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return WEB_PAGE if start.startswith(_WEB_PAGE_STARTS) else "an unknown kind of file"


def _closer_look(content: bytes, name: str) -> str:
    """Return which of the formats that begin alike `content` is, by the names of its parts."""
    if content.startswith(b"PK"):
        parts = _part_names(content)
        if "[Content_Types].xml" not in parts:
            return ZIP
        return next((office for folder, office in _OFFICE_FOLDERS if folder in parts), name)
    if content.startswith(b"\xd0\xcf"):
        return next((old for part, old in _OLD_OFFICE_PARTS if part.encode("utf-16-le") in content), name)
    return name


def _part_names(content: bytes) -> str:
    """Return the names of a package's parts; of a damaged one, what can be seen where they begin."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return "\n".join(package.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return content[:_LOOKED_AT_BYTES].decode("latin-1")
