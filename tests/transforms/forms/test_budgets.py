"""Budget books: twelve forms whose columns differ from place to place, kept under their own names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.transforms.forms.paper import Row, page
from transforms.document import read_document
from transforms.forms.match import known_forms, read_forms
from transforms.forms.tables import join_tables
from transforms.model import CellState, FormReading, FormStatus, Kind

CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "budgets"


def read(rows: list[Row], title: str, unit: str = "单位：万元") -> tuple[FormReading | None, list[str]]:
    tables = join_tables([page(5, rows, above=[title, unit])])
    readings, issues = read_forms(tables, Kind.BUDGET)
    return next((r for r in readings if r.status is not FormStatus.MISSING), None), issues


def printed(reading: FormReading | None) -> dict[str, str]:
    assert reading is not None
    return {f.fact_id: f.text for f in reading.facts if f.state is CellState.PRINTED}


def test_there_are_twelve_forms_of_a_budget_and_nine_of_final_accounts() -> None:
    assert [f.form for f in known_forms(Kind.BUDGET)] == [f"B{n:02}" for n in range(1, 13)]
    assert [f.form for f in known_forms(Kind.FINAL_ACCOUNTS)] == [f"T0{n}" for n in range(1, 10)]


def test_rows_of_units_are_known_by_name() -> None:
    rows: list[Row] = [
        ["单位名称", "总计", "本年收入", None, "上年结转结余"],
        ["^", "^", "小计", "一般公共预算", "^"],
        ["**", "1", "2", "3", "4"],
        ["合计", "9.00", "8.00", "8.00", "1.00"],
        ["青岚区统计局", "9.00", "8.00", "8.00", "1.00"],
    ]
    facts = printed(read(rows, "表2：2026年市级部门收入预算总表")[0])
    assert facts["B02.total.grand_total"] == "9.00"
    assert facts["B02.name:青岚区统计局.general_public_budget"] == "8.00"


def test_basic_expenditure_is_read_by_economic_code() -> None:
    rows: list[Row] = [
        ["类", "款", "经济分类科目名称", "合计", "人员经费", "公用经费"],
        ["301", "", "工资福利支出", "5.00", "5.00", ""],
        ["301", "01", "基本工资", "5.00", "5.00", ""],
    ]
    facts = printed(read(rows, "2025年部门一般公共预算基本支出部门预算经济分类预算表")[0])
    assert facts["B06.30101.personnel_expenses"] == "5.00"


def test_the_same_expenditure_by_economic_item_is_another_form() -> None:
    rows: list[Row] = [
        ["科目编码", "科目名称", "支出总计", "基本支出"],
        ["301", "工资福利支出", "5.00", "5.00"],
    ]
    reading, issues = read(rows, "一般公共预算支出表（按经济分类）")
    assert reading is None
    assert issues == ["第5页另有表《一般公共预算支出表(按经济分类)》，未读"]


def test_a_column_of_no_known_measure_is_kept_under_its_own_head() -> None:
    rows: list[Row] = [["项目名称", "总计", "单位预留机动经费", "备注"], ["普查", "5.00", "1.00", "按季拨付"]]
    facts = printed(read(rows, "项目支出预算表")[0])
    assert facts == {
        "B10.name:普查.expenditure_total": "5.00",
        "B10.name:普查.other:单位预留机动经费": "1.00",
    }


def test_the_three_public_form_of_a_budget_need_not_say_budget() -> None:
    rows: list[Row] = [
        ["单位名称", "“三公”经费合计", "因公出国（境）费用", "公务接待费"],
        ["合计", "3.00", "1.00", "2.00"],
    ]
    facts = printed(read(rows, "一般公共预算“三公”经费支出表")[0])
    assert facts["B07.three_public_total.budget"] == "3.00"
    assert facts["B07.reception.budget"] == "2.00"


def test_targets_in_words_are_refused_with_that_reason() -> None:
    reading, _ = read([["项目名称", "绩效目标"], ["普查", "完成 3 次"]], "项目支出绩效目标表")
    assert reading is not None
    assert (reading.form, reading.status, reading.reason) == (
        "B12", FormStatus.REFUSED, "以文字为主的目标表，本版本不读",
    )  # fmt: skip


# Books whose tables stand in another file, as their text says.
WITHOUT_TABLES = {
    "beijing_water_2026",
    "jiangsu_cppcc_2017_2",
    "jiangsu_cppcc_2018_1",
    "jiangsu_cppcc_2019_1",
}


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not beside this checkout")
@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.pdf")), ids=lambda p: p.stem)
def test_the_main_tables_of_a_real_budget_are_read(path: Path) -> None:
    document = read_document(path.read_bytes())
    found = {f.form for f in document.forms if f.status in (FormStatus.READ, FormStatus.EMPTY)}
    assert document.kind is Kind.BUDGET
    assert {"B01", "B02", "B03", "B05"} <= found or path.stem in WITHOUT_TABLES
