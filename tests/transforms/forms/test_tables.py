"""Grids of several pages → whole tables: header told from body, pages joined by x, notes and headings in place."""

from __future__ import annotations

import pytest

from tests.transforms.forms.paper import Row, page, words
from transforms.forms.headers import count_header_rows
from transforms.forms.tables import Table, join_tables
from transforms.forms.titles import title_lines
from transforms.model import Page

HEAD: list[Row] = [
    ["项目", None, "本年支出", None, None],
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["栏次", None, "1", "2", "3"],
]
ROW: Row = ["201", "甲", "1.00", "1.00", ""]
NEXT: Row = ["208", "乙", "2.00", "2.00", ""]
TITLE = ["2024年度支出决算表", "单位：万元"]

FIRST = page(5, [*HEAD, ROW], above=TITLE)


def codes(table: Table) -> list[str]:
    return [cell.text for row in table.rows if (cell := row.cell(0))]


def header_rows(*rows: Row) -> int:
    return count_header_rows(page(5, rows).grids[0])


def test_header_rows_name_the_columns_top_to_bottom() -> None:
    (table,) = join_tables([FIRST])
    assert table.heads == [
        ("项目", "科目编码"),
        ("项目", "科目名称"),
        ("本年支出", "合计"),
        ("本年支出", "基本支出"),
        ("本年支出", "项目支出"),
    ]


def test_a_head_over_two_rows_is_named_once() -> None:
    rows: list[Row] = [
        ["科目编码", "小计", "本年支出", None],
        ["^", "^", "基本支出", "项目支出"],
        ["201", "1.00", "1.00", ""],
    ]
    (table,) = join_tables([page(5, rows, above=TITLE)])
    assert table.heads == [("科目编码",), ("小计",), ("本年支出", "基本支出"), ("本年支出", "项目支出")]


@pytest.mark.parametrize(
    "numbers",
    [
        ["栏次", None, "1", "2", "3"],
        ["1", "2", "3", "4", "5"],
        ["类", "款", "1", "2", "3"],
        ["**", "—", "1", "2", "3"],
    ],
)
def test_the_row_of_column_numbers_is_header(numbers: Row) -> None:
    assert header_rows(*HEAD[:2], numbers, ROW) == 3


@pytest.mark.parametrize(
    "body",
    [
        ROW,
        ["", "合计", "3.00", "3.00", ""],
        ["合计", None, "", "", ""],
        ["一、一般公共预算财政拨款收入", "1", "", "", ""],
        ["本年收入合计", None, "", "本年支出合计", ""],
        ["年初结转和结余", None, "", "年末结转和结余", ""],
        ["一般公共服务支出", "", "", "", ""],
        ["20805", "", "", "", ""],
        ["", "", "", "", ""],
        ["", "", "5", "", ""],
        ["", "合计", "—", "—", "—"],
        ["", "合计", "***", "***", "***"],
    ],
)
def test_a_code_a_number_a_total_or_a_known_line_begins_the_body(body: Row) -> None:
    assert header_rows(*HEAD, body) == 3


def test_a_header_has_six_rows_at_most() -> None:
    assert header_rows(*[["甲乙", None, "戊己", "庚辛", "壬癸"]] * 9) == 6


def test_a_page_without_header_continues_the_table_before() -> None:
    (table,) = join_tables([FIRST, page(6, [NEXT]), page(7, [["210", "丙", "", "", ""]])])
    assert (table.pages, codes(table), table.broken) == ([5, 6, 7], ["201", "208", "210"], "")


def test_a_repeated_header_continues_the_table_before() -> None:
    (table,) = join_tables([FIRST, page(6, [*HEAD, NEXT], above=[*TITLE, "（续）"])])
    assert (table.pages, codes(table)) == ([5, 6], ["201", "208"])


def test_a_repeated_header_without_a_title_continues_the_table_before() -> None:
    (table,) = join_tables([FIRST, page(6, [*HEAD, NEXT])])
    assert (table.pages, codes(table)) == ([5, 6], ["201", "208"])


