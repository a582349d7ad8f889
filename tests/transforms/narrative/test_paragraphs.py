"""Lines → items and sentences: what is joined, what is a heading, what stands under which."""

from __future__ import annotations

from tests.transforms.narrative.prose import COLUMN, page, pages_of, read, wrap
from transforms.model import Kind, Page, Sentence
from transforms.narrative.reading import read_narrative

LONG = "各项工作都按照年初的安排有序开展，资金使用规范，没有发生超出预算的情况。"


def sentences_of(*pages: Page) -> tuple[Sentence, ...]:
    return read_narrative(pages, (), 2024, Kind.FINAL_ACCOUNTS).sentences


def test_a_sentence_is_joined_over_lines_and_pages() -> None:
    text = "本单位全年按照年初的安排开展各项工作，既定的任务都已完成，资金也都用到了实处，没有发生超出预算的情况。"
    first, second = wrap(text)
    (sentence,) = sentences_of(page(1, first), page(2, second))
    assert sentence.text == text
    assert sentence.page == 1
    assert [number for number, _ in sentence.boxes] == [1, 2]


def test_a_line_that_breaks_off_without_a_full_stop_is_joined_with_the_next() -> None:
    (sentence,) = sentences_of(page(1, "全年共用去办公经费", "三万余元，都在预算之内。"))
    assert sentence.text == "全年共用去办公经费三万余元，都在预算之内。"


def test_a_full_stop_ends_a_sentence_and_identifiers_follow_the_reading_order() -> None:
    sentences = read("第一句。第二句。第三句").sentences
    assert [(s.sentence_id, s.text) for s in sentences] == [
        ("s0001", "第一句。"), ("s0002", "第二句。"), ("s0003", "第三句"),
    ]  # fmt: skip


def test_a_full_stop_alone_at_the_start_of_a_line_ends_the_sentence_above() -> None:
    sentences = sentences_of(page(1, "甲" * COLUMN, "。又一句。"))
    assert [sentence.text for sentence in sentences] == [f"{'甲' * COLUMN}。", "又一句。"]


def test_headings_are_the_path_of_a_sentence_and_no_sentences() -> None:
    (sentence,) = read(
        "第三部分 某局2024年度部门决算情况说明", "五、支出决算情况说明", "（二）结构", "各项支出都有所减少。"
    ).sentences
    assert sentence.part == "第三部分某局2024年度部门决算情况说明"
    assert sentence.path == ("五、支出决算情况说明", "（二）结构")


def test_a_heading_ends_the_headings_below_its_level() -> None:
    sentences = read("一、甲", "（一）乙", "1. 丙", LONG, "（二）丁", LONG, "二、戊", LONG).sentences
    assert [s.path for s in sentences] == [
        ("一、甲", "（一）乙", "1.丙"), ("一、甲", "（二）丁"), ("二、戊",),
    ]  # fmt: skip


def test_a_heading_may_run_over_two_lines() -> None:
    heading = "（四）关于某市某某管理局二〇二四年度财政拨款收入支出预算总体情况的说明"
    (sentence,) = read(heading, "全年收支平衡。").sentences
    assert sentence.path == (heading,)


def test_the_label_of_an_item_is_the_last_of_its_path() -> None:
    (sentence,) = read("三、其他说明", "2. 公务接待费：全年没有支出。").sentences
    assert sentence.path == ("三、其他说明", "2.公务接待费")


def test_an_amount_after_an_ordinal_is_a_sentence_and_no_heading() -> None:
    (sentence,) = read("二、收入预算情况说明", "（一）本年财政拨款收入12.00万元").sentences
    assert (sentence.text, sentence.path) == ("（一）本年财政拨款收入12.00万元", ("二、收入预算情况说明",))


def test_a_part_begins_anew_whatever_stands_above_it() -> None:
    sentences = sentences_of(page(1, "注：空表表示没有这项收支", "第一部分 某局概况", "本局设三个科。"))
    assert [s.part for s in sentences] == ["", "第一部分某局概况"]


def test_a_table_of_contents_leaves_no_part_behind() -> None:
    contents = ["目 录", "第一部分 某局概况", "第二部分 某局决算表", "第三部分 说明"]
    sentences = sentences_of(page(1, *contents), *pages_of("第一部分 某局概况", "本局设三个科。"))
    assert [s.part for s in sentences if "三个科" in s.text] == ["第一部分某局概况"]


def test_a_decimal_at_the_start_of_a_line_is_no_ordinal() -> None:
    (sentence,) = sentences_of(page(1, "甲" * (COLUMN - 2) + "为", "2.88万元。"))
    assert sentence.text.endswith("为2.88万元。")


def test_a_title_without_an_ordinal_is_a_heading() -> None:
    (sentence,) = read("2024年部门预算编制说明", "全年收支平衡。").sentences
    assert sentence.path == ("2024年部门预算编制说明",)
