"""Budget books as provinces print them: every layout met, on paper of our own."""

from __future__ import annotations

from tests.transforms.forms.paper import Row, page
from transforms.forms.gridless import name_gridless
from transforms.forms.match import read_forms
from transforms.forms.tables import join_tables
from transforms.model import Box, CellState, FormReading, FormStatus, Kind, Line, Page

UNIT = "单位：万元"


def read_pages(*pages: Page) -> tuple[dict[str, FormReading], list[str]]:
    readings, issues = read_forms(join_tables(pages), Kind.BUDGET)
    return {r.form: r for r in readings if r.status is not FormStatus.MISSING}, issues


def read(rows: list[Row], *above: str) -> tuple[FormReading, list[str]]:
    found, issues = read_pages(page(5, rows, above=above))
    (reading,) = found.values()
    return reading, issues


def printed(reading: FormReading) -> dict[str, str]:
    return {f.fact_id: f.text for f in reading.facts if f.state is CellState.PRINTED}


def test_title_body_and_unit_may_stand_in_the_first_cell_of_the_grid() -> None:
    rows: list[Row] = [
        ["表三", None, None],
        ["支出预算总表\n部门：示范省文史馆 单位：万元", None, None],
        ["合计", "基本支出", "项目支出"],
        ["9.00", "5.00", "4.00"],
    ]
    reading, _ = read(rows)
    assert (reading.form, reading.title, reading.publisher, reading.unit) == (
        "B03", "支出预算总表", "示范省文史馆", "万元",
    )  # fmt: skip
    assert printed(reading)["B03.total.basic_expenditure"] == "5.00"


def test_one_label_over_two_sides_has_the_amount_at_its_end() -> None:
    rows: list[Row] = [
        ["收入", None, "支出", None, None, None],
        ["项目名称", "金额", "功能分类", None, "支出用途", None],
        ["^", "^", "功能科目名称", "金额", "项目名称", "金额"],
        ["一、财政拨款", "9.00", "一、一般公共服务支出", "9.00", "一、基本支出", "9.00"],
        ["当年收入小计", "9.00", "当年支出小计", None, None, "9.00"],
    ]
    facts = printed(read(rows, "收支预算总表", UNIT)[0])
    assert facts["B01.expenditure.201.amount"] == "9.00"
    assert facts["B01.nature.basic_expenditure.amount"] == "9.00"
    assert facts["B01.expenditure.expenditure_total.amount"] == "9.00"
    assert "B01.nature.expenditure_total.amount" not in facts


def test_expenditure_by_function_and_by_two_economic_classifications_are_three_sides() -> None:
    rows: list[Row] = [
        ["收入", None, "支出", None, None, None, None, None],
        ["项目", "预算数", "支出功能分类科目（按大类）", "预算数", "部门预算支出经济分类科目", "预算数",
         "政府预算支出经济分类科目", "预算数"],
        ["1、财政拨款", "9.00", "1、教育支出", "9.00", "(1)工资福利支出", "6.00", "1、机关工资福利支出", "9.00"],
        ["", "", "", "", "(1)工资福利支出", "3.00", "", ""],
        ["收入总计", "9.00", "支出总计", "9.00", "支出总计", "9.00", "支出总计", "9.00"],
    ]  # fmt: skip
    facts = printed(read(rows, "部门综合预算收支总表", "单位：元")[0])
    assert facts["B01.nature.name:工资福利支出.amount"] == "6.00"
    assert facts["B01.nature.name:工资福利支出#2.amount"] == "3.00"
    assert facts["B01.government_nature.name:机关工资福利支出.amount"] == "9.00"
    assert facts["B01.government_nature.grand_total.amount"] == "9.00"