REST: list[Row] = [["", "", "", "", "续写的文字"], ["210", "丙", "4.00", "", "另一段"]]


@pytest.mark.parametrize("above", [[], ["- 6 -"], ["第6页"]])
def test_a_page_that_begins_with_the_rest_of_a_row_goes_on_with_the_table(above: list[str]) -> None:
    (table,) = join_tables([FIRST, page(6, REST, above=above)])
    assert (table.pages, codes(table)) == ([5, 6], ["201", "", "210"])


@pytest.mark.parametrize(
    "second",
    [
        page(6, REST, above=["项目支出决算表"]),
        page(6, REST, above=["三、其他情况如下："]),
        page(6, REST, xs=[50, 90, 200, 300, 400, 500]),
        page(6, [["", "", "合计", "基本支出", "项目支出"], *REST]),
    ],
    ids=["another title", "prose above", "other columns", "words of a header"],
)
def test_a_blank_first_cell_alone_makes_no_rest_of_a_row(second: Page) -> None:
    assert [table.pages for table in join_tables([FIRST, second])] == [[5], [6]]


def test_a_title_at_the_foot_of_a_page_is_not_hidden_by_the_number_of_the_next() -> None:
    first = page(5, [*HEAD, ROW], above=TITLE, below=["项目支出决算表"])
    tables = join_tables([first, page(6, REST, above=["- 6 -"])])
    assert [title_lines(table.above) for table in tables] == [["2024年度支出决算表"], ["项目支出决算表"]]


def test_a_second_grid_on_the_same_page_may_continue_the_first() -> None:
    upper, lower = page(5, [*HEAD, ROW], above=TITLE), page(5, [NEXT])
    (grid,) = lower.grids
    below = tuple(y + 300 for y in grid.ys)
    both = Page(5, 842, 595, upper.lines, (*upper.grids, type(grid)(5, grid.xs, below, grid.cells)))
    (table,) = join_tables([both])
    assert (table.pages, codes(table)) == ([5], ["201", "208"])


def test_the_same_header_under_another_title_is_another_table() -> None:
    second = page(6, [*HEAD, ["223", "乙", "", "", ""]], above=["国有资本经营预算财政拨款支出决算表"])
    assert [(t.pages, codes(t)) for t in join_tables([FIRST, second])] == [([5], ["201"]), ([6], ["223"])]


def test_another_header_is_another_table() -> None:
    second = page(6, [["科目编码", "科目名称", "小计", "甲项", "乙项"], NEXT])
    assert [table.pages for table in join_tables([FIRST, second])] == [[5], [6]]


def test_a_title_at_the_foot_of_a_page_belongs_to_the_table_on_the_next() -> None:
    (table,) = join_tables([words(4, "正文。", "2024年度支出决算表"), page(5, [*HEAD, ROW])])
    assert title_lines(table.above) == ["2024年度支出决算表"]


def test_a_continuation_with_fewer_columns_is_joined_by_x() -> None:
    head: list[Row] = [["类", "款", "项", "科目名称", "合计"], ["栏次", None, None, None, "1"]]
    first = page(5, [*head, ["201", None, None, "甲", "1.00"]], above=TITLE, xs=[50, 70, 90, 110, 210, 300])
    second = page(6, [["208", "乙", "2.00"]], xs=[50, 110, 210, 300])
    (table,) = join_tables([first, second])
    assert [cell.text for cell in (table.rows[1].cell(0), table.rows[1].cell(4)) if cell] == ["208", "2.00"]
    assert [(start, end) for start, end, _ in table.rows[1].cells] == [(0, 2), (3, 3), (4, 4)]


def test_edges_that_differ_by_the_width_of_a_rule_are_one_column() -> None:
    first = page(5, [*HEAD, ROW], above=TITLE, xs=[50, 100, 200, 300, 400, 500])
    second = page(6, [["208", "乙", "2.00", "2.00"]], xs=[51, 102, 203, 302, 499])
    (table,) = join_tables([first, second])
    assert (table.broken, [(start, end) for start, end, _ in table.rows[1].cells]) == (
        "",
        [(0, 0), (1, 1), (2, 2), (3, 4)],
    )


