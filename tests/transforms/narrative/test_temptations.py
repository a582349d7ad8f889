"""Numbers that look as if they could be bound, and must not be."""

from __future__ import annotations

import pytest

from tests.transforms.narrative.prose import left, numbers, read, told

INCOME = "二、收入决算情况说明"
THREE_PUBLIC = "九、财政拨款“三公”经费支出决算情况说明"


@pytest.mark.parametrize(
    "text",
    [
        "本年收入合计按财预〔2023〕20号文件编制。",
        "本年收入合计自2024年1月1日起计算。",
        "本年收入合计由第3科负责核对。",
        "本年收入合计见表2。",
        "2023年本年收入合计为30.00万元。",
        "本年收入合计中某公司捐赠的款项为3.00万元。",
        "捐赠人说本年收入合计将来可达90.00万元左右的话没有根据，实际捐赠3.00万元。",
        "会议费标准不超过本年收入合计，门票收益3.00万元。",
        "比上年增加的部分占了5.00%。",
        "事业发展很快，增长5.00%。",
        "增加3.00万元。",
    ],
)
def test_nothing_is_bound_of(text: str) -> None:
    assert told(INCOME, text) == {}


def test_a_percentage_without_a_whole_of_the_section_is_left() -> None:
    text = "本年收入合计40.00万元，满意率占受访居民的98%。"
    assert left(INCOME, text) == ["满意率占受访居民的98%"]


def test_a_number_after_of_which_needs_a_subject_of_its_own() -> None:
    text = "本年收入合计40.00万元，其中：为12.00万元。"
    assert left(INCOME, text) == ["为12.00万元"]


def test_a_longer_word_is_not_the_subject_it_ends_with() -> None:
    text = "2024年度收入合计40.00万元，包括街道事业收入3.00万元、门票其他收入2.00万元。"
    assert left(INCOME, text) == ["包括街道事业收入3.00万元", "门票其他收入2.00万元"]


def test_brackets_do_not_lend_their_words_to_what_follows() -> None:
    text = "公务接待费（按某省〔2019〕5号文核定，每人80元）支出3.00万元。"
    assert told(THREE_PUBLIC, text) == numbers(**{"N09.reception.final": "3"})


def test_an_item_whose_label_only_begins_with_a_subject_is_not_about_that_subject() -> None:
    heading = "五、一般公共预算财政拨款支出决算情况说明"
    assert told(heading, "（1）教育支出普通教育初中教育。年初预算为3.00万元，支出决算为2.00万元。") == {}


@pytest.mark.parametrize("amount", ["99999999999999999999万元", "9999999999999亿元"])
def test_a_run_of_digits_larger_than_any_budget_is_no_amount(amount: str) -> None:
    assert left(INCOME, f"本年收入合计{amount}。") == [f"本年收入合计{amount}"]


def test_a_character_of_a_private_font_is_no_item() -> None:
    assert told(INCOME, "\ue000\ue000本年收入合计3.00万元。") == numbers(**{"N02.income_total.final": "3"})


def test_a_glossary_tells_nothing_of_the_year() -> None:
    narrative = read(
        "第五部分 名词解释", "（二）机关运行经费：指为保障机构运行，人均不超过3.00万元的各项资金。"
    )
    assert narrative.sections == ()
    assert [sentence.section for sentence in narrative.sentences] == [""]


def test_a_part_about_the_work_of_the_year_tells_nothing_of_its_money() -> None:
    narrative = read("第四部分 2024年度重点工作完成情况", "全年投入帮扶资金703万元，办结率达到100%。")
    assert (narrative.sections, narrative.unbound) == ((), ())


def test_an_empty_template_tells_nothing() -> None:
    assert told(INCOME, "本年收入合计XXX万元，其中：财政拨款收入XXX万元，占XX%。") == {}


def test_a_book_without_prose_has_no_narrative() -> None:
    assert read() == read("")
