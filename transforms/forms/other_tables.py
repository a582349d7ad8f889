"""Tables of a book that are none of its forms: named in the issues, a line a title, never lost in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from transforms.forms.completeness import prints_amount
from transforms.forms.tables import Table
from transforms.model import Cell, Kind
from transforms.wording import fold_text, name_pages

FEWEST_ROWS = (
    3  # a table without a title is named from this many rows of whole numbers on; one of money always is
)
_GRADES = re.compile(r"绩效.*(?:自评|评价|评分).*表")
_NAME_OF_GRADES = "绩效自评表"
_ORDINAL = re.compile(r"^(?:序号|行次|编号)$")
_MONEY = re.compile(r"\d[.,，．]\d")


@dataclass(slots=True)
class _Named:
    """The tables of one name: their pages, how many bear it, and whether any prints an amount."""

    title: str
    pages: set[int] = field(default_factory=set)
    count: int = 0
    numbered: bool = False

    def add(self, table: Table) -> None:
        """Add a table, with the page after it where its columns could not be matched there."""
        self.pages.update(table.pages, [table.pages[-1] + 1] if table.broken else ())
        self.numbered = self.numbered or bool(_numbers(table))


def name_other_tables(tables: Iterable[tuple[Table, str | None]], kind: Kind) -> list[str]:
    """Return the issues that name the tables of a book which are none of its forms: provinces add many.

    `tables` are all tables in printed order with their titles: empty where one has none, None where it is a form.
    The grades of projects are many, and all are one line. A table without a title after one of these goes on with it.
    """
    titled: dict[str, _Named] = {}
    named: list[_Named] = []
    before: _Named | None = None
    for table, title in tables:
        if title:
            name = _NAME_OF_GRADES if _GRADES.search(title) else title
            if name not in titled:
                titled[name] = _Named(name)
                named.append(titled[name])
            before = titled[name]
            before.add(table)
            before.count += 1
        elif title is None:
            before = None
        elif before is not None and table.pages[0] - max(before.pages) <= 1:
            before.add(table)
        elif _stands_alone(table):
            named.append(_Named("", set(table.pages)))
    return [line for one in named if (line := _word(one, kind))]


def _word(named: _Named, kind: Kind) -> str:
    """Return the issue that names some tables; empty for those of final accounts that print no amount."""
    place = name_pages(named.pages)
    if not named.title:
        return f"{place}另有一张没有表题的表，未读"
    if named.title == _NAME_OF_GRADES:
        return f"{place}另有{named.count}张{named.title}，未读"
    if named.numbered:
        return f"{place}另有表《{named.title}》，未读"
    return f"{place}另有表《{named.title}》，没有金额" if kind is Kind.BUDGET else ""


def _stands_alone(table: Table) -> bool:
    """Whether a table without a title says something of money, and is no list of names in the text."""
    numbers = _numbers(table)
    money = any(_MONEY.search(fold_text(cell.text)) for cells in numbers for cell in cells)
    return money or len(numbers) >= FEWEST_ROWS


def _numbers(table: Table) -> list[list[Cell]]:
    """Return the cells of numbers of each row that has some, ordinals of rows apart."""
    ordinals = {c for c, path in enumerate(table.heads) if path and _ORDINAL.search(path[-1])}
    rows = ([c for n, _, c in row.cells if n not in ordinals and prints_amount(c)] for row in table.rows)
    return [cells for cells in rows if cells]
