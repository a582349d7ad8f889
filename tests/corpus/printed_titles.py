"""The titles of tables that a book prints, and the form each names: from its text alone, without grids or our own rules.

A second opinion on what a book holds, so nothing here may lean on how the forms are known in `transforms.forms`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pypdfium2

from transforms.model import Kind
from transforms.wording import fold_text

FEWEST_ROWS = 4  # lines that end in an amount, from which on a page is one of tables
_TITLE = re.compile(r"^(?P<title>[\u4e00-\u9fff\d\"年()、]{3,60}?表(?:\([^()]*\))?)[.·…]*\d*$")
_REST = re.compile(r"^(?:预?算)?表(?:[.·…]+\d*)?$")  # the end of a title too long for its line
_ORDINAL = re.compile(
    r"^(?:表?\d{1,2}[.、:]|表\d{1,2}(?!\d)|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))"
)
_NO_TITLE = re.compile(
    r"^(?:详见|附|本表|算表|列入|制)"  # a sentence that refers to a table, or the end of one
    r"|^(?:公开)?\d*表$|目录|第.部分|(?:部门|单位|综合)(?:预算|决算)(?:公开)?(?:报)?表$|预算公开表$|自评分数"
)
_ROW = re.compile(r"(?:^|\s)-?\d[\d,]*\.\d\d?$")

# What names each form, the first that fits; a form in "" is none of ours.
_NAMES: Mapping[Kind, Mapping[str, str]] = {
    Kind.FINAL_ACCOUNTS: {
        "T04": r"财政拨款(?:收入支出|收支)决算总表",
        "T01": r"(?:收入支出|收支)决算总表",
        "T06": r"公共预算财政拨款基本支出决算(?:明细)?表",
        "T05": r"公共预算财政拨款支出决算表",
        "T07": r"政府性基金.*决算表",
        "T08": r"国有资本经营.*决算表",
        "T09": r"\"三公\"经费.*表",
        "T02": r"收入决算表",
        "T03": r"支出决算表",
    },
    Kind.BUDGET: {
        "B12": r"绩效(?:目标)?表",
        "B07": r"\"三公\"经费.*表",
        "B11": r"政府采购.*表",
        "B08": r"政府性基金.*表",
        "B09": r"国有资本经营.*表",
        "B04": r"财政拨款收支(?:预算)?总(?:体情况)?表",
        "B01": r"收支(?:预算)?总(?:体情况)?表",
        "B02": r"收入(?:预算)?总(?:体情况)?表",
        "": r"机关运行经费|基本支出总表|基本支出.*功能分类|公共预算支出(?!功能).*经济|结转",
        "B10": r"项目支出(?:预算)?(?:总)?表|专项业务经费支出表",
        "B03": r"支出(?:预算)?总(?:体情况)?表",
        "B06": r"一般公共预算基本支出.*表",
        "B05": r"一般公共预算(?:拨款)?支出.*表",
    },
}


@cache
def read_lines(path: Path) -> dict[int, list[str]]:
    """Return the lines of text of each page, as PDFium puts them."""
    with pypdfium2.PdfDocument(path) as pdf:
        return {number: _lines(page) for number, page in enumerate(pdf, 1)}


def _lines(page: pypdfium2.PdfPage) -> list[str]:
    return [line.strip() for line in page.get_textpage().get_text_range().splitlines() if line.strip()]


def find_titles(lines: list[str]) -> Iterator[str]:
    """Yield what reads like the title of a table on a page, without year and ordinal, also where it runs over a line."""
    folded = [_ORDINAL.sub("", fold_text(line)) for line in lines]
    for line, following in zip(folded, [*folded[1:], ""], strict=True):
        found = _TITLE.match(line) or (_TITLE.match(line + following) if _REST.match(following) else None)
        title = re.sub(r"^\d{4}年度?", "", found["title"]) if found else ""
        if title and not _NO_TITLE.search(title):
            yield title


def name_of(title: str, kind: Kind) -> str:
    """Return the form that a title names; empty when it is none of ours."""
    return next((form for form, words in _NAMES[kind].items() if re.search(words, title)), "")


def holds_rows(lines: list[str]) -> bool:
    """Whether a page prints the rows of a table: prose ends few lines in an amount."""
    return sum(bool(_ROW.search(line)) for line in lines) >= FEWEST_ROWS
