"""The date on a cover is the first that stands alone on a line; a date in a sentence is none."""

from __future__ import annotations

import pytest

from tests.expectations.golden import read_demo
from transforms.cover import read_cover_date
from transforms.model import Box, CoverDate, Line, Page


def pages_of(*texts: str, before: int = 0) -> list[Page]:
    """Return a page of lines, after some empty ones."""
    box = Box(0, 0, 1, 1)
    lines = tuple(Line(text, box) for text in texts)
    empty = [Page(number, 595, 842, (), ()) for number in range(1, before + 1)]
    return [*empty, Page(before + 1, 595, 842, lines, ())]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025年11月21日", (2025, 11, 21)),
        ("2025 年 9 月", (2025, 9, None)),
        ("（2025年10月）", (2025, 10, None)),
        ("二〇二五年十一月二十一日", (2025, 11, 21)),
        ("二○二五年十月", (2025, 10, None)),
        ("二零二四年九月三十日", (2024, 9, 30)),
        ("二〇二四年十二月十日", (2024, 12, 10)),
        ("2025年13月", None),
        ("2025年2月30日", None),
        ("2024年度", None),
        ("经批准，于2025年9月12日公开", None),
    ],
)
def test_a_date_is_read_as_printed(text: str, date: tuple[int, int, int | None] | None) -> None:
    found = read_cover_date(pages_of("青岚区统计局", text))
    assert (found and (found.year, found.month, found.day)) == date


def test_a_date_behind_the_first_pages_is_not_on_the_cover() -> None:
    assert read_cover_date(pages_of("2025年9月", before=1)) == CoverDate("2025年9月", 2025, 9, None, 2)
    assert read_cover_date(pages_of("2025年9月", before=2)) is None


def test_a_book_without_a_date_has_none() -> None:
    assert read_cover_date(pages_of("青岚区统计局2024年度部门决算")) is None


def test_the_covers_of_the_demo_are_dated() -> None:
    dated = {file: (d.cover_date and d.cover_date.year) for file, d in read_demo().items()}
    assert dated["qinglan_statistics_2024.pdf"] == 2025