def test_the_amounts_of_expenditure_may_be_split_by_nature() -> None:
    rows: list[Row] = [
        ["本年收入", None, "本年支出", None, None, None, None],
        ["项目", "预算数", "项目", "预算数", None, None, None],
        ["^", "^", "^", "合计", "基本支出", None, "项目支出"],
        ["^", "^", "^", "^", "人员经费", "公用经费", "^"],
        ["一、财政拨款收入", "9.00", "一、教育支出", "9.00", "4.00", "2.00", "3.00"],
        ["收入总计", "9.00", "支出总计", "9.00", "4.00", "2.00", "3.00"],
    ]
    facts = printed(read(rows, "2025年预算单位财务收支预算总表", "单位：元")[0])
    assert facts["B01.expenditure.205.amount"] == "9.00"
    assert facts["B01.expenditure.205.operating_expenses"] == "2.00"
    assert facts["B01.expenditure.205.project_expenditure"] == "3.00"


def test_sources_carried_over_are_kept_apart_from_those_of_the_year() -> None:
    rows: list[Row] = [
        ["部门代码", "部门名称", "合计", "本年收入", None, "上年结转结余", None, None],
        ["^", "^", "^", "小计", "一般公共预算", "小计", "一般公共预算", "单位资金"],
        ["合计", None, "9.00", "6.00", "6.00", "3.00", "2.00", "1.00"],
        ["201", "青岚区统计局", "9.00", "6.00", "6.00", "3.00", "2.00", "1.00"],
        ["201001", "青岚区统计局（本级）", "9.00", "6.00", "6.00", "3.00", "2.00", "1.00"],
    ]
    reading, issues = read(rows, "收入总表", UNIT)
    facts = printed(reading)
    assert issues == []
    assert facts["B02.total.grand_total"] == "9.00"
    assert facts["B02.total.income_total"] == "6.00"
    assert facts["B02.total.carryover"] == "3.00"
    assert facts["B02.total.carryover_unit_funds"] == "1.00"
    assert facts["B02.name:青岚区统计局.general_public_budget"] == "6.00"
    assert {row.code for row in reading.rows} == {None}


def test_a_line_that_names_a_fund_and_its_carry_over_is_that_funds_carry_over() -> None:
    rows: list[Row] = [
        ["收入", None, "支出", None],
        ["项目", "预算数", "项目", "预算数"],
        ["一般公共预算拨款", "9.00", "一、教育支出", "10.00"],
        ["本年收入合计", "9.00", "本年支出合计", "10.00"],
        ["1.一般公共预算拨款结余、 结转", "3.00", "政府性基金预算结转下年", "2.00"],
        ["2.政府性基金上年结转", "0.00", "", ""],
    ]
    facts = printed(read(rows, "财政拨款收支总表", UNIT)[0])
    assert facts["B04.income.general_public_budget.amount"] == "9.00"
    assert facts["B04.income.carryover_opening_general_public_budget.amount"] == "3.00"
    assert facts["B04.income.carryover_opening_government_fund_budget.amount"] == "0.00"
    assert facts["B04.expenditure.carryover_closing_government_fund_budget.subtotal"] == "2.00"


def test_a_body_over_its_codes_is_the_total_and_several_bodies_keep_their_codes_apart() -> None:
    head: list[Row] = [["预算单位", "科目编码", "科目名称", "支出总计", "基本支出", "项目支出"]]
    first: list[Row] = [
        ["青岚区统计局", "", "", "9.00", "9.00", ""],
        ["", "205", "教育支出", "9.00", "9.00", ""],
    ]
    second: list[Row] = [
        ["青岚区普查中心", "", "", "2.00", "2.00", ""],
        ["", "205", "教育支出", "2.00", "2.00", ""],
    ]
    title = ("一般公共预算支出表（按功能分类）", UNIT)
    one = printed(read([*head, *first], *title)[0])
    two, issues = read([*head, *first, *second], *title)
    assert one["B05.total.expenditure_total"] == "9.00"
    assert one["B05.205.expenditure_total"] == "9.00"
    assert issues == []
    assert printed(two)["B05.name:青岚区统计局/205.expenditure_total"] == "9.00"
    assert printed(two)["B05.name:青岚区普查中心/205.expenditure_total"] == "2.00"
    assert "B05.205.expenditure_total" not in printed(two)


