"""Grids of several pages → whole tables."""

from __future__ import annotations

import pytest

from tests.transforms.forms.paper import Row, page
from transforms.forms.tables import join_tables, title_lines

HEAD: list[Row] = [
    ["项目", None, "本年支出", None, None],
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["栏次", None, "1", "2", "3"],
]
TITLE = ["2024年度支出决算表", "单位：万元"]


def test_header_rows_name_the_columns_and_column_numbers_are_dropped() -> None:
    (table,) = join_tables([page(5, [*HEAD, ["201", "甲", "1.00", "1.00", ""]], above=TITLE)])
    assert table.heads[2:] == [("本年支出", "合计"), ("本年支出", "基本支出"), ("本年支出", "项目支出")]
    assert [row.cells[0][2].text for row in table.rows] == ["201"]


def test_a_page_without_header_continues_the_table_before() -> None:
    first = page(5, [*HEAD, ["201", "甲", "1.00", "1.00", ""]], above=TITLE)
    second = page(6, [["208", "乙", "2.00", "2.00", ""]])
    (table,) = join_tables([first, second])
    assert (table.pages, len(table.rows)) == ([5, 6], 2)


def test_a_repeated_header_continues_the_table_before() -> None:
    first = page(5, [*HEAD, ["201", "甲", "1.00", "1.00", ""]], above=TITLE)
    second = page(6, [*HEAD, ["208", "乙", "2.00", "2.00", ""]], above=TITLE)
    (table,) = join_tables([first, second])
    assert (table.pages, len(table.rows)) == ([5, 6], 2)


def test_the_same_header_under_another_title_is_another_table() -> None:
    first = page(5, [*HEAD, ["201", "甲", "1.00", "1.00", ""]], above=TITLE)
    second = page(6, [*HEAD, ["223", "乙", "", "", ""]], above=["国有资本经营预算财政拨款支出决算表"])
    assert [table.pages for table in join_tables([first, second])] == [[5], [6]]


def test_a_continuation_with_fewer_columns_is_joined_by_x() -> None:
    head: list[Row] = [["类", "款", "项", "科目名称", "合计"], ["栏次", None, None, None, "1"]]
    xs = [50, 70, 90, 110, 210, 300]
    first = page(5, [*head, ["201", None, None, "甲", "1.00"]], above=TITLE, xs=xs)
    second = page(6, [["208", "乙", "2.00"]], xs=[50, 110, 210, 300])
    (table,) = join_tables([first, second])
    assert [cell.text for cell in (table.rows[1].cell(0), table.rows[1].cell(4)) if cell] == ["208", "2.00"]


def test_columns_that_cannot_be_matched_break_the_table_and_it_says_so() -> None:
    first = page(5, [*HEAD, ["201", "甲", "1.00", "1.00", ""]], above=TITLE)
    second = page(6, [["208", "乙", "2.00", "2.00", "", ""]], xs=[50, 110, 150, 170, 230, 290, 350])
    (table,) = join_tables([first, second])
    assert table.broken == "第6页续表的列与前页对不上"


def test_notes_belong_to_the_table_above_them() -> None:
    (table,) = join_tables(
        [page(5, [*HEAD, ["201", "甲", "1.00", "1.00", ""]], above=TITLE, below=["注：数据说明。", "续注。"])]
    )
    assert table.below == ["注：数据说明。", "续注。"]


def test_title_body_and_unit_inside_the_grid_are_heading_not_header() -> None:
    rows: list[Row] = [
        ["支出决算表\n部门：青岚区统计局 单位：万元", None, None, None, None],
        *HEAD,
        ["201", "甲", "1.00", "1.00", ""],
    ]
    (table,) = join_tables([page(5, rows)])
    assert table.above == ["支出决算表", "部门：青岚区统计局 单位：万元"]
    assert table.heads[2] == ("本年支出", "合计")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("收入支出决算总表 公开01表", "收入支出决算总表"),
        ("公开01表 收入支出决算总表", "收入支出决算总表"),
        ("收入决算表（续）", "收入决算表"),
        ("收入决算表 单位：万元", "收入决算表"),
        ("部门：青岚区统计局 公开02表", None),
        ("附表3", None),
    ],
)
def test_the_title_is_told_from_what_stands_on_its_line(line: str, title: str | None) -> None:
    assert title_lines([line]) == ([title] if title else [])


def test_a_heading_inside_the_grid_begins_another_table_also_with_blank_rows_around_it() -> None:
    first = page(5, [*HEAD, ["201", "甲", "1.00", "1.00", ""]], above=TITLE)
    rows: list[Row] = [
        ["", "", "", "", ""],
        ["2024年度财政拨款支出情况表", None, None, None, ""],
        ["", "", "", "", ""],
        ["编制单位：青岚区统计局", None, "", "", "单位：元"],
        ["", "", "", "", ""],
        ["科目编码", "科目名称", "金额", "比上年", "备注"],
        ["208", "乙", "2.00", "", ""],
    ]
    first_table, second_table = join_tables([first, page(6, rows)])
    assert (first_table.pages, second_table.pages) == ([5], [6])
    assert second_table.heads == [("科目编码",), ("科目名称",), ("金额",), ("比上年",), ("备注",)]
