"""Who published a book, for which year and of which kind: from covers as districts print them."""

from __future__ import annotations

import pytest

from tests.transforms.forms.paper import page, words
from transforms.identity import Identity, read_identity
from transforms.model import Kind


def identify(*cover: str, headed: tuple[str, ...] = ()) -> Identity:
    return read_identity([words(1, *cover)], headed)


@pytest.mark.parametrize(
    "cover",
    [
        ["青岚区统计局", "2024年度部门决算"],
        ["2024年度", "青岚区统计局部门决算"],
        ["青岚区统计局2024年部门决算公开"],
        ["2024年青岚区统计局决算"],
        ["附件1", "青岚区统计局", "２０２４年度部门决算"],
        ["青 岚 区 统 计 局", "2024 年 度 部 门 决 算"],
        ["关于青岚区统计局2024年度部门决算的说明"],
    ],
)
def test_the_cover_names_publisher_year_and_kind(cover: list[str]) -> None:
    identity = identify(*cover)
    assert (identity.publisher, identity.fiscal_year, identity.kind) == (
        "青岚区统计局",
        2024,
        Kind.FINAL_ACCOUNTS,
    )


def test_a_budget_says_so_on_its_cover() -> None:
    identity = identify("青岚区统计局", "2026年部门预算")
    assert (identity.publisher, identity.fiscal_year, identity.kind) == ("青岚区统计局", 2026, Kind.BUDGET)


def test_the_title_is_kept_as_the_cover_has_it() -> None:
    assert identify("青岚区统计局", "2024年度部门决算").title == "青岚区统计局2024年度部门决算"


@pytest.mark.parametrize(
    ("cover", "scope"),
    [
        (["青岚区统计局（本级）", "2024年度部门决算"], "本级"),
        (["青岚区统计局（汇总）2024年度部门决算"], "汇总"),
        (["青岚区统计局2024年度单位决算"], "单位"),
        (["青岚区统计局2024年度部门决算"], ""),
    ],
)
def test_the_scope_of_a_book_is_read_from_its_cover(cover: list[str], scope: str) -> None:
    identity = identify(*cover)
    assert (identity.publisher, identity.scope) == ("青岚区统计局", scope)


def test_the_scope_may_stand_in_the_headings_of_the_tables_alone() -> None:
    identity = identify("青岚区统计局", "2024年度部门决算", headed=("青岚区统计局(汇总)",) * 3)
    assert (identity.publisher, identity.scope) == ("青岚区统计局", "汇总")


def test_a_cover_without_a_body_takes_it_from_the_headings_of_the_tables() -> None:
    identity = identify(
        "2024年度部门决算", headed=("青岚区统计局(汇总)", "青岚区统计局(汇总)", "青岚区财政局")
    )
    assert (identity.publisher, identity.scope, identity.fiscal_year) == ("青岚区统计局", "汇总", 2024)


def test_a_units_book_names_its_body_on_a_line_of_its_own() -> None:
    identity = identify("示范市青岚区2025年区级单位预算", "预算单位：青岚区统计局")
    assert (identity.publisher, identity.scope, identity.kind) == ("青岚区统计局", "单位", Kind.BUDGET)


def test_a_title_on_the_second_page_counts() -> None:
    identity = read_identity([words(1, "目录"), words(2, "青岚区统计局2024年度部门决算")], ())
    assert identity.publisher == "青岚区统计局"


def test_a_title_deep_in_the_book_is_somebody_elses() -> None:
    pages = [words(n, "正文") for n in range(1, 6)] + [words(6, "青岚区财政局2024年度部门决算")]
    assert read_identity(pages, ()).kind is None


def test_without_a_title_the_year_named_most_often_is_the_year() -> None:
    identity = read_identity([words(1, "2023年度", "2024年度收入", "2024年度支出")], ())
    assert (identity.fiscal_year, identity.kind) == (2024, None)


def test_a_body_named_inside_the_grids_is_found() -> None:
    grid = page(2, [["部门：青岚区统计局 单位：万元", None], ["项目", "金额"], ["本年收入合计", "1.00"]])
    assert read_identity([words(1, "2024年度部门决算"), grid], ()).publisher == "青岚区统计局"


def test_nothing_is_nobody() -> None:
    assert read_identity([], ()) == Identity("", None, None, "", "")
    assert identify("关于召开会议的通知") == Identity("", None, None, "", "")
