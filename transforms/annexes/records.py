"""The records of the annexes: what their readings do not hold, being words and not money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from transforms.model import Box, FormReading


class Indicator(NamedTuple):
    """One indicator of a self-evaluation as printed: what was aimed at, what was reached.

    `project` is the concept of its table in A01 or A02, `concept` its own there, `goal` the number of the goal it
    belongs to where goals are numbered. Blank cells are empty texts; the box is that of its name.
    """

    form: str
    project: str
    concept: str
    goal: str
    level1: str
    level2: str
    name: str
    target: str
    actual: str
    weight: str
    score: str
    reason: str
    page: int
    box: Box


class AnnexField(NamedTuple):
    """One named text of a self-evaluation («主管部门»); `options` and `ticked` where it is a row of tick boxes.

    Names: title, project, body, department, implementer, category, nature, type, grade, self_score, score_rule, goal,
    achievement, deviation, improvement, note. A field that is printed and left blank has an empty text.
    """

    form: str
    project: str
    name: str
    text: str
    page: int
    box: Box
    options: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()


class Term(NamedTuple):
    """One functional item of the list of terms: class, group and item as printed, empty where not told apart.

    `code` is that of its row in the book's own tables, when class, group and item all are the same there; `nearest`
    that of the one row whose class and item are the same, whatever its group.
    """

    class_name: str
    group: str
    item: str
    label: str
    code: str | None
    nearest: str | None
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Annexes:
    """All that was read of the annexes: readings A01–A03 as far as the book has them, and their words."""

    readings: tuple[FormReading, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    fields: tuple[AnnexField, ...] = ()
    terms: tuple[Term, ...] = ()
    issues: tuple[str, ...] = ()
