"""No number is lost in silence: which printed numbers of a table are in no cell of its draft."""

from __future__ import annotations

import re

from transforms.forms.draft import Draft
from transforms.forms.tables import Table
from transforms.model import Cell
from transforms.wording import fold_text

_AMOUNT = re.compile(r"[-－—(（]?[\d,，]*\d(?:[.．]\d+)?[)）]?")
MOST_NAMED = 3


def name_unread(table: Table, draft: Draft) -> list[str]:
    """Return one issue a page on which numbers stand that were read neither as amounts nor passed over."""
    kept = {(cell.page, cell.box) for cell in draft.cells} | draft.passed
    unread: dict[int, list[str]] = {}
    for row in table.rows:
        for first, last, cell in row.cells:
            if not cell.text or (row.page, cell.box) in kept or not prints_amount(cell):
                continue
            if not set(range(first, last + 1)) <= draft.labels:
                unread.setdefault(row.page, []).append(fold_text(cell.text))
    return [
        f"第{page}页有{len(texts)}个数字未读: {'、'.join(texts[:MOST_NAMED])}{'……' if len(texts) > MOST_NAMED else ''}"
        for page, texts in unread.items()
    ]


def prints_amount(cell: Cell) -> bool:
    """Whether a cell prints one number and nothing else."""
    return bool(_AMOUNT.fullmatch(fold_text(cell.text)))
