"""Printed numbers of cards → facts: money in yuan by the unit printed nearest, percent and points as quantities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from transforms.errors import AmountError
from transforms.forms.draft import Draft, DraftCell
from transforms.forms.facts import build_facts
from transforms.model import Box, Cell, CellState, Fact
from transforms.money import UNITS, plain_number, read_state
from transforms.wording import fold_text

PERCENT, POINTS = "%", "分"
QUANTITIES = {
    "completion_pct": PERCENT, "weight": POINTS, "score": POINTS, "total_weight": POINTS, "total_score": POINTS,
}  # fmt: skip

_UNIT_BEHIND = re.compile(r"(?P<number>.*?\d)\s*(?P<unit>百万元|亿元|万元|千元|元|%|％|分)", re.DOTALL)
_UNIT_IN_WORDS = re.compile(r"[(（]?(?:单位[:：])?(?P<unit>百万元|亿元|万元|千元|元)[)）]")
_LEAST_PERCENT = 2  # below it, a number without a mark may be a percentage or a ratio


class Figure(NamedTuple):
    """One number as a card prints it: whose it is, what it measures, its text and unit, and where it stands.

    An empty `unit` is that of the book. `side` is «funding» or «indicator» for a part of a project, else empty.
    """

    concept: str
    label: str
    side: str
    measure: str
    text: str
    unit: str
    page: int
    box: Box
    doubtful: bool = False


def read_figure(
    cell: Cell, page: int, measure: str, concept: str, label: str, *, side: str = "", unit: str = ""
) -> Figure | None:
    """Return the number that a cell prints; None when it is blank, except for a rate, which may be left out on purpose."""
    if not fold_text(cell.text) and measure != "completion_pct":
        return None
    behind = _UNIT_BEHIND.fullmatch(cell.text.strip())
    text = behind["number"] if behind else cell.text
    own = fold_text(behind["unit"]) if behind else ""
    return Figure(concept, label, side, measure, text, own or unit, page, cell.box, cell.doubtful)


def unit_in_words(text: str) -> str:
    """Return the unit of money that a head or a label names in brackets («预算执行情况（万元）»), else nothing."""
    found = _UNIT_IN_WORDS.search(fold_text(text))
    return found["unit"] if found else ""


def build_figures(form: str, figures: Sequence[Figure], unit: str) -> tuple[tuple[Fact, ...], list[str]]:
    """Return the facts of a form in printed order, and the issues met; `unit` is that of the book.

    Numbers in money without any unit are read as nothing.
    """
    money = [figure for figure in figures if figure.measure not in QUANTITIES]
    issues: list[str] = []
    facts: dict[tuple[str, str, str], Fact] = {}
    for one in sorted({figure.unit or unit for figure in money}):
        drafted = [_draft(figure) for figure in money if (figure.unit or unit) == one]
        if one not in UNITS:
            issues += sorted({f"第{cell.page}页“{cell.label}”的金额没有单位，未读" for cell in drafted})
            continue
        built, met = build_facts(Draft(form, cells=drafted), one)
        issues += met
        facts.update({(fact.side, fact.concept, fact.measure): fact for fact in built})
    for figure in figures:
        if figure.measure in QUANTITIES:
            facts.setdefault((figure.side, figure.concept, figure.measure), _quantity(form, figure, issues))
    keys = dict.fromkeys((figure.side, figure.concept, figure.measure) for figure in figures)
    return tuple(facts[key] for key in keys if key in facts), issues


def _draft(figure: Figure) -> DraftCell:
    return DraftCell(
        figure.concept, None, figure.label, figure.side, figure.measure, figure.text, figure.page, figure.box,
        figure.doubtful,
    )  # fmt: skip


def _quantity(form: str, figure: Figure, issues: list[str]) -> Fact:
    """Return the fact of a number that is no money: its step is that of its last digit as printed."""
    state = CellState.UNREADABLE if figure.doubtful else read_state(figure.text)
    number: Decimal | None = None
    if state is CellState.PRINTED:
        number = _number(figure)
        if number is None:
            state = CellState.UNREADABLE
            issues.append(f"第{figure.page}页“{figure.label}”的数字无法确定: {figure.text!r}")
    step = Decimal(1).scaleb(int(number.as_tuple().exponent)) if number is not None else None
    fact_id = ".".join(part for part in (form, figure.side, figure.concept, figure.measure) if part)
    return Fact(
        fact_id, form, figure.concept, None, figure.label, figure.side, figure.measure, state, figure.text,
        QUANTITIES[figure.measure], None, Decimal(0), figure.page, figure.box, quantity=number, quantity_step=step,
    )  # fmt: skip


def _number(figure: Figure) -> Decimal | None:
    """Return the number of points or percent; None where it is none, or may be a ratio as well as a percentage."""
    try:
        plain = plain_number(figure.text)
    except AmountError:
        return None
    if plain is None:
        return None
    number = Decimal(plain.replace(",", ""))
    marked = QUANTITIES[figure.measure] is not PERCENT or figure.unit == PERCENT
    return number if marked or number == 0 or number >= _LEAST_PERCENT else None
