"""The step of amounts, the sign of falls, and what is money and what is not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.transforms.narrative.prose import facts_of, read
from transforms.model import Box, CellState, Fact, FormReading, FormStatus

HEADING = "二、收入决算情况说明"


def table_that_prints(text: str) -> FormReading:
    amount = Decimal(text) * 10_000
    fact = Fact(
        "T02.total.income_total", "T02", "total", None, "合计", "", "income_total", CellState.PRINTED, text, "万元",
        amount, Decimal(100), 1, Box(0, 0, 1, 1),
    )  # fmt: skip
    return FormReading("T02", FormStatus.READ, "", (1,), facts=(fact,))


def steps(text: str, *tables: FormReading) -> dict[str, Decimal]:
    return {fact.text: fact.step_yuan for fact in facts_of(read(HEADING, text, tables=tables))}


def test_an_amount_has_the_step_of_its_last_decimal() -> None:
    assert steps("本年收入合计98万元，比2023年度增加1.5万元。") == {
        "98": Decimal(10_000),
        "1.5": Decimal(1000),
    }


def test_a_table_that_prints_the_same_amount_with_decimals_shows_that_zeros_were_stripped() -> None:
    text = "本年收入合计98万元，比2023年度增加1.5万元。"
    assert steps(text, table_that_prints("98.00")) == {"98": Decimal(100), "1.5": Decimal(100)}


@pytest.mark.parametrize("printed", ["97.50", "98", "0.00"])
def test_other_amounts_of_tables_show_nothing(printed: str) -> None:
    assert steps("本年收入合计98万元。", table_that_prints(printed)) == {"98": Decimal(10_000)}


def test_a_nought_is_exact_to_two_decimals_however_it_is_printed() -> None:
    assert steps("本年收入合计0万元，与2023年度持平。") == {"0": Decimal(100), "持平": Decimal(100)}


def test_an_amount_in_yuan_has_a_step_in_yuan() -> None:
    assert steps("本年收入合计980.50元。") == {"980.50": Decimal("0.01")}


def test_a_fall_is_negative_and_its_text_is_as_printed() -> None:
    facts = facts_of(read(HEADING, "收入合计9.00万元，比2023年度减少1,000.00万元，下降99.1%。"))
    assert [(f.text, f.unit, f.amount_yuan, f.quantity) for f in facts[1:]] == [
        ("1,000.00", "万元", Decimal("-10000000.00"), None),
        ("99.1", "%", None, Decimal("-99.1")),
    ]


def test_a_rate_is_a_quantity_with_its_own_step_and_no_amount() -> None:
    rate = facts_of(read(HEADING, "收入合计9.00万元，比2023年度增长5.25%。"))[1]
    assert (rate.amount_yuan, rate.step_yuan, rate.quantity, rate.quantity_step) == (
        None, Decimal(0), Decimal("5.25"), Decimal("0.01"),
    )  # fmt: skip


def test_a_row_is_a_subject_labelled_as_it_is_printed_first() -> None:
    (section,) = read(
        HEADING, "收入合计9.00万元，比上年增加1.00万元，其中：事业收入9.00万元，占100%。"
    ).sections
    assert [(row.position, row.concept, row.label) for row in section.rows] == [
        (1, "income_total", "收入合计"), (2, "operating_income", "事业收入"),
    ]  # fmt: skip
