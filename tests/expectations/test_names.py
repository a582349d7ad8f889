"""Names and amounts as a person reads them, in two languages, amounts exact."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import expectations.names
from expectations.names import (
    Language,
    name_fact,
    name_form,
    name_measure,
    name_unit,
    write_amount,
    write_printed,
)
from tests.expectations.instances import printed_fact
from transforms.forms.match import known_forms
from transforms.model import Kind
from transforms.money import UNITS, parse_amount

NAMES = yaml.safe_load((Path(expectations.names.__file__).parent / "names.yml").read_text("utf-8"))


def test_every_form_that_can_be_read_has_a_name_in_both_languages() -> None:
    forms = {form.form for form in known_forms(Kind.FINAL_ACCOUNTS)}
    assert {form for form in forms if name_form(form, "zh") == form or name_form(form, "en") == form} == set()


@pytest.mark.parametrize("names", [NAMES["forms"], NAMES["measures"]], ids=["forms", "measures"])
def test_every_name_is_given_twice(names: dict[str, list[str]]) -> None:
    assert {key: value for key, value in names.items() if len(value) != 2} == {}


def test_an_unknown_name_is_its_identifier() -> None:
    assert name_form("T10", "zh") == "T10"
    assert name_measure("of_which_loans", "en") == "of which loans"


@pytest.mark.parametrize(
    ("fact_id", "label", "language", "expected"),
    [
        ("T03.2010301.basic_expenditure", "行政运行", "zh", "2010301 行政运行·基本支出"),
        ("T03.2010301.basic_expenditure", "行政运行", "en", "2010301 行政运行·basic expenditure"),
        ("T03.total.basic_expenditure", "合  计", "zh", "合计·基本支出"),
        ("T09.reception.final", "3．公务接待费", "zh", "公务接待费·决算数"),
        ("T06.30101.amount", "基本工资", "zh", "30101 基本工资"),
        ("T06.30101.amount", "30101基本工资", "zh", "30101基本工资"),
    ],
)
def test_a_fact_is_named_by_its_row_and_column(
    fact_id: str, label: str, language: Language, expected: str
) -> None:
    assert name_fact(printed_fact(fact_id, "1.00", label), language) == expected


def test_a_fact_without_a_label_is_named_by_its_form() -> None:
    unlabelled = printed_fact("T09.total.final", "1.00", " ")
    assert name_fact(unlabelled, "zh") == "财政拨款“三公”经费支出决算表·决算数"


@pytest.mark.parametrize(
    ("yuan", "unit", "step", "expected"),
    [
        ("23622600", "万元", "100", "2,362.26"),
        ("980000", "万元", "100", "98.00"),
        ("-50", "万元", "100", "-0.005"),
        ("1234567.89", "元", None, "1,234,567.89"),
        ("150", "万元", "100", "0.015"),
        ("0", "元", None, "0"),
    ],
)
def test_an_amount_has_the_decimals_of_its_print_step_and_more_only_where_it_needs_them(
    yuan: str, unit: str, step: str | None, expected: str
) -> None:
    assert write_amount(Decimal(yuan), unit, Decimal(step) if step else None) == expected


@given(st.decimals(-(10**12), 10**12, places=2), st.sampled_from(sorted(UNITS)))
def test_an_amount_written_is_read_back_exactly(yuan: Decimal, unit: str) -> None:
    read = parse_amount(write_amount(yuan, unit, Decimal(UNITS[unit]) / 100), unit)
    assert read is not None
    assert read.value_yuan == yuan


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [("1, 040. 00", "1,040.00", "1,040.00"), ("", "空白", "blank"), ("—", "—", "—"), ("**", "**", "**")],
)
def test_what_a_cell_prints_is_quoted_without_the_spaces_inside_a_number(text: str, zh: str, en: str) -> None:
    fact = printed_fact("T03.total.basic_expenditure", text)
    assert (write_printed(fact, "zh"), write_printed(fact, "en")) == (zh, en)


def test_every_unit_of_money_has_an_english_name() -> None:
    assert [name_unit(unit, "en") for unit in UNITS] == [
        "yuan", "thousand yuan", "10,000 yuan", "million yuan", "100 million yuan",
    ]  # fmt: skip
    assert [name_unit(unit, "zh") for unit in UNITS] == list(UNITS)
