"""Prints the paper of tests as a real PDF, so that a card is read from its frames and characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.transforms.pdf.press import HEIGHT, WIDTH, hanzi, press
from transforms.model import Box, Cell, Page

_SIZE, _SPACING = 5.0, 8.0
_LINES = "".join(hanzi("页边的字只为让人不把这一页当作图片而已", 30, 500 + 9 * n, _SIZE) for n in range(5))


def print_pages(pages: Sequence[Page]) -> bytes:
    """Return a PDF with the grids and lines of the pages, a frame around every cell, merged or not."""
    return press(*(_scaled(page, "".join(_drawn(page))) for page in pages))


def _scaled(page: Page, content: str) -> str:
    scale = min(WIDTH / page.width, HEIGHT / page.height)
    return f"q {scale} 0 0 {scale} 0 0 cm\n{content}{_LINES}Q"


def _drawn(page: Page) -> Iterator[str]:
    for line in page.lines:
        yield hanzi(line.text, line.box.x0, line.box.bottom - 1, 8)
    for grid in page.grids:
        for cell in grid.cells:
            yield _frame(cell.box)
            yield from _words(cell)


def _frame(box: Box) -> str:
    return f"0.4 w {box.x0} {box.top} {box.x1 - box.x0} {box.bottom - box.top} re S\n"


def _words(cell: Cell) -> Iterator[str]:
    """Yield the lines of a cell, each no wider than the cell."""
    lines = [""]
    width = cell.box.x1 - cell.box.x0 - 2
    for character in cell.text.replace("\n", ""):
        if _width(lines[-1] + character) > width:
            lines.append("")
        lines[-1] += character
    for number, text in enumerate(lines):
        if text.strip():
            yield hanzi(text, cell.box.x0 + 1, cell.box.top + _SPACING * (number + 1), _SIZE)


def _width(text: str) -> float:
    return sum(_SIZE / 2 if character.isascii() else _SIZE for character in text)
