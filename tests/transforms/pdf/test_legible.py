"""A page whose glyphs PDFium cannot name is read by the second reader, and says so."""

from __future__ import annotations

from pikepdf import Name

from tests.transforms.pdf.nameless import map_to, print_nameless
from transforms.model import Box, Line, Page, PageSource
from transforms.pdf.glyphs import UNKNOWN
from transforms.pdf.legible import is_legible, reread_illegible
from transforms.pdf.pages import find_illegible, read_pages
from transforms.pdf.scans import name_pictures

LINES = [
    "部门决算公开表",
    "收入支出决算总表",
    "一般公共预算财政拨款收入支出决算表",
    "机关运行经费支出情况说明",
    "国有资产占用情况",
]
ONLY_PDFMINER_READS = print_nameless(LINES, Name("/Identity-H"))
NOBODY_READS = print_nameless(LINES)


def page(text: str) -> Page:
    return Page(1, 400, 300, (Line(text, Box(0, 0, 100, 10)),), ())


def test_a_page_is_legible_unless_most_of_its_characters_have_no_name() -> None:
    assert is_legible(page(UNKNOWN * 20 + "决算" * 10))
    assert not is_legible(page(UNKNOWN * 21 + "决算" * 10))
    assert not is_legible(page("\ue001" * 11))


def test_a_few_symbols_without_a_name_make_no_page_illegible() -> None:
    assert is_legible(page("\uf06c" * 9))
    assert is_legible(page(""))


def test_such_a_page_is_read_by_the_second_reader_and_says_so() -> None:
    pages = read_pages(ONLY_PDFMINER_READS)
    assert [line.text for line in pages[0].lines] == LINES
    assert pages[0].source is PageSource.BACKUP
    assert name_pictures(pages) == ["第1页由备用阅读器读取"]


def test_a_page_that_nobody_can_read_stays_unknown() -> None:
    (kept,) = read_pages(NOBODY_READS)
    assert {c for line in kept.lines for c in line.text} == {UNKNOWN}
    assert kept.source is PageSource.TEXT


def test_a_file_that_the_second_reader_stumbles_over_keeps_its_pages() -> None:
    illegible = [page(UNKNOWN * 30)]
    assert reread_illegible(b"%PDF-1.7 and nothing else", illegible) == illegible


def test_pages_with_a_map_to_unicode_are_left_to_pdfium() -> None:
    named = print_nameless(
        LINES, map_to({c: c.encode("utf-16-be").hex() for c in sorted(set("".join(LINES)))})
    )
    assert find_illegible(named, [1]) == []
    assert find_illegible(ONLY_PDFMINER_READS, [1]) == [1]
