"""Sets a book as a Word document: cover, table of contents, portrait text, forms in their own sections."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt

from tests.demo_books.blocks import Block, Heading
from tests.demo_books.book import Book
from tests.demo_books.narrative import blocks_of
from tests.demo_books.printed import Table
from tests.demo_books.two_sided_forms import ORDINALS
from tests.demo_books.word_fields import (
    add_bookmark,
    add_page_number,
    add_page_reference,
    set_fonts,
    set_heading_font,
)
from tests.demo_books.word_tables import add_table

A4_SHORT, A4_LONG = Mm(210), Mm(297)


def write_word(book: Book, path: Path) -> None:
    """Write one book as a .docx."""
    document = Document()
    set_fonts(document)
    _set_page(document.sections[0], landscape=False)
    add_page_number(document.sections[0].footer.paragraphs[0])
    blocks = blocks_of(book)
    _add_cover(document, book)
    _add_contents(document, blocks)
    for place, block in enumerate(blocks):
        _add_block(document, book, block, place)
    document.core_properties.author = book.bureau.publisher
    document.core_properties.title = book.title
    document.save(str(path))


def _add_block(document: Any, book: Book, block: Block, place: int) -> None:
    if isinstance(block, Table):
        _new_section(document, landscape=block.landscape)
        _add_form_heading(document, book, block, place)
        add_table(document, block, block.form in book.bureau.manner.repeats_header)
        for note in block.notes:
            _paragraph(document, note, size=9)
    elif isinstance(block, Heading):
        if block.level == 1:
            _new_section(document, landscape=False)
        _add_heading(document, block, place)
    else:
        paragraph = _paragraph(document, block.text, size=12)
        paragraph.paragraph_format.first_line_indent = Pt(24)
        paragraph.paragraph_format.line_spacing = 1.35


def _add_cover(document: Any, book: Book) -> None:
    for _ in range(9):
        _paragraph(document, "", size=16)
    for text, size in ((book.bureau.publisher, 26), (f"{book.year}年度部门决算公开", 26)):
        _centred(document, text, size)
    for _ in range(14):
        _paragraph(document, "", size=16)
    day = book.published
    closing = _paragraph(document, f"{day.year}年{day.month}月{day.day}日", size=16)
    closing.alignment = WD_ALIGN_PARAGRAPH.CENTER
    closing.add_run().add_break(WD_BREAK.PAGE)


def _add_contents(document: Any, blocks: list[Block]) -> None:
    _centred(document, "目  录", 18)
    for place, block in enumerate(blocks):
        if not isinstance(block, Heading | Table):
            continue
        level = block.level if isinstance(block, Heading) else 2
        paragraph = _paragraph(document, _listed(block, blocks), size=12 if level == 1 else 11)
        paragraph.paragraph_format.left_indent = Mm(0 if level == 1 else 7)
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(158), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        paragraph.add_run("\t")
        add_page_reference(paragraph, f"block{place}")


def _listed(block: Heading | Table, blocks: list[Block]) -> str:
    """Return the line of the contents; forms are numbered as their list in 第二部分 is."""
    if isinstance(block, Heading):
        return block.text
    tables = [other for other in blocks if isinstance(other, Table)]
    return f"{ORDINALS[tables.index(block)]}、{block.title}"


def _add_heading(document: Any, heading: Heading, place: int) -> None:
    if heading.level == 1:
        paragraph = _centred(document, heading.text, 18)
        paragraph.paragraph_format.space_after = Pt(12)
    else:
        paragraph = _paragraph(document, heading.text, size=14, heading=True)
        paragraph.paragraph_format.space_before = Pt(8)
        paragraph.paragraph_format.keep_with_next = True
    add_bookmark(paragraph, f"block{place}", place)


def _add_form_heading(document: Any, book: Book, table: Table, place: int) -> None:
    """Write title, entity, unit and form number; the number stands above or beside, as the bureau does."""
    title = _centred(document, f"{book.year}年度{table.title}", 16)
    add_bookmark(title, f"block{place}", place)
    right = Mm(265 if table.landscape else 178)
    entity = f"部门：{book.bureau.publisher}（汇总）"
    if book.bureau.manner.number_above:
        lines = [f"\t{table.number}", f"{entity}\t单位：万元"]
    else:
        lines = [f"{entity}\t{table.number}", "\t单位：万元"]
    for line in lines:
        paragraph = _paragraph(document, line, size=10)
        paragraph.paragraph_format.tab_stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT)
        paragraph.paragraph_format.keep_with_next = True


def _new_section(document: Any, *, landscape: bool) -> None:
    _set_page(document.add_section(WD_SECTION.NEW_PAGE), landscape=landscape, form=True)


def _set_page(section: Any, *, landscape: bool, form: bool = False) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width = A4_LONG if landscape else A4_SHORT
    section.page_height = A4_SHORT if landscape else A4_LONG
    section.left_margin = section.right_margin = Mm(16) if form else Mm(26)
    section.top_margin = section.bottom_margin = Mm(12) if form else Mm(25)
    section.header_distance = section.footer_distance = Mm(6) if form else Mm(13)


def _centred(document: Any, text: str, size: int) -> Any:
    paragraph = _paragraph(document, text, size=size, heading=True)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _paragraph(document: Any, text: str, *, size: int, heading: bool = False) -> Any:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    if heading:
        set_heading_font(run)
    return paragraph