def test_a_class_and_item_in_two_columns_make_one_code_also_where_a_zero_is_lost() -> None:
    rows: list[Row] = [
        ["项目", None, None, "一般公共预算基本支出", None, None],
        ["经济分类科目编码", None, "经济分类科目名称", "合计", "人员经费", "公用经费"],
        ["类", "款", "^", "^", "^", "^"],
        ["301", "", "工资福利支出", "5.00", "5.00", ""],
        ["301", "01", "基本工资", "3.00", "3.00", ""],
        ["301", "2", "津贴补贴", "2.00", "2.00", ""],
        ["合计", None, None, "5.00", "5.00", ""],
    ]
    facts = printed(read(rows, "一般公共预算基本支出部门预算经济分类预算表", "单位：元")[0])
    assert facts["B06.30101.basic_expenditure"] == "3.00"
    assert facts["B06.30102.personnel_expenses"] == "2.00"
    assert facts["B06.total.basic_expenditure"] == "5.00"


def test_the_governments_own_economic_codes_beside_the_departments_name_no_row() -> None:
    rows: list[Row] = [
        [
            "部门经济科目编码",
            "部门经济科目名称",
            "政府经济科目编码",
            "政府经济科目名称",
            "合计",
            "人员经费支出",
        ],
        ["合计", None, None, None, "5.00", "5.00"],
        ["30101", "基本工资", "50101", "工资奖金津补贴", "3.00", "3.00"],
        ["30102", "津贴补贴", "50101", "工资奖金津补贴", "2.00", "2.00"],
    ]
    reading, issues = read(rows, "一般公共预算基本支出明细表（按支出经济分类科目）", "单位：元")
    assert issues == []
    assert printed(reading)["B06.30102.personnel_expenses"] == "2.00"
    assert {f.label for f in reading.facts} == {"合计", "基本工资", "津贴补贴"}


def test_a_header_printed_again_on_the_next_page_is_known_whatever_follows_it() -> None:
    head: list[Row] = [["收 入", None, "支 出", None], ["项 目", "预算数", "项 目", "预算数"]]
    above = ["2026年市级部门收支预算总表", UNIT]
    first = page(17, [*head, ["一、财政拨款", "9.00", "教育支出", "9.00"]], above=above)
    second = page(18, [*head, ["上年结转结余", "", "年终结转结余", ""]], above=above)
    found, issues = read_pages(first, second)
    assert issues == []
    assert found["B01"].pages == (17, 18)


def test_rows_of_one_name_are_numbered() -> None:
    rows: list[Row] = [
        ["功能分类科目名称", "总计", "基本支出", "项目支出"],
        ["合计", "9.00", "9.00", ""],
        ["其他教育支出", "9.00", "9.00", ""],
        ["其他教育支出", "9.00", "9.00", ""],
    ]
    facts = printed(read(rows, "2026年市级部门支出预算总表", UNIT)[0])
    assert {
        "B03.name:其他教育支出.basic_expenditure",
        "B03.name:其他教育支出#2.basic_expenditure",
    } <= facts.keys()


def test_filler_rows_of_asterisks_are_header() -> None:
    rows: list[Row] = [["功能分类科目名称", "项目支出"], ["**", "1"], ["合计", ""]]
    reading, _ = read(rows, "2026年国有资本经营预算支出预算表", UNIT)
    assert reading.status is FormStatus.EMPTY


def test_a_budget_of_two_years_by_fund_is_told_apart_row_by_row() -> None:
    rows: list[Row] = [
        ["预算单位", "年度", "总计", None, "因公出国(境)费", None, "公务接待费", None],
        ["^", "^", "一般公共预算", "政府性基金预算", "一般公共预算", "政府性基金预算", "一般公共预算", "政府性基金预算"],
        ["青岚区统计局", "2025年", "5.00", "0.00", "1.00", "0.00", "4.00", "0.00"],
        ["", "2026年", "6.00", "0.00", "1.00", "0.00", "5.00", "0.00"],
        ["", "增减变化金额", "1.00", "0.00", "0.00", "0.00", "1.00", "0.00"],
    ]  # fmt: skip
    reading, issues = read(rows, "财政拨款“三公”经费支出表", UNIT)
    facts = printed(reading)
    assert issues == []
    assert facts["B07.reception.last_budget_general_public_budget"] == "4.00"
    assert facts["B07.reception.budget_general_public_budget"] == "5.00"
    assert facts["B07.three_public_total.change_general_public_budget"] == "1.00"


