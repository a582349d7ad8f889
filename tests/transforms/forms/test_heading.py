"""The lines around a table → its title, publisher, unit and notes."""

from __future__ import annotations

import pytest

from transforms.forms.heading import Heading, read_heading
from transforms.forms.tables import Table


def heading(*above: str, heads: tuple[str, ...] = (), below: tuple[str, ...] = ()) -> Heading:
    return read_heading(Table(list(above), (0, 1), [heads], [], [5], list(below)))


def test_title_publisher_unit_and_note_are_read_from_their_lines() -> None:
    assert heading(
        "第二部分 2024年度部门决算表",
        "2024年度收入决算表",
        "公开02表",
        "部门：青岚区统计局（汇总） 金额单位：万元",
        below=("注：本表反映部门本年度取得的各项收入情况。",),
    ) == Heading(
        "2024年度收入决算表", "青岚区统计局(汇总)", "万元", "注:本表反映部门本年度取得的各项收入情况。"
    )


def test_what_is_absent_is_empty_and_an_absent_unit_is_none() -> None:
    assert heading() == Heading("", "", None, "")


@pytest.mark.parametrize(
    "line",
    [
        "部门：青岚区统计局",
        "部门名称：青岚区统计局 单位：万元",
        "编制单位：青岚区统计局 单位：万元",
        "公开部门：青岚区统计局 公开02表",
        "填报单位: 青岚区统计局 金额单位：元",
        "单位：青岚区统计局",
    ],
)
def test_the_publisher_is_known_by_the_word_before_it(line: str) -> None:
    assert heading(line).publisher == "青岚区统计局"


@pytest.mark.parametrize(
    "line", ["单位：万元", "单位： 元", "金额单位：人民币元", "单位：元 公开01表", "单位：万元公开01表"]
)
def test_a_unit_of_money_is_no_publisher(line: str) -> None:
    assert heading(line).publisher == ""
    assert heading(line).unit in ("元", "万元")


def test_a_county_whose_name_begins_with_yuan_is_a_publisher_and_no_unit() -> None:
    read = heading("编制单位：元氏县统计局", "金额单位：万元")
    assert (read.publisher, read.unit) == ("元氏县统计局", "万元")


def test_the_nearest_title_and_unit_win() -> None:
    read = heading("收入决算表", "单位：元", "支出决算表", "单位：万元")
    assert (read.title, read.unit) == ("支出决算表", "万元")


def test_a_unit_may_stand_in_the_head_of_a_column() -> None:
    assert heading("收入决算表", heads=("金额（单位：万元）",)).unit == "万元"


@pytest.mark.parametrize("number", ["- 22 -", "22", "—22—", "第22页", "第22页 共40页", "22/40"])
def test_the_number_of_a_page_is_no_part_of_the_note_above_it(number: str) -> None:
    assert heading(below=("注：数据有尾差。", number)).note == "注:数据有尾差。"


@pytest.mark.parametrize("line", ["2024年", "12,345", "22万元", "共3项"])
def test_other_numbers_are_part_of_a_note(line: str) -> None:
    assert heading(below=("注：合计", line)).note == f"注:合计{line}"
