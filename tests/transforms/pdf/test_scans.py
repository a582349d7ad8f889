"""Pages that are pictures, where the `ocr` extra is missing: never read as empty, always named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.transforms.pdf.scanned import scan_pages
from transforms.document import read_document
from transforms.errors import ImageOnlyError
from transforms.forms.draft import Draft
from transforms.forms.facts import build_facts
from transforms.forms.tables import TableRow
from transforms.model import Box, Cell, CellState, Page, PageSource
from transforms.pdf import scans
from transforms.pdf.pages import read_pages
from transforms.pdf.scans import name_pictures

BOOK = Path("flows/demo/books/qinglan_statistics_2024.pdf").read_bytes()
PAGES = len(read_pages(BOOK))
BLANK = Page(1, 595, 842, (), ())


@pytest.fixture
def _without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "ocr_installed", lambda: False)


@pytest.mark.usefixtures("_without_ocr")
def test_a_scanned_book_says_in_one_line_how_it_can_be_read() -> None:
    with pytest.raises(ImageOnlyError, match=r"^all 2 pages are pictures .*pip install 'mingzhang\[ocr\]'"):
        read_pages(scan_pages(BOOK, {5, 6}, dpi=50))


@pytest.mark.usefixtures("_without_ocr")
def test_the_pictures_of_a_mixed_book_are_named_in_its_issues() -> None:
    document = read_document(scan_pages(BOOK, {5, 6}, kept=range(1, PAGES + 1), dpi=50))
    assert (
        document.issues[0] == "第5–6页是图片，未读；安装 mingzhang[ocr] 可读（pip install 'mingzhang[ocr]'）"
    )


def test_a_book_without_pictures_names_none() -> None:
    assert {page.source for page in read_pages(BOOK)} == {PageSource.TEXT}


def test_pictures_are_named_once_a_kind() -> None:
    sources = {
        1: PageSource.PICTURE, 2: PageSource.TEXT, 3: PageSource.SCAN, 4: PageSource.SCAN, 5: PageSource.SCAN,
        7: PageSource.SCAN, 8: PageSource.PICTURE,
    }  # fmt: skip
    pages = [replace(BLANK, number=number, source=source) for number, source in sources.items()]
    assert [issue.split("页", 1)[0] for issue in name_pictures(pages)] == ["第3–5、7", "第1、8"]


def test_a_number_that_ocr_is_not_sure_of_is_unreadable() -> None:
    box = Box(0, 0, 10, 10)
    cells = [Cell(0, 0, 1, 1, "12.50", box, doubtful=True), Cell(0, 1, 1, 1, "12.50", box)]
    draft = Draft("T03")
    draft.add_cells(
        TableRow(5, [(0, 0, cells[0]), (1, 1, cells[1])]), {0: "total", 1: "basic"}, "201", "一般公共服务支出"
    )
    facts, _ = build_facts(draft, "万元")
    assert [(f.state, f.text, f.amount_yuan) for f in facts] == [
        (CellState.UNREADABLE, "12.50", None),
        (CellState.PRINTED, "12.50", 125_000),
    ]
