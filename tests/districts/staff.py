"""What the people of a unit cost: basic expenditure by economic item, and the same money by 项."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from tests.districts.ledger import Line

YUAN = 100
# Economic item → yuan a head and year, and how likely a unit pays it at all.
_FOR_STAFF = {
    "30101": (42_000, 68_000, 1.0), "30102": (30_000, 75_000, 1.0), "30103": (20_000, 90_000, 0.9),
    "30106": (1_000, 4_000, 0.15), "30107": (30_000, 90_000, 0.6), "30111": (3_000, 9_000, 0.6),
    "30112": (300, 2_000, 0.8), "30114": (200, 1_500, 0.1), "30199": (500, 30_000, 0.4),
    "30201": (800, 9_000, 1.0), "30202": (50, 900, 0.6), "30203": (50, 500, 0.1), "30204": (1, 20, 0.3),
    "30205": (50, 500, 0.6), "30206": (200, 1_800, 0.7), "30207": (100, 1_500, 0.8), "30208": (300, 1_500, 0.2),
    "30209": (500, 5_000, 0.5), "30211": (100, 2_500, 0.8), "30212": (50, 900, 0.05), "30213": (100, 3_000, 0.6),
    "30214": (100, 2_000, 0.3), "30215": (20, 500, 0.3), "30216": (50, 900, 0.6), "30217": (5, 300, 0.4),
    "30218": (100, 3_000, 0.15), "30226": (500, 12_000, 0.6), "30227": (500, 9_000, 0.5), "30228": (900, 3_000, 1.0),
    "30229": (300, 2_500, 0.7), "30231": (200, 3_000, 0.4), "30239": (2_000, 9_000, 0.8), "30240": (5, 100, 0.1),
    "30299": (100, 4_000, 0.7), "31002": (100, 2_500, 0.6), "31003": (50, 2_000, 0.15), "31007": (50, 900, 0.1),
}  # fmt: skip
_FOR_RETIRED = {
    "30301": (8_000, 40_000, 0.2), "30302": (3_000, 15_000, 0.9), "30305": (200, 3_000, 0.2),
    "30307": (500, 6_000, 0.4), "30309": (20, 200, 0.4), "30399": (50, 900, 0.2),
}  # fmt: skip
# Contributions, in percent of 基本工资 and 津贴补贴.
_OF_WAGES = {"30108": 16, "30109": 8, "30110": 7, "30113": 12}
_ONCE = {"30304": (80_000, 300_000, 0.2), "31013": (120_000, 250_000, 0.04)}


@dataclass(frozen=True, slots=True)
class Staff:
    """The people of a unit, what each item costs a head in fen, and whether they are civil servants."""

    heads: int
    retired: int
    administrative: bool
    rates: Mapping[str, int]
    housing: int


def draw_staff(dice: Random, administrative: bool) -> Staff:
    """Return the people of a unit; which items it pays is settled once for all its years."""
    heads = min(400, max(5, int(dice.lognormvariate(3.3, 0.8))))
    rates = {
        code: dice.randint(low * YUAN, high * YUAN)
        for code, (low, high, chance) in (_FOR_STAFF | _FOR_RETIRED).items()
        if dice.random() < chance
    }
    rates.pop("30103" if not administrative and "30107" in rates else "30107", None)
    return Staff(heads, dice.randint(0, heads), administrative, rates, dice.randint(5, 30))


def draw_economic(dice: Random, staff: Staff) -> dict[str, int]:
    """Return the basic expenditure of one year by economic item, all out of the general public budget."""
    economic: dict[str, int] = {}
    for code, rate in staff.rates.items():
        heads = staff.retired if code in _FOR_RETIRED else staff.heads + dice.randint(-2, 2)
        amount = rate * heads * dice.randint(900, 1150) // 1000
        if amount >= 100 * YUAN:
            economic[code] = amount
    wages = economic["30101"] + economic["30102"]
    for code, percent in _OF_WAGES.items():
        if code != "30109" or dice.random() < 0.8:
            economic[code] = wages * percent // 100
    for code, (low, high, chance) in _ONCE.items():
        if dice.random() < chance:
            economic[code] = dice.randint(low * YUAN, high * YUAN)
    return economic


def draw_basic_lines(staff: Staff, economic: Mapping[str, int], running: str) -> list[Line]:
    """Return the basic expenditure by 项: contributions, pensions and housing apart, the rest running costs."""
    spent = {
        "2080501" if staff.administrative else "2080502": _sum(economic, "30301", "30302"),
        "2080505": _sum(economic, "30108"),
        "2080506": _sum(economic, "30109"),
        "2080801": _sum(economic, "30304"),
        "2101101" if staff.administrative else "2101102": _sum(economic, "30110"),
        "2101103": _sum(economic, "30111", "30307"),
        "2210201": _sum(economic, "30113"),
    }
    if staff.administrative:
        spent["2210202"] = economic["30102"] * staff.housing // 400
        spent["2210203"] = economic["30102"] * staff.housing // 100
    spent[running] = sum(economic.values()) - sum(spent.values())
    return [Line(code, appropriation=amount, basic=amount) for code, amount in spent.items() if amount]


def _sum(economic: Mapping[str, int], *codes: str) -> int:
    return sum(economic.get(code, 0) for code in codes)
