"""Every word that a report or letter says, and how it writes an amount: read from templates/<language>.yml.

Sentences live in the YAML file, so that an operator can change them without touching code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from expectations.names import (
    Language,
    name_fact,
    name_form,
    name_measure,
    write_amount,
    write_printed,
)
from transforms.model import CellState, Fact

YUAN = "元"
TEMPLATES = Path(__file__).parent / "templates"
BEIJING = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language: sentences with placeholders, and names of units, states and verdicts.

    Forms and columns are named as in a finding's own sentence, by expectations.names.
    """

    language: Language
    sentences: Mapping[str, str]
    units: Mapping[str, str]
    statuses: Mapping[str, str]
    verdicts: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Return the sentence `key` with its placeholders filled."""
        return self.sentences[key].format(**values)

    def form(self, form: str) -> str:
        """Return the printed name of a form; an unknown form keeps its identifier."""
        return name_form(form, self.language)

    def measure(self, measure: str) -> str:
        """Return the printed name of a column; empty for the only column of a form."""
        return name_measure(measure, self.language)

    def status(self, status: str) -> str:
        """Return what became of a form, in words."""
        return self.statuses[status]

    def verdict(self, verdict: str) -> str:
        """Return a verdict in words; an unknown verdict keeps its identifier."""
        return self.verdicts.get(verdict, verdict)

    def date(self, day: date) -> str:
        """Return a date as a letter writes it, a moment as its day in Beijing."""
        if isinstance(day, datetime):
            day = day.astimezone(BEIJING).date()
        return self.say("date", year=day.year, month=day.month, day=day.day)

    def amount(self, amount_yuan: Decimal, unit: str, step_yuan: Decimal | None = None) -> str:
        """Return an amount in `unit`, exact, with its unit and at least the decimals of its print step."""
        return self._with_unit(write_amount(amount_yuan, unit, step_yuan), unit)

    def printed(self, fact: Fact) -> str:
        """Return what the cell prints: its text with the unit, or that it is blank."""
        text = one_line(write_printed(fact, self.language))
        return self._with_unit(text, fact.unit) if fact.state is CellState.PRINTED else text

    def cell(self, fact: Fact) -> str:
        """Return the name of a cell: code, row and column as printed."""
        return one_line(name_fact(fact, self.language))

    def _with_unit(self, number: str, unit: str) -> str:
        if unit not in self.units:  # a rate or a count: «117.4%», «5辆»
            return number if number.endswith(unit) else number + unit
        return self.say("amount", number=number, unit=self.units[unit])


@cache
def read_wording(language: Language) -> Wording:
    """Return the words of `language`."""
    words = yaml.safe_load((TEMPLATES / f"{language}.yml").read_text("utf-8"))
    return Wording(language=language, **words)


def one_line(text: str) -> str:
    """Return `text` as one line without control characters, fit for a header or a row."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
