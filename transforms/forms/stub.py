"""What stands left of the amounts of a row: its code, in one column or more, and its label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.forms.draft import one_line
from transforms.forms.tables import Table, TableRow
from transforms.wording import fold_text

# Codes of the body or the project, and the government's own economic classes beside the department's, name no row.
_OTHER_CODE = re.compile(r"(?:单位|部门|项目)(?:编码|代码)|政府(?:预算)?(?:支出)?经济")
_NO_LABEL = re.compile(r"组织形式|规格|型号|方式|时间|备注|说明|简介|目录|内容")
_BODY = re.compile(r"单位|部门名称")
_DIGITS = re.compile(r"\d{1,7}")
_CODE_AND_NAME = re.compile(r"(?P<code>\d{7}|\d{5}|\d{3})(?P<name>[\u4e00-\u9fff(].*)")
_LEVELS = {"类": 0, "款": 1, "项": 2}
_WIDTH = 2  # digits of 款 and of 项
_PARENTS = (0, 3, 5)  # digits of a code above 类, 款 and 项


@dataclass(frozen=True, slots=True)
class Stub:
    """The columns left of the amounts, which end at `end`: those of codes and names, and the level of codes in parts.

    `of_bodies` says that bodies are among the names.
    """

    columns: tuple[int, ...]
    labels: tuple[int, ...]
    levels: dict[int, int]
    codes: str
    end: int
    of_bodies: bool

    def read(self, row: TableRow, previous: str) -> tuple[str | None, str]:
        """Return the code and the label of a row; code None where there is none.

        A part alone under 款 or 项 takes its parents from `previous`, the code of the row before.
        """
        parts: list[tuple[int, str]] = []
        labels: list[str] = []
        for first, _, cell in row.cells:
            if first not in self.columns:
                continue
            text = fold_text(cell.text)
            joined = _CODE_AND_NAME.fullmatch(text)
            if _DIGITS.fullmatch(text):
                parts.append((first, text))
            elif joined and self.codes:
                parts.append((first, joined["code"]))
                labels.append(joined["name"])
            elif text and first in self.labels:
                labels.append(one_line(cell.text))
        return self._complete(parts, previous), " ".join(labels or self._other_words(row))

    def _other_words(self, row: TableRow) -> list[str]:
        """Return the first words of a row that stand in a column of other codes, as 合计 may."""
        others = [
            one_line(cell.text) for first, _, cell in row.cells if first < self.end and fold_text(cell.text)
        ]
        return [text for text in others if not _DIGITS.fullmatch(fold_text(text))][:1]

    def _complete(self, parts: Sequence[tuple[int, str]], previous: str) -> str | None:
        """Return the full code of the parts that a row prints."""
        if not parts or not self.codes:
            return None
        first, text = parts[0]
        level = self.levels.get(first, first if len(text) == _WIDTH and first in (1, 2) else 0)
        padded = [t.zfill(_WIDTH) if self.levels.get(c, 0) else t for c, t in parts]
        joined = (
            previous[: _PARENTS[level]] + "".join(padded) if len(padded[0]) == _WIDTH else "".join(padded)
        )
        return joined if re.fullmatch(self.codes, joined) else None


def find_stub(table: Table, first_measure: int, codes: str) -> Stub:
    """Return the columns left of the amounts; `codes` is the pattern of a full code, empty where names are rows."""
    heads = {c: "/".join(path) for c, path in enumerate(table.heads) if c < first_measure}
    columns = tuple(c for c, head in heads.items() if not _OTHER_CODE.search(head)) or tuple(heads)
    labels = tuple(c for c in columns if not _NO_LABEL.search(heads[c]))
    bodies = any(_BODY.search(heads[c]) for c in labels)
    levels = {c: _LEVELS[path[-1]] for c, path in enumerate(table.heads) if path and path[-1] in _LEVELS}
    return Stub(columns, labels, levels, codes, first_measure, bodies)
