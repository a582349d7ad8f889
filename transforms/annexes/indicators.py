"""The indicators of a card: what was aimed at and what was reached, with weight and score where they are given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.annexes.blocks import Block, goal_of, is_goal_alone, is_total, values_under
from transforms.annexes.cards import CardRow, words_of
from transforms.annexes.records import Indicator
from transforms.model import Cell
from transforms.wording import fold_text

_WEIGHT_IN_NAME = re.compile(r"\((\d+(?:\.\d+)?)分\)$")
_NUMBER = re.compile(r"\d+$")
_PRINTED = ("name", "target", "actual", "weight", "score")


@dataclass(slots=True)
class _Above:
    """What the rows above say and a row below does not print again: goal and levels."""

    goal: str = ""
    level1: str = ""
    level2: str = ""


def read_indicators(
    block: Block, form: str, project: str, before: int
) -> Iterator[tuple[Indicator, dict[str, Cell]]]:
    """Yield each indicator of a block with its cells; `before` counts those of the project that stand above."""
    above = _Above()
    if block.head is not None:
        _remember_goal(above, block.head)
    for row in block.rows:
        _remember_goal(above, row)
        cells = {} if is_goal_alone(row) else values_under(row, block.heads)
        texts = {measure: words_of(cell) for measure, cell in cells.items()}
        _remember_levels(above, texts)
        if is_total(row) or is_goal_alone(row) or not any(texts.get(measure) for measure in _PRINTED):
            continue
        before += 1
        name = cells.get("name") or row.written[0]
        indicator = Indicator(
            form, project, f"{project}/{before:02}", above.goal, above.level1, above.level2,
            texts.get("name", ""), texts.get("target", ""), texts.get("actual", ""),
            texts.get("weight") or _weight_in(texts), texts.get("score", ""), texts.get("reason", ""),
            row.page, name.box,
        )  # fmt: skip
        yield indicator, cells


def goal_number(label: str) -> str:
    """Return the number of a goal by its label («年度目标2» → 2); empty where goals have none."""
    found = _NUMBER.search(label)
    return found[0] if found else ""


def _remember_goal(above: _Above, row: CardRow) -> None:
    label = goal_of(row)
    if label is not None and goal_number(label) != above.goal:
        above.goal, above.level1, above.level2 = goal_number(label), "", ""


def _remember_levels(above: _Above, texts: dict[str, str]) -> None:
    if texts.get("level1"):
        above.level1, above.level2 = texts["level1"], ""
    if texts.get("level2"):
        above.level2 = texts["level2"]


def _weight_in(texts: dict[str, str]) -> str:
    """Return the weight that stands in brackets behind a name or target («走访户数（15分）»)."""
    for measure in ("name", "target"):
        found = _WEIGHT_IN_NAME.search(fold_text(texts.get(measure, "")))
        if found:
            return found[1]
    return ""
