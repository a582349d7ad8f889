"""Pages that PDFium sees but cannot read, because their fonts do not say which characters their glyphs are.

Such a page goes to the second reader. What the two say is then no second opinion: `referee` confirms nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.model import Page, PageSource
from transforms.pdf.glyphs import UNKNOWN

FEWEST_UNKNOWN = 10  # a few symbols without a name are bullets or a seal
MOST_UNKNOWN = 0.5  # share of a page's characters
_UNKNOWN = re.compile(f"[{UNKNOWN}\ue000-\uf8ff]")  # the private use area names nothing


def is_legible(page: Page) -> bool:
    """Whether most characters of a page have a name in Unicode; a page without text is legible."""
    text = "".join(
        [line.text for line in page.lines] + [cell.text for grid in page.grids for cell in grid.cells]
    )
    unknown = len(_UNKNOWN.findall(text))
    return unknown < FEWEST_UNKNOWN or unknown <= MOST_UNKNOWN * len("".join(text.split()))


def reread_illegible(pdf: bytes, pages: Sequence[Page]) -> list[Page]:
    """Return the pages with those that PDFium cannot read as pdfplumber reads them, where it can."""
    numbers = [page.number for page in pages if not is_legible(page)]
    if not numbers:
        return list(pages)
    from transforms.pdf.plumber import read_pages_again  # noqa: PLC0415 - seldom needed, and it takes half a second

    try:
        again = read_pages_again(pdf, numbers)
    except Exception:  # whatever pdfplumber stumbles over, PDFium's page is still there
        return list(pages)
    read = {page.number: replace(page, source=PageSource.BACKUP) for page in again if is_legible(page)}
    return [read.get(page.number, page) for page in pages]