def test_two_years_side_by_side_and_the_change_between_them_are_three_measures() -> None:
    rows: list[Row] = [
        ["单位名称", "上年", None, "当年", None, "增减变化情况", None],
        ["^", "合计", "公务接待费", "合计", "公务接待费", "合计", "公务接待费"],
        ["合计", "5.00", "5.00", "4.00", "4.00", "-1.00", "-1.00"],
        ["青岚区统计局", "5.00", "5.00", "4.00", "4.00", "-1.00", "-1.00"],
    ]
    rows = [[*row, "因公出国费" if n == 1 else "^" if n == 0 else ""] for n, row in enumerate(rows)]
    facts = printed(read(rows, "“三公”经费支出预算表", "单位：元")[0])
    assert facts["B07.reception.last_budget"] == "5.00"
    assert facts["B07.reception.change"] == "-1.00"
    assert facts["B07.name:青岚区统计局/three_public_total.budget"] == "4.00"


def test_the_agencys_running_costs_are_no_running_costs_of_cars() -> None:
    rows: list[Row] = [
        ["“三公”经费预算数", None, None, "机关运行经费预算数"],
        ["合计", "因公出国(境)费", "公务接待费", "^"],
        ["1.00", "", "1.00", "171.01"],
    ]
    facts = printed(read(rows, "“三公”经费和机关运行经费预算表", UNIT)[0])
    assert facts["B07.agency_operating.budget"] == "171.01"
    assert "B07.vehicle_operation.budget" not in facts


def test_projects_are_known_by_name_and_counts_are_no_money() -> None:
    rows: list[Row] = [
        ["科目编码", None, None, "单位编码", "采购项目", "规格型号", "数量", "实施采购时间", "预算金额"],
        ["类", "款", "项", "^", "^", "^", "^", "^", "^"],
        ["合计", None, None, None, None, None, "6", "", "5.00"],
        ["201", "40", "04", "121001", "物业服务", "详见合同", "1", "2026-04-30 08:00", "3.00"],
        ["201", "40", "04", "", "保安服务", "详见合同", "5", "", "2.00"],
    ]
    reading, issues = read(rows, "政府采购（资产配置、购买服务）预算表", "单位：元")
    assert printed(reading) == {
        "B11.total.expenditure_total": "5.00",
        "B11.name:物业服务.expenditure_total": "3.00",
        "B11.name:保安服务.expenditure_total": "2.00",
    }
    assert issues == ["《政府采购表》“数量”栏不是金额，未读"]
    assert reading.complete


def test_a_list_of_targets_gives_its_money_and_a_repeated_row_counts_once() -> None:
    head: list[Row] = [["单位（项目）名称", "资金总额", "绩效目标", "指标值"]]
    title = ["2026年项目支出绩效目标表", UNIT]
    first = page(5, [*head, ["普查专项", "5. 00", "完成普查", "10"]], above=title)
    second = page(
        6,
        [*head, ["普查专项", "5. 00", "完成普查", "20"], ["调查专项", "3. 00", "完成调查", "30"]],
        above=title,
    )
    found, issues = read_pages(first, second)
    assert printed(found["B12"]) == {"B12.name:普查专项.amount": "5. 00", "B12.name:调查专项.amount": "3. 00"}
    assert issues == ["《绩效目标表》只读资金，目标和指标为文字和数量，未读"]


