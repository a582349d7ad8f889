"""Cards → what a form holds: a concept a project, its money, its scores, its indicators and its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from transforms.annexes.blocks import (
    Block,
    BlockKind,
    amounts_beside,
    is_goal_alone,
    is_total,
    label_before,
    split_blocks,
    values_under,
)
from transforms.annexes.cards import Card, CardRow, words_of
from transforms.annexes.fields import read_lines_above, read_note, read_texts
from transforms.annexes.figures import QUANTITIES, Figure, read_figure, unit_in_words
from transforms.annexes.indicators import read_indicators
from transforms.annexes.records import AnnexField, Indicator
from transforms.model import Box, Cell, FormRow
from transforms.money import find_unit
from transforms.wording import fold_label, fold_text

_FUNDS = {
    "basic_expenditure": r"^基本支出",
    "project_expenditure": r"^项目支出",
    "carryover_opening": r"结转|结余",
    "fiscal_appropriation": r"财政(?:拨款|资金|补助)",
    "other_funds": r"其他",
}
_WHOLE = re.compile(r"总额|合计|总计")
_SUM = re.compile(r"合计|总计")
_RULE_IN_HEAD = re.compile(r"\d分?[*×xX]执行率")
_WEIGHT_IN_HEAD = re.compile(r"\((\d+(?:\.\d+)?)分")
_SCORED = {"weight", "score"}
_OF_MONEY = {BlockKind.MONEY, BlockKind.LIST}


@dataclass(slots=True)
class Evaluation:
    """Everything that the cards of one form say, in printed order."""

    form: str
    figures: list[Figure] = field(default_factory=list)
    rows: list[FormRow] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    fields: list[AnnexField] = field(default_factory=list)
    issues: list[str] = field(default_factory=list)
    _named: Counter[str] = field(default_factory=Counter)

    def begin(self, concept: str, label: str, page: int) -> str:
        """Record a project or body and return its concept, numbered where it stands twice."""
        self._named[concept] += 1
        if self._named[concept] > 1:
            concept = f"{concept}#{self._named[concept]}"
        self.add_row(concept, label, "", page)
        return concept

    def add_row(self, concept: str, label: str, side: str, page: int) -> None:
        """Record a printed row."""
        self.rows.append(FormRow(self.form, len(self.rows) + 1, side, None, None, concept, label, page))

    def add_figure(self, figure: Figure | None) -> None:
        """Record a number, where there is one."""
        if figure is not None:
            self.figures.append(figure)


def read_card(evaluation: Evaluation, card: Card) -> None:
    """Read one card: a project or body over its blocks, or a list with a project a row."""
    blocks = list(split_blocks(card.rows))
    listed = [block for block in blocks if block.kind is BlockKind.LIST]
    unit = _unit_of(card, blocks)
    for block in listed:
        _read_list(evaluation, block, unit)
    if listed:
        return
    before = len(evaluation.figures)
    project, label = _begin_project(evaluation, card, blocks)
    evaluation.fields += read_lines_above(card, evaluation.form, project)
    for block in blocks:
        _read_block(evaluation, block, unit, project, label)
    evaluation.fields += read_note(card, evaluation.form, project)
    _take_score_from_words(evaluation, project, label)
    if not any(figure.measure not in QUANTITIES for figure in evaluation.figures[before:]):
        evaluation.issues.append(f"第{card.page}页《{card.title or label}》没有读到金额")


def _begin_project(evaluation: Evaluation, card: Card, blocks: Sequence[Block]) -> tuple[str, str]:
    """Return the concept and the name of what a card evaluates."""
    texts = [row for block in blocks if block.kind is BlockKind.TEXTS for row in block.rows]
    fields = list(read_texts(texts, evaluation.form, ""))
    if card.is_of_whole_body:
        label = next((f.text for f in fields if f.name == "body" and f.text), card.title)
        return evaluation.begin("total", label, card.page), label
    label = next((f.text for f in fields if f.name == "project" and f.text), card.title)
    return evaluation.begin(f"name:{fold_label(label)}", label, card.page), label


def _read_block(evaluation: Evaluation, block: Block, unit: str, project: str, label: str) -> None:
    form = evaluation.form
    if block.kind is BlockKind.TEXTS:
        evaluation.fields += read_texts(block.rows, form, project)
        _read_beside(evaluation, block.rows, project, label, unit)
    elif block.kind is BlockKind.GOALS:
        evaluation.fields += _read_goals(block, form, project)
    elif block.kind is BlockKind.MONEY:
        _read_money(evaluation, block, project, label, unit)
    else:
        _read_indicators(evaluation, block, project, label)


def _unit_of(card: Card, blocks: Sequence[Block]) -> str:
    """Return the unit of money that a card prints in brackets among its heads, else in the lines above it."""
    rows = [
        row
        for block in blocks
        if block.kind in _OF_MONEY
        for row in (block.head, *block.rows)
        if row is not None
    ]
    inside = (unit_in_words(cell.text) for row in rows for cell in row.written)
    above = (find_unit(printed.line.text) or "" for printed in reversed(card.above))
    return next((unit for unit in (*inside, *above) if unit), "")


def _read_money(evaluation: Evaluation, block: Block, project: str, label: str, unit: str) -> None:
    """Read the rows of money: one of the whole, the others of its sources; the weight of the rate is an indicator."""
    labels = [label_before(row, block.heads) for row in block.rows]
    whole = next(
        (n for n, cell in enumerate(labels) if cell is not None and _WHOLE.search(fold_text(cell.text))), 0
    )
    for number, (row, name) in enumerate(zip(block.rows, labels, strict=True)):
        cells = values_under(row, block.heads)
        if number == whole:
            money = {m: c for m, c in cells.items() if m not in _SCORED}
            _add_figures(evaluation, money, row.page, (project, label, ""), unit)
            scored = {m: c for m, c in cells.items() if m in _SCORED}
            _read_execution(evaluation, block, scored, row.page, project)
        else:
            printed = words_of(name) if name is not None else ""
            source = f"{project}/{_fund(printed)}"
            evaluation.add_row(source, printed, "funding", row.page)
            money = {m: c for m, c in cells.items() if m not in _SCORED and m != "completion_pct"}
            _add_figures(evaluation, money, row.page, (source, printed, "funding"), unit)


def _fund(label: str) -> str:
    """Return the concept of a source of money by its label."""
    folded = fold_label(label).removeprefix("其中:").rstrip(":")
    return next((c for c, pattern in _FUNDS.items() if re.search(pattern, folded)), f"name:{folded}")


def _read_execution(
    evaluation: Evaluation, block: Block, scored: dict[str, Cell], page: int, project: str
) -> None:
    """Record what the rate of execution weighs and scores; its weight may stand in the heads («得分（20分*执行率）»)."""
    concept, label = f"{project}/execution", "预算执行率"
    found = len(evaluation.figures)
    _add_figures(evaluation, scored, page, (concept, label, "indicator"), "")
    for cell in block.head.written if block.head is not None else ():
        if _RULE_IN_HEAD.search(fold_text(cell.text)):
            evaluation.fields.append(
                AnnexField(
                    evaluation.form, project, "score_rule", words_of(cell), block.rows[0].page, cell.box
                )
            )
    if "weight" not in scored and block.head is not None:
        inside = ((c, _WEIGHT_IN_HEAD.search(fold_text(c.text))) for c in block.head.written)
        weight = next(((cell, match[1]) for cell, match in inside if match), None)
        if weight is not None:
            cell, text = weight
            evaluation.add_figure(
                Figure(
                    concept, label, "indicator", "weight", text, "", block.head.page, cell.box, cell.doubtful
                )
            )
    if len(evaluation.figures) > found:
        evaluation.add_row(concept, label, "indicator", page)


def _read_beside(
    evaluation: Evaluation, rows: Sequence[CardRow], project: str, label: str, unit: str
) -> None:
    """Read the amounts that stand beside their labels, as 基本支出总额 and 项目支出总额 do."""
    for row in rows:
        for measure, beside, cell in amounts_beside(row):
            nearest = unit_in_words(beside.text) or unit
            evaluation.add_figure(read_figure(cell, row.page, measure, project, label, unit=nearest))


def _read_goals(block: Block, form: str, project: str) -> Iterator[AnnexField]:
    for row in block.rows:
        for measure, cell in values_under(row, block.heads).items():
            if fold_text(cell.text):
                yield AnnexField(form, project, measure, words_of(cell), row.page, cell.box)


def _read_indicators(evaluation: Evaluation, block: Block, project: str, label: str) -> None:
    before = sum(indicator.project == project for indicator in evaluation.indicators)
    for indicator, cells in read_indicators(block, evaluation.form, project, before):
        evaluation.indicators.append(indicator)
        concept = (indicator.concept, indicator.name, "indicator")
        evaluation.add_row(indicator.concept, indicator.name, "indicator", indicator.page)
        _add_figures(
            evaluation, {m: c for m, c in cells.items() if m in _SCORED}, indicator.page, concept, ""
        )
        if indicator.weight and not fold_text(cells["weight"].text if "weight" in cells else ""):
            evaluation.add_figure(
                Figure(*concept, "weight", indicator.weight, "", indicator.page, indicator.box)
            )
    evaluation.fields += read_texts(filter(is_goal_alone, block.rows), evaluation.form, project)
    for row in filter(is_total, block.rows):
        scored = {f"total_{m}": c for m, c in values_under(row, block.heads).items() if m in _SCORED}
        _add_figures(evaluation, scored, row.page, (project, label, ""), "")


def _read_list(evaluation: Evaluation, block: Block, unit: str) -> None:
    """Read a list with a project a row; its total is no project."""
    for row in block.rows:
        cells = values_under(row, block.heads)
        name = cells.pop("project", None)
        label = words_of(name) if name is not None else ""
        if not fold_label(label):
            evaluation.issues.append(f"第{row.page}页的自评汇总表有一行没有项目名称，未读")
            continue
        total = _SUM.fullmatch(fold_label(label)) is not None
        concept = evaluation.begin("total" if total else f"name:{fold_label(label)}", label, row.page)
        scores = {f"total_{m}" if m in _SCORED else m: cell for m, cell in cells.items()}
        _add_figures(evaluation, scores, row.page, (concept, label, ""), unit)


def _add_figures(
    evaluation: Evaluation, cells: dict[str, Cell], page: int, whose: tuple[str, str, str], unit: str
) -> None:
    concept, label, side = whose
    for measure, cell in cells.items():
        evaluation.add_figure(read_figure(cell, page, measure, concept, label, side=side, unit=unit))


def _take_score_from_words(evaluation: Evaluation, project: str, label: str) -> None:
    """Take the total score from 自评得分 or 总分, where the table has no row of totals."""
    own = [f for f in evaluation.figures if f.concept == project and f.measure == "total_score"]
    words = [f for f in evaluation.fields if f.project == project and f.name == "self_score" and f.text]
    if not own and words:
        cell = Cell(0, 0, 1, 1, words[0].text, Box(*words[0].box))
        evaluation.add_figure(read_figure(cell, words[0].page, "total_score", project, label))
