"""名词解释 (A03): functional items with their codes in the book's own tables."""

from __future__ import annotations

from tests.transforms.forms.paper import page, words
from transforms.annexes.reading import read_annexes
from transforms.annexes.records import Term
from transforms.model import FormReading, FormRow, FormStatus, Page

NAMES = {
    "201": "一般公共服务支出",
    "20103": "政府办公厅（室）及相关机构事务",
    "2010301": "行政运行",
    "2010350": "事业运行",
    "208": "社会保障和就业支出",
    "20808": "抚恤",
    "2080801": "死亡抚恤",
    "215": "资源勘探工业信息等支",
    "21502": "制造业",
    "2150299": "其他制造业支出",
}
ROWS = tuple(
    FormRow("T05", n, "", None, code, code, name, 9) for n, (code, name) in enumerate(NAMES.items(), 1)
)
T05 = FormReading("T05", FormStatus.READ, "", (9,), unit="万元", rows=ROWS)
HEADING = "第五部分 名词解释"


def terms(*pages: Page) -> tuple[Term, ...]:
    return read_annexes(pages, [T05]).terms


def codes(*lines: str) -> list[tuple[str | None, str | None]]:
    return [(term.code, term.nearest) for term in terms(words(30, HEADING, *lines))]


def test_an_item_has_its_code_when_its_whole_path_is_in_the_tables() -> None:
    (term,) = terms(
        words(30, HEADING, "1. 一般公共服务支出（类）政府办公厅（室）及相关机构事", "务（款）行政运行（项）：反映基本支出。")
    )  # fmt: skip
    assert (term.code, term.class_name, term.group, term.item, term.page) == (
        "2010301", "一般公共服务支出", "政府办公厅(室)及相关机构事务", "行政运行", 30,
    )  # fmt: skip
    assert term.label == "一般公共服务支出（类）政府办公厅(室)及相关机构事务（款）行政运行（项）"


def test_an_item_of_another_group_has_no_code_but_the_nearest() -> None:
    assert codes("十七、一般公共服务支出(类)财政事务(款)事业运行(项)") == [(None, "2010350")]


def test_an_item_that_no_table_has_keeps_its_name() -> None:
    reading = read_annexes(
        [words(30, HEADING, "教育支出（类）普通教育（款）小学教育（项）")], [T05]
    ).readings[0]
    assert [(row.code, row.concept) for row in reading.rows] == [
        (None, "name:教育支出(类)普通教育(款)小学教育(项)")
    ]


def test_a_name_cut_short_by_the_cell_of_the_table_is_the_same() -> None:
    assert codes("资源勘探工业信息等支出（类）制造业（款）其他制造业支出（项）") == [("2150299", "2150299")]


def test_class_and_group_hold_for_the_items_after_them() -> None:
    line = "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）、事业运行（项）"
    assert codes(line) == [("2010301", "2010301"), ("2010350", "2010350")]


def test_a_list_of_functional_items_has_some_without_marks() -> None:
    found = terms(
        words(
            30, HEADING, "（十）本部门使用的支出功能分类科目（到项级）", "8. 社会保障和就业支出死亡抚恤",
            "9. 农林水支出水利 10. 一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）",
            "（十一）结余分配：指其他。",
        )
    )  # fmt: skip
    assert [(t.code, t.class_name, t.item) for t in found] == [
        ("2080801", "社会保障和就业支出", "死亡抚恤"),
        (None, "农林水支出", "水利"),
        ("2010301", "一般公共服务支出", "行政运行"),
    ]


def test_an_item_may_run_over_the_page_past_page_number_and_running_head() -> None:
    head = "青岚区建设局2024年度部门决算"
    first = words(
        30, head, HEADING, "1.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行", "- 30 -"
    )
    last = words(31, head, "政运行（项）：反映基本支出。")
    assert [term.code for term in terms(words(29, head), first, last)] == ["2010301"]


def test_the_list_is_not_its_line_in_the_contents() -> None:
    contents = words(2, HEADING, "第六部分 附件")
    text = words(
        20, "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）年初预算5万元。"
    )
    (reading,) = read_annexes([contents, text, words(30, HEADING, "一、基本支出：指其他。")], [T05]).readings
    assert (reading.form, reading.status, reading.pages) == ("A03", FormStatus.EMPTY, (30,))


def test_the_list_ends_at_the_next_heading_and_at_a_table() -> None:
    item = "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）"
    assert terms(words(30, "三、名词解释", "1.其他收入：指其他。", "四、附表", item)) == ()
    assert terms(words(30, HEADING, "2025年部门预算编制说明", item)) == ()
    assert terms(words(30, HEADING), page(31, [["项目", "金额"]], above=["单位：元"], below=[item])) == ()