def test_columns_that_cannot_be_matched_break_the_table_and_it_says_so() -> None:
    second = page(6, [["208", "乙", "2.00", "2.00", "", ""]], xs=[50, 110, 150, 170, 230, 290, 350])
    (table,) = join_tables([FIRST, second])
    assert table.broken == "第6页续表的列与前页对不上"


def test_rows_of_codes_that_stand_elsewhere_on_the_page_are_not_dropped_in_silence() -> None:
    second = page(6, [["208", "乙", "2.00", "2.00"]], xs=[70, 130, 190, 250, 390])
    (table,) = join_tables([FIRST, second])
    assert table.broken == "第6页续表的列与前页对不上"


def test_rows_of_codes_after_a_page_that_shows_no_table_are_not_dropped_in_silence() -> None:
    (table,) = join_tables([FIRST, words(6), page(7, [NEXT])])
    assert table.broken == "第7页续表与前页之间缺页"


def test_a_grid_of_another_kind_after_a_table_is_no_part_of_it() -> None:
    (table,) = join_tables([FIRST, page(6, [["5", "7"], ["9", "8"]], xs=[300, 350, 400])])
    assert (table.pages, table.broken) == ([5], "")


def test_a_grid_without_header_before_any_table_is_passed_over() -> None:
    assert join_tables([page(4, [NEXT])]) == []


def test_notes_belong_to_the_table_above_them() -> None:
    (table,) = join_tables([page(5, [*HEAD, ROW], above=TITLE, below=["注：数据说明。", "续注。"])])
    assert table.below == ["注：数据说明。", "续注。"]


def test_what_stands_below_a_table_and_is_no_note_is_not_its_note() -> None:
    (table,) = join_tables([page(5, [*HEAD, ROW], above=TITLE, below=["- 5 -", "正文继续。"])])
    assert table.below == []


def test_title_body_and_unit_inside_the_grid_are_heading_not_header() -> None:
    rows: list[Row] = [
        ["支出决算表\n部门：青岚区统计局 单位：万元", None, None, None, None],
        *HEAD,
        ROW,
    ]
    (table,) = join_tables([page(5, rows)])
    assert table.above == ["支出决算表", "部门：青岚区统计局 单位：万元"]
    assert table.heads[2] == ("本年支出", "合计")


def test_a_heading_inside_the_grid_begins_another_table_also_with_blank_rows_around_it() -> None:
    rows: list[Row] = [
        ["", "", "", "", ""],
        ["2024年度财政拨款支出情况表", None, None, None, ""],
        ["", "", "", "", ""],
        ["编制单位：青岚区统计局", None, "", "", "单位：元"],
        ["", "", "", "", ""],
        ["科目编码", "科目名称", "金额", "比上年", "备注"],
        ["208", "乙", "2.00", "", ""],
    ]
    first_table, second_table = join_tables([FIRST, page(6, rows)])
    assert (first_table.pages, second_table.pages) == ([5], [6])
    assert second_table.heads == [("科目编码",), ("科目名称",), ("金额",), ("比上年",), ("备注",)]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("收入支出决算总表 公开01表", "收入支出决算总表"),
        ("公开01表 收入支出决算总表", "收入支出决算总表"),
        ("收入决算表（续）", "收入决算表"),
        ("收入决算表 续表", "收入决算表"),
        ("收入决算表 单位：万元", "收入决算表"),
        ("一般公共预算支出表（按功能分类）", "一般公共预算支出表(按功能分类)"),
        ("部门：青岚区统计局 公开02表", None),
        ("附表3", None),
        ("财决公开01表", None),
        ("收入情况如下。", None),
    ],
)
def test_the_title_is_told_from_what_stands_on_its_line(line: str, title: str | None) -> None:
    assert title_lines([line]) == ([title] if title else [])
