"""The lines around a table → its title, publisher, unit and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.forms.tables import Table
from transforms.forms.titles import is_page_number, title_lines
from transforms.money import find_unit
from transforms.wording import fold_text

# 部门：青岚区统计局（汇总） · 编制单位：… · 公开部门：…, also 编制单位：元氏县统计局, but not 单位：万元
_PUBLISHER = re.compile(
    r"(?:编制|公开|填报|预算)?(?:部门|单位)(?:名称)?[:：]"
    r"(?!人民币|[百千万亿]+元|元(?:公开|[^\u4e00-\u9fff]|$))\s*(?P<name>[^\s:：]{3,40}?)"
    r"(?=\s|公开\s*\d|金额|单位|$)"
)
_BARE_UNIT = re.compile(r"^(百万元|亿元|万元|千元|元)$")
_PUBLISHED_UNIT = re.compile(r"^(?:[百千万亿]+元|元(?![\u4e00-\u9fff]))")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands around a table: title and publisher as printed, unit of money, notes below."""

    title: str
    publisher: str
    unit: str | None
    note: str


def read_heading(table: Table) -> Heading:
    """Return the heading of a table; an absent title or publisher is empty, an absent unit None."""
    titles = title_lines(table.above)
    lines = [*table.above, *(word for path in table.heads for word in path)]
    units = [unit for line in lines if (unit := find_unit(line))] or _bare_units(table.above)
    note = "".join(fold_text(line) for line in table.below if not is_page_number(line))
    return Heading(
        titles[-1] if titles else "", _find_publisher(table.above), units[-1] if units else None, note
    )


def _find_publisher(lines: Sequence[str]) -> str:
    for line in lines:
        found = _PUBLISHER.search(line.replace("（", "(").replace("）", ")"))
        if found and not _PUBLISHED_UNIT.match(found["name"]):
            return fold_text(found["name"])
    return ""


def _bare_units(lines: Sequence[str]) -> list[str]:
    """Return the units that stand at the end of a heading line without the word 单位 («341-湖州市财政局 万元»)."""
    words = (fold_text(line.split()[-1]) for line in lines if line.split())
    return [word for word in words if _BARE_UNIT.match(word)]
