"""Amounts, shares and changes as sentences print them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True)
class Wording:
    """How one bureau prints numbers in sentences; `year` is the year before the book's."""

    percent_places: int
    strips_zeros: bool
    year_before: int

    def money(self, value: Decimal) -> str:
        """Return an amount with its unit: 2,362.26万元."""
        text = f"{value:,.2f}"
        if self.strips_zeros:
            text = text.rstrip("0").rstrip(".")
        return f"{text}万元"

    def share(self, part: Decimal, whole: Decimal) -> str:
        """Return a rate, rounded half up: 66.5%; 100% without decimals when exact."""
        if part == whole:
            return "100%"
        places = Decimal(1).scaleb(-self.percent_places)
        return f"{(part / whole * 100).quantize(places, ROUND_HALF_UP)}%"

    def change(self, now: Decimal, before: Decimal) -> str:
        """Return the comparison with the year before; no rate on a base of zero."""
        if now == before:
            return f"与{self.year_before}年度持平"
        verb, rate = ("增加", "增长") if now > before else ("减少", "下降")
        change = f"比{self.year_before}年度{verb}{self.money(abs(now - before))}"
        return f"{change}，{rate}{self.share(abs(now - before), before)}" if before else change

    def completion(self, final: Decimal, budget: Decimal, of: str) -> str:
        """Return the rate of completion; nothing where there was no budget."""
        return f"，完成{of}的{self.share(final, budget)}" if budget else ""
