"""One card → its blocks: rows of named texts, rows of money under their heads, indicators under theirs.

A head owns a stretch of the page's width and not a column: a card goes on over pages whose columns stand elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from transforms.annexes.cards import CardRow, overlap
from transforms.annexes.fields import field_name
from transforms.model import Box, Cell, CellState
from transforms.money import read_state
from transforms.wording import fold_text

_Heads = Mapping[str, re.Pattern[str]]

_SCORE = re.compile(r"得分(?!计算|系数|率|说明|标准)|评分$")
_AMOUNTS = ("completion_pct", "final", "original_budget", "revised_budget")
_MONEY_HEADS: _Heads = {
    "project": re.compile(r"^(?:[一二]级)?项目名称$"),
    "score": _SCORE,
    "weight": re.compile(r"分值|权重"),
    "completion_pct": re.compile(r"执行率|执行进度"),
    "final": re.compile(r"执行数|执行金额|实际支出|决算数|支出数"),
    "original_budget": re.compile(r"年初.*预算"),
    "revised_budget": re.compile(r"预算数|预算金额|调整.*预算|预算安排"),
}
_AMOUNT_LABELS: _Heads = {
    "basic_expenditure": re.compile(r"^基本支出(?:总额|数|合计)?(?:\(.*\))?:?$"),
    "project_expenditure": re.compile(r"^项目支出(?:总额|数|合计)?(?:\(.*\))?:?$"),
    **{measure: _MONEY_HEADS[measure] for measure in _AMOUNTS},
}
_INDICATOR_HEADS: _Heads = {
    "level1": re.compile(r"^一级指标"),
    "level2": re.compile(r"^二级指标"),
    "name": re.compile(r"^三级指标|^(?:绩效)?指标(?:名称|内容)$"),
    "reason": re.compile(r"偏差|原因|改进"),
    "score": _SCORE,
    "weight": re.compile(r"分值|权重"),
    "actual": re.compile(r"完成|实际|实现"),
    "target": re.compile(r"(?:目标|指标|预期|计划|标准)值"),
}
_GOAL_HEADS: _Heads = {
    "goal": re.compile(r"^(?:年初|年度)?(?:预期|绩效|设定)?目标$"),
    "achievement": re.compile(r"实际完成|完成情况"),
}
_LONGEST_HEAD = 24
_ENDS_MONEY = re.compile(r"目标|指标|绩效")
_TOTAL = re.compile(r"(?:自评)?(?:总分|总得分|合计|总计)(?:\(.*\))?")
_CLOSING_LINE = re.compile(r"(?:备?注|说明)(?:[:：]|$)|填[报表]人|联系人")
_CLOSING_FIELDS = {"deviation", "improvement", "grade", "self_score"}
_GOAL = re.compile(r"(?:年度|总体|绩效)+(?:目标)?\d*")
_NUMBER = re.compile(r"[\d,.]+(?:[百千万亿]*元|%)?")
_MOST_BESIDE_LABEL = 2  # a label and its text; an indicator called «改进措施落实率» has more beside it
_LABELS = 8.0  # a label may reach this far under the first head


class BlockKind(StrEnum):
    """What the rows of a block print."""

    TEXTS = "texts"
    MONEY = "money"
    LIST = "list"
    GOALS = "goals"
    INDICATORS = "indicators"


class Head(NamedTuple):
    """What one column of a block prints, and the stretch of the page it owns."""

    measure: str
    cell: Cell
    box: Box


@dataclass(slots=True)
class Block:
    """Rows of one card that are read alike: under the heads of `head`, or without heads, as texts."""

    kind: BlockKind
    heads: tuple[Head, ...] = ()
    head: CardRow | None = None
    rows: list[CardRow] = field(default_factory=list)


def split_blocks(rows: Sequence[CardRow]) -> Iterator[Block]:
    """Yield the blocks of a card in printed order."""
    block = Block(BlockKind.TEXTS)
    for row in rows:
        begins = _begin(row)
        if begins is not None:
            yield block
            block = begins
        elif block.kind is BlockKind.TEXTS or _belongs(row, block):
            block.rows.append(row)
        else:
            yield block
            block = Block(BlockKind.TEXTS, rows=[row])
    yield block


def values_under(row: CardRow, heads: Sequence[Head]) -> dict[str, Cell]:
    """Return the cell that a row prints under each head; of two under one, the one that prints something."""
    found: dict[str, Cell] = {}
    for cell in row.cells:
        head = max(heads, key=lambda h: overlap(cell.box, h.box))
        if _stands_under(cell, head) and (fold_text(cell.text) or head.measure not in found):
            found[head.measure] = cell
    return found


def label_before(row: CardRow, heads: Sequence[Head]) -> Cell | None:
    """Return the last text that a row prints left of all heads."""
    left = min(head.box.x0 for head in heads) + _LABELS
    return next((cell for cell in reversed(row.written) if cell.box.x1 <= left), None)


def amounts_beside(row: CardRow) -> Iterator[tuple[str, Cell, Cell]]:
    """Yield the measure, the label and the cell of each amount that stands beside its label and not below it."""
    for label, cell in pairwise(row.written):
        measure = _match(fold_text(label.text), _AMOUNT_LABELS)
        if measure is not None and _NUMBER.fullmatch(fold_text(cell.text)):
            yield measure, label, cell


def is_total(row: CardRow) -> bool:
    """Whether a row of indicators is their total."""
    return any(_TOTAL.fullmatch(fold_text(cell.text)) for cell in row.written[:2])


def goal_of(row: CardRow) -> str | None:
    """Return the label of the goal that a row begins with («年度目标2»); None when it begins with none."""
    first = fold_text(row.written[0].text).rstrip(":") if row.written else ""
    return first if _GOAL.fullmatch(first) else None


def is_goal_alone(row: CardRow) -> bool:
    """Whether a row prints a goal in words and no indicator of it."""
    return goal_of(row) is not None and len(row.written) <= _MOST_BESIDE_LABEL


def _begin(row: CardRow) -> Block | None:
    """Return the block that begins with a row of heads; None for any other row."""
    if any(_NUMBER.fullmatch(fold_text(cell.text)) for cell in row.written):
        return None
    money = _heads(row, _MONEY_HEADS)
    indicators = _heads(row, _INDICATOR_HEADS)
    goals = _heads(row, _GOAL_HEADS)
    if {"name", "level2"} & _names(indicators) and {"target", "actual"} & _names(indicators):
        return Block(BlockKind.INDICATORS, indicators, row)
    if "project" in _names(money) and len(money) > 1:
        return Block(BlockKind.LIST, money, row)
    if "final" in _names(money) and len(money) > 1:
        return Block(BlockKind.MONEY, money, row)
    if _names(goals) == set(_GOAL_HEADS):
        return Block(BlockKind.GOALS, goals, row)
    return None


def _belongs(row: CardRow, block: Block) -> bool:
    """Whether a row stands under the heads of a block."""
    if block.kind is BlockKind.INDICATORS:
        return not _closes(row)
    if block.kind is BlockKind.GOALS:
        return len(block.rows) == 0
    values = [c for m, c in values_under(row, block.heads).items() if m != "project" and fold_text(c.text)]
    label = label_before(row, block.heads)
    told = label is None or block.kind is BlockKind.LIST or not _ENDS_MONEY.search(fold_text(label.text))
    return told and bool(values) and all(read_state(c.text) is not CellState.UNREADABLE for c in values)


def _closes(row: CardRow) -> bool:
    """Whether a row below the indicators is none of them: notes, reasons, a grade."""
    first = fold_text(row.written[0].text)
    named = field_name(first) in _CLOSING_FIELDS and not is_total(row)
    return bool(_CLOSING_LINE.match(first)) or (named and len(row.written) <= _MOST_BESIDE_LABEL)


def _heads(row: CardRow, vocabulary: _Heads) -> tuple[Head, ...]:
    """Return the heads that a row prints; a blank cell on the right of a head belongs to it."""
    heads: list[Head] = []
    named = False
    for cell in row.cells:
        measure = _match(fold_text(cell.text), vocabulary)
        if measure is not None:
            heads.append(Head(measure, cell, cell.box))
        elif named and not fold_text(cell.text):
            heads[-1] = heads[-1]._replace(box=heads[-1].box._replace(x1=cell.box.x1))
            continue
        named = measure is not None
    return tuple(heads)


def _match(head: str, vocabulary: _Heads) -> str | None:
    if not head or len(head) > _LONGEST_HEAD:
        return None
    return next((measure for measure, pattern in vocabulary.items() if pattern.search(head)), None)


def _names(heads: Sequence[Head]) -> set[str]:
    return {head.measure for head in heads}


def _stands_under(cell: Cell, head: Head) -> bool:
    """Whether at least half of a cell, or of a head that is narrower, stands below the other."""
    narrower = min(cell.box.x1 - cell.box.x0, head.box.x1 - head.box.x0)
    return overlap(cell.box, head.box) >= narrower / 2