def test_a_card_a_project_gives_its_money_in_the_unit_the_card_names() -> None:
    def card(number: int, name: str, amount: str) -> Page:
        rows: list[Row] = [
            ["项目名称", None, name, None],
            ["资金金额（万元）", "实施期资金总额：", amount, None],
            ["^", "其中：财政拨款", amount, None],
            ["年度目标", "保障运转", None, None],
            ["绩效指标", "数量指标", "次数", "≥95%"],
        ]
        return page(number, rows, above=["专项业务经费绩效目标表", "单位：元"])

    found, _ = read_pages(card(33, "物业服务", "50.00"), card(34, "保安服务", "24.70"))
    assert (found["B12"].pages, found["B12"].unit) == ((33, 34), "万元")
    assert printed(found["B12"])["B12.name:保安服务.fiscal_appropriation"] == "24.70"
    assert len({f.fact_id for f in found["B12"].facts}) == 4


def test_a_unit_printed_once_in_the_book_is_taken_and_said() -> None:
    rows: list[Row] = [["科目名称", "合计", "基本支出", "项目支出"], ["合计", "5.00", "5.00", ""]]
    found, issues = read_pages(
        page(5, rows, above=["部门支出总表", UNIT]), page(6, rows, above=["一般公共预算支出表"])
    )
    assert found["B05"].unit == "万元"
    assert issues == ["《一般公共预算支出表》没有印出金额单位，按书中其他表的“万元”读"]


def test_a_table_without_unit_among_two_units_is_refused() -> None:
    rows: list[Row] = [["科目名称", "合计", "基本支出", "项目支出"], ["合计", "5.00", "5.00", ""]]
    found, _ = read_pages(
        page(5, rows, above=["部门支出总表", UNIT]),
        page(6, rows, above=["政府性基金预算支出表", "单位：元"]),
        page(7, rows, above=["一般公共预算支出表"]),
    )
    assert (found["B05"].status, found["B05"].reason) == (FormStatus.REFUSED, "没有印出金额单位")


def test_a_unit_of_money_may_stand_without_its_word() -> None:
    rows: list[Row] = [["科目名称", "合计", "基本支出", "项目支出"], ["合计", "5.00", "5.00", ""]]
    assert read(rows, "一般公共预算支出表", "341-青岚区财政局 千元")[0].unit == "千元"


def test_a_table_of_its_own_province_is_named_and_no_form() -> None:
    rows: list[Row] = [["科目编码", "科目名称", "机关运行经费支出"], ["302", "商品和服务支出", "5.00"]]
    found, issues = read_pages(page(23, rows, above=["一般公共预算机关运行经费支出预算表", UNIT]))
    assert found == {}
    assert issues == ["第23页另有表《一般公共预算机关运行经费支出预算表》，未读"]


def test_a_number_that_no_reader_took_is_named() -> None:
    rows: list[Row] = [
        ["科目名称", "合计", "基本支出", "项目支出", ""],
        ["合计", "5.00", "5.00", "", ""],
        ["教育支出", "5.00", "5.00", "", "7.77"],
    ]
    reading, issues = read(rows, "一般公共预算支出表", UNIT)
    assert not reading.complete
    assert issues == ["《一般公共预算支出表》第5页有1个数字未读: 7.77"]


def test_a_form_without_rules_is_named() -> None:
    texts = [
        "支出总表",
        "单位：万元",
        "科目名称 合计 基本支出 项目支出",
        *[f"教育支出{n} 5.00 5.00" for n in range(5)],
    ]
    lines = tuple(Line(text, Box(50, 50 + 20 * n, 400, 65 + 20 * n)) for n, text in enumerate(texts))
    ruled = page(4, [["科目名称", "合计"], ["合计", "1.00"]], above=["支出总表"])
    assert name_gridless([Page(3, 595, 842, lines, ()), ruled], Kind.BUDGET) == [
        "第3页像是《支出总表》，但没有表格线，未读"
    ]


def test_a_table_of_contents_looks_like_no_form() -> None:
    texts = [
        "目录",
        *[f"{title} {n}" for n, title in enumerate(["收支总表", "收入总表", "支出总表", "项目支出表"], 7)],
    ]
    lines = tuple(Line(text, Box(50, 50 + 20 * n, 400, 65 + 20 * n)) for n, text in enumerate(texts))
    assert name_gridless([Page(2, 595, 842, lines, ())], Kind.BUDGET) == []
