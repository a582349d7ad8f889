"""The table of contents against the body: entries over several lines and pages, headings alike and not found."""

from __future__ import annotations

import pytest

from tests.transforms.forms.paper import page, words
from transforms.model import Box, Line, Page
from transforms.outline.ordinals import Ordinal, read_number, read_ordinal
from transforms.outline.reading import read_outline
from transforms.outline.records import Outline

CONTENTS = words(
    1,
    "青岚区统计局2024年度部门决算",
    "2025年8月21日",
    "目 录",
    "第一部分 青岚区统计局概况……1",
    "一、部门主要职责…………1",
    "第二部分 2024年度部门决算表 …… 3",
    "一、收入支出决算总表.........3",
    "第三部分 2024年度部门决算情况说明 12",
)
BODY = (
    words(2, "第一部分 青岚区统计局概况", "一、部门主要职责", "组织全区统计调查。"),
    page(3, [["项目", "金额"], ["一、收入", "2"]], above=["收入支出决算总表"]),
    words(4, "第三部分", "2024年度部门决算情况的说明", "一、收入情况说明", "本年收入2万元。"),
)


def outline(*pages: Page) -> Outline:
    return read_outline(pages)


def long_line(text: str, top: float) -> Line:
    return Line(text, Box(90, top, 500, top + 12))


def test_entries_have_their_level_their_number_and_the_page_they_print() -> None:
    assert [(e.level, e.number, e.text, e.printed_page) for e in outline(CONTENTS, *BODY).contents] == [
        ("part", 1, "第一部分青岚区统计局概况", 1),
        ("chapter", 1, "一、部门主要职责", 1),
        ("part", 2, "第二部分2024年度部门决算表", 3),
        ("chapter", 1, "一、收入支出决算总表", 3),
        ("part", 3, "第三部分2024年度部门决算情况说明", 12),
    ]


def test_an_entry_stands_beside_the_same_or_nearly_the_same_heading() -> None:
    found = [e.heading and (e.heading.text, e.heading.page) for e in outline(CONTENTS, *BODY).contents]
    assert found == [
        ("第一部分青岚区统计局概况", 2),
        ("一、部门主要职责", 2),
        None,
        None,
        ("第三部分2024年度部门决算情况的说明", 4),
    ]


def test_headings_of_the_body_are_whole_and_none_is_of_a_table() -> None:
    assert [(h.level, h.number, h.text, h.page) for h in outline(CONTENTS, *BODY).headings] == [
        ("date", 0, "2025年8月21日", 1),
        ("part", 1, "第一部分青岚区统计局概况", 2),
        ("chapter", 1, "一、部门主要职责", 2),
        ("part", 3, "第三部分2024年度部门决算情况的说明", 4),
        ("chapter", 1, "一、收入情况说明", 4),
    ]


def test_a_heading_over_two_lines_has_a_box_for_each() -> None:
    (part,) = (h for h in outline(*BODY).headings if h.number == 3)
    assert len(part.boxes) == 2


def test_an_entry_that_runs_over_its_line_is_one() -> None:
    lines = (
        long_line("目录", 50),
        long_line("第三部分青岚区统计局2024年度部门决算情况", 80),
        Line("说明......12", Box(90, 100, 160, 112)),
    )
    (entry,) = outline(Page(1, 595, 842, lines, ())).contents
    assert (entry.text, entry.printed_page, len(entry.boxes)) == (
        "第三部分青岚区统计局2024年度部门决算情况说明",
        12,
        2,
    )


def test_contents_go_on_over_the_page_down_to_the_heading_that_opens_the_body() -> None:
    second = words(2, "二、收入决算表…5", "第二部分 名词解释…9", "第一部分 概况", "一、职责", "统计调查。")
    entries = outline(words(1, "目录", "第一部分 概况…1", "一、职责…1"), second).contents
    assert [entry.text for entry in entries] == [
        "第一部分概况",
        "一、职责",
        "二、收入决算表",
        "第二部分名词解释",
    ]
    assert [entry.heading.page if entry.heading else 0 for entry in entries] == [2, 2, 0, 0]


def test_a_table_is_not_the_heading_of_an_explanation() -> None:
    body = words(2, "五、支出决算情况说明", "五、支出决算表")
    (entry,) = outline(words(1, "目录", "五、支出决算总表"), body).contents
    assert entry.heading is not None
    assert entry.heading.text == "五、支出决算表"


def test_a_book_without_contents_has_headings_only() -> None:
    assert outline(*BODY).contents == ()
    assert len(outline(*BODY).headings) == 4


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("第十二部分:名词解释", Ordinal("part", 12, 6)),
        ("附件二十三:自评表", Ordinal("annex", 23, 6)),
        ("附件2自评表", Ordinal("annex", 2, 3)),
        ("十、其他", Ordinal("chapter", 10, 2)),
        ("(三)说明", Ordinal("section", 3, 3)),
        ("4.2025年部门收支总表", Ordinal("item", 4, 2)),
        ("4.5万元", None),
        ("部分说明", None),
    ],
)
def test_what_opens_a_heading(text: str, ordinal: Ordinal | None) -> None:
    assert read_ordinal(text) == ordinal


@pytest.mark.parametrize(
    ("text", "number"),
    [("九", 9), ("十", 10), ("十九", 19), ("二十", 20), ("九十九", 99), ("7", 7), ("十十", 0)],
)
def test_numbers_in_figures_and_in_chinese(text: str, number: int) -> None:
    assert read_number(text) == number
