"""What a file is, by its first bytes and not by its name."""

from __future__ import annotations

_SIGNATURES = (
    (b"PK\x03\x04", "a ZIP, Word or Excel file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "an RTF file"),
)
PDF = "a PDF"
WEB_PAGE = "a web page"
_WEB_PAGE_STARTS = (b"<!doctype", b"<html", b"<head", b"<script", b"<?xml", b"<!--")


def sniff_format(content: bytes) -> str:
    """Return what `content` is, in words; a PDF begins within its first 1024 bytes."""
    if b"%PDF" in content[:1024]:
        return PDF
    if not content:
        return "an empty file"
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            return name
    start = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return WEB_PAGE if start.startswith(_WEB_PAGE_STARTS) else "an unknown kind of file"
