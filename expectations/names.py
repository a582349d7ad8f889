"""Names of forms, columns and amounts as a person reads them, in Chinese and English: read from names.yml."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import yaml

from transforms.model import CellState, Fact
from transforms.money import UNITS
from transforms.wording import without_ordinal

Language = Literal["zh", "en"]
_COLUMN = {"zh": 0, "en": 1}
_UNITS_EN = {
    "元": "yuan",
    "千元": "thousand yuan",
    "万元": "10,000 yuan",
    "百万元": "million yuan",
    "亿元": "100 million yuan",
}


class Book(NamedTuple):
    """What a disclosure is known by: its body, fiscal year, kind and scope."""

    publisher: str
    fiscal_year: int | None
    kind: str
    scope: str


@cache
def _names() -> dict[str, dict[str, list[str]]]:
    text = (Path(__file__).parent / "names.yml").read_text(encoding="utf-8")
    names: dict[str, dict[str, list[str]]] = yaml.safe_load(text)
    return names


def name_form(form: str, language: Language) -> str:
    """Return the printed name of a form; an unknown form keeps its identifier."""
    return _names()["forms"].get(form, [form, form])[_COLUMN[language]]


def name_book(book: Book, beside: Book, language: Language) -> str:
    """Return how a sentence about the book `beside` names another one: by no more than tells them apart."""
    names = _names()
    kind = names["kinds"].get(book.kind, [book.kind, book.kind])[_COLUMN[language]]
    scope = (
        ""
        if book.scope == beside.scope
        else names["scopes"].get(book.scope, [book.scope] * 2)[_COLUMN[language]]
    )
    publisher = book.publisher if book.publisher != beside.publisher else ""
    if language == "zh":
        return f"{'另一份' if book == beside else publisher}{book.fiscal_year}年度{scope}{kind}"
    other = "another copy of the " if book == beside else ""
    return " ".join(
        filter(None, (f"{other}{book.fiscal_year}", scope, kind, publisher and f"of {publisher}"))
    )


def name_measure(measure: str, language: Language) -> str:
    """Return the printed name of a column; empty for the only column of a form."""
    fallback = measure.replace("_", " ")
    return _names()["measures"].get(measure, [fallback, fallback])[_COLUMN[language]]


def name_fact(fact: Fact, language: Language) -> str:
    """Return a fact's place in words: row, and column where the form has more than one."""
    row, column = name_row(fact, language), name_measure(fact.measure, language)
    return f"{row}·{column}" if column else row


def name_row(fact: Fact, language: Language) -> str:
    """Return a fact's row in words: its code and label."""
    row = without_ordinal("".join(fact.label.split())) or name_form(fact.form, language)
    code = f"{fact.code} " if fact.code and fact.code not in row else ""
    return f"{code}{row}"


def write_amount(amount_yuan: Decimal, unit: str, step_yuan: Decimal | None = None) -> str:
    """Return an amount in its unit with thousands separators and as many decimals as its print step has, exact."""
    value = amount_yuan / UNITS[unit]
    places = max(0, -_exponent(value), -_exponent(step_yuan / UNITS[unit]) if step_yuan else 0)
    return f"{value:,.{places}f}"


def write_printed(fact: Fact, language: Language) -> str:
    """Return what the cell prints, without its unit; a blank is named as one."""
    if fact.state is CellState.BLANK:
        return "空白" if language == "zh" else "blank"
    return "".join(fact.text.split()) if fact.amount_yuan is not None else fact.text.strip()


def name_unit(unit: str, language: Language) -> str:
    """Return the name of a unit of money."""
    return unit if language == "zh" else _UNITS_EN[unit]


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
