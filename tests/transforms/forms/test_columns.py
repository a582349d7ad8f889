"""Header cells → measures."""

from __future__ import annotations

import pytest

from transforms.forms.columns import match_measure, name_columns
from transforms.forms.form import Form, Layout
from transforms.forms.t03_expenditure import FORM as T03
from transforms.forms.t05_general_public_budget import FORM as T05
from transforms.forms.tables import Table

FREE = Form("B00", "试表", Layout.CODE_ROWS, (), (), measures={"total": "合计"}, other_columns=True)

Path = tuple[str, ...]


def named(form: Form, *heads: Path) -> tuple[dict[int, str], list[str]]:
    columns = name_columns(Table([], tuple(range(len(heads) + 1)), list(heads), [], [5]), form)
    return columns.measures, columns.unknown


@pytest.mark.parametrize(
    "stub", ["科目编码", "功能分类科目编码", "科目名称", "项目", "类", "款", "项", "行次", "单位名称"]
)
def test_the_columns_that_name_the_rows_have_no_measure(stub: str) -> None:
    assert named(T05, (stub,), ("小计",)) == ({1: "expenditure_total"}, [])


def test_columns_are_named_by_their_own_head_within_the_heads_above() -> None:
    heads: list[Path] = [
        ("项目", "科目编码"),
        ("本年支出", "小计"),
        ("本年支出", "基本支出"),
        ("本年支出", "项目支出"),
    ]
    assert named(T05, *heads)[0] == {1: "expenditure_total", 2: "basic_expenditure", 3: "project_expenditure"}


def test_a_plain_head_takes_the_meaning_of_the_head_above_it() -> None:
    heads: list[Path] = [("年初结转和结余", "合计"), ("本年收入", "小计"), ("本年支出", "金额")]
    assert named(T05, *heads)[0] == {0: "carryover_opening", 1: "income_total", 2: "expenditure_total"}


def test_natures_under_a_balance_are_parts_of_the_balance() -> None:
    heads: list[Path] = [
        ("年末结转和结余", "基本支出结转"),
        ("本年收入", "项目支出"),
        ("本年支出", "项目支出"),
    ]
    assert named(T05, *heads)[0] == {
        0: "carryover_closing_basic_expenditure",
        1: "income_total_project_expenditure",
        2: "project_expenditure",
    }


def test_unknown_columns_under_a_known_head_are_numbered_parts_of_it() -> None:
    heads: list[Path] = [("年末结转和结余", "甲"), ("年末结转和结余", "乙"), ("年末结转和结余", "丙")]
    assert list(named(T05, *heads)[0].values()) == [
        "of_which_carryover_closing",
        "of_which_carryover_closing_2",
        "of_which_carryover_closing_3",
    ]


def test_an_unknown_column_is_named_by_all_its_heads() -> None:
    assert named(T03, ("本年支出合计",), ("其他", "预拨款项")) == (
        {0: "expenditure_total"},
        ["其他/预拨款项"],
    )


def test_a_form_of_free_columns_keeps_unknown_and_repeated_ones_under_their_own_heads() -> None:
    heads: list[Path] = [("合计",), ("机动",), ("省级", "合计"), ("机动",)]
    assert named(FREE, *heads) == ({0: "total", 1: "other:机动", 2: "other:省级/合计", 3: "other:机动_2"}, [])


def test_the_first_measure_that_fits_a_head_wins() -> None:
    assert match_measure("本年支出合计", T03) == "expenditure_total"
    assert match_measure("教育收费", T03) is None
