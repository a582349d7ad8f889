"""Numbers of prose and what they count."""

from __future__ import annotations

import re

import pytest

from transforms.narrative.numbers import UNIT, VALUE, Kind, Number, number_of, unit_at

NUMBER = re.compile(f"(?P<value>{VALUE})(?P<unit>{UNIT})?")


def numbers_in(folded: str) -> list[tuple[str, str]]:
    found = [number_of(m["value"], m["unit"], m.start()) for m in NUMBER.finditer(folded)]
    return [(number.text, number.unit) for number in found]


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("支出1,234.50万元", [("1,234.50", "万元")]),
        ("支出0.39万(含税)", [("0.39", "万元")]),
        ("增长5.2%", [("5.2", "%")]),
        ("下降-3%", [("-3", "%")]),
        ("设备2台(套)", [("2", "台(套)")]),
        ("来客32人次", [("32", "人次")]),
        ("总额346亿元", [("346", "亿元")]),
        ("共5辆", [("5", "辆")]),
        ("事业收入为0;", [("0", "")]),
    ],
)
def test_a_number_has_the_unit_glued_to_it(folded: str, expected: list[tuple[str, str]]) -> None:
    assert numbers_in(folded) == expected


@pytest.mark.parametrize(
    "folded", ["2024年度", "12月31日", "(财预〔2021〕546号)", "第3季度", "每吨1.36元/吨", "100万元以上设备"]
)
def test_years_dates_and_numbers_of_documents_have_no_unit(folded: str) -> None:
    assert [unit for _, unit in numbers_in(folded) if unit] == []


@pytest.mark.parametrize(
    ("unit", "kind"),
    [("万元", Kind.MONEY), ("元", Kind.MONEY), ("%", Kind.PERCENT), ("辆", Kind.COUNT), ("", Kind.BARE)],
)
def test_the_unit_tells_what_a_number_counts(unit: str, kind: Kind) -> None:
    assert Number("1", unit, 0).kind is kind


def test_the_unit_of_a_count_stands_right_after_it() -> None:
    assert [unit_at("共32人次,", 3), unit_at("设备0台(套)。", 3), unit_at("0,", 1)] == ["人次", "台(套)", ""]
