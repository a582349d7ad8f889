"""The parts of Word that python-docx has no words for: fonts for Chinese, bookmarks, page fields."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

FONT = "Noto Serif CJK SC"
HEADING_FONT = "Noto Sans CJK SC"
SCRIPTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")


def set_fonts(document: Any) -> None:
    """Set one Chinese serif for all text, without space between paragraphs."""
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(12)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in SCRIPTS:
        fonts.set(qn(script), FONT)
    language = OxmlElement("w:lang", {qn("w:val"): "en-US", qn("w:eastAsia"): "zh-CN"})
    style.element.get_or_add_rPr().append(language)
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)


def set_heading_font(run: Any) -> None:
    """Set a run in the sans that headings are printed in."""
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for script in SCRIPTS:
        fonts.set(qn(script), HEADING_FONT)


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    """Put a bookmark on a paragraph."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.insert(1, start)
    paragraph._p.append(end)


def add_page_reference(paragraph: Any, bookmark: str) -> None:
    """Add a field that prints the page a bookmark stands on."""
    _add_field(paragraph, f" PAGEREF {bookmark} \\h ")


def add_page_number(paragraph: Any) -> None:
    """Centre a field that prints the number of the page."""
    paragraph.alignment = 1
    _add_field(paragraph, " PAGE ")


def _add_field(paragraph: Any, instruction: str) -> None:
    for kind in ("begin", "instruction", "separate", "text", "end"):
        run = paragraph.add_run("1" if kind == "text" else None)
        run.font.size = Pt(11)
        if kind == "instruction":
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = instruction
            run._r.append(element)
        elif kind != "text":
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
            run._r.append(element)
