"""Prints pages in a font that is not embedded and whose glyphs have no name, or only such as a PDF reader may know."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from tests.transforms.pdf.press import saved


def print_nameless(lines: Sequence[str], to_unicode: bytes | Name | None = None) -> bytes:
    """Return a PDF of one page: each character is a glyph with its UTF-16 code for a number.

    `to_unicode` is the font's map: a stream, a name (which pdfminer knows and PDFium does not), or none at all.
    """
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(400, 300))
        font = _font(document)
        if to_unicode is not None:
            font.ToUnicode = document.make_stream(to_unicode) if isinstance(to_unicode, bytes) else to_unicode
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        drawn = (_text(line, 280 - 20 * n) for n, line in enumerate(lines))
        page.Contents = document.make_stream("\n".join(drawn).encode())
        return saved(document)


def map_to(targets: dict[str, str]) -> bytes:
    """Return a ToUnicode map from characters to hexadecimal UTF-16."""
    pairs = "\n".join(f"<{_hex(source)}> <{target}>" for source, target in targets.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(targets)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
    ).encode()


def _font(document: pikepdf.Pdf) -> Object:
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/Nowhere"), Flags=4, FontBBox=Array([0, -200, 1000, 800]),
        ItalicAngle=0, Ascent=800, Descent=-200, CapHeight=700, StemV=80,
    )  # fmt: skip
    inner = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/Nowhere"), DW=1000,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=document.make_indirect(descriptor),
    )  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/Nowhere"), Encoding=Name("/Identity-H"),
        DescendantFonts=Array([document.make_indirect(inner)]),
    )  # fmt: skip


def _text(line: str, y: int) -> str:
    return f"BT /F1 10 Tf 20 {y} Td <{_hex(line)}> Tj ET"


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex()
