"""Prints small PDFs for tests: ruled tables with words in Helvetica or Song, as word processors draw them.

Places are as a person sees the page: points from its top left corner, y downwards, whatever /Rotate or the crop box.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, String

WIDTH, HEIGHT = 400.0, 300.0

_CODES_ARE_UNICODE = "\n".join((
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Same def /CMapType 2 def",
    "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    *(f"1 beginbfrange <{n:02X}00> <{n:02X}FF> <{n:02X}00> endbfrange" for n in range(256)),
    "endcmap CMapName currentdict /CMap defineresource pop end end",
))  # fmt: skip

Rows = Sequence[Sequence[str]]


def ruled_table(rows: Rows, xs: Sequence[float], ys: Sequence[float], rules: str | None = None) -> str:
    """Return what draws a full grid with one word in each cell, near its lower left corner."""
    drawn = stroked_rules(xs, ys) if rules is None else rules
    texts = [
        word(text, x + 3, bottom - 5)
        for row, bottom in zip(rows, ys[1:], strict=True)
        for text, x in zip(row, xs[:-1], strict=True)
        if text
    ]
    return drawn + "".join(texts)


def stroked_rules(xs: Sequence[float], ys: Sequence[float]) -> str:
    """Return the rules of a full grid as one stroked line each."""
    across = [stroke(xs[0], y, xs[-1], y) for y in ys]
    return "".join(across + [stroke(x, ys[0], x, ys[-1]) for x in xs])


def thin_boxes(xs: Sequence[float], ys: Sequence[float], thickness: float = 0.5) -> str:
    """Return the rules of a full grid as thin filled boxes, one a side of a cell, as word processors do."""
    across = [filled(a, y, b - a, thickness) for y in ys for a, b in pairwise(xs)]
    return "".join(across + [filled(x, a, thickness, b - a) for x in xs for a, b in pairwise(ys)])


def framed_cells(xs: Sequence[float], ys: Sequence[float]) -> str:
    """Return one stroked frame a cell, so that every inner rule is drawn twice."""
    frames = ((x, y, right - x, bottom - y) for y, bottom in pairwise(ys) for x, right in pairwise(xs))
    return "".join(f"{x} {y} {width} {height} re S\n" for x, y, width, height in frames)


def stroke(x0: float, y0: float, x1: float, y1: float, dashes: str = "") -> str:
    """Return one stroked line, dashed where asked."""
    return f"{dashes}{x0} {y0} m {x1} {y1} l S\n"


def filled(x: float, y: float, width: float, height: float) -> str:
    """Return one filled box."""
    return f"{x} {y} {width} {height} re f\n"


def word(text: str, x: float, baseline: float, size: float = 10.0) -> str:
    """Return one word; its letters stand upright on a page whose y runs downwards."""
    return f"BT /F1 {size} Tf 1 0 0 -1 {x} {baseline} Tm ({text}) Tj ET\n"


def hanzi(text: str, x: float, baseline: float, size: float = 10.0) -> str:
    """Return words in a Chinese font that the PDF does not carry: its characters are known by their code."""
    return f"BT /F2 {size} Tf 1 0 0 -1 {x} {baseline} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"


def press(*pages: str, rotate: int = 0, margin: float = 0.0, in_form: bool = False) -> bytes:
    """Return a PDF with one page a content.

    `rotate` is /Rotate: the paper lies turned, and what is shown is upright again. `margin` is paper outside the crop
    box, on the left and below. With `in_form` a form object draws the content.
    """
    with pikepdf.new() as document:
        for content in pages:
            _add_page(document, content, rotate, margin, in_form=in_form)
        return saved(document)


def _add_page(document: pikepdf.Pdf, content: str, rotate: int, margin: float, *, in_form: bool) -> None:
    width, height = (HEIGHT, WIDTH) if rotate in (90, 270) else (WIDTH, HEIGHT)
    page = document.add_blank_page(page_size=(width + 2 * margin, height + 3 * margin))
    page.CropBox = Array([margin, margin, margin + width, margin + height])
    page.Rotate = rotate
    resources = Dictionary(Font=Dictionary(F1=_helvetica(), F2=_song(document)))
    drawn = f"q {_upright(rotate, margin)} cm\n{content}\nQ"
    if in_form:
        box = Array([0, 0, width + 2 * margin, height + 3 * margin])
        form = document.make_stream(
            drawn.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=resources
        )
        resources, drawn = Dictionary(XObject=Dictionary(Fm0=form)), "/Fm0 Do"
    page.Resources = resources
    page.Contents = document.make_stream(drawn.encode())


def _upright(rotate: int, margin: float) -> str:
    """Return the matrix from places as a person sees them to the paper."""
    return {
        0: f"1 0 0 -1 {margin} {margin + HEIGHT}",
        90: f"0 1 1 0 {margin} {margin}",
        180: f"-1 0 0 1 {margin + WIDTH} {margin}",
        270: f"0 -1 -1 0 {margin + HEIGHT} {margin + WIDTH}",
    }[rotate]


def _helvetica() -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def _song(document: pikepdf.Pdf) -> Dictionary:
    """Return a font whose codes are Unicode and whose shapes stay at home."""
    described = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/STSong-Light"), Flags=6, ItalicAngle=0, Ascent=880, Descent=-120,
        CapHeight=880, StemV=93, FontBBox=Array([-25, -254, 1000, 880]),
    )  # fmt: skip
    system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name("/STSong-Light"), CIDSystemInfo=system, DW=1000,
        W=Array([32, 126, 500]),
        FontDescriptor=described,
    )  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/STSong-Light"), Encoding=Name("/Identity-H"),
        DescendantFonts=Array([descendant]), ToUnicode=document.make_stream(_CODES_ARE_UNICODE.encode()),
    )  # fmt: skip


def saved(document: pikepdf.Pdf, **options: object) -> bytes:
    """Return the bytes of a PDF."""
    target = io.BytesIO()
    document.save(target, **options)  # type: ignore[arg-type]
    return target.getvalue()
