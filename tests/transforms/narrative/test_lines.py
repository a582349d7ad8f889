"""What of a page is prose."""

from __future__ import annotations

from tests.transforms.forms.paper import page as page_with_table
from tests.transforms.narrative.prose import line_at, page
from transforms.model import Page
from transforms.narrative.lines import prose_lines


def texts(*pages: Page) -> list[str]:
    return [line.folded for line in prose_lines(pages)]


def test_page_numbers_at_the_edges_are_no_prose() -> None:
    assert texts(page(1, "本年收入有所增加。", "其余见表。", "- 7 -")) == ["本年收入有所增加。", "其余见表。"]


def test_a_line_that_only_holds_a_number_is_kept_in_the_middle_of_a_page() -> None:
    assert texts(page(1, "甲，", "乙，", "12", "丙，", "丁。")) == ["甲,", "乙,", "12", "丙,", "丁。"]


def test_a_line_repeated_at_one_height_is_a_running_head() -> None:
    pages = [page(number, "青岚区水务局部门决算", f"第{number}段。") for number in (1, 2, 3)]
    assert texts(*pages) == ["第1段。", "第2段。", "第3段。"]


def test_captions_of_charts_are_no_prose() -> None:
    assert texts(page(1, "一段话。", "图 2：收入的构成", "又一段。")) == ["一段话。", "又一段。"]


def test_the_head_of_a_table_is_no_prose_but_the_sentence_beside_it_is() -> None:
    printed = page_with_table(
        1,
        [["甲", "乙"], ["1", "2"]],
        above=["收入决算表", "单位：万元"],
        below=["本表为空，因全年无此项支出。"],
    )
    assert texts(printed) == ["本表为空,因全年无此项支出。"]


def test_white_space_inside_a_line_is_removed() -> None:
    assert [line.text for line in prose_lines([page(1, "支出 1, 234. 50 万元， 另有结余。")])] == [
        "支出1,234.50万元，另有结余。"
    ]


def test_a_line_is_full_when_it_reaches_the_edge_of_the_column() -> None:
    lines = prose_lines([page(1, "一" * 30, "一" * 10, "一" * 28)])
    assert [line.is_full for line in lines] == [True, False, True]


def test_lines_of_a_page_without_words_are_none() -> None:
    assert prose_lines([Page(1, 595, 842, (), ())]) == []


def test_a_line_keeps_its_place() -> None:
    assert prose_lines([page(3, "一句话。")])[0].box == line_at("一句话。", 80.0).box
