"""Sentences by which a book says that a form has no data; and sentences that only sound like it."""

from __future__ import annotations

import pytest

from tests.transforms.forms.paper import words
from transforms.statements import find_statement

FUND, CAPITAL = "政府性基金", "国有资本经营"


@pytest.mark.parametrize(
    "sentence",
    [
        "本部门2024年度没有政府性基金预算财政拨款收入和支出",
        "本部门当年无政府性基金预算财政拨款收支",
        "2024年未安排政府性基金预算支出",
        "本部门2024年度政府性基金预算财政拨款无收支",
        "政府性基金预算财政拨款收入支出决算表无数据",
    ],
)
def test_a_sentence_that_says_there_is_none_is_found(sentence: str) -> None:
    assert find_statement([words(9, f"七、情况说明。{sentence}。")], FUND) == sentence


def test_the_sentence_may_run_over_lines() -> None:
    page = words(9, "本部门没有使用政府性基", "金预算财政拨款安排的支出。")
    assert find_statement([page], FUND) == "本部门没有使用政府性基金预算财政拨款安排的支出"


@pytest.mark.parametrize(
    "sentence",
    [
        "本部门2024年度政府性基金预算财政拨款支出5.00万元",
        "政府性基金预算财政拨款年末无结转和结余",
        "政府性基金预算财政拨款收入：指没有纳入一般公共预算的收入",
        "本部门没有国有资本经营预算财政拨款支出",
        "无公务用车，政府性基金预算支出5.00万元",
    ],
)
def test_a_sentence_that_says_something_else_is_not(sentence: str) -> None:
    assert find_statement([words(9, f"{sentence}。")], FUND) == ""


def test_each_subject_has_its_own_sentence() -> None:
    page = words(9, "本部门没有政府性基金预算收支。", "本部门没有国有资本经营预算收支。")
    assert find_statement([page], CAPITAL) == "本部门没有国有资本经营预算收支"


def test_the_first_page_that_says_so_is_quoted() -> None:
    pages = [words(8, "情况如下。"), words(9, "本单位无政府性基金收支。"), words(12, "无政府性基金。")]
    assert find_statement(pages, FUND) == "本单位无政府性基金收支"
