"""The named texts of a card («主管部门», «项目类别»), and which of its boxes are ticked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from transforms.annexes.cards import Card, CardRow, words_of
from transforms.annexes.records import AnnexField
from transforms.model import Box, Cell
from transforms.wording import fold_text

_LABELS = {
    "project": re.compile(r"(?:[一二]级)?项目(?:\(政策\))?名称"),
    "body": re.compile(
        r"(?:部门|单位|预算单位|填报单位|预算部门)(?:\((?:单位|部门)\))?名称|填报单位|评价单位"
    ),
    "department": re.compile(r"(?:项目)?(?:主管|预算)(?:部门|单位)(?:及代码|名称|\(.*\))?"),
    "implementer": re.compile(r"(?:项目)?(?:具体)?(?:实施|承担|执行)(?:单位|部门|主体)(?:\(.*\))?|项目单位"),
    "category": re.compile(r"项目类别"),
    "nature": re.compile(r"项目属性"),
    "type": re.compile(r"项目类型"),
    "self_score": re.compile(r"(?:自评|评价|综合)?(?:得分|总分|总得分)(?:\(分\))?"),
    "grade": re.compile(r"(?:自评|评价|绩效|评定)?(?:等级|等次|结论)"),
    "deviation": re.compile(r".*偏差.*原因.*|.*未完成原因.*|原因分析"),
    "improvement": re.compile(r".*改进(?:措施|工作|建议).*|.*结果应用.*"),
    "goal": re.compile(r"(?:年度|总体|绩效)+目标\d*"),
}
_TICK_ROWS = {"category", "nature", "type"}
_ABOVE = re.compile(r"(?P<label>[^\s:：]{2,8})[:：]\s*(?P<text>[^\s:：]+)(?=\s|$)")
_TICKED = "☑✓✔√■☒⊠▣◼\uf052\uf0fe\uf0fc"
_EMPTY = "☐□○▢▯◻\uf0a3\uf0a8"
_MARK = f"[{_TICKED}{_EMPTY}]"
_ORDINAL = re.compile(r"\d{1,2}[.、)]")
_AT_ENDS = re.compile(r"^[\d.、;,()]+|[口、;,()]+$")


def read_texts(rows: Iterable[CardRow], form: str, project: str) -> Iterator[AnnexField]:
    """Yield the texts that stand right of their labels; a label without one gives an empty text."""
    for row in rows:
        cells = row.cells
        for number, cell in enumerate(cells):
            name = field_name(cell.text)
            if name is not None:
                value = _value(cells, number) or cell
                text = "" if value is cell else words_of(value)
                options, ticked = read_boxes(text) if name in _TICK_ROWS else ((), ())
                number_of_goal = re.sub(r"\D", "", fold_text(cell.text)) if name == "goal" else ""
                yield AnnexField(
                    form, project, name + number_of_goal, text, row.page, value.box, options, ticked
                )


def read_lines_above(card: Card, form: str, project: str) -> Iterator[AnnexField]:
    """Yield the texts printed above a card: its title, and what stands behind a colon («自评得分：96»)."""
    for page, line in card.above:
        if card.title and fold_text(line.text).endswith(card.title):
            yield AnnexField(form, project, "title", card.title, page, line.box)
        for found in _ABOVE.finditer(line.text):
            name = field_name(found["label"])
            if name is not None:
                yield AnnexField(form, project, name, found["text"], page, line.box)


def read_note(card: Card, form: str, project: str) -> Iterator[AnnexField]:
    """Yield the notes below a card as one text; its box is that of the page where they begin."""
    if card.notes:
        text = "".join(line.folded for line in card.notes)
        first = card.notes[0].page
        box = _around([line.box for page, line in card.notes if page == first])
        yield AnnexField(form, project, "note", text, first, box)


@lru_cache(maxsize=4096)  # each cell of a card is asked several times
def field_name(label: str) -> str | None:
    """Return the name of the field that a printed label stands for; None when it is no label."""
    folded = fold_text(label).rstrip(":")
    return next((name for name, pattern in _LABELS.items() if pattern.fullmatch(folded)), None)


def read_boxes(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the options of a row of tick boxes, and those that are ticked.

    A mark stands before or after its option; between numbers a ticked one counts wherever it stands.

    # 2025-11: Wuchang prints both, «1、☑ 部门预算项目 ☐ 2、区级专项 ☐».
    """
    folded = fold_text(text)
    if not re.search(_MARK, folded):
        return (), ()
    if _ORDINAL.match(folded):
        pieces = [piece for piece in _ORDINAL.split(folded) if piece]
    elif re.match(_MARK, folded):
        pieces = re.findall(f"{_MARK}[^{_TICKED}{_EMPTY}]+", folded)
    else:
        pieces = re.findall(f"[^{_TICKED}{_EMPTY}]+{_MARK}?", folded)
    options = [
        (_AT_ENDS.sub("", re.sub(_MARK, "", piece)), bool(set(_TICKED) & set(piece))) for piece in pieces
    ]
    return tuple(name for name, _ in options if name), tuple(
        name for name, ticked in options if name and ticked
    )


def _value(cells: Sequence[Cell], number: int) -> Cell | None:
    """Return the first text right of a label, up to the next label; the blank cell beside it when there is none."""
    beside = cells[number + 1 :]
    for cell in beside:
        if field_name(cell.text) is not None:
            break
        if fold_text(cell.text):
            return cell
    return next((cell for cell in beside[:1] if not fold_text(cell.text)), None)


def _around(boxes: Sequence[Box]) -> Box:
    """Return the box around some lines of one page."""
    return Box(
        min(b.x0 for b in boxes),
        min(b.top for b in boxes),
        max(b.x1 for b in boxes),
        max(b.bottom for b in boxes),
    )
