"""Two readers on two parsers read the demo's books alike, cell for cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from transforms.model import Page
from transforms.pdf.integrity import find_damage
from transforms.pdf.pages import read_pages
from transforms.pdf.plumber import read_pages_again

BOOKS = sorted(Path("flows/demo/books").glob("*_2024.pdf"))


def cells(pages: list[Page]) -> list[tuple[int, int, int, int, int, str]]:
    return [
        (page.number, cell.row, cell.column, cell.rows, cell.columns, "".join(cell.text.split()))
        for page in pages
        for grid in page.grids
        for cell in sorted(grid.cells, key=lambda c: (c.row, c.column))
    ]


@pytest.mark.parametrize("book", BOOKS, ids=lambda path: path.stem)
def test_both_readers_see_the_same_cells(book: Path) -> None:
    pdf = book.read_bytes()
    pages = [page for page in read_pages(pdf) if page.grids][:6]
    assert cells(read_pages_again(pdf, [page.number for page in pages])) == cells(pages)


def test_a_whole_book_has_no_damage() -> None:
    assert find_damage(BOOKS[0].read_bytes(), range(1, 20)) is None


def test_a_page_beyond_the_last_is_damage() -> None:
    assert find_damage(BOOKS[0].read_bytes(), [999]) == "第999页不在文件的页面树中"


def test_a_file_cut_short_is_damage() -> None:
    assert find_damage(BOOKS[0].read_bytes()[:-2000], [5]) is not None
