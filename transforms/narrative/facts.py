"""Claims → facts and rows: amounts in yuan with the step of the book, rates and counts as quantities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from transforms.model import CellState, Fact, FormRow
from transforms.money import UNITS
from transforms.narrative.numbers import Kind, Number
from transforms.narrative.state import Claim

TABLE_DECIMALS = 2  # amounts of 万元 are printed with two decimals, in tables and in prose


def strips_zeros(numbers: Iterable[Number], tables: Iterable[Fact]) -> bool:
    """Whether the prose strips trailing zeros: an amount with fewer decimals is one that a table prints with them."""
    printed = {
        fact.amount_yuan
        for fact in tables
        if fact.state is CellState.PRINTED and fact.amount_yuan and "." in fact.text
    }
    return any(
        number.decimals < TABLE_DECIMALS and number.unit == "万元" and number.value * UNITS["万元"] in printed
        for number in numbers
    )


def build_facts(form: str, claims: Sequence[Claim], stripped: bool) -> tuple[Fact, ...]:
    """Return the facts of a section; a claim made again is numbered «#2», «#3»."""
    seen: Counter[str] = Counter()
    facts = []
    for claim in claims:
        name = ".".join(p for p in (form, claim.topic.side, claim.topic.concept, claim.measure) if p)
        seen[name] += 1
        facts.append(_fact(form, name if seen[name] == 1 else f"{name}#{seen[name]}", claim, stripped))
    return tuple(facts)


def _fact(form: str, fact_id: str, claim: Claim, stripped: bool) -> Fact:
    page, box = claim.sentence.place(claim.number.start)
    number, topic = claim.number, claim.topic
    money = number.kind is Kind.MONEY or (claim.value == 0 and _tells_money(claim.measure))
    step = _step(number, stripped) if money else Decimal(1).scaleb(-number.decimals)
    return Fact(
        fact_id, form, topic.concept, topic.code, topic.label, topic.side, claim.measure, CellState.PRINTED,
        number.text, number.unit, claim.value * UNITS.get(number.unit, 1) if money else None,
        step if money else Decimal(0), page, box,
        quantity=None if money else claim.value, quantity_step=None if money else step,
        sentence_id=claim.sentence.sentence_id,
    )  # fmt: skip


def _tells_money(measure: str) -> bool:
    """Whether a measure is an amount of money: «持平» and a bare 0 name no unit."""
    return not measure.endswith("_pct") and not measure.startswith("direction_") and measure != "count"


def _step(number: Number, stripped: bool) -> Decimal:
    """Return the print step of an amount in yuan; a bare 0, «持平» and stripped zeros stand for two decimals of 万元."""
    unit = number.unit or "万元"
    exact = number.decimals
    if unit == "万元" and (
        stripped or not number.text.strip("-0.") or number.kind is Kind.BARE or not number.unit
    ):
        exact = max(exact, TABLE_DECIMALS)
    return Decimal(UNITS[unit]).scaleb(-exact)


def build_rows(form: str, claims: Sequence[Claim]) -> list[FormRow]:
    """Return a row a subject, in printed order, labelled as it is printed first."""
    rows: dict[tuple[str, str], FormRow] = {}
    for claim in claims:
        topic = claim.topic
        key = (topic.side, topic.concept)
        if key not in rows:
            page, _ = claim.sentence.place(claim.number.start)
            rows[key] = FormRow(
                form, len(rows) + 1, topic.side, None, topic.code, topic.concept, topic.label, page
            )
    return list(rows.values())
