"""No table of a real book is silently missing: what its text prints as titles and rows, against what was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.books import BOOKS, name, pages_named, read
from tests.corpus.printed_titles import find_titles, holds_rows, name_of, read_lines
from transforms.annexes.reading import EVALUATIONS
from transforms.model import Document, FormStatus, Kind

HOLDS_NONE = "书中没有一张预算表"
NOT_LISTED = "the book's own list of its tables does not have it, and no page bears its title"
OTHER_FILE = "the book lists its tables and has none: they are an annex, a file of their own"
NOT_NUMBERED = "the file numbers its twelve tables without a gap, and none is this one"

# Forms that are not in a book, and how that is known: looked up in the book itself, page by page.
ABSENT = {
    "foshan_rail_transit_2019": {"T08": NOT_LISTED},
    "beijing_water_2026": dict.fromkeys([f"B{n:02}" for n in range(1, 13)], OTHER_FILE),
    "changsha_petitions_2026": dict.fromkeys(["B09", "B10", "B11"], NOT_LISTED),
    "fuzhou_ecology_unit_2026": dict.fromkeys(["B10", "B11"], NOT_LISTED),
    "hangzhou_meteorology_2026": {"B11": NOT_LISTED},
    "huzhou_finance_2026": {"B11": NOT_LISTED},
    "jiangsu_cppcc_2017_1": dict.fromkeys(["B09", "B10", "B12"], NOT_NUMBERED),
    "jiangsu_cppcc_2017_2": dict.fromkeys([f"B{n:02}" for n in range(1, 13)], OTHER_FILE),
    "jiangsu_cppcc_2018_1": dict.fromkeys([f"B{n:02}" for n in range(1, 13)], OTHER_FILE),
    "jiangsu_cppcc_2018_2": dict.fromkeys(["B09", "B10", "B12"], NOT_NUMBERED),
    "jiangsu_cppcc_2019_1": dict.fromkeys([f"B{n:02}" for n in range(1, 13)], OTHER_FILE),
    "jiangsu_cppcc_2019_2": dict.fromkeys(["B09", "B10", "B12"], NOT_NUMBERED),
    "putuo_commerce_2025_department": dict.fromkeys(["B10", "B11", "B12"], NOT_LISTED),
    "putuo_commerce_2025_unit": dict.fromkeys(["B10", "B11", "B12"], NOT_LISTED),
    "putuo_office_2025_department": dict.fromkeys(["B10", "B11", "B12"], NOT_LISTED),
    "putuo_office_2025_unit": dict.fromkeys(["B10", "B11", "B12"], NOT_LISTED),
    "putuo_wanli_2024": dict.fromkeys(["B10", "B11", "B12"], NOT_LISTED),
    "putuo_wanli_2025": dict.fromkeys(["B10", "B11", "B12"], NOT_LISTED),
    "shanghai_office_unit_2026": dict.fromkeys(["B10", "B11", "B12"], NOT_LISTED),
    "shenzhen_petitions_2026": {
        "B06": "basic expenditure is printed for all funds alone: another table, named in the issues",
        "B11": NOT_LISTED,
        "B12": "targets are a table without a title within the text, named in the issues",
    },
    "wuxi_statistics_2026": dict.fromkeys(["B10", "B12"], NOT_LISTED),
    "xian_petitions_2026": {"B09": NOT_LISTED},
}

# What is read as annexes, or counted and named together in the issues, for a book has one a project.
NAMED_TOGETHER = "绩效自评表"


@pytest.mark.parametrize("path", BOOKS, ids=name)
def test_every_form_is_read_or_empty_and_understood_or_truly_not_in_the_book(path: Path) -> None:
    forms = read(path).forms
    assert {f.form for f in forms if f.status is FormStatus.MISSING} == set(ABSENT.get(path.stem, ()))
    assert [(f.form, f.reason) for f in forms if f.status is FormStatus.REFUSED] == []
    assert [f.form for f in forms if f.status is not FormStatus.MISSING and not f.complete] == []


@pytest.mark.parametrize("path", BOOKS, ids=name)
def test_every_title_that_a_book_prints_is_of_a_form_found_or_of_a_table_named(path: Path) -> None:
    document = read(path)
    titles = {title for lines in read_lines(path).values() for title in find_titles(lines)}
    assert titles
    assert sorted(title for title in titles if not _accounted_for(title, document)) == []


def _accounted_for(title: str, document: Document) -> bool:
    found = {form.form for form in document.forms if form.status is not FormStatus.MISSING}
    issues = "".join(document.issues)
    evaluated = any(annex.form in EVALUATIONS for annex in document.annexes)
    together = title.endswith(NAMED_TOGETHER) and (evaluated or f"张{NAMED_TOGETHER}" in issues)
    absent_as_a_whole = HOLDS_NONE in issues and not found
    return name_of(title, document.kind) in found or title in issues or together or absent_as_a_whole


@pytest.mark.parametrize("path", BOOKS, ids=name)
def test_the_title_of_every_form_found_is_printed_on_its_pages(path: Path) -> None:
    document = read(path)
    lines = read_lines(path)
    for form in document.forms:
        titles = {t for page in form.pages for t in find_titles(lines[page])}
        assert not form.pages or form.form in {name_of(title, document.kind) for title in titles}


@pytest.mark.parametrize("path", BOOKS, ids=name)
def test_every_page_that_prints_rows_of_amounts_is_of_a_form_found_or_of_a_table_named(path: Path) -> None:
    document = read(path)
    accounted = {page for form in document.forms for page in form.pages} | pages_named(document)
    lost = [page for page, lines in read_lines(path).items() if holds_rows(lines) and page not in accounted]
    assert lost == []


def test_titles_are_told_from_lists_ordinals_sentences_and_chapters() -> None:
    lines = [
        "2024年部门决算表",
        "一、收入决算表......4",
        "表 2：2026 年部门支出预算总",
        "表",
        "详见绩效目标表",
        "公开01表",
    ]
    assert list(find_titles(lines)) == ["收入决算表", "部门支出预算总表"]


@pytest.mark.parametrize(
    ("title", "kind", "form"),
    [
        ("财政拨款收入支出决算总表", Kind.FINAL_ACCOUNTS, "T04"),
        ("一般公共预算财政拨款基本支出决算明细表", Kind.FINAL_ACCOUNTS, "T06"),
        ("部门财务收支预算总表", Kind.BUDGET, "B01"),
        ("一般公共预算支出表(按功能分类)", Kind.BUDGET, "B05"),
        ("一般公共预算支出表(按经济分类)", Kind.BUDGET, ""),
    ],
)
def test_a_title_names_its_form(title: str, kind: Kind, form: str) -> None:
    assert name_of(title, kind) == form


def test_a_page_of_prose_holds_no_rows() -> None:
    assert not holds_rows(["本年收入合计 2,362.26万元。"] * 9)
    assert holds_rows(["201 一般公共服务支出 1,929.38 1,929.38"] * 4)
