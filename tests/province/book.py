"""The books of the province: two small printed pages each, sums that hold, made from who, which year and version."""

from __future__ import annotations

import random
from decimal import Decimal
from functools import cache

from tests.transforms.pdf.press import hanzi, press, stroked_rules, word

_ITEMS = (
    "因公出国（境）费",
    "公务接待费",
    "公务用车购置及运行维护费",
    "其中：公务用车运行维护费",
    "公务用车购置费",
)
_COLUMNS = (20.0, 220.0, 300.0, 380.0)
_ROWS = tuple(70.0 + 22 * row for row in range(8))


@cache
def print_book(publisher: str, year: int, version: int = 1) -> bytes:
    """Return the PDF of one book: a cover, and the “三公” form whose amounts are drawn from its name."""
    title = f"{publisher}{year}年度部门决算"
    heading = "财政拨款“三公”经费支出决算表"
    form = (
        hanzi(heading, 80, 30, 12) + hanzi(f"部门：{publisher}", 20, 60, 8) + hanzi("单位：万元", 320, 60, 8)
    )
    amounts = _amounts(f"{publisher}|{year}|{version}")
    labels = ["项目", "合计", *_ITEMS]
    cells = [["预算数", "决算数"], *amounts]
    form += stroked_rules(_COLUMNS, _ROWS)
    for label, row, bottom in zip(labels, cells, _ROWS[1:], strict=True):
        form += hanzi(label, _COLUMNS[0] + 3, bottom - 6, 9)
        for text, left in zip(row, _COLUMNS[1:], strict=False):
            form += (word if text.isascii() else hanzi)(text, left + 3, bottom - 6, 9)
    return press(hanzi(title, 40, 120, 12), form)


def _amounts(seed: str) -> list[list[str]]:
    """Return budget and outturn of the total and of each item, in 万元."""
    draw = random.Random(seed)
    columns = []
    for _ in range(2):
        travel, reception, running, buying = (Decimal(draw.randint(1, 4000)) / 100 for _ in range(4))
        cars = running + buying
        columns.append([travel + reception + cars, travel, reception, cars, running, buying])
    return [[f"{budget:.2f}", f"{outturn:.2f}"] for budget, outturn in zip(*columns, strict=True)]
