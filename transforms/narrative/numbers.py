"""The numbers of prose: a value glued to its unit word. Years, dates and numbers of documents are none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from transforms.money import UNITS

VALUE = r"(?<![\d.,A-Za-z〔\[第])-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
# «0.39万(含外宾接待…)» leaves the 元 out; «1.36元/吨» is a price, and «100万元以上» a threshold.
UNIT = (
    r"亿元|百万元|万元(?!\(?含?\)?以上|/)|千元|元(?![/\u4e00-\u9fff]|\(含\))|万(?=[,。;、()]|$)|个百分点|%"
    r"|人次|批次|团组|辆|台\(套\)|台/套|台|套|个|项|家|次|人|批|名|件|起|场|期|篇|分(?![之别级类项期批])"
)
LARGEST = Decimal(10) ** 15  # yuan: more than a year's spending of the whole country, less than columns hold
_MONEY = {**{unit: unit for unit in UNITS}, "万": "万元"}


class Kind(StrEnum):
    """What a number counts: money, per cent, things, or nothing that is printed beside it."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Number:
    """One printed number: its text, its unit word, and where it begins in its sentence."""

    text: str
    unit: str
    start: int

    @property
    def kind(self) -> Kind:
        """What it counts, by its unit."""
        if self.unit in UNITS:
            return Kind.MONEY
        if self.unit == "%":
            return Kind.PERCENT
        return Kind.COUNT if self.unit else Kind.BARE

    @property
    def value(self) -> Decimal:
        """Its value, in its own unit."""
        return Decimal(self.text.replace(",", ""))

    @property
    def is_credible(self) -> bool:
        """Whether it is no larger than any budget: longer runs of digits are numbers of something else."""
        return self.value * UNITS.get(self.unit, 1) < LARGEST

    @property
    def decimals(self) -> int:
        """How many decimals it prints."""
        return len(self.text.partition(".")[2])


_AFTER_COUNT = re.compile(r"台\(套\)|人次|批次|[\u4e00-\u9fff]")


def unit_at(text: str, position: int) -> str:
    """Return the word that says what a count counts, right after it."""
    found = _AFTER_COUNT.match(text, position)
    return found[0] if found else ""


def number_of(text: str, unit: str | None, start: int) -> Number:
    """Return the number printed as `text` with a unit word, «万» being 万元."""
    word = unit or ""
    return Number(text, _MONEY.get(word, word), start)
