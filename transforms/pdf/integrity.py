"""Is a PDF whole? A damaged file may have lost rows that no reader can miss, so it must accuse nobody.

Judged by qpdf (through pikepdf), which shares no code with the readers.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable

import pikepdf

# Every operator of a content stream (ISO 32000-1, Annex A). A flipped byte makes another one.
OPERATORS = frozenset(
    ["b", "B", "b*", "B*", "BDC", "BI", "BMC", "BT", "BX", "c", "cm", "CS", "cs", "d", "d0", "d1", "Do", "DP", "EI", "EMC", "ET", "EX", "f", "F", "f*", "G", "g", "gs", "h", "i", "ID", "INLINE", "IMAGE", "j", "J", "K", "k", "l", "m", "M", "MP", "n", "q", "Q", "re", "RG", "rg", "ri", "s", "S", "SC", "sc", "SCN", "scn", "sh", "T*", "Tc", "Td", "TD", "Tf", "Tj", "TJ", "TL", "Tm", "Tr", "Ts", "Tw", "Tz", "v", "w", "W", "W*", "y", "'", '"']
)  # fmt: skip

# 2026-11: one of 21 real budgets has such a cross-reference stream.
_HARMLESS = "a common error handled correctly by qpdf and most other applications"


def find_damage(pdf: bytes, numbers: Iterable[int]) -> str | None:
    """Return what is damaged in a PDF, as far as the pages with the given numbers (from 1) are concerned; None if whole.

    The cross-reference table and the page tree must be as written, and every content stream of the pages must
    unpack and consist of known operators.
    """
    quiet = logging.getLogger("pikepdf")
    before = quiet.level
    quiet.setLevel(logging.CRITICAL)
    try:
        with pikepdf.open(io.BytesIO(pdf), suppress_warnings=True) as document:
            if warnings := _serious(document):
                return f"文件结构有损坏: {warnings[0]}"
            for number in sorted(set(numbers)):
                if number > len(document.pages):
                    return f"第{number}页不在文件的页面树中"
                if reason := _page_damage(document, document.pages[number - 1]):
                    return f"第{number}页内容有损坏: {reason}"
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        return f"文件结构有损坏: {str(error).splitlines()[0]}"
    finally:
        quiet.setLevel(before)
    return None


def _page_damage(document: pikepdf.Pdf, page: pikepdf.Page) -> str | None:
    """Return what is damaged in a page's own content, or that of a form object it draws; None if whole."""
    streams: list[pikepdf.Page | pikepdf.Object] = [page, *_forms(page)]
    for stream in streams:
        for instruction in pikepdf.parse_content_stream(stream):
            if str(instruction.operator) not in OPERATORS:
                return f"未知的绘图指令 {str(instruction.operator)[:20]!r}"
    return next(iter(_serious(document)), None)


def _serious(document: pikepdf.Pdf) -> list[str]:
    """Return qpdf's warnings so far, without those that say of themselves that every reader copes."""
    lines = (str(warning).splitlines()[0] for warning in document.get_warnings())
    return [line for line in lines if _HARMLESS not in line]


def _forms(page: pikepdf.Page) -> list[pikepdf.Object]:
    """Return the form objects a page draws directly."""
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    objects = resources.get("/XObject", pikepdf.Dictionary())
    return [o for o in objects.values() if o.get("/Subtype") == "/Form"]
